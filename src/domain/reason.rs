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

impl Reason {
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
}
