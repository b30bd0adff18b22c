//! The figures.

use super::row;
use crate::tui::command::Scope::Overview;
use crate::tui::command::{Act, Command};
use crate::tui::key::Key;
use crate::tui::model::Model;

/// Its rows.
pub const COMMANDS: &[Command] = &[
    row(Act::Enter, &[Overview], &[Key::Enter], "tui-do-open-area").when(Model::has_overview),
    row(Act::ShowAll, &[Overview], &[Key::Char('d')], "tui-do-show-all"),
    row(Act::ShowToActivate, &[Overview], &[Key::Char('t')], "tui-do-show-to-activate"),
    row(Act::ShowDue, &[Overview], &[Key::Char('h')], "tui-do-show-due"),
];
