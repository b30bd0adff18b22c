//! What one word of a query found: the words it fits, and the people it fits by a number, initials or birth.

use super::people_set::PeopleSet;

/// A word of the name counts for more than one of the address.
const IN_NAME: u32 = 3;
const IN_PLACE: u32 = 2;
/// The last word of a name is what somebody is called by.
const GIVEN_NAME: u32 = 1;
/// The word behind the one before, in an address, is as good as a name: `tổ 5` is not a door 5, nor `phố Đình` a Đình.
const NEXT_IN_PLACE: u32 = 13;
/// A door's own number stands before those of alleys.
const FIRST_IN_PLACE: u32 = 1;

/// How well a whole word fits, whatever its marks; with the same marks it is one more, which settles a tie.
pub const WHOLE: u8 = 12;

/// The word of a name that fits best.
pub struct InName {
    /// How well; nought where none does.
    pub best: u32,
    /// Where it stands.
    pub at: usize,
    /// Whether it has the same marks.
    pub is_same: bool,
}

/// What a word of a query found.
pub struct Found {
    /// How well it fits each distinct word; nought where it does not.
    pub quality: Vec<u8>,
    /// The digits that were looked for in numbers.
    pub digits: String,
    /// Everybody.
    pub people: PeopleSet,
    /// Those who have a number with these digits.
    pub by_digits: PeopleSet,
    /// Those who have these initials.
    pub by_initials: PeopleSet,
    /// Those of them who have no more letters.
    pub by_whole_initials: PeopleSet,
    /// Those who were born then.
    pub by_birth: PeopleSet,
}

impl Found {
    /// How well a word fits.
    pub fn quality_of(&self, word: u32) -> u32 {
        u32::from(self.quality.get(word as usize).copied().unwrap_or(0))
    }

    /// The word of a name that fits best, and where it stands: of equals the first behind those that were found.
    pub fn best_in_name(&self, name: &[u32], after: usize) -> InName {
        let (mut best, mut at) = (0, 0);
        for (position, word) in name.iter().enumerate() {
            let quality = self.quality_of(*word);
            if quality > best || (quality > 0 && quality == best && at < after && position >= after) {
                (best, at) = (quality, position);
            }
        }
        let is_given = best > 0 && at + 1 == name.len();
        let is_same = best > u32::from(WHOLE);
        let best = best.min(u32::from(WHOLE)) * IN_NAME + if is_given { GIVEN_NAME } else { 0 };
        InName { best, at, is_same }
    }

    /// The word of a place that fits best, and where it stands.
    pub fn best_in_place(&self, place: &[u32], next: usize) -> (u32, usize) {
        let mut best = (0, 0);
        for (position, word) in place.iter().enumerate() {
            let quality = match self.quality_of(*word).min(u32::from(WHOLE)) * IN_PLACE {
                0 => continue,
                quality if position == next => quality + NEXT_IN_PLACE,
                // Before the number stands a word for it.
                quality if position < 2 => quality + FIRST_IN_PLACE,
                quality => quality,
            };
            if quality > best.0 {
                best = (quality, position);
            }
        }
        best
    }
}
