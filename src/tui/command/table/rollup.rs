//! Many wards' figures together.

use super::row;
use crate::tui::command::Scope::{Overview, RollUp, RollUpWard, Start};
use crate::tui::command::{Act, Command};
use crate::tui::key::Key;

/// Its rows. The first screen of a ledger has it in the list of commands alone: wards seldom need it.
pub const COMMANDS: &[Command] = &[
    row(Act::RollUp, &[Overview], &[], "tui-do-roll-up").hidden(),
    row(Act::RollUp, &[Start], &[Key::Char('4')], "tui-do-roll-up-start"),
    row(Act::Enter, &[RollUp], &[Key::Enter], "tui-do-roll-up-ward").when(|model| model.can(Act::Enter)),
    row(Act::NextField, &[RollUp], &[Key::Tab], "tui-do-roll-up-findings"),
    row(Act::Sort, &[RollUp], &[Key::Char('s')], "tui-do-roll-up-sort"),
    row(Act::Export, &[RollUp], &[Key::Char('e')], "tui-do-roll-up-export").when(|model| model.can(Act::Export)),
    row(Act::ChooseWards, &[RollUp], &[Key::Char('d')], "tui-do-roll-up-wards"),
    row(Act::NextField, &[RollUpWard], &[Key::Tab, Key::Right], "tui-do-roll-up-next"),
    row(Act::PreviousField, &[RollUpWard], &[Key::BackTab, Key::Left], "tui-do-roll-up-previous").hidden(),
];
