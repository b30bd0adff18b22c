//! What is said and done at a door (lời nói khi đến nhà), by what a person needs next: `assets/scripts`, one file a
//! language. A campaign may replace the words that are spoken; what is to be done and brought stays as the documents say.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::next_step::NextStep;
use crate::text::numbers::Lang;

/// The official address of the app (document 003).
pub const APP_ADDRESS: &str = "https://vneid.gov.vn";

/// No text that a campaign says in place of the usual one is longer: it is read aloud at a door.
pub const MOST_WORDS_CHARS: usize = 400;

/// What stands for the name of the person in a text.
const NAME: &str = "{name}";

/// Words that can be replaced.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Spoken {
    /// The first words at a door.
    Opening,
    /// What is said for a person, by the code of their next step.
    For(&'static str),
}

impl Spoken {
    /// All of them, in the order in which they are needed.
    pub const ALL: [Self; 10] = [
        Self::Opening,
        Self::For("activate_now"),
        Self::For("resubmit"),
        Self::For("enrol"),
        Self::For("mobile_team"),
        Self::For("await_approval"),
        Self::For("apply_card"),
        Self::For("find_card"),
        Self::For("integrate_papers"),
        Self::For("none"),
    ];

    /// Those of a next step.
    pub fn of(step: NextStep) -> Self {
        Self::For(step.code())
    }

    /// Stable code; the journal keeps it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Opening => "opening",
            Self::For(code) => code,
        }
    }
}

/// What a campaign says in its own words, by the code of [`Spoken`]. Codes of a newer version are kept.
pub type OwnWords = BTreeMap<String, String>;

/// The script of a language.
#[derive(Clone, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Script {
    opening: String,
    /// To be said at every door before one leaves.
    pub every_door: Vec<String>,
    /// The message that tells of the approval, as it comes.
    pub sms: String,
    situations: BTreeMap<String, Situation>,
}

/// What is said and done for somebody with one next step.
#[derive(Clone, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Situation {
    say: String,
    /// What to have at hand, or to bring to the desk.
    pub bring: String,
    /// What to do, one after the other.
    pub steps: Vec<String>,
    /// What to look out for.
    pub notes: Vec<String>,
}

static VI: LazyLock<Script> = LazyLock::new(|| read(include_str!("../../assets/scripts/vi.toml")));
static EN: LazyLock<Script> = LazyLock::new(|| read(include_str!("../../assets/scripts/en.toml")));
static NOTHING: Situation =
    Situation { say: String::new(), bring: String::new(), steps: Vec::new(), notes: Vec::new() };

/// A built-in file that could not be read would be an empty script; a test sees to it that both can.
fn read(text: &str) -> Script {
    toml::from_str(text).unwrap_or_default()
}

impl Script {
    /// The script of a language.
    pub fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::Vi => &VI,
            Lang::En => &EN,
        }
    }

    /// What is done for somebody with this next step.
    pub fn situation(&self, step: NextStep) -> &Situation {
        self.situations.get(step.code()).unwrap_or(&NOTHING)
    }

    /// The usual words.
    pub fn usual(&self, spoken: Spoken) -> &str {
        match spoken {
            Spoken::Opening => &self.opening,
            Spoken::For(code) => self.situations.get(code).map(|situation| situation.say.as_str()).unwrap_or_default(),
        }
    }

    /// The words to say: the campaign's own, else the usual ones; with the name of the person.
    pub fn say(&self, spoken: Spoken, own: &OwnWords, name: &str) -> String {
        let own = own.get(spoken.code()).map(String::as_str).filter(|text| !text.trim().is_empty());
        own.unwrap_or_else(|| self.usual(spoken)).replace(NAME, name)
    }
}

/// Whether a text is the usual one in any language: then nothing has to be kept.
pub fn is_usual(spoken: Spoken, text: &str) -> bool {
    [Lang::Vi, Lang::En].into_iter().any(|lang| Script::of(lang).usual(spoken) == text.trim())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::eligibility::NotEligible;

    const STEPS: [NextStep; 9] = [
        NextStep::None(NotEligible::NotCounted),
        NextStep::ApplyCard,
        NextStep::FindCard,
        NextStep::IntegratePapers,
        NextStep::ActivateNow,
        NextStep::Resubmit,
        NextStep::AwaitApproval,
        NextStep::MobileTeam,
        NextStep::Enrol,
    ];

    #[test]
    fn every_next_step_has_its_words_in_both_languages() {
        for lang in [Lang::Vi, Lang::En] {
            let script = Script::of(lang);
            for spoken in Spoken::ALL {
                let usual = script.usual(spoken);
                assert!(usual.chars().count() > 20, "{lang:?} {spoken:?}");
                assert!(usual.chars().count() <= MOST_WORDS_CHARS, "{lang:?} {spoken:?}");
                assert_eq!(usual.contains(NAME), spoken != Spoken::Opening, "{lang:?} {spoken:?}");
            }
            for step in STEPS {
                assert!(Spoken::ALL.contains(&Spoken::of(step)), "{step:?} cannot be replaced");
                let situation = script.situation(step);
                let has_work = !matches!(step, NextStep::None(_));
                assert_eq!(situation.steps.len() >= 2, has_work, "{lang:?} {step:?}");
                assert_eq!(!situation.bring.is_empty(), has_work, "{lang:?} {step:?}");
                assert!(situation.steps.iter().chain(&situation.notes).all(|text| !text.trim().is_empty()));
            }
            assert_eq!(script.situations.len(), STEPS.len(), "{lang:?}: a situation that no next step has");
            assert_eq!(script.every_door.len(), 2, "{lang:?}: the stores; no code by phone");
        }
        assert_eq!(STEPS.len() + 1, Spoken::ALL.len());
    }

    #[test]
    fn an_approved_account_has_seven_steps_and_the_message_is_as_it_comes() {
        for lang in [Lang::Vi, Lang::En] {
            let script = Script::of(lang);
            assert_eq!(script.situation(NextStep::ActivateNow).steps.len(), 7, "{lang:?}");
            assert!(script.sms.is_ascii(), "it comes without marks");
            assert!(script.sms.starts_with("Cuc CSQLHC ve TTXH") && script.sms.contains(APP_ADDRESS), "{lang:?}");
        }
        assert_eq!(Script::of(Lang::Vi).sms, Script::of(Lang::En).sms);
    }

    #[test]
    fn a_campaign_says_it_in_its_own_words() {
        let script = Script::of(Lang::En);
        let mut own = OwnWords::new();
        let said = |own: &OwnWords| script.say(Spoken::of(NextStep::Enrol), own, "Mẫu");
        let usual = said(&own);
        assert!(usual.starts_with("Mẫu has the chip card"), "{usual}");
        own.insert("enrol".to_owned(), "Mời {name} đến nhà văn hóa, {name} nhé.".to_owned());
        assert_eq!(said(&own), "Mời Mẫu đến nhà văn hóa, Mẫu nhé.");
        own.insert("enrol".to_owned(), "  ".to_owned());
        assert_eq!(said(&own), usual, "nothing is not said in place of something");
        assert!(is_usual(Spoken::For("enrol"), script.usual(Spoken::For("enrol"))));
        assert!(is_usual(Spoken::Opening, Script::of(Lang::Vi).usual(Spoken::Opening)));
        assert!(!is_usual(Spoken::Opening, script.usual(Spoken::For("enrol"))));
    }
}
