//! Periodic reports (chế độ báo cáo, document 003): daily, monthly, final. What period each covers, when it is due,
//! what stands in one that was sent, and what became known about it afterwards.

pub mod due;
pub mod flows;
pub mod period;
pub mod sealed;

/// A kind of report.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum ReportKind {
    /// Of a day, due the morning after.
    Daily,
    /// Of the time from one cut of the month to the next.
    Monthly,
    /// Of the campaign.
    Final,
}

impl ReportKind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Daily, Self::Monthly, Self::Final];

    /// Stable code; the journal keeps it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Daily => "daily",
            Self::Monthly => "monthly",
            Self::Final => "final",
        }
    }

    /// The kind of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}
