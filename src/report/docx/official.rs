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
    ];
    let fits = width_of(official.subject.as_str(), TITLE) < page.width();
    let subject = if fits { std::slice::from_ref(&official.subject) } else { official.subject_lines.as_slice() };
    content.extend(subject.iter().map(|line| centred(Run::new(bound(line.as_str()), TITLE).bold()).into()));
    content.extend([
        Paragraph::line(page.width() / 5, page.width()).spaced(40, 0).into(),
        centred(Run::new(official.to.as_str(), TITLE)).spaced(GAP, 2 * GAP).into(),
        body(official.opening.as_str()).into(),
    ]);
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
    let superior = (!official.superior.is_empty()).then(|| centred(Run::new(official.superior.as_str(), SUPERIOR)));
    let issuer = [
        centred(Run::new(official.issuer.as_str(), SUPERIOR).bold()),
        Paragraph::line(below_issuer, left).spaced(30, 0),
    ];
    let bodies = superior.into_iter().chain(issuer).collect();
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

/// A text that lines do not break in the middle of: a day or a level stays with the word before it, a minus with its
/// number.
fn bound(text: &str) -> String {
    let mut bound = String::with_capacity(text.len());
    for (place, word) in text.split(' ').enumerate() {
        let begins_with_digit = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
        let is_level = word.trim_end_matches(['.', ',', ';', ':', ')']).len() == 1;
        bound.push_str(match place {
            0 => "",
            _ if begins_with_digit(word) && (is_level || word.contains('/')) => "\u{a0}",
            _ => " ",
        });
        match word.strip_prefix('-').filter(|number| begins_with_digit(number)) {
            Some(number) => bound.extend(["\u{2212}", number]),
            None => bound.push_str(word),
        }
    }
    bound
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_where_readers_expect_it() {
        for (text, expected) in [
            ("a ng 15/06/2023 b", "a ng\u{a0}15/06/2023 b"),
            ("m 2: -1.204; m 1.", "m\u{a0}2: \u{2212}1.204; m\u{a0}1."),
            ("- a 27.573 b", "- a 27.573 b"),
            ("", ""),
        ] {
            assert_eq!(bound(text), expected);
        }
    }

    /// The lines below headings are as long as the format wants them within a tenth.
    #[test]
    fn widths_are_about_right() {
        // About 4,200 twentieths of a point on a printed page.
        let motto = width_of("Independence - Freedom - Happiness", MOTTO);
        assert!((3_700..4_700).contains(&motto), "{motto}");
    }
}
