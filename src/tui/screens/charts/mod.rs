//! Charts: the burn-up against the target, the reasons, the visits by day and by hour, the areas side by side. Where
//! there is a list behind a figure, it opens.

mod draw;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::figure_list;
use super::tally_columns::{Column, columns};
use super::{Behaviour, moved};
use crate::desk::behind::{TallyFigure, Who};
use crate::desk::figures::TallyQuery;
use crate::desk::screen::{FiguresReply, FiguresRequest, Reply, Request};
use crate::desk::views::TallyTable;
use crate::domain::count::Tallied;
use crate::domain::tally::{Count, Rate, TallyRow};
use crate::domain::visit_times::VisitTimes;
use crate::msg;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Shared, Status, Step};

/// A chart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Chart {
    /// The areas by one figure.
    Areas,
    /// Level-2 activations against the target.
    BurnUp,
    /// Why people are not activated.
    Reasons,
    /// Visits by day.
    Days,
    /// Visits by hour.
    Hours,
}

impl Chart {
    /// All of them, in the order of their digits.
    pub const ALL: [Self; 5] = [Self::Areas, Self::BurnUp, Self::Reasons, Self::Days, Self::Hours];

    fn step(self, by: usize) -> Self {
        let place = Self::ALL.iter().position(|chart| *chart == self).unwrap_or(0);
        Self::ALL.get((place + by) % Self::ALL.len()).copied().unwrap_or(self)
    }

    fn of_digit(key: Option<Key>) -> Option<Self> {
        let Some(Key::Char(digit)) = key else { return None };
        let place = usize::try_from(digit.to_digit(10)?).ok()?.checked_sub(1)?;
        Self::ALL.get(place).copied()
    }
}

/// The charts of a tally, one of which is seen.
pub struct Charts {
    /// The one that is seen.
    pub chart: Chart,
    /// The figure by which the areas are set side by side.
    pub column: Column,
    /// The tally, once it came.
    pub table: Option<Box<TallyTable>>,
    /// The visits, once they came.
    pub times: Option<Box<VisitTimes>>,
    /// Place of the selected line.
    pub selected: usize,
    query: TallyQuery,
}

impl Charts {
    /// The charts of the tally of today, beginning with the burn-up.
    pub fn of_today() -> Self {
        Self {
            chart: Chart::BurnUp,
            column: Column::Rate(Rate::L2),
            table: None,
            times: None,
            selected: 0,
            query: TallyQuery::default(),
        }
    }

    /// The charts of a tally, beginning with its areas.
    pub fn of_tally(query: TallyQuery, table: Box<TallyTable>, column: Column) -> Self {
        Self { chart: Chart::Areas, column, table: Some(table), query, ..Self::of_today() }
    }

    /// The areas, the most first; those without a figure last.
    pub fn areas(&self) -> Vec<&TallyRow> {
        let mut rows: Vec<&TallyRow> = self.table.iter().flat_map(|table| &table.tally.rows).collect();
        rows.sort_by_key(|row| (row.area.is_empty(), std::cmp::Reverse(self.column.value(row))));
        rows
    }

    /// The reasons, the most frequent first.
    pub fn reasons(&self) -> Vec<(crate::domain::reason::Reason, u64)> {
        let total = self.table.as_ref().map(|table| &table.tally.total);
        let mut reasons: Vec<_> =
            total.into_iter().flat_map(|total| &total.reasons).map(|(reason, count)| (*reason, *count)).collect();
        reasons.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        reasons
    }

    /// How many lines of the chart can be selected.
    pub fn lines(&self) -> usize {
        match self.chart {
            Chart::Areas => self.areas().len(),
            Chart::Reasons => self.reasons().len(),
            Chart::Days => self.times.as_ref().map_or(0, |times| times.days.len()),
            Chart::BurnUp | Chart::Hours => 0,
        }
    }

    fn show(&mut self, chart: Chart) {
        self.chart = chart;
        // The last evening is the one that is looked at first.
        self.selected = if chart == Chart::Days { self.lines().saturating_sub(1) } else { 0 };
    }

    /// The figure of the selected line.
    fn figure(&self) -> Result<TallyFigure, Message> {
        let of = |figure: Tallied| TallyFigure { query: self.query, who: Who::In(figure), area: None };
        match self.chart {
            Chart::Areas => {
                let areas = self.areas();
                let row = areas.get(self.selected).ok_or(msg!("tui-why-loading"))?;
                Ok(TallyFigure { area: Some(row.area.clone()), ..of(self.column.tallied()?) })
            }
            Chart::BurnUp => {
                let query = TallyQuery::default();
                Ok(TallyFigure { query, ..of(Tallied::Count(Count::L2Activated)) })
            }
            Chart::Reasons => {
                let reasons = self.reasons();
                let (reason, _) = reasons.get(self.selected).ok_or(msg!("tui-why-no-reasons"))?;
                Ok(of(Tallied::Reason(*reason)))
            }
            Chart::Days => {
                let times = self.times.as_ref().ok_or(msg!("tui-why-loading"))?;
                let day = times.first.checked_add_days(chrono::Days::new(self.selected as u64));
                let query = TallyQuery { as_of: day, since: day, known_at: None };
                Ok(TallyFigure { query, ..of(Tallied::Count(Count::Visits)) })
            }
            Chart::Hours => Err(msg!("tui-why-no-list-of-hour")),
        }
    }

    fn open(&self) -> Vec<Step> {
        match self.figure() {
            Ok(figure) => figure_list::open_behind(figure),
            Err(why) => vec![Step::Say(Status::refusal(why))],
        }
    }

    /// The next or the last figure by which the areas are compared.
    fn step_column(&mut self, act: Act) {
        let Some(table) = &self.table else { return };
        let columns = columns(&table.tally);
        let place = columns.iter().position(|column| *column == self.column).unwrap_or(0);
        let next = if act == Act::Left { place.saturating_sub(1) } else { place + 1 };
        if let Some(column) = columns.get(next) {
            self.column = *column;
        }
    }
}

impl Behaviour for Charts {
    fn scope(&self) -> Scope {
        Scope::Charts
    }

    fn title(&self) -> Message {
        msg!("tui-title-charts")
    }

    fn can_open_figure(&self) -> Result<(), Message> {
        self.figure().map(drop)
    }

    fn act(&mut self, act: Act, key: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        match act {
            Act::Back => return vec![Step::Back],
            Act::Enter => return self.open(),
            Act::PickChart => {
                if let Some(chart) = Chart::of_digit(key) {
                    self.show(chart);
                }
            }
            Act::NextPage => self.show(self.chart.step(1)),
            Act::PreviousField => self.show(self.chart.step(Chart::ALL.len() - 1)),
            Act::Left | Act::Right if self.chart == Chart::Areas => self.step_column(act),
            _ => self.selected = moved(act, self.selected, self.lines(), draw::row_count(self, shared)),
        }
        Vec::new()
    }

    fn click(&mut self, position: Position, shared: &mut Shared) -> Vec<Step> {
        if let Some(chart) = draw::chart_at(shared, position) {
            self.show(chart);
            return Vec::new();
        }
        let Some(place) = draw::line_at(self, shared, position) else { return Vec::new() };
        if place == self.selected {
            return self.open();
        }
        self.selected = place;
        Vec::new()
    }

    fn refresh(&mut self, _: &mut Shared) -> Vec<Step> {
        let ask = |request| Step::Ask(Request::Figures(request));
        vec![ask(FiguresRequest::Tally(self.query)), ask(FiguresRequest::VisitTimes)]
    }

    fn hear(&mut self, reply: &Reply, _: &mut Shared) -> Vec<Step> {
        match reply {
            Reply::Figures(FiguresReply::Tally(table)) => self.table = Some(table.clone()),
            Reply::Figures(FiguresReply::VisitTimes(times)) => {
                let is_first = self.times.replace(times.clone()).is_none();
                if is_first && self.chart == Chart::Days {
                    self.show(Chart::Days);
                }
            }
            _ => {}
        }
        self.selected = self.selected.min(self.lines().saturating_sub(1));
        Vec::new()
    }

    fn forget(&mut self) {
        self.table = None;
        self.times = None;
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        draw::draw(self, shared, frame, area);
    }
}
