//! How things look. Only roles are named elsewhere. The terminal's own background and foreground are kept, so that
//! light and dark terminals both stay readable; a colour never carries a meaning alone.

use ratatui::style::{Color, Modifier, Style};
use ratatui::symbols::border;

use super::ColorChoice;

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

/// What the terminal can show.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Theme {
    color: Colors,
    signs: Signs,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Colors {
    Named,
    None,
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
    /// The locale of characters: the first of `LC_ALL`, `LC_CTYPE`, `LANG` that is set; `None` where the system has no such
    /// thing (Windows).
    pub locale: Option<String>,
}

impl Theme {
    /// The theme for a terminal.
    pub fn choose(choice: ColorChoice, environment: &Environment) -> Self {
        let color = match choice {
            ColorChoice::Never => Colors::None,
            ColorChoice::Auto if environment.no_color => Colors::None,
            ColorChoice::Auto | ColorChoice::Always => Colors::Named,
        };
        let is_utf8 = environment.locale.as_ref().is_none_or(|locale| {
            let locale = locale.to_ascii_lowercase();
            locale.contains("utf-8") || locale.contains("utf8")
        });
        let signs = if environment.term == "linux" || !is_utf8 { Signs::Ascii } else { Signs::Unicode };
        Self { color, signs }
    }

    /// The style of a role.
    pub fn style(self, role: Role) -> Style {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        let colored = |color: Color| match self.color {
            Colors::Named => plain.fg(color),
            Colors::None => plain,
        };
        match role {
            Role::Plain => plain,
            Role::Title | Role::Selected => plain.add_modifier(Modifier::REVERSED),
            Role::Heading | Role::Key => bold,
            Role::Muted => plain.add_modifier(Modifier::DIM),
            Role::Match => bold.add_modifier(Modifier::UNDERLINED),
            Role::Good | Role::Bar => colored(Color::Green),
            Role::Attention => colored(Color::Magenta).add_modifier(Modifier::BOLD),
            Role::Trouble => colored(Color::Red).add_modifier(Modifier::BOLD),
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
            let old = Environment { term: term.to_owned(), locale: locale.map(str::to_owned), no_color: false };
            assert_eq!(theme(ColorChoice::Auto, &old).full(), "#", "{term} {locale:?}");
        }
        let plain = Environment { no_color: true, ..utf8.clone() };
        assert_eq!(theme(ColorChoice::Auto, &plain).style(Role::Good), Style::new());
        assert_ne!(theme(ColorChoice::Always, &plain).style(Role::Good), Style::new());
        assert_eq!(theme(ColorChoice::Never, &utf8).style(Role::Good), Style::new());
    }
}
