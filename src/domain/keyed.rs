//! What was written on a walk sheet, as somebody types it back: `12a 13- 14r5, 15h t7 19h30; 16n chó dữ`. Each entry
//! is a line number, or a range of them, and letters: those of the visit form, `-` for nobody home, `x` to take back
//! what was typed before. Whatever is typed, each part of it is either understood or told as not understood.

use chrono::NaiveDateTime;

use super::milestone::Milestone;
use super::reason::Reason;
use super::sheet::MOST_LINES;
use super::spoken_day::{self, Misread};
use super::visit::{Appointment, Outcome, ResultKind};
use crate::msg;
use crate::text::words::Message;

/// What a letter means, as in the visit form.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Code {
    /// Something about the door. A digit means it only behind the letter for nobody home: alone it is a line.
    Outcome(Outcome),
    /// Something about the person.
    Result(ResultKind),
    /// A reason follows by its letter.
    Reason,
    /// When to come again follows.
    Next,
    /// A note follows, to the end of the entry.
    Note,
}

/// The boxes of a printed sheet: the letter that is typed for each, what it means, the code of its words.
pub const BOXES: [(char, Code, &str); 5] = [
    ('a', Code::Result(ResultKind::Milestone(Milestone::L2Activated)), "activated"),
    ('c', Code::Result(ResultKind::Milestone(Milestone::L2Enrolled)), "enrolled"),
    ('d', Code::Result(ResultKind::Guided), "guided"),
    ('h', Code::Next, "next"),
    ('r', Code::Reason, "reason"),
];

/// The boxes of a door on it, as they are typed.
pub const DOOR_BOXES: [(&str, Outcome); 2] = [("-", Outcome::NotHome), ("k2", Outcome::Refused)];

/// The letters of the visit form and of the reasons.
#[derive(Clone, Debug, Default)]
pub struct Letters {
    /// What each letter means.
    pub codes: Vec<(char, Code)>,
    /// The letters of the reasons.
    pub reasons: Vec<(char, Reason)>,
}

/// What is said of a line.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Said {
    /// About the door.
    pub outcome: Option<Outcome>,
    /// About the person.
    pub result: Option<ResultKind>,
    /// Why not activated.
    pub reason: Option<Reason>,
    /// When to come again.
    pub next: Option<Appointment>,
    /// A note.
    pub note: Option<String>,
}

/// What an entry says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum What {
    /// This.
    Said(Said),
    /// What was said of the line before does not hold.
    TakeBack,
}

/// One entry.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// As it was typed.
    pub text: String,
    /// What of it stands behind the line numbers: said of one of its lines alone, it says the same.
    pub behind: String,
    /// The first and the last line, where a line is named.
    pub lines: Option<(u32, u32)>,
    /// What it says, or why that is not understood.
    pub what: Result<What, Fault>,
}

/// Why an entry is not understood.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fault {
    /// No line number stands at its beginning.
    NoLine,
    /// A range ends before it begins.
    Backwards,
    /// No sheet has so many lines.
    BeyondSheets,
    /// Nothing is said of the line.
    NothingSaid,
    /// The letter means nothing.
    NoSuchLetter(char),
    /// Two things are said that exclude each other, or the same kind of thing twice.
    Twice,
    /// No reason has this letter.
    NoReason,
    /// It is not understood when to come again.
    Appointment(Misread),
    /// Only a note: what came of it is missing.
    OnlyNote,
    /// Nobody was met, and yet something came of it for the person.
    NobodyMet,
}

impl Fault {
    /// What is wrong, and what to type.
    pub fn message(self) -> Message {
        match self {
            Self::NoLine => msg!("keyed-no-line"),
            Self::Backwards => msg!("keyed-backwards"),
            Self::BeyondSheets => msg!("keyed-beyond-sheets", most = u32::from(MOST_LINES)),
            Self::NothingSaid => msg!("keyed-nothing-said"),
            Self::NoSuchLetter(letter) => msg!("keyed-no-such-letter", letter = letter.to_string()),
            Self::Twice => msg!("keyed-twice"),
            Self::NoReason => msg!("keyed-no-reason"),
            Self::Appointment(misread) => misread.message(),
            Self::OnlyNote => msg!("keyed-only-note"),
            Self::NobodyMet => msg!("keyed-nobody-met"),
        }
    }
}

/// Takes back what was typed for a line.
const TAKE_BACK: char = 'x';
/// Nobody home.
const NOBODY: char = '-';

/// The entries of what is typed. `then` is the evening at which it was written: `mai` is the day after that.
pub fn read(text: &str, letters: &Letters, then: NaiveDateTime) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut rest = text.trim_start_matches(is_gap);
    while !rest.is_empty() {
        let (entry, behind) = read_one(rest, letters, then);
        entries.push(entry);
        rest = behind.trim_start_matches(is_gap);
    }
    entries
}

/// The first entry, and what stands behind it: always less than before.
fn read_one<'t>(text: &'t str, letters: &Letters, then: NaiveDateTime) -> (Entry, &'t str) {
    let mut reader = Reader { rest: text, letters, then };
    let lines = reader.lines();
    let numbers = text.len() - reader.rest.len();
    let what = match lines {
        None => Err(Fault::NoLine),
        Some((first, last)) if last < first => Err(Fault::Backwards),
        Some((_, last)) if last > u32::from(MOST_LINES) => Err(Fault::BeyondSheets),
        Some(_) => reader.what(),
    };
    if what.is_err() {
        let read = text.len() - reader.rest.len();
        reader.skip(text.get(..read).is_some_and(|read| read.ends_with(char::is_whitespace)));
    }
    let read = text.len() - reader.rest.len();
    let part = |from: usize| text.get(from..read).unwrap_or_default().trim().to_owned();
    let entry = Entry { text: part(0), behind: part(numbers), lines, what };
    (entry, reader.rest)
}

fn is_gap(c: char) -> bool {
    c.is_whitespace() || is_end(c)
}

/// What ends an entry.
fn is_end(c: char) -> bool {
    matches!(c, ',' | ';' | '\n')
}

struct Reader<'t, 'l> {
    rest: &'t str,
    letters: &'l Letters,
    then: NaiveDateTime,
}

impl<'t> Reader<'t, '_> {
    /// A line, or a range of them: a stroke with a digit behind it.
    fn lines(&mut self) -> Option<(u32, u32)> {
        let first = self.number()?;
        let behind = self.rest.strip_prefix(NOBODY).filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        let Some(behind) = behind else { return Some((first, first)) };
        self.rest = behind;
        Some((first, self.number()?))
    }

    fn number(&mut self) -> Option<u32> {
        let end = self.rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(self.rest.len());
        let number = self.rest.get(..end)?.parse().ok()?;
        self.rest = self.rest.get(end..)?;
        Some(number)
    }

    /// What is said, up to the next entry.
    fn what(&mut self) -> Result<What, Fault> {
        let mut said = Said::default();
        let mut takes_back = false;
        loop {
            self.rest = self.rest.trim_start_matches(|c: char| c.is_whitespace() && !is_end(c));
            let Some(letter) = self.rest.chars().next().filter(|c| !is_end(*c) && !c.is_ascii_digit()) else { break };
            self.rest = self.rest.get(letter.len_utf8()..).unwrap_or_default();
            let small = letter.to_lowercase().next().unwrap_or(letter);
            match (small, self.letters.code(small)) {
                (TAKE_BACK, _) => takes_back = true,
                (NOBODY, _) => set(&mut said.outcome, Outcome::NotHome)?,
                (_, Some(Code::Outcome(outcome))) => {
                    let outcome = self.outcome_by_digit()?.unwrap_or(outcome);
                    set(&mut said.outcome, outcome)?;
                }
                (_, Some(Code::Result(result))) => set(&mut said.result, result)?,
                (_, Some(Code::Reason)) => {
                    let reason = self.reason().ok_or(Fault::NoReason)?;
                    set(&mut said.reason, reason)?;
                }
                (_, Some(Code::Next)) => {
                    let text = self.text_of_day();
                    let next = spoken_day::appointment(text.trim(), self.then).map_err(Fault::Appointment)?;
                    set(&mut said.next, next)?;
                }
                (_, Some(Code::Note)) => {
                    let text = self.until(|c| matches!(c, ';' | '\n')).trim();
                    if text.is_empty() {
                        return Err(Fault::NothingSaid);
                    }
                    set(&mut said.note, text.to_owned())?;
                }
                (_, None) => return Err(Fault::NoSuchLetter(letter)),
            }
        }
        match (takes_back, said == Said::default()) {
            (true, true) => Ok(What::TakeBack),
            (true, false) => Err(Fault::Twice),
            (false, true) => Err(Fault::NothingSaid),
            (false, false) => said.checked().map(What::Said),
        }
    }

    /// `k2`: another outcome by its digit, where one digit stands at once behind the letter.
    fn outcome_by_digit(&mut self) -> Result<Option<Outcome>, Fault> {
        let mut behind = self.rest.chars();
        let Some(digit) = behind.next().filter(char::is_ascii_digit) else { return Ok(None) };
        if behind.next().is_some_and(|c| c.is_ascii_digit()) {
            return Ok(None);
        }
        self.rest = self.rest.get(1..).unwrap_or_default();
        match self.letters.code(digit) {
            Some(Code::Outcome(outcome)) => Ok(Some(outcome)),
            Some(_) | None => Err(Fault::NoSuchLetter(digit)),
        }
    }

    fn reason(&mut self) -> Option<Reason> {
        let rest = self.rest.trim_start_matches(' ');
        let letter = rest.chars().next()?;
        let small = letter.to_lowercase().next().unwrap_or(letter);
        let (_, reason) = self.letters.reasons.iter().find(|(known, _)| *known == small)?;
        self.rest = rest.get(letter.len_utf8()..).unwrap_or_default();
        Some(*reason)
    }

    /// The words of a day: to the end of the entry, or to a note.
    fn text_of_day(&mut self) -> &'t str {
        let whole = self.rest;
        let text = self.until(is_end);
        let note = self.letters.codes.iter().find(|(_, code)| *code == Code::Note).map(|(letter, _)| *letter);
        let Some(at) = note.and_then(|note| text.find(&format!(" {note} "))) else { return text };
        self.rest = whole.get(at..).unwrap_or_default();
        text.get(..at).unwrap_or_default()
    }

    fn until(&mut self, is_end: impl Fn(char) -> bool) -> &'t str {
        let end = self.rest.find(is_end).unwrap_or(self.rest.len());
        let (text, behind) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        self.rest = behind;
        text
    }

    /// Over what is not understood: to the end of the entry, or to where the next one could begin.
    fn skip(&mut self, mut after_space: bool) {
        let end = self.rest.char_indices().find(|(_, c)| {
            let begins = after_space && c.is_ascii_digit();
            after_space = c.is_whitespace();
            begins || is_end(*c)
        });
        self.rest = end.and_then(|(end, _)| self.rest.get(end..)).unwrap_or_default();
    }
}

impl Letters {
    fn code(&self, letter: char) -> Option<Code> {
        self.codes.iter().find(|(known, _)| *known == letter).map(|(_, code)| *code)
    }
}

impl Said {
    /// Whether nobody was met.
    pub fn is_nobody(&self) -> bool {
        self.outcome.is_some_and(|outcome| outcome != Outcome::Met)
    }

    fn checked(self) -> Result<Self, Fault> {
        if self.is_nobody() && (self.result.is_some() || self.reason.is_some()) {
            return Err(Fault::NobodyMet);
        }
        let Self { outcome, result, reason, next, .. } = &self;
        if outcome.is_none() && result.is_none() && reason.is_none() && next.is_none() {
            return Err(Fault::OnlyNote);
        }
        Ok(self)
    }
}

fn set<T>(slot: &mut Option<T>, value: T) -> Result<(), Fault> {
    if slot.is_some() {
        return Err(Fault::Twice);
    }
    *slot = Some(value);
    Ok(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn letters() -> Letters {
        let reason = |code: &str| Reason::from_code(code).unwrap();
        Letters {
            codes: vec![
                ('1', Code::Outcome(Outcome::NotHome)),
                ('2', Code::Outcome(Outcome::Refused)),
                ('k', Code::Outcome(Outcome::NotHome)),
                ('a', Code::Result(ResultKind::Milestone(Milestone::L2Activated))),
                ('o', Code::Result(ResultKind::None)),
                ('r', Code::Reason),
                ('h', Code::Next),
                ('n', Code::Note),
            ],
            reasons: vec![('2', reason("no_smartphone")), ('b', reason("no_sms"))],
        }
    }

    fn then() -> NaiveDateTime {
        "2023-06-15T21:30:00".parse().unwrap()
    }

    fn read_all(text: &str) -> Vec<Entry> {
        read(text, &letters(), then())
    }

    /// Short forms: `12:activated`, `20-24:not_home`.
    fn told(text: &str) -> Vec<String> {
        let told = |entry: Entry| {
            let lines = match entry.lines {
                Some((first, last)) if first == last => first.to_string(),
                Some((first, last)) => format!("{first}-{last}"),
                None => entry.text.clone(),
            };
            let what = match entry.what {
                Ok(What::TakeBack) => "back".to_owned(),
                Ok(What::Said(said)) => {
                    let mut parts: Vec<String> = Vec::new();
                    parts.extend(said.outcome.map(|outcome| outcome.code().to_owned()));
                    parts.extend(said.result.map(|result| result.code().to_owned()));
                    parts.extend(said.reason.map(|reason| reason.code().to_owned()));
                    parts.extend(said.next.map(|next| next.to_string()));
                    parts.extend(said.note);
                    parts.join("+")
                }
                Err(fault) => format!("{fault:?}"),
            };
            format!("{lines}:{what}")
        };
        read_all(text).into_iter().map(told).collect()
    }

    #[test]
    fn what_stands_on_paper_is_understood() {
        for (typed, expected) in [
            ("12a", vec!["12:l2_activated"]),
            ("12A 13- 14r2", vec!["12:l2_activated", "13:not_home", "14:no_smartphone"]),
            ("12 a,13 k;14 r b", vec!["12:l2_activated", "13:not_home", "14:no_sms"]),
            ("15h t7 19h30", vec!["15:2023-06-17 19:30"]),
            ("15h mai, 16a", vec!["15:2023-06-16", "16:l2_activated"]),
            ("15h tối mai n mang theo thẻ", vec!["15:2023-06-16 19:30+mang theo thẻ"]),
            ("16- n chó dữ, không vào; 17x", vec!["16:not_home+chó dữ, không vào", "17:back"]),
            ("20-24- 25a", vec!["20-24:not_home", "25:l2_activated"]),
            ("20-24k2", vec!["20-24:refused"]),
            ("13k 14a", vec!["13:not_home", "14:l2_activated"]),
            ("13k14a", vec!["13:not_home", "14:l2_activated"]),
            ("12or2h22/6", vec!["12:none+no_smartphone+2023-06-22"]),
            ("12a13-", vec!["12:l2_activated", "13:not_home"]),
        ] {
            assert_eq!(told(typed), expected, "{typed}");
        }
    }

    #[test]
    fn what_is_not_understood_is_told_and_the_rest_stands() {
        for (typed, expected) in [
            ("abc 12a", vec!["abc:NoLine", "12:l2_activated"]),
            ("12", vec!["12:NothingSaid"]),
            ("12 13a", vec!["12:NothingSaid", "13:l2_activated"]),
            ("12q 13a", vec!["12:NoSuchLetter('q')", "13:l2_activated"]),
            ("12ao", vec!["12:Twice"]),
            ("12ax", vec!["12:Twice"]),
            ("12rz", vec!["12:NoReason"]),
            ("12r", vec!["12:NoReason"]),
            ("12-a", vec!["12:NobodyMet"]),
            ("12n để sau", vec!["12:OnlyNote"]),
            ("24-20-", vec!["24-20:Backwards"]),
            ("13k9", vec!["13:NoSuchLetter('9')"]),
            ("1-999a 1000a", vec!["1-999:l2_activated", "1000:BeyondSheets"]),
            ("1-4294967295a 3a", vec!["1-4294967295:BeyondSheets", "3:l2_activated"]),
            ("12h hôm kia lúc nào đó, 13a", vec!["12:Appointment(NotUnderstood)", "13:l2_activated"]),
            ("99999999999a", vec!["99999999999a:NoLine"]),
        ] {
            assert_eq!(told(typed), expected, "{typed}");
        }
        assert!(read_all(" ,; \n").is_empty());
    }

    proptest! {
        /// Any text: nothing of it is lost, each part of it is an entry that is understood or told.
        #[test]
        fn every_part_of_any_text_is_in_an_entry(text in "([0-9]{1,3}[-akrhnox2 ,;]{0,4}| |[,;]|\\PC){0,40}") {
            let entries = read_all(&text);
            let bare = |text: &str| text.chars().filter(|c| !is_gap(*c)).collect::<String>();
            let joined: String = entries.iter().map(|entry| bare(&entry.text)).collect();
            prop_assert_eq!(joined, bare(&text));
            for entry in entries {
                prop_assert!(!entry.text.is_empty());
                prop_assert!(entry.lines.is_some() || entry.what == Err(Fault::NoLine));
                // What is said of several lines can be said of each alone, and is read the same.
                if let (Some((_, last)), Ok(_)) = (entry.lines, &entry.what) {
                    let alone = read_all(&format!("{last}{}", entry.behind));
                    prop_assert_eq!(alone.len(), 1);
                    prop_assert_eq!((&alone[0].what, alone[0].lines), (&entry.what, Some((last, last))));
                }
            }
        }
    }
}
