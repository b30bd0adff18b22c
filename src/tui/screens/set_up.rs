//! A new ledger: the ward's name, and a passphrase typed twice.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use super::{Behaviour, Typing};
use crate::desk::screen::Request;
use crate::desk::{Strength, strength};
use crate::msg;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Session, Shared, Status, Step};
use crate::tui::theme::Role;
use crate::tui::widgets::field::{Focus, TextField};
use crate::tui::widgets::secret::{SecretField, Shown};
use crate::tui::widgets::{boxes, cells};

/// No ward has a longer name.
const MOST_NAME_CHARS: usize = 100;

/// The fields of a new ledger.
pub struct SetUp {
    ward: TextField,
    passphrase: SecretField,
    again: SecretField,
    focus: Field,
    shown: Shown,
    /// What is wrong, and what to do.
    pub refused: Option<(Message, Option<Message>)>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Field {
    Ward,
    Passphrase,
    Again,
}

impl Field {
    fn next(self) -> Self {
        match self {
            Self::Ward => Self::Passphrase,
            Self::Passphrase => Self::Again,
            Self::Again => Self::Ward,
        }
    }

    fn previous(self) -> Self {
        self.next().next()
    }
}

impl Default for SetUp {
    fn default() -> Self {
        Self {
            ward: TextField::new(MOST_NAME_CHARS),
            passphrase: SecretField::default(),
            again: SecretField::default(),
            focus: Field::Ward,
            shown: Shown::Dots,
            refused: None,
        }
    }
}

impl SetUp {
    /// Enter goes from field to field; in the last one it makes the ledger, if nothing is missing.
    fn enter(&mut self, shared: &mut Shared) -> Vec<Step> {
        if shared.session != Session::Closed {
            return Vec::new();
        }
        let wrong = self.wrong();
        if self.focus != Field::Again && wrong.as_ref().is_none_or(|(field, _)| *field != self.focus) {
            self.focus = self.focus.next();
            return Vec::new();
        }
        if let Some((field, message)) = wrong {
            self.focus = field;
            self.refused = Some((message, None));
            return Vec::new();
        }
        shared.session = Session::Opening;
        self.again.clear();
        self.focus = Field::Passphrase;
        vec![Step::Ask(Request::SetUp { ward: self.ward.cleaned(), passphrase: self.passphrase.take() })]
    }

    /// The first field with something wrong in it.
    fn wrong(&self) -> Option<(Field, Message)> {
        if self.ward.is_blank() {
            return Some((Field::Ward, msg!("tui-set-up-no-name")));
        }
        if strength(self.passphrase.text()) <= Strength::Weak {
            return Some((Field::Passphrase, msg!("tui-set-up-weak")));
        }
        // Composed or not, what looks the same is the same.
        let same = |text: &str| Zeroizing::new(text.nfc().collect::<String>());
        if same(self.passphrase.text()) != same(self.again.text()) {
            return Some((Field::Again, msg!("tui-set-up-differs")));
        }
        None
    }

    fn strength_shown(&self) -> Message {
        match strength(self.passphrase.text()) {
            Strength::Empty => msg!("tui-strength-empty"),
            Strength::Weak => msg!("tui-strength-weak"),
            Strength::Fair => msg!("tui-strength-fair"),
            Strength::Good => msg!("tui-strength-good"),
        }
    }
}

impl Behaviour for SetUp {
    fn scope(&self) -> Scope {
        Scope::SetUp
    }

    fn title(&self) -> Message {
        msg!("tui-title-set-up")
    }

    fn typing(&mut self) -> Option<Typing<'_>> {
        Some(match self.focus {
            Field::Ward => Typing::Text(&mut self.ward),
            Field::Passphrase => Typing::Secret(&mut self.passphrase),
            Field::Again => Typing::Secret(&mut self.again),
        })
    }

    fn typed(&mut self, _: &mut Shared) -> Vec<Step> {
        self.refused = None;
        Vec::new()
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        match act {
            Act::NextField => self.focus = self.focus.next(),
            Act::PreviousField => self.focus = self.focus.previous(),
            Act::ShowPassphrase => self.shown = self.shown.other(),
            Act::Back => return vec![Step::Say(Status::note(msg!("tui-top-ctrl-c")))],
            Act::Enter => return self.enter(shared),
            _ => {}
        }
        Vec::new()
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let (words, theme) = (&shared.words, shared.theme);
        let inside = boxes::boxed(frame, boxes::middle(area, 72, 16), theme, &words.get("tui-title-set-up"));
        let wide = usize::from(inside.width);
        let wrapped = |text: String, style: Style| {
            cells::wrap(&text, wide).into_iter().map(move |line| Line::styled(line, style)).collect::<Vec<_>>()
        };
        let mut y = inside.y;
        for field in [Field::Ward, Field::Passphrase, Field::Again] {
            let (label, hint) = match field {
                Field::Ward => (words.get("tui-set-up-ward"), words.get("tui-set-up-ward-hint")),
                Field::Passphrase => (words.get("tui-set-up-passphrase"), words.say(&self.strength_shown())),
                Field::Again => (words.get("tui-set-up-again"), String::new()),
            };
            let (focus, role) =
                if field == self.focus { (Focus::Here, Role::Heading) } else { (Focus::Elsewhere, Role::Plain) };
            let row = |y: u16| Rect { y, height: 1, ..inside }.intersection(inside);
            frame.render_widget(Line::styled(cells::fit(&label, wide), theme.style(role)), row(y));
            let pointer = if focus == Focus::Here { theme.pointer() } else { " " };
            frame.render_widget(Line::from(pointer), row(y + 1));
            let (_, at) = boxes::split_left(row(y + 1), 1);
            let style = theme.style(Role::Plain);
            match field {
                Field::Ward => self.ward.draw(frame, at, style, focus),
                Field::Passphrase => self.passphrase.draw(frame, at, (theme, style), (self.shown, focus)),
                Field::Again => self.again.draw(frame, at, (theme, style), (self.shown, focus)),
            }
            frame.render_widget(Line::styled(cells::fit(&hint, wide), theme.style(Role::Muted)), row(y + 2));
            y = y.saturating_add(3);
        }
        let mut lines = Vec::new();
        match (&self.refused, shared.session) {
            (_, Session::Opening) => lines.extend(wrapped(words.get("tui-set-up-making"), theme.style(Role::Plain))),
            (Some((message, hint)), _) => {
                lines.extend(wrapped(words.say(message), theme.style(Role::Trouble)));
                lines.extend(hint.iter().flat_map(|hint| wrapped(words.say(hint), theme.style(Role::Plain))));
            }
            (None, _) => lines.extend(wrapped(words.get("tui-set-up-keep-it"), theme.style(Role::Plain))),
        }
        let rest = Rect { y, height: inside.bottom().saturating_sub(y), ..inside }.intersection(inside);
        frame.render_widget(Paragraph::new(lines), rest);
    }

    fn opening_failed(&mut self, message: Message, hint: Option<Message>) {
        self.refused = Some((message, hint));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::tests::shared;

    fn fill(set_up: &mut SetUp, text: &str) {
        match set_up.typing().unwrap() {
            Typing::Text(field) => field.paste(text),
            Typing::Secret(field) => text.chars().for_each(|c| {
                field.press(Key::Char(c));
            }),
        }
    }

    #[test]
    fn a_ledger_is_made_only_of_a_name_and_the_same_good_passphrase_twice() {
        let mut shared = shared();
        shared.session = Session::Closed;
        let mut set_up = SetUp::default();
        assert!(set_up.act(Act::Enter, None, &mut shared).is_empty());
        assert_eq!(set_up.focus, Field::Ward, "a name is needed first");
        fill(&mut set_up, "Phường Trần Phú");
        set_up.act(Act::Enter, None, &mut shared);
        fill(&mut set_up, "ngắn");
        set_up.act(Act::Enter, None, &mut shared);
        assert_eq!(set_up.focus, Field::Passphrase, "too weak");
        fill(&mut set_up, " quá nên thêm vài từ");
        set_up.act(Act::Enter, None, &mut shared);
        fill(&mut set_up, "khác");
        assert!(set_up.act(Act::Enter, None, &mut shared).is_empty() && set_up.refused.is_some());
        set_up.again.clear();
        fill(&mut set_up, "ngắn quá nên thêm vài từ");
        let steps = set_up.act(Act::Enter, None, &mut shared);
        assert!(matches!(steps.as_slice(), [Step::Ask(Request::SetUp { ward, .. })] if ward == "Phường Trần Phú"));
    }
}
