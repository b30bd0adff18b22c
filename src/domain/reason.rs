//! Why somebody is not activated yet: the list of reasons of `assets/tables/reasons.tsv`.

use std::sync::LazyLock;

use super::tables;

/// A reason: the index of its row in the table, which only ever grows at the end.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Reason(u8);

/// One row of the table.
#[derive(Debug)]
pub struct ReasonRow {
    /// Code of the contract.
    pub code: &'static str,
    /// What kind of hindrance it is.
    pub group: &'static str,
    /// Label in Vietnamese.
    pub label_vi: &'static str,
    /// Label in English.
    pub label_en: &'static str,
    /// What to do about it, in Vietnamese; may be empty.
    pub next_step_vi: &'static str,
    /// What to do about it, in English; may be empty.
    pub next_step_en: &'static str,
    /// `health` or `criminal` where the fact itself is sensitive data.
    pub sensitive: &'static str,
}

static ROWS: LazyLock<Vec<ReasonRow>> = LazyLock::new(|| {
    tables::rows(include_str!("../../assets/tables/reasons.tsv"))
        .map(|[code, group, label_vi, label_en, next_step_vi, next_step_en, sensitive]| ReasonRow {
            code,
            group,
            label_vi,
            label_en,
            next_step_vi,
            next_step_en,
            sensitive,
        })
        .collect()
});

static NOWHERE: ReasonRow = ReasonRow {
    code: "other",
    group: "other",
    label_vi: "",
    label_en: "",
    next_step_vi: "",
    next_step_en: "",
    sensitive: "",
};

/// What is heard at doors most: these have the digits 1 to 9, on the screen and on paper.
const FIRST: [&str; 9] = [
    "does_not_know_how",
    "no_smartphone",
    "no_sms",
    "no_own_number",
    "sim_not_owned",
    "number_changed",
    "old_phone",
    "forgot_password",
    "away_work_study",
];

impl Reason {
    /// All reasons as they are offered: those on the digits first.
    pub fn as_offered() -> impl Iterator<Item = Self> {
        let first = FIRST.iter().filter_map(|code| Self::from_code(code));
        first.chain(Self::all().filter(|reason| !FIRST.contains(&reason.code())))
    }

    /// Those on the digits, from 1 on.
    pub fn on_digits() -> impl Iterator<Item = Self> {
        Self::as_offered().take(FIRST.len())
    }

    /// All reasons, in the order of the table.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..=u8::MAX).zip(ROWS.iter()).map(|(index, _)| Self(index))
    }

    /// The reason of a code of the contract.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::all().find(|reason| reason.code() == code)
    }

    /// The row of the table.
    pub fn row(self) -> &'static ReasonRow {
        ROWS.get(usize::from(self.0)).unwrap_or(&NOWHERE)
    }

    /// The code of the contract.
    pub fn code(self) -> &'static str {
        self.row().code
    }

    /// Whether it says that the person is somewhere else: somebody at the door has told it of them.
    pub fn is_elsewhere(self) -> bool {
        let codes = ["not_living_here", "moved_away", "deceased", "detained"];
        self.row().group == "away" || codes.contains(&self.code())
    }

    /// Whether it says that the person is old, ill or hard to move.
    pub fn is_frail(self) -> bool {
        self.code() == "frail"
    }

    /// Whether what the table says to do about it begins with getting hold of the person again: an appointment to be
    /// made, word to be sent through the family, a file to be followed up.
    pub fn is_to_call_back(self) -> bool {
        matches!(self.code(), "not_home" | "away_work_study" | "no_card" | "card_expired" | "awaiting_approval")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_has_a_code_a_label_in_both_languages_and_reads_back() {
        assert_eq!(Reason::all().count(), 29);
        for reason in Reason::all() {
            assert_eq!(Reason::from_code(reason.code()), Some(reason));
            assert!(!reason.row().label_vi.is_empty() && !reason.row().label_en.is_empty());
        }
        assert_eq!(Reason::all().filter(|reason| reason.is_frail()).count(), 1);
    }

    /// The table itself says for whom there is an appointment to be made, or somebody to be reached or followed up.
    #[test]
    fn whom_to_call_back_is_what_the_table_says_to_do() {
        for reason in Reason::all() {
            let next = reason.row().next_step_en;
            let asks_for_it = next.contains("appointment")
                || next.starts_with("Appointment")
                || next.starts_with("Reach ")
                || next.starts_with("Follow up");
            assert_eq!(reason.is_to_call_back(), asks_for_it, "{}: {next}", reason.code());
        }
        assert_eq!(Reason::all().filter(|reason| reason.is_to_call_back()).count(), 5);
    }
}
