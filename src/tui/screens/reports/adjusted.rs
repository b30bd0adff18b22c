//! The people behind the adjustments of a report.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

use super::view::page_name;
use crate::desk::reports::{AdjustedPerson, ReportQuery};
use crate::desk::screen::{Reply, ReportPage, ReportsReply, ReportsRequest, Request};
use crate::msg;
use crate::text::words::{Message, Words};
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Shared, Status, Step};
use crate::tui::screens::facts::area_name;
use crate::tui::screens::{Behaviour, PersonScreen};
use crate::tui::theme::Role;
use crate::tui::widgets::plain_list::{Click, PlainList};
use crate::tui::widgets::{boxes, cells};

/// Rows above the list: whose adjustments they are, the headings.
const ROWS_ABOVE: u16 = 2;
/// Columns of the sign, the day, and the milestone.
const SIGN_WIDE: usize = 2;
const DAY_WIDE: usize = 11;
const MILESTONE_WIDE: usize = 26;

/// The list.
pub struct AdjustedList {
    query: ReportQuery,
    name: Message,
    people: Option<Vec<AdjustedPerson>>,
    list: PlainList,
}

impl AdjustedList {
    /// Those of a report.
    pub fn new(query: ReportQuery, page: &ReportPage) -> Self {
        Self { query, name: page_name(page), people: None, list: PlainList::default() }
    }

    fn count(&self) -> usize {
        self.people.as_ref().map_or(0, Vec::len)
    }

    fn open(&self) -> Vec<Step> {
        let Some(person) = self.people.as_ref().and_then(|people| people.get(self.list.selected)) else {
            return Vec::new();
        };
        match person.place {
            Some((household, reference)) => vec![Step::open(PersonScreen::new(household, reference))],
            None => vec![Step::Say(Status::refusal(msg!("tui-why-person-gone")))],
        }
    }
}

fn list_area(area: Rect) -> Rect {
    boxes::split_top(area, ROWS_ABOVE).1
}

fn join([sign, day, milestone, name, area]: [&str; 5], wide: usize) -> String {
    let rest = wide.saturating_sub(3 + SIGN_WIDE + DAY_WIDE + MILESTONE_WIDE + 3);
    let name_wide = rest * 3 / 5;
    format!(
        "{}{}{} {} {}",
        cells::left(sign, SIGN_WIDE),
        cells::left(day, DAY_WIDE),
        cells::left(milestone, MILESTONE_WIDE),
        cells::left(name, name_wide),
        cells::left(area, rest.saturating_sub(name_wide))
    )
}

fn line_of(person: &AdjustedPerson, words: &Words, wide: usize) -> String {
    let sign = if person.added { "+" } else { "−" };
    let day = person.about.as_of.format("%d/%m/%Y").to_string();
    let milestone = words.say(&Message::of_code("report-new", person.milestone.code()));
    let name = if person.place.is_some() { person.name.clone() } else { words.get("tui-adjusted-gone") };
    join([sign, &day, &milestone, &name, &area_name(&person.area, words)], wide)
}

impl Behaviour for AdjustedList {
    fn scope(&self) -> Scope {
        Scope::Adjusted
    }

    fn title(&self) -> Message {
        msg!("tui-title-adjusted")
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        match act {
            Act::Back => vec![Step::Back],
            Act::Enter => self.open(),
            _ => {
                let total = self.count();
                self.list.act(act, total, list_area(shared.body()));
                Vec::new()
            }
        }
    }

    fn click(&mut self, position: Position, shared: &mut Shared) -> Vec<Step> {
        let total = self.count();
        match self.list.click(position, (list_area(shared.body()), total)) {
            Click::Opens => self.open(),
            Click::Selected | Click::Nowhere => Vec::new(),
        }
    }

    fn refresh(&mut self, _: &mut Shared) -> Vec<Step> {
        vec![Step::Ask(Request::Reports(ReportsRequest::Adjusted(self.query)))]
    }

    fn hear(&mut self, reply: &Reply, _: &mut Shared) -> Vec<Step> {
        if let Reply::Reports(ReportsReply::Adjusted { query, people }) = reply
            && *query == self.query
        {
            self.list.keep_within(people.len());
            self.people = Some(people.clone());
        }
        Vec::new()
    }

    fn forget(&mut self) {
        self.people = None;
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let (words, theme, wide) = (&shared.words, shared.theme, usize::from(area.width));
        let Some(people) = &self.people else {
            frame.render_widget(Line::from(words.get("tui-adjusted-looking")), area);
            return;
        };
        let mut above = boxes::split_top(area, ROWS_ABOVE).0.rows();
        let whose = words.say(&msg!("tui-adjusted-of", name = self.name.clone(), count = people.len()));
        if let Some(at) = above.next() {
            frame.render_widget(Line::from(cells::fit(&format!(" {whose}"), wide)), at);
        }
        let headings = [
            String::new(),
            words.get("tui-adjusted-about"),
            words.get("tui-adjusted-what"),
            words.get("field-full-name"),
            words.get("field-area"),
        ];
        if let Some(at) = above.next() {
            let text = join(headings.each_ref().map(String::as_str), wide);
            frame.render_widget(Line::styled(format!("   {text}"), theme.style(Role::Heading)), at);
        }
        let rows = list_area(area);
        self.list.draw(theme, frame, rows, people.iter().map(|person| line_of(person, words, wide)));
    }
}
