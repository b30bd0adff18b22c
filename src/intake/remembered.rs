//! Words that come again in most rows, with what they mean: read once, then only compared.

use super::limits;

/// Texts of a column of few words with their meanings.
#[derive(Debug)]
pub(super) struct Remembered<T> {
    meanings: Vec<(String, T)>,
}

impl<T> Default for Remembered<T> {
    fn default() -> Self {
        Self { meanings: Vec::new() }
    }
}

impl<T: Clone> Remembered<T> {
    /// What a text means.
    pub(super) fn get(&mut self, text: &str, read: impl FnOnce(&str) -> T) -> T {
        if let Some((_, meaning)) = self.meanings.iter().find(|(known, _)| known == text) {
            return meaning.clone();
        }
        let meaning = read(text);
        if self.meanings.len() < limits::REMEMBERED_WORDS {
            self.meanings.push((text.to_owned(), meaning.clone()));
        }
        meaning
    }
}
