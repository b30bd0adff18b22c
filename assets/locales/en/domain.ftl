# Milestones, results, next steps: one word for one thing, used everywhere.
milestone-card-applied = Card applied for
milestone-card-issued = Chip card issued
milestone-l1-registered = Level 1 registered
milestone-l1-activated = Level 1 activated
milestone-l2-enrolled = Level 2 file taken
milestone-l2-approved = Level 2 approved
milestone-l2-rejected = Level 2 file sent back
milestone-l2-activated = Level 2 activated

outcome-met = Met somebody
outcome-not-home = Nobody home
outcome-refused = Declined
outcome-vacant = Nobody lives there
outcome-moved = Moved away

result-card-applied = applied for the card
result-card-issued = received the card
result-l1-registered = registered level 1
result-l1-activated = activated level 1
result-l2-enrolled = level 2 file taken
result-l2-approved = level 2 approved
result-l2-rejected = level 2 file sent back
result-l2-activated = activated level 2
result-guided = was shown how
result-appointment = another time
result-mobile-team = waits for the mobile team
result-none = nothing yet

presence-resident = Lives here
presence-absent = Away
presence-moved-away = Moved away
presence-deceased = Deceased
presence-not-living-here = No longer lives here

residence-permanent = Permanent
residence-temporary = Temporary
sex-male = Male
sex-female = Female

next-step-none-not-counted = Nothing to do: no longer here.
next-step-none-not-born = Nothing to do: the birth date lies after today; look at it again.
next-step-none-too-young = Nothing to do: not old enough yet.
next-step-none-age-unknown = The birth date is not known: ask for it, or for the personal number.
next-step-none-foreign = Nothing to do: not a Vietnamese citizen.
next-step-apply-card = Apply for the card together with the level 2 account. Bring the notice of the personal number or the old card, and the birth certificate.
next-step-find-card = Applied for, not received: ask whether the card is at the post office or the police desk.
next-step-integrate-papers = Level 2 is activated. Help to integrate health insurance, driving licence, vehicle registration if wanted.
next-step-activate-now = Activate now, at the door: look for the approval message, follow the seven steps.
next-step-resubmit = The level 2 file was sent back: bring card and papers to the police desk again.
next-step-await-approval = Wait for the approval message (3 working days). If it is late, tell the police desk. Level 1 can be used meanwhile.
next-step-mobile-team = Put on the list of the mobile team that comes to homes.
next-step-enrol = Invite to the nearest police desk for level 2, with card and papers. Install level 1 meanwhile.

next-step-short-none = nothing
next-step-short-apply-card = apply for card
next-step-short-find-card = find card
next-step-short-integrate-papers = level 2 done
next-step-short-activate-now = ACTIVATE
next-step-short-resubmit = file again
next-step-short-await-approval = awaits approval
next-step-short-mobile-team = mobile team
next-step-short-enrol = invite to level 2

operation-set-up = set-up
operation-change-settings = change of settings
operation-import = import of a roster
operation-add-household = new household
operation-add-person = new person
operation-edit-household = correction of a household
operation-edit-person = correction of a person
operation-move-person = move
operation-record-milestone = milestone
operation-record-visit = visit
operation-merge-people = merge people
operation-tell-apart = tell people apart
operation-clean-up = clean up data
operation-settle-held = settle rows put aside
operation-change-areas = change areas
operation-reconcile = reconcile accounts
operation-make-sheet = make a walk sheet
operation-seal-report = mark a report as sent
operation-undo = undo
operation-redo = redo
operation-other = something else

field-full-name = Full name
field-birth-date = Birth date
field-sex = Sex
field-person-id = Personal number
field-old-id = Old identity card
field-phone = Phone
field-relationship = Relation to the head
field-residence = Residence
field-presence = Presence
field-nationality = Nationality
field-note = Note
field-bhyt = Health insurance
field-gplx = Driving licence
field-vehicle = Vehicle registration
field-bhxh = Social insurance
field-household = Household
field-household-no = Household number
field-head-name = Head of household
field-area = Area
field-address = Address
field-card-applied = Card applied on
field-card-issued = Card issued on
field-l1-registered = Level 1 registered on
field-l1-activated = Level 1 activated on
field-l2-enrolled = Level 2 file taken on
field-l2-approved = Level 2 approved on
field-l2-rejected = Level 2 file sent back on
field-l2-activated = Level 2 activated on

# Why somebody has to look before a milestone is taken over from the list of accounts
doubt-other-name = The list has another name for this number: { $name }. The number may be wrong.
doubt-number-twice = Several people of the ledger have this number.
doubt-told-twice = The list gives several days for this milestone.
doubt-future-day = The day in the list is still to come.

handset-own = own phone
handset-family = a family member’s phone
handset-helper = a helper’s phone
