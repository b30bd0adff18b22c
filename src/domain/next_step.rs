//! What to do next for a person: the first line of the table in domain.md section 4 that fits (documents 002, 003,
//! 004). A pure function of the person, the campaign and the day.

use chrono::{Datelike, NaiveDate, Weekday};

use super::eligibility::{NotEligible, eligible};
use super::milestone::{Milestone, Milestones, Reached};
use super::person::Person;

/// Working days that an approval takes at most.
const WORKING_DAYS: usize = 3;

/// What to do next.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NextStep {
    /// Nothing, and why.
    None(NotEligible),
    /// Apply for card and account together.
    ApplyCard,
    /// Ask where the card is.
    FindCard,
    /// Help to integrate papers; offer nothing else.
    IntegratePapers,
    /// Activate now, at the door.
    ActivateNow,
    /// Bring card and papers again.
    Resubmit,
    /// Wait for the SMS.
    AwaitApproval,
    /// Put on the mobile team's list.
    MobileTeam,
    /// Enrol at the nearest police desk.
    Enrol,
}

/// Whether the mobile team is to come: the latest reason is `frail`, or a visit's result was `mobile_team`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Frailty {
    /// Can come to the desk, as far as is known.
    Able,
    /// Old, ill, or hard to move.
    Frail,
}

impl NextStep {
    /// The code of the contract.
    pub fn code(self) -> &'static str {
        match self {
            Self::None(_) => "none",
            Self::ApplyCard => "apply_card",
            Self::FindCard => "find_card",
            Self::IntegratePapers => "integrate_papers",
            Self::ActivateNow => "activate_now",
            Self::Resubmit => "resubmit",
            Self::AwaitApproval => "await_approval",
            Self::MobileTeam => "mobile_team",
            Self::Enrol => "enrol",
        }
    }

    /// Whether it is taken at a desk: for somebody who cannot come there, the mobile team comes to the home.
    pub fn is_at_a_desk(self) -> bool {
        match self {
            Self::ApplyCard | Self::Resubmit | Self::MobileTeam | Self::Enrol => true,
            Self::None(_) | Self::FindCard | Self::IntegratePapers | Self::ActivateNow | Self::AwaitApproval => false,
        }
    }

    /// Id of the sentence that says it.
    pub fn message_code(self) -> String {
        match self {
            Self::None(why) => format!("none-{}", why.code()),
            Self::ApplyCard
            | Self::FindCard
            | Self::IntegratePapers
            | Self::ActivateNow
            | Self::Resubmit
            | Self::AwaitApproval
            | Self::MobileTeam
            | Self::Enrol => self.code().to_owned(),
        }
    }
}

/// When somebody's level 2 was enrolled, where the day is known, and the last day on which the approval is in time: the
/// third working day after it. Only who has the card waits for nothing but this, so the seven days of those without a
/// valid one do not come up.
pub fn approval_due(person: &Person) -> Option<(NaiveDate, NaiveDate)> {
    let Reached::On(enrolled) = person.facts.milestones.get(Milestone::L2Enrolled) else { return None };
    let is_working = |day: &NaiveDate| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    let due = enrolled.iter_days().skip(1).filter(is_working).nth(WORKING_DAYS - 1)?;
    Some((enrolled, due))
}

/// The next step for a person on a day.
pub fn next_step(person: &Person, frailty: Frailty, day: NaiveDate, minimum_age: u32) -> NextStep {
    if let Err(why) = eligible(person, day, minimum_age) {
        return NextStep::None(why);
    }
    step_of(&person.facts.milestones, frailty, day)
}

/// The next step for somebody who is eligible on that day.
pub fn step_of(milestones: &Milestones, frailty: Frailty, day: NaiveDate) -> NextStep {
    let reached = |milestone| milestones.reached_by(milestone, day);
    if !reached(Milestone::CardIssued) {
        return if reached(Milestone::CardApplied) { NextStep::FindCard } else { NextStep::ApplyCard };
    }
    if reached(Milestone::L2Activated) {
        return NextStep::IntegratePapers;
    }
    if reached(Milestone::L2Approved) {
        return NextStep::ActivateNow;
    }
    if reached(Milestone::L2Rejected) {
        return NextStep::Resubmit;
    }
    if reached(Milestone::L2Enrolled) {
        return NextStep::AwaitApproval;
    }
    match frailty {
        Frailty::Frail => NextStep::MobileTeam,
        Frailty::Able => NextStep::Enrol,
    }
}
