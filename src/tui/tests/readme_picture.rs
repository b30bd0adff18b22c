//! The picture of the app in the README is a frame of the demo.

use std::path::Path;

use super::super::rehearsal::Rehearsal;
use super::super::{ColorChoice, Options, Who};
use crate::desk::Opening;
use crate::sys::clock::Clock;
use crate::sys::files::{self, Overwrite};
use crate::text::numbers::Lang;

#[test]
fn the_picture_in_the_readme_is_a_frame_of_the_demo() {
    let clock = Clock::fixed("2023-06-15T19:30:00".parse().unwrap());
    let opening = Opening::Demo { people: 4_000, seed: 1, clock, actor: "demo".to_owned() };
    let options = Options {
        lang: Lang::Vi,
        color: ColorChoice::Always,
        believed_today: false,
        ledger_exists: true,
        who: Who::Said,
    };
    let rehearsal = Rehearsal::begin(opening, options, "", (120, 36)).unwrap();
    let svg = rehearsal.svg();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/pictures/overview.svg");
    if std::env::var_os("TUNGNHA_README").is_some() {
        files::write_new(&path, Overwrite::Replace, |file| file.write_all(svg.as_bytes())).unwrap();
    }
    let there = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(there == svg, "the app looks otherwise; TUNGNHA_README=write draws it anew:\n{}", rehearsal.text());
}
