//! A form for facts of a person or a household: added, corrected, moved, presence from a day, papers. What is wrong
//! with a value is said below it, by the rules of the domain before it is sent, by the desk's refusal after.

use chrono::NaiveDate;
use ratatui::Frame;
use ratatui::layout::Rect;

use super::facts::{Before, Fact};
use super::visit_text::past_day;
use super::{Behaviour, Confirm, Question, facts};
use crate::desk::editing::Assignments;
use crate::desk::error::DeskError;
use crate::desk::screen::{EditingReply, EditingRequest, Reply, Request};
use crate::desk::views::{HouseholdCard, HouseholdRef, PersonCard, PersonRef};
use crate::domain::field::{Field, HouseholdField};
use crate::domain::household::HouseholdFacts;
use crate::domain::person::PersonFacts;
use crate::domain::presence::Presence;
use crate::domain::quality::set_from_typed;
use crate::msg;
use crate::text::matched::narrow;
use crate::text::words::{Explain, Message};
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Picked, Saving, Shared, Status, Step, Then};
use crate::tui::widgets::boxes;
use crate::tui::widgets::form::Form;

/// So many areas are proposed at once: one line of them.
const AREAS_SHOWN: usize = 6;

/// What a form of facts is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum What {
    /// A person, in this household or in a new one.
    AddPerson(Option<HouseholdRef>),
    /// Correct a person.
    EditPerson(PersonRef),
    /// Whether a person is there, from a day on.
    Presence(PersonRef),
    /// Papers that are integrated into the account.
    Papers(PersonRef),
    /// A household.
    AddHousehold,
    /// Correct a household.
    EditHousehold(HouseholdRef),
    /// A new household for a person.
    MoveToNew(PersonRef),
}

/// A form of facts.
pub struct FactsForm {
    what: What,
    /// Whom or what it is about, above the entries.
    about: String,
    facts: Vec<Fact>,
    form: Form,
    areas: Vec<String>,
    /// What was typed before areas were proposed, and which of them stands there.
    proposed: Option<(String, usize)>,
}

impl FactsForm {
    /// A person to be added: to a household of this name, or with a new one.
    pub fn new_person(household: Option<(HouseholdRef, String)>) -> Self {
        let person = facts::of_person(&PersonFacts::default());
        if let Some((household, name)) = household {
            return Self::of(What::AddPerson(Some(household)), name, person);
        }
        let place = facts::of_household_of_person(&HouseholdFacts::default());
        Self::of(What::AddPerson(None), String::new(), person.into_iter().chain(place).collect())
    }

    /// Somebody whose card was scanned, to be added to a household of this name, or with a new one. What the card says
    /// stands there as if it had been typed; its numbers are not shown.
    pub fn of_card(household: Option<(HouseholdRef, String)>, given: &Assignments, today: NaiveDate) -> Self {
        let (person, place) = facts::given(given, today);
        let mut form = match household {
            Some((household, name)) => Self::of(What::AddPerson(Some(household)), name, person),
            None => Self::of(What::AddPerson(None), String::new(), person.into_iter().chain(place).collect()),
        };
        form.facts.iter_mut().for_each(|fact| facts::as_typed(fact, given));
        form
    }

    /// A person to be corrected.
    pub fn edit_person(member: &PersonCard) -> Self {
        let facts = &member.person.facts;
        Self::of(What::EditPerson(member.reference), facts.full_name.clone(), facts::of_person(facts))
    }

    /// Whether a person is there, from a day on.
    pub fn presence(member: &PersonCard) -> Self {
        let name = member.person.facts.full_name.clone();
        Self::of(What::Presence(member.reference), name, facts::of_presence(member.presence))
    }

    /// Papers of a person.
    pub fn papers(member: &PersonCard) -> Self {
        let name = member.person.facts.full_name.clone();
        Self::of(What::Papers(member.reference), name, facts::of_papers(&member.person.facts))
    }

    /// A household to be added.
    pub fn new_household() -> Self {
        let place = facts::of_household(&HouseholdFacts::default());
        Self::of(What::AddHousehold, String::new(), place)
    }

    /// A household to be corrected.
    pub fn edit_household(card: &HouseholdCard) -> Self {
        let name = facts::household_name(card.reference, &card.household.facts);
        Self::of(What::EditHousehold(card.reference), name, facts::of_household(&card.household.facts))
    }

    /// A new household for a person.
    pub fn move_to_new(person: PersonRef, name: String) -> Self {
        let place = facts::of_household(&HouseholdFacts::default());
        Self::of(What::MoveToNew(person), name, place)
    }

    fn of(what: What, about: String, entries: Vec<facts::Asked>) -> Self {
        let (mut facts, entries): (Vec<Fact>, Vec<_>) = entries.into_iter().unzip();
        let form = Form::new(entries);
        // What a field cannot hold as it stands is no change of whoever opens the form.
        for (place, fact) in facts.iter_mut().enumerate() {
            if let Before::Text(before) = &mut fact.before {
                *before = form.text(place);
            }
        }
        Self { what, about, facts, form, areas: Vec::new(), proposed: None }
    }

    /// What is typed in an entry, if it is another value than before.
    #[expect(clippy::option_option, reason = "no change, a value taken away, another value")]
    fn change(&self, place: usize) -> Option<Option<String>> {
        let fact = self.facts.get(place)?;
        facts::change(fact, &self.form, place)
    }

    fn changes(&self) -> Assignments {
        let changed = |(place, fact): (usize, &Fact)| Some((fact.code.to_owned(), self.change(place)?));
        self.facts.iter().enumerate().filter_map(changed).collect()
    }

    /// The day from which a change of presence counts: nothing typed is today.
    fn start_day(&self, today: NaiveDate) -> Result<Option<NaiveDate>, (usize, Message)> {
        let Some(place) = self.facts.iter().position(|fact| matches!(fact.before, Before::FromDay)) else {
            return Ok(None);
        };
        let typed = self.form.text(place);
        if typed.is_empty() {
            return Ok(None);
        }
        past_day(&typed, today).map(Some).map_err(|wrong| (place, wrong))
    }

    /// What the rules of the domain say against the values that are new.
    fn wrong(&self, today: NaiveDate) -> Option<(usize, Message)> {
        let mut facts = PersonFacts::default();
        for (place, fact) in self.facts.iter().enumerate() {
            let is_name = fact.code == Field::FullName.code();
            if is_name && self.form.text(place).is_empty() {
                return Some((place, msg!("error-no-name")));
            }
            let Some(field) = Field::from_code(fact.code) else { continue };
            if let Some(Some(value)) = self.change(place)
                && let Err(bad) = set_from_typed(&mut facts, field, Some(&value), today)
            {
                let hint = if field == Field::BirthDate { msg!("tui-wrong-birth") } else { bad.hint() };
                return Some((place, hint));
            }
        }
        let born = facts.birth_date.map(crate::domain::partial_date::PartialDate::first_day);
        let place = self.facts.iter().position(|fact| fact.code == Field::BirthDate.code());
        born.filter(|day| *day > today).zip(place).map(|(day, place)| (place, msg!("tui-wrong-day-future", day = day)))
    }

    /// Somebody new of whom only the name is typed: Enter may have meant the next field.
    fn save_or_ask(&mut self, shared: &Shared) -> Vec<Step> {
        let known = [Field::BirthDate, Field::PersonNumber].map(Field::code);
        let is_bare = matches!(self.what, What::AddPerson(_))
            && !self.changes().iter().any(|(code, _)| known.contains(&code.as_str()));
        if is_bare && self.wrong(shared.now.today).is_none() {
            let question = msg!("tui-ask-bare-person", name = self.form.text(0));
            return vec![Step::open(Confirm::new(Question::Other(question)))];
        }
        self.save(shared)
    }

    fn save(&mut self, shared: &Shared) -> Vec<Step> {
        let today = shared.now.today;
        let on = match self.wrong(today).map_or(Ok(()), Err).and_then(|()| self.start_day(today)) {
            Ok(on) => on,
            Err((place, wrong)) => {
                self.form.refuse(place, wrong);
                return Vec::new();
            }
        };
        let said = self.said(on, shared);
        let mut facts = self.changes();
        let request = match self.what {
            What::AddPerson(household) => EditingRequest::AddPerson { household, facts },
            What::EditPerson(person) | What::Papers(person) => EditingRequest::EditPerson { person, facts, on: None },
            What::Presence(person) => {
                // The same presence from an earlier day is a change too.
                facts = vec![(Field::Presence.code().to_owned(), Some(self.presence_code().to_owned()))];
                EditingRequest::EditPerson { person, facts, on }
            }
            What::AddHousehold => EditingRequest::AddHousehold(facts),
            What::EditHousehold(household) => EditingRequest::EditHousehold { household, facts },
            What::MoveToNew(person) => EditingRequest::MoveToNew { person, facts },
        };
        vec![Step::Save(Request::Editing(request), Saving { said, then: Then::Back })]
    }

    fn presence_code(&self) -> &'static str {
        Presence::ALL.get(self.form.chosen(0)).copied().unwrap_or_default().code()
    }

    /// What the status line says of it.
    fn said(&self, on: Option<NaiveDate>, shared: &Shared) -> Message {
        let words = &shared.words;
        let labels: Vec<String> =
            self.changes().iter().map(|(code, _)| words.say(&Message::of_code("field", code))).collect();
        let (about, labels) = (self.about.as_str(), labels.join(", "));
        match self.what {
            What::AddPerson(_) => msg!("tui-said-add-person", name = self.form.text(0)),
            What::EditPerson(_) | What::Papers(_) => msg!("tui-said-edit", name = about, fields = labels),
            What::Presence(_) => {
                let presence = Message::of_code("presence", self.presence_code());
                msg!("tui-said-presence", name = about, presence = presence, day = on.unwrap_or(shared.now.today))
            }
            What::AddHousehold => msg!("tui-said-add-household", name = self.household_typed()),
            What::EditHousehold(household) => {
                let name = self.household_before().unwrap_or_else(|| household.to_string());
                msg!("tui-said-edit-household", name = name, fields = labels)
            }
            What::MoveToNew(_) => msg!("tui-said-move", name = about, place = self.household_typed()),
        }
    }

    /// Address, head or number of the household that is typed.
    fn household_typed(&self) -> String {
        let fields =
            [HouseholdField::Address, HouseholdField::HeadName, HouseholdField::HouseholdNo, HouseholdField::Area];
        let typed =
            fields.into_iter().filter_map(|field| self.place_of(field.code())).map(|place| self.form.text(place));
        typed.into_iter().find(|text| !text.is_empty()).unwrap_or_default()
    }

    /// The address as it was, or what else the household is known by.
    fn household_before(&self) -> Option<String> {
        let texts = self.facts.iter().filter_map(|fact| match &fact.before {
            Before::Text(before) => Some(before),
            Before::Hidden | Before::Given(_) | Before::Choice { .. } | Before::FromDay => None,
        });
        texts.into_iter().find(|text| !text.is_empty()).cloned()
    }

    fn place_of(&self, code: &str) -> Option<usize> {
        self.facts.iter().position(|fact| fact.code == code)
    }

    fn is_on_area(&self) -> bool {
        self.place_of(HouseholdField::Area.code()) == Some(self.form.focus())
    }

    /// The areas of the ledger that a text may mean.
    fn areas_like(&self, typed: &str) -> Vec<&str> {
        let found = narrow(self.areas.iter().map(String::as_str), typed).into_iter();
        found.filter_map(|(place, _)| self.areas.get(place)).map(String::as_str).collect()
    }

    /// The next area that what was typed may mean.
    fn propose_area(&mut self) {
        let (typed, next) = match self.proposed.take() {
            Some((typed, place)) => (typed, place + 1),
            None => (self.form.text(self.form.focus()), 0),
        };
        let found = self.areas_like(&typed);
        let Some(area) = found.get(next % found.len().max(1)).map(|area| (*area).to_owned()) else { return };
        self.form.set_text(self.form.focus(), &area);
        self.proposed = Some((typed, next));
    }

    /// Below the area: those of the ledger.
    fn hint_areas(&mut self) {
        let Some(place) = self.place_of(HouseholdField::Area.code()) else { return };
        let typed = self.proposed.as_ref().map_or_else(|| self.form.text(place), |(typed, _)| typed.clone());
        let found = self.areas_like(&typed);
        let shown: Vec<&str> = found.iter().take(AREAS_SHOWN).copied().collect();
        let hint = match (shown.is_empty(), self.areas.is_empty()) {
            (false, _) => Some(msg!("tui-facts-areas", areas = shown.join(" · "), count = found.len())),
            (true, false) => Some(msg!("tui-facts-new-area")),
            (true, true) => None,
        };
        self.form.set_hint(place, hint);
    }
}

impl Behaviour for FactsForm {
    fn scope(&self) -> Scope {
        Scope::Form
    }

    fn title(&self) -> Message {
        match self.what {
            What::AddPerson(Some(_)) => msg!("tui-title-add-person"),
            What::AddPerson(None) => msg!("tui-title-add-person-new"),
            What::EditPerson(_) => msg!("tui-title-edit-person"),
            What::Presence(_) => msg!("tui-title-presence"),
            What::Papers(_) => msg!("tui-title-papers"),
            What::AddHousehold => msg!("tui-title-add-household"),
            What::EditHousehold(_) => msg!("tui-title-edit-household"),
            What::MoveToNew(_) => msg!("tui-title-move-new"),
        }
    }

    fn is_form(&self) -> bool {
        true
    }

    fn is_unsaved(&self) -> bool {
        let from_day = self.facts.iter().position(|fact| matches!(fact.before, Before::FromDay));
        from_day.is_some_and(|place| !self.form.text(place).is_empty()) || !self.changes().is_empty()
    }

    fn can_save(&self) -> Result<(), Message> {
        let why = match self.what {
            What::MoveToNew(_) => msg!("tui-why-no-new-household"),
            _ => msg!("tui-why-nothing-changed"),
        };
        self.is_unsaved().then_some(()).ok_or(why)
    }

    fn form_mut(&mut self) -> Option<&mut Form> {
        Some(&mut self.form)
    }

    fn form_area(&self, shared: &Shared) -> Rect {
        parts(shared.body()).1
    }

    fn take_picked(&mut self, picked: &Picked, shared: &mut Shared) -> Vec<Step> {
        match picked {
            Picked::Day(day) => self.form.take_day(*day),
            Picked::Agreed => return self.save(shared),
            _ => {}
        }
        Vec::new()
    }

    fn typed(&mut self, _: &mut Shared) -> Vec<Step> {
        self.form.typed();
        self.proposed = None;
        self.hint_areas();
        Vec::new()
    }

    fn refresh(&mut self, _: &mut Shared) -> Vec<Step> {
        let asks = self.place_of(HouseholdField::Area.code()).is_some() && self.areas.is_empty();
        asks.then_some(Step::Ask(Request::Editing(EditingRequest::Areas))).into_iter().collect()
    }

    fn hear(&mut self, reply: &Reply, _: &mut Shared) -> Vec<Step> {
        if let Reply::Editing(EditingReply::Areas(areas)) = reply {
            self.areas.clone_from(areas);
            self.hint_areas();
        }
        Vec::new()
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        match act {
            Act::Enter => return self.save_or_ask(shared),
            Act::Propose if self.is_on_area() => {
                self.propose_area();
                self.hint_areas();
            }
            Act::Propose => return vec![Step::Say(Status::refusal(msg!("tui-why-nothing-proposed")))],
            // The wheel goes through the entries.
            Act::Down => self.form.act(Act::NextField),
            Act::Up => self.form.act(Act::PreviousField),
            _ => return self.act_in_form(act, shared),
        }
        Vec::new()
    }

    fn take_refusal(&mut self, error: &DeskError) -> bool {
        let code = match error.code() {
            "number_taken" => Field::PersonNumber.code(),
            "household_exists" => HouseholdField::HouseholdNo.code(),
            "empty_household" => HouseholdField::Address.code(),
            "no_name" => Field::FullName.code(),
            _ => return false,
        };
        let Some(place) = self.place_of(code) else { return false };
        self.form.refuse(place, error.message());
        true
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let (head, entries) = parts(area);
        let title = if self.about.is_empty() { shared.words.say(&self.title()) } else { self.about.clone() };
        frame.render_widget(boxes::rule(shared.theme, &title, usize::from(head.width)), head);
        self.form.draw(shared, frame, entries);
    }
}

fn parts(area: Rect) -> (Rect, Rect) {
    boxes::split_top(area, 1)
}
