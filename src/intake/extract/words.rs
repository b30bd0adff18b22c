//! The words of extracts: levels of accounts, and what their status says. Compared folded; what is not here is not
//! understood, never guessed.

use crate::text::fold;

/// The level of an account.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Level {
    /// Level 1, registered in the app.
    One,
    /// Level 2, approved by the centre.
    Two,
}

/// What a status says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Status {
    /// The account is activated.
    Activated,
    /// There is an account, and it is not activated.
    NotActivated,
    /// The account is approved, issued.
    Approved,
    /// The file was taken and waits.
    Enrolled,
    /// The file was sent back.
    Rejected,
    /// There is no account.
    Nothing,
}

const ONE: [&str; 8] = ["muc 1", "muc do 1", "muc 01", "muc do 01", "cap do 1", "level 1", "m1", "muc i"];
const TWO: [&str; 8] = ["muc 2", "muc do 2", "muc 02", "muc do 02", "cap do 2", "level 2", "m2", "muc ii"];

/// The level that a cell names; a cell that names both names none.
pub(super) fn level(text: &str) -> Option<Level> {
    let folded = fold::loose(text);
    match folded.as_str() {
        "1" | "01" | "i" => return Some(Level::One),
        "2" | "02" | "ii" => return Some(Level::Two),
        _ => {}
    }
    let names = |words: &[&str]| words.iter().any(|word| has_words(&folded, word));
    match (names(&ONE), names(&TWO)) {
        (true, false) => Some(Level::One),
        (false, true) => Some(Level::Two),
        (true, true) | (false, false) => None,
    }
}

/// Whether a heading says of which level it is.
pub(super) fn names_level(folded: &str) -> bool {
    ONE.iter().chain(&TWO).any(|word| has_words(folded, word))
}

/// The words of each status; denials before what they deny.
const STATUSES: [(&[&str], Status); 6] = [
    (&["chua kich hoat", "chua kh", "cho kich hoat", "not activated", "inactive"], Status::NotActivated),
    (
        &[
            "cho phe duyet",
            "cho duyet",
            "chua phe duyet",
            "chua duyet",
            "dang xu ly",
            "dang cho",
            "da thu nhan",
            "da nop ho so",
            "da dang ky",
            "pending",
        ],
        Status::Enrolled,
    ),
    (&["khong dat", "tu choi", "bi tra", "tra ho so", "tra lai", "rejected"], Status::Rejected),
    (
        &["chua co tai khoan", "chua dang ky", "chua cap", "chua duoc cap", "khong co tai khoan", "chua co"],
        Status::Nothing,
    ),
    (
        &["da kich hoat", "da kh", "kich hoat thanh cong", "dang hoat dong", "dang su dung", "activated", "active"],
        Status::Activated,
    ),
    (&["da phe duyet", "da duyet", "da cap", "duoc phe duyet", "da duoc cap", "approved", "issued"], Status::Approved),
];

/// What a status says. "Đã phê duyệt, chưa kích hoạt" says the later stage: it is not activated.
pub(super) fn status(text: &str) -> Option<Status> {
    let folded = fold::loose(text);
    match folded.as_str() {
        "kich hoat" => return Some(Status::Activated),
        "phe duyet" => return Some(Status::Approved),
        _ => {}
    }
    let says = |words: &[&str]| words.iter().any(|word| has_words(&folded, word));
    STATUSES.iter().find(|(words, _)| says(words)).map(|(_, status)| *status)
}

/// Whether words stand in a text as whole words.
fn has_words(text: &str, words: &str) -> bool {
    format!(" {text} ").contains(&format!(" {words} "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels() {
        for (text, expected) in [
            ("Mức 1", Some(Level::One)),
            ("Mức độ 02", Some(Level::Two)),
            ("2", Some(Level::Two)),
            ("Tài khoản mức 2 (VNeID)", Some(Level::Two)),
            ("Mức 1, Mức 2", None),
            ("Mức 12", None),
            ("Chưa có", None),
        ] {
            assert_eq!(level(text), expected, "{text}");
        }
    }

    #[test]
    fn statuses() {
        for (text, expected) in [
            ("Đã kích hoạt", Some(Status::Activated)),
            ("ĐÃ KÍCH HOẠT MỨC 2", Some(Status::Activated)),
            ("Chưa kích hoạt", Some(Status::NotActivated)),
            ("Đã phê duyệt, chưa kích hoạt", Some(Status::NotActivated)),
            ("Đã phê duyệt", Some(Status::Approved)),
            ("Đã cấp tài khoản", Some(Status::Approved)),
            ("Chờ phê duyệt", Some(Status::Enrolled)),
            ("Hồ sơ không đạt (ảnh mờ)", Some(Status::Rejected)),
            ("Chưa có tài khoản", Some(Status::Nothing)),
            ("Tạm khóa", None),
            ("Đã hủy", None),
        ] {
            assert_eq!(status(text), expected, "{text}");
        }
    }
}
