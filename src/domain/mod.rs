//! The rules of the campaign, PURE: no I/O, no clock, no randomness, no SQL, no terminal.
