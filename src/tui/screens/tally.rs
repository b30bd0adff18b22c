//! The table of the tally: any day, any period, what was known at any moment; every figure of it opens its list.

use chrono::NaiveDate;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::figure_list;
use super::tally_change;
use super::tally_columns::{Column, columns};
use super::tally_days::{Asking, compared_with, read};
use super::tally_order::{Order, Ranking};
use super::tally_view::{self, Table};
use super::{Behaviour, Calendar, Charts, Export, Typing, moved};
use crate::desk::behind::{TallyFigure, Who};
use crate::desk::figures::TallyQuery;
use crate::desk::screen::{FiguresReply, FiguresRequest, Reply, Request};
use crate::desk::views::TallyTable;
use crate::domain::spoken_day::day_that_was;
use crate::domain::tally::{Denominator, Rate, TallyRow};
use crate::msg;
use crate::text::numbers;
use crate::text::words::{Message, Words};
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Picked, Shared, Status, Step};
use crate::tui::widgets::field::TextField;

/// Nobody types a longer day and time.
const MOST_DAY_CHARS: usize = 40;

/// Whether the figures are compared with those of an earlier day.
#[derive(Clone, Debug, Default)]
pub enum Compared {
    /// They are not.
    #[default]
    Off,
    /// The other tally is on its way.
    Waiting,
    /// With this one.
    With(Box<TallyTable>),
}

/// The table, one figure of which is selected.
pub struct TallyScreen {
    /// What is typed: the day, the period, the moment, the day it is compared with.
    pub fields: [TextField; 4],
    /// Which of them is typed now.
    pub typing: Option<Asking>,
    /// Which of them was not understood, and why.
    pub wrong: Option<(Asking, Message)>,
    /// The table, once it came.
    pub table: Option<Box<TallyTable>>,
    /// What it is compared with.
    pub compared: Compared,
    /// The order of the areas.
    pub ranking: Ranking,
    /// The areas in that order.
    order: Order,
    /// Place of the selected row, the whole ward first.
    pub row: usize,
    /// Place of the selected column.
    pub column: usize,
    /// The first column that is seen.
    pub first: usize,
    /// What was asked for last.
    query: TallyQuery,
    /// What was typed when the table was asked for.
    asked: [String; 4],
    /// The day to compare with, where one was typed.
    compared_day: Option<NaiveDate>,
}

impl TallyScreen {
    /// The table of today.
    pub fn new(_: &Shared) -> Self {
        Self {
            fields: [(); 4].map(|()| TextField::new(MOST_DAY_CHARS)),
            typing: None,
            wrong: None,
            table: None,
            compared: Compared::Off,
            ranking: Ranking::None,
            order: Order::default(),
            row: 0,
            column: 0,
            first: 0,
            query: TallyQuery::default(),
            asked: Default::default(),
            compared_day: None,
        }
    }

    /// The table of a tally that was asked for elsewhere.
    pub fn of(query: TallyQuery, shared: &Shared) -> Self {
        let mut screen = Self { query, ..Self::new(shared) };
        let day = |day: Option<NaiveDate>| day.map(numbers::day).unwrap_or_default();
        let moment = query.known_at.map(|at| at.to_local().format("%d/%m/%Y %H:%M").to_string());
        screen.asked = [day(query.as_of), day(query.since), moment.unwrap_or_default(), String::new()];
        screen.leave_fields();
        screen
    }

    /// The rows in their order, the whole ward first.
    pub fn rows(&self) -> impl Iterator<Item = &TallyRow> {
        let tally = self.table.as_ref().map(|table| &table.tally);
        let areas = self.order.shown.iter().filter_map(move |place| tally?.rows.get(*place));
        tally.map(|tally| &tally.total).into_iter().chain(areas)
    }

    /// The row of the tally that it is compared with; nothing where it is compared with none.
    pub fn before(&self, place: usize) -> Option<&TallyRow> {
        let Compared::With(other) = &self.compared else { return None };
        match place.checked_sub(1) {
            None => Some(&other.tally.total),
            Some(area) => self.order.earlier.get(area),
        }
    }

    /// What is seen of a figure as a number: the figure, or how much it changed.
    pub fn value(&self, column: Column, place: usize, row: &TallyRow) -> Option<i64> {
        tally_change::value(column, row, self.before(place))
    }

    /// What is seen of a figure.
    pub fn cell(&self, column: Column, place: usize, row: &TallyRow, words: &Words) -> String {
        match self.before(place) {
            Some(before) => tally_change::shown(column, tally_change::change(column, row, before), words),
            None => column.cell(words, row),
        }
    }

    /// The rank of a row by the column that the areas are ranked by.
    pub fn rank(&self, place: usize) -> Option<usize> {
        self.order.ranks.get(place.checked_sub(1)?).copied().flatten()
    }

    /// Puts the areas in their order; the selected one stays selected.
    fn put_in_order(&mut self) {
        let Some(table) = &self.table else { return };
        let selected = self.row.checked_sub(1).and_then(|row| self.order.shown.get(row)).copied();
        let other = match &self.compared {
            Compared::With(other) => Some(&other.tally),
            Compared::Off | Compared::Waiting => None,
        };
        self.order = Order::of(&table.tally.rows, other, self.ranking);
        let row = selected.and_then(|selected| self.order.shown.iter().position(|place| *place == selected));
        self.row = row.map_or_else(|| self.row.min(self.order.shown.len()), |row| row + 1);
    }

    /// The selected column.
    pub fn selected(&self) -> Option<Column> {
        columns(&self.table.as_ref()?.tally).get(self.column).copied()
    }

    fn field(&mut self, asking: Asking) -> &mut TextField {
        let [as_of, since, known_at, compared] = &mut self.fields;
        match asking {
            Asking::AsOf => as_of,
            Asking::Since => since,
            Asking::KnownAt => known_at,
            Asking::Compared => compared,
        }
    }

    fn ask(&mut self, shared: &Shared) -> Vec<Step> {
        let mut steps = vec![Step::Ask(Request::Figures(FiguresRequest::Tally(self.query)))];
        if !matches!(self.compared, Compared::Off) {
            steps.extend(self.compare(shared));
        }
        steps
    }

    /// Asks for the tally to compare with.
    fn compare(&mut self, shared: &Shared) -> Vec<Step> {
        let (since, as_of) = self.query.days(shared.now.today);
        let Some(other) = compared_with(self.query, (since, as_of), self.compared_day) else {
            self.compared = Compared::Off;
            return Vec::new();
        };
        if !matches!(self.compared, Compared::With(_)) {
            self.compared = Compared::Waiting;
        }
        vec![Step::Ask(Request::Figures(FiguresRequest::Tally(other)))]
    }

    /// Compares, or stops comparing.
    fn switch_comparing(&mut self, shared: &Shared) -> Vec<Step> {
        match self.compared {
            Compared::Off => self.compare(shared),
            Compared::Waiting | Compared::With(_) => {
                self.compared = Compared::Off;
                self.put_in_order();
                Vec::new()
            }
        }
    }

    /// Whether a table is the one that is compared with, and not the one that is shown.
    fn is_compared(&self, table: &TallyTable, shared: &Shared) -> bool {
        if matches!(self.compared, Compared::Off) {
            return false;
        }
        let days = self.query.days(shared.now.today);
        compared_with(self.query, days, self.compared_day).is_some_and(|other| {
            (other.since, other.as_of, other.known_at) == (Some(table.since), Some(table.as_of), table.known_at)
        })
    }

    /// What was typed is asked for.
    fn ask_anew(&mut self, shared: &Shared) -> Vec<Step> {
        let texts = Asking::ALL.map(|asking| self.field(asking).cleaned());
        match read(&texts, shared.now.today) {
            Ok((query, compared_day)) => {
                // Whoever types a day to compare with wants to compare.
                let [.., typed_now] = &texts;
                let [.., typed_before] = &self.asked;
                if compared_day.is_some() && typed_now != typed_before {
                    self.compared = Compared::Waiting;
                }
                self.query = query;
                self.compared_day = compared_day;
                self.asked = texts;
                self.typing = None;
                self.wrong = None;
                self.ask(shared)
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
        if self.is_compared(table, shared) {
            self.compared = Compared::With(Box::new(table.clone()));
        } else {
            let is_first = self.table.is_none();
            self.column = self.column.min(columns(&table.tally).len().saturating_sub(1));
            self.table = Some(Box::new(table.clone()));
            if is_first {
                self.order = Order::of(&table.tally.rows, None, Ranking::None);
            }
        }
        self.put_in_order();
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
        let shown = self.table.as_ref().map(|table| match (asking, &self.compared) {
            (Asking::Since, _) => table.since,
            (Asking::Compared, Compared::With(other)) => other.as_of,
            (Asking::Compared, _) => table.since.pred_opt().unwrap_or(table.since),
            (Asking::AsOf | Asking::KnownAt, _) => table.as_of,
        });
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

    /// The selected area; the whole ward is none.
    fn area(&self) -> Option<String> {
        let row = self.rows().nth(self.row).filter(|_| self.row > 0);
        row.map(|row| row.area.clone())
    }

    /// Opens the list behind the selected figure.
    fn open(&self) -> Vec<Step> {
        match self.can_open_figure().and_then(|()| self.selected().ok_or(msg!("tui-why-loading"))?.tallied()) {
            Ok(figure) => self.open_behind(Who::In(figure)),
            Err(why) => vec![Step::Say(Status::refusal(why))],
        }
    }

    /// Opens the list of whom the selected rate still lacks.
    fn open_missing(&self) -> Vec<Step> {
        match self.missing() {
            Ok(rate) => self.open_behind(Who::MissingOf(rate)),
            Err(why) => vec![Step::Say(Status::refusal(why))],
        }
    }

    fn open_behind(&self, who: Who) -> Vec<Step> {
        figure_list::open_behind(TallyFigure { query: self.query, who, area: self.area() })
    }

    /// The selected rate, where it is one of people.
    fn missing(&self) -> Result<Rate, Message> {
        match self.selected() {
            None => Err(msg!("tui-why-loading")),
            Some(Column::Rate(rate)) if rate.denominator() == Denominator::Target => {
                Err(msg!("tui-why-nobody-in-target"))
            }
            Some(Column::Rate(rate)) => Ok(rate),
            Some(Column::Count(_) | Column::Target | Column::New(_) | Column::Reason(_)) => {
                Err(msg!("tui-why-no-rate"))
            }
        }
    }

    fn open_charts(&self) -> Vec<Step> {
        let (Some(table), Some(column)) = (&self.table, self.selected()) else {
            return vec![Step::Say(Status::refusal(msg!("tui-why-loading")))];
        };
        vec![Step::open(Charts::of_tally(self.query, table.clone(), column))]
    }
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
        self.selected().map_or_else(|| Err(msg!("tui-why-loading")), |column| column.tallied().map(drop))
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        if let Some(asking) = self.typing {
            return self.act_typing(asking, act, shared);
        }
        match act {
            Act::Back => return vec![Step::Back],
            Act::Enter => return self.open(),
            Act::TallyDays => self.typing = Some(Asking::AsOf),
            Act::Export => return vec![Step::open(Export::of(self.query))],
            Act::ShowMissing => return self.open_missing(),
            Act::Compare => return self.switch_comparing(shared),
            Act::Rank => {
                let Some(column) = self.selected() else { return Vec::new() };
                self.ranking = self.ranking.next(column);
                self.put_in_order();
            }
            Act::ShowCharts => return self.open_charts(),
            Act::Left => self.column = self.column.saturating_sub(1),
            Act::Right => {
                let last = self.table.as_ref().map_or(0, |table| columns(&table.tally).len().saturating_sub(1));
                self.column = (self.column + 1).min(last);
            }
            _ => {
                let rows = tally_view::row_count(self, shared.body());
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

    fn refresh(&mut self, shared: &mut Shared) -> Vec<Step> {
        self.ask(shared)
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
        if let Compared::With(_) = self.compared {
            self.compared = Compared::Waiting;
        }
    }

    fn can(&self, act: Act) -> Result<(), Message> {
        if act == Act::ShowMissing { self.missing().map(drop) } else { Ok(()) }
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        tally_view::draw(self, shared, frame, area);
    }
}
