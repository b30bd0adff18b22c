//! The Vietnamese alphabet: each letter as its base, its shape (ă â đ ê ô ơ ư) and its tone.
//!
//! Tones stand in the order of Vietnamese dictionaries: ngang, huyền, hỏi, ngã, sắc, nặng. Their place in that
//! order is also the digit that keys use for them, so that one number serves searching and sorting.

/// What makes ă, â, đ, ê, ô, ơ and ư letters of their own.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Shape {
    Plain,
    Breve,
    Circumflex,
    Horn,
    Stroke,
}

/// The tone of a syllable (thanh điệu), in dictionary order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Tone {
    Level,
    Falling,
    Dipping,
    Creaky,
    Rising,
    Heavy,
}

impl Tone {
    const ALL: [Self; 6] = [Self::Level, Self::Falling, Self::Dipping, Self::Creaky, Self::Rising, Self::Heavy];

    /// The digit of the tone in a key, 0 for the level tone.
    pub(super) const fn digit(self) -> u32 {
        self as u32
    }
}

/// A letter taken apart; its case is gone.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Letter {
    /// The base letter, a lower-case ASCII one.
    pub base: char,
    pub shape: Shape,
    pub tone: Tone,
}

/// A combining mark of Vietnamese, as decomposed text carries it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Mark {
    Shape(Shape),
    Tone(Tone),
}

/// Takes a marked letter of the Vietnamese alphabet apart; `None` for anything else, ASCII letters too.
pub(super) fn letter(c: char) -> Option<Letter> {
    match c {
        FIRST_LATIN..=LAST_LATIN => lookup(&LATIN, FIRST_LATIN, c),
        FIRST_VIETNAMESE..=LAST_VIETNAMESE => lookup(&VIETNAMESE, FIRST_VIETNAMESE, c),
        _ => None,
    }
}

/// The Vietnamese meaning of a combining mark.
pub(super) const fn mark(c: char) -> Option<Mark> {
    Some(match c {
        '\u{0300}' => Mark::Tone(Tone::Falling),
        '\u{0309}' => Mark::Tone(Tone::Dipping),
        '\u{0303}' => Mark::Tone(Tone::Creaky),
        '\u{0301}' => Mark::Tone(Tone::Rising),
        '\u{0323}' => Mark::Tone(Tone::Heavy),
        '\u{0306}' => Mark::Shape(Shape::Breve),
        '\u{0302}' => Mark::Shape(Shape::Circumflex),
        '\u{031B}' => Mark::Shape(Shape::Horn),
        _ => return None,
    })
}

/// The shaped letter of the alphabet, if base and shape make one (`e` with a horn does not).
pub(super) const fn shaped(base: char, shape: Shape) -> Option<char> {
    Some(match (base, shape) {
        ('a', Shape::Breve) => 'ă',
        ('a', Shape::Circumflex) => 'â',
        ('d', Shape::Stroke) => 'đ',
        ('e', Shape::Circumflex) => 'ê',
        ('o', Shape::Circumflex) => 'ô',
        ('o', Shape::Horn) => 'ơ',
        ('u', Shape::Horn) => 'ư',
        _ => return None,
    })
}

/// A letter put together: capital or small. What cannot be put together stays its base.
pub(super) fn written(letter: Letter, is_capital: bool) -> char {
    let row = ALPHABET.iter().find(|(base, shape, _, _)| (*base, *shape) == (letter.base, letter.shape));
    let place = Tone::ALL.iter().position(|tone| *tone == letter.tone).unwrap_or(0);
    let (small, capital) = match (row, letter.shape) {
        (Some((_, _, small, capital)), _) => (small.get(place).copied(), capital.get(place).copied()),
        (None, Shape::Stroke) => (Some('đ'), Some('Đ')),
        (None, _) => (None, None),
    };
    let own = if is_capital { capital } else { small };
    own.unwrap_or(if is_capital { letter.base.to_ascii_uppercase() } else { letter.base })
}

const FIRST_LATIN: char = '\u{C0}';
const LAST_LATIN: char = '\u{1B0}';
const FIRST_VIETNAMESE: char = '\u{1EA0}';
const LAST_VIETNAMESE: char = '\u{1EF9}';

/// Every marked letter: base, shape, and its six tones in small and in capital letters.
const ALPHABET: [(char, Shape, [char; 6], [char; 6]); 12] = [
    ('a', Shape::Plain, ['a', 'à', 'ả', 'ã', 'á', 'ạ'], ['A', 'À', 'Ả', 'Ã', 'Á', 'Ạ']),
    ('a', Shape::Breve, ['ă', 'ằ', 'ẳ', 'ẵ', 'ắ', 'ặ'], ['Ă', 'Ằ', 'Ẳ', 'Ẵ', 'Ắ', 'Ặ']),
    ('a', Shape::Circumflex, ['â', 'ầ', 'ẩ', 'ẫ', 'ấ', 'ậ'], ['Â', 'Ầ', 'Ẩ', 'Ẫ', 'Ấ', 'Ậ']),
    ('e', Shape::Plain, ['e', 'è', 'ẻ', 'ẽ', 'é', 'ẹ'], ['E', 'È', 'Ẻ', 'Ẽ', 'É', 'Ẹ']),
    ('e', Shape::Circumflex, ['ê', 'ề', 'ể', 'ễ', 'ế', 'ệ'], ['Ê', 'Ề', 'Ể', 'Ễ', 'Ế', 'Ệ']),
    ('i', Shape::Plain, ['i', 'ì', 'ỉ', 'ĩ', 'í', 'ị'], ['I', 'Ì', 'Ỉ', 'Ĩ', 'Í', 'Ị']),
    ('o', Shape::Plain, ['o', 'ò', 'ỏ', 'õ', 'ó', 'ọ'], ['O', 'Ò', 'Ỏ', 'Õ', 'Ó', 'Ọ']),
    ('o', Shape::Circumflex, ['ô', 'ồ', 'ổ', 'ỗ', 'ố', 'ộ'], ['Ô', 'Ồ', 'Ổ', 'Ỗ', 'Ố', 'Ộ']),
    ('o', Shape::Horn, ['ơ', 'ờ', 'ở', 'ỡ', 'ớ', 'ợ'], ['Ơ', 'Ờ', 'Ở', 'Ỡ', 'Ớ', 'Ợ']),
    ('u', Shape::Plain, ['u', 'ù', 'ủ', 'ũ', 'ú', 'ụ'], ['U', 'Ù', 'Ủ', 'Ũ', 'Ú', 'Ụ']),
    ('u', Shape::Horn, ['ư', 'ừ', 'ử', 'ữ', 'ứ', 'ự'], ['Ư', 'Ừ', 'Ử', 'Ữ', 'Ứ', 'Ự']),
    ('y', Shape::Plain, ['y', 'ỳ', 'ỷ', 'ỹ', 'ý', 'ỵ'], ['Y', 'Ỳ', 'Ỷ', 'Ỹ', 'Ý', 'Ỵ']),
];

const LATIN_LEN: usize = LAST_LATIN as usize - FIRST_LATIN as usize + 1;
const VIETNAMESE_LEN: usize = LAST_VIETNAMESE as usize - FIRST_VIETNAMESE as usize + 1;

// The alphabet spread out by code point, so that folding a name is one lookup a letter.
static LATIN: [Option<Letter>; LATIN_LEN] = spread(FIRST_LATIN);
static VIETNAMESE: [Option<Letter>; VIETNAMESE_LEN] = spread(FIRST_VIETNAMESE);

fn lookup(table: &[Option<Letter>], first: char, c: char) -> Option<Letter> {
    let place = u32::from(c).checked_sub(u32::from(first))?;
    *table.get(usize::try_from(place).ok()?)?
}

#[expect(clippy::indexing_slicing, reason = "runs while compiling only, where a wrong index is an error")]
const fn spread<const LEN: usize>(first: char) -> [Option<Letter>; LEN] {
    let mut table = [None; LEN];
    let mut row = 0;
    while row < ALPHABET.len() {
        let (base, shape, small, capital) = ALPHABET[row];
        let mut column = 0;
        while column < Tone::ALL.len() {
            let letter = Letter { base, shape, tone: Tone::ALL[column] };
            table = placed(table, first, small[column], letter);
            table = placed(table, first, capital[column], letter);
            column += 1;
        }
        row += 1;
    }
    let letter = Letter { base: 'd', shape: Shape::Stroke, tone: Tone::Level };
    placed(placed(table, first, 'đ', letter), first, 'Đ', letter)
}

#[expect(clippy::indexing_slicing, reason = "runs while compiling only, where a wrong index is an error")]
const fn placed<const LEN: usize>(
    mut table: [Option<Letter>; LEN],
    first: char,
    c: char,
    letter: Letter,
) -> [Option<Letter>; LEN] {
    if c as usize >= first as usize && c as usize - (first as usize) < LEN {
        table[c as usize - first as usize] = Some(letter);
    }
    table
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    #[test]
    fn the_alphabet_agrees_with_unicode() {
        for (base, shape, small, capital) in ALPHABET {
            for (tone, (small, capital)) in Tone::ALL.into_iter().zip(small.into_iter().zip(capital)) {
                if small.is_ascii() {
                    continue;
                }
                let expected = Letter { base, shape, tone };
                assert_eq!(letter(small), Some(expected), "{small}");
                assert_eq!(letter(capital), Some(expected), "{capital}");
                assert_eq!(capital.to_lowercase().to_string(), small.to_string());

                let marks: Vec<char> = small.nfd().skip(1).collect();
                assert_eq!(small.nfd().next(), Some(base), "{small}");
                assert_eq!(marks.contains(&mark_of_tone(tone)), tone != Tone::Level, "{small}");
                assert!(marks.iter().all(|&c| mark(c).is_some()), "{small}");
            }
        }
    }

    #[test]
    fn other_characters_are_no_letters_of_it() {
        for c in ['a', 'Z', '5', '×', '÷', 'ð', 'ñ', 'ü', 'č', 'ŏ', '中', '\u{0301}', '\u{1EFF}', '\u{10FFFF}']
        {
            assert_eq!(letter(c), None, "{c}");
        }
    }

    fn mark_of_tone(tone: Tone) -> char {
        match tone {
            Tone::Level => '\0',
            Tone::Falling => '\u{0300}',
            Tone::Dipping => '\u{0309}',
            Tone::Creaky => '\u{0303}',
            Tone::Rising => '\u{0301}',
            Tone::Heavy => '\u{0323}',
        }
    }
}
