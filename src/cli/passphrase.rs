//! Asking for what only a person knows: from a file, or from the terminal; never an argument, never the environment.

use std::fs::File;
use std::io::{BufRead, BufReader, IsTerminal, Read, Write};
use std::path::Path;

use zeroize::Zeroizing;

use super::{CommandError, Session};
use crate::msg;
use crate::sys::files::is_readable_by_others;
use crate::text::words::Message;

/// Longer first lines are no passphrase.
const LONGEST: u64 = 4_096;

impl Session {
    /// The passphrase of the ledger.
    pub(super) fn typed_passphrase(&self, ask: &Message) -> Result<Zeroizing<String>, CommandError> {
        match &self.global.passphrase_file {
            Some(path) => self.passphrase_of_file(path),
            None => self.ask_passphrase(ask),
        }
    }

    /// A new passphrase, typed twice on a terminal.
    pub(super) fn new_passphrase(&self, file: Option<&Path>) -> Result<Zeroizing<String>, CommandError> {
        if let Some(path) = file {
            return self.passphrase_of_file(path);
        }
        let first = self.ask_passphrase(&msg!("cli-ask-new-passphrase"))?;
        let second = self.ask_passphrase(&msg!("cli-ask-passphrase-again"))?;
        if *first != *second {
            return Err(CommandError::usage(msg!("cli-error-passphrases-differ")));
        }
        Ok(first)
    }

    /// The first line of a file.
    fn passphrase_of_file(&self, path: &Path) -> Result<Zeroizing<String>, CommandError> {
        let unreadable = || CommandError::Usage {
            message: msg!("cli-error-passphrase-file", path = path.display().to_string()),
            hint: None,
        };
        if is_readable_by_others(path) {
            self.output.note(&msg!("cli-note-passphrase-file-open", path = path.display().to_string()));
        }
        let file = File::open(path).map_err(|_unreadable| unreadable())?;
        let mut line = Zeroizing::new(String::with_capacity(256));
        BufReader::new(file.take(LONGEST)).read_line(&mut line).map_err(|_unreadable| unreadable())?;
        let passphrase = line.trim_end_matches(['\n', '\r']).trim_start_matches('\u{feff}');
        Ok(Zeroizing::new(passphrase.to_owned()))
    }

    fn ask_passphrase(&self, ask: &Message) -> Result<Zeroizing<String>, CommandError> {
        let no_terminal = || CommandError::Usage {
            message: msg!("cli-error-no-terminal"),
            hint: Some(msg!("cli-error-no-terminal-hint")),
        };
        if !std::io::stdin().is_terminal() {
            return Err(no_terminal());
        }
        let prompt = format!("{} ", self.output.words.say(ask));
        rpassword::prompt_password(prompt).map(Zeroizing::new).map_err(|_no_terminal| no_terminal())
    }
}

/// Asks for a line on the terminal; nothing if nobody answers.
pub fn ask_line(prompt: &str) -> Option<String> {
    let mut out = std::io::stderr();
    write!(out, "{prompt} ").and_then(|()| out.flush()).ok()?;
    let mut line = String::new();
    std::io::stdin().lock().take(LONGEST).read_line(&mut line).ok()?;
    Some(crate::text::clean::clean(&line).text).filter(|line| !line.is_empty())
}
