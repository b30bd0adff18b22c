# The tally
report-title = Tally of chip cards and electronic identity accounts
report-as-of = As of { $day }
report-area = Area
report-area-none = (not known)
report-total = Total

# Facts
report-fact-ward = Unit
report-fact-parent = Unit above
report-fact-campaign = Campaign
report-fact-as-of = As of
report-fact-since = Period from
report-fact-known-at = As known at
report-fact-target = Target of level 2 activations
report-fact-remaining = Left to the target
report-fact-pace-needed = Activations needed a day
report-fact-made-at = Made at
report-fact-journal-head = Journal code
report-pace =
    { $pace } ({ $days ->
        [one] the last day
       *[other] { $days } days left
    })

# Parts of the table
report-sheet-day = Tally
report-sheet-period = In the period
report-sheet-reasons = Reasons
report-sheet-facts = About
report-block-people = Residents and cards
report-block-accounts = Electronic identity accounts
report-block-rates = Rates
report-block-one-day = On { $day }
report-block-period = From { $since } to { $day }
report-block-reasons = Why not activated
report-note-l1 = Level 1 activated: only people without an activated level 2, so that nobody is counted twice.
report-note-new = The period counts only what has a stated day.
report-note-small = Some figures are of { $from } to { $to } people only, who could be recognised. Think before you send the reasons on.

# Counts
report-count-households = Households
report-count-residents = Residents
report-count-eligible = Eligible citizens
report-eligible-from-age = Eligible citizens (aged { $age } and over)
report-count-card-issued = Card issued
report-count-card-applied = Applied, card not received
report-count-card-missing = No card
report-count-l1-activated = Level 1 activated
report-count-l2-enrolled = Level 2 enrolled
report-count-l2-approved = Level 2 approved
report-count-l2-rejected = Level 2 rejected
report-count-l2-activated = Level 2 activated
report-count-l2-to-activate = Approved, not activated
report-count-activated = Activated accounts (level 1 and level 2)
report-count-visits = Visits
report-count-households-visited = Households visited
report-count-target = Target

# Rates: name, numerator and denominator
report-rate-card-rate = Card rate (issued / eligible)
report-rate-l2-enrolled-rate = Level 2 enrolment rate (enrolled / eligible)
report-rate-l2-approval-rate = Level 2 approval rate (approved / enrolled)
report-rate-l2-activation-rate = Level 2 activation rate of the approved (activated / approved)
report-rate-l2-rate = Level 2 rate (activated / eligible)
report-rate-activated-rate = Level 1 and level 2 rate (activated / eligible)
report-rate-l2-target-rate = Level 2 activated of the target (activated / target)
report-rate-enrolled-target-rate = Level 2 enrolled of the target (enrolled / target)

# Rates in few words
report-rate-short-card-rate = Card issued / eligible
report-rate-short-l2-enrolled-rate = Enrolled / eligible
report-rate-short-l2-approval-rate = Approved / enrolled
report-rate-short-l2-activation-rate = Activated / approved
report-rate-short-l2-rate = Level 2 / eligible
report-rate-short-activated-rate = Both levels / eligible
report-rate-short-l2-target-rate = Activated / target
report-rate-short-enrolled-target-rate = Enrolled / target

# New in the period
report-new-card-applied = New card applications
report-new-card-issued = New cards issued
report-new-l1-registered = New level 1 registrations
report-new-l1-activated = New level 1 activations
report-new-l2-enrolled = New level 2 enrolments
report-new-l2-approved = New level 2 approvals
report-new-l2-rejected = New level 2 rejections
report-new-l2-activated = New level 2 activations

# The list for the mobile team
hand-over-title = List for the mobile team ({ $count } people)
hand-over-guide = In walking order. Call before you come. Destroy this list when it is done.
hand-over-sheet = Mobile team
hand-over-number = No.
hand-over-need = To do
hand-over-appointment = Appointment
hand-over-need-card = Card and level 2
hand-over-need-account = Level 2 file
hand-over-need-again = Level 2 file again
