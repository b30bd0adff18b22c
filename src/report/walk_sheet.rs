//! The paper for a walk: door after door, a line for each person, boxes for what came of it, and at the foot of every
//! page how it is keyed back. Its makers fill it; which lines stand on which page is the same for every format.

mod docx;
mod text;
mod xlsx;

pub use docx::docx_sheet;
pub use text::text_sheet;
pub use xlsx::xlsx_sheet;

use unicode_width::UnicodeWidthStr as _;

/// A sheet, all its words said.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct WalkSheet {
    /// Code and title, on every page.
    pub title: String,
    /// Whose it is, and when it was made.
    pub subtitle: String,
    /// Where the day and who walked are written.
    pub blanks: String,
    /// What the number of a page is called.
    pub page: String,
    /// Headings: line, name, year of birth, what to do.
    pub columns: [String; 4],
    /// For each box the letter that is typed for it, and what it means, shortly.
    pub boxes: Vec<(char, String)>,
    /// Heading of the place for hours, reasons, notes.
    pub notes: String,
    /// The boxes of a door.
    pub at_door: String,
    /// Behind the place of a door that goes on on another page.
    pub goes_on: String,
    /// How it is filled in and keyed back.
    pub legend: Vec<String>,
    /// The doors, as they are walked.
    pub doors: Vec<SheetDoor>,
}

/// A door.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SheetDoor {
    /// Where it is, and whose.
    pub place: String,
    /// Its people.
    pub people: Vec<SheetPerson>,
}

/// A line.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SheetPerson {
    /// Its number, which is typed when it is keyed back.
    pub number: usize,
    /// Name.
    pub name: String,
    /// Year of birth.
    pub born: String,
    /// What is to be done.
    pub todo: String,
    /// Phone, where that was chosen.
    pub phone: String,
}

/// What stands on a page, one under the other.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Piece<'s> {
    /// The place of a door.
    Door {
        /// Its words.
        place: String,
        /// How many lines of letters they take.
        lines: u32,
    },
    /// A person.
    Person {
        /// Who.
        person: &'s SheetPerson,
        /// How many lines of letters that takes.
        lines: u32,
    },
}

/// Points that the head and the foot of a page leave to doors on A4.
const PAGE: u32 = 600;
/// Points of the first line of letters of a row, and of each further one.
const ROW: u32 = 16;
const MORE: u32 = 13;

/// How many boxes the place of a door stands over as well: it is long, and its own boxes are few.
const UNDER_PLACE: usize = 2;

/// Letters that fit beside each other: in the place of a door, a name, what is to be done.
const PLACE_WIDE: usize = 60;
const NAME_WIDE: usize = 21;
const TODO_WIDE: usize = 14;

impl Piece<'_> {
    fn lines(&self) -> u32 {
        match self {
            Self::Door { lines, .. } | Self::Person { lines, .. } => *lines,
        }
    }

    /// Points that it needs.
    fn height(&self) -> u32 {
        ROW + MORE * (self.lines() - 1)
    }
}

impl WalkSheet {
    /// What stands on each page. A door is broken only where it is longer than a page.
    fn pages(&self) -> Vec<Vec<Piece<'_>>> {
        let mut pages: Vec<Vec<Piece<'_>>> = Vec::new();
        let mut page = Vec::new();
        let mut used = 0;
        for door in &self.doors {
            let people: Vec<Piece<'_>> = door.people.iter().map(person_piece).collect();
            let head = door_piece(door.place.clone());
            let whole = head.height() + people.iter().map(Piece::height).sum::<u32>();
            if used > 0 && used + whole > PAGE {
                pages.push(std::mem::take(&mut page));
                used = 0;
            }
            used += head.height();
            page.push(head);
            for person in people {
                if used + person.height() > PAGE {
                    pages.push(std::mem::take(&mut page));
                    let again = door_piece(format!("{} {}", door.place, self.goes_on));
                    used = again.height();
                    page.push(again);
                }
                used += person.height();
                page.push(person);
            }
        }
        if !page.is_empty() || pages.is_empty() {
            pages.push(page);
        }
        pages
    }

    /// What stands in the cell of a name.
    fn name_of(person: &SheetPerson) -> String {
        if person.phone.is_empty() { person.name.clone() } else { format!("{}\n{}", person.name, person.phone) }
    }

    /// The number of a page, with the title.
    fn footer(&self, page: usize, pages: usize) -> String {
        format!("{} {}/{pages}", self.page, page + 1)
    }
}

fn door_piece<'s>(place: String) -> Piece<'s> {
    let lines = lines_of(&place, PLACE_WIDE);
    Piece::Door { place, lines }
}

fn person_piece(person: &SheetPerson) -> Piece<'_> {
    let name = lines_of(&person.name, NAME_WIDE) + u32::from(!person.phone.is_empty());
    Piece::Person { person, lines: name.max(lines_of(&person.todo, TODO_WIDE)) }
}

/// Lines of letters that a text takes where so many fit, words kept whole.
fn lines_of(text: &str, wide: usize) -> u32 {
    let (mut lines, mut filled) = (1, 0);
    for word in text.split_whitespace() {
        let length = word.width();
        if filled > 0 && filled + 1 + length > wide {
            lines += 1;
            filled = 0;
        }
        filled += length + usize::from(filled > 0);
        // A word that is longer than a line is broken.
        while filled > wide {
            lines += 1;
            filled -= wide;
        }
    }
    lines
}

#[cfg(test)]
mod tests;
