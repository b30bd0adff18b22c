//! The extract of accounts beside the ledger: what both have, what only one of them has, where the days differ. What
//! the extract knows better is taken over one by one, those that are marked, or all of a group that nobody has to look
//! at first. What remains is shown after that.

mod view;
mod work;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::import::Stopped;
use super::{Behaviour, Confirm, PersonScreen, Question, moved};
use crate::desk::reconciling::{Accepted, Compared, Group, Line, Which};
use crate::desk::screen::{Progress, ReconcilingReply, ReconcilingRequest, Reply, Request};
use crate::msg;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Picked, Shared, Status, Step};
use crate::tui::widgets::boxes;
use work::{Doing, Work};

/// An extract beside the ledger.
pub struct ReconcileScreen {
    path: PathBuf,
    /// What the desk found.
    shown: Option<Shown>,
    /// What the desk is doing.
    work: Option<Work>,
    /// Why nothing could be done.
    stopped: Option<Stopped>,
    /// What a question is about.
    asked: Option<Which>,
}

/// What is seen.
pub struct Shown {
    /// Number of the request that it answers.
    number: u64,
    /// As the desk found it.
    pub compared: Arc<Compared>,
    /// Which part of it is seen.
    pub part: Part,
    /// The line that is selected in it.
    pub selected: usize,
    /// Lines that are taken over together.
    pub marked: BTreeSet<(Group, usize)>,
}

/// The parts of a comparison.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// Differences of a group.
    Of(Group),
    /// Numbers of nobody in the ledger.
    Unknown,
    /// How much agrees, and what is wrong with the extract.
    Agree,
}

impl Part {
    /// In the order in which they are shown: first what is to be done.
    pub const ALL: [Self; 5] = [
        Self::Of(Group::OnlyThere),
        Self::Of(Group::DifferentDay),
        Self::Of(Group::OnlyHere),
        Self::Unknown,
        Self::Agree,
    ];
}

impl Shown {
    /// How many lines its part has to move in.
    pub fn total(&self) -> usize {
        match self.part {
            Part::Of(group) => self.compared.group(group).len(),
            Part::Unknown => self.compared.unknown.len(),
            Part::Agree => self.compared.problems.len(),
        }
    }

    /// The group that is seen, if it can be taken over.
    fn group(&self) -> Option<Group> {
        match self.part {
            Part::Of(group @ (Group::OnlyThere | Group::DifferentDay)) => Some(group),
            Part::Of(Group::OnlyHere) | Part::Unknown | Part::Agree => None,
        }
    }

    /// The selected difference.
    pub fn line(&self) -> Option<&Line> {
        match self.part {
            Part::Of(group) => self.compared.group(group).get(self.selected),
            Part::Unknown | Part::Agree => None,
        }
    }

    fn turn(&mut self, step: usize) {
        let here = Part::ALL.iter().position(|part| *part == self.part).unwrap_or(0);
        self.show(Part::ALL.get((here + step) % Part::ALL.len()).copied().unwrap_or(Part::Agree));
    }

    fn show(&mut self, part: Part) {
        self.part = part;
        self.selected = 0;
    }
}

impl ReconcileScreen {
    /// Of this file.
    pub fn new(path: PathBuf) -> Self {
        Self { path, shown: None, work: None, stopped: None, asked: None }
    }

    fn ask(&mut self, doing: Doing, shared: &mut Shared, request: impl FnOnce(u64) -> ReconcilingRequest) -> Vec<Step> {
        let number = shared.next_search();
        self.work = Some(Work::new(number, doing));
        vec![Step::Ask(Request::Reconciling(request(number)))]
    }

    fn read(&mut self, shared: &mut Shared) -> Vec<Step> {
        let (path, settings) = (self.path.clone(), shared.settings_folder.clone());
        self.shown = None;
        self.ask(Doing::Reading, shared, |number| ReconcilingRequest::Read { number, path, settings })
    }

    fn accept(&mut self, which: Which, shared: &mut Shared) -> Vec<Step> {
        let Some(compared) = self.shown.as_ref().map(|shown| shown.number) else { return Vec::new() };
        self.ask(Doing::Writing, shared, |number| ReconcilingRequest::Accept { number, compared, which })
    }

    /// Asks before more than one is taken over, and before one that somebody has to look at.
    fn ask_first(&mut self, which: Which, question: Message) -> Vec<Step> {
        self.asked = Some(which);
        vec![Step::open(Confirm::new(Question::Other(question)))]
    }

    fn accept_selected(&mut self, shared: &mut Shared) -> Vec<Step> {
        let Some((shown, group)) = self.shown.as_ref().and_then(|shown| Some((shown, shown.group()?))) else {
            return Vec::new();
        };
        if !shown.marked.is_empty() {
            let (which, count) = (Which::These(shown.marked.iter().copied().collect()), shown.marked.len());
            return self.ask_first(which, msg!("tui-ask-reconcile-marked", count = count));
        }
        let Some(line) = shown.line() else { return Vec::new() };
        let which = Which::These(vec![(group, shown.selected)]);
        match &line.doubt {
            Some(doubt) => {
                let question = msg!("tui-ask-reconcile-doubt", doubt = view::doubt(doubt));
                self.ask_first(which, question)
            }
            None => self.accept(which, shared),
        }
    }

    fn accept_group(&mut self) -> Vec<Step> {
        let Some((shown, group)) = self.shown.as_ref().and_then(|shown| Some((shown, shown.group()?))) else {
            return Vec::new();
        };
        let count = shown.compared.without_doubt(group);
        let doubtful = shown.compared.group(group).len() - count;
        let question = match doubtful {
            0 => msg!("tui-ask-reconcile-all", count = count),
            doubtful => msg!("tui-ask-reconcile-all-but", count = count, doubtful = doubtful),
        };
        self.ask_first(Which::OfGroup(group), question)
    }

    fn mark(&mut self) {
        let Some(shown) = &mut self.shown else { return };
        let Some(group) = shown.group().filter(|_| shown.line().is_some()) else { return };
        let place = (group, shown.selected);
        if !shown.marked.remove(&place) {
            shown.marked.insert(place);
        }
        shown.selected = moved(Act::Down, shown.selected, shown.total(), 2);
    }

    fn back(&mut self) -> Vec<Step> {
        match &mut self.work {
            Some(work) if work.doing == Doing::Writing => {
                work.is_stopping = true;
                vec![Step::CancelJob]
            }
            Some(work) if work.doing == Doing::Finishing => Vec::new(),
            Some(_) => {
                self.work = None;
                let said = Step::Say(Status::note(msg!("tui-reconcile-given-up")));
                vec![Step::CancelJob, forget(), Step::Back, said]
            }
            None => match &mut self.shown {
                Some(shown) if !shown.marked.is_empty() => {
                    shown.marked.clear();
                    Vec::new()
                }
                Some(_) | None => vec![forget(), Step::Back],
            },
        }
    }

    fn open_person(&self) -> Vec<Step> {
        let person = self.shown.as_ref().and_then(Shown::line).map(|line| &line.person);
        person.map(|person| Step::open(PersonScreen::new(person.household, person.reference))).into_iter().collect()
    }

    fn take_compared(&mut self, number: u64, compared: &Arc<Compared>) {
        self.work = None;
        let before = self.shown.take().map(|shown| (shown.part, shown.selected));
        let first = Part::ALL.into_iter().find(|part| match part {
            Part::Of(group) => !compared.group(*group).is_empty(),
            Part::Unknown => !compared.unknown.is_empty(),
            Part::Agree => true,
        });
        let (part, selected) = before.unwrap_or((first.unwrap_or(Part::Agree), 0));
        let compared = Arc::clone(compared);
        let mut shown = Shown { number, compared, part, selected, marked: BTreeSet::new() };
        shown.selected = selected.min(shown.total().saturating_sub(1));
        self.shown = Some(shown);
    }

    fn take_accepted(&mut self, accepted: Accepted, shared: &mut Shared) -> Vec<Step> {
        self.work = None;
        let Some(operation) = accepted.operation else {
            return vec![Step::Say(Status::note(msg!("tui-nothing-new")))];
        };
        shared.last_done = Some((operation, msg!("tui-reconcile-said", count = accepted.applied)));
        let done = Status::done(msg!("tui-reconcile-accepted", count = accepted.applied), msg!("tui-press-undo"));
        vec![Step::Refresh, Step::Say(done)]
    }

    fn hear_answer(&mut self, reply: &ReconcilingReply, shared: &mut Shared) -> Vec<Step> {
        let is_ours = |number: &u64| self.work.as_ref().is_some_and(|work| work.number == *number);
        match reply {
            ReconcilingReply::Compared { number, compared } if is_ours(number) => {
                self.take_compared(*number, compared);
                Vec::new()
            }
            ReconcilingReply::Accepted { number, accepted } if is_ours(number) => self.take_accepted(*accepted, shared),
            // The ledger has changed, or was locked meanwhile: what is taken over must be what is seen.
            ReconcilingReply::IsOld { number } if is_ours(number) => {
                let mut steps = self.read(shared);
                steps.push(Step::Say(Status::note(msg!("tui-reconcile-again"))));
                steps
            }
            ReconcilingReply::Cancelled { number } if is_ours(number) => {
                (self.work, shared.status) = (None, None);
                self.stopped =
                    Some(Stopped::new(msg!("tui-reconcile-stopped"), msg!("tui-reconcile-nothing-written"), None));
                Vec::new()
            }
            ReconcilingReply::Failed { number, message, hint } if is_ours(number) => {
                // Nothing said of the work, such as that it could not be stopped any more, stays.
                (self.work, shared.status) = (None, None);
                self.stopped = Some(Stopped::new(msg!("tui-reconcile-not-done"), message.clone(), hint.clone()));
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    /// Work that is worth a screen of its own; what takes a moment leaves the list where it is.
    fn long_work(&self) -> Option<&Work> {
        self.work.as_ref().filter(|work| self.shown.is_none() || work.is_long())
    }
}

fn forget() -> Step {
    Step::Ask(Request::Reconciling(ReconcilingRequest::Forget))
}

impl Behaviour for ReconcileScreen {
    fn scope(&self) -> Scope {
        match (&self.stopped, self.long_work()) {
            (Some(_), _) => Scope::ImportStopped,
            (None, Some(_)) => Scope::ImportWork,
            (None, None) if self.shown.is_none() => Scope::ImportWork,
            (None, None) => Scope::Reconcile,
        }
    }

    fn title(&self) -> Message {
        msg!("tui-title-reconcile")
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        match (&self.stopped, self.long_work(), &self.shown) {
            (Some(stopped), _, _) => stopped.draw(shared, frame, area),
            (None, Some(work), _) => work.draw(shared, frame, area),
            (None, None, Some(shown)) => view::draw(shown, shared, frame, area),
            (None, None, None) => {}
        }
    }

    /// Whatever is recorded meanwhile changes what differs.
    fn refresh(&mut self, shared: &mut Shared) -> Vec<Step> {
        match (&self.stopped, &self.work, &self.shown) {
            (Some(_), _, _) | (None, Some(_), _) => Vec::new(),
            (None, None, None) => self.read(shared),
            (None, None, Some(_)) => {
                self.ask(Doing::Comparing, shared, |number| ReconcilingRequest::CompareAgain { number })
            }
        }
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        if act == Act::Back && self.stopped.take().is_some() {
            // What was seen is seen again, as it is now.
            return if self.shown.is_some() { self.refresh(shared) } else { vec![forget(), Step::Back] };
        }
        match act {
            Act::Back => return self.back(),
            Act::Enter => return self.accept_selected(shared),
            Act::AcceptAll => return self.accept_group(),
            Act::OpenPerson => return self.open_person(),
            Act::Mark => self.mark(),
            _ => {
                let Some(shown) = &mut self.shown else { return Vec::new() };
                match act {
                    Act::NextField => shown.turn(1),
                    Act::PreviousField => shown.turn(Part::ALL.len() - 1),
                    _ => {
                        let rows = usize::from(view::list(shared.body()).height);
                        shown.selected = moved(act, shown.selected, shown.total(), rows);
                    }
                }
            }
        }
        Vec::new()
    }

    fn click(&mut self, position: Position, shared: &mut Shared) -> Vec<Step> {
        let Some(shown) = &mut self.shown else { return Vec::new() };
        let tabs = view::tabs(shown, &shared.words, shared.body());
        if let Some((part, _, _)) = tabs.into_iter().find(|(_, at, _)| at.contains(position)) {
            shown.show(part);
        } else if let Some(row) = boxes::row_at(view::list(shared.body()), position) {
            let place = view::top(shown, shared.body()) + row;
            if place < shown.total() {
                shown.selected = place;
            }
        }
        Vec::new()
    }

    /// A click never records: the second one opens the person.
    fn double_click(&mut self, position: Position, shared: &mut Shared) -> Vec<Step> {
        let is_in_list = boxes::row_at(view::list(shared.body()), position).is_some();
        if is_in_list { vec![Step::Press(Key::Char('o'))] } else { self.click(position, shared) }
    }

    fn take_picked(&mut self, picked: &Picked, shared: &mut Shared) -> Vec<Step> {
        match (picked, self.asked.take()) {
            (Picked::Agreed, Some(which)) => self.accept(which, shared),
            _ => Vec::new(),
        }
    }

    fn hear(&mut self, reply: &Reply, shared: &mut Shared) -> Vec<Step> {
        match reply {
            Reply::Progress(Progress::Import(stage)) => {
                if let Some(work) = &mut self.work {
                    work.step(*stage, shared.now.since_start);
                }
                Vec::new()
            }
            Reply::Reconciling(reply) => self.hear_answer(reply, shared),
            _ => Vec::new(),
        }
    }

    fn can(&self, act: Act) -> Result<(), Message> {
        if act == Act::Back && self.work.as_ref().is_some_and(|work| work.doing == Doing::Finishing) {
            return Err(msg!("tui-import-cannot-stop"));
        }
        let Some(shown) = &self.shown else { return Ok(()) };
        match act {
            Act::OpenPerson if shown.line().is_none() => Err(msg!("tui-reconcile-why-nobody")),
            Act::Enter | Act::Mark | Act::AcceptAll => match shown.part {
                Part::Of(Group::OnlyHere) => Err(msg!("tui-reconcile-why-only-here")),
                Part::Unknown => Err(msg!("tui-reconcile-why-unknown")),
                Part::Agree => Err(msg!("tui-reconcile-why-agree")),
                Part::Of(_) if shown.total() == 0 => Err(msg!("tui-reconcile-why-nothing")),
                Part::Of(group) if act == Act::AcceptAll && shown.compared.without_doubt(group) == 0 => {
                    Err(msg!("tui-reconcile-why-all-doubtful"))
                }
                Part::Of(_) => Ok(()),
            },
            _ => Ok(()),
        }
    }

    fn shown_people(&self, shared: &Shared) -> usize {
        self.shown.as_ref().map_or(0, |shown| shown.total().min(usize::from(view::list(shared.body()).height)))
    }

    fn is_waiting(&self) -> bool {
        self.work.is_some() && self.long_work().is_none()
    }

    fn is_working(&self) -> bool {
        self.work.is_some()
    }

    fn request_failed(&mut self) {
        self.work = None;
    }

    /// It holds people: it is read again.
    fn forget(&mut self) {
        self.shown = None;
        self.work = None;
        self.asked = None;
    }
}
