//! What the cells of a row say that was put aside: each by its heading, as somebody would type it into a form.

use super::headings::{Overrides, role_of};
use super::role::Role;
use super::words_of_cells::{Mark, is_dash, is_rejection, mark, presence, residence};
use crate::domain::sex::Sex;

/// The facts of a row's cells: field of the contract and the text to be typed. What is not understood is left out:
/// the cells stand beside the form.
pub fn facts_of_cells(cells: &[(String, String)]) -> Vec<(&'static str, String)> {
    let mut facts: Vec<(&'static str, String)> = Vec::new();
    for (heading, text) in cells {
        let role = Role::from_name(heading).or_else(|| role_of(&[heading], &Overrides::default()));
        let Some(role) = role.filter(|role| !matches!(role, Role::RowNo | Role::Refused) && !role.is_part()) else {
            continue;
        };
        let said = said(role, text.trim());
        for (field, value) in said.into_iter().filter(|(_, value)| !value.is_empty()) {
            match facts.iter_mut().find(|(other, _)| *other == field) {
                // Family and given name stand in two columns, in this order.
                Some((_, before)) if role == Role::GivenName => *before = format!("{before} {value}"),
                Some(_) => {}
                None => facts.push((field, value)),
            }
        }
    }
    facts
}

/// Whether the column of a heading holds personal numbers or phones.
pub fn holds_numbers(heading: &str) -> bool {
    let role = Role::from_name(heading).or_else(|| role_of(&[heading], &Overrides::default()));
    matches!(role, Some(Role::PersonId | Role::OldId | Role::Phone))
}

#[expect(clippy::wildcard_enum_match_arm, reason = "a column of texts says what is written in it")]
fn said(role: Role, text: &str) -> Vec<(&'static str, String)> {
    let is_address = matches!(role, Role::AddressPermanent | Role::HouseNumber);
    let field = if is_address { Role::Address.name() } else { role.contract_name() };
    let with_sex = |sex: Sex| vec![(field, text.to_owned()), (Role::Sex.name(), sex.code().to_owned())];
    let word = |code: Option<&'static str>| code.map(|code| (field, code.to_owned())).into_iter().collect();
    match role {
        _ if is_dash(text) => Vec::new(),
        Role::BirthMale => with_sex(Sex::Male),
        Role::BirthFemale => with_sex(Sex::Female),
        Role::Sex => word(Sex::from_code(text).or_else(|| Sex::parse_cell(text)).map(Sex::code)),
        Role::Presence => {
            let of_code = crate::domain::presence::Presence::from_code(text);
            word(of_code.or_else(|| presence(text)).map(crate::domain::presence::Presence::code))
        }
        Role::Residence => {
            let of_code = crate::domain::presence::Residence::from_code(text);
            word(of_code.or_else(|| residence(text)).map(crate::domain::presence::Residence::code))
        }
        Role::Bhyt | Role::Gplx | Role::Vehicle | Role::Bhxh => word(match (text, mark(text)) {
            ("yes", _) | (_, Mark::Yes) => Some("yes"),
            ("no", _) | (_, Mark::No | Mark::NoWithRemark) => Some("no"),
            (_, Mark::Unknown) => None,
        }),
        _ if role.is_milestone() => match mark(text) {
            Mark::No | Mark::NoWithRemark => Vec::new(),
            Mark::Yes => vec![(field, "x".to_owned())],
            Mark::Unknown if role == Role::L2Rejected && is_rejection(text) => vec![(field, "x".to_owned())],
            Mark::Unknown => vec![(field, text.to_owned())],
        },
        _ => vec![(field, text.to_owned())],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cells: &[(&str, &str)], expected: &[(&str, &str)]) {
        let cells: Vec<(String, String)> =
            cells.iter().map(|(heading, text)| ((*heading).to_owned(), (*text).to_owned())).collect();
        let found = facts_of_cells(&cells);
        let found: Vec<(&str, &str)> = found.iter().map(|(field, text)| (*field, text.as_str())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn cells_are_read_by_their_headings() {
        check(
            &[
                ("STT", "6"),
                ("Họ", "Đỗ Văn"),
                ("Tên", "Sáu"),
                ("Giới tính", "Nam"),
                ("Năm sinh", "1990"),
                ("Số điện thoại", "0912 345 678"),
                ("Dân tộc", "Kinh"),
                ("Tình trạng", "đi làm ăn xa"),
                ("Ngày kích hoạt mức 2", "x"),
                ("Ngày cấp CCCD", "chưa"),
                ("Cột lạ", "gì đó"),
            ],
            &[
                ("full_name", "Đỗ Văn Sáu"),
                ("sex", "male"),
                ("birth_date", "1990"),
                ("phone", "0912 345 678"),
                ("presence", "absent"),
                ("l2_activated", "x"),
            ],
        );
        check(&[("Nữ", "1990")], &[("birth_date", "1990"), ("sex", "female")]);
    }

    /// A row with the number of somebody else is kept with the names of the contract.
    #[test]
    fn names_of_the_contract_are_headings_too() {
        check(
            &[
                ("household_no", "12"),
                ("full_name", "Đỗ Văn Sáu"),
                ("sex", "female"),
                ("presence", "moved_away"),
                ("residence", "temporary"),
                ("bhyt", "yes"),
                ("gplx", "no"),
                ("card_issued", "?2023-06-01"),
                ("l2_activated", "2023-06-01"),
            ],
            &[
                ("household_no", "12"),
                ("full_name", "Đỗ Văn Sáu"),
                ("sex", "female"),
                ("presence", "moved_away"),
                ("residence", "temporary"),
                ("bhyt", "yes"),
                ("gplx", "no"),
                ("card_issued", "?2023-06-01"),
                ("l2_activated", "2023-06-01"),
            ],
        );
    }
}
