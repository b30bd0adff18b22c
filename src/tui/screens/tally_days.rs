//! Which tally is asked for: the days that are typed, and those that it is compared with.

use chrono::NaiveDate;

use crate::desk::figures::TallyQuery;
use crate::domain::spoken_day::day_that_was;
use crate::domain::time::Timestamp;
use crate::msg;
use crate::text::words::Message;

/// What can be asked otherwise.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Asking {
    /// The day up to which things count.
    AsOf,
    /// The first day of the period.
    Since,
    /// What was known.
    KnownAt,
    /// The day of the tally that it is compared with.
    Compared,
}

impl Asking {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::AsOf, Self::Since, Self::KnownAt, Self::Compared];

    /// The one so many further on.
    pub fn step(self, by: usize) -> Self {
        let place = Self::ALL.iter().position(|asking| *asking == self).unwrap_or(0);
        Self::ALL.get((place + by) % Self::ALL.len()).copied().unwrap_or(self)
    }
}

/// The tally that one is compared with: of a day, the period as long as the other's; where no day is said, the time
/// right before the period. What was known then is what is known in the other one.
pub fn compared_with(
    query: TallyQuery,
    (since, as_of): (NaiveDate, NaiveDate),
    day: Option<NaiveDate>,
) -> Option<TallyQuery> {
    let day = day.or_else(|| since.pred_opt())?;
    Some(TallyQuery { as_of: Some(day), since: day.checked_sub_signed(as_of - since), ..query })
}

/// What is asked for; what is empty is usual.
pub fn read(texts: &[String; 4], today: NaiveDate) -> Result<(TallyQuery, Option<NaiveDate>), (Asking, Message)> {
    let [as_of, since, known_at, compared] = texts;
    let day = |asking: Asking, text: &str| {
        if text.is_empty() {
            return Ok(None);
        }
        day_that_was(text, today).map(Some).ok_or_else(|| (asking, msg!("tui-wrong-day")))
    };
    let query = TallyQuery {
        as_of: day(Asking::AsOf, as_of)?.filter(|day| *day != today),
        since: day(Asking::Since, since)?,
        known_at: read_moment(known_at, today).map_err(|wrong| (Asking::KnownAt, wrong))?,
    };
    let last = query.as_of.unwrap_or(today);
    match query.since {
        Some(since) if since > last => Err((Asking::Since, msg!("error-since-after-as-of", since = since, day = last))),
        Some(_) | None => Ok((query, day(Asking::Compared, compared)?)),
    }
}

/// A moment: a day, which means its end, and perhaps a time after it.
fn read_moment(text: &str, today: NaiveDate) -> Result<Option<Timestamp>, Message> {
    if text.is_empty() {
        return Ok(None);
    }
    let whole = day_that_was(text, today).map(|day| day.to_string());
    let moment = whole.or_else(|| {
        let (day, time) = text.rsplit_once(' ')?;
        Some(format!("{} {time}", day_that_was(day, today)?))
    });
    let moment = moment.and_then(|text| Timestamp::parse_known_at(&text));
    moment.map(Some).ok_or_else(|| msg!("tui-tally-wrong-known-at"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn days_are_read_as_people_type_them() {
        let read_all = |texts: [&str; 4]| read(&texts.map(str::to_owned), day("2023-06-15"));
        let read = |[as_of, since, known_at]: [&str; 3]| read_all([as_of, since, known_at, ""]).map(|(query, _)| query);
        assert!(read(["", "", ""]).is_ok_and(|query| query.as_of.is_none() && query.known_at.is_none()));
        assert_eq!(read_all(["", "", "", "1/6"]).unwrap().1, Some(day("2023-06-01")));
        assert_eq!(read_all(["", "", "", "x"]).unwrap_err().0, Asking::Compared);
        let query = read(["hôm qua", "-7", "10/6 19:30"]).unwrap();
        assert_eq!((query.as_of, query.since), (Some(day("2023-06-14")), Some(day("2023-06-08"))));
        assert_eq!(query.known_at, Timestamp::parse_known_at("2023-06-10 19:30"));
        assert_eq!(read(["", "", "10/6"]).unwrap().known_at, Timestamp::parse_known_at("2023-06-10"));
        for (texts, wrong) in [
            (["x", "", ""], Asking::AsOf),
            (["", "31/6", ""], Asking::Since),
            (["1/6", "2/6", ""], Asking::Since),
            (["", "", "10/6 25:00"], Asking::KnownAt),
            (["", "", "tối"], Asking::KnownAt),
        ] {
            assert_eq!(read(texts).unwrap_err().0, wrong, "{texts:?}");
        }
    }

    #[test]
    fn the_tally_to_compare_with_is_the_time_before_or_ends_on_the_day_that_is_said() {
        for (since, as_of, said, expected_since, expected) in [
            ("2023-06-15", "2023-06-15", "", "2023-06-14", "2023-06-14"),
            ("2023-06-01", "2023-06-15", "", "2023-05-17", "2023-05-31"),
            ("2023-06-01", "2023-06-15", "2023-04-30", "2023-04-16", "2023-04-30"),
        ] {
            let other = compared_with(TallyQuery::default(), (day(since), day(as_of)), said.parse().ok()).unwrap();
            assert_eq!((other.since, other.as_of), (Some(day(expected_since)), Some(day(expected))), "{since} {said}");
        }
    }
}
