//! The rows of the table of commands. Their order is the order at the foot of the screen.

use super::Scope::{
    Confirm, Help, Household, Overview, ReasonSearch, Reasons, Record, RecordText, Roster, Search, SetUp, Trouble,
    Unlock, Visit, VisitText,
};
use super::{Act, Command, Footer, Label, Scope};
use crate::domain::milestone::Milestone;
use crate::domain::visit::{Outcome, ResultKind};
use crate::text::words::Message;
use crate::tui::key::Key;
use crate::tui::model::Model;

/// Where plain letters are commands.
const FREE: &[Scope] = &[Overview, Roster, Household, Visit, Reasons, Record];
/// Where plain letters are text.
const TEXT: &[Scope] = &[Unlock, SetUp, Search, VisitText, ReasonSearch, RecordText];
/// Everywhere but in questions.
const LISTS: &[Scope] = &[Overview, Roster, Search, Household, Visit, Reasons, ReasonSearch, Record, Help];

/// All commands.
pub const COMMANDS: &[Command] = &[
    // Opening the ledger.
    row(Act::Enter, &[Unlock], &[Key::Enter], "tui-do-open"),
    row(Act::Enter, &[SetUp], &[Key::Enter], "tui-do-create"),
    row(Act::NextField, &[SetUp], &[Key::Tab, Key::Down], "tui-do-next-field"),
    row(Act::PreviousField, &[SetUp], &[Key::BackTab, Key::Up], "tui-do-previous-field").hidden(),
    row(Act::ShowPassphrase, &[Unlock, SetUp], &[Key::F(2)], "tui-do-show-passphrase"),
    // The figures.
    row(Act::Enter, &[Overview], &[Key::Enter], "tui-do-open-area").when(Model::has_overview),
    row(Act::ShowAll, &[Overview], &[Key::Char('d')], "tui-do-show-all"),
    row(Act::ShowToActivate, &[Overview], &[Key::Char('t')], "tui-do-show-to-activate"),
    row(Act::ShowDue, &[Overview], &[Key::Char('h')], "tui-do-show-due"),
    // Questions and troubles.
    row(Act::Enter, &[Confirm], &[Key::Enter, Key::Char('c'), Key::Char('y')], "tui-do-yes"),
    row(Act::Back, &[Confirm], &[Key::Esc, Key::Char('k'), Key::Char('n')], "tui-do-no"),
    row(Act::Back, &[Trouble], &[Key::Enter, Key::Esc], "tui-do-understood"),
    // People and households.
    row(Act::Enter, &[Roster, Search], &[Key::Enter], "tui-do-open-household"),
    row(Act::Visit, &[Roster], &[Key::Char('v')], "tui-do-visit").when(Model::has_person),
    row(Act::Visit, &[Household], &[Key::Char('v'), Key::Enter], "tui-do-visit").when(Model::has_person),
    row(Act::Record, &[Roster, Household], &[Key::Char('m')], "tui-do-record").when(Model::has_person),
    row(Act::Filter, &[Roster], &[Key::Char('f')], "tui-do-filter"),
    row(Act::Sort, &[Roster], &[Key::Char('s')], "tui-do-sort"),
    row(Act::NextDoor, &[Household], &[Key::Char('n')], "tui-do-next-door").when(Model::has_roster),
    row(Act::PreviousDoor, &[Household], &[Key::Char('p')], "tui-do-previous-door").when(Model::has_roster),
    row(Act::Reveal, &[Roster, Household], &[Key::Char('x')], "tui-do-reveal"),
    row(Act::NextField, &[Search], &[Key::Tab], "tui-do-to-list"),
    // A visit.
    row(Act::Enter, &[Visit], &[Key::Enter], "tui-do-save").when(Model::can_save),
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
    row(Act::Reason, &[Visit], &[Key::Char('r')], "tui-do-reason").hidden(),
    row(Act::Next, &[Visit], &[Key::Char('h')], "tui-do-next").hidden(),
    row(Act::Note, &[Visit], &[Key::Char('n')], "tui-do-note").hidden(),
    row(Act::Day, &[Visit, Record], &[Key::Char('y')], "tui-do-day").hidden(),
    row(Act::ClearResult, &[Visit], &[Key::Delete, Key::Char('-')], "tui-do-clear-result").hidden(),
    row(Act::Enter, &[VisitText, RecordText], &[Key::Enter], "tui-do-accept"),
    row(Act::Down, &[VisitText], &[Key::Down], "tui-do-next-proposal"),
    row(Act::Up, &[VisitText], &[Key::Up], "tui-do-previous-proposal").hidden(),
    // Reasons.
    picks(),
    row(Act::SearchReason, &[Visit, Reasons], &[Key::Char('/')], "tui-do-search-reason"),
    row(Act::Enter, &[Reasons, ReasonSearch], &[Key::Enter], "tui-do-choose"),
    // A milestone.
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
    // Everywhere.
    row(Act::Search, &[Overview, Roster, Household, Record], &[Key::Char('/')], "tui-do-search"),
    row(Act::Undo, FREE, &[Key::Char('u')], "tui-do-undo").when(Model::can_undo),
    row(Act::Redo, FREE, &[Key::Ctrl('r')], "tui-do-redo").hidden(),
    row(Act::Lock, &[Overview], &[Key::Char('l')], "tui-do-lock").when(Model::can_lock),
    row(Act::Back, &[Roster, Household, Visit, Reasons, Record, Help], &[Key::Esc], "tui-do-back"),
    row(Act::Back, &[Search, VisitText, ReasonSearch, RecordText], &[Key::Esc], "tui-do-back"),
    row(Act::Back, &[Unlock, SetUp], &[Key::Esc], "tui-do-back").hidden(),
    row(Act::Back, &[Overview], &[Key::Esc], "tui-do-back").hidden(),
    row(Act::Back, &[Help], &[Key::Enter, Key::Char('?'), Key::F(1)], "tui-do-back").hidden(),
    row(Act::Help, FREE, &[Key::Char('?'), Key::F(1)], "tui-do-help"),
    row(Act::Help, TEXT, &[Key::F(1)], "tui-do-help"),
    row(Act::Leave, FREE, &[Key::Char('q'), Key::Ctrl('c')], "tui-do-leave"),
    row(Act::Leave, &[Help], &[Key::Char('q'), Key::Ctrl('c')], "tui-do-leave").hidden(),
    row(Act::Leave, TEXT, &[Key::Ctrl('c')], "tui-do-leave"),
    row(Act::Leave, &[Confirm, Trouble], &[Key::Ctrl('c')], "tui-do-leave").hidden(),
    row(Act::Suspend, FREE, &[Key::Ctrl('z')], "tui-do-suspend").hidden(),
    row(Act::Suspend, TEXT, &[Key::Ctrl('z')], "tui-do-suspend").hidden(),
    // Moving in a list.
    row(Act::Down, LISTS, &[Key::Down], "tui-do-down").hidden(),
    row(Act::Up, LISTS, &[Key::Up], "tui-do-up").hidden(),
    row(Act::Down, &[Visit, Household], &[Key::Tab], "tui-do-down").hidden(),
    row(Act::Up, &[Visit, Household], &[Key::BackTab], "tui-do-up").hidden(),
    row(Act::PageDown, LISTS, &[Key::PageDown], "tui-do-page-down").hidden(),
    row(Act::PageUp, LISTS, &[Key::PageUp], "tui-do-page-up").hidden(),
    row(Act::First, &[Overview, Roster, Household, Visit, Reasons, Record, Help], &[Key::Home], "tui-do-first")
        .hidden(),
    row(Act::Last, &[Overview, Roster, Household, Visit, Reasons, Record, Help], &[Key::End], "tui-do-last").hidden(),
];

/// The letters of the reasons, in order; those of the commands everywhere are left out.
pub const REASON_KEYS: &[Key] = &[
    Key::Char('1'),
    Key::Char('2'),
    Key::Char('3'),
    Key::Char('4'),
    Key::Char('5'),
    Key::Char('6'),
    Key::Char('7'),
    Key::Char('8'),
    Key::Char('9'),
    Key::Char('a'),
    Key::Char('b'),
    Key::Char('c'),
    Key::Char('d'),
    Key::Char('e'),
    Key::Char('f'),
    Key::Char('g'),
    Key::Char('h'),
    Key::Char('i'),
    Key::Char('j'),
    Key::Char('k'),
    Key::Char('l'),
    Key::Char('m'),
    Key::Char('n'),
    Key::Char('o'),
    Key::Char('p'),
    Key::Char('r'),
    Key::Char('s'),
    Key::Char('t'),
    Key::Char('v'),
    Key::Char('w'),
    Key::Char('x'),
    Key::Char('y'),
    Key::Char('z'),
];

const fn row(act: Act, scopes: &'static [Scope], keys: &'static [Key], label: &'static str) -> Command {
    Command { act, scopes, keys, label: Label::Id(label), keys_shown: None, footer: Footer::Shown, available: always }
}

const fn outcome(outcome: Outcome, code: &'static str, keys: &'static [Key]) -> Command {
    of_code(Act::Outcome(outcome), &[Visit], keys, Label::Code("outcome", code))
}

const fn result(result: ResultKind, code: &'static str, keys: &'static [Key]) -> Command {
    of_code(Act::Result(result), &[Visit], keys, Label::Code("result", code))
}

const fn milestone(milestone: Milestone, code: &'static str, keys: &'static [Key]) -> Command {
    of_code(Act::Milestone(milestone), &[Record], keys, Label::Code("milestone", code))
}

/// The screen itself shows these, with their keys.
const fn of_code(act: Act, scopes: &'static [Scope], keys: &'static [Key], label: Label) -> Command {
    Command { act, scopes, keys, label, keys_shown: None, footer: Footer::Hidden, available: always }
}

const fn picks() -> Command {
    Command { keys_shown: Some("1–9 a–z"), ..row(Act::PickReason, &[Reasons], REASON_KEYS, "tui-do-pick-reason") }
}

impl Command {
    const fn hidden(self) -> Self {
        Self { footer: Footer::Hidden, ..self }
    }

    const fn when(self, available: fn(&Model) -> Result<(), Message>) -> Self {
        Self { available, ..self }
    }
}

#[expect(clippy::unnecessary_wraps, reason = "commands that are not always available say why")]
fn always(_: &Model) -> Result<(), Message> {
    Ok(())
}
