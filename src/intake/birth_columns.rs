//! A birth in three columns of one heading row: `Ngày sinh | Tháng sinh | Năm sinh`, `Ngày | Tháng | Năm`.

use super::headings::Overrides;
use super::role::Role;
use crate::text::fold;

const PARTS: [(&str, Role); 3] = [("ngay", Role::BirthDay), ("thang", Role::BirthMonth), ("nam", Role::BirthDate)];

/// The first of three such columns and what each holds, from the headings above every column. Parts under a heading
/// of their own are told by that heading.
pub(super) fn in_parts(levels: &[&[String]], overrides: &Overrides) -> Option<(usize, [Role; 3])> {
    let is_part = |levels: &[String], part: &str| {
        let [heading] = levels else { return false };
        let folded = fold::loose(heading);
        folded.strip_suffix(" sinh").unwrap_or(&folded) == part && !overrides.names(&folded)
    };
    let are_parts = |three: &[&[String]]| three.iter().zip(PARTS).all(|(levels, (part, _))| is_part(levels, part));
    let first = levels.windows(PARTS.len()).position(are_parts)?;
    Some((first, PARTS.map(|(_, role)| role)))
}
