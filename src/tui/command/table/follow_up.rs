//! What is to be followed up.

use super::{REASON_KEYS, row};
use crate::tui::command::Scope::FollowUps;
use crate::tui::command::{Act, Command};
use crate::tui::key::Key;
use crate::tui::model::Model;

/// The digits of the six lists; the letters of the reasons begin with them.
const DIGITS: &[Key] = REASON_KEYS.split_at(6).0;

/// Its rows.
pub const COMMANDS: &[Command] = &[
    row(Act::Enter, &[FollowUps], &[Key::Enter], "tui-do-open-household").when(Model::has_person),
    row(Act::Visit, &[FollowUps], &[Key::Char('v')], "tui-do-visit").when(Model::has_person),
    Command { keys_shown: Some("1–6"), ..row(Act::PickFollowUp, &[FollowUps], DIGITS, "tui-do-pick-follow-up") },
    row(Act::NextField, &[FollowUps], &[Key::Tab, Key::Right], "tui-do-next-follow-up").hidden(),
    row(Act::PreviousField, &[FollowUps], &[Key::BackTab, Key::Left], "tui-do-previous-follow-up").hidden(),
    row(Act::FilterArea, &[FollowUps], &[Key::Char('t')], "tui-do-filter-area"),
    row(Act::HandOver, &[FollowUps], &[Key::Char('e')], "tui-do-hand-over").when(|model| model.can(Act::HandOver)),
    row(Act::Reveal, &[FollowUps], &[Key::Char('x')], "tui-do-reveal"),
];
