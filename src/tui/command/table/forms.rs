//! Forms and what fills them.

use super::row;
use crate::tui::command::Scope::Form;
use crate::tui::command::{Act, Command};
use crate::tui::key::Key;
use crate::tui::model::Model;

/// Its rows.
pub const COMMANDS: &[Command] = &[
    row(Act::Enter, &[Form], &[Key::Enter], "tui-do-save").when(Model::can_save),
    row(Act::NextField, &[Form], &[Key::Tab, Key::Down], "tui-do-next-field"),
    row(Act::PreviousField, &[Form], &[Key::BackTab, Key::Up], "tui-do-previous-field").hidden(),
    row(Act::NextChoice, &[Form], &[Key::Right], "tui-do-next-choice"),
    row(Act::PreviousChoice, &[Form], &[Key::Left], "tui-do-previous-choice").hidden(),
    row(Act::Calendar, &[Form], &[Key::F(4)], "tui-do-calendar"),
    row(Act::ShowPassphrase, &[Form], &[Key::F(2)], "tui-do-show-passphrase").hidden(),
];
