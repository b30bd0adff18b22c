//! The figures.

use super::{REASON_KEYS, row};
use crate::tui::command::Scope::{Adjusted, Charts, Export, Overview, Report, SentReports, Tally, TallyText};
use crate::tui::command::{Act, Command};
use crate::tui::key::Key;
use crate::tui::model::Model;

/// The digits of the charts.
const DIGITS: &[Key] = REASON_KEYS.split_at(5).0;

/// Its rows.
pub const COMMANDS: &[Command] = &[
    row(Act::Enter, &[Overview], &[Key::Enter], "tui-do-open-figure").when(Model::has_overview),
    row(Act::ShowAll, &[Overview], &[Key::Char('d')], "tui-do-show-all"),
    row(Act::ShowToActivate, &[Overview], &[Key::Char('t')], "tui-do-show-to-activate"),
    row(Act::ShowFollowUps, &[Overview], &[Key::Char('h')], "tui-do-show-follow-ups").when(Model::has_overview),
    row(Act::ShowTally, &[Overview], &[Key::Char('b')], "tui-do-show-tally"),
    row(Act::ShowReports, &[Overview], &[Key::Char('y')], "tui-do-show-reports").when(Model::has_overview),
    row(Act::Enter, &[Report], &[Key::Enter], "tui-do-open-figure"),
    row(Act::SealReport, &[Report], &[Key::Char('s')], "tui-do-seal").when(|model| model.can(Act::SealReport)),
    row(Act::Export, &[Report], &[Key::Char('e')], "tui-do-export-report").when(|model| model.can(Act::Export)),
    row(Act::ShowTally, &[Report], &[Key::Char('b')], "tui-do-report-table").when(|model| model.can(Act::ShowTally)),
    row(Act::Left, &[Report], &[Key::Left], "tui-do-period-before"),
    row(Act::Right, &[Report], &[Key::Right], "tui-do-period-after"),
    row(Act::NextField, &[Report], &[Key::Tab], "tui-do-next-report-kind"),
    row(Act::PreviousField, &[Report], &[Key::BackTab], "tui-do-previous-report-kind").hidden(),
    row(Act::ShowSent, &[Report], &[Key::Char('l')], "tui-do-show-sent"),
    row(Act::Enter, &[SentReports], &[Key::Enter], "tui-do-open-report"),
    row(Act::Enter, &[Adjusted], &[Key::Enter], "tui-do-open-adjusted"),
    row(Act::NextPage, &[Overview], &[Key::Char('o')], "tui-do-next-page"),
    row(Act::NextField, &[Overview], &[Key::Tab], "tui-do-next-part").hidden(),
    row(Act::PreviousField, &[Overview], &[Key::BackTab], "tui-do-previous-part").hidden(),
    row(Act::Enter, &[Tally], &[Key::Enter], "tui-do-open-figure").when(Model::can_open_figure),
    row(Act::TallyDays, &[Tally], &[Key::Char('n'), Key::Tab], "tui-do-tally-days"),
    row(Act::ShowMissing, &[Tally], &[Key::Char('t')], "tui-do-show-missing").when(|model| model.can(Act::ShowMissing)),
    row(Act::Compare, &[Tally], &[Key::Char('c')], "tui-do-compare-days").when(Model::has_tally),
    row(Act::Rank, &[Tally], &[Key::Char('s')], "tui-do-rank").when(Model::has_tally),
    row(Act::ShowCharts, &[Tally], &[Key::Char('o')], "tui-do-show-charts").when(Model::has_tally),
    row(Act::Enter, &[Charts], &[Key::Enter], "tui-do-open-figure").when(Model::can_open_figure),
    Command { keys_shown: Some("1–5"), ..row(Act::PickChart, &[Charts], DIGITS, "tui-do-pick-chart") },
    row(Act::NextPage, &[Charts], &[Key::Char('o'), Key::Tab], "tui-do-next-chart"),
    row(Act::PreviousField, &[Charts], &[Key::BackTab], "tui-do-previous-chart").hidden(),
    row(Act::Left, &[Charts], &[Key::Left], "tui-do-other-figure").hidden(),
    row(Act::Right, &[Charts], &[Key::Right], "tui-do-other-figure").hidden(),
    row(Act::Export, &[Tally], &[Key::Char('e')], "tui-do-export").when(Model::has_tally),
    row(Act::Left, &[Overview, Tally], &[Key::Left], "tui-do-left").hidden(),
    row(Act::Right, &[Overview, Tally], &[Key::Right], "tui-do-right").hidden(),
    row(Act::Enter, &[TallyText], &[Key::Enter], "tui-do-count-again"),
    row(Act::NextField, &[TallyText], &[Key::Tab, Key::Down], "tui-do-next-field"),
    row(Act::PreviousField, &[TallyText], &[Key::BackTab, Key::Up], "tui-do-previous-field").hidden(),
    row(Act::Calendar, &[TallyText], &[Key::F(4)], "tui-do-calendar"),
    row(Act::Enter, &[Export], &[Key::Enter], "tui-do-write-file").when(Model::can_save),
    row(Act::NextField, &[Export], &[Key::Tab, Key::Down], "tui-do-next-field"),
    row(Act::PreviousField, &[Export], &[Key::BackTab, Key::Up], "tui-do-previous-field").hidden(),
    row(Act::NextChoice, &[Export], &[Key::Right], "tui-do-next-choice"),
    row(Act::PreviousChoice, &[Export], &[Key::Left], "tui-do-previous-choice").hidden(),
];
