//! The words that lists use in columns of few words: presence, residence, head of household, yes and no. All are
//! compared folded; what is not in the tables is not understood, never guessed.

use crate::domain::presence::{Presence, Residence};
use crate::text::fold;

/// What a cell says that should hold a mark.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Mark {
    /// It happened.
    Yes,
    /// It did not.
    No,
    /// It did not, and the text says more: "chưa có ĐT thông minh".
    NoWithRemark,
    /// Something else.
    Unknown,
}

/// Reads a mark.
pub(super) fn mark(text: &str) -> Mark {
    let text = text.trim();
    if matches!(text, "✓" | "✔" | "☑" | "√" | "×" | "+" | "*" | "●") {
        return Mark::Yes;
    }
    if is_dash(text) {
        return Mark::No;
    }
    let folded = fold::loose(text);
    match folded.as_str() {
        "x" | "xx" | "v" | "1" | "co" | "da" | "roi" | "da co" | "co roi" | "da xong" | "xong" | "hoan thanh"
        | "da hoan thanh" | "ok" | "yes" | "y" | "true" | "dat" | "da dat" | "da cap" | "da nhan" | "da lam"
        | "da duyet" | "da phe duyet" | "da thu nhan" | "da dang ky" | "da dk" | "da kich hoat" | "da kh"
        | "da tich hop" => Mark::Yes,
        "0" | "k" | "ko" | "khong" | "chua" | "no" | "false" | "chua co" | "khong co" | "chua lam" | "chua cap"
        | "chua nhan" | "chua duyet" | "chua phe duyet" | "chua thu nhan" | "chua dang ky" | "chua dk"
        | "chua kich hoat" | "chua kh" | "chua dat" | "chua tich hop" => Mark::No,
        other if begins_with_word(other, &["chua", "khong", "ko"]) => Mark::NoWithRemark,
        _ => Mark::Unknown,
    }
}

/// Whether a text is a stroke in place of nothing, or an empty box.
pub(super) fn is_dash(text: &str) -> bool {
    text.trim().chars().all(|c| matches!(c, '-' | '–' | '—' | '.' | '…' | '_' | '/' | '☐' | '□'))
}

/// Whether the cell of a sent-back file says that it was sent back.
pub(super) fn is_rejection(text: &str) -> bool {
    begins_with_word(
        &fold::loose(text),
        &["khong dat", "ko dat", "bi tra", "tu choi", "bi tu choi", "tra lai", "tra ho so"],
    )
}

/// Presence, as the column of the state of residence says it.
pub(super) fn presence(text: &str) -> Option<Presence> {
    let folded = fold::loose(text);
    match folded.as_str() {
        "co mat"
        | "o nha"
        | "dang o"
        | "con o"
        | "con song"
        | "dang cu tru"
        | "dang sinh song"
        | "dang o dia phuong"
        | "co mat tai dia phuong"
        | "thuong xuyen"
        | "thuong xuyen co mat"
        | "hien dang cu tru"
        | "hien dang sinh song"
        | "binh thuong"
        | "cu tru"
        | "resident" => Some(Presence::Resident),
        "chet" | "mat" | "da chet" | "da mat" | "qua doi" | "da qua doi" | "tu tran" | "tu vong" | "da tu vong"
        | "deceased" => Some(Presence::Deceased),
        "absent" | "xa nha" => Some(Presence::Absent),
        "moved away" | "moved out" => Some(Presence::MovedAway),
        "not living here" => Some(Presence::NotLivingHere),
        other
            if begins_with_word(
                other,
                &["da chet", "da mat", "chet", "tu vong", "mat nam", "mat ngay", "mat thang"],
            ) =>
        {
            Some(Presence::Deceased)
        }
        // "mất 2021", and not "mất liên lạc".
        other if other.strip_prefix("mat ").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) => {
            Some(Presence::Deceased)
        }
        other
            if begins_with_word(
                other,
                &["chuyen di", "da chuyen", "chuyen khau", "chuyen noi", "chuyen ho khau", "da cat khau"],
            ) =>
        {
            Some(Presence::MovedAway)
        }
        other
            if begins_with_word(
                other,
                &[
                    "khong con sinh song",
                    "khong sinh song",
                    "khong con cu tru",
                    "khong cu tru",
                    "khong con o",
                    "khong o",
                ],
            ) =>
        {
            Some(Presence::NotLivingHere)
        }
        other
            if begins_with_word(
                other,
                &[
                    "di vang",
                    "vang",
                    "vang mat",
                    "tam vang",
                    "di lam xa",
                    "di lam an",
                    "di lam",
                    "di hoc",
                    "di cong tac",
                    "lam an xa",
                    "dang di",
                    "di xa",
                    "di nuoc ngoai",
                    "o nuoc ngoai",
                    "di xkld",
                    "di xuat khau",
                    "di bo doi",
                    "di nghia vu",
                ],
            ) =>
        {
            Some(Presence::Absent)
        }
        _ => None,
    }
}

/// How the person is registered.
pub(super) fn residence(text: &str) -> Option<Residence> {
    let folded = fold::loose(text);
    match folded.as_str() {
        "tt" | "kt1" | "ho khau" | "co ho khau" | "permanent" => Some(Residence::Permanent),
        "ttr" | "tam" | "kt3" | "kt4" | "temporary" => Some(Residence::Temporary),
        other if begins_with_word(other, &["thuong tru", "dang ky thuong tru"]) => Some(Residence::Permanent),
        other if begins_with_word(other, &["tam tru", "dang ky tam tru"]) => Some(Residence::Temporary),
        _ => None,
    }
}

fn begins_with_word(folded: &str, beginnings: &[&str]) -> bool {
    beginnings
        .iter()
        .any(|beginning| folded.strip_prefix(beginning).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks() {
        for text in ["x", "X", "v", "✓", "1", "Có", "Đã", "Rồi", " rồi ", "đã kích hoạt", "Co", "TRUE"] {
            assert_eq!(mark(text), Mark::Yes, "{text}");
        }
        for text in ["0", "chưa", "Không", "-", "–", "chua", "Chưa có", "k"] {
            assert_eq!(mark(text), Mark::No, "{text}");
        }
        for text in ["chưa có ĐT thông minh", "Không liên lạc được", "chưa kích hoạt do hỏng máy"] {
            assert_eq!(mark(text), Mark::NoWithRemark, "{text}");
        }
        for text in ["đang chờ", "2", "khôngg", "xa", "đã đăng ký nhưng chưa kích hoạt"] {
            assert_eq!(mark(text), Mark::Unknown, "{text}");
        }
        assert!(is_rejection("Không đạt (ảnh mờ)") && !is_rejection("không"));
    }

    #[test]
    fn presence_and_residence() {
        for (text, expected) in [
            ("Đi vắng", Some(Presence::Absent)),
            ("đi làm ăn xa", Some(Presence::Absent)),
            ("Đã chuyển đi", Some(Presence::MovedAway)),
            ("Chuyển đi Hà Nội", Some(Presence::MovedAway)),
            ("Đã chết", Some(Presence::Deceased)),
            ("đã mất năm 2020", Some(Presence::Deceased)),
            ("Không còn sinh sống tại địa phương", Some(Presence::NotLivingHere)),
            ("Đang cư trú", Some(Presence::Resident)),
            ("mất 2021", Some(Presence::Deceased)),
            ("chết 2021", Some(Presence::Deceased)),
            ("chuyển đi Bình Dương 2022", Some(Presence::MovedAway)),
            ("đi nước ngoài", Some(Presence::Absent)),
            ("tạm vắng", Some(Presence::Absent)),
            ("mất liên lạc", None),
            ("khuyết", None),
            ("độc thân", None),
        ] {
            assert_eq!(presence(text), expected, "{text}");
        }
        for (text, expected) in [
            ("Thường trú", Some(Residence::Permanent)),
            ("TẠM TRÚ", Some(Residence::Temporary)),
            ("KT3", Some(Residence::Temporary)),
            ("TT", Some(Residence::Permanent)),
            ("lưu trú", None),
        ] {
            assert_eq!(residence(text), expected, "{text}");
        }
    }
}
