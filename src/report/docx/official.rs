//! A report in the official form (NĐ 30/2020/NĐ-CP, domain.md section 9): header in two columns, title, text, signature
//! and recipients; the tables follow as an annex on pages turned on their side.

use std::io;

use super::annex;
use super::model::{Align, Cell, Content, Document, Grid, Page, Paragraph, Row, Run, Section, millimetres};
use crate::report::figures::{Mark, Official, Part, Report};
use crate::text::numbers::Lang;

/// Sizes of letters in half points.
const BODY: u32 = 26;
const TITLE: u32 = 28;
const SUPERIOR: u32 = 24;
const COUNTRY: u32 = 24;
const MOTTO: u32 = 26;
const RECIPIENTS_HEADING: u32 = 24;
const RECIPIENTS: u32 = 22;

/// The header: its left and right column.
const HEADER: [u32; 2] = [millimetres(70), millimetres(95)];
/// The end: recipients and signature.
const FOOTER: [u32; 2] = [millimetres(75), millimetres(90)];
/// How far the first line of a paragraph is moved in.
const FIRST_LINE: u32 = millimetres(10);
/// White between paragraphs: six points.
const GAP: u32 = 120;
/// Room for the signature.
const SIGNATURE: u32 = 1500;

/// A report as a document.
pub fn docx_report(report: &Report, lang: Lang) -> io::Result<Vec<u8>> {
    super::docx(&Document {
        title: report.official.subject.to_string(),
        sections: vec![letter(report), annex::section(report, lang)],
    })
}

fn letter(report: &Report) -> Section {
    let official = &report.official;
    let page = Page::default();
    let centred = |run: Run| Paragraph::of(run).align(Align::Centre);
    let mut content: Vec<Content> = vec![
        header(official).into(),
        centred(Run::new(official.title.as_str(), TITLE).bold()).spaced(2 * GAP, 0).into(),
        centred(Run::new(bound(official.subject.as_str()), TITLE).bold()).into(),
        Paragraph::line(page.width() / 5, page.width()).spaced(40, 0).into(),
        centred(Run::new(official.to.as_str(), TITLE)).spaced(GAP, 2 * GAP).into(),
        body(official.opening.as_str()).into(),
    ];
    for part in &report.parts {
        content.extend(paragraphs_of(part).into_iter().map(Content::from));
    }
    content.push(Paragraph { keep_next: true, ..body(report.closing.as_str()) }.into());
    content.push(Paragraph::of(Run::new(" ", SUPERIOR)).into());
    content.push(signature(official).into());
    Section { page, content }
}

fn body(text: &str) -> Paragraph {
    Paragraph { first_line: FIRST_LINE, ..Paragraph::of(Run::new(bound(text), BODY)).align(Align::Both).spaced(0, GAP) }
}

fn paragraphs_of(part: &Part) -> Vec<Paragraph> {
    let heading = Run::new(part.heading.as_str(), BODY).bold();
    let heading = Paragraph { first_line: FIRST_LINE, keep_next: true, ..Paragraph::of(heading).spaced(0, GAP) };
    let line = |(mark, said): &(Mark, _)| {
        let said: &crate::report::said::Said = said;
        match mark {
            Mark::None => body(said.as_str()),
            Mark::Item => body(&format!("- {said}")),
            Mark::Below => body(&format!("+ {said}")),
            // Dots for the pen are not pulled apart.
            Mark::Gap => Paragraph::of(Run::new(said.as_str(), BODY)).spaced(0, GAP),
        }
    };
    std::iter::once(heading).chain(part.lines.iter().map(line)).collect()
}

fn header(official: &Official) -> Grid {
    let centred = |run: Run| Paragraph::of(run).align(Align::Centre);
    let top = |paragraphs: Vec<Paragraph>| Cell { top: true, ..Cell::with(paragraphs) };
    let [left, right] = HEADER;
    // A third to a half of its length for the issuing body, all of it for the motto.
    let below_issuer = width_of(official.issuer.as_str(), SUPERIOR).min(left) * 2 / 5;
    let below_motto = width_of(official.motto.as_str(), MOTTO).min(right);
    let bodies = vec![
        centred(Run::new(official.superior.as_str(), SUPERIOR)),
        centred(Run::new(official.issuer.as_str(), SUPERIOR).bold()),
        Paragraph::line(below_issuer, left).spaced(30, 0),
    ];
    let country = vec![
        centred(Run::new(official.country.as_str(), COUNTRY).bold()),
        centred(Run::new(official.motto.as_str(), MOTTO).bold()),
        Paragraph::line(below_motto, right).spaced(30, 0),
    ];
    let number = centred(Run::new(official.number.as_str(), BODY)).spaced(60, 0);
    let place = centred(Run::new(official.place_and_day.as_str(), BODY).italic()).spaced(60, 0);
    Grid {
        widths: HEADER.into(),
        rows: vec![
            Row { cells: vec![top(bodies), top(country)], height: 0 },
            Row { cells: vec![top(vec![number]), top(vec![place])], height: 0 },
        ],
        ..Grid::default()
    }
}

fn signature(official: &Official) -> Grid {
    let top = |paragraphs: Vec<Paragraph>| Cell { top: true, ..Cell::with(paragraphs) };
    let heading = Run::new(official.recipients_heading.as_str(), RECIPIENTS_HEADING).bold().italic();
    let recipients = official.recipients.iter().map(|line| Paragraph::of(Run::new(line.as_str(), RECIPIENTS)));
    let centred = |text: &str| Paragraph::of(Run::new(text, BODY).bold()).align(Align::Centre);
    let mut signer = Vec::new();
    if !official.on_behalf.is_empty() {
        signer.push(centred(official.on_behalf.as_str()));
    }
    signer.push(centred(official.signer_title.as_str()));
    signer.push(centred(official.signer_name.as_str()).spaced(SIGNATURE, 0));
    Grid {
        widths: FOOTER.into(),
        rows: vec![Row {
            cells: vec![top(std::iter::once(Paragraph::of(heading)).chain(recipients).collect()), top(signer)],
            height: 0,
        }],
        ..Grid::default()
    }
}

/// A text whose days are not parted from the word before them by the end of a line.
fn bound(text: &str) -> String {
    let words = text.split(' ').enumerate();
    words.fold(String::with_capacity(text.len()), |mut bound, (place, word)| {
        let is_day = word.contains('/') && word.starts_with(|c: char| c.is_ascii_digit());
        bound.push_str(match place {
            0 => "",
            _ if is_day => "\u{a0}",
            _ => " ",
        });
        bound.push_str(word);
        bound
    })
}

/// About how long a bold text is in Times New Roman; lines are drawn by it.
fn width_of(text: &str, half_points: u32) -> u32 {
    let thousandths = |c: char| match c {
        ' ' | ',' | '.' => 250,
        '-' | 'i' | 'l' | 't' | 'j' | 'I' | 'f' | 'r' => 350,
        c if c.is_uppercase() => 722,
        _ => 520,
    };
    let ems: u32 = text.chars().map(thousandths).sum();
    // Twentieths of a point are ten to a half point.
    ems * half_points / 100
}
