//! The figures that the screen asks for.

use std::path::{Path, PathBuf};

use super::{Job, Reply};
use crate::desk::Desk;
use crate::desk::error::DeskError;
use crate::desk::export::{Proposal, TallyFormat};
use crate::desk::figures::TallyQuery;
use crate::desk::views::TallyTable;
use crate::domain::visit_times::VisitTimes;
use crate::sys::files::{FilesError, free_name};
use crate::text::numbers::Lang;
use crate::text::words::{Explain as _, Message, Words};

/// What is asked for.
pub enum FiguresRequest {
    /// The table of a tally.
    Tally(TallyQuery),
    /// When doors were visited.
    VisitTimes,
    /// Where its file could go.
    Propose {
        /// The tally.
        query: TallyQuery,
        /// The form of the file.
        format: TallyFormat,
        /// The folder that was chosen.
        folder: Option<String>,
    },
    /// Write it.
    Export {
        /// The tally.
        query: TallyQuery,
        /// The form of the file.
        format: TallyFormat,
        /// The folder.
        folder: String,
        /// The name.
        name: String,
        /// The language.
        lang: Lang,
    },
}

/// What is answered.
pub enum FiguresReply {
    /// The table.
    Tally(Box<TallyTable>),
    /// When doors were visited.
    VisitTimes(Box<VisitTimes>),
    /// There is no such table, and why not.
    NoTally(Message),
    /// Where the file could go.
    Proposed(Proposal),
    /// It is written, there.
    Written(PathBuf),
    /// It is not written.
    NotWritten(NotWritten),
}

/// Why a file was not written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum NotWritten {
    /// There is one of that name; this name is free.
    Taken(String),
    /// The folder is wrong.
    Folder(Message),
    /// The name is wrong, or something else.
    Other(Message),
}

impl FiguresRequest {
    /// Whether it is long work that can be cancelled.
    pub fn is_job(&self) -> bool {
        match self {
            Self::Tally(_) | Self::VisitTimes | Self::Propose { .. } | Self::Export { .. } => false,
        }
    }

    /// Does it.
    pub(super) fn serve(self, desk: &mut Desk, _job: &mut Job<'_>) -> Result<Reply, DeskError> {
        // Whoever looks at what is known now is done with what was known then.
        if matches!(self, Self::Tally(query) if query.known_at.is_none()) {
            desk.forget_known();
        }
        Ok(Reply::Figures(match self {
            Self::VisitTimes => FiguresReply::VisitTimes(Box::new(desk.visit_times()?)),
            Self::Tally(query) => match desk.tally(&query) {
                Ok((head, tally)) => FiguresReply::Tally(Box::new(TallyTable {
                    as_of: head.as_of,
                    since: head.since,
                    known_at: head.known_at,
                    minimum_age: head.campaign.minimum_age,
                    tally,
                })),
                Err(DeskError::Refused(refusal)) => FiguresReply::NoTally(refusal.message),
                Err(error) => return Err(error),
            },
            Self::Propose { query, format, folder } => {
                FiguresReply::Proposed(desk.propose_export(&query, format, folder.as_deref())?)
            }
            Self::Export { query, format, folder, name, lang } => {
                let path = Path::new(&folder).join(&name);
                match desk.export_tally(&query, format, &path, &Words::new(lang)) {
                    Ok(path) => FiguresReply::Written(path),
                    Err(DeskError::Files(error)) => FiguresReply::NotWritten(not_written(&error)),
                    Err(error) => return Err(error),
                }
            }
        }))
    }
}

pub(super) fn not_written(error: &FilesError) -> NotWritten {
    if let FilesError::Exists { path } = error {
        let free = free_name(path);
        return NotWritten::Taken(free.file_name().unwrap_or_default().to_string_lossy().into_owned());
    }
    let message = error.message();
    if matches!(error, FilesError::NoFolder { .. }) { NotWritten::Folder(message) } else { NotWritten::Other(message) }
}
