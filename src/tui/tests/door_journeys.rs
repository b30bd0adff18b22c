//! Journeys at the door over the real desk: from the list to the door, through the steps, to what came of it; words of
//! the campaign's own.

use super::super::command::Scope;
use super::super::model::{Model, Step};
use super::super::screens::DoorScreen;
use super::super::update::take;
use super::journeys::Journey;
use super::keys_of;
use crate::desk::views::PersonCard;
use crate::domain::next_step::NextStep;

fn member(model: &Model) -> &PersonCard {
    let (_, person) = model.person().unwrap();
    let card = model.top().unwrap().any_card().unwrap();
    card.members.iter().find(|member| member.reference == person).unwrap()
}

/// From the list of those to be activated: the door, seven steps, the account activated, the next door.
#[test]
fn somebody_is_activated_at_the_door_and_the_next_door_comes() {
    let mut journey = Journey::begin(300);
    let before = journey.activated();
    journey.keys("td").sees("Tại nhà").sees("Nói: ").sees("Tìm tin nhắn");
    let here = journey.model.person().unwrap();
    assert_eq!(member(&journey.model).next_step, NextStep::ActivateNow);
    journey.keys("<tab>").sees("1 [ ]").keys("       ").sees("7 [√]").sees("Đã đủ các bước");
    journey.keys("va<enter>").sees("Đã ghi");
    assert_eq!(journey.activated(), before + 1);
    assert_eq!(journey.model.top().unwrap().scope(), Scope::Door);
    assert_ne!(journey.model.person().unwrap().0, here.0, "nobody waits here any more");
    assert_eq!(member(&journey.model).next_step, NextStep::ActivateNow);
}

/// A household's number is all that a list of doors has: the door asks for the rest, and a visit recorded there shows.
#[test]
fn a_door_is_opened_by_its_household_alone_and_shows_what_is_recorded() {
    let mut journey = Journey::begin(300);
    journey.keys("g<enter>");
    let household = journey.model.top().unwrap().household().unwrap();
    journey.keys("<c-o>");
    let mut effects = Vec::new();
    take(&mut journey.model, vec![Step::open(DoorScreen::new(household, None))], &mut effects);
    journey.settle(effects);
    let (here, person) = journey.model.person().unwrap();
    assert_eq!((here, journey.model.top().unwrap().scope()), (household, Scope::Door));
    assert!(journey.model.top().unwrap().any_card().unwrap().members.iter().any(|m| m.reference == person));
    let visits = |journey: &Journey| journey.model.top().unwrap().any_card().unwrap().visits.len();
    let before = visits(&journey);
    journey.keys("v1").sees("Đã ghi");
    assert_eq!(journey.model.top().unwrap().scope(), Scope::Door);
    assert_eq!(visits(&journey), before + 1);
    journey.keys("u<enter>").sees("Đã hoàn tác");
    assert_eq!(visits(&journey), before);
}

/// Somebody with a phone that is another's too is warned about, with whose it is, at a real desk.
#[test]
fn a_phone_that_is_somebody_elses_too_is_warned_about() {
    let mut journey = Journey::begin(400);
    journey.keys("d");
    let mut warned = false;
    for _ in 0..300 {
        journey.keys("<down>d");
        let text = super::picture(&mut journey.model, 80, 24);
        journey.keys("<esc>");
        if text.contains("cũng là của") {
            warned = true;
            break;
        }
    }
    assert!(warned, "the demo has shared phones");
}

/// The words of the campaign are said at the doors, kept in the ledger, taken back like everything else.
#[test]
fn a_campaign_speaks_in_its_own_words_and_goes_back_to_the_usual_ones() {
    let mut journey = Journey::begin(300);
    journey.keys("td");
    journey.sees("đã được duyệt").keys("<c-o>c<down><down><down><enter>").sees("Lời nói tại nhà");
    journey.keys("<tab><c-u>Mời {name} ra nhà văn hóa ạ.<enter>").sees("Đã ghi");
    let words = |journey: &Journey| journey.model.shared.overview.as_ref().unwrap().campaign.door_words.clone();
    assert_eq!(
        words(&journey).into_iter().collect::<Vec<_>>(),
        [("activate_now".to_owned(), "Mời {name} ra nhà văn hóa ạ.".to_owned())]
    );
    journey.keys("<c-o>td");
    let name = member(&journey.model).person.facts.full_name.clone();
    journey.sees(&format!("Mời {name} ra nhà văn hóa ạ."));
    // What was changed is told in the history.
    journey.keys("<c-o>n<enter>").sees("Kích hoạt ngay").sees("nhà văn hóa");
    journey.keys("<c-o>c<down><down><down><enter><tab><f5><enter>").sees("Đã ghi");
    assert!(words(&journey).is_empty(), "the usual words are not kept");
    journey.keys("u<enter>").sees("Đã hoàn tác");
    assert_eq!(words(&journey).len(), 1);
    // The other settings of the campaign leave them alone.
    journey.keys("<c-o>c<enter><tab><tab> mới<enter>").sees("Đã ghi");
    assert_eq!(words(&journey).len(), 1);
}

/// Keys at the door from the selected door: the words are there at once, the code needs one key, a result no more than
/// on the household's own screen.
#[test]
fn keys_at_the_door() {
    for (task, keys, most) in [("the code", "r", 1), ("the next door", "n", 1), ("nobody home", "v1", 2)] {
        let mut journey = Journey::begin(300);
        journey.keys("td");
        assert!(keys_of(keys).len() <= most, "{task}");
        journey.keys(keys);
    }
}
