//! Walk sheets on paper: making one, and keying one back.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::NaiveDate;

use super::figures::not_written;
use super::{NotWritten, Reply};
use crate::desk::Desk;
use crate::desk::error::DeskError;
use crate::desk::export::Proposal;
use crate::desk::people::ListQuery;
use crate::desk::sheets::{SheetCard, SheetShort, SheetWritten};
use crate::domain::keyed::Said;
use crate::domain::sheet::SheetCode;
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
        /// The folder that was chosen.
        folder: Option<String>,
    },
    /// Make one and write it.
    Write {
        /// Who stands on it.
        query: ListQuery,
        /// What it is called.
        title: String,
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
    /// There is no such sheet to be made, and why not.
    NotMade(Message),
}

impl SheetsRequest {
    /// Does it.
    pub(super) fn serve(self, desk: &mut Desk) -> Result<Reply, DeskError> {
        Ok(Reply::Sheets(match self {
            Self::List => SheetsReply::List(desk.sheets()?),
            Self::Sheet(code) => SheetsReply::Sheet { code, card: desk.sheet(code)?.map(Box::new) },
            Self::Propose { folder } => SheetsReply::Proposed(desk.propose_sheet(folder.as_deref())?),
            Self::Write { query, title, folder, name, purpose, lang } => {
                let path = Path::new(&folder).join(&name);
                match desk.write_sheet((&query, &title), (&path, &purpose), &Words::new(lang)) {
                    Ok(written) => SheetsReply::Written(written),
                    Err(DeskError::Files(error)) => SheetsReply::NotWritten(not_written(&error)),
                    Err(DeskError::Refused(refusal)) => SheetsReply::NotMade(refusal.message),
                    Err(error) => return Err(error),
                }
            }
            Self::KeyBack { code, on, said } => return Ok(Reply::Done(desk.key_back(code, on, &said)?)),
        }))
    }
}
