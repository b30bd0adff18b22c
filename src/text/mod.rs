//! Vietnamese text: cleaning, folding keys, order, name case, numbers and days as people read them, and the
//! words of the program (over `assets/locales`). Pure functions; knows nothing of the rest of the program.
//!
//! Text comes in through [`clean`], is compared through [`fold`] (search keys) and sorted through [`collate`]
//! (sort keys); [`typing`] makes it from the keys of Telex and VNI, [`legacy`] out of old encodings. All five read
//! letters with `letter`, the one table of the Vietnamese alphabet.

mod area;
pub mod clean;
pub mod collate;
pub mod fold;
pub mod legacy;
mod letter;
pub mod matched;
pub mod name_case;
pub mod numbers;
pub mod query;
pub mod slip;
pub mod typing;
pub mod words;
