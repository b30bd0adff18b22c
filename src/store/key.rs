//! The key of a ledger: Argon2id of the passphrase with the salt at the start of the file. The parameters are
//! constants of the format (nothing in the file can lower them). The recovery words are the raw key itself.

use argon2::{Algorithm, Argon2, Params, Version};
use bip39::Mnemonic;
use unicode_normalization::UnicodeNormalization;
use zeroize::{Zeroize, Zeroizing};

use super::error::StoreError;
use crate::sys::entropy;

/// Length of the salt that `SQLCipher` keeps at the start of the file, in bytes.
pub const SALT_LENGTH: usize = 16;
/// Memory of the derivation, KiB (architecture.md "Data"; OWASP and ASVS ask for less).
const MEMORY_KIB: u32 = 64 * 1024;
/// Passes of the derivation.
const PASSES: u32 = 3;
/// Lanes of the derivation.
const LANES: u32 = 1;

/// The raw key. It has no `Debug`, no `Clone`, and is wiped when dropped.
pub struct Key(Zeroizing<[u8; 32]>);

impl Key {
    /// The key of what a person typed: the recovery words of a ledger, or its passphrase (any text, NFC).
    pub fn of_typed(typed: &str, salt: &[u8; SALT_LENGTH]) -> Result<Self, StoreError> {
        match Self::of_recovery_words(typed) {
            Some(key) => Ok(key),
            None => Self::of_passphrase(typed, salt),
        }
    }

    /// The key of a passphrase.
    pub fn of_passphrase(passphrase: &str, salt: &[u8; SALT_LENGTH]) -> Result<Self, StoreError> {
        let composed: Zeroizing<String> = Zeroizing::new(passphrase.nfc().collect());
        let params =
            Params::new(MEMORY_KIB, PASSES, LANES, Some(32)).map_err(|source| StoreError::Key(source.to_string()))?;
        let mut key = Zeroizing::new([0; 32]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(composed.as_bytes(), salt, key.as_mut())
            .map_err(|source| StoreError::Key(source.to_string()))?;
        Ok(Self(key))
    }

    /// A key that nobody knows.
    pub(super) fn random() -> Self {
        let mut key = Zeroizing::new([0; 32]);
        entropy::fill(key.as_mut());
        Self(key)
    }

    fn of_recovery_words(typed: &str) -> Option<Self> {
        if typed.split_whitespace().count() != RECOVERY_WORDS {
            return None;
        }
        let lower = Zeroizing::new(typed.to_lowercase());
        let (mut entropy, length) = Mnemonic::parse_normalized(&lower).ok()?.to_entropy_array();
        let key = entropy.get(..length)?.try_into().ok().map(|bytes| Self(Zeroizing::new(bytes)));
        entropy.zeroize();
        key
    }

    /// The raw key as 24 words with a checksum (BIP 39), for a sealed envelope.
    pub fn recovery_words(&self) -> Result<Zeroizing<String>, StoreError> {
        Mnemonic::from_entropy(self.0.as_ref())
            .map(|words| Zeroizing::new(words.to_string()))
            .map_err(|source| StoreError::Key(source.to_string()))
    }

    /// The raw bytes.
    pub(super) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The literal that `SQLCipher` takes: key and salt in hexadecimal digits.
    pub(super) fn literal(&self, salt: &[u8; SALT_LENGTH]) -> Zeroizing<String> {
        let mut literal = Zeroizing::new(String::with_capacity(2 + 2 * (32 + SALT_LENGTH) + 2));
        literal.push_str("x'");
        for byte in self.0.iter().chain(salt) {
            literal.push(char::from_digit(u32::from(byte >> 4), 16).unwrap_or('0'));
            literal.push(char::from_digit(u32::from(byte & 15), 16).unwrap_or('0'));
        }
        literal.push('\'');
        literal
    }
}

/// Whether a text is the recovery words of some ledger: it would never be taken for a passphrase.
pub fn is_recovery_words(typed: &str) -> bool {
    Key::of_recovery_words(typed).is_some()
}

/// How many words the recovery key has.
pub const RECOVERY_WORDS: usize = 24;

/// How hard a passphrase is to guess, for a hint while setting up.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Strength {
    /// Nothing typed.
    Empty,
    /// Too short.
    Weak,
    /// Acceptable.
    Fair,
    /// Good: four words or more, or 16 characters of several kinds.
    Good,
}

/// Judges a passphrase by length, words and kinds of characters (reliability.md 3.3: four words or 12 characters).
pub fn strength(passphrase: &str) -> Strength {
    let length = passphrase.trim().chars().count();
    let words = passphrase.split_whitespace().filter(|word| word.chars().count() >= 2).count();
    let mut kinds = [false; 4];
    let mut distinct = std::collections::BTreeSet::new();
    for letter in passphrase.chars() {
        distinct.insert(letter);
        let kind = if letter.is_numeric() {
            0
        } else if letter.is_uppercase() {
            1
        } else if letter.is_alphabetic() {
            2
        } else {
            3
        };
        if let Some(seen) = kinds.get_mut(kind) {
            *seen = true;
        }
    }
    let kinds = kinds.iter().filter(|seen| **seen).count();
    if length == 0 {
        Strength::Empty
    } else if length < 12 && words < 4 || distinct.len() < 6 {
        Strength::Weak
    } else if words >= 4 && length >= 14 || length >= 16 && kinds >= 3 {
        Strength::Good
    } else {
        Strength::Fair
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recovery_words_give_the_key_back_and_anything_else_is_a_passphrase() {
        let salt = [7; SALT_LENGTH];
        let key = Key::of_passphrase("bốn từ dễ nhớ", &salt).unwrap();
        let words = key.recovery_words().unwrap();
        assert_eq!(words.split(' ').count(), RECOVERY_WORDS);
        assert_eq!(Key::of_typed(&words.to_uppercase(), &salt).unwrap().bytes(), key.bytes());
        assert_ne!(Key::of_typed("abandon abandon", &salt).unwrap().bytes(), key.bytes());
    }

    #[test]
    fn the_same_passphrase_typed_composed_or_not_is_the_same() {
        let salt = [7; SALT_LENGTH];
        let composed = Key::of_passphrase("m\u{1ead}t kh\u{1ea9}u", &salt).unwrap();
        let decomposed: String = "m\u{1ead}t kh\u{1ea9}u".nfd().collect();
        assert_eq!(Key::of_passphrase(&decomposed, &salt).unwrap().bytes(), composed.bytes());
    }

    #[test]
    fn strength_is_judged_by_length_words_and_kinds() {
        for (passphrase, expected) in [
            ("", Strength::Empty),
            ("123456", Strength::Weak),
            ("aaaaaaaaaaaaaaaa", Strength::Weak),
            ("congan2023phuong", Strength::Fair),
            ("con mèo trèo cây cau", Strength::Good),
        ] {
            assert_eq!(strength(passphrase), expected, "{passphrase}");
        }
    }
}
