//! What `--help` and usage errors say, in the user's language: ids `cli-about-<command>` and `cli-arg-<argument>`.

use std::borrow::Cow;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, CommandFactory};

use super::args::Cli;
use crate::msg;
use crate::text::words::{Message, Words};

/// The command with its help in a language.
pub fn command(words: &Words) -> Command {
    let command = Cli::command()
        .about(words.get("cli-about"))
        .after_help(words.get("cli-after-help"))
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(clap::Arg::new("help").short('h').long("help").global(true).action(clap::ArgAction::Help))
        .arg(clap::Arg::new("version").short('V').long("version").action(clap::ArgAction::Version));
    localized(command, words)
}

fn localized(command: Command, words: &Words) -> Command {
    let template =
        format!("{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}{{after-help}}", words.get("cli-heading-usage"));
    let options = words.get("cli-heading-options");
    let arguments = words.get("cli-heading-arguments");
    command
        .help_template(template)
        .subcommand_help_heading(words.get("cli-heading-commands"))
        .mut_args(|arg| {
            let help = words.try_say(&named("cli-arg", arg.get_id().as_str())).unwrap_or_default();
            let heading = if arg.is_positional() { arguments.clone() } else { options.clone() };
            let takes_value = matches!(arg.get_action(), clap::ArgAction::Set | clap::ArgAction::Append);
            let arg = arg.help(help).help_heading(heading);
            // The help names the values, in the user's language.
            if takes_value { arg.hide_env(true).hide_possible_values(true).hide_default_value(true) } else { arg }
        })
        .mut_subcommands(|sub| {
            let about = words.try_say(&named("cli-about", sub.get_name())).unwrap_or_default();
            localized(sub.about(about), words)
        })
}

fn named(prefix: &str, id: &str) -> Message {
    Message { id: Cow::Owned(format!("{prefix}-{}", id.replace('_', "-"))), args: Vec::new() }
}

/// What is wrong with the arguments.
pub fn usage_error(error: &clap::Error) -> Message {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        Some(other) => other.to_string(),
        None => String::new(),
    };
    let argument = context(ContextKind::InvalidArg);
    let value = context(ContextKind::InvalidValue);
    let allowed = context(ContextKind::ValidValue);
    #[expect(clippy::wildcard_enum_match_arm, reason = "the kinds of clap grow; the rest has one sentence")]
    match error.kind() {
        ErrorKind::UnknownArgument => msg!("cli-error-unknown-argument", argument = argument),
        ErrorKind::InvalidSubcommand => {
            msg!("cli-error-unknown-command", command = context(ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingRequiredArgument => msg!("cli-error-missing", argument = argument),
        ErrorKind::InvalidValue if value.is_empty() => msg!("cli-error-no-value", argument = argument),
        ErrorKind::InvalidValue => msg!("cli-error-not-allowed", value = value, argument = argument, allowed = allowed),
        ErrorKind::ValueValidation => msg!("cli-error-bad-value", value = value, argument = argument),
        ErrorKind::ArgumentConflict => msg!("cli-error-conflict", argument = argument),
        _ => msg!("cli-error-usage"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::numbers::Lang;

    fn check(command: &Command, lang: Lang) {
        for sub in command.get_subcommands() {
            assert!(sub.get_about().is_some_and(|about| !about.to_string().is_empty()), "{lang:?} {}", sub.get_name());
            check(sub, lang);
        }
        for arg in command.get_arguments() {
            let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
            assert!(!help.is_empty(), "{lang:?} {} {}", command.get_name(), arg.get_id());
        }
    }

    #[test]
    fn every_command_and_argument_has_help_in_both_languages() {
        for lang in [Lang::Vi, Lang::En] {
            let command = command(&Words::new(lang));
            command.clone().debug_assert();
            check(&command, lang);
        }
    }
}
