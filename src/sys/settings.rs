//! The program's own small settings: who is working, the language, the colours, when to lock. Nothing of the ward.
//! A file that cannot be read costs a warning, never the start of the program.

use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::files::{self, FilesError, Overwrite};
use crate::msg;
use crate::text::numbers::Lang;
use crate::text::words::{Explain, Message};

/// Name of the file in the settings folder.
const FILE_NAME: &str = "settings.toml";

/// Minutes without a key after which the ledger locks itself (reliability.md F6).
pub const LOCK_MINUTES: u32 = 5;

/// How many folders are remembered.
pub const MOST_RECENT_FOLDERS: usize = 8;

/// At most so long: the hard limit of a session.
pub const MOST_LOCK_MINUTES: u32 = 8 * 60;

/// The settings of this laptop. What a newer version wrote is kept when they are saved.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Who is working, as they appear in the journal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actor: Option<String>,
    /// Language of the screen: `vi` or `en`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    /// Name of the colours: a code of [`Colours`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theme: Option<String>,
    /// Lines and signs: a code of [`Borders`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub borders: Option<String>,
    /// How Vietnamese is typed: a code of [`TypingMethod`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub typing: Option<String>,
    /// Minutes without a key after which the ledger locks itself.
    pub lock_minutes: u32,
    /// Folders that rosters were chosen from, newest first, at most [`MOST_RECENT_FOLDERS`].
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub recent_folders: Vec<PathBuf>,
    /// How the doors of a walk are listed: names of areas, nothing of anybody.
    #[serde(skip_serializing_if = "WalkTable::is_usual")]
    walk: WalkTable,
    #[serde(flatten)]
    unknown: toml::Table,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            actor: None,
            lang: None,
            theme: None,
            borders: None,
            typing: None,
            lock_minutes: LOCK_MINUTES,
            recent_folders: Vec::new(),
            walk: WalkTable::default(),
            unknown: toml::Table::new(),
        }
    }
}

macro_rules! choices {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $code:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)*
        }

        impl $name {
            /// All of them, in the order in which they are offered.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The code in the settings file.
            pub fn code(self) -> &'static str {
                match self {
                    $(Self::$variant => $code,)*
                }
            }

            /// The choice of a code; the usual one where there is none, or one that only a newer version knows.
            pub fn of_code(code: Option<&str>) -> Self {
                Self::ALL.iter().copied().find(|choice| Some(choice.code()) == code).unwrap_or_default()
            }
        }
    };
}

choices! {
    /// The colours of the screen.
    Colours {
        /// As the terminal is.
        #[default]
        Auto = "auto",
        /// Dark on light.
        Light = "light",
        /// Light on dark.
        Dark = "dark",
        /// High contrast.
        Contrast = "contrast",
        /// None.
        None = "none",
    }
}

choices! {
    /// Lines and signs of the screen.
    Borders {
        /// As the terminal can.
        #[default]
        Auto = "auto",
        /// Drawn lines.
        Unicode = "unicode",
        /// Plain characters, for old consoles.
        Ascii = "ascii",
    }
}

choices! {
    /// How Vietnamese is typed where the system has no input method.
    TypingMethod {
        /// The system does it.
        #[default]
        Off = "off",
        /// Telex.
        Telex = "telex",
        /// VNI.
        Vni = "vni",
    }
}

mod walk;

pub use walk::{DoneDoors, WalkChoice, WalkOnly, WalkOrder, WalkSides};

use walk::WalkTable;

/// The settings as the screen has them: each with a value.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AppSettings {
    /// Who is working; empty where nobody said.
    pub actor: String,
    /// Language of the screen.
    pub lang: Lang,
    /// The colours.
    pub theme: Colours,
    /// Lines and signs.
    pub borders: Borders,
    /// How Vietnamese is typed.
    pub typing: TypingMethod,
    /// Minutes without a key after which the ledger locks itself.
    pub lock_minutes: u32,
    /// How the doors of a walk are listed.
    pub walk: WalkChoice,
}

impl Default for AppSettings {
    fn default() -> Self {
        Settings::default().app()
    }
}

/// Why the settings were not read: a warning.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// The file is there and cannot be read.
    #[error("cannot read {}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The file is not what it should be.
    #[error("{} is not a settings file", path.display())]
    Broken {
        /// The file.
        path: PathBuf,
        /// What is wrong in it.
        source: toml::de::Error,
    },
}

impl Settings {
    /// Reads the settings of a folder ([`super::paths::config_dir`]): the usual ones where there are none, and with
    /// a warning where they cannot be read.
    pub fn load(folder: &Path) -> (Self, Option<SettingsError>) {
        let path = folder.join(FILE_NAME);
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(source) if source.kind() == io::ErrorKind::NotFound => return (Self::default(), None),
            Err(source) => return (Self::default(), Some(SettingsError::Read { path, source })),
        };
        match toml::from_str::<Self>(&text) {
            Ok(settings) => (settings.within_limits(), None),
            Err(source) => (Self::default(), Some(SettingsError::Broken { path, source })),
        }
    }

    /// Saves the settings, whole or not at all; the folder is made where it is missing.
    pub fn save(&self, folder: &Path) -> Result<(), FilesError> {
        let path = folder.join(FILE_NAME);
        files::create_private_dir(folder)?;
        let text = toml::to_string(self)
            .map_err(|error| FilesError::Write { path: path.clone(), source: io::Error::other(error) })?;
        files::write_new(&path, Overwrite::Replace, |file| file.write_all(text.as_bytes())).map(drop)
    }

    /// Puts a folder before the other recent ones. The file is text: a name that is none cannot be kept in it.
    pub fn remember_folder(&mut self, folder: &Path) {
        if folder.to_str().is_none() {
            return;
        }
        self.recent_folders.retain(|other| other != folder);
        self.recent_folders.insert(0, folder.to_owned());
        self.recent_folders.truncate(MOST_RECENT_FOLDERS);
    }

    /// As the screen has them.
    pub fn app(&self) -> AppSettings {
        AppSettings {
            actor: self.actor.clone().unwrap_or_default(),
            lang: self.lang.as_deref().and_then(|lang| lang.parse().ok()).unwrap_or_default(),
            theme: Colours::of_code(self.theme.as_deref()),
            borders: Borders::of_code(self.borders.as_deref()),
            typing: TypingMethod::of_code(self.typing.as_deref()),
            lock_minutes: self.lock_minutes,
            walk: self.walk.choice(),
        }
    }

    /// With another way of listing the doors of a walk.
    #[must_use]
    pub fn with_walk(self, walk: &WalkChoice) -> Self {
        Self { walk: self.walk.clone().with(walk), ..self }
    }

    /// With what was set on the screen.
    #[must_use]
    pub fn with(self, app: &AppSettings) -> Self {
        let settings = Self {
            actor: Some(app.actor.clone()).filter(|actor| !actor.is_empty()),
            lang: Some(app.lang.code().to_owned()),
            theme: Some(app.theme.code().to_owned()),
            borders: Some(app.borders.code().to_owned()),
            typing: Some(app.typing.code().to_owned()),
            lock_minutes: app.lock_minutes,
            ..self.with_walk(&app.walk)
        };
        settings.within_limits()
    }

    fn within_limits(mut self) -> Self {
        self.recent_folders.truncate(MOST_RECENT_FOLDERS);
        Self { lock_minutes: self.lock_minutes.clamp(1, MOST_LOCK_MINUTES), ..self }
    }
}

impl Explain for SettingsError {
    fn code(&self) -> &'static str {
        match self {
            Self::Read { .. } => "settings_not_read",
            Self::Broken { .. } => "settings_broken",
        }
    }

    fn message(&self) -> Message {
        match self {
            Self::Read { path, source } => {
                msg!("error-file-settings-read", path = path.display().to_string(), detail = source.to_string())
            }
            Self::Broken { path, source } => {
                msg!("error-file-settings-broken", path = path.display().to_string(), detail = source.message())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a settings file is read as, and whether with a warning.
    fn check(text: &str, expected: &Settings, warned: bool) {
        let folder = tempfile::tempdir().unwrap();
        files::write_new(&folder.path().join(FILE_NAME), Overwrite::Refuse, |file| file.write_all(text.as_bytes()))
            .unwrap();
        let (settings, warning) = Settings::load(folder.path());
        assert_eq!((&settings, warning.is_some()), (expected, warned), "{text}");
    }

    #[test]
    fn settings_are_read_with_defaults_and_limits() {
        let usual = Settings::default();
        check("", &usual, false);
        check("actor = 'Đỗ Văn Bốn'", &Settings { actor: Some("Đỗ Văn Bốn".to_owned()), ..usual.clone() }, false);
        check("lock_minutes = 0", &Settings { lock_minutes: 1, ..usual.clone() }, false);
        check("lock_minutes = 100000", &Settings { lock_minutes: MOST_LOCK_MINUTES, ..usual.clone() }, false);
        check("lock_minutes = 'soon'", &usual, true);
        check("actor = ", &usual, true);
        check("\u{0}\u{1}", &usual, true);
    }

    #[test]
    fn the_newest_folders_are_remembered() {
        let mut settings = Settings::default();
        for number in [1, 2, 3, 1, 4, 5, 6, 7, 8, 9] {
            settings.remember_folder(Path::new(&format!("/tmp/{number}")));
        }
        let shown: Vec<String> = settings.recent_folders.iter().map(|path| path.display().to_string()).collect();
        assert_eq!(shown, ["/tmp/9", "/tmp/8", "/tmp/7", "/tmp/6", "/tmp/5", "/tmp/4", "/tmp/1", "/tmp/3"]);
        let folder = tempfile::tempdir().unwrap();
        settings.save(folder.path()).unwrap();
        assert_eq!(Settings::load(folder.path()).0, settings);
    }

    #[test]
    fn the_screen_has_a_value_for_each_and_gives_it_back() {
        let settings: Settings = toml::from_str("theme = 'neon'\ntyping = 'vni'\nlang = 'en'\nsound = true").unwrap();
        let app = settings.app();
        assert_eq!(
            (app.theme, app.typing, app.lang, app.lock_minutes),
            (Colours::Auto, TypingMethod::Vni, Lang::En, 5)
        );
        let other = AppSettings { theme: Colours::Contrast, lock_minutes: 0, actor: "An".to_owned(), ..app };
        let saved = settings.with(&other);
        assert_eq!(saved.app(), AppSettings { lock_minutes: 1, ..other });
        assert_eq!(saved.unknown.get("sound"), Some(&toml::Value::Boolean(true)));
    }

    #[test]
    fn saved_settings_read_back_with_what_a_newer_version_wrote() {
        let folder = tempfile::tempdir().unwrap();
        let below = folder.path().join("config/tungnha");
        assert_eq!(Settings::load(&below).0, Settings::default());
        let newer = "actor = \"An\"\nlang = \"en\"\nlock_minutes = 7\nsound = true\n\n[sheet]\nper_page = 30\n";
        let settings: Settings = toml::from_str(newer).unwrap();
        settings.save(&below).unwrap();
        settings.save(&below).unwrap();
        assert_eq!(Settings::load(&below).0, settings);
        assert_eq!(std::fs::read_to_string(below.join(FILE_NAME)).unwrap(), newer);
    }
}
