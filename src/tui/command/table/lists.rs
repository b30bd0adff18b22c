//! Lists of people and households.

use super::{REASON_KEYS, row};
use crate::tui::command::Scope::{Chooser, Filters, HouseholdSearch, Households, Overview, Roster, Search};
use crate::tui::command::{Act, Command};
use crate::tui::key::Key;
use crate::tui::model::Model;

/// The digits of the filters; the letters of the reasons begin with them.
const DIGITS: &[Key] = REASON_KEYS.split_at(9).0;

/// Its rows.
pub const COMMANDS: &[Command] = &[
    row(Act::Enter, &[Roster, Search, Households, HouseholdSearch], &[Key::Enter], "tui-do-open-household"),
    row(Act::Enter, &[Filters], &[Key::Enter], "tui-do-apply-filters"),
    row(Act::Enter, &[Chooser], &[Key::Enter], "tui-do-choose-this"),
    row(Act::Visit, &[Roster, Households], &[Key::Char('v')], "tui-do-visit").when(Model::has_somebody),
    row(Act::Record, &[Roster], &[Key::Char('m')], "tui-do-record").when(Model::has_somebody),
    Command {
        keys_shown: Some("Space"),
        ..row(Act::Mark, &[Roster], &[Key::Char(' ')], "tui-do-mark").when(Model::has_person)
    },
    Command { keys_shown: Some("Space"), ..row(Act::Mark, &[Households], &[Key::Char(' ')], "tui-do-mark-household") },
    row(Act::MarkAll, &[Roster], &[Key::Char('*')], "tui-do-mark-all").when(Model::has_person).hidden(),
    row(Act::MarkAll, &[Households], &[Key::Char('*')], "tui-do-mark-all").hidden(),
    row(Act::Unmark, &[Roster, Households], &[Key::Char('-'), Key::Delete], "tui-do-unmark").when(Model::has_marks),
    row(Act::Filter, &[Roster, Households], &[Key::Char('f')], "tui-do-filter"),
    digits(&[Roster, Households]).hidden(),
    digits(&[Filters]),
    Command { keys_shown: Some("Space"), ..row(Act::Switch, &[Filters], &[Key::Char(' ')], "tui-do-switch") },
    row(Act::FilterArea, &[Filters], &[Key::Char('t')], "tui-do-filter-area"),
    row(Act::Reason, &[Filters], &[Key::Char('r')], "tui-do-filter-reason"),
    row(Act::FilterProblem, &[Filters], &[Key::Char('v')], "tui-do-filter-problem"),
    row(Act::ClearFilters, &[Filters], &[Key::Char('c')], "tui-do-clear-filters"),
    row(Act::ClearFilters, &[Roster, Households], &[Key::Char('c')], "tui-do-clear-filters").when(Model::has_filters),
    row(Act::Sort, &[Roster, Households], &[Key::Char('s')], "tui-do-sort"),
    row(Act::Reverse, &[Roster, Households], &[Key::Char('r')], "tui-do-reverse").hidden(),
    row(Act::ShowHouseholds, &[Overview, Roster], &[Key::Char('g')], "tui-do-show-households"),
    row(Act::ShowPeople, &[Households], &[Key::Char('g')], "tui-do-show-people"),
    row(Act::Reveal, &[Roster, Households], &[Key::Char('x')], "tui-do-reveal"),
    row(Act::SearchHouseholds, &[Households], &[Key::Char('/')], "tui-do-search-households"),
    row(Act::NextField, &[Search, HouseholdSearch], &[Key::Tab], "tui-do-to-list"),
];

const fn digits(scopes: &'static [crate::tui::command::Scope]) -> Command {
    Command { keys_shown: Some("1–9"), ..row(Act::QuickFilter, scopes, DIGITS, "tui-do-quick-filter") }
}
