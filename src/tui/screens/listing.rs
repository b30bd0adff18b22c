//! A long list of which only a window is held: where one is in it, what is asked for, what came.

use ratatui::layout::{Position, Rect};

use super::moved;
use crate::desk::lists::Window;
use crate::tui::command::Act;
use crate::tui::widgets::boxes;
use crate::tui::widgets::cells::top_for;

/// At least so many lines are asked for at once.
const LEAST_WINDOW: usize = 120;
/// So many screens of lines are asked for at once: the one that is seen, and two before and behind it.
const SCREENS: usize = 5;

/// A line that can be told from the others.
pub trait Listed {
    /// What tells it.
    type Reference: Copy + PartialEq;

    /// Its own.
    fn reference(&self) -> Self::Reference;
}

/// A list.
pub struct Listing<L: Listed> {
    /// How many lines there are; `None` before the first answer.
    pub total: Option<usize>,
    /// Place of the selected line.
    pub selected: usize,
    /// Place of the first line on the screen.
    pub top: usize,
    first: usize,
    lines: Vec<L>,
    asked: Option<Asked<L::Reference>>,
    held: Held,
    /// Where the selection goes back to when the list comes.
    returning: Option<L::Reference>,
}

/// Whether what is held belongs to the list that is wanted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Held {
    /// It does.
    Wanted,
    /// The list that is wanted is not there yet.
    Stale,
    /// And when it is, the selected line is opened.
    StaleThenOpen,
}

/// A request that is not answered yet.
struct Asked<R> {
    number: u64,
    window: Window<R>,
    selected: usize,
}

/// What came of an answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Taken {
    /// The list is there.
    Here,
    /// And the selected line is to be opened.
    ThenOpen,
}

impl<L: Listed> Default for Listing<L> {
    fn default() -> Self {
        Self {
            total: None,
            selected: 0,
            top: 0,
            first: 0,
            lines: Vec::new(),
            asked: None,
            held: Held::Stale,
            returning: None,
        }
    }
}

impl<L: Listed> Listing<L> {
    /// The line at a place, if it is held.
    pub fn line(&self, place: usize) -> Option<&L> {
        self.lines.get(place.checked_sub(self.first)?)
    }

    /// The lines that are held.
    #[cfg(test)]
    pub fn held_lines(&self) -> &[L] {
        &self.lines
    }

    /// The selected line, where it belongs to the list that is wanted.
    pub fn current(&self) -> Option<&L> {
        if self.held == Held::Wanted { self.line(self.selected) } else { None }
    }

    /// Whether what is held belongs to the list that is wanted.
    pub fn held(&self) -> Held {
        self.held
    }

    /// The list is not there yet; when it is, the selected line is opened.
    pub fn open_when_here(&mut self) {
        self.held = Held::StaleThenOpen;
    }

    /// Keeps the selected line on the screen; says which lines have to be asked for, if any.
    pub fn wanted(&mut self, rows: usize) -> Option<Window<L::Reference>> {
        self.top = top_for(self.selected, rows, self.top);
        let total = self.total.unwrap_or(0);
        let seen = self.top..(self.top + rows).min(total);
        let around = self.top.saturating_sub(rows)..(self.top + 2 * rows).min(total);
        let holds = |first: usize, count: usize, needed: &std::ops::Range<usize>| {
            first <= needed.start && first + count >= needed.end
        };
        let is_asked =
            |needed| self.asked.as_ref().is_some_and(|asked| holds(asked.window.first, asked.window.count, needed));
        // Nothing came at all: it is asked for again.
        let is_missing = self.is_unread() || !holds(self.first, self.lines.len(), &seen) && !is_asked(&seen);
        // What comes next is asked for before it is needed, one request at a time.
        let is_near = self.asked.is_none() && !holds(self.first, self.lines.len(), &around);
        (is_missing || is_near).then(|| {
            let keep = self.returning.take();
            self.window(rows, keep)
        })
    }

    fn window(&self, rows: usize, keep: Option<L::Reference>) -> Window<L::Reference> {
        Window { first: self.top.saturating_sub(2 * rows), count: (rows * SCREENS).max(LEAST_WINDOW), keep }
    }

    /// The window of the same list again, which may have changed; the selected line is kept in sight.
    pub fn again(&mut self, rows: usize) -> Window<L::Reference> {
        let keep = self.returning.take().or(self.line(self.selected).map(Listed::reference));
        self.window(rows, keep)
    }

    /// When the list comes the next time, the selection goes to this line, if it is there.
    pub fn return_to(&mut self, line: L::Reference) {
        self.returning = Some(line);
    }

    /// Another list, from its first line.
    pub fn begin_again(&mut self, rows: usize) -> Window<L::Reference> {
        self.selected = 0;
        self.top = 0;
        self.held = Held::Stale;
        self.window(rows, None)
    }

    /// The same lines in another order or fewer of them: the selected one is kept in sight if it is among them.
    pub fn rearrange(&mut self, rows: usize) -> Window<L::Reference> {
        let keep = self.current().map(Listed::reference);
        let window = self.begin_again(rows);
        Window { keep, ..window }
    }

    /// A window was asked for under this number.
    pub fn ask(&mut self, number: u64, window: Window<L::Reference>) {
        self.asked = Some(Asked { number, window, selected: self.selected });
    }

    /// Whether it waits for the answer with this number: an older one is of no use any more.
    pub fn waits_for(&self, number: u64) -> bool {
        self.asked.as_ref().is_some_and(|asked| asked.number == number)
    }

    /// A window came: how many lines there are, the place of the first that came, that of the line to be kept, and the
    /// lines.
    pub fn take(&mut self, (total, first, kept): (usize, usize, Option<usize>), lines: Vec<L>) -> Taken {
        let asked = self.asked.take();
        let held = std::mem::replace(&mut self.held, Held::Wanted);
        self.total = Some(total);
        self.first = first;
        self.lines = lines;
        // Whoever has moved on meanwhile is where they moved to.
        if let Some(place) = kept.filter(|_| asked.is_some_and(|asked| asked.selected == self.selected)) {
            self.top = place.saturating_sub(self.selected.saturating_sub(self.top));
            self.selected = place;
        }
        self.selected = self.selected.min(total.saturating_sub(1));
        if held == Held::StaleThenOpen { Taken::ThenOpen } else { Taken::Here }
    }

    /// The place of the line at a point of the terminal, where the list is drawn there.
    pub fn place_at(&self, list: Rect, position: Position) -> Option<usize> {
        let place = boxes::row_at(list, position)? + self.top;
        (place < self.total.unwrap_or(0)).then_some(place)
    }

    /// Moves the selection.
    pub fn act(&mut self, act: Act, rows: usize) {
        self.selected = moved(act, self.selected, self.total.unwrap_or(0), rows);
    }

    /// Whether nothing is there and nothing is on its way.
    pub fn is_unread(&self) -> bool {
        self.total.is_none() && self.asked.is_none()
    }

    /// What was asked for will not come.
    pub fn give_up(&mut self) {
        self.asked = None;
        self.held = Held::Wanted;
    }

    /// Forgets what was read.
    pub fn forget(&mut self) {
        self.lines.clear();
        self.asked = None;
        self.held = Held::Stale;
    }
}
