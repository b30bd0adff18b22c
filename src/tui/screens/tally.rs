//! The table of the tally: any day, any period, what was known at any moment; every figure of it opens its list.

use chrono::NaiveDate;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::figure_list::{self, FigureOf};
use super::tally_columns::{Column, columns};
use super::tally_view::{self, Table};
use super::{Behaviour, Calendar, Export, Typing, moved};
use crate::desk::figures::TallyQuery;
use crate::desk::screen::{FiguresReply, FiguresRequest, Reply, Request};
use crate::desk::views::TallyTable;
use crate::domain::spoken_day::day_that_was;
use crate::domain::tally::TallyRow;
use crate::domain::time::Timestamp;
use crate::msg;
use crate::text::numbers;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Kind, Picked, Shared, Status, Step};
use crate::tui::widgets::field::TextField;

/// Nobody types a longer day and time.
const MOST_DAY_CHARS: usize = 40;

/// What can be asked otherwise.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Asking {
    /// The day up to which things count.
    AsOf,
    /// The first day of the period.
    Since,
    /// What was known.
    KnownAt,
}

impl Asking {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::AsOf, Self::Since, Self::KnownAt];

    fn step(self, by: usize) -> Self {
        let place = Self::ALL.iter().position(|asking| *asking == self).unwrap_or(0);
        Self::ALL.get((place + by) % Self::ALL.len()).copied().unwrap_or(self)
    }
}

/// The table, one figure of which is selected.
pub struct TallyScreen {
    /// What is typed: the day, the period, the moment.
    pub fields: [TextField; 3],
    /// Which of them is typed now.
    pub typing: Option<Asking>,
    /// Which of them was not understood, and why.
    pub wrong: Option<(Asking, Message)>,
    /// The table, once it came.
    pub table: Option<Box<TallyTable>>,
    /// Place of the selected row, the whole ward first.
    pub row: usize,
    /// Place of the selected column.
    pub column: usize,
    /// The first column that is seen.
    pub first: usize,
    /// What was asked for last.
    query: TallyQuery,
    /// What was typed when the table was asked for.
    asked: [String; 3],
}

impl TallyScreen {
    /// The table of today.
    pub fn new(_: &Shared) -> Self {
        Self {
            fields: [(); 3].map(|()| TextField::new(MOST_DAY_CHARS)),
            typing: None,
            wrong: None,
            table: None,
            row: 0,
            column: 0,
            first: 0,
            query: TallyQuery::default(),
            asked: Default::default(),
        }
    }

    /// The table of a tally that was asked for elsewhere.
    pub fn of(query: TallyQuery, shared: &Shared) -> Self {
        let mut screen = Self { query, ..Self::new(shared) };
        let day = |day: Option<NaiveDate>| day.map(numbers::day).unwrap_or_default();
        let moment = query.known_at.map(|at| at.to_local().format("%d/%m/%Y %H:%M").to_string());
        screen.asked = [day(query.as_of), day(query.since), moment.unwrap_or_default()];
        screen.leave_fields();
        screen
    }

    /// The rows, the whole ward first.
    pub fn rows(&self) -> impl Iterator<Item = &TallyRow> {
        self.table.iter().flat_map(|table| std::iter::once(&table.tally.total).chain(&table.tally.rows))
    }

    /// The selected column.
    pub fn selected(&self) -> Option<Column> {
        columns(&self.table.as_ref()?.tally).get(self.column).copied()
    }

    fn field(&mut self, asking: Asking) -> &mut TextField {
        let [as_of, since, known_at] = &mut self.fields;
        match asking {
            Asking::AsOf => as_of,
            Asking::Since => since,
            Asking::KnownAt => known_at,
        }
    }

    fn ask(&self) -> Vec<Step> {
        vec![Step::Ask(Request::Figures(FiguresRequest::Tally(self.query)))]
    }

    /// What was typed is asked for.
    fn ask_anew(&mut self, shared: &Shared) -> Vec<Step> {
        let texts = [Asking::AsOf, Asking::Since, Asking::KnownAt].map(|asking| self.field(asking).cleaned());
        match read(&texts, shared.now.today) {
            Ok(query) => {
                self.query = query;
                self.asked = texts;
                self.typing = None;
                self.wrong = None;
                self.ask()
            }
            Err((asking, wrong)) => {
                self.typing = Some(asking);
                self.wrong = Some((asking, wrong));
                Vec::new()
            }
        }
    }

    /// What was typed is given up.
    fn leave_fields(&mut self) {
        self.typing = None;
        self.wrong = None;
        for (field, text) in self.fields.iter_mut().zip(&self.asked) {
            field.clear();
            field.paste(text);
        }
    }

    fn take_table(&mut self, table: &TallyTable, shared: &Shared) {
        self.row = self.row.min(table.tally.rows.len());
        self.column = self.column.min(columns(&table.tally).len().saturating_sub(1));
        self.table = Some(Box::new(table.clone()));
        self.keep_seen(shared);
    }

    /// Scrolls so that the selected column is seen.
    fn keep_seen(&mut self, shared: &Shared) {
        self.first = self.first.min(self.column);
        while self.first < self.column
            && Table::of(self, shared, shared.body()).is_some_and(|table| !table.shows(self.column))
        {
            self.first += 1;
        }
    }

    /// The day at which the calendar opens.
    fn day_in(&self, asking: Asking, shared: &Shared) -> NaiveDate {
        let today = shared.now.today;
        let place = Asking::ALL.iter().position(|other| *other == asking).unwrap_or(0);
        let typed = self.fields.get(place).and_then(|field| day_that_was(&field.cleaned(), today));
        let shown = self.table.as_ref().map(|table| if asking == Asking::Since { table.since } else { table.as_of });
        typed.or(shown).unwrap_or(today)
    }

    fn act_typing(&mut self, asking: Asking, act: Act, shared: &Shared) -> Vec<Step> {
        match act {
            Act::Enter => return self.ask_anew(shared),
            Act::Back => self.leave_fields(),
            Act::NextField => self.typing = Some(asking.step(1)),
            Act::PreviousField => self.typing = Some(asking.step(Asking::ALL.len() - 1)),
            Act::Calendar => return vec![Step::open(Calendar::at(self.day_in(asking, shared)))],
            _ => {}
        }
        Vec::new()
    }

    fn open(&self) -> Vec<Step> {
        let (Some(table), Some(column)) = (&self.table, self.selected()) else { return Vec::new() };
        if let Err(why) = self.can_open_figure() {
            return vec![Step::Say(Status::refusal(why))];
        }
        let area = self.row.checked_sub(1).and_then(|row| table.tally.rows.get(row)).map(|row| row.area.clone());
        let of = FigureOf { area, figure: column.figure().ok(), since: table.since };
        figure_list::open(&of)
    }
}

/// What is asked for; what is empty is usual.
fn read(texts: &[String; 3], today: NaiveDate) -> Result<TallyQuery, (Asking, Message)> {
    let [as_of, since, known_at] = texts;
    let day = |asking: Asking, text: &str| {
        if text.is_empty() {
            return Ok(None);
        }
        day_that_was(text, today).map(Some).ok_or_else(|| (asking, msg!("tui-wrong-day")))
    };
    let query = TallyQuery {
        as_of: day(Asking::AsOf, as_of)?.filter(|day| *day != today),
        since: day(Asking::Since, since)?,
        known_at: read_moment(known_at, today).map_err(|wrong| (Asking::KnownAt, wrong))?,
    };
    let last = query.as_of.unwrap_or(today);
    match query.since {
        Some(since) if since > last => Err((Asking::Since, msg!("error-since-after-as-of", since = since, day = last))),
        Some(_) | None => Ok(query),
    }
}

/// A moment: a day, which means its end, and perhaps a time after it.
fn read_moment(text: &str, today: NaiveDate) -> Result<Option<Timestamp>, Message> {
    if text.is_empty() {
        return Ok(None);
    }
    let whole = day_that_was(text, today).map(|day| day.to_string());
    let moment = whole.or_else(|| {
        let (day, time) = text.rsplit_once(' ')?;
        Some(format!("{} {time}", day_that_was(day, today)?))
    });
    let moment = moment.and_then(|text| Timestamp::parse_known_at(&text));
    moment.map(Some).ok_or_else(|| msg!("tui-tally-wrong-known-at"))
}

impl Behaviour for TallyScreen {
    fn scope(&self) -> Scope {
        if self.typing.is_some() { Scope::TallyText } else { Scope::Tally }
    }

    fn title(&self) -> Message {
        msg!("tui-title-tally")
    }

    fn typing(&mut self) -> Option<Typing<'_>> {
        let asking = self.typing?;
        Some(Typing::Text(self.field(asking)))
    }

    fn typed(&mut self, _: &mut Shared) -> Vec<Step> {
        self.wrong = None;
        Vec::new()
    }

    fn has_tally(&self) -> bool {
        self.table.is_some()
    }

    fn can_open_figure(&self) -> Result<(), Message> {
        if self.query.known_at.is_some() {
            return Err(msg!("tui-why-known-at"));
        }
        if self.query.as_of.is_some() {
            return Err(msg!("tui-why-not-today"));
        }
        self.selected().map_or_else(|| Err(msg!("tui-why-loading")), |column| column.figure().map(drop))
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        if let Some(asking) = self.typing {
            return self.act_typing(asking, act, shared);
        }
        match act {
            Act::Back => return vec![Step::Back],
            Act::Enter => return self.open(),
            Act::TallyDays => self.typing = Some(Asking::AsOf),
            Act::Export if shared.kind == Kind::Demo => {
                return vec![Step::Say(Status::refusal(msg!("tui-why-demo-writes-nothing")))];
            }
            Act::Export => return vec![Step::open(Export::of(self.query))],
            Act::Left => self.column = self.column.saturating_sub(1),
            Act::Right => {
                let last = self.table.as_ref().map_or(0, |table| columns(&table.tally).len().saturating_sub(1));
                self.column = (self.column + 1).min(last);
            }
            _ => {
                let rows = tally_view::row_count(shared.body());
                self.row = moved(act, self.row, self.rows().count(), rows);
            }
        }
        self.keep_seen(shared);
        Vec::new()
    }

    fn click(&mut self, position: Position, shared: &mut Shared) -> Vec<Step> {
        if let Some(asking) = tally_view::field_at(self, shared, position) {
            self.typing = Some(asking);
            return Vec::new();
        }
        if self.typing.is_some() {
            return Vec::new();
        }
        let at = Table::of(self, shared, shared.body()).and_then(|table| table.at(position));
        let Some((row, column)) = at else { return Vec::new() };
        let column = column.unwrap_or(self.column);
        if (row, column) == (self.row, self.column) {
            return self.open();
        }
        (self.row, self.column) = (row, column);
        Vec::new()
    }

    fn resized(&mut self, shared: &mut Shared) -> Vec<Step> {
        self.keep_seen(shared);
        Vec::new()
    }

    fn refresh(&mut self, _: &mut Shared) -> Vec<Step> {
        self.ask()
    }

    fn hear(&mut self, reply: &Reply, shared: &mut Shared) -> Vec<Step> {
        match reply {
            Reply::Figures(FiguresReply::Tally(table)) => self.take_table(table, shared),
            Reply::Figures(FiguresReply::NoTally(why)) => {
                self.typing = Some(Asking::Since);
                self.wrong = Some((Asking::Since, why.clone()));
            }
            _ => {}
        }
        Vec::new()
    }

    fn take_picked(&mut self, picked: &Picked, _: &mut Shared) -> Vec<Step> {
        if let (Picked::Day(day), Some(asking)) = (picked, self.typing) {
            let text = numbers::day(*day);
            let field = self.field(asking);
            field.clear();
            field.paste(&text);
            self.wrong = None;
        }
        Vec::new()
    }

    fn forget(&mut self) {
        self.table = None;
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        tally_view::draw(self, shared, frame, area);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn days_are_read_as_people_type_them() {
        let read = |texts: [&str; 3]| read(&texts.map(str::to_owned), day("2023-06-15"));
        assert!(read(["", "", ""]).is_ok_and(|query| query.as_of.is_none() && query.known_at.is_none()));
        let query = read(["hôm qua", "-7", "10/6 19:30"]).unwrap();
        assert_eq!((query.as_of, query.since), (Some(day("2023-06-14")), Some(day("2023-06-08"))));
        assert_eq!(query.known_at, Timestamp::parse_known_at("2023-06-10 19:30"));
        assert_eq!(read(["", "", "10/6"]).unwrap().known_at, Timestamp::parse_known_at("2023-06-10"));
        for (texts, wrong) in [
            (["x", "", ""], Asking::AsOf),
            (["", "31/6", ""], Asking::Since),
            (["1/6", "2/6", ""], Asking::Since),
            (["", "", "10/6 25:00"], Asking::KnownAt),
            (["", "", "tối"], Asking::KnownAt),
        ] {
            assert_eq!(read(texts).unwrap_err().0, wrong, "{texts:?}");
        }
    }
}
