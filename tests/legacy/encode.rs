//! Text into old encodings, as programs and fonts of the time wrote it: the way back of `tungnha::text::legacy`, for
//! tests and measurements alone. Made from the same tables.

use std::collections::HashMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

/// How a text is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Written {
    /// TCVN3: toned letters are small ones.
    Tcvn3,
    /// TCVN3 for a font of capitals: all letters are small ones.
    Tcvn3Capitals,
    Vni,
    Viscii,
    Nfd,
    /// Windows-1258, shown as Windows-1252.
    Cp1258,
    /// UTF-8 shown as Windows-1252.
    Mojibake,
    /// The same once more.
    MojibakeTwice,
}

impl Written {
    pub const ALL: [Self; 8] = [
        Self::Tcvn3,
        Self::Tcvn3Capitals,
        Self::Vni,
        Self::Viscii,
        Self::Nfd,
        Self::Cp1258,
        Self::Mojibake,
        Self::MojibakeTwice,
    ];

    /// The code of the contract.
    pub fn code(self) -> &'static str {
        match self {
            Self::Tcvn3 | Self::Tcvn3Capitals => "tcvn3",
            Self::Vni => "vni",
            Self::Viscii => "viscii",
            Self::Nfd => "unicode",
            Self::Cp1258 => "cp1258",
            Self::Mojibake | Self::MojibakeTwice => "mojibake",
        }
    }

    /// The text so written.
    pub fn encode(self, text: &str) -> String {
        match self {
            Self::Tcvn3 => mapped(&TCVN3, text),
            Self::Tcvn3Capitals => mapped(&TCVN3, &text.to_lowercase()),
            Self::Vni => mapped(&VNI, text),
            Self::Viscii => mapped(&VISCII, text),
            Self::Nfd => text.nfd().collect(),
            Self::Cp1258 => as_windows_1252(&windows_1258(text)),
            Self::Mojibake => as_windows_1252(text.as_bytes()),
            Self::MojibakeTwice => as_windows_1252(as_windows_1252(text.as_bytes()).as_bytes()),
        }
    }
}

/// Windows-1258 has a letter for each shape, and five tones to be written behind it.
pub fn windows_1258(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    for c in text.chars() {
        let whole = c.to_string();
        let (whole, _, has_failed) = encoding_rs::WINDOWS_1258.encode(&whole);
        if !has_failed {
            bytes.extend(whole.iter());
            continue;
        }
        let marks: Vec<char> = c.nfd().collect();
        let is_tone = |mark: &char| matches!(mark, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}');
        let shaped: String = marks.iter().copied().filter(|mark| !is_tone(mark)).nfc().collect();
        let tones: String = marks.iter().copied().filter(is_tone).collect();
        for part in [shaped, tones] {
            let (part, _, has_failed) = encoding_rs::WINDOWS_1258.encode(&part);
            assert!(!has_failed, "{c}");
            bytes.extend(part.iter());
        }
    }
    bytes
}

/// Bytes as a program shows them that takes them for Windows-1252.
pub fn as_windows_1252(bytes: &[u8]) -> String {
    encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned()
}

type Table = HashMap<char, String>;

static TCVN3: LazyLock<Table> = LazyLock::new(|| {
    let mut table = of_bytes(include_str!("../../assets/tables/tcvn3.tsv"), 3);
    // A toned capital is written with the small letter of the same sound.
    for (small, shown) in table.clone() {
        for large in small.to_uppercase() {
            table.entry(large).or_insert_with(|| shown.clone());
        }
    }
    table
});
static VISCII: LazyLock<Table> = LazyLock::new(|| of_bytes(include_str!("../../assets/tables/viscii.tsv"), 1));
static VNI: LazyLock<Table> = LazyLock::new(|| {
    let rows = include_str!("../../assets/tables/vni.tsv").lines().skip(1);
    rows.filter_map(|line| {
        let cells: Vec<&str> = line.split('\t').collect();
        Some((cells.get(2)?.chars().next()?, (*cells.first()?).to_owned()))
    })
    .collect()
});

fn of_bytes(table: &str, letter: usize) -> Table {
    let rows = table.lines().skip(1);
    rows.filter_map(|line| {
        let cells: Vec<&str> = line.split('\t').collect();
        let byte = u8::from_str_radix(cells.first()?, 16).ok()?;
        Some((cells.get(letter)?.chars().next()?, as_windows_1252(&[byte])))
    })
    .collect()
}

fn mapped(table: &Table, text: &str) -> String {
    text.chars().map(|c| table.get(&c).cloned().unwrap_or_else(|| c.to_string())).collect()
}
