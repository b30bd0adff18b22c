//! Texts in columns, aligned by what is seen: Vietnamese letters may be several characters, others twice as wide.

use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr;

use super::text::TextStyle;

/// Where a column is aligned.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Align {
    Left,
    Right,
}

/// Texts in columns. The first column is repeated where the others do not fit beside it at once.
#[derive(Default)]
pub(super) struct Grid {
    /// Nothing: no heading line.
    pub header: Vec<String>,
    pub align: Vec<Align>,
    pub rows: Vec<Vec<String>>,
    pub total: Option<Vec<String>>,
}

/// Spaces between columns.
const GAP: usize = 2;

/// Headings of numbers are broken into lines of about this width.
const HEADING_WIDTH: usize = 11;

/// Texts are broken into lines of at most this width.
const TEXT_WIDTH: usize = 60;

/// The first column gives way to the others down to this width.
const FIRST_WIDTH: usize = 24;

impl Grid {
    /// The lines, each ended.
    pub fn render(&self, style: TextStyle) -> String {
        let mut out = String::new();
        for part in parts(self.places(), style.width) {
            if !out.is_empty() {
                out.push('\n');
            }
            self.render_part(&part, style, &mut out);
        }
        out
    }

    fn render_part(&self, part: &[Place], style: TextStyle, out: &mut String) {
        let width: usize = part.iter().map(|place| place.width + GAP).sum();
        let rule = format!("{}\n", "─".repeat(width.saturating_sub(GAP)));
        if !self.header.is_empty() {
            push_row(&self.header, part, |line| style.bold(line), out);
            out.push_str(&rule);
        }
        for row in &self.rows {
            push_row(row, part, str::to_owned, out);
        }
        if let Some(total) = &self.total {
            out.push_str(&rule);
            push_row(total, part, |line| style.bold(line), out);
        }
    }

    fn places(&self) -> Vec<Place> {
        let cells = |column: usize| self.rows.iter().chain(&self.total).filter_map(move |row| row.get(column));
        let place = |(column, align): (usize, &Align)| {
            let heading = self.header.get(column).map_or("", String::as_str);
            let longest_word = heading.split_whitespace().map(UnicodeWidthStr::width).max().unwrap_or(0);
            let widest = cells(column).map(|cell| cell.width()).max().unwrap_or(0);
            let width = match align {
                Align::Left => widest.max(heading.width()).min(TEXT_WIDTH),
                Align::Right => widest.max(longest_word).max(heading.width().min(HEADING_WIDTH)),
            };
            Place { column, width, align: *align }
        };
        self.align.iter().enumerate().map(place).collect()
    }
}

/// A column and where it stands.
#[derive(Clone, Copy)]
struct Place {
    column: usize,
    width: usize,
    align: Align,
}

/// The columns that stand side by side, part by part: as few parts as can be, of about as many columns each.
fn parts(mut places: Vec<Place>, width: usize) -> Vec<Vec<Place>> {
    let needed: usize = places.iter().skip(1).map(|place| GAP + place.width).sum();
    if let Some(first) = places.first_mut() {
        first.width = first.width.min(width.saturating_sub(needed).max(FIRST_WIDTH));
    }
    let fewest = filled(&places, width, usize::MAX).len().max(1);
    filled(&places, width, places.len().saturating_sub(1).div_ceil(fewest))
}

/// As many columns beside the first one as fit, but no more than `most`.
fn filled(places: &[Place], width: usize, most: usize) -> Vec<Vec<Place>> {
    let Some((first, others)) = places.split_first() else { return Vec::new() };
    let mut parts = vec![vec![*first]];
    let mut used = first.width;
    for place in others {
        used += GAP + place.width;
        match parts.last_mut() {
            Some(part) if part.len() == 1 || (used <= width && part.len() <= most) => part.push(*place),
            _ => {
                used = first.width + GAP + place.width;
                parts.push(vec![*first, *place]);
            }
        }
    }
    parts
}

fn push_row(row: &[String], part: &[Place], emphasised: impl Fn(&str) -> String, out: &mut String) {
    let cell = |place: &Place| wrap(row.get(place.column).map_or("", String::as_str), place.width);
    let cells: Vec<(&Place, Vec<String>)> = part.iter().map(|place| (place, cell(place))).collect();
    let height = cells.iter().map(|(_, lines)| lines.len()).max().unwrap_or(0);
    for number in 0..height {
        let padded = cells.iter().map(|(place, lines)| padded(lines.get(number).map_or("", String::as_str), place));
        let line = padded.collect::<Vec<_>>().join(&" ".repeat(GAP));
        out.push_str(&emphasised(line.trim_end()));
        out.push('\n');
    }
}

fn padded(text: &str, place: &Place) -> String {
    let space = " ".repeat(place.width.saturating_sub(text.width()));
    match place.align {
        Align::Left => format!("{text}{space}"),
        Align::Right => format!("{space}{text}"),
    }
}

/// Lines of at most `width`, broken between words, and inside a word only where it is longer than a line.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        for (piece, glue) in
            pieces(word, width.max(1)).into_iter().zip(std::iter::once(" ").chain(std::iter::repeat("")))
        {
            match lines.last_mut() {
                Some(line) if line.is_empty() => line.push_str(&piece),
                Some(line) if line.width() + glue.len() + piece.width() <= width => {
                    line.push_str(glue);
                    line.push_str(&piece);
                }
                _ => lines.push(piece),
            }
        }
    }
    lines
}

fn pieces(word: &str, width: usize) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for letter in word.graphemes(true) {
        match pieces.last_mut() {
            Some(piece) if piece.is_empty() || piece.width() + letter.width() <= width => piece.push_str(letter),
            _ => pieces.push(letter.to_owned()),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::text::Emphasis;
    use crate::text::numbers::Lang;

    fn check(grid: &Grid, width: usize, expected: &[&str]) {
        let style = TextStyle { lang: Lang::Vi, width, emphasis: Emphasis::None };
        assert_eq!(grid.render(style).lines().collect::<Vec<_>>(), expected);
    }

    fn texts(list: &[&str]) -> Vec<String> {
        list.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn columns_are_aligned_by_what_is_seen() {
        let grid = Grid {
            header: texts(&["Tổ", "Số hộ", "Đã kích hoạt mức 2"]),
            align: vec![Align::Left, Align::Right, Align::Right],
            rows: vec![texts(&["Tô\u{309} 1", "7", "1.204"]), texts(&["日本", "12", "–"])],
            total: Some(texts(&["Tổng", "19", "1.204"])),
        };
        check(
            &grid,
            80,
            &[
                "Tổ    Số hộ      Đã kích",
                "              hoạt mức 2",
                "────────────────────────",
                "Tô\u{309} 1      7        1.204",
                "日本     12            –",
                "────────────────────────",
                "Tổng     19        1.204",
            ],
        );
        check(
            &grid,
            12,
            &[
                "Tổ    Số hộ",
                "───────────",
                "Tô\u{309} 1      7",
                "日本     12",
                "───────────",
                "Tổng     19",
                "",
                "Tổ        Đã kích",
                "       hoạt mức 2",
                "─────────────────",
                "Tô\u{309} 1        1.204",
                "日本            –",
                "─────────────────",
                "Tổng        1.204",
            ],
        );
    }

    #[test]
    fn long_texts_are_broken() {
        for (text, width, expected) in [
            ("", 5, &[""] as &[&str]),
            ("một hai ba", 7, &["một hai", "ba"]),
            ("nghiêng", 4, &["nghi", "êng"]),
            ("a nghiêng", 4, &["a", "nghi", "êng"]),
            ("日本", 1, &["日", "本"]),
            ("abc", 0, &["a", "b", "c"]),
        ] {
            assert_eq!(wrap(text, width), expected, "{text} in {width}");
        }
    }
}
