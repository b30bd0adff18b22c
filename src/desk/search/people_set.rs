//! A set of people or households: one bit each.

/// Numbers of short references.
#[derive(Clone, Default)]
pub struct PeopleSet(Vec<u64>);

impl PeopleSet {
    /// With room for so many.
    pub fn with_room(people: usize) -> Self {
        Self(vec![0; people.div_ceil(64)])
    }

    /// Puts one in, if there is room; says whether they were not in.
    pub fn insert(&mut self, person: u32) -> bool {
        let Some(block) = self.0.get_mut(person as usize / 64) else { return false };
        let bit = 1 << (person % 64);
        let is_new = *block & bit == 0;
        *block |= bit;
        is_new
    }

    /// Whether somebody is in.
    pub fn contains(&self, person: u32) -> bool {
        self.0.get(person as usize / 64).is_some_and(|block| block >> (person % 64) & 1 == 1)
    }

    /// Whether nobody is in.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|block| *block == 0)
    }

    /// How many are in.
    pub fn count(&self) -> usize {
        self.0.iter().map(|block| block.count_ones() as usize).sum()
    }

    /// Keeps those who are in another one too.
    pub fn keep_common(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(block, common)| *block &= common);
    }

    /// Takes in those of another one.
    pub fn join(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(block, more)| *block |= more);
    }
}
