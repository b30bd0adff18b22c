//! The reports that were sent: what each said, and when.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

use super::ReportScreen;
use super::entries::signed;
use crate::desk::reports::{ReportQuery, SentLine};
use crate::desk::screen::{Reply, ReportsReply, ReportsRequest, Request};
use crate::domain::milestone::Milestone;
use crate::domain::tally::Count;
use crate::msg;
use crate::text::numbers;
use crate::text::words::{Message, Words};
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Shared, Step};
use crate::tui::screens::Behaviour;
use crate::tui::theme::Role;
use crate::tui::widgets::plain_list::{Click, PlainList};
use crate::tui::widgets::{boxes, cells};

/// Columns of the figures.
const FIGURE_WIDE: usize = 9;
/// Columns of when it was sent.
const SENT_WIDE: usize = 16;

/// The list.
#[derive(Default)]
pub struct SentReports {
    lines: Option<Vec<SentLine>>,
    list: PlainList,
}

impl SentReports {
    fn count(&self) -> usize {
        self.lines.as_ref().map_or(0, Vec::len)
    }

    fn open(&self) -> Vec<Step> {
        let line = self.lines.as_ref().and_then(|lines| lines.get(self.list.selected));
        let query = line.map(|line| ReportQuery { kind: line.kind, on: Some(line.period.as_of) });
        query.map(|query| Step::open(ReportScreen::of(query))).into_iter().collect()
    }
}

fn list_area(area: Rect) -> Rect {
    boxes::split_top(area, 1).1
}

fn texts(line: &SentLine, words: &Words) -> [String; 6] {
    let count = |count: u64| numbers::count(words.lang, i64::try_from(count).unwrap_or(i64::MAX));
    let kind = words.say(&Message::of_code("tui-report-kind", line.kind.code()));
    let adjusted = line.adjusted.new_of(Milestone::L2Activated);
    [
        format!("{kind} {}", line.period.as_of.format("%d/%m/%Y")),
        line.seal.at.to_local().format("%H:%M %d/%m/%Y").to_string(),
        count(line.total.new_in_period(Milestone::L2Enrolled)),
        count(line.total.new_in_period(Milestone::L2Activated)),
        if adjusted == 0 { String::new() } else { signed(adjusted, words) },
        count(line.total.count(Count::L2Activated)),
    ]
}

fn join(texts: &[String; 6], wide: usize) -> String {
    let [name, sent, figures @ ..] = texts;
    let others = SENT_WIDE + 2 + figures.len() * (FIGURE_WIDE + 1) + 3;
    let mut text = format!("{}  {}", cells::left(name, wide.saturating_sub(others)), cells::left(sent, SENT_WIDE));
    for figure in figures {
        text.push(' ');
        text.push_str(&cells::right(figure, FIGURE_WIDE));
    }
    text
}

impl Behaviour for SentReports {
    fn scope(&self) -> Scope {
        Scope::SentReports
    }

    fn title(&self) -> Message {
        msg!("tui-title-sent-reports")
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
        vec![Step::Ask(Request::Reports(ReportsRequest::Sent))]
    }

    fn hear(&mut self, reply: &Reply, _: &mut Shared) -> Vec<Step> {
        if let Reply::Reports(ReportsReply::Sent(lines)) = reply {
            self.list.keep_within(lines.len());
            self.lines = Some(lines.clone());
        }
        Vec::new()
    }

    fn forget(&mut self) {
        self.lines = None;
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let (words, theme, wide) = (&shared.words, shared.theme, usize::from(area.width));
        let Some(lines) = &self.lines else {
            frame.render_widget(Line::from(words.get("tui-loading")), area);
            return;
        };
        if lines.is_empty() {
            let text = cells::wrap(&words.get("tui-sent-none"), wide.saturating_sub(2));
            for (line, at) in text.into_iter().zip(area.rows()) {
                frame.render_widget(Line::from(format!(" {line}")), at);
            }
            return;
        }
        let headings = [
            words.get("tui-sent-report"),
            words.get("tui-sent-at"),
            words.get("tui-sent-enrolled"),
            words.get("tui-sent-activated"),
            words.get("tui-sent-adjusted"),
            words.get("tui-sent-total"),
        ];
        let (heading, rows) = boxes::split_top(area, 1);
        frame.render_widget(Line::styled(format!("   {}", join(&headings, wide)), theme.style(Role::Heading)), heading);
        self.list.draw(theme, frame, rows, lines.iter().map(|line| join(&texts(line, words), wide)));
    }
}
