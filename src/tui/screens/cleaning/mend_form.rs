//! An editor for what has a problem: what the cell said stands above, what is typed is checked as it is typed. Enter
//! records it, and the next person is there.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::kind_view::milestones;
use super::{called, cell_said};
use crate::desk::cleaning::{CleaningItem, Mend};
use crate::desk::editing::Assignments;
use crate::desk::error::DeskError;
use crate::desk::screen::{CleaningRequest, ListsRequest, Request};
use crate::desk::views::PersonRef;
use crate::domain::field::Field;
use crate::domain::person::PersonFacts;
use crate::domain::problem::ProblemCode;
use crate::domain::quality::{BadTyped, CardTold, findings, set_from_typed};
use crate::domain::repair::fields_to_mend;
use crate::msg;
use crate::text::words::{Explain, Message};
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Picked, Saving, Shared, Step, Then};
use crate::tui::screens::facts::{self, Fact, change};
use crate::tui::screens::{Behaviour, people_told};
use crate::tui::theme::Role;
use crate::tui::widgets::form::Form;
use crate::tui::widgets::{boxes, cells};

/// Rows above the entries: the problem, what the cells said, a gap.
const ROWS_ABOVE: u16 = 5;

/// The editor.
pub struct MendForm {
    person: PersonRef,
    code: ProblemCode,
    facts: PersonFacts,
    card: CardTold,
    cells: Vec<(String, String)>,
    entries: Vec<Fact>,
    form: Form,
    /// Whether it is written down that somebody sees the whole text of the cell.
    is_logged: bool,
}

impl MendForm {
    /// For a problem of somebody.
    pub fn new(code: ProblemCode, item: &CleaningItem) -> Self {
        let fields = fields_to_mend((&item.facts, item.card), (code, item.field));
        let of_person = |field: &Field| facts::of_field(*field, &item.facts);
        // What is no fact of a person is one of the household.
        let of_household = facts::of_household(&item.household_facts).into_iter().filter(|_| fields.is_empty());
        let asked = fields.iter().map(of_person).chain(of_household);
        let (entries, rows): (Vec<Fact>, Vec<_>) = asked.unzip();
        let mut form = Form::new(rows);
        // What the cell says is there to be mended where nothing could be read from it.
        let raw = item.cells.first().map(|(raw, _)| raw).filter(|_| item.cells.len() == 1);
        if let (Some(raw), [field]) = (raw, fields.as_slice())
            && item.facts.get(*field).is_none()
        {
            form.offer(0, raw);
        }
        let cells = item.cells.clone();
        let (person, facts, card) = (item.reference, item.facts.clone(), item.card);
        let mut form = Self { person, code, facts, card, cells, entries, form, is_logged: false };
        form.settle_before();
        form
    }

    /// What a field cannot hold as it stands is no change of whoever opens the form.
    fn settle_before(&mut self) {
        for (place, fact) in self.entries.iter_mut().enumerate() {
            let field = Field::from_code(fact.code).and_then(|field| self.facts.get(field));
            if let facts::Before::Text(before) = &mut fact.before
                && field.is_some()
            {
                *before = self.form.text(place);
            }
        }
    }

    fn changes(&self) -> Assignments {
        let of = |(place, fact): (usize, &Fact)| Some((fact.code.to_owned(), change(fact, &self.form, place)?));
        self.entries.iter().enumerate().filter_map(of).collect()
    }

    /// The facts with what is typed, or the first entry that cannot be so, and why.
    fn typed_facts(&self, shared: &Shared) -> Result<PersonFacts, (usize, Message)> {
        let mut facts = self.facts.clone();
        for (place, fact) in self.entries.iter().enumerate() {
            let (Some(field), Some(typed)) = (Field::from_code(fact.code), change(fact, &self.form, place)) else {
                continue;
            };
            if set_from_typed(&mut facts, field, typed.as_deref(), shared.now.today).is_err() {
                return Err((place, wrong(field, typed.as_deref(), shared)));
            }
        }
        Ok(facts)
    }

    /// Below the entry: what will stand there, or what is still wrong.
    fn check(&mut self, shared: &Shared) {
        let place = self.form.focus();
        let hint = match self.typed_facts(shared) {
            Err((at, wrong)) if at == place => Some(wrong),
            Err(_) => None,
            Ok(facts) => {
                let still =
                    findings(&facts, self.card, shared.now.today).into_iter().any(|(code, _)| code == self.code);
                let field = self.entries.get(place).and_then(|fact| Field::from_code(fact.code));
                let value = field.and_then(|field| facts.get(field));
                match (still, field) {
                    (true, _) => Some(msg!("tui-mend-still", problem = called(self.code))),
                    (false, Some(field)) if !self.changes().is_empty() => {
                        let value = people_told::shown(field.code(), value.as_deref(), None, shared);
                        Some(msg!("tui-mend-will", value = value))
                    }
                    (false, _) => None,
                }
            }
        };
        self.form.set_hint(place, hint);
    }

    fn save(&mut self, shared: &Shared) -> Vec<Step> {
        if let Err((place, wrong)) = self.typed_facts(shared) {
            self.form.refuse(place, wrong);
            return Vec::new();
        }
        let changes = self.changes();
        let labels: Vec<String> =
            changes.iter().map(|(code, _)| shared.words.say(&Message::of_code("field", code))).collect();
        let said = msg!("tui-said-edit", name = &self.facts.full_name, fields = labels.join(", "));
        let request = CleaningRequest::Mend { person: self.person, code: self.code, mend: Mend::Facts(changes) };
        vec![Step::Save(Request::Cleaning(request), Saving { said, then: Then::Back })]
    }
}

/// What a field takes, in place of what is typed.
pub fn wrong(field: Field, typed: Option<&str>, shared: &Shared) -> Message {
    if field == Field::BirthDate {
        return msg!("tui-wrong-birth");
    }
    let read = set_from_typed(&mut PersonFacts::default(), field, typed, shared.now.today);
    read.err().map_or_else(|| msg!("error-value-hint-text"), BadTyped::hint)
}

fn parts(area: Rect) -> (Rect, Rect) {
    boxes::split_top(area, ROWS_ABOVE)
}

impl Behaviour for MendForm {
    fn scope(&self) -> Scope {
        Scope::Form
    }

    fn title(&self) -> Message {
        msg!("tui-title-mend")
    }

    fn is_form(&self) -> bool {
        true
    }

    fn is_unsaved(&self) -> bool {
        !self.changes().is_empty()
    }

    fn can_save(&self) -> Result<(), Message> {
        self.is_unsaved().then_some(()).ok_or_else(|| msg!("tui-why-nothing-mended"))
    }

    fn form(&self) -> Option<&Form> {
        Some(&self.form)
    }

    fn form_mut(&mut self) -> Option<&mut Form> {
        Some(&mut self.form)
    }

    fn form_area(&self, shared: &Shared) -> Rect {
        parts(shared.body()).1
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        if act == Act::Enter {
            return self.save(shared);
        }
        let steps = self.act_in_form(act, shared);
        self.check(shared);
        steps
    }

    fn typed(&mut self, shared: &mut Shared) -> Vec<Step> {
        self.form.typed();
        self.check(shared);
        Vec::new()
    }

    fn take_picked(&mut self, picked: &Picked, shared: &mut Shared) -> Vec<Step> {
        if let Picked::Day(day) = picked {
            self.form.take_day(*day);
            self.check(shared);
        }
        Vec::new()
    }

    /// Whoever mends a number has to read it: that it was shown is written down.
    fn refresh(&mut self, shared: &mut Shared) -> Vec<Step> {
        if self.is_logged || self.cells.is_empty() || shared.is_revealed() {
            return Vec::new();
        }
        self.is_logged = true;
        vec![Step::Ask(Request::Lists(ListsRequest::LogSeen { people: 1 }))]
    }

    fn take_refusal(&mut self, error: &DeskError) -> bool {
        self.form.refuse(self.form.focus(), error.message());
        true
    }

    fn forget(&mut self) {
        self.cells.clear();
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let (words, theme) = (&shared.words, shared.theme);
        let (above, below) = parts(area);
        let wide = usize::from(above.width).saturating_sub(1);
        let mut said = vec![(words.say(&called(self.code)), Role::Attention)];
        for (raw, cell) in &self.cells {
            let cell = cell_said(words, raw, cell);
            said.push((words.say(&msg!("tui-cleaning-in-list", cell = cell)), Role::Plain));
        }
        if self.code == ProblemCode::OrderOfMilestones {
            said.extend(milestones((&self.facts, self.card), shared));
        }
        let name = boxes::rule(theme, &self.facts.full_name, usize::from(above.width));
        let lines = said.into_iter().flat_map(|(text, role)| {
            let lines = cells::wrap(&text, wide).into_iter();
            lines.map(move |line| Line::styled(format!(" {line}"), theme.style(role))).collect::<Vec<_>>()
        });
        let most = usize::from(ROWS_ABOVE) - 1;
        for (line, at) in std::iter::once(name).chain(lines).take(most).zip(above.rows()) {
            frame.render_widget(line, at);
        }
        self.form.draw(shared, frame, below);
    }
}
