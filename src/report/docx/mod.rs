//! Documents for word processors (.docx): paragraphs and tables on A4, in the type of official papers. What is
//! written depends on what is given alone, never on the clock.
//!
//! ```text
//! Document > Section (a kind of page) > Paragraph > Run
//!                                     > Grid > Row > Cell > Paragraph
//! ```

mod annex;
pub mod model;
pub mod official;
mod xml;

pub use model::{Align, Cell, Content, Document, Grid, Margins, Page, Paragraph, Row, Run, Section, millimetres};
pub use official::docx_report;

use std::io::{self, Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// The parts that are the same in every document.
const FIXED: [(&str, &str); 6] = [
    ("[Content_Types].xml", include_str!("../../../assets/docx/content-types.xml")),
    ("_rels/.rels", include_str!("../../../assets/docx/package.xml")),
    ("word/_rels/document.xml.rels", include_str!("../../../assets/docx/document.xml")),
    ("word/styles.xml", include_str!("../../../assets/docx/styles.xml")),
    ("word/settings.xml", include_str!("../../../assets/docx/settings.xml")),
    ("word/header.xml", include_str!("../../../assets/docx/header.xml")),
];

/// A document as a file.
pub fn docx(document: &Document) -> io::Result<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::DEFAULT);
    let body = xml::body(document)?;
    let properties = xml::properties(&document.title)?;
    let made = [("word/document.xml", body.as_slice()), ("docProps/core.xml", properties.as_slice())];
    let fixed = FIXED.map(|(name, text)| (name, text.trim_end().as_bytes()));
    for (name, bytes) in fixed.into_iter().chain(made) {
        archive.start_file(name, options).map_err(io::Error::other)?;
        archive.write_all(bytes)?;
    }
    Ok(archive.finish().map_err(io::Error::other)?.into_inner())
}

#[cfg(test)]
mod tests;
