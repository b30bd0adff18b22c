//! Walk sheets on paper: making one, and keying one back.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::Path;

use chrono::NaiveDate;

use super::figures::not_written;
use super::{Job, NotWritten, Progress, Reply};
use crate::desk::Desk;
use crate::desk::clean_up_list::Digits;
use crate::desk::error::DeskError;
use crate::desk::export::Proposal;
use crate::desk::people_file::{PeopleFormat, PeopleWritten};
use crate::desk::selection::Selection;
use crate::desk::sheets::{SheetCard, SheetFormat, SheetOrder, SheetShort, SheetWritten};
use crate::domain::keyed::Said;
use crate::domain::sheet::SheetCode;
use crate::sys::files::Overwrite;
use crate::text::numbers::Lang;
use crate::text::words::{Message, Words};

/// What is asked for.
pub enum SheetsRequest {
    /// The sheets, the newest first.
    List,
    /// One of them.
    Sheet(SheetCode),
    /// Where the file of a new one could go.
    Propose {
        /// The form of the file.
        format: SheetFormat,
        /// The folder that was chosen.
        folder: Option<String>,
    },
    /// Make one and write it.
    Write {
        /// Who stands on it, and how.
        order: Box<SheetOrder>,
        /// The folder.
        folder: String,
        /// The name.
        name: String,
        /// The language.
        lang: Lang,
    },
    /// Where the file of a list could go.
    ProposeList {
        /// The form of the file.
        format: PeopleFormat,
        /// The folder that was chosen.
        folder: Option<String>,
    },
    /// Write a list.
    WriteList {
        /// Whom it is of.
        selection: Box<Selection>,
        /// The form of the file.
        format: PeopleFormat,
        /// Whether numbers are written whole.
        digits: Digits,
        /// The folder.
        folder: String,
        /// The name.
        name: String,
        /// What it is for.
        purpose: String,
        /// The language.
        lang: Lang,
    },
    /// Record what was written on one.
    KeyBack {
        /// Which.
        code: SheetCode,
        /// The day of the visits.
        on: NaiveDate,
        /// What is said of which line.
        said: BTreeMap<u32, Said>,
    },
}

/// What is answered.
pub enum SheetsReply {
    /// The sheets.
    List(Vec<SheetShort>),
    /// One of them, if there is one of this code.
    Sheet {
        /// The code that was asked for.
        code: SheetCode,
        /// The sheet.
        card: Option<Box<SheetCard>>,
    },
    /// Where the file could go.
    Proposed(Proposal),
    /// It is made and written.
    Written(SheetWritten),
    /// It is not.
    NotWritten(NotWritten),
    /// There is no such sheet or list to be made, and why not.
    NotMade(Message),
    /// A list is written.
    ListWritten(PeopleWritten),
    /// Long work was stopped; nothing was written.
    Stopped,
}

impl SheetsRequest {
    /// Whether it is long work that can be cancelled.
    pub fn is_job(&self) -> bool {
        matches!(self, Self::WriteList { .. })
    }

    /// Does it.
    pub(super) fn serve(self, desk: &mut Desk, job: &mut Job<'_>) -> Result<Reply, DeskError> {
        Ok(Reply::Sheets(match self {
            Self::List => SheetsReply::List(desk.sheets()?),
            Self::Sheet(code) => SheetsReply::Sheet { code, card: desk.sheet(code)?.map(Box::new) },
            Self::Propose { format, folder } => SheetsReply::Proposed(desk.propose_sheet(format, folder.as_deref())?),
            Self::Write { order, folder, name, lang } => {
                let path = Path::new(&folder).join(&name);
                match desk.write_sheet(&order, (&path, Overwrite::Refuse), &Words::new(lang)) {
                    Ok(written) => SheetsReply::Written(written),
                    Err(error) => not_made(error)?,
                }
            }
            Self::ProposeList { format, folder } => {
                SheetsReply::Proposed(desk.propose_people_file(format, folder.as_deref())?)
            }
            Self::WriteList { selection, format, digits, folder, name, purpose, lang } => {
                let path = Path::new(&folder).join(&name);
                let mut step = |percent: u8| -> ControlFlow<()> { job.step(Progress::Percent(percent)) };
                let what = (selection.as_ref(), format, digits);
                match desk.write_people_file(what, (&path, &purpose), &Words::new(lang), &mut step) {
                    Ok(written) => SheetsReply::ListWritten(written),
                    Err(error) => not_made(error)?,
                }
            }
            Self::KeyBack { code, on, said } => return Ok(Reply::Done(desk.key_back(code, on, &said)?)),
        }))
    }
}

/// Why a file was not made, beside the field that it is about.
fn not_made(error: DeskError) -> Result<SheetsReply, DeskError> {
    match error {
        DeskError::Files(error) => Ok(SheetsReply::NotWritten(not_written(&error))),
        DeskError::Refused(refusal) => Ok(SheetsReply::NotMade(refusal.message)),
        DeskError::Cancelled => Ok(SheetsReply::Stopped),
        error @ (DeskError::Store(_) | DeskError::Intake(_) | DeskError::Locked) => Err(error),
    }
}
