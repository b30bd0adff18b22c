//! What comes in and what goes out: messages with their time, effects as data.

use std::time::Duration;

use chrono::NaiveDate;
use ratatui::layout::Position;

use super::key::Key;
use crate::desk::screen::{Reply, Request};
use crate::domain::time::Timestamp;
use crate::sys::signals::Signal;

/// When a message came.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Moment {
    /// How long the program has been running.
    pub since_start: Duration,
    /// The day.
    pub today: NaiveDate,
    /// The clock on the wall, which goes on while a laptop sleeps.
    pub wall: Timestamp,
}

/// A message.
pub struct Msg {
    /// When it came.
    pub at: Moment,
    /// What it says.
    pub what: What,
}

/// What a message says.
pub enum What {
    /// A key.
    Key(Key),
    /// A text was pasted.
    Paste(String),
    /// A scanner typed the text of a card.
    Scanned(String),
    /// A click of the first button.
    Click(Position),
    /// The wheel was turned.
    Wheel(Wheel),
    /// The terminal has another size: columns, rows.
    Resized(u16, u16),
    /// The desk says something.
    Reply(Reply),
    /// The system says something.
    Signal(Signal),
    /// A deadline has come.
    Woken,
    /// A thread died of a bug.
    Crashed,
}

/// Where the wheel was turned.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wheel {
    /// Up.
    Up,
    /// Down.
    Down,
}

/// What is to be done.
pub enum Effect {
    /// Ask the desk.
    Send(Request),
    /// Tell the desk to stop the long work that it is doing.
    CancelJob,
    /// Give the terminal back and stop until continued.
    Suspend,
    /// Take the terminal over again and draw everything: somebody else may have written on it meanwhile.
    TakeOver,
    /// Close the ledger and end.
    Leave,
    /// End at once: the terminal is gone, or somebody said so.
    LeaveNow,
}
