//! At a door: what to say, the steps, the code of the app's address.

use super::{REASON_KEYS, row};
use crate::tui::command::Scope::{Card, Door, Household, Households, Person, QrCode, Roster};
use crate::tui::command::{Act, Command};
use crate::tui::key::Key;
use crate::tui::model::Model;

/// The digits of the steps; the letters of the reasons begin with them.
const DIGITS: &[Key] = REASON_KEYS.split_at(9).0;

/// Its rows. What is done for a person or a household has the keys that it has on the household's own screen.
pub const COMMANDS: &[Command] = &[
    row(Act::Enter, &[Door], &[Key::Enter], "tui-do-open-person").when(Model::has_person),
    row(Act::Visit, &[Door], &[Key::Char('v')], "tui-do-visit").when(Model::has_person),
    row(Act::OtherPage, &[Door], &[Key::Tab, Key::BackTab], "tui-do-other-page")
        .when(|model| model.can(Act::OtherPage)),
    Command {
        keys_shown: Some("1–9"),
        ..row(Act::Tick, &[Door], DIGITS, "tui-do-tick").when(|model| model.can(Act::Tick))
    },
    Command {
        keys_shown: Some("Space"),
        ..row(Act::TickNext, &[Door], &[Key::Char(' ')], "tui-do-tick-next").when(|model| model.can(Act::Tick)).hidden()
    },
    row(Act::ShowQr, &[Door], &[Key::Char('r')], "tui-do-show-qr"),
    row(Act::Record, &[Door], &[Key::Char('m')], "tui-do-record").when(Model::has_person),
    row(Act::NextDoor, &[Door], &[Key::Char('n')], "tui-do-next-door").when(Model::has_roster),
    row(Act::PreviousDoor, &[Door], &[Key::Char('p')], "tui-do-previous-door").when(Model::has_roster).hidden(),
    row(Act::AtDoor, &[Door], &[Key::Char('d')], "tui-do-from-door"),
    row(Act::AtDoor, &[Household], &[Key::Char('d')], "tui-do-at-door"),
    row(Act::AtDoor, &[Roster, Households, Person], &[Key::Char('d')], "tui-do-at-door").when(Model::has_person),
    row(Act::AtDoor, &[Card], &[Key::Char('d')], "tui-do-at-door").when(Model::has_person).hidden(),
    row(Act::Edit, &[Door], &[Key::Char('e')], "tui-do-edit-household").when(|model| model.can(Act::Edit)).hidden(),
    row(Act::Add, &[Door], &[Key::Char('a')], "tui-do-add").hidden(),
    row(Act::Presence, &[Door], &[Key::Char('t')], "tui-do-presence").when(Model::has_person).hidden(),
    row(Act::Papers, &[Door], &[Key::Char('g')], "tui-do-papers").when(Model::has_person).hidden(),
    row(Act::Reveal, &[Door], &[Key::Char('x')], "tui-do-reveal"),
    row(Act::Invert, &[QrCode], &[Key::Char('i')], "tui-do-invert"),
    row(Act::Back, &[QrCode], &[Key::Char('r'), Key::Enter], "tui-do-back").hidden(),
];
