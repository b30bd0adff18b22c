//! The people with one kind of problem: for each what the cell said, what stands in the ledger, what can be done. One
//! key does it, and the next one is there.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::{MendForm, PhoneOwner, called, field_name, kind_view};
use crate::desk::cleaning::{CleaningItem, Mend};
use crate::desk::lists::Window;
use crate::desk::screen::{CleaningReply, CleaningRequest, Reply, Request};
use crate::desk::views::{HouseholdRef, PersonRef};
use crate::domain::problem::ProblemCode;
use crate::domain::repair::{Remedy, Repair};
use crate::msg;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Picked, Saving, Shared, Status, Step, Then};
use crate::tui::screens::keeping::Working;
use crate::tui::screens::listing::{Listed, Listing};
use crate::tui::screens::{Behaviour, Confirm, HouseholdScreen, MoveForm, Question, people_told};

/// The people of a kind.
pub struct CleaningKind {
    /// The kind.
    pub code: ProblemCode,
    /// Where one is among them.
    pub list: Listing<CleaningItem>,
    /// Something was recorded: until the list comes anew, keys would mean the person before.
    is_renewed: Renewed,
    /// How many were mended here.
    mended: usize,
    /// How many can be mended at once, while it is asked whether to.
    asked: Option<usize>,
    /// Whether a screen stands above this one that is none of its forms.
    is_covered: bool,
    /// Counting or doing all of the kind.
    pub working: Option<Working>,
}

/// Whether the list that is held is the one after what was recorded last.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Renewed {
    Yes,
    NotYet,
}

impl Listed for CleaningItem {
    type Reference = PersonRef;

    fn reference(&self) -> PersonRef {
        self.reference
    }
}

impl CleaningKind {
    /// Of this kind.
    pub fn new(code: ProblemCode) -> Self {
        Self {
            code,
            list: Listing::default(),
            is_renewed: Renewed::Yes,
            mended: 0,
            asked: None,
            is_covered: false,
            working: None,
        }
    }

    fn rows(shared: &Shared) -> usize {
        usize::from(kind_view::parts(shared.body()).list.height).max(1)
    }

    fn ask(&mut self, shared: &mut Shared, window: Window<PersonRef>) -> Step {
        let number = shared.next_search();
        self.list.ask(number, window);
        Step::Ask(Request::Cleaning(CleaningRequest::People { number, code: self.code, window }))
    }

    fn keep_loaded(&mut self, shared: &mut Shared) -> Vec<Step> {
        let wanted = self.list.wanted(Self::rows(shared));
        wanted.map(|window| self.ask(shared, window)).into_iter().collect()
    }

    fn save(&self, item: &CleaningItem, mend: Mend, said: Message) -> Vec<Step> {
        let request = CleaningRequest::Mend { person: item.reference, code: self.code, mend };
        vec![Step::Save(Request::Cleaning(request), Saving { said, then: Then::Stay })]
    }

    /// The proposed repair; where there is none, what else leads on.
    fn repair(&self, item: &CleaningItem, shared: &Shared) -> Vec<Step> {
        let name = &item.facts.full_name;
        match &item.repair {
            Some(Repair { remedy: Remedy::Confirm, .. }) => self.accept(item),
            Some(Repair { remedy: Remedy::Set(field, value), .. }) => {
                let value = people_told::shown(field.code(), Some(value), None, shared);
                let field = field_name(Some(*field));
                let said = msg!("tui-said-settle", name = name, field = field, value = value);
                self.save(item, Mend::Repair, said)
            }
            None => self.edit(item),
        }
    }

    fn accept(&self, item: &CleaningItem) -> Vec<Step> {
        let said = msg!("tui-said-cleaning-right", name = &item.facts.full_name, problem = called(self.code));
        self.save(item, Mend::Accept, said)
    }

    fn edit(&self, item: &CleaningItem) -> Vec<Step> {
        let name = item.facts.full_name.clone();
        let screen = match self.code {
            ProblemCode::SharedPhone => Step::open(PhoneOwner::new(item)),
            ProblemCode::MissingHousehold => Step::open(MoveForm::of(item.reference, name, item.household)),
            _ => Step::open(MendForm::new(self.code, item)),
        };
        vec![screen]
    }

    /// The list came again after something was recorded: fewer people have the problem, or the same.
    fn went(&mut self, before: usize, shared: &Shared) -> Vec<Step> {
        let left = self.list.total.unwrap_or(0);
        self.mended += before.saturating_sub(left);
        if left > 0 || self.mended == 0 || self.is_covered {
            return Vec::new();
        }
        // What was done last stays to be read; it is said that this was the last one.
        let hint = shared.status.as_ref().and_then(|status| status.hint.clone());
        let done = msg!("tui-cleaning-kind-done", problem = called(self.code), count = self.mended);
        let status = Status { hint, ..Status::note(done) };
        vec![Step::Back, Step::Say(status)]
    }
}

impl Behaviour for CleaningKind {
    fn scope(&self) -> Scope {
        Scope::CleaningKind
    }

    fn title(&self) -> Message {
        called(self.code)
    }

    fn is_waiting(&self) -> bool {
        self.is_renewed == Renewed::NotYet
    }

    fn person(&self) -> Option<(HouseholdRef, PersonRef)> {
        self.list.current().map(|item| (item.household, item.reference))
    }

    fn shown_people(&self, _: &Shared) -> usize {
        self.list.total.unwrap_or(0).min(1)
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        self.is_covered = act == Act::OpenPerson;
        let item = self.list.current().cloned();
        let records = matches!(act, Act::Enter | Act::Edit | Act::Accept | Act::MarkAll);
        if records && self.working.is_some() {
            return vec![Step::Say(Status::refusal(msg!("tui-why-working")))];
        }
        match (act, item) {
            (Act::Back, _) if self.working.is_some() => vec![Step::CancelJob],
            (Act::Back, _) => vec![Step::Back],
            (Act::Enter, Some(item)) => self.repair(&item, shared),
            (Act::Edit, Some(item)) => self.edit(&item),
            (Act::Accept, Some(item)) => self.accept(&item),
            (Act::OpenPerson, Some(item)) => {
                shared.opened(item.reference);
                vec![Step::open(HouseholdScreen::new(item.household, Some(item.reference)))]
            }
            (Act::MarkAll, Some(_)) => {
                self.working = Some(Working::new(msg!("tui-cleaning-counting"), shared));
                vec![Step::Ask(Request::Cleaning(CleaningRequest::CountSure(self.code)))]
            }
            (Act::Enter | Act::Edit | Act::Accept | Act::OpenPerson | Act::MarkAll, None) => {
                vec![Step::Say(Status::refusal(msg!("tui-why-nobody-selected")))]
            }
            (_, _) => {
                self.list.act(act, Self::rows(shared));
                self.keep_loaded(shared)
            }
        }
    }

    fn take_picked(&mut self, picked: &Picked, shared: &mut Shared) -> Vec<Step> {
        let (Picked::Agreed, Some(people)) = (picked, self.asked) else { return Vec::new() };
        self.working = Some(Working::new(msg!("tui-cleaning-repairing", count = people), shared));
        vec![Step::Ask(Request::Cleaning(CleaningRequest::RepairAll(self.code)))]
    }

    fn click(&mut self, position: Position, shared: &mut Shared) -> Vec<Step> {
        let list = kind_view::parts(shared.body()).list;
        if let Some(place) = self.list.place_at(list, position) {
            self.list.selected = place;
        }
        self.keep_loaded(shared)
    }

    /// A second click is no repair: that takes the key that says so.
    fn double_click(&mut self, position: Position, shared: &mut Shared) -> Vec<Step> {
        self.click(position, shared)
    }

    fn resized(&mut self, shared: &mut Shared) -> Vec<Step> {
        self.keep_loaded(shared)
    }

    fn refresh(&mut self, shared: &mut Shared) -> Vec<Step> {
        if self.list.total.is_some() {
            self.is_renewed = Renewed::NotYet;
        }
        let window = self.list.again(Self::rows(shared));
        vec![self.ask(shared, window)]
    }

    fn hear(&mut self, reply: &Reply, shared: &mut Shared) -> Vec<Step> {
        match reply {
            Reply::Cleaning(CleaningReply::People { number, page }) if self.list.waits_for(*number) => {
                let before = self.list.total.unwrap_or(0);
                self.list.take((page.total, page.first, page.kept), page.items.clone());
                let mut steps = self.keep_loaded(shared);
                if self.is_renewed == Renewed::NotYet {
                    self.is_renewed = Renewed::Yes;
                    steps.extend(self.went(before, shared));
                }
                steps
            }
            Reply::Cleaning(CleaningReply::Sure { code, people }) if *code == self.code => {
                self.working = None;
                if *people == 0 {
                    return vec![Step::Say(Status::refusal(msg!("tui-why-no-sure-repair")))];
                }
                self.asked = Some(*people);
                let question = msg!("tui-ask-cleaning-all", count = *people, problem = called(self.code));
                vec![Step::open(Confirm::new(Question::Other(question)))]
            }
            Reply::Cleaning(CleaningReply::Repaired(_)) if self.working.take().is_some() => {
                // It is said as it was asked.
                let people = self.asked.take().unwrap_or(0);
                let said = msg!("tui-said-cleaning-all", count = people, problem = called(self.code));
                shared.saving = Some(Saving { said, then: Then::Stay });
                Vec::new()
            }
            Reply::Cleaning(CleaningReply::Stopped) if self.working.take().is_some() => {
                vec![Step::Say(Status::note(msg!("error-cancelled")))]
            }
            _ => Working::hear(&mut self.working, reply),
        }
    }

    fn is_working(&self) -> bool {
        self.working.is_some()
    }

    fn request_failed(&mut self) {
        self.working = None;
        self.is_renewed = Renewed::Yes;
        self.list.give_up();
    }

    fn forget(&mut self) {
        self.working = None;
        self.is_renewed = Renewed::Yes;
        self.list.forget();
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        kind_view::draw(self, shared, frame, area);
    }
}
