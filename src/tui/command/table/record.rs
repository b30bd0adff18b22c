//! A milestone.

use super::{milestone, row};
use crate::domain::milestone::Milestone;
use crate::tui::command::Scope::Record;
use crate::tui::command::{Act, Command};
use crate::tui::key::Key;
use crate::tui::model::Model;

/// Its rows.
pub const COMMANDS: &[Command] = &[
    row(Act::Enter, &[Record], &[Key::Enter], "tui-do-save").when(Model::can_save),
    milestone(Milestone::CardApplied, "card_applied", &[Key::Char('1')]),
    milestone(Milestone::CardIssued, "card_issued", &[Key::Char('2')]),
    milestone(Milestone::L1Registered, "l1_registered", &[Key::Char('3')]),
    milestone(Milestone::L1Activated, "l1_activated", &[Key::Char('4')]),
    milestone(Milestone::L2Enrolled, "l2_enrolled", &[Key::Char('5')]),
    milestone(Milestone::L2Approved, "l2_approved", &[Key::Char('6')]),
    milestone(Milestone::L2Rejected, "l2_rejected", &[Key::Char('7')]),
    milestone(Milestone::L2Activated, "l2_activated", &[Key::Char('8')]),
    row(Act::DayUnknown, &[Record], &[Key::Char('0')], "tui-do-day-unknown"),
    row(Act::NotReached, &[Record], &[Key::Delete, Key::Char('-')], "tui-do-not-reached"),
];
