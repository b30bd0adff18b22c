//! The backups of the ledger: what there is, making one now, copying it out, trying one, checking the ledger.

use std::time::Duration;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

use super::notice::wrapped;
use super::{CopyForm, Notice, TryBackup};
use crate::desk::Depth;
use crate::desk::keeping::{BackupList, BackupShown, Checked};
use crate::desk::screen::{KeepingReply, KeepingRequest, Progress, Reply, Request};
use crate::msg;
use crate::text::numbers;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Shared, Status, Step};
use crate::tui::screens::{Behaviour, moved};
use crate::tui::theme::Role;
use crate::tui::widgets::{boxes, cells};

/// Rows above the list: folder, age of the newest, work that is done, headings.
const ROWS_ABOVE: u16 = 5;
/// A newest backup older than this is worth a sign.
const OLD_HOURS: i64 = 48;

/// The backups.
#[derive(Default)]
pub struct Backups {
    list: Option<BackupList>,
    selected: usize,
    working: Option<Working>,
}

/// Long work of the desk that a screen waits for.
pub struct Working {
    what: Message,
    percent: u8,
    since: Duration,
}

impl Working {
    /// Begins now.
    pub fn new(what: Message, shared: &Shared) -> Self {
        Self { what, percent: 0, since: shared.now.since_start }
    }

    /// The desk says how far a work is, or that it was stopped.
    pub fn hear(working: &mut Option<Self>, reply: &Reply) -> Vec<Step> {
        match (reply, working.as_mut()) {
            (Reply::Progress(Progress::Percent(percent)), Some(here)) => here.percent = *percent,
            (Reply::Keeping(KeepingReply::Stopped), Some(_)) => {
                *working = None;
                return vec![Step::Say(Status::note(msg!("error-cancelled")))];
            }
            _ => {}
        }
        Vec::new()
    }

    /// What is done, how far it is, and about how long it still takes.
    pub fn line(&self, shared: &Shared, wide: usize) -> Line<'static> {
        let (words, theme) = (&shared.words, shared.theme);
        let what = words.say(&self.what);
        let spent = shared.now.since_start.saturating_sub(self.since).as_secs();
        let left = spent * u64::from(100_u8.saturating_sub(self.percent)) / u64::from(self.percent.max(1));
        let end = if self.percent > 0 && spent > 0 {
            words.say(&msg!("tui-working-left", seconds = left.max(1)))
        } else {
            String::new()
        };
        let bar_wide = 20;
        let filled = usize::from(self.percent.min(100)) * bar_wide / 100;
        let bar = format!("{}{}", theme.full().repeat(filled), theme.empty().repeat(bar_wide - filled));
        let text = format!(" {what} {bar} {}% {end} {}", self.percent, words.get("tui-working-stop"));
        Line::styled(cells::fit(&text, wide), theme.style(Role::Attention))
    }
}

impl Backups {
    fn backup(&self) -> Option<&BackupShown> {
        self.list.as_ref()?.backups.get(self.selected)
    }

    /// Starts long work, unless some is being done, or there is nothing that it could be done with.
    fn start(&mut self, request: KeepingRequest, what: Message, shared: &Shared) -> Vec<Step> {
        if self.working.is_some() {
            return vec![Step::Say(Status::refusal(msg!("tui-why-working")))];
        }
        self.working = Some(Working::new(what, shared));
        vec![Step::Ask(Request::Keeping(request))]
    }

    /// The demo has no file that could be copied.
    fn needs_file(&self) -> Result<(), Vec<Step>> {
        match &self.list {
            None => Err(vec![Step::Say(Status::refusal(msg!("tui-why-loading")))]),
            Some(list) if list.places.is_none() => {
                Err(vec![Step::Say(Status::refusal(msg!("tui-why-demo-has-no-backups")))])
            }
            Some(_) => Ok(()),
        }
    }

    fn try_selected(&self) -> Vec<Step> {
        if let Err(steps) = self.needs_file() {
            return steps;
        }
        let path = self.backup().map(|backup| backup.path.display().to_string()).unwrap_or_default();
        vec![Step::open(TryBackup::new(&path))]
    }

    fn head(&self, list: &BackupList, shared: &Shared, wide: usize) -> Vec<Line<'static>> {
        let mut said: Vec<(Message, Role)> = Vec::new();
        let Some((ledger, folder)) = &list.places else {
            return wrapped(&[(msg!("tui-backups-demo"), Role::Plain)], shared, wide);
        };
        said.push((msg!("tui-backups-ledger", path = ledger.display().to_string()), Role::Plain));
        said.push((msg!("tui-backups-folder", path = folder.display().to_string()), Role::Plain));
        match list.backups.first() {
            None => said.push((msg!("tui-backups-none"), Role::Attention)),
            Some(newest) => {
                let minutes = (list.now - newest.at).num_minutes().max(1);
                let age = match minutes {
                    0..60 => msg!("tui-age-minutes", count = minutes),
                    60..2_880 => msg!("tui-age-hours", count = minutes / 60),
                    _ => msg!("tui-age-days", count = minutes / 1_440),
                };
                let role = if minutes >= OLD_HOURS * 60 { Role::Attention } else { Role::Good };
                said.push((msg!("tui-backups-newest", age = age), role));
            }
        }
        said.into_iter()
            .map(|(message, role)| {
                Line::styled(cells::fit(&format!(" {}", shared.words.say(&message)), wide), shared.theme.style(role))
            })
            .collect()
    }

    fn draw_list(&self, list: &BackupList, shared: &Shared, frame: &mut Frame, area: Rect) {
        let (words, theme) = (&shared.words, shared.theme);
        let (heading, rows) = boxes::split_top(area, 1);
        let wide = usize::from(area.width);
        let row = |at: &str, size: &str, why: &str| {
            format!("{}  {}  {}", cells::left(at, 17), cells::right(size, 9), cells::left(why, wide.saturating_sub(34)))
        };
        let text = row(&words.get("tui-backups-at"), &words.get("tui-backups-size"), &words.get("tui-backups-why"));
        frame.render_widget(Line::styled(cells::fit(&format!("   {text}"), wide), theme.style(Role::Heading)), heading);
        let top = cells::top_for(self.selected, usize::from(rows.height), 0);
        for ((place, backup), at) in list.backups.iter().enumerate().skip(top).zip(rows.rows()) {
            let is_selected = place == self.selected;
            let pointer = if is_selected { theme.pointer() } else { " " };
            let role = if is_selected { Role::Selected } else { Role::Plain };
            let why = match backup.reason.as_str() {
                "daily" => words.get("tui-backup-daily"),
                "before" => words.get("tui-backup-before"),
                "asked" => words.get("tui-backup-asked"),
                _ => words.get("tui-backup-other"),
            };
            let when = backup.at.format("%d/%m/%Y %H:%M").to_string();
            let text = format!(" {pointer} {}", row(&when, &size_said(shared, backup.size_bytes), &why));
            frame.render_widget(Line::styled(cells::left(&text, wide), theme.style(role)), at);
        }
    }
}

/// A size in megabytes.
fn size_said(shared: &Shared, bytes: u64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "a size of a file is far below 2^52")]
    let megabytes = bytes as f64 / 1_048_576.0;
    format!("{} MB", numbers::decimal(shared.words.lang, megabytes, 1))
}

/// What a check found, in words.
pub fn checked_said(checked: &Checked) -> Vec<(Message, Role)> {
    if checked.findings.is_empty() {
        let head: String = checked.head.chars().take(8).collect();
        return vec![(msg!("tui-check-sound", events = checked.events, head = head), Role::Good)];
    }
    let mut said: Vec<(Message, Role)> = vec![(msg!("tui-check-damaged"), Role::Trouble)];
    said.extend(findings_said(checked));
    said
}

/// What is not as it should be, in words.
pub fn findings_said(checked: &Checked) -> Vec<(Message, Role)> {
    let said = |finding: &crate::desk::Finding| {
        let what = Message::of_code("check-finding", finding.code);
        (msg!("cli-check-finding", what = what, detail = &finding.detail), Role::Plain)
    };
    checked.findings.iter().map(said).collect()
}

impl Behaviour for Backups {
    fn scope(&self) -> Scope {
        Scope::Backups
    }

    fn title(&self) -> Message {
        msg!("tui-title-backups")
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        match act {
            Act::Back if self.working.is_some() => vec![Step::CancelJob],
            Act::Back => vec![Step::Back],
            Act::BackUp => match self.needs_file() {
                Ok(()) => self.start(KeepingRequest::BackUp, msg!("tui-working-backup"), shared),
                Err(steps) => steps,
            },
            Act::CheckQuick => self.start(KeepingRequest::Check(Depth::Quick), msg!("tui-working-check"), shared),
            Act::CheckFull => self.start(KeepingRequest::Check(Depth::Full), msg!("tui-working-check"), shared),
            Act::CopyOut => match self.needs_file() {
                Ok(()) => vec![Step::open(CopyForm::default())],
                Err(steps) => steps,
            },
            Act::Enter => self.try_selected(),
            _ => {
                let rows = usize::from(shared.body().height.saturating_sub(ROWS_ABOVE + 1));
                let total = self.list.as_ref().map_or(0, |list| list.backups.len());
                self.selected = moved(act, self.selected, total, rows);
                Vec::new()
            }
        }
    }

    fn click(&mut self, position: Position, shared: &mut Shared) -> Vec<Step> {
        let (_, rows) = boxes::split_top(shared.body(), ROWS_ABOVE + 1);
        let Some(row) = boxes::row_at(rows, position) else { return Vec::new() };
        let place = row + cells::top_for(self.selected, usize::from(rows.height), 0);
        if place >= self.list.as_ref().map_or(0, |list| list.backups.len()) {
            return Vec::new();
        }
        if place == self.selected {
            return self.try_selected();
        }
        self.selected = place;
        Vec::new()
    }

    fn refresh(&mut self, _: &mut Shared) -> Vec<Step> {
        vec![Step::Ask(Request::Keeping(KeepingRequest::Backups))]
    }

    fn hear(&mut self, reply: &Reply, _: &mut Shared) -> Vec<Step> {
        match reply {
            Reply::Keeping(KeepingReply::Backups(list)) => {
                self.selected = self.selected.min(list.backups.len().saturating_sub(1));
                self.list = Some(list.clone());
                Vec::new()
            }
            Reply::Keeping(KeepingReply::BackedUp(path)) if self.working.take().is_some() => {
                self.selected = 0;
                let said = msg!("tui-backup-done", path = path.display().to_string());
                let ask = Step::Ask(Request::Keeping(KeepingRequest::Backups));
                vec![Step::Say(Status::note(said)), ask]
            }
            Reply::Keeping(KeepingReply::Checked(checked)) if self.working.take().is_some() => {
                vec![Step::open(Notice::new(msg!("tui-title-checked"), checked_said(checked)))]
            }
            _ => Working::hear(&mut self.working, reply),
        }
    }

    fn request_failed(&mut self) {
        self.working = None;
    }

    fn forget(&mut self) {
        self.working = None;
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let wide = usize::from(area.width);
        let (above, below) = boxes::split_top(area, ROWS_ABOVE);
        let Some(list) = &self.list else {
            frame.render_widget(Line::from(shared.words.get("tui-loading")), area);
            return;
        };
        for (line, at) in self.head(list, shared, wide).into_iter().zip(above.rows()) {
            frame.render_widget(line, at);
        }
        if let (Some(working), Some(at)) = (&self.working, above.rows().nth(3)) {
            frame.render_widget(working.line(shared, wide), at);
        }
        if !list.backups.is_empty() {
            self.draw_list(list, shared, frame, below);
        }
    }
}
