//! The document as its format has it (ECMA-376, part 1).

use std::borrow::Cow;
use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::model::{Align, Cell, Content, Document, Grid, Page, Paragraph, Row, Run, Section};

const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const CORE: &str = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
const DUBLIN_CORE: &str = "http://purl.org/dc/elements/1.1/";

/// The relation to the header with the number of the page.
const HEADER: &str = "rId3";
/// From the edge of the page to its number.
const HEADER_EDGE: &str = "567";

type Xml = Writer<Vec<u8>>;
type Done = io::Result<()>;

/// The text of the document.
pub(super) fn body(document: &Document) -> io::Result<Vec<u8>> {
    let mut xml = begun()?;
    let root = xml.create_element("w:document").with_attributes([("xmlns:w", MAIN), ("xmlns:r", RELATIONS)]);
    root.write_inner_content(|xml| {
        within(xml, "w:body", |xml| {
            let last = document.sections.len().saturating_sub(1);
            for (number, section) in document.sections.iter().enumerate() {
                section.content.iter().try_for_each(|content| write_content(xml, content))?;
                if number == last {
                    // A table at the end of a document is followed by a paragraph: the format wants it.
                    if matches!(section.content.last(), Some(Content::Grid(_))) {
                        write_end(xml, None)?;
                    }
                    write_section(xml, section)?;
                } else {
                    write_end(xml, Some(section))?;
                }
            }
            Ok(())
        })
    })?;
    Ok(xml.into_inner())
}

/// What programs show of the document.
pub(super) fn properties(title: &str) -> io::Result<Vec<u8>> {
    let mut xml = begun()?;
    let root = xml.create_element("cp:coreProperties").with_attributes([("xmlns:cp", CORE), ("xmlns:dc", DUBLIN_CORE)]);
    root.write_inner_content(|xml| {
        xml.create_element("dc:title").write_text_content(BytesText::new(&printable(title)))?;
        Ok(())
    })?;
    Ok(xml.into_inner())
}

fn begun() -> io::Result<Xml> {
    let mut xml = Writer::new(Vec::new());
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))))?;
    Ok(xml)
}

fn within(xml: &mut Xml, name: &str, inner: impl FnOnce(&mut Xml) -> Done) -> Done {
    xml.create_element(name).write_inner_content(inner)?;
    Ok(())
}

fn empty(xml: &mut Xml, name: &str, attributes: &[(&str, &str)]) -> Done {
    xml.create_element(name).with_attributes(attributes.iter().copied()).write_empty()?;
    Ok(())
}

fn number(xml: &mut Xml, name: &str, attributes: &[(&str, u32)]) -> Done {
    let texts: Vec<(&str, String)> = attributes.iter().map(|(key, number)| (*key, number.to_string())).collect();
    let attributes: Vec<(&str, &str)> = texts.iter().map(|(key, text)| (*key, text.as_str())).collect();
    empty(xml, name, &attributes)
}

fn write_content(xml: &mut Xml, content: &Content) -> Done {
    match content {
        Content::Paragraph(paragraph) => write_paragraph(xml, paragraph),
        Content::Grid(grid) => write_grid(xml, grid),
    }
}

/// A paragraph that nobody sees; where a section ends before the end of the document, it carries its pages.
fn write_end(xml: &mut Xml, section: Option<&Section>) -> Done {
    within(xml, "w:p", |xml| {
        within(xml, "w:pPr", |xml| {
            empty(xml, "w:spacing", &[("w:line", "20"), ("w:lineRule", "exact")])?;
            within(xml, "w:rPr", |xml| number(xml, "w:sz", &[("w:val", 2)]))?;
            section.map_or(Ok(()), |section| write_section(xml, section))
        })
    })
}

fn write_section(xml: &mut Xml, section: &Section) -> Done {
    let Page { landscape, margins, numbered_first } = section.page;
    let (width, height) = section.page.size();
    within(xml, "w:sectPr", |xml| {
        empty(xml, "w:headerReference", &[("w:type", "default"), ("r:id", HEADER)])?;
        empty(xml, "w:type", &[("w:val", "nextPage")])?;
        let (width, height) = (width.to_string(), height.to_string());
        let mut size = vec![("w:w", width.as_str()), ("w:h", height.as_str())];
        if landscape {
            size.push(("w:orient", "landscape"));
        }
        empty(xml, "w:pgSz", &size)?;
        let sides =
            [("top", margins.top), ("right", margins.right), ("bottom", margins.bottom), ("left", margins.left)];
        let sides = sides.map(|(side, length)| (format!("w:{side}"), length.to_string()));
        let mut sides: Vec<(&str, &str)> =
            sides.iter().map(|(side, length)| (side.as_str(), length.as_str())).collect();
        sides.extend([("w:header", HEADER_EDGE), ("w:footer", HEADER_EDGE), ("w:gutter", "0")]);
        empty(xml, "w:pgMar", &sides)?;
        // Where there is a first page of its own without a header, its number is not printed.
        if numbered_first { Ok(()) } else { empty(xml, "w:titlePg", &[]) }
    })
}

fn write_paragraph(xml: &mut Xml, paragraph: &Paragraph) -> Done {
    within(xml, "w:p", |xml| {
        within(xml, "w:pPr", |xml| write_paragraph_look(xml, paragraph))?;
        paragraph.runs.iter().filter(|run| !run.text.is_empty()).try_for_each(|run| write_run(xml, run))
    })
}

/// The order of these is fixed by the format.
fn write_paragraph_look(xml: &mut Xml, paragraph: &Paragraph) -> Done {
    if paragraph.keep_next {
        empty(xml, "w:keepNext", &[])?;
    }
    if paragraph.new_page {
        empty(xml, "w:pageBreakBefore", &[])?;
    }
    if paragraph.line_above {
        within(xml, "w:pBdr", |xml| {
            empty(xml, "w:top", &[("w:val", "single"), ("w:sz", "6"), ("w:space", "0"), ("w:color", "000000")])
        })?;
    }
    let (before, after) = (paragraph.before.to_string(), paragraph.after.to_string());
    let height = paragraph.height.to_string();
    let mut spacing = vec![("w:before", before.as_str()), ("w:after", after.as_str())];
    if paragraph.height > 0 {
        spacing.extend([("w:line", height.as_str()), ("w:lineRule", "exact")]);
    }
    empty(xml, "w:spacing", &spacing)?;
    let (left, right) = paragraph.indents;
    if (left, right, paragraph.first_line) != (0, 0, 0) {
        number(xml, "w:ind", &[("w:left", left), ("w:right", right), ("w:firstLine", paragraph.first_line)])?;
    }
    let align = match paragraph.align {
        Align::Left => "left",
        Align::Centre => "center",
        Align::Right => "right",
        Align::Both => "both",
    };
    empty(xml, "w:jc", &[("w:val", align)])?;
    // An empty paragraph is as high as the letters that could stand in it.
    match paragraph.runs.iter().find(|run| run.size > 0) {
        Some(run) => within(xml, "w:rPr", |xml| write_size(xml, run.size)),
        None if paragraph.height > 0 => within(xml, "w:rPr", |xml| write_size(xml, 2)),
        None => Ok(()),
    }
}

fn write_size(xml: &mut Xml, half_points: u32) -> Done {
    number(xml, "w:sz", &[("w:val", half_points)])?;
    number(xml, "w:szCs", &[("w:val", half_points)])
}

fn write_run(xml: &mut Xml, run: &Run) -> Done {
    within(xml, "w:r", |xml| {
        within(xml, "w:rPr", |xml| {
            if run.bold {
                empty(xml, "w:b", &[])?;
            }
            if run.italic {
                empty(xml, "w:i", &[])?;
            }
            if run.size > 0 { write_size(xml, run.size) } else { Ok(()) }
        })?;
        let text = xml.create_element("w:t").with_attribute(("xml:space", "preserve"));
        text.write_text_content(BytesText::new(&printable(&run.text)))?;
        Ok(())
    })
}

fn write_grid(xml: &mut Xml, grid: &Grid) -> Done {
    let width: u32 = grid.widths.iter().sum();
    within(xml, "w:tbl", |xml| {
        within(xml, "w:tblPr", |xml| {
            empty(xml, "w:tblW", &[("w:w", &width.to_string()), ("w:type", "dxa")])?;
            if grid.framed {
                within(xml, "w:tblBorders", |xml| {
                    ["top", "left", "bottom", "right", "insideH", "insideV"].iter().try_for_each(|side| {
                        let look = [("w:val", "single"), ("w:sz", "4"), ("w:space", "0"), ("w:color", "000000")];
                        empty(xml, &format!("w:{side}"), &look)
                    })
                })?;
            }
            empty(xml, "w:tblLayout", &[("w:type", "fixed")])?;
            within(xml, "w:tblCellMar", |xml| {
                let padding = grid.padding.to_string();
                ["left", "right"]
                    .iter()
                    .try_for_each(|side| empty(xml, &format!("w:{side}"), &[("w:w", &padding), ("w:type", "dxa")]))
            })
        })?;
        within(xml, "w:tblGrid", |xml| {
            grid.widths.iter().try_for_each(|width| number(xml, "w:gridCol", &[("w:w", *width)]))
        })?;
        let rows = grid.rows.iter().enumerate();
        rows.into_iter().try_for_each(|(place, row)| write_row(xml, row, (&grid.widths, place < grid.heading_rows)))
    })
}

fn write_row(xml: &mut Xml, row: &Row, (widths, is_heading): (&[u32], bool)) -> Done {
    within(xml, "w:tr", |xml| {
        within(xml, "w:trPr", |xml| {
            empty(xml, "w:cantSplit", &[])?;
            if row.height > 0 {
                empty(xml, "w:trHeight", &[("w:val", &row.height.to_string()), ("w:hRule", "atLeast")])?;
            }
            if is_heading { empty(xml, "w:tblHeader", &[]) } else { Ok(()) }
        })?;
        let mut widths = widths.iter().copied();
        row.cells.iter().try_for_each(|cell| {
            let width = widths.by_ref().take(cell.span.max(1)).sum();
            write_cell(xml, cell, width)
        })
    })
}

fn write_cell(xml: &mut Xml, cell: &Cell, width: u32) -> Done {
    within(xml, "w:tc", |xml| {
        within(xml, "w:tcPr", |xml| {
            empty(xml, "w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")])?;
            if cell.span > 1 {
                empty(xml, "w:gridSpan", &[("w:val", &cell.span.to_string())])?;
            }
            if !cell.shade.is_empty() {
                empty(xml, "w:shd", &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", cell.shade)])?;
            }
            empty(xml, "w:vAlign", &[("w:val", if cell.top { "top" } else { "center" })])
        })?;
        // A cell without a paragraph is no cell.
        if cell.paragraphs.is_empty() {
            return write_paragraph(xml, &Paragraph::default());
        }
        cell.paragraphs.iter().try_for_each(|paragraph| write_paragraph(xml, paragraph))
    })
}

/// A text without what cannot be printed: control characters, which XML refuses, and those that turn lines around.
fn printable(text: &str) -> Cow<'_, str> {
    let is_hidden = |c: char| {
        c.is_control()
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
    };
    if text.chars().any(is_hidden) {
        let kept = text.chars().filter_map(|c| match c {
            '\t' | '\n' | '\r' => Some(' '),
            c if is_hidden(c) => None,
            c => Some(c),
        });
        kept.collect::<String>().into()
    } else {
        text.into()
    }
}
