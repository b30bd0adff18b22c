//! How figures changed from one tally to another: with signs, so that it is read without colours. Used by the table of
//! the tally, and by whoever has two tallies.

use std::collections::HashMap;

use ratatui::text::{Line, Span};

use super::tally_columns::Column;
use crate::domain::tally::{Tally, TallyRow};
use crate::msg;
use crate::text::numbers;
use crate::text::words::Words;
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::cells;

/// What stands where there is nothing to compare.
const NOTHING: &str = "–";

/// How much a figure changed; of a rate in hundredths of a percent point. Nothing where one of the two is none.
pub fn change(column: Column, row: &TallyRow, before: &TallyRow) -> Option<i64> {
    Some(column.value(row)? - column.value(before)?)
}

/// A change as it is read: `+11`, `-3`, `0`; of a rate in percent points: `+1,25`.
pub fn shown(column: Column, change: Option<i64>, words: &Words) -> String {
    let Some(change) = change else { return NOTHING.to_owned() };
    let sign = if change > 0 { "+" } else { "" };
    let text = match column {
        Column::Rate(_) => numbers::percent(words.lang, Some(change)).trim_end_matches('%').to_owned(),
        Column::Count(_) | Column::Target | Column::New(_) | Column::Reason(_) => numbers::count(words.lang, change),
    };
    format!("{sign}{text}")
}

/// A change in full, with what it is counted in where that is not plain.
pub fn said(column: Column, change: Option<i64>, words: &Words) -> String {
    let shown = shown(column, change, words);
    match column {
        Column::Rate(_) if change.is_some() => words.say(&msg!("tui-tally-points", change = shown)),
        Column::Rate(_) | Column::Count(_) | Column::Target | Column::New(_) | Column::Reason(_) => shown,
    }
}

/// What is compared as a number: the change, or the figure itself where there is nothing before it.
pub fn value(column: Column, row: &TallyRow, before: Option<&TallyRow>) -> Option<i64> {
    match before {
        Some(before) => change(column, row, before),
        None => column.value(row),
    }
}

/// For each row that of another tally which is of the same area; an area that was not there had nothing in it.
pub fn befores(other: &Tally, rows: &[TallyRow]) -> Vec<TallyRow> {
    let of_area: HashMap<&str, &TallyRow> = other.rows.iter().map(|row| (row.area.as_str(), row)).collect();
    let before = |row: &TallyRow| of_area.get(row.area.as_str()).map(|before| (*before).clone());
    rows.iter().map(|row| before(row).unwrap_or_else(|| TallyRow::of_area(&row.area))).collect()
}

/// The figures of a row that are not nothing in both: name, before, now, change. Whoever has two tallies shows so what
/// became of their whole wards, with the columns of the later one.
pub fn lines(
    (before, now): (&TallyRow, &TallyRow),
    columns: &[Column],
    (words, theme): (&Words, Theme),
    wide: usize,
) -> Vec<Line<'static>> {
    let titles = [words.get("tui-change-before"), words.get("tui-change-now"), words.get("tui-change")];
    let is_something = |column: &&Column| [before, now].into_iter().any(|row| column.value(row).unwrap_or(0) != 0);
    let rows: Vec<(Column, [String; 3])> = columns
        .iter()
        .filter(is_something)
        .map(|column| {
            let change = shown(*column, change(*column, now, before), words);
            (*column, [column.cell(words, before), column.cell(words, now), change])
        })
        .collect();
    let figure_wide = |place: usize| {
        let figures = rows.iter().filter_map(|(_, figures)| figures.get(place).map(|figure| cells::width(figure)));
        figures.chain(titles.get(place).map(|title| cells::width(title))).max().unwrap_or(0)
    };
    let figures_wide: Vec<usize> = (0..titles.len()).map(figure_wide).collect();
    let name_wide = wide.saturating_sub(figures_wide.iter().map(|wide| wide + 2).sum());
    let join = |name: &str, figures: &[String]| {
        let mut text = cells::left(name, name_wide);
        for (figure, wide) in figures.iter().zip(&figures_wide) {
            text.push_str("  ");
            text.push_str(&cells::right(figure, *wide));
        }
        text
    };
    let heading = Line::styled(join("", &titles), theme.style(Role::Heading));
    let lines = rows.iter().map(|(column, figures)| Line::from(Span::raw(join(&column.heading(words), figures))));
    std::iter::once(heading).chain(lines).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::tally::{Count, Rate};
    use crate::text::numbers::Lang;
    use crate::tui::screens::tally_columns::columns;

    fn tally(activated: u64, eligible: u64) -> Tally {
        let mut row = TallyRow::of_area("Tổ 1");
        row.add(Count::Eligible, eligible);
        row.add(Count::L2Activated, activated);
        let mut total = TallyRow::default();
        total.add_row(&row);
        Tally { rows: vec![row], total }
    }

    #[test]
    fn changes_carry_their_sign() {
        let words = Words::new(Lang::Vi);
        let (before, now) = (tally(1_200, 4_000), tally(2_400, 3_999));
        let of = |column| shown(column, change(column, &now.total, &before.total), &words);
        assert_eq!(of(Column::Count(Count::L2Activated)), "+1.200");
        assert_eq!(of(Column::Count(Count::Eligible)), "-1");
        assert_eq!(of(Column::Count(Count::Visits)), "0");
        assert_eq!(of(Column::Rate(Rate::L2)), "+30,02");
        assert_eq!(of(Column::Rate(Rate::L2Target)), "–", "no target in either");
        let back = |column| shown(column, change(column, &before.total, &now.total), &words);
        assert_eq!(back(Column::Rate(Rate::L2)), "-30,02");
    }

    #[test]
    fn an_area_that_was_not_there_had_nothing() {
        let now = tally(5, 10);
        assert_eq!(befores(&now, &now.rows), now.rows);
        let (row, before) = (&now.rows[0], befores(&Tally::default(), &now.rows));
        assert_eq!(before, [TallyRow::of_area("Tổ 1")]);
        assert_eq!(value(Column::Count(Count::L2Activated), row, before.first()), Some(5));
        assert_eq!(value(Column::Rate(Rate::L2), row, before.first()), None, "of nothing there was no rate");
        assert_eq!(value(Column::Rate(Rate::L2), row, None), Some(5_000));
    }

    #[test]
    fn two_tallies_line_by_line() {
        let words = Words::new(Lang::Vi);
        let theme = Theme::choose(crate::tui::ColorChoice::Never, &crate::tui::theme::Environment::default());
        let (before, now) = (tally(12, 40), tally(24, 40));
        let lines = lines((&before.total, &now.total), &columns(&now), (&words, theme), 60);
        let text: Vec<String> = lines.iter().map(ToString::to_string).collect();
        assert_eq!(
            text,
            [
                "                                     trước     nay  thay đổi",
                "Số công dân đủ điều kiện                40      40         0",
                "Đã kích hoạt mức 2                      12      24       +12",
                "Kích hoạt mức 2 / đủ điều kiện      30,00%  60,00%    +30,00",
            ]
        );
    }
}
