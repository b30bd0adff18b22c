//! The settings of the ward and its campaign. They are kept as events: saving is one operation, and can be taken
//! back. A preset only fills the form.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use ratatui::Frame;
use ratatui::layout::Rect;

use super::super::Behaviour;
use super::super::chooser::{Choice, Chooser};
use super::save_settings;
use crate::desk::presets::campaigns;
use crate::desk::views::Overview;
use crate::domain::campaign::{Campaign, CampaignFault, MOST_NAME_CHARS, ReportDuties, Ward, hour_of};
use crate::domain::spoken_day::{day_that_was, day_to_come};
use crate::msg;
use crate::text::numbers::{self, Lang};
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Picked, Shared, Status, Step};
use crate::tui::widgets::form::{Entry, Form};

/// How a day is read: one that may have been, or an end that is to come.
type ParseDay = fn(&str, NaiveDate) -> Option<NaiveDate>;

const WARD: usize = 0;
const PARENT: usize = 1;
const NAME: usize = 2;
const START: usize = 3;
const END: usize = 4;
const MINIMUM_AGE: usize = 5;
const TARGET: usize = 6;
const DAILY: usize = 7;
const MONTHLY: usize = 8;
const FINAL: usize = 9;
const RECEIVER: usize = 10;
/// From here on one entry an area.
const AREAS: usize = 11;

/// No number is longer, with its dots.
const MOST_NUMBER_CHARS: usize = 12;

/// The settings of the ward and the campaign.
pub struct CampaignForm {
    form: Form,
    areas: Vec<String>,
    begun: (Ward, Campaign),
    /// What has forms of its own, and a preset says too.
    beside: Campaign,
}

impl CampaignForm {
    /// With the settings that hold now.
    pub fn new(overview: &Overview, shared: &Shared) -> Self {
        let (ward, campaign) = (&overview.ward, &overview.campaign);
        let mut areas: Vec<String> =
            overview.tally.rows.iter().map(|row| row.area.clone()).filter(|area| !area.is_empty()).collect();
        // A target may stand for an area that nobody lives in any more.
        areas.extend(campaign.area_targets.keys().filter(|area| !areas.contains(area)).cloned().collect::<Vec<_>>());
        let name = |label, text: &str| Entry::text(label, MOST_NAME_CHARS, text);
        let number = |label| Entry::number(label, MOST_NUMBER_CHARS, "");
        let mut entries = vec![
            name(msg!("tui-settings-ward"), &ward.name),
            name(msg!("tui-settings-parent"), &ward.parent),
            name(msg!("tui-settings-campaign"), ""),
            Entry::day(msg!("tui-settings-start"), "").with_hint(msg!("tui-settings-day-hint")),
            Entry::day(msg!("tui-settings-end"), "").with_hint(msg!("tui-settings-end-hint")),
            number(msg!("tui-settings-minimum-age")).with_hint(msg!("tui-settings-minimum-age-hint")),
            number(msg!("tui-settings-target")).with_hint(msg!("tui-settings-target-hint")),
            number(msg!("tui-settings-daily")).with_hint(msg!("tui-settings-daily-hint")),
            number(msg!("tui-settings-monthly")).with_hint(msg!("tui-settings-monthly-hint")),
            Entry::day(msg!("tui-settings-final"), "").with_hint(msg!("tui-settings-day-hint")),
            name(msg!("tui-settings-receiver"), "").with_hint(msg!("tui-settings-receiver-hint")),
        ];
        let of_area = |area: &String| number(msg!("tui-settings-area-target", area = area));
        entries.extend(areas.iter().map(|area| of_area(area).with_hint(msg!("tui-settings-area-hint", area = area))));
        let mut screen =
            Self { form: Form::new(entries), areas, begun: (ward.clone(), campaign.clone()), beside: campaign.clone() };
        screen.fill(campaign, shared.words.lang);
        screen
    }

    /// Puts a campaign into the entries; the ward stays.
    fn fill(&mut self, campaign: &Campaign, lang: Lang) {
        let day = |day: Option<NaiveDate>| day.map(numbers::day).unwrap_or_default();
        let count = |count: u64| numbers::count(lang, i64::try_from(count).unwrap_or(i64::MAX));
        let texts = [
            (NAME, campaign.name.clone()),
            (START, day(campaign.start)),
            (END, day(campaign.end)),
            (MINIMUM_AGE, campaign.minimum_age.to_string()),
            (TARGET, campaign.target.map(count).unwrap_or_default()),
            (DAILY, campaign.reports.daily_before.clone()),
            (MONTHLY, campaign.reports.monthly_on.to_string()),
            (FINAL, day(campaign.reports.final_before)),
            (RECEIVER, campaign.receiving_unit.clone()),
        ];
        for (place, text) in texts {
            self.form.set_text(place, &text);
        }
        for (place, area) in self.areas.iter().enumerate() {
            let target = campaign.area_targets.get(area).copied().map(count).unwrap_or_default();
            self.form.set_text(AREAS + place, &target);
        }
    }

    /// What a preset says of that which has forms of its own. What the ward has written there stays.
    fn take_from(&mut self, preset: &Campaign) {
        let Campaign { door_words, form, places, .. } = &self.begun.1;
        self.beside = self.begun.1.clone();
        self.beside.door_words = preset.door_words.clone().into_iter().chain(door_words.clone()).collect();
        self.beside.form = form.or(&preset.form);
        self.beside.places = if places.is_empty() { preset.places.clone() } else { places.clone() };
    }

    fn day(&self, place: usize, today: NaiveDate, parse: ParseDay) -> Result<Option<NaiveDate>, (usize, Message)> {
        let text = self.form.text(place);
        if text.is_empty() {
            return Ok(None);
        }
        parse(&text, today).map(Some).ok_or_else(|| (place, msg!("tui-settings-wrong-day")))
    }

    fn target(&self, place: usize) -> Result<Option<u64>, (usize, Message)> {
        let text = self.form.text(place);
        if text.is_empty() {
            return Ok(None);
        }
        number_of(&text).map(Some).ok_or_else(|| (place, msg!("tui-settings-wrong-number")))
    }

    /// What stands in the form; or the entry that is wrong.
    fn settings(&self, today: NaiveDate) -> Result<(Ward, Campaign), (usize, Message)> {
        let ward = Ward { name: self.form.text(WARD), parent: self.form.text(PARENT) };
        if ward.name.is_empty() {
            return Err((WARD, msg!("error-no-ward-name")));
        }
        let small = |place: usize, wrong: CampaignFault| {
            let number = self.form.text(place).parse::<u32>().ok();
            number.ok_or_else(|| (place, Message::of_code("campaign-fault", wrong.code())))
        };
        let daily = self.form.text(DAILY);
        let daily_before = if daily.is_empty() {
            daily
        } else {
            let wrong = || (DAILY, Message::of_code("campaign-fault", CampaignFault::DailyBefore.code()));
            hour_of(&daily).ok_or_else(wrong)?
        };
        let mut area_targets = BTreeMap::new();
        for (place, area) in self.areas.iter().enumerate() {
            if let Some(target) = self.target(AREAS + place)? {
                area_targets.insert(area.clone(), target);
            }
        }
        let campaign = Campaign {
            name: self.form.text(NAME),
            start: self.day(START, today, day_that_was)?,
            end: self.day(END, today, day_to_come)?,
            minimum_age: small(MINIMUM_AGE, CampaignFault::MinimumAge)?,
            target: self.target(TARGET)?,
            area_targets,
            reports: ReportDuties {
                daily_before,
                monthly_on: small(MONTHLY, CampaignFault::MonthlyOn)?,
                final_before: self.day(FINAL, today, day_to_come)?,
            },
            receiving_unit: self.form.text(RECEIVER),
            // They have forms of their own.
            door_words: self.beside.door_words.clone(),
            form: self.beside.form.clone(),
            places: self.beside.places.clone(),
        };
        match campaign.fault() {
            None => Ok((ward, campaign)),
            Some(fault) => {
                let place = match fault {
                    CampaignFault::FarDay => START,
                    CampaignFault::Target => TARGET,
                    CampaignFault::EndBeforeStart => END,
                    CampaignFault::MinimumAge => MINIMUM_AGE,
                    CampaignFault::DailyBefore => DAILY,
                    CampaignFault::MonthlyOn => MONTHLY,
                    CampaignFault::FinalBeforeStart => FINAL,
                    // The others are not of this form.
                    CampaignFault::DoorWords
                    | CampaignFault::Names
                    | CampaignFault::FormText
                    | CampaignFault::Recipients
                    | CampaignFault::Places
                    | CampaignFault::PlaceText => NAME,
                };
                Err((place, Message::of_code("campaign-fault", fault.code())))
            }
        }
    }

    fn enter(&mut self, shared: &Shared) -> Vec<Step> {
        match self.settings(shared.now.today) {
            Err((place, wrong)) => {
                self.form.refuse(place, wrong);
                Vec::new()
            }
            Ok((ward, campaign)) => save_settings(ward, campaign),
        }
    }
}

/// The presets, each with its last day.
fn chooser(shared: &Shared) -> Chooser {
    let choice = |preset: crate::desk::presets::Preset| Choice {
        name: shared.words.say(&Message::of_code("preset", preset.key)),
        beside: preset.campaign.end.map(numbers::day).unwrap_or_default(),
    };
    Chooser::new(msg!("tui-title-presets"), campaigns().into_iter().map(choice).collect())
}

/// A count as people write it: `1200`, `1.200`, `1,200`, `1 200`.
pub fn number_of(text: &str) -> Option<u64> {
    let groups: Vec<&str> = text.split(['.', ',', ' ']).collect();
    let (first, others) = groups.split_first()?;
    let is_grouped = others.is_empty() || (1..=3).contains(&first.len());
    let are_digits = groups.iter().all(|group| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit()));
    let are_whole = others.iter().all(|group| group.len() == 3);
    if is_grouped && are_digits && are_whole { groups.concat().parse().ok() } else { None }
}

impl Behaviour for CampaignForm {
    fn scope(&self) -> Scope {
        Scope::CampaignForm
    }

    fn title(&self) -> Message {
        msg!("tui-title-campaign")
    }

    fn is_form(&self) -> bool {
        true
    }

    fn form(&self) -> Option<&Form> {
        Some(&self.form)
    }

    fn form_mut(&mut self) -> Option<&mut Form> {
        Some(&mut self.form)
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        match act {
            Act::Back if self.settings(shared.now.today).as_ref() != Ok(&self.begun) => vec![Step::Discard],
            Act::Back => vec![Step::Back],
            Act::Enter => self.enter(shared),
            Act::LoadPreset => vec![Step::open(chooser(shared))],
            _ => self.act_in_form(act, shared),
        }
    }

    fn take_picked(&mut self, picked: &Picked, shared: &mut Shared) -> Vec<Step> {
        match picked {
            // What the ward was told to reach is its own, and no preset knows it.
            Picked::Choice(place) => {
                let Some(preset) = campaigns().into_iter().nth(*place) else { return Vec::new() };
                let own: Vec<(usize, String)> = std::iter::once(TARGET)
                    .chain((0..self.areas.len()).map(|place| AREAS + place))
                    .map(|place| (place, self.form.text(place)))
                    .collect();
                self.take_from(&preset.campaign);
                self.fill(&preset.campaign, shared.words.lang);
                for (place, text) in own {
                    self.form.set_text(place, &text);
                }
                return vec![Step::Say(Status::note(msg!("tui-preset-filled")))];
            }
            Picked::Day(day) => self.form.take_day(*day),
            _ => {}
        }
        Vec::new()
    }

    fn is_unsaved(&self) -> bool {
        // Days are compared as they were written: which day it is now changes nothing in them.
        let (_, campaign) = &self.begun;
        let today = campaign.start.unwrap_or_default();
        self.settings(today).as_ref() != Ok(&self.begun)
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        self.form.draw(shared, frame, area);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_with_dots_or_without() {
        for (text, expected) in [
            ("1200", Some(1200)),
            ("1.200", Some(1200)),
            ("1,200", Some(1200)),
            ("12.345.678", Some(12_345_678)),
            ("0", Some(0)),
            ("1.20", None),
            ("1200.300", None),
            (".200", None),
            ("1.200 người", None),
            ("-5", None),
            ("", None),
        ] {
            assert_eq!(number_of(text), expected, "{text}");
        }
    }
}
