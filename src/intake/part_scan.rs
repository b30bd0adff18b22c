//! A reading of the parts of an archive that keeps nothing but what must be known of them before the spreadsheet
//! reader touches them: how large they really are, whether they would fill the memory, which rows of a sheet are
//! hidden, whether it has formulas. It looks for a few tags only, and costs a tenth of the reading.

use std::io::{self, Read};

use memchr::memmem::Finder;
use memchr::{memchr, memmem, memrchr};

use super::fonts::is_old;
use super::limits;

/// What is known of a sheet that the spreadsheet reader does not tell.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct SheetFacts {
    /// First and last row, 1-based, of each stretch of hidden rows, in order.
    hidden: Vec<(u32, u32)>,
    /// Whether it has formulas.
    pub has_formulas: bool,
}

impl SheetFacts {
    /// Whether a row, 1-based, is hidden or filtered out.
    pub(super) fn is_hidden(&self, row: u32) -> bool {
        let after = self.hidden.partition_point(|(first, _)| *first <= row);
        after.checked_sub(1).and_then(|place| self.hidden.get(place)).is_some_and(|(_, last)| row <= *last)
    }

    fn hide(&mut self, row: u32) {
        match self.hidden.last_mut() {
            Some((_, last)) if last.checked_add(1) == Some(row) => *last = row,
            _ => self.hidden.push((row, row)),
        }
    }

    /// Stretches of hidden rows.
    pub(super) fn stretches(&self) -> usize {
        self.hidden.len()
    }
}

/// What was found in a part.
#[derive(Default)]
pub(super) struct PartFacts {
    /// Its length.
    pub bytes: u64,
    /// Whether it has a document type, or asks for more than the memory holds.
    pub is_suspicious: bool,
    /// Whether a run of rich text is written in an old font.
    pub has_old_fonts: bool,
    /// If it is a sheet, what is known of it.
    pub sheet: Option<SheetFacts>,
}

/// What a part holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Holds {
    Sheet,
    Strings,
    Styles,
    /// Sheets of the workbook, relations of the parts.
    Description,
    Other,
}

/// A reader of parts.
#[derive(Default)]
pub(super) struct Scan {
    buffer: Vec<u8>,
}

const BUFFER_BYTES: usize = 128 << 10;
/// A tag that is longer is not looked into.
const TAG_BYTES: usize = 32 << 10;

impl Scan {
    /// Reads a part to its end, or to where it becomes a bomb.
    pub(super) fn part(&mut self, name: &[u8], part: &mut impl Read) -> io::Result<PartFacts> {
        self.buffer.resize(BUFFER_BYTES, 0);
        let mut part = part.take(limits::PART_BYTES + 1);
        let mut look: Option<Look> = None;
        let mut facts = PartFacts::default();
        let (mut kept, mut run) = (0_usize, 0_u64);
        loop {
            let count = part.read(self.buffer.get_mut(kept..).unwrap_or_default())?;
            let Some(read) = self.buffer.get(..kept + count) else { return Ok(facts) };
            let look = look.get_or_insert_with(|| Look::new(name, read));
            if count == 0 {
                look.at(read, &mut facts);
                facts.is_suspicious |= look.is_too_much(facts.bytes);
                return Ok(facts);
            }
            if facts.bytes == 0 {
                // A document type stands before the first element; the reader never expands its entities, it is
                // refused because no spreadsheet program writes one.
                facts.is_suspicious |= memmem::find(read, b"<!DOCTYPE").is_some() || claims_too_much(look.holds, read);
            }
            facts.bytes += count as u64;
            let new = read.get(kept..).unwrap_or_default();
            run = match (memchr(b'<', new), memrchr(b'<', new)) {
                (Some(first), Some(last)) => {
                    facts.is_suspicious |= run + first as u64 > limits::RUN_BYTES;
                    (new.len() - last) as u64
                }
                _ => run + new.len() as u64,
            };
            facts.is_suspicious |= run > limits::RUN_BYTES || look.is_too_much(facts.bytes);
            if facts.is_suspicious || facts.bytes > limits::PART_BYTES {
                return Ok(facts);
            }
            // A tag that is cut goes in front of what comes next.
            let open = memrchr(b'<', read).filter(|at| memchr(b'>', read.get(*at..).unwrap_or_default()).is_none());
            let end = open.filter(|at| read.len() - at <= TAG_BYTES).unwrap_or(read.len());
            look.at(read.get(..end).unwrap_or_default(), &mut facts);
            let len = read.len();
            self.buffer.copy_within(end..len, 0);
            kept = len - end;
        }
    }
}

/// Whether a table of strings says that it has more than its room: the reader makes place for them all.
fn claims_too_much(holds: Holds, head: &[u8]) -> bool {
    const BYTES_LOOKED_AT: usize = 1_024;
    let head = head.get(..BYTES_LOOKED_AT).unwrap_or(head);
    let claimed = memmem::find(head, b"uniqueCount=").and_then(|at| head.get(at + 13..)).map(|text| {
        let digits = text.iter().take_while(|byte| byte.is_ascii_digit());
        digits.fold(0_u64, |count, digit| count.saturating_mul(10).saturating_add(u64::from(digit - b'0')))
    });
    holds == Holds::Strings && claimed.is_some_and(|count| count > limits::STRINGS)
}

/// What is looked for in a part.
struct Look {
    holds: Holds,
    /// A row, a string or a format, as its tag begins.
    thing: Finder<'static>,
    formula: Finder<'static>,
    things: u64,
    row: u32,
    bytes_most: u64,
}

impl Look {
    fn new(name: &[u8], head: &[u8]) -> Self {
        let name = name.to_ascii_lowercase();
        let is = |ending: &str| name.ends_with(ending.as_bytes());
        let root = Root::of(head);
        let holds = match () {
            () if is("sharedstrings.xml") => Holds::Strings,
            () if is("styles.xml") => Holds::Styles,
            () if is(".rels") || is("workbook.xml") || is("[content_types].xml") => Holds::Description,
            () if root.name == b"worksheet" => Holds::Sheet,
            () => Holds::Other,
        };
        let thing: &[u8] = match holds {
            Holds::Sheet => b"row",
            Holds::Strings => b"si",
            Holds::Styles | Holds::Description | Holds::Other => b"xf",
        };
        let tag = |name: &[u8]| Finder::new(&[b"<", root.prefix, name].concat()).into_owned();
        let bytes_most = match holds {
            Holds::Strings => limits::STRINGS_BYTES,
            Holds::Styles | Holds::Description => limits::DESCRIPTION_BYTES,
            Holds::Sheet | Holds::Other => limits::PART_BYTES,
        };
        Self { holds, thing: tag(thing), formula: tag(b"f"), things: 0, row: 0, bytes_most }
    }

    fn is_too_much(&self, bytes: u64) -> bool {
        let most = match self.holds {
            Holds::Strings => limits::STRINGS,
            Holds::Styles => limits::FORMATS,
            Holds::Sheet | Holds::Description | Holds::Other => u64::MAX,
        };
        bytes > self.bytes_most || self.things > most
    }

    /// Looks at a stretch that ends between tags.
    fn at(&mut self, text: &[u8], facts: &mut PartFacts) {
        match self.holds {
            Holds::Sheet => {
                let sheet = facts.sheet.get_or_insert_default();
                sheet.has_formulas = sheet.has_formulas
                    || self.formula.find_iter(text).any(|at| ends_name(text, at + self.formula.needle().len()));
                for at in self.thing.find_iter(text) {
                    let Some(tag) = tag_at(text, at, self.thing.needle().len()) else { continue };
                    let said = attribute(tag, b"r").and_then(|number| std::str::from_utf8(number).ok()?.parse().ok());
                    self.row = said.unwrap_or_else(|| self.row.saturating_add(1));
                    if attribute(tag, b"hidden").is_some_and(|is| is == b"1" || is == b"true") {
                        sheet.hide(self.row);
                    }
                }
                facts.is_suspicious |= sheet.stretches() > limits::HIDDEN_STRETCHES;
            }
            Holds::Strings => {
                self.count(text);
                facts.has_old_fonts |= memmem::find_iter(text, b"rFont").any(|at| {
                    let font = tag_at(text, at, 5).and_then(|tag| attribute(tag, b"val"));
                    font.is_some_and(|font| is_old(&String::from_utf8_lossy(font)))
                });
            }
            Holds::Styles => self.count(text),
            Holds::Description | Holds::Other => {}
        }
    }

    fn count(&mut self, text: &[u8]) {
        let length = self.thing.needle().len();
        self.things += self.thing.find_iter(text).filter(|at| ends_name(text, at + length)).count() as u64;
    }
}

/// The first element of a part: what stands before the colon, with it, and its name.
struct Root<'h> {
    prefix: &'h [u8],
    name: &'h [u8],
}

impl<'h> Root<'h> {
    fn of(head: &'h [u8]) -> Self {
        let is_letter = |at: usize| head.get(at + 1).is_some_and(u8::is_ascii_alphabetic);
        let at = memchr::memchr_iter(b'<', head).find(|at| is_letter(*at));
        let rest = at.and_then(|at| head.get(at + 1..)).unwrap_or_default();
        let end = rest.iter().position(|byte| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/'));
        let whole = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default();
        let colon = memchr(b':', whole).map_or(0, |at| at + 1);
        Self { prefix: whole.get(..colon).unwrap_or_default(), name: whole.get(colon..).unwrap_or_default() }
    }
}

fn ends_name(text: &[u8], at: usize) -> bool {
    text.get(at).is_some_and(|byte| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/'))
}

/// The attributes of a tag whose name is so long.
fn tag_at(text: &[u8], at: usize, length: usize) -> Option<&[u8]> {
    let rest = text.get(at + length..).filter(|_| ends_name(text, at + length))?;
    rest.get(..memchr(b'>', rest)?)
}

/// The value of an attribute, as it is written.
fn attribute<'t>(tag: &'t [u8], name: &[u8]) -> Option<&'t [u8]> {
    let is_one = |at: &usize| {
        at.checked_sub(1).and_then(|before| tag.get(before)).is_some_and(u8::is_ascii_whitespace)
            && tag.get(at + name.len()) == Some(&b'=')
    };
    let at = memmem::find_iter(tag, name).find(is_one)?;
    let quoted = tag.get(at + name.len() + 1..)?;
    let (quote, value) = quoted.split_first()?;
    value.get(..memchr(*quote, value)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(name: &str, text: &str) -> PartFacts {
        Scan::default().part(name.as_bytes(), &mut text.as_bytes()).unwrap()
    }

    #[test]
    fn hidden_rows_by_their_numbers_and_without() {
        let rows = r#"<row r="1"/><row r="3" hidden="1"><c/></row><row hidden='true' spans="1:2"/><row/><row
            hidden="1"/><row r="9" hidden="0"/><rowBreaks hidden="1"/>"#;
        for (begin, rows) in
            [("<worksheet>", rows.to_owned()), ("<x:worksheet a=\"b\">", rows.replace("<row", "<x:row"))]
        {
            let facts = facts("xl/worksheets/sheet1.xml", &format!("<?xml version=\"1.0\"?>{begin}{rows}"));
            let sheet = facts.sheet.unwrap();
            let hidden: Vec<u32> = (0..12).filter(|row| sheet.is_hidden(*row)).collect();
            assert_eq!(hidden, [3, 4, 6]);
            assert!(!sheet.has_formulas);
        }
    }

    #[test]
    fn tags_over_the_border_of_two_readings() {
        let row = |number: u32| format!("<row r=\"{number}\" hidden=\"1\"><c r=\"A{number}\"><v>1</v></c></row>");
        let rows: String = (1..20_000).step_by(2).map(row).collect();
        let facts = facts("xl/worksheets/sheet1.xml", &format!("<worksheet>{rows}<f>A1</f></worksheet>"));
        let sheet = facts.sheet.unwrap();
        assert_eq!(sheet.stretches(), 10_000);
        assert!((1..20_000).all(|row| sheet.is_hidden(row) == (row % 2 == 1)));
        assert!(sheet.has_formulas);
    }

    #[test]
    fn what_would_fill_the_memory() {
        let run = "a".repeat(17 << 20);
        for (name, text, expected) in [
            ("xl/worksheets/sheet1.xml", format!("<worksheet><t>{run}</t></worksheet>"), true),
            ("xl/worksheets/sheet1.xml", format!("<worksheet>{}</worksheet>", "<t>a</t>".repeat(1 << 20)), false),
            ("xl/styles.xml", format!("<styleSheet>{}</styleSheet>", "<xf/>".repeat(150_001)), true),
            ("xl/styles.xml", format!("<styleSheet>{}</styleSheet>", "<xf/>".repeat(1_000)), false),
            ("xl/workbook.xml", format!("<workbook>{}</workbook>", "<a/>".repeat(4 << 20)), true),
            ("xl/sharedStrings.xml", format!("<sst>{}</sst>", "<si/>".repeat(3_000_001)), true),
            ("xl/sharedStrings.xml", "<sst uniqueCount=\"99999999999999999999\"><si/></sst>".to_owned(), true),
            ("xl/sharedStrings.xml", "<sst uniqueCount=\"2\"><si/><si/></sst>".to_owned(), false),
            ("a.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><a/>".to_owned(), true),
        ] {
            assert_eq!(facts(name, &text).is_suspicious, expected, "{name}: {} bytes", text.len());
        }
    }

    #[test]
    fn old_fonts_in_runs() {
        let strings = |font: &str| format!("<sst><si><r><rPr><rFont val=\"{font}\"/></rPr><t>a</t></r></si></sst>");
        assert!(facts("xl/sharedStrings.xml", &strings(".VnTime")).has_old_fonts);
        assert!(!facts("xl/sharedStrings.xml", &strings("Arial")).has_old_fonts);
    }
}
