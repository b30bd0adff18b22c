//! What the user decides about a plan that is kept: unsure rows and moves, one or all that remain; taken back before
//! it is written by deciding nothing.

use super::PlannedImport;
use super::shown::{Asked, PlanLines, PlanPart, Reach};
use crate::domain::import_plan::{RowChoice, Verdict};

impl PlannedImport {
    /// Some lines of a part.
    pub fn page(&self, part: PlanPart, from: usize, most: usize) -> PlanLines {
        self.parts.page(&self.plan, &self.choices, part, (from, most))
    }

    /// Decides about a line of a part.
    pub fn decide(&mut self, part: PlanPart, line: usize, asked: Asked, reach: Reach) {
        let rows = match part {
            PlanPart::Moves => &self.parts.moves,
            PlanPart::Unsure => &self.parts.unsure,
            PlanPart::Changed | PlanPart::Problems | PlanPart::Held | PlanPart::Absent => return,
        };
        let rows: Vec<usize> = match reach {
            Reach::One => rows.get(line).copied().into_iter().collect(),
            Reach::Rest => {
                let here = rows.get(line).copied();
                let is_open = |row: &usize| asked == Asked::Nothing || !self.choices.contains_key(row);
                rows.iter().copied().filter(|row| Some(*row) == here || is_open(row)).collect()
            }
        };
        for row in rows {
            match self.choice(row, asked, reach) {
                Some(choice) => {
                    self.choices.insert(row, choice);
                }
                None if asked == Asked::Nothing => {
                    self.choices.remove(&row);
                }
                // What cannot be decided alike is left as it is.
                None => {}
            }
        }
    }

    fn choice(&self, row: usize, asked: Asked, reach: Reach) -> Option<RowChoice> {
        match (asked, &self.plan.rows.get(row)?.verdict) {
            (Asked::Same(place, home), Verdict::Unsure(unsure)) => {
                // Of several people somebody has to be chosen for each row by itself.
                let is_clear = reach == Reach::One || unsure.likes.len() == 1;
                let like = unsure.likes.get(if reach == Reach::One { place } else { 0 }).filter(|_| is_clear)?;
                Some(RowChoice::Same(like.person, home))
            }
            (Asked::Another, Verdict::Unsure(_)) => Some(RowChoice::Another),
            (Asked::Stays, Verdict::Update { from_household: Some(_), .. }) => Some(RowChoice::Stays),
            (Asked::Same(..) | Asked::Another | Asked::Stays | Asked::Nothing, _) => None,
        }
    }

    /// How many unsure rows are decided, and how many moves refused.
    pub(super) fn decided(&self) -> (u64, u64) {
        let staying = self.choices.values().filter(|choice| **choice == RowChoice::Stays).count();
        ((self.choices.len() - staying) as u64, staying as u64)
    }
}
