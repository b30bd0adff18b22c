//! History, backups, settings.

use super::row;
use crate::tui::command::Scope::{Backups, CampaignChanges, History, LongWork, Operation, Overview, Settings};
use crate::tui::command::{Act, Command};
use crate::tui::key::Key;
use crate::tui::model::Model;

/// Its rows.
pub const COMMANDS: &[Command] = &[
    row(Act::ShowHistory, &[Overview], &[Key::Char('n')], "tui-do-show-history"),
    row(Act::ShowBackups, &[Overview], &[Key::Char('s')], "tui-do-show-backups"),
    row(Act::ShowSettings, &[Overview], &[Key::Char('c')], "tui-do-show-settings"),
    row(Act::Enter, &[History], &[Key::Enter], "tui-do-open-operation"),
    row(Act::Filter, &[History], &[Key::Char('f')], "tui-do-filter-history"),
    row(Act::Back, &[LongWork], &[Key::Esc], "tui-do-stop-work").when(|model| model.can(Act::Back)),
    row(Act::Leave, &[LongWork], &[Key::Ctrl('c')], "tui-do-leave"),
    row(Act::Reveal, &[Operation], &[Key::Char('x')], "tui-do-reveal"),
    row(Act::Enter, &[Backups], &[Key::Enter], "tui-do-try-backup"),
    row(Act::BackUp, &[Backups], &[Key::Char('b')], "tui-do-back-up"),
    row(Act::CopyOut, &[Backups], &[Key::Char('c')], "tui-do-copy-out"),
    row(Act::CheckQuick, &[Backups], &[Key::Char('k')], "tui-do-check-quick"),
    row(Act::CheckFull, &[Backups], &[Key::Char('t')], "tui-do-check-full"),
    row(Act::Enter, &[Settings], &[Key::Enter], "tui-do-open-settings"),
    row(Act::WriteCampaign, &[Settings], &[Key::Char('e')], "tui-do-write-campaign"),
    row(Act::ReadCampaign, &[Settings], &[Key::Char('i')], "tui-do-read-campaign"),
    row(Act::Enter, &[CampaignChanges], &[Key::Enter], "tui-do-save-campaign-file").kept(),
    row(Act::UsualLedger, &[Overview, Backups], &[Key::F(3)], "tui-do-usual-ledger").when(Model::can_turn_back),
];
