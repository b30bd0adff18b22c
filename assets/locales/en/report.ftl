# The tally
report-title = Tally of chip cards and electronic identity accounts
report-as-of = As of { $day }
report-area = Area
report-area-none = (not known)
report-total = Total
report-not-sealed = Not sealed, the figures may still change
report-kind-tally = Tally
report-kind-daily = Daily report
report-kind-monthly = Monthly report
report-kind-final = Final report
report-of-day = on { $day }
report-of-period = from { $since } to { $day }

# Facts
report-fact-kind = Kind of report
report-fact-sealed-at = Sealed at
report-fact-sealed-by = Sealed by
report-fact-schema = Data format
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
report-sheet-adjustments = Additions
report-sheet-comparison = Comparison
report-sheet-definitions = Definitions
report-sheet-charts = Charts
report-chart-l2-rate = Level 2 activated of the eligible citizens (%)
report-chart-new = New level 2 activations in the period (people)
report-block-people = Residents and cards
report-block-accounts = Electronic identity accounts
report-block-rates = Rates
report-block-one-day = On { $day }
report-block-period = From { $since } to { $day }
report-block-adjustments = Additions to earlier reports
report-block-comparison = Compared with the report before
report-adjusted-period = About the results
report-measure = Figure
report-column-as-of = As of { $day }
report-change = Change
report-block-reasons = Why not activated
report-note-l1 = Level 1 activated: only people without an activated level 2, so that nobody is counted twice.
report-note-new = The period counts only what has a stated day.
report-note-small = Figures with a * are of { $from } to { $to } people only, who could be recognised: think before you pass this table on.
report-note-adjustments = Additions became known after the report of that period was sealed; the cumulated figures hold them already.

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

# Rates: what they mean
report-definitions = How the rates are made
report-definition-rate = Rate
report-definition-numerator = Numerator
report-definition-denominator = Denominator
report-definition-result = Result
report-definition-meaning = Meaning
report-means-card-rate = Of the eligible citizens, those whose card is issued.
report-means-l2-enrolled-rate = Of the eligible citizens, those whose level 2 file is taken; who is approved or activated counts as enrolled too.
report-means-l2-approval-rate = Of the level 2 files taken, those approved; who is activated counts as approved too.
report-means-l2-activation-rate = Of the approved level 2 files, those activated.
report-means-l2-rate = Of the eligible citizens, those with an activated level 2.
report-means-activated-rate = Of the eligible citizens, those with an activated level 1 or level 2; everybody counts once.
report-means-l2-target-rate = Level 2 activations beside the target that was set; may pass 100%.
report-means-enrolled-target-rate = Level 2 files taken beside the target that was set; may pass 100%.

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
