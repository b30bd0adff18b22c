//! Entries that may be one person: the pairs that are proposed (`pairs`), two entries side by side and put together,
//! or told apart (`merging`). Everything is one operation each and taken back like any other.

mod merging;
mod pairs;
#[cfg(test)]
mod tests;

pub use merging::{Kept, SideBySide, Sides};
pub(in crate::desk) use pairs::refresh;
pub use pairs::{PairLine, PairSide, PairsShown};
