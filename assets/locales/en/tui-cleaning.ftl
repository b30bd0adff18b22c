# What is to be cleaned up: problems by kind, rows that were put aside, how clean the data is.
tui-title-cleaning = Clean up
tui-title-mend = Make it right
tui-title-phone-owner = Whose phone is this?
tui-title-held = Rows put aside
tui-title-take-in = Take this row in
tui-title-take-in-same = The same person: update who is in the ledger

# The first screen
tui-cleaning-quality = Clean data
tui-cleaning-quality-note = People of the ledger of whom nothing is to be corrected.
tui-cleaning-heading-held = Not in the ledger yet
tui-cleaning-heading-wrong = To be corrected
tui-cleaning-heading-confirm = Repaired by the program, only to be looked at
tui-cleaning-heading-areas = Clean data by area
tui-cleaning-held = Rows put aside by an import
tui-cleaning-rows = { $count } rows
tui-cleaning-area-open = { $count } people left
tui-cleaning-area-clean = Nobody of this area is left to clean up.
tui-cleaning-heading-twice = May be there twice
tui-cleaning-pairs = People who may stand in the ledger twice
tui-cleaning-pair-count = { $count } pairs
tui-cleaning-not-looked = not yet
tui-cleaning-alike-areas = Areas that are written nearly alike
tui-cleaning-area-count = { $count } areas
tui-cleaning-counting = Counting…
tui-cleaning-repairing = Writing for { $count } people…
tui-cleaning-nothing = Nothing is left to clean up.
tui-overview-clean = Clean data { $percent }, { $count } people to be corrected (press v).
tui-overview-all-clean = Clean data 100%: nothing is left to be corrected.

# One kind
tui-cleaning-column-cell = The list says
tui-cleaning-column-repair = Proposal
tui-cleaning-confirm-short = look at it
tui-cleaning-kind-empty = Nobody has this problem any more.
tui-cleaning-kind-done = Done, { $count } people: { $problem }.
tui-cleaning-household-fact = Household
tui-cleaning-born = born { $birth }
tui-cleaning-raw = "{ $raw }"
tui-cleaning-raw-in-cell = "{ $raw }" (cell { $cell })
tui-cleaning-in-list = The list says: { $cell }
tui-cleaning-in-ledger = In the ledger, { $field }: { $value }
tui-cleaning-confirm = { $advice } Enter: it is right. e: correct it.
tui-cleaning-proposal-sure = Proposal, { $field }: { $value }. Enter: record it. e: something else. d: leave it.
tui-cleaning-proposal-likely = Perhaps { $field } is { $value }. Look at the papers; if so Enter, if not e to correct.
tui-cleaning-sharing = The phone { $phone } is that of { $count } people:
tui-cleaning-before = { $then } before { $first }.
tui-cleaning-before-birth = { $then } before birth.
tui-cleaning-without-card = { $then } without a chip card.
tui-cleaning-stage-card-applied = card applied for
tui-cleaning-stage-card-issued = card issued
tui-cleaning-stage-l1-registered = level 1 registered
tui-cleaning-stage-l1-activated = level 1 activated
tui-cleaning-stage-l2-enrolled = level 2 file taken
tui-cleaning-stage-l2-approved = level 2 approved
tui-cleaning-stage-l2-rejected = level 2 file sent back
tui-cleaning-stage-l2-activated = level 2 activated

# What to do about each kind
tui-cleaning-advice-bad-date = Look at the papers, press Enter and type the day. If nobody knows, d leaves it.
tui-cleaning-advice-future-date = This day is still to come. Press Enter and type the right one.
tui-cleaning-advice-bad-person-id = Look at the card, press Enter and type all 12 digits. If nobody knows, d leaves it.
tui-cleaning-advice-person-id-mismatch = Look at the card: number, birth or sex? Enter: correct it. All is right: d.
tui-cleaning-advice-person-id-restored = The zeros that Excel lost are back; birth year and sex agree.
tui-cleaning-advice-duplicate-id = Look at the cards of both people and correct it.
tui-cleaning-advice-bad-phone = Ask for the number, press Enter and type it. If there is none, d leaves it.
tui-cleaning-advice-phone-converted = The 11-digit number was changed to 10 digits by the new prefixes.
tui-cleaning-advice-shared-phone = Each account needs a phone of its own. Enter: choose whose it is. A family shares it: d.
tui-cleaning-advice-no-name = Fill in the name.
tui-cleaning-advice-unknown-value = Press Enter and choose or type it again. To leave it blank, press d.
tui-cleaning-advice-missing-household = Press Enter to find the household. Living alone: d, a household of one.
tui-cleaning-advice-date-in-address = Excel turned the house number into a day; the ledger has it as a number again.
tui-cleaning-advice-repaired-text = The old font was converted; see whether the marks are right.
tui-cleaning-advice-order-of-milestones = Press Enter to correct the days. If the papers say so, press d.
tui-cleaning-advice-too-long = Too long: the ledger keeps the beginning.
tui-cleaning-advice-control-characters = Hidden characters were removed from the cell.

# The editor
tui-mend-will = Will be recorded: { $value }
tui-mend-still = Still there: { $problem }
tui-facts-milestone-hint = Type a day, such as 5/7/2023. x: reached, day unknown. Blank: not reached.

# A shared phone
tui-phone-owner-hint = The phone stays with whom you choose; the others have none.
tui-phone-owner-all = The family shares this phone

# Rows put aside
tui-held-none = No rows are put aside any more.
tui-held-done = Done with the rows put aside: { $count } rows.
tui-held-label = Row { $row }: { $name }
tui-held-nameless = no name
tui-held-place = File { $file }, sheet { $sheet }, row { $row }
tui-held-holder = In the ledger this number is that of: { $who }
tui-held-advice-name = Enter: fill in the name and take it in. -: drop this row.
tui-held-advice-number = Enter: somebody else, with another number or none. t: the same person. s: the number is the row's. -: drop.
tui-take-in-new = Complete it and press Enter: this person comes into the ledger.
tui-take-in-other-number = The number of this row is that of { $who }. Type the right one, or leave it blank.
tui-take-in-number-of = The number will be that of the row's person; in the ledger, { $who } will have none.
tui-take-in-same = This is { $who }. Correct it and press Enter; a blank changes nothing in the ledger.
tui-take-in-ledger-says = The ledger says: { $value }

# What was recorded
tui-said-cleaning-right = { $name }: right as it stands ({ $problem })
tui-said-cleaning-all = "{ $problem }" of { $count } people
tui-said-cleaning-phone-of = the phone is that of { $name }
tui-said-cleaning-phone-shared = { $count } people share a phone
tui-said-held-new = { $name } taken into the ledger
tui-said-held-same = { $name } updated from a row put aside
tui-said-held-drop = row dropped ({ $what })

# Questions
tui-ask-cleaning-all = At once for { $count } people ("{ $problem }"): record the proposals that are sure? One u takes them all back.
tui-ask-held-drop = Drop this row ({ $what })? It does not come back with the same list. u takes that back.

# Why it cannot be done
tui-why-no-sure-repair = These are to be looked at one by one: no proposal is sure.
tui-why-no-held-row = No rows are put aside any more.
tui-why-no-holder = The number of this row is nobody's in the ledger.
tui-why-nothing-mended = Nothing is changed. If the data is right, Esc and then d.

# What can be done
tui-do-show-cleaning = Clean up
tui-do-show-cleaning-help = What is to be cleaned up: problems by kind, rows put aside, how clean the data is
tui-do-export-list = Export list
tui-do-export-list-help = The list of what is to be cleaned up, area by area, as an Excel file for the area heads; corrected, it is imported again
tui-do-open-kind = Open
tui-do-open-kind-help = Open the selected kind of problem and work off its people one by one
tui-do-repair = Settle it
tui-do-repair-help = Record the proposal for the selected person and go on to the next; without one, open the editor
tui-do-mend = Correct
tui-do-mend-help = Open the editor, with what the list says
tui-do-found-right = It is right
tui-do-found-right-help = Looked at, left as it stands; the same list does not ask again
tui-do-repair-all = All of them
tui-do-repair-all-help = Record all proposals of this kind that are sure, after a question that says for how many
tui-do-open-with-problem = Household
tui-do-open-with-problem-help = Open the household of the selected person
tui-do-phone-owner = Choose
tui-do-phone-owner-help = The phone is that of the selected person, or shared by all
tui-do-take-in = Take in
tui-do-take-in-help = Complete and correct the selected row and take it in as somebody new
tui-do-take-in-same = Same person
tui-do-take-in-same-help = The row is who has its number in the ledger: update that person
tui-do-take-in-number = Number is here
tui-do-take-in-number-help = The number is the row's: take it in, the other person has none from then on
tui-do-held-drop = Drop
tui-do-held-drop-help = Drop the selected row, after a question; the same list does not bring it back
tui-do-open-holder = Household
tui-do-open-holder-help = Open the household of who has this number in the ledger

# The screens in the table of keys
tui-scope-cleaning = Clean up
tui-scope-cleaning-kind = Clean up: one kind
tui-scope-phone-owner = Whose phone
tui-scope-held-rows = Rows put aside
