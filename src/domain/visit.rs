//! A visit to a household (lượt đến nhà): what came of it, for the house and for each person met.

use std::fmt;
use std::str::FromStr;

use chrono::{NaiveDate, NaiveTime};

use super::ids::PersonId;
use super::milestone::Milestone;
use super::reason::Reason;

/// What came of a visit at the door.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Outcome {
    /// Somebody was met.
    Met,
    /// Nobody home; sets no personal reason.
    NotHome,
    /// The household declined.
    Refused,
    /// Nobody lives there.
    Vacant,
    /// The household moved away.
    Moved,
}

impl Outcome {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Met, Self::NotHome, Self::Refused, Self::Vacant, Self::Moved];

    /// The code of the contract.
    pub fn code(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotHome => "not_home",
            Self::Refused => "refused",
            Self::Vacant => "vacant",
            Self::Moved => "moved",
        }
    }

    /// The outcome of a code of the contract.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.code() == code)
    }
}

/// What came of a visit for one person.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum ResultKind {
    /// A milestone was reached at this visit.
    Milestone(Milestone),
    /// Was shown how.
    Guided,
    /// Agreed on another time.
    Appointment,
    /// Goes on the mobile team's list.
    MobileTeam,
    /// Nothing came of it.
    None,
}

impl ResultKind {
    /// The code of the contract.
    pub fn code(self) -> &'static str {
        match self {
            Self::Milestone(milestone) => milestone.code(),
            Self::Guided => "guided",
            Self::Appointment => "appointment",
            Self::MobileTeam => "mobile_team",
            Self::None => "none",
        }
    }

    /// Whether an account is on a phone since then.
    pub fn is_activation(self) -> bool {
        matches!(self, Self::Milestone(Milestone::L1Activated | Milestone::L2Activated))
    }

    /// The result of a code of the contract.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "guided" => Some(Self::Guided),
            "appointment" => Some(Self::Appointment),
            "mobile_team" => Some(Self::MobileTeam),
            "none" => Some(Self::None),
            _ => Milestone::from_code(code).map(Self::Milestone),
        }
    }
}

/// Whose phone an account was activated on (máy của ai). Whoever's account is on somebody else's phone is locked out
/// of it when that phone leaves, or when its owner activates their own.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Handset {
    /// The person's own.
    Own,
    /// That of somebody of the family.
    Family,
    /// That of the officer or volunteer who helped.
    Helper,
}

impl Handset {
    /// All of them, the usual one first.
    pub const ALL: [Self; 3] = [Self::Own, Self::Family, Self::Helper];

    /// The code, in the journal and on the command line.
    pub fn code(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Family => "family",
            Self::Helper => "helper",
        }
    }

    /// The phone of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|handset| handset.code() == code)
    }
}

/// The result of a visit for one person.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct VisitResult {
    /// The person.
    pub person: PersonId,
    /// What came of it.
    pub result: ResultKind,
    /// Why not activated, where it was said.
    pub reason: Option<Reason>,
    /// Whose phone the account was activated on, of an activation, where it was said.
    pub phone: Option<Handset>,
}

/// When to come again. Its text is `2023-06-20` or `2023-06-20 19:30`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Appointment {
    /// The day.
    pub day: NaiveDate,
    /// The time, where one was agreed.
    pub time: Option<NaiveTime>,
}

impl fmt::Display for Appointment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.time {
            Some(time) => write!(f, "{} {}", self.day, time.format("%H:%M")),
            None => write!(f, "{}", self.day),
        }
    }
}

impl FromStr for Appointment {
    type Err = chrono::ParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.trim().split_once([' ', 'T']) {
            Some((day, time)) => {
                Ok(Self { day: day.parse()?, time: Some(NaiveTime::parse_from_str(time.trim(), "%H:%M")?) })
            }
            None => Ok(Self { day: text.trim().parse()?, time: None }),
        }
    }
}

impl Appointment {
    /// The appointment that stands after a visit, where this one stood before it. One that was made at the visit takes
    /// its place. A visit before the appointed day, at which nothing was agreed, leaves it in force: whoever knocked
    /// in passing took nobody's promise back. On that day or later it is kept or missed, and done with. So it is where
    /// the household declined, or nobody lives there any more.
    pub fn after(standing: Option<Self>, visit: &Visit) -> Option<Self> {
        let is_open = match visit.outcome {
            Outcome::Met | Outcome::NotHome => true,
            Outcome::Refused | Outcome::Vacant | Outcome::Moved => false,
        };
        visit.next.or(standing.filter(|appointment| is_open && visit.on < appointment.day))
    }
}

/// A visit to a household.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Visit {
    /// The day it happened.
    pub on: NaiveDate,
    /// What came of it at the door.
    pub outcome: Outcome,
    /// What came of it for each person.
    pub results: Vec<VisitResult>,
    /// When to come again.
    pub next: Option<Appointment>,
    /// Short note.
    pub note: Option<String>,
}

impl Visit {
    /// The reason that a result of it gives; where nobody was home nobody gave one (domain.md section 5, `reasons`).
    pub fn reason_of(&self, result: &VisitResult) -> Option<Reason> {
        result.reason.filter(|_| self.outcome != Outcome::NotHome)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_appointment_stands_until_its_day_or_another_one() {
        let visit = |on: &str, outcome, next: Option<&str>| Visit {
            on: on.parse().unwrap(),
            outcome,
            results: Vec::new(),
            next: next.map(|next| next.parse().unwrap()),
            note: None,
        };
        let standing: Option<Appointment> = "2023-06-20 19:30".parse().ok();
        let other: Option<Appointment> = "2023-06-18".parse().ok();
        for (on, outcome, next, expected) in [
            // Before its day: in passing.
            ("2023-06-15", Outcome::NotHome, None, standing),
            ("2023-06-19", Outcome::Met, None, standing),
            // Kept or missed.
            ("2023-06-20", Outcome::Met, None, None),
            ("2023-06-20", Outcome::NotHome, None, None),
            ("2023-06-25", Outcome::NotHome, None, None),
            // There is nobody to keep it.
            ("2023-06-15", Outcome::Refused, None, None),
            ("2023-06-15", Outcome::Vacant, None, None),
            ("2023-06-15", Outcome::Moved, None, None),
            // Another one takes its place, earlier or later.
            ("2023-06-15", Outcome::Met, Some("2023-06-18"), other),
            ("2023-06-15", Outcome::Refused, Some("2023-06-18"), other),
        ] {
            assert_eq!(Appointment::after(standing, &visit(on, outcome, next)), expected, "{on} {outcome:?}");
        }
        assert_eq!(Appointment::after(None, &visit("2023-06-15", Outcome::Met, None)), None);
    }

    #[test]
    fn codes_and_appointments_read_back() {
        for outcome in Outcome::ALL {
            assert_eq!(Outcome::from_code(outcome.code()), Some(outcome));
        }
        for code in ["guided", "appointment", "mobile_team", "none", "l2_activated", "card_issued"] {
            assert_eq!(ResultKind::from_code(code).unwrap().code(), code);
        }
        for handset in Handset::ALL {
            assert_eq!(Handset::from_code(handset.code()), Some(handset));
        }
        for (code, activates) in
            [("l1_activated", true), ("l2_activated", true), ("l2_approved", false), ("none", false)]
        {
            assert_eq!(ResultKind::from_code(code).unwrap().is_activation(), activates, "{code}");
        }
        for text in ["2023-06-20", "2023-06-20 19:30"] {
            assert_eq!(text.parse::<Appointment>().unwrap().to_string(), text);
        }
        assert!("2023-06-31".parse::<Appointment>().is_err());
        assert!("2023-06-20 25:00".parse::<Appointment>().is_err());
    }
}
