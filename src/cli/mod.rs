//! The command line: the same journeys as the screens, without a screen, over the same desk. Arguments in, words or
//! JSON out, one exit code. It decides nothing about the campaign.

mod args;
mod commands;
mod help;
mod json;
mod lists;
mod output;
mod passphrase;
mod progress;

use std::ffi::OsString;
use std::io::IsTerminal;
use std::path::PathBuf;

use clap::FromArgMatches;
use clap::error::ErrorKind;

use args::{Cli, Command, Global};
use output::{Form, Output, exit_code};

use crate::desk::{Desk, DeskError, Warning};
use crate::msg;
use crate::sys::clock::Clock;
use crate::sys::settings::Settings;
use crate::sys::{paths, process};
use crate::text::numbers::Lang;
use crate::text::words::{Explain, Message, Words};

/// Exit code of wrong usage, or of a missing terminal.
const USAGE: u8 = 2;

/// Runs the program and gives its exit code.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> u8 {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    // Hardening is best effort: a system that refuses it still has the encryption.
    let _ = process::harden();
    let settings = paths::config_dir().map(|folder| Settings::load(&folder));
    let (settings, settings_warning) = settings.unwrap_or_default();
    let words = Words::new(language_before_parsing(&arguments, &settings));
    let matches = match help::command(&words).try_get_matches_from(&arguments) {
        Ok(matches) => matches,
        Err(error) => return explain_usage(&error, &words, &arguments),
    };
    let Ok(cli) = Cli::from_arg_matches(&matches) else { return USAGE };
    let session = Session { output: Output::new(words, &cli.global), global: cli.global, settings };
    if let Some(warning) = settings_warning {
        session.output.note(&warning.message());
    }
    match session.run(cli.command) {
        Ok(code) => code,
        Err(error) => {
            session.output.error(&error);
            session.exit_code(&error)
        }
    }
}

/// The language is needed before the arguments are understood, to say what is wrong with them.
fn language_before_parsing(arguments: &[OsString], settings: &Settings) -> Lang {
    let texts: Vec<String> = arguments.iter().map(|argument| argument.to_string_lossy().into_owned()).collect();
    let named = texts.iter().zip(texts.iter().skip(1)).find(|(option, _)| *option == "--lang").map(|(_, lang)| lang);
    let joined = texts.iter().find_map(|text| text.strip_prefix("--lang="));
    let environment = std::env::var("TUNGNHA_LANG").ok();
    let asked = named.map(String::as_str).or(joined).or(environment.as_deref()).or(settings.lang.as_deref());
    asked.and_then(|lang| lang.parse().ok()).unwrap_or(Lang::Vi)
}

fn explain_usage(error: &clap::Error, words: &Words, arguments: &[OsString]) -> u8 {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        // Printing the help can only fail where nobody reads it.
        let _ = error.print();
        return 0;
    }
    let json = arguments.iter().any(|argument| argument == "--json");
    let global = Global { json, ..Global::default() };
    let output = Output::new(Words::new(words.lang), &global);
    output.error(&Usage { message: help::usage_error(error) });
    USAGE
}

/// Wrong arguments.
struct Usage {
    message: Message,
}

impl Explain for Usage {
    fn code(&self) -> &'static str {
        "usage"
    }
    fn message(&self) -> Message {
        self.message.clone()
    }
    fn hint(&self) -> Option<Message> {
        Some(msg!("cli-error-usage-hint"))
    }
}

/// Why a command did not do what it should.
#[derive(Debug)]
enum CommandError {
    /// The desk refused or failed.
    Desk(DeskError),
    /// The arguments are not what they should be.
    Usage { message: Message, hint: Option<Message> },
}

impl<E: Into<DeskError>> From<E> for CommandError {
    fn from(error: E) -> Self {
        Self::Desk(error.into())
    }
}

impl CommandError {
    fn usage(message: Message) -> Self {
        Self::Usage { message, hint: Some(msg!("cli-error-usage-hint")) }
    }
}

impl Explain for CommandError {
    fn code(&self) -> &'static str {
        match self {
            Self::Desk(error) => error.code(),
            Self::Usage { .. } => "usage",
        }
    }
    fn message(&self) -> Message {
        match self {
            Self::Desk(error) => error.message(),
            Self::Usage { message, .. } => message.clone(),
        }
    }
    fn hint(&self) -> Option<Message> {
        match self {
            Self::Desk(error) => error.hint(),
            Self::Usage { hint, .. } => hint.clone(),
        }
    }
}

/// One run of the program.
struct Session {
    output: Output,
    global: Global,
    settings: Settings,
}

impl Session {
    fn run(&self, command: Option<Command>) -> Result<u8, CommandError> {
        let lang = self.global.lang.as_deref();
        if let Some(lang) = lang.filter(|lang| lang.parse::<Lang>().is_err()) {
            return Err(CommandError::usage(msg!("cli-error-unknown-lang", lang = lang)));
        }
        match command {
            None => self.app(),
            Some(Command::Demo(args)) => self.demo(&args),
            Some(Command::Init(args)) => self.init(&args),
            Some(Command::Add(args)) => self.add(&args),
            Some(Command::Edit(args)) => self.edit(&args),
            Some(Command::Move(args)) => self.move_person(&args),
            Some(Command::Import(args)) => self.import(&args),
            Some(Command::Reconcile(args)) => self.reconcile(&args),
            Some(Command::Find(args)) => self.find(&args),
            Some(Command::Show(args)) => self.show(&args),
            Some(Command::List(args)) => self.list(&args),
            Some(Command::Record(args)) => self.record(&args),
            Some(Command::Visit(args)) => self.visit(&args),
            Some(Command::Undo(args)) => self.undo(&args),
            Some(Command::Redo) => self.redo(),
            Some(Command::Log(args)) => self.log(&args),
            Some(Command::Tally(args)) => self.tally(&args),
            Some(Command::Report(args)) => self.report(&args),
            Some(Command::Sheet(args)) => self.sheet(&args),
            Some(Command::Campaign(args)) => self.campaign(&args),
            Some(Command::Rollup(args)) => self.rollup(&args),
            Some(Command::Check(args)) => self.check(&args),
            Some(Command::Backup(args)) => self.backup(&args),
            Some(Command::Restore(args)) => self.restore(&args),
            Some(Command::Passphrase(args)) => self.passphrase(&args),
            Some(Command::Recovery) => self.recovery(),
            Some(Command::Completions(args)) => self.completions(&args),
            Some(Command::Man) => self.man(),
        }
    }

    fn exit_code(&self, error: &CommandError) -> u8 {
        match error {
            CommandError::Desk(error) => exit_code(error),
            CommandError::Usage { .. } => USAGE,
        }
    }

    fn clock(&self) -> Clock {
        self.global.today.map_or_else(Clock::system, Clock::believing)
    }

    fn ledger(&self) -> Result<PathBuf, CommandError> {
        match &self.global.ledger {
            Some(path) => Ok(path.clone()),
            None => paths::default_ledger()
                .map_err(|error| CommandError::Usage { message: error.message(), hint: error.hint() }),
        }
    }

    /// Who is working: named, remembered, asked once on a terminal, or the user of the system.
    fn actor(&self) -> String {
        if self.said_who() || !(std::io::stdin().is_terminal() && std::io::stderr().is_terminal()) {
            return self.known_actor();
        }
        let Some(name) = passphrase::ask_line(&self.output.words.get("cli-ask-actor")) else {
            return self.known_actor();
        };
        let mut settings = self.settings.clone();
        settings.actor = Some(name.clone());
        let saved = paths::config_dir().ok().and_then(|folder| settings.save(&folder).ok());
        if saved.is_none() {
            self.output.note(&msg!("cli-actor-not-remembered"));
        }
        name
    }

    /// Whether they said who is working, now or before.
    fn said_who(&self) -> bool {
        self.global.actor.is_some() || self.settings.actor.is_some()
    }

    /// The same without asking anybody.
    fn known_actor(&self) -> String {
        let user = || std::env::var("USER").or_else(|_unset| std::env::var("USERNAME")).unwrap_or_default();
        self.global.actor.clone().or_else(|| self.settings.actor.clone()).unwrap_or_else(user)
    }

    /// Opens the ledger of the options.
    fn open(&self) -> Result<Desk, CommandError> {
        let path = self.ledger()?;
        if path.symlink_metadata().is_err() {
            return Err(CommandError::from(crate::desk::StoreError::Missing { path }));
        }
        if let Some(place) = paths::is_cloud_or_removable(&path) {
            self.output.note(&msg!("cli-note-cloud", place = place));
        }
        let typed = self.typed_passphrase(&msg!("cli-ask-passphrase"))?;
        let desk = Desk::open(&path, &typed, self.clock(), &self.actor())?;
        for warning in desk.warnings() {
            match warning {
                Warning::OlderCopy => self.output.note(&msg!("cli-note-older-copy")),
            }
        }
        Ok(desk)
    }

    /// Opens the ledger for writing: the backup of the day comes first.
    fn open_to_write(&self) -> Result<Desk, CommandError> {
        let desk = self.open()?;
        if let Err(error) = desk.daily_backup() {
            self.output.note(&msg!("cli-note-no-backup", reason = error.message()));
        }
        Ok(desk)
    }

    fn is_json(&self) -> bool {
        self.output.form == Form::Json
    }
}
