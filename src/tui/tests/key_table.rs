//! The table of keys in the README is the table of commands. `TUNGNHA_README=write cargo test key_table` writes it anew.

use std::path::Path;

use super::super::command::{Act, Command, Is, Label, Scope, Where, common_of_scope, own_of_scope};
use super::super::key::Key;
use crate::sys::files::{self, Overwrite};
use crate::text::numbers::Lang;
use crate::text::words::Words;

const BEGIN: &str = "<!-- keys:begin -->\n";
const END: &str = "<!-- keys:end -->\n";

/// Rows of two columns: the keys of what is said twice joined, and what is of one kind in one row.
#[derive(Default)]
struct Rows(Vec<Row>);

struct Row {
    keys: Vec<String>,
    what: Vec<String>,
    kind: Option<&'static str>,
}

impl Rows {
    fn add(&mut self, words: &Words, command: &Command) {
        let keys = match command.keys_shown {
            Some(shown) => vec![shown.to_owned()],
            None => command.keys.iter().map(ToString::to_string).collect(),
        };
        let kind = match command.label {
            Label::Id(_) => None,
            Label::Code(kind, _) => Some(kind),
        };
        let what = match (kind, keys.first()) {
            (Some(_), Some(key)) => format!("`{key}` {}", words.say(&command.help())),
            (_, _) => words.say(&command.help()),
        };
        let there = self.0.iter_mut().find(|row| row.what == [what.clone()] || kind.is_some() && row.kind == kind);
        match there {
            Some(row) => {
                row.keys.extend(keys.into_iter().filter(|key| !row.keys.contains(key)).collect::<Vec<_>>());
                if !row.what.contains(&what) {
                    row.what.push(what);
                }
            }
            None => self.0.push(Row { keys, what: vec![what], kind }),
        }
    }

    fn write(&self, title: &str, out: &mut String) {
        for (place, row) in self.0.iter().enumerate() {
            let title = if place == 0 { format!("**{title}**") } else { String::new() };
            let keys: Vec<String> = row.keys.iter().map(|key| format!("`{key}`")).collect();
            let keys = match (row.kind, keys.as_slice()) {
                (Some(_), [first, .., last]) => format!("{first} … {last}"),
                (_, _) => keys.join(" "),
            };
            out.push_str(&format!("| {title} | {keys} | {} |\n", row.what.join(" · ")));
        }
    }
}

/// What arrows, pages and backspaces do needs no row; nor does the list of commands, which the text explains.
fn is_plain(command: &Command) -> bool {
    let is_moving = |key: &Key| {
        matches!(
            key,
            Key::Up | Key::Down | Key::PageUp | Key::PageDown | Key::Home | Key::End | Key::Tab | Key::BackTab
        )
    };
    let is_move = command.keys.iter().all(is_moving) && command.act != Act::NextWaiting;
    is_move || matches!(command.scopes, Where::In([Scope::Palette]))
}

/// Back and help with other keys in one scope.
fn says_the_usual(command: &Command) -> bool {
    matches!(command.act, Act::Back | Act::Leave | Act::Palette)
}

fn is_of_one(command: &Command) -> bool {
    matches!(command.scopes, Where::In([_]))
}

fn generated() -> String {
    let words = Words::new(Lang::En);
    let mut out = "\n| where | key | what |\n|---|---|---|\n".to_owned();
    let mut everywhere = Rows::default();
    let known = |scope: &Scope| scope.is(Is::Letters) || scope.is(Is::Text);
    for scope in Scope::ALL.iter().copied().filter(known) {
        let common = common_of_scope(scope).filter(|command| !is_plain(command) && !is_of_one(command));
        common.for_each(|command| everywhere.add(&words, command));
    }
    everywhere.write("Everywhere", &mut out);
    for scope in Scope::ALL.iter().copied() {
        let mut rows = Rows::default();
        let only_here = common_of_scope(scope).filter(|command| is_of_one(command) && !says_the_usual(command));
        let own = own_of_scope(scope).chain(only_here).filter(|command| !is_plain(command));
        own.for_each(|command| rows.add(&words, command));
        rows.write(&words.say(&scope.title()), &mut out);
    }
    out.push('\n');
    out
}

#[test]
fn the_key_table_of_the_readme_is_the_table_of_commands() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = std::fs::read_to_string(&path).unwrap();
    let (before, rest) = readme.split_once(BEGIN).expect("README.md marks where the table begins");
    let (there, after) = rest.split_once(END).expect("README.md marks where the table ends");
    let wanted = generated();
    if there == wanted {
        return;
    }
    if std::env::var_os("TUNGNHA_README").is_some() {
        let whole = format!("{before}{BEGIN}{wanted}{END}{after}");
        files::write_new(&path, Overwrite::Replace, |file| file.write_all(whole.as_bytes())).unwrap();
        return;
    }
    panic!("README.md has other keys; TUNGNHA_README=write writes these:\n{wanted}");
}

#[test]
fn every_scope_has_a_title_in_both_languages() {
    for lang in [Lang::Vi, Lang::En] {
        let words = Words::new(lang);
        let without: Vec<_> = Scope::ALL.iter().filter(|scope| words.try_say(&scope.title()).is_none()).collect();
        assert!(without.is_empty(), "{lang:?}: {without:?}");
    }
}
