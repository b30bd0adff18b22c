//! The screen: what the ward police officer and the volunteer see and press.
//!
//! The Elm Architecture. [`model`] is all there is to see; [`update`] takes a message and says which effects it has
//! (as data); [`view`] draws the model and changes nothing. Messages carry their time: neither reads a clock. One
//! table ([`command`]) holds every key: dispatch, footer and help read it. [`screens`] has one file a screen,
//! [`widgets`] what they draw with. [`run`] is the only file with threads, [`terminal`] the only one that changes
//! the terminal. [`scan`] tells a card's text from keys that somebody types, before they reach the model.
//!
//! It asks the desk through requests and replies and knows nothing of stores, files and formats. Words are in
//! `assets/locales/*/tui.ftl`.

mod cards;
mod command;
mod demo;
mod error;
mod key;
mod ledgers;
mod lock;
mod message;
mod model;
mod picture;
mod program;
pub mod rehearsal;
mod replies;
mod run;
mod scan;
#[expect(clippy::wildcard_enum_match_arm, reason = "a screen answers its own acts; the table decides which reach it")]
mod screens;
mod state;
mod terminal;
mod theme;
mod tour;
mod update;
mod view;
mod widgets;

#[cfg(test)]
#[expect(clippy::wildcard_enum_match_arm, reason = "a test looks at what it is about")]
mod tests;

use crate::text::numbers::Lang;

pub use error::TuiError;
pub use run::run;

/// How the screen is to be.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// The language of the words.
    pub lang: Lang,
    /// Whether colours are used.
    pub color: ColorChoice,
    /// Whether the day is a believed one (`--today`); it is then shown on every screen.
    pub believed_today: bool,
    /// Whether there is a ledger to unlock; else one is set up.
    pub ledger_exists: bool,
    /// Whether it is known who is working.
    pub who: Who,
}

/// Whether it is known who is working.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Who {
    /// They said so, now or before.
    Said,
    /// The name is the one that the computer knows; it is shown, so that it can be changed.
    Guessed,
}

/// Whether colours are used.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum ColorChoice {
    /// Unless `NO_COLOR` is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}
