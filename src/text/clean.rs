//! What text must be before it is stored: NFC, and free of characters that nobody sees or that steer a screen.
//!
//! Decode old font encodings before cleaning: the ư of TCVN3 is a soft hyphen, and broken UTF-8 is full of C1
//! controls (domain notes, section 7).

use std::fmt::Write as _;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The most combining marks that one letter keeps. Vietnamese needs two (ệ); more than three is vandalism that
/// spills over the lines of a screen.
const MAX_MARKS: usize = 3;

/// Text fit to be stored.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Cleaned {
    /// The text: NFC, single spaces, no hidden characters.
    pub text: String,
    /// Whether anything but white space was taken out.
    pub removed_controls: bool,
}

/// Cleans a text from outside.
///
/// White space of any kind (tab, line break, no-break space) becomes one space and the ends are trimmed, which is
/// no fault. Controls, marks of direction, zero-width characters, soft hyphens, tags, variation selectors and the
/// fourth and later combining marks on a letter are taken out, which is reported. Letters that only look like Đ
/// (`Ð` of Icelandic, `Ɖ` of Ewe) become Đ.
pub fn clean(raw: &str) -> Cleaned {
    let mut cleaned = Cleaned { text: String::with_capacity(raw.len()), removed_controls: false };
    if raw.chars().all(is_settled) {
        push_words(raw.chars(), &mut cleaned.text);
        return cleaned;
    }

    let hidden = raw.chars().any(is_hidden);
    let mut marks = 0;
    let mut dropped_mark = false;
    let kept = raw.chars().filter(|&c| !is_hidden(c)).map(mended).nfd().filter(|&c| {
        marks = if is_combining_mark(c) { marks + 1 } else { 0 };
        dropped_mark |= marks > MAX_MARKS;
        marks <= MAX_MARKS
    });
    push_words(kept.nfc(), &mut cleaned.text);
    cleaned.removed_controls = hidden || dropped_mark;
    cleaned
}

/// Shows what [`clean`] would take out, as `‹U+202E›`; other white space than the space is shown too.
pub fn visible(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut marks = 0;
    for c in raw.chars() {
        marks = if is_combining_mark(c) { marks + 1 } else { 0 };
        let shown = !is_hidden(c) && marks <= MAX_MARKS && (c == ' ' || !c.is_whitespace());
        if shown {
            out.push(c);
        } else {
            // Writing into a string cannot fail.
            let _ = write!(out, "‹U+{:04X}›", u32::from(c));
        }
    }
    out
}

/// Whether nobody sees the character, or it moves others about: never part of a name or an address.
pub(super) const fn is_hidden(c: char) -> bool {
    // White space that happens to be a control is white space.
    let control = matches!(c, '\0'..='\u{8}' | '\u{E}'..='\u{1F}' | '\u{7F}'..='\u{9F}');
    // Soft hyphen, combining grapheme joiner, fillers of Hangul and Mongolian.
    let filler =
        matches!(c, '\u{AD}' | '\u{34F}' | '\u{115F}' | '\u{1160}' | '\u{180B}'..='\u{180F}' | '\u{3164}' | '\u{FFA0}');
    // Zero-width characters, marks of direction, invisible operators.
    let invisible = matches!(c, '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}');
    // Variation selectors, annotations, and the plane of tags.
    let annotation = matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}');
    control || filler || invisible || annotation
}

/// Characters that cleaning leaves as they are, one by one and next to each other: the fast way for nearly all.
const fn is_settled(c: char) -> bool {
    matches!(c, '\t'..='\r' | ' '..='~' | '\u{A0}'..='\u{AC}' | '\u{AE}'..='\u{CF}' | '\u{D1}'..='\u{EF}'
        | '\u{F1}'..='\u{188}' | '\u{1EA0}'..='\u{1EF9}' | '\u{2010}'..='\u{2027}')
}

/// The Đ or đ that a letter only looks like; any other character as it is.
pub(super) const fn mended(c: char) -> char {
    match c {
        '\u{D0}' | '\u{189}' => 'Đ',
        '\u{F0}' | '\u{256}' => 'đ',
        _ => c,
    }
}

fn push_words(chars: impl Iterator<Item = char>, out: &mut String) {
    let mut gap = false;
    for c in chars {
        if c.is_whitespace() {
            gap = !out.is_empty();
            continue;
        }
        if gap {
            out.push(' ');
            gap = false;
        }
        out.push(c);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::is_nfc;

    use super::*;

    fn check(raw: &str, text: &str, removed_controls: bool) {
        assert_eq!(clean(raw), Cleaned { text: text.to_owned(), removed_controls }, "{raw:?}");
    }

    #[test]
    fn good_text_stays() {
        for text in ["", "Nguyễn Văn An", "Số 12/5A ngõ 34", "H'Hen Niê", "Y Blŭ", "中文", "№ 5 – “K”"]
        {
            check(text, text, false);
        }
    }

    #[test]
    fn white_space_becomes_single_spaces() {
        check("  Lê\u{A0}\u{A0}Thị \t Na \r\n", "Lê Thị Na", false);
        check("a\nb\u{3000}c\u{2028}d", "a b c d", false);
        check(" \t ", "", false);
    }

    #[test]
    fn decomposed_text_is_composed() {
        check("Nguye\u{302}\u{303}n", "Nguyễn", false);
        check("Vu\u{303} Thị Hue\u{323}\u{302}", "Vũ Thị Huệ", false);
    }

    #[test]
    fn hidden_characters_go_and_are_reported() {
        for hidden in [
            '\0',
            '\u{7}',
            '\u{1B}',
            '\u{7F}',
            '\u{85}',
            '\u{9B}',
            '\u{AD}',
            '\u{61C}',
            '\u{200B}',
            '\u{200D}',
            '\u{200E}',
            '\u{202E}',
            '\u{2060}',
            '\u{2066}',
            '\u{2069}',
            '\u{FEFF}',
            '\u{FE0F}',
            '\u{E0041}',
            '\u{E0100}',
        ] {
            check(&format!("{hidden}Lê {hidden}Na"), "Lê Na", true);
        }
    }

    #[test]
    fn a_pile_of_marks_is_cut() {
        check(&format!("Lan{}", "\u{301}".repeat(40)), "Lań\u{301}\u{301}", true);
        check("ệ\u{301}", "ệ\u{301}", false);
    }

    #[test]
    fn letters_that_look_like_d_with_a_stroke_are_mended() {
        check("Ðỗ Thị Ðào", "Đỗ Thị Đào", false);
        check("ðỗ Ɖ ɖ Đ đ", "đỗ Đ đ Đ đ", false);
    }

    #[test]
    fn hidden_characters_can_be_shown() {
        assert_eq!(visible("Lê\u{202E}Na\tB"), "Lê‹U+202E›Na‹U+0009›B");
        assert_eq!(visible("Lê Na"), "Lê Na");
        assert_eq!(visible("n\u{E0041}"), "n‹U+E0041›");
    }

    proptest! {
        #[test]
        fn cleaning_twice_is_cleaning_once(raw in "\\PC{0,20}|[ \\ta-cệđÐ\u{301}\u{323}\u{202E}\u{AD}\u{A0}\u{34F}]{0,20}") {
            let once = clean(&raw);
            prop_assert!(is_nfc(&once.text));
            prop_assert!(!once.text.chars().any(is_hidden));
            prop_assert_eq!(clean(&once.text), Cleaned { text: once.text.clone(), removed_controls: false });
        }
    }
}
