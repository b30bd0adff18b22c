//! The eight milestones of a row: days, marks, remarks, and whether their order can be.

use chrono::{Datelike, NaiveDate};

use super::cells::{Cells, date_of};
use super::role::Role;
use super::sheet::Value;
use super::words_of_cells::{Mark, is_rejection, mark};
use crate::domain::milestone::{Milestone, Milestones, Reached};
use crate::domain::partial_date::{DateFault, PartialDate};
use crate::domain::problem::ProblemCode;
use crate::text::clean::clean;

/// Reads the columns of milestones that the table has.
pub(super) fn read(cells: &mut Cells<'_>, as_of: NaiveDate) -> Milestones {
    let mut milestones = Milestones::default();
    for milestone in Milestone::ALL {
        let role = Role::of_milestone(milestone);
        let Some(reached) = of_role(cells, role, as_of) else { continue };
        if reached.stated_day().is_some_and(|day| day > as_of) {
            cells.problem(ProblemCode::FutureDate, role);
        }
        milestones.set(milestone, reached);
    }
    milestones
}

/// Notes milestones in an order that cannot be: one problem a person, at the first cell to blame. Of level 2 without a
/// card that is the blank cell of the card, by which the ledger knows later that the list told of cards.
pub(super) fn check_order(cells: &mut Cells<'_>, milestones: &Milestones, birth: Option<PartialDate>) {
    if let Some(milestone) = out_of_order(cells, milestones, birth) {
        cells.problem(ProblemCode::OrderOfMilestones, Role::of_milestone(milestone));
    }
}

/// Stages of one line, each after the one before.
const LINES: [(Milestone, Milestone); 6] = [
    (Milestone::CardApplied, Milestone::CardIssued),
    (Milestone::L1Registered, Milestone::L1Activated),
    (Milestone::L2Enrolled, Milestone::L2Approved),
    (Milestone::L2Enrolled, Milestone::L2Activated),
    (Milestone::L2Enrolled, Milestone::L2Rejected),
    (Milestone::L2Approved, Milestone::L2Activated),
];
const LEVEL_2: [Milestone; 3] = [Milestone::L2Enrolled, Milestone::L2Approved, Milestone::L2Activated];

fn out_of_order(cells: &Cells<'_>, milestones: &Milestones, birth: Option<PartialDate>) -> Option<Milestone> {
    let day = |milestone| milestones.get(milestone).stated_day();
    let before_birth = birth.and_then(|birth| {
        Milestone::ALL.into_iter().find(|milestone| day(*milestone).is_some_and(|day| day < birth.first_day()))
    });
    let before_earlier = || {
        let is_wrong =
            |(earlier, later): &(_, _)| matches!((day(*earlier), day(*later)), (Some(one), Some(other)) if other < one);
        LINES.iter().find(|pair| is_wrong(pair)).map(|(_, later)| *later)
    };
    let without_card = || {
        let has_card = !cells.table.has(Role::CardIssued) || milestones.get(Milestone::CardIssued).is_reached();
        let has_level_2 = LEVEL_2.into_iter().any(|milestone| milestones.get(milestone).is_reached());
        (has_level_2 && !has_card).then_some(Milestone::CardIssued)
    };
    before_birth.or_else(before_earlier).or_else(without_card)
}

/// What the cell of a milestone says, or its three; none where nothing stands there.
pub(super) fn of_role(cells: &mut Cells<'_>, role: Role, as_of: NaiveDate) -> Option<Reached> {
    match cells.day_in_parts(role) {
        Some(day) => Some(reached_in_parts(cells, role, &day, as_of)),
        None => cells.get(role).map(|value| reached(cells, role, value, as_of)),
    }
}

/// What a day in parts says. Words in the place of a part say what they say in a column of their own.
fn reached_in_parts(cells: &mut Cells<'_>, role: Role, day: &str, as_of: NaiveDate) -> Reached {
    if !day.contains(|c: char| matches!(c, '1'..='9')) {
        let word = day.split('/').find(|part| part.contains(char::is_alphabetic)).unwrap_or_default();
        return if word.is_empty() { Reached::No } else { reached(cells, role, Value::Text(word), as_of) };
    }
    match date_near(Value::Text(day), as_of, cells.table.counts_from_1904) {
        Ok(PartialDate::Day(day)) => Reached::On(day),
        // Something stands there, so it happened; when is not to be guessed.
        Ok(PartialDate::Month { .. } | PartialDate::Year(_))
        | Err(DateFault::Impossible | DateFault::TwoDigitYear | DateFault::NotADate) => {
            cells.problem(ProblemCode::BadDate, role);
            Reached::DayUnknown { counted_from: as_of }
        }
    }
}

/// What one cell says.
fn reached(cells: &mut Cells<'_>, role: Role, value: Value<'_>, as_of: NaiveDate) -> Reached {
    let day_unknown = Reached::DayUnknown { counted_from: as_of };
    match (value, value.as_whole_number()) {
        (Value::Flag(true), _) | (_, Some(1)) => return day_unknown,
        (Value::Flag(false), _) | (_, Some(0)) => return Reached::No,
        _ => {}
    }
    match date_near(value, as_of, cells.table.counts_from_1904) {
        Ok(PartialDate::Day(day)) => return Reached::On(day),
        // A month or a year tells that it happened, not when; the text stays for whoever knows.
        Ok(PartialDate::Month { .. } | PartialDate::Year(_)) | Err(DateFault::Impossible | DateFault::TwoDigitYear) => {
            cells.problem(ProblemCode::BadDate, role);
            return day_unknown;
        }
        Err(DateFault::NotADate) => {}
    }
    let Value::Text(text) = value else {
        cells.problem(ProblemCode::UnknownValue, role);
        return Reached::No;
    };
    if role == Role::L2Rejected && is_rejection(text) {
        return day_unknown;
    }
    match mark(text) {
        Mark::Yes => day_unknown,
        Mark::No => Reached::No,
        Mark::NoWithRemark => {
            cells.notes.push(clean(text).text);
            Reached::No
        }
        Mark::Unknown => match marked_day(text, as_of, cells.table.counts_from_1904) {
            Some(Some(day)) => Reached::On(day),
            // "đã kích hoạt 12/6": it happened, and nobody says in which year.
            Some(None) => {
                cells.problem(ProblemCode::BadDate, role);
                day_unknown
            }
            None => {
                cells.problem(ProblemCode::UnknownValue, role);
                Reached::No
            }
        },
    }
}

/// The day of a cell of our days, if it says one.
pub(super) fn day_of(value: Value<'_>, as_of: NaiveDate, from_1904: bool) -> Option<NaiveDate> {
    date_near(value, as_of, from_1904).ok()?.as_day()
}

/// The date of a cell where the century of a two-digit year is plain: chip cards and accounts are of our days.
fn date_near(value: Value<'_>, as_of: NaiveDate, from_1904: bool) -> Result<PartialDate, DateFault> {
    match date_of(value, None, from_1904) {
        Err(DateFault::TwoDigitYear) => {
            let years = (0..YEARS_BACK).map(|back| as_of.year() + 1 - back);
            let mut dates = years.map(|year| date_of(value, Some(year), from_1904));
            dates.find(Result::is_ok).unwrap_or(Err(DateFault::TwoDigitYear))
        }
        date => date,
    }
}

/// Years before the list's day that a two-digit year can be.
const YEARS_BACK: i32 = 20;

/// `Đã cấp 12/07/2022`, `x (1/6/2023)`: a mark and a day, which may be none that can be read.
#[expect(clippy::option_option, reason = "no mark, a mark without a day, a mark with one")]
fn marked_day(text: &str, as_of: NaiveDate, from_1904: bool) -> Option<Option<NaiveDate>> {
    let at = text.find(|c: char| c.is_ascii_digit())?;
    let (said, day) = text.split_at_checked(at)?;
    let said = said.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '(' | ':' | ',' | '-'));
    let said = ["ngày", "Ngày", "ngay"].iter().find_map(|word| said.strip_suffix(word)).unwrap_or(said);
    if mark(said.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '(' | ':' | ',' | '-'))) != Mark::Yes {
        return None;
    }
    let day = day.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ')' | '.'));
    // What is no day is a remark that a mark does not explain: "có 2 máy".
    let is_day = !day.is_empty()
        && day.chars().all(|c| c.is_ascii_digit() || "/.- ".contains(c))
        && day.contains(['/', '.', '-']);
    match date_near(Value::Text(day), as_of, from_1904) {
        Ok(PartialDate::Day(day)) => Some(Some(day)),
        Ok(PartialDate::Month { .. } | PartialDate::Year(_)) => Some(None),
        Err(DateFault::Impossible | DateFault::TwoDigitYear | DateFault::NotADate) => is_day.then_some(None),
    }
}
