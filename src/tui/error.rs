//! Why the screen could not go on.

use std::io;
use std::path::PathBuf;

use crate::msg;
use crate::text::words::{Explain, Message};

/// Why the screen could not start or had to end.
#[derive(Debug, thiserror::Error)]
pub enum TuiError {
    /// There is no terminal to draw on: wrong usage, exit 2.
    #[error("no terminal")]
    NoTerminal,
    /// The terminal refused.
    #[error("the terminal failed")]
    Terminal(#[from] io::Error),
    /// A bug; the terminal is restored, the ledger is as after the last thing that was recorded.
    #[error("a bug in the program")]
    Bug {
        /// Where the report without personal data is, if it could be written.
        report: Option<PathBuf>,
    },
}

impl Explain for TuiError {
    fn code(&self) -> &'static str {
        match self {
            Self::NoTerminal => "no_terminal",
            Self::Terminal(_) => "terminal_failed",
            Self::Bug { .. } => "bug",
        }
    }

    fn message(&self) -> Message {
        match self {
            Self::NoTerminal => msg!("tui-error-no-terminal"),
            Self::Terminal(source) => msg!("tui-error-terminal", detail = source.to_string()),
            Self::Bug { .. } => msg!("tui-error-bug"),
        }
    }

    fn hint(&self) -> Option<Message> {
        match self {
            Self::NoTerminal => Some(msg!("tui-error-no-terminal-hint")),
            Self::Terminal(_) | Self::Bug { report: None } => None,
            Self::Bug { report: Some(path) } => Some(msg!("tui-error-bug-hint", path = path.display().to_string())),
        }
    }
}
