//! The code of the app's official address, for the camera of a phone: dark on light whatever the theme, with a quiet zone
//! around it. Half blocks where the terminal has them, two filled cells a module where it has not.
//!
//! The host is written in capitals, which mean the same: so the address fits the smallest code there is, 21 modules,
//! and a window of 24 lines shows it in whole cells too. The scheme stays small: not every phone knows it otherwise.
//!
//! Black and white are asked for by number; without colours, light is the terminal's reverse, as most are dark, and a
//! key turns it round.

use qrcode::{EcLevel, QrCode, types::Color as Module};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

use crate::domain::script::APP_ADDRESS;
use crate::tui::theme::Theme;
use crate::tui::widgets::cells;

/// Modules around a code that stay light (ISO/IEC 18004).
const QUIET: usize = 4;
/// Where there are not enough rows for whole cells: with less than one, the code runs into what stands above it. At the
/// sides there is always room for all four.
const LEAST_QUIET: usize = 1;

/// A code of some size, as it is drawn.
pub struct Code {
    modules: Vec<Vec<bool>>,
    shape: Shape,
    scale: usize,
    /// Light modules above and below.
    quiet: usize,
    /// Black and white, where there are colours.
    colours: Option<(Color, Color)>,
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

/// The code with all that is light around it, as large as an area allows.
pub fn whole(theme: Theme, area: Rect) -> Option<Code> {
    (1..).map_while(|scale| Code::of(theme, scale, QUIET).filter(|code| code.fits(area))).last()
}

/// The same; where there are not rows enough, with less above and below; none where it cannot be shown at all.
pub fn largest(theme: Theme, area: Rect) -> Option<Code> {
    let mut quiets = (LEAST_QUIET..QUIET).rev();
    let narrow = || quiets.find_map(|quiet| Code::of(theme, 1, quiet).filter(|code| code.fits(area)));
    whole(theme, area).or_else(narrow)
}

/// Columns and rows in which the code is shown, at least.
pub fn least(theme: Theme) -> (usize, usize) {
    let code = Code::of(theme, 1, LEAST_QUIET);
    code.map_or((0, 0), |code| (usize::from(code.width()), usize::from(code.height())))
}

/// Rows in which it has all that is light around it.
pub fn rows_of_whole(theme: Theme) -> usize {
    Code::of(theme, 1, QUIET).map_or(0, |code| usize::from(code.height()))
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
        Some(Self { modules, shape, scale, quiet, colours: theme.black_and_white(), is_inverted: false })
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

    /// Whether there is less light around it than there should be.
    pub fn is_narrow(&self) -> bool {
        self.quiet < QUIET
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
            let (symbol, style) = match self.shape {
                Shape::HalfBlocks => (half_block(self.is_dark((x, 2 * y)), self.is_dark((x, 2 * y + 1))), self.paper()),
                Shape::Ascii => (" ", self.of_light(!self.is_dark((x / 2, y)))),
            };
            if let Some(cell) = frame.buffer_mut().cell_mut(place) {
                cell.reset();
                cell.set_symbol(symbol).set_style(style);
            }
        }
    }

    /// The style of what is around the code: dark on light.
    pub fn paper(&self) -> Style {
        self.of_light(true)
    }

    /// The style in which an empty cell is light, or dark.
    fn of_light(&self, is_light: bool) -> Style {
        let (style, is_light_as_it_is) = match self.colours {
            Some((black, white)) => (Style::new().fg(black).bg(white), true),
            None => (Style::new(), false),
        };
        let is_turned = (is_light != is_light_as_it_is) != self.is_inverted;
        if is_turned { style.add_modifier(Modifier::REVERSED) } else { style }
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
