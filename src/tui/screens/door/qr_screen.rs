//! The code alone, over the whole terminal and as large as it can be.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

use super::qr;
use crate::domain::script::APP_ADDRESS;
use crate::msg;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Shared, Step};
use crate::tui::screens::Behaviour;
use crate::tui::widgets::{boxes, cells};

/// The code.
#[derive(Default)]
pub struct QrScreen {
    is_inverted: bool,
}

impl QrScreen {
    fn texts(is_narrow: bool, shared: &Shared) -> Vec<String> {
        let words = &shared.words;
        let mut texts = vec![words.get("tui-qr-scan"), APP_ADDRESS.to_owned()];
        if is_narrow {
            // The keys need a line too.
            let rows = qr::rows_of_whole(shared.theme) + 1;
            texts.push(words.say(&msg!("tui-qr-margin", rows = rows)));
        }
        texts.extend([words.get("tui-qr-official"), words.get("tui-qr-invert")]);
        texts
    }
}

impl Behaviour for QrScreen {
    fn scope(&self) -> Scope {
        Scope::QrCode
    }

    fn title(&self) -> Message {
        msg!("tui-title-qr")
    }

    fn fills_terminal(&self) -> bool {
        true
    }

    fn act(&mut self, act: Act, _: Option<Key>, _: &mut Shared) -> Vec<Step> {
        match act {
            Act::Back => return vec![Step::Back],
            Act::Invert => self.is_inverted = !self.is_inverted,
            _ => {}
        }
        Vec::new()
    }

    /// It is held towards somebody; a touch does not put it away.
    fn click(&mut self, _: Position, _: &mut Shared) -> Vec<Step> {
        Vec::new()
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let Some(mut code) = qr::largest(shared.theme, area) else {
            let (columns, rows) = qr::least(shared.theme);
            let said = msg!("tui-qr-too-small", columns = columns, rows = rows + 1, address = APP_ADDRESS);
            let text = shared.words.say(&said);
            let lines = cells::wrap(&text, usize::from(area.width)).into_iter();
            for (line, at) in lines.zip(area.rows()) {
                frame.render_widget(Line::from(line), at);
            }
            return;
        };
        code.is_inverted = self.is_inverted;
        // The whole screen is paper: the code has light around it on every side.
        frame.buffer_mut().set_style(area, code.paper());
        let top = area.height.saturating_sub(code.height()) / 2;
        let (_, below) = boxes::split_top(area, top);
        code.draw(frame, below);
        let (_, beside) = boxes::split_left(area, code.width());
        let lines = Self::texts(code.is_narrow(), shared).into_iter().flat_map(|text| {
            let mut lines = cells::wrap(&text, usize::from(beside.width).saturating_sub(1));
            lines.push(String::new());
            lines
        });
        let (_, beside) = boxes::split_top(beside, top + 1);
        for (line, at) in lines.zip(beside.rows()) {
            frame.render_widget(Line::styled(line, code.paper()), at);
        }
    }
}
