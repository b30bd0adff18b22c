//! Households and people: adding, correcting, moving; a day picked from a month.

use super::row;
use crate::tui::command::Scope::{
    AddMenu, Calendar, Form, Household, MoveSearch, Overview, Past, Person, Record, RecordText, Roster, Settle,
    VisitText,
};
use crate::tui::command::{Act, Command};
use crate::tui::key::Key;
use crate::tui::model::Model;
use crate::tui::screens::New;

/// Its rows.
pub const COMMANDS: &[Command] = &[
    row(Act::Enter, &[Household], &[Key::Enter], "tui-do-open-person").when(Model::has_person),
    row(Act::Visit, &[Household, Person], &[Key::Char('v')], "tui-do-visit").when(Model::has_person),
    row(Act::Record, &[Household, Person], &[Key::Char('m')], "tui-do-record").when(Model::has_person),
    row(Act::NextDoor, &[Household], &[Key::Char('n')], "tui-do-next-door").when(Model::has_roster),
    row(Act::PreviousDoor, &[Household], &[Key::Char('p')], "tui-do-previous-door").when(Model::has_roster).hidden(),
    row(Act::Settle, &[Household, Person], &[Key::Char('k')], "tui-do-settle").when(|model| model.can(Act::Settle)),
    row(Act::Edit, &[Household], &[Key::Char('e')], "tui-do-edit-household").when(|model| model.can(Act::Edit)),
    row(Act::Edit, &[Person], &[Key::Char('e')], "tui-do-edit-person").when(|model| model.can(Act::Edit)),
    row(Act::Add, &[Household], &[Key::Char('a')], "tui-do-add"),
    row(Act::Add, &[Overview, Roster, Person], &[Key::Char('a')], "tui-do-add").hidden(),
    row(Act::Presence, &[Person], &[Key::Char('t')], "tui-do-presence").when(Model::has_person),
    row(Act::Move, &[Person], &[Key::Char('c')], "tui-do-move").when(Model::has_person).hidden(),
    row(Act::Papers, &[Person], &[Key::Char('g')], "tui-do-papers").when(Model::has_person),
    row(Act::Presence, &[Household], &[Key::Char('t')], "tui-do-presence").when(Model::has_person).hidden(),
    row(Act::Move, &[Household], &[Key::Char('c')], "tui-do-move").when(Model::has_person).hidden(),
    row(Act::Papers, &[Household], &[Key::Char('g')], "tui-do-papers").when(Model::has_person).hidden(),
    row(Act::NextPerson, &[Person], &[Key::Char('n'), Key::Tab], "tui-do-next-person").when(Model::has_person).hidden(),
    row(Act::PreviousPerson, &[Person], &[Key::Char('p'), Key::BackTab], "tui-do-previous-person")
        .when(Model::has_person)
        .hidden(),
    row(Act::Past, &[Household], &[Key::Char('l')], "tui-do-past").when(|model| model.can(Act::Past)).hidden(),
    row(Act::Past, &[Person], &[Key::Char('l')], "tui-do-past").when(|model| model.can(Act::Past)),
    row(Act::Enter, &[Past], &[Key::Enter], "tui-do-open-operation").when(Model::can_save),
    row(Act::Reveal, &[Household, Person], &[Key::Char('x')], "tui-do-reveal"),
    row(Act::New(New::PersonHere), &[AddMenu], &[Key::Char('1')], "tui-do-add-person-here").hidden(),
    row(Act::New(New::PersonAndHousehold), &[AddMenu], &[Key::Char('2')], "tui-do-add-person-and-household").hidden(),
    row(Act::New(New::Household), &[AddMenu], &[Key::Char('3')], "tui-do-add-household").hidden(),
    row(Act::Enter, &[AddMenu], &[Key::Enter], "tui-do-take-line"),
    row(Act::Enter, &[MoveSearch], &[Key::Enter], "tui-do-move-here").when(Model::can_save),
    row(Act::Enter, &[Settle], &[Key::Enter], "tui-do-settle-this").when(Model::can_save),
    row(Act::Propose, &[Form], &[Key::F(5)], "tui-do-propose").hidden(),
    row(Act::Enter, &[Calendar], &[Key::Enter], "tui-do-pick-day"),
    row(Act::PreviousChoice, &[Calendar], &[Key::Left], "tui-do-previous-day").hidden(),
    row(Act::NextChoice, &[Calendar], &[Key::Right], "tui-do-next-day").hidden(),
    row(Act::Up, &[Calendar], &[Key::Up], "tui-do-previous-week").hidden(),
    row(Act::Down, &[Calendar], &[Key::Down], "tui-do-next-week").hidden(),
    row(Act::PageUp, &[Calendar], &[Key::PageUp], "tui-do-previous-month"),
    row(Act::PageDown, &[Calendar], &[Key::PageDown], "tui-do-next-month"),
    row(Act::First, &[Calendar], &[Key::Home], "tui-do-to-today"),
    row(Act::Calendar, &[Record, RecordText], &[Key::F(4)], "tui-do-calendar"),
    row(Act::Calendar, &[VisitText], &[Key::F(4)], "tui-do-calendar").when(|model| model.can(Act::Calendar)),
];
