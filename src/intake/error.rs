//! Why a file cannot be read at all. What is wrong with single cells is never an error: it travels with the row.

use std::io;
use std::path::{Path, PathBuf};

use crate::msg;
use crate::text::words::{Explain, Message};

/// What went wrong while reading a roster.
#[derive(Debug, thiserror::Error)]
pub enum IntakeError {
    /// The file cannot be opened or read.
    #[error("cannot read {path}", path = .path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A folder or something else that is not a file.
    #[error("{path} is not a file", path = .path.display())]
    NotAFile {
        /// What was named.
        path: PathBuf,
    },
    /// Nothing in it.
    #[error("{path} is empty", path = .path.display())]
    Empty {
        /// The file.
        path: PathBuf,
    },
    /// Larger than any roster.
    #[error("{path} is larger than {limit_mb} MB", path = .path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// The limit.
        limit_mb: u64,
    },
    /// An archive that would fill the memory, or whose table of contents lies.
    #[error("{path} unpacks to more than a roster can be", path = .path.display())]
    Suspicious {
        /// The file.
        path: PathBuf,
    },
    /// Encrypted with a password.
    #[error("{path} is protected with a password", path = .path.display())]
    Password {
        /// The file.
        path: PathBuf,
    },
    /// A kind of file that is not read.
    #[error("{path} is a {kind}, which is not read", path = .path.display())]
    Unsupported {
        /// The file.
        path: PathBuf,
        /// What it is, in English: `xlsb`, `docx`, `pdf`, `html`, `archive`, `binary`.
        kind: &'static str,
    },
    /// It begins like a spreadsheet but cannot be read as one.
    #[error("{path} is damaged: {detail}", path = .path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What the reader met, in English, for the log.
        detail: String,
    },
    /// No sheet has a heading row with names of people.
    #[error("no table of people in {path}", path = .path.display())]
    NoTable {
        /// The file.
        path: PathBuf,
    },
    /// No sheet has numbers of people and something about their accounts.
    #[error("no table of accounts in {path}", path = .path.display())]
    NoAccounts {
        /// The file.
        path: PathBuf,
    },
    /// The sheet that was asked for is not there.
    #[error("{path} has no sheet {name}", path = .path.display())]
    NoSuchSheet {
        /// The file.
        path: PathBuf,
        /// The name asked for.
        name: String,
        /// The sheets that are there.
        sheets: Vec<String>,
    },
    /// More rows than any ward has.
    #[error("more than {limit} rows in {path}", path = .path.display())]
    TooManyRows {
        /// The file.
        path: PathBuf,
        /// The limit.
        limit: u64,
    },
    /// More text in the rows than the lists of any ward have.
    #[error("more than {limit_mb} MB of text in {path}", path = .path.display())]
    TooMuchText {
        /// The file.
        path: PathBuf,
        /// The limit.
        limit_mb: u64,
    },
    /// A line of a delimited text that is no row.
    #[error("line {line} of {path} is longer than {limit_mb} MB", path = .path.display())]
    LineTooLong {
        /// The file.
        path: PathBuf,
        /// The line, 1-based.
        line: u64,
        /// The limit.
        limit_mb: u64,
    },
    /// More columns under headings than a roster has.
    #[error("more than {limit} columns in row {row} of {path}", path = .path.display())]
    TooManyColumns {
        /// The file.
        path: PathBuf,
        /// The heading row, 1-based.
        row: u32,
        /// The limit.
        limit: u32,
    },
    /// More sheets than areas.
    #[error("more than {limit} sheets in {path}", path = .path.display())]
    TooManySheets {
        /// The file.
        path: PathBuf,
        /// The limit.
        limit: usize,
    },
    /// A NUL byte in a delimited text.
    #[error("line {line} of {path} holds a NUL byte", path = .path.display())]
    NulInText {
        /// The file.
        path: PathBuf,
        /// The line, 1-based.
        line: u64,
    },
    /// A quotation mark opens a cell and nothing closes it.
    #[error("a quotation mark opened in line {line} of {path} is not closed", path = .path.display())]
    UnclosedQuote {
        /// The file.
        path: PathBuf,
        /// The line, 1-based.
        line: u64,
    },
    /// `--map` names a field that does not exist.
    #[error("no field {field}")]
    UnknownField {
        /// The name given.
        field: String,
    },
    /// `--map` names a heading that no table has.
    #[error("no heading {heading}")]
    UnknownHeading {
        /// The heading given.
        heading: String,
    },
    /// The user stopped it.
    #[error("cancelled")]
    Cancelled,
}

impl IntakeError {
    /// For errors of reading bytes.
    pub(super) fn unreadable(path: &Path) -> impl Fn(io::Error) -> Self {
        move |source| Self::Unreadable { path: path.to_owned(), source }
    }

    /// For whatever a library says about a file that it cannot read.
    pub(super) fn damaged(path: &Path, detail: &dyn std::fmt::Display) -> Self {
        Self::Damaged { path: path.to_owned(), detail: detail.to_string() }
    }
}

impl Explain for IntakeError {
    fn code(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "unreadable_file",
            Self::NotAFile { .. } => "not_a_file",
            Self::Empty { .. } => "empty_file",
            Self::TooLarge { .. } => "file_too_large",
            Self::Suspicious { .. } => "suspicious_archive",
            Self::Password { .. } => "password_protected",
            Self::Unsupported { .. } => "unsupported_file",
            Self::Damaged { .. } => "damaged_file",
            Self::NoTable { .. } => "no_table",
            Self::NoAccounts { .. } => "no_accounts",
            Self::NoSuchSheet { .. } => "no_such_sheet",
            Self::TooManyRows { .. } => "too_many_rows",
            Self::TooMuchText { .. } => "too_much_text",
            Self::LineTooLong { .. } => "line_too_long",
            Self::TooManyColumns { .. } => "too_many_columns",
            Self::TooManySheets { .. } => "too_many_sheets",
            Self::NulInText { .. } => "nul_in_text",
            Self::UnclosedQuote { .. } => "unclosed_quote",
            Self::UnknownField { .. } => "unknown_field",
            Self::UnknownHeading { .. } => "unknown_heading",
            Self::Cancelled => "cancelled",
        }
    }

    fn message(&self) -> Message {
        match self {
            Self::Unreadable { path, source } if source.kind() == io::ErrorKind::NotFound => {
                msg!("intake-not-found", path = shown(path))
            }
            Self::Unreadable { path, source } if source.kind() == io::ErrorKind::PermissionDenied => {
                msg!("intake-not-allowed", path = shown(path))
            }
            Self::Unreadable { path, .. } => msg!("intake-unreadable", path = shown(path)),
            Self::NotAFile { path } => msg!("intake-not-a-file", path = shown(path)),
            Self::Empty { path } => msg!("intake-empty", path = shown(path)),
            Self::TooLarge { path, limit_mb } => msg!("intake-too-large", path = shown(path), limit = *limit_mb),
            Self::Suspicious { path } => msg!("intake-suspicious", path = shown(path)),
            Self::Password { path } => msg!("intake-password", path = shown(path)),
            Self::Unsupported { path, kind } => msg!("intake-unsupported", path = shown(path), kind = *kind),
            Self::Damaged { path, .. } => msg!("intake-damaged", path = shown(path)),
            Self::NoTable { path } => msg!("intake-no-table", path = shown(path)),
            Self::NoAccounts { path } => msg!("intake-no-accounts", path = shown(path)),
            Self::NoSuchSheet { path, name, .. } => msg!("intake-no-such-sheet", path = shown(path), sheet = name),
            Self::TooManyRows { path, limit } => msg!("intake-too-many-rows", path = shown(path), limit = *limit),
            Self::TooMuchText { path, limit_mb } => msg!("intake-too-much-text", path = shown(path), limit = *limit_mb),
            Self::LineTooLong { path, line, limit_mb } => {
                msg!("intake-line-too-long", path = shown(path), line = *line, limit = *limit_mb)
            }
            Self::TooManyColumns { path, row, limit } => {
                msg!("intake-too-many-columns", path = shown(path), row = *row, limit = *limit)
            }
            Self::TooManySheets { path, limit } => msg!("intake-too-many-sheets", path = shown(path), limit = *limit),
            Self::NulInText { path, line } => msg!("intake-nul-in-text", path = shown(path), line = *line),
            Self::UnclosedQuote { path, line } => msg!("intake-unclosed-quote", path = shown(path), line = *line),
            Self::UnknownField { field } => msg!("intake-unknown-field", field = field),
            Self::UnknownHeading { heading } => msg!("intake-unknown-heading", heading = heading),
            Self::Cancelled => msg!("intake-cancelled"),
        }
    }

    fn hint(&self) -> Option<Message> {
        match self {
            Self::Unreadable { .. } | Self::NotAFile { .. } => Some(msg!("intake-unreadable-hint")),
            Self::Empty { .. } => Some(msg!("intake-empty-hint")),
            Self::TooLarge { .. } | Self::TooManyRows { .. } | Self::TooMuchText { .. } => {
                Some(msg!("intake-too-large-hint"))
            }
            Self::Suspicious { .. } => Some(msg!("intake-suspicious-hint")),
            Self::Password { .. } => Some(msg!("intake-password-hint")),
            Self::Unsupported { .. } => Some(msg!("intake-unsupported-hint")),
            Self::Damaged { .. } => Some(msg!("intake-damaged-hint")),
            Self::NoTable { .. } => Some(msg!("intake-no-table-hint")),
            Self::NoAccounts { .. } => Some(msg!("intake-no-accounts-hint")),
            Self::NoSuchSheet { sheets, .. } => Some(msg!("intake-no-such-sheet-hint", sheets = sheets.join(", "))),
            Self::LineTooLong { .. } => Some(msg!("intake-line-too-long-hint")),
            Self::TooManyColumns { .. } => Some(msg!("intake-too-many-columns-hint")),
            Self::TooManySheets { .. } => Some(msg!("intake-too-many-sheets-hint")),
            Self::NulInText { .. } => Some(msg!("intake-nul-in-text-hint")),
            Self::UnclosedQuote { .. } => Some(msg!("intake-unclosed-quote-hint")),
            Self::UnknownField { .. } => Some(msg!("intake-unknown-field-hint")),
            Self::UnknownHeading { .. } => Some(msg!("intake-unknown-heading-hint")),
            Self::Cancelled => None,
        }
    }
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}
