//! The invariants of the architecture, read from the sources: who may use whom, who alone touches the disk, the
//! clock and SQL, and that no words for people stand in the code.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// What each module may use of the others (architecture.md "Modules"). `msg` is the macro of `text`.
const MAY_USE: [(&str, &[&str]); 11] = [
    ("domain", &["text"]),
    ("text", &[]),
    ("sys", &["domain", "text"]),
    ("store", &["domain", "text", "sys"]),
    ("intake", &["domain", "text", "sys"]),
    ("report", &["domain", "text", "sys"]),
    ("exchange", &["domain", "text", "sys", "store"]),
    ("desk", &["domain", "text", "sys", "store", "intake", "report", "exchange"]),
    // The two edges also start and end the process: clock, settings, folders, signals, files that were asked for.
    // Without a command, the command line starts the app; its lists are tables of the neutral report, so that a
    // terminal, a CSV and a spreadsheet show the same.
    ("cli", &["tui", "desk", "report", "domain", "text", "sys"]),
    ("tui", &["desk", "domain", "text", "sys"]),
    ("main", &["cli"]),
];

/// Words of rosters that are compared with cells, folded or not. Only these files may hold Vietnamese letters.
const MATCHED_WORDS: [&str; 4] =
    ["src/text/", "src/intake/", "src/domain/address/parts.rs", "src/domain/demo/texts.rs"];

/// A source file, the tests at its end left out.
struct Source {
    path: String,
    module: String,
    text: String,
    /// The code with comments and the contents of literals blanked.
    code: String,
    /// Texts and characters of the code, each with its line.
    literals: Vec<(usize, String)>,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    let mut open = vec![root.join("src")];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                found.push(path);
            }
        }
    }
    found.sort();
    let of_tests = |path: &PathBuf| {
        let inside = path.strip_prefix(root).unwrap();
        let stem = path.file_stem().unwrap().to_string_lossy();
        stem == "tests" || stem.ends_with("_tests") || inside.components().any(|part| part.as_os_str() == "tests")
    };
    found.into_iter().filter(|path| !of_tests(path)).map(|path| read(root, &path)).collect()
}

fn read(root: &Path, path: &Path) -> Source {
    let whole = fs::read_to_string(path).unwrap();
    let text = without_tests(&whole).to_owned();
    let inside = path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
    let module = inside.trim_start_matches("src/").split(['/', '.']).next().unwrap().to_owned();
    let (code, literals) = split(&text);
    Source { path: inside, module, text, code, literals }
}

/// The file up to its module of tests, which stands at its end.
fn without_tests(text: &str) -> &str {
    text.split("\nmod tests {").next().unwrap_or(text)
}

/// Parts code from comments and literals.
fn split(text: &str) -> (String, Vec<(usize, String)>) {
    let letters: Vec<char> = text.chars().collect();
    let (mut code, mut literals) = (String::new(), Vec::new());
    let (mut at, mut line) = (0, 1);
    let letter = |at: usize| letters.get(at).copied().unwrap_or('\0');
    while at < letters.len() {
        let here = letter(at);
        let end = match here {
            '/' if letter(at + 1) == '/' => (at..letters.len()).find(|at| letter(*at) == '\n').unwrap_or(letters.len()),
            '"' => end_of_text(&letters, at),
            'r' if matches!(letter(at + 1), '"' | '#') && !letter(at.wrapping_sub(1)).is_alphanumeric() => {
                end_of_raw_text(&letters, at)
            }
            '\'' if letter(at + 1) == '\\' || letter(at + 2) == '\'' => end_of_character(&letters, at),
            _ => at,
        };
        if end == at {
            code.push(here);
            at += 1;
        } else {
            let taken: String = letters[at..end].iter().collect();
            line += taken.matches('\n').count();
            if here != '/' {
                literals.push((line, taken));
                code.push_str("\"\"");
            }
            at = end;
            continue;
        }
        line += usize::from(here == '\n');
    }
    (code, literals)
}

fn end_of_text(letters: &[char], start: usize) -> usize {
    let mut at = start + 1;
    while at < letters.len() && letters[at] != '"' {
        at += if letters[at] == '\\' { 2 } else { 1 };
    }
    (at + 1).min(letters.len())
}

fn end_of_raw_text(letters: &[char], start: usize) -> usize {
    let hashes = letters[start + 1..].iter().take_while(|letter| **letter == '#').count();
    let open = start + 1 + hashes;
    if letters.get(open) != Some(&'"') {
        return start;
    }
    let closes = |at: usize| letters[at] == '"' && letters[at + 1..].iter().take(hashes).all(|letter| *letter == '#');
    (open + 1..letters.len()).find(|at| closes(*at)).map_or(letters.len(), |at| at + 1 + hashes)
}

fn end_of_character(letters: &[char], start: usize) -> usize {
    let from = if letters[start + 1] == '\\' { start + 3 } else { start + 2 };
    (from..letters.len()).find(|at| letters[*at] == '\'').map_or(letters.len(), |at| at + 1)
}

/// The modules that code names as `crate::module`.
fn used_modules(code: &str) -> BTreeSet<String> {
    let after = |part: &str| -> String { part.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect() };
    code.split("crate::").skip(1).map(after).collect()
}

#[test]
fn modules_use_each_other_only_in_the_directions_of_the_architecture() {
    let may_use: BTreeMap<&str, &[&str]> = MAY_USE.into_iter().collect();
    for source in sources().iter().filter(|source| source.module != "lib") {
        let allowed = may_use.get(source.module.as_str()).unwrap_or_else(|| panic!("{} has no rule", source.path));
        assert!(
            !source.code.contains("crate::{"),
            "{}: one line a module, so that directions can be read",
            source.path
        );
        for used in used_modules(&source.code) {
            let may = used == source.module || used == "msg" || allowed.contains(&used.as_str());
            assert!(may, "{} must not use {used}", source.path);
        }
    }
}

#[test]
fn the_domain_knows_no_machine() {
    for source in sources().iter().filter(|source| source.module == "domain" || source.module == "text") {
        for machine in
            ["std::fs", "std::env", "std::net", "std::process", "std::thread", "std::io::std", "SystemTime", "Instant"]
        {
            assert!(!source.code.contains(machine), "{} uses {machine}", source.path);
        }
        for library in
            ["rusqlite", "ratatui", "crossterm", "clap", "calamine", "rust_xlsxwriter", "getrandom", "argon2"]
        {
            assert!(!source.code.contains(library), "{} uses {library}", source.path);
        }
    }
}

/// That only some modules name something.
fn check_only(names: &[&str], modules: &[&str]) {
    let mut seen = 0;
    for source in sources() {
        for name in names.iter().filter(|name| source.code.contains(**name)) {
            assert!(modules.contains(&source.module.as_str()), "{} names {name}", source.path);
            seen += 1;
        }
    }
    assert!(seen > 0, "nobody names {names:?}: the rule reads nothing");
}

#[test]
fn each_outside_thing_has_one_door() {
    check_only(&["rusqlite::", "use rusqlite"], &["store"]);
    check_only(&["Utc::now", "Instant::now", "SystemTime::now", "Local::now"], &["sys"]);
    check_only(&["getrandom::"], &["sys"]);
    check_only(&["remove_file", "remove_dir"], &["sys"]);
    check_only(&["umask(", "setrlimit"], &["sys"]);
    check_only(&["calamine::"], &["intake"]);
    check_only(&["rust_xlsxwriter::"], &["report"]);
    check_only(&["fluent_bundle::"], &["text"]);
    check_only(&["clap::"], &["cli"]);
    check_only(&["argon2::", "bip39::"], &["store"]);
}

#[test]
fn nothing_deletes_truncates_or_replaces_a_ledger() {
    for source in sources().iter().filter(|source| source.module != "sys") {
        for danger in ["fs::write", ".set_len(", "truncate(true)", "fs::copy", "File::create("] {
            assert!(!source.code.contains(danger), "{} calls {danger}", source.path);
        }
    }
}

fn is_vietnamese(letter: char) -> bool {
    matches!(letter, 'à'..='ý' | 'À'..='Ý' | 'ă' | 'Ă' | 'đ' | 'Đ' | 'ĩ' | 'Ĩ' | 'ũ' | 'Ũ' | 'ơ' | 'Ơ' | 'ư' | 'Ư')
        && !matches!(letter, '×' | '÷')
        || ('\u{1ea0}'..='\u{1ef9}').contains(&letter)
}

#[test]
fn no_vietnamese_sentence_stands_in_the_code() {
    for source in sources() {
        for (line, literal) in &source.literals {
            if !literal.contains(is_vietnamese) {
                continue;
            }
            let place = format!("{}:{line}: {literal}", source.path);
            assert!(MATCHED_WORDS.iter().any(|start| source.path.starts_with(start)), "{place}");
            assert!(literal.split_whitespace().count() <= 3, "a sentence: {place}");
        }
    }
}

#[test]
fn no_code_unwraps_panics_or_silences_a_lint() {
    for source in sources() {
        for danger in [".unwrap()", "panic!(", "todo!(", "unimplemented!(", "dbg!(", "#[allow(", "#![allow("] {
            assert!(!source.code.contains(danger), "{} has {danger}", source.path);
        }
    }
}

#[test]
fn every_file_says_what_it_is() {
    for source in sources() {
        let said = source.text.lines().take_while(|line| line.starts_with("//!")).count();
        assert!(said > 0, "{} has no module doc", source.path);
        if source.path.ends_with("/mod.rs") {
            assert!(said <= 20, "{}: {said} lines", source.path);
        }
    }
}

#[test]
fn the_scanner_reads_code_and_not_comments_or_texts() {
    let (code, literals) = split("a('\"', 'đ', '\\n', &'static \"x // crate::no\", r#\"b\"c\"#); // crate::no\nd");
    assert_eq!(code, "a(\"\", \"\", \"\", &'static \"\", \"\"); \nd");
    let texts: Vec<&str> = literals.iter().map(|(_, text)| text.as_str()).collect();
    assert_eq!(texts, ["'\"'", "'đ'", "'\\n'", "\"x // crate::no\"", "r#\"b\"c\"#"]);
    assert_eq!(without_tests("a\nmod tests;\nb\nmod tests {\nc"), "a\nmod tests;\nb");
    assert_eq!(used_modules("use crate::text::x; crate::msg!(a)").into_iter().collect::<Vec<_>>(), ["msg", "text"]);
}
