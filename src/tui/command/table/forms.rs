//! Forms and what fills them.

use super::row;
use crate::tui::command::Scope::{Ask, CampaignForm, DoorWords, Form};
use crate::tui::command::{Act, Command, Scope};
use crate::tui::key::Key;
use crate::tui::model::Model;

/// Where there is a form.
const FORMS: &[Scope] = &[Form, CampaignForm, DoorWords, Ask];

/// Its rows.
pub const COMMANDS: &[Command] = &[
    row(Act::Enter, &[Form], &[Key::Enter], "tui-do-save").when(Model::can_save),
    row(Act::Enter, &[CampaignForm], &[Key::Enter], "tui-do-save").when(Model::can_save),
    row(Act::Enter, &[Ask], &[Key::Enter], "tui-do-go-on"),
    row(Act::Enter, &[DoorWords], &[Key::Enter], "tui-do-save").when(Model::can_save),
    row(Act::UsualWords, &[DoorWords], &[Key::F(5)], "tui-do-usual-words"),
    row(Act::LoadPreset, &[CampaignForm], &[Key::F(6)], "tui-do-load-preset"),
    row(Act::NextField, FORMS, &[Key::Tab, Key::Down], "tui-do-next-field"),
    row(Act::PreviousField, FORMS, &[Key::BackTab, Key::Up], "tui-do-previous-field").hidden(),
    row(Act::NextChoice, FORMS, &[Key::Right], "tui-do-next-choice").when(Model::on_choice),
    row(Act::PreviousChoice, FORMS, &[Key::Left], "tui-do-previous-choice").when(Model::on_choice).hidden(),
    row(Act::Calendar, FORMS, &[Key::F(4)], "tui-do-calendar").when(Model::on_day),
    row(Act::ShowPassphrase, FORMS, &[Key::F(2)], "tui-do-show-passphrase").hidden(),
];
