//! The first look at a plan: what came, what changes, what is open.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::plan_lists::why_nothing;
use super::{lists_view, name_of};
use crate::desk::import::{PlanShown, Writes};
use crate::domain::roster::{HiddenRows, RowsOf};
use crate::msg;
use crate::text::numbers;
use crate::text::words::Message;
use crate::tui::model::Shared;
use crate::tui::theme::Role;
use crate::tui::widgets::cells;

/// Cells of a label in the table of counts.
const LABEL_WIDE: usize = 58;
/// Cells of a count.
const COUNT_WIDE: usize = 9;
/// Lists that are named one by one.
const FILES_NAMED: usize = 2;
/// Rows from which on there is room for all first changes.
const HIGH: u16 = 24;
/// First changes where there is less.
const FEW_CHANGES: usize = 3;

/// A count with its name.
pub fn count_line(label: &str, count: u64, role: Role, (shared, wide): (&Shared, usize)) -> Line<'static> {
    let label_wide = LABEL_WIDE.min(wide.saturating_sub(COUNT_WIDE + 1));
    let shown = numbers::count(shared.words.lang, i64::try_from(count).unwrap_or(i64::MAX));
    Line::from(vec![
        Span::raw(cells::left(label, label_wide)),
        Span::styled(cells::right(&shown, COUNT_WIDE), shared.theme.style(role)),
    ])
}

/// Its lines.
pub fn lines(plan: &PlanShown, shared: &Shared, area: Rect) -> Vec<Line<'static>> {
    let (words, theme) = (&shared.words, shared.theme);
    let wide = usize::from(area.width);
    let mut lines = sheets(plan, shared, wide);
    let day = words.say(&msg!("tui-import-as-of", day = plan.as_of));
    lines.push(Line::styled(cells::fit(&day, wide), theme.style(Role::Muted)));
    lines.push(Line::default());
    if plan.writes == Writes::Nothing {
        let text = cells::fit(&words.say(&why_nothing(plan)), wide);
        lines.extend([Line::styled(text, theme.style(Role::Attention)), Line::default()]);
    }
    let changes = if area.height < HIGH { FEW_CHANGES } else { plan.first_changes.len() };
    lines.extend(counts(plan, shared, (wide, changes)));
    lines.extend(kinds(plan, shared, wide));
    lines
}

fn sheets(plan: &PlanShown, shared: &Shared, wide: usize) -> Vec<Line<'static>> {
    let (words, theme) = (&shared.words, shared.theme);
    let sheets: Vec<String> = plan
        .files
        .iter()
        .flat_map(|file| file.sheets.iter().map(move |sheet| (file, sheet)))
        .map(|(file, sheet)| {
            let name = cells::fit(&name_of(std::path::Path::new(&file.path)), wide / 2);
            words.say(&match sheet.of {
                RowsOf::People => msg!("tui-import-read-sheet", file = name, sheet = &sheet.name, rows = sheet.rows),
                RowsOf::Households => {
                    msg!("tui-import-read-households", file = name, sheet = &sheet.name, rows = sheet.rows)
                }
            })
        })
        .collect();
    let named = if sheets.len() > FILES_NAMED + 1 { FILES_NAMED } else { sheets.len() };
    let (named, others) = sheets.split_at(named);
    let more = (!others.is_empty()).then(|| words.say(&msg!("tui-import-more-sheets", count = others.len())));
    let texts = named.iter().cloned().chain(more);
    let with_hidden = plan.files.iter().flat_map(|file| &file.sheets).filter(|sheet| sheet.hidden_rows.count > 0);
    let hidden = with_hidden.take(FILES_NAMED).map(|sheet| {
        let HiddenRows { count, first_row, are_taken } = sheet.hidden_rows;
        words.say(&if are_taken {
            msg!("tui-import-plan-hidden-taken", sheet = &sheet.name, count = count, row = first_row)
        } else {
            msg!("tui-import-plan-hidden-skipped", sheet = &sheet.name, count = count, row = first_row)
        })
    });
    let line = |text: String, role| Line::styled(cells::fit(&text, wide), theme.style(role));
    texts.map(|text| line(text, Role::Muted)).chain(hidden.map(|text| line(text, Role::Attention))).collect()
}

fn counts(plan: &PlanShown, shared: &Shared, (wide, changes): (usize, usize)) -> Vec<Line<'static>> {
    let (words, theme) = (&shared.words, shared.theme);
    let counts = plan.counts;
    let of = (shared, wide);
    let mut lines = vec![
        count_line(&words.get("tui-import-count-added"), counts.added, Role::Good, of),
        count_line(&words.get("tui-import-count-updated"), counts.updated, Role::Heading, of),
    ];
    let first = plan.first_changes.iter().take(changes);
    lines.extend(first.map(|changed| {
        let text = format!("  {}", lists_view::change_line(changed, shared, wide.saturating_sub(2)));
        Line::styled(cells::fit(&text, wide), theme.style(Role::Muted))
    }));
    lines.push(count_line(&words.get("tui-import-count-unchanged"), counts.unchanged, Role::Plain, of));
    let unsure = match plan.decided {
        0 => words.get("tui-import-count-unsure"),
        decided => words.say(&msg!("tui-import-count-unsure-decided", count = decided)),
    };
    let moves = match plan.staying {
        0 => words.get("tui-import-count-moves"),
        staying => words.say(&msg!("tui-import-count-moves-staying", count = staying)),
    };
    let absent = match plan.absent_elsewhere {
        0 => words.get("tui-import-count-absent"),
        elsewhere => words.say(&msg!("tui-import-count-absent-elsewhere", count = elsewhere)),
    };
    let absents = plan.totals.absent as u64;
    let (new, known) = (plan.new_problems, plan.known_problems);
    let problems = match known {
        0 => words.get("tui-import-count-problems"),
        known => words.say(&msg!("tui-import-count-problems-known", count = known)),
    };
    let problems_role = if new > 0 { Role::Attention } else { Role::Plain };
    let households = words.say(&msg!("tui-import-count-households", new = plan.new_households));
    let changed = words.get("tui-import-count-changed-households");
    // What there is none of needs no line.
    for (label, count, is_shown, role) in [
        (unsure, counts.unsure, plan.totals.unsure > 0, Role::Attention),
        (words.get("tui-import-count-held"), counts.held, counts.held > 0, Role::Attention),
        (moves, plan.totals.moves as u64, plan.totals.moves > 0, Role::Attention),
        (absent, absents, absents + plan.absent_elsewhere > 0, Role::Plain),
        (problems, new, true, problems_role),
        (words.get("tui-import-count-duplicates"), counts.duplicates, counts.duplicates > 0, Role::Plain),
        (households, counts.households, true, Role::Plain),
        (changed, plan.changed_households, plan.changed_households > 0, Role::Attention),
    ] {
        if is_shown {
            lines.push(count_line(&label, count, role, of));
        }
    }
    lines
}

/// The kinds of the new problems, two in a line.
fn kinds(plan: &PlanShown, shared: &Shared, wide: usize) -> Vec<Line<'static>> {
    let (words, theme) = (&shared.words, shared.theme);
    let mut lines = Vec::new();
    let half = (wide / 2).saturating_sub(1);
    let texts: Vec<String> = plan
        .kinds
        .iter()
        .map(|(code, count)| {
            let what = words.say(&Message::of_code("problem", code.code()));
            let count = numbers::count(words.lang, i64::try_from(*count).unwrap_or(i64::MAX));
            format!("{} {what}", cells::right(&count, 7))
        })
        .collect();
    for pair in texts.chunks(2) {
        let line: Vec<String> = pair.iter().map(|text| cells::left(text, half)).collect();
        lines.push(Line::styled(line.join(" "), theme.style(Role::Muted)));
    }
    lines
}
