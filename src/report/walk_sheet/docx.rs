//! The sheet as a document: A4 upright, a table a page, each with its head and its foot.

use std::io;

use super::{Piece, UNDER_PLACE, WalkSheet};
use crate::report::docx::{
    Align, Cell, Content, Document, Grid, Margins, Page, Paragraph, Row, Run, Section, docx, millimetres,
};

/// Widths of the columns before the boxes, of a box; notes have the rest.
const WIDTHS: [u32; 4] = [millimetres(12), millimetres(46), millimetres(11), millimetres(26)];
const BOX: u32 = millimetres(12);
/// Sizes of letters in half points.
const TITLE: u32 = 28;
const TEXT: u32 = 22;
const SMALL: u32 = 20;
/// Twentieths in a point.
const POINT: u32 = 20;
/// The grey behind a door.
const SHADE: &str = "E2E2E2";

/// The sheet as a file.
pub fn docx_sheet(sheet: &WalkSheet) -> io::Result<Vec<u8>> {
    let margins =
        Margins { top: millimetres(15), right: millimetres(10), bottom: millimetres(9), left: millimetres(10) };
    let page = Page { margins, numbered_first: true, ..Page::default() };
    let pages = sheet.pages();
    let mut content: Vec<Content> = Vec::new();
    for (number, pieces) in pages.iter().enumerate() {
        let title = Paragraph { new_page: number > 0, ..Paragraph::of(Run::new(sheet.title.clone(), TITLE).bold()) };
        let said = [sheet.subtitle.clone(), sheet.footer(number, pages.len())].join(" · ");
        content.push(title.into());
        content.push(Paragraph::of(Run::new(said, SMALL)).into());
        content.push(Paragraph::of(Run::new(sheet.blanks.clone(), TEXT)).spaced(5 * POINT, 5 * POINT).into());
        content.push(grid(sheet, pieces, page.width()).into());
        let legend = sheet.legend.iter().map(|line| Paragraph::of(Run::new(line.clone(), SMALL)).spaced(POINT, 0));
        content.extend(legend.map(Content::from));
    }
    docx(&Document { title: sheet.title.clone(), sections: vec![Section { page, content }] })
}

fn grid(sheet: &WalkSheet, pieces: &[Piece<'_>], width: u32) -> Grid {
    let boxes = sheet.boxes.iter().map(|_| BOX);
    let mut widths: Vec<u32> = WIDTHS.into_iter().chain(boxes).collect();
    widths.push(width.saturating_sub(widths.iter().sum()));
    let centred = |runs: Vec<Run>| {
        let paragraph = |run| Paragraph::of(run).align(Align::Centre);
        Cell::with(runs.into_iter().map(paragraph).collect())
    };
    let heading = |text: &String| centred(vec![Run::new(text.clone(), SMALL).bold()]);
    let of_box = |(letter, said): &(char, String)| {
        centred(vec![Run::new(letter.to_string(), TEXT).bold(), Run::new(said.clone(), SMALL)])
    };
    let cells = sheet.columns.iter().map(heading).chain(sheet.boxes.iter().map(of_box)).chain([heading(&sheet.notes)]);
    let mut rows = vec![Row { cells: cells.collect(), height: 0 }];
    rows.extend(pieces.iter().map(|piece| Row {
        cells: match piece {
            Piece::Door { place, .. } => of_door(sheet, place),
            Piece::Person { person, .. } => of_person(sheet, person),
        },
        height: piece.height() * POINT,
    }));
    Grid { widths, framed: true, padding: 2 * POINT, heading_rows: 1, rows }
}

fn of_door(sheet: &WalkSheet, place: &str) -> Vec<Cell> {
    let cell = |text: &str, span: usize, align: Align| Cell {
        span,
        shade: SHADE,
        ..Cell::of(Paragraph::of(Run::new(text, TEXT).bold()).align(align))
    };
    let before = WIDTHS.len() + UNDER_PLACE;
    let behind = (sheet.boxes.len() + 1).saturating_sub(UNDER_PLACE);
    vec![cell(place, before, Align::Left), cell(&sheet.at_door, behind, Align::Right)]
}

fn of_person(sheet: &WalkSheet, person: &super::SheetPerson) -> Vec<Cell> {
    let text = |text: &str| Cell::of(Paragraph::of(Run::new(text, TEXT)));
    let number = Paragraph::of(Run::new(person.number.to_string(), TEXT).bold()).align(Align::Centre);
    let name = WalkSheet::name_of(person);
    let name = Cell::with(name.lines().map(|line| Paragraph::of(Run::new(line, TEXT))).collect());
    let empty = (0..=sheet.boxes.len()).map(|_| text(""));
    let cells = [Cell::of(number), name, text(&person.born), text(&person.todo)];
    cells.into_iter().chain(empty).collect()
}
