//! Where a person is and how they are registered (domain.md section 2).

/// Whether a person of the roster is there.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Presence {
    /// Lives here (đang cư trú).
    #[default]
    Resident,
    /// Away for a while (đi vắng): still counted.
    Absent,
    /// Moved elsewhere (đã chuyển đi).
    MovedAway,
    /// Dead, not yet struck off (đã chết).
    Deceased,
    /// Registered here, lives elsewhere (không còn sinh sống).
    NotLivingHere,
}

impl Presence {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Resident, Self::Absent, Self::MovedAway, Self::Deceased, Self::NotLivingHere];

    /// The code of the contract.
    pub fn code(self) -> &'static str {
        match self {
            Self::Resident => "resident",
            Self::Absent => "absent",
            Self::MovedAway => "moved_away",
            Self::Deceased => "deceased",
            Self::NotLivingHere => "not_living_here",
        }
    }

    /// The presence of a code of the contract.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|presence| presence.code() == code)
    }

    /// Whether such a person is counted on the roster.
    pub fn is_counted(self) -> bool {
        match self {
            Self::Resident | Self::Absent => true,
            Self::MovedAway | Self::Deceased | Self::NotLivingHere => false,
        }
    }
}

/// How a person is registered (loại cư trú).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Residence {
    /// Thường trú.
    Permanent,
    /// Tạm trú.
    Temporary,
}

impl Residence {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Permanent, Self::Temporary];

    /// The code of the contract.
    pub fn code(self) -> &'static str {
        match self {
            Self::Permanent => "permanent",
            Self::Temporary => "temporary",
        }
    }

    /// The residence of a code of the contract.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|residence| residence.code() == code)
    }
}
