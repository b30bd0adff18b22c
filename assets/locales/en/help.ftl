# "How do I…": each question has its answer and other ways in which people say it (phrases parted by commas).
# [Overview import] is the key of the command "tui-do-import" on that screen; the program fills it in, so that it is never wrong.
help-idle-words = làm sao thế nào để thì là mà tôi em anh chị mình muốn cần cách có được không cho của một các những này đó ở đâu ai gì khi nếu phải với và hay hoặc bị lại rồi ra vào the how do i to can a an of is in it my what where when
tui-ask-hint = ask in your own words: forgot the passphrase, nobody home…
tui-ask-none = No answer to this yet. Try other words, or clear the field to see all questions.
tui-ask-count = { $count } questions
tui-do-ask = Ask
tui-do-ask-help = Ask how to do something in your own words: just type, or press / to see all questions
tui-do-read-answer = Read the answer
tui-do-read-answer-help = Read the answer to the selected question
tui-do-back-to-questions = To the questions
tui-do-back-to-questions-help = Back to the questions that were found
tui-do-next-answer = Next answer
tui-do-next-answer-help = Read the next answer
tui-do-previous-answer = Previous answer
tui-do-previous-answer-help = Read the answer before
tui-scope-help-ask = Asking in the help
tui-scope-help-answer = An answer
tui-title-answer = Help: an answer

# Beginning
help-ask-first-steps = Using it for the first time: where to begin
help-ask-first-steps-answer =
    Look around first: press [Start open-demo] on the first screen. It is an invented ward; nothing can be broken. There [Overview tour] begins a tour of three minutes.
    A real ledger: press [Start make-ledger] on the first screen, give the name of the ward, choose a passphrase, write the 24 recovery words on paper.
    Then bring the roster in: [Overview import] on the overview.
    On every screen the keys stand at the foot; [Overview help] shows all of them, [Overview palette] finds a command by its name.
help-ask-first-steps-words = getting started, tutorial, new ledger, learn, demo, try it out, introduction
help-ask-command = Find a command whose key I forgot
help-ask-command-answer =
    Press [Overview palette] anywhere and type a few letters of what is to be done. Enter does it.
    The key [Overview help] shows all keys of the open screen.
help-ask-command-words = shortcut, hotkey, keyboard, menu, which button, list of commands, function
help-ask-signs = What the signs in the lists mean
help-ask-signs-answer =
    The sign before a line says what is next for that person. All signs stand at the end of the keys: press [Overview help], then [Help last].
help-ask-signs-words = symbols, icons, legend, colours, marks, meaning

# Import
help-ask-import = Import the roster from an Excel file
help-ask-import-answer =
    Press [Overview import] on the overview, choose the file, Enter. Several files: mark them with the space bar.
    See whether the columns were recognised, then Enter for a preview: who is new, who changes, which rows are unsure. Nothing is written yet.
    If it is right, [ImportPlan import-write] writes it. By mistake: [Overview undo] takes the whole import back.
help-ask-import-words = load data, add a file, open spreadsheet, csv, xlsx, upload, bring a list in
help-ask-import-column = Correct a column that was recognised wrongly
help-ask-import-column-answer =
    On the screen of the columns choose the wrong one and press [ImportSheets import-field] for the right field. A column that is not needed: [ImportSheets import-ignore].
    The next file of that shape is remembered.
help-ask-import-column-words = wrong column, mapping, heading, header not recognised, ignore a column
help-ask-import-encoding = Letters are garbled when a list is imported
help-ask-import-encoding-answer =
    On the screen of the columns press [ImportSheets import-encoding] and choose another encoding (TCVN3, VNI…); five names show whether it is right.
    Usually it is recognised by itself, column by column.
help-ask-import-encoding-words = wrong font, strange characters, vni, tcvn3, abc, boxes, accents broken, charset
help-ask-import-again = Import a newer list without losing anything
help-ask-import-again-answer =
    Nothing is lost: import it like the first ([Overview import]). What was entered in the ledger is never overwritten; differences are asked about.
    The preview tells who is new, who moves, who is missing from the list. The same file again changes nothing.
help-ask-import-again-words = update roster, next month, second time, overwrite, duplicate data, missing people, refresh
help-ask-import-unsure = Rows that may be somebody of the ledger
help-ask-import-unsure-answer =
    In the preview press [ImportUnsure import-next-part] up to the unsure rows. The row is the person of the ledger: [ImportUnsure import-same]; somebody else: [ImportUnsure import-other].
    All the rest alike: [ImportUnsure import-decide-rest]. It is not asked again.
help-ask-import-unsure-words = unsure rows, similar names, same person or not, doubt, ambiguous
help-ask-import-undo = Take a whole import back
help-ask-import-undo-answer =
    Just imported: press [Overview undo]. After other work: open the history with [Overview show-history], choose the import and press [History undo].
    If later work depends on it, you are told which.
help-ask-import-undo-words = wrong file imported, delete imported list, remove import, revert
help-ask-held = Rows that were put aside
help-ask-held-answer =
    Press [Overview show-cleaning] on the overview and open the rows put aside. [HeldRows take-in] fills in what is missing and takes the row in; [HeldRows take-in-same] if it is who holds that number; [HeldRows held-drop] if it is nobody of the ward.
help-ask-held-words = error rows, not imported, skipped, missing lines, held back, rejected rows

# Cleaning
help-ask-clean = See and mend what is wrong in the data
help-ask-clean-answer =
    Press [Overview show-cleaning] on the overview, choose a kind, Enter. For each person: [CleaningKind repair] takes the proposal, [CleaningKind mend] corrects by hand, [CleaningKind found-right] if it is right as it stands.
    The key [CleaningKind repair-all] takes all sure proposals of that kind at once.
help-ask-clean-words = bad data, errors, problems, wrong number, missing birth date, warnings, clean up, wrong phone
help-ask-send-heads = Send the area heads what is to be corrected
help-ask-send-heads-answer =
    Press [Overview export-list] on the overview: one Excel file, a sheet for each area. The heads correct in the file itself.
    Import it like any list ([Overview import]): only corrected cells are changes.
help-ask-send-heads-words = print list, export excel, send file, list by area, hand out, village head
help-ask-twins = Somebody is in the ledger twice
help-ask-twins-answer =
    Press [Overview show-pairs] on the overview for the pairs, Enter to compare, [SideBySide merge] to merge, [SideBySide tell-apart] if they are two people.
    Found by yourself: open the person, press [Person same-person], find the other entry.
help-ask-twins-words = duplicate, merge two people, double entry, same person twice, doubled
help-ask-areas = Rename or merge areas
help-ask-areas-answer =
    Press [Overview show-areas] on the overview. [Areas rename-area] renames the selected area in all households; [Areas merge-area] puts it into another.
help-ask-areas-words = wrong area name, quarter, village, hamlet, join areas, neighbourhood

# Finding
help-ask-find = Find somebody
help-ask-find-answer =
    Press [Overview search] and type: a name without marks, initials (nvan for Nguyễn Văn An), some digits of the number or phone, an address. One wrong letter is forgiven.
    Enter opens the household.
help-ask-find-words = search, look up, person, by phone, by id, by address, only part of the name
help-ask-scan = Scan a card to open the person
help-ask-scan-answer =
    Scan the QR code of the card on any screen, or paste its text: the person opens.
    Where the card says something else: [Card card-take] takes one line over, [Card card-take-all] all; [Card card-issued] records that the card was issued, with its day. A card of nobody: [CardOfNobody card-add].
help-ask-scan-words = qr code, scanner, id card, read card, reader, chip, barcode
help-ask-reveal = See whole numbers and phones
help-ask-reveal-answer =
    Press [Household reveal]: numbers are whole for 30 seconds, then masked again. That you saw them is written down.
help-ask-reveal-words = masked, stars, hidden number, show phone, call somebody, unmask
help-ask-filter = Filter a list by area or by what is to be done
help-ask-filter-answer =
    In a list press [Roster filter], choose as many filters as you like, Enter; [Filters filter-area] for an area, [Filters filter-reason] for a reason. Without filters: [Roster clear-filters]. Another order: [Roster sort].
    On the overview, Enter on a figure opens the list behind it.
help-ask-filter-words = only one area, who has no card, sort, order, by name, narrow, elderly
help-ask-to-activate = Who is approved and not activated
help-ask-to-activate-answer =
    Press [Overview show-to-activate] on the overview: these are to be visited first. Narrow it by area with [Roster filter].
help-ask-to-activate-words = priority, whom to visit first, to be activated, approved, remaining people
help-ask-due = Whom did we promise to come tonight
help-ask-due-answer =
    Press [Overview show-follow-ups] on the overview: 1 is late, 2 today, 3 tomorrow, 4 later; with the hour and who promised. [FollowUps visit] records a visit there.
    Enter on the figure of the overview opens it too; how many are due is said when the ledger opens.
help-ask-due-words = appointments due, overdue, today, agenda, schedule, reminders
help-ask-call-back = Whom to call back tonight
help-ask-call-back-answer =
    Press [Overview show-follow-ups] on the overview, then 5: those not home, away for work, without a card, waiting for approval, with whom nothing is agreed. Phones are masked; [FollowUps reveal] shows them.
help-ask-call-back-words = phone list, ring again, contact again, telephone, was away last time
help-ask-mobile-team = Hand the list of the frail to the mobile team
help-ask-mobile-team-answer =
    Press [Overview show-follow-ups] on the overview, then 6: the old, ill and disabled who need it done at home. [FollowUps hand-over] writes an Excel file to hand over: name, address, phone, what is needed; no reason of health.
help-ask-mobile-team-words = elderly, old people, ill, bedridden, cannot come, home service, disabled
help-ask-unvisited = Which households were never visited
help-ask-unvisited-answer =
    Press [Overview show-walk] on the overview, open an area and press 3; or choose the line of those not visited and press [Overview open-figure]; or press [Roster filter] in a list and choose that filter.
help-ask-unvisited-words = not yet visited, left out, remaining homes, untouched, never been to
help-ask-households = A list of households instead of people
help-ask-households-answer =
    Press [Overview show-households] on the overview; in the list of people the same key. Back to people: [Households show-people].
help-ask-households-words = families, homes, house by house, list of houses

help-ask-walk = Which doors to go to tonight, in which order
help-ask-walk-answer =
    Press [Overview show-walk] on the overview, choose an area, Enter: the households with something to do, in walking order, up the odd side and back down the even one. Each says what waits there.
    1, 2, 3 list only to activate, due, not visited; [Walk walk-order] changes between urgent first and one round; [Walk walk-sides] how a street is walked; [Walk fold-done] shows doors that are done.
    At the top stand the doors, people and activations of the evening.
help-ask-walk-words = start the evening, route, round, odd and even side, order of houses, how many doors today, door to door
help-ask-door = What to say and to bring at the door
help-ask-door-answer =
    Press [Roster at-door] in a list: who needs what, what to bring, the words to say, the message of the approval to look for, warnings.
    Press [Door other-page] for the seven steps of activation; the digit of a step ticks it. [Door visit] records the result.
    The words of the campaign: [Overview show-settings], words at the door.
help-ask-door-words = script, how to explain, steps, guide, sms, persuade, prepare documents
help-ask-qr = Let somebody scan a QR code to install VNeID
help-ask-qr-answer =
    Open the household, press [Household at-door], then [Door show-qr]: the code of the official address over the whole screen, to be scanned from it. If a phone cannot read it, [QrCode invert] swaps black and white.
help-ask-qr-words = install the app, download, official site, link, app store, google play

# Visits
help-ask-visit = Record a visit
help-ask-visit-answer =
    Choose a household or person, press [Roster visit]. A digit is what came of the door, a letter what came of the selected person; ↑↓ for others of the house. [Visit save] writes it.
    The whole house is one visit. Then the next household is shown.
help-ask-visit-words = been to a house, result, whom we met, door, enter visit, log
help-ask-not-home = Nobody was at home
help-ask-not-home-answer =
    Choose the household, press [Roster visit], then [Visit outcome-not-home]: that is all, the next household is shown. Vacant: [Visit outcome-vacant]; refused: [Visit outcome-refused].
help-ask-not-home-words = nobody home, locked, empty house, closed, away, did not open, refused, absent
help-ask-activated = Somebody activated level 2 just now
help-ask-activated-answer =
    Choose the person, press [Roster visit], then [Visit result-l2-activated] and [Visit save]. Without a visit: [Roster record] and the milestone.
help-ask-activated-words = activation done, vneid works, account opened, success, completed
help-ask-reason = Record why somebody is not activated
help-ask-reason-answer =
    In the visit choose the person and press [Visit reason]; press the letter of the reason, or / to search. The latest reason counts in the tally.
help-ask-reason-words = why not, no smartphone, no sms, sim not in own name, forgot vneid password, cause, old phone
help-ask-appointment = Make an appointment to come again
help-ask-appointment-answer =
    In the visit press [Visit next]. Enter takes the proposal, or type day and hour: mai, 20/6 19:30, +3. Then [Visit save].
    What is due today and late stands on the overview.
help-ask-appointment-words = come back later, tomorrow evening, date and time, schedule a visit, another time
help-ask-note = Write a note about a house
help-ask-note-answer =
    In the visit press [Visit note], write a few words, Enter. No codes, no passwords, nothing private.
help-ask-note-words = remark, comment, remember, annotation
help-ask-past-visit = Record a visit of an earlier day
help-ask-past-visit-answer =
    In the visit press [Visit day] and type the day: hôm qua, -2, 5/7.
help-ask-past-visit-words = yesterday, other date, forgot to record, late entry, change the day

help-ask-whose-phone = Activated on somebody else's phone
help-ask-whose-phone-answer =
    In the visit, after [Visit result-l2-activated], press [Visit phone] to say whose phone it was: the person's own, the family's, the helper's.
    On a helper's phone the person is locked out when that phone activates somebody else: do it again on their own.
help-ask-whose-phone-words = borrowed phone, son's phone, officer's phone, helper's phone, whose handset
help-ask-shared-phone = Husband and wife share one phone number
help-ask-shared-phone-answer =
    Each account needs a phone number of its own that the person uses regularly, never somebody else's.
    Whoever has none registers a SIM in their own name. A number that is tied to another account is changed at the police desk, to one that no account has.
    To record it: in the visit choose the person, press [Visit reason] and choose "No phone number of their own" or "SIM in another name or number tied to another account"; make an appointment with [Visit next].
    The screen At the door ([Roster at-door]) has a ! at whoever has a number on the roster that is another's too, and says whose.
help-ask-shared-phone-words = shared number, same number for two people, one sim for two, number of the husband, own number, sim in own name
help-ask-no-smartphone = An old woman without a smartphone
help-ask-no-smartphone-answer =
    A level 2 file that is approved can be activated all the same: open vneid.gov.vn on a computer; the code comes by SMS, so the SIM of the registered number is needed.
    On a relative's phone: if it carries another's account, confirming unlinks that one from the phone, so ask first. The owner of the account types code and password.
    When it is done: press [Visit result-l2-activated], and [Visit phone] for whose phone it was. If not: [Visit reason] and choose "No smartphone", and make an appointment with [Visit next].
    Whoever is frail, can hardly leave the house and has no level 2 file yet: press [Visit result-mobile-team] for the list of the mobile team.
help-ask-no-smartphone-words = simple phone, feature phone, keypad phone, activate on a computer, old person has no phone
help-ask-paper = Walk with a paper sheet, without the computer
help-ask-paper-answer =
    On the doors of the evening press [Walk walk-sheet], or [Roster make-sheet] in the list of people: a spreadsheet or a document to print, a heading for each door, a number for each person, boxes to mark.
    There are no personal numbers on paper, and phones only if chosen. Afterwards it is keyed back by code and line number: [Overview key-back] on the overview.
help-ask-paper-words = print a walk list, pen, on foot, no laptop, take along, sheet
help-ask-list-file = Write a list of people into a file
help-ask-list-file-answer =
    Filter the list and press [Roster people-file]; for households [Households people-file]; for tonight's doors [Walk walk-file]. Say what it is for; numbers and phones are masked unless chosen otherwise.
    Who writes a list, and what for, is logged.
help-ask-list-file-words = export list, excel, csv, save the list, send the list
help-ask-key-back = Key a paper sheet back after the walk
help-ask-key-back-answer =
    Press [Overview key-back] on the overview, type the code at the top of the sheet or choose it. Type line numbers and letters: 12a 13- 14r2 15h t7 19h30; the name is shown at once. [SheetEntries take-entries] takes them, [SheetEntries write-all] records all at once.
    Of a line typed twice the later holds; 12x takes line 12 back; the day is changed with [SheetEntries sheet-day].
help-ask-key-back-words = enter from paper, line numbers, results of the evening, type in, code of the sheet

# Recording
help-ask-record = Record a card, level 1, an enrolment
help-ask-record-answer =
    Choose the person, press [Roster record] and the digit of the milestone. Today is proposed; [Record day] for another day, [Record day-unknown] where it is not known, [Record not-reached] to take the milestone away. [Record save] writes it.
help-ask-record-words = milestone, has a card, got the card, enrolled, approved, registered, date of issue
help-ask-many = Record something for many people at once
help-ask-many-answer =
    In a list mark people with [Roster mark], or all of the filtered list with [Roster mark-all], then [Roster record]. It is one operation and one undo.
    Many households with one outcome (a whole row away): mark them in the list of households, then [Households visit].
help-ask-many-words = bulk, several people, select many, mark, whole list, whole area, batch
help-ask-add-person = Add a person or a new household
help-ask-add-person-answer =
    Open the household and press [Household add] for somebody in it; [Overview add] on the overview for somebody with a new household, or a household of nobody yet.
    With a card at hand scan it, the fields fill themselves.
help-ask-add-person-words = newcomer, moved in, new family, tenant, register, create person, baby
help-ask-edit = Correct a name, birth date or address
help-ask-edit-answer =
    Open the person and press [Person edit-person]; address and household number: open the household and press [Household edit-household]. Importing the old list again does not undo it.
help-ask-edit-words = change details, misspelt, wrong phone, change phone number, fix, typo, modify
help-ask-moved = Somebody moved away, died, is absent
help-ask-moved-answer =
    Open the person and press [Person presence], choose what and since when. From that day they are not counted; the history stays.
    To another household of the ward: [Person move].
help-ask-moved-words = she died, dead, death, left the ward, working elsewhere, remove a person, delete person, split household, relocate
help-ask-papers = Record papers integrated into the account
help-ask-papers-answer =
    Open the person and press [Person papers]: health insurance, social insurance, driving licence, vehicle registration.
help-ask-papers-words = insurance, licence, documents, integration, vehicle
help-ask-settle = A field has two different values
help-ask-settle-answer =
    Open the person or household and press [Person settle], choose the right value.
help-ask-settle-words = conflict, contradiction, two birth dates, which value is right, disagree
help-ask-undo = Take back what was just recorded
help-ask-undo-answer =
    Press [Overview undo] and say yes. Again: [Overview redo]. Something older: open the history with [Overview show-history], choose it and press [History undo].
    Nothing is ever gone: all stays in the history.
help-ask-undo-words = undo, mistake, wrong key, revert, cancel, ctrl z, deleted by accident, go back
help-ask-history = Who recorded this, and when
help-ask-history-answer =
    Of a person or household: open it and press [Person past]. Of the whole ledger: [Overview show-history] on the overview; [History filter-history] for one person, kind, or days.
help-ask-history-words = log, journal, audit, who changed, what was done yesterday

# Figures
help-ask-report = The daily, monthly and final report
help-ask-report-answer =
    Press [Overview show-reports] on the overview: the report that is due opens, each figure beside the one of the report before. [Report export-report] writes it as Word in the official form, Excel, a short message; [Report open-figure] shows who is behind a figure.
    When it was sent press [Report seal]: from then on it prints as it was sent. [Report next-report-kind] goes to the monthly and the final report, [Report period-before] [Report period-after] to other periods, [Report show-sent] lists what was sent.
    Hour, day of the cut, signer and recipients: [Overview show-settings].
help-ask-report-words = send report, daily report, monthly report, final report, due, deadline, word document, seal, official form
help-ask-report-late = Somebody is missing in a report that was sent
help-ask-report-late-answer =
    Record it with the day on which it was done. What was sent stays; what is learned later stands at the end of the next report, under adjustments, with its day and sign. [Report open-figure] on that line opens the people.
help-ask-report-late-words = adjustment, late, correction, wrong report, forgotten, missing in report
help-ask-tally = The figures of any day, by area
help-ask-tally-answer =
    Press [Overview show-tally] on the overview: the tally by area. [Tally tally-days] for other days; [Tally export] writes Excel, CSV, text or JSON (figures only, nobody's name).
    The key [Tally open-figure] on a figure opens the people behind it.
help-ask-tally-words = daily report, monthly report, statistics, numbers, percentage, rate, how many activated, export figures
help-ask-who-counts = Who is in this figure
help-ask-who-counts-answer =
    In the tally the last line says who the selected figure is of; of a rate its numerator and denominator. [Tally open-figure] opens exactly that list, of another day too.
    On a rate, [Tally show-missing] opens whom it lacks: those in the denominator and not in the numerator.
help-ask-who-counts-words = what is this figure, list behind a figure, who is counted, numerator, denominator, definition, who is missing, rate
help-ask-compare-tally = Against the day before, the week before; which area is ahead
help-ask-compare-tally-answer =
    In the tally [Tally compare-days] shows how much each figure rose or fell since right before this period; for another day press [Tally tally-days] and type it under "Compared with".
    The key [Tally rank] orders the areas by the selected column.
help-ask-compare-tally-words = compare, change, yesterday, last week, last month, previous, ranking, behind, ahead
help-ask-charts = See charts
help-ask-charts-answer =
    In the tally press [Tally show-charts]: areas, progress against the target, reasons, visits by day, by hour. On the overview press [Overview next-page] twice.
help-ask-charts-words = chart, graph, visits a day, at what hour, when do we visit
help-ask-pace = How much is left to reach the target
help-ask-pace-answer =
    The overview tells the pace now and the pace needed. [Overview next-page] opens the chart by day and the reasons.
    Target and last day: [Overview show-settings], the campaign.
help-ask-pace-words = target, progress, speed, chart, forecast, on time, per day, goal
help-ask-reconcile = Compare the ledger with the list of accounts from above
help-ask-reconcile-answer =
    Press [Overview reconcile] on the overview and choose the file. Groups: agreed, missing here, other days, only here, unknown numbers. [Reconcile reconcile-accept] takes a milestone over, [Reconcile reconcile-all] the whole group.
help-ask-reconcile-words = reconcile, extract, activated list, differences, match with the centre, c06

help-ask-roll-up = Many wards' figures in one table
help-ask-roll-up-answer =
    The unit above needs no ledger: press [Start roll-up-start] on the first screen and choose files or a whole folder (JSON, CSV, Excel as wards send them). The ranked table comes with what has to be looked at: missing, late, sent twice, figures that went down.
help-ask-roll-up-words = combine wards, merge reports, unit above, district, city, who has not sent, ranking of wards

# Keeping
help-ask-backup = Back up, copy the ledger to a USB stick
help-ask-backup-answer =
    A backup is made every day by itself. Now: [Overview show-backups] on the overview, then [Backups back-up]. To a stick: [Backups copy-out]; the copy is locked by the passphrase too.
help-ask-backup-words = save a copy, disk, safe copy, in case the laptop breaks, backup
help-ask-restore = Bring a ledger back from a backup
help-ask-restore-answer =
    On a new computer: [Start bring-back] on the first screen. On this one: [Overview show-backups], choose a backup, [Backups try-backup]; it is opened aside, the ledger in use stays as it is.
help-ask-restore-words = broken computer, lost ledger, new laptop, move to another computer, recover data
help-ask-check = Check that the ledger is sound
help-ask-check-answer =
    Press [Overview show-backups] on the overview, then [Backups check-quick] or [Backups check-full].
help-ask-check-words = corrupted, damaged file, power cut, verify, integrity
help-ask-passphrase = Change the passphrase
help-ask-passphrase-answer =
    Press [Overview show-settings] on the overview and choose the passphrase. The 24 recovery words change too: write them down anew, destroy the old paper.
help-ask-passphrase-words = new password, password known to others, somebody left
help-ask-forgotten = Forgot the passphrase
help-ask-forgotten-answer =
    Where the ledger is opened, type the 24 recovery words from the paper in place of the passphrase, [Unlock open]. Then change the passphrase in the settings ([Overview show-settings]).
    Without the passphrase and the words nobody can open the ledger.
help-ask-forgotten-words = forgot password, cannot open, lost password, 24 words, recovery words, locked out
help-ask-lock = Lock the ledger when leaving the computer
help-ask-lock-answer =
    Press [Overview lock] on the overview. It locks itself after a while without keys; the minutes are in the settings ([Overview show-settings]). What is being typed stays.
help-ask-lock-words = step away, auto lock, log out, others looking, screen
help-ask-private = Is the data sent anywhere
help-ask-private-answer =
    No. The program uses no network; the ledger is one encrypted file on this computer. Numbers and phones are masked; who saw them whole ([Household reveal]) or wrote lists out is recorded.
    Codes, passwords and pictures of cards are never recorded: there is no field for them.
help-ask-private-words = privacy, internet, cloud, leak, personal data, security, otp
help-ask-settings = Set the name of the ward, targets, last day
help-ask-settings-answer =
    Press [Overview show-settings] on the overview and open the campaign. [CampaignForm load-preset] fills it from a preset.
    Bodies, titles, signer and recipients are in the official form of reports, where and when to enrol in the places. [Settings write-campaign] writes all of it into a file, [Settings read-campaign] takes it from one.
help-ask-settings-words = configuration, options, unit name, age, hour of the report, target of an area, signature, signer, recipients, header, places, settings file
help-ask-actor = Change who is working, the language
help-ask-actor-answer =
    Press [Overview show-settings] on the overview and open the program on this computer: who is working, language, colours, typing, locking.
help-ask-actor-words = user name, my name, vietnamese, english, another shift
help-ask-looks = Hard to read: colours, small letters
help-ask-looks-answer =
    The key [Overview next-theme] changes the colours: light, dark, high contrast, none. Broken lines: choose plain characters in the settings ([Overview show-settings]). Larger letters: enlarge those of the terminal window (mostly Ctrl and +).
help-ask-looks-words = dark, font size, zoom, bigger, theme, too small, contrast, eyes
help-ask-typing = Type Vietnamese where there is no input method
help-ask-typing-answer =
    In a text field press [Search next-typing] for Telex or VNI; press again to switch it off. With UniKey running leave it off, or letters come twice.
help-ask-typing-words = accents, telex, vni, unikey, double letters, diacritics
help-ask-dates = Type a day quickly
help-ask-dates-answer =
    Every day field understands 5/7, 05072023, hôm qua, -3, +3. [Form calendar] opens a calendar.
help-ask-dates-words = date format, calendar, choose a date
help-ask-leave = Leave the program
help-ask-leave-answer =
    Press [Overview leave] in any list; in a text field [Search leave]. There is nothing to save: what was recorded is in the ledger.
help-ask-leave-words = quit, exit, close, save, shut down
