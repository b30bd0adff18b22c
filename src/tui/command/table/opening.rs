//! Opening the ledger, or making one.

use super::row;
use crate::tui::command::Scope::{Recovery, RecoveryText, Restore, SetUp, Start, Unlock};
use crate::tui::command::{Act, Command};
use crate::tui::key::Key;
use crate::tui::model::Model;

/// Its rows.
pub const COMMANDS: &[Command] = &[
    row(Act::Enter, &[Unlock], &[Key::Enter], "tui-do-open").when(Model::has_passphrase),
    row(Act::Enter, &[Start], &[Key::Enter], "tui-do-choose-start"),
    row(Act::MakeLedger, &[Start], &[Key::Char('1')], "tui-do-make-ledger"),
    row(Act::OpenDemo, &[Start], &[Key::Char('2')], "tui-do-open-demo"),
    row(Act::BringBack, &[Start], &[Key::Char('3')], "tui-do-bring-back"),
    row(Act::Enter, &[Restore], &[Key::Enter], "tui-do-restore"),
    row(Act::Enter, &[SetUp], &[Key::Enter], "tui-do-create"),
    row(Act::NextField, &[SetUp], &[Key::Tab, Key::Down], "tui-do-next-field"),
    row(Act::PreviousField, &[SetUp], &[Key::BackTab, Key::Up], "tui-do-previous-field").hidden(),
    row(Act::NextChoice, &[SetUp], &[Key::Right], "tui-do-next-choice").hidden(),
    row(Act::PreviousChoice, &[SetUp], &[Key::Left], "tui-do-previous-choice").hidden(),
    row(Act::ShowPassphrase, &[Unlock, SetUp, Restore], &[Key::F(2)], "tui-do-show-passphrase")
        .when(Model::has_passphrase),
    row(Act::UsualLedger, &[Unlock], &[Key::F(3)], "tui-do-usual-ledger").when(Model::can_turn_back),
    row(Act::Enter, &[Recovery], &[Key::Enter], "tui-do-written"),
    row(Act::Back, &[Recovery], &[Key::Esc], "tui-do-later"),
    row(Act::Enter, &[RecoveryText], &[Key::Enter], "tui-do-check-word"),
];
