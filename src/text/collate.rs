//! Sort keys for Vietnamese text: strings whose plain comparison, in Rust or in a column, is the order people expect.
//!
//! A key is ASCII for Vietnamese text and readable: a word is its letters (ă is `a{`, â is `a|`, đ is `d{`, ê is
//! `e{`, ô is `o{`, ơ is `o|`, ư is `u{`, so that each comes right after its base), a space, the digits of its tones,
//! a space. Thus letters decide first and tones second, word by word: An, Án, Anh, Ánh. Case and punctuation do not
//! count.

use std::sync::LazyLock;

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use super::clean::is_hidden;
use super::fold;
use super::letter::{Letter, Mark, Shape, Tone, letter, mark};

/// The order of people's names: given name (last word), then surname (first word), then the words between.
pub fn name_key(full_name: &str) -> String {
    let mut words = full_name.split_whitespace();
    let surname_and_given = (words.next(), words.next_back());
    let mut key = String::with_capacity(full_name.len() * 2);
    let mut push = |word| push_key(word, Numbers::AsText, &mut key);
    match surname_and_given {
        (Some(surname), Some(given)) => {
            push(given);
            push(surname);
        }
        (surname, _) => surname.into_iter().for_each(&mut push),
    }
    words.for_each(push);
    key
}

/// The order of a Vietnamese dictionary.
pub fn text_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len() * 2);
    push_key(text, Numbers::AsText, &mut key);
    key
}

/// The order of a dictionary with numbers as numbers: Tổ 2 before Tổ 10, and 2 before 2A before 12.
pub fn natural_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len() * 2);
    push_key(text, Numbers::AsNumbers, &mut key);
    key
}

/// What an area *is*, for comparing: `Tổ 5`, `tổ dân phố số 05`, `TDP5` give one key, `Khu phố 5` another.
///
/// The rest of the name is folded loosely, so that a list typed without marks names the same areas.
pub fn area_key(area: &str) -> String {
    let words = Word::all(area);
    let mut key = String::with_capacity(area.len());
    let mut rest = words.as_slice();
    while let [first, after_first @ ..] = rest {
        if !key.is_empty() {
            key.push(' ');
        }
        if let Some((kind, after)) = area_word(rest) {
            key.push_str(kind);
            rest = match after {
                [so, number, ..] if so.loose == "so" && number.is_number() => after.get(1..).unwrap_or_default(),
                _ => after,
            };
        } else {
            key.push_str(first.significant());
            rest = after_first;
        }
    }
    key
}

/// Whether a text begins with a word for a part of a ward (tổ, khu phố, thôn, ấp …), so that it can name an area.
///
/// Marks, where written, must be right: `To 5` and `TỔ 5` are areas, `Tờ 5` is a sheet of paper. Offices and papers
/// that begin alike are none: `Tổ trưởng`, `Tổ công tác`, `Bản sao`.
pub fn is_area_word(text: &str) -> bool {
    let words = Word::all(text);
    area_word(&words).is_some()
}

/// Appends a number so that longer ones sort after shorter ones: `2` → `02`, `12` → `112`. Leading zeros are dropped.
pub(crate) fn push_number(digits: &str, out: &mut String) {
    const LONGEST_STEP: usize = 9;
    let digits = digits.trim_start_matches('0');
    let digits = if digits.is_empty() { "0" } else { digits };
    let mut more = digits.len() - 1;
    while more >= LONGEST_STEP {
        out.push('9');
        more -= LONGEST_STEP;
    }
    out.extend(u32::try_from(more).ok().and_then(|more| char::from_digit(more, 10)));
    out.push_str(digits);
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Numbers {
    AsText,
    AsNumbers,
}

fn push_key(text: &str, numbers: Numbers, key: &mut String) {
    let mut writer = KeyWriter { key, numbers, tones: String::new(), number: String::new(), in_word: false };
    for c in text.chars() {
        writer.push(c);
    }
    writer.end_word();
}

struct KeyWriter<'a> {
    key: &'a mut String,
    numbers: Numbers,
    /// The digits of the tones of the word so far.
    tones: String,
    /// The digits of the number being read.
    number: String,
    in_word: bool,
}

impl KeyWriter<'_> {
    fn push(&mut self, c: char) {
        if c.is_ascii_digit() && self.numbers == Numbers::AsNumbers {
            self.in_word = true;
            self.number.push(c);
        } else if c.is_ascii_alphanumeric() {
            self.push_letter(c.to_ascii_lowercase());
        } else if let Some(Letter { base, shape, tone }) = letter(c) {
            self.push_letter(base);
            self.key.extend(after_base(base, shape));
            self.push_tone(tone);
        } else if c == '\'' || c == '’' || is_hidden(c) {
            // H'Hen is one word.
        } else if c.is_ascii() {
            self.end_word();
        } else {
            self.push_foreign(c);
        }
    }

    fn push_foreign(&mut self, c: char) {
        decompose_canonical(c, |c| match mark(c) {
            Some(Mark::Tone(tone)) => self.push_tone(tone),
            Some(Mark::Shape(shape)) => {
                let shaped = self.key.chars().next_back().and_then(|base| after_base(base, shape));
                self.key.extend(shaped);
            }
            None if is_combining_mark(c) => {}
            None if c.is_alphanumeric() => c.to_lowercase().for_each(|c| self.push_letter(c)),
            None => self.end_word(),
        });
    }

    fn push_letter(&mut self, c: char) {
        self.end_number();
        self.in_word = true;
        self.key.push(c);
    }

    fn push_tone(&mut self, tone: Tone) {
        if tone != Tone::Level {
            self.tones.extend(char::from_digit(tone.digit(), 10));
        }
    }

    fn end_number(&mut self) {
        if !self.number.is_empty() {
            push_number(&self.number, self.key);
            self.number.clear();
        }
    }

    fn end_word(&mut self) {
        self.end_number();
        if self.in_word {
            self.key.push(' ');
            self.key.push_str(if self.tones.is_empty() { "0" } else { &self.tones });
            self.key.push(' ');
        }
        self.tones.clear();
        self.in_word = false;
    }
}

/// What follows the base letter in a key, past `z`, to put the shaped letter right after its base.
const fn after_base(base: char, shape: Shape) -> Option<char> {
    Some(match (base, shape) {
        ('a', Shape::Breve) | ('d', Shape::Stroke) | ('e' | 'o', Shape::Circumflex) | ('u', Shape::Horn) => '{',
        ('a', Shape::Circumflex) | ('o', Shape::Horn) => '|',
        _ => return None,
    })
}

/// A word of an area's name, letters and digits apart (`TDP05` is two words).
struct Word {
    loose: String,
    strict: String,
}

impl Word {
    fn all(text: &str) -> Vec<Self> {
        let mut words = Vec::new();
        for spaced in text.split_whitespace() {
            let mut rest = spaced;
            while let Some(first) = rest.chars().next() {
                let is_digit = first.is_ascii_digit();
                let end = rest.find(|c: char| c.is_ascii_digit() != is_digit).unwrap_or(rest.len());
                let Some((run, after)) = rest.split_at_checked(end) else { break };
                words.extend(Self::of_run(run));
                rest = after;
            }
        }
        words
    }

    fn of_run(run: &str) -> impl Iterator<Item = Self> {
        run.split(|c: char| !c.is_alphanumeric() && !is_combining_mark(c) && !is_hidden(c))
            .map(|word| Self { loose: fold::loose(word), strict: fold::strict(word) })
            .filter(|word| !word.loose.is_empty())
    }

    /// Whether this is the wanted word: with marks it must have the same ones, without marks it may lack them.
    fn is(&self, wanted: &Self) -> bool {
        self.strict == wanted.strict || (self.strict == self.loose && self.loose == wanted.loose)
    }

    fn is_number(&self) -> bool {
        self.loose.starts_with(|c: char| c.is_ascii_digit())
    }

    /// The loose word; a number without its leading zeros.
    fn significant(&self) -> &str {
        match self.loose.trim_start_matches('0') {
            "" => "0",
            trimmed => trimmed,
        }
    }
}

/// Words for a part of a ward, and the key of their kind. Circular 04/2012/TT-BNV knows thôn and tổ dân phố and
/// lists most of the others as the local names of these two.
const AREA_WORDS: [(&str, &str); 29] = [
    ("tổ dân phố", "to"),
    ("tdp", "to"),
    ("tổ dp", "to"),
    ("tổ", "to"),
    ("khu phố", "khu pho"),
    ("kp", "khu pho"),
    ("khu dân cư", "khu dan cu"),
    ("kdc", "khu dan cu"),
    ("khu vực", "khu vuc"),
    ("kv", "khu vuc"),
    ("khu", "khu"),
    ("tiểu khu", "tieu khu"),
    ("cụm dân cư", "cum"),
    ("cụm", "cum"),
    ("khối phố", "khoi"),
    ("khối", "khoi"),
    ("phố", "pho"),
    ("thôn", "thon"),
    ("ấp", "ap"),
    ("khóm", "khom"),
    ("bản", "ban"),
    ("xóm", "xom"),
    ("buôn", "buon"),
    ("bon", "bon"),
    ("plei", "plei"),
    ("làng", "lang"),
    ("phum", "phum"),
    ("sóc", "soc"),
    ("đội", "doi"),
];

/// Offices and papers whose name begins with the word for an area.
const NO_AREAS: [&str; 17] = [
    "tổ trưởng",
    "tổ phó",
    "tổ viên",
    "tổ công tác",
    "tổ công nghệ",
    "thôn trưởng",
    "thôn phó",
    "ấp trưởng",
    "khu trưởng",
    "đội trưởng",
    "đội phó",
    "đội viên",
    "bản sao",
    "bản chính",
    "bản gốc",
    "bản đồ",
    "khối lượng",
];

/// The kind of the area word that the words begin with, the longest that fits, and the words after it.
fn area_word(words: &[Word]) -> Option<(&'static str, &[Word])> {
    static AREAS: LazyLock<Vec<(Vec<Word>, &str)>> =
        LazyLock::new(|| AREA_WORDS.map(|(words, kind)| (Word::all(words), kind)).into());
    static OTHERS: LazyLock<Vec<Vec<Word>>> = LazyLock::new(|| NO_AREAS.map(Word::all).into());

    if OTHERS.iter().any(|other| after_words(words, other).is_some()) {
        return None;
    }
    AREAS
        .iter()
        .filter_map(|(wanted, kind)| Some((*kind, after_words(words, wanted)?)))
        .min_by_key(|(_, after)| after.len())
}

/// The words after the wanted ones, if the words begin with them.
fn after_words<'a>(words: &'a [Word], wanted: &[Word]) -> Option<&'a [Word]> {
    let (begin, after) = words.split_at_checked(wanted.len())?;
    begin.iter().zip(wanted).all(|(word, wanted)| word.is(wanted)).then_some(after)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_order(key: fn(&str) -> String, in_order: &[&str]) {
        for pair in in_order.windows(2) {
            assert!(key(pair[0]) < key(pair[1]), "{} before {}: {} {}", pair[0], pair[1], key(pair[0]), key(pair[1]));
        }
    }

    #[test]
    fn the_alphabet() {
        let alphabet = "a ă â b c d đ e ê f g h i j k l m n o ô ơ p q r s t u ư v w x y z";
        check_order(text_key, &alphabet.split(' ').collect::<Vec<_>>());
    }

    #[test]
    fn tones_decide_after_letters_and_word_by_word() {
        check_order(text_key, &["ma", "mà", "mả", "mã", "má", "mạ", "mai"]);
        check_order(text_key, &["an", "án", "anh", "ánh", "ăn", "ân"]);
        check_order(text_key, &["Hoa Lan", "Hoa Mai", "Hòa An"]);
        assert_eq!(text_key("HOÀ"), text_key("hòa"));
        assert_eq!(text_key("Hue\u{323}\u{302}"), text_key("Huệ"));
        assert_eq!(text_key("mo\u{31B}\u{301}"), text_key("mớ"));
        assert_eq!(text_key("Lê - Na"), text_key("lê na"));
    }

    #[test]
    fn names_sort_by_given_name_then_surname_then_middle() {
        check_order(
            name_key,
            &[
                "An",
                "Đỗ An",
                "Đỗ Thị An",
                "Đỗ Văn An",
                "Lê Bá An",
                "Lê Văn Án",
                "Lê Văn Anh",
                "Lê Thị Ánh",
                "Vũ Văn Dần",
                "Đỗ Văn Đạt",
                "H'Hen Niê",
                "Lê Văn Ước",
            ],
        );
        assert_eq!(name_key(""), "");
        assert_eq!(name_key(" ĐỖ  VĂN BỐN "), name_key("Đỗ Văn Bốn"));
    }

    #[test]
    fn numbers_sort_as_numbers() {
        check_order(natural_key, &["Tổ 2", "Tổ 2A", "Tổ 2B", "Tổ 10", "Tổ 12"]);
        check_order(natural_key, &["2", "2A", "12", "12/5", "12/5A", "12/10", "100", "1234567890", "12345678901"]);
        check_order(natural_key, &["9", "Khu phố 1", "Tổ 1"]);
        assert_eq!(natural_key("Tổ 05"), natural_key("tổ 5"));
    }

    #[test]
    fn numbers_of_any_length_keep_their_order() {
        let keys: Vec<String> = (1..40).map(|length| natural_key(&"9".repeat(length))).collect();
        assert!(keys.is_sorted());
        assert!(natural_key("0") < natural_key("1") && natural_key("000") == natural_key("0"));
    }

    #[test]
    fn spellings_of_one_area_are_one() {
        for (same, area) in [
            (["tổ 5", "Tổ dân phố số 5", "TDP 05", "TỔ DÂN PHỐ 5", "to 5", "Tổ số 05", "TDP5"], "Tổ 5"),
            (["KP 3", "khu phố số 3", "KHU PHỐ 03", "KP3", "kp.3", "khu pho 3", "Khu phố: 3"], "Khu phố 3"),
            (
                ["KDC số 1", "khu dân cư 1", "KDC1", "KDC 01", "khu dan cu so 1", "KDC-1", "Khu Dân Cư 1"],
                "Khu dân cư 1",
            ),
            (
                ["thôn đông", "THÔN ĐÔNG", "Thon Dong", "Thôn  Đông ", "thôn Đông.", "Thôn-Đông", "Thôn Đông"],
                "Thôn Đông",
            ),
            (
                ["Tổ 5, KP 3", "TDP 5 - khu phố 3", "tổ 5 kp3", "Tổ 05 KP03", "to 5 kp 3", "TDP5 KP3", "Tổ 5/KP 3"],
                "Tổ 5 khu phố 3",
            ),
        ] {
            for spelling in same {
                assert_eq!(area_key(spelling), area_key(area), "{spelling}");
            }
        }
    }

    #[test]
    fn different_areas_stay_different() {
        let areas = [
            "Tổ 5",
            "Tổ 50",
            "Tổ 5A",
            "Khu phố 5",
            "Khu 5",
            "Khu dân cư 5",
            "Thôn 5",
            "Ấp 5",
            "Tổ 5 khu phố 3",
            "5",
            "",
        ];
        for (i, one) in areas.iter().enumerate() {
            for other in &areas[i + 1..] {
                assert_ne!(area_key(one), area_key(other), "{one} {other}");
            }
        }
    }

    #[test]
    fn area_words() {
        for text in [
            "Tổ 1",
            "TỔ DÂN PHỐ 3",
            "TDP05",
            "to dan pho 4",
            "Khu phố 2",
            "KP3",
            "Thôn Đông",
            "ấp Tân",
            "Khóm 4",
            "Bản Mới",
            "xóm Chùa",
            "Buôn Trấp",
            "Làng Hạ",
            "KDC số 2",
            "khu dân cư",
            "Khu 7",
            "Cụm 2",
            "Tiểu khu 9",
            "tổ: 5",
            "To\u{302}\u{309} 5",
        ] {
            assert!(is_area_word(text), "{text}");
        }
        for text in [
            "",
            "Tổng cộng",
            "Tờ 1",
            "Sheet1",
            "Danh sách",
            "Tô Hiến Thành",
            "Tổ trưởng",
            "Tổ công nghệ số",
            "Bản sao của Tổ 1",
            "Bảng 1",
            "Thống kê",
            "5",
            "Khương Hạ",
            "KPI",
        ] {
            assert!(!is_area_word(text), "{text}");
        }
    }
}
