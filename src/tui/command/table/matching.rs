//! Entries that may be one person, and the areas.

use super::row;
use crate::tui::command::Scope::{Areas, Overview, Pairs, Person, SamePersonSearch, SideBySide};
use crate::tui::command::{Act, Command};
use crate::tui::key::Key;
use crate::tui::model::Model;

/// Its rows.
pub const COMMANDS: &[Command] = &[
    row(Act::ShowPairs, &[Overview], &[Key::Char('k')], "tui-do-show-pairs").hidden(),
    row(Act::ShowAreas, &[Overview], &[Key::Char('j')], "tui-do-show-areas").hidden(),
    row(Act::Enter, &[Pairs], &[Key::Enter], "tui-do-open-pair").when(|model| model.can(Act::Enter)),
    row(Act::Merge, &[SideBySide], &[Key::Char('m'), Key::Enter], "tui-do-merge").when(Model::can_save).kept(),
    row(Act::TellApart, &[SideBySide], &[Key::Char('k')], "tui-do-tell-apart").when(Model::can_save).kept(),
    Command { keys_shown: Some("Space"), ..row(Act::Switch, &[SideBySide], &[Key::Char(' ')], "tui-do-other-value") },
    row(Act::Left, &[SideBySide], &[Key::Left], "tui-do-left-value").hidden(),
    row(Act::Right, &[SideBySide], &[Key::Right], "tui-do-right-value").hidden(),
    row(Act::NextPair, &[SideBySide], &[Key::Char('n'), Key::Tab], "tui-do-next-pair"),
    row(Act::PreviousPair, &[SideBySide], &[Key::Char('p'), Key::BackTab], "tui-do-previous-pair").hidden(),
    row(Act::Reveal, &[SideBySide], &[Key::Char('x')], "tui-do-reveal"),
    row(Act::SameAs, &[Person], &[Key::Char('s')], "tui-do-same-person").when(Model::has_person).hidden(),
    row(Act::Enter, &[SamePersonSearch], &[Key::Enter], "tui-do-compare").when(Model::can_save),
    row(Act::Enter, &[Areas], &[Key::Enter, Key::Char('e')], "tui-do-rename-area").when(|model| model.can(Act::Enter)),
    row(Act::MergeArea, &[Areas], &[Key::Char('m')], "tui-do-merge-area").when(|model| model.can(Act::MergeArea)),
];
