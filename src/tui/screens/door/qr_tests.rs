//! That a phone reads the code: the cells of the screen become pixels, and a reader of QR codes is given the picture.

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

use super::qr;
use crate::sys::settings::{Borders, Colours};
use crate::tui::ColorChoice;
use crate::tui::tests::{draw, go, open_model, theme};
use crate::tui::theme::{Environment, Theme};

/// Pixels of a cell, as in common fonts.
const CELL: (usize, usize) = (8, 16);

/// What a terminal makes of colours.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Terminal {
    /// Shows them.
    Coloured,
    /// Knows none: light letters on a dark ground.
    Dark,
    /// Knows none: dark letters on a light ground.
    Light,
}

impl Terminal {
    fn ink_and_paper(self, cell: &Cell) -> (u8, u8) {
        let of = |color: Color, own: u8| match color {
            Color::Black => 0,
            Color::White => 255,
            _ => own,
        };
        let (ink, paper) = match self {
            Self::Coloured => (of(cell.fg, 200), of(cell.bg, 30)),
            Self::Dark => (200, 30),
            Self::Light => (30, 230),
        };
        if cell.modifier.contains(Modifier::REVERSED) { (paper, ink) } else { (ink, paper) }
    }
}

/// Whether the sign of a cell has ink at a pixel of it.
fn has_ink(symbol: &str, (x, y): (usize, usize)) -> bool {
    match symbol {
        " " => false,
        "█" => true,
        "▀" => y < CELL.1 / 2,
        "▄" => y >= CELL.1 / 2,
        "#" => (1..3).contains(&x) || (5..7).contains(&x) || (4..7).contains(&y) || (9..12).contains(&y),
        _ => (2..6).contains(&x) && (5..12).contains(&y),
    }
}

/// What a reader makes of the picture of a frame.
fn read(buffer: &Buffer, terminal: Terminal) -> Option<String> {
    let (wide, high) = (usize::from(buffer.area.width) * CELL.0, usize::from(buffer.area.height) * CELL.1);
    let pixel = |x: usize, y: usize| {
        let place = (u16::try_from(x / CELL.0).unwrap(), u16::try_from(y / CELL.1).unwrap());
        let cell = &buffer[place];
        let (ink, paper) = terminal.ink_and_paper(cell);
        if has_ink(cell.symbol(), (x % CELL.0, y % CELL.1)) { ink } else { paper }
    };
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(wide, high, pixel);
    picture.detect_grids().into_iter().find_map(|grid| grid.decode().ok()).map(|(_, text)| text)
}

fn shown(theme: Theme, (width, height): (u16, u16), keys: &str) -> Buffer {
    let mut model = open_model();
    model.shared.theme = theme;
    go(&mut model, "d<enter>d");
    go(&mut model, keys);
    draw(&mut model, width, height)
}

fn ascii() -> Theme {
    Theme::choose(ColorChoice::Auto, &Environment { term: "linux".to_owned(), ..Environment::default() })
}

#[test]
fn a_phone_reads_the_code_at_every_size_in_every_theme() {
    for size in [(60, 16), (80, 24), (120, 40), (160, 50)] {
        for colours in Colours::ALL.iter().copied() {
            let buffer = shown(theme().with(colours, Borders::Auto), size, "r");
            assert_eq!(read(&buffer, Terminal::Coloured), Some(qr::encoded()), "{size:?} {colours:?}");
        }
    }
}

#[test]
fn a_phone_reads_the_code_in_ascii() {
    for size in [(80, 24), (120, 40), (160, 50)] {
        for colours in Colours::ALL.iter().copied() {
            let buffer = shown(ascii().with(colours, Borders::Auto), size, "r");
            assert_eq!(read(&buffer, Terminal::Coloured), Some(qr::encoded()), "{size:?} {colours:?}");
            let is_ascii = |cell: &Cell| cell.symbol().chars().all(|c| c.is_ascii() || c.is_alphabetic());
            assert!(buffer.content().iter().take(usize::from(size.0) * 3).all(is_ascii), "{size:?}");
        }
    }
}

/// Where colours are not shown at all, the signs are enough; on a dark ground light and dark are swapped by a key.
#[test]
fn a_phone_reads_the_code_without_colours() {
    for theme in [theme(), ascii()] {
        let plain = shown(theme, (80, 24), "r");
        let swapped = shown(theme, (80, 24), "ri");
        assert_eq!(read(&plain, Terminal::Light), Some(qr::encoded()), "{theme:?}");
        assert_eq!(read(&swapped, Terminal::Dark), Some(qr::encoded()), "{theme:?}");
        assert_eq!(read(&swapped, Terminal::Coloured), None, "light on dark is what the key is for");
    }
}

#[test]
fn the_code_stands_beside_the_steps_where_there_is_room() {
    let buffer = shown(theme(), (160, 50), "");
    assert_eq!(read(&buffer, Terminal::Coloured), Some(qr::encoded()));
    assert_eq!(read(&shown(theme(), (80, 24), ""), Terminal::Coloured), None);
}

/// A window too low for it says so, with the address.
#[test]
fn where_there_is_no_room_the_address_is_said() {
    let buffer = shown(ascii(), (60, 16), "r");
    assert_eq!(read(&buffer, Terminal::Coloured), None);
    let text = crate::tui::tests::text_of(&buffer);
    assert!(text.contains("24") && text.contains("https://vneid.gov.vn"), "{text}");
}

/// The address is the official one, and nothing else: in capitals it means the same.
#[test]
fn the_code_says_the_official_address() {
    assert_eq!(qr::encoded().to_lowercase(), crate::domain::script::APP_ADDRESS);
    assert!(qr::encoded().starts_with("https://"), "the scheme stays as every phone knows it");
    assert_eq!(qr::smallest(theme()).unwrap().width(), 21 + 8, "the smallest code, with four light modules around it");
}
