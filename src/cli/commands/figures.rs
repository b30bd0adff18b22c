//! `tally`, `report`, and writing what a command made to a file.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use serde_json::json;

use crate::cli::args::{self, ReportArgs, TallyArgs};
use crate::cli::{CommandError, Session};
use crate::desk::export::{TallyFormat, tally_bytes};
use crate::desk::figures::TallyQuery;
use crate::desk::reports::ReportQuery;
use crate::desk::{Desk, StoreError};
use crate::domain::reports::ReportKind;
use crate::domain::reports::period::cut_of;
use crate::domain::tally::Tally;
use crate::domain::time::Timestamp;
use crate::msg;
use crate::report::TallyHead;
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
        let format = self.format_of_figures(args.format);
        let mut desk = self.open()?;
        let query = TallyQuery { as_of: args.as_of, since: args.since, known_at };
        let made = desk.tally(&query)?;
        let output = place_of(args.output.as_deref(), format, || Desk::tally_file_name(&made.0, format));
        let bytes = self.bytes_of(&made, format, output.as_deref())?;
        self.write(output.as_deref(), args.force, &bytes)?;
        Ok(0)
    }

    pub(in crate::cli) fn report(&self, args: &ReportArgs) -> Result<u8, CommandError> {
        let format = self.format_of_figures(args.format);
        let kind = args.report.into();
        let mut desk = self.open()?;
        let on = args.date.as_deref().map(|text| day_of(text, &desk)).transpose()?;
        let query = ReportQuery { kind, on };
        let place = |head: &TallyHead| place_of(args.output.as_deref(), format, || Desk::tally_file_name(head, format));
        if !args.seal {
            let made = desk.report(query)?;
            let output = place(&made.0);
            let bytes = self.bytes_of(&made, format, output.as_deref())?;
            self.write(output.as_deref(), args.force, &bytes)?;
            return Ok(0);
        }
        // Nothing is said to be sent whose file could not be written.
        let before = desk.seal_of(query)?;
        let mut shown = None;
        desk.seal_report(query, |made| {
            let output = place(&made.0);
            let bytes = self.bytes_of(made, format, output.as_deref())?;
            if let Some(path) = &output {
                write_new(path, overwrite_of(args.force), |file| file.write_all(&bytes))?;
            }
            shown = Some((output, bytes));
            Ok(())
        })?;
        match shown {
            Some((Some(path), bytes)) => self.say_written(&path, bytes.len() as u64),
            Some((None, bytes)) => self.output.bytes(&bytes),
            None => {}
        }
        self.output.note(&match before {
            None => msg!("cli-report-sealed"),
            Some(seal) => {
                msg!("cli-report-sealed-before", at = seal.at.to_local().format("%H:%M %d/%m/%Y").to_string())
            }
        });
        Ok(0)
    }

    pub(super) fn format_of_figures(&self, format: Option<args::TallyFormat>) -> TallyFormat {
        match (format, self.is_json()) {
            (Some(format), _) => format.into(),
            (None, true) => TallyFormat::Json,
            (None, false) => TallyFormat::Text,
        }
    }

    fn bytes_of(
        &self,
        made: &(TallyHead, Tally),
        format: TallyFormat,
        output: Option<&Path>,
    ) -> Result<Vec<u8>, StoreError> {
        let emphasis = if self.output.is_colored() && output.is_none() { Emphasis::Bold } else { Emphasis::None };
        tally_bytes(made, format, &self.output.words, emphasis)
            .map_err(|source| StoreError::Io { path: output.unwrap_or(Path::new("")).to_owned(), source })
    }

    /// Writes to a file that was named, or to standard output.
    pub(in crate::cli) fn write(&self, path: Option<&Path>, force: bool, bytes: &[u8]) -> Result<(), CommandError> {
        let Some(path) = path else {
            self.output.bytes(bytes);
            return Ok(());
        };
        let written = write_new(path, overwrite_of(force), |file| file.write_all(bytes))?;
        self.say_written(path, written.bytes);
        Ok(())
    }

    fn say_written(&self, path: &Path, bytes: u64) {
        if self.is_json() {
            self.output.document("written", json!({"path": path.display().to_string(), "bytes": bytes}));
        } else {
            self.output.say(&msg!("cli-written", path = path.display().to_string()));
        }
    }
}

/// Where figures go: where somebody says; what has no place on a screen, into a file whose name says what it is.
pub(super) fn place_of(output: Option<&Path>, format: TallyFormat, name: impl FnOnce() -> String) -> Option<PathBuf> {
    match output {
        Some(path) => Some(path.to_owned()),
        None => format.is_file().then(|| PathBuf::from(name())),
    }
}

/// A day that a report covers: a day, or a month, which means the report that is cut in it.
fn day_of(text: &str, desk: &Desk) -> Result<NaiveDate, CommandError> {
    if let Ok(day) = text.parse() {
        return Ok(day);
    }
    let first: Result<NaiveDate, _> = format!("{text}-01").parse();
    let first = first.map_err(|_no_month| CommandError::usage(msg!("cli-error-bad-report-date", text = text)))?;
    Ok(cut_of(&desk.ward_and_campaign()?.1, first))
}

impl From<args::ReportKind> for ReportKind {
    fn from(kind: args::ReportKind) -> Self {
        match kind {
            args::ReportKind::Daily => Self::Daily,
            args::ReportKind::Monthly => Self::Monthly,
            args::ReportKind::Final => Self::Final,
        }
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
