//! Names of areas, the parts of a ward: which spellings mean the same one, and which texts name one at all.

use std::sync::LazyLock;

use unicode_normalization::char::is_combining_mark;

use super::clean::is_hidden;
use super::fold;
use super::slip::is_one_letter;

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

/// Whether two areas that are not the same may be meant to be: one is named without the word for its kind, or with
/// only a part of it (`1`, `Khu 1`, `Khu phố 1`), or a letter differs. Numbers have to be the same.
pub fn are_alike_areas(one: &str, other: &str) -> bool {
    let (one, other) = (area_key(one), area_key(other));
    if one.is_empty() || other.is_empty() || one == other {
        return false;
    }
    // What stands before the first number, and the rest.
    let (one, other): (Vec<&str>, Vec<&str>) = (one.split(' ').collect(), other.split(' ').collect());
    let is_number = |word: &&str| word.starts_with(|c: char| c.is_ascii_digit());
    let named = |words: &[&str]| words.iter().position(is_number).unwrap_or(words.len());
    let ((lead, rest), (other_lead, other_rest)) = (one.split_at(named(&one)), other.split_at(named(&other)));
    if rest != other_rest {
        return false;
    }
    let (short, long) = if lead.len() <= other_lead.len() { (lead, other_lead) } else { (other_lead, lead) };
    let has_something = !rest.is_empty() || !short.is_empty();
    if has_something && short.len() < long.len() && (long.starts_with(short) || long.ends_with(short)) {
        return true;
    }
    is_one_letter(lead.concat().as_bytes(), other_lead.concat().as_bytes())
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
const NO_AREAS: [&str; 19] = [
    "tổ trưởng",
    "tổ phó",
    "tổ viên",
    "tổ công tác",
    "tổ công nghệ",
    "tổ cấp",
    "tổ bầu cử",
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
    fn areas_that_may_be_meant_to_be_one() {
        for (one, other, expected) in [
            ("Tổ 1", "1", true),
            ("Khu 1", "Khu phố 1", true),
            ("Thôn Đông", "Đông", true),
            ("Thôn Đông", "Thôn Dôn", true),
            ("Tổ 1", "Tô 1", false),
            ("Tổ 1", "tổ dân phố 01", false),
            ("Tổ 1", "Tổ 10", false),
            ("Tổ 1", "Tổ 1A", false),
            ("Tổ 1", "Thôn 1", false),
            ("Thôn Đông", "Thôn Tây", false),
            ("Thôn Đông", "Thôn", true),
            ("Tổ 1", "", false),
            ("", "", false),
        ] {
            assert_eq!(are_alike_areas(one, other), expected, "{one} {other}");
            assert_eq!(are_alike_areas(other, one), expected, "{other} {one}");
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
            "Tổ cấp định danh lưu động",
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
