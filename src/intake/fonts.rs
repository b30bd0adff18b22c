//! Fonts that tell an old Vietnamese encoding: `.VnTime` shows TCVN3 (ABC), `VNI-Times` shows VNI. What the texts of
//! such columns say is decided elsewhere; here it is only told which columns are written in them.

use std::collections::BTreeMap;

use super::limits;

/// Whether the texts of a font may be in an old encoding, by its name.
pub(super) fn is_old(name: &str) -> bool {
    const BEGINNINGS: [&str; 6] = [".vn", "vni", "vn-", "vn ", "vi ", "vps"];
    let name = name.trim().to_lowercase();
    BEGINNINGS.iter().any(|beginning| name.starts_with(beginning))
}

/// Counts in which font the texts of each column are written.
#[derive(Default)]
pub(super) struct FontVotes {
    columns: BTreeMap<u32, BTreeMap<Option<String>, u32>>,
}

impl FontVotes {
    /// A text cell of a column; its font counts only if it is an old one.
    pub(super) fn add(&mut self, column: u32, font: Option<&str>) {
        if column >= limits::COLUMNS {
            return;
        }
        let font = font.filter(|name| is_old(name)).map(str::to_owned);
        *self.columns.entry(column).or_default().entry(font).or_default() += 1;
    }

    /// The columns of which most texts are written in one old font.
    pub(super) fn elected(self) -> Vec<(u32, String)> {
        let most = |fonts: BTreeMap<Option<String>, u32>| fonts.into_iter().max_by_key(|(_, count)| *count)?.0;
        self.columns.into_iter().filter_map(|(column, fonts)| Some((column, most(fonts)?))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_fonts_by_their_names() {
        for (name, expected) in [
            (".VnTime", true),
            (".VNARIALH", true),
            ("VNI-Times", true),
            ("VN-Arial", true),
            ("VI Times", true),
            ("VPS Helv", true),
            ("Times New Roman", false),
            ("Vivaldi", false),
            ("Verdana", false),
            ("", false),
        ] {
            assert_eq!(is_old(name), expected, "{name}");
        }
    }

    #[test]
    fn most_texts_of_a_column_decide() {
        let mut votes = FontVotes::default();
        for (column, font, count) in [
            (0, Some(".VnTime"), 5),
            (0, Some("Calibri"), 2),
            (0, None, 2),
            (1, Some(".VnTime"), 2),
            (1, Some("Arial"), 3),
            (2, Some("VNI-Times"), 1),
            (limits::COLUMNS, Some(".VnTime"), 9),
        ] {
            (0..count).for_each(|_| votes.add(column, font));
        }
        assert_eq!(votes.elected(), [(0, ".VnTime".to_owned()), (2, "VNI-Times".to_owned())]);
    }
}
