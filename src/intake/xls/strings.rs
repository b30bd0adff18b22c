//! Texts of a workbook: UTF-16 or its lower bytes in BIFF8, bytes of a code page in BIFF5; over the borders of
//! continuations.

use encoding_rs::{Encoding, WINDOWS_1252};

use super::super::limits;

/// How texts are written.
#[derive(Clone, Copy)]
pub(super) enum Coding {
    /// BIFF8.
    Unicode,
    /// BIFF5.
    Bytes(&'static Encoding),
}

/// How the length of a text is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Length {
    One,
    Two,
}

/// The encoding of a code page; the western one for those that nobody knows.
pub(super) fn encoding_of(code_page: u16) -> &'static Encoding {
    Encoding::for_label(format!("windows-{code_page}").as_bytes()).unwrap_or(WINDOWS_1252)
}

/// A reader over the parts of a record.
pub(super) struct Texts<'p, 's> {
    parts: &'p [&'s [u8]],
    part: usize,
    at: usize,
}

impl<'p, 's> Texts<'p, 's> {
    /// From a place of the first part on.
    pub(super) fn from(parts: &'p [&'s [u8]], at: usize) -> Self {
        Self { parts, part: 0, at }
    }

    fn rest(&self) -> &'s [u8] {
        self.parts.get(self.part).and_then(|part| part.get(self.at..)).unwrap_or_default()
    }

    /// Goes on to the next part; `None` at the end.
    fn next_part(&mut self) -> Option<()> {
        self.part += 1;
        self.at = 0;
        (self.part < self.parts.len()).then_some(())
    }

    fn byte(&mut self) -> Option<u8> {
        while self.rest().is_empty() {
            self.next_part()?;
        }
        let byte = self.rest().first().copied()?;
        self.at += 1;
        Some(byte)
    }

    fn two_bytes(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > self.rest().len() {
            count -= self.rest().len();
            self.next_part()?;
        }
        self.at += count;
        Some(())
    }

    /// Appends the next text to `out`. A text that breaks off gives what there is of it, and `None`.
    pub(super) fn text(&mut self, coding: Coding, length: Length, out: &mut String) -> Option<()> {
        let count = match length {
            Length::One => usize::from(self.byte()?),
            Length::Two => usize::from(self.two_bytes()?),
        };
        match coding {
            Coding::Bytes(encoding) => {
                let bytes = self.rest().get(..count).unwrap_or(self.rest());
                out.push_str(&encoding.decode_without_bom_handling(bytes).0);
                self.skip(count)
            }
            Coding::Unicode => self.unicode(count, out),
        }
    }

    fn unicode(&mut self, mut count: usize, out: &mut String) -> Option<()> {
        let flags = self.byte()?;
        let runs = if flags & IS_RICH == 0 { 0 } else { usize::from(self.two_bytes()?) };
        let extra = if flags & HAS_EXTRA == 0 {
            0
        } else {
            let low = self.two_bytes()?;
            usize::from(low) | usize::from(self.two_bytes()?) << 16
        };
        let mut is_wide = flags & IS_WIDE != 0;
        let mut units: Vec<u16> = Vec::with_capacity(count.min(limits::CELL_BYTES));
        let mut broken = false;
        while count > 0 {
            let rest = self.rest();
            let size = if is_wide { 2 } else { 1 };
            let here = (rest.len() / size).min(count);
            let bytes = rest.get(..here * size).unwrap_or_default();
            if is_wide {
                units.extend(bytes.chunks_exact(2).map(|pair| match pair {
                    &[low, high] => u16::from_le_bytes([low, high]),
                    _ => 0,
                }));
            } else {
                units.extend(bytes.iter().map(|byte| u16::from(*byte)));
            }
            self.at += here * size;
            count -= here;
            if count > 0 {
                // The text goes on in the next part, which says anew how wide its characters are.
                if self.next_part().is_none() {
                    broken = true;
                    break;
                }
                is_wide = self.byte()? & IS_WIDE != 0;
            }
        }
        out.extend(char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)));
        if broken {
            return None;
        }
        self.skip(runs * BYTES_OF_RUN)?;
        self.skip(extra)
    }
}

const IS_WIDE: u8 = 1;
const HAS_EXTRA: u8 = 4;
const IS_RICH: u8 = 8;
/// A run of rich text: its first character and its font.
const BYTES_OF_RUN: usize = 4;

/// The texts that cells share, one after the other in one string.
#[derive(Default)]
pub(super) struct SharedTexts {
    text: String,
    ends: Vec<u32>,
}

impl SharedTexts {
    /// Reads the table; how many texts it claims to have is not believed.
    pub(super) fn read(parts: &[&[u8]]) -> Self {
        const BYTES_BEFORE_TEXTS: usize = 8;
        let mut shared = Self::default();
        let mut texts = Texts::from(parts, BYTES_BEFORE_TEXTS);
        let mut one = String::new();
        loop {
            one.clear();
            let read = texts.text(Coding::Unicode, Length::Two, &mut one);
            if read.is_none() && one.is_empty() {
                return shared;
            }
            shared.text.push_str(super::super::sheet::beginning(&one, limits::CELL_BYTES));
            shared.ends.push(u32::try_from(shared.text.len()).unwrap_or(u32::MAX));
            if read.is_none() {
                return shared;
            }
        }
    }

    /// The text of a place.
    pub(super) fn get(&self, place: usize) -> Option<&str> {
        let end = *self.ends.get(place)?;
        let start = place.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.text.get(start as usize..end as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_goes_on_in_the_next_part() {
        // "abcd": two narrow characters, then two wide ones; then "é" rich with one run and two bytes more.
        let first = [0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0, b'a', b'b'];
        let second = [1, b'c', 0, b'd', 0, 1, 0, 0x0C, 1, 0, 2, 0, 0, 0, 0xE9, 0, 0, 0, 0];
        let third = [7, 7, 1, 0, 1, 0xC0, 0x1E];
        let shared = SharedTexts::read(&[&first, &second, &third]);
        assert_eq!(shared.get(0), Some("abcd"));
        assert_eq!(shared.get(1), Some("é"));
        assert_eq!(shared.get(2), Some("Ề".to_lowercase().to_uppercase().as_str()).filter(|_| true));
        assert_eq!(shared.get(3), None);
    }

    #[test]
    fn code_pages() {
        let mut text = String::new();
        let bytes = [3, 0, b'H', 0xE0, b'o'];
        Texts::from(&[&bytes], 0).text(Coding::Bytes(encoding_of(1258)), Length::Two, &mut text).unwrap();
        assert_eq!(text, "Hào");
        assert_eq!(encoding_of(1258).name(), "windows-1258");
        assert_eq!(encoding_of(9).name(), "windows-1252");
    }

    #[test]
    fn a_text_that_breaks_off_is_kept_as_far_as_it_goes() {
        let mut text = String::new();
        let bytes = [9, 0, 0, b'a', b'b'];
        assert!(Texts::from(&[&bytes], 0).text(Coding::Unicode, Length::Two, &mut text).is_none());
        assert_eq!(text, "ab");
        assert_eq!(SharedTexts::read(&[&[1; 8]]).get(0), None);
    }
}
