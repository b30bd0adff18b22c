//! The words that people read: messages by id over `assets/locales`, one folder a language, one file a topic.
//! Code holds ids and arguments, never sentences. Tests: every id that code names exists in both languages, with
//! the same variables.

use std::borrow::Cow;

use chrono::NaiveDate;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use super::clean::visible;
use super::numbers::{self, Lang};

/// A sentence to be said: its id in the locales and what stands in its places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Id in `assets/locales`.
    pub id: Cow<'static, str>,
    /// Named arguments.
    pub args: Vec<(&'static str, Arg)>,
}

/// What stands in a place of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    /// A text from anywhere; control characters are made visible when it is said.
    Text(String),
    /// A count: written with the language's thousands mark, and usable for plurals.
    Count(i64),
    /// Another message.
    Message(Box<Message>),
}

/// Makes a [`Message`]: `msg!("import-done", added = 5, file = name)`.
#[macro_export]
macro_rules! msg {
    ($id:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::text::words::Message {
            id: ::std::borrow::Cow::Borrowed($id),
            args: vec![$((stringify!($name), $crate::text::words::Arg::from($value))),*],
        }
    };
}

impl Message {
    /// The message of an id that is put together from a fixed prefix and a code of the contract, such as
    /// `reason-` and `no_smartphone` (underscores become hyphens).
    pub fn of_code(prefix: &str, code: &str) -> Self {
        Self { id: Cow::Owned(format!("{prefix}-{}", code.replace('_', "-"))), args: Vec::new() }
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
impl From<&String> for Arg {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}
impl From<Message> for Arg {
    fn from(message: Message) -> Self {
        Self::Message(Box::new(message))
    }
}
impl From<NaiveDate> for Arg {
    fn from(day: NaiveDate) -> Self {
        Self::Text(numbers::day(day))
    }
}

macro_rules! count_from {
    ($($type:ty),*) => {$(
        impl From<$type> for Arg {
            fn from(count: $type) -> Self {
                Self::Count(i64::try_from(count).unwrap_or(i64::MAX))
            }
        }
    )*};
}
count_from!(i32, i64, u16, u32, u64, usize);

/// An error or a finding that has words for people.
pub trait Explain {
    /// Stable English code for machines.
    fn code(&self) -> &'static str;
    /// One sentence: what is wrong, and where.
    fn message(&self) -> Message;
    /// What to do about it.
    fn hint(&self) -> Option<Message> {
        None
    }
}

/// The files of a language; the list is the same for both.
macro_rules! locale_files {
    ($lang:literal) => {
        [
            ("domain", include_str!(concat!("../../assets/locales/", $lang, "/domain.ftl"))),
            ("errors", include_str!(concat!("../../assets/locales/", $lang, "/errors.ftl"))),
            ("intake", include_str!(concat!("../../assets/locales/", $lang, "/intake.ftl"))),
            ("report", include_str!(concat!("../../assets/locales/", $lang, "/report.ftl"))),
            ("campaign", include_str!(concat!("../../assets/locales/", $lang, "/campaign.ftl"))),
            ("rollup", include_str!(concat!("../../assets/locales/", $lang, "/rollup.ftl"))),
            ("report-form", include_str!(concat!("../../assets/locales/", $lang, "/report-form.ftl"))),
            ("walk-sheet", include_str!(concat!("../../assets/locales/", $lang, "/walk-sheet.ftl"))),
            ("cli", include_str!(concat!("../../assets/locales/", $lang, "/cli.ftl"))),
            ("tui", include_str!(concat!("../../assets/locales/", $lang, "/tui.ftl"))),
            ("tui-start", include_str!(concat!("../../assets/locales/", $lang, "/tui-start.ftl"))),
            ("tui-figures", include_str!(concat!("../../assets/locales/", $lang, "/tui-figures.ftl"))),
            ("reports", include_str!(concat!("../../assets/locales/", $lang, "/reports.ftl"))),
            ("figures", include_str!(concat!("../../assets/locales/", $lang, "/figures.ftl"))),
            ("help", include_str!(concat!("../../assets/locales/", $lang, "/help.ftl"))),
            ("tui-lists", include_str!(concat!("../../assets/locales/", $lang, "/tui-lists.ftl"))),
            ("tui-walk", include_str!(concat!("../../assets/locales/", $lang, "/tui-walk.ftl"))),
            ("tui-matching", include_str!(concat!("../../assets/locales/", $lang, "/tui-matching.ftl"))),
            ("tui-door", include_str!(concat!("../../assets/locales/", $lang, "/tui-door.ftl"))),
            ("tui-people", include_str!(concat!("../../assets/locales/", $lang, "/tui-people.ftl"))),
            ("tui-paper", include_str!(concat!("../../assets/locales/", $lang, "/tui-paper.ftl"))),
            ("tui-follow-up", include_str!(concat!("../../assets/locales/", $lang, "/tui-follow-up.ftl"))),
            ("tui-cards", include_str!(concat!("../../assets/locales/", $lang, "/tui-cards.ftl"))),
            ("tui-import", include_str!(concat!("../../assets/locales/", $lang, "/tui-import.ftl"))),
            ("tui-cleaning", include_str!(concat!("../../assets/locales/", $lang, "/tui-cleaning.ftl"))),
            ("tui-reconcile", include_str!(concat!("../../assets/locales/", $lang, "/tui-reconcile.ftl"))),
            ("tui-keeping", include_str!(concat!("../../assets/locales/", $lang, "/tui-keeping.ftl"))),
            ("tui-keys", include_str!(concat!("../../assets/locales/", $lang, "/tui-keys.ftl"))),
        ]
    };
}
const VI: &[(&str, &str)] = &locale_files!("vi");
const EN: &[(&str, &str)] = &locale_files!("en");

/// The words of one language.
pub struct Words {
    /// The language.
    pub lang: Lang,
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// Reads the built-in words of a language. What does not parse is left out; a test sees to it that all does.
    pub fn new(lang: Lang) -> Self {
        let (files, tag) = match lang {
            Lang::Vi => (VI, "vi"),
            Lang::En => (EN, "en"),
        };
        let locales = tag.parse().into_iter().collect();
        let mut bundle = FluentBundle::new_concurrent(locales);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match lang {
            Lang::Vi => format_vietnamese,
            Lang::En => format_english,
        }));
        for (_, text) in files {
            let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(resource, _)| resource);
            bundle.add_resource_overriding(resource);
        }
        Self { lang, bundle }
    }

    /// Says a message. An id without words is said as the id itself, never a panic.
    pub fn say(&self, message: &Message) -> String {
        self.try_say(message).unwrap_or_else(|| message.id.to_string())
    }

    /// Says a message if the language has words for it.
    pub fn try_say(&self, message: &Message) -> Option<String> {
        let pattern = self.bundle.get_message(&message.id)?.value()?;
        let mut args = FluentArgs::with_capacity(message.args.len());
        for (name, arg) in &message.args {
            match arg {
                Arg::Text(text) => args.set(*name, FluentValue::from(visible(text))),
                Arg::Count(count) => args.set(*name, FluentValue::from(*count)),
                Arg::Message(inner) => args.set(*name, FluentValue::from(self.say(inner))),
            }
        }
        let mut errors = Vec::new();
        Some(self.bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned())
    }

    /// Says a message without arguments, by its id.
    pub fn get(&self, id: &'static str) -> String {
        self.say(&Message { id: Cow::Borrowed(id), args: Vec::new() })
    }
}

type Memoizer = intl_memoizer::concurrent::IntlLangMemoizer;

fn format_vietnamese(value: &FluentValue<'_>, _: &Memoizer) -> Option<String> {
    format_number(Lang::Vi, value)
}

fn format_english(value: &FluentValue<'_>, _: &Memoizer) -> Option<String> {
    format_number(Lang::En, value)
}

fn format_number(lang: Lang, value: &FluentValue<'_>) -> Option<String> {
    match value {
        #[expect(clippy::cast_possible_truncation, reason = "counts of the program are whole numbers below 2^53")]
        FluentValue::Number(number) => Some(numbers::count(lang, number.value as i64)),
        FluentValue::String(_) | FluentValue::Custom(_) | FluentValue::None | FluentValue::Error => None,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use fluent_bundle::FluentResource;

    use super::*;

    /// Ids of a file with the variables each uses.
    fn ids(text: &str) -> BTreeMap<String, BTreeSet<String>> {
        let mut ids = BTreeMap::new();
        let mut current = String::new();
        for line in text.lines() {
            if !line.starts_with([' ', '#', '}', '\t']) && line.contains('=') {
                current = line.split('=').next().unwrap().trim().to_owned();
                assert!(ids.insert(current.clone(), BTreeSet::new()).is_none(), "{current} stands twice");
            }
            let variables = line
                .split('$')
                .skip(1)
                .map(|rest| rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect::<String>());
            ids.entry(current.clone()).or_default().extend(variables);
        }
        ids.remove("");
        ids
    }

    #[test]
    fn both_languages_are_complete_and_parse() {
        let mut seen = BTreeSet::new();
        for ((topic, vi), (_, en)) in VI.iter().zip(EN) {
            for text in [vi, en] {
                if let Err((_, errors)) = FluentResource::try_new((*text).to_owned()) {
                    panic!("{topic}: {errors:?}");
                }
            }
            assert_eq!(ids(vi), ids(en), "{topic}");
            for id in ids(vi).into_keys() {
                assert!(seen.insert(id.clone()), "{id} stands in two files");
            }
        }
    }

    #[test]
    fn every_message_that_code_names_has_words() {
        let known: BTreeSet<String> = VI.iter().flat_map(|(_, text)| ids(text).into_keys()).collect();
        let mut folders = vec![std::path::PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))];
        let mut missing = Vec::new();
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                let text = std::fs::read_to_string(&path).unwrap();
                for call in ["msg!(\"", "words.get(\"", "msg!(\n", "said!(words,", "said!(\n"] {
                    for rest in text.split(call).skip(1) {
                        let id = rest
                            .trim_start()
                            .trim_start_matches("words,")
                            .trim_start()
                            .trim_start_matches('"')
                            .split('"')
                            .next()
                            .unwrap_or_default();
                        let plain = !id.is_empty() && id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
                        if plain && !known.contains(id) && !path.ends_with("words.rs") {
                            missing.push(format!("{}: {id}", path.display()));
                        }
                    }
                }
            }
        }
        assert!(missing.is_empty(), "without words: {missing:#?}");
    }

    #[test]
    fn counts_and_texts_are_said_in_their_language_without_control_bytes() {
        let vi = Words::new(Lang::Vi);
        let message = Message { id: Cow::Borrowed("no-such-message"), args: vec![] };
        assert_eq!(vi.say(&message), "no-such-message");
        let hostile = msg!("error-no-such-file", path = "a\u{1b}[2J");
        assert!(!vi.say(&hostile).contains('\u{1b}'));
    }
}
