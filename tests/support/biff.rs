//! Workbooks of Excel 97 (BIFF8) and Excel 5 for tests: enough of the format for texts, numbers, days, formulas, fonts
//! and hidden rows, and for what a hostile file would claim.

use std::io::{Cursor, Write as _};

use super::spreadsheets::{Cell, Held, Row, rows_of, serial};

/// A workbook in the making.
#[derive(Default)]
pub struct Book {
    /// Its sheets.
    pub sheets: Vec<Bound>,
    /// The texts that cells share.
    pub texts: Vec<String>,
    /// Fonts beyond the usual ones.
    pub fonts: Vec<String>,
    /// Records before the sheets.
    pub extra: Vec<(u16, Vec<u8>)>,
    /// Whether days count from 1904.
    pub from_1904: bool,
    /// The code page of a workbook of Excel 5, and its texts, one byte a letter.
    pub excel_5: Option<u16>,
    /// How many sheets more have the first one's place.
    pub echoes: usize,
}

/// A sheet with its records.
pub struct Bound {
    /// Its name.
    pub name: String,
    /// Whether it is hidden.
    pub state: u8,
    /// Its records.
    pub records: Vec<u8>,
}

const GENERAL: u16 = 0;
const DAY: u16 = 1;
const WRITTEN_DAY: u16 = 2;
/// Formats of cells before those with fonts of their own.
const FORMATS: u16 = 3;

/// A record.
pub fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).unwrap();
    [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
}

fn begin(excel_5: bool, what: u16) -> Vec<u8> {
    let version: u16 = if excel_5 { 0x0500 } else { 0x0600 };
    record(0x0809, &[&version.to_le_bytes()[..], &what.to_le_bytes(), &[0; 12]].concat())
}

/// A workbook of sheets in the notation of [`rows_of`].
pub fn xls(sheets: &[(&str, &str)]) -> Vec<u8> {
    let mut book = Book::default();
    for (name, notation) in sheets {
        book.sheet(name, 0, &rows_of(notation));
    }
    book.bytes()
}

/// The container around a stream.
pub fn container(stream: &str, bytes: &[u8]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    file.create_stream(stream).unwrap().write_all(bytes).unwrap();
    file.flush().unwrap();
    file.into_inner().into_inner()
}

impl Book {
    /// Adds a sheet; `state` 1 is hidden, 2 very hidden.
    pub fn sheet(&mut self, name: &str, state: u8, rows: &[Row]) {
        let mut records = begin(self.excel_5.is_some(), 0x0010);
        // A size that is a lie.
        records.extend(record(0x0200, &[0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0]));
        for row in rows {
            let flags: u16 = if row.is_hidden { 0x0120 } else { 0x0100 };
            let head: [u16; 8] = [row.place, 0, 256, 0x00FF, 0, 0, flags, 0x000F];
            records.extend(record(0x0208, &head.map(u16::to_le_bytes).concat()));
        }
        for row in rows {
            for cell in &row.cells {
                records.extend(self.cell(row.place, cell));
            }
        }
        records.extend(record(0x000A, &[]));
        self.sheets.push(Bound { name: name.to_owned(), state, records });
    }

    /// A text that cells share, by its place.
    pub fn shared(&mut self, text: &str) -> u32 {
        let place = self.texts.iter().position(|other| other == text).unwrap_or_else(|| {
            self.texts.push(text.to_owned());
            self.texts.len() - 1
        });
        u32::try_from(place).unwrap()
    }

    fn cell(&mut self, row: u16, cell: &Cell) -> Vec<u8> {
        let format = match (&cell.font, &cell.held) {
            (Some(font), _) => {
                let place = self.fonts.iter().position(|other| other == font).unwrap_or_else(|| {
                    self.fonts.push(font.clone());
                    self.fonts.len() - 1
                });
                FORMATS + u16::try_from(place).unwrap()
            }
            (None, Held::Day(_)) if row.is_multiple_of(2) => DAY,
            (None, Held::Day(_)) => WRITTEN_DAY,
            (None, _) => GENERAL,
        };
        let at = [row, cell.column, format].map(u16::to_le_bytes).concat();
        let number = match &cell.held {
            Held::Day(day) if self.from_1904 => serial(*day) - 1_462.0,
            Held::Day(day) => serial(*day),
            Held::Number(number) => *number,
            Held::Text(_) | Held::Fault | Held::Yes => 0.0,
        };
        if cell.is_result {
            let result = match &cell.held {
                Held::Text(_) => vec![0, 0, 0, 0, 0, 0, 0xFF, 0xFF],
                Held::Fault => vec![2, 0, 0x17, 0, 0, 0, 0xFF, 0xFF],
                Held::Yes => vec![1, 0, 1, 0, 0, 0, 0xFF, 0xFF],
                Held::Number(_) | Held::Day(_) => number.to_le_bytes().to_vec(),
            };
            let mut records = record(0x0006, &[&at[..], &result, &[0; 8]].concat());
            if let Held::Text(text) = &cell.held {
                records.extend(record(0x0207, &self.long_text(text)));
            }
            return records;
        }
        match &cell.held {
            // Numbers in all their forms.
            Held::Number(_) if number.fract() == 0.0 && number.abs() < 1e8 => {
                #[expect(clippy::cast_possible_truncation, reason = "checked")]
                let bits = ((number as i32) << 2) | 2;
                if cell.column.is_multiple_of(2) {
                    return record(0x027E, &[&at[..], &bits.to_le_bytes()].concat());
                }
                let last = cell.column.to_le_bytes();
                record(0x00BD, &[&at[..], &bits.to_le_bytes(), &last].concat())
            }
            Held::Number(_) | Held::Day(_) => record(0x0203, &[&at[..], &number.to_le_bytes()].concat()),
            Held::Fault => record(0x0205, &[&at[..], &[0x17, 1]].concat()),
            Held::Yes => record(0x0205, &[&at[..], &[1, 0]].concat()),
            // Texts in all theirs.
            Held::Text(text) if self.excel_5.is_some() || cell.column % 3 == 1 => {
                record(0x0204, &[&at[..], &self.long_text(text)].concat())
            }
            Held::Text(text) if cell.column % 3 == 2 => {
                record(0x00D6, &[&at[..], &self.long_text(text), &[0, 0]].concat())
            }
            Held::Text(text) => {
                let place = self.shared(text);
                record(0x00FD, &[&at[..], &place.to_le_bytes()].concat())
            }
        }
    }

    /// A text with a length of two bytes.
    fn long_text(&self, text: &str) -> Vec<u8> {
        if self.excel_5.is_some() {
            let bytes: Vec<u8> = text.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
            return [&u16::try_from(bytes.len()).unwrap().to_le_bytes()[..], &bytes].concat();
        }
        let units: Vec<u16> = text.encode_utf16().collect();
        let count = u16::try_from(units.len()).unwrap().to_le_bytes();
        if units.iter().all(|unit| *unit < 256) {
            let narrow: Vec<u8> = units.iter().map(|unit| unit.to_le_bytes()[0]).collect();
            return [&count[..], &[0], &narrow].concat();
        }
        let wide: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        [&count[..], &[1], &wide].concat()
    }

    /// A text with a length of one byte.
    fn short_text(&self, text: &str) -> Vec<u8> {
        let long = self.long_text(text);
        [&long[..1], &long[2..]].concat()
    }

    /// The stream of the workbook.
    pub fn stream(&self) -> Vec<u8> {
        let mut head = begin(self.excel_5.is_some(), 0x0005);
        head.extend(record(0x0042, &self.excel_5.unwrap_or(1_200).to_le_bytes()));
        head.extend(record(0x0022, &u16::from(self.from_1904).to_le_bytes()));
        for (kind, data) in &self.extra {
            head.extend(record(*kind, data));
        }
        let plain = ["Arial"; 4].map(str::to_owned);
        for font in plain.iter().chain(&self.fonts) {
            head.extend(record(0x0031, &[&[0; 14][..], &self.short_text(font)].concat()));
        }
        let code = if self.excel_5.is_some() { self.short_text("dd/mm/yyyy") } else { self.long_text("dd/mm/yyyy") };
        head.extend(record(0x041E, &[&164_u16.to_le_bytes()[..], &code].concat()));
        // After the fourth font comes the one that is numbered five.
        let own = (5_u16..).take(self.fonts.len()).map(|font| (font, 0_u16));
        for (font, format) in [(0_u16, 0_u16), (0, 14), (0, 164)].into_iter().chain(own) {
            head.extend(record(0x00E0, &[&font.to_le_bytes()[..], &format.to_le_bytes(), &[0; 16]].concat()));
        }
        let mut tail: Vec<u8> = Vec::new();
        let mut table: Vec<u8> = u32::try_from(self.texts.len()).unwrap().to_le_bytes().repeat(2);
        let mut kind = 0x00FC;
        for text in &self.texts {
            let text = self.long_text(text);
            if table.len() + text.len() > 8_224 {
                tail.extend(record(kind, &table));
                (kind, table) = (0x003C, Vec::new());
            }
            table.extend(text);
        }
        tail.extend(record(kind, &table));
        tail.extend(record(0x000A, &[]));

        let bound = |sheet: &Bound, at: usize| {
            let at = u32::try_from(at).unwrap().to_le_bytes();
            record(0x0085, &[&at[..], &[sheet.state, 0], &self.short_text(&sheet.name)].concat())
        };
        let first = self.sheets.first();
        let echoes = || first.into_iter().flat_map(|sheet| std::iter::repeat_n(sheet, self.echoes));
        let named: usize = self.sheets.iter().chain(echoes()).map(|sheet| bound(sheet, 0).len()).sum();
        let begin_of_sheets = head.len() + named + tail.len();
        let mut at = begin_of_sheets;
        let mut places = Vec::new();
        for sheet in &self.sheets {
            places.extend(bound(sheet, at));
            at += sheet.records.len();
        }
        echoes().for_each(|sheet| places.extend(bound(sheet, begin_of_sheets)));
        let sheets: Vec<u8> = self.sheets.iter().flat_map(|sheet| sheet.records.clone()).collect();
        [head, places, tail, sheets].concat()
    }

    /// The file.
    pub fn bytes(&self) -> Vec<u8> {
        container(if self.excel_5.is_some() { "Book" } else { "Workbook" }, &self.stream())
    }
}
