//! The filters of the list of people that one key goes through.

use crate::desk::people::Filter;

/// The filters that `f` goes through.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Sieve {
    /// Everybody.
    #[default]
    All,
    /// Approved and not activated: the people to visit first.
    ToActivate,
    /// With an appointment today or before.
    Due,
    /// Of households that were never visited.
    Unvisited,
    /// Level 2 not enrolled.
    NotEnrolled,
    /// Without a card.
    NoCard,
}

impl Sieve {
    /// All of them, in the order of the key.
    pub const ALL: [Self; 6] =
        [Self::All, Self::ToActivate, Self::Due, Self::Unvisited, Self::NotEnrolled, Self::NoCard];

    /// The code in the words.
    pub fn code(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::ToActivate => "to_activate",
            Self::Due => "due",
            Self::Unvisited => "unvisited",
            Self::NotEnrolled => "not_enrolled",
            Self::NoCard => "no_card",
        }
    }

    /// The next one.
    pub fn next(self) -> Self {
        let place = Self::ALL.iter().position(|sieve| *sieve == self).unwrap_or(0);
        Self::ALL.get(place + 1).copied().unwrap_or_default()
    }

    /// The filter as the desk knows it.
    pub fn filter(self) -> Option<Filter> {
        match self {
            Self::All => None,
            Self::ToActivate => Some(Filter::ToActivate),
            Self::Due => Some(Filter::Due),
            Self::Unvisited => Some(Filter::Unvisited),
            Self::NotEnrolled => Some(Filter::NotEnrolled),
            Self::NoCard => Some(Filter::NoCard),
        }
    }
}
