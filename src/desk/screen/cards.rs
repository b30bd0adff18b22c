//! Cards that were scanned, for the screen.

use super::Reply;
use crate::desk::Desk;
use crate::desk::cards::CardHolder;
use crate::desk::error::DeskError;
use crate::desk::views::PersonRef;
use crate::domain::card::{Card, CardFact};

/// What is asked for.
pub enum CardsRequest {
    /// Whose a card may be.
    Holders {
        /// Number of the request: the newest wins.
        number: u64,
        /// The card.
        card: Box<Card>,
    },
    /// Take facts of a card over.
    Take {
        /// Whose.
        person: PersonRef,
        /// The card.
        card: Box<Card>,
        /// Which facts.
        facts: Vec<CardFact>,
    },
}

/// What is answered.
pub enum CardsReply {
    /// Whose a card may be, the likeliest first.
    Holders {
        /// Number of the request.
        number: u64,
        /// Who.
        holders: Vec<CardHolder>,
    },
}

impl CardsRequest {
    /// Does it.
    pub(super) fn serve(self, desk: &mut Desk) -> Result<Reply, DeskError> {
        Ok(match self {
            Self::Holders { number, card } => {
                Reply::Cards(CardsReply::Holders { number, holders: desk.holders_of(&card)? })
            }
            Self::Take { person, card, facts } => Reply::Done(desk.take_card(person, &card, &facts)?),
        })
    }
}
