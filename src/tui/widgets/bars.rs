//! Bars of text, one a line: a name, a bar, the figure in full. Each figure is said in words beside its bar, so that it
//! is read without colours and in whatever characters the terminal has.

use ratatui::style::Style;
use ratatui::text::Span;

use super::cells;
use crate::tui::theme::{Role, Theme};

/// A bar.
pub struct Bar {
    /// What it is of.
    pub label: String,
    /// How long it is, beside the others; what became less is longer to the same side and has another sign.
    pub value: i64,
    /// The figure, as it is read.
    pub said: String,
}

/// How many cells the parts of a line have.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Columns {
    label: usize,
    bar: usize,
    said: usize,
    most: u64,
}

/// Cells between the parts.
const GAPS: usize = 2;
/// A bar that is told from the next one has so many cells at least.
const LEAST_BAR: usize = 8;

impl Columns {
    /// The columns for these bars in so many cells: names are cut before figures are.
    pub fn of(bars: &[Bar], wide: usize) -> Self {
        let widest = |text: fn(&Bar) -> &str| bars.iter().map(|bar| cells::width(text(bar))).max().unwrap_or(0);
        let said = widest(|bar| &bar.said).min(wide / 2);
        let left = wide.saturating_sub(said + GAPS);
        let label = widest(|bar| &bar.label).min(left.saturating_sub(LEAST_BAR.min(left / 2)));
        let most = bars.iter().map(|bar| bar.value.unsigned_abs()).max().unwrap_or(0);
        Self { label, bar: left - label, said, most }
    }

    /// A bar as a line.
    pub fn line(&self, bar: &Bar, theme: Theme, style: Style) -> Vec<Span<'static>> {
        let mut spans = vec![Span::styled(cells::left(&bar.label, self.label), style), Span::raw(" ")];
        spans.extend(spans_of(bar.value, self.most, theme, self.bar));
        spans.push(Span::raw(" "));
        spans.push(Span::styled(cells::right(&bar.said, self.said), style));
        spans
    }
}

/// A bar alone, of `wide` cells.
pub fn spans_of(value: i64, most: u64, theme: Theme, wide: usize) -> [Span<'static>; 2] {
    let filled = filled(value.unsigned_abs(), most, wide);
    let (sign, role) = if value < 0 { (theme.pick("▒", "-"), Role::Trouble) } else { (theme.full(), Role::Bar) };
    [Span::styled(sign.repeat(filled), theme.style(role)), Span::raw(" ".repeat(wide - filled))]
}

/// How many cells are filled: something for something, everything only for the most.
fn filled(value: u64, most: u64, wide: usize) -> usize {
    let filled = u128::from(value) * wide as u128 / u128::from(most.max(1));
    let filled = usize::try_from(filled).unwrap_or(wide).min(wide);
    if value > 0 { filled.max(1.min(wide)) } else { filled }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::ColorChoice;
    use crate::tui::theme::Environment;

    fn text(spans: &[Span<'_>]) -> String {
        spans.iter().map(|span| span.content.as_ref()).collect()
    }

    fn bars() -> Vec<Bar> {
        [("Tổ 1", 40, "40 người"), ("Tổ 12 khu phố Hoà Bình", 20, "20 người"), ("", 0, "0 người")]
            .map(|(label, value, said)| Bar { label: label.to_owned(), value, said: said.to_owned() })
            .into()
    }

    #[test]
    fn something_is_seen_for_something_and_everything_only_for_the_most() {
        for (value, most, wide, expected) in [
            (0, 10, 20, 0),
            (1, 1_000, 20, 1),
            (999, 1_000, 20, 19),
            (1_000, 1_000, 20, 20),
            (0, 0, 20, 0),
            (5, 10, 0, 0),
            (u64::MAX, u64::MAX, 7, 7),
        ] {
            assert_eq!(filled(value, most, wide), expected, "{value} of {most} in {wide}");
        }
    }

    #[test]
    fn every_line_is_as_wide_as_its_room_and_says_its_figure() {
        let ascii = Environment { term: "linux".to_owned(), no_color: true, ..Environment::default() };
        let theme = Theme::choose(ColorChoice::Auto, &ascii);
        for wide in [16, 30, 60, 120] {
            let columns = Columns::of(&bars(), wide);
            for bar in bars() {
                let line = text(&columns.line(&bar, theme, Style::new()));
                assert_eq!(cells::width(&line), wide, "{line:?}");
                assert!(wide < 30 || line.ends_with(&bar.said), "{line:?}");
            }
        }
        let columns = Columns::of(&bars(), 60);
        let lines: Vec<String> =
            bars().iter().map(|bar| text(&columns.line(bar, theme, Style::new())).trim_end().to_owned()).collect();
        assert_eq!(
            lines,
            [
                "Tổ 1                   ############################ 40 người",
                "Tổ 12 khu phố Hoà Bình ##############               20 người",
                "                                                     0 người",
            ]
        );
    }

    #[test]
    fn what_became_less_has_a_sign_of_its_own() {
        let theme = Theme::choose(ColorChoice::Never, &Environment::default());
        assert_eq!(text(&spans_of(-5, 10, theme, 10)), text(&spans_of(5, 10, theme, 10)).replace('█', "▒"));
    }
}
