//! The tally, the list of open problems, or that of the mobile team into a file: its form, its folder, its
//! name. A file that is there is never replaced.

use std::path::Path;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::file_place::{FilePlace, draw_inside};
use super::keeping::Working;
use super::{Behaviour, Typing};
use crate::desk::clean_up_list::{Digits, ListWritten};
use crate::desk::export::{Proposal, TallyFormat};
use crate::desk::figures::TallyQuery;
use crate::desk::mobile_team::HandedOver;
use crate::desk::reports::ReportQuery;
use crate::desk::screen::{
    CleaningReply, CleaningRequest, FiguresReply, FiguresRequest, FollowUpReply, FollowUpRequest, NotWritten, Reply,
    ReportsReply, ReportsRequest, Request,
};
use crate::msg;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Shared, Status, Step};
use crate::tui::widgets::form::{Entry, Form};
use crate::tui::widgets::{boxes, cells};

const FORMAT: usize = 0;
const FOLDER: usize = 1;
const NAME: usize = 2;
const PURPOSE: usize = 3;
const PLACE: FilePlace = FilePlace { folder: FOLDER, name: NAME };

/// How numbers stand in a list of people, the first unless it is chosen otherwise.
const DIGITS: [Digits; 2] = [Digits::Masked, Digits::Whole];
/// The longest purpose.
const MOST_PURPOSE_CHARS: usize = 200;

/// The longest path that is typed.
const MOST_PATH_CHARS: usize = 1_000;
/// The longest name that every system keeps.
const MOST_NAME_CHARS: usize = 120;
/// The box: its columns and rows.
const BOX: (u16, u16) = (76, 11);

/// The form.
pub struct Export {
    form: Form,
    what: What,
    /// Only this area.
    area: Option<String>,
    state: State,
    /// Where it went, when that is too long for the line at the foot.
    written: Option<Message>,
    working: Option<Working>,
}

/// What goes into the file.
#[derive(Clone, PartialEq, Eq, Debug)]
enum What {
    /// Figures.
    Tally(TallyQuery),
    /// A periodic report.
    Report(ReportQuery),
    /// The open problems, a list for each area.
    OpenProblems,
    /// Who waits for the mobile team.
    MobileTeam,
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

/// How numbers stand in a list.
fn digits(label: Message, hint: Message) -> Entry {
    let choices = vec![msg!("tui-export-digits-masked"), msg!("tui-export-digits-whole")];
    Entry::choice(label, choices, 0).with_hint(hint)
}

impl Export {
    /// The form for a tally.
    pub fn of(query: TallyQuery) -> Self {
        Self::of_figures(What::Tally(query), &TallyFormat::ALL)
    }

    /// The form for a periodic report.
    pub fn report(query: ReportQuery) -> Self {
        Self::of_figures(What::Report(query), &TallyFormat::ALL)
    }

    fn of_figures(what: What, formats: &[TallyFormat]) -> Self {
        let formats = formats.iter().map(|format| Message::of_code("tui-export-format", format.code())).collect();
        let hint = || msg!("tui-export-hint");
        let entries = vec![
            Entry::choice(msg!("tui-export-format"), formats, 0).with_hint(hint()),
            Entry::text(msg!("tui-export-folder"), MOST_PATH_CHARS, "").with_hint(hint()),
            Entry::text(msg!("tui-export-name"), MOST_NAME_CHARS, "").with_hint(hint()),
        ];
        Self::with(entries, what)
    }

    /// The form for the list of open problems.
    pub fn list() -> Self {
        let digits = digits(msg!("tui-export-digits"), msg!("tui-export-digits-hint"));
        let hints = (msg!("tui-export-list-hint"), msg!("tui-export-purpose-hint"));
        Self::of_people(What::OpenProblems, digits, hints)
    }

    /// The form for the list of the mobile team, of an area or of the whole ward.
    pub fn mobile_team(area: Option<String>) -> Self {
        let digits = digits(msg!("tui-export-team-digits"), msg!("tui-export-team-digits-hint"));
        let hints = (msg!("tui-export-team-hint"), msg!("tui-export-team-purpose-hint"));
        Self { area, ..Self::of_people(What::MobileTeam, digits, hints) }
    }

    fn of_people(what: What, first: Entry, (hint, purpose_hint): (Message, Message)) -> Self {
        let purpose = Entry::text(msg!("tui-export-purpose"), MOST_PURPOSE_CHARS, "");
        let entries = vec![
            first,
            Entry::text(msg!("tui-export-folder"), MOST_PATH_CHARS, "").with_hint(hint.clone()),
            Entry::text(msg!("tui-export-name"), MOST_NAME_CHARS, "").with_hint(hint),
            purpose.with_hint(purpose_hint),
        ];
        Self::with(entries, what)
    }

    fn with(entries: Vec<Entry>, what: What) -> Self {
        let form = Form::new(entries).in_box(BOX.0, BOX.1);
        Self { form, what, area: None, state: State::Proposing, written: None, working: None }
    }

    fn format(&self) -> TallyFormat {
        TallyFormat::ALL.get(self.form.chosen(FORMAT)).copied().unwrap_or(TallyFormat::Xlsx)
    }

    fn propose(&mut self) -> Vec<Step> {
        self.state = State::Proposing;
        let folder = PLACE.folder(&self.form);
        let request = match self.what {
            What::Tally(query) => Request::Figures(FiguresRequest::Propose { query, format: self.format(), folder }),
            What::Report(query) => Request::Reports(ReportsRequest::Propose { query, format: self.format(), folder }),
            What::OpenProblems => Request::Cleaning(CleaningRequest::ProposeList { folder }),
            What::MobileTeam => Request::FollowUp(FollowUpRequest::ProposeList { folder }),
        };
        vec![Step::Ask(request)]
    }

    fn write(&mut self, shared: &Shared) -> Vec<Step> {
        let Some((folder, name)) = PLACE.checked(&mut self.form) else { return Vec::new() };
        if self.is_of_people() && self.form.text(PURPOSE).is_empty() {
            self.form.refuse(PURPOSE, msg!("tui-export-no-purpose"));
        } else {
            self.state = State::Writing;
            let lang = shared.words.lang;
            let request = match &self.what {
                What::Tally(query) => {
                    let query = *query;
                    let format = self.format();
                    Request::Figures(FiguresRequest::Export { query, format, folder, name, lang })
                }
                What::Report(query) => {
                    let (query, format) = (*query, self.format());
                    Request::Reports(ReportsRequest::Export { query, format, folder, name, lang })
                }
                What::OpenProblems => {
                    self.working = Some(Working::new(msg!("tui-export-writing"), shared));
                    let (digits, purpose) = (self.digits(), self.form.text(PURPOSE));
                    Request::Cleaning(CleaningRequest::WriteList { digits, folder, name, purpose, lang })
                }
                What::MobileTeam => {
                    let (area, digits, purpose) = (self.area.clone(), self.digits(), self.form.text(PURPOSE));
                    Request::FollowUp(FollowUpRequest::WriteList { area, digits, folder, name, purpose, lang })
                }
            };
            return vec![Step::Say(Status::note(msg!("tui-export-writing"))), Step::Ask(request)];
        }
        Vec::new()
    }

    fn digits(&self) -> Digits {
        DIGITS.get(self.form.chosen(FORMAT)).copied().unwrap_or(Digits::Masked)
    }

    /// Whether it says something about people, and is written into the log of who saw what.
    fn is_of_people(&self) -> bool {
        !matches!(self.what, What::Tally(_) | What::Report(_))
    }

    /// What is being written is no longer so: the answer is there.
    fn take_back_note(&self, shared: &mut Shared) {
        if self.state == State::Writing {
            shared.status = None;
        }
    }

    /// Where it is proposed.
    fn take_proposal(&mut self, proposal: &Proposal) {
        PLACE.propose(&mut self.form, proposal);
    }

    fn refuse(&mut self, why: &NotWritten) {
        PLACE.refuse(&mut self.form, why);
    }

    /// It is written: said at the foot, or in the box where that is too long for the foot.
    fn take_written(&mut self, path: &Path, shared: &Shared) -> Vec<Step> {
        let done = msg!("tui-export-done", path = path.display().to_string());
        if cells::width(&shared.words.say(&done)) <= usize::from(shared.size.width) {
            return vec![Step::Back, Step::Say(Status::note(done))];
        }
        self.written = Some(done);
        self.state = State::Filling;
        Vec::new()
    }

    fn hear_of_report(&mut self, reply: &ReportsReply, shared: &Shared) -> Vec<Step> {
        match reply {
            ReportsReply::Proposed(proposal) => self.take_proposal(proposal),
            ReportsReply::Written(path) => return self.take_written(path, shared),
            ReportsReply::NotWritten(why) => self.refuse(why),
            ReportsReply::Report(_)
            | ReportsReply::Sealed(_)
            | ReportsReply::NotSealed(_)
            | ReportsReply::Sent(_)
            | ReportsReply::Adjusted { .. } => return Vec::new(),
        }
        self.state = State::Filling;
        Vec::new()
    }

    fn hear_of_list(&mut self, reply: &CleaningReply) -> Vec<Step> {
        match reply {
            CleaningReply::ListProposed(proposal) => self.take_proposal(proposal),
            CleaningReply::ListNotWritten(why) => self.refuse(why),
            CleaningReply::ListWritten(ListWritten { path, people, held }) => {
                let path = path.display().to_string();
                self.written = Some(msg!("tui-export-list-done", people = *people, held = *held, path = path));
            }
            CleaningReply::NothingToList => {
                return vec![Step::Back, Step::Say(Status::note(msg!("tui-cleaning-nothing")))];
            }
            CleaningReply::Stopped if self.working.is_some() => {
                self.state = State::Filling;
                self.working = None;
                return vec![Step::Say(Status::note(msg!("error-cancelled")))];
            }
            _ => return Vec::new(),
        }
        self.state = State::Filling;
        self.working = None;
        Vec::new()
    }

    fn hear_of_team(&mut self, reply: &FollowUpReply) -> Vec<Step> {
        match reply {
            FollowUpReply::ListProposed(proposal) => self.take_proposal(proposal),
            FollowUpReply::ListNotWritten(why) => self.refuse(why),
            FollowUpReply::ListWritten(HandedOver { path, people }) => {
                let path = path.display().to_string();
                self.written = Some(msg!("tui-export-team-done", people = *people, path = path));
            }
            FollowUpReply::NobodyWaits => {
                return vec![Step::Back, Step::Say(Status::note(msg!("tui-why-nobody-waits-for-team")))];
            }
            FollowUpReply::Window { .. } => return Vec::new(),
        }
        self.state = State::Filling;
        Vec::new()
    }
}

impl Behaviour for Export {
    /// Written, there is nothing left to fill in.
    fn scope(&self) -> Scope {
        if self.written.is_some() { Scope::Trouble } else { Scope::Export }
    }

    fn title(&self) -> Message {
        match self.what {
            What::Tally(_) => msg!("tui-title-export"),
            What::Report(_) => msg!("tui-title-export-report"),
            What::OpenProblems => msg!("tui-title-export-list"),
            What::MobileTeam => msg!("tui-title-export-team"),
        }
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
            Act::Back if self.working.is_some() => return vec![Step::CancelJob],
            Act::Enter => return self.write(shared),
            Act::NextChoice | Act::PreviousChoice => {
                let before = self.format();
                self.form.act(act);
                // The end of the name follows the form of the file.
                if self.format() != before && !self.is_of_people() {
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
        let reply = match (&self.what, reply) {
            (What::Tally(_), Reply::Figures(reply)) => reply,
            (What::OpenProblems, Reply::Cleaning(reply)) => {
                self.take_back_note(shared);
                return self.hear_of_list(reply);
            }
            (What::MobileTeam, Reply::FollowUp(reply)) => {
                self.take_back_note(shared);
                return self.hear_of_team(reply);
            }
            (What::Report(_), Reply::Reports(reply)) => {
                self.take_back_note(shared);
                return self.hear_of_report(reply, shared);
            }
            (What::Tally(_) | What::Report(_) | What::OpenProblems | What::MobileTeam, reply) => {
                return Working::hear(&mut self.working, reply);
            }
        };
        self.take_back_note(shared);
        match reply {
            FiguresReply::Proposed(proposal) => {
                self.take_proposal(proposal);
            }
            FiguresReply::Written(path) => return self.take_written(path, shared),
            FiguresReply::NotWritten(why) => self.refuse(why),
            FiguresReply::Tally(_) | FiguresReply::VisitTimes(_) | FiguresReply::NoTally(_) => return Vec::new(),
        }
        self.state = State::Filling;
        Vec::new()
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
