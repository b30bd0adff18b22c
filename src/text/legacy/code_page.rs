//! Bytes behind characters: what a program of one byte a letter had before another showed it as text.

use encoding_rs::WINDOWS_1258;
use unicode_normalization::UnicodeNormalization;

/// Windows-1252 from 0x80 to 0x9F; five bytes mean nothing there and are shown as the control of their number.
const WINDOWS_1252_HIGH: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

/// The byte that a program shows so which takes its text for Windows-1252 or for Latin-1.
pub(super) fn byte_of(c: char) -> Option<u8> {
    if let Ok(byte) = u8::try_from(u32::from(c)) {
        return Some(byte);
    }
    let place = WINDOWS_1252_HIGH.iter().position(|shown| *shown == c)?;
    u8::try_from(place + 0x80).ok()
}

/// The bytes of a text that was shown as Windows-1252 or Latin-1.
pub(super) fn bytes_of(text: &str) -> Option<Vec<u8>> {
    text.chars().map(byte_of).collect()
}

/// What bytes are in Windows-1258, composed.
pub(super) fn from_windows_1258(bytes: &[u8]) -> String {
    WINDOWS_1258.decode_without_bom_handling(bytes).0.nfc().collect()
}

/// A text that was read from bytes as Windows-1258, as Latin-1 would have shown the same bytes.
pub(super) fn shown_as_latin(text: &str) -> Option<String> {
    let (bytes, _, has_failed) = WINDOWS_1258.encode(text);
    (!has_failed).then(|| bytes.iter().map(|byte| char::from(*byte)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_has_one_character_in_windows_1252() {
        for byte in 0..=u8::MAX {
            let bytes = [byte];
            let (shown, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&bytes);
            assert_eq!(bytes_of(&shown), Some(vec![byte]), "{byte:02X}");
            assert_eq!(byte_of(char::from(byte)), Some(byte));
        }
        assert_eq!(byte_of('ễ'), None);
    }

    #[test]
    fn what_was_read_as_windows_1258_has_its_bytes_still() {
        let bytes: Vec<u8> = (0..=u8::MAX).collect();
        let (text, _) = WINDOWS_1258.decode_without_bom_handling(&bytes);
        let shown = shown_as_latin(&text).unwrap();
        assert_eq!(bytes_of(&shown), Some(bytes));
    }
}
