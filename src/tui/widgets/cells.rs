//! Text by the cells it takes on the screen, never by bytes. Everything passes through here on its way to the
//! screen: control characters are made visible.

use ratatui::style::Style;
use ratatui::text::Span;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::text::clean::visible;

/// What stands for the part that does not fit.
const CUT: &str = "…";

/// How many cells a text takes.
pub fn width(text: &str) -> usize {
    text.width()
}

/// A count of cells as the screen counts them.
pub fn cells(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}

/// The text, or its beginning and `…` where it is wider than `most`.
pub fn fit(text: &str, most: usize) -> String {
    let shown = visible(text);
    if shown.width() <= most {
        return shown;
    }
    let mut out = String::new();
    let mut used = CUT.width();
    if most < used {
        return out;
    }
    for grapheme in shown.graphemes(true) {
        used += grapheme.width();
        if used > most {
            break;
        }
        out.push_str(grapheme);
    }
    out.push_str(CUT);
    out
}

/// [`fit`], filled up with spaces on the right.
pub fn left(text: &str, wide: usize) -> String {
    let mut out = fit(text, wide);
    fill(&mut out, wide);
    out
}

/// [`fit`], filled up with spaces on the left.
pub fn right(text: &str, wide: usize) -> String {
    let fitted = fit(text, wide);
    let mut out = " ".repeat(wide.saturating_sub(fitted.width()));
    out.push_str(&fitted);
    out
}

/// The part of a text between two columns, for a text field that is scrolled.
pub fn window(text: &str, from: usize, wide: usize) -> String {
    let mut out = String::new();
    let (mut column, mut used) = (0, 0);
    for grapheme in text.graphemes(true) {
        let size = grapheme.width();
        if column >= from {
            if used + size > wide {
                break;
            }
            used += size;
            out.push_str(grapheme);
        }
        column += size;
    }
    out
}

/// A text with some of its characters marked, exactly `wide` cells.
pub fn marked(text: &str, marks: &[usize], wide: usize, (plain, mark): (Style, Style)) -> Vec<Span<'static>> {
    if marks.is_empty() {
        return vec![Span::styled(left(text, wide), plain)];
    }
    let mut spans: Vec<Span<'static>> = Vec::new();
    let (mut used, mut place) = (0, 0);
    // Room for the sign of the cut is only kept where something will be cut.
    let most = if visible(text).width() > wide { wide.saturating_sub(CUT.width()) } else { wide };
    for grapheme in text.graphemes(true) {
        let shown = visible(grapheme);
        let (size, count) = (shown.width(), grapheme.chars().count());
        if used + size > most {
            if wide > used {
                spans.push(Span::styled(CUT, plain));
                used += CUT.width();
            }
            break;
        }
        let is_marked = marks.iter().any(|at| (place..place + count).contains(at));
        spans.push(Span::styled(shown, if is_marked { mark } else { plain }));
        used += size;
        place += count;
    }
    spans.push(Span::styled(" ".repeat(wide.saturating_sub(used)), plain));
    spans
}

/// A text in lines of at most `wide` cells, broken between words where there are any.
pub fn wrap(text: &str, wide: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in visible(text).split(' ') {
        let gap = usize::from(!line.is_empty());
        if line.width() + gap + word.width() > wide && !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        for grapheme in word.graphemes(true) {
            if line.width() + grapheme.width() > wide && !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            line.push_str(grapheme);
        }
    }
    lines.push(line);
    lines
}

fn fill(out: &mut String, wide: usize) {
    let missing = wide.saturating_sub(out.width());
    out.extend(std::iter::repeat_n(' ', missing));
}

/// The first line to show so that the selected one is on the screen.
pub fn top_for(selected: usize, rows: usize, top: usize) -> usize {
    if selected < top || rows == 0 { selected } else { top.max((selected + 1).saturating_sub(rows)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut_by_cells() {
        for (text, most, expected) in [
            ("Nguyễn", 10, "Nguyễn"),
            ("Nguyễn Văn An", 8, "Nguyễn …"),
            ("漢字漢字", 5, "漢字…"),
            ("漢字", 4, "漢字"),
            ("a\u{1b}b", 20, "a‹U+001B›b"),
            ("abc", 0, ""),
            ("abc", 1, "…"),
        ] {
            assert_eq!(fit(text, most), expected);
            assert!(fit(text, most).width() <= most);
        }
        assert_eq!(left("An", 4), "An  ");
        assert_eq!(right("An", 4), "  An");
        assert_eq!(window("漢字abc", 2, 3), "字a");
    }

    #[test]
    fn marked_letters_keep_the_width() {
        let style = (Style::new(), Style::new().add_modifier(ratatui::style::Modifier::BOLD));
        for (text, wide) in [("Nguyễn Văn An", 20), ("Nguyễn Văn An", 6), ("漢字漢字", 5), ("\u{202e}x", 3), ("", 3)]
        {
            let spans = marked(text, &[0, 2], wide, style);
            assert_eq!(spans.iter().map(Span::width).sum::<usize>(), wide, "{text} {wide}");
        }
    }

    #[test]
    fn texts_are_broken_between_words() {
        assert_eq!(wrap("một hai ba", 7), ["một hai", "ba"]);
        assert_eq!(wrap("", 7), [""]);
        assert_eq!(wrap("abcdefgh ij", 3), ["abc", "def", "gh", "ij"]);
        for wide in 0..5 {
            assert!(!wrap("漢字 漢字漢", wide).is_empty());
        }
    }

    #[test]
    fn the_selected_line_stays_on_the_screen() {
        for (selected, rows, top, expected) in
            [(0, 10, 0, 0), (9, 10, 0, 0), (10, 10, 0, 1), (3, 10, 5, 3), (5, 0, 0, 5)]
        {
            assert_eq!(top_for(selected, rows, top), expected);
        }
    }
}
