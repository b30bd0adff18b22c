//! Cleaning up.

use super::row;
use crate::tui::command::Scope::{Cleaning, CleaningKind, HeldRows, Overview, PhoneOwner};
use crate::tui::command::{Act, Command};
use crate::tui::key::Key;

/// Its rows.
pub const COMMANDS: &[Command] = &[
    row(Act::ShowCleaning, &[Overview], &[Key::Char('v')], "tui-do-show-cleaning"),
    row(Act::Enter, &[Cleaning], &[Key::Enter], "tui-do-open-kind"),
    row(Act::ExportList, &[Cleaning], &[Key::Char('e')], "tui-do-export-list"),
    row(Act::ExportList, &[Overview], &[Key::Char('e')], "tui-do-export-list").hidden(),
    row(Act::Enter, &[CleaningKind], &[Key::Enter], "tui-do-repair"),
    row(Act::Edit, &[CleaningKind], &[Key::Char('e')], "tui-do-mend"),
    row(Act::Accept, &[CleaningKind], &[Key::Char('d')], "tui-do-found-right"),
    row(Act::MarkAll, &[CleaningKind], &[Key::Char('*')], "tui-do-repair-all"),
    row(Act::OpenPerson, &[CleaningKind], &[Key::Char('o')], "tui-do-open-with-problem"),
    row(Act::Enter, &[PhoneOwner], &[Key::Enter], "tui-do-phone-owner"),
    row(Act::Enter, &[HeldRows], &[Key::Enter], "tui-do-take-in"),
    row(Act::SamePerson, &[HeldRows], &[Key::Char('t')], "tui-do-take-in-same")
        .when(|model| model.can(Act::SamePerson)),
    row(Act::NumberIsHere, &[HeldRows], &[Key::Char('s')], "tui-do-take-in-number")
        .when(|model| model.can(Act::NumberIsHere)),
    row(Act::ClearResult, &[HeldRows], &[Key::Delete, Key::Char('-')], "tui-do-held-drop"),
    row(Act::OpenPerson, &[HeldRows], &[Key::Char('o')], "tui-do-open-holder").when(|model| model.can(Act::OpenPerson)),
    row(Act::Reveal, &[CleaningKind, HeldRows], &[Key::Char('x')], "tui-do-reveal"),
];
