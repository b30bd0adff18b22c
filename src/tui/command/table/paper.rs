//! Walk sheets on paper.

use super::row;
use crate::tui::command::Scope::{Households, Overview, Roster, SheetCode, SheetDay, SheetEntries};
use crate::tui::command::{Act, Command};
use crate::tui::key::Key;
use crate::tui::model::Model;

/// Its rows.
pub const COMMANDS: &[Command] = &[
    row(Act::KeyBack, &[Overview], &[Key::Char('p')], "tui-do-key-back").hidden(),
    row(Act::MakeSheet, &[Roster], &[Key::Char('p')], "tui-do-make-sheet").when(Model::has_person).hidden(),
    row(Act::PeopleFile, &[Roster, Households], &[Key::Char('e')], "tui-do-people-file")
        .when(Model::has_somebody)
        .hidden(),
    row(Act::Enter, &[SheetCode], &[Key::Enter], "tui-do-open-sheet").kept(),
    row(Act::Enter, &[SheetEntries], &[Key::Enter], "tui-do-take-entries").kept(),
    row(Act::WriteAll, &[SheetEntries], &[Key::F(2)], "tui-do-write-all").when(Model::can_save).kept(),
    row(Act::NextField, &[SheetEntries], &[Key::Tab], "tui-do-sheet-day"),
    row(Act::Enter, &[SheetDay], &[Key::Enter, Key::Tab], "tui-do-take-day").kept(),
];
