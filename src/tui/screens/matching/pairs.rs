//! The pairs of entries that may be one person, the likeliest first; below the list the selected one at more length.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

use super::SideBySideScreen;
use crate::desk::matching::{PairLine, PairSide, PairsShown, Sides};
use crate::desk::screen::{MatchingReply, MatchingRequest, Reply, Request};
use crate::domain::likeness::LikeReason;
use crate::domain::partial_date::PartialDate;
use crate::msg;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Shared, Status, Step};
use crate::tui::screens::keeping::Working;
use crate::tui::screens::{Behaviour, moved};
use crate::tui::theme::Role;
use crate::tui::widgets::{boxes, cells};

/// Rows above the list: how many there are.
const ROWS_ABOVE: u16 = 1;
/// Rows below it: a rule, the two entries, why.
const ROWS_BELOW: u16 = 4;
/// Cells of a birth date.
const BIRTH_WIDE: usize = 10;

/// The pairs.
#[derive(Default)]
pub struct Pairs {
    shown: Option<PairsShown>,
    selected: usize,
    working: Option<Working>,
    is_stopped: bool,
}

impl Pairs {
    fn lines(&self) -> &[PairLine] {
        self.shown.as_ref().map(|shown| shown.lines.as_slice()).unwrap_or_default()
    }

    fn open(&self) -> Vec<Step> {
        let sides = |line: &PairLine| Sides(line.one.reference, line.other.reference);
        let pairs: Vec<Sides> = self.lines().iter().map(sides).collect();
        if pairs.is_empty() {
            return Vec::new();
        }
        vec![Step::open(SideBySideScreen::of(pairs, self.selected))]
    }

    fn top(&self, list: Rect) -> usize {
        cells::top_for(self.selected, usize::from(list.height), 0)
    }
}

struct Parts {
    head: Rect,
    list: Rect,
    foot: Rect,
}

fn parts(area: Rect) -> Parts {
    let (head, rest) = boxes::split_top(area, ROWS_ABOVE);
    let (list, foot) = boxes::split_top(rest, rest.height.saturating_sub(ROWS_BELOW));
    Parts { head, list, foot }
}

impl Behaviour for Pairs {
    fn scope(&self) -> Scope {
        Scope::Pairs
    }

    fn title(&self) -> Message {
        msg!("tui-title-pairs")
    }

    fn refresh(&mut self, shared: &mut Shared) -> Vec<Step> {
        if self.shown.is_none() {
            self.working = Some(Working::new(msg!("tui-pairs-working"), shared));
            self.is_stopped = false;
        }
        vec![Step::Ask(Request::Matching(MatchingRequest::Pairs))]
    }

    fn hear(&mut self, reply: &Reply, _: &mut Shared) -> Vec<Step> {
        match reply {
            Reply::Matching(MatchingReply::Pairs(shown)) => {
                self.working = None;
                self.selected = self.selected.min(shown.lines.len().saturating_sub(1));
                self.shown = Some(shown.clone());
                Vec::new()
            }
            Reply::Matching(MatchingReply::Stopped) if self.working.take().is_some() => {
                self.is_stopped = true;
                vec![Step::Say(Status::note(msg!("error-cancelled")))]
            }
            _ => Working::hear(&mut self.working, reply),
        }
    }

    fn request_failed(&mut self) {
        self.working = None;
        self.is_stopped = self.shown.is_none();
    }

    fn forget(&mut self) {
        (self.shown, self.working) = (None, None);
    }

    fn is_working(&self) -> bool {
        self.working.is_some()
    }

    fn can(&self, _: Act) -> Result<(), Message> {
        if self.lines().is_empty() { Err(msg!("tui-why-no-pair")) } else { Ok(()) }
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        match act {
            Act::Back if self.working.is_some() => vec![Step::CancelJob, Step::Back],
            Act::Back => vec![Step::Back],
            Act::Enter => self.open(),
            _ => {
                let rows = usize::from(parts(shared.body()).list.height);
                self.selected = moved(act, self.selected, self.lines().len(), rows);
                Vec::new()
            }
        }
    }

    fn click(&mut self, position: Position, shared: &mut Shared) -> Vec<Step> {
        let list = parts(shared.body()).list;
        let top = self.top(list);
        if let Some(row) = boxes::row_at(list, position).filter(|row| row + top < self.lines().len()) {
            self.selected = row + top;
        }
        Vec::new()
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let (words, theme) = (&shared.words, shared.theme);
        let Parts { head, list, foot } = parts(area);
        let wide = usize::from(area.width);
        if let Some(working) = &self.working {
            frame.render_widget(working.line(shared, wide), head);
            return;
        }
        let Some(shown) = &self.shown else {
            let text = if self.is_stopped { "tui-pairs-stopped" } else { "tui-loading" };
            frame.render_widget(Line::from(cells::fit(&format!(" {}", words.get(text)), wide)), head);
            return;
        };
        let count = match (shown.total, shown.lines.len()) {
            (0, _) => msg!("tui-pairs-none"),
            (total, here) if here < total => msg!("tui-pairs-first", count = here, total = total),
            (total, _) => msg!("tui-pairs-count", count = total),
        };
        let count = cells::fit(&format!(" {}", words.say(&count)), wide);
        frame.render_widget(Line::styled(count, theme.style(Role::Heading)), head);
        let top = self.top(list);
        // All reasons are as wide as the longest, so that the columns stand under each other.
        let reason_of = |reason: LikeReason| words.say(&Message::of_code("likeness-short", reason.code()));
        let reason_wide = LikeReason::ALL.into_iter().map(|reason| cells::width(&reason_of(reason))).max();
        let reason_wide = reason_wide.unwrap_or(0).min(wide / 4);
        for ((place, line), at) in shown.lines.iter().enumerate().skip(top).zip(list.rows()) {
            let is_selected = place == self.selected;
            let pointer = if is_selected { theme.pointer() } else { " " };
            let reason = reason_of(line.reason);
            let name_wide = wide.saturating_sub(reason_wide + 2 * BIRTH_WIDE + 10) / 2;
            let side = |side: &PairSide| {
                format!("{} {}", cells::left(&side.full_name, name_wide), cells::left(&born(side), BIRTH_WIDE))
            };
            let between = theme.pick("↔", "~");
            let text = format!("{pointer} {} {between} {} {reason}", side(&line.one), side(&line.other));
            let role = if is_selected { Role::Selected } else { Role::Plain };
            frame.render_widget(Line::styled(cells::left(&text, wide), theme.style(role)), at);
        }
        if let Some(line) = shown.lines.get(self.selected) {
            let mut rows = foot.rows();
            let reason = words.say(&Message::of_code("likeness", line.reason.code()));
            let title = words.say(&msg!("tui-pairs-score", score = usize::from(line.score)));
            if let Some(at) = rows.next() {
                frame.render_widget(boxes::rule(theme, &title, wide), at);
            }
            for (text, at) in [told(&line.one), told(&line.other), reason].into_iter().zip(rows) {
                frame.render_widget(Line::from(cells::fit(&format!(" {text}"), wide)), at);
            }
        }
    }
}

fn born(side: &PairSide) -> String {
    side.birth_date.map(PartialDate::display).unwrap_or_default()
}

fn told(side: &PairSide) -> String {
    let parts =
        [side.reference.to_string(), side.full_name.clone(), born(side), side.address.clone(), side.area.clone()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}
