//! What a command prints: results on standard output, everything else on standard error, nothing with control bytes.

use std::io::{IsTerminal, Write};

use serde_json::{Value, json};

use super::args::{Color, Global};
use crate::desk::DeskError;
use crate::text::clean::visible;
use crate::text::words::{Explain, Message, Words};

/// How results are given.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// Sentences and tables.
    Text,
    /// One JSON document.
    Json,
}

/// Where a command's words go.
pub struct Output {
    /// The words.
    pub words: Words,
    /// The form of results.
    pub form: Form,
    quiet: bool,
    color: Color,
}

impl Output {
    /// The output that the options ask for.
    pub fn new(words: Words, global: &Global) -> Self {
        let form = if global.json { Form::Json } else { Form::Text };
        Self { words, form, quiet: global.quiet, color: global.color }
    }

    /// Whether results may be coloured.
    pub fn is_colored(&self) -> bool {
        match self.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => {
                std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|no| no.is_empty())
            }
        }
    }

    /// A line of the result.
    pub fn line(&self, text: &str) {
        self.print(&format!("{}\n", visible(text)));
    }

    /// A sentence of the result.
    pub fn say(&self, message: &Message) {
        self.print(&format!("{}\n", self.words.say(message)));
    }

    /// A finished text, already free of control bytes.
    pub fn print(&self, text: &str) {
        // A reader that has gone away is not an error of ours.
        let _ = std::io::stdout().lock().write_all(text.as_bytes());
    }

    /// Bytes of a file on standard output.
    pub fn bytes(&self, bytes: &[u8]) {
        let mut out = std::io::stdout().lock();
        let _ = out.write_all(bytes).and_then(|()| out.flush());
    }

    /// One JSON document on one line or, for people, several.
    pub fn document(&self, name: &str, mut value: Value) {
        if let Some(fields) = value.as_object_mut() {
            fields.insert("schema".to_owned(), json!(format!("tungnha.{name}/1")));
        }
        self.print(&format!("{value}\n"));
    }

    /// A note beside the result; not with `-q`.
    pub fn note(&self, message: &Message) {
        if !self.quiet {
            let _ = writeln!(std::io::stderr(), "{}", self.words.say(message));
        }
    }

    /// Whether progress is shown: on a terminal, unless `-q`.
    pub fn shows_progress(&self) -> bool {
        !self.quiet && std::io::stderr().is_terminal()
    }

    /// An error, as a sentence with what to do, and as JSON where that was asked for.
    pub fn error(&self, error: &dyn Explain) {
        let message = self.words.say(&error.message());
        let hint = error.hint().map(|hint| self.words.say(&hint));
        if self.form == Form::Json {
            let hint = hint.clone().unwrap_or_default();
            self.document("error", json!({"code": error.code(), "message": message, "hint": hint}));
        }
        let mut out = std::io::stderr().lock();
        let _ = writeln!(out, "{message}");
        if let Some(hint) = hint {
            let _ = writeln!(out, "{hint}");
        }
    }
}

/// The exit code of an error (contract.md).
pub fn exit_code(error: &DeskError) -> u8 {
    match error.code() {
        "ledger_in_use" => 3,
        "wrong_passphrase" => 4,
        "ledger_damaged" => 5,
        "newer_version" => 6,
        "cancelled" => 130,
        _ => 1,
    }
}
