//! The settings of a campaign as a TOML file: written with a comment for each key, read with the key and the line of
//! whatever is wrong. What a file does not say stays as it is; an empty text takes a setting away.

mod read;
mod write;

pub use read::{FileFault, Wrong, read};
pub use write::write;

#[cfg(test)]
mod tests;
