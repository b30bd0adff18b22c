//! What is wrong with the figures: of one file in itself, of one ward over time, of the wards beside each other.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::figures::{Figure, FigureSet, StatedRate, WardFigures, rate_of};
use super::finding::{Finding, FindingCode};
use crate::domain::reports::ReportKind;
use crate::domain::tally::{Count, Denominator, Rate, TallyRow};
use crate::domain::time::Timestamp;
use crate::msg;
use crate::text::words::Message;

/// Counts that only grow while nobody leaves: what was reached stays reached.
const CUMULATIVE: [Count; 5] =
    [Count::L2Activated, Count::L2Approved, Count::L2Enrolled, Count::CardIssued, Count::Activated];

/// Counts of which the ward can have fewer than its areas together: a household may lie in two.
const NOT_ADDING_UP: [Count; 2] = [Count::Households, Count::HouseholdsVisited];

/// What most have, the greatest of those that are equally common.
pub(super) fn most_common<T: Ord>(all: impl IntoIterator<Item = T>) -> Option<T> {
    let mut counted: BTreeMap<T, usize> = BTreeMap::new();
    for one in all {
        *counted.entry(one).or_default() += 1;
    }
    counted.into_iter().max_by_key(|(_, times)| *times).map(|(one, _)| one)
}

/// The newest day of all.
pub(super) fn newest(taken: &[&WardFigures]) -> Option<NaiveDate> {
    taken.iter().map(|figures| figures.as_of).max()
}

fn finding(code: FindingCode, figures: &WardFigures, message: Message) -> Finding {
    Finding { code, ward: figures.label.clone(), file: figures.file.clone(), message }
}

// One ward over time. The newest file comes first, the older ones after it, the newer before the older.

/// The same day sent again.
pub(super) fn doubles(newest: &WardFigures, others: &[WardFigures]) -> Vec<Finding> {
    let mut kept = newest;
    let mut found = Vec::new();
    for file in others {
        if (file.as_of, file.kind) != (kept.as_of, kept.kind) {
            kept = file;
            continue;
        }
        let ward = &newest.label;
        let message = match first_difference(kept, file) {
            None => {
                msg!("rollup-finding-double-same", ward = ward, day = file.as_of, file = &file.file, kept = &kept.file)
            }
            Some((figure, here, there)) => msg!(
                "rollup-finding-double-different",
                ward = ward,
                day = file.as_of,
                file = &file.file,
                kept = &kept.file,
                figure = figure_name(figure),
                kept_count = said(here),
                count = said(there),
            ),
        };
        found.push(Finding { code: FindingCode::Double, ward: ward.clone(), file: file.file.clone(), message });
    }
    found
}

fn first_difference(one: &WardFigures, other: &WardFigures) -> Option<(Figure, Option<u64>, Option<u64>)> {
    Figure::all().map(|figure| (figure, one.figure(figure), other.figure(figure))).find(|(_, one, other)| one != other)
}

/// Cumulative figures that were higher on an earlier day: for each the highest.
pub(super) fn decreases(newest: &WardFigures, others: &[WardFigures]) -> Vec<Finding> {
    let earlier = || others.iter().filter(|file| file.as_of < newest.as_of);
    let of_count = |count: Count| {
        let now = newest.count(count)?;
        let highest = earlier().filter_map(|file| Some((file.count(count)?, file))).max_by_key(|(before, _)| *before);
        let (before, file) = highest.filter(|(before, _)| *before > now)?;
        let message = msg!(
            "rollup-finding-decreased",
            ward = &newest.label,
            figure = figure_name(Figure::Count(count)),
            before = before,
            day_before = file.as_of,
            now = now,
            day = newest.as_of,
        );
        Some(finding(FindingCode::Decreased, newest, message))
    };
    CUMULATIVE.into_iter().filter_map(of_count).collect()
}

// The wards beside each other.

/// Who is late, and who counts otherwise than the others.
pub(super) fn across(taken: &[&WardFigures]) -> Vec<Finding> {
    let mut found = Vec::new();
    if let Some(newest) = newest(taken) {
        found.extend(taken.iter().filter(|figures| figures.as_of < newest).map(|figures| late(figures, newest)));
    }
    found.extend(other_periods(taken));
    found.extend(other_ages(taken));
    found.extend(other_campaigns(taken));
    found
}

fn late(figures: &WardFigures, newest: NaiveDate) -> Finding {
    let message = msg!("rollup-finding-late", ward = &figures.label, day = figures.as_of, newest = newest);
    finding(FindingCode::Late, figures, message)
}

/// Days of the period, both ends counted.
fn length(figures: &WardFigures) -> Option<i64> {
    Some((figures.as_of - figures.since?).num_days() + 1)
}

/// What is new in a day and what is new in a month do not add up. Which report it stands in does not matter: a tally of
/// a day on demand counts what the daily report does. Only where the period is not said, the kind tells it.
fn other_periods(taken: &[&WardFigures]) -> Vec<Finding> {
    let kind = most_common(taken.iter().map(|figures| figures.kind)).flatten();
    let usual = most_common(taken.iter().filter_map(|figures| length(figures)));
    let since = most_common(taken.iter().filter_map(|figures| figures.since));
    let is_other = |figures: &&&WardFigures| match figures.since {
        Some(from) => length(figures) != usual && Some(from) != since,
        None => figures.kind != kind,
    };
    let tell = |figures: &&WardFigures| {
        let message = msg!(
            "rollup-finding-other-period",
            ward = &figures.label,
            period = period(figures.kind, figures.since, figures.as_of),
            others = match usual {
                Some(days) => msg!("rollup-others-days", kind = kind_name(kind), days = days),
                None => kind_name(kind),
            },
        );
        finding(FindingCode::OtherPeriod, figures, message)
    };
    taken.iter().filter(is_other).map(tell).collect()
}

fn period(kind: Option<ReportKind>, since: Option<NaiveDate>, as_of: NaiveDate) -> Message {
    let kind = kind_name(kind);
    match since {
        Some(since) if since == as_of => msg!("rollup-period-day", kind = kind, day = as_of),
        Some(since) => msg!("rollup-period", kind = kind, since = since, day = as_of),
        None => msg!("rollup-period-unknown", kind = kind, day = as_of),
    }
}

/// What a report of a kind is called here.
pub(super) fn kind_name(kind: Option<ReportKind>) -> Message {
    Message::of_code("rollup-kind", kind.map_or("tally", ReportKind::code))
}

fn other_ages(taken: &[&WardFigures]) -> Vec<Finding> {
    let Some(usual) = most_common(taken.iter().filter_map(|figures| figures.minimum_age)) else { return Vec::new() };
    let tell = |figures: &&WardFigures| {
        let age = figures.minimum_age.filter(|age| *age != usual)?;
        let message = msg!("rollup-finding-other-age", ward = &figures.label, age = age, usual = usual);
        Some(finding(FindingCode::OtherDefinition, figures, message))
    };
    taken.iter().filter_map(tell).collect()
}

fn other_campaigns(taken: &[&WardFigures]) -> Vec<Finding> {
    let key = |figures: &WardFigures| crate::text::fold::strict(&figures.campaign);
    let named = || taken.iter().filter(|figures| !figures.campaign.is_empty());
    let Some(usual) = most_common(named().map(|figures| key(figures))) else { return Vec::new() };
    let usual_name = named().find(|figures| key(figures) == usual).map_or("", |figures| figures.campaign.as_str());
    let tell = |figures: &&WardFigures| {
        let message = msg!(
            "rollup-finding-other-campaign",
            ward = &figures.label,
            campaign = &figures.campaign,
            usual = usual_name
        );
        finding(FindingCode::OtherDefinition, figures, message)
    };
    named().filter(|figures| key(figures) != usual).map(tell).collect()
}

// One file in itself.

/// What is wrong with a file.
pub(super) fn within(figures: &WardFigures) -> Vec<Finding> {
    let mut found = contradictions(figures);
    found.extend(rates(figures));
    found.extend(older_version(figures));
    found
}

fn older_version(figures: &WardFigures) -> Option<Finding> {
    let absent = figures.absent.iter().map(Figure::key);
    let keys: Vec<String> = figures.lacks.iter().cloned().chain(absent).collect();
    let by_name = figures.is_named_by_file;
    if keys.is_empty() && !by_name {
        return None;
    }
    let keys = keys.join(", ");
    let message = if by_name {
        msg!("rollup-finding-older-named", ward = &figures.label, file = &figures.file, keys = keys)
    } else {
        msg!("rollup-finding-older", ward = &figures.label, file = &figures.file, keys = keys)
    };
    Some(finding(FindingCode::OlderVersion, figures, message))
}

/// Rates that do not follow from their counts, and rates of something else: each once a file.
fn rates(figures: &WardFigures) -> Vec<Finding> {
    let of_rate = |rate: Rate| {
        let wrong = figures.stated_rates.iter().filter(|stated| stated.rate == rate);
        wrong.clone().find_map(|stated| other_parts(figures, stated)).or_else(|| {
            let mut wrong = wrong.filter_map(|stated| wrong_rate(figures, stated));
            wrong.next()
        })
    };
    Rate::ALL.into_iter().filter_map(of_rate).collect()
}

fn other_parts(figures: &WardFigures, stated: &StatedRate) -> Option<Finding> {
    let (part, whole) = stated.other_parts.as_ref()?;
    let message = msg!(
        "rollup-finding-other-parts",
        ward = &figures.label,
        rate = rate_name(stated.rate),
        part = part,
        whole = whole,
    );
    Some(finding(FindingCode::OtherDefinition, figures, message))
}

fn wrong_rate(figures: &WardFigures, stated: &StatedRate) -> Option<Finding> {
    let (row, absent) = match stated.row {
        None => (&figures.total, figures.absent),
        Some(place) => (figures.rows.get(place)?, figures.absent_of_rows),
    };
    let follows = rate_of(row, absent, stated.rate);
    if follows == stated.stated || (follows.is_none() && lacks_parts(absent, stated.rate)) {
        return None;
    }
    let (rate, ward) = (rate_name(stated.rate), &figures.label);
    let (stands, follows) = (percent(stated.stated), percent(follows));
    let message = match stated.row {
        None => msg!("rollup-finding-wrong-rate", ward = ward, rate = rate, stands = stands, follows = follows),
        Some(_) => msg!(
            "rollup-finding-wrong-rate-area",
            ward = ward,
            area = area_name(row),
            rate = rate,
            stands = stands,
            follows = follows
        ),
    };
    Some(finding(FindingCode::WrongRate, figures, message))
}

fn lacks_parts(absent: FigureSet, rate: Rate) -> bool {
    let whole = match rate.denominator() {
        Denominator::Count(count) => Figure::Count(count),
        Denominator::Target => Figure::Target,
    };
    absent.has(Figure::Count(rate.numerator())) || absent.has(whole)
}

/// Figures that cannot stand beside each other: the first of each kind.
fn contradictions(figures: &WardFigures) -> Vec<Finding> {
    let mut found: Vec<Message> = sums(figures).into_iter().collect();
    let ward = &figures.label;
    let known = |count: Count| figures.count(count);
    let name = |count: Count| figure_name(Figure::Count(count));
    for (part, whole) in [
        (Count::Eligible, Count::Residents),
        (Count::CardIssued, Count::Eligible),
        (Count::L2Enrolled, Count::Eligible),
        (Count::L2Approved, Count::L2Enrolled),
        (Count::L2Activated, Count::L2Approved),
        (Count::Activated, Count::Eligible),
    ] {
        if let (Some(less), Some(more)) = (known(part), known(whole))
            && less > more
        {
            found.push(msg!(
                "rollup-finding-more-than",
                ward = ward,
                part = name(part),
                count = less,
                whole = name(whole),
                of = more
            ));
        }
    }
    for (whole, parts) in [
        (Count::Eligible, &[Count::CardIssued, Count::CardApplied, Count::CardMissing] as &[Count]),
        (Count::Activated, &[Count::L1Activated, Count::L2Activated]),
        (Count::L2Approved, &[Count::L2ToActivate, Count::L2Activated]),
    ] {
        let sum = parts.iter().map(|part| known(*part)).try_fold(0_u64, |sum, part| Some(sum + part?));
        if let (Some(stands), Some(sum)) = (known(whole), sum)
            && stands != sum
        {
            found.push(msg!("rollup-finding-no-sum", ward = ward, figure = name(whole), count = stands, sum = sum));
        }
    }
    if figures.since.is_some_and(|since| since > figures.as_of) {
        found.push(msg!("rollup-finding-since", ward = ward, day = figures.as_of));
    }
    if let Some(made) = figures.made_at.map(Timestamp::local_day).filter(|made| *made < figures.as_of) {
        found.push(msg!("rollup-finding-future", ward = ward, day = figures.as_of, made = made));
    }
    found.into_iter().map(|message| finding(FindingCode::Inconsistent, figures, message)).collect()
}

/// The first figure of which the areas together give something else than the ward.
fn sums(figures: &WardFigures) -> Option<Message> {
    if figures.rows.is_empty() {
        return None;
    }
    let mut sum = TallyRow::default();
    figures.rows.iter().for_each(|row| sum.add_row(row));
    let adds_up = |figure: &Figure| match figure {
        Figure::Count(count) => !NOT_ADDING_UP.contains(count),
        Figure::New(_) => true,
        Figure::Target => false,
    };
    let value = |row: &TallyRow, figure: Figure| match figure {
        Figure::Count(count) => row.count(count),
        Figure::New(milestone) => row.new_in_period(milestone),
        Figure::Target => 0,
    };
    let is_known = |figure: &Figure| !figures.absent.has(*figure) && !figures.absent_of_rows.has(*figure);
    let wrong = |figure: &Figure| value(&sum, *figure) != value(&figures.total, *figure);
    let figure = Figure::all().filter(adds_up).filter(is_known).find(wrong)?;
    Some(msg!(
        "rollup-finding-rows",
        ward = &figures.label,
        figure = figure_name(figure),
        sum = value(&sum, figure),
        count = value(&figures.total, figure),
    ))
}

/// What a figure is called.
fn figure_name(figure: Figure) -> Message {
    match figure {
        Figure::Count(count) => Message::of_code("report-count", count.key()),
        Figure::New(milestone) => Message::of_code("report-new", milestone.code()),
        Figure::Target => msg!("report-count-target"),
    }
}

fn rate_name(rate: Rate) -> Message {
    Message::of_code("report-rate", rate.key())
}

fn area_name(row: &TallyRow) -> Message {
    if row.area.is_empty() { msg!("report-area-none") } else { msg!("rollup-text", text = &row.area) }
}

fn said(count: Option<u64>) -> Message {
    count.map_or_else(|| msg!("rollup-nothing"), |count| msg!("rollup-count", count = count))
}

/// A percentage; which mark stands before its decimals is the language's business.
fn percent(hundredths: Option<i64>) -> Message {
    match hundredths {
        None => msg!("rollup-nothing"),
        Some(hundredths) => msg!(
            "rollup-percent",
            whole = hundredths.div_euclid(100),
            tenth = hundredths.rem_euclid(100) / 10,
            hundredth = hundredths.rem_euclid(10),
        ),
    }
}
