//! Many wards' figures together: the wards ranked, the total above them, what was found beside or behind them, one ward
//! in full. It needs no ledger.

mod export;
mod view;
mod ward;

use std::path::PathBuf;
use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::import::Stopped;
use super::keeping::Working;
use super::{Behaviour, Choosing, ImportFiles, moved};
use crate::desk::rollup::RollUpQuery;
use crate::desk::screen::{Reply, Request, RollUpReply, RollUpRequest};
use crate::domain::rollup::{Finding, Order, Ranking, RollUp, RollUpRow};
use crate::domain::tally::Rate;
use crate::msg;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Picked, Shared, Status, Step};
use crate::tui::widgets::boxes;
pub use export::RollUpExport;

/// The rates that `s` goes through, then the names and the days.
const RANKINGS: [Ranking; 8] = [
    Ranking { rate: Rate::L2, order: Order::Rate },
    Ranking { rate: Rate::L2Activation, order: Order::Rate },
    Ranking { rate: Rate::L2Enrolled, order: Order::Rate },
    Ranking { rate: Rate::Card, order: Order::Rate },
    Ranking { rate: Rate::Activated, order: Order::Rate },
    Ranking { rate: Rate::L2Target, order: Order::Rate },
    Ranking { rate: Rate::L2, order: Order::Name },
    Ranking { rate: Rate::L2, order: Order::AsOf },
];

/// Many wards' figures together.
pub struct RollUpScreen {
    query: RollUpQuery,
    /// What is waited for: the number of its request, and how far it is.
    working: Option<(u64, Option<Working>)>,
    /// Why nothing can be shown.
    stopped: Option<Stopped>,
    /// What the desk made.
    shown: Option<Shown>,
}

/// What is seen.
struct Shown {
    made: Arc<RollUp>,
    part: Part,
    /// The ward that is selected: none of them is the total.
    selected: usize,
    /// The finding that is selected.
    finding: usize,
    /// The ward that is seen in full, with the first line that is seen of it.
    ward: Option<usize>,
    line: usize,
}

/// Where keys go.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Part {
    /// The wards.
    Wards,
    /// What was found.
    Findings,
}

impl Shown {
    fn row(&self) -> Option<&RollUpRow> {
        self.made.rows.get(self.selected)
    }

    fn finding(&self) -> Option<&Finding> {
        self.made.findings.get(self.finding)
    }

    /// The ward of the selected line, whichever part it is in.
    fn place(&self) -> Option<usize> {
        match self.part {
            Part::Wards => self.row().map(|_| self.selected),
            Part::Findings => {
                let ward = &self.finding()?.ward;
                self.made.rows.iter().position(|row| row.figures.label == *ward)
            }
        }
    }
}

impl RollUpScreen {
    /// Of these files and folders.
    pub fn new(paths: Vec<PathBuf>) -> Self {
        let query = RollUpQuery { paths, ..RollUpQuery::default() };
        Self { query, working: None, stopped: None, shown: None }
    }

    fn read(&mut self, shared: &mut Shared) -> Vec<Step> {
        let number = shared.next_search();
        self.working = Some((number, Some(Working::new(msg!("rollup-progress"), shared))));
        vec![Step::Ask(Request::RollUp(RollUpRequest::Read { number, query: self.query.clone() }))]
    }

    fn take(&mut self, made: &Arc<RollUp>) {
        self.working = None;
        if made.rows.is_empty() {
            // The first reason says most; the others are like it.
            let why = made.findings.first().map_or(msg!("rollup-nothing-read"), |finding| finding.message.clone());
            self.stopped = Some(Stopped::new(msg!("rollup-nothing-read"), why, None));
            return;
        }
        self.shown =
            Some(Shown { made: Arc::clone(made), part: Part::Wards, selected: 0, finding: 0, ward: None, line: 0 });
    }

    /// The next order. It is a matter of a moment, and the files are not read again.
    fn sort(&mut self) {
        let Some(shown) = &mut self.shown else { return };
        let here = RANKINGS.iter().position(|ranking| *ranking == shown.made.ranking);
        let next = here.map_or(0, |here| (here + 1) % RANKINGS.len());
        let ranking = RANKINGS.get(next).copied().unwrap_or_default();
        Arc::make_mut(&mut shown.made).rank(ranking);
        self.query.ranking = ranking;
        shown.selected = 0;
    }

    fn open(&mut self) {
        if let Some(shown) = &mut self.shown {
            (shown.ward, shown.line) = (shown.place(), 0);
        }
    }

    fn export(&self) -> Vec<Step> {
        let made = self.shown.as_ref().map(|shown| Arc::clone(&shown.made));
        made.map(|made| Step::open(RollUpExport::of(made))).into_iter().collect()
    }

    fn back(&mut self) -> Vec<Step> {
        if self.working.is_some() {
            return vec![Step::CancelJob];
        }
        match &mut self.shown {
            Some(shown) if shown.ward.is_some() => {
                // Back to the ward that was looked at last.
                shown.selected = shown.ward.take().unwrap_or(shown.selected);
                Vec::new()
            }
            Some(_) | None => vec![Step::Back],
        }
    }

    fn go(&mut self, act: Act, shared: &Shared) {
        let Some(shown) = &mut self.shown else { return };
        let areas = view::areas(shared.body());
        if let Some(ward) = shown.ward {
            match act {
                Act::NextField => shown.ward = Some((ward + 1) % shown.made.rows.len().max(1)),
                Act::PreviousField => shown.ward = Some(ward.checked_sub(1).unwrap_or(shown.made.rows.len() - 1)),
                _ => {
                    let (lines, rows) = (ward::lines(shown, shared).len(), usize::from(shared.body().height));
                    shown.line = moved(act, shown.line, lines.saturating_sub(rows.saturating_sub(1)), rows);
                }
            }
            return;
        }
        match (act, shown.part) {
            (Act::NextField, Part::Wards) => shown.part = Part::Findings,
            (Act::NextField, Part::Findings) => shown.part = Part::Wards,
            (_, Part::Wards) => {
                shown.selected = moved(act, shown.selected, shown.made.rows.len(), usize::from(areas.list.height));
            }
            (_, Part::Findings) => {
                let rows = usize::from(areas.findings.height) / 2;
                shown.finding = moved(act, shown.finding, shown.made.findings.len(), rows);
            }
        }
    }
}

impl Behaviour for RollUpScreen {
    fn scope(&self) -> Scope {
        match &self.shown {
            _ if self.stopped.is_some() => Scope::ImportStopped,
            _ if self.working.is_some() => Scope::ImportWork,
            None => Scope::ImportWork,
            Some(shown) if shown.ward.is_some() => Scope::RollUpWard,
            Some(_) => Scope::RollUp,
        }
    }

    fn title(&self) -> Message {
        msg!("tui-title-roll-up")
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        if let Some(stopped) = &self.stopped {
            stopped.draw(shared, frame, area);
            return;
        }
        if let Some((_, working)) = &self.working {
            if let Some(working) = working {
                let at = boxes::middle(area, area.width, 1);
                frame.render_widget(working.line(shared, usize::from(at.width)), at);
            }
            return;
        }
        match &self.shown {
            Some(shown) if shown.ward.is_some() => ward::draw(shown, shared, frame, area),
            Some(shown) => view::draw(shown, shared, frame, area),
            None => {}
        }
    }

    fn refresh(&mut self, shared: &mut Shared) -> Vec<Step> {
        let is_to_read = self.shown.is_none() && self.working.is_none() && self.stopped.is_none();
        if is_to_read { self.read(shared) } else { Vec::new() }
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        match act {
            Act::Back if self.stopped.take().is_some() => {
                // A list that cannot be read leaves what was seen.
                return if self.shown.is_some() { Vec::new() } else { vec![Step::Back] };
            }
            Act::Back => return self.back(),
            Act::Enter => self.open(),
            Act::Sort => self.sort(),
            Act::Export => return self.export(),
            Act::ChooseWards => return vec![Step::open(ImportFiles::choosing(Choosing::Wards))],
            _ => self.go(act, shared),
        }
        Vec::new()
    }

    fn click(&mut self, position: Position, shared: &mut Shared) -> Vec<Step> {
        let Some(shown) = self.shown.as_mut().filter(|shown| shown.ward.is_none()) else { return Vec::new() };
        let areas = view::areas(shared.body());
        if let (Part::Wards, Some(row)) = (view::seen(shown, areas), boxes::row_at(areas.list, position)) {
            let place = row + view::top(shown, areas);
            if place < shown.made.rows.len() {
                (shown.part, shown.selected) = (Part::Wards, place);
            }
        }
        Vec::new()
    }

    fn take_picked(&mut self, picked: &Picked, shared: &mut Shared) -> Vec<Step> {
        if let Picked::File(path) = picked {
            self.query.wards = Some(path.clone());
            return self.read(shared);
        }
        Vec::new()
    }

    fn hear(&mut self, reply: &Reply, _: &mut Shared) -> Vec<Step> {
        let Some((waited, working)) = &mut self.working else { return Vec::new() };
        let waited = *waited;
        match reply {
            Reply::RollUp(RollUpReply::Made { number, made }) if *number == waited => self.take(made),
            Reply::RollUp(RollUpReply::Stopped { number }) if *number == waited => {
                self.working = None;
                let said = Step::Say(Status::note(msg!("error-cancelled")));
                return if self.shown.is_some() { vec![said] } else { vec![Step::Back, said] };
            }
            Reply::RollUp(RollUpReply::Failed { number, message, hint }) if *number == waited => {
                (self.working, self.query.wards) = (None, None);
                let title = msg!("rollup-not-done");
                self.stopped = Some(Stopped::new(title, message.clone(), hint.clone()));
            }
            reply => return Working::hear(working, reply),
        }
        Vec::new()
    }

    fn can(&self, act: Act) -> Result<(), Message> {
        let Some(shown) = &self.shown else { return Ok(()) };
        match act {
            Act::Enter if shown.part == Part::Findings && shown.finding().is_none() => Err(msg!("rollup-no-findings")),
            Act::Enter if shown.place().is_none() => Err(msg!("tui-roll-up-why-no-ward")),
            _ => Ok(()),
        }
    }

    fn is_working(&self) -> bool {
        self.working.is_some()
    }

    fn request_failed(&mut self) {
        self.working = None;
    }

    /// Names of files may be personal: they are read again.
    fn forget(&mut self) {
        (self.shown, self.working) = (None, None);
    }
}
