//! Wards put together go into a file: its form, its folder, its name. A file that is there is never replaced.

use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::super::Behaviour;
use super::super::file_place::FilePlace;
use crate::desk::export::TallyFormat;
use crate::desk::screen::{Reply, Request, RollUpReply, RollUpRequest};
use crate::domain::rollup::RollUp;
use crate::msg;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Shared, Status, Step};
use crate::tui::widgets::boxes;
use crate::tui::widgets::form::{Entry, Form};

const FORMAT: usize = 0;
const FOLDER: usize = 1;
const NAME: usize = 2;
const PLACE: FilePlace = FilePlace { folder: FOLDER, name: NAME };
/// The longest path that is typed.
const MOST_PATH_CHARS: usize = 1_000;
/// The longest name that every system keeps.
const MOST_NAME_CHARS: usize = 120;
/// The box: its columns and rows.
const BOX: (u16, u16) = (76, 11);

/// The form.
pub struct RollUpExport {
    made: Arc<RollUp>,
    form: Form,
    is_waiting: bool,
}

impl RollUpExport {
    /// Of these wards.
    pub fn of(made: Arc<RollUp>) -> Self {
        let formats = TallyFormat::ALL.map(|format| Message::of_code("tui-export-format", format.code()));
        let hint = || msg!("tui-roll-up-export-hint");
        let entries = vec![
            Entry::choice(msg!("tui-export-format"), formats.into(), 0).with_hint(hint()),
            Entry::text(msg!("tui-export-folder"), MOST_PATH_CHARS, "").with_hint(hint()),
            Entry::text(msg!("tui-export-name"), MOST_NAME_CHARS, "").with_hint(hint()),
        ];
        Self { made, form: Form::new(entries).in_box(BOX.0, BOX.1), is_waiting: false }
    }

    fn format(&self) -> TallyFormat {
        TallyFormat::ALL.get(self.form.chosen(FORMAT)).copied().unwrap_or(TallyFormat::Xlsx)
    }

    fn ask(&mut self, request: RollUpRequest) -> Vec<Step> {
        self.is_waiting = true;
        vec![Step::Ask(Request::RollUp(request))]
    }

    fn propose(&mut self, shared: &Shared) -> Vec<Step> {
        let folder = PLACE.folder(&self.form);
        let (made, format, lang) = (Arc::clone(&self.made), self.format(), shared.words.lang);
        self.ask(RollUpRequest::Propose { made, format, folder, lang })
    }

    fn write(&mut self, shared: &Shared) -> Vec<Step> {
        let Some((folder, name)) = PLACE.checked(&mut self.form) else { return Vec::new() };
        let (made, format, lang) = (Arc::clone(&self.made), self.format(), shared.words.lang);
        self.ask(RollUpRequest::Write { made, format, folder, name, lang })
    }
}

impl Behaviour for RollUpExport {
    fn scope(&self) -> Scope {
        Scope::Export
    }

    fn title(&self) -> Message {
        msg!("tui-title-roll-up-export")
    }

    fn form(&self) -> Option<&Form> {
        Some(&self.form)
    }

    fn form_mut(&mut self) -> Option<&mut Form> {
        Some(&mut self.form)
    }

    fn is_waiting(&self) -> bool {
        self.is_waiting
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        match act {
            Act::Enter => return self.write(shared),
            Act::NextChoice | Act::PreviousChoice => {
                let before = self.format();
                self.form.act(act);
                // The end of the name follows the form of the file.
                if self.format() != before {
                    return self.propose(shared);
                }
            }
            _ => return self.act_in_form(act, shared),
        }
        Vec::new()
    }

    fn refresh(&mut self, shared: &mut Shared) -> Vec<Step> {
        if self.form.text(NAME).is_empty() { self.propose(shared) } else { Vec::new() }
    }

    fn hear(&mut self, reply: &Reply, _: &mut Shared) -> Vec<Step> {
        let Reply::RollUp(reply) = reply else { return Vec::new() };
        match reply {
            RollUpReply::Proposed(proposal) => PLACE.propose(&mut self.form, proposal),
            RollUpReply::NotWritten(why) => PLACE.refuse(&mut self.form, why),
            RollUpReply::Written(path) => {
                let done = msg!("tui-export-done", path = path.display().to_string());
                return vec![Step::Back, Step::Say(Status::note(done))];
            }
            RollUpReply::Made { .. } | RollUpReply::Stopped { .. } | RollUpReply::Failed { .. } => return Vec::new(),
        }
        self.is_waiting = false;
        Vec::new()
    }

    fn request_failed(&mut self) {
        self.is_waiting = false;
    }

    fn forget(&mut self) {
        self.is_waiting = false;
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let at = boxes::middle(area, BOX.0, BOX.1);
        let inside = boxes::boxed(frame, at, shared.theme, &shared.words.say(&self.title()));
        self.form.draw(shared, frame, inside);
    }
}
