//! A visit and its reasons.

use super::{outcome, picks, result, row};
use crate::domain::milestone::Milestone;
use crate::domain::visit::{Outcome, ResultKind};
use crate::tui::command::Scope::{BulkVisit, ReasonSearch, Reasons, Record, RecordText, Visit, VisitText};
use crate::tui::command::{Act, Command};
use crate::tui::key::Key;
use crate::tui::model::Model;

/// Its rows.
pub const COMMANDS: &[Command] = &[
    row(Act::Enter, &[Visit, BulkVisit], &[Key::Enter], "tui-do-save").when(Model::can_save),
    outcome(Outcome::NotHome, "not_home", &[Key::Char('1'), Key::Char('k')]),
    outcome(Outcome::Refused, "refused", &[Key::Char('2')]),
    outcome(Outcome::Vacant, "vacant", &[Key::Char('3')]),
    outcome(Outcome::Moved, "moved", &[Key::Char('4')]),
    outcome(Outcome::Met, "met", &[Key::Char('5')]),
    result(ResultKind::Milestone(Milestone::L2Activated), "l2_activated", &[Key::Char('a')]),
    result(ResultKind::Milestone(Milestone::L1Activated), "l1_activated", &[Key::Char('b')]),
    result(ResultKind::Milestone(Milestone::L2Enrolled), "l2_enrolled", &[Key::Char('c')]),
    result(ResultKind::Guided, "guided", &[Key::Char('d')]),
    result(ResultKind::Milestone(Milestone::CardIssued), "card_issued", &[Key::Char('e')]),
    result(ResultKind::Milestone(Milestone::CardApplied), "card_applied", &[Key::Char('f')]),
    result(ResultKind::MobileTeam, "mobile_team", &[Key::Char('g')]),
    result(ResultKind::Milestone(Milestone::L1Registered), "l1_registered", &[Key::Char('i')]),
    result(ResultKind::Milestone(Milestone::L2Approved), "l2_approved", &[Key::Char('j')]),
    result(ResultKind::Milestone(Milestone::L2Rejected), "l2_rejected", &[Key::Char('l')]),
    result(ResultKind::Appointment, "appointment", &[Key::Char('m')]),
    result(ResultKind::None, "none", &[Key::Char('o')]),
    row(Act::NextWaiting, &[Visit], &[Key::Tab], "tui-do-next-waiting"),
    row(Act::Phone, &[Visit], &[Key::Char('p')], "tui-do-phone").hidden(),
    row(Act::Reason, &[Visit], &[Key::Char('r')], "tui-do-reason").hidden(),
    row(Act::Next, &[Visit], &[Key::Char('h')], "tui-do-next").hidden(),
    row(Act::Note, &[Visit], &[Key::Char('n')], "tui-do-note").hidden(),
    row(Act::Day, &[Visit, Record], &[Key::Char('y')], "tui-do-day").hidden(),
    row(Act::Day, &[BulkVisit], &[Key::Char('y')], "tui-do-visit-day"),
    row(Act::ClearResult, &[Visit], &[Key::Delete, Key::Char('-')], "tui-do-clear-result").hidden(),
    row(Act::Enter, &[VisitText, RecordText], &[Key::Enter], "tui-do-accept"),
    row(Act::Down, &[VisitText], &[Key::Down], "tui-do-next-proposal").when(|model| model.can(Act::Down)),
    row(Act::Up, &[VisitText], &[Key::Up], "tui-do-previous-proposal").when(|model| model.can(Act::Up)).hidden(),
    picks(),
    row(Act::SearchReason, &[Visit, Reasons], &[Key::Char('/')], "tui-do-search-reason"),
    row(Act::Enter, &[Reasons, ReasonSearch], &[Key::Enter], "tui-do-choose"),
];
