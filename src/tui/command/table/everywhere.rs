//! What can be done everywhere, and moving in a list.

use super::{each, row};
use crate::tui::command::Scope::{
    Confirm, Help, HelpAnswer, Household, Households, Overview, Recovery, Start, Trouble, Unlock, Visit,
};
use crate::tui::command::{Act, Command, Is};
use crate::tui::key::Key;
use crate::tui::model::Model;

/// Its rows.
pub const COMMANDS: &[Command] = &[
    each(Act::Search, Is::Searching, &[Key::Char('/')], "tui-do-search").kept(),
    each(Act::Undo, Is::Letters, &[Key::Char('u')], "tui-do-undo").when(Model::can_undo),
    each(Act::Redo, Is::Letters, &[Key::Ctrl('r')], "tui-do-redo").hidden(),
    each(Act::LeftDoor, Is::Searching, &[Key::Backspace], "tui-do-left-door").when(Model::has_left_door).hidden(),
    row(Act::LeftDoor, &[Households], &[Key::Backspace], "tui-do-left-door").when(Model::has_left_door).hidden(),
    row(Act::Lock, &[Overview], &[Key::Char('l')], "tui-do-lock").when(Model::can_lock),
    each(Act::Back, Is::Inner, &[Key::Esc], "tui-do-back").kept(),
    row(Act::Back, &[Unlock, Start], &[Key::Esc], "tui-do-back").hidden(),
    row(Act::Back, &[Overview], &[Key::Esc], "tui-do-back").hidden(),
    row(Act::Back, &[Help], &[Key::Enter, Key::Char('?'), Key::F(1)], "tui-do-back").hidden(),
    row(Act::Help, &[Start, Recovery], &[Key::Char('?'), Key::F(1)], "tui-do-help"),
    each(Act::Palette, Is::Letters, &[Key::Ctrl('p')], "tui-do-palette").kept(),
    each(Act::Palette, Is::Text, &[Key::Ctrl('p')], "tui-do-palette"),
    row(Act::Palette, &[Help, HelpAnswer], &[Key::Ctrl('p')], "tui-do-palette").hidden(),
    each(Act::Home, Is::Inner, &[Key::Ctrl('o')], "tui-do-home").when(Model::can_go_home).hidden(),
    each(Act::Help, Is::Letters, &[Key::Char('?'), Key::F(1)], "tui-do-help").kept(),
    each(Act::Help, Is::Text, &[Key::F(1)], "tui-do-help").kept(),
    each(Act::NextTyping, Is::Text, &[Key::F(7)], "tui-do-next-typing").hidden(),
    each(Act::NextTyping, Is::Letters, &[Key::F(7)], "tui-do-next-typing").hidden(),
    each(Act::NextTheme, Is::Letters, &[Key::F(8)], "tui-do-next-theme").hidden(),
    each(Act::NextTheme, Is::Text, &[Key::F(8)], "tui-do-next-theme").hidden(),
    each(Act::Leave, Is::Letters, &[Key::Char('q'), Key::Ctrl('c')], "tui-do-leave"),
    row(Act::Leave, &[Start], &[Key::Char('q'), Key::Ctrl('c')], "tui-do-leave"),
    row(Act::Leave, &[Recovery], &[Key::Ctrl('c')], "tui-do-leave"),
    row(Act::Leave, &[Help, HelpAnswer], &[Key::Ctrl('c')], "tui-do-leave").hidden(),
    each(Act::Leave, Is::Text, &[Key::Ctrl('c')], "tui-do-leave"),
    row(Act::Leave, &[Confirm, Trouble], &[Key::Ctrl('c')], "tui-do-leave").hidden(),
    row(Act::Suspend, &[Start, Recovery], &[Key::Ctrl('z')], "tui-do-suspend").hidden(),
    each(Act::Suspend, Is::Letters, &[Key::Ctrl('z')], "tui-do-suspend").hidden(),
    each(Act::Suspend, Is::Text, &[Key::Ctrl('z')], "tui-do-suspend").hidden(),
    each(Act::Tour, Is::Letters, &[Key::F(9)], "tui-do-tour").when(Model::has_tour).hidden(),
    each(Act::Tour, Is::Text, &[Key::F(9)], "tui-do-tour").when(Model::has_tour).hidden(),
    row(Act::Tour, &[Help, HelpAnswer], &[Key::F(9)], "tui-do-tour").when(Model::has_tour).hidden(),
    each(Act::Down, Is::List, &[Key::Down], "tui-do-down").hidden(),
    each(Act::Up, Is::List, &[Key::Up], "tui-do-up").hidden(),
    row(Act::Down, &[Household], &[Key::Tab], "tui-do-down").hidden(),
    row(Act::Up, &[Visit, Household], &[Key::BackTab], "tui-do-up").hidden(),
    each(Act::PageDown, Is::List, &[Key::PageDown], "tui-do-page-down").hidden(),
    each(Act::PageUp, Is::List, &[Key::PageUp], "tui-do-page-up").hidden(),
    each(Act::First, Is::Page, &[Key::Home], "tui-do-first").hidden(),
    each(Act::Last, Is::Page, &[Key::End], "tui-do-last").hidden(),
];
