//! Vietnamese text: cleaning, folding keys, order, name case, numbers and days as people read them, and the
//! words of the program (over `assets/locales`). Pure functions; knows nothing of the rest of the program.

pub mod words;
