//! The state of a person in one sign and one word.

use crate::domain::eligibility::NotEligible;
use crate::domain::milestone::{Milestone, Reached};
use crate::domain::next_step::NextStep;
use crate::domain::person::Person;
use crate::text::numbers;
use crate::text::words::{Message, Words};

use super::theme::{Role, Theme};

/// The sign of a state, of characters that old fonts have too.
pub fn sign(theme: Theme, step: NextStep) -> &'static str {
    match step {
        NextStep::ActivateNow => theme.pick("●", "*"),
        NextStep::IntegratePapers => theme.pick("√", "+"),
        NextStep::AwaitApproval => theme.pick("…", "~"),
        NextStep::Enrol => theme.pick("○", "o"),
        NextStep::ApplyCard => theme.pick("□", "#"),
        NextStep::FindCard => theme.pick("◊", "?"),
        NextStep::Resubmit => theme.pick("▼", "!"),
        NextStep::MobileTeam => theme.pick("⌂", "^"),
        NextStep::None(_) => theme.pick("–", "-"),
    }
}

/// How it is shown.
pub fn role(step: NextStep) -> Role {
    match step {
        NextStep::ActivateNow => Role::Attention,
        NextStep::IntegratePapers => Role::Good,
        NextStep::Resubmit => Role::Trouble,
        NextStep::None(_) => Role::Muted,
        NextStep::AwaitApproval | NextStep::Enrol | NextStep::ApplyCard | NextStep::FindCard | NextStep::MobileTeam => {
            Role::Plain
        }
    }
}

/// The state in a word or three: what to do next, shortly.
pub fn word(step: NextStep) -> Message {
    Message::of_code("next-step-short", step.code())
}

/// What to do next, as a sentence.
pub fn sentence(step: NextStep) -> Message {
    Message::of_code("next-step", &step.message_code())
}

/// The furthest stage of a line of milestones, in a word; `None` where nothing is reached.
pub fn furthest(person: &Person, line: Line, today: chrono::NaiveDate) -> Option<Message> {
    let stages: &[Milestone] = match line {
        Line::Card => &[Milestone::CardIssued, Milestone::CardApplied],
        Line::Level1 => &[Milestone::L1Activated, Milestone::L1Registered],
        Line::Level2 => &[Milestone::L2Activated, Milestone::L2Rejected, Milestone::L2Approved, Milestone::L2Enrolled],
    };
    let reached = stages.iter().find(|stage| person.facts.milestones.reached_by(**stage, today))?;
    Some(Message::of_code("tui-stage", reached.code()))
}

/// A line of milestones of which a later one implies the earlier.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Line {
    /// The chip card.
    Card,
    /// The level-1 account.
    Level1,
    /// The level-2 account.
    Level2,
}

/// How far a milestone is, as a day or a word.
pub fn reached(words: &Words, person: &Person, milestone: Milestone, today: chrono::NaiveDate) -> String {
    match person.facts.milestones.get(milestone) {
        Reached::On(day) => numbers::day(day),
        Reached::DayUnknown { .. } => words.get("tui-reached-day-unknown"),
        // "Sent back: not yet" would promise that it will be.
        Reached::No if milestone == Milestone::L2Rejected => words.get("tui-reached-never"),
        Reached::No if person.facts.milestones.reached_by(milestone, today) => words.get("tui-reached-implied"),
        Reached::No => words.get("tui-reached-no"),
    }
}

/// One of each state, for the explanation of the signs.
pub const ALL_STEPS: [NextStep; 9] = [
    NextStep::ActivateNow,
    NextStep::Resubmit,
    NextStep::AwaitApproval,
    NextStep::Enrol,
    NextStep::MobileTeam,
    NextStep::FindCard,
    NextStep::ApplyCard,
    NextStep::IntegratePapers,
    NextStep::None(NotEligible::NotCounted),
];

/// The place of a next step among all of them, the most urgent first.
pub fn urgency(step: NextStep) -> usize {
    ALL_STEPS.iter().position(|other| other.code() == step.code()).unwrap_or(ALL_STEPS.len())
}
