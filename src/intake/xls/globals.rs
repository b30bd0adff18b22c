//! What holds for a whole workbook: its sheets, its shared texts, its fonts and formats, the first day it counts.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::super::error::IntakeError;
use super::super::number_format::{Kind, kind_of_code, kind_of_id};
use super::records::{Record, Records, kind, parts, u16_at, u32_at};
use super::strings::{Coding, Length, SharedTexts, Texts, encoding_of};

/// A sheet with cells.
pub(super) struct BoundSheet {
    /// Its name.
    pub name: String,
    /// Whether Excel hides it.
    pub is_hidden: bool,
    /// Where its records begin.
    pub at: usize,
}

/// What holds for the whole workbook.
pub(super) struct Globals {
    pub sheets: Vec<BoundSheet>,
    pub texts: SharedTexts,
    pub coding: Coding,
    /// Encoding of its texts, as the contract names it.
    pub encoding: &'static str,
    pub from_1904: bool,
    fonts: Vec<String>,
    formats: Vec<CellFormat>,
}

struct CellFormat {
    font: u16,
    kind: Kind,
}

/// The version that the first record says.
const BIFF8: u16 = 0x0600;
const BIFF5: u16 = 0x0500;
/// The code page of Vietnamese Windows.
const VIETNAMESE: u16 = 1258;

impl Globals {
    /// Reads the records before the first sheet.
    pub(super) fn read(path: &Path, stream: &[u8]) -> Result<Self, IntakeError> {
        let damaged = |detail: &str| IntakeError::damaged(path, &detail);
        let first = Records::from(stream, 0).next().filter(|record| record.kind == kind::BEGIN_OF_FILE);
        let version = first.and_then(|record| u16_at(record.data, 0));
        let code_page = Records::from(stream, 0).find(|record| record.kind == kind::CODE_PAGE);
        let code_page = code_page.and_then(|record| u16_at(record.data, 0)).unwrap_or_default();
        let (coding, encoding) = match version {
            Some(BIFF8) => (Coding::Unicode, "unicode"),
            Some(BIFF5) if code_page == VIETNAMESE => (Coding::Bytes(encoding_of(code_page)), "cp1258"),
            Some(BIFF5) => (Coding::Bytes(encoding_of(code_page)), "unicode"),
            Some(_) | None => return Err(damaged("no BIFF5 or BIFF8 workbook")),
        };
        let mut globals = Self {
            sheets: Vec::new(),
            texts: SharedTexts::default(),
            coding,
            encoding,
            from_1904: false,
            fonts: Vec::new(),
            formats: Vec::new(),
        };
        let mut number_formats: BTreeMap<u16, Kind> = BTreeMap::new();
        let mut cell_formats: Vec<(u16, u16)> = Vec::new();
        for record in Records::from(stream, 0) {
            match record.kind {
                kind::FILE_PASS => return Err(IntakeError::Password { path: path.to_owned() }),
                kind::DATE_MODE => globals.from_1904 = u16_at(record.data, 0) == Some(1),
                kind::FONT => globals.fonts.push(globals.text_in(record.data, 14, Length::One)),
                kind::XF => cell_formats.extend(u16_at(record.data, 0).zip(u16_at(record.data, 2))),
                kind::FORMAT => {
                    let length = if version == Some(BIFF8) { Length::Two } else { Length::One };
                    let code = globals.text_in(record.data, 2, length);
                    number_formats.extend(u16_at(record.data, 0).map(|id| (id, kind_of_code(&code))));
                }
                kind::BOUND_SHEET => globals.sheets.extend(globals.bound_sheet(record)),
                kind::SST => globals.texts = SharedTexts::read(&parts(stream, record)),
                kind::END_OF_FILE => break,
                _ => {}
            }
        }
        let kind_of = |id: u16| number_formats.get(&id).copied().unwrap_or_else(|| kind_of_id(id));
        let formats = cell_formats.into_iter().map(|(font, id)| CellFormat { font, kind: kind_of(id) });
        globals.formats = formats.collect();
        let places: BTreeSet<usize> = globals.sheets.iter().map(|sheet| sheet.at).collect();
        // One sheet under many names would be read again and again.
        if places.len() < globals.sheets.len() {
            return Err(damaged("two sheets in one place"));
        }
        Ok(globals)
    }

    /// The font of a cell's format.
    pub(super) fn font(&self, format: u16) -> Option<&str> {
        // There is no font 4, for reasons that Excel 4 took with it.
        const LEFT_OUT: u16 = 4;
        let font = self.formats.get(usize::from(format))?.font;
        let place = if font > LEFT_OUT { font - 1 } else { font };
        self.fonts.get(usize::from(place)).map(String::as_str)
    }

    /// What the numbers of a cell's format are.
    pub(super) fn kind(&self, format: u16) -> Kind {
        self.formats.get(usize::from(format)).map_or(Kind::Number, |format| format.kind)
    }

    fn text_in(&self, data: &[u8], at: usize, length: Length) -> String {
        let mut text = String::new();
        // What breaks off is kept as far as it goes.
        let _: Option<()> = Texts::from(&[data], at).text(self.coding, length, &mut text);
        text
    }

    /// The sheet of a record, if it is one with cells and not a chart.
    fn bound_sheet(&self, record: Record<'_>) -> Option<BoundSheet> {
        let at = usize::try_from(u32_at(record.data, 0)?).ok()?;
        let &[state, 0] = record.data.get(4..6)? else { return None };
        Some(BoundSheet { name: self.text_in(record.data, 6, Length::One), is_hidden: state & 3 != 0, at })
    }
}
