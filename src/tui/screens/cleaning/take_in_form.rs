//! A row that was put aside, as a form: what its cells say is filled in, somebody completes and mends it, and it is
//! taken in: as somebody new, or as somebody of the ledger.

use chrono::NaiveDate;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::held::{heading_said, holder_said};
use super::mend_form::wrong;
use crate::desk::cleaning::{HeldShown, Holder, Meant, TakeIn};
use crate::desk::editing::Assignments;
use crate::desk::error::DeskError;
use crate::desk::screen::{CleaningRequest, Request};
use crate::domain::field::{Field, HouseholdField};
use crate::domain::household::HouseholdFacts;
use crate::domain::ids::HeldRowId;
use crate::domain::milestone::Milestone;
use crate::domain::person::PersonFacts;
use crate::domain::quality::set_from_typed;
use crate::msg;
use crate::text::words::{Explain, Message};
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Picked, Saving, Shared, Step, Then};
use crate::tui::screens::facts::{self, Before, Fact, change};
use crate::tui::screens::import::discreet_cell;
use crate::tui::screens::{Behaviour, people_told};
use crate::tui::theme::Role;
use crate::tui::widgets::form::Form;
use crate::tui::widgets::{boxes, cells};

/// Rows above the entries: what becomes of the row, its cells.
const ROWS_ABOVE: u16 = 5;

/// The form.
pub struct TakeInForm {
    row: HeldRowId,
    meant: Meant,
    cells: Vec<(String, String)>,
    holder: Option<Holder>,
    /// What the cells say of each entry, where it is not to be shown, or is not typed as it stands.
    said: Vec<Option<String>>,
    entries: Vec<Fact>,
    form: Form,
}

impl TakeInForm {
    /// Of a row that means somebody.
    pub fn new(held: &HeldShown, meant: Meant, today: NaiveDate) -> Self {
        let said = |code: &str| held.facts.iter().find(|(field, _)| *field == code).map(|(_, text)| text.as_str());
        let facts = person_said(held, meant, today);
        let mut place = HouseholdFacts::default();
        HouseholdField::ALL.into_iter().for_each(|field| place.set(field, said(field.code()).map(str::to_owned)));
        let known = [Field::Presence, Field::Bhyt, Field::Bhxh, Field::Gplx, Field::Vehicle];
        let milestones = Milestone::ALL.into_iter().map(Field::Milestone);
        // Beside the usual facts only what the row says something of.
        let more = known.into_iter().chain(milestones).filter(|field| said(field.code()).is_some());
        let is_known = matches!(meant, Meant::Known(_));
        let of_household = facts::of_household(&place).into_iter().filter(|_| !is_known);
        let asked: Vec<facts::Asked> = facts::of_person(&facts)
            .into_iter()
            .chain(of_household)
            .chain(more.map(|field| facts::of_field(field, &facts)))
            .collect();
        let (entries, rows): (Vec<Fact>, Vec<_>) = asked.into_iter().unzip();
        let mut form = Form::new(rows);
        let mut texts = Vec::new();
        for (place, fact) in entries.iter().enumerate() {
            let field = Field::from_code(fact.code);
            let is_read = field.is_none_or(|field| facts.get(field).is_some());
            let text = said(fact.code).map(str::to_owned);
            // What could not be read is there to be mended.
            if let (Some(text), false, Before::Text(_)) = (&text, is_read, &fact.before)
                && field != Some(Field::PersonNumber)
            {
                form.set_text(place, text);
            }
            texts.push(text.filter(|_| is_read));
        }
        Self { row: held.id, meant, cells: held.cells.clone(), holder: held.holder.clone(), said: texts, entries, form }
    }

    /// Everything that stands in the form: nothing typed over a number that is not shown is what the row says.
    fn assignments(&self) -> Assignments {
        let of = |(place, fact): (usize, &Fact)| {
            let said = self.said.get(place).cloned().flatten();
            let value = match &fact.before {
                Before::Hidden | Before::Given(_) => change(fact, &self.form, place).unwrap_or(said),
                Before::Choice { codes, .. } => {
                    codes.get(self.form.chosen(place)).copied().flatten().map(str::to_owned)
                }
                // A day that nobody knows is kept as the row says it.
                Before::Text(before) if said.is_some() && self.form.text(place) == *before => said,
                Before::Text(_) => Some(self.form.text(place)).filter(|text| !text.is_empty()),
                Before::FromDay => None,
            };
            (fact.code.to_owned(), value)
        };
        self.entries.iter().enumerate().map(of).collect()
    }

    fn wrong(&self, shared: &Shared) -> Option<(usize, Message)> {
        let mut facts = PersonFacts::default();
        for ((place, fact), (_, value)) in self.entries.iter().enumerate().zip(self.assignments()) {
            let Some(field) = Field::from_code(fact.code) else { continue };
            if field == Field::FullName && value.is_none() {
                return Some((place, msg!("error-no-name")));
            }
            let is_as_said = value.is_some() && value == self.said.get(place).cloned().flatten();
            if !is_as_said && set_from_typed(&mut facts, field, value.as_deref(), shared.now.today).is_err() {
                return Some((place, wrong(field, value.as_deref(), shared)));
            }
        }
        None
    }

    fn save(&mut self, shared: &Shared) -> Vec<Step> {
        if let Some((place, wrong)) = self.wrong(shared) {
            self.form.refuse(place, wrong);
            return Vec::new();
        }
        let facts = self.assignments();
        let name = facts.iter().find(|(code, _)| code == Field::FullName.code());
        let name = name.and_then(|(_, name)| name.clone()).unwrap_or_default();
        let said = match self.meant {
            Meant::Known(_) => msg!("tui-said-held-same", name = name),
            Meant::New | Meant::NewWithNumberOf(_) => msg!("tui-said-held-new", name = name),
        };
        let request = CleaningRequest::TakeIn(TakeIn { row: self.row, meant: self.meant, facts });
        vec![Step::Save(Request::Cleaning(request), Saving { said, then: Then::Back })]
    }

    /// Beside the entry in focus: what the ledger says of the person who is meant.
    fn hint(&mut self, shared: &Shared) {
        let (Meant::Known(_), Some(holder)) = (self.meant, &self.holder) else { return };
        let place = self.form.focus();
        let Some(field) = self.entries.get(place).and_then(|fact| Field::from_code(fact.code)) else { return };
        let value = people_told::shown(field.code(), holder.facts.get(field).as_deref(), None, shared);
        self.form.set_hint(place, Some(msg!("tui-take-in-ledger-says", value = value)));
    }

    fn what(&self, shared: &Shared) -> String {
        let words = &shared.words;
        let holder = self.holder.as_ref().map(|holder| holder_said(holder, words)).unwrap_or_default();
        match self.meant {
            Meant::New if self.holder.is_some() => words.say(&msg!("tui-take-in-other-number", who = holder)),
            Meant::New => words.get("tui-take-in-new"),
            Meant::NewWithNumberOf(_) => words.say(&msg!("tui-take-in-number-of", who = holder)),
            Meant::Known(_) => words.say(&msg!("tui-take-in-same", who = holder)),
        }
    }
}

/// What the row says of the person, as far as it can be read; without the number where that is another's.
fn person_said(held: &HeldShown, meant: Meant, today: NaiveDate) -> PersonFacts {
    let mut facts = PersonFacts::default();
    for (code, text) in &held.facts {
        let Some(field) = Field::from_code(code) else { continue };
        let is_anothers = field == Field::PersonNumber && held.holder.is_some() && meant == Meant::New;
        if !is_anothers {
            // What cannot be read stays in the cell, which is shown.
            let _unreadable = match facts.set(field, Some(text)) {
                Ok(()) => Ok(()),
                Err(_) => set_from_typed(&mut facts, field, Some(text), today),
            };
        }
    }
    facts
}

fn parts(area: Rect) -> (Rect, Rect) {
    boxes::split_top(area, ROWS_ABOVE)
}

impl Behaviour for TakeInForm {
    fn scope(&self) -> Scope {
        Scope::Form
    }

    fn title(&self) -> Message {
        match self.meant {
            Meant::New | Meant::NewWithNumberOf(_) => msg!("tui-title-take-in"),
            Meant::Known(_) => msg!("tui-title-take-in-same"),
        }
    }

    fn is_form(&self) -> bool {
        true
    }

    fn is_unsaved(&self) -> bool {
        self.entries.iter().enumerate().any(|(place, fact)| change(fact, &self.form, place).is_some())
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

    fn refresh(&mut self, shared: &mut Shared) -> Vec<Step> {
        self.hint(shared);
        Vec::new()
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        if act == Act::Enter {
            return self.save(shared);
        }
        let steps = self.act_in_form(act, shared);
        self.hint(shared);
        steps
    }

    fn take_picked(&mut self, picked: &Picked, _: &mut Shared) -> Vec<Step> {
        if let Picked::Day(day) = picked {
            self.form.take_day(*day);
        }
        Vec::new()
    }

    fn take_refusal(&mut self, error: &DeskError) -> bool {
        let number = self.entries.iter().position(|fact| fact.code == Field::PersonNumber.code());
        let place = number.filter(|_| error.code() == "number_taken").unwrap_or_else(|| self.form.focus());
        self.form.refuse(place, error.message());
        true
    }

    fn forget(&mut self) {
        self.cells.clear();
        self.holder = None;
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let (words, theme) = (&shared.words, shared.theme);
        let (above, below) = parts(area);
        let wide = usize::from(above.width).saturating_sub(1);
        let cells_said: Vec<String> = self
            .cells
            .iter()
            .map(|(heading, raw)| {
                format!("{}: {}", heading_said(heading, words), discreet_cell((heading, raw), shared))
            })
            .collect();
        let what = cells::wrap(&self.what(shared), wide).into_iter().take(2).map(|line| (line, Role::Attention));
        let said = cells::wrap(&cells_said.join(" · "), wide).into_iter().map(|line| (line, Role::Muted));
        for ((line, role), at) in what.chain(said).zip(above.rows().take(usize::from(ROWS_ABOVE) - 1)) {
            frame.render_widget(Line::styled(format!(" {line}"), theme.style(role)), at);
        }
        self.form.draw(shared, frame, below);
    }
}
