//! Lists of people and households.

use super::row;
use crate::tui::command::Scope::{Roster, Search};
use crate::tui::command::{Act, Command};
use crate::tui::key::Key;
use crate::tui::model::Model;

/// Its rows.
pub const COMMANDS: &[Command] = &[
    row(Act::Enter, &[Roster, Search], &[Key::Enter], "tui-do-open-household"),
    row(Act::Visit, &[Roster], &[Key::Char('v')], "tui-do-visit").when(Model::has_person),
    row(Act::Record, &[Roster], &[Key::Char('m')], "tui-do-record").when(Model::has_person),
    row(Act::Filter, &[Roster], &[Key::Char('f')], "tui-do-filter"),
    row(Act::Sort, &[Roster], &[Key::Char('s')], "tui-do-sort"),
    row(Act::Reveal, &[Roster], &[Key::Char('x')], "tui-do-reveal"),
    row(Act::NextField, &[Search], &[Key::Tab], "tui-do-to-list"),
];
