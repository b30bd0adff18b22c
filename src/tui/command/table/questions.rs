//! Questions of the program and to it, troubles, and the list of commands.

use super::row;
use crate::tui::command::Scope::{Confirm, Help, HelpAnswer, HelpAsk, Palette, Trouble};
use crate::tui::command::{Act, Command};
use crate::tui::key::Key;

/// With what a question begins: whatever is typed.
const ASKING: &[Key] = &[
    Key::Char('/'),
    Key::Char('a'),
    Key::Char('b'),
    Key::Char('c'),
    Key::Char('d'),
    Key::Char('e'),
    Key::Char('f'),
    Key::Char('g'),
    Key::Char('h'),
    Key::Char('i'),
    Key::Char('j'),
    Key::Char('k'),
    Key::Char('l'),
    Key::Char('m'),
    Key::Char('n'),
    Key::Char('o'),
    Key::Char('p'),
    Key::Char('q'),
    Key::Char('r'),
    Key::Char('s'),
    Key::Char('t'),
    Key::Char('u'),
    Key::Char('v'),
    Key::Char('w'),
    Key::Char('x'),
    Key::Char('y'),
    Key::Char('z'),
    Key::Char('0'),
    Key::Char('1'),
    Key::Char('2'),
    Key::Char('3'),
    Key::Char('4'),
    Key::Char('5'),
    Key::Char('6'),
    Key::Char('7'),
    Key::Char('8'),
    Key::Char('9'),
];

/// Its rows.
pub const COMMANDS: &[Command] = &[
    row(Act::Enter, &[Confirm], &[Key::Enter, Key::Char('c'), Key::Char('y')], "tui-do-yes"),
    row(Act::Back, &[Confirm], &[Key::Esc, Key::Char('k'), Key::Char('n')], "tui-do-no"),
    row(Act::Enter, &[Palette], &[Key::Enter], "tui-do-run"),
    Command { keys_shown: Some("/ a–z"), ..row(Act::Ask, &[Help], ASKING, "tui-do-ask").kept() },
    row(Act::Enter, &[HelpAsk], &[Key::Enter], "tui-do-read-answer").kept(),
    row(Act::Ask, &[HelpAnswer], &[Key::Char('/')], "tui-do-ask"),
    row(Act::Back, &[HelpAnswer], &[Key::Enter, Key::Char('?'), Key::F(1)], "tui-do-back-to-questions"),
    row(Act::NextField, &[HelpAnswer], &[Key::Tab, Key::Char('n')], "tui-do-next-answer"),
    row(Act::PreviousField, &[HelpAnswer], &[Key::BackTab, Key::Char('p')], "tui-do-previous-answer").hidden(),
    row(Act::Back, &[Trouble], &[Key::Enter, Key::Esc], "tui-do-understood"),
];
