//! The letters with which a sheet is keyed back.

use crate::domain::keyed::{Code, Letters};
use crate::tui::command::{Act, Scope, of_scope};
use crate::tui::key::Key;
use crate::tui::screens::reasons;

/// The letters are those of the visit form: one learns them once.
pub fn letters() -> Letters {
    let mut codes = Vec::new();
    for command in of_scope(Scope::Visit) {
        let code = match command.act {
            Act::Outcome(outcome) => Code::Outcome(outcome),
            Act::Result(result) => Code::Result(result),
            Act::Reason => Code::Reason,
            Act::Next => Code::Next,
            Act::Note => Code::Note,
            _ => continue,
        };
        codes.extend(command.keys.iter().filter_map(|key| Some((letter_of(*key)?, code))));
    }
    let reasons = reasons::all().filter_map(|(key, reason)| Some((letter_of(key)?, reason))).collect();
    Letters { codes, reasons }
}

fn letter_of(key: Key) -> Option<char> {
    if let Key::Char(letter) = key { Some(letter) } else { None }
}
