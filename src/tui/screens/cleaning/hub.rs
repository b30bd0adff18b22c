//! What is to be cleaned up: how clean the data is, each kind of problem with how many people have it, rows that were
//! put aside; what presses most first. The areas stand beside it where there is room, else below.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::{CleaningKind, HeldRows, called};
use crate::desk::cleaning::{Quality, Worklist};
use crate::desk::screen::{CleaningReply, CleaningRequest, Reply, Request};
use crate::domain::problem::ProblemCode;
use crate::domain::repair::{Urgency, urgency};
use crate::msg;
use crate::text::numbers;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Shared, Status, Step};
use crate::tui::screens::{Behaviour, moved};
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
    Area(String, Quality),
}

/// Something to be done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Job {
    Kind(ProblemCode),
    Held,
}

impl CleaningHub {
    /// What can be opened, in the order of the list.
    fn jobs(&self) -> Vec<(Job, usize)> {
        let Some(worklist) = &self.worklist else { return Vec::new() };
        let of = |wanted: Urgency| {
            let kinds = worklist.kinds.iter().filter(move |(code, _)| urgency(*code) == wanted);
            kinds.map(|(code, people)| (Job::Kind(*code), *people))
        };
        let held = Some((Job::Held, worklist.held)).filter(|(_, rows)| *rows > 0);
        held.into_iter().chain(of(Urgency::Wrong)).chain(of(Urgency::ToConfirm)).collect()
    }

    fn rows(&self, areas: Areas) -> Vec<Row> {
        let mut rows = Vec::new();
        let mut last = None;
        for (job, count) in self.jobs() {
            let heading = match job {
                Job::Held => "tui-cleaning-heading-held",
                Job::Kind(code) => match urgency(code) {
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
        let areas = self.worklist.iter().flat_map(|worklist| &worklist.areas);
        let mut rows = vec![Row::Heading("tui-cleaning-heading-areas")];
        rows.extend(areas.map(|(area, quality)| Row::Area(area.clone(), *quality)));
        if rows.len() > 1 { rows } else { Vec::new() }
    }

    /// The place of the selected job among the rows.
    fn selected_row(&self, rows: &[Row]) -> usize {
        let jobs = rows.iter().enumerate().filter(|(_, row)| matches!(row, Row::Job(..)));
        jobs.map(|(place, _)| place).nth(self.selected).unwrap_or(0)
    }

    /// The first row that is seen: with the first job its heading is seen too, with the last what stands below it.
    fn top(&self, rows: &[Row], high: usize) -> usize {
        let last = self.jobs().len().saturating_sub(1);
        if self.selected == last && !rows.is_empty() {
            return rows.len().saturating_sub(high).min(self.selected_row(rows).saturating_sub(1));
        }
        cells::top_for(self.selected_row(rows), high, 0)
    }

    fn open(&self) -> Vec<Step> {
        match self.jobs().get(self.selected) {
            Some((Job::Kind(code), _)) => vec![Step::open(CleaningKind::new(*code))],
            Some((Job::Held, _)) => vec![Step::open(HeldRows::default())],
            None if self.worklist.is_none() => vec![Step::Say(Status::refusal(msg!("tui-why-loading")))],
            None => vec![Step::Say(Status::note(msg!("tui-cleaning-nothing")))],
        }
    }

    fn line(&self, row: &Row, is_selected: bool, shared: &Shared, wide: usize) -> Line<'static> {
        let (words, theme) = (&shared.words, shared.theme);
        match row {
            Row::Heading(heading) => boxes::rule(theme, &words.get(heading), wide),
            Row::Job(job, count) => {
                let (label, count) = match job {
                    Job::Kind(code) => (called(*code), msg!("tui-people-count", count = *count)),
                    Job::Held => (msg!("tui-cleaning-held"), msg!("tui-cleaning-rows", count = *count)),
                };
                let base = theme.style(if is_selected { Role::Selected } else { Role::Plain });
                let pointer = if is_selected { theme.pointer() } else { " " };
                let label = cells::left(&words.say(&label), wide.saturating_sub(COUNT_WIDE + 3));
                Line::from(vec![
                    Span::styled(format!("{pointer} {label} "), base),
                    Span::styled(cells::right(&words.say(&count), COUNT_WIDE), base),
                ])
            }
            Row::Area(area, quality) => {
                let name = if area.is_empty() { words.get("tui-no-area") } else { area.clone() };
                let percent = numbers::percent(words.lang, rate(*quality));
                let open = words.say(&msg!("tui-cleaning-area-open", count = quality.open()));
                let name = cells::left(&name, wide.saturating_sub(32));
                let text = format!("  {name} {} {}", cells::right(&percent, 8), cells::right(&open, 20));
                Line::from(cells::fit(&text, wide))
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

/// Where the areas stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Areas {
    Beside,
    Below,
}

fn areas_at(area: Rect) -> Areas {
    if area.width >= WIDE { Areas::Beside } else { Areas::Below }
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
                self.selected = moved(act, self.selected, self.jobs().len(), usize::from(list.height));
            }
        }
        Vec::new()
    }

    fn click(&mut self, position: Position, shared: &mut Shared) -> Vec<Step> {
        let (_, list, _) = parts(shared.body());
        let rows = self.rows(areas_at(shared.body()));
        let Some(row) = boxes::row_at(list, position) else { return Vec::new() };
        let place = row + self.top(&rows, usize::from(list.height));
        if !matches!(rows.get(place), Some(Row::Job(..))) {
            return Vec::new();
        }
        let job = rows.iter().take(place).filter(|row| matches!(row, Row::Job(..))).count();
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
        if let Reply::Cleaning(CleaningReply::Worklist(worklist)) = reply {
            let was = self.jobs().get(self.selected).map(|(job, _)| *job);
            self.worklist = Some((**worklist).clone());
            let jobs = self.jobs();
            let same = jobs.iter().position(|(job, _)| Some(*job) == was);
            self.selected = same.unwrap_or(self.selected).min(jobs.len().saturating_sub(1));
        }
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
            let selected = self.selected_row(&rows);
            let top = self.top(&rows, usize::from(list.height));
            for ((place, row), at) in rows.iter().enumerate().skip(top).zip(list.rows()) {
                frame.render_widget(self.line(row, place == selected, shared, usize::from(at.width)), at);
            }
        }
        if let Some(beside) = beside {
            for (row, at) in self.area_rows().iter().zip(beside.rows()) {
                frame.render_widget(self.line(row, false, shared, usize::from(at.width)), at);
            }
        }
    }
}
