//! What a screen can do.

use std::time::Duration;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use crate::desk::error::DeskError;
use crate::desk::screen::{Reply, Request};
use crate::desk::views::{HouseholdCard, HouseholdRef, PersonRef};
use crate::text::words::Message;
use crate::tui::command::{Act, Is, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Door, Picked, Shared, Step};
use crate::tui::screens::finding::Finding;
use crate::tui::widgets::boxes;
use crate::tui::widgets::field::TextField;
use crate::tui::widgets::form::Form;
use crate::tui::widgets::secret::SecretField;

/// How far a step of the wheel goes.
const LINES_OF_WHEEL: usize = 3;

/// The field that has the focus.
pub enum Typing<'a> {
    /// A text.
    Text(&'a mut TextField),
    /// A passphrase.
    Secret(&'a mut SecretField),
}

/// What a screen can do. Each says only what it does; the rest is what most screens do.
pub trait Behaviour {
    /// The scope of its commands.
    fn scope(&self) -> Scope;

    /// What the bar at the top calls it.
    fn title(&self) -> Message;

    /// Draws it.
    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect);

    /// A command was given, with this key.
    fn act(&mut self, act: Act, key: Option<Key>, shared: &mut Shared) -> Vec<Step>;

    /// Whether it is drawn as a box over the screen below it.
    fn is_box(&self) -> bool {
        self.form().and_then(Form::size).is_some()
    }

    /// Whether it needs the whole terminal: only a line of keys stands below it.
    fn fills_terminal(&self) -> bool {
        false
    }

    /// Whether it is a form: it is closed when what it asked to record is recorded.
    fn is_form(&self) -> bool {
        false
    }

    /// The field that has the focus.
    fn typing(&mut self) -> Option<Typing<'_>> {
        if self.finding().is_some() {
            return self.finding_mut().map(|finding| Typing::Text(&mut finding.field));
        }
        self.form_mut()?.typing()
    }

    /// Its field has another text.
    fn typed(&mut self, shared: &mut Shared) -> Vec<Step> {
        if let Some(form) = self.form_mut() {
            form.typed();
        }
        self.finding_mut().map(|finding| finding.ask(shared)).unwrap_or_default()
    }

    /// A click at this place of the terminal.
    fn click(&mut self, position: Position, shared: &mut Shared) -> Vec<Step> {
        let area = self.form_area(shared);
        if let Some(form) = self.form_mut() {
            form.click(position, area);
        }
        if let Some(finding) = self.finding_mut() {
            finding.click(position, shared);
        }
        Vec::new()
    }

    /// The wheel was turned, up or down: a list moves by three lines. A question has no list.
    fn wheel(&mut self, act: Act, shared: &mut Shared) -> Vec<Step> {
        let lines = if self.scope().is(Is::List) { LINES_OF_WHEEL } else { 0 };
        (0..lines).flat_map(|_| self.act(act, None, shared)).collect()
    }

    /// A second click at the same place: in a list what Enter does.
    fn double_click(&mut self, position: Position, shared: &mut Shared) -> Vec<Step> {
        if self.is_form() || self.is_box() || !self.scope().is(Is::List) {
            return self.click(position, shared);
        }
        vec![Step::Press(Key::Enter)]
    }

    /// The terminal has another size.
    fn resized(&mut self, _shared: &mut Shared) -> Vec<Step> {
        Vec::new()
    }

    /// Asks for what it shows.
    fn refresh(&mut self, shared: &mut Shared) -> Vec<Step> {
        self.finding_mut().map(|finding| finding.ask(shared)).unwrap_or_default()
    }

    /// The desk answered something, perhaps to another screen.
    fn hear(&mut self, _reply: &Reply, _shared: &mut Shared) -> Vec<Step> {
        Vec::new()
    }

    /// Something was picked in a screen that this one opened.
    fn take_picked(&mut self, picked: &Picked, _shared: &mut Shared) -> Vec<Step> {
        if let (Picked::Day(day), Some(form)) = (picked, self.form_mut()) {
            form.take_day(*day);
        }
        Vec::new()
    }

    /// Whether keys have to wait until the desk has answered: before that they would mean something else.
    fn is_waiting(&self) -> bool {
        self.finding().is_some_and(Finding::is_waiting)
    }

    /// The household it is about.
    fn household(&self) -> Option<HouseholdRef> {
        None
    }

    /// The person its commands are about.
    fn person(&self) -> Option<(HouseholdRef, PersonRef)> {
        None
    }

    /// The people who are marked in it.
    fn marked(&self) -> Vec<PersonRef> {
        Vec::new()
    }

    /// The households that are marked in it.
    fn marked_households(&self) -> Vec<HouseholdRef> {
        Vec::new()
    }

    /// Whether it is a list that is filtered.
    fn has_filters(&self) -> bool {
        false
    }

    /// Whether one can go from household to household in it.
    fn has_doors(&self) -> bool {
        false
    }

    /// A visit to this household was recorded: on to the next door when the list comes. Where the filters let the
    /// household fall out of the list, the next one has already taken its place.
    fn leave(&mut self, _household: HouseholdRef) {}

    /// A visit to this household was taken back, which was recorded with somebody of it selected: the selection goes
    /// back there when the list comes.
    fn come_back(&mut self, _household: HouseholdRef, _person: PersonRef) {}

    /// The household after or before one, with somebody of it; the selection goes with it.
    fn go_to_door(
        &mut self,
        _here: HouseholdRef,
        _door: Door,
        _shared: &mut Shared,
    ) -> (Option<(HouseholdRef, Option<PersonRef>)>, Vec<Step>) {
        (None, Vec::new())
    }

    /// Of how many people it shows numbers and phones when they are revealed.
    fn shown_people(&self, _shared: &Shared) -> usize {
        self.any_card().map_or(0, |card| card.members.len())
    }

    /// The household's card, if the screen has one.
    fn any_card(&self) -> Option<&HouseholdCard> {
        None
    }

    /// A household's card came, perhaps for another screen.
    fn take_card(&mut self, _card: &HouseholdCard) {}

    /// After a card: what is wanted next.
    fn after_card(&mut self, _shared: &mut Shared) -> Vec<Step> {
        Vec::new()
    }

    /// A household that was asked for is gone, or could not be read.
    fn household_is_gone(&mut self) {}

    /// A request failed; it may have been this screen's.
    fn request_failed(&mut self) {
        self.household_is_gone();
        if let Some(finding) = self.finding_mut() {
            finding.give_up();
        }
    }

    /// What it asked to record was refused. Says whether it shows that itself, beside the field.
    fn take_refusal(&mut self, _error: &DeskError) -> bool {
        false
    }

    /// The ledger could not be opened or made.
    fn opening_failed(&mut self, _error: &DeskError) {}

    /// What it asks for, to open another ledger in place of this one.
    fn turn(&mut self) -> Option<Request> {
        None
    }

    /// Forgets what was read from the ledger; what was typed stays.
    fn forget(&mut self) {
        if let Some(finding) = self.finding_mut() {
            finding.forget();
        }
    }

    /// When it has to be drawn again even if nothing happens, while it is the one that is seen.
    fn deadline(&self, _shared: &Shared) -> Option<Duration> {
        None
    }

    /// Whether it shows a table of the tally.
    fn has_tally(&self) -> bool {
        false
    }

    /// Whether the selected figure has a list behind it, or why not.
    fn can_open_figure(&self) -> Result<(), Message> {
        Ok(())
    }

    /// The form that it is, if it is one: some keys are of use in some of its fields only.
    fn form(&self) -> Option<&Form> {
        None
    }

    /// The form that it is, if it is one: what is typed, clicked and picked goes into it.
    fn form_mut(&mut self) -> Option<&mut Form> {
        None
    }

    /// The search that it is, if somebody is chosen in it: what is typed and clicked goes into it.
    fn finding(&self) -> Option<&Finding> {
        None
    }

    /// The search that it is, if somebody is chosen in it.
    fn finding_mut(&mut self) -> Option<&mut Finding> {
        None
    }

    /// Where its form is.
    fn form_area(&self, shared: &Shared) -> Rect {
        let body = shared.body();
        self.form().and_then(Form::size).map_or(body, |(wide, high)| boxes::inside(boxes::middle(body, wide, high)))
    }

    /// Draws its form, in its box; says where.
    fn draw_form(&self, shared: &Shared, frame: &mut Frame, area: Rect) -> Rect {
        let inside = self.form().and_then(Form::size).map_or(area, |(wide, high)| {
            let title = shared.words.say(&self.title());
            boxes::boxed(frame, boxes::middle(area, wide, high), shared.theme, &title)
        });
        if let Some(form) = self.form() {
            form.draw(shared, frame, inside);
        }
        inside
    }

    /// What a command does in every form.
    fn act_in_form(&mut self, act: Act, shared: &Shared) -> Vec<Step> {
        match act {
            Act::Back if self.is_unsaved() => return vec![Step::Discard],
            Act::Back => return vec![Step::Back],
            _ => {}
        }
        let Some(form) = self.form_mut() else { return Vec::new() };
        if act == Act::Calendar {
            return vec![form.calendar(shared.now.today)];
        }
        form.act(act);
        Vec::new()
    }

    /// Whether taking back and doing again are about the operation that is selected in it.
    fn has_operations(&self) -> bool {
        false
    }

    /// Whether something was typed that is not recorded.
    fn is_unsaved(&self) -> bool {
        false
    }

    /// Whether the desk does long work for it that must not be cut off.
    fn is_working(&self) -> bool {
        false
    }

    /// Whether a command of its own can be given now, or why not.
    fn can(&self, _act: Act) -> Result<(), Message> {
        Ok(())
    }

    /// Whether it can be saved, or why not.
    fn can_save(&self) -> Result<(), Message> {
        Ok(())
    }
}
