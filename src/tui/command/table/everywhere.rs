//! What can be done everywhere, and moving in a list.

use super::{FREE, INNER, INNER_TEXT, LISTS, PAGES, SEARCHING, TEXT, row};
use crate::tui::command::Scope::{Confirm, Help, Household, Overview, Recovery, Start, Trouble, Unlock, Visit};
use crate::tui::command::{Act, Command};
use crate::tui::key::Key;
use crate::tui::model::Model;

/// Its rows.
pub const COMMANDS: &[Command] = &[
    row(Act::Search, SEARCHING, &[Key::Char('/')], "tui-do-search"),
    row(Act::Undo, FREE, &[Key::Char('u')], "tui-do-undo").when(Model::can_undo),
    row(Act::Redo, FREE, &[Key::Ctrl('r')], "tui-do-redo").hidden(),
    row(Act::Lock, &[Overview], &[Key::Char('l')], "tui-do-lock").when(Model::can_lock),
    row(Act::Back, INNER, &[Key::Esc], "tui-do-back"),
    row(Act::Back, INNER_TEXT, &[Key::Esc], "tui-do-back"),
    row(Act::Back, &[Unlock, Start], &[Key::Esc], "tui-do-back").hidden(),
    row(Act::Back, &[Overview], &[Key::Esc], "tui-do-back").hidden(),
    row(Act::Back, &[Help], &[Key::Enter, Key::Char('?'), Key::F(1)], "tui-do-back").hidden(),
    row(Act::Help, &[Start, Recovery], &[Key::Char('?'), Key::F(1)], "tui-do-help"),
    row(Act::Palette, FREE, &[Key::Ctrl('p')], "tui-do-palette"),
    row(Act::Palette, TEXT, &[Key::Ctrl('p')], "tui-do-palette"),
    row(Act::Palette, &[Help], &[Key::Ctrl('p')], "tui-do-palette").hidden(),
    row(Act::Home, INNER, &[Key::Ctrl('o')], "tui-do-home").when(Model::can_go_home).hidden(),
    row(Act::Home, INNER_TEXT, &[Key::Ctrl('o')], "tui-do-home").when(Model::can_go_home).hidden(),
    row(Act::Help, FREE, &[Key::Char('?'), Key::F(1)], "tui-do-help"),
    row(Act::Help, TEXT, &[Key::F(1)], "tui-do-help"),
    row(Act::Leave, FREE, &[Key::Char('q'), Key::Ctrl('c')], "tui-do-leave"),
    row(Act::Leave, &[Start], &[Key::Char('q'), Key::Ctrl('c')], "tui-do-leave"),
    row(Act::Leave, &[Recovery], &[Key::Ctrl('c')], "tui-do-leave"),
    row(Act::Leave, &[Help], &[Key::Char('q'), Key::Ctrl('c')], "tui-do-leave").hidden(),
    row(Act::Leave, TEXT, &[Key::Ctrl('c')], "tui-do-leave"),
    row(Act::Leave, &[Confirm, Trouble], &[Key::Ctrl('c')], "tui-do-leave").hidden(),
    row(Act::Suspend, &[Start, Recovery], &[Key::Ctrl('z')], "tui-do-suspend").hidden(),
    row(Act::Suspend, FREE, &[Key::Ctrl('z')], "tui-do-suspend").hidden(),
    row(Act::Suspend, TEXT, &[Key::Ctrl('z')], "tui-do-suspend").hidden(),
    row(Act::Tour, FREE, &[Key::F(9)], "tui-do-tour").when(Model::has_tour).hidden(),
    row(Act::Tour, TEXT, &[Key::F(9)], "tui-do-tour").when(Model::has_tour).hidden(),
    row(Act::Tour, &[Help], &[Key::F(9)], "tui-do-tour").when(Model::has_tour).hidden(),
    row(Act::Down, LISTS, &[Key::Down], "tui-do-down").hidden(),
    row(Act::Up, LISTS, &[Key::Up], "tui-do-up").hidden(),
    row(Act::Down, &[Visit, Household], &[Key::Tab], "tui-do-down").hidden(),
    row(Act::Up, &[Visit, Household], &[Key::BackTab], "tui-do-up").hidden(),
    row(Act::PageDown, LISTS, &[Key::PageDown], "tui-do-page-down").hidden(),
    row(Act::PageUp, LISTS, &[Key::PageUp], "tui-do-page-up").hidden(),
    row(Act::First, PAGES, &[Key::Home], "tui-do-first").hidden(),
    row(Act::Last, PAGES, &[Key::End], "tui-do-last").hidden(),
];
