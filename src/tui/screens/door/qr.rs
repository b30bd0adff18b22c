//! The code of the app's official address, for the camera of a phone: dark on light whatever the theme, with a quiet zone
//! around it. Half blocks where the terminal has them, two `#` a module where it has not.
//!
//! The host is written in capitals, which mean the same: so the address fits the smallest code there is, 21 modules,
//! and a window of 24 lines shows it in `#` too. The scheme stays small: not every phone knows it otherwise.

use qrcode::{EcLevel, QrCode, types::Color as Module};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

use crate::domain::script::APP_ADDRESS;
use crate::tui::theme::Theme;
use crate::tui::widgets::cells;

/// Modules around a code that stay light (ISO/IEC 18004).
const QUIET: usize = 4;
/// Where there are not enough rows for `#`: with less than one, the code runs into what stands above it. At the sides
/// there is always room for all four.
const LEAST_QUIET: usize = 1;

/// A code of some size, as it is drawn.
pub struct Code {
    modules: Vec<Vec<bool>>,
    shape: Shape,
    scale: usize,
    /// Light modules above and below.
    quiet: usize,
    /// The terminal shows light as dark.
    pub is_inverted: bool,
}

/// Of what a module is made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Shape {
    /// A cell holds two modules, one above the other.
    HalfBlocks,
    /// A module is two cells.
    Ascii,
}

/// The code in its smallest size.
pub fn smallest(theme: Theme) -> Option<Code> {
    Code::of(theme, 1, QUIET)
}

/// The code as large as an area allows; none where it cannot be shown at all.
pub fn largest(theme: Theme, area: Rect) -> Option<Code> {
    let mut best = (LEAST_QUIET..=QUIET).rev().find_map(|quiet| Code::of(theme, 1, quiet).filter(|c| c.fits(area)))?;
    for scale in 2.. {
        match Code::of(theme, scale, QUIET).filter(|code| code.fits(area)) {
            Some(larger) => best = larger,
            None => break,
        }
    }
    Some(best)
}

/// Rows of a window in which the code is shown, at least.
pub fn least_rows(theme: Theme) -> usize {
    Code::of(theme, 1, LEAST_QUIET).map_or(0, |code| usize::from(code.height()))
}

/// The address as the code says it.
pub fn encoded() -> String {
    match APP_ADDRESS.split_once("://") {
        Some((scheme, host)) => format!("{scheme}://{}", host.to_ascii_uppercase()),
        None => APP_ADDRESS.to_owned(),
    }
}

impl Code {
    fn of(theme: Theme, scale: usize, quiet: usize) -> Option<Self> {
        // A screen has no stains: the lowest level makes the largest modules.
        let code = QrCode::with_error_correction_level(encoded(), EcLevel::L).ok()?;
        let colours = code.to_colors();
        let row = |row: &[Module]| row.iter().map(|module| *module == Module::Dark).collect();
        let modules = colours.chunks(code.width()).map(row).collect();
        let shape = theme.pick(Shape::HalfBlocks, Shape::Ascii);
        Some(Self { modules, shape, scale, quiet, is_inverted: false })
    }

    /// Modules of a side, in the size that is drawn, with light ones on both ends.
    fn side(&self, quiet: usize) -> usize {
        (self.modules.len() + 2 * quiet) * self.scale
    }

    /// Columns.
    pub fn width(&self) -> u16 {
        let side = self.side(QUIET);
        cells::cells(match self.shape {
            Shape::HalfBlocks => side,
            Shape::Ascii => 2 * side,
        })
    }

    /// Rows.
    pub fn height(&self) -> u16 {
        let side = self.side(self.quiet);
        cells::cells(match self.shape {
            Shape::HalfBlocks => side.div_ceil(2),
            Shape::Ascii => side,
        })
    }

    /// Whether an area has room for it.
    pub fn fits(&self, area: Rect) -> bool {
        self.width() <= area.width && self.height() <= area.height
    }

    /// Whether the module there is dark; around the code all are light.
    fn is_dark(&self, (x, y): (usize, usize)) -> bool {
        let place = |at: usize, quiet: usize| (at / self.scale).checked_sub(quiet);
        let (Some(x), Some(y)) = (place(x, QUIET), place(y, self.quiet)) else { return false };
        self.modules.get(y).and_then(|row| row.get(x)).copied().unwrap_or(false)
    }

    /// Draws it at the top left of an area.
    pub fn draw(&self, frame: &mut Frame, area: Rect) {
        let at = Rect { width: self.width(), height: self.height(), ..area }.intersection(area);
        for place in at.positions() {
            let (x, y) = (usize::from(place.x - at.x), usize::from(place.y - at.y));
            let (symbol, ink) = match self.shape {
                Shape::HalfBlocks => (half_block(self.is_dark((x, 2 * y)), self.is_dark((x, 2 * y + 1))), Color::Black),
                // In colours the sign is not seen, the whole cell is dark; without colours the sign is all there is.
                Shape::Ascii if self.is_dark((x / 2, y)) => ("#", Color::Black),
                Shape::Ascii => (" ", Color::White),
            };
            let paper = if symbol == "#" { Color::Black } else { Color::White };
            if let Some(cell) = frame.buffer_mut().cell_mut(place) {
                cell.reset();
                cell.set_symbol(symbol).set_style(self.turned(Style::new().fg(ink).bg(paper)));
            }
        }
    }

    /// The style of what is around the code.
    pub fn paper(&self) -> Style {
        self.turned(Style::new().fg(Color::Black).bg(Color::White))
    }

    fn turned(&self, style: Style) -> Style {
        if self.is_inverted { style.add_modifier(Modifier::REVERSED) } else { style }
    }
}

fn half_block(upper: bool, lower: bool) -> &'static str {
    match (upper, lower) {
        (true, true) => "█",
        (true, false) => "▀",
        (false, true) => "▄",
        (false, false) => " ",
    }
}
