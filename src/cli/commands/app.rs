//! The terminal app, its demo; completions and the manual page.

use crate::cli::args::{Color, CompletionsArgs, DemoArgs};
use crate::cli::{CommandError, Session, help};
use crate::desk::Opening;
use crate::tui::{self, ColorChoice, TuiError, Who};

impl Session {
    pub(in crate::cli) fn app(&self) -> Result<u8, CommandError> {
        let path = self.ledger()?;
        let ledger_exists = path.symlink_metadata().is_ok();
        // Never asked on the bare terminal: what is typed there by reflex is a passphrase. The screen says under which
        // name it records, and the set-up asks.
        self.open_app(Opening::Ledger { path, clock: self.clock(), actor: self.known_actor() }, ledger_exists)
    }

    pub(in crate::cli) fn demo(&self, args: &DemoArgs) -> Result<u8, CommandError> {
        let (people, seed, clock, actor) = (args.people as usize, args.seed, self.clock(), "demo".to_owned());
        self.open_app(Opening::Demo { people, seed, clock, actor }, true)
    }

    fn open_app(&self, opening: Opening, ledger_exists: bool) -> Result<u8, CommandError> {
        let color = match self.global.color {
            Color::Auto => ColorChoice::Auto,
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
        };
        let lang = self.output.words.lang;
        let who = if self.said_who() { Who::Said } else { Who::Guessed };
        let options = tui::Options { lang, color, believed_today: self.global.today.is_some(), ledger_exists, who };
        match tui::run(opening, options) {
            Ok(()) => Ok(0),
            Err(error) => {
                self.output.error(&error);
                // A missing terminal is wrong usage; anything else failed.
                Ok(if matches!(error, TuiError::NoTerminal) { 2 } else { 1 })
            }
        }
    }

    pub(in crate::cli) fn completions(&self, args: &CompletionsArgs) -> Result<u8, CommandError> {
        let mut script = Vec::new();
        clap_complete::generate(args.shell, &mut help::command(&self.output.words), "tungnha", &mut script);
        self.output.bytes(&script);
        Ok(0)
    }

    pub(in crate::cli) fn man(&self) -> Result<u8, CommandError> {
        let mut page = Vec::new();
        // Writing to memory cannot fail.
        let _ = clap_mangen::Man::new(help::command(&self.output.words)).render(&mut page);
        self.output.bytes(&page);
        Ok(0)
    }
}
