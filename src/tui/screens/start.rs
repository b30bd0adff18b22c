//! The first start: there is no ledger yet. Make one, look around in the demo, bring one back from a backup, or
//! put the figures of many wards together, which needs none.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use super::{Behaviour, Choosing, ImportFiles, SetUp, moved};
use crate::msg;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Shared, Status, Step};
use crate::tui::theme::Role;
use crate::tui::widgets::{boxes, cells};

/// What can be done, in the order of the screen; the digit of its place chooses it too.
const CHOICES: [Act; 4] = [Act::MakeLedger, Act::OpenDemo, Act::BringBack, Act::RollUp];
/// Rows of a choice: its name, what it is, and a gap where there is room for one.
const CHOICE_ROWS: u16 = 3;
/// The box: its columns and rows.
const BOX: (u16, u16) = (76, 15);
/// Rows above the choices: the question and a gap.
const ROWS_ABOVE: u16 = 2;

/// What to begin with.
#[derive(Default)]
pub struct Start {
    selected: usize,
}

impl Start {
    fn choose(&mut self, choice: Act, shared: &Shared) -> Vec<Step> {
        self.selected = CHOICES.iter().position(|other| *other == choice).unwrap_or(self.selected);
        match choice {
            Act::MakeLedger => vec![Step::open(SetUp::new(&shared.app.actor))],
            Act::OpenDemo => vec![Step::OpenDemo],
            Act::BringBack => vec![Step::open(ImportFiles::choosing(Choosing::Backup))],
            Act::RollUp => vec![Step::open(ImportFiles::choosing(Choosing::Figures))],
            _ => Vec::new(),
        }
    }
}

fn words_of(choice: Act) -> (Message, Message) {
    match choice {
        Act::MakeLedger => (msg!("tui-start-ledger"), msg!("tui-start-ledger-more")),
        Act::BringBack => (msg!("tui-start-restore"), msg!("tui-start-restore-more")),
        Act::RollUp => (msg!("tui-start-roll-up"), msg!("tui-start-roll-up-more")),
        _ => (msg!("tui-start-demo"), msg!("tui-start-demo-more")),
    }
}

fn inside(area: Rect) -> Rect {
    boxes::inside(boxes::middle(area, BOX.0, BOX.1))
}

/// Rows of a choice on a screen of this size.
fn choice_rows(area: Rect) -> u16 {
    if area.height < BOX.1 { CHOICE_ROWS - 1 } else { CHOICE_ROWS }
}

fn choices_area(area: Rect) -> Rect {
    boxes::split_top(inside(area), ROWS_ABOVE).1
}

impl Behaviour for Start {
    fn scope(&self) -> Scope {
        Scope::Start
    }

    fn title(&self) -> Message {
        msg!("tui-title-start")
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        match act {
            Act::Enter => match CHOICES.get(self.selected) {
                Some(choice) => self.choose(*choice, shared),
                None => Vec::new(),
            },
            Act::MakeLedger | Act::OpenDemo | Act::BringBack | Act::RollUp => self.choose(act, shared),
            Act::Back => vec![Step::Say(Status::note(msg!("tui-top-q")))],
            _ => {
                self.selected = moved(act, self.selected, CHOICES.len(), CHOICES.len());
                Vec::new()
            }
        }
    }

    fn click(&mut self, position: Position, shared: &mut Shared) -> Vec<Step> {
        let Some(row) = boxes::row_at(choices_area(shared.body()), position) else { return Vec::new() };
        let rows = usize::from(choice_rows(shared.body()));
        match CHOICES.get(row / rows) {
            Some(choice) if row % rows < 2 => self.choose(*choice, shared),
            _ => Vec::new(),
        }
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let (words, theme) = (&shared.words, shared.theme);
        let inside = boxes::boxed(frame, boxes::middle(area, BOX.0, BOX.1), theme, &words.get("tui-title-start"));
        let wide = usize::from(inside.width);
        frame.render_widget(Line::from(cells::fit(&words.get("tui-start-welcome"), wide)), inside);
        let mut lines = Vec::new();
        for (place, choice) in CHOICES.into_iter().enumerate() {
            let (name, more) = words_of(choice);
            let (pointer, role) =
                if place == self.selected { (theme.pointer(), Role::Selected) } else { (" ", Role::Heading) };
            lines.push(Line::from(vec![
                Span::styled(format!("{pointer} "), theme.style(Role::Key)),
                Span::styled(format!(" {}  {} ", place + 1, cells::fit(&words.say(&name), wide)), theme.style(role)),
            ]));
            lines
                .push(Line::styled(cells::fit(&format!("      {}", words.say(&more)), wide), theme.style(Role::Plain)));
            if choice_rows(area) == CHOICE_ROWS {
                lines.push(Line::default());
            }
        }
        frame.render_widget(Paragraph::new(lines), choices_area(area).intersection(inside));
    }
}
