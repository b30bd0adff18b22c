//! `OpenDocument` spreadsheets (.ods), read as the stream of XML that they are.
//!
//! Not by the library that reads .xlsx: it unrolls what is repeated (`rows-repeated="1048576"` behind the last row is
//! what the office program itself writes) into one rectangle of cells for each sheet, and keeps all sheets at once. Here a row
//! is read, handed over as often as it is repeated, within limits, and forgotten. Formulas are never looked at: only
//! their stored results.

#![expect(clippy::wildcard_enum_match_arm, reason = "of the many things in XML only a few are of use here")]

mod cell;
mod styles;

use std::io::{BufReader, Read};
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::atomic::AtomicU64;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::chosen::{Found, choose, is_read};
use super::counting::Counting;
use super::error::IntakeError;
use super::filling::{Filling, Next};
use super::limits;
use super::sheet::{Piece, SheetStart, Sink};
use super::{ReadOptions, Source};
use cell::Cell;
use styles::Styles;

/// The part that holds the sheets, and the one with the styles that have names.
const CONTENT: &str = "content.xml";
const STYLES: &str = "styles.xml";

/// Reads the sheets that the options ask for.
pub(super) fn read(source: Source<'_>, done: &AtomicU64, sink: Sink<'_>) -> Result<(), IntakeError> {
    let Source { path, options, extent, .. } = source;
    let wanted = match &options.sheet {
        Some(_) => choose(path, names(path, done)?, options)?.first().map(|choice| choice.place),
        None => None,
    };
    let mut archive = open(path, done)?;
    let mut styles = Styles::default();
    if let Ok(part) = archive.by_name(STYLES) {
        let mut xml = Xml::new(path, part);
        while let Some(start) = xml.next_start()? {
            styles.take(&start);
        }
    }
    let mut content = Content { xml: Xml::new(path, part(path, &mut archive, CONTENT)?), styles, from_1904: false };
    let (mut place, mut rows) = (0, 0);
    while let Some(found) = content.next_sheet()? {
        place += 1;
        if place > limits::SHEETS && wanted.is_none() {
            return Err(IntakeError::TooManySheets { path: path.to_owned(), limit: limits::SHEETS });
        }
        if wanted.is_some_and(|wanted| wanted + 1 != place) {
            content.skip_sheet()?;
            continue;
        }
        if found.is_hidden && sink(Piece::Hidden(found.name.clone())).is_break() {
            return Ok(());
        }
        if wanted.is_none() && !is_read(path, &found, options) {
            content.skip_sheet()?;
            continue;
        }
        let start =
            SheetStart { name: found.name, encoding: "unicode", from_1904: content.from_1904, fonts: Vec::new() };
        let mut filling = Filling::new(start, extent, sink);
        let next = content.sheet(&mut filling)?;
        rows += filling.rows();
        if rows > limits::ROWS_GIVEN {
            return Err(IntakeError::TooManyRows { path: path.to_owned(), limit: limits::ROWS_GIVEN });
        }
        if next == Next::Stop || filling.end().is_break() || wanted.is_some() {
            return Ok(());
        }
        if next == Next::EndOfSheet {
            content.skip_sheet()?;
        }
    }
    Ok(())
}

/// Reads every cell of every sheet and counts those that are not empty.
pub(super) fn count_cells(path: &Path) -> Result<u64, IntakeError> {
    let done = AtomicU64::new(0);
    let options = ReadOptions { hidden: super::HiddenParts::Take, ..ReadOptions::usual(chrono::NaiveDate::MIN) };
    let source = Source {
        path,
        container: &super::container::Container::OpenDocument,
        options: &options,
        extent: super::Extent::Whole,
    };
    let mut count = 0;
    read(source, &done, &mut |piece| {
        if let Piece::Rows(batch) = piece {
            count += batch.rows().map(|row| row.cells().len() as u64).sum::<u64>();
        }
        ControlFlow::Continue(())
    })?;
    Ok(count)
}

type Archive<'a> = ZipArchive<BufReader<Counting<'a>>>;

fn open<'a>(path: &Path, done: &'a AtomicU64) -> Result<Archive<'a>, IntakeError> {
    ZipArchive::new(BufReader::new(Counting::open(path, done)?)).map_err(|error| IntakeError::damaged(path, &error))
}

fn part<'z>(path: &Path, archive: &'z mut Archive<'_>, name: &str) -> Result<impl Read + 'z, IntakeError> {
    archive.by_name(name).map_err(|error| IntakeError::damaged(path, &error))
}

/// The sheets of a file: only where one of them is asked for by name, for this reads the whole file.
fn names(path: &Path, done: &AtomicU64) -> Result<Vec<Found>, IntakeError> {
    let mut archive = open(path, done)?;
    let xml = Xml::new(path, part(path, &mut archive, CONTENT)?);
    let mut content = Content { xml, styles: Styles::default(), from_1904: false };
    let mut names = Vec::new();
    while let Some(found) = content.next_sheet()? {
        names.push(found);
        content.skip_sheet()?;
    }
    Ok(names)
}

/// A part as a stream of its elements.
struct Xml<'a, R: Read> {
    path: &'a Path,
    reader: Reader<BufReader<R>>,
    buffer: Vec<u8>,
    depth: usize,
}

impl<'a, R: Read> Xml<'a, R> {
    fn new(path: &'a Path, part: R) -> Self {
        let mut reader = Reader::from_reader(BufReader::new(part));
        reader.config_mut().expand_empty_elements = true;
        Self { path, reader, buffer: Vec::new(), depth: 0 }
    }

    /// What comes next.
    fn next(&mut self) -> Result<Event<'_>, IntakeError> {
        self.buffer.clear();
        let event =
            self.reader.read_event_into(&mut self.buffer).map_err(|error| IntakeError::damaged(self.path, &error))?;
        match &event {
            Event::Start(_) => self.depth += 1,
            Event::End(_) => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        if self.depth > limits::DEPTH {
            return Err(IntakeError::damaged(self.path, &"elements too deep in each other"));
        }
        Ok(event)
    }

    /// The next element that begins.
    fn next_start(&mut self) -> Result<Option<BytesStart<'static>>, IntakeError> {
        loop {
            match self.next()? {
                Event::Start(start) => return Ok(Some(start.into_owned())),
                Event::Eof => return Ok(None),
                _ => {}
            }
        }
    }

    /// Goes on behind the element that has just begun.
    fn skip_element(&mut self) -> Result<(), IntakeError> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            if matches!(self.next()?, Event::Eof) {
                return Err(self.broken_off());
            }
        }
        Ok(())
    }

    fn broken_off(&self) -> IntakeError {
        IntakeError::damaged(self.path, &"the file breaks off")
    }
}

/// The part with the sheets.
struct Content<'a, R: Read> {
    xml: Xml<'a, R>,
    styles: Styles,
    from_1904: bool,
}

impl<R: Read> Content<'_, R> {
    /// Goes on to the next sheet, noting the styles on the way.
    fn next_sheet(&mut self) -> Result<Option<Found>, IntakeError> {
        while let Some(start) = self.xml.next_start()? {
            match start.name().as_ref() {
                // Others are copies of foreign data, or tables within cells.
                "table:table" if self.xml.depth == DEPTH_OF_SHEET => {
                    let name = attribute(&start, "table:name").unwrap_or_default();
                    let style = attribute(&start, "table:style-name").unwrap_or_default();
                    return Ok(Some(Found { name, is_hidden: self.styles.hides(&style) }));
                }
                "table:null-date" => {
                    self.from_1904 = attribute(&start, "table:date-value").is_some_and(|day| day.starts_with("1904"));
                }
                _ => self.styles.take(&start),
            }
        }
        Ok(None)
    }

    /// Goes on behind the sheet that has begun.
    fn skip_sheet(&mut self) -> Result<(), IntakeError> {
        // Sheets stand in the spreadsheet, which stands in the body of the document.
        while self.xml.depth >= DEPTH_OF_SHEET {
            if matches!(self.xml.next()?, Event::Eof) {
                return Err(self.xml.broken_off());
            }
        }
        Ok(())
    }

    /// Reads the sheet that has begun. [`Next::Cells`]: to its end.
    fn sheet(&mut self, filling: &mut Filling<'_, '_>) -> Result<Next, IntakeError> {
        let mut row = 1_u32;
        let mut column = 0_u32;
        self.styles.forget_columns();
        while self.xml.depth >= DEPTH_OF_SHEET {
            let start = match self.xml.next()? {
                Event::Start(start) => start.into_owned(),
                Event::Eof => return Err(self.xml.broken_off()),
                _ => continue,
            };
            match start.name().as_ref() {
                "table:table-column" => {
                    let count = repeated(&start, "table:number-columns-repeated");
                    let style = attribute(&start, "table:default-cell-style-name");
                    self.styles.set_columns(column, count, style);
                    column = column.saturating_add(count);
                }
                "table:table-row" => {
                    let next = self.row(&start, &mut row, filling)?;
                    if next != Next::Cells {
                        return Ok(next);
                    }
                }
                "table:shapes" | "office:forms" | "table:named-expressions" => self.xml.skip_element()?,
                _ => {}
            }
        }
        Ok(Next::Cells)
    }

    fn row(
        &mut self,
        start: &BytesStart<'_>,
        number: &mut u32,
        filling: &mut Filling<'_, '_>,
    ) -> Result<Next, IntakeError> {
        let count = repeated(start, "table:number-rows-repeated");
        let is_hidden = attribute(start, "table:visibility").is_some_and(|is| is == "collapse" || is == "filter");
        let row_style = attribute(start, "table:default-cell-style-name");
        let outside = self.xml.depth.saturating_sub(1);
        let mut column = 0_u32;
        let mut cells: Vec<(u32, Cell)> = Vec::new();
        while self.xml.depth > outside {
            let start = match self.xml.next()? {
                Event::Start(start) => start.into_owned(),
                Event::Eof => return Err(self.xml.broken_off()),
                _ => continue,
            };
            if !matches!(start.name().as_ref(), "table:table-cell" | "table:covered-table-cell") {
                self.xml.skip_element()?;
                continue;
            }
            let count = repeated(&start, "table:number-columns-repeated");
            let cell = Cell::read(&start, &mut self.xml)?;
            if let Some(mut cell) = cell {
                let style = attribute(&start, "table:style-name").or_else(|| row_style.clone());
                cell.font = self.styles.font(style.as_deref(), column);
                // One beyond the last that is read tells that there are more.
                let first = column.min(limits::COLUMNS);
                let last = column.saturating_add(count).min(limits::COLUMNS + 1);
                let is_told = cells.last().is_some_and(|(column, _)| *column == limits::COLUMNS);
                (first..last).filter(|_| !is_told).for_each(|column| cells.push((column, cell.clone())));
            }
            column = column.saturating_add(count);
        }
        let first = *number;
        *number = first.saturating_add(count);
        if cells.is_empty() {
            return Ok(Next::Cells);
        }
        // So many people with one name are none.
        if u64::from(count) > limits::ROWS {
            return Err(IntakeError::TooManyRows { path: self.xml.path.to_owned(), limit: limits::ROWS });
        }
        for number in (first..*number).take_while(|number| *number <= limits::LAST_ROW) {
            let next = filling.row(number, is_hidden);
            if next != Next::Cells {
                return Ok(next);
            }
            for (column, cell) in &cells {
                if cell.value().as_text().is_some() {
                    filling.font(*column, cell.font.as_deref());
                }
                filling.cell(*column, cell.value());
            }
        }
        Ok(Next::Cells)
    }
}

/// The document, its body, the spreadsheet, the sheet.
const DEPTH_OF_SHEET: usize = 4;

/// The value of an attribute, as it is meant.
fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = start.try_get_attribute(name).ok().flatten()?;
    attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}

/// How often something is repeated: once, if it does not say.
fn repeated(start: &BytesStart<'_>, name: &str) -> u32 {
    attribute(start, name).and_then(|count| count.parse().ok()).unwrap_or(1).max(1)
}
