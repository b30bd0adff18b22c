//! The colours of the themes. Each is chosen to be read on its theme's paper (a contrast of 4.5 to 1 or more, 7 in
//! the theme of high contrast), as it is, as the nearest of 256, and as one of the 16 that old consoles have.

use ratatui::style::Color;

use super::{Environment, Role};

/// How many colours a terminal shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Depth {
    /// The 16 with names.
    Sixteen,
    /// 256, by number.
    Indexed,
    /// All.
    True,
}

impl Depth {
    /// As the environment says.
    pub fn of(environment: &Environment) -> Self {
        match environment.color_term.as_str() {
            "truecolor" | "24bit" => Self::True,
            _ if environment.term.contains("256color") => Self::Indexed,
            _ => Self::Sixteen,
        }
    }
}

/// A colour: as it is meant, and the one of sixteen that stands for it.
#[derive(Clone, Copy, Debug)]
pub struct Ink {
    rgb: (u8, u8, u8),
    named: Color,
}

impl Ink {
    /// As a terminal can show it.
    pub fn shown(self, depth: Depth) -> Color {
        match depth {
            Depth::Sixteen => self.named,
            Depth::Indexed => Color::Indexed(nearest(self.rgb)),
            Depth::True => Color::Rgb(self.rgb.0, self.rgb.1, self.rgb.2),
        }
    }
}

/// The colours of a theme.
pub struct Palette {
    /// What is drawn on.
    pub paper: Ink,
    plain: Ink,
    muted: Ink,
    matched: Ink,
    good: Ink,
    attention: Ink,
    trouble: Ink,
}

impl Palette {
    /// The colour of a role.
    pub fn ink(&self, role: Role) -> Ink {
        match role {
            Role::Plain | Role::Title | Role::Heading | Role::Selected | Role::Key => self.plain,
            Role::Muted => self.muted,
            Role::Match => self.matched,
            Role::Good | Role::Bar => self.good,
            Role::Attention => self.attention,
            Role::Trouble => self.trouble,
        }
    }
}

const fn ink(rgb: (u8, u8, u8), named: Color) -> Ink {
    Ink { rgb, named }
}

/// Dark on light.
pub const LIGHT: Palette = Palette {
    paper: ink((0xff, 0xff, 0xff), Color::White),
    plain: ink((0x1b, 0x1f, 0x24), Color::Black),
    muted: ink((0x4f, 0x57, 0x61), Color::Black),
    matched: ink((0x05, 0x50, 0xae), Color::Blue),
    good: ink((0x11, 0x63, 0x29), Color::Blue),
    attention: ink((0x66, 0x39, 0xba), Color::Magenta),
    trouble: ink((0xa4, 0x0e, 0x26), Color::Red),
};

/// Light on dark.
pub const DARK: Palette = Palette {
    paper: ink((0x12, 0x12, 0x12), Color::Black),
    plain: ink((0xe6, 0xe9, 0xed), Color::Gray),
    muted: ink((0x9a, 0xa4, 0xaf), Color::Gray),
    matched: ink((0x79, 0xc0, 0xff), Color::LightCyan),
    good: ink((0x7e, 0xe7, 0x87), Color::LightGreen),
    attention: ink((0xd2, 0xa8, 0xff), Color::LightMagenta),
    trouble: ink((0xff, 0x94, 0x92), Color::LightRed),
};

/// White, yellow and their like on black.
pub const CONTRAST: Palette = Palette {
    paper: ink((0x00, 0x00, 0x00), Color::Black),
    plain: ink((0xff, 0xff, 0xff), Color::White),
    muted: ink((0xff, 0xff, 0xff), Color::White),
    matched: ink((0x00, 0xff, 0xff), Color::LightCyan),
    good: ink((0x5f, 0xff, 0x5f), Color::LightGreen),
    attention: ink((0xff, 0xff, 0x00), Color::LightYellow),
    trouble: ink((0xff, 0xaf, 0xaf), Color::LightYellow),
};

/// The colour of a role among the terminal's own, which its user has made readable.
pub fn of_terminal(role: Role) -> Option<Color> {
    match role {
        Role::Good | Role::Bar => Some(Color::Green),
        Role::Attention => Some(Color::Magenta),
        Role::Trouble => Some(Color::Red),
        Role::Plain | Role::Title | Role::Heading | Role::Muted | Role::Selected | Role::Key | Role::Match => None,
    }
}

/// The nearest of the 240 colours with numbers that all terminals agree on: a cube of 6×6×6 and 24 greys.
fn nearest(rgb: (u8, u8, u8)) -> u8 {
    (16..=u8::MAX).min_by_key(|index| distance(of_index(*index), rgb)).unwrap_or(u8::MAX)
}

fn distance(one: (u8, u8, u8), other: (u8, u8, u8)) -> u32 {
    let square = |a: u8, b: u8| u32::from(a.abs_diff(b)).pow(2);
    square(one.0, other.0) + square(one.1, other.1) + square(one.2, other.2)
}

/// The colour of a number from 16 on.
fn of_index(index: u8) -> (u8, u8, u8) {
    let step = |place: u8| if place == 0 { 0 } else { 55 + 40 * place };
    if let Some(grey) = index.checked_sub(232) {
        let level = 8 + 10 * grey;
        return (level, level, level);
    }
    let place = index.saturating_sub(16);
    (step(place / 36), step(place / 6 % 6), step(place % 6))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROLES: [Role; 6] = [Role::Plain, Role::Muted, Role::Match, Role::Good, Role::Attention, Role::Trouble];

    /// WCAG 2: from 1 to 21.
    fn contrast(one: (u8, u8, u8), other: (u8, u8, u8)) -> f64 {
        let part = |byte: u8| {
            let part = f64::from(byte) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        let light = |(r, g, b): (u8, u8, u8)| 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
        let (one, other) = (light(one), light(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// The named colours as xterm and as the consoles of Linux and Windows have them.
    #[expect(clippy::wildcard_enum_match_arm, reason = "the themes use some of the sixteen")]
    fn named(color: Color) -> [(u8, u8, u8); 2] {
        match color {
            Color::Black => [(0, 0, 0), (0, 0, 0)],
            Color::Red => [(205, 0, 0), (170, 0, 0)],
            Color::Blue => [(0, 0, 238), (0, 0, 170)],
            Color::Magenta => [(205, 0, 205), (170, 0, 170)],
            Color::Gray => [(229, 229, 229), (170, 170, 170)],
            Color::White => [(255, 255, 255), (255, 255, 255)],
            Color::LightRed => [(255, 0, 0), (255, 85, 85)],
            Color::LightGreen => [(0, 255, 0), (85, 255, 85)],
            Color::LightYellow => [(255, 255, 0), (255, 255, 85)],
            Color::LightMagenta => [(255, 0, 255), (255, 85, 255)],
            Color::LightCyan => [(0, 255, 255), (85, 255, 255)],
            other => panic!("{other:?} is in no theme"),
        }
    }

    #[test]
    fn every_colour_can_be_read_on_its_paper() {
        for (palette, least) in [(&LIGHT, 4.5), (&DARK, 4.5), (&CONTRAST, 7.0)] {
            for role in ROLES {
                let (ink, paper) = (palette.ink(role), palette.paper);
                let mut pairs = vec![(ink.rgb, paper.rgb), (of_index(nearest(ink.rgb)), of_index(nearest(paper.rgb)))];
                pairs.extend(named(ink.named).into_iter().zip(named(paper.named)));
                for (ink, paper) in pairs {
                    assert!(contrast(ink, paper) >= least, "{role:?}: {ink:?} on {paper:?}: {}", contrast(ink, paper));
                }
            }
        }
    }

    #[test]
    fn the_nearest_of_256_is_found() {
        for (rgb, expected) in [((0, 0, 0), 16), ((255, 255, 255), 231), ((255, 0, 0), 196), ((8, 8, 8), 232)] {
            assert_eq!(nearest(rgb), expected);
        }
    }

    #[test]
    fn the_environment_says_how_many_colours() {
        for (term, color_term, expected) in [
            ("xterm", "", Depth::Sixteen),
            ("linux", "", Depth::Sixteen),
            ("screen-256color", "", Depth::Indexed),
            ("xterm-256color", "truecolor", Depth::True),
        ] {
            let environment =
                Environment { term: term.to_owned(), color_term: color_term.to_owned(), ..Environment::default() };
            assert_eq!(Depth::of(&environment), expected, "{term}");
        }
    }
}
