//! The tally into a file: its form, its folder, its name. A file that is there is never replaced.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::{Behaviour, Typing};
use crate::desk::export::TallyFormat;
use crate::desk::figures::TallyQuery;
use crate::desk::screen::{FiguresReply, FiguresRequest, NotWritten, Reply, Request};
use crate::msg;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Shared, Status, Step};
use crate::tui::theme::Role;
use crate::tui::widgets::form::{Entry, Form};
use crate::tui::widgets::{boxes, cells};

const FORMAT: usize = 0;
const FOLDER: usize = 1;
const NAME: usize = 2;

/// The longest path that is typed.
const MOST_PATH_CHARS: usize = 1_000;
/// The longest name that every system keeps.
const MOST_NAME_CHARS: usize = 120;
/// The box: its columns and rows.
const BOX: (u16, u16) = (76, 11);

/// The form.
pub struct Export {
    form: Form,
    query: TallyQuery,
    state: State,
    /// Where it went, when that is too long for the line at the foot.
    written: Option<Message>,
}

/// What is waited for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum State {
    /// Where the file could go.
    Proposing,
    /// Nothing.
    Filling,
    /// That it is written.
    Writing,
}

impl Export {
    /// The form for a tally.
    pub fn of(query: TallyQuery) -> Self {
        let formats = TallyFormat::ALL.map(|format| Message::of_code("tui-export-format", format.code()));
        let hint = || msg!("tui-export-hint");
        Self {
            form: Form::new(vec![
                Entry::choice(msg!("tui-export-format"), formats.into(), 0).with_hint(hint()),
                Entry::text(msg!("tui-export-folder"), MOST_PATH_CHARS, "").with_hint(hint()),
                Entry::text(msg!("tui-export-name"), MOST_NAME_CHARS, "").with_hint(hint()),
            ])
            .in_box(BOX.0, BOX.1),
            query,
            state: State::Proposing,
            written: None,
        }
    }

    fn format(&self) -> TallyFormat {
        TallyFormat::ALL.get(self.form.chosen(FORMAT)).copied().unwrap_or(TallyFormat::Xlsx)
    }

    fn propose(&mut self) -> Vec<Step> {
        self.state = State::Proposing;
        let folder = Some(self.form.text(FOLDER)).filter(|folder| !folder.is_empty());
        let request = FiguresRequest::Propose { query: self.query, format: self.format(), folder };
        vec![Step::Ask(Request::Figures(request))]
    }

    fn write(&mut self, shared: &Shared) -> Vec<Step> {
        let (folder, name) = (self.form.text(FOLDER), self.form.text(NAME));
        if folder.is_empty() {
            self.form.refuse(FOLDER, msg!("tui-export-no-folder"));
        } else if name.is_empty() || name.contains(['/', '\\']) {
            self.form.refuse(NAME, msg!("tui-export-no-name"));
        } else {
            self.state = State::Writing;
            let format = self.format();
            let request = FiguresRequest::Export { query: self.query, format, folder, name, lang: shared.words.lang };
            return vec![Step::Say(Status::note(msg!("tui-export-writing"))), Step::Ask(Request::Figures(request))];
        }
        Vec::new()
    }
}

impl Behaviour for Export {
    fn scope(&self) -> Scope {
        Scope::Export
    }

    fn title(&self) -> Message {
        msg!("tui-title-export")
    }

    fn typing(&mut self) -> Option<Typing<'_>> {
        if self.written.is_some() { None } else { self.form.typing() }
    }

    fn form_mut(&mut self) -> Option<&mut Form> {
        Some(&mut self.form)
    }

    fn form(&self) -> Option<&Form> {
        Some(&self.form)
    }

    fn is_waiting(&self) -> bool {
        self.state != State::Filling
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        match act {
            Act::Enter if self.written.is_some() => return vec![Step::Back],
            Act::Enter => return self.write(shared),
            Act::NextChoice | Act::PreviousChoice => {
                let before = self.format();
                self.form.act(act);
                // The end of the name follows the form of the file.
                if self.format() != before {
                    return self.propose();
                }
            }
            _ => return self.act_in_form(act, shared),
        }
        Vec::new()
    }

    fn refresh(&mut self, _: &mut Shared) -> Vec<Step> {
        if self.form.text(NAME).is_empty() { self.propose() } else { Vec::new() }
    }

    fn hear(&mut self, reply: &Reply, shared: &mut Shared) -> Vec<Step> {
        let Reply::Figures(reply) = reply else { return Vec::new() };
        if self.state == State::Writing {
            shared.status = None;
        }
        match reply {
            FiguresReply::Proposed(proposal) => {
                self.form.set_text(FOLDER, &proposal.folder);
                self.form.set_text(NAME, &proposal.name);
            }
            FiguresReply::Written(path) => {
                let done = msg!("tui-export-done", path = path.display().to_string());
                if cells::width(&shared.words.say(&done)) > usize::from(shared.size.width) {
                    self.written = Some(done);
                } else {
                    return vec![Step::Back, Step::Say(Status::note(done))];
                }
            }
            FiguresReply::NotWritten(NotWritten::Taken(free)) => {
                self.form.set_text(NAME, free);
                self.form.refuse(NAME, msg!("tui-export-taken"));
            }
            FiguresReply::NotWritten(NotWritten::Folder(why)) => self.form.refuse(FOLDER, why.clone()),
            FiguresReply::NotWritten(NotWritten::Other(why)) => self.form.refuse(NAME, why.clone()),
            FiguresReply::Tally(_) | FiguresReply::NoTally(_) => return Vec::new(),
        }
        self.state = State::Filling;
        Vec::new()
    }

    fn request_failed(&mut self) {
        self.state = State::Filling;
    }

    fn forget(&mut self) {
        self.state = State::Filling;
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let at = boxes::middle(area, BOX.0, BOX.1);
        let inside = boxes::boxed(frame, at, shared.theme, &shared.words.say(&self.title()));
        let Some(written) = &self.written else { return self.form.draw(shared, frame, inside) };
        let lines = cells::wrap(&shared.words.say(written), usize::from(inside.width));
        for (line, at) in lines.into_iter().zip(inside.rows()) {
            frame.render_widget(Line::from(line), at);
        }
        let close = shared.words.get("tui-export-close");
        let foot = boxes::split_top(inside, inside.height.saturating_sub(1)).1;
        frame.render_widget(
            Line::styled(cells::fit(&close, usize::from(foot.width)), shared.theme.style(Role::Muted)),
            foot,
        );
    }
}
