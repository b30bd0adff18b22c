//! What is said at the doors, in the campaign's own words: one text a situation. What stays empty, or is made the usual
//! words again, is not kept.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::super::Behaviour;
use super::save_settings;
use crate::desk::views::Overview;
use crate::domain::campaign::{Campaign, Ward};
use crate::domain::script::{MOST_WORDS_CHARS, OwnWords, Script, Spoken, is_usual};
use crate::msg;
use crate::text::numbers::Lang;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Shared, Step};
use crate::tui::theme::Role;
use crate::tui::widgets::form::{Entry, Form};
use crate::tui::widgets::{boxes, cells};

/// Rows for the whole text of the entry in focus, with the line above it.
const WHOLE_ROWS: u16 = 7;

/// The words.
pub struct WordsForm {
    form: Form,
    lang: Lang,
    begun: (Ward, Campaign),
}

impl WordsForm {
    /// With the words that are said now.
    pub fn new(overview: &Overview, lang: Lang) -> Self {
        let own = &overview.campaign.door_words;
        let entry = |spoken: Spoken| {
            let text = own.get(spoken.code()).filter(|text| !text.trim().is_empty());
            let text = text.cloned().unwrap_or_else(|| Script::of(lang).usual(spoken).to_owned());
            Entry::text(Message::of_code("tui-words", spoken.code()), MOST_WORDS_CHARS, &text)
                .with_hint(msg!("tui-words-hint"))
        };
        let form = Form::new(Spoken::ALL.into_iter().map(entry).collect());
        Self { form, lang, begun: (overview.ward.clone(), overview.campaign.clone()) }
    }

    /// What is to be kept: texts that are neither empty nor the usual ones. What a newer version added stays.
    fn own_words(&self) -> OwnWords {
        let mut own = self.begun.1.door_words.clone();
        for (place, spoken) in Spoken::ALL.into_iter().enumerate() {
            let text = self.form.text(place);
            if text.is_empty() || is_usual(spoken, &text) {
                own.remove(spoken.code());
            } else {
                own.insert(spoken.code().to_owned(), text);
            }
        }
        own
    }

    fn save(&self) -> Vec<Step> {
        let (ward, campaign) = self.begun.clone();
        save_settings(ward, Campaign { door_words: self.own_words(), ..campaign })
    }
}

/// The form, and the place of the whole text below it.
fn parts(area: Rect) -> (Rect, Rect) {
    boxes::split_top(area, area.height.saturating_sub(WHOLE_ROWS.min(area.height / 3)))
}

impl Behaviour for WordsForm {
    fn scope(&self) -> Scope {
        Scope::DoorWords
    }

    fn title(&self) -> Message {
        msg!("tui-title-door-words")
    }

    fn is_form(&self) -> bool {
        true
    }

    fn form(&self) -> Option<&Form> {
        Some(&self.form)
    }

    fn form_mut(&mut self) -> Option<&mut Form> {
        Some(&mut self.form)
    }

    fn form_area(&self, shared: &Shared) -> Rect {
        parts(shared.body()).0
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        match act {
            Act::Enter => self.save(),
            Act::UsualWords => {
                let place = self.form.focus();
                if let Some(spoken) = Spoken::ALL.get(place) {
                    self.form.set_text(place, Script::of(self.lang).usual(*spoken));
                    self.form.typed();
                }
                Vec::new()
            }
            _ => self.act_in_form(act, shared),
        }
    }

    fn is_unsaved(&self) -> bool {
        self.own_words() != self.begun.1.door_words
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let (form, whole) = parts(area);
        self.form.draw(shared, frame, form);
        let (rule, text) = boxes::split_top(whole, 1);
        let title = shared.words.get("tui-words-whole");
        frame.render_widget(boxes::rule(shared.theme, &title, usize::from(rule.width)), rule);
        let lines = cells::wrap(&self.form.text(self.form.focus()), usize::from(text.width)).into_iter();
        for (line, at) in lines.zip(text.rows()) {
            frame.render_widget(Line::styled(line, shared.theme.style(Role::Plain)), at);
        }
    }
}
