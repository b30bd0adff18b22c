//! A day in three columns, of birth or of any milestone: `Ngày | Tháng | Năm` under one heading, or
//! `Ngày cấp CCCD | Tháng cấp CCCD | Năm cấp CCCD`; bare ones are a birth. The year's column holds the fact, the ones
//! beside it are its day and month.

use super::headings::{Overrides, role_of};
use super::role::Role;
use super::sheet::{Row, Value};
use super::words_of_cells::is_dash;
use crate::text::fold;

/// A day whose parts stand in columns beside its column of years.
pub(super) struct DayInParts {
    /// What the day is of.
    pub fact: Role,
    /// The column of the years.
    pub year: u32,
    day: Option<u32>,
    month: Option<u32>,
}

/// What stands in a column of such a day, and what all its columns share.
#[derive(PartialEq)]
struct PartHeading<'h> {
    part: Part,
    /// The headings above.
    above: &'h [String],
    /// What follows the word in its own heading: `cấp CCCD`.
    rest: String,
}

#[derive(Clone, Copy, PartialEq)]
enum Part {
    Day,
    Month,
    Year,
}

const WORDS: [(&str, Part); 3] = [("ngay", Part::Day), ("thang", Part::Month), ("nam", Part::Year)];

/// What the columns of days in parts hold, from the headings above every column. Those that the user has given a
/// meaning are none.
pub(super) fn in_parts(levels: &[&[String]], overrides: &Overrides) -> Vec<(usize, Role)> {
    let parts: Vec<Option<PartHeading<'_>>> = levels.iter().map(|levels| part_heading(levels, overrides)).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = parts.get(at..).filter(|rest| !rest.is_empty()) {
        let taken = [MOST_PARTS, FEWEST_PARTS].into_iter().find_map(|count| {
            let together = rest.get(..count)?.iter().map(Option::as_ref).collect::<Option<Vec<_>>>()?;
            let fact = fact_of(&together, levels.get(at..)?, overrides)?;
            found.extend((at..).zip(&together).map(|(column, heading)| (column, heading.part.role(fact))));
            Some(count)
        });
        at += taken.unwrap_or(1);
    }
    found
}

/// The days in parts of columns with these roles: parts belong to the column of years behind them, else to the one
/// before.
pub(super) fn settled(roles: &[Option<Role>]) -> Vec<DayInParts> {
    let is = |at: usize, fits: fn(Role) -> bool| roles.get(at).copied().flatten().is_some_and(fits);
    let mut found: Vec<DayInParts> = Vec::new();
    for (at, fact) in roles.iter().enumerate().filter_map(|(at, role)| Some((at, role.filter(|role| role.is_day())?))) {
        let is_free = |at: &usize| {
            let column = u32::try_from(*at).unwrap_or(u32::MAX);
            is(*at, Role::is_part) && !found.iter().any(|day| day.has_part(column))
        };
        let before: Vec<usize> = (0..at).rev().take_while(is_free).take(PARTS_BESIDE).collect();
        let behind: Vec<usize> = (at + 1..roles.len()).take_while(is_free).take(PARTS_BESIDE).collect();
        let is_anothers = behind.last().is_some_and(|last| is(last + 1, Role::is_day));
        let parts = if before.is_empty() && !is_anothers { behind } else { before };
        let place = |role| {
            let at = parts.iter().find(|at| roles.get(**at).copied().flatten() == Some(role));
            at.and_then(|at| u32::try_from(*at).ok())
        };
        let (day, month) = (place(Role::DayPart), place(Role::MonthPart));
        if let (false, Ok(year)) = (parts.is_empty(), u32::try_from(at)) {
            found.push(DayInParts { fact, year, day, month });
        }
    }
    found
}

impl DayInParts {
    /// Whether a column holds its day or its month.
    pub(super) fn has_part(&self, column: u32) -> bool {
        [self.day, self.month].contains(&Some(column))
    }

    /// The column of its day, else of its month.
    pub(super) fn first_part(&self) -> u32 {
        self.day.or(self.month).unwrap_or(self.year)
    }

    /// Day, month and year as a date is written; none where there is only a year.
    pub(super) fn written(&self, row: Row<'_>) -> Option<String> {
        let part = |column: Option<u32>| {
            let text = row.get(column?).map(Value::shown)?;
            Some(text.trim().to_owned()).filter(|text| !is_dash(text))
        };
        let (day, month, year) = (part(self.day), part(self.month), part(Some(self.year)));
        if day.is_none() && month.is_none() {
            return None;
        }
        let or_none = |part: Option<String>| part.unwrap_or_else(|| "0".to_owned());
        Some(format!("{}/{}/{}", or_none(day), or_none(month), year.unwrap_or_default()))
    }
}

/// Columns beside that of the years of a day: its day and its month.
const PARTS_BESIDE: usize = 2;
const MOST_PARTS: usize = 3;
/// Month and year.
const FEWEST_PARTS: usize = 2;

impl Part {
    fn role(self, fact: Role) -> Role {
        match self {
            Self::Day => Role::DayPart,
            Self::Month => Role::MonthPart,
            Self::Year => fact,
        }
    }
}

fn part_heading<'h>(levels: &'h [String], overrides: &Overrides) -> Option<PartHeading<'h>> {
    let (lowest, above) = levels.split_last()?;
    let is_given = |from| overrides.names(&fold::loose(&levels.get(from..).unwrap_or_default().join(" ")));
    if (0..levels.len()).any(is_given) {
        return None;
    }
    let folded = fold::loose(lowest);
    WORDS.into_iter().find_map(|(word, part)| {
        let rest = folded.strip_prefix(word).filter(|rest| rest.is_empty() || rest.starts_with(' '))?;
        Some(PartHeading { part, above, rest: rest.to_owned() })
    })
}

/// The fact of neighbouring columns that are parts of one day.
fn fact_of(parts: &[&PartHeading<'_>], levels: &[&[String]], overrides: &Overrides) -> Option<Role> {
    let first = parts.first()?;
    let has = |part: Part| parts.iter().filter(|heading| heading.part == part).count() == 1;
    let are_together = parts.iter().all(|heading| (heading.above, &heading.rest) == (first.above, &first.rest));
    if !are_together || !has(Part::Month) || !has(Part::Year) {
        return None;
    }
    let role = |levels: &[String]| role_of(&levels.iter().map(String::as_str).collect::<Vec<_>>(), overrides);
    let is_whole = parts.len() == MOST_PARTS && has(Part::Day);
    let fact = match (first.above, first.rest.is_empty()) {
        ([], true) => is_whole.then_some(Role::BirthDate),
        (above, true) => role(above),
        // "Ngày cấp" and "Năm cấp" may as well be two columns of their own: only all three are parts of one.
        (_, false) => {
            let day = parts.iter().position(|heading| heading.part == Part::Day).filter(|_| is_whole)?;
            role(levels.get(day)?)
        }
    };
    fact.filter(|role| role.is_day())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(columns: &[&[&str]], expected: &[(usize, Role)]) {
        let columns: Vec<Vec<String>> =
            columns.iter().map(|levels| levels.iter().map(|level| (*level).to_owned()).collect()).collect();
        let levels: Vec<&[String]> = columns.iter().map(Vec::as_slice).collect();
        assert_eq!(in_parts(&levels, &Overrides::default()), expected, "{columns:?}");
    }

    #[test]
    fn parts_of_any_day() {
        let of = |fact| [(1, Role::DayPart), (2, Role::MonthPart), (3, fact)];
        for (above, fact) in [
            (&["Ngày sinh"][..], Role::BirthDate),
            (&["Ngày, tháng, năm sinh"], Role::BirthDate),
            (&["Ngày cấp CCCD"], Role::CardIssued),
            (&["Ngày, tháng, năm cấp CCCD"], Role::CardIssued),
            (&["CCCD", "Ngày cấp"], Role::CardIssued),
            (&["Tài khoản định danh", "Kích hoạt mức 2"], Role::L2Activated),
            (&["Ngày phê duyệt mức 2"], Role::L2Approved),
        ] {
            let part = |word| above.iter().copied().chain([word]).collect::<Vec<_>>();
            let (day, month, year) = (part("Ngày"), part("Tháng"), part("Năm"));
            check(&[&["Họ và tên"], &day, &month, &year], &of(fact));
        }
        check(&[&["Họ và tên"], &["Ngày"], &["Tháng"], &["Năm"]], &of(Role::BirthDate));
        check(&[&["Họ và tên"], &["Ngày cấp CCCD"], &["Tháng cấp CCCD"], &["Năm cấp CCCD"]], &of(Role::CardIssued));
        check(&[&["Ngày sinh", "Tháng"], &["Ngày sinh", "Năm"]], &[(0, Role::MonthPart), (1, Role::BirthDate)]);
        check(
            &[&["Ngày sinh", "Năm"], &["Ngày sinh", "Tháng"], &["Ngày sinh", "Ngày"]],
            &[(0, Role::BirthDate), (1, Role::MonthPart), (2, Role::DayPart)],
        );
    }

    #[test]
    fn columns_that_are_no_parts() {
        for columns in [
            &[&["Năm sinh", "Nam"][..], &["Năm sinh", "Nữ"]][..],
            &[&["Ngày sinh"], &["Năm sinh"]],
            &[&["Ngày cấp CCCD"], &["Tháng"], &["Năm"]],
            &[&["Ngày"], &["Tháng"], &["Ghi chú"]],
            &[&["Nghĩa vụ", "Ngày"], &["Nghĩa vụ", "Tháng"], &["Nghĩa vụ", "Năm"]],
            &[&["Ngày sinh", "Ngày"], &["Ngày sinh", "Tháng"]],
        ] {
            check(columns, &[]);
        }
    }

    #[test]
    fn columns_that_the_user_has_given_a_meaning() {
        let columns = [["Ngày"], ["Tháng"], ["Năm"]].map(|[word]| vec![word.to_owned()]);
        let levels: Vec<&[String]> = columns.iter().map(Vec::as_slice).collect();
        let overrides = Overrides::new(&[("Năm".to_owned(), "note".to_owned())]).unwrap();
        assert_eq!(in_parts(&levels, &overrides), []);
    }
}
