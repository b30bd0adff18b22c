//! Cards that are scanned or pasted, over the real desk: whose they are, what is taken over, and taken back. And the
//! screen as it is. Invented people only.

use super::super::message::{Msg, What};
use super::super::model::{Kind, Model};
use super::super::screens::Screen;
use super::super::update::update;
use super::journeys::Journey;
use super::{answer_all, at, beginning, looks, open_model, person, picture, press, reply, requests};
use crate::desk::cards::{CardHolder, FoundBy};
use crate::desk::screen::{CardsReply, CardsRequest, Reply, Request};
use crate::desk::views::PersonCard;
use crate::domain::card::{Card, Scan, differences, read};
use crate::domain::milestone::{Milestone, Milestones, Reached};
use crate::domain::next_step::NextStep;
use crate::domain::partial_date::PartialDate;
use crate::domain::person::PersonFacts;
use crate::domain::person_number::PersonNumber;
use crate::domain::sex::Sex;

const STRANGER: &str = "001175458076||Đỗ Thị Mẫu|05071975|Nữ|Số 8 ngõ 34 Lê Lợi, Máy Tơ, Hải Phòng|15062022";

/// The person whose page is open.
fn opened(journey: &Journey) -> PersonCard {
    let (_, person) = journey.model.person().unwrap();
    let card = journey.model.screens.iter().rev().find_map(|screen| screen.any_card()).unwrap();
    card.members.iter().find(|member| member.reference == person).unwrap().clone()
}

/// The text of the card that somebody would have, issued on a day.
fn text_of(facts: &PersonFacts, issued: &str) -> String {
    let number = facts.person_number.as_ref().map(PersonNumber::as_str).unwrap();
    let birth = facts.birth_date.unwrap().first_day().format("%d%m%Y");
    let sex = if facts.sex == Some(Sex::Female) { "Nữ" } else { "Nam" };
    format!("{number}||{}|{birth}|{sex}||{issued}", facts.full_name)
}

/// At the page of somebody with a number, a birth date and no day of issue, and the text of their card.
fn with_somebody() -> (Journey, PersonCard, String) {
    let mut journey = Journey::begin(300);
    journey.keys("d<enter><enter>");
    for _ in 0..300 {
        let person = opened(&journey);
        let facts = &person.person.facts;
        let is_whole = facts.person_number.is_some() && facts.sex.is_some();
        let is_day = matches!(facts.birth_date, Some(PartialDate::Day(_)));
        if is_whole && is_day && !facts.milestones.get(Milestone::CardIssued).is_reached() {
            let text = text_of(facts, "15062022");
            journey.keys("<c-o>");
            return (journey, person, text);
        }
        journey.keys("<esc>n<enter>");
    }
    panic!("everybody of the demo has a card");
}

fn scanned(journey: &mut Journey, text: &str) {
    journey.tell(What::Scanned(text.to_owned()));
}

fn milestone(journey: &Journey, milestone: Milestone) -> Reached {
    opened(journey).person.facts.milestones.get(milestone)
}

#[test]
fn a_card_opens_the_person_and_its_issue_is_recorded_in_one_key() {
    let (mut journey, person, text) = with_somebody();
    journey.keys("d");
    scanned(&mut journey, &text);
    journey.sees("Thẻ của").sees("Có trong sổ").sees(&person.person.facts.full_name).sees("15/06/2022");
    journey.keys("c").sees("Đã ghi").sees("Thẻ khớp với sổ");
    journey.keys("<enter>");
    assert!(matches!(journey.model.top(), Some(Screen::Person(_))));
    assert_eq!(opened(&journey).reference, person.reference);
    assert_eq!(milestone(&journey, Milestone::CardIssued), Reached::On(super::day("2022-06-15")));
    journey.keys("u<enter>").sees("Đã hoàn tác");
    assert_eq!(opened(&journey).person.facts, person.person.facts);
    // Back over the card to the list.
    journey.keys("<esc>").sees("Thẻ của").keys("<esc>");
    assert!(matches!(journey.model.top(), Some(Screen::Roster(_))));
}

#[test]
fn differences_are_taken_one_or_all_and_taken_back() {
    let (mut journey, person, text) = with_somebody();
    let number = person.person.facts.person_number.clone().unwrap();
    let name = &person.person.facts.full_name;
    let other = text.replacen(name.as_str(), "Đỗ Thị Mẫu", 1).replacen("||", "|030123456|", 1);
    scanned(&mut journey, &other);
    journey.sees("Họ và tên").sees("Đỗ Thị Mẫu");
    // The second line alone: the name.
    journey.keys("<down> ").sees("Đã ghi: ");
    journey.keys("<enter>");
    let renamed = opened(&journey);
    assert_eq!((renamed.person.facts.full_name.as_str(), renamed.person.facts.old_id.as_deref()), ("Đỗ Thị Mẫu", None));
    journey.keys("u<enter>");
    assert_eq!(opened(&journey).person.facts, person.person.facts);
    // All at once, as one operation.
    journey.keys("<esc>a").sees("Thẻ khớp với sổ").keys("<enter>");
    let facts = opened(&journey).person.facts;
    assert_eq!((facts.full_name.as_str(), facts.old_id.as_deref()), ("Đỗ Thị Mẫu", Some("030123456")));
    assert_eq!(facts.milestones.get(Milestone::CardIssued), Reached::On(super::day("2022-06-15")));
    assert_eq!(facts.person_number, Some(number));
    journey.keys("u<enter>");
    assert_eq!(opened(&journey).person.facts, person.person.facts);
}

#[test]
fn an_address_is_only_taken_alone() {
    let (mut journey, person, text) = with_somebody();
    let moved = text.replacen("||15062022", "|Số 999 Trần Thử Nghiệm, Huế|15062022", 1);
    scanned(&mut journey, &moved);
    journey.keys("a").sees("Số 999 Trần Thử Nghiệm").sees("Chỉ lấy riêng");
    journey.keys(" ").sees("Thẻ khớp với sổ").keys("<enter>");
    assert_eq!(opened(&journey).household_facts.address.as_deref(), Some("Số 999 Trần Thử Nghiệm, Huế"));
    journey.keys("u<enter>u<enter>");
    assert_eq!(opened(&journey).household_facts, person.household_facts);
}

#[test]
fn a_card_of_nobody_is_added_to_a_household_that_is_there() {
    let mut journey = Journey::begin(300);
    let before = journey.model.shared.overview.as_ref().unwrap().tally.total.clone();
    scanned(&mut journey, STRANGER);
    journey.sees("Chưa có trong sổ").sees("001••••••076");
    journey.keys("<enter>").sees("Đỗ Thị Mẫu ở hộ nào?").sees("Hộ mới, với địa chỉ trên thẻ");
    journey.keys("<c-u>nguyen<enter>").sees("Thêm người");
    let form = picture(&mut journey.model, 80, 24);
    assert!(form.contains("Đỗ Thị Mẫu") && form.contains("05/07/1975") && form.contains("001••••••076"), "{form}");
    assert!(!form.contains("001175458076"), "{form}");
    journey.keys("<enter>").sees("Đã ghi");
    let added = opened(&journey);
    let facts = &added.person.facts;
    assert_eq!(facts.full_name, "Đỗ Thị Mẫu");
    assert_eq!(facts.person_number, PersonNumber::new("001175458076"));
    assert_eq!((facts.sex, facts.birth_date), (Some(Sex::Female), Some(PartialDate::Day(super::day("1975-07-05")))));
    assert_eq!(facts.milestones.get(Milestone::CardIssued), Reached::On(super::day("2022-06-15")));
    // Scanned again, it is theirs.
    scanned(&mut journey, STRANGER);
    journey.sees("Có trong sổ").keys("u<enter>").sees("Chưa có trong sổ");
    assert_eq!(journey.model.shared.overview.as_ref().unwrap().tally.total, before);
}

#[test]
fn or_to_a_new_household_at_the_address_of_the_card() {
    let mut journey = Journey::begin(300);
    scanned(&mut journey, STRANGER);
    journey.keys("<enter><end><enter>").sees("Số 8 ngõ 34 Lê Lợi, Máy Tơ, Hải Phòng").keys("<enter>").sees("Đã ghi");
    assert_eq!(opened(&journey).household_facts.address.as_deref(), Some("Số 8 ngõ 34 Lê Lợi, Máy Tơ, Hải Phòng"));
}

#[test]
fn somebody_without_a_number_is_proposed_by_name_and_birth() {
    let mut journey = Journey::begin(300);
    journey.keys("d<enter>a1do thi mau<tab>1975<enter>").sees("Đã ghi").keys("<c-o>");
    scanned(&mut journey, STRANGER);
    journey.sees("trùng tên và ngày sinh").sees("001••••••076").sees("Đỗ Thị Mẫu");
    journey.keys("a").sees("Có trong sổ").keys("<enter>");
    let facts = opened(&journey).person.facts;
    assert_eq!(facts.person_number, PersonNumber::new("001175458076"));
    assert_eq!(facts.full_name, "Đỗ Thị Mẫu");
    journey.keys("u<enter><esc>").sees("trùng tên và ngày sinh");
    // It may be somebody else after all.
    journey.keys("n").sees("Đỗ Thị Mẫu ở hộ nào?");
}

#[test]
fn the_old_number_and_another_number_propose_too() {
    let (mut journey, person, text) = with_somebody();
    let number = person.person.facts.person_number.clone().unwrap();
    let other = text.replacen(number.as_str(), "001175458076", 1);
    scanned(&mut journey, &other);
    journey.sees("khác số định danh").sees(&number.masked()).keys("<esc>");
    journey.keys(&format!("/{}<enter>e<tab><tab><tab><tab><tab><tab><tab>030123456<enter>", number.as_str()));
    while !matches!(journey.model.top(), Some(Screen::Person(_))) {
        journey.keys("<enter>");
    }
    journey.keys("e<tab><tab><tab><tab><tab><tab><tab>030123456<enter>").sees("Đã ghi");
    scanned(&mut journey, "001175458076|030123456|Lê Khác|01011990|Nam||15062022");
    journey.sees("trùng số CMND cũ");
}

#[test]
fn a_card_may_come_anywhere_and_a_form_asks_first() {
    let (mut journey, person, text) = with_somebody();
    // In a search, in a filter, in the list of commands, over the help, over another card.
    for way in ["/ng", "df", "d<enter>", "<c-p>", "?", "g", "d<enter>v"] {
        journey.keys(way);
        journey.tell(What::Paste(text.clone()));
        journey.sees("Thẻ của").sees(&person.person.facts.full_name);
        assert_eq!(journey.model.screens.iter().filter(|screen| matches!(screen, Screen::Card(_))).count(), 1);
    }
    journey.keys("<c-o>d<enter><enter>en");
    let typed = picture(&mut journey.model, 80, 24);
    scanned(&mut journey, &text);
    journey.sees("Vừa quét thẻ của").keys("<esc>");
    assert_eq!(picture(&mut journey.model, 80, 24), typed);
    scanned(&mut journey, &text);
    scanned(&mut journey, &text);
    // What is recorded at the card closes no form below it.
    journey.keys("<enter>").sees("Có trong sổ").keys("c").sees("Đã ghi").keys("<esc>");
    assert!(matches!(journey.model.top(), Some(Screen::Facts(_))));
    assert!(journey.model.is_unsaved());
}

#[test]
fn numbers_that_were_shown_are_masked_again_for_another_card() {
    let (mut journey, _, text) = with_somebody();
    journey.keys("d<enter>x");
    assert!(journey.model.shared.is_revealed());
    scanned(&mut journey, &text);
    assert!(!journey.model.shared.is_revealed());
    journey.keys("x").sees(text.split('|').next().unwrap());
}

#[test]
fn a_visit_begins_at_the_card() {
    let (mut journey, person, text) = with_somebody();
    scanned(&mut journey, &text);
    journey.keys("v").sees(&person.person.facts.full_name);
    assert!(matches!(journey.model.top(), Some(Screen::Visit(_))));
}

#[test]
fn a_locked_ledger_hears_nothing_of_a_card() {
    for what in [What::Scanned(STRANGER.to_owned()), What::Paste(STRANGER.to_owned())] {
        let mut model = Model::new(beginning(Kind::Ledger));
        let before = picture(&mut model, 80, 24);
        let effects = update(&mut model, Msg { at: at(0), what });
        assert_eq!(effects.len(), 0);
        let after = picture(&mut model, 80, 24);
        assert!(after.contains("Mở sổ rồi quét lại"), "{after}");
        assert!(!after.contains("Mẫu") && !after.contains("0011"), "{after}");
        let above_foot = |picture: &str| picture.lines().take(20).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(above_foot(&after), above_foot(&before), "the field of the passphrase is as it was");
    }
    // One that was open, too; its cards wait behind the lock.
    let mut model = open_model();
    press(&mut model, "l");
    update(&mut model, Msg { at: at(0), what: What::Scanned(STRANGER.to_owned()) });
    assert!(matches!(model.top(), Some(Screen::Unlock(_))));
}

#[test]
fn keys_after_a_card_wait_for_it() {
    let mut model = open_model();
    let effects = update(&mut model, Msg { at: at(0), what: What::Scanned(STRANGER.to_owned()) });
    let asked = requests(effects);
    assert!(press(&mut model, "<enter>").is_empty(), "nothing is known yet");
    let Some(Request::Cards(CardsRequest::Holders { number, .. })) = asked.into_iter().next() else { panic!() };
    let effects = reply(&mut model, Reply::Cards(CardsReply::Holders { number, holders: Vec::new() }));
    answer_all(&mut model, effects);
    assert!(matches!(model.top(), Some(Screen::CardPlace(_))));
    // A card that comes while a list is on its way comes after the keys that were pressed before it.
    let mut model = open_model();
    let asked = press(&mut model, "d<enter>");
    update(&mut model, Msg { at: at(0), what: What::Scanned(STRANGER.to_owned()) });
    assert!(!matches!(model.top(), Some(Screen::Card(_))));
    answer_all(&mut model, asked);
    assert!(matches!(model.top(), Some(Screen::Card(_))));
    assert!(model.screens.iter().any(|screen| matches!(screen, Screen::Household(_))));
}

#[test]
fn what_cannot_be_read_is_told() {
    let mut model = open_model();
    update(&mut model, Msg { at: at(0), what: What::Scanned("IDVNM17545807600011".to_owned()) });
    assert!(picture(&mut model, 80, 24).contains("Không đọc được thẻ"));
    assert!(matches!(model.top(), Some(Screen::Overview(_))));
}

fn card(text: &str) -> Card {
    match read(text) {
        Some(Scan::Card(card)) => *card,
        _ => panic!("{text}"),
    }
}

/// The screen of a card, with these people whose it may be.
fn shown(text: &str, holders: Vec<(FoundBy, PersonCard)>) -> Model {
    let mut model = open_model();
    let effects = update(&mut model, Msg { at: at(0), what: What::Scanned(text.to_owned()) });
    let Some(Request::Cards(CardsRequest::Holders { number, .. })) = requests(effects).into_iter().next() else {
        panic!()
    };
    let card = card(text);
    let holders = holders.into_iter().map(|(found_by, person)| {
        let address = person.household_facts.address.as_deref();
        let differences = differences(&card, &person.person.facts, address, super::day(super::TODAY));
        CardHolder { found_by, person: Box::new(person), differences }
    });
    let holders = holders.collect();
    reply(&mut model, Reply::Cards(CardsReply::Holders { number, holders }));
    model
}

fn holder(name: &str) -> PersonCard {
    let mut person = person(7, 3, name, NextStep::ActivateNow);
    person.person.facts.milestones = Milestones::default();
    person.household_facts.address = Some("8 ngõ 34 phố Thí Điểm".to_owned());
    person.household_facts.area = Some("Tổ 1".to_owned());
    person
}

fn check(name: &str, model: &mut Model) {
    insta::assert_snapshot!(format!("{name}_80x24"), looks(model, 80, 24));
    insta::assert_snapshot!(format!("{name}_120x40"), looks(model, 120, 40));
}

const OWN: &str = "031085000613|030123456|Nguyễn Văn Mẫu|12031985|Nam|Số 8 ngõ 34 phố Thí Điểm, Hải Phòng|15062022";

#[test]
fn the_screen_as_it_is() {
    let mut model = open_model();
    update(&mut model, Msg { at: at(0), what: What::Scanned(OWN.to_owned()) });
    insta::assert_snapshot!("card_loading_80x24", looks(&mut model, 80, 24));
    check("card_differs", &mut shown(OWN, vec![(FoundBy::Number, holder("nguyen van mau"))]));
    let mut same = holder("NGUYỄN VĂN MẪU");
    same.person.facts.old_id = Some("030123456".to_owned());
    same.person.facts.milestones.set(Milestone::CardIssued, Reached::On(super::day("2022-06-15")));
    check("card_same", &mut shown(OWN, vec![(FoundBy::Number, same)]));
    check("card_nobody", &mut shown(STRANGER, Vec::new()));
    let long = "Công Tằng Tôn Nữ Thị Nguyệt Minh Khai Hoàng Hoa";
    let two = vec![(FoundBy::NameAndBirth, holder(long)), (FoundBy::NameAndBirthOtherNumber, holder(long))];
    let garbled = format!("001175458076||{long}05071975|N?Số 8|15062033");
    let mut model = shown(&garbled, two);
    check("card_two_garbled", &mut model);
    press(&mut model, "<tab><end>x");
    insta::assert_snapshot!("card_second_60x16", looks(&mut model, 60, 16));
    press(&mut model, "?");
    insta::assert_snapshot!("card_help_80x24", looks(&mut model, 80, 24));
    let mut english = shown(OWN, vec![(FoundBy::Number, holder("nguyen van mau"))]);
    english.shared.words = crate::text::words::Words::new(crate::text::numbers::Lang::En);
    insta::assert_snapshot!("card_english_80x24", looks(&mut english, 80, 24));
}

#[test]
fn every_size_stands() {
    for size in [(0, 0), (1, 1), (60, 16), (80, 24), (300, 100), (400, 2), (2, 200)] {
        let name = "漢字\u{202e}仮名".repeat(50);
        let mut model = shown(OWN, vec![(FoundBy::Number, holder(&name))]);
        let picture = picture(&mut model, size.0, size.1);
        assert!(!picture.contains('\u{202e}'));
    }
}

#[test]
fn a_garbled_card_opens_the_person() {
    let (mut journey, person, text) = with_somebody();
    scanned(&mut journey, &encoding_rs::BIG5.decode_without_bom_handling(text.as_bytes()).0);
    journey.sees("Có trong sổ").sees(&person.person.facts.full_name).keys("<esc>");
    scanned(&mut journey, &encoding_rs::SHIFT_JIS.decode_without_bom_handling(text.as_bytes()).0);
    journey.sees("Có trong sổ").sees(&person.person.facts.full_name);
}
