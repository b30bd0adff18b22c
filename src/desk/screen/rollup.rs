//! The roll-up of many wards, which needs no ledger.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::figures::not_written;
use super::{Job, NotWritten, Progress, Reply};
use crate::desk::error::DeskError;
use crate::desk::export::{Proposal, TallyFormat};
use crate::desk::rollup::{RollUpQuery, propose_rollup, read_and_roll_up, write_rollup};
use crate::domain::rollup::RollUp;
use crate::sys::clock::Clock;
use crate::text::numbers::Lang;
use crate::text::words::{Explain as _, Message, Words};

/// What is asked for.
pub enum RollUpRequest {
    /// Read the files and put them together.
    Read {
        /// Number of the request.
        number: u64,
        /// Which files.
        query: RollUpQuery,
    },
    /// Where its file could go.
    Propose {
        /// The roll-up.
        made: Arc<RollUp>,
        /// The form of the file.
        format: TallyFormat,
        /// The folder that was chosen.
        folder: Option<String>,
        /// The language.
        lang: Lang,
    },
    /// Write it.
    Write {
        /// The roll-up.
        made: Arc<RollUp>,
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
pub enum RollUpReply {
    /// The wards together.
    Made {
        /// Number of the request.
        number: u64,
        /// The roll-up.
        made: Arc<RollUp>,
    },
    /// It was stopped.
    Stopped {
        /// Number of the request.
        number: u64,
    },
    /// Nothing could be put together.
    Failed {
        /// Number of the request.
        number: u64,
        /// Why.
        message: Message,
        /// What to do.
        hint: Option<Message>,
    },
    /// Where the file could go.
    Proposed(Proposal),
    /// It is written, there.
    Written(PathBuf),
    /// It is not written.
    NotWritten(NotWritten),
}

impl RollUpRequest {
    /// Whether it is long work that can be cancelled.
    pub fn is_job(&self) -> bool {
        match self {
            Self::Read { .. } => true,
            Self::Propose { .. } | Self::Write { .. } => false,
        }
    }

    /// Does it.
    pub(super) fn serve(self, clock: Clock, job: &mut Job<'_>) -> Reply {
        match self {
            Self::Read { number, query } => Reply::RollUp(read(number, &query, job)),
            Self::Propose { made, format, folder, lang } => {
                let words = Words::new(lang);
                let proposal = propose_rollup((&made, clock.now()), format, folder.as_deref(), &words);
                Reply::RollUp(RollUpReply::Proposed(proposal))
            }
            Self::Write { made, format, folder, name, lang } => {
                let path = Path::new(&folder).join(&name);
                match write_rollup((&made, clock.now()), format, &path, &Words::new(lang)) {
                    Ok(path) => Reply::RollUp(RollUpReply::Written(path)),
                    Err(DeskError::Files(error)) => Reply::RollUp(RollUpReply::NotWritten(not_written(&error))),
                    Err(error) => Reply::Failed(error),
                }
            }
        }
    }
}

fn read(number: u64, query: &RollUpQuery, job: &mut Job<'_>) -> RollUpReply {
    let mut go_on = |done: usize, all: usize| -> ControlFlow<()> {
        let percent = u8::try_from(done * 100 / all.max(1)).unwrap_or(100);
        job.step_if_long(Progress::Percent(percent))
    };
    match read_and_roll_up(query, &mut go_on) {
        Ok(made) => RollUpReply::Made { number, made: Arc::new(made) },
        Err(DeskError::Cancelled) => RollUpReply::Stopped { number },
        Err(error) => RollUpReply::Failed { number, message: error.message(), hint: error.hint() },
    }
}
