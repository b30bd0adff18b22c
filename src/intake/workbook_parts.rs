//! Which part of a workbook holds which sheet, and the shared strings whose runs are written in an old font: what the
//! spreadsheet reader knows and does not tell.

use std::collections::BTreeMap;
use std::io::{BufReader, Read};
use std::path::Path;
use std::sync::atomic::AtomicU64;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::counting::Counting;
use super::fonts::is_old;
use super::limits;

/// The small parts of a workbook. What is missing or broken in them is no error here: the spreadsheet reader says so.
pub(super) struct WorkbookParts<'a> {
    archive: Option<ZipArchive<BufReader<Counting<'a>>>>,
}

/// Ends of the names of parts; they stand in one folder, nearly always `xl`.
const WORKBOOK: &str = "workbook.xml";
const RELATIONS: &str = "_rels/workbook.xml.rels";
const STRINGS: &str = "sharedstrings.xml";

impl<'a> WorkbookParts<'a> {
    /// Of a file.
    pub(super) fn open(path: &Path, done: &'a AtomicU64) -> Self {
        let archive = Counting::open(path, done).ok().and_then(|file| ZipArchive::new(BufReader::new(file)).ok());
        Self { archive }
    }

    /// The names of the parts, in small letters, by the names of the sheets.
    pub(super) fn of_sheets(&mut self) -> BTreeMap<String, String> {
        let Some(workbook) = self.name_of(WORKBOOK) else { return BTreeMap::new() };
        let folder = workbook.get(..workbook.len() - WORKBOOK.len()).unwrap_or_default();
        let mut targets = BTreeMap::new();
        self.each_start(RELATIONS, &mut |start| {
            if start.local_name().as_ref() == "Relationship" {
                targets.extend(attribute(start, "Id").zip(attribute(start, "Target")));
            }
        });
        let mut parts = BTreeMap::new();
        self.each_start(WORKBOOK, &mut |start| {
            if start.local_name().as_ref() == "sheet" {
                let target =
                    attribute(start, "id").and_then(|id| targets.get(&id).map(|target| part_of(folder, target)));
                if let Some((name, part)) = attribute(start, "name").zip(target) {
                    parts.entry(name).or_insert(part);
                }
            }
        });
        parts
    }

    /// The first shared strings of which most is written in an old font, with the font.
    ///
    /// The texts are without their white space, which readers keep or not: see [`without_space`].
    pub(super) fn texts_in_old_fonts(&mut self) -> BTreeMap<String, String> {
        let mut found = BTreeMap::new();
        let Some(mut xml) = self.part(STRINGS) else { return found };
        let mut buffer = Vec::new();
        let (mut strings, mut string, mut is_text) = (0, RichText::default(), false);
        while strings < limits::STRINGS_OF_FONTS {
            buffer.clear();
            match xml.read_event_into(&mut buffer) {
                Ok(Event::Start(start)) => match start.local_name().as_ref() {
                    "si" => string = RichText::default(),
                    "r" => string.font = None,
                    "rFont" => string.font = attribute(&start, "val").filter(|font| is_old(font)),
                    "t" => is_text = true,
                    _ => {}
                },
                Ok(Event::End(end)) => match end.local_name().as_ref() {
                    "t" => is_text = false,
                    "si" => {
                        strings += 1;
                        found.extend(std::mem::take(&mut string).in_old_font());
                    }
                    _ => {}
                },
                Ok(Event::Text(text)) if is_text => string.push(&text.xml10_content()),
                Ok(Event::GeneralRef(name)) if is_text => {
                    let letter = name.resolve_char_ref().ok().flatten();
                    let letter = letter.or_else(|| quick_xml::escape::resolve_xml_entity(&name)?.chars().next());
                    string.push(letter.map(String::from).as_deref().unwrap_or_default());
                }
                Ok(Event::Eof) | Err(_) => break,
                Ok(_) => {}
            }
        }
        found
    }

    /// The first name of a part that ends so.
    fn name_of(&self, ending: &str) -> Option<String> {
        let names = self.archive.as_ref()?.file_names().filter_map(Result::ok);
        names.map(|name| name.to_string()).find(|name| name.to_lowercase().ends_with(ending))
    }

    fn part(&mut self, name: &str) -> Option<Reader<BufReader<impl Read>>> {
        let name = self.name_of(name)?;
        let mut xml = Reader::from_reader(BufReader::new(self.archive.as_mut()?.by_name(&name).ok()?));
        xml.config_mut().expand_empty_elements = true;
        Some(xml)
    }

    fn each_start(&mut self, part: &str, take: &mut dyn FnMut(&BytesStart<'_>)) {
        let Some(mut xml) = self.part(part) else { return };
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match xml.read_event_into(&mut buffer) {
                Ok(Event::Start(start)) => take(&start),
                Ok(Event::Eof) | Err(_) => return,
                Ok(_) => {}
            }
        }
    }
}

/// A text without white space.
pub(super) fn without_space(text: &str) -> String {
    text.split_whitespace().collect()
}

/// A text of runs, and how much of it each font has.
#[derive(Default)]
struct RichText {
    text: String,
    font: Option<String>,
    bytes: BTreeMap<Option<String>, usize>,
}

impl RichText {
    fn push(&mut self, text: &str) {
        self.text.push_str(text);
        *self.bytes.entry(self.font.clone()).or_default() += text.len();
    }

    fn in_old_font(self) -> Option<(String, String)> {
        let font = self.bytes.into_iter().max_by_key(|(_, bytes)| *bytes)?.0?;
        Some((without_space(&self.text), font))
    }
}

/// The name of a part that a relation leads to.
fn part_of(folder: &str, target: &str) -> String {
    let part = match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None => format!("{folder}{}", target.trim_start_matches("./")),
    };
    part.to_lowercase()
}

/// The value of an attribute, whatever stands before its colon.
fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = start.attributes();
    let mut known = attributes.with_checks(false).filter_map(Result::ok);
    let attribute = known.find(|attribute| attribute.key.local_name().as_ref() == name)?;
    attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}
