//! In which order the areas of the tally stand, and which of them comes first in a figure.

use std::cmp::Reverse;

use super::tally_change;
use super::tally_columns::Column;
use crate::domain::tally::{Tally, TallyRow};

/// In which order the areas stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Ranking {
    /// As they are called.
    #[default]
    None,
    /// By this column, the most first.
    Highest(Column),
    /// By this column, the least first.
    Lowest(Column),
}

impl Ranking {
    /// The column that they are ranked by.
    pub fn column(self) -> Option<Column> {
        match self {
            Self::None => None,
            Self::Highest(column) | Self::Lowest(column) => Some(column),
        }
    }

    /// The next order, with this column selected: the most first, the least first, none.
    pub fn next(self, selected: Column) -> Self {
        match self {
            Self::Highest(column) if column == selected => Self::Lowest(column),
            Self::Lowest(column) if column == selected => Self::None,
            Self::None | Self::Highest(_) | Self::Lowest(_) => Self::Highest(selected),
        }
    }
}

/// The areas in an order.
#[derive(Default)]
pub struct Order {
    /// Their places in the tally.
    pub shown: Vec<usize>,
    /// Their ranks: how many areas have more, and one; those that are alike have the same. People without an area have
    /// none, nor has an area without a figure.
    pub ranks: Vec<Option<usize>>,
    /// What each is compared with; none where they are not compared.
    pub earlier: Vec<TallyRow>,
}

impl Order {
    /// The areas of a tally, compared with another one, ranked.
    pub fn of(rows: &[TallyRow], other: Option<&Tally>, ranking: Ranking) -> Self {
        let earlier = other.map(|other| tally_change::befores(other, rows)).unwrap_or_default();
        let values: Vec<Option<i64>> = rows
            .iter()
            .enumerate()
            .map(|(place, row)| {
                let column = ranking.column().filter(|_| !row.area.is_empty())?;
                tally_change::value(column, row, earlier.get(place))
            })
            .collect();
        let value = |place: &usize| values.get(*place).copied().flatten();
        let mut shown: Vec<usize> = (0..rows.len()).collect();
        // Whoever has no figure comes last, whichever way round.
        match ranking {
            Ranking::None => {}
            Ranking::Highest(_) => shown.sort_by_key(|place| (value(place).is_none(), Reverse(value(place)))),
            Ranking::Lowest(_) => shown.sort_by_key(|place| (value(place).is_none(), value(place))),
        }
        let mut falling: Vec<i64> = values.iter().copied().flatten().collect();
        falling.sort_unstable_by_key(|value| Reverse(*value));
        let rank = |value: i64| falling.partition_point(|other| *other > value) + 1;
        Self {
            ranks: shown.iter().map(|place| value(place).map(rank)).collect(),
            earlier: shown.iter().filter_map(|place| earlier.get(*place).cloned()).collect(),
            shown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::tally::{Count, Rate};

    fn rows() -> Vec<TallyRow> {
        let row = |(area, eligible, activated): (&str, u64, u64)| {
            let mut row = TallyRow::of_area(area);
            row.add(Count::Eligible, eligible);
            row.add(Count::L2Activated, activated);
            row
        };
        [("", 50, 50), ("A", 10, 5), ("B", 20, 10), ("C", 0, 0), ("D", 10, 9)].map(row).into()
    }

    fn ranked(ranking: Ranking) -> (Vec<usize>, Vec<Option<usize>>) {
        let order = Order::of(&rows(), None, ranking);
        (order.shown, order.ranks)
    }

    #[test]
    fn areas_alike_have_one_rank_and_whoever_has_no_figure_comes_last() {
        let rate = Column::Rate(Rate::L2);
        let (some, none) = (|ranks: [usize; 3]| ranks.map(Some).to_vec(), [None, None]);
        assert_eq!(ranked(Ranking::None), ((0..5).collect(), vec![None; 5]));
        assert_eq!(ranked(Ranking::Highest(rate)), (vec![4, 1, 2, 0, 3], [some([1, 2, 2]), none.to_vec()].concat()));
        assert_eq!(ranked(Ranking::Lowest(rate)), (vec![1, 2, 4, 0, 3], [some([2, 2, 1]), none.to_vec()].concat()));
        // A count of nothing is a figure.
        let count = Column::Count(Count::L2Activated);
        assert_eq!(ranked(Ranking::Highest(count)).0, [2, 4, 1, 3, 0]);
    }

    #[test]
    fn what_changed_ranks_where_it_is_compared() {
        let mut before = Tally { rows: rows(), total: TallyRow::default() };
        before.rows.retain(|row| row.area != "A");
        let order = Order::of(&rows(), Some(&before), Ranking::Highest(Column::Count(Count::L2Activated)));
        assert_eq!(order.shown.first(), Some(&1), "A had nothing before");
        assert_eq!(order.ranks, [Some(1), Some(2), Some(2), Some(2), None]);
        assert_eq!(order.earlier.len(), 5);
    }

    #[test]
    fn one_key_goes_through_the_orders() {
        let (one, other) = (Column::Target, Column::Count(Count::Eligible));
        let highest = Ranking::None.next(one);
        assert_eq!(highest, Ranking::Highest(one));
        assert_eq!(highest.next(one), Ranking::Lowest(one));
        assert_eq!(highest.next(one).next(one), Ranking::None);
        assert_eq!(highest.next(other), Ranking::Highest(other));
    }
}
