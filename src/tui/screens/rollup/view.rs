//! The wards and what was found, as they are drawn: side by side where there is room, one behind the other where not.

use std::collections::HashMap;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{Part, Shown};
use crate::domain::milestone::Milestone;
use crate::domain::rollup::{Figure, FindingCode, Order, RollUp, is_of_target};
use crate::domain::tally::{Denominator, Rate};
use crate::msg;
use crate::text::numbers::{self, Lang, short_day};
use crate::text::words::{Message, Words};
use crate::tui::model::Shared;
use crate::tui::theme::Role;
use crate::tui::widgets::{boxes, cells};

/// From this width on, what was found stands beside the wards.
const BESIDE_FROM: u16 = 140;
/// Columns of what was found, beside the wards.
const FINDINGS_WIDE: u16 = 56;
/// Cells of a rank, of a day, of a number of findings, of a fraction, of a percentage.
const RANK: usize = 4;
const DAY: usize = 5;
const FOUND: usize = 3;
const FRACTION: usize = 19;
const PERCENT: usize = 8;
/// Cells of a rate more, and of what is new.
const MORE: usize = 10;
/// The narrowest that a name is cut to for a column more.
const NAME: usize = 30;
/// Rates that are added where there is room.
const MORE_RATES: [Rate; 4] = [Rate::Card, Rate::L2Enrolled, Rate::L2Activation, Rate::Activated];

/// Where the parts are.
#[derive(Clone, Copy, Debug)]
pub struct Areas {
    /// What it is of.
    head: Rect,
    /// How many findings of which kind.
    codes: Rect,
    /// The headings of the wards.
    heading: Rect,
    /// The total.
    total: Rect,
    /// The wards.
    pub list: Rect,
    /// What was found.
    pub findings: Rect,
    /// Whether both are seen.
    is_beside: bool,
}

/// Where the parts are on a screen of this size.
pub fn areas(area: Rect) -> Areas {
    let (head, rest) = boxes::split_top(area, 1);
    let (codes, rest) = boxes::split_top(rest, 1);
    let is_beside = area.width >= BESIDE_FROM;
    let (wards, findings) =
        if is_beside { boxes::split_left(rest, rest.width - FINDINGS_WIDE - 1) } else { (rest, rest) };
    let (heading, below) = boxes::split_top(wards, 1);
    let (total, list) = boxes::split_top(below, 1);
    Areas { head, codes, heading, total, list, findings, is_beside }
}

/// Which part is seen where there is room for one alone.
pub fn seen(shown: &Shown, areas: Areas) -> Part {
    if areas.is_beside { Part::Wards } else { shown.part }
}

/// The first ward that is seen.
pub fn top(shown: &Shown, areas: Areas) -> usize {
    cells::top_for(shown.selected, usize::from(areas.list.height), 0)
}

/// Draws it.
pub fn draw(shown: &Shown, shared: &Shared, frame: &mut Frame, area: Rect) {
    let areas = areas(area);
    draw_head(&shown.made, shared, frame, areas);
    if areas.is_beside || shown.part == Part::Wards {
        draw_wards(shown, shared, frame, areas);
    }
    if areas.is_beside || shown.part == Part::Findings {
        draw_findings(shown, shared, frame, areas);
    }
}

fn draw_head(made: &RollUp, shared: &Shared, frame: &mut Frame, areas: Areas) {
    let (words, theme, wide) = (&shared.words, shared.theme, usize::from(areas.head.width));
    let sorted = match made.ranking.order {
        Order::Rate => Message::of_code("report-rate-short", made.ranking.rate.key()),
        Order::Name => msg!("tui-roll-up-by-ward"),
        Order::AsOf => msg!("tui-roll-up-by-day"),
    };
    let day = made.as_of.map(numbers::day).unwrap_or_default();
    let head = words.say(&msg!("tui-roll-up-head", wards = made.rows.len(), day = day, sorted = sorted));
    frame.render_widget(Line::styled(cells::fit(&head, wide), theme.style(Role::Heading)), areas.head);
    let of = |code: FindingCode| made.findings.iter().filter(|finding| finding.code == code).count();
    let counted = FindingCode::ALL.into_iter().map(|code| (code, of(code))).filter(|(_, count)| *count > 0);
    let said: Vec<String> = counted.map(|(code, count)| format!("{} {count}", words.say(&code.name()))).collect();
    let (text, role) = if said.is_empty() {
        (words.get("rollup-no-findings"), Role::Good)
    } else {
        (said.join(" · "), Role::Attention)
    };
    frame.render_widget(Line::styled(cells::fit(&text, wide), theme.style(role)), areas.codes);
}

// The wards.

/// The columns that there is room for.
struct Columns {
    name: usize,
    more: Vec<More>,
}

/// A column more.
#[derive(Clone, Copy)]
enum More {
    Rate(Rate),
    New,
}

impl Columns {
    fn of(wide: usize, rate: Rate) -> Self {
        let fixed = 2 + RANK + 1 + 1 + DAY + 1 + FOUND + 1 + FRACTION + 1 + PERCENT;
        let mut name = wide.saturating_sub(fixed);
        let mut more = Vec::new();
        let wanted = MORE_RATES.into_iter().filter(|one| *one != rate).map(More::Rate).chain([More::New]);
        for one in wanted {
            if name > NAME + MORE {
                name -= MORE + 1;
                more.push(one);
            }
        }
        Self { name, more }
    }
}

/// One line: its rank, its name, its day, how much was found, its figures.
struct LineOf<'l> {
    rank: String,
    name: &'l str,
    day: String,
    found: usize,
    figure: &'l dyn Fn(Figure) -> Option<u64>,
    rate: &'l dyn Fn(Rate) -> Option<i64>,
}

fn text_of(columns: &Columns, rate: Rate, lang: Lang, line: &LineOf<'_>) -> String {
    let whole = match rate.denominator() {
        Denominator::Count(count) => Figure::Count(count),
        Denominator::Target => Figure::Target,
    };
    let count = |figure: Figure| said(lang, (line.figure)(figure));
    let fraction = format!("{}/{}", count(Figure::Count(rate.numerator())), count(whole));
    let found = if line.found > 0 { format!("!{}", line.found) } else { String::new() };
    let mut text = format!(
        "{} {} {} {} {} {}",
        cells::right(&line.rank, RANK),
        cells::left(line.name, columns.name),
        cells::left(&line.day, DAY),
        cells::left(&found, FOUND),
        cells::right(&fraction, FRACTION),
        cells::right(&numbers::percent(lang, (line.rate)(rate)), PERCENT),
    );
    for more in &columns.more {
        let cell = match more {
            More::Rate(rate) => numbers::percent(lang, (line.rate)(*rate)),
            More::New => count(Figure::New(Milestone::L2Activated)),
        };
        text.push(' ');
        text.push_str(&cells::right(&cell, MORE));
    }
    text
}

/// A figure, or that there is none.
pub fn said(lang: Lang, count: Option<u64>) -> String {
    count.map_or_else(
        || numbers::percent(lang, None),
        |count| numbers::count(lang, i64::try_from(count).unwrap_or(i64::MAX)),
    )
}

fn heading(columns: &Columns, rate: Rate, words: &Words) -> String {
    let mut text = format!(
        "  {} {} {} {} {}",
        cells::right(&words.get("tui-roll-up-rank"), RANK),
        cells::left(&words.get("rollup-ward"), columns.name),
        cells::left(&words.get("tui-roll-up-day"), DAY + 1 + FOUND),
        cells::right(&words.say(&Message::of_code("tui-roll-up-of", rate.key())), FRACTION),
        cells::right("%", PERCENT),
    );
    for more in &columns.more {
        let name = match more {
            More::Rate(rate) => Message::of_code("tui-roll-up-short", rate.key()),
            More::New => msg!("tui-roll-up-new"),
        };
        text.push(' ');
        text.push_str(&cells::right(&words.say(&name), MORE));
    }
    text
}

fn draw_wards(shown: &Shown, shared: &Shared, frame: &mut Frame, areas: Areas) {
    let (words, theme, made) = (&shared.words, shared.theme, &shown.made);
    let wide = usize::from(areas.list.width);
    let (rate, lang) = (made.ranking.rate, words.lang);
    let columns = Columns::of(wide, rate);
    frame.render_widget(
        Line::styled(cells::fit(&heading(&columns, rate, words), wide), theme.style(Role::Muted)),
        areas.heading,
    );
    let name = words.get("report-total");
    let total = LineOf {
        rank: String::new(),
        name: &name,
        day: String::new(),
        found: made.findings.len(),
        figure: &|figure| made.total.figure(figure),
        rate: &|rate| made.total.rate(rate),
    };
    let mut line = format!("  {}", text_of(&columns, rate, lang, &total));
    if is_of_target(rate) && made.total.target().is_none() && made.total.wards_with_target > 0 {
        line = format!("  {}", cells::fit(&words.say(&targets(made)), wide.saturating_sub(2)));
    }
    frame.render_widget(Line::styled(cells::left(&line, wide), theme.style(Role::Heading)), areas.total);

    let mut found: HashMap<&str, usize> = HashMap::new();
    made.findings.iter().for_each(|finding| *found.entry(&finding.ward).or_default() += 1);
    let rows = made.rows.iter().enumerate().skip(top(shown, areas));
    for ((place, row), at) in rows.zip(areas.list.rows()) {
        let figures = &row.figures;
        let found = found.get(figures.label.as_str()).copied().unwrap_or(0);
        let line = LineOf {
            rank: row.rank.map(|rank| rank.to_string()).unwrap_or_default(),
            name: &figures.label,
            day: short_day(figures.as_of),
            found,
            figure: &|figure| figures.figure(figure),
            rate: &|rate| figures.rate(rate),
        };
        let is_selected = place == shown.selected && shown.part == Part::Wards;
        let (pointer, role) = match (is_selected, found) {
            (true, _) => (theme.pointer(), Role::Selected),
            (false, 0) => (" ", Role::Plain),
            (false, _) => (" ", Role::Attention),
        };
        let text = cells::left(&text_of(&columns, rate, lang, &line), wide.saturating_sub(2));
        let line = Line::from(vec![Span::raw(format!("{pointer} ")), Span::raw(text)]);
        frame.render_widget(line.style(theme.style(role)), at);
    }
}

fn targets(made: &RollUp) -> Message {
    msg!("tui-roll-up-targets", with = made.total.wards_with_target, wards = made.rows.len(), sum = made.total.targets)
}

// What was found.

fn draw_findings(shown: &Shown, shared: &Shared, frame: &mut Frame, areas: Areas) {
    let (words, theme) = (&shared.words, shared.theme);
    let (title, list) = boxes::split_top(areas.findings, 1);
    let wide = usize::from(list.width);
    let count = shown.made.findings.len();
    let heading = words.say(&msg!("rollup-findings", count = count));
    frame.render_widget(boxes::rule(theme, &heading, wide), title);
    if count == 0 {
        let text = words.get("rollup-no-findings");
        frame.render_widget(Line::styled(cells::fit(&text, wide), theme.style(Role::Good)), list);
        return;
    }
    let lines_of = |place: usize| -> Vec<String> {
        let Some(finding) = shown.made.findings.get(place) else { return Vec::new() };
        let text = format!("{} – {}", words.say(&finding.code.name()), words.say(&finding.message));
        cells::wrap(&text, wide.saturating_sub(2))
    };
    // Sentences are of different heights: as many as fit above the selected one are shown.
    let room = usize::from(list.height);
    let mut first = shown.finding;
    let mut used = lines_of(first).len();
    while let Some(before) = first.checked_sub(1) {
        used += lines_of(before).len();
        if used > room {
            break;
        }
        first = before;
    }
    let mut rows = list.rows();
    for place in first..count {
        let is_selected = place == shown.finding && shown.part == Part::Findings;
        let role = if is_selected { Role::Selected } else { Role::Plain };
        for (number, line) in lines_of(place).into_iter().enumerate() {
            let Some(at) = rows.next() else { return };
            let mark = match (number, is_selected) {
                (0, true) => theme.pointer(),
                (0, false) => "-",
                (_, _) => " ",
            };
            let text = cells::left(&format!("{mark} {line}"), wide);
            frame.render_widget(Line::styled(text, theme.style(role)), at);
        }
    }
}
