//! That a phone reads the code: the cells of the screen become pixels, and a reader of QR codes is given the picture.

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

use super::qr;
use crate::sys::settings::{Borders, Colours};
use crate::tui::ColorChoice;
use crate::tui::tests::{draw, go, open_model, text_of, theme};
use crate::tui::theme::{Environment, Theme};

/// Pixels of a cell, as in common fonts.
const CELL: (usize, usize) = (8, 16);
/// Others that are common, one of them not twice as high as wide.
const OTHER_CELLS: [(usize, usize); 3] = [(6, 12), (9, 19), (10, 20)];
/// Modules of a side of the code.
const MODULES: usize = 21;
/// Light modules that every reader may ask for around it (ISO/IEC 18004).
const QUIET: usize = 4;

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
            Color::Black | Color::Indexed(16) => 0,
            Color::White | Color::Indexed(231) => 255,
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

/// What is seen of a frame.
struct Picture {
    wide: usize,
    high: usize,
    pixels: Vec<u8>,
}

impl Picture {
    fn of(buffer: &Buffer, terminal: Terminal, cell: (usize, usize)) -> Self {
        let (wide, high) = (usize::from(buffer.area.width) * cell.0, usize::from(buffer.area.height) * cell.1);
        let pixel = |x: usize, y: usize| {
            let at = &buffer[(u16::try_from(x / cell.0).unwrap(), u16::try_from(y / cell.1).unwrap())];
            let (ink, paper) = terminal.ink_and_paper(at);
            let (x, y) = (x % cell.0, y % cell.1);
            let has_ink = match at.symbol() {
                " " => false,
                "█" => true,
                "▀" => y < cell.1 / 2,
                "▄" => y >= cell.1 / 2,
                _ => (2..cell.0 - 2).contains(&x) && (cell.1 / 3..cell.1 * 3 / 4).contains(&y),
            };
            if has_ink { ink } else { paper }
        };
        let pixels = (0..high).flat_map(|y| (0..wide).map(move |x| (x, y))).map(|(x, y)| pixel(x, y)).collect();
        Self { wide, high, pixels }
    }

    fn at(&self, x: usize, y: usize) -> u8 {
        self.pixels[y * self.wide + x]
    }

    /// What a reader makes of it.
    fn read(&self) -> Option<String> {
        let mut picture = rqrr::PreparedImage::prepare_from_greyscale(self.wide, self.high, |x, y| self.at(x, y));
        picture.detect_grids().into_iter().find_map(|grid| grid.decode().ok()).map(|(_, text)| text)
    }

    /// How many modules are light left of the code, right of it, above and below, as far as the paper goes.
    fn quiet(&self, (columns, rows): (usize, usize)) -> [usize; 4] {
        let dark: Vec<(usize, usize)> =
            (0..rows).flat_map(|y| (0..columns).map(move |x| (x, y))).filter(|(x, y)| self.at(*x, *y) < 128).collect();
        let (left, right) = (dark.iter().map(|at| at.0).min().unwrap(), dark.iter().map(|at| at.0).max().unwrap());
        let (top, bottom) = (dark.iter().map(|at| at.1).min().unwrap(), dark.iter().map(|at| at.1).max().unwrap());
        let module = (right + 1 - left) / MODULES;
        assert_eq!((bottom + 1 - top) / MODULES, module, "modules are as high as wide");
        [left, columns - 1 - right, top, rows - 1 - bottom].map(|light| light / module)
    }
}

/// What a reader makes of the picture of a frame.
fn read(buffer: &Buffer, terminal: Terminal) -> Option<String> {
    Picture::of(buffer, terminal, CELL).read()
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

#[test]
fn a_phone_reads_the_code_in_every_font() {
    for cell in OTHER_CELLS {
        for theme in [theme(), ascii()] {
            let buffer = shown(theme, (80, 24), "r");
            let text = Picture::of(&buffer, Terminal::Coloured, cell).read();
            assert_eq!(text, Some(qr::encoded()), "{cell:?} {theme:?}");
        }
    }
}

/// Four light modules on every side, of paper that the program draws itself. Where whole cells make that higher than the
/// window, what is missing is said, with how high the window has to be; and then it is there.
#[test]
fn the_code_has_light_all_around_it() {
    for (theme, size, code_wide) in [
        (theme(), (80, 24), 29),
        (theme(), (60, 16), 29),
        (theme(), (160, 50), 87),
        (ascii(), (120, 40), 58),
        (ascii(), (80, 30), 58),
    ] {
        let buffer = shown(theme, size, "r");
        let around = (code_wide * CELL.0, usize::from(size.1 - 1) * CELL.1);
        let quiet = Picture::of(&buffer, Terminal::Coloured, CELL).quiet(around);
        assert!(quiet.iter().all(|light| *light >= QUIET), "{size:?} {quiet:?}");
        assert!(!text_of(&buffer).contains("Lề mã"), "{size:?}");
    }
    let buffer = shown(ascii(), (80, 24), "r");
    let quiet = Picture::of(&buffer, Terminal::Coloured, CELL).quiet((58 * CELL.0, 23 * CELL.1));
    assert_eq!(quiet, [QUIET, QUIET, 1, 1]);
    let text = text_of(&buffer);
    assert!(text.contains("Lề mã") && text.contains("30") && text.contains("https://vneid.gov.vn"), "{text}");
}

/// Black on white is asked for by the colours themselves, whatever the theme; those of the terminal are not used.
#[test]
fn the_code_is_black_on_white_whatever_the_theme() {
    let many = Theme::choose(
        ColorChoice::Auto,
        &Environment {
            term: "xterm-256color".to_owned(),
            locale: Some("vi_VN.UTF-8".to_owned()),
            ..Environment::default()
        },
    );
    for theme in [theme(), ascii(), many] {
        for colours in Colours::ALL.iter().copied() {
            let buffer = shown(theme.with(colours, Borders::Auto), (80, 24), "r");
            let paper = &buffer[(1, 1)];
            let wanted =
                if theme == many { (Color::Indexed(16), Color::Indexed(231)) } else { (Color::Black, Color::White) };
            assert_eq!((paper.fg, paper.bg), wanted, "{theme:?} {colours:?}");
        }
    }
}

/// Without colours, light is the terminal's reverse, as most are dark; a key swaps light and dark on the others.
#[test]
fn a_phone_reads_the_code_without_colours() {
    let utf8 = Environment { no_color: true, locale: Some("vi_VN.UTF-8".to_owned()), ..Environment::default() };
    let old = Environment { no_color: true, term: "linux".to_owned(), ..Environment::default() };
    for theme in [&utf8, &old].map(|environment| Theme::choose(ColorChoice::Auto, environment)) {
        let plain = shown(theme, (80, 24), "r");
        let swapped = shown(theme, (80, 24), "ri");
        for cell in plain.content() {
            assert_eq!((cell.fg, cell.bg), (Color::Reset, Color::Reset), "{theme:?}");
        }
        assert_eq!(read(&plain, Terminal::Dark), Some(qr::encoded()), "{theme:?}");
        assert_eq!(read(&swapped, Terminal::Light), Some(qr::encoded()), "{theme:?}");
        assert_eq!(read(&plain, Terminal::Light), None, "light on dark is what the key is for");
    }
    let swapped = shown(theme(), (80, 24), "ri");
    assert_eq!(read(&swapped, Terminal::Coloured), None);
}

#[test]
fn the_code_stands_beside_the_steps_where_there_is_room() {
    let buffer = shown(theme(), (160, 50), "");
    assert_eq!(read(&buffer, Terminal::Coloured), Some(qr::encoded()));
    let papers = |buffer: &Buffer| buffer.content().iter().filter(|cell| cell.bg == Color::White).count();
    assert_eq!(papers(&buffer), 58 * 29, "two cells a module");
    for size in [(120, 40), (140, 36)] {
        let buffer = shown(theme(), size, "");
        assert_eq!(read(&buffer, Terminal::Coloured), Some(qr::encoded()), "{size:?}");
    }
    assert_eq!(papers(&shown(theme(), (80, 24), "")), 0);
}

/// A window too low for it says so, with the address.
#[test]
fn where_there_is_no_room_the_address_is_said() {
    let buffer = shown(ascii(), (60, 16), "r");
    assert_eq!(read(&buffer, Terminal::Coloured), None);
    let text = text_of(&buffer);
    assert!(text.contains("24") && text.contains("https://vneid.gov.vn"), "{text}");
}

/// The address is the official one, and nothing else: in capitals it means the same.
#[test]
fn the_code_says_the_official_address() {
    assert_eq!(qr::encoded().to_lowercase(), crate::domain::script::APP_ADDRESS);
    assert!(qr::encoded().starts_with("https://"), "the scheme stays as every phone knows it");
    let least = qr::whole(theme(), ratatui::layout::Rect::new(0, 0, 40, 20)).unwrap();
    assert_eq!(usize::from(least.width()), MODULES + 2 * QUIET, "the smallest code, with four light modules around it");
}
