//! What a heading means: the table of headings seen in the field, and how far a new one may differ from it.
//!
//! Headings are compared folded ([`fold::loose`]): marks, case and punctuation do not matter.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::error::IntakeError;
use super::role::Role;
use crate::domain::field::{Field, HouseholdField};
use crate::domain::tables;
use crate::text::fold;

/// Headings that the user has given a meaning (`--map "HEADING=field"`).
#[derive(Default)]
pub(super) struct Overrides {
    /// Heading, folded, with what it was given.
    given: Vec<(String, Given)>,
}

/// What a heading was given.
#[derive(Clone, Copy)]
enum Given {
    Role(Role),
    /// Its column is not to be read.
    Ignored,
}

/// The name that keeps a column from being read, in place of a field's.
pub const IGNORE: &str = "ignore";

impl Overrides {
    /// Checks the names of the fields.
    pub(super) fn new(map: &[(String, String)]) -> Result<Self, IntakeError> {
        let given = map.iter().map(|(heading, field)| {
            let name = field.trim();
            if name == IGNORE {
                return Ok((fold::loose(heading), Given::Ignored));
            }
            let is_field = Field::from_code(name).is_some() || HouseholdField::from_code(name).is_some();
            let role = Role::from_name(name).filter(|role| is_field || *role != Role::Refused);
            let role = role.ok_or_else(|| IntakeError::UnknownField { field: field.clone() })?;
            Ok((fold::loose(heading), Given::Role(role)))
        });
        Ok(Self { given: given.collect::<Result<_, IntakeError>>()? })
    }

    /// Whether the user has said what a heading means.
    pub(super) fn names(&self, folded: &str) -> bool {
        self.get(folded).is_some()
    }

    fn get(&self, folded: &str) -> Option<Given> {
        self.given.iter().find(|(other, _)| other == folded).map(|(_, given)| *given)
    }
}

/// The role of a column from the headings above it, the lowest last; empty ones left out.
///
/// `Mức 2` under `Ngày phê duyệt` is read together; `Ghi chú` under anything is read alone.
pub(super) fn role_of(levels: &[&str], overrides: &Overrides) -> Option<Role> {
    let levels: Vec<Heading> =
        levels.iter().map(|level| Heading::new(level)).filter(|level| !level.loose.is_empty()).collect();
    let (lowest, above) = levels.split_last()?;
    // The lowest with all above it, then with fewer; the lowest alone is not among them.
    let joined: Vec<Heading> = (0..above.len()).filter_map(|from| levels.get(from..)).map(Heading::joined).collect();

    if levels.iter().chain(&joined).any(|heading| is_refused(&heading.loose)) {
        return Some(Role::Refused);
    }
    match joined.iter().chain([lowest]).find_map(|heading| overrides.get(&heading.loose)) {
        Some(Given::Role(role)) => return Some(role),
        Some(Given::Ignored) => return None,
        None => {}
    }
    let alone = known(lowest);
    if alone.is_some_and(Role::is_milestone) && above.iter().any(|heading| is_of_other_paper(&heading.loose)) {
        return None;
    }
    let together = || joined.iter().chain([lowest]).find_map(|heading| milestone_of_words(&heading.loose));
    joined
        .iter()
        .find_map(known)
        .or_else(|| match alone {
            Some(role) if role.is_milestone() && !above.is_empty() => together().or(alone),
            _ => alone.or_else(together),
        })
        .or_else(|| [lowest].into_iter().chain(joined.iter().rev()).find_map(|heading| nearly(&heading.loose)))
        .or_else(|| above.iter().rev().find_map(known).filter(|_| lowest.is_remark))
}

/// Whether a text is exactly a heading of names, as on the later pages of a list.
pub(super) fn is_name_heading(text: &str) -> bool {
    matches!(known(&Heading::new(text)), Some(Role::FullName | Role::FamilyName | Role::GivenName))
}

/// A heading in the forms in which it is compared.
struct Heading {
    loose: String,
    strict: String,
    /// Whether it stands in brackets, as explanations do.
    is_remark: bool,
}

impl Heading {
    fn new(text: &str) -> Self {
        Self { loose: fold::loose(text), strict: fold::strict(text), is_remark: text.trim_start().starts_with('(') }
    }

    fn joined(levels: &[Self]) -> Self {
        let join = |part: fn(&Self) -> &str| levels.iter().map(part).collect::<Vec<_>>().join(" ");
        Self { loose: join(|level| &level.loose), strict: join(|level| &level.strict), is_remark: false }
    }
}

/// The table of headings: folded heading to its meanings, each with the strictly folded heading. One word without
/// its marks can be two (Họ and Hộ, Nam and Năm).
static KNOWN: LazyLock<HashMap<String, Vec<(String, Role)>>> = LazyLock::new(|| {
    let mut known = HashMap::<_, Vec<_>>::new();
    // A list that the program wrote as delimited text is headed by the names of the fields.
    let own = Field::all().map(Field::code).chain(HouseholdField::ALL.map(HouseholdField::code));
    for [name, heading] in tables::rows(HEADERS).chain(own.map(|code| [code, code])) {
        if let Some(role) = Role::from_name(name) {
            known.entry(fold::loose(heading)).or_default().push((fold::strict(heading), role));
        }
    }
    known
});
const HEADERS: &str = include_str!("../../assets/tables/headers.tsv");

/// Headings of at least two words, the longest first, for those that say a little more.
static LONGEST_FIRST: LazyLock<Vec<(&'static str, Role)>> = LazyLock::new(|| {
    let first = |(heading, roles): (&'static String, &'static Vec<(String, Role)>)| {
        Some((heading.as_str(), roles.first()?.1)).filter(|(heading, _)| heading.contains(' '))
    };
    let mut all: Vec<_> = KNOWN.iter().filter_map(first).collect();
    all.sort_unstable_by_key(|(heading, _)| (std::cmp::Reverse(heading.len()), *heading));
    all
});

fn in_table(heading: &str, strict: Option<&str>) -> Option<Role> {
    let roles = KNOWN.get(heading)?;
    match strict {
        // A single word written with marks must have the right ones.
        Some(strict) if strict != heading && !heading.contains(' ') => {
            roles.iter().find(|(other, _)| other == strict).map(|(_, role)| *role)
        }
        _ => roles.first().map(|(_, role)| *role),
    }
}

/// Words around a heading that change nothing.
const FILLERS: [&str; 25] = [
    "cong dan",
    "nhan khau",
    "thanh vien",
    "nguoi dan",
    "chu in hoa",
    "in hoa",
    "ghi ro",
    "ghi day du",
    "day du",
    "neu co",
    "lien he",
    "lien lac",
    "di dong",
    "ca nhan",
    "hien nay",
    "hien tai",
    "trong ho",
    "12 so",
    "dd mm yyyy",
    "ngay thang nam",
    "cua",
    "gan chip",
    "vneid",
    "khai sinh",
    "x",
];

/// Words that make a heading one of somebody or something else.
const OTHERS: [&str; 16] = [
    "chu ho",
    "cha",
    "me",
    "bo",
    "vo",
    "chong",
    "giam ho",
    "can bo",
    "nguoi thuc hien",
    "chua",
    "khong",
    "ho chieu",
    "cmnd",
    "noi cap",
    "het han",
    "co gia tri",
];

/// The role of a heading that is in the table, as it is or without filling words and remarks.
fn known(heading: &Heading) -> Option<Role> {
    if let Some(role) = in_table(&heading.loose, Some(&heading.strict)) {
        return Some(role);
    }
    let mut rest = heading.loose.as_str();
    loop {
        rest = FILLERS.iter().find_map(|filler| {
            let before = rest.strip_suffix(filler).filter(|before| before.ends_with(' '));
            let after = || rest.strip_prefix(filler).filter(|after| after.starts_with(' '));
            before.or_else(after).map(str::trim)
        })?;
        if let Some(role) = in_table(rest, None) {
            return Some(role);
        }
    }
}

/// The role of the longest heading of the table that makes up most of this one.
fn nearly(folded: &str) -> Option<Role> {
    if OTHERS.iter().any(|word| has_words(folded, word)) {
        return None;
    }
    let mostly = |heading: &str| heading.len() * 3 >= folded.len() * 2 && has_words(folded, heading);
    LONGEST_FIRST.iter().find(|(heading, _)| mostly(heading)).map(|(_, role)| *role)
}

/// Milestones by the words of their headings: each of the first words, one of the second.
const MILESTONE_WORDS: [(&[&str], &[&str], Role); 12] = [
    (LEVEL_2, &["khong dat", "tu choi", "bi tra", "tra ho so", "tra lai"], Role::L2Rejected),
    (LEVEL_2, &["kich hoat"], Role::L2Activated),
    (LEVEL_2, &["phe duyet", "duyet", "cap tai khoan"], Role::L2Approved),
    (LEVEL_2, &["thu nhan", "dang ky", "dk", "lam", "nop", "ho so"], Role::L2Enrolled),
    (LEVEL_1, &["kich hoat"], Role::L1Activated),
    (LEVEL_1, &["dang ky", "dk", "tao", "phe duyet", "duyet", "cap tai khoan"], Role::L1Registered),
    (ACCOUNT, &["kich hoat"], Role::L2Activated),
    (ACCOUNT, &["phe duyet", "duyet"], Role::L2Approved),
    (ACCOUNT, &["thu nhan"], Role::L2Enrolled),
    (CARD, &["da cap", "ngay cap", "da nhan", "nhan the", "tra the", "ngay nhan", "da co"], Role::CardIssued),
    (CARD, &["thu nhan", "lam", "da lam", "ngay lam", "cap moi", "ho so", "dang ky"], Role::CardApplied),
    (CARD, &["so"], Role::PersonId),
];
const LEVEL_1: &[&str] = &["muc 1", "muc do 1", "muc 01", "m1", "muc i"];
const LEVEL_2: &[&str] = &["muc 2", "muc do 2", "muc 02", "m2", "muc ii"];
const ACCOUNT: &[&str] = &["dinh danh dien tu", "vneid", "dddt", "tai khoan dinh danh"];
const CARD: &[&str] = &["cccd", "can cuoc", "can cuoc cong dan", "the cc"];

fn milestone_of_words(folded: &str) -> Option<Role> {
    // "Đã kích hoạt chưa" asks, "chưa kích hoạt" denies.
    let is_question = folded.starts_with("da ") || folded.starts_with("co ");
    let folded = folded.strip_suffix(" chua").filter(|_| is_question).unwrap_or(folded);
    // "Ngày, tháng, năm cấp CCCD" is the day of issue.
    let folded = &folded.replace("ngay thang nam ", "ngay ");
    let is_negative =
        |role: Role| role != Role::L2Rejected && (has_words(folded, "chua") || has_words(folded, "khong"));
    let is_others =
        OTHERS.iter().filter(|word| !matches!(**word, "chua" | "khong")).any(|word| has_words(folded, word));
    if is_others {
        return None;
    }
    let fits = |words: &[&str]| words.iter().any(|word| has_words(folded, word));
    MILESTONE_WORDS
        .iter()
        .find(|(what, done, _)| fits(what) && fits(done))
        .map(|(_, _, role)| *role)
        .filter(|role| !is_negative(*role))
}

/// Whether a group of columns is about another paper than the chip card.
fn is_of_other_paper(folded: &str) -> bool {
    let is_card = CARD.iter().any(|word| has_words(folded, word));
    !is_card && ["cmnd", "ho chieu", "bhyt", "bhxh", "gplx", "so ho khau"].iter().any(|word| has_words(folded, word))
}

fn is_refused(folded: &str) -> bool {
    static REFUSED: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
        let is_refused = |roles: &[(String, Role)]| roles.iter().any(|(_, role)| *role == Role::Refused);
        KNOWN.iter().filter(|(_, roles)| is_refused(roles)).map(|(heading, _)| heading.as_str()).collect()
    });
    REFUSED.iter().any(|heading| has_words(folded, heading))
}

/// Whether words stand in a text as whole words.
fn has_words(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, found)| {
        let before = text.get(..at).unwrap_or_default();
        let after = text.get(at + found.len()..).unwrap_or_default();
        (before.is_empty() || before.ends_with(' ')) && (after.is_empty() || after.starts_with(' '))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(levels: &[&str], expected: Option<Role>) {
        assert_eq!(role_of(levels, &Overrides::default()), expected, "{levels:?}");
    }

    #[test]
    fn the_table_of_headings_reads_as_it_says() {
        for [name, heading] in tables::rows(HEADERS) {
            assert!(Role::from_name(name).is_some(), "{name}");
            let role = known(&Heading::new(heading));
            assert_eq!(role.map(Role::name), Some(name), "{heading}");
        }
    }

    #[test]
    fn headings_of_the_table_in_any_spelling() {
        for (heading, role) in [
            ("Họ và tên", Role::FullName),
            ("HO VA TEN", Role::FullName),
            ("Họ,  chữ đệm\nvà tên khai sinh", Role::FullName),
            ("so_cmnd_cccd", Role::PersonId),
            ("Số ĐDCN / CCCD", Role::PersonId),
            ("Nam", Role::BirthMale),
            ("Nam/Nữ", Role::Sex),
            ("Ngày sinh (dd/mm/yyyy)", Role::BirthDate),
            ("Họ và tên (chữ in hoa)", Role::FullName),
            ("Số điện thoại di động", Role::Phone),
            ("Số điện thoại liên hệ (nếu có)", Role::Phone),
            ("Họ và tên nhân khẩu", Role::FullName),
            ("Chủ hộ", Role::HeadName),
            ("Tên", Role::GivenName),
            ("Hộ", Role::HouseholdNo),
            ("Họ", Role::FamilyName),
            ("Ho", Role::FamilyName),
            ("Đã có CCCD gắn chíp chưa?", Role::CardIssued),
            ("Quan hệ với CH", Role::Relationship),
            ("BHYT", Role::Bhyt),
        ] {
            check(&[heading], Some(role));
        }
    }

    #[test]
    fn two_rows_are_read_together() {
        for (levels, role) in [
            (&["Tài khoản định danh điện tử", "Mức 1"][..], Some(Role::L1Activated)),
            (&["Tài khoản định danh điện tử (VNeID)", "Ngày phê duyệt mức 2"], Some(Role::L2Approved)),
            (&["Ngày phê duyệt", "Mức 2"], Some(Role::L2Approved)),
            (&["Đã phê duyệt", "Mức độ 2"], Some(Role::L2Approved)),
            (&["Mức 2", "Thu nhận"], Some(Role::L2Enrolled)),
            (&["Mức 2", "Kích hoạt"], Some(Role::L2Activated)),
            (&["Mức độ 1", "Đăng ký"], Some(Role::L1Registered)),
            (&["Định danh mức 2", "Không đạt"], Some(Role::L2Rejected)),
            (&["CCCD gắn chip", "Ngày cấp"], Some(Role::CardIssued)),
            (&["Ngày, tháng, năm cấp CCCD"], Some(Role::CardIssued)),
            (&["CCCD", "Số"], Some(Role::PersonId)),
            (&["Năm sinh", "Nam"], Some(Role::BirthMale)),
            (&["Năm sinh", "Nữ"], Some(Role::BirthFemale)),
            (&["Họ và tên", "Họ đệm"], Some(Role::FamilyName)),
            (&["Kết quả", "Ghi chú"], Some(Role::Note)),
            (&["Ngày sinh", "(ghi rõ)"], Some(Role::BirthDate)),
            (&["Tài khoản định danh điện tử (VNeID)"], None),
            (&["CMND", "Ngày cấp"], None),
            (&["CCCD/CMND", "Ngày cấp"], Some(Role::CardIssued)),
            (&["CCCD", "Nơi cấp"], None),
            (&["Năm sinh", "Năm"], Some(Role::BirthDate)),
            (&["Ngày cấp", "Tháng"], None),
        ] {
            check(levels, role);
        }
    }

    #[test]
    fn sensitive_and_foreign_headings() {
        for heading in ["Dân tộc", "Thành phần dân tộc", "DAN TOC", "Tôn giáo", "Tiền án, tiền sự", "Đảng viên"]
        {
            check(&[heading], Some(Role::Refused));
        }
        check(&["Lý lịch", "Tôn giáo"], Some(Role::Refused));
        for heading in ["Chưa kích hoạt mức 2", "Chưa có CCCD", "Họ tên mẹ", "Nơi cấp CCCD", "Nghề nghiệp", "", "12"]
        {
            check(&[heading], None);
        }
    }

    #[test]
    fn headings_can_be_given_a_meaning() {
        let map = |heading: &str, field: &str| Overrides::new(&[(heading.to_owned(), field.to_owned())]);
        assert_eq!(role_of(&["Biệt danh"], &map("biet danh", "note").unwrap()), Some(Role::Note));
        assert_eq!(role_of(&["Mức 2"], &map("Mức 2", "l2_approved").unwrap()), Some(Role::L2Approved));
        assert_eq!(role_of(&["Dân tộc"], &map("Dân tộc", "note").unwrap()), Some(Role::Refused));
        assert_eq!(role_of(&["Ghi chú"], &map("ghi chu", IGNORE).unwrap()), None);
        assert_eq!(role_of(&["CCCD", "Ngày cấp"], &map("CCCD Ngày cấp", IGNORE).unwrap()), None);
        assert!(matches!(map("Biệt danh", "nickname"), Err(IntakeError::UnknownField { .. })));
        assert!(matches!(map("Biệt danh", "refused"), Err(IntakeError::UnknownField { .. })));
    }
}
