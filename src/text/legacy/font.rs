//! What the name of a font says of the text in it.

use super::TextEncoding;
use super::capitals::Capitals;

/// A font of an old encoding.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Font {
    /// The encoding it draws.
    pub encoding: TextEncoding,
    /// Whether it draws small letters as capitals.
    pub capitals: Capitals,
}

impl Font {
    /// The font of a name: `.VnTime`, `.VnTimeH` (capitals), `VNI-Times`. `None` for all others, which say nothing.
    pub fn named(name: &str) -> Option<Self> {
        let name = name.trim();
        let begins = |start: &str| name.get(..start.len()).is_some_and(|own| own.eq_ignore_ascii_case(start));
        let encoding = match () {
            () if begins(".vn") => TextEncoding::Tcvn3,
            () if begins("vni-") || begins("vni ") => TextEncoding::Vni,
            () if name.to_ascii_lowercase().contains("viscii") => TextEncoding::Viscii,
            () => return None,
        };
        let is_of_capitals = encoding == TextEncoding::Tcvn3 && name.ends_with('H');
        Some(Self { encoding, capitals: if is_of_capitals { Capitals::All } else { Capitals::Words } })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_fonts() {
        let tcvn3 = |capitals| Some(Font { encoding: TextEncoding::Tcvn3, capitals });
        let plain = |encoding| Some(Font { encoding, capitals: Capitals::Words });
        for (name, expected) in [
            (".VnTime", tcvn3(Capitals::Words)),
            (".VnTimeH", tcvn3(Capitals::All)),
            (".VnArial NarrowH", tcvn3(Capitals::All)),
            (".vntime", tcvn3(Capitals::Words)),
            ("VNI-Times", plain(TextEncoding::Vni)),
            ("vni-helve", plain(TextEncoding::Vni)),
            ("VISCII Times", plain(TextEncoding::Viscii)),
            ("Times New Roman", None),
            ("UVnTime", None),
            ("VnTime", None),
            ("VNI", None),
            ("", None),
        ] {
            assert_eq!(Font::named(name), expected, "{name}");
        }
    }
}
