//! The words of [`super::spoken_day`]: what a text says of a day and an hour, before anybody asks which day that is.

use chrono::Weekday;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::text::fold;

/// A part of the day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// Sáng.
    Morning,
    /// Trưa.
    Noon,
    /// Chiều.
    Afternoon,
    /// Tối.
    Evening,
    /// Đêm.
    Night,
}

/// What was said.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Spoken {
    /// So many days from today.
    pub away: Option<i64>,
    /// A date as it stands there, without words.
    pub date: Option<String>,
    /// A day of the month.
    pub day_of_month: Option<u32>,
    /// A weekday.
    pub weekday: Option<Weekday>,
    /// So many weeks from this one.
    pub weeks: Option<i64>,
    /// A Saturday or Sunday.
    pub is_weekend: bool,
    /// The part of the day.
    pub part: Option<Part>,
    /// Hour and minute as they were said.
    pub clock: Option<(u32, u32)>,
}

/// One meaning of a word, or of words that belong together.
#[derive(Clone, Copy)]
enum Meaning {
    Away(i64),
    Weekday(Weekday),
    Weeks(i64),
    Weekend,
    NextWeekend,
    Part(Part),
    /// Today, or beside a weekday nothing more than that.
    This,
    /// This part of today.
    Today(Part),
    Nothing,
}

/// What people say, without marks; the longest that fits is meant.
const PHRASES: &[(&str, Meaning)] = &[
    ("day before yesterday", Meaning::Away(-2)),
    ("hom kia", Meaning::Away(-2)),
    ("yesterday", Meaning::Away(-1)),
    ("hom qua", Meaning::Away(-1)),
    ("qua", Meaning::Away(-1)),
    ("hom nay", Meaning::Away(0)),
    ("nay", Meaning::This),
    ("today", Meaning::Away(0)),
    ("ngay mai", Meaning::Away(1)),
    ("mai", Meaning::Away(1)),
    ("tomorrow", Meaning::Away(1)),
    ("day after tomorrow", Meaning::Away(2)),
    ("ngay mot", Meaning::Away(2)),
    ("mot", Meaning::Away(2)),
    ("ngay kia", Meaning::Away(2)),
    ("kia", Meaning::Away(2)),
    ("thu hai", Meaning::Weekday(Weekday::Mon)),
    ("monday", Meaning::Weekday(Weekday::Mon)),
    ("mon", Meaning::Weekday(Weekday::Mon)),
    ("thu ba", Meaning::Weekday(Weekday::Tue)),
    ("tuesday", Meaning::Weekday(Weekday::Tue)),
    ("tue", Meaning::Weekday(Weekday::Tue)),
    ("thu tu", Meaning::Weekday(Weekday::Wed)),
    ("wednesday", Meaning::Weekday(Weekday::Wed)),
    ("wed", Meaning::Weekday(Weekday::Wed)),
    ("thu nam", Meaning::Weekday(Weekday::Thu)),
    ("thursday", Meaning::Weekday(Weekday::Thu)),
    ("thu", Meaning::Weekday(Weekday::Thu)),
    ("thu sau", Meaning::Weekday(Weekday::Fri)),
    ("friday", Meaning::Weekday(Weekday::Fri)),
    ("fri", Meaning::Weekday(Weekday::Fri)),
    ("thu bay", Meaning::Weekday(Weekday::Sat)),
    ("saturday", Meaning::Weekday(Weekday::Sat)),
    ("sat", Meaning::Weekday(Weekday::Sat)),
    ("chu nhat", Meaning::Weekday(Weekday::Sun)),
    ("chua nhat", Meaning::Weekday(Weekday::Sun)),
    ("cn", Meaning::Weekday(Weekday::Sun)),
    ("sunday", Meaning::Weekday(Weekday::Sun)),
    ("sun", Meaning::Weekday(Weekday::Sun)),
    ("tuan truoc", Meaning::Weeks(-1)),
    ("last week", Meaning::Weeks(-1)),
    ("last", Meaning::Weeks(-1)),
    ("tuan nay", Meaning::Weeks(0)),
    ("this week", Meaning::Weeks(0)),
    ("tuan sau", Meaning::Weeks(1)),
    ("tuan toi", Meaning::Weeks(1)),
    ("tuan coming", Meaning::Weeks(1)),
    ("next week", Meaning::Weeks(1)),
    ("next", Meaning::Weeks(1)),
    ("tuan sau nua", Meaning::Weeks(2)),
    ("cuoi tuan", Meaning::Weekend),
    ("cuoi tuan sau", Meaning::NextWeekend),
    ("weekend", Meaning::Weekend),
    ("sang", Meaning::Part(Part::Morning)),
    ("morning", Meaning::Part(Part::Morning)),
    ("trua", Meaning::Part(Part::Noon)),
    ("noon", Meaning::Part(Part::Noon)),
    ("chieu", Meaning::Part(Part::Afternoon)),
    ("afternoon", Meaning::Part(Part::Afternoon)),
    ("toi", Meaning::Part(Part::Evening)),
    ("evening", Meaning::Part(Part::Evening)),
    ("dem", Meaning::Part(Part::Night)),
    ("night", Meaning::Part(Part::Night)),
    ("tonight", Meaning::Today(Part::Evening)),
    ("this morning", Meaning::Today(Part::Morning)),
    ("this afternoon", Meaning::Today(Part::Afternoon)),
    ("this evening", Meaning::Today(Part::Evening)),
    ("buoi", Meaning::Nothing),
    ("ngay", Meaning::Nothing),
    ("hom", Meaning::Nothing),
    ("coming", Meaning::Nothing),
    ("luc", Meaning::Nothing),
    ("vao", Meaning::Nothing),
    ("khoang", Meaning::Nothing),
    ("at", Meaning::Nothing),
    ("on", Meaning::Nothing),
    ("in", Meaning::Nothing),
    ("the", Meaning::Nothing),
    ("this", Meaning::Nothing),
];

/// No phrase has more words.
const MOST_PHRASE_WORDS: usize = 3;
/// Longer texts are no days.
const MOST_WORDS: usize = 12;
/// Nobody counts further in days or weeks.
const MOST_AWAY: i64 = 400;

/// What a text says; nothing where a part of it is not understood, or said twice.
pub fn read(text: &str) -> Option<Spoken> {
    let words = words_of(text);
    if words.is_empty() || words.len() > MOST_WORDS {
        return None;
    }
    let mut spoken = Spoken::default();
    let mut rest = words.as_slice();
    while !rest.is_empty() {
        let taken = spoken.take_number(rest).or_else(|| spoken.take_phrase(rest))?;
        rest = rest.get(taken..)?;
    }
    (spoken != Spoken::default()).then_some(spoken)
}

/// The words without marks, in small letters; a number keeps what is written to it.
fn words_of(text: &str) -> Vec<String> {
    let plain = |word: &str| -> String {
        let letters = word.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase);
        letters.map(|c| if c == '\u{111}' { 'd' } else { c }).collect()
    };
    text.split(|c: char| c.is_whitespace() || c == ',')
        .filter(|word| !word.is_empty())
        .map(|word| if is_coming(word) { COMING.to_owned() } else { plain(word.trim_end_matches('.')) })
        .collect()
}

/// What stands in the phrases for the Vietnamese word for coming.
const COMING: &str = "coming";

/// The word for coming, which without its marks would be the word for evening.
fn is_coming(word: &str) -> bool {
    fold::strict(word) == "t\u{1a1}i4"
}

/// Puts a value where none is yet.
fn put<T>(slot: &mut Option<T>, value: T) -> Option<()> {
    if slot.is_some() {
        return None;
    }
    *slot = Some(value);
    Some(())
}

impl Spoken {
    /// Takes the longest phrase that the words begin with; says how many words it has.
    fn take_phrase(&mut self, words: &[String]) -> Option<usize> {
        let found = (1..=MOST_PHRASE_WORDS.min(words.len())).rev().find_map(|count| {
            let said = words.get(..count)?.join(" ");
            PHRASES.iter().find(|(phrase, _)| *phrase == said).map(|(_, meaning)| (count, *meaning))
        });
        let (count, meaning) = found?;
        match meaning {
            Meaning::Away(days) => put(&mut self.away, days)?,
            Meaning::Weekday(weekday) => put(&mut self.weekday, weekday)?,
            Meaning::Weeks(weeks) => put(&mut self.weeks, weeks)?,
            Meaning::Weekend => self.is_weekend = true,
            Meaning::NextWeekend => {
                put(&mut self.weeks, 1)?;
                self.is_weekend = true;
            }
            Meaning::Part(part) => put(&mut self.part, part)?,
            Meaning::This if self.weekday.is_some() || self.is_weekend => {}
            Meaning::This => put(&mut self.away, 0)?,
            Meaning::Today(part) => {
                put(&mut self.away, 0)?;
                put(&mut self.part, part)?;
            }
            Meaning::Nothing => {}
        }
        Some(count)
    }

    /// Takes what begins with a number, or is one with its name; says how many words it has.
    fn take_number(&mut self, words: &[String]) -> Option<usize> {
        let [first, after @ ..] = words else { return None };
        let next = after.first().map(String::as_str).unwrap_or_default();
        if let Some(weekday) = numbered_weekday(first) {
            put(&mut self.weekday, weekday)?;
            return Some(1);
        }
        if matches!(first.as_str(), "thu" | "th")
            && let Some(weekday) = small_number(next).and_then(weekday_of)
        {
            put(&mut self.weekday, weekday)?;
            return Some(2);
        }
        if let Some(days) = first.strip_prefix('+') {
            put(&mut self.away, i64::from(number(days)?))?;
            return Some(1);
        }
        if first == "ngay"
            && let Some(day) = small_number(next).filter(|day| (1..=31).contains(day))
        {
            return Some(1 + self.take_day_of_month(day, after.get(1..)?)?);
        }
        if is_date(first) {
            put(&mut self.date, with_whole_year(first))?;
            return Some(1);
        }
        let count = number(first);
        match (count, next) {
            (Some(count), "ngay" | "day" | "days" | "hom") => {
                put(&mut self.away, i64::from(count))?;
                return Some(2 + usize::from(matches!(word_at(after, 1), "nua" | "sau")));
            }
            (Some(count), "tuan" | "week" | "weeks") => {
                put(&mut self.away, i64::from(count) * 7).filter(|()| i64::from(count) * 7 <= MOST_AWAY)?;
                return Some(2 + usize::from(matches!(word_at(after, 1), "nua" | "sau")));
            }
            (Some(day), "thang") => return self.take_day_of_month(day, after),
            (..) => {}
        }
        self.take_clock(first, after)
    }

    /// `22`, then perhaps `tháng 6` and `năm 2023`; says how many words all that is.
    fn take_day_of_month(&mut self, day: u32, after: &[String]) -> Option<usize> {
        let month = small_number(word_at(after, 1)).filter(|_| word_at(after, 0) == "thang");
        let Some(month) = month else {
            put(&mut self.day_of_month, day)?;
            return Some(1);
        };
        let year = number(word_at(after, 3)).filter(|_| word_at(after, 2) == "nam");
        let date = year.map_or_else(|| format!("{day}/{month}"), |year| format!("{day}/{month}/{year}"));
        put(&mut self.date, date)?;
        Some(if year.is_some() { 5 } else { 3 })
    }

    /// An hour: `19h30`, `19:30`, `7 giờ 15`, `7 rưỡi`, `8 giờ kém 15`, `7pm`, `7:30 pm`; a number alone is one only
    /// beside a part of the day.
    fn take_clock(&mut self, first: &str, after: &[String]) -> Option<usize> {
        let (text, said_half) = half_of_day(first);
        let mut taken = 1;
        let (hour, minute) = match text.split_once([':', 'h', 'g']) {
            Some((hour, minute)) => {
                let minute = if minute.is_empty() { None } else { Some(small_number(minute)?) };
                (small_number(hour)?, minute)
            }
            None => (small_number(text)?, None),
        };
        let has_sign = text.contains([':', 'h', 'g']);
        let says_hour = !has_sign && matches!(word_at(after, 0), "gio" | "h" | "g");
        taken += usize::from(says_hour);
        let at = |place: usize| word_at(after, taken - 1 + place);
        let half_past = minute.is_none() && matches!(at(0), "ruoi");
        let to = if at(0) == "kem" && minute.is_none() {
            small_number(at(1)).filter(|to| (1..60).contains(to))
        } else {
            None
        };
        let past = if minute.is_none() && says_hour { small_number(at(0)) } else { None };
        let (hour, minute, more) = match (half_past, to, past) {
            (true, ..) => (hour, 30, 1),
            (false, Some(to), _) => (hour.checked_sub(1)?, 60 - to, 2),
            (false, None, Some(past)) => (hour, past, 1),
            (false, None, None) => (hour, minute.unwrap_or(0), 0),
        };
        taken += more;
        let later_half = half_of_word(word_at(after, taken - 1));
        taken += usize::from(later_half.is_some());
        let half = said_half.or(later_half);
        let is_plain = !has_sign && !says_hour && more == 0 && half.is_none();
        if is_plain && !self.is_beside_part(word_at(after, 0)) {
            return None;
        }
        let hour = match half {
            None => hour,
            Some(_) if !(1..=12).contains(&hour) => return None,
            Some(Half::Before) => hour % 12,
            Some(Half::After) => hour % 12 + 12,
        };
        put(&mut self.clock, (hour, minute))?;
        Some(taken)
    }

    fn is_beside_part(&self, next: &str) -> bool {
        let is_part = |(phrase, meaning): &(&str, Meaning)| matches!(meaning, Meaning::Part(_)) && *phrase == next;
        self.part.is_some() || PHRASES.iter().any(is_part)
    }
}

/// Which half of the day an English hour is in.
#[derive(Clone, Copy)]
enum Half {
    Before,
    After,
}

fn half_of_word(word: &str) -> Option<Half> {
    match word {
        "am" => Some(Half::Before),
        "pm" => Some(Half::After),
        _ => None,
    }
}

fn half_of_day(text: &str) -> (&str, Option<Half>) {
    let halves = [("am", Half::Before), ("pm", Half::After)];
    let found = halves.into_iter().find_map(|(word, half)| Some((text.strip_suffix(word)?, Some(half))));
    found.unwrap_or((text, None))
}

/// `t7`, `th7`, `thu7`.
fn numbered_weekday(word: &str) -> Option<Weekday> {
    let digits = ["thu", "th", "t"].into_iter().find_map(|before| word.strip_prefix(before))?;
    small_number(digits.trim_start_matches('.')).and_then(weekday_of)
}

fn weekday_of(number: u32) -> Option<Weekday> {
    match number {
        2 => Some(Weekday::Mon),
        3 => Some(Weekday::Tue),
        4 => Some(Weekday::Wed),
        5 => Some(Weekday::Thu),
        6 => Some(Weekday::Fri),
        7 => Some(Weekday::Sat),
        _ => None,
    }
}

/// Digits with the separators of dates between them, or eight digits.
fn is_date(word: &str) -> bool {
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts = word.split(['/', '.', '-']).count();
    (2..=3).contains(&parts) && word.split(['/', '.', '-']).all(is_number) || word.len() == 8 && is_number(word)
}

/// `22/6/23` as somebody types it, who means this century.
fn with_whole_year(word: &str) -> String {
    let parts: Vec<&str> = word.split(['/', '.', '-']).collect();
    match parts.as_slice() {
        [day, month, year] if year.len() == 2 && day.len() <= 2 => format!("{day}/{month}/20{year}"),
        _ => word.to_owned(),
    }
}

fn word_at(words: &[String], place: usize) -> &str {
    words.get(place).map(String::as_str).unwrap_or_default()
}

/// A number of at most two digits.
fn small_number(text: &str) -> Option<u32> {
    if text.len() > 2 { None } else { number(text) }
}

fn number(text: &str) -> Option<u32> {
    let is_number = (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { text.parse().ok() } else { None }
}
