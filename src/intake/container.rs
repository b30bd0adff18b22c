//! What a file really is, whatever its name says, and whether it is safe to open (reliability.md A1, A2, A5).
//!
//! A workbook is unpacked once here, counting, before the spreadsheet reader touches it: sizes in an archive's table
//! of contents are only claims, and the reader believes what a sheet says about itself.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, Cursor, Read, Seek};
use std::path::Path;

use cfb::CompoundFile;
use memchr::memmem;
use zip::ZipArchive;

use super::error::IntakeError;
use super::limits;
use super::part_scan::{Scan, SheetFacts};
use super::xls;

/// Kinds of file that are read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Container {
    /// An .xlsx workbook (also .xlsm, whose macros nobody looks at).
    Workbook(WorkbookFacts),
    /// An .xls workbook.
    OldWorkbook,
    /// An .ods spreadsheet.
    OpenDocument,
    /// Text: comma, semicolon or tab between the cells.
    Delimited,
}

/// What is known of a workbook after looking through its parts.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct WorkbookFacts {
    /// Its sheets, by the names of their parts in small letters.
    pub sheets: BTreeMap<String, SheetFacts>,
    /// Whether shared strings have runs in an old font.
    pub has_old_fonts: bool,
    /// What its parts are long, unpacked.
    pub bytes: u64,
}

/// Finds out what a file is, and refuses what cannot or must not be read.
pub(super) fn inspect(path: &Path) -> Result<Container, IntakeError> {
    let unreadable = IntakeError::unreadable(path);
    let mut file = File::open(path).map_err(&unreadable)?;
    let about = file.metadata().map_err(&unreadable)?;
    if !about.is_file() {
        return Err(IntakeError::NotAFile { path: path.to_owned() });
    }
    if about.len() == 0 {
        return Err(IntakeError::Empty { path: path.to_owned() });
    }
    if about.len() > limits::CONTAINER_BYTES {
        return Err(IntakeError::TooLarge { path: path.to_owned(), limit_mb: limits::CONTAINER_BYTES >> 20 });
    }

    let mut start = Vec::with_capacity(BYTES_LOOKED_AT);
    file.by_ref().take(BYTES_LOOKED_AT as u64).read_to_end(&mut start).map_err(&unreadable)?;
    file.rewind().map_err(&unreadable)?;
    inspect_opened(path, &start, file)
}

/// Finds out what bytes that were read are; for small files that are kept whole.
pub(super) fn inspect_bytes(path: &Path, bytes: &[u8]) -> Result<Container, IntakeError> {
    let start = bytes.get(..BYTES_LOOKED_AT).unwrap_or(bytes);
    inspect_opened(path, start, Cursor::new(bytes))
}

fn inspect_opened<R: Read + Seek>(path: &Path, start: &[u8], file: R) -> Result<Container, IntakeError> {
    let unsupported = |kind| Err(IntakeError::Unsupported { path: path.to_owned(), kind });
    match magic(start) {
        Magic::Zip => inspect_archive(path, file),
        Magic::Ole => inspect_compound(path, file),
        Magic::OlderXls => unsupported("xls 2–4"),
        Magic::Pdf => unsupported("pdf"),
        Magic::Markup => unsupported("html"),
        Magic::Binary => unsupported("binary"),
        Magic::Text => Ok(Container::Delimited),
    }
}

/// Bytes at the start of a file that tell its kind.
const BYTES_LOOKED_AT: usize = 512;

enum Magic {
    Zip,
    Ole,
    OlderXls,
    Pdf,
    Markup,
    Binary,
    Text,
}

fn magic(start: &[u8]) -> Magic {
    let text = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(start).trim_ascii_start();
    let begins = |tag: &[u8]| text.get(..tag.len()).is_some_and(|head| head.eq_ignore_ascii_case(tag));
    if start.starts_with(b"PK\x03\x04") || start.starts_with(b"PK\x05\x06") {
        Magic::Zip
    } else if start.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        Magic::Ole
    } else if [&b"\x09\x00\x04\x00"[..], b"\x09\x02\x06\x00", b"\x09\x04\x06\x00"]
        .iter()
        .any(|tag| start.starts_with(tag))
    {
        Magic::OlderXls
    } else if begins(b"%PDF") {
        Magic::Pdf
    } else if [&b"<html"[..], b"<!doctype", b"<?xml", b"<table", b"<meta"].iter().any(|tag| begins(tag)) {
        Magic::Markup
    } else if [&b"\x7FELF"[..], b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8", b"Rar!", b"7z\xBC\xAF", b"\x1F\x8B", b"MZ\x90"]
        .iter()
        .any(|tag| start.starts_with(tag))
    {
        Magic::Binary
    } else {
        Magic::Text
    }
}

/// Unpacks every part that the spreadsheet reader may read, counting.
fn inspect_archive<R: Read + Seek>(path: &Path, file: R) -> Result<Container, IntakeError> {
    let suspicious = || IntakeError::Suspicious { path: path.to_owned() };
    let damaged = |error: zip::result::ZipError| IntakeError::damaged(path, &error);
    let mut archive = ZipArchive::new(BufReader::new(file)).map_err(damaged)?;
    if archive.len() > limits::PARTS {
        return Err(suspicious());
    }

    let mut claimed = 0_u64;
    for index in 0..archive.len() {
        let part = archive.by_index_raw(index).map_err(damaged)?;
        claimed = claimed.saturating_add(part.size());
        if is_bomb(part.size(), part.compressed_size()) || claimed > limits::PARTS_BYTES {
            return Err(suspicious());
        }
    }
    let is_encrypted = is_encrypted(&mut archive);
    if is_encrypted {
        return Err(IntakeError::Password { path: path.to_owned() });
    }
    let kind = document(&mut archive);
    if let Document::Other(kind) = kind {
        return Err(IntakeError::Unsupported { path: path.to_owned(), kind });
    }

    let mut scan = Scan::default();
    let mut facts = WorkbookFacts::default();
    let (mut all, mut stretches) = (0_u64, 0);
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(damaged)?;
        let packed = part.compressed_size();
        let name = part.name_raw().to_ascii_lowercase();
        if !(name.ends_with(b".xml") || name.ends_with(b".rels")) {
            continue;
        }
        let found = scan.part(&name, &mut part).map_err(|error| IntakeError::damaged(path, &error))?;
        all = all.saturating_add(found.bytes);
        facts.bytes = all;
        stretches += found.sheet.as_ref().map_or(0, SheetFacts::stretches);
        if found.is_suspicious
            || is_bomb(found.bytes, packed)
            || all > limits::PARTS_BYTES
            || stretches > limits::HIDDEN_STRETCHES
        {
            return Err(suspicious());
        }
        facts.has_old_fonts |= found.has_old_fonts;
        facts.sheets.extend(found.sheet.map(|sheet| (String::from_utf8_lossy(&name).into_owned(), sheet)));
    }
    Ok(if kind == Document::Workbook { Container::Workbook(facts) } else { Container::OpenDocument })
}

fn is_bomb(bytes: u64, packed: u64) -> bool {
    bytes > limits::PART_BYTES
        || (bytes > limits::PACKING_RATIO_FROM_BYTES && bytes / packed.max(1) > limits::PACKING_RATIO)
}

/// What an archive is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Document {
    Workbook,
    Spreadsheet,
    Other(&'static str),
}

fn document<R: Read + Seek>(archive: &mut ZipArchive<R>) -> Document {
    let has = |start: &str| archive.file_names().filter_map(Result::ok).any(|name| name.starts_with(start));
    match () {
        () if has("xl/workbook.bin") => Document::Other("xlsb"),
        () if has("word/") => Document::Other("docx"),
        () if has("ppt/") => Document::Other("pptx"),
        () if has("xl/") || has("[Content_Types].xml") => Document::Workbook,
        () if has("content.xml") => match beginning_of(archive, "mimetype") {
            kind if contains(&kind, "opendocument.spreadsheet") || kind.is_empty() => Document::Spreadsheet,
            kind if contains(&kind, "opendocument.text") => Document::Other("odt"),
            _ => Document::Other("archive"),
        },
        () => Document::Other("archive"),
    }
}

/// Whether an `OpenDocument` file is encrypted: its list of parts, which is not, says so.
fn is_encrypted<R: Read + Seek>(archive: &mut ZipArchive<R>) -> bool {
    contains(&beginning_of(archive, "META-INF/manifest.xml"), "encryption-data")
}

fn contains(text: &[u8], part: &str) -> bool {
    memmem::find(text, part.as_bytes()).is_some()
}

/// The beginning of a part; nothing, where there is none.
fn beginning_of<R: Read + Seek>(archive: &mut ZipArchive<R>, name: &str) -> Vec<u8> {
    const BYTES: u64 = 64 << 10;
    let mut bytes = Vec::new();
    if let Ok(part) = archive.by_name(name) {
        // What cannot be read is found out when the parts are looked through.
        let _ = part.take(BYTES).read_to_end(&mut bytes);
    }
    bytes
}

/// What a compound file is, the container of Office before 2007 and of everything that Office encrypts.
fn inspect_compound<R: Read + Seek>(path: &Path, file: R) -> Result<Container, IntakeError> {
    let container = CompoundFile::open(file).map_err(|error| IntakeError::damaged(path, &error))?;
    let has = |name: &str| container.is_stream(name);
    match () {
        () if has("EncryptedPackage") => Err(IntakeError::Password { path: path.to_owned() }),
        () if xls::STREAMS.iter().any(|name| has(name)) => Ok(Container::OldWorkbook),
        () if has("WordDocument") => Err(IntakeError::Unsupported { path: path.to_owned(), kind: "doc" }),
        () => Err(IntakeError::Unsupported { path: path.to_owned(), kind: "binary" }),
    }
}
