//! Where somebody new lives whose card was scanned: a household found by a name or an address, those at the address of
//! the card first; or a new one. The form for the person follows, with what the card says in it.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::desk::cards::facts_of_card;
use crate::desk::screen::Reply;
use crate::desk::views::PersonLine;
use crate::domain::card::Card;
use crate::msg;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Shared, Step};
use crate::tui::screens::finding::{Finding, columns_of_household};
use crate::tui::screens::{Behaviour, FactsForm, Screen};

/// Where the holder of a card lives.
pub struct CardPlace {
    card: Box<Card>,
    finding: Finding,
}

impl CardPlace {
    /// Of this card.
    pub fn new(card: Box<Card>) -> Self {
        // The street and the house; ward and province are those of everybody.
        let address = card.address.as_deref().and_then(|address| address.split(',').next()).unwrap_or_default();
        let finding = Finding::new(address, 1);
        Self { card, finding }
    }

    fn choose(&self, shared: &Shared) -> Step {
        let household = self.finding.selected().map(|line| {
            let name = [&line.address, &line.area, &line.full_name];
            let name: Vec<&str> = name.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
            (line.household, name.join(" · "))
        });
        let facts = facts_of_card(&self.card, shared.now.today);
        Step::Replace(Screen::from(FactsForm::of_card(household, &facts, shared.now.today)))
    }
}

impl Behaviour for CardPlace {
    fn scope(&self) -> Scope {
        Scope::CardPlace
    }

    fn title(&self) -> Message {
        msg!("tui-title-card-place")
    }

    fn finding(&self) -> Option<&Finding> {
        Some(&self.finding)
    }

    fn finding_mut(&mut self) -> Option<&mut Finding> {
        Some(&mut self.finding)
    }

    fn hear(&mut self, reply: &Reply, _: &mut Shared) -> Vec<Step> {
        let is_news =
            |found: &[PersonLine], line: &PersonLine| !found.iter().any(|known| known.household == line.household);
        self.finding.hear(reply, is_news);
        Vec::new()
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        match act {
            Act::Back => return vec![Step::Back],
            Act::Enter => return vec![self.choose(shared)],
            _ => self.finding.step(act, shared),
        }
        Vec::new()
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let words = &shared.words;
        let name = self.card.full_name.clone().unwrap_or_else(|| words.get("tui-card-somebody"));
        let title = words.say(&msg!("tui-card-where", name = name));
        let new = words.get("tui-card-new-household");
        self.finding.draw(
            (&title, "tui-move-hint", None),
            |line, wide| columns_of_household(line, wide, &new),
            shared,
            (frame, area),
        );
    }
}
