//! Bringing lists in.

use super::row;
use crate::tui::command::Scope::{
    ImportDone, ImportEncoding, ImportField, ImportFiles, ImportFilter, ImportMoves, ImportPath, ImportPlan,
    ImportSheets, ImportStopped, ImportUnsure, ImportWork, Overview,
};
use crate::tui::command::{Act, Command, Scope};
use crate::tui::key::Key;
use crate::tui::model::Model;

/// The parts of a plan.
const PLANS: &[Scope] = &[ImportPlan, ImportUnsure, ImportMoves];

/// Its rows.
pub const COMMANDS: &[Command] = &[
    row(Act::Import, &[Overview], &[Key::Char('i')], "tui-do-import"),
    row(Act::Enter, &[ImportFiles, ImportFilter], &[Key::Enter], "tui-do-import-choose"),
    row(Act::Mark, &[ImportFiles], &[Key::Char(' ')], "tui-do-import-mark").when(|model| model.can(Act::Mark)),
    row(Act::FolderUp, &[ImportFiles], &[Key::Backspace, Key::Left], "tui-do-import-up"),
    row(Act::FilterFiles, &[ImportFiles], &[Key::Char('/')], "tui-do-import-filter"),
    row(Act::Sort, &[ImportFiles], &[Key::Char('s')], "tui-do-import-sort"),
    row(Act::TypePath, &[ImportFiles], &[Key::Char('g')], "tui-do-import-path"),
    row(Act::Enter, &[ImportPath], &[Key::Enter], "tui-do-import-go"),
    row(Act::NextField, &[ImportFilter], &[Key::Tab], "tui-do-to-list"),
    row(Act::Enter, &[ImportSheets], &[Key::Enter], "tui-do-import-preview").when(Model::can_save),
    row(Act::ChooseField, &[ImportSheets], &[Key::Char('c'), Key::Right], "tui-do-import-field"),
    row(Act::ClearResult, &[ImportSheets], &[Key::Delete, Key::Char('-')], "tui-do-import-ignore"),
    row(Act::Mark, &[ImportSheets], &[Key::Char(' ')], "tui-do-import-take"),
    row(Act::ChooseEncoding, &[ImportSheets], &[Key::Char('b')], "tui-do-import-encoding"),
    row(Act::Day, &[ImportSheets], &[Key::Char('y'), Key::F(4)], "tui-do-import-day"),
    row(Act::NextField, &[ImportSheets], &[Key::Tab], "tui-do-import-next-list").hidden(),
    row(Act::Enter, &[ImportField], &[Key::Enter], "tui-do-import-take-field"),
    row(Act::Enter, &[ImportEncoding], &[Key::Enter], "tui-do-import-take-encoding"),
    row(Act::SamePerson, &[ImportUnsure], &[Key::Char('c')], "tui-do-import-same"),
    row(Act::OtherPerson, &[ImportUnsure], &[Key::Char('k')], "tui-do-import-other"),
    row(Act::Stays, &[ImportUnsure], &[Key::Char('h')], "tui-do-import-same-stays"),
    row(Act::NextLike, &[ImportUnsure], &[Key::Char('n')], "tui-do-import-next-like"),
    row(Act::Stays, &[ImportMoves], &[Key::Char('h')], "tui-do-import-stays"),
    row(Act::DecideRest, &[ImportUnsure, ImportMoves], &[Key::Char('a')], "tui-do-import-decide-rest"),
    row(Act::ClearResult, &[ImportUnsure, ImportMoves], &[Key::Delete, Key::Char('-')], "tui-do-import-undecide"),
    row(Act::Enter, PLANS, &[Key::Enter], "tui-do-import-write").when(Model::can_save).kept(),
    row(Act::NextField, PLANS, &[Key::Tab, Key::Right], "tui-do-import-next-part").kept(),
    row(Act::PreviousField, PLANS, &[Key::BackTab, Key::Left], "tui-do-import-previous-part").hidden(),
    row(Act::Reveal, &[ImportSheets, ImportPlan, ImportUnsure, ImportMoves], &[Key::Char('x')], "tui-do-reveal"),
    row(Act::Back, &[ImportWork], &[Key::Esc], "tui-do-import-stop").when(|model| model.can(Act::Back)),
    row(Act::Help, &[ImportWork], &[Key::Char('?'), Key::F(1)], "tui-do-help"),
    row(Act::Leave, &[ImportWork], &[Key::Char('q'), Key::Ctrl('c')], "tui-do-leave"),
    row(Act::Back, &[ImportStopped], &[Key::Enter, Key::Esc], "tui-do-understood"),
    row(Act::Leave, &[ImportStopped], &[Key::Ctrl('c')], "tui-do-leave").hidden(),
    row(Act::Enter, &[ImportDone], &[Key::Enter], "tui-do-import-finish"),
];
