//! The pairs that are proposed, the likeliest first. Everybody is compared once, when it is first asked for; after
//! that whoever changes is compared again.

use std::ops::ControlFlow;

use crate::desk::Desk;
use crate::desk::error::DeskError;
use crate::desk::views::PersonRef;
use crate::domain::likeness::{LikeEntry, LikeReason, LikelyPair, Likenesses};
use crate::domain::partial_date::PartialDate;
use crate::store::{PersonRow, Store, StoreError, Touched};

/// So many pairs are shown at once; the others come as these are settled.
const MOST_SHOWN: usize = 300;
/// Reading everybody takes so many percent of the work, comparing them the rest.
const READING: u64 = 70;
/// Progress is told each time so many people are read.
const TOLD_EACH: u64 = 2_000;

/// The pairs that are proposed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PairsShown {
    /// How many there are.
    pub total: usize,
    /// The likeliest of them.
    pub lines: Vec<PairLine>,
}

/// Two entries that may be one person.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PairLine {
    /// The one that came first.
    pub one: PairSide,
    /// The other.
    pub other: PairSide,
    /// Why.
    pub reason: LikeReason,
    /// How likely, of 100.
    pub score: u8,
}

/// One of the two, as a list shows it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PairSide {
    /// Short reference.
    pub reference: PersonRef,
    /// Name.
    pub full_name: String,
    /// Birth date.
    pub birth_date: Option<PartialDate>,
    /// Area.
    pub area: String,
    /// Address.
    pub address: String,
}

impl Desk {
    /// The pairs that are proposed. `progress` is told how many percent are done and may stop the work.
    pub fn likely_pairs(&mut self, progress: &mut dyn FnMut(u8) -> ControlFlow<()>) -> Result<PairsShown, DeskError> {
        let pairs = self.likenesses(progress)?.pairs();
        let (total, shown): (usize, Vec<LikelyPair>) = (pairs.len(), pairs.iter().take(MOST_SHOWN).copied().collect());
        let mut lines = Vec::with_capacity(shown.len());
        for LikelyPair { one, other, reason, score } in shown {
            if let (Some(one), Some(other)) = (self.pair_side(one)?, self.pair_side(other)?) {
                lines.push(PairLine { one, other, reason, score });
            }
        }
        Ok(PairsShown { total, lines })
    }

    /// How many pairs are proposed, where they were asked for already.
    pub fn count_of_pairs(&self) -> Option<usize> {
        self.likenesses.as_ref().map(|likenesses| likenesses.pairs().len())
    }

    fn likenesses(&mut self, progress: &mut dyn FnMut(u8) -> ControlFlow<()>) -> Result<&Likenesses, DeskError> {
        let likenesses = match self.likenesses.take() {
            Some(likenesses) => likenesses,
            None => read(&self.store, progress)?,
        };
        Ok(self.likenesses.insert(likenesses))
    }

    fn pair_side(&self, number: i64) -> Result<Option<PairSide>, DeskError> {
        let Some(row) = self.store.person(number)? else { return Ok(None) };
        let place = self.store.household(row.household)?.map(|row| row.household.facts).unwrap_or_default();
        Ok(Some(PairSide {
            reference: PersonRef(number),
            full_name: row.person.facts.full_name,
            birth_date: row.person.facts.birth_date,
            area: place.area.unwrap_or_default(),
            address: place.address.unwrap_or_default(),
        }))
    }
}

fn read(store: &Store, progress: &mut dyn FnMut(u8) -> ControlFlow<()>) -> Result<Likenesses, DeskError> {
    let total = store.count_people()?.max(1);
    let mut entries = Vec::new();
    store.each_person(|PersonRow { number, person, .. }| {
        entries.push(LikeEntry::of(number, &person));
        let read = entries.len() as u64;
        let percent = u8::try_from((read * READING / total).min(READING)).unwrap_or(u8::MAX);
        if read.is_multiple_of(TOLD_EACH) && progress(percent).is_break() {
            return Err(DeskError::Cancelled);
        }
        Ok(())
    })?;
    let mut comparing = |percent: u8| {
        let done = READING + u64::from(percent) * (100 - READING) / 100;
        progress(u8::try_from(done).unwrap_or(u8::MAX))
    };
    Likenesses::of(entries, &mut comparing).ok_or(DeskError::Cancelled)
}

/// Takes in what an operation changed.
pub(in crate::desk) fn refresh(
    likenesses: &mut Likenesses,
    store: &Store,
    touched: &Touched,
) -> Result<(), StoreError> {
    for number in &touched.people {
        let row = store.person(*number)?;
        likenesses.put(*number, row.map(|row| LikeEntry::of(row.number, &row.person)));
    }
    Ok(())
}
