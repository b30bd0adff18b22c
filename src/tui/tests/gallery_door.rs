//! A household at its door as it is, in every state.

use super::{answer_all, day, go, household, looks, open_model, person, picture, reply};
use crate::desk::door::SamePhone;
use crate::desk::screen::{DoorReply, Reply};
use crate::desk::views::{HouseholdRef, PersonRef, VisitShown};
use crate::domain::eligibility::NotEligible;
use crate::domain::milestone::{Milestone, Reached};
use crate::domain::next_step::NextStep;
use crate::domain::reason::Reason;
use crate::domain::visit::Outcome;
use crate::text::numbers::Lang;
use crate::text::words::Words;
use crate::tui::model::Model;

fn check(name: &str, model: &mut Model) {
    for (width, height) in [(80, 24), (160, 50), (60, 16)] {
        insta::assert_snapshot!(format!("{name}_{width}x{height}"), looks(model, width, height));
    }
}

fn after(keys: &str) -> Model {
    let mut model = open_model();
    go(&mut model, keys);
    model
}

/// A household with everything that a door can have: an appointment, every next step, phones that are not their own.
fn over_everything() -> Model {
    let mut model = after("d<enter>d");
    let mut card = household(1);
    card.appointment = "2023-06-15 19:30".parse().ok();
    card.members[1].person.facts.phone = None;
    let steps = [
        NextStep::Resubmit,
        NextStep::Enrol,
        NextStep::MobileTeam,
        NextStep::FindCard,
        NextStep::ApplyCard,
        NextStep::IntegratePapers,
        NextStep::None(NotEligible::TooYoung),
    ];
    for (number, step) in (10..).zip(steps) {
        card.members.push(person(number, 1, &format!("Công Tằng Tôn Nữ Thị Mẫu {number}"), step));
    }
    reply(&mut model, Reply::Household(Some(Box::new(card))));
    let same = |member, other, name: &str, household, place: &str| SamePhone {
        member: PersonRef(member),
        other: PersonRef(other),
        full_name: name.to_owned(),
        household: HouseholdRef(household),
        place: place.to_owned(),
    };
    let found = vec![
        same(1, 11, "Công Tằng Tôn Nữ Thị Mẫu", 1, "1 ngõ 34 phố Thí Điểm, Tổ 1"),
        same(1, 77, "Lê Văn Cũ", 9, "5 phố Xa, Tổ 3"),
    ];
    reply(&mut model, Reply::Door(DoorReply::SamePhones { household: HouseholdRef(1), found }));
    model
}

#[test]
fn a_door_in_every_state() {
    check("door", &mut after("d<enter>d"));
    check("door_steps", &mut after("d<enter>d<tab>"));
    check("door_ticked", &mut after("d<enter>d123"));
    check("door_end", &mut after("d<enter>d<pgdn>"));
    check("door_everything", &mut over_everything());
    let mut awaits = over_everything();
    go(&mut awaits, "<down><down>");
    check("door_await", &mut awaits);
    check("door_qr", &mut after("d<enter>dr"));
    let mut english = over_everything();
    english.shared.words = Words::new(Lang::En);
    check("door_english", &mut english);
    let mut gone = after("d<enter>d");
    go(&mut gone, "d");
    super::press(&mut gone, "d");
    reply(&mut gone, Reply::Household(None));
    check("door_gone", &mut gone);
    let mut empty = after("d<enter>d");
    let mut card = household(1);
    card.members.clear();
    reply(&mut empty, Reply::Household(Some(Box::new(card))));
    check("door_empty", &mut empty);
}

#[test]
fn the_words_are_changed_in_a_form() {
    check("door_words", &mut after("c<down><down><down><enter>"));
    check("door_words_own", &mut after("c<down><down><down><enter><tab>Xin "));
}

/// What a volunteer needs for each next step can be read at 80x24, if need be by going down.
#[test]
fn everything_can_be_read_in_a_small_window() {
    for (width, height) in [(80, 24), (60, 16)] {
        for down in 0..9 {
            let mut model = over_everything();
            super::draw(&mut model, width, height);
            go(&mut model, &"<down>".repeat(down));
            let mut seen = String::new();
            // As many pages as the smallest window needs, of the words and then of the steps.
            let pages = ["<pgdn>"; 6];
            for keys in [""].into_iter().chain(pages).chain(["<tab>"]).chain(pages) {
                go(&mut model, keys);
                seen.push_str(&picture(&mut model, width, height));
            }
            let script = crate::domain::script::Script::of(Lang::Vi);
            let place = model.person().unwrap().1;
            let card = model.top().unwrap().any_card().unwrap();
            let member = card.members.iter().find(|member| member.reference == place).unwrap().clone();
            let situation = script.situation(member.next_step);
            let last_words =
                |text: &str| text.split_whitespace().next_back().unwrap().trim_matches(['.', '?']).to_owned();
            for text in situation.steps.iter().chain(&situation.notes).chain(&script.every_door) {
                assert!(seen.contains(&last_words(text)), "{width}x{height} {:?}: {text}\n{seen}", member.next_step);
            }
            for step in 1..=situation.steps.len() {
                assert!(seen.contains(&format!("{step} [ ]")), "{width}x{height} {:?} {step}", member.next_step);
            }
        }
    }
}

/// The one to be activated is first, whoever needs nothing last, whatever the order on the roster.
#[test]
fn whoever_can_be_activated_is_first() {
    let mut model = over_everything();
    let text = picture(&mut model, 160, 50);
    let row =
        |word: &str| text.lines().position(|line| line.contains(word)).unwrap_or_else(|| panic!("{word}\n{text}"));
    assert!(row("KÍCH HOẠT ") < row("làm lại hồ sơ "));
    assert!(row("làm lại hồ sơ ") < row("chờ duyệt "));
    assert!(row("xong mức 2 ") < row("Không cần "));
}

/// Ticks are of the person, and of this screen alone; nothing is asked of the ledger for them.
#[test]
fn ticks_are_remembered_for_each_and_recorded_nowhere() {
    let mut model = after("d<enter>d");
    assert_eq!(go(&mut model, "12").len(), 0);
    assert!(picture(&mut model, 80, 24).contains("2 [√]"));
    go(&mut model, "<down>");
    assert!(picture(&mut model, 80, 24).contains("2 [ ]"));
    go(&mut model, "<up>2");
    let text = picture(&mut model, 80, 24);
    assert!(text.contains("1 [√]") && text.contains("2 [ ]"), "{text}");
    assert!(go(&mut model, "      ").is_empty());
    let text = picture(&mut model, 80, 24);
    assert!(text.contains("7 [√]") && text.contains("Đã đủ các bước"), "{text}");
    go(&mut model, "9");
    assert!(picture(&mut model, 80, 24).contains("Chỉ có 7 bước"));
    go(&mut model, "<esc><enter>d<tab>");
    assert!(picture(&mut model, 80, 24).contains("1 [ ]"));
}

/// One key goes to the other side of the household and back; Esc goes to where both came from.
#[test]
fn a_household_has_two_sides() {
    use crate::tui::command::Scope;
    let scope = |model: &Model| model.top().unwrap().scope();
    let mut model = after("dd");
    assert_eq!(scope(&model), Scope::Door);
    go(&mut model, "d");
    assert_eq!(scope(&model), Scope::Household);
    go(&mut model, "d<down><enter>");
    assert_eq!(scope(&model), Scope::Person);
    go(&mut model, "<esc>n");
    assert_eq!((scope(&model), model.person().unwrap().0), (Scope::Door, HouseholdRef(2)));
    go(&mut model, "p<esc>");
    assert_eq!(scope(&model), Scope::Roster);
    go(&mut model, "<enter>d<esc>");
    assert_eq!(scope(&model), Scope::Roster);
    go(&mut model, "dr");
    assert_eq!(scope(&model), Scope::QrCode);
    go(&mut model, "r");
    assert_eq!(scope(&model), Scope::Door);
    let effects = super::press(&mut model, "v");
    answer_all(&mut model, effects);
    assert_eq!(scope(&model), Scope::Visit);
}

/// The telephone is masked like everywhere, and nobody's whole name but of those who live here is shown.
#[test]
fn nobody_is_told_more_than_is_needed() {
    let mut model = over_everything();
    let text = picture(&mut model, 160, 50);
    assert!(!text.contains("0975550333") && !text.contains("Lê Văn Cũ"), "{text}");
    assert!(text.contains("Cũ, hộ 5 phố Xa, Tổ 3"), "{text}");
    go(&mut model, "x");
    assert!(picture(&mut model, 160, 50).contains("0975550333"));
}

fn visited(on: &str, note: Option<&str>) -> VisitShown {
    VisitShown {
        household: HouseholdRef(1),
        on: day(on),
        outcome: Outcome::Met,
        results: Vec::new(),
        next: None,
        note: note.map(str::to_owned),
        by: "Nguyễn Thị Ghi".to_owned(),
    }
}

/// Who comes again knows when somebody was here, what came of it and what to mind; at a new door there is no such line.
#[test]
fn the_latest_visit_and_the_latest_note_are_seen_at_the_door_and_in_the_form() {
    let with = |visits: Vec<VisitShown>| {
        let mut card = household(1);
        card.visits = visits;
        let show = |keys: &str| {
            let mut model = after("d<enter>");
            super::press(&mut model, keys);
            reply(&mut model, Reply::Household(Some(Box::new(card.clone()))));
            picture(&mut model, 80, 24)
        };
        [show("d"), show("v")]
    };
    let [at_door, form] = with(Vec::new());
    assert!(!at_door.contains("Lần trước") && !form.contains("Lần trước"), "{at_door}\n{form}");
    let [at_door, form] = with(vec![visited("2023-06-10", None)]);
    for text in [at_door, form] {
        assert!(text.contains("Lần trước 10/06: Gặp người nhà") && !text.contains("ghi chú:"), "{text}");
    }
    // An older note is still to be minded, and says how old it is.
    let [at_door, form] = with(vec![visited("2022-12-31", Some("nặng tai")), visited("2023-06-10", None)]);
    assert!(at_door.contains("Lần trước 10/06: Gặp người nhà · ghi chú 31/12/2022: nặng tai"), "{at_door}");
    // Beside the address there is room for the note alone.
    let head = form.lines().nth(1).unwrap();
    assert_eq!(head.trim_end(), "1 ngõ 34 phố Thí Điểm · Tổ 1 · ghi chú 31/12/2022: nặng tai");
}

/// Where there is little room the appointment and the latest visit do not take a row each, and neither is lost.
#[test]
fn the_latest_visit_shares_a_row_where_there_is_little_room() {
    let mut model = after("d<enter>d");
    let mut card = household(1);
    card.appointment = "2023-06-15 19:30".parse().ok();
    card.visits = vec![visited("2023-06-10", Some("nặng tai"))];
    card.visits[0].next = card.appointment;
    reply(&mut model, Reply::Household(Some(Box::new(card.clone()))));
    let low = picture(&mut model, 80, 24);
    let rows: Vec<&str> = low.lines().skip(1).take(4).map(str::trim_end).collect();
    assert_eq!(rows[0], "1 ngõ 34 phố Thí Điểm · Tổ 1 · Hộ số 1 · chủ hộ Nguyễn Văn Mẫu · 2 người");
    assert_eq!(rows[1], "HẸN HÔM NAY 15/06/2023 19:30 · Nguyễn Thị Ghi hẹn");
    assert_eq!(rows[2], "Lần trước 10/06: Gặp người nhà · ghi chú: nặng tai");
    assert!(rows[3].starts_with('►'), "{low}");
    let high = picture(&mut model, 80, 40);
    assert_eq!(high.lines().nth(1).unwrap().trim_end(), "1 ngõ 34 phố Thí Điểm · Tổ 1");
    // No two go into one: what comes last is cut.
    card.household.facts.address = Some("17 ngách 45 ngõ 1234 đường Công Tằng Tôn Nữ Thị Thí Điểm".to_owned());
    card.household.facts.head_name = Some("Công Tằng Tôn Nữ Nguyễn Phước Thị Mẫu".to_owned());
    reply(&mut model, Reply::Household(Some(Box::new(card))));
    let low = picture(&mut model, 80, 24);
    let last = "HẸN HÔM NAY 15/06/2023 19:30 · Nguyễn Thị Ghi hẹn · Lần trước 10/06: Gặp người …";
    assert_eq!(low.lines().nth(3), Some(last), "{low}");
}

/// The door of a household of so many, of whom nobody has the same next step as the one before.
fn house_of(names: &[&str], steps: &[NextStep]) -> Model {
    let mut model = after("d<enter>d");
    let mut card = household(1);
    card.appointment = "2023-06-15 19:30".parse().ok();
    card.members = (1..)
        .zip(names.iter().zip(steps.iter().cycle()))
        .map(|(number, (name, step))| person(number, 1, name, *step))
        .collect();
    reply(&mut model, Reply::Household(Some(Box::new(card))));
    model
}

/// Four people, an appointment, a phone that two have and a reason given before: all that is said and done for the
/// first is read at 80x24 without going down.
#[test]
fn a_house_of_four_needs_no_scrolling() {
    let names = ["Nguyễn Văn Mẫu", "Trần Thị Thử", "Nguyễn Văn Vui", "Nguyễn Thị Vẻ"];
    let steps = [NextStep::ActivateNow, NextStep::AwaitApproval, NextStep::Enrol, NextStep::ApplyCard];
    let mut model = house_of(&names, &steps);
    let mut card = model.top().unwrap().any_card().unwrap().clone();
    card.members[0].reason = Some(Reason::from_code("no_smartphone").unwrap());
    card.visits = vec![visited("2023-06-10", Some("bà nặng tai, nói chậm"))];
    reply(&mut model, Reply::Household(Some(Box::new(card))));
    let found = vec![SamePhone {
        member: PersonRef(1),
        other: PersonRef(2),
        full_name: names[1].to_owned(),
        household: HouseholdRef(1),
        place: String::new(),
    }];
    reply(&mut model, Reply::Door(DoorReply::SamePhones { household: HouseholdRef(1), found }));
    let words = picture(&mut model, 80, 24);
    go(&mut model, "<tab>");
    let steps = picture(&mut model, 80, 24);
    for name in names {
        assert!(words.contains(name), "{name}\n{words}");
    }
    for text in [
        "HẸN HÔM NAY",
        "Lần trước 10/06: Gặp người nhà · ghi chú: bà nặng tai, nói chậm",
        "KÍCH HOẠT",
        "chờ duyệt",
        "mời làm mức 2",
        "làm thẻ",
        "cũng là của Thử",
        "Chào:",
        "Nói:",
        "Mang theo:",
        "Tìm tin nhắn: “Cuc CSQLHC ve TTXH",
        "duyet…”",
        "Trước khi về:",
        "lừa đảo ạ.",
    ] {
        assert!(words.contains(text), "{text}\n{words}");
    }
    for text in ["1 [ ]", "7 [ ]", "cũng là của Thử", "gỡ tài khoản", "đến bằng SMS"] {
        assert!(steps.contains(text), "{text}\n{steps}");
    }
    for text in [words, steps] {
        assert!(!text.contains("PgDn"), "{text}");
    }
}

/// Everybody of a large house can be gone to, and one sees how many there are.
#[test]
fn a_house_of_twelve() {
    let names: Vec<String> = (1..=12).map(|number| format!("Nguyễn Thị Mẫu {number}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut model = house_of(&names, &[NextStep::Enrol]);
    let text = picture(&mut model, 80, 24);
    assert!(text.contains("12 người") && text.contains("1/12 · Nguyễn Thị Mẫu 1 "), "{text}");
    go(&mut model, &"<down>".repeat(11));
    let text = picture(&mut model, 80, 24);
    assert!(text.contains("12/12 · Nguyễn Thị Mẫu 12") && text.contains("►○ Nguyễn Thị Mẫu 12"), "{text}");
    go(&mut model, "<down>");
    assert_eq!(model.person().unwrap().1, PersonRef(12));
    check("door_twelve", &mut model);
}

/// Nothing is said for the dead and for who moved away, least of all that there is nothing for them to do; the visit can
/// be recorded. An age that is not known is asked for.
#[test]
fn a_house_in_which_nobody_lives_any_more() {
    let gone = NextStep::None(NotEligible::NotCounted);
    let mut model = house_of(&["Nguyễn Văn Cũ", "Trần Thị Cũ"], &[gone]);
    let text = picture(&mut model, 80, 24);
    assert!(text.contains("không còn ở đây") && !text.contains("Nói:") && !text.contains("hôm nay"), "{text}");
    check("door_nobody", &mut model);
    let mut unknown = house_of(&["Nguyễn Văn Mẫu"], &[NextStep::None(NotEligible::AgeUnknown)]);
    let text = picture(&mut unknown, 80, 24);
    assert!(text.contains("hỏi ngày sinh") && !text.contains("Nói:"), "{text}");
    let mut young = house_of(&["Nguyễn Văn Mẫu"], &[NextStep::None(NotEligible::TooYoung)]);
    assert!(picture(&mut young, 80, 24).contains("hôm nay Nguyễn Văn Mẫu không phải làm gì"));
    let effects = super::press(&mut model, "v");
    answer_all(&mut model, effects);
    assert_eq!(model.top().unwrap().scope(), crate::tui::command::Scope::Visit);
}

/// A name that fills a line is said as it is, and takes nothing away from what stands beside it.
#[test]
fn very_long_names() {
    let name = "Công Tằng Tôn Nữ Thị Hoàng Phương Thảo Nguyên Minh Châu Ngọc Bích Tuyền Lâm";
    let mut model = house_of(&[name, name], &[NextStep::ActivateNow, NextStep::AwaitApproval]);
    for (width, height) in [(80, 24), (160, 50), (60, 16)] {
        let text = picture(&mut model, width, height);
        assert!(text.contains("KÍCH HOẠT") && text.contains("chờ duyệt"), "{text}");
        let words: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(height < 24 || words.contains(&format!("mức 2 của {name} đã được duyệt")) || width > 100, "{words}");
    }
    check("door_long_names", &mut model);
}

/// Three working days after the file was taken, with no approval: that is said, not before.
#[test]
fn an_approval_that_is_late_is_said() {
    for (enrolled, is_late) in [("2023-06-12", false), ("2023-06-09", true)] {
        let mut model = house_of(&["Nguyễn Văn Mẫu"], &[NextStep::AwaitApproval]);
        let mut card = model.top().unwrap().any_card().unwrap().clone();
        let reached = Reached::On(enrolled.parse().unwrap());
        card.members[0].person.facts.milestones.set(Milestone::L2Enrolled, reached);
        reply(&mut model, Reply::Household(Some(Box::new(card))));
        let text = picture(&mut model, 80, 24);
        assert_eq!(text.contains("quá 3 ngày làm việc: chưa có tin nhắn"), is_late, "{text}");
    }
}
