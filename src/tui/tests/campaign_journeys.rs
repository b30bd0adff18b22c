//! The official form, the places, and the settings as a file: by keys, over the real desk; and as they look.

use super::journeys::Journey;
use super::{go, looks, open_model};
use crate::desk::views::Overview;
use crate::domain::campaign::{Campaign, EnrolmentPlace, OfficialForm};
use crate::sys::files::{Overwrite, write_new};
use crate::tui::command::Scope;
use crate::tui::model::Model;

fn overview(journey: &Journey) -> &Overview {
    journey.model.shared.overview.as_ref().unwrap()
}

fn campaign(journey: &Journey) -> &Campaign {
    &overview(journey).campaign
}

#[test]
fn the_official_form_is_one_operation_that_is_taken_back() {
    let mut journey = Journey::begin(300);
    let before = campaign(&journey).form.clone();
    journey.keys("c<down><enter>").sees("Cơ quan cấp trên").sees("Góc trái trên cùng");
    journey.keys("<c-u>CÔNG AN QUẬN<tab><c-u>CÔNG AN PHƯỜNG<tab><tab><tab><tab>").sees("TRƯỞNG CÔNG AN PHƯỜNG");
    journey.keys("<tab><c-u>Thiếu tá Đỗ Văn Bốn<tab><c-u>Như trên;<enter>").sees("Đã ghi: đổi cài đặt.");
    let form = campaign(&journey).form.clone();
    assert_eq!((form.superior.as_str(), form.issuer.as_str()), ("CÔNG AN QUẬN", "CÔNG AN PHƯỜNG"));
    assert_eq!(
        (form.signer_name.as_str(), form.recipients.first().unwrap().as_str()),
        ("Thiếu tá Đỗ Văn Bốn", "Như trên;")
    );
    journey.keys("<esc>n<enter>").sees("→ Thiếu tá Đỗ Văn Bốn").keys("u<enter>").sees("Đã hoàn tác");
    assert_eq!(campaign(&journey).form, before);
}

#[test]
fn places_are_added_taken_away_and_need_a_name() {
    let mut journey = Journey::begin(300);
    let before = campaign(&journey).places.len();
    let to_free = "<tab>".repeat(2 * before);
    journey.keys("c<down><down><enter>").keys(&to_free);
    journey.keys("<tab>sáng chủ nhật<enter>").sees("Mỗi nơi phải có tên");
    journey.keys("Trường Mẫu<enter>").sees("Đã ghi");
    let place = EnrolmentPlace { name: "Trường Mẫu".to_owned(), hours: "sáng chủ nhật".to_owned() };
    assert_eq!(campaign(&journey).places.last(), Some(&place));
    journey.keys("<enter>").keys(&to_free).keys("<c-u><tab><c-u><enter>").sees("Đã ghi");
    assert_eq!(campaign(&journey).places.len(), before);
}

#[test]
fn settings_go_into_a_file_and_come_back_after_they_were_seen() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cai-dat.toml");
    let typed = path.display().to_string();
    let mut journey = Journey::begin(300);
    let before = campaign(&journey).clone();
    journey.keys("ce").sees("Cài đặt chiến dịch ra tệp").sees("demo-").keys("<c-u>").keys(&typed).keys("<enter>");
    journey.sees("Đã ghi cài đặt chiến dịch ra tệp").keys("<enter>");
    // Never over a file.
    journey.keys("e<c-u>").keys(&typed).keys("<enter>").sees("cai-dat.toml").keys("<enter><esc><esc>");
    journey.keys("ci").keys(&typed).keys("<enter>").sees("giống hệt cài đặt đang dùng");
    let text = std::fs::read_to_string(&path).unwrap();
    let changed = text
        .replace("minimum_age = 14", "minimum_age = 16")
        .replace("[area_targets]", "[area_targets]\n\"Tổ 99\" = 33");
    write_new(&path, Overwrite::Replace, |file| file.write_all(changed.as_bytes())).unwrap();
    journey.keys("i").keys(&typed).keys("<enter>").sees("14 → 16").sees("Chỉ tiêu Tổ 99").sees("Enter để ghi");
    assert_eq!(journey.model.top().unwrap().scope(), Scope::CampaignChanges);
    // Left without saving, nothing is changed.
    journey.keys("<esc>");
    assert_eq!(*campaign(&journey), before);
    journey.keys("i").keys(&typed).keys("<enter><enter>").sees("Đã ghi: đổi cài đặt.").sees("Cài đặt");
    assert_eq!((campaign(&journey).minimum_age, campaign(&journey).area_targets.get("Tổ 99")), (16, Some(&33)));
    journey.keys("<esc>u<enter>").sees("Đã hoàn tác");
    assert_eq!(*campaign(&journey), before);
}

#[test]
fn a_wrong_file_is_told_with_key_and_line_and_nothing_changes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sai.toml");
    write_new(&path, Overwrite::Refuse, |file| file.write_all("name = 'x'\nmuc_tieu = 3\n".as_bytes())).unwrap();
    let mut journey = Journey::begin(300);
    let before = campaign(&journey).clone();
    journey.keys("ci<enter>").sees("Viết đường dẫn của tệp.");
    journey.keys(&path.display().to_string()).keys("<enter>").sees("Dòng 2").sees("muc_tieu").keys("<enter>");
    journey.sees("Cài đặt chiến dịch từ tệp");
    assert_eq!(*campaign(&journey), before);
}

/// The two sizes of the gallery.
fn check(name: &str, model: &mut Model) {
    insta::assert_snapshot!(format!("{name}_80x24"), looks(model, 80, 24));
    insta::assert_snapshot!(format!("{name}_120x40"), looks(model, 120, 40));
}

fn with_form() -> Model {
    let mut model = open_model();
    let campaign = &mut model.shared.overview.as_mut().unwrap().campaign;
    campaign.form = OfficialForm {
        superior: "CÔNG AN THÀNH PHỐ HẢI PHÒNG".to_owned(),
        issuer: "CÔNG AN PHƯỜNG ĐẰNG HẢI".to_owned(),
        signer_title: "TRƯỞNG CÔNG AN PHƯỜNG".to_owned(),
        recipients: vec!["Công an quận Hải An;".to_owned(), "UBND phường;".to_owned()],
        ..OfficialForm::default()
    };
    let place = |name: &str, hours: &str| EnrolmentPlace { name: name.to_owned(), hours: hours.to_owned() };
    campaign.places = vec![
        place("Trụ sở Công an phường, 12 phố Thí Điểm", "thứ 2 đến thứ 6, 7h30–11h30"),
        place("Nhà văn hóa Tổ 5", ""),
    ];
    model
}

#[test]
fn the_forms_of_the_campaign() {
    let after = |keys: &str| {
        let mut model = with_form();
        go(&mut model, keys);
        model
    };
    check("settings_hub", &mut after("c"));
    check("report_form", &mut after("c<down><enter>"));
    check("places_form", &mut after("c<down><down><enter>"));
    check("campaign_from_file", &mut after("ci"));
}

/// Where to go stands at the door of whoever has to go there, and nowhere else.
#[test]
fn places_are_told_to_those_who_have_to_go_there() {
    let mut journey = Journey::begin(300);
    journey.keys("c<down><down><enter><c-u>Nhà văn hóa Mẫu<tab><c-u>tối thứ năm<enter>").sees("Đã ghi").keys("<esc>");
    let at_door = |journey: &mut Journey| super::picture(&mut journey.model, 120, 60);
    journey.keys("d1d");
    let told = "Nơi làm: Nhà văn hóa Mẫu, giờ: tối thứ năm";
    assert!(!at_door(&mut journey).contains(told), "who can be activated at home goes nowhere");
    for list in ["4", "5"] {
        journey.keys("<c-o>d").keys(list).keys("d");
        let seen = at_door(&mut journey);
        assert!(seen.contains(told), "{list}: {seen}");
    }
}
