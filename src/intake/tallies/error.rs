//! Why a file of figures cannot be read, in words: which file, where in it, and what to do.

use crate::intake::IntakeError;
use crate::msg;
use crate::text::words::{Explain, Message};

/// Why a file of figures cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum TallyFileError {
    /// It is no file that can be read at all.
    #[error(transparent)]
    File(#[from] IntakeError),
    /// What stands in it.
    #[error("{file}: {fault:?}")]
    Content {
        /// The file.
        file: String,
        /// What is wrong.
        fault: TallyFault,
    },
}

/// What is wrong in a file of figures. Places are cells (`D12`) with their sheet, or paths of JSON (`rows[3].eligible`).
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum TallyFault {
    /// It has none of the contract's keys.
    NoFigures,
    /// It is a roll-up itself.
    IsRollUp,
    /// A newer version wrote it.
    Newer {
        /// The schema that it names.
        schema: String,
    },
    /// It is no whole JSON document.
    BadJson {
        /// The line.
        line: usize,
        /// The column.
        column: usize,
    },
    /// Something is not what its key wants.
    BadValue {
        /// Where.
        place: String,
    },
    /// A figure that is no count of people or households: negative, in parts, text, a formula without its result.
    BadCount {
        /// Where.
        place: String,
        /// What stands there.
        raw: String,
    },
    /// A rate that is no percentage.
    BadRate {
        /// Where.
        place: String,
        /// What stands there.
        raw: String,
    },
    /// A day that is none.
    BadDay {
        /// Where.
        place: String,
        /// What stands there.
        raw: String,
    },
    /// Neither the file nor its name says of which day it is.
    NoDay,
    /// The row of the ward is missing.
    NoTotal,
    /// A key, a row of a total, or a ward stands twice.
    Twice {
        /// What.
        what: String,
    },
    /// Lines of several wards.
    SeveralWards {
        /// The first.
        one: String,
        /// Another.
        other: String,
    },
    /// A list of wards without a ward.
    NoWards,
    /// More than a tally has.
    TooMuch {
        /// The limit.
        limit: usize,
    },
}

impl TallyFault {
    /// The error of a file.
    pub(super) fn of(self, file: &str) -> TallyFileError {
        TallyFileError::Content { file: file.to_owned(), fault: self }
    }
}

impl Explain for TallyFileError {
    fn code(&self) -> &'static str {
        match self {
            Self::File(error) => error.code(),
            Self::Content { .. } => "unreadable_figures",
        }
    }

    fn message(&self) -> Message {
        let (file, fault) = match self {
            Self::File(error) => return error.message(),
            Self::Content { file, fault } => (file, fault),
        };
        match fault {
            TallyFault::NoFigures => msg!("rollup-file-no-figures", file = file),
            TallyFault::IsRollUp => msg!("rollup-file-is-rollup", file = file),
            TallyFault::Newer { schema } => msg!("rollup-file-newer", file = file, schema = schema),
            TallyFault::BadJson { line, column } => {
                msg!("rollup-file-bad-json", file = file, line = *line, column = *column)
            }
            TallyFault::BadValue { place } => msg!("rollup-file-bad-value", file = file, place = place),
            TallyFault::BadCount { place, raw } => msg!("rollup-file-bad-count", file = file, place = place, raw = raw),
            TallyFault::BadRate { place, raw } => msg!("rollup-file-bad-rate", file = file, place = place, raw = raw),
            TallyFault::BadDay { place, raw } => msg!("rollup-file-bad-day", file = file, place = place, raw = raw),
            TallyFault::NoDay => msg!("rollup-file-no-day", file = file),
            TallyFault::NoTotal => msg!("rollup-file-no-total", file = file),
            TallyFault::Twice { what } => msg!("rollup-file-twice", file = file, what = what),
            TallyFault::SeveralWards { one, other } => {
                msg!("rollup-file-several-wards", file = file, one = one, other = other)
            }
            TallyFault::NoWards => msg!("rollup-file-no-wards", file = file),
            TallyFault::TooMuch { limit } => msg!("rollup-file-too-much", file = file, limit = *limit),
        }
    }

    fn hint(&self) -> Option<Message> {
        let fault = match self {
            Self::File(error) => return error.hint(),
            Self::Content { fault, .. } => fault,
        };
        Some(match fault {
            TallyFault::NoFigures | TallyFault::TooMuch { .. } => msg!("rollup-file-no-figures-hint"),
            TallyFault::IsRollUp => msg!("rollup-file-is-rollup-hint"),
            TallyFault::Newer { .. } => msg!("rollup-file-newer-hint"),
            TallyFault::BadJson { .. } | TallyFault::BadValue { .. } => msg!("rollup-file-bad-json-hint"),
            TallyFault::BadCount { .. } | TallyFault::BadRate { .. } | TallyFault::BadDay { .. } => {
                msg!("rollup-file-bad-count-hint")
            }
            TallyFault::NoWards => msg!("rollup-file-no-wards-hint"),
            TallyFault::NoDay => msg!("rollup-file-no-day-hint"),
            TallyFault::NoTotal => msg!("rollup-file-no-total-hint"),
            TallyFault::Twice { .. } | TallyFault::SeveralWards { .. } => msg!("rollup-file-twice-hint"),
        })
    }
}
