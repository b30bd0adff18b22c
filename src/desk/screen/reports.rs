//! Periodic reports for the screen.

use std::path::{Path, PathBuf};

use super::figures::{NotWritten, not_written};
use super::{Job, Reply};
use crate::desk::Desk;
use crate::desk::error::DeskError;
use crate::desk::export::{Proposal, TallyFormat};
use crate::desk::reports::{AdjustedPerson, ReportQuery, SentLine};
use crate::domain::tally::Tally;
use crate::report::TallyHead;
use crate::text::numbers::Lang;
use crate::text::words::{Message, Words};

/// What is asked for.
pub enum ReportsRequest {
    /// A report of a period.
    Report(ReportQuery),
    /// That it was sent, as it stands.
    Seal(ReportQuery),
    /// The reports that were sent.
    Sent,
    /// Who is behind the adjustments of a report.
    Adjusted(ReportQuery),
    /// Where its file could go.
    Propose {
        /// The report.
        query: ReportQuery,
        /// The form of the file.
        format: TallyFormat,
        /// The folder that was chosen.
        folder: Option<String>,
    },
    /// Write it.
    Export {
        /// The report.
        query: ReportQuery,
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

/// A report with what was asked.
#[derive(Clone, Debug)]
pub struct ReportPage {
    /// What was asked for.
    pub query: ReportQuery,
    /// What stands at its head.
    pub head: TallyHead,
    /// Its figures.
    pub tally: Tally,
}

/// What is answered.
pub enum ReportsReply {
    /// The report.
    Report(Box<ReportPage>),
    /// It is sealed.
    Sealed(Box<ReportPage>),
    /// It is not, and why not.
    NotSealed(Message),
    /// The reports that were sent, the newest first.
    Sent(Vec<SentLine>),
    /// Who is behind the adjustments.
    Adjusted {
        /// Of which report.
        query: ReportQuery,
        /// They, by period and milestone.
        people: Vec<AdjustedPerson>,
    },
    /// Where the file could go.
    Proposed(Proposal),
    /// It is written, there.
    Written(PathBuf),
    /// It is not written.
    NotWritten(NotWritten),
}

impl ReportsRequest {
    /// Whether an earlier one need not be answered any more.
    pub fn replaces(&self, earlier: &Self) -> bool {
        matches!((self, earlier), (Self::Report(_), Self::Report(_)))
    }

    /// Whether it is long work: people behind adjustments are found in what was known at the time.
    pub fn is_job(&self) -> bool {
        match self {
            Self::Adjusted(_) => true,
            Self::Report(_) | Self::Seal(_) | Self::Sent | Self::Propose { .. } | Self::Export { .. } => false,
        }
    }

    /// Does it.
    pub(super) fn serve(self, desk: &mut Desk, _job: &mut Job<'_>) -> Result<Reply, DeskError> {
        let page = |query, (head, tally)| Box::new(ReportPage { query, head, tally });
        Ok(Reply::Reports(match self {
            Self::Report(query) => ReportsReply::Report(page(query, desk.report(query)?)),
            Self::Seal(query) => match desk.seal_report(query, |_| Ok(())) {
                Ok(made) => ReportsReply::Sealed(page(query, made)),
                Err(DeskError::Refused(refusal)) => ReportsReply::NotSealed(refusal.message),
                Err(error) => return Err(error),
            },
            Self::Sent => ReportsReply::Sent(desk.sent_reports()?),
            Self::Adjusted(query) => ReportsReply::Adjusted { query, people: desk.adjusted_people(query)? },
            Self::Propose { query, format, folder } => {
                ReportsReply::Proposed(desk.propose_report(query, format, folder.as_deref())?)
            }
            Self::Export { query, format, folder, name, lang } => {
                let path = Path::new(&folder).join(&name);
                match desk.export_report(query, format, &path, &Words::new(lang)) {
                    Ok(path) => ReportsReply::Written(path),
                    Err(DeskError::Files(error)) => ReportsReply::NotWritten(not_written(&error)),
                    Err(error) => return Err(error),
                }
            }
        }))
    }
}
