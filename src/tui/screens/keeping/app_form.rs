//! The settings of the program on this laptop; they hold as soon as they are saved.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::super::Behaviour;
use crate::desk::screen::{KeepingReply, KeepingRequest, Reply, Request};
use crate::msg;
use crate::sys::settings::{AppSettings, Borders, Colours, MOST_LOCK_MINUTES, TypingMethod};
use crate::text::numbers::Lang;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Kind, Shared, Status, Step};
use crate::tui::widgets::form::{Entry, Form};

const ACTOR: usize = 0;
const LANG: usize = 1;
const THEME: usize = 2;
const BORDERS: usize = 3;
const TYPING: usize = 4;
const LOCK: usize = 5;

/// The languages, in the order in which they are offered.
const LANGS: [Lang; 2] = [Lang::Vi, Lang::En];

/// No name is longer.
const MOST_NAME_CHARS: usize = 60;

/// The settings of the program.
pub struct AppForm {
    form: Form,
    begun: AppSettings,
    saving: Saving,
}

/// Whether they are on their way.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Saving {
    No,
    Asked,
}

impl AppForm {
    /// With the settings that hold now.
    pub fn new(app: &AppSettings) -> Self {
        let options = |prefix: &str, codes: Vec<&str>| {
            codes.into_iter().map(|code| Message::of_code(prefix, code)).collect::<Vec<_>>()
        };
        let themes = options("tui-theme", Colours::ALL.iter().map(|choice| choice.code()).collect());
        let borders = options("tui-borders", Borders::ALL.iter().map(|choice| choice.code()).collect());
        let methods = options("tui-typing", TypingMethod::ALL.iter().map(|choice| choice.code()).collect());
        let langs = options("tui-lang", LANGS.iter().map(|lang| lang.code()).collect());
        let place = |found: Option<usize>| found.unwrap_or(0);
        let form = Form::new(vec![
            Entry::text(msg!("tui-app-actor"), MOST_NAME_CHARS, &app.actor).with_hint(msg!("tui-app-actor-hint")),
            Entry::choice(msg!("tui-app-lang"), langs, place(LANGS.iter().position(|lang| *lang == app.lang))),
            Entry::choice(
                msg!("tui-app-theme"),
                themes,
                place(Colours::ALL.iter().position(|choice| *choice == app.theme)),
            )
            .with_hint(msg!("tui-app-theme-hint")),
            Entry::choice(
                msg!("tui-app-borders"),
                borders,
                place(Borders::ALL.iter().position(|choice| *choice == app.borders)),
            )
            .with_hint(msg!("tui-app-borders-hint")),
            Entry::choice(
                msg!("tui-app-typing"),
                methods,
                place(TypingMethod::ALL.iter().position(|choice| *choice == app.typing)),
            )
            .with_hint(msg!("tui-app-typing-hint")),
            Entry::number(msg!("tui-app-lock"), 4, &app.lock_minutes.to_string()).with_hint(msg!("tui-app-lock-hint")),
        ]);
        Self { form, begun: app.clone(), saving: Saving::No }
    }

    /// What stands in the form; or the entry that is wrong.
    fn settings(&self) -> Result<AppSettings, (usize, Message)> {
        let actor = self.form.text(ACTOR);
        if actor.is_empty() {
            return Err((ACTOR, msg!("tui-app-no-actor")));
        }
        let minutes =
            self.form.text(LOCK).parse::<u32>().ok().filter(|minutes| (1..=MOST_LOCK_MINUTES).contains(minutes));
        let wrong = || (LOCK, msg!("tui-app-wrong-lock", most = MOST_LOCK_MINUTES));
        Ok(AppSettings {
            actor,
            lang: LANGS.get(self.form.chosen(LANG)).copied().unwrap_or_default(),
            theme: Colours::ALL.get(self.form.chosen(THEME)).copied().unwrap_or_default(),
            borders: Borders::ALL.get(self.form.chosen(BORDERS)).copied().unwrap_or_default(),
            typing: TypingMethod::ALL.get(self.form.chosen(TYPING)).copied().unwrap_or_default(),
            lock_minutes: minutes.ok_or_else(wrong)?,
            walk: self.begun.walk.clone(),
        })
    }

    fn enter(&mut self, shared: &mut Shared) -> Vec<Step> {
        let app = match self.settings() {
            Ok(app) => app,
            Err((place, wrong)) => {
                self.form.refuse(place, wrong);
                return Vec::new();
            }
        };
        if shared.kind == Kind::Demo {
            // Nothing of the demo stays.
            shared.apply(app);
            return vec![Step::Back, Step::Say(Status::note(msg!("tui-app-demo")))];
        }
        let Some(folder) = shared.settings_folder.clone() else {
            return vec![Step::Say(Status::refusal(msg!("tui-why-no-settings-folder")))];
        };
        self.saving = Saving::Asked;
        vec![Step::Ask(Request::Keeping(KeepingRequest::SaveApp { folder, app }))]
    }
}

impl Behaviour for AppForm {
    fn scope(&self) -> Scope {
        Scope::Form
    }

    fn title(&self) -> Message {
        msg!("tui-title-app")
    }

    fn form(&self) -> Option<&Form> {
        Some(&self.form)
    }

    fn form_mut(&mut self) -> Option<&mut Form> {
        Some(&mut self.form)
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        match act {
            Act::Enter if self.saving == Saving::No => self.enter(shared),
            _ => self.act_in_form(act, shared),
        }
    }

    fn hear(&mut self, reply: &Reply, _: &mut Shared) -> Vec<Step> {
        match reply {
            // It holds for everybody already; this form has done its work.
            Reply::Keeping(KeepingReply::AppSaved(_)) if self.saving == Saving::Asked => {
                vec![Step::Back, Step::Say(Status::note(msg!("tui-app-saved")))]
            }
            _ => Vec::new(),
        }
    }

    fn request_failed(&mut self) {
        self.saving = Saving::No;
    }

    fn is_unsaved(&self) -> bool {
        self.settings().map_or(true, |app| app != self.begun)
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        self.form.draw(shared, frame, area);
    }
}
