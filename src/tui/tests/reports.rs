//! Periodic reports by keys, over the real desk.

use super::journeys::Journey;
use super::{looks, picture};

fn seen(journey: &mut Journey) -> String {
    picture(&mut journey.model, 80, 24)
}

#[test]
fn the_report_that_is_due_opens_with_one_key_and_is_sent_with_two() {
    let mut journey = Journey::begin(300);
    journey.keys("y");
    let due = seen(&mut journey);
    assert!(due.contains("Báo cáo ngày 14/06/2023") && due.contains("hạn 08:00 ngày 15/06/2023 đã qua"), "{due}");
    journey.keys("s");
    assert!(seen(&mut journey).contains("ghi là đã gửi như đang có?"));
    journey.keys("<esc>");
    assert!(seen(&mut journey).contains("Chưa gửi"));
    journey.keys("s<enter>");
    let sent = seen(&mut journey);
    assert!(sent.contains("Đã gửi lúc 19:30 15/06/2023, người chốt: Thử"), "{sent}");
    journey.keys("s");
    assert!(seen(&mut journey).contains("giữ nguyên như đã gửi"));
    // What is due next is today's, and the overview counts down to it.
    journey.keys("<esc>");
    let overview = seen(&mut journey);
    assert!(
        overview.contains("Báo cáo ngày 15/06/2023: trước 08:00 ngày 16/06/2023, còn 12 giờ 20 phút"),
        "{overview}"
    );
    // Undo takes back the last visit, never what was sent.
    journey.keys("u");
    assert!(seen(&mut journey).contains("lượt đến nhà"));
}

#[test]
fn what_was_sent_is_listed_and_opened_as_it_was() {
    let mut journey = Journey::begin(300);
    journey.keys("yl");
    let list = seen(&mut journey);
    assert!(list.contains("Ngày 13/06/2023") && list.contains("07:40 14/06/2023"), "{list}");
    journey.keys("<enter>");
    assert!(seen(&mut journey).contains("Đã gửi lúc 07:40 14/06/2023"));
    journey.keys("<left>");
    assert!(seen(&mut journey).contains("Báo cáo ngày 12/06/2023"));
    journey.keys("<right><right><right>");
    assert!(seen(&mut journey).contains("Báo cáo ngày 15/06/2023"));
    journey.keys("<right>");
    assert!(seen(&mut journey).contains("Chưa có báo cáo nào sau kỳ này"));
    journey.keys("<tab>");
    assert!(seen(&mut journey).contains("Báo cáo tháng, từ "));
    journey.keys("<tab>");
    assert!(seen(&mut journey).contains("Báo cáo tổng kết đến 15/06/2023"));
    journey.keys("<tab>");
    assert!(seen(&mut journey).contains("Báo cáo ngày 14/06/2023"));
}

#[test]
fn the_people_behind_what_came_late_are_listed() {
    let mut journey = Journey::begin(600);
    journey.keys("y<end>");
    let report = seen(&mut journey);
    assert!(report.contains("Bổ sung cho các báo cáo đã gửi trước"), "{report}");
    assert!(report.lines().any(|row| row.contains("► Ngày 13/06/2023: Mới kích hoạt mức 2 +")), "{report}");
    journey.keys("<enter>");
    let people = seen(&mut journey);
    assert!(people.contains("người đứng sau phần bổ sung") && people.contains("► + 13/06/2023"), "{people}");
    journey.keys("<enter>");
    assert!(seen(&mut journey).contains("Đã kích hoạt mức 2"), "{}", seen(&mut journey));
}

#[test]
fn reports_as_they_look() {
    let mut journey = Journey::begin(600);
    for (keys, name) in [
        ("y", "report_due"),
        ("<end>", "report_end"),
        ("<enter>", "report_adjusted"),
        ("<esc>l", "report_sent"),
        ("<enter>", "report_as_sent"),
    ] {
        journey.keys(keys);
        for (width, height) in [(80, 24), (160, 50)] {
            insta::assert_snapshot!(format!("{name}_{width}x{height}"), looks(&mut journey.model, width, height));
        }
    }
}
