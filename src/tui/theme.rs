//! How things look. Only roles are named elsewhere. Unless a theme is chosen, the terminal's own background and
//! foreground are kept, so that light and dark terminals both stay readable; a colour never carries a meaning alone.

mod palettes;

use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier, Style};
use ratatui::symbols::border;

use super::ColorChoice;
use crate::sys::settings::{Borders, Colours};
use palettes::Depth;

/// What a piece of text is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// Usual text.
    Plain,
    /// The bar at the top.
    Title,
    /// Heading of a part.
    Heading,
    /// Of less weight.
    Muted,
    /// The selected line.
    Selected,
    /// A key to press.
    Key,
    /// Letters that the search matched.
    Match,
    /// Done, in order.
    Good,
    /// To be done now.
    Attention,
    /// Wrong.
    Trouble,
    /// The filled part of a gauge.
    Bar,
}

#[cfg(test)]
impl Role {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Plain,
        Self::Title,
        Self::Heading,
        Self::Muted,
        Self::Selected,
        Self::Key,
        Self::Match,
        Self::Good,
        Self::Attention,
        Self::Trouble,
        Self::Bar,
    ];
}

/// How things look on a terminal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Theme {
    terminal: Terminal,
    colours: Colours,
    signs: Signs,
}

/// What the terminal can show, and whether colours are wanted at all.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Terminal {
    depth: Option<Depth>,
    signs: Signs,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Signs {
    Unicode,
    Ascii,
}

/// What the environment says about the terminal.
#[derive(Clone, Debug, Default)]
pub struct Environment {
    /// `NO_COLOR`, where it is set to something.
    pub no_color: bool,
    /// `TERM`.
    pub term: String,
    /// `COLORTERM`.
    pub color_term: String,
    /// The locale of characters: the first of `LC_ALL`, `LC_CTYPE`, `LANG` that is set; `None` where the system has no such
    /// thing (Windows).
    pub locale: Option<String>,
}

impl Theme {
    /// The theme for a terminal, before anybody has chosen another.
    pub fn choose(choice: ColorChoice, environment: &Environment) -> Self {
        let depth = match choice {
            ColorChoice::Never => None,
            ColorChoice::Auto if environment.no_color => None,
            ColorChoice::Auto | ColorChoice::Always => Some(Depth::of(environment)),
        };
        let is_utf8 = environment.locale.as_ref().is_none_or(|locale| {
            let locale = locale.to_ascii_lowercase();
            locale.contains("utf-8") || locale.contains("utf8")
        });
        let signs = if environment.term == "linux" || !is_utf8 { Signs::Ascii } else { Signs::Unicode };
        Self { terminal: Terminal { depth, signs }, colours: Colours::Auto, signs }
    }

    /// The theme of the same terminal as the settings want it.
    #[must_use]
    pub fn with(self, colours: Colours, borders: Borders) -> Self {
        let signs = match borders {
            Borders::Auto => self.terminal.signs,
            Borders::Unicode => Signs::Unicode,
            Borders::Ascii => Signs::Ascii,
        };
        Self { colours, signs, ..self }
    }

    /// The colours of its own, if it has any, and how many the terminal shows.
    fn own(self) -> Option<(&'static palettes::Palette, Depth)> {
        let palette = match self.colours {
            Colours::Light => &palettes::LIGHT,
            Colours::Dark => &palettes::DARK,
            Colours::Contrast => &palettes::CONTRAST,
            Colours::Auto | Colours::None => return None,
        };
        self.terminal.depth.map(|depth| (palette, depth))
    }

    /// The style of a role.
    pub fn style(self, role: Role) -> Style {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        let colored = match (self.own(), self.colours, self.terminal.depth) {
            (Some((palette, depth)), _, _) => plain.fg(palette.ink(role).shown(depth)),
            (None, Colours::None, _) | (None, _, None) => plain,
            (None, _, Some(_)) => palettes::of_terminal(role).map_or(plain, |color| plain.fg(color)),
        };
        match role {
            Role::Plain => plain,
            Role::Title | Role::Selected => plain.add_modifier(Modifier::REVERSED),
            Role::Heading | Role::Key => bold,
            // A colour that can be read does not have to be made paler.
            Role::Muted if self.own().is_some() => colored,
            Role::Muted => plain.add_modifier(Modifier::DIM),
            Role::Match => colored.add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            Role::Good | Role::Bar => colored,
            Role::Attention | Role::Trouble => colored.add_modifier(Modifier::BOLD),
        }
    }

    /// Black and white, whatever the theme; nothing where the terminal is not to be given colours. Where it has more than
    /// sixteen, the numbers are ones that no palette of the user's changes.
    pub fn black_and_white(self) -> Option<(Color, Color)> {
        self.terminal.depth.map(|depth| match depth {
            Depth::Sixteen => (Color::Black, Color::White),
            Depth::Indexed | Depth::True => (Color::Indexed(16), Color::Indexed(231)),
        })
    }

    /// Gives the paper and the ink of the theme to everything that has no colour of its own, when all is drawn.
    pub fn paint(self, buffer: &mut Buffer) {
        let Some((palette, depth)) = self.own() else { return };
        let (ink, paper) = (palette.ink(Role::Plain).shown(depth), palette.paper.shown(depth));
        for cell in &mut buffer.content {
            if cell.fg == Color::Reset {
                cell.set_fg(ink);
            }
            if cell.bg == Color::Reset {
                cell.set_bg(paper);
            }
        }
    }

    /// The lines of a box.
    pub fn border(self) -> border::Set<'static> {
        const ASCII: border::Set<'static> = border::Set {
            top_left: "+",
            top_right: "+",
            bottom_left: "+",
            bottom_right: "+",
            vertical_left: "|",
            vertical_right: "|",
            horizontal_top: "-",
            horizontal_bottom: "-",
        };
        self.pick(border::PLAIN, ASCII)
    }

    /// The sign before the selected line.
    pub fn pointer(self) -> &'static str {
        self.pick("►", ">")
    }

    /// The sign of what is chosen or done.
    pub fn done(self) -> &'static str {
        self.pick("√", "+")
    }

    /// The sign in a line's end for what does not fit.
    pub fn full(self) -> &'static str {
        self.pick("█", "#")
    }

    /// The unfilled part of a gauge.
    pub fn empty(self) -> &'static str {
        self.pick("░", ".")
    }

    /// A horizontal line.
    pub fn line(self) -> &'static str {
        self.pick("─", "-")
    }

    /// A dot that hides a character of a passphrase.
    pub fn dot(self) -> &'static str {
        self.pick("•", "*")
    }

    /// One of two signs: for terminals with all characters, and for old ones.
    pub fn pick<T>(self, unicode: T, ascii: T) -> T {
        match self.signs {
            Signs::Unicode => unicode,
            Signs::Ascii => ascii,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_consoles_get_ascii_and_no_color_is_honoured() {
        let utf8 = Environment { locale: Some("vi_VN.UTF-8".to_owned()), ..Environment::default() };
        let theme = |choice, environment: &Environment| Theme::choose(choice, environment);
        assert_eq!(theme(ColorChoice::Auto, &utf8).full(), "█");
        for (term, locale) in [("linux", Some("vi_VN.UTF-8")), ("xterm", Some("C")), ("xterm", Some(""))] {
            let old =
                Environment { term: term.to_owned(), locale: locale.map(str::to_owned), ..Environment::default() };
            assert_eq!(theme(ColorChoice::Auto, &old).full(), "#", "{term} {locale:?}");
        }
        let plain = Environment { no_color: true, ..utf8.clone() };
        assert_eq!(theme(ColorChoice::Auto, &plain).style(Role::Good), Style::new());
        assert_ne!(theme(ColorChoice::Always, &plain).style(Role::Good), Style::new());
        assert_eq!(theme(ColorChoice::Never, &utf8).style(Role::Good), Style::new());
    }

    #[test]
    fn what_is_chosen_holds_unless_there_are_no_colours() {
        let utf8 = Environment { locale: Some("vi_VN.UTF-8".to_owned()), ..Environment::default() };
        let theme = Theme::choose(ColorChoice::Auto, &utf8);
        let dark = theme.with(Colours::Dark, Borders::Ascii);
        assert_eq!((dark.full(), dark.style(Role::Good).fg), ("#", Some(Color::LightGreen)));
        assert_eq!(theme.with(Colours::None, Borders::Auto).style(Role::Trouble).fg, None);
        assert_eq!(dark.with(Colours::Auto, Borders::Auto), theme);
        let never = Theme::choose(ColorChoice::Never, &utf8).with(Colours::Dark, Borders::Auto);
        let mut buffer = Buffer::empty(ratatui::layout::Rect::new(0, 0, 2, 1));
        never.paint(&mut buffer);
        assert_eq!(buffer, Buffer::empty(ratatui::layout::Rect::new(0, 0, 2, 1)));
        dark.paint(&mut buffer);
        assert_eq!(buffer[(1, 0)].bg, Color::Black);
    }

    #[test]
    fn what_is_selected_is_seen_without_colours() {
        let plain = Theme::choose(ColorChoice::Never, &Environment::default());
        for colours in Colours::ALL.iter().copied() {
            let style = plain.with(colours, Borders::Auto).style(Role::Selected);
            assert!(style.add_modifier.contains(Modifier::REVERSED));
        }
    }
}
