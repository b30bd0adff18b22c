//! What is wrong with what was sent.

use crate::text::collate::natural_key;
use crate::text::words::Message;

/// What kind of thing is wrong. The order is that of the list: what a reader must settle first stands first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum FindingCode {
    /// A file cannot be read.
    Unreadable,
    /// A ward of the list sent nothing.
    Missing,
    /// A ward's newest figures are older than those of others.
    Late,
    /// A ward sent the same day twice.
    Double,
    /// A cumulative figure went down.
    Decreased,
    /// The figures of a file contradict each other.
    Inconsistent,
    /// A rate does not follow from its counts.
    WrongRate,
    /// Something is counted otherwise than by the others.
    OtherDefinition,
    /// What is new is of another period than that of the others.
    OtherPeriod,
    /// A ward that is not on the list.
    Unlisted,
    /// An older version wrote the file: it lacks something.
    OlderVersion,
}

impl FindingCode {
    /// All of them, the gravest first.
    pub const ALL: [Self; 11] = [
        Self::Unreadable,
        Self::Missing,
        Self::Late,
        Self::Double,
        Self::Decreased,
        Self::Inconsistent,
        Self::WrongRate,
        Self::OtherDefinition,
        Self::OtherPeriod,
        Self::Unlisted,
        Self::OlderVersion,
    ];

    /// The code of the contract.
    pub fn code(self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::Missing => "missing",
            Self::Late => "late",
            Self::Double => "double",
            Self::Decreased => "decreased",
            Self::Inconsistent => "inconsistent",
            Self::WrongRate => "wrong_rate",
            Self::OtherDefinition => "other_definition",
            Self::OtherPeriod => "other_period",
            Self::Unlisted => "unlisted",
            Self::OlderVersion => "older_version",
        }
    }

    /// What it is called, in two or three words.
    pub fn name(self) -> Message {
        Message::of_code("rollup-code", self.code())
    }
}

/// One thing that is wrong.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// What kind of thing.
    pub code: FindingCode,
    /// The ward; empty where it is not known.
    pub ward: String,
    /// The file; empty where there is none.
    pub file: String,
    /// The sentence.
    pub message: Message,
}

impl Finding {
    /// What findings are sorted by.
    pub(super) fn order(&self) -> (FindingCode, String, String) {
        (self.code, natural_key(&self.ward), self.file.clone())
    }
}
