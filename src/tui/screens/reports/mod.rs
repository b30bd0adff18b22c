//! Periodic reports: what one says, beside the one before; whether it was sent; what came late. From each figure to the
//! people behind it.

mod adjusted;
mod entries;
mod sent;
mod view;

use std::time::Duration;

use chrono::{Days, NaiveDate};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

pub use adjusted::AdjustedList;
pub use sent::SentReports;
pub use view::report_name;

use super::confirm::{Confirm, Question};
use super::figure_list;
use super::{Behaviour, Export, TallyScreen, moved};
use crate::desk::behind::{TallyFigure, Who};
use crate::desk::figures::TallyQuery;
use crate::desk::reports::ReportQuery;
use crate::desk::screen::{Reply, ReportPage, ReportsReply, ReportsRequest, Request};
use crate::domain::reports::ReportKind;
use crate::domain::reports::due::reports_due;
use crate::domain::reports::sealed::PeriodReport;
use crate::msg;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Picked, Shared, Status, Step};
use entries::{Entry, entries};

/// One report.
pub struct ReportScreen {
    /// Which.
    pub query: ReportQuery,
    /// The report, once it came.
    pub page: Option<Box<ReportPage>>,
    /// Place of the selected line.
    pub selected: usize,
}

impl ReportScreen {
    /// The report that is due first; yesterday's where nothing is due.
    pub fn due(shared: &Shared) -> Self {
        let due = shared.overview.as_deref().and_then(|overview| {
            let now = shared.local_now();
            reports_due(&overview.campaign, &overview.sent, now).into_iter().next()
        });
        let query = due.map_or(ReportQuery { kind: ReportKind::Daily, on: None }, |due| ReportQuery {
            kind: due.kind,
            on: Some(due.covers),
        });
        Self::of(query)
    }

    /// A report.
    pub fn of(query: ReportQuery) -> Self {
        Self { query, page: None, selected: 0 }
    }

    fn ask(&self) -> Vec<Step> {
        vec![Step::Ask(Request::Reports(ReportsRequest::Report(self.query)))]
    }

    /// What it says beyond the figures.
    pub fn report(&self) -> Option<&PeriodReport> {
        self.page.as_ref()?.head.report.as_ref()
    }

    /// Its lines.
    pub fn entries(&self) -> Vec<Entry> {
        self.report().map(entries).unwrap_or_default()
    }

    /// The selected line.
    pub fn entry(&self) -> Option<Entry> {
        self.entries().get(self.selected).copied()
    }

    fn show(&mut self, query: ReportQuery) -> Vec<Step> {
        self.query = query;
        self.page = None;
        self.ask()
    }

    /// The period before or after this one; days that are to come are not reported.
    fn go(&mut self, later: bool, today: NaiveDate) -> Vec<Step> {
        let Some(page) = &self.page else { return Vec::new() };
        let (since, as_of) = (page.head.since, page.head.as_of);
        let day = if later {
            as_of.checked_add_days(Days::new(1)).filter(|day| *day <= today)
        } else if self.query.kind == ReportKind::Final {
            as_of.pred_opt()
        } else {
            since.pred_opt()
        };
        match day {
            Some(day) => self.show(ReportQuery { on: Some(day), ..self.query }),
            None => vec![Step::Say(Status::refusal(msg!("tui-why-no-later-report")))],
        }
    }

    fn next_kind(&mut self, by: usize) -> Vec<Step> {
        let place = (self.query.kind as usize + by) % ReportKind::ALL.len();
        let kind = ReportKind::ALL.get(place).copied().unwrap_or(self.query.kind);
        self.selected = 0;
        self.show(ReportQuery { kind, on: None })
    }

    /// The tally that its figures are of: as it was known when it was sent, if it was.
    fn tally_query(&self) -> Option<TallyQuery> {
        let page = self.page.as_ref()?;
        let known_at = self.report()?.seal.as_ref().map(|seal| seal.at);
        Some(TallyQuery { as_of: Some(page.head.as_of), since: Some(page.head.since), known_at })
    }

    fn open(&self) -> Vec<Step> {
        let (Some(page), Some(entry)) = (&self.page, self.entry()) else { return Vec::new() };
        if let Entry::Adjusted(_) = entry {
            return vec![Step::open(AdjustedList::new(self.query, page))];
        }
        let (Some(query), Some(figure)) = (self.tally_query(), entry.opens()) else {
            return Vec::new();
        };
        figure_list::open_behind(TallyFigure { query, who: Who::In(figure), area: None })
    }

    fn ask_to_seal(&self, shared: &Shared) -> Vec<Step> {
        let (Some(page), Some(report)) = (&self.page, self.report()) else { return Vec::new() };
        if let Some(seal) = &report.seal {
            let at = seal.at.to_local().format("%H:%M %d/%m/%Y").to_string();
            return vec![Step::Say(Status::refusal(msg!("tui-why-already-sent", at = at)))];
        }
        if page.head.as_of > shared.now.today {
            return vec![Step::Say(Status::refusal(msg!("error-report-not-over", day = page.head.as_of)))];
        }
        let name = view::page_name(page);
        let question = if page.head.as_of == shared.now.today {
            msg!("tui-ask-seal-today", name = name)
        } else {
            msg!("tui-ask-seal", name = name)
        };
        vec![Step::open(Confirm::new(Question::Other(question)))]
    }

    fn take(&mut self, page: &ReportPage) {
        if page.query == self.query {
            self.page = Some(Box::new(page.clone()));
            self.selected = self.selected.min(self.entries().len().saturating_sub(1));
        }
    }
}

impl Behaviour for ReportScreen {
    fn scope(&self) -> Scope {
        Scope::Report
    }

    fn title(&self) -> Message {
        msg!("tui-title-report")
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        match act {
            Act::Back => vec![Step::Back],
            Act::Enter => self.open(),
            Act::Left => self.go(false, shared.now.today),
            Act::Right => self.go(true, shared.now.today),
            Act::NextField => self.next_kind(1),
            Act::PreviousField => self.next_kind(ReportKind::ALL.len() - 1),
            Act::SealReport => self.ask_to_seal(shared),
            Act::ShowSent => vec![Step::open(SentReports::default())],
            Act::ShowTally => {
                self.tally_query().map(|query| Step::open(TallyScreen::of(query, shared))).into_iter().collect()
            }
            Act::Export => vec![Step::open(Export::report(self.query))],
            _ => {
                let rows = view::rows(shared.body());
                self.selected = moved(act, self.selected, self.entries().len(), rows);
                Vec::new()
            }
        }
    }

    fn click(&mut self, position: Position, shared: &mut Shared) -> Vec<Step> {
        let Some(place) = view::entry_at(self, shared, position) else { return Vec::new() };
        if place == self.selected {
            return self.open();
        }
        self.selected = place;
        Vec::new()
    }

    fn take_picked(&mut self, picked: &Picked, _: &mut Shared) -> Vec<Step> {
        if let Picked::Agreed = picked {
            return vec![Step::Ask(Request::Reports(ReportsRequest::Seal(self.query)))];
        }
        Vec::new()
    }

    fn can(&self, act: Act) -> Result<(), Message> {
        match (act, &self.page) {
            (Act::SealReport | Act::Export | Act::ShowTally | Act::Enter, None) => Err(msg!("tui-why-loading")),
            _ => Ok(()),
        }
    }

    fn is_waiting(&self) -> bool {
        self.page.is_none()
    }

    fn refresh(&mut self, _: &mut Shared) -> Vec<Step> {
        self.ask()
    }

    fn hear(&mut self, reply: &Reply, _: &mut Shared) -> Vec<Step> {
        match reply {
            Reply::Reports(ReportsReply::Report(page)) => {
                self.take(page);
                Vec::new()
            }
            Reply::Reports(ReportsReply::Sealed(page)) => {
                self.take(page);
                vec![Step::Refresh, Step::Say(Status::note(msg!("tui-report-sealed")))]
            }
            Reply::Reports(ReportsReply::NotSealed(why)) => vec![Step::Say(Status::refusal(why.clone()))],
            _ => Vec::new(),
        }
    }

    fn request_failed(&mut self) {}

    fn forget(&mut self) {
        self.page = None;
    }

    fn deadline(&self, shared: &Shared) -> Option<Duration> {
        view::deadline(self, shared)
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        view::draw(self, shared, frame, area);
    }
}
