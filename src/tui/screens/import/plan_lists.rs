//! A plan that is looked at: its counts, and its lists a page at a time as the desk has them; deciding about their
//! lines.

use super::plan_view;
use crate::desk::import::{Asked, PlanLines, PlanPart, PlanShown, Reach, UnsureShown, Writes};
use crate::desk::screen::{ImportingRequest, Request};
use crate::domain::import_plan::{Home, ImportCounts};
use crate::msg;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::model::{Shared, Status, Step};
use crate::tui::screens::{Confirm, Question, moved};

/// Lines that are asked for at once.
const PAGE: usize = 400;

/// A plan that is looked at.
pub struct Planned {
    /// Number of the request that it answers.
    pub number: u64,
    /// As the desk made it.
    pub plan: Box<PlanShown>,
    /// Which part of it is seen.
    pub part: Part,
    /// The line that is selected in it.
    pub selected: usize,
    /// Of an unsure row, whom of those whom it is like is seen.
    pub like: usize,
    window: Option<Window>,
}

/// A part of a plan.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// The counts.
    Summary,
    /// A list.
    List(PlanPart),
}

/// The lists, in the order in which they are shown.
const LISTS: [PlanPart; 6] =
    [PlanPart::Changed, PlanPart::Moves, PlanPart::Unsure, PlanPart::Problems, PlanPart::Held, PlanPart::Absent];

struct Window {
    part: PlanPart,
    from: usize,
    lines: PlanLines,
}

impl Planned {
    /// One that has just been made.
    pub fn new(number: u64, plan: Box<PlanShown>) -> Self {
        Self { number, plan, part: Part::Summary, selected: 0, like: 0, window: None }
    }

    /// Whether somebody decided about some of its lines: another plan knows nothing of that.
    pub fn is_decided(&self) -> bool {
        self.plan.decided + self.plan.staying > 0
    }

    /// The commands of what is seen.
    pub fn scope(&self) -> Scope {
        match self.part {
            Part::List(PlanPart::Unsure) => Scope::ImportUnsure,
            Part::List(PlanPart::Moves) => Scope::ImportMoves,
            Part::Summary | Part::List(PlanPart::Changed | PlanPart::Problems | PlanPart::Held | PlanPart::Absent) => {
                Scope::ImportPlan
            }
        }
    }

    /// The parts in which there is something to see.
    pub fn parts(&self) -> impl Iterator<Item = Part> {
        let lists = LISTS.into_iter().filter(|part| self.plan.totals.of(*part) > 0);
        std::iter::once(Part::Summary).chain(lists.map(Part::List))
    }

    /// How many lines its part has to move in.
    pub fn total(&self) -> usize {
        match self.part {
            Part::Summary => 0,
            Part::List(part) => self.plan.totals.of(part),
        }
    }

    /// The lines that are here, and the place of the first.
    pub fn lines(&self) -> Option<(usize, &PlanLines)> {
        let window = self.window.as_ref().filter(|window| Part::List(window.part) == self.part)?;
        Some((window.from, &window.lines))
    }

    /// The unsure row that is selected.
    pub fn unsure(&self) -> Option<&UnsureShown> {
        match self.lines()? {
            (from, PlanLines::Unsure(lines)) => lines.get(self.selected.checked_sub(from)?),
            _ => None,
        }
    }

    /// Shows another part.
    pub fn show(&mut self, part: Part) -> Vec<Step> {
        self.part = part;
        self.selected = 0;
        self.like = 0;
        self.window = None;
        self.wanted()
    }

    fn turn(&mut self, step: usize) -> Vec<Step> {
        let parts: Vec<Part> = self.parts().collect();
        let here = parts.iter().position(|part| *part == self.part).unwrap_or(0);
        // Backwards is forwards by one less than all.
        let step = step % parts.len().max(1);
        self.show(parts.get((here + step) % parts.len().max(1)).copied().unwrap_or(Part::Summary))
    }

    /// Asks for the lines around the selected one, where they are not here.
    fn wanted(&self) -> Vec<Step> {
        let Part::List(part) = self.part else { return Vec::new() };
        let (first, last) = (self.selected.saturating_sub(PAGE / 8), (self.selected + PAGE / 8).min(self.total()));
        let is_here = self.lines().is_some_and(|(from, lines)| from <= first && last <= from + count(lines));
        if is_here {
            return Vec::new();
        }
        let from = self.selected.saturating_sub(PAGE / 2);
        let request = ImportingRequest::Page { plan: self.number, part, from, most: PAGE };
        vec![Step::Ask(Request::Importing(request))]
    }

    /// Selects another line.
    pub fn select(&mut self, line: usize) -> Vec<Step> {
        if line != self.selected {
            self.selected = line;
            self.like = 0;
        }
        self.wanted()
    }

    /// Lines came.
    pub fn take_page(&mut self, part: PlanPart, from: usize, lines: PlanLines) {
        if Part::List(part) == self.part {
            self.window = Some(Window { part, from, lines });
            if let Some(UnsureShown { choice: Asked::Same(like, _), .. }) = self.unsure() {
                self.like = *like;
            }
        }
    }

    /// A decision was taken: the plan is another, and so are its lines.
    pub fn take_decided(&mut self, plan: Box<PlanShown>) -> Vec<Step> {
        self.plan = plan;
        let Part::List(part) = self.part else { return Vec::new() };
        let from = self.selected.saturating_sub(PAGE / 2);
        vec![Step::Ask(Request::Importing(ImportingRequest::Page { plan: self.number, part, from, most: PAGE }))]
    }

    fn decide(&mut self, asked: Asked, reach: Reach) -> Vec<Step> {
        let Part::List(part) = self.part else { return Vec::new() };
        let line = self.selected;
        let request = ImportingRequest::Decide { plan: self.number, part, line, asked, reach };
        let step = Step::Ask(Request::Importing(request));
        if reach == Reach::One && asked != Asked::Nothing && line + 1 < self.total() {
            self.selected = line + 1;
            self.like = 0;
        }
        vec![step]
    }

    /// Decides for all that are not decided what was decided for the selected line.
    fn decide_rest(&mut self) -> Vec<Step> {
        let decided = match self.lines() {
            Some((from, PlanLines::Unsure(lines))) => {
                self.selected.checked_sub(from).and_then(|line| lines.get(line)).map(|line| line.choice)
            }
            Some((from, PlanLines::Moves(lines))) => {
                let line = self.selected.checked_sub(from).and_then(|line| lines.get(line));
                line.filter(|line| line.home == Home::Kept).map(|_| Asked::Stays)
            }
            Some(_) | None => None,
        };
        match decided {
            Some(asked) if asked != Asked::Nothing => self.decide(asked, Reach::Rest),
            Some(_) | None => vec![Step::Say(Status::refusal(msg!("tui-import-why-decide-first")))],
        }
    }

    /// Nearly everybody is known: a list that came before, corrected. It is written with one key; anything else is
    /// asked about once more.
    fn is_correction(&self) -> bool {
        let ImportCounts { added, updated, unchanged, .. } = self.plan.counts;
        updated + unchanged > added
    }

    /// What is asked before the plan is written; nothing where the counts of a corrected list were just seen.
    pub fn question(&self) -> Option<Message> {
        if self.part == Part::Summary && self.is_correction() {
            return None;
        }
        let ImportCounts { added, updated, held, .. } = self.plan.counts;
        let households = self.plan.changed_households;
        Some(match held {
            0 => msg!("tui-ask-import", added = added, updated = updated, households = households),
            held => {
                msg!("tui-ask-import-held", added = added, updated = updated, households = households, held = held)
            }
        })
    }

    /// A command that does not leave the plan.
    pub fn act(&mut self, act: Act, shared: &Shared) -> Vec<Step> {
        let is_moves = self.part == Part::List(PlanPart::Moves);
        match act {
            Act::Enter => {
                let asked = self.question().map(|question| Step::open(Confirm::new(Question::Other(question))));
                asked.into_iter().collect()
            }
            Act::NextField => self.turn(1),
            Act::PreviousField => self.turn(self.parts().count().saturating_sub(1)),
            Act::SamePerson => self.decide(Asked::Same(self.like, Home::AsListed), Reach::One),
            Act::Stays if is_moves => self.decide(Asked::Stays, Reach::One),
            Act::Stays => self.decide(Asked::Same(self.like, Home::Kept), Reach::One),
            Act::OtherPerson => self.decide(Asked::Another, Reach::One),
            Act::ClearResult => self.decide(Asked::Nothing, Reach::One),
            Act::DecideRest => self.decide_rest(),
            Act::NextLike => {
                let likes = self.unsure().map_or(0, |unsure| unsure.likes.len());
                self.like = if likes == 0 { 0 } else { (self.like + 1) % likes };
                Vec::new()
            }
            _ => {
                let rows = plan_view::rows(self, shared.body());
                let line = moved(act, self.selected, self.total(), rows);
                self.select(line)
            }
        }
    }

    /// Whether there is something to write.
    pub fn can_write(&self) -> Result<(), Message> {
        match self.plan.writes {
            Writes::Something => Ok(()),
            Writes::Nothing => Err(why_nothing(&self.plan)),
        }
    }
}

/// Why there is nothing to write: all of it is known, or it waits for somebody to decide.
pub fn why_nothing(plan: &PlanShown) -> Message {
    match plan.counts.unsure {
        0 => msg!("tui-import-why-nothing-new"),
        unsure => msg!("tui-import-why-nothing-decided", count = unsure),
    }
}

fn count(lines: &PlanLines) -> usize {
    match lines {
        PlanLines::Changed(lines) => lines.len(),
        PlanLines::Moves(lines) => lines.len(),
        PlanLines::Unsure(lines) => lines.len(),
        PlanLines::Problems(lines) => lines.len(),
        PlanLines::Held(lines) => lines.len(),
        PlanLines::Absent(lines) => lines.len(),
    }
}
