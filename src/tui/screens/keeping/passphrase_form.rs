//! Changing the passphrase; and asking for it again before the recovery words are shown.

use ratatui::Frame;
use ratatui::layout::Rect;
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use super::super::{Behaviour, Recovery};
use crate::desk::screen::{KeepingReply, KeepingRequest, Reply, Request};
use crate::desk::{Strength, strength};
use crate::msg;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Shared, Status, Step};
use crate::tui::widgets::form::{Entry, Form};

const PRESENT: usize = 0;
const NEW: usize = 1;
const AGAIN: usize = 2;

/// The new passphrase.
pub struct PassphraseForm {
    form: Form,
    waiting: Waiting,
}

/// Whether the desk is at work.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Waiting {
    No,
    ForDesk,
}

impl Default for PassphraseForm {
    fn default() -> Self {
        let form = Form::new(vec![
            Entry::secret(msg!("tui-passphrase-present")).with_hint(msg!("tui-passphrase-present-hint")),
            Entry::secret(msg!("tui-passphrase-new")).with_hint(msg!("tui-strength-empty")),
            Entry::secret(msg!("tui-passphrase-again")).with_hint(msg!("tui-passphrase-again-hint")),
        ]);
        Self { form, waiting: Waiting::No }
    }
}

fn secret(form: &mut Form, place: usize) -> Zeroizing<String> {
    form.secret(place).map(|field| Zeroizing::new(field.text().nfc().collect())).unwrap_or_default()
}

/// Picks the word that is asked for: nobody times a key to the millisecond.
fn any(shared: &Shared) -> u64 {
    shared.now.wall.millis().unsigned_abs()
}

fn clear(form: &mut Form) {
    for place in 0..form.len() {
        if let Some(field) = form.secret(place) {
            field.clear();
        }
    }
}

impl PassphraseForm {
    /// Enter goes from entry to entry; from the last one it changes the passphrase.
    fn enter(&mut self) -> Vec<Step> {
        if self.form.focus() < AGAIN {
            self.form.act(Act::NextField);
            return Vec::new();
        }
        let [present, new, again] = [PRESENT, NEW, AGAIN].map(|place| secret(&mut self.form, place));
        let wrong = if present.is_empty() {
            Some((PRESENT, msg!("tui-passphrase-no-present")))
        } else if strength(&new) <= Strength::Weak {
            Some((NEW, msg!("tui-set-up-weak")))
        } else if new != again {
            Some((AGAIN, msg!("tui-set-up-differs")))
        } else {
            None
        };
        if let Some((place, wrong)) = wrong {
            self.form.refuse(place, wrong);
            return Vec::new();
        }
        self.waiting = Waiting::ForDesk;
        vec![
            Step::Say(Status::note(msg!("tui-passphrase-changing"))),
            Step::Ask(Request::Keeping(KeepingRequest::ChangePassphrase { present, new })),
        ]
    }
}

impl Behaviour for PassphraseForm {
    fn scope(&self) -> Scope {
        Scope::Ask
    }

    fn title(&self) -> Message {
        msg!("tui-title-passphrase")
    }

    fn form(&self) -> Option<&Form> {
        Some(&self.form)
    }

    fn form_mut(&mut self) -> Option<&mut Form> {
        Some(&mut self.form)
    }

    fn typed(&mut self, _: &mut Shared) -> Vec<Step> {
        self.form.typed();
        if self.form.focus() == NEW {
            let hint = match strength(&secret(&mut self.form, NEW)) {
                Strength::Empty => msg!("tui-strength-empty"),
                Strength::Weak => msg!("tui-strength-weak"),
                Strength::Fair => msg!("tui-strength-fair"),
                Strength::Good => msg!("tui-strength-good"),
            };
            self.form.set_hint(NEW, Some(hint));
        }
        Vec::new()
    }

    fn is_waiting(&self) -> bool {
        self.waiting == Waiting::ForDesk
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        match act {
            // What is being written cannot be stopped half way.
            Act::Back if self.waiting == Waiting::ForDesk => Vec::new(),
            Act::Enter if self.waiting == Waiting::No => self.enter(),
            _ => self.act_in_form(act, shared),
        }
    }

    fn hear(&mut self, reply: &Reply, shared: &mut Shared) -> Vec<Step> {
        if self.waiting == Waiting::No {
            return Vec::new();
        }
        match reply {
            Reply::Keeping(KeepingReply::PassphraseChanged(words)) => {
                vec![
                    Step::Replace(Recovery::new(words.clone(), any(shared)).into()),
                    Step::Say(Status::note(msg!("tui-passphrase-changed"))),
                ]
            }
            Reply::Keeping(KeepingReply::WrongPassphrase) => {
                self.waiting = Waiting::No;
                shared.status = None;
                self.form.refuse(PRESENT, msg!("error-wrong-passphrase"));
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn request_failed(&mut self) {
        self.waiting = Waiting::No;
    }

    fn forget(&mut self) {
        self.waiting = Waiting::No;
        clear(&mut self.form);
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        self.form.draw(shared, frame, area);
    }
}

/// The passphrase, asked again.
pub struct AskPassphrase {
    form: Form,
    waiting: Waiting,
}

impl Default for AskPassphrase {
    fn default() -> Self {
        let entry = Entry::secret(msg!("tui-passphrase-present")).with_hint(msg!("tui-recovery-alone"));
        Self { form: Form::new(vec![entry]).in_box(76, 8), waiting: Waiting::No }
    }
}

impl Behaviour for AskPassphrase {
    fn scope(&self) -> Scope {
        Scope::Ask
    }

    fn title(&self) -> Message {
        msg!("tui-title-recovery")
    }

    fn form(&self) -> Option<&Form> {
        Some(&self.form)
    }

    fn form_mut(&mut self) -> Option<&mut Form> {
        Some(&mut self.form)
    }

    fn is_waiting(&self) -> bool {
        self.waiting == Waiting::ForDesk
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        match act {
            Act::Enter if self.waiting == Waiting::No => {
                let present = secret(&mut self.form, PRESENT);
                if present.is_empty() {
                    self.form.refuse(PRESENT, msg!("tui-passphrase-no-present"));
                    return Vec::new();
                }
                self.waiting = Waiting::ForDesk;
                vec![Step::Ask(Request::Keeping(KeepingRequest::RecoveryWords { present }))]
            }
            _ => self.act_in_form(act, shared),
        }
    }

    fn hear(&mut self, reply: &Reply, shared: &mut Shared) -> Vec<Step> {
        if self.waiting == Waiting::No {
            return Vec::new();
        }
        match reply {
            Reply::Keeping(KeepingReply::RecoveryWords(words)) => {
                vec![Step::Replace(Recovery::new(words.clone(), any(shared)).into())]
            }
            Reply::Keeping(KeepingReply::WrongPassphrase) => {
                self.waiting = Waiting::No;
                self.form.refuse(PRESENT, msg!("error-wrong-passphrase"));
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn request_failed(&mut self) {
        self.waiting = Waiting::No;
    }

    fn forget(&mut self) {
        self.waiting = Waiting::No;
        clear(&mut self.form);
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        self.draw_form(shared, frame, area);
    }
}
