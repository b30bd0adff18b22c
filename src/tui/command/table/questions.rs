//! Questions, troubles, and the list of commands.

use super::row;
use crate::tui::command::Scope::{Confirm, Palette, Trouble};
use crate::tui::command::{Act, Command};
use crate::tui::key::Key;

/// Its rows.
pub const COMMANDS: &[Command] = &[
    row(Act::Enter, &[Confirm], &[Key::Enter, Key::Char('c'), Key::Char('y')], "tui-do-yes"),
    row(Act::Back, &[Confirm], &[Key::Esc, Key::Char('k'), Key::Char('n')], "tui-do-no"),
    row(Act::Enter, &[Palette], &[Key::Enter], "tui-do-run"),
    row(Act::Back, &[Trouble], &[Key::Enter, Key::Esc], "tui-do-understood"),
];
