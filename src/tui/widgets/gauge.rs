//! A bar for a part of a whole, with the figures beside it: name, numerator, denominator, percent.

use ratatui::text::{Line, Span};

use super::cells;
use crate::text::numbers::{self, Lang};
use crate::tui::theme::{Role, Theme};

/// A part of a whole.
pub struct Gauge {
    /// What is counted.
    pub label: String,
    /// The part.
    pub part: u64,
    /// The whole.
    pub whole: u64,
}

/// Cells of the figures: `1.497.360 / 1.497.360`.
const FIGURES: usize = 19;
/// Cells of the percent: `1.234,56%`.
const PERCENT: usize = 9;

/// A gauge as a line of `wide` cells, of which the label takes `label_wide`.
pub fn line(gauge: &Gauge, lang: Lang, theme: Theme, (label_wide, wide): (usize, usize)) -> Line<'static> {
    let signed = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    let rate = numbers::rate_hundredths(signed(gauge.part), signed(gauge.whole));
    let figures =
        format!("{} / {}", numbers::count(lang, signed(gauge.part)), numbers::count(lang, signed(gauge.whole)));
    let bar = wide.saturating_sub(label_wide + FIGURES + PERCENT + 3);
    let filled = rate.map_or(0, |hundredths| filled_cells(hundredths, bar));
    Line::from(vec![
        Span::raw(cells::left(&gauge.label, label_wide)),
        Span::raw(" "),
        Span::styled(theme.full().repeat(filled), theme.style(Role::Bar)),
        Span::styled(theme.empty().repeat(bar - filled), theme.style(Role::Muted)),
        Span::raw(" "),
        Span::raw(cells::right(&figures, FIGURES)),
        Span::raw(" "),
        Span::styled(cells::right(&numbers::percent(lang, rate), PERCENT), theme.style(Role::Heading)),
    ])
}

/// How many cells of a bar are filled: something for something, everything only for all.
fn filled_cells(hundredths: i64, bar: usize) -> usize {
    let hundredths = usize::try_from(hundredths.clamp(0, 10_000)).unwrap_or(0);
    let filled = bar * hundredths / 10_000;
    if hundredths > 0 && filled == 0 { bar.min(1) } else { filled }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_filled_by_their_part() {
        for (hundredths, bar, expected) in [
            (0, 20, 0),
            (1, 20, 1),
            (5_000, 20, 10),
            (9_999, 20, 19),
            (10_000, 20, 20),
            (12_456, 20, 20),
            (5_000, 0, 0),
        ] {
            assert_eq!(filled_cells(hundredths, bar), expected, "{hundredths}");
        }
    }
}
