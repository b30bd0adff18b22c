//! Names typed all in capitals or all in small letters, put into name case.

/// Puts a name in name case, if it is all in capitals or all in small letters: `ĐỖ VĂN BỐN` → `Đỗ Văn Bốn`.
///
/// A name of both kinds of letters is kept as it is: its writer knew. After an apostrophe or a hyphen a new word
/// begins, as names of the Central Highlands need: `H'HEN NIÊ` → `H'Hen Niê`.
pub fn name_case(name: &str) -> String {
    let has_capitals = name.chars().any(char::is_uppercase);
    let has_small_letters = name.chars().any(char::is_lowercase);
    if has_capitals && has_small_letters {
        return name.to_owned();
    }

    let mut out = String::with_capacity(name.len());
    let mut at_start = true;
    for c in name.chars() {
        if at_start {
            out.extend(c.to_uppercase());
        } else {
            out.extend(c.to_lowercase());
        }
        at_start = begins_word_after(c);
    }
    out
}

fn begins_word_after(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\'' | '’' | '‘' | '`' | '-' | '.' | '(' | '/')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table() {
        for (name, expected) in [
            ("ĐỖ VĂN BỐN", "Đỗ Văn Bốn"),
            ("đỗ văn bốn", "Đỗ Văn Bốn"),
            ("H'Hen Niê", "H'Hen Niê"),
            ("H'HEN NIÊ", "H'Hen Niê"),
            ("k’brêl", "K’Brêl"),
            ("Y BLŬ", "Y Blŭ"),
            ("Đỗ văn BỐN", "Đỗ văn BỐN"),
            ("LÊ THỊ A", "Lê Thị A"),
            ("nguye\u{302}\u{303}n (tý)", "Nguye\u{302}\u{303}n (Tý)"),
            ("MA-RI-A", "Ma-Ri-A"),
            ("12", "12"),
            ("", ""),
        ] {
            assert_eq!(name_case(name), expected);
        }
    }
}
