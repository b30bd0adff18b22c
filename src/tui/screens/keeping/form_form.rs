//! What stands around the figures of a report in the official form: who reports, who signs, who receives it.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::super::Behaviour;
use super::save_settings;
use crate::desk::views::Overview;
use crate::domain::campaign::{Campaign, MOST_FORM_CHARS, MOST_RECIPIENTS, OfficialForm, Ward};
use crate::domain::campaign_changes::FORM_TEXTS;
use crate::msg;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Shared, Step};
use crate::tui::widgets::form::{Entry, Form};

/// The official form.
pub struct ReportForm {
    form: Form,
    begun: (Ward, Campaign),
}

impl ReportForm {
    /// With what is said now.
    pub fn new(overview: &Overview) -> Self {
        let said = &overview.campaign.form;
        let text = |(code, of): (&str, fn(&OfficialForm) -> &String)| {
            let hint = Message::of_code("tui-form", &format!("{code}-hint"));
            Entry::text(Message::of_code("tui-form", code), MOST_FORM_CHARS, of(said)).with_hint(hint)
        };
        let recipient = |place: usize| {
            let text = said.recipients.get(place).map(String::as_str).unwrap_or_default();
            let label = msg!("tui-form-recipient", number = place + 1);
            Entry::text(label, MOST_FORM_CHARS, text).with_hint(msg!("tui-form-recipient-hint"))
        };
        let entries = FORM_TEXTS.into_iter().map(text).chain((0..MOST_RECIPIENTS).map(recipient)).collect();
        Self { form: Form::new(entries), begun: (overview.ward.clone(), overview.campaign.clone()) }
    }

    fn said(&self) -> OfficialForm {
        let text = |code: &str| {
            let place = FORM_TEXTS.iter().position(|(other, _)| *other == code);
            place.map(|place| self.form.text(place)).unwrap_or_default()
        };
        let recipients = (FORM_TEXTS.len()..self.form.len()).map(|place| self.form.text(place));
        OfficialForm {
            superior: text("superior"),
            issuer: text("issuer"),
            place: text("place"),
            symbol: text("symbol"),
            on_behalf: text("on_behalf"),
            signer_title: text("signer_title"),
            signer_name: text("signer_name"),
            recipients: recipients.filter(|text| !text.is_empty()).collect(),
        }
    }

    fn save(&self) -> Vec<Step> {
        let (ward, campaign) = self.begun.clone();
        save_settings(ward, Campaign { form: self.said(), ..campaign })
    }
}

impl Behaviour for ReportForm {
    fn scope(&self) -> Scope {
        Scope::Form
    }

    fn title(&self) -> Message {
        msg!("tui-title-form")
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

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        if act == Act::Enter { self.save() } else { self.act_in_form(act, shared) }
    }

    fn is_unsaved(&self) -> bool {
        self.said() != self.begun.1.form
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        self.form.draw(shared, frame, area);
    }
}
