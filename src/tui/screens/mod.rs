//! The screens, one a file. Each holds its own state, says which scope of the commands it is in, and answers acts
//! with steps; none sees another, the terminal, or the desk.

mod confirm;
mod help;
mod household;
mod overview;
mod people_detail;
mod reasons;
mod record_form;
mod roster;
mod roster_view;
mod set_up;
mod sieve;
mod trouble;
mod unlock;
mod visit_form;
mod visit_text;
mod visit_view;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::command::{Act, Scope};
use super::key::Key;
use super::model::{Shared, Step};
use super::widgets::field::TextField;
use super::widgets::secret::SecretField;
use crate::desk::views::{HouseholdCard, HouseholdRef, PersonRef};
use crate::msg;
use crate::text::words::Message;

pub use confirm::{Confirm, Question};
pub use help::Help;
pub use household::HouseholdScreen;
pub use overview::OverviewScreen;
pub use reasons::Reasons;
pub use record_form::RecordForm;
pub use roster::{Purpose, Roster};
pub use set_up::SetUp;
#[cfg(test)]
pub use sieve::Sieve;
pub use trouble::Trouble;
pub use unlock::Unlock;
pub use visit_form::VisitForm;

/// A screen.
pub enum Screen {
    /// Opening the ledger.
    Unlock(Unlock),
    /// A new ledger.
    SetUp(SetUp),
    /// The figures.
    Overview(OverviewScreen),
    /// The list of people.
    Roster(Box<Roster>),
    /// A household.
    Household(HouseholdScreen),
    /// Recording a visit.
    Visit(Box<VisitForm>),
    /// Choosing a reason.
    Reasons(Reasons),
    /// Recording a milestone.
    Record(RecordForm),
    /// The keys.
    Help(Help),
    /// A question.
    Confirm(Confirm),
    /// Something went wrong.
    Trouble(Trouble),
}

/// The field that has the focus.
pub enum Typing<'a> {
    /// A text.
    Text(&'a mut TextField),
    /// A passphrase.
    Secret(&'a mut SecretField),
}

impl Screen {
    /// The scope of its commands.
    pub fn scope(&self) -> Scope {
        match self {
            Self::Unlock(_) => Scope::Unlock,
            Self::SetUp(_) => Scope::SetUp,
            Self::Overview(_) => Scope::Overview,
            Self::Roster(roster) => roster.scope(),
            Self::Household(_) => Scope::Household,
            Self::Visit(form) => form.scope(),
            Self::Reasons(reasons) => reasons.scope(),
            Self::Record(form) => form.scope(),
            Self::Help(_) => Scope::Help,
            Self::Confirm(_) => Scope::Confirm,
            Self::Trouble(_) => Scope::Trouble,
        }
    }

    /// Whether it is drawn as a box over the screen below it.
    pub fn is_box(&self) -> bool {
        matches!(self, Self::Confirm(_) | Self::Trouble(_))
    }

    /// What the bar at the top calls it.
    pub fn title(&self) -> Message {
        match self {
            Self::Unlock(_) => msg!("tui-title-unlock"),
            Self::SetUp(_) => msg!("tui-title-set-up"),
            Self::Overview(_) => msg!("tui-title-overview"),
            Self::Roster(_) => msg!("tui-title-roster"),
            Self::Household(_) => msg!("tui-title-household"),
            Self::Visit(_) => msg!("tui-title-visit"),
            Self::Reasons(_) => msg!("tui-title-reasons"),
            Self::Record(_) => msg!("tui-title-record"),
            Self::Help(_) => msg!("tui-title-help"),
            Self::Confirm(_) => msg!("tui-title-confirm"),
            Self::Trouble(_) => msg!("tui-title-trouble"),
        }
    }

    /// The field that has the focus.
    pub fn typing(&mut self) -> Option<Typing<'_>> {
        match self {
            Self::Unlock(unlock) => unlock.typing(),
            Self::SetUp(set_up) => Some(set_up.typing()),
            Self::Roster(roster) => roster.typing(),
            Self::Visit(form) => form.typing(),
            Self::Reasons(reasons) => reasons.typing(),
            Self::Record(form) => form.typing(),
            Self::Overview(_) | Self::Household(_) | Self::Help(_) | Self::Confirm(_) | Self::Trouble(_) => None,
        }
    }

    /// Its field has another text.
    pub fn typed(&mut self, shared: &mut Shared) -> Vec<Step> {
        match self {
            Self::Roster(roster) => roster.typed(shared),
            Self::Reasons(reasons) => reasons.typed(),
            Self::Unlock(unlock) => unlock.typed(),
            Self::SetUp(set_up) => set_up.typed(),
            Self::Visit(form) => form.typed(),
            Self::Record(form) => form.typed(),
            Self::Overview(_) | Self::Household(_) | Self::Help(_) | Self::Confirm(_) | Self::Trouble(_) => Vec::new(),
        }
    }

    /// A command was given, with this key.
    pub fn act(&mut self, act: Act, key: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        match self {
            Self::Unlock(screen) => screen.act(act, shared),
            Self::SetUp(screen) => screen.act(act, shared),
            Self::Overview(screen) => screen.act(act, shared),
            Self::Roster(screen) => screen.act(act, shared),
            Self::Household(screen) => screen.act(act, shared),
            Self::Visit(screen) => screen.act(act, shared),
            Self::Reasons(screen) => screen.act(act, key, shared),
            Self::Record(screen) => screen.act(act, shared),
            Self::Help(screen) => screen.act(act, shared),
            Self::Confirm(screen) => screen.act(act),
            Self::Trouble(_) => Trouble::act(act),
        }
    }

    /// A click at this place of the terminal.
    pub fn click(&mut self, position: Position, shared: &mut Shared) -> Vec<Step> {
        match self {
            Self::Overview(screen) => screen.click(position, shared),
            Self::Roster(screen) => screen.click(position, shared),
            Self::Household(screen) => screen.click(position, shared),
            Self::Visit(screen) => screen.click(position, shared),
            Self::Reasons(screen) => screen.click(position, shared),
            Self::Record(screen) => screen.click(position, shared),
            Self::Unlock(_) | Self::SetUp(_) | Self::Help(_) | Self::Confirm(_) | Self::Trouble(_) => Vec::new(),
        }
    }

    /// The terminal has another size.
    pub fn resized(&mut self, shared: &mut Shared) -> Vec<Step> {
        match self {
            Self::Roster(roster) => roster.keep_loaded(shared),
            _ => Vec::new(),
        }
    }

    /// Asks for what it shows.
    pub fn refresh(&mut self, shared: &mut Shared) -> Vec<Step> {
        match self {
            Self::Roster(roster) => roster.refresh(shared),
            Self::Household(screen) => screen.refresh(),
            Self::Visit(form) => form.refresh(),
            Self::Record(form) => form.refresh(),
            _ => Vec::new(),
        }
    }

    /// Whether keys have to wait until the desk has answered: before that they would mean something else.
    pub fn is_waiting(&self) -> bool {
        match self {
            Self::Roster(roster) => roster.is_waiting(),
            Self::Household(screen) => screen.card.is_none() && !screen.gone,
            Self::Visit(form) => form.card.is_none() && !form.gone,
            Self::Record(form) => form.card.is_none() && !form.gone,
            _ => false,
        }
    }

    /// The household it is about.
    pub fn household(&self) -> Option<HouseholdRef> {
        match self {
            Self::Household(screen) => Some(screen.reference),
            Self::Visit(form) => Some(form.household),
            Self::Record(form) => Some(form.household),
            _ => None,
        }
    }

    /// The person its commands are about.
    pub fn person(&self) -> Option<(HouseholdRef, PersonRef)> {
        match self {
            Self::Roster(roster) => roster.person(),
            Self::Household(screen) => screen.person(),
            _ => None,
        }
    }

    /// The household's card, if it is this household and the card is there.
    pub fn card(&self, household: HouseholdRef) -> Option<&HouseholdCard> {
        let card = match self {
            Self::Roster(roster) => roster.pane.as_deref(),
            Self::Household(screen) => screen.card.as_deref(),
            Self::Visit(form) => form.card.as_deref(),
            Self::Record(form) => form.card.as_deref(),
            _ => None,
        };
        card.filter(|card| card.reference == household)
    }

    /// A household's card came.
    pub fn take_card(&mut self, card: &HouseholdCard) {
        match self {
            Self::Roster(roster) => roster.take_card(card),
            Self::Household(screen) if screen.reference == card.reference => screen.take_card(card),
            Self::Visit(form) if form.household == card.reference => form.take_card(card),
            Self::Record(form) if form.household == card.reference => form.card = Some(Box::new(card.clone())),
            _ => {}
        }
    }

    /// After a card: what is wanted next.
    pub fn after_card(&mut self, shared: &mut Shared) -> Vec<Step> {
        match self {
            Self::Roster(roster) => roster.ask_pane(shared),
            _ => Vec::new(),
        }
    }

    /// A household that was asked for is gone.
    pub fn household_is_gone(&mut self) {
        match self {
            Self::Household(screen) if screen.card.is_none() => screen.gone = true,
            Self::Visit(form) if form.card.is_none() => form.gone = true,
            Self::Record(form) if form.card.is_none() => form.gone = true,
            Self::Roster(roster) => roster.pane_failed(),
            _ => {}
        }
    }

    /// A request failed; it may have been this screen's.
    pub fn request_failed(&mut self) {
        if let Self::Roster(roster) = self {
            roster.request_failed();
        }
        self.household_is_gone();
    }

    /// The ledger could not be opened or made.
    pub fn opening_failed(&mut self, message: Message, hint: Option<Message>) {
        match self {
            Self::Unlock(unlock) => unlock.refused = Some((message, hint)),
            Self::SetUp(set_up) => set_up.refused = Some((message, hint)),
            _ => {}
        }
    }

    /// Forgets what was read from the ledger; what was typed stays.
    pub fn forget(&mut self) {
        match self {
            Self::Roster(roster) => roster.forget(),
            Self::Household(screen) => screen.card = None,
            Self::Visit(form) => form.card = None,
            Self::Record(form) => form.card = None,
            _ => {}
        }
    }

    /// Whether something was typed that is not recorded.
    pub fn is_unsaved(&self) -> bool {
        match self {
            Self::Visit(form) => form.is_unsaved(),
            Self::Record(form) => form.is_unsaved(),
            _ => false,
        }
    }

    /// Whether it can be saved, or why not.
    pub fn can_save(&self) -> Result<(), Message> {
        match self {
            Self::Visit(form) => form.can_save(),
            Self::Record(form) => form.can_save(),
            _ => Ok(()),
        }
    }

    /// Draws it.
    pub fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        match self {
            Self::Unlock(screen) => screen.draw(shared, frame, area),
            Self::SetUp(screen) => screen.draw(shared, frame, area),
            Self::Overview(screen) => screen.draw(shared, frame, area),
            Self::Roster(screen) => roster_view::draw(screen, shared, frame, area),
            Self::Household(screen) => screen.draw(shared, frame, area),
            Self::Visit(screen) => visit_view::draw(screen, shared, frame, area),
            Self::Reasons(screen) => screen.draw(shared, frame, area),
            Self::Record(screen) => screen.draw(shared, frame, area),
            Self::Help(screen) => screen.draw(shared, frame, area),
            Self::Confirm(screen) => screen.draw(shared, frame, area),
            Self::Trouble(screen) => screen.draw(shared, frame, area),
        }
    }
}

/// Moves a selection in a list of `total` lines of which `rows` are seen.
pub fn moved(act: Act, selected: usize, total: usize, rows: usize) -> usize {
    let last = total.saturating_sub(1);
    let page = rows.saturating_sub(1).max(1);
    match act {
        Act::Down => selected.saturating_add(1).min(last),
        Act::Up => selected.saturating_sub(1),
        Act::PageDown => selected.saturating_add(page).min(last),
        Act::PageUp => selected.saturating_sub(page),
        Act::First => 0,
        Act::Last => last,
        _ => selected,
    }
}
