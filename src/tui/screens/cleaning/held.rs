//! Rows that were put aside: where each comes from and why it waits, its cells, and who has its number.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::{TakeInForm, called};
use crate::desk::cleaning::{HeldShown, Holder, Meant};
use crate::desk::lists::Window;
use crate::desk::screen::{CleaningReply, CleaningRequest, Reply, Request};
use crate::desk::views::{HouseholdRef, PersonRef};
use crate::domain::ids::HeldRowId;
use crate::domain::partial_date::PartialDate;
use crate::msg;
use crate::text::words::{Message, Words};
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Picked, Saving, Shared, Status, Step, Then};
use crate::tui::screens::import::discreet_cell;
use crate::tui::screens::listing::{Listed, Listing};
use crate::tui::screens::{Behaviour, Confirm, HouseholdScreen, Question, household_name};
use crate::tui::theme::Role;
use crate::tui::widgets::{boxes, cells};

/// Rows of the selected row's cells below the list, with the rule above them.
const DETAIL_ROWS: u16 = 12;
/// From so many columns on they stand beside the list.
const WIDE: u16 = 120;

/// The rows.
#[derive(Default)]
pub struct HeldRows {
    list: Listing<HeldShown>,
    /// Something was recorded: until the rows come anew, keys would mean the row before.
    is_stale: bool,
    /// Whether a screen stands above this one that is none of its forms.
    is_covered: bool,
    settled: usize,
}

impl Listed for HeldShown {
    type Reference = HeldRowId;

    fn reference(&self) -> HeldRowId {
        self.id
    }
}

impl HeldRows {
    fn current(&self) -> Option<&HeldShown> {
        self.list.current()
    }

    fn total(&self) -> usize {
        self.list.total.unwrap_or(0)
    }

    fn rows(shared: &Shared) -> usize {
        usize::from(parts(shared.body()).0.height).max(1)
    }

    fn ask(&mut self, shared: &mut Shared, window: Window<HeldRowId>) -> Step {
        let number = shared.next_search();
        self.list.ask(number, window);
        Step::Ask(Request::Cleaning(CleaningRequest::Held { number, window }))
    }

    fn keep_loaded(&mut self, shared: &mut Shared) -> Vec<Step> {
        let wanted = self.list.wanted(Self::rows(shared));
        wanted.map(|window| self.ask(shared, window)).into_iter().collect()
    }

    fn take_in(&self, meant: impl Fn(&HeldShown) -> Option<Meant>, shared: &Shared) -> Vec<Step> {
        let Some(held) = self.current() else {
            return vec![Step::Say(Status::refusal(msg!("tui-why-no-held-row")))];
        };
        match meant(held) {
            Some(meant) => vec![Step::open(TakeInForm::new(held, meant, shared.now.today))],
            None => vec![Step::Say(Status::refusal(msg!("tui-why-no-holder")))],
        }
    }

    fn drop_selected(&self, shared: &Shared) -> Vec<Step> {
        let Some(held) = self.current() else {
            return vec![Step::Say(Status::refusal(msg!("tui-why-no-held-row")))];
        };
        let what = label(held, &shared.words);
        vec![Step::open(Confirm::new(Question::Other(msg!("tui-ask-held-drop", what = what))))]
    }

    fn detail(held: &HeldShown, shared: &Shared, wide: usize) -> Vec<Line<'static>> {
        let (words, theme) = (&shared.words, shared.theme);
        let mut said: Vec<(String, Role)> = Vec::new();
        let place = msg!("tui-held-place", file = &held.file, sheet = &held.sheet, row = held.row);
        said.push((words.say(&place), Role::Muted));
        let cells_said: Vec<String> = held
            .cells
            .iter()
            .map(|(heading, raw)| {
                format!("{}: {}", heading_said(heading, words), discreet_cell((heading, raw), shared))
            })
            .collect();
        said.push((cells_said.join(" · "), Role::Plain));
        if let Some(holder) = &held.holder {
            said.push((words.say(&msg!("tui-held-holder", who = holder_said(holder, words))), Role::Attention));
        }
        let advice = if held.holder.is_some() { "tui-held-advice-number" } else { "tui-held-advice-name" };
        said.push((words.get(advice), Role::Good));
        said.into_iter()
            .flat_map(|(text, role)| {
                let lines = cells::wrap(&text, wide.saturating_sub(1)).into_iter();
                lines.map(move |line| Line::styled(format!(" {line}"), theme.style(role))).collect::<Vec<_>>()
            })
            .collect()
    }
}

/// A heading as people read it: a name of the contract by its label.
pub fn heading_said(heading: &str, words: &Words) -> String {
    let label = Message::of_code("field", heading);
    let is_code = heading.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
    if is_code { words.try_say(&label).unwrap_or_else(|| heading.to_owned()) } else { heading.to_owned() }
}

/// Who has a number: name, birth, household.
pub fn holder_said(holder: &Holder, words: &Words) -> String {
    let birth = holder.facts.birth_date.map(PartialDate::display);
    let birth = birth.map(|birth| words.say(&msg!("tui-cleaning-born", birth = birth)));
    let place = Some(household_name(holder.household, &holder.household_facts));
    let parts = [Some(holder.facts.full_name.clone()), birth, place];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// What a row is called in a list: its name or what else it holds, and why it waits.
fn label(held: &HeldShown, words: &Words) -> String {
    let of = |code: &str| held.facts.iter().find(|(field, _)| *field == code).map(|(_, text)| text.clone());
    let name = of("full_name").unwrap_or_else(|| {
        let parts = [of("address"), of("head_name"), of("birth_date")];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        if parts.is_empty() { words.get("tui-held-nameless") } else { parts.join(" · ") }
    });
    words.say(&msg!("tui-held-label", row = held.row, name = name))
}

/// The list, and what stands of the selected row below or beside it.
fn parts(area: Rect) -> (Rect, Option<Rect>, Rect) {
    if area.width >= WIDE {
        let (list, detail) = boxes::split_left(area, area.width / 2);
        return (list, None, detail);
    }
    let (list, below) = boxes::split_top(area, area.height.saturating_sub(DETAIL_ROWS).max(2));
    let (rule, detail) = boxes::split_top(below, 1);
    (list, Some(rule), detail)
}

impl Behaviour for HeldRows {
    fn scope(&self) -> Scope {
        Scope::HeldRows
    }

    fn title(&self) -> Message {
        msg!("tui-title-held")
    }

    fn is_waiting(&self) -> bool {
        self.is_stale
    }

    fn person(&self) -> Option<(HouseholdRef, PersonRef)> {
        let holder = self.current()?.holder.as_ref()?;
        Some((holder.household, holder.reference))
    }

    fn shown_people(&self, _: &Shared) -> usize {
        self.total().min(1)
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        self.is_covered = act == Act::OpenPerson;
        let holder = |held: &HeldShown| held.holder.as_ref().map(|holder| holder.reference);
        match act {
            Act::Back => vec![Step::Back],
            Act::Enter => self.take_in(|_| Some(Meant::New), shared),
            Act::SamePerson => self.take_in(|held| holder(held).map(Meant::Known), shared),
            Act::NumberIsHere => self.take_in(|held| holder(held).map(Meant::NewWithNumberOf), shared),
            Act::ClearResult => self.drop_selected(shared),
            Act::OpenPerson => match self.person() {
                Some((household, person)) => {
                    shared.opened(person);
                    vec![Step::open(HouseholdScreen::new(household, Some(person)))]
                }
                None => vec![Step::Say(Status::refusal(msg!("tui-why-no-holder")))],
            },
            _ => {
                self.list.act(act, Self::rows(shared));
                self.keep_loaded(shared)
            }
        }
    }

    fn can(&self, act: Act) -> Result<(), Message> {
        let needs_holder = matches!(act, Act::SamePerson | Act::NumberIsHere | Act::OpenPerson);
        let holder = self.current().and_then(|held| held.holder.as_ref());
        if needs_holder && holder.is_none() { Err(msg!("tui-why-no-holder")) } else { Ok(()) }
    }

    fn take_picked(&mut self, picked: &Picked, shared: &mut Shared) -> Vec<Step> {
        let (Picked::Agreed, Some(held)) = (picked, self.current()) else { return Vec::new() };
        let said = msg!("tui-said-held-drop", what = label(held, &shared.words));
        let request = Request::Cleaning(CleaningRequest::Drop(held.id));
        vec![Step::Save(request, Saving { said, then: Then::Stay })]
    }

    fn click(&mut self, position: Position, shared: &mut Shared) -> Vec<Step> {
        let (list, ..) = parts(shared.body());
        if let Some(place) = self.list.place_at(list, position) {
            self.list.selected = place;
        }
        self.keep_loaded(shared)
    }

    fn resized(&mut self, shared: &mut Shared) -> Vec<Step> {
        self.keep_loaded(shared)
    }

    fn refresh(&mut self, shared: &mut Shared) -> Vec<Step> {
        self.is_stale = self.list.total.is_some();
        let window = self.list.again(Self::rows(shared));
        vec![self.ask(shared, window)]
    }

    fn hear(&mut self, reply: &Reply, shared: &mut Shared) -> Vec<Step> {
        let Reply::Cleaning(CleaningReply::Held { number, page }) = reply else { return Vec::new() };
        if !self.list.waits_for(*number) {
            return Vec::new();
        }
        let before = self.list.total;
        self.settled += before.unwrap_or(0).saturating_sub(page.total);
        self.list.take((page.total, page.first, page.kept), page.rows.clone());
        self.is_stale = false;
        if page.total == 0 && !self.is_covered && before.is_some_and(|before| before > 0) {
            let hint = shared.status.as_ref().and_then(|status| status.hint.clone());
            let done = Status { hint, ..Status::note(msg!("tui-held-done", count = self.settled)) };
            return vec![Step::Back, Step::Say(done)];
        }
        self.keep_loaded(shared)
    }

    fn request_failed(&mut self) {
        self.is_stale = false;
        self.list.give_up();
    }

    fn forget(&mut self) {
        self.list.forget();
        self.is_stale = false;
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let (words, theme) = (&shared.words, shared.theme);
        let (list, rule, detail) = parts(area);
        let Some(total) = self.list.total else {
            frame.render_widget(Line::from(words.get("tui-loading")), area);
            return;
        };
        if total == 0 {
            let text = cells::fit(&format!(" {}", words.get("tui-held-none")), usize::from(list.width));
            frame.render_widget(Line::styled(text, theme.style(Role::Good)), list);
            return;
        }
        for (place, at) in (self.list.top..total).zip(list.rows()) {
            let Some(held) = self.list.line(place) else { continue };
            let is_selected = place == self.list.selected;
            let base = theme.style(if is_selected { Role::Selected } else { Role::Plain });
            let pointer = if is_selected { theme.pointer() } else { " " };
            let why = words.say(&called(held.code));
            let wide = usize::from(at.width).saturating_sub(2);
            let why_wide = cells::width(&why);
            let text = cells::left(&label(held, words), wide.saturating_sub(why_wide + 2));
            frame.render_widget(Line::from(vec![Span::styled(format!("{pointer} {text}  {why}"), base)]), at);
        }
        let Some(held) = self.list.line(self.list.selected) else { return };
        if let Some(rule) = rule {
            frame.render_widget(boxes::rule(theme, &label(held, words), usize::from(rule.width)), rule);
        }
        for (line, at) in Self::detail(held, shared, usize::from(detail.width)).into_iter().zip(detail.rows()) {
            frame.render_widget(line, at);
        }
    }
}
