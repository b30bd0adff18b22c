//! The table of commands: no key twice, a way back everywhere, words for everything.

use super::super::command::{Act, Is, Label, Scope, of_key, of_scope};
use super::super::key::Key;
use crate::text::numbers::Lang;
use crate::text::words::Words;

#[test]
fn no_key_means_two_things_in_a_scope() {
    for scope in Scope::ALL.iter().copied() {
        let mut seen: Vec<(Key, Act)> = Vec::new();
        for command in of_scope(scope) {
            for key in command.keys {
                if let Some((_, other)) = seen.iter().find(|(taken, _)| taken == key) {
                    panic!("{scope:?}: {key} is {other:?} and {:?}", command.act);
                }
                seen.push((*key, command.act));
            }
        }
    }
}

#[test]
fn every_scope_has_a_way_back_and_a_way_out() {
    for scope in Scope::ALL.iter().copied() {
        assert_eq!(of_key(scope, Key::Esc).map(|command| command.act), Some(Act::Back), "{scope:?}");
        assert_eq!(of_key(scope, Key::Ctrl('c')).map(|command| command.act), Some(Act::Leave), "{scope:?}");
    }
}

/// While one types, letters are text.
#[test]
fn scopes_with_a_text_field_have_no_letters() {
    for scope in Scope::ALL.iter().copied().filter(|scope| scope.is(Is::Text)) {
        let letters = of_scope(scope).flat_map(|command| command.keys).filter(|key| matches!(key, Key::Char(_)));
        assert_eq!(letters.count(), 0, "{scope:?}");
    }
}

#[test]
fn the_same_keys_mean_the_same_everywhere() {
    use Scope::{Household, Overview, Record, Roster};
    for (key, act) in [(Key::Char('u'), Act::Undo), (Key::Char('?'), Act::Help), (Key::Char('q'), Act::Leave)] {
        for scope in Scope::ALL.iter().copied().filter(|scope| scope.is(Is::Letters)) {
            assert_eq!(of_key(scope, key).map(|command| command.act), Some(act), "{scope:?} {key}");
        }
    }
    for scope in [Overview, Roster, Household, Record] {
        assert_eq!(of_key(scope, Key::Char('/')).map(|command| command.act), Some(Act::Search), "{scope:?}");
    }
    // Of what is a list of many, `e` writes a file; of one person, household or area it corrects; `x` shows numbers.
    for scope in Scope::ALL.iter().copied().filter(|scope| scope.is(Is::Letters) && scope.is(Is::List)) {
        let of = |key: char| of_key(scope, Key::Char(key)).map(|command| command.act);
        let is_choice = matches!(scope, Scope::Visit | Scope::Reasons);
        let writes = matches!(
            scope,
            Overview | Scope::Tally | Scope::RollUp | Scope::Report | Scope::Cleaning | Scope::FollowUps
        );
        let writes = writes || matches!(scope, Roster | Scope::Households | Scope::Walk | Scope::Settings);
        if writes {
            assert!(
                matches!(
                    of('e'),
                    Some(Act::Export | Act::ExportList | Act::HandOver | Act::WriteCampaign | Act::PeopleFile)
                ),
                "{scope:?}"
            );
        } else if !is_choice {
            assert!(matches!(of('e'), None | Some(Act::Edit | Act::Enter)), "{scope:?}");
        }
        assert!(is_choice || matches!(of('x'), None | Some(Act::Reveal)), "{scope:?}");
    }
    // Caps Lock changes nothing.
    assert_eq!(of_key(Household, Key::Char('V')).map(|command| command.act), Some(Act::Visit));
}

#[test]
fn every_command_has_words_in_both_languages() {
    for lang in [Lang::Vi, Lang::En] {
        let words = Words::new(lang);
        for scope in Scope::ALL.iter().copied() {
            for command in of_scope(scope) {
                assert!(words.try_say(&command.label()).is_some(), "{lang:?} {:?}", command.label());
                assert!(words.try_say(&command.help()).is_some(), "{lang:?} {:?}", command.help());
                if let Label::Code(..) = command.label {
                    assert_ne!(command.keys.first(), None);
                }
            }
        }
    }
}

/// Ids that are put together from a code are not seen by the test over the sources.
#[test]
fn every_code_has_words_in_both_languages() {
    use crate::domain::milestone::Milestone;
    use crate::domain::presence::Presence;
    use crate::domain::problem::ProblemCode;
    use crate::domain::visit::Outcome;
    use crate::text::words::Message;
    let mut messages: Vec<Message> = Vec::new();
    let mut add = |prefix: &str, code: &str| messages.push(Message::of_code(prefix, code));
    for milestone in Milestone::ALL {
        add("milestone", milestone.code());
        add("tui-stage", milestone.code());
        add("result", milestone.code());
    }
    for code in ["guided", "appointment", "mobile_team", "none"] {
        add("result", code);
    }
    for outcome in Outcome::ALL {
        add("outcome", outcome.code());
    }
    for presence in Presence::ALL {
        add("presence", presence.code());
    }
    for residence in crate::domain::presence::Residence::ALL {
        add("residence", residence.code());
    }
    for field in crate::domain::field::Field::all() {
        add("field", field.code());
    }
    for field in crate::domain::field::HouseholdField::ALL {
        add("field", field.code());
    }
    for code in ["male", "female"] {
        add("sex", code);
    }
    for code in ["yes", "no"] {
        add("tui-paper", code);
    }
    for problem in ProblemCode::ALL {
        add("problem", problem.code());
    }
    for kind in crate::domain::event::OperationKind::ALL {
        add("operation", kind.code());
    }
    for colours in crate::sys::settings::Colours::ALL {
        add("tui-theme", colours.code());
    }
    for method in crate::sys::settings::TypingMethod::ALL {
        add("tui-typing", method.code());
    }
    for weekday in 1..=7 {
        add("tui-weekday", &weekday.to_string());
        add("tui-weekday-short", &weekday.to_string());
    }
    for step in super::super::state::ALL_STEPS {
        messages.push(super::super::state::word(step));
        messages.push(super::super::state::sentence(step));
    }
    for lang in [Lang::Vi, Lang::En] {
        let words = Words::new(lang);
        let without: Vec<_> = messages.iter().filter(|message| words.try_say(message).is_none()).collect();
        assert!(without.is_empty(), "{lang:?}: {without:?}");
    }
}
