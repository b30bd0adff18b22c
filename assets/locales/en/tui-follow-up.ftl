# What is to be followed up: appointments, whom to call back, the mobile team.
tui-title-follow-up = Appointments and calls
tui-scope-follow-ups = Appointments and calls
tui-follow-up-late = Late
tui-follow-up-today = Today
tui-follow-up-tomorrow = Tomorrow
tui-follow-up-later = Later
tui-follow-up-call-back = To call back
tui-follow-up-mobile-team = Mobile team
tui-follow-up-none-late = No appointment is late.
tui-follow-up-none-today = No appointments today.
tui-follow-up-none-tomorrow = No appointments tomorrow.
tui-follow-up-none-later = No later appointments.
tui-follow-up-none-call-back = No household to call back. Those come here where nobody was home last time, or where there is a reason to get in touch again, and no day is agreed.
tui-follow-up-none-mobile-team = Nobody waits for the mobile team. People who are old, ill or hard to move come here while a card or a level 2 file is still to be taken.
tui-follow-up-of-area = Only { $area } (t: another area)
tui-follow-up-latest = Last time { $day }: { $outcome }
tui-phone-of = { $name }'s
tui-call-back-count = { $count } to call
tui-call-back-not-home = Not at home
tui-call-back-away-work-study = Away
tui-call-back-no-card = No card yet
tui-call-back-card-expired = Card expired
tui-call-back-awaiting-approval = Awaits approval
tui-promised-by = { $what } · promised by { $name }
tui-visit-by = recorded by { $name }
tui-column-phone = Phone
tui-column-promised-by = Promised by
tui-column-visited-by = Visited by
tui-column-call-back = Why
tui-column-need = To do
tui-due-now = Appointments: { $late } households late, { $today } today, { $tomorrow } tomorrow.
tui-due-now-key = h: see them
tui-filter-call-back = to call back
tui-filter-mobile-team = waiting for the mobile team
tui-why-nobody-waits-for-team = Nobody waits for the mobile team.

# The list that is handed over
tui-title-export-team = List for the mobile team
tui-export-team-digits = Phone numbers
tui-export-team-digits-hint = Whole, the team can call; masked is safer.
tui-export-team-hint = An Excel file with name, address, phone, what to do, appointment; no reasons: keep it safe.
tui-export-team-purpose-hint = For example: handed to the mobile team for Saturday. It is written into the log.
tui-export-team-done = Wrote the list of { $people } people: { $path }

# What can be done
tui-do-show-follow-ups = Appointments
tui-do-show-follow-ups-help = Appointments late, today, tomorrow, later; whom to call back; who waits for the mobile team
tui-do-pick-follow-up = List
tui-do-pick-follow-up-help = Show: 1 late, 2 today, 3 tomorrow, 4 later, 5 to call back, 6 mobile team
tui-do-next-follow-up = Next list
tui-do-next-follow-up-help = To the list at the right
tui-do-previous-follow-up = List before
tui-do-previous-follow-up-help = To the list at the left
tui-do-hand-over = Hand over
tui-do-hand-over-help = Write who waits for the mobile team into an Excel file to hand over: name, address, phone, what to do, appointment
