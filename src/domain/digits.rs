//! What spreadsheets do to numbers that should have been text; shared by personal numbers and phones.

/// Drops the `.0` that a number got on its way through a floating-point cell: `31185100002.0` → `31185100002`.
pub(super) fn without_float_tail(text: &str) -> &str {
    /// Longer tails could be the last group of a number written in groups.
    const LONGEST_TAIL: usize = 2;
    match text.split_once('.') {
        Some((whole, tail))
            if is_digits(whole) && (1..=LONGEST_TAIL).contains(&tail.len()) && tail.bytes().all(|b| b == b'0') =>
        {
            whole
        }
        _ => text,
    }
}

/// Whether the text is digits and nothing else, at least one.
pub(super) fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// A number of so many digits, without a place of its own in memory: a ward has hundreds of thousands of them.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Digits<const N: usize>([u8; N]);

impl<const N: usize> Digits<N> {
    /// Of a text that is exactly so many digits.
    pub(super) fn new(text: &str) -> Option<Self> {
        text.as_bytes().try_into().ok().filter(|_| is_digits(text)).map(Self)
    }

    pub(super) fn as_str(&self) -> &str {
        str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The digit at a place, from the left.
    pub(super) fn at(&self, place: usize) -> u8 {
        self.0.get(place).map_or(0, |byte| byte - b'0')
    }
}

/// `number` with all but its first and last three digits hidden, as screens show it.
pub(super) fn masked(number: &str) -> String {
    const SHOWN: usize = 3;
    let last_shown = number.len().saturating_sub(SHOWN);
    number.chars().enumerate().map(|(place, c)| if (SHOWN..last_shown).contains(&place) { '•' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn float_tails() {
        for (text, expected) in [
            ("31185100002.0", "31185100002"),
            ("912345678.00", "912345678"),
            ("031.185.100.002", "031.185.100.002"),
            ("031185100.000", "031185100.000"),
            ("5.5", "5.5"),
            ("5.", "5."),
            ("", ""),
        ] {
            assert_eq!(without_float_tail(text), expected);
        }
    }

    #[test]
    fn masks() {
        assert_eq!(masked("031085000613"), "031••••••613");
        assert_eq!(masked("0972022333"), "097••••333");
    }
}
