//! A card that was scanned: whose it is, what it says differently from the ledger, and taking that over; or somebody
//! new.

mod place;
mod view;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::{Behaviour, PersonScreen, moved};
use crate::desk::cards::{CardHolder, FoundBy};
use crate::desk::screen::{CardsReply, CardsRequest, Reply, Request};
use crate::desk::views::{HouseholdRef, PersonRef};
use crate::domain::card::{Card, CardFact, Difference, Taken};
use crate::domain::field::Field;
use crate::domain::milestone::{Milestone, Reached};
use crate::msg;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Saving, Shared, Step, Then};

pub use place::CardPlace;

/// A card and whose it may be.
pub struct CardScreen {
    card: Box<Card>,
    asked: Option<u64>,
    holders: Option<Vec<CardHolder>>,
    /// Which of them is seen.
    holder: usize,
    /// Which of the differences is selected.
    selected: usize,
}

/// That the card was issued, as a fact.
const ISSUED: CardFact = CardFact::Person(Field::Milestone(Milestone::CardIssued));

impl CardScreen {
    /// Of this card.
    pub fn new(card: Box<Card>) -> Self {
        Self { card, asked: None, holders: None, holder: 0, selected: 0 }
    }

    fn shown(&self) -> Option<&CardHolder> {
        self.holders.as_ref()?.get(self.holder)
    }

    fn is_of_nobody(&self) -> bool {
        self.holders.as_ref().is_some_and(Vec::is_empty)
    }

    fn differences(&self) -> &[Difference] {
        self.shown().map(|holder| holder.differences.as_slice()).unwrap_or_default()
    }

    /// The facts that a command takes over.
    fn taken_by(&self, act: Act) -> Vec<CardFact> {
        let differences = self.differences().iter();
        match act {
            Act::TakeIssued => differences.map(|difference| difference.fact).filter(|fact| *fact == ISSUED).collect(),
            Act::AcceptAll => {
                differences.filter(|difference| difference.taken == Taken::WithAll).map(|found| found.fact).collect()
            }
            _ => self.differences().get(self.selected).map(|difference| difference.fact).into_iter().collect(),
        }
    }

    fn take(&self, act: Act, shared: &Shared) -> Vec<Step> {
        let Some(holder) = self.shown() else { return Vec::new() };
        let facts = self.taken_by(act);
        let name = &holder.person.person.facts.full_name;
        let what = Message::of_code("milestone", Milestone::CardIssued.code());
        let said = match (facts.as_slice(), self.card.reached(shared.now.today)) {
            ([ISSUED], Reached::On(day)) => msg!("tui-said-record", name = name, what = what, day = day),
            ([ISSUED], _) => msg!("tui-said-record-unknown", name = name, what = what),
            (facts, _) => {
                let labels: Vec<String> =
                    facts.iter().map(|fact| shared.words.say(&Message::of_code("field", fact.code()))).collect();
                msg!("tui-said-card", name = name, fields = labels.join(", "))
            }
        };
        let request = CardsRequest::Take { person: holder.person.reference, card: self.card.clone(), facts };
        vec![Step::Save(Request::Cards(request), Saving { said, then: Then::Stay })]
    }

    fn turn(&mut self, act: Act) {
        let step = if act == Act::NextPerson { Act::Down } else { Act::Up };
        let count = self.holders.as_ref().map_or(0, Vec::len);
        self.holder = moved(step, self.holder, count, 1);
        self.selected = 0;
    }
}

impl Behaviour for CardScreen {
    fn scope(&self) -> Scope {
        if self.is_of_nobody() { Scope::CardOfNobody } else { Scope::Card }
    }

    fn title(&self) -> Message {
        msg!("tui-title-card")
    }

    fn refresh(&mut self, shared: &mut Shared) -> Vec<Step> {
        let number = shared.next_search();
        self.asked = Some(number);
        vec![Step::Ask(Request::Cards(CardsRequest::Holders { number, card: self.card.clone() }))]
    }

    fn hear(&mut self, reply: &Reply, _: &mut Shared) -> Vec<Step> {
        if let Reply::Cards(CardsReply::Holders { number, holders }) = reply
            && self.asked == Some(*number)
        {
            let before = self.shown().map(|holder| holder.person.reference);
            let place = holders.iter().position(|holder| Some(holder.person.reference) == before);
            self.holder = place.unwrap_or(0);
            self.holders = Some(holders.clone());
            self.selected = self.selected.min(self.differences().len().saturating_sub(1));
            self.asked = None;
        }
        Vec::new()
    }

    fn is_waiting(&self) -> bool {
        self.asked.is_some()
    }

    fn request_failed(&mut self) {
        self.asked = None;
    }

    fn forget(&mut self) {
        (self.asked, self.holders) = (None, None);
    }

    fn person(&self) -> Option<(HouseholdRef, PersonRef)> {
        self.shown().map(|holder| (holder.person.household, holder.person.reference))
    }

    fn shown_people(&self, _: &Shared) -> usize {
        1
    }

    fn can(&self, act: Act) -> Result<(), Message> {
        let Some(holder) = self.shown().filter(|_| self.asked.is_none()) else {
            return Err(msg!("tui-why-loading"));
        };
        match act {
            Act::Add if holder.found_by == FoundBy::Number => Err(msg!("tui-why-card-has-holder")),
            Act::TakeIssued if self.taken_by(act).is_empty() => Err(msg!("tui-why-card-issued-stands")),
            Act::AcceptAll | Act::Accept if self.taken_by(act).is_empty() => Err(msg!("tui-why-card-same")),
            _ => Ok(()),
        }
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        match act {
            Act::Back => return vec![Step::Back],
            Act::Enter | Act::New(_) if self.is_of_nobody() => {
                return vec![Step::open(CardPlace::new(self.card.clone()))];
            }
            Act::New(_) => return vec![Step::open(CardPlace::new(self.card.clone()))],
            Act::Enter => {
                let Some((household, person)) = self.person() else { return Vec::new() };
                shared.opened(person);
                return vec![Step::open(PersonScreen::new(household, person))];
            }
            Act::TakeIssued | Act::AcceptAll | Act::Accept => return self.take(act, shared),
            Act::NextPerson | Act::PreviousPerson => self.turn(act),
            _ => {
                let rows = usize::from(view::list_of(self.card.as_ref(), shared).height);
                self.selected = moved(act, self.selected, self.differences().len(), rows);
            }
        }
        Vec::new()
    }

    fn click(&mut self, position: Position, shared: &mut Shared) -> Vec<Step> {
        let place = view::row_at(self.card.as_ref(), self.selected, shared, position);
        if let Some(place) = place.filter(|place| *place < self.differences().len()) {
            self.selected = place;
        }
        Vec::new()
    }

    /// A second click chooses no more than the first.
    fn double_click(&mut self, position: Position, shared: &mut Shared) -> Vec<Step> {
        self.click(position, shared)
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let of = self.holders.as_ref().map(|holders| (self.holder, holders.len(), self.shown()));
        view::draw(&self.card, of, self.selected, shared, (frame, area));
    }
}
