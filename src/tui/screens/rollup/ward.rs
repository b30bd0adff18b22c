//! One ward in full: what it is of, every count, every rate with what is divided by what, what is wrong with it.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::Shown;
use super::view::said;
use crate::domain::reports::ReportKind;
use crate::domain::rollup::Figure;
use crate::domain::tally::{Count, Denominator, Rate};
use crate::msg;
use crate::text::numbers;
use crate::text::words::Message;
use crate::tui::model::Shared;
use crate::tui::theme::Role;
use crate::tui::widgets::cells;

/// Cells of a figure, and of a fraction.
const FIGURE: usize = 14;
const FRACTION: usize = 24;

/// The lines, each with its look.
pub(super) fn lines(shown: &Shown, shared: &Shared) -> Vec<(String, Role)> {
    let (words, wide) = (&shared.words, usize::from(shared.body().width));
    let Some(row) = shown.ward.and_then(|place| shown.made.rows.get(place)) else { return Vec::new() };
    let figures = &row.figures;
    let lang = words.lang;
    let name = match figures.ward.parent.as_str() {
        "" => figures.ward.name.clone(),
        parent => format!("{}, {parent}", figures.ward.name),
    };
    let rank = row.rank.map_or_else(|| numbers::percent(lang, None), |rank| rank.to_string());
    let kind = Message::of_code("rollup-kind", figures.kind.map_or("tally", ReportKind::code));
    let since = figures.since.map_or_else(|| numbers::percent(lang, None), numbers::day);
    let mut lines = vec![
        (
            words.say(&msg!("tui-roll-up-ward-head", ward = name, rank = rank, wards = shown.made.rows.len())),
            Role::Heading,
        ),
        (words.say(&msg!("tui-roll-up-ward-of", kind = kind, since = since, day = figures.as_of)), Role::Plain),
        (words.say(&msg!("tui-roll-up-ward-file", file = &figures.file)), Role::Muted),
    ];
    let found = shown.made.findings.iter().filter(|finding| finding.ward == figures.label);
    for finding in found {
        let text = format!("! {} – {}", words.say(&finding.code.name()), words.say(&finding.message));
        lines.extend(cells::wrap(&text, wide).into_iter().map(|line| (line, Role::Attention)));
    }
    lines.push((String::new(), Role::Plain));
    let label = |text: String, value: String| {
        format!("{} {}", cells::left(&text, wide.saturating_sub(FIGURE + 1)), cells::right(&value, FIGURE))
    };
    for rate in Rate::ALL {
        let whole = match rate.denominator() {
            Denominator::Count(count) => Figure::Count(count),
            Denominator::Target => Figure::Target,
        };
        let count = |figure| said(lang, figures.figure(figure));
        let fraction = format!("{}/{}", count(Figure::Count(rate.numerator())), count(whole));
        let name = words.say(&Message::of_code("report-rate", rate.key()));
        let name_wide = wide.saturating_sub(FIGURE + FRACTION + 2);
        let text = format!("{} {}", cells::left(&name, name_wide), cells::right(&fraction, FRACTION));
        lines.push((label(text, numbers::percent(lang, figures.rate(rate))), Role::Plain));
    }
    lines.push((String::new(), Role::Plain));
    for figure in Figure::all() {
        let name = match figure {
            Figure::Count(count) => Message::of_code("report-count", Count::key(count)),
            Figure::Target => msg!("report-count-target"),
            Figure::New(milestone) => Message::of_code("report-new", milestone.code()),
        };
        lines.push((label(words.say(&name), said(lang, figures.figure(figure))), Role::Plain));
    }
    lines
}

/// Draws it.
pub(super) fn draw(shown: &Shown, shared: &Shared, frame: &mut Frame, area: Rect) {
    let lines = lines(shown, shared).into_iter().skip(shown.line);
    let wide = usize::from(area.width);
    for ((text, role), at) in lines.zip(area.rows()) {
        frame.render_widget(Line::styled(cells::fit(&text, wide), shared.theme.style(role)), at);
    }
}
