//! The table of areas of the overview, the whole ward first.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::overview::{OverviewScreen, Part};
use crate::desk::views::Overview;
use crate::domain::milestone::Milestone;
use crate::domain::tally::{Count, Rate, TallyRow};
use crate::msg;
use crate::text::numbers;
use crate::text::words::Words;
use crate::tui::model::Shared;
use crate::tui::theme::Role;
use crate::tui::widgets::cells;

/// Draws it: its heading, and as many areas as there is room for.
pub fn draw(
    screen: &OverviewScreen,
    (overview, shared): (&Overview, &Shared),
    frame: &mut Frame,
    (heading, rows): (Rect, Rect),
) {
    let words = &shared.words;
    let wide = usize::from(rows.width);
    let columns = Columns::of(words, wide);
    // Where not all are seen, how many there are is said.
    let areas = overview.tally.rows.len();
    let name_heading = if areas >= usize::from(rows.height) {
        words.say(&msg!("tui-areas-of-many", count = areas))
    } else {
        words.get("tui-area")
    };
    frame.render_widget(Line::styled(columns.heading(&name_heading), shared.theme.style(Role::Heading)), heading);
    let selected = (screen.part == Part::Areas).then(|| screen.place_in(overview));
    let top = screen.top(Part::Areas, overview, usize::from(rows.height));
    let all = std::iter::once(&overview.tally.total).chain(&overview.tally.rows);
    for ((place, row), at) in all.enumerate().skip(top).zip(rows.rows()) {
        let is_selected = selected == Some(place);
        let pointer = if is_selected { shared.theme.pointer() } else { " " };
        let text = format!("{pointer} {}", columns.row(words, &name(words, place, row), row));
        let role = match (is_selected, place) {
            (true, _) => Role::Selected,
            (false, 0) => Role::Heading,
            (false, _) => Role::Plain,
        };
        frame.render_widget(Line::styled(cells::left(&text, wide), shared.theme.style(role)), at);
    }
}

/// The name of a row of a table whose first one is the whole ward.
pub fn name(words: &Words, place: usize, row: &TallyRow) -> String {
    match (place, row.area.as_str()) {
        (0, _) => words.get("tui-whole-ward"),
        (_, "") => words.get("tui-no-area"),
        (_, name) => name.to_owned(),
    }
}

/// The columns: a name, and figures as wide as their headings.
struct Columns {
    name: usize,
    gap: usize,
    /// Headings of the figures; where there is little room, without the first ones.
    labels: Vec<String>,
}

/// Cells of the narrowest column: `100,00%`.
const FIGURE_WIDE: usize = 8;
/// Cells of a name that lets room between the figures, and at least.
const NAME_WIDE: (usize, usize) = (18, 13);
/// Figures of a row.
const FIGURES: usize = 5;

impl Columns {
    fn of(words: &Words, wide: usize) -> Self {
        let labels = [
            words.get("tui-area-eligible"),
            words.get("tui-area-activated"),
            words.get("tui-area-rate"),
            words.get("tui-area-to-activate"),
            words.get("tui-area-new"),
        ];
        let name = |labels: &[String], gap: usize| {
            let figures: usize = labels.iter().map(|label| column_wide(label) + gap).sum();
            wide.saturating_sub(2 + figures)
        };
        let mut labels = labels.to_vec();
        while labels.len() > 1 && name(&labels, 1) < NAME_WIDE.1 {
            labels.remove(0);
        }
        let gap = if name(&labels, 2) >= NAME_WIDE.0 { 2 } else { 1 };
        Self { name: name(&labels, gap), gap, labels }
    }

    fn heading(&self, name: &str) -> String {
        format!("  {}", self.join(name, &self.labels))
    }

    fn row(&self, words: &Words, name: &str, row: &TallyRow) -> String {
        let count = |count: u64| numbers::count(words.lang, i64::try_from(count).unwrap_or(i64::MAX));
        let figures: [String; FIGURES] = [
            count(row.count(Count::Eligible)),
            count(row.count(Count::L2Activated)),
            numbers::percent(words.lang, row.rate(Rate::L2)),
            count(row.count(Count::L2ToActivate)),
            count(row.new_in_period(Milestone::L2Activated)),
        ];
        self.join(name, figures.get(FIGURES - self.labels.len()..).unwrap_or_default())
    }

    fn join(&self, name: &str, figures: &[String]) -> String {
        let mut text = cells::left(name, self.name);
        for (figure, label) in figures.iter().zip(&self.labels) {
            text.push_str(&" ".repeat(self.gap));
            text.push_str(&cells::right(figure, column_wide(label)));
        }
        text
    }
}

fn column_wide(label: &str) -> usize {
    cells::width(label).max(FIGURE_WIDE)
}
