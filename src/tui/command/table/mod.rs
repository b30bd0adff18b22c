//! The rows of the table of commands, one file a part of the program. Their order is the order at the foot of the
//! screen: what belongs to the screen first, what can be done everywhere last.

mod cards;
mod cleaning;
mod door;
mod everywhere;
mod figures;
mod follow_up;
mod forms;
mod importing;
mod keeping;
mod lists;
mod matching;
mod opening;
mod paper;
mod people;
mod questions;
mod reconciling;
mod record;
mod rollup;
mod visit;
mod walking;

use super::Scope::{BulkVisit, Reasons, Record, Visit};
use super::{Act, Command, Footer, Is, Label, Scope, Where};
use crate::domain::milestone::Milestone;
use crate::domain::visit::{Outcome, ResultKind};
use crate::text::words::Message;
use crate::tui::key::Key;
use crate::tui::model::Model;

/// All commands.
pub const TABLE: &[&[Command]] = &[
    opening::COMMANDS,
    walking::COMMANDS,
    figures::COMMANDS,
    follow_up::COMMANDS,
    questions::COMMANDS,
    lists::COMMANDS,
    door::COMMANDS,
    visit::COMMANDS,
    record::COMMANDS,
    forms::COMMANDS,
    importing::COMMANDS,
    reconciling::COMMANDS,
    rollup::COMMANDS,
    people::COMMANDS,
    cards::COMMANDS,
    paper::COMMANDS,
    keeping::COMMANDS,
    cleaning::COMMANDS,
    matching::COMMANDS,
    everywhere::COMMANDS,
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

/// A command of these scopes.
const fn row(act: Act, scopes: &'static [Scope], keys: &'static [Key], label: &'static str) -> Command {
    row_of(act, Where::In(scopes), keys, label)
}

/// A command of each scope that is like this.
const fn each(act: Act, is: Is, keys: &'static [Key], label: &'static str) -> Command {
    row_of(act, Where::Each(is), keys, label)
}

const fn row_of(act: Act, scopes: Where, keys: &'static [Key], label: &'static str) -> Command {
    Command { act, scopes, keys, label: Label::Id(label), keys_shown: None, footer: Footer::Shown, available: always }
}

const fn outcome(outcome: Outcome, code: &'static str, keys: &'static [Key]) -> Command {
    of_code(Act::Outcome(outcome), &[Visit, BulkVisit], keys, Label::Code("outcome", code))
}

const fn result(result: ResultKind, code: &'static str, keys: &'static [Key]) -> Command {
    of_code(Act::Result(result), &[Visit], keys, Label::Code("result", code))
}

const fn milestone(milestone: Milestone, code: &'static str, keys: &'static [Key]) -> Command {
    of_code(Act::Milestone(milestone), &[Record], keys, Label::Code("milestone", code))
}

/// The screen itself shows these, with their keys.
const fn of_code(act: Act, scopes: &'static [Scope], keys: &'static [Key], label: Label) -> Command {
    Command { act, scopes: Where::In(scopes), keys, label, keys_shown: None, footer: Footer::Hidden, available: always }
}

const fn picks() -> Command {
    Command { keys_shown: Some("1–9 a–z"), ..row(Act::PickReason, &[Reasons], REASON_KEYS, "tui-do-pick-reason") }
}

impl Command {
    const fn kept(self) -> Self {
        Self { footer: Footer::Kept, ..self }
    }

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
