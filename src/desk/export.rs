//! The tally as a file: the same bytes for the command line and the screen.

use std::io;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::Desk;
use super::error::DeskError;
use super::figures::TallyQuery;
use crate::domain::tally::Tally;
use crate::report::docx::docx_report;
use crate::report::short::chat_report;
use crate::report::text::{Emphasis, TextStyle, USUAL_WIDTH, text_report};
use crate::report::{TallyHead, csv, file_name, tally_json, tally_report, xlsx_report};
use crate::store::StoreError;
use crate::sys::files::{FilesError, Overwrite, free_name, write_new};
use crate::sys::paths;
use crate::text::words::Words;

/// The form of a file of figures.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TallyFormat {
    /// A spreadsheet.
    Xlsx,
    /// The official form.
    Docx,
    /// A dozen lines for a chat.
    Chat,
    /// Values with commas between.
    Csv,
    /// Text to be read.
    Text,
    /// The document of the contract.
    Json,
}

impl TallyFormat {
    /// All of them, the most wanted first.
    pub const ALL: [Self; 6] = [Self::Xlsx, Self::Docx, Self::Chat, Self::Csv, Self::Text, Self::Json];

    /// Code in the words.
    pub fn code(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Docx => "docx",
            Self::Chat => "chat",
            Self::Csv => "csv",
            Self::Text => "text",
            Self::Json => "json",
        }
    }

    /// Whether it has no place on a screen.
    pub fn is_file(self) -> bool {
        matches!(self, Self::Xlsx | Self::Docx)
    }

    /// The end of a file's name.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Text | Self::Chat => "txt",
            Self::Xlsx | Self::Docx | Self::Csv | Self::Json => self.code(),
        }
    }

    /// The name of a file: the ward, what it is, its day. The two texts do not take each other's name.
    pub fn file_name(self, ward: &str, kind: &str, day: NaiveDate) -> String {
        let is_short = self == Self::Chat;
        let kind = if is_short { format!("{kind}-{}", self.code()) } else { kind.to_owned() };
        file_name(ward, &kind, day, self.extension())
    }
}

/// Where a file could go.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Proposal {
    /// The folder.
    pub folder: String,
    /// The name with its end, of which there is no file in the folder yet.
    pub name: String,
}

impl Proposal {
    /// A file of this name, into a folder that was chosen, or that of the user's documents.
    pub fn of(name: &str, folder: Option<&str>) -> Self {
        let folder = folder.map_or_else(paths::documents_dir, PathBuf::from);
        let free = free_name(&folder.join(name));
        let name = free.file_name().map_or_else(|| name.to_owned(), |name| name.to_string_lossy().into_owned());
        Self { folder: folder.display().to_string(), name }
    }
}

/// A tally in a format.
pub fn tally_bytes(
    (head, tally): &(TallyHead, Tally),
    format: TallyFormat,
    words: &Words,
    emphasis: Emphasis,
) -> io::Result<Vec<u8>> {
    Ok(match format {
        TallyFormat::Json => format!("{}\n", tally_json(head, tally)).into_bytes(),
        TallyFormat::Csv => csv::csv_report(&tally_report(head, tally, words)),
        TallyFormat::Text => {
            let style = TextStyle { lang: words.lang, width: USUAL_WIDTH, emphasis };
            text_report(&tally_report(head, tally, words), style).into_bytes()
        }
        TallyFormat::Chat => chat_report(&tally_report(head, tally, words)).into_bytes(),
        TallyFormat::Docx => docx_report(&tally_report(head, tally, words), words.lang)?,
        TallyFormat::Xlsx => xlsx_report::xlsx_report(&tally_report(head, tally, words))?,
    })
}

impl Desk {
    /// The name of a file of a tally or a report: ward, kind and the last day.
    pub fn tally_file_name(head: &TallyHead, format: TallyFormat) -> String {
        format.file_name(&head.ward.name, head.kind_code(), head.as_of)
    }

    /// Where the file of a tally could go: into a folder that was chosen, or that of the user's documents.
    pub fn propose_export(
        &self,
        query: &TallyQuery,
        format: TallyFormat,
        folder: Option<&str>,
    ) -> Result<Proposal, DeskError> {
        let as_of = query.as_of.unwrap_or(self.clock.today());
        let name = format.file_name(&self.store.ward()?.name, "tally", as_of);
        Ok(Proposal::of(&self.outgoing(name), folder))
    }

    /// Writes a tally into a file that is not there yet; says where it went.
    pub fn export_tally(
        &mut self,
        query: &TallyQuery,
        format: TallyFormat,
        path: &Path,
        words: &Words,
    ) -> Result<PathBuf, DeskError> {
        write_figures(&self.tally(query)?, format, path, words)
    }
}

/// Writes figures into a file that is not there yet; says where they went.
pub(super) fn write_figures(
    made: &(TallyHead, Tally),
    format: TallyFormat,
    path: &Path,
    words: &Words,
) -> Result<PathBuf, DeskError> {
    let path = paths::absolute(path).map_err(|_not_a_path| FilesError::Name { path: path.to_owned() })?;
    let bytes = tally_bytes(made, format, words, Emphasis::None)
        .map_err(|source| StoreError::Io { path: path.clone(), source })?;
    write_new(&path, Overwrite::Refuse, |file| file.write_all(&bytes))?;
    Ok(path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::demo;
    use crate::desk::reports::ReportQuery;
    use crate::domain::reports::ReportKind;
    use crate::sys::clock::Clock;
    use crate::text::numbers::Lang;

    #[test]
    fn a_file_is_written_once_and_the_next_gets_a_name_of_its_own() {
        let folder = tempfile::tempdir().unwrap();
        let at = "2023-06-15T20:00:00".parse().unwrap();
        let mut desk = demo::make(40, 1, Clock::fixed(at), "Cán bộ Mẫu").unwrap();
        let words = Words::new(Lang::Vi);
        let query = TallyQuery::default();
        for format in TallyFormat::ALL {
            let propose = |desk: &Desk| desk.propose_export(&query, format, folder.path().to_str()).unwrap();
            let proposed = propose(&desk);
            let kind = if format == TallyFormat::Chat { "tally-chat" } else { "tally" };
            let expected = format!("-{kind}-2023-06-15.{}", format.extension());
            assert!(proposed.name.ends_with(&expected), "{proposed:?}");
            assert!(proposed.name.starts_with("demo-"), "nobody takes the demo for a ward: {proposed:?}");
            let path = folder.path().join(&proposed.name);
            assert_eq!(desk.export_tally(&query, format, &path, &words).unwrap(), path);
            let made = desk.tally(&query).unwrap();
            let again = tally_bytes(&made, format, &words, Emphasis::None).unwrap();
            let written = std::fs::read(&path).unwrap();
            // A spreadsheet and a moment in it may differ by the clock alone; this clock stands.
            assert_eq!(written.len(), again.len(), "{format:?}");
            let refused = desk.export_tally(&query, format, &path, &words).unwrap_err();
            assert!(matches!(refused, DeskError::Files(FilesError::Exists { .. })), "{refused:?}");
            assert_eq!(std::fs::read(&path).unwrap(), written);
            assert_ne!(propose(&desk).name, proposed.name);
        }
    }

    #[test]
    fn whatever_leaves_the_demo_says_so_in_its_name() {
        let at = "2023-06-15T20:00:00".parse().unwrap();
        let mut desk = demo::make(40, 1, Clock::fixed(at), "Cán bộ Mẫu").unwrap();
        let daily = ReportQuery { kind: ReportKind::Daily, on: None };
        let report = desk.propose_report(daily, TallyFormat::Docx, None).unwrap();
        let lists = [desk.propose_clean_up_list(None).unwrap(), desk.propose_mobile_team_list(None).unwrap()];
        for proposal in lists.into_iter().chain([report]) {
            assert!(proposal.name.starts_with("demo-"), "{proposal:?}");
        }
    }
}
