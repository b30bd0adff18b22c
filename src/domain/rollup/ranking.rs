//! In which order the wards stand, and which place each has.

use std::cmp::Reverse;

use super::{RollUp, RollUpRow};
use crate::domain::tally::Rate;
use crate::text::collate::natural_key;

/// What the rows are sorted by.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Order {
    /// By the rate, the highest first.
    #[default]
    Rate,
    /// By the ward's name.
    Name,
    /// By the day, the oldest first: whoever is late stands on top.
    AsOf,
}

/// How the wards are ranked and sorted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ranking {
    /// By which rate they are ranked.
    pub rate: Rate,
    /// How they are sorted.
    pub order: Order,
}

impl Default for Ranking {
    fn default() -> Self {
        Self { rate: Rate::L2, order: Order::Rate }
    }
}

impl Ranking {
    /// What `--sort` means: the key of a rate, `name` or `as_of`.
    pub fn from_key(key: &str) -> Option<Self> {
        match key {
            "name" => Some(Self { order: Order::Name, ..Self::default() }),
            "as_of" => Some(Self { order: Order::AsOf, ..Self::default() }),
            key => {
                let rate = Rate::ALL.into_iter().find(|rate| rate.key() == key)?;
                Some(Self { rate, order: Order::Rate })
            }
        }
    }

    /// The keys that [`Ranking::from_key`] takes.
    pub fn keys() -> impl Iterator<Item = &'static str> {
        Rate::ALL.into_iter().map(Rate::key).chain(["name", "as_of"])
    }
}

impl RollUp {
    /// Ranks and sorts the wards anew.
    pub fn rank(&mut self, ranking: Ranking) {
        self.ranking = ranking;
        let rows = &mut self.rows;
        let name = |row: &RollUpRow| (natural_key(&row.figures.ward.name), natural_key(&row.figures.ward.parent));
        // Wards with equal rates stand by their names; those without a rate come last.
        rows.sort_by_cached_key(|row| {
            let rate = row.rate(ranking.rate);
            (rate.is_none(), Reverse(rate), name(row))
        });
        let mut before: Option<(i64, usize)> = None;
        for (place, row) in (1..).zip(rows.iter_mut()) {
            row.rank = row.rate(ranking.rate).map(|rate| match before {
                Some((same, rank)) if same == rate => rank,
                Some(_) | None => {
                    before = Some((rate, place));
                    place
                }
            });
        }
        match ranking.order {
            Order::Rate => {}
            Order::Name => rows.sort_by_cached_key(name),
            Order::AsOf => rows.sort_by_key(|row| row.figures.as_of),
        }
    }
}
