//! What was taken over, line by line: what it says, and as it was typed, since a word like `mai` is another day when
//! the day of the walk is another.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;

use crate::domain::keyed::{Entry, Letters, Said, What, read};

/// What stands between entries that go back to the field: notes and appointments end there.
pub const BETWEEN: &str = " ; ";

/// Whether a line that is said again was said otherwise before.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Before {
    /// It was said otherwise.
    Other,
    /// It was not said, or the same.
    Nothing,
}

/// What is taken over.
#[derive(Default)]
pub struct Taken {
    said: BTreeMap<u32, Said>,
    /// What was typed behind the number of each line.
    behind: BTreeMap<u32, String>,
}

impl Taken {
    /// What is said so far, by line.
    pub fn said(&self) -> &BTreeMap<u32, Said> {
        &self.said
    }

    /// An entry is said of one of its lines.
    pub fn take(&mut self, line: u32, entry: &Entry, what: &What) -> Before {
        match what {
            What::TakeBack => {
                self.remove(line);
                Before::Nothing
            }
            What::Said(said) => {
                self.behind.insert(line, entry.behind.clone());
                match self.said.insert(line, said.clone()) {
                    Some(before) if before != *said => Before::Other,
                    Some(_) | None => Before::Nothing,
                }
            }
        }
    }

    fn remove(&mut self, line: u32) {
        self.said.remove(&line);
        self.behind.remove(&line);
    }

    /// Reads everything again, as written on another evening. What is not understood any more is taken out: so many
    /// lines, and their entries as they can be typed again, lines in a row that say the same as one.
    pub fn read_again(&mut self, letters: &Letters, then: NaiveDateTime) -> (usize, Vec<String>) {
        let mut out: Vec<(u32, u32, String)> = Vec::new();
        let mut count = 0;
        for (line, behind) in std::mem::take(&mut self.behind) {
            let again = read(&format!("{line}{behind}"), letters, then);
            if let [Entry { what: Ok(What::Said(said)), .. }] = again.as_slice() {
                self.said.insert(line, said.clone());
                self.behind.insert(line, behind);
                continue;
            }
            self.said.remove(&line);
            count += 1;
            match out.last_mut() {
                Some((_, last, same)) if *last + 1 == line && *same == behind => *last = line,
                Some(_) | None => out.push((line, line, behind)),
            }
        }
        let entry = |(first, last, behind): (u32, u32, String)| {
            if first == last { format!("{first}{behind}") } else { format!("{first}-{last}{behind}") }
        };
        (count, out.into_iter().map(entry).collect())
    }
}
