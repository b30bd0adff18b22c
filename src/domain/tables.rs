//! The tables that are built into the program: tab-separated text under `assets/tables/`, a heading line first.

/// Codes of provinces in personal numbers: code, name.
pub const PROVINCES: &str = include_str!("../../assets/tables/provinces.tsv");

/// Prefixes of the 11-digit mobile numbers and what they became in 2018: old prefix, new prefix, network.
pub const PHONE_PREFIX_2018: &str = include_str!("../../assets/tables/phone_prefix_2018.tsv");

/// The rows of a table without its heading, each as its first `N` cells; cells that a row lacks are empty.
pub fn rows<const N: usize>(table: &str) -> impl Iterator<Item = [&str; N]> {
    table.lines().skip(1).filter(|line| !line.trim().is_empty()).map(|line| {
        let mut cells = line.split('\t');
        std::array::from_fn(|_| cells.next().unwrap_or_default().trim())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_read_as_cells() {
        let table = "code\tname\tnote\r\n001\tHà Nội\t\r\n\r\n002\tHà Giang\tnorth\textra\r\n003";
        assert_eq!(
            rows(table).collect::<Vec<[&str; 3]>>(),
            [["001", "Hà Nội", ""], ["002", "Hà Giang", "north"], ["003", "", ""]]
        );
        assert_eq!(rows::<2>("").count(), 0);
    }

    #[test]
    fn the_built_in_tables_are_whole() {
        assert_eq!(rows::<2>(PROVINCES).filter(|[code, name]| code.len() == 3 && !name.is_empty()).count(), 63);
        assert!(
            rows::<2>(PHONE_PREFIX_2018).all(|[old, new]| old.starts_with("01") && old.len() == 4 && new.len() == 3)
        );
        assert_eq!(rows::<2>(PHONE_PREFIX_2018).count(), 21);
    }
}
