//! A new ledger: the ward, who is working, the campaign, and a passphrase typed twice. All but the ward's name and
//! the passphrase may stay as they are proposed.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use super::{Behaviour, Confirm, Question};
use crate::desk::error::DeskError;
use crate::desk::presets::{Preset, campaigns};
use crate::desk::screen::Request;
use crate::desk::{NewLedger, Strength, strength};
use crate::domain::campaign::Campaign;
use crate::msg;
use crate::text::words::{Explain, Message};
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Session, Shared, Step};
use crate::tui::theme::Role;
use crate::tui::widgets::form::{Entry, Form};
use crate::tui::widgets::secret::SecretField;
use crate::tui::widgets::{boxes, cells};

/// No ward, unit or person has a longer name.
const MOST_NAME_CHARS: usize = 100;
/// No ward has more people than this; with its points.
const MOST_TARGET_CHARS: usize = 12;
/// See [`MOST_TARGET_CHARS`].
const MOST_TARGET: u64 = 9_999_999;
/// Size of the box.
const BOX: (u16, u16) = (76, 16);
/// Rows of the form: its entries, one sentence about what is wrong, its gap and its hint.
const FORM_ROWS: u16 = 11;

/// The fields of a new ledger.
pub struct SetUp {
    form: Form,
    presets: Vec<Preset>,
    /// Why it was not made, and what to do.
    refused: Option<(Message, Option<Message>)>,
}

/// Places of the entries.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Field {
    Ward,
    Parent,
    Actor,
    Campaign,
    Target,
    Passphrase,
    Again,
}

impl Field {
    const LAST: Self = Self::Again;

    fn place(self) -> usize {
        self as usize
    }
}

impl SetUp {
    /// An empty form; whoever used this laptop before is proposed.
    pub fn new(actor: &str) -> Self {
        let presets = campaigns();
        let names = presets.iter().map(|preset| Message::of_code("preset", preset.key)).collect();
        let form = Form::new(vec![
            Entry::text(msg!("tui-set-up-ward"), MOST_NAME_CHARS, "").with_hint(msg!("tui-set-up-ward-hint")),
            Entry::text(msg!("tui-set-up-parent"), MOST_NAME_CHARS, "").with_hint(msg!("tui-set-up-parent-hint")),
            Entry::text(msg!("tui-set-up-actor"), MOST_NAME_CHARS, actor).with_hint(msg!("tui-set-up-actor-hint")),
            Entry::choice(msg!("tui-set-up-campaign"), names, 0).with_hint(msg!("tui-set-up-campaign-hint")),
            Entry::number(msg!("tui-set-up-target"), MOST_TARGET_CHARS, "").with_hint(msg!("tui-set-up-target-hint")),
            Entry::secret(msg!("tui-set-up-passphrase")).with_hint(msg!("tui-strength-empty")),
            Entry::secret(msg!("tui-set-up-again")).with_hint(msg!("tui-set-up-again-hint")),
        ]);
        Self { form, presets, refused: None }
    }

    /// Enter goes from field to field; in the last one it makes the ledger, if nothing is missing.
    fn enter(&mut self, shared: &mut Shared) -> Vec<Step> {
        if shared.session != Session::Closed {
            return Vec::new();
        }
        let here = self.form.focus();
        let wrong = self.wrong();
        if here != Field::LAST.place() && wrong.as_ref().is_none_or(|(field, _)| field.place() != here) {
            self.form.act(Act::NextField);
            return Vec::new();
        }
        if let Some((field, message)) = wrong {
            self.form.refuse(field.place(), message);
            return Vec::new();
        }
        shared.session = Session::Opening;
        shared.app.actor = self.form.text(Field::Actor.place());
        let settings = Box::new(self.settings());
        self.form.set_focus(Field::Passphrase.place());
        self.form.set_hint(Field::Passphrase.place(), Some(msg!("tui-strength-empty")));
        let mut take = |field: Field| self.form.secret(field.place()).map(SecretField::take).unwrap_or_default();
        drop(take(Field::Again));
        let passphrase = take(Field::Passphrase);
        vec![Step::Ask(Request::SetUp { settings, actor: shared.app.actor.clone(), passphrase })]
    }

    fn settings(&self) -> NewLedger {
        let text = |field: Field| self.form.text(field.place());
        let campaign = self.preset().map(|preset| preset.campaign.clone()).unwrap_or_default();
        let target = target(&text(Field::Target)).ok().flatten().or(campaign.target);
        // A preset is of another place: its receiving unit is not this ward's.
        let campaign = Campaign { target, receiving_unit: text(Field::Parent), ..campaign };
        NewLedger { ward: text(Field::Ward), parent: text(Field::Parent), campaign }
    }

    fn preset(&self) -> Option<&Preset> {
        self.presets.get(self.form.chosen(Field::Campaign.place()))
    }

    /// The first field with something wrong in it.
    fn wrong(&self) -> Option<(Field, Message)> {
        if self.form.text(Field::Ward.place()).is_empty() {
            return Some((Field::Ward, msg!("tui-set-up-no-name")));
        }
        if self.form.text(Field::Actor.place()).is_empty() {
            return Some((Field::Actor, msg!("tui-set-up-no-actor")));
        }
        if let Err(wrong) = target(&self.form.text(Field::Target.place())) {
            return Some((Field::Target, wrong));
        }
        let passphrase = self.typed_secret(Field::Passphrase);
        if strength(&passphrase) <= Strength::Weak {
            return Some((Field::Passphrase, msg!("tui-set-up-weak")));
        }
        (passphrase != self.typed_secret(Field::Again)).then(|| (Field::Again, msg!("tui-set-up-differs")))
    }

    /// Composed or not, what looks the same is the same.
    fn typed_secret(&self, field: Field) -> Zeroizing<String> {
        Zeroizing::new(self.form.secret_text(field.place()).nfc().collect())
    }

    /// What helps with the passphrase and the campaign says how they are now.
    fn set_hints(&mut self) {
        let strong = match strength(&self.typed_secret(Field::Passphrase)) {
            Strength::Empty => msg!("tui-strength-empty"),
            Strength::Weak => msg!("tui-strength-weak"),
            Strength::Fair => msg!("tui-strength-fair"),
            Strength::Good => msg!("tui-strength-good"),
        };
        self.form.set_hint(Field::Passphrase.place(), Some(strong));
        let campaign = self.preset().map(|preset| &preset.campaign).filter(|campaign| !campaign.name.is_empty());
        let chosen = campaign.map_or_else(
            || msg!("tui-set-up-campaign-hint"),
            |campaign| msg!("tui-set-up-campaign-is", name = campaign.name.as_str(), days = days(campaign)),
        );
        self.form.set_hint(Field::Campaign.place(), Some(chosen));
    }

    fn is_empty(&self) -> bool {
        let texts = [Field::Ward, Field::Parent, Field::Target];
        texts.iter().all(|field| self.form.text(field.place()).is_empty())
            && self.typed_secret(Field::Passphrase).is_empty()
    }

    /// The form, and the rows below it. Why the ledger was not made is never cut off.
    fn parts(&self, shared: &Shared, inside: Rect) -> (Rect, Rect) {
        let below = if self.refused.is_some() { cells::cells(self.lines_below(shared, inside).len()) } else { 0 };
        boxes::split_top(inside, FORM_ROWS.min(inside.height.saturating_sub(below)))
    }

    fn lines_below(&self, shared: &Shared, inside: Rect) -> Vec<Line<'static>> {
        let (words, theme) = (&shared.words, shared.theme);
        let wrapped = |text: String, style: Style| {
            let lines = cells::wrap(&text, usize::from(inside.width));
            lines.into_iter().map(move |line| Line::styled(line, style)).collect::<Vec<_>>()
        };
        let plain = theme.style(Role::Plain);
        match (&self.refused, shared.session) {
            (_, Session::Opening) => wrapped(words.get("tui-set-up-making"), plain),
            (Some((message, hint)), _) => {
                let mut lines = wrapped(words.say(message), theme.style(Role::Trouble));
                lines.extend(hint.iter().flat_map(|hint| wrapped(words.say(hint), plain)));
                lines
            }
            (None, _) => wrapped(words.get("tui-set-up-keep-it"), theme.style(Role::Attention)),
        }
    }
}

fn days(campaign: &Campaign) -> Message {
    match (campaign.start, campaign.end) {
        (None, None) => msg!("tui-set-up-days-none"),
        (Some(start), None) => msg!("tui-set-up-days-from", start = start),
        (None, Some(end)) => msg!("tui-set-up-days-until", end = end),
        (Some(start), Some(end)) => msg!("tui-set-up-days-between", start = start, end = end),
    }
}

/// A target as it is typed, with or without points; nothing is no target.
fn target(typed: &str) -> Result<Option<u64>, Message> {
    let digits: String = typed.chars().filter(|c| !matches!(c, '.' | ',' | ' ')).collect();
    if digits.is_empty() {
        return Ok(None);
    }
    match digits.parse() {
        Ok(target @ 1..=MOST_TARGET) => Ok(Some(target)),
        Ok(_) | Err(_) => Err(msg!("tui-set-up-target-wrong")),
    }
}

impl Behaviour for SetUp {
    fn scope(&self) -> Scope {
        Scope::SetUp
    }

    fn title(&self) -> Message {
        msg!("tui-title-set-up")
    }

    fn form_mut(&mut self) -> Option<&mut Form> {
        Some(&mut self.form)
    }

    fn form_area(&self, shared: &Shared) -> Rect {
        let inside = boxes::inside(boxes::middle(shared.body(), BOX.0, BOX.1));
        self.parts(shared, inside).0
    }

    fn typed(&mut self, _: &mut Shared) -> Vec<Step> {
        self.refused = None;
        self.form.typed();
        self.set_hints();
        Vec::new()
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        match act {
            Act::Enter => return self.enter(shared),
            Act::Back if shared.session != Session::Closed => {}
            Act::Back if self.is_empty() => return vec![Step::Back],
            Act::Back => return vec![Step::open(Confirm::new(Question::Discard))],
            _ => {
                self.form.act(act);
                self.set_hints();
            }
        }
        Vec::new()
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let area = boxes::middle(area, BOX.0, BOX.1);
        let inside = boxes::boxed(frame, area, shared.theme, &shared.words.get("tui-title-set-up"));
        let (form, below) = self.parts(shared, inside);
        self.form.draw(shared, frame, form);
        frame.render_widget(Paragraph::new(self.lines_below(shared, inside)), below);
    }

    fn is_unsaved(&self) -> bool {
        !self.is_empty()
    }

    fn opening_failed(&mut self, error: &DeskError) {
        self.refused = Some((error.message(), error.hint()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::screens::Typing;
    use crate::tui::tests::shared;

    fn fill(set_up: &mut SetUp, text: &str) {
        match set_up.typing().unwrap() {
            Typing::Text(field) => field.paste(text),
            Typing::Secret(field) => field.paste(text),
        }
    }

    /// Fills a form from its first field on, Enter after each text; `-` leaves a field, `>` takes the next option.
    fn enter_all(texts: &[&str]) -> (SetUp, Vec<Step>) {
        let mut shared = shared();
        shared.session = Session::Closed;
        let mut set_up = SetUp::new("An");
        let mut steps = Vec::new();
        for text in texts {
            match *text {
                "-" => {}
                ">" => drop(set_up.act(Act::NextChoice, None, &mut shared)),
                text => fill(&mut set_up, text),
            }
            steps = set_up.act(Act::Enter, None, &mut shared);
        }
        (set_up, steps)
    }

    const GOOD: &str = "bốn từ dễ nhớ nhé";

    #[test]
    fn a_ledger_is_made_of_the_ward_the_campaign_and_the_same_good_passphrase_twice() {
        let (_, steps) = enter_all(&["Phường Trần Phú", "Quận Thử", "-", ">", "5.000", GOOD, GOOD]);
        let [Step::Ask(Request::SetUp { settings, actor, passphrase })] = steps.as_slice() else {
            panic!("not asked");
        };
        assert_eq!(
            (settings.ward.as_str(), settings.parent.as_str(), actor.as_str()),
            ("Phường Trần Phú", "Quận Thử", "An")
        );
        assert_eq!((settings.campaign.target, settings.campaign.name.is_empty()), (Some(5_000), false));
        assert_eq!(passphrase.as_str(), GOOD);
    }

    #[test]
    fn only_the_name_and_the_passphrase_have_to_be_typed() {
        let (_, steps) = enter_all(&["Phường Mẫu", "-", "-", "-", "-", GOOD, GOOD]);
        let [Step::Ask(Request::SetUp { settings, .. })] = steps.as_slice() else { panic!("not asked") };
        assert_eq!(settings.campaign, Campaign::default());
    }

    #[test]
    fn what_is_wrong_is_said_at_its_field() {
        for (texts, field) in [
            (&["-"][..], Field::Ward),
            (&["A", "-", "-", "-", "vài nghìn"], Field::Target),
            (&["A", "-", "-", "-", "0"], Field::Target),
            (&["A", "-", "-", "-", "10000000"], Field::Target),
            (&["A", "-", "-", "-", "-", "ngắn"], Field::Passphrase),
            (&["A", "-", "-", "-", "-", GOOD, "khác"], Field::Again),
        ] {
            let (set_up, steps) = enter_all(texts);
            assert!(steps.is_empty(), "{texts:?}");
            assert_eq!(set_up.form.focus(), field.place(), "{texts:?}");
        }
        let (mut set_up, _) = enter_all(&["A", "-"]);
        set_up.form.set_text(Field::Actor.place(), "");
        let mut shared = shared();
        shared.session = Session::Closed;
        set_up.act(Act::Enter, None, &mut shared);
        assert_eq!(set_up.form.focus(), Field::Actor.place());
    }
}
