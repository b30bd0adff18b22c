//! People into a file: a sheet for a walk on paper, or a list. What it is for is asked, and written into the log of who
//! saw what. A file that is there is never replaced.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::file_place::{FilePlace, draw_inside};
use super::keeping::Working;
use super::{Behaviour, Typing};
use crate::desk::clean_up_list::Digits;
use crate::desk::people_file::{PeopleFormat, PeopleWritten};
use crate::desk::screen::{Reply, Request, SheetsReply, SheetsRequest};
use crate::desk::selection::Selection;
use crate::desk::sheets::{SheetFormat, SheetOrder, SheetPhones, SheetWritten};
use crate::msg;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Shared, Status, Step};
use crate::tui::widgets::boxes;
use crate::tui::widgets::form::{Entry, Form};

/// The first entries of both: the form of the file, and how digits stand in it.
const FORMAT: usize = 0;
const DIGITS: usize = 1;
/// From here on a list has its entries; a sheet has its title first.
const AFTER_DIGITS: usize = 2;

const MOST_PURPOSE_CHARS: usize = 200;
const MOST_PATH_CHARS: usize = 1_000;
/// The longest name that every system keeps, and the longest title.
const MOST_NAME_CHARS: usize = 120;
/// The box: its columns and rows.
const BOX: (u16, u16) = (76, 12);

/// How numbers stand in a list, the first unless it is chosen otherwise.
const LIST_DIGITS: [Digits; 2] = [Digits::Masked, Digits::Whole];

/// What is made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum What {
    Sheet,
    List,
}

/// What is waited for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum State {
    Proposing,
    Filling,
    Writing,
}

/// The form.
pub struct PeopleFile {
    form: Form,
    what: What,
    selection: Selection,
    state: State,
    /// Where it went.
    written: Option<Message>,
    working: Option<Working>,
}

impl PeopleFile {
    /// For a sheet of these people, with a title to begin with.
    pub fn sheet(selection: Selection, title: &str) -> Self {
        let formats = SheetFormat::ALL.map(|format| Message::of_code("tui-sheet-format", format.code()));
        let phones = [msg!("tui-sheet-phones-left"), msg!("tui-sheet-phones-masked"), msg!("tui-sheet-phones-whole")];
        let head = vec![
            Entry::choice(msg!("tui-export-format"), formats.into(), 0).with_hint(msg!("tui-sheet-hint")),
            Entry::choice(msg!("tui-sheet-phones"), phones.into(), 0).with_hint(msg!("tui-sheet-phones-hint")),
            Entry::text(msg!("tui-sheet-name"), MOST_NAME_CHARS, title).with_hint(msg!("tui-sheet-name-hint")),
        ];
        Self::with(head, (What::Sheet, msg!("tui-sheet-hint")), selection)
    }

    /// For a list of these people.
    pub fn list(selection: Selection) -> Self {
        let formats = PeopleFormat::ALL.map(|format| Message::of_code("tui-people-file-format", format.code()));
        let digits = vec![msg!("tui-export-digits-masked"), msg!("tui-export-digits-whole")];
        let head = vec![
            Entry::choice(msg!("tui-export-format"), formats.into(), 0).with_hint(msg!("tui-people-file-hint")),
            Entry::choice(msg!("tui-people-file-digits"), digits, 0).with_hint(msg!("tui-people-file-hint")),
        ];
        Self::with(head, (What::List, msg!("tui-people-file-hint")), selection)
    }

    fn with(mut entries: Vec<Entry>, (what, hint): (What, Message), selection: Selection) -> Self {
        let purpose = Entry::text(msg!("tui-export-purpose"), MOST_PURPOSE_CHARS, "");
        entries.extend([
            Entry::text(msg!("tui-export-folder"), MOST_PATH_CHARS, "").with_hint(hint.clone()),
            Entry::text(msg!("tui-export-name"), MOST_NAME_CHARS, "").with_hint(hint),
            purpose.with_hint(match what {
                What::Sheet => msg!("tui-sheet-purpose-hint"),
                What::List => msg!("tui-people-file-purpose-hint"),
            }),
        ]);
        let form = Form::new(entries).in_box(BOX.0, BOX.1);
        Self { form, what, selection, state: State::Proposing, written: None, working: None }
    }

    /// Where the file goes; the purpose stands after it.
    fn place(&self) -> FilePlace {
        let folder = match self.what {
            What::Sheet => AFTER_DIGITS + 1,
            What::List => AFTER_DIGITS,
        };
        FilePlace { folder, name: folder + 1 }
    }

    fn purpose(&self) -> usize {
        self.place().name + 1
    }

    fn sheet_format(&self) -> SheetFormat {
        SheetFormat::ALL.get(self.form.chosen(FORMAT)).copied().unwrap_or(SheetFormat::Xlsx)
    }

    fn list_format(&self) -> PeopleFormat {
        PeopleFormat::ALL.get(self.form.chosen(FORMAT)).copied().unwrap_or(PeopleFormat::Xlsx)
    }

    fn propose(&mut self) -> Vec<Step> {
        self.state = State::Proposing;
        let folder = self.place().folder(&self.form);
        vec![Step::Ask(Request::Sheets(match self.what {
            What::Sheet => SheetsRequest::Propose { format: self.sheet_format(), folder },
            What::List => SheetsRequest::ProposeList { format: self.list_format(), folder },
        }))]
    }

    fn write(&mut self, shared: &Shared) -> Vec<Step> {
        let (title, purpose) = (self.form.text(AFTER_DIGITS), self.form.text(self.purpose()));
        if self.what == What::Sheet && title.is_empty() {
            self.form.refuse(AFTER_DIGITS, msg!("tui-sheet-no-title"));
            return Vec::new();
        }
        let Some((folder, name)) = self.place().checked(&mut self.form) else { return Vec::new() };
        if purpose.is_empty() {
            self.form.refuse(
                self.purpose(),
                match self.what {
                    What::Sheet => msg!("tui-sheet-no-purpose"),
                    What::List => msg!("tui-people-file-no-purpose"),
                },
            );
        } else {
            self.state = State::Writing;
            let (selection, lang) = (self.selection.clone(), shared.words.lang);
            let request = match self.what {
                What::Sheet => {
                    let phones = SheetPhones::ALL.get(self.form.chosen(DIGITS)).copied().unwrap_or(SheetPhones::Left);
                    let order = SheetOrder { selection, title, format: self.sheet_format(), phones, purpose };
                    SheetsRequest::Write { order: Box::new(order), folder, name, lang }
                }
                What::List => {
                    self.working = Some(Working::new(msg!("tui-export-writing"), shared));
                    let digits = LIST_DIGITS.get(self.form.chosen(DIGITS)).copied().unwrap_or(Digits::Masked);
                    let (selection, format) = (Box::new(selection), self.list_format());
                    SheetsRequest::WriteList { selection, format, digits, folder, name, purpose, lang }
                }
            };
            return vec![Step::Say(Status::note(msg!("tui-export-writing"))), Step::Ask(Request::Sheets(request))];
        }
        Vec::new()
    }

    fn hear_of_file(&mut self, reply: &SheetsReply) -> Vec<Step> {
        match reply {
            SheetsReply::Proposed(proposal) => self.place().propose(&mut self.form, proposal),
            SheetsReply::NotWritten(why) => self.place().refuse(&mut self.form, why),
            SheetsReply::NotMade(why) => self.form.refuse(FORMAT, why.clone()),
            SheetsReply::Written(SheetWritten { path, code, lines, .. }) => {
                let (code, path) = (code.to_string(), path.display().to_string());
                self.written = Some(msg!("tui-sheet-done", code = code, count = *lines, path = path));
            }
            SheetsReply::ListWritten(PeopleWritten { path, people }) => {
                let path = path.display().to_string();
                self.written = Some(msg!("tui-people-file-done", people = *people, path = path));
            }
            SheetsReply::Stopped => {
                self.state = State::Filling;
                self.working = None;
                return vec![Step::Say(Status::note(msg!("error-cancelled")))];
            }
            SheetsReply::List(_) | SheetsReply::Sheet { .. } => return Vec::new(),
        }
        self.state = State::Filling;
        self.working = None;
        // A sheet is an operation: what can be taken back is another one by now.
        let is_done = self.what == What::Sheet && self.written.is_some();
        if is_done { vec![Step::Refresh] } else { Vec::new() }
    }
}

impl Behaviour for PeopleFile {
    /// Written, there is nothing left to fill in.
    fn scope(&self) -> Scope {
        if self.written.is_some() { Scope::Trouble } else { Scope::Export }
    }

    fn title(&self) -> Message {
        match self.what {
            What::Sheet => msg!("tui-title-make-sheet"),
            What::List => msg!("tui-title-people-file"),
        }
    }

    fn typing(&mut self) -> Option<Typing<'_>> {
        if self.written.is_some() { None } else { self.form.typing() }
    }

    fn form(&self) -> Option<&Form> {
        Some(&self.form)
    }

    fn form_mut(&mut self) -> Option<&mut Form> {
        Some(&mut self.form)
    }

    fn is_waiting(&self) -> bool {
        self.state != State::Filling
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        match act {
            Act::Back if self.working.is_some() => vec![Step::CancelJob],
            Act::Enter => self.write(shared),
            Act::NextChoice | Act::PreviousChoice => {
                let before = self.form.chosen(FORMAT);
                self.form.act(act);
                // The end of the name follows the form of the file.
                if self.form.chosen(FORMAT) == before { Vec::new() } else { self.propose() }
            }
            _ => self.act_in_form(act, shared),
        }
    }

    fn refresh(&mut self, _: &mut Shared) -> Vec<Step> {
        if self.form.text(self.place().name).is_empty() { self.propose() } else { Vec::new() }
    }

    fn hear(&mut self, reply: &Reply, shared: &mut Shared) -> Vec<Step> {
        let Reply::Sheets(reply) = reply else { return Working::hear(&mut self.working, reply) };
        if self.state == State::Writing {
            shared.status = None;
        }
        self.hear_of_file(reply)
    }

    fn is_working(&self) -> bool {
        self.working.is_some()
    }

    fn request_failed(&mut self) {
        self.working = None;
        self.state = State::Filling;
    }

    fn forget(&mut self) {
        self.working = None;
        self.state = State::Filling;
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let at = boxes::middle(area, BOX.0, BOX.1);
        let inside = boxes::boxed(frame, at, shared.theme, &shared.words.say(&self.title()));
        draw_inside((&self.form, self.written.as_ref(), self.working.as_ref()), shared, frame, inside);
    }
}
