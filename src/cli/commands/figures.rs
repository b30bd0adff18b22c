//! `tally`, and writing what a command made to a file.

use std::path::{Path, PathBuf};

use serde_json::json;

use crate::cli::args::{self, TallyArgs};
use crate::cli::{CommandError, Session};
use crate::desk::Desk;
use crate::desk::export::{TallyFormat, tally_bytes};
use crate::desk::figures::TallyQuery;
use crate::domain::time::Timestamp;
use crate::msg;
use crate::report::text::Emphasis;
use crate::sys::files::{Overwrite, write_new};

impl Session {
    pub(in crate::cli) fn tally(&self, args: &TallyArgs) -> Result<u8, CommandError> {
        let known_at = args
            .known_at
            .as_deref()
            .map(|text| {
                Timestamp::parse_known_at(text)
                    .ok_or_else(|| CommandError::usage(msg!("cli-error-bad-known-at", text = text)))
            })
            .transpose()?;
        let format = match (args.format, self.is_json()) {
            (Some(format), _) => format.into(),
            (None, true) => TallyFormat::Json,
            (None, false) => TallyFormat::Text,
        };
        let mut desk = self.open()?;
        let query = TallyQuery { as_of: args.as_of, since: args.since, known_at };
        let made = desk.tally(&query)?;
        let mut output = args.output.clone();
        let emphasis = if self.output.is_colored() && output.is_none() { Emphasis::Bold } else { Emphasis::None };
        if format.is_file() {
            // A spreadsheet or a document has no place on a screen: without a name it gets one that says what it is.
            output.get_or_insert_with(|| PathBuf::from(Desk::tally_file_name(&made.0, format)));
        }
        let bytes = tally_bytes(&made, format, &self.output.words, emphasis)
            .map_err(|source| crate::desk::StoreError::Io { path: output.clone().unwrap_or_default(), source })?;
        self.write(output.as_deref(), args.force, &bytes)?;
        Ok(0)
    }

    /// Writes to a file that was named, or to standard output.
    pub(in crate::cli) fn write(&self, path: Option<&Path>, force: bool, bytes: &[u8]) -> Result<(), CommandError> {
        let Some(path) = path else {
            self.output.bytes(bytes);
            return Ok(());
        };
        let written = write_new(path, overwrite_of(force), |file| file.write_all(bytes))?;
        if self.is_json() {
            let document = json!({"path": path.display().to_string(), "bytes": written.bytes});
            self.output.document("written", document);
        } else {
            self.output.say(&msg!("cli-written", path = path.display().to_string()));
        }
        Ok(())
    }
}

/// What `--force` means.
pub(super) fn overwrite_of(force: bool) -> Overwrite {
    if force { Overwrite::Replace } else { Overwrite::Refuse }
}

impl From<args::TallyFormat> for TallyFormat {
    fn from(format: args::TallyFormat) -> Self {
        match format {
            args::TallyFormat::Text => Self::Text,
            args::TallyFormat::Json => Self::Json,
            args::TallyFormat::Csv => Self::Csv,
            args::TallyFormat::Xlsx => Self::Xlsx,
            args::TallyFormat::Docx => Self::Docx,
            args::TallyFormat::Chat => Self::Chat,
        }
    }
}
