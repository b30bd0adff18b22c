//! An address taken apart: the street, the area, and the numbers on the way from the street to the door.
//!
//! The text becomes tokens (words, paths like `131/9/2`, breaks); a reader goes over them once and lets each word say
//! what the next ones are.

use unicode_normalization::char::is_combining_mark;

use crate::text::fold;

/// An address taken apart.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Address {
    /// The street, folded; behind it the named alley or block on it. Empty if there is none.
    pub street: String,
    /// The first area named, folded.
    pub area: String,
    /// From the outermost alley to the door.
    pub path: Vec<Number>,
}

impl Address {
    /// Takes an address apart; whatever stands there, something comes out.
    pub fn read(text: &str) -> Self {
        let tokens = tokens(text);
        let mut reader = Reader::default();
        let mut rest = tokens.as_slice();
        while let [token, after @ ..] = rest {
            reader.read(token, after.first());
            rest = after;
        }
        reader.finish()
    }
}

/// A number of a house or an alley: `12`, `5A`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Number {
    /// Without leading zeros.
    pub digits: String,
    /// Small letters and digits.
    pub suffix: String,
}

/// What kind of number a word announces, from the street to the door; their order is the order of the path.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Level {
    /// `ngõ`, `kiệt`.
    Alley,
    /// `ngách`, an alley off an alley.
    SideAlley,
    /// `hẻm`: the alley of the South, and in the North the third after `ngõ` and `ngách`.
    Lane,
    /// `số`, `nhà`, or no word.
    House,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Meaning {
    Number(Level),
    /// `đường`, `phố`: the name of the street follows.
    Street,
    /// A road with a number for its name, written short: `QL5`.
    Road(&'static str),
    /// `tổ`, `thôn`, `phường`: neither its number nor its name is of the street.
    Area,
    Name,
}

/// What a word means, by its strict key. With marks it must have the right ones: the street of Tô Hiến Thành is no
/// tổ, that of Ngô Gia Tự no ngõ. Without marks it counts only where no proper name is spelt like that (Quan Nhân).
fn meaning(strict: &str) -> Meaning {
    match strict {
        "sô4" | "so" | "nha1" | "nha" | "sn" => Meaning::Number(Level::House),
        "ngo3" | "ngo" | "kiêt5" | "kiet" => Meaning::Number(Level::Alley),
        "ngach4" | "ngach" => Meaning::Number(Level::SideAlley),
        "hem2" | "hem" => Meaning::Number(Level::Lane),
        "đương1" | "duong" | "phô4" | "pho" | "đ" => Meaning::Street,
        "ql" => Meaning::Road("quoc lo"),
        "tl" => Meaning::Road("tinh lo"),
        "tô2" | "to" | "tdp" | "khu" | "kp" | "kdc" | "thôn" | "thon" | "âp4" | "ap" | "khom4" | "khom" | "ban2"
        | "xom4" | "xom" | "buôn" | "buon" | "lang1" | "cum5" | "khôi4" | "khoi" | "phương1" | "phuong" | "p"
        | "xa3" | "quân5" | "q" | "huyên5" | "tinh2" | "tp" | "tx" => Meaning::Area,
        _ => Meaning::Name,
    }
}

/// What the words so far say the next ones are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Expecting {
    Number(Level),
    Street,
    Area,
    /// A second area, or what follows the street after a comma: of no use for the walk.
    Nothing,
}

struct Reader {
    street: String,
    /// What was named before the street: an alley with a name, a block of flats.
    on_street: String,
    area: String,
    groups: Vec<(Level, Vec<Number>)>,
    expecting: Expecting,
    /// The strict key of the word before, empty after anything else.
    previous: String,
    after_number: bool,
}

impl Default for Reader {
    fn default() -> Self {
        Self {
            street: String::new(),
            on_street: String::new(),
            area: String::new(),
            groups: Vec::new(),
            expecting: Expecting::Number(Level::House),
            previous: String::new(),
            after_number: false,
        }
    }
}

impl Reader {
    fn read(&mut self, token: &Token, next: Option<&Token>) {
        let after_number = std::mem::take(&mut self.after_number);
        match token {
            Token::Break => {
                self.previous.clear();
                self.expecting =
                    if self.street.is_empty() { Expecting::Number(Level::House) } else { Expecting::Nothing };
            }
            Token::Path { numbers, is_alley } => {
                self.previous.clear();
                self.read_path(numbers, *is_alley);
            }
            Token::Word(word) => {
                let strict = fold::strict(word);
                if !(after_number && self.read_suffix(&strict)) {
                    self.read_word(word, &strict, next);
                }
                self.previous = strict;
            }
        }
    }

    fn read_path(&mut self, numbers: &[Number], is_alley: bool) {
        let names_street = matches!(self.street.as_str(), "" | "so") || self.street.ends_with(" lo");
        let level = match self.expecting {
            Expecting::Area => return push_name(&mut self.area, &written(numbers)),
            // The street of 3/2, road number 5.
            Expecting::Street if names_street || !self.groups.is_empty() => {
                return push_name(&mut self.street, &written(numbers));
            }
            Expecting::Nothing if !self.groups.is_empty() => return,
            Expecting::Number(Level::House) | Expecting::Street | Expecting::Nothing if is_alley => Level::Alley,
            Expecting::Number(level) => level,
            Expecting::Street | Expecting::Nothing => Level::House,
        };
        self.groups.push((level, numbers.to_vec()));
        self.expecting = Expecting::Number(Level::House);
        self.after_number = true;
    }

    /// The letter of a house number written apart: `12 A`, `12 bis`.
    fn read_suffix(&mut self, strict: &str) -> bool {
        let is_suffix = is_suffix(strict) && meaning(strict) == Meaning::Name;
        match self.groups.last_mut().and_then(|(_, numbers)| numbers.last_mut()) {
            Some(number) if is_suffix && number.suffix.is_empty() => strict.clone_into(&mut number.suffix),
            _ => return false,
        }
        true
    }

    fn read_word(&mut self, word: &str, strict: &str, next: Option<&Token>) {
        let names_street = self.expecting == Expecting::Street && self.street.is_empty();
        match meaning(strict) {
            _ if names_street => self.read_name(word),
            // Hàng Đường, Đình Thôn: a word with nothing behind it announces nothing.
            Meaning::Street | Meaning::Road(_) | Meaning::Area if matches!(next, Some(Token::Break) | None) => {
                self.read_name(word);
            }
            // Khu phố, tổ dân phố, thành phố are no streets.
            Meaning::Street
                if matches!(self.previous.as_str(), "khu" | "khôi4" | "khoi" | "dân" | "dan" | "thanh1") =>
            {
                self.read_name(word);
            }
            Meaning::Street => {
                self.expecting = Expecting::Street;
                push_name(&mut self.on_street, &std::mem::take(&mut self.street));
            }
            Meaning::Road(name) => {
                self.expecting = Expecting::Street;
                push_name(&mut self.street, name);
            }
            Meaning::Area => {
                self.expecting = if self.area.is_empty() { Expecting::Area } else { Expecting::Nothing };
                self.read_name(word);
            }
            Meaning::Number(level) if is_number(next) => self.expect_number(level),
            Meaning::Number(_) | Meaning::Name => self.read_name(word),
        }
    }

    fn expect_number(&mut self, level: Level) {
        let previous = meaning(&self.previous);
        let numbers_area = matches!(self.expecting, Expecting::Area | Expecting::Nothing)
            && (matches!(previous, Meaning::Area | Meaning::Street) || self.previous == "cư");
        let numbers_alley = matches!(self.expecting, Expecting::Number(Level::Alley | Level::SideAlley | Level::Lane));
        // `tổ số 5`, `hẻm số 5`: the word before says what is numbered.
        if level != Level::House || !(numbers_area || numbers_alley) {
            self.expecting = Expecting::Number(level);
        }
    }

    fn read_name(&mut self, word: &str) {
        let name = match self.expecting {
            Expecting::Nothing => return,
            Expecting::Area => &mut self.area,
            Expecting::Street | Expecting::Number(_) => {
                self.expecting = Expecting::Street;
                &mut self.street
            }
        };
        push_name(name, &fold::loose(word));
    }

    fn finish(mut self) -> Address {
        push_name(&mut self.street, &self.on_street);
        self.groups.sort_by_key(|&(level, _)| level);
        let mut path = Vec::new();
        for (_, numbers) in self.groups {
            // `ngách 34/12 ngõ 34` says the alley twice.
            if numbers.len() > path.len() && numbers.starts_with(&path) {
                path.clear();
            }
            path.extend(numbers);
        }
        Address { street: self.street, area: self.area, path }
    }
}

/// Whether a number comes next, perhaps after a second word for it (`số nhà 12`, `hẻm số 5`).
fn is_number(next: Option<&Token>) -> bool {
    match next {
        Some(Token::Path { .. }) => true,
        Some(Token::Word(word)) => meaning(&fold::strict(word)) == Meaning::Number(Level::House),
        Some(Token::Break) | None => false,
    }
}

fn is_suffix(folded: &str) -> bool {
    matches!(folded, "bis" | "ter") || matches!(folded.as_bytes(), [b'a'..=b'z'])
}

fn push_name(name: &mut String, word: &str) {
    if !name.is_empty() && !word.is_empty() {
        name.push(' ');
    }
    name.push_str(word);
}

fn written(numbers: &[Number]) -> String {
    numbers.iter().map(|number| format!("{}{}", number.digits, number.suffix)).collect::<Vec<_>>().join(" ")
}

#[derive(Debug)]
enum Token<'a> {
    Word(&'a str),
    /// `131/9/2`, `5A`.
    Path {
        numbers: Vec<Number>,
        /// It began with the letter of an alley: `K123/45`.
        is_alley: bool,
    },
    /// A comma, a bracket, a dash: what was begun ends.
    Break,
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if let Some((numbers, after)) = path(rest) {
            tokens.push(Token::Path { numbers, is_alley: false });
            rest = after;
        } else if let (word, after) = split_at_end(rest, is_of_word)
            && !word.is_empty()
        {
            rest = after;
            match path(after) {
                Some((numbers, after)) if is_alley_letter(word) => {
                    tokens.push(Token::Path { numbers, is_alley: true });
                    rest = after;
                }
                _ => tokens.push(Token::Word(word)),
            }
        } else {
            rest = rest.strip_prefix(first).unwrap_or_default();
            let is_dash = matches!(first, '-' | '–' | '—') && rest.starts_with(char::is_whitespace);
            if is_dash || matches!(first, ',' | ';' | '(' | ')' | '\n') {
                tokens.push(Token::Break);
            }
        }
    }
    tokens
}

/// Reads `131/9/2` or `123/H4/5A` from the start of a text; of `12-14` the first number.
fn path(text: &str) -> Option<(Vec<Number>, &str)> {
    let (first, mut rest) = number(text)?;
    let mut numbers = vec![first];
    while let Some((number, after)) = rest.strip_prefix('/').and_then(inner_number) {
        numbers.push(number);
        rest = after;
    }
    let goes_on = rest.strip_prefix(['-', '+']).is_some_and(|after| after.starts_with(|c: char| c.is_ascii_digit()));
    if goes_on {
        rest = split_at_end(rest, |c| !c.is_whitespace() && !matches!(c, ',' | ';' | ')')).1;
    }
    Some((numbers, rest))
}

/// A number inside a path, where a letter may stand before it: of an alley (`H4`) or of a block (`B4`).
fn inner_number(text: &str) -> Option<(Number, &str)> {
    let (letter, after) = split_at_end(text, is_of_word);
    let (mut number, rest) = number(after)?;
    let folded = fold::loose(letter);
    match letter {
        "" => {}
        _ if is_alley_letter(letter) => {}
        _ if is_suffix(&folded) => number.suffix.insert_str(0, &folded),
        _ => return None,
    }
    Some((number, rest))
}

/// `12`, `5A`, `12bis`, `12B2`.
fn number(text: &str) -> Option<(Number, &str)> {
    let (digits, rest) = split_at_end(text, |c| c.is_ascii_digit());
    if digits.is_empty() {
        return None;
    }
    let mut number = Number { digits: digits.trim_start_matches('0').to_owned(), suffix: String::new() };
    let (letters, after) = split_at_end(rest, is_of_word);
    let folded = fold::loose(letters);
    if !is_suffix(&folded) {
        return Some((number, rest));
    }
    let (more_digits, rest) = split_at_end(after, |c| c.is_ascii_digit());
    number.suffix = folded + more_digits;
    Some((number, rest))
}

fn is_alley_letter(word: &str) -> bool {
    matches!(word, "K" | "k" | "H" | "h")
}

fn is_of_word(c: char) -> bool {
    c.is_alphabetic() || is_combining_mark(c)
}

fn split_at_end(text: &str, is_inside: impl Fn(char) -> bool) -> (&str, &str) {
    let end = text.find(|c| !is_inside(c)).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(address: &str, place: &str, path: &str) {
        let Address { street, area, path: numbers } = Address::read(address);
        let shown = if street.is_empty() { area } else { street };
        assert_eq!((shown.as_str(), written(&numbers).as_str()), (place, path), "{address}");
    }

    #[test]
    fn the_three_ways_of_writing() {
        for address in [
            "Số 8 ngách 9 ngõ 647 phố K",
            "647/9/8 đường K",
            "K647/9/8 đường K",
            "K647/H9/8 đường K",
            "số nhà 8, ngách 9, ngõ 647, phố K",
            "Số 8 ngách 647/9 ngõ 647 phố K",
            "8 ngách 647/9 phố K",
            "ngõ 647 ngách 9 số 8 phố K",
            "SN 8 NGACH 9 NGO 647 PHO K",
            "hẻm 647/9 số 8 đường K",
            "kiệt 647/9/8 đường K",
            "Phố K, ngõ 647, ngách 9, số 8",
            "nhà số 08 ngách 09 ngõ 647 phố K, phường Mẫu, Hải Phòng",
        ] {
            check(address, "k", "647 9 8");
        }
    }

    #[test]
    fn houses() {
        check("Số 12/5A ngõ 34", "", "34 12 5a");
        check("131/9/2 đường H", "h", "131 9 2");
        check("K45/3 Trần Phú", "tran phu", "45 3");
        check("Số 198C Nguyễn Huệ", "nguyen hue", "198c");
        check("198 C Nguyễn Huệ", "nguyen hue", "198c");
        check("12bis Trần Phú", "tran phu", "12bis");
        check("12 bis Trần Phú", "tran phu", "12bis");
        check("Số 12", "", "12");
        check("12-14 Trần Phú", "tran phu", "12");
        check("12 - Trần Phú", "tran phu", "12");
        check("Trần Phú, 12", "tran phu", "12");
        check("12/B4 Trần Phú", "tran phu", "12 4b");
        check("Số 5 ngõ Chùa", "ngo chua", "5");
        check("Số 5 ngõ Chùa đường Trần Phú", "tran phu ngo chua", "5");
    }

    #[test]
    fn numbers_of_streets_and_areas_are_no_house_numbers() {
        check("Số 12 đường 30/4", "30 4", "12");
        check("đường số 7", "so 7", "");
        check("Số 12 đường số 7", "so 7", "12");
        check("Số 12 quốc lộ 5", "quoc lo 5", "12");
        check("Quốc lộ 5, số 12", "quoc lo 5", "12");
        check("12 QL5A", "quoc lo 5a", "12");
        check("Số 12 Trần Phú, tổ 5, khu phố 3", "tran phu", "12");
        check("Số 12 Trần Phú tổ dân phố số 5 phường 7", "tran phu", "12");
        check("Tổ 5, số 12 Trần Phú", "tran phu", "12");
        check("Số 12 tổ 5", "to 5", "12");
        check("Tổ 5 số 12", "to 5", "12");
        check("Thôn Đông", "thon dong", "");
        check("Số 3 xóm Chùa, thôn Đông", "xom chua", "3");
        check("Khu phố 3", "khu pho 3", "");
        check("", "", "");
        check(" , - ", "", "");
    }

    #[test]
    fn streets_that_begin_like_an_area_or_an_alley() {
        check("Số 12 Tô Hiến Thành", "to hien thanh", "12");
        check("So 12 To Hien Thanh", "to hien thanh", "12");
        check("Số 134 Ngô Gia Tự", "ngo gia tu", "134");
        check("So 134 Ngo Gia Tu", "ngo gia tu", "134");
        check("Số 216 ngõ 134 Ngô Gia Tự", "ngo gia tu", "134 216");
        check("Số 2 Quan Nhân", "quan nhan", "2");
        check("Số 2 Hàng Đường", "hang duong", "2");
        check("Số 2 Hàng Đường, phường Mẫu", "hang duong", "2");
        check("Số 2 Đình Thôn", "dinh thon", "2");
        check("Số 2 phố Làng Hạ", "lang ha", "2");
        check("Số 2 Phó Đức Chính", "pho duc chinh", "2");
    }
}
