//! The household of a row, from the rows above it: number and address stand on a household's first row only, the
//! area on a row of its own.

use super::cells::{Cells, is_mark};
use super::limits;
use super::role::Role;
use super::sheet::Row;
use super::table::Table;
use super::words_of_cells::Mark;
use crate::text::collate::area_key;
use crate::text::name_case::name_case;

/// What the rows of one sheet have in common, and what the rows above say of the next one.
#[derive(Default)]
pub(super) struct Above {
    /// Area of the separator, the column or the sheet.
    pub area: Option<String>,
    household_no: Option<String>,
    address: Option<String>,
    /// From a row of the household's own, for its first person.
    first: Option<Household>,
    /// From the household's rows that were left out, for the first that is not.
    left_out: Option<Household>,
    /// Whether a household without a number has opened in a row that was left out.
    has_opened: bool,
}

/// What a row says of its household.
pub(super) struct Household {
    pub number: Option<String>,
    pub address: Option<String>,
    pub head_name: Option<String>,
    /// Whether it opens here for want of the row of its head.
    pub opens: bool,
}

impl Above {
    /// A row that names an area begins it.
    pub(super) fn begin_area(&mut self, area: String) {
        *self = Self { area: Some(area), ..Self::default() };
    }

    /// The rows above say nothing of the next one but its area.
    pub(super) fn stand_alone(&mut self) {
        *self = Self { area: self.area.take(), ..Self::default() };
    }

    /// A row that has no person but perhaps a household: its own, above its people, or that of somebody without a
    /// name.
    pub(super) fn note_household(&mut self, row: Row<'_>, table: &Table) {
        let mut cells = Cells::new(row, table);
        self.enter_area(&mut cells);
        let number = cells.text(Role::HouseholdNo);
        let address = address(&mut cells);
        if number.is_none() && address.is_none() {
            return;
        }
        self.household_no = number.or(self.household_no.take());
        self.address.clone_from(&address);
        self.first = Some(Household { number: None, address, head_name: head_name(&mut cells), opens: false });
        self.left_out = None;
    }

    /// The area that the row itself states begins there.
    pub(super) fn enter_area(&mut self, cells: &mut Cells<'_>) {
        let Some(area) = cells.text(Role::Area) else { return };
        if self.area.as_ref() == Some(&area) {
            return;
        }
        if self.area.as_deref().map(area_key) != Some(area_key(&area)) {
            *self = Self::default();
        }
        self.area = Some(area);
    }

    /// A person's row that is left out: what it says of the household holds for the rows below.
    pub(super) fn pass(&mut self, cells: &mut Cells<'_>, is_head: bool) {
        let household = self.household(cells, is_head);
        if cells.table.has(Role::HouseholdNo) {
            self.left_out = Some(household);
        } else {
            self.has_opened = is_head || household.opens;
        }
    }

    /// The household of a person's row.
    pub(super) fn household(&mut self, cells: &mut Cells<'_>, is_head: bool) -> Household {
        let address = address(cells);
        let head_name = head_name(cells);
        if !cells.table.has(Role::HouseholdNo) {
            if address.is_some() || is_head {
                self.address.clone_from(&address);
            }
            let address = address.or_else(|| self.address.clone());
            let opens = std::mem::take(&mut self.has_opened) && !is_head;
            return self.with_first(Household { number: None, address, head_name, opens });
        }
        match cells.text(Role::HouseholdNo) {
            Some(number) if self.household_no.as_ref() != Some(&number) => {
                self.household_no = Some(number);
                self.first = None;
                self.left_out = None;
            }
            // A head without a number is another household than the one above.
            None if is_head && self.first.is_none() => {
                self.household_no = None;
                self.left_out = None;
            }
            Some(_) | None => {}
        }
        self.with_first(Household { number: self.household_no.clone(), address, head_name, opens: false })
    }

    /// What a row of the household's own says, for its first person.
    fn with_first(&mut self, household: Household) -> Household {
        let Some(first) = self.first.take().or_else(|| self.left_out.take()) else { return household };
        Household {
            address: household.address.or(first.address),
            head_name: household.head_name.or(first.head_name),
            ..household
        }
    }
}

/// The current address, else the permanent one.
pub(super) fn address(cells: &mut Cells<'_>) -> Option<String> {
    cells.address(Role::AddressCurrent).or_else(|| cells.address(Role::AddressPermanent))
}

/// The head's name; a mark in its column says that the person is the head.
pub(super) fn head_name(cells: &mut Cells<'_>) -> Option<String> {
    let is_name = !cells.get(Role::HeadName).is_some_and(|value| is_mark(value, Mark::Yes));
    is_name.then(|| cells.text_within(Role::HeadName, limits::NAME_CHARS))?.map(|name| name_case(&name))
}
