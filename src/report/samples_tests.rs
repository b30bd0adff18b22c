//! Small invented tallies that the tests of the report share.

use chrono::NaiveDate;

use super::TallyHead;
use crate::domain::campaign::{Campaign, OfficialForm, Ward};
use crate::domain::milestone::Milestone;
use crate::domain::reason::Reason;
use crate::domain::reports::ReportKind;
use crate::domain::reports::period::Period;
use crate::domain::reports::sealed::{Adjustment, Flow, PeriodReport, Previous, Seal};
use crate::domain::tally::{Count, Tally, TallyRow};
use crate::domain::time::Timestamp;

pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(super) fn head() -> TallyHead {
    TallyHead {
        ward: Ward { name: "Phường Hoa Sen".to_owned(), parent: "Quận Bình An".to_owned() },
        campaign: Campaign {
            name: "Chiến dịch đi từng ngõ, gõ từng nhà".to_owned(),
            start: Some(day("2023-05-01")),
            end: Some(day("2023-06-30")),
            target: Some(30_000),
            ..Campaign::default()
        },
        as_of: day("2023-06-15"),
        since: day("2023-06-12"),
        known_at: None,
        made_at: Timestamp::from_local("2023-06-15T21:40:05".parse().unwrap()),
        journal_head: "3f9a1c07".to_owned(),
        report: None,
    }
}

/// Counts in the order of [`Count::ALL`].
pub(super) fn row(area: &str, counts: [u64; 15], new_activated: u64, reasons: &[(&str, u64)]) -> TallyRow {
    let mut row = TallyRow::of_area(area);
    Count::ALL.into_iter().zip(counts).for_each(|(count, number)| row.add(count, number));
    row.add_new(Milestone::L2Activated, new_activated);
    row.add_new(Milestone::L2Rejected, new_activated / 10);
    for (code, people) in reasons {
        row.reasons.insert(Reason::from_code(code).unwrap(), *people);
    }
    row
}

/// 27,573 of 73,509 as in document 001, where 36% is printed.
pub(super) fn tally() -> Tally {
    let mut rows = vec![
        row(
            "Tổ 1",
            [9_000, 40_000, 36_000, 30_000, 2_000, 4_000, 3_000, 25_000, 20_000, 10, 14_000, 6_000, 17_000, 12, 11],
            205,
            &[("no_smartphone", 31), ("frail", 2)],
        ),
        row(
            "Tổ 2",
            [9_500, 41_000, 37_500, 30_500, 2_500, 4_500, 3_500, 26_000, 21_000, 0, 13_570, 7_430, 17_070, 0, 0],
            0,
            &[("no_smartphone", 4), ("refused", 12)],
        ),
        row("=1+1", [0; 15], 0, &[]),
        row("", [4, 9, 9, 5, 1, 3, 0, 5, 4, 0, 3, 1, 3, 0, 0], 1, &[]),
    ];
    rows[0].target = Some(15_000);
    let mut total = TallyRow::default();
    for row in &rows {
        total.add_row(row);
    }
    total.target = Some(30_000);
    Tally { rows, total }
}

/// A form with everything in it.
pub(super) fn form() -> OfficialForm {
    OfficialForm {
        superior: "Công an thành phố Bình An".to_owned(),
        issuer: "Công an phường Hoa Sen".to_owned(),
        place: "Hoa Sen".to_owned(),
        symbol: "BC-CAP".to_owned(),
        on_behalf: "KT. Trưởng công an phường".to_owned(),
        signer_title: "Phó trưởng công an phường".to_owned(),
        signer_name: "Trung tá Trần Văn Mẫu".to_owned(),
        recipients: vec!["Như trên".to_owned(), "Tổ công tác Đề án 06".to_owned()],
    }
}

/// The same tally as a periodic report, with something about earlier ones.
pub(super) fn periodic(kind: ReportKind) -> TallyHead {
    let flow = |enrolled, activated, visits| {
        let mut flow = Flow::default();
        flow.visits = visits;
        flow.add_new(Milestone::L2Enrolled, enrolled);
        flow.add_new(Milestone::L2Activated, activated);
        flow
    };
    let about = |since: &str, as_of: &str| Period { since: day(since), as_of: day(as_of) };
    let mut before = tally().total;
    before.add(Count::Eligible, 4);
    let mut total = TallyRow::default();
    for count in Count::ALL {
        let less = if count == Count::L2Activated { 205 } else { 0 };
        total.add(count, before.count(count) - less);
    }
    let mut head = head();
    head.campaign.form = form();
    head.campaign.receiving_unit = "Công an thành phố Bình An (qua Phòng Cảnh sát QLHC về TTXH)".to_owned();
    head.report = Some(PeriodReport {
        kind,
        seal: (kind == ReportKind::Daily).then(|| Seal { at: head.made_at, by: "Cán bộ Mẫu".to_owned() }),
        adjustments: vec![
            Adjustment { about: about("2023-06-09", "2023-06-09"), change: flow(2, 3, 1) },
            Adjustment { about: about("2023-06-01", "2023-06-08"), change: flow(-1_204, 0, 0) },
        ],
        previous: Some(Previous { period: about("2023-06-11", "2023-06-11"), total }),
    });
    if kind == ReportKind::Daily {
        head.since = head.as_of;
    }
    head
}

/// So many areas.
pub(super) fn many(count: u64) -> Tally {
    let codes = ["no_smartphone", "refused", "frail", "not_home", "away_work_study", "awaiting_approval", "no_sms"];
    let area = |number: u64| {
        let base = 900 + number * 37 % 400;
        let done = base * (30 + number * 7 % 50) / 100;
        let counts = [
            base / 3,
            base + 300,
            base,
            base - 60,
            20,
            40,
            35,
            done + 150,
            done + 60,
            number % 4,
            done,
            60,
            done + 35,
            number % 23,
            number % 17,
        ];
        let reasons: Vec<(&str, u64)> = (1..).zip(codes).map(|(nth, code)| (code, number * nth % 9)).collect();
        let name = if number == 2 {
            "Khu dân cư số 2 – Tập thể Nhà máy Cơ khí Trung Tâm và phố Nguyễn Bỉnh Khiêm kéo dài".to_owned()
        } else {
            format!("Tổ dân phố số {number}")
        };
        row(&name, counts, number % 13, &reasons)
    };
    let rows: Vec<TallyRow> = (1..=count).map(area).collect();
    let mut total = TallyRow::default();
    rows.iter().for_each(|row| total.add_row(row));
    Tally { rows, total }
}
