//! Households and people: adding, correcting, moving; a day picked from a month.

use super::row;
use crate::tui::command::Scope::{Calendar, Record, RecordText, VisitText};
use crate::tui::command::{Act, Command};
use crate::tui::key::Key;

/// Its rows.
pub const COMMANDS: &[Command] = &[
    row(Act::Enter, &[Calendar], &[Key::Enter], "tui-do-pick-day"),
    row(Act::PreviousChoice, &[Calendar], &[Key::Left], "tui-do-previous-day").hidden(),
    row(Act::NextChoice, &[Calendar], &[Key::Right], "tui-do-next-day").hidden(),
    row(Act::Up, &[Calendar], &[Key::Up], "tui-do-previous-week").hidden(),
    row(Act::Down, &[Calendar], &[Key::Down], "tui-do-next-week").hidden(),
    row(Act::PageUp, &[Calendar], &[Key::PageUp], "tui-do-previous-month"),
    row(Act::PageDown, &[Calendar], &[Key::PageDown], "tui-do-next-month"),
    row(Act::First, &[Calendar], &[Key::Home], "tui-do-to-today"),
    row(Act::Calendar, &[Record, RecordText, VisitText], &[Key::F(4)], "tui-do-calendar"),
];
