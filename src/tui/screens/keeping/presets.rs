//! Choosing the preset that fills the form of the campaign. Nothing is saved by that.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::super::{Behaviour, moved};
use super::notice::wrapped;
use crate::desk::presets::{Preset, campaigns};
use crate::msg;
use crate::text::numbers;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Picked, Shared, Step};
use crate::tui::theme::Role;
use crate::tui::widgets::{boxes, cells};

/// The presets.
pub struct Presets {
    presets: Vec<Preset>,
    selected: usize,
}

impl Default for Presets {
    fn default() -> Self {
        Self { presets: campaigns(), selected: 0 }
    }
}

impl Behaviour for Presets {
    fn scope(&self) -> Scope {
        Scope::Choice
    }

    fn title(&self) -> Message {
        msg!("tui-title-presets")
    }

    fn is_box(&self) -> bool {
        true
    }

    fn act(&mut self, act: Act, _: Option<Key>, _: &mut Shared) -> Vec<Step> {
        match act {
            Act::Back => return vec![Step::Back],
            Act::Enter => {
                let picked = self.presets.get(self.selected).map(|preset| Box::new(preset.campaign.clone()));
                return picked.map(|campaign| Step::Picked(Picked::Preset(campaign))).into_iter().collect();
            }
            _ => self.selected = moved(act, self.selected, self.presets.len(), self.presets.len()),
        }
        Vec::new()
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let (words, theme) = (&shared.words, shared.theme);
        let wide = boxes::text_wide(area);
        let mut lines = wrapped(&[(msg!("tui-presets-ask"), Role::Plain)], shared, wide);
        lines.push(Line::default());
        for (place, Preset { key, campaign }) in self.presets.iter().enumerate() {
            let is_selected = place == self.selected;
            let pointer = if is_selected { theme.pointer() } else { " " };
            let name = words.say(&Message::of_code("preset", key));
            let day = |day: Option<chrono::NaiveDate>| day.map_or_else(|| "…".to_owned(), numbers::day);
            let dates = match (campaign.start, campaign.end) {
                (None, None) => String::new(),
                (start, end) => format!("{} – {}", day(start), day(end)),
            };
            let name_wide = wide.saturating_sub(cells::width(&dates) + 4);
            let text = format!("{pointer} {}  {dates}", cells::left(&name, name_wide));
            let role = if is_selected { Role::Selected } else { Role::Plain };
            lines.push(Line::styled(cells::left(&text, wide), theme.style(role)));
        }
        lines.extend([Line::default(), boxes::answers(Scope::Choice, words, theme)]);
        boxes::text_box(frame, area, theme, (&words.say(&self.title()), &lines));
    }
}
