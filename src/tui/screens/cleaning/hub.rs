//! What is to be cleaned up: how clean the data is, each kind of problem with how many people have it, rows that were
//! put aside; what presses most first. The areas stand beside it where there is room, else below.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::{CleaningKind, HeldRows, called};
use crate::desk::cleaning::{Quality, Worklist};
use crate::desk::people::Filter;
use crate::desk::screen::{CleaningReply, CleaningRequest, MatchingReply, Reply, Request};
use crate::domain::problem::ProblemCode;
use crate::domain::repair::{Urgency, urgency};
use crate::msg;
use crate::text::numbers;
use crate::text::words::{Message, Words};
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Shared, Status, Step};
use crate::tui::screens::facts::area_name;
use crate::tui::screens::{Areas as AreasScreen, Behaviour, Pairs, Roster, moved};
use crate::tui::theme::Role;
use crate::tui::widgets::{boxes, cells, gauge};

/// Rows above the list: the gauge and what it counts.
const ROWS_ABOVE: u16 = 3;
/// Cells of the gauge's name.
const LABEL_WIDE: usize = 16;
/// From so many columns on the areas stand beside the list.
const WIDE: u16 = 110;
/// Columns of the list then.
const LIST_WIDE: u16 = 60;
/// Cells of a count.
const COUNT_WIDE: usize = 12;

/// What is to be done.
#[derive(Default)]
pub struct CleaningHub {
    worklist: Option<Worklist>,
    selected: usize,
}

/// A line of the list.
enum Row {
    Heading(&'static str),
    Job(Job, usize),
}

/// Something to be done.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Job {
    Kind(ProblemCode),
    Held,
    /// People who may stand in the ledger twice; whether somebody looked for them.
    Pairs(Looked),
    /// Areas that may be one.
    AlikeAreas,
    /// The people of an area who have something to be mended.
    Area(String, Quality),
}

/// Whether somebody looked for pairs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Looked {
    Yes,
    NotYet,
}

impl CleaningHub {
    /// The kinds with how many people have each.
    #[cfg(test)]
    pub fn kinds(&self) -> Option<Vec<(ProblemCode, usize)>> {
        self.worklist.as_ref().map(|worklist| worklist.kinds.clone())
    }

    /// What can be opened, in the order of the list.
    fn jobs(&self) -> Vec<(Job, usize)> {
        let Some(worklist) = &self.worklist else { return Vec::new() };
        let of = |wanted: Urgency| {
            let kinds = worklist.kinds.iter().filter(move |(code, _)| urgency(*code) == wanted);
            kinds.map(|(code, people)| (Job::Kind(*code), *people))
        };
        let held = Some((Job::Held, worklist.held)).filter(|(_, rows)| *rows > 0);
        let pairs = match worklist.pairs {
            // Nobody is there who could be there twice.
            None if worklist.quality.people < 2 => None,
            None => Some((Job::Pairs(Looked::NotYet), 0)),
            Some(0) => None,
            Some(count) => Some((Job::Pairs(Looked::Yes), count)),
        };
        let alike = Some((Job::AlikeAreas, worklist.alike_areas)).filter(|(_, areas)| *areas > 0);
        held.into_iter().chain(of(Urgency::Wrong)).chain(pairs).chain(alike).chain(of(Urgency::ToConfirm)).collect()
    }

    /// The areas with how many people of each have something to be mended.
    fn areas(&self) -> Vec<(Job, usize)> {
        let areas = self.worklist.iter().flat_map(|worklist| &worklist.areas);
        let open = |quality: &Quality| usize::try_from(quality.open()).unwrap_or(usize::MAX);
        areas.map(|(area, quality)| (Job::Area(area.clone(), *quality), open(quality))).collect()
    }

    /// Everything that can be opened: the jobs, then the areas. Where nothing is to be done, nothing is opened.
    fn openable(&self) -> Vec<Job> {
        let jobs = self.jobs();
        let areas = if jobs.is_empty() { Vec::new() } else { self.areas() };
        jobs.into_iter().chain(areas).map(|(job, _)| job).collect()
    }

    fn rows(&self, areas: Areas) -> Vec<Row> {
        let mut rows = Vec::new();
        let mut last = None;
        for (job, count) in self.jobs() {
            let heading = match &job {
                Job::Pairs(_) | Job::AlikeAreas => "tui-cleaning-heading-twice",
                Job::Area(..) => "tui-cleaning-heading-areas",
                Job::Held => "tui-cleaning-heading-held",
                Job::Kind(code) => match urgency(*code) {
                    Urgency::Wrong => "tui-cleaning-heading-wrong",
                    Urgency::ToConfirm => "tui-cleaning-heading-confirm",
                },
            };
            if last != Some(heading) {
                rows.push(Row::Heading(heading));
                last = Some(heading);
            }
            rows.push(Row::Job(job, count));
        }
        if areas == Areas::Below {
            rows.extend(self.area_rows());
        }
        rows
    }

    fn area_rows(&self) -> Vec<Row> {
        let mut rows = vec![Row::Heading("tui-cleaning-heading-areas")];
        rows.extend(self.areas().into_iter().map(|(job, open)| Row::Job(job, open)));
        if rows.len() > 1 { rows } else { Vec::new() }
    }

    /// The place of the selected job among the rows.
    fn selected_row(&self, rows: &[Row]) -> usize {
        let jobs = rows.iter().enumerate().filter(|(_, row)| matches!(row, Row::Job(..)));
        jobs.map(|(place, _)| place).nth(self.selected).unwrap_or(0)
    }

    /// The first row that is seen: with the first job its heading is seen too, with the last what stands below it.
    fn top(&self, rows: &[Row], high: usize) -> usize {
        let last = rows.iter().filter(|row| matches!(row, Row::Job(..))).count().saturating_sub(1);
        if self.selected == last && !rows.is_empty() {
            return rows.len().saturating_sub(high).min(self.selected_row(rows).saturating_sub(1));
        }
        cells::top_for(self.selected_row(rows), high, 0)
    }

    /// The first area that is seen, where they stand beside the list.
    fn areas_top(&self, rows: &[Row], high: usize) -> usize {
        let selected = self.selected.saturating_sub(self.jobs().len());
        let last = rows.len().saturating_sub(1);
        cells::top_for(if selected == 0 { 0 } else { (selected + 1).min(last) }, high, 0)
    }

    fn open(&self) -> Vec<Step> {
        match self.openable().get(self.selected) {
            Some(Job::Kind(code)) => vec![Step::open(CleaningKind::new(*code))],
            Some(Job::Held) => vec![Step::open(HeldRows::default())],
            Some(Job::Pairs(_)) => vec![Step::open(Pairs::default())],
            Some(Job::AlikeAreas) => vec![Step::open(AreasScreen::default())],
            Some(Job::Area(_, quality)) if quality.open() == 0 => {
                vec![Step::Say(Status::note(msg!("tui-cleaning-area-clean")))]
            }
            Some(Job::Area(area, _)) => vec![Step::open(Roster::of(Some(area.clone()), vec![Filter::AnyProblem]))],
            None if self.worklist.is_none() => vec![Step::Say(Status::refusal(msg!("tui-why-loading")))],
            None => vec![Step::Say(Status::note(msg!("tui-cleaning-nothing")))],
        }
    }

    fn line(row: &Row, is_selected: bool, shared: &Shared, wide: usize) -> Line<'static> {
        let (words, theme) = (&shared.words, shared.theme);
        match row {
            Row::Heading(heading) => boxes::rule(theme, &words.get(heading), wide),
            Row::Job(job, count) => {
                let base = theme.style(if is_selected { Role::Selected } else { Role::Plain });
                let pointer = if is_selected { theme.pointer() } else { " " };
                let (label, count) = match job {
                    Job::Kind(code) => (called(*code), msg!("tui-people-count", count = *count)),
                    Job::Held => (msg!("tui-cleaning-held"), msg!("tui-cleaning-rows", count = *count)),
                    Job::Pairs(Looked::Yes) => {
                        (msg!("tui-cleaning-pairs"), msg!("tui-cleaning-pair-count", count = *count))
                    }
                    Job::Pairs(Looked::NotYet) => (msg!("tui-cleaning-pairs"), msg!("tui-cleaning-not-looked")),
                    Job::AlikeAreas => {
                        (msg!("tui-cleaning-alike-areas"), msg!("tui-cleaning-area-count", count = *count))
                    }
                    Job::Area(area, quality) => {
                        let text = area_line((area, *quality), words, wide.saturating_sub(2));
                        return Line::styled(format!("{pointer} {text}"), base);
                    }
                };
                let label = cells::left(&words.say(&label), wide.saturating_sub(COUNT_WIDE + 3));
                Line::from(vec![
                    Span::styled(format!("{pointer} {label} "), base),
                    Span::styled(cells::right(&words.say(&count), COUNT_WIDE), base),
                ])
            }
        }
    }

    fn draw_above(&self, quality: Quality, shared: &Shared, frame: &mut Frame, area: Rect) {
        let (words, theme) = (&shared.words, shared.theme);
        let wide = usize::from(area.width);
        let bar = gauge::Gauge {
            label: format!(" {}", words.get("tui-cleaning-quality")),
            part: quality.clean,
            whole: quality.people,
        };
        let note = format!(" {}", words.get("tui-cleaning-quality-note"));
        let lines = [
            gauge::line(&bar, words.lang, theme, (LABEL_WIDE, wide)),
            Line::styled(cells::fit(&note, wide), theme.style(Role::Muted)),
        ];
        for (line, at) in lines.into_iter().zip(area.rows()) {
            frame.render_widget(line, at);
        }
    }
}

/// An area: how clean it is, and who is left.
fn area_line((area, quality): (&str, Quality), words: &Words, wide: usize) -> String {
    let name = area_name(area, words);
    let percent = numbers::percent(words.lang, rate(quality));
    let open = words.say(&msg!("tui-cleaning-area-open", count = quality.open()));
    let name = cells::left(&name, wide.saturating_sub(30));
    cells::fit(&format!("{name} {} {}", cells::right(&percent, 8), cells::right(&open, 20)), wide)
}

/// Where the areas stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Areas {
    Beside,
    Below,
}

fn areas_at(area: Rect) -> Areas {
    if area.width >= WIDE { Areas::Beside } else { Areas::Below }
}

/// What stays of a job when its counts change.
fn name_of(job: &Job) -> Job {
    match job {
        Job::Pairs(_) => Job::Pairs(Looked::Yes),
        Job::Area(area, _) => Job::Area(area.clone(), Quality::default()),
        Job::Kind(_) | Job::Held | Job::AlikeAreas => job.clone(),
    }
}

/// Above, the list, and beside it the areas.
fn parts(area: Rect) -> (Rect, Rect, Option<Rect>) {
    let (above, below) = boxes::split_top(area, ROWS_ABOVE);
    match areas_at(area) {
        Areas::Below => (above, below, None),
        Areas::Beside => {
            let (list, beside) = boxes::split_left(below, LIST_WIDE);
            (above, list, Some(beside))
        }
    }
}

/// The part that is clean, in hundredths of a percent.
pub fn rate(quality: Quality) -> Option<i64> {
    let signed = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    numbers::rate_hundredths(signed(quality.clean), signed(quality.people))
}

impl Behaviour for CleaningHub {
    fn scope(&self) -> Scope {
        Scope::Cleaning
    }

    fn title(&self) -> Message {
        msg!("tui-title-cleaning")
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        match act {
            Act::Back => return vec![Step::Back],
            Act::Enter => return self.open(),
            _ => {
                let (_, list, _) = parts(shared.body());
                self.selected = moved(act, self.selected, self.openable().len(), usize::from(list.height));
            }
        }
        Vec::new()
    }

    fn click(&mut self, position: Position, shared: &mut Shared) -> Vec<Step> {
        let (_, list, beside) = parts(shared.body());
        let rows = self.rows(areas_at(shared.body()));
        let areas = self.area_rows();
        let of_list = boxes::row_at(list, position).map(|row| row + self.top(&rows, usize::from(list.height)));
        let of_areas = beside.and_then(|beside| {
            Some(boxes::row_at(beside, position)? + self.areas_top(&areas, usize::from(beside.height)))
        });
        let (rows, place, before) = match (of_list, of_areas) {
            (Some(place), _) => (&rows, place, 0),
            (None, Some(place)) => (&areas, place, self.jobs().len()),
            (None, None) => return Vec::new(),
        };
        if !matches!(rows.get(place), Some(Row::Job(..))) {
            return Vec::new();
        }
        let job = before + rows.iter().take(place).filter(|row| matches!(row, Row::Job(..))).count();
        if job == self.selected {
            return self.open();
        }
        self.selected = job;
        Vec::new()
    }

    fn refresh(&mut self, _: &mut Shared) -> Vec<Step> {
        vec![Step::Ask(Request::Cleaning(CleaningRequest::Worklist))]
    }

    fn hear(&mut self, reply: &Reply, _: &mut Shared) -> Vec<Step> {
        let was = self.openable().get(self.selected).map(name_of);
        match (reply, &mut self.worklist) {
            (Reply::Cleaning(CleaningReply::Worklist(worklist)), here) => *here = Some((**worklist).clone()),
            // Somebody looked for them on the screen above.
            (Reply::Matching(MatchingReply::Pairs(shown)), Some(worklist)) => worklist.pairs = Some(shown.total),
            _ => return Vec::new(),
        }
        let same = self.openable().iter().position(|job| Some(name_of(job)) == was);
        // Behind the last job that is done comes the one before it, not an area.
        self.selected = same.unwrap_or_else(|| self.selected.min(self.jobs().len().saturating_sub(1)));
        Vec::new()
    }

    fn forget(&mut self) {
        self.worklist = None;
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let (words, theme) = (&shared.words, shared.theme);
        let (above, list, beside) = parts(area);
        let Some(worklist) = &self.worklist else {
            frame.render_widget(Line::from(words.get("tui-loading")), area);
            return;
        };
        self.draw_above(worklist.quality, shared, frame, above);
        let rows = self.rows(areas_at(area));
        if self.jobs().is_empty() {
            let text = cells::wrap(&words.get("tui-cleaning-nothing"), usize::from(list.width).saturating_sub(2));
            for (line, at) in text.into_iter().zip(list.rows()) {
                frame.render_widget(Line::styled(format!(" {line}"), theme.style(Role::Good)), at);
            }
        } else {
            let selected =
                Some(self.selected_row(&rows)).filter(|_| beside.is_none() || self.selected < self.jobs().len());
            let top = self.top(&rows, usize::from(list.height));
            for ((place, row), at) in rows.iter().enumerate().skip(top).zip(list.rows()) {
                frame.render_widget(Self::line(row, Some(place) == selected, shared, usize::from(at.width)), at);
            }
        }
        if let Some(beside) = beside {
            let rows = self.area_rows();
            let top = self.areas_top(&rows, usize::from(beside.height));
            let jobs = self.jobs().len();
            let selected = self.selected.checked_sub(jobs).filter(|_| jobs > 0).map(|area| area + 1);
            for ((place, row), at) in rows.iter().enumerate().skip(top).zip(beside.rows()) {
                frame.render_widget(Self::line(row, Some(place) == selected, shared, usize::from(at.width)), at);
            }
        }
    }
}
