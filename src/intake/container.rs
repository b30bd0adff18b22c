//! What a file really is, whatever its name says, and whether it is safe to open (reliability.md A1, A2, A5).
//!
//! A workbook is unpacked once here, counting, before the spreadsheet reader touches it: sizes in an archive's table
//! of contents are only claims, and the reader believes what a sheet says about itself. This costs a tenth of the
//! reading.

use std::fs::File;
use std::io::{BufReader, Read, Seek};
use std::path::Path;

use memchr::memmem;
use zip::ZipArchive;

use super::error::IntakeError;
use super::limits;

/// Kinds of file that are read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Container {
    /// An .xlsx workbook (also .xlsm, whose macros nobody looks at).
    Workbook,
    /// Text: comma, semicolon or tab between the cells.
    Delimited,
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
    let unsupported = |kind| Err(IntakeError::Unsupported { path: path.to_owned(), kind });
    match magic(&start) {
        Magic::Zip => inspect_archive(path, file),
        Magic::Ole => {
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).map_err(&unreadable)?;
            if memmem::find(&bytes, &utf16("EncryptedPackage")).is_some() {
                return Err(IntakeError::Password { path: path.to_owned() });
            }
            let is_sheet = ["Workbook", "Book"].iter().any(|name| memmem::find(&bytes, &utf16(name)).is_some());
            unsupported(if is_sheet { "xls" } else { "binary" })
        }
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
fn inspect_archive(path: &Path, file: File) -> Result<Container, IntakeError> {
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
    if let Some(kind) = other_document(&archive) {
        return Err(IntakeError::Unsupported { path: path.to_owned(), kind });
    }

    let mut scan = Scan::default();
    let mut all = 0_u64;
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(damaged)?;
        let packed = part.compressed_size();
        let name = part.name_raw().to_ascii_lowercase();
        if !(name.ends_with(b".xml") || name.ends_with(b".rels")) {
            continue;
        }
        let bytes = scan.part(&mut part).map_err(|error| IntakeError::damaged(path, &error))?;
        all = all.saturating_add(bytes);
        if is_bomb(bytes, packed) || all > limits::PARTS_BYTES || scan.has_doctype {
            return Err(suspicious());
        }
        if name.ends_with(b"sharedstrings.xml") && scan.claimed_strings().is_some_and(|count| count > bytes) {
            return Err(suspicious());
        }
    }
    Ok(Container::Workbook)
}

fn is_bomb(bytes: u64, packed: u64) -> bool {
    bytes > limits::PART_BYTES
        || (bytes > limits::PACKING_RATIO_FROM_BYTES && bytes / packed.max(1) > limits::PACKING_RATIO)
}

/// What an archive is, if not a workbook.
fn other_document<R: Read + Seek>(archive: &ZipArchive<R>) -> Option<&'static str> {
    let has = |start: &str| archive.file_names().filter_map(Result::ok).any(|name| name.starts_with(start));
    match () {
        () if has("xl/workbook.bin") => Some("xlsb"),
        () if has("word/") => Some("docx"),
        () if has("ppt/") => Some("pptx"),
        () if has("xl/") || has("[Content_Types].xml") => None,
        () if has("mimetype") && has("content.xml") => Some("ods"),
        () => Some("archive"),
    }
}

/// A reading of parts that keeps nothing but what must be known of them.
#[derive(Default)]
struct Scan {
    buffer: Vec<u8>,
    /// The start of the part read last.
    head: Vec<u8>,
    has_doctype: bool,
}

impl Scan {
    const BUFFER_BYTES: usize = 64 << 10;
    const HEAD_BYTES: usize = 1_024;

    /// Reads a part to its end, or to where it becomes a bomb; gives its length.
    fn part(&mut self, part: &mut impl Read) -> std::io::Result<u64> {
        self.buffer.resize(Self::BUFFER_BYTES, 0);
        self.head.clear();
        let mut part = part.take(limits::PART_BYTES + 1);
        let mut bytes = 0_u64;
        loop {
            let count = part.read(&mut self.buffer)?;
            let Some(read) = self.buffer.get(..count).filter(|read| !read.is_empty()) else {
                return Ok(bytes);
            };
            if bytes == 0 {
                // A document type stands before the first element; the reader never expands its entities, it is
                // refused because no spreadsheet program writes one.
                self.has_doctype |= memmem::find(read, b"<!DOCTYPE").is_some();
                self.head.extend_from_slice(read.get(..Self::HEAD_BYTES).unwrap_or(read));
            }
            bytes += count as u64;
        }
    }

    /// How many strings the table of strings says it has: the reader makes room for them all.
    fn claimed_strings(&self) -> Option<u64> {
        let at = memmem::find(&self.head, b"uniqueCount=")?;
        let digits = self.head.get(at + 13..)?.iter().take_while(|byte| byte.is_ascii_digit());
        Some(digits.fold(0_u64, |count, digit| count.saturating_mul(10).saturating_add(u64::from(digit - b'0'))))
    }
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}
