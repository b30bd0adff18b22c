//! Capitals of TCVN3: its toned letters are small ones, and the font or the letters around them say what they were.

/// What the letters of a text or a column are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Capitals {
    /// All are capitals: the font draws them so.
    All,
    /// Every word begins with one, as in names.
    Names,
    /// Some words may be in capitals altogether.
    Words,
}

/// Puts capitals back into a text that was decoded from TCVN3.
///
/// A word whose other letters are capitals is one of capitals. In a column of names the first letter of a word is a
/// capital, unless another word of the same name begins with a small one.
pub fn restore(text: &str, capitals: Capitals) -> String {
    if capitals == Capitals::All {
        return text.to_uppercase();
    }
    let begins_small =
        text.split(is_gap).filter_map(|word| word.chars().next()).any(|c| c.is_lowercase() && is_told(c));
    let is_shouted = text.chars().filter(|c| is_told(*c)).all(char::is_uppercase)
        && text.chars().filter(|c| is_told(*c)).count() >= FEWEST_CAPITALS;
    let begins_large = capitals == Capitals::Names && !begins_small;
    let mut out = String::with_capacity(text.len());
    for part in text.split_inclusive(is_gap) {
        let told = || part.chars().filter(|c| is_told(*c));
        let is_large = told().count() >= 2 && told().all(char::is_uppercase);
        match part.chars().next() {
            _ if is_large || is_shouted && has_capital_or_nothing(part) => out.push_str(&part.to_uppercase()),
            Some(first) if begins_large => {
                out.extend(first.to_uppercase());
                out.extend(part.chars().skip(1));
            }
            Some(_) | None => out.push_str(part),
        }
    }
    out
}

/// From so many capitals and no small letter a text is taken to be in capitals.
const FEWEST_CAPITALS: usize = 4;

fn has_capital_or_nothing(word: &str) -> bool {
    word.chars().filter(|c| is_told(*c)).all(char::is_uppercase)
}

/// How a column writes its words, counted from its texts as they were decoded.
#[derive(Clone, Copy, Default, Debug)]
pub struct Style {
    large: u32,
    small: u32,
    texts: u32,
    with_digits: u32,
}

impl Style {
    /// Counts a text.
    pub fn add(&mut self, text: &str) {
        self.texts += 1;
        self.with_digits += u32::from(text.bytes().any(|byte| byte.is_ascii_digit()));
        for first in text.split(is_gap).filter_map(|word| word.chars().next()).filter(|c| is_told(*c)) {
            if first.is_uppercase() { self.large += 1 } else { self.small += 1 }
        }
    }

    /// What the column's words are: of names nearly all begin with a capital, and hardly any has a digit.
    pub fn capitals(self) -> Capitals {
        let is_of_names = self.large > 0 && self.small * 10 <= self.large && self.with_digits * 10 <= self.texts;
        if is_of_names { Capitals::Names } else { Capitals::Words }
    }
}

fn is_gap(c: char) -> bool {
    !c.is_alphabetic()
}

/// Whether TCVN3 tells the case of a letter: of all that bear no tone.
fn is_told(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c.to_lowercase().next(), Some('ă' | 'â' | 'đ' | 'ê' | 'ô' | 'ơ' | 'ư'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_are_put_back() {
        for (text, capitals, expected) in [
            ("Nguyễn Thị ánh", Capitals::Names, "Nguyễn Thị Ánh"),
            ("nguyễn thị ánh", Capitals::Names, "nguyễn thị ánh"),
            ("ái ánh", Capitals::Names, "Ái Ánh"),
            ("NGUYễN THị ý", Capitals::Names, "NGUYỄN THỊ Ý"),
            ("Đỗ Hà", Capitals::Names, "Đỗ Hà"),
            ("Ngõ 12 ấp ánh Sáng", Capitals::Words, "Ngõ 12 ấp ánh Sáng"),
            ("SỐ 5 PHƯờNG CáT BI", Capitals::Words, "SỐ 5 PHƯỜNG CÁT BI"),
            ("nguyễn văn an", Capitals::All, "NGUYỄN VĂN AN"),
            ("", Capitals::Names, ""),
        ] {
            assert_eq!(restore(text, capitals), expected);
        }
    }

    #[test]
    fn names_are_told_from_other_texts() {
        let style = |texts: &[&str]| {
            let mut style = Style::default();
            texts.iter().for_each(|text| style.add(text));
            style.capitals()
        };
        assert_eq!(style(&["Đỗ Văn Một", "Lê ánh", "Trần Thị ý"]), Capitals::Names);
        assert_eq!(style(&["Số 5 ngõ 4 Trần Phú", "Số 8 ngõ 4"]), Capitals::Words);
        assert_eq!(style(&["chưa có ĐT", "đi vắng"]), Capitals::Words);
        assert_eq!(style(&[]), Capitals::Words);
    }
}
