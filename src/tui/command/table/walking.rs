//! The doors of an evening.

use super::{REASON_KEYS, row};
use crate::tui::command::Scope::{Overview, Walk, WalkAreas};
use crate::tui::command::{Act, Command};
use crate::tui::key::Key;
use crate::tui::model::Model;

/// The digits of what waits behind the doors; the letters of the reasons begin with them.
const DIGITS: &[Key] = REASON_KEYS.split_at(4).0;

/// Its rows.
pub const COMMANDS: &[Command] = &[
    row(Act::ShowWalk, &[Overview], &[Key::Char('w')], "tui-do-show-walk"),
    row(Act::Enter, &[Walk], &[Key::Enter], "tui-do-open-door"),
    row(Act::Visit, &[Walk], &[Key::Char('v')], "tui-do-visit").when(Model::has_person),
    row(Act::ChooseAreas, &[Walk], &[Key::Char('t')], "tui-do-choose-areas"),
    row(Act::Sort, &[Walk], &[Key::Char('s')], "tui-do-walk-order"),
    row(Act::WalkSides, &[Walk], &[Key::Char('o')], "tui-do-walk-sides"),
    row(Act::FoldDone, &[Walk], &[Key::Char('z')], "tui-do-fold-done"),
    Command { keys_shown: Some("1–4"), ..row(Act::QuickFilter, &[Walk], DIGITS, "tui-do-walk-only") },
    row(Act::ClearFilters, &[Walk], &[Key::Char('c')], "tui-do-walk-all").when(Model::has_filters),
    row(Act::Mark, &[Walk], &[Key::Char(' ')], "tui-do-mark-elsewhere").when(Model::marks_elsewhere).hidden(),
    row(Act::MakeSheet, &[Walk], &[Key::Char('p')], "tui-do-walk-sheet").when(Model::has_person),
    row(Act::PeopleFile, &[Walk], &[Key::Char('e')], "tui-do-walk-file").when(Model::has_person).hidden(),
    row(Act::Reveal, &[Walk], &[Key::Char('x')], "tui-do-reveal").hidden(),
    row(Act::Enter, &[WalkAreas], &[Key::Enter], "tui-do-walk-here").kept(),
    Command { keys_shown: Some("Space"), ..row(Act::Switch, &[WalkAreas], &[Key::Char(' ')], "tui-do-mark-area") },
];
