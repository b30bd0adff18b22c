# Bringing rosters in.

tui-title-import-files = Import: choose a file
tui-title-import-sheets = Import: columns
tui-title-import-field = Import: what a column holds
tui-title-import-plan = Import: preview
tui-title-import-done = Import: done

# Choosing files
tui-import-where = Where is the list? Choose a folder.
tui-import-place-recent = Recent
tui-import-place-home = Your folder
tui-import-place-documents = Documents
tui-import-place-downloads = Downloads
tui-import-place-desktop = Desktop
tui-import-place-drive = USB, other drives
tui-import-newest-first = Newest files first. Reads .xlsx, .xls, .ods, .csv, .tsv, .txt.
tui-import-by-name = By name. Reads .xlsx, .xls, .ods, .csv, .tsv, .txt.
tui-import-path = Path:
tui-import-folder-above = to the folder above
tui-import-marked = { $count } files marked. Press Enter on a file to import them together.
tui-import-nothing-here = Nothing here.
tui-import-folder-cut = This folder has too many files; only some are shown. Press g to type a path.
tui-import-folder-not-read = The folder { $path } cannot be opened.
tui-import-folder-not-read-hint = It may not be allowed, or the USB stick is gone. Press ← for the folder above.
tui-import-path-not-found = There is no { $path }
tui-import-path-not-found-hint = Check the path.
tui-import-size-bytes = { $count } bytes
tui-import-size-kb = { $count } KB
tui-import-size-mb = { $count } MB
tui-import-short-other-sheet = save as .xlsx first
tui-import-short-too-large = too large
tui-import-why-other-sheet = This kind of file is not read. Open it with Excel or LibreOffice, save it as .xlsx, and choose that.
tui-import-why-too-large = The file is too large. Split the list into several files of a few areas each.
tui-import-why-other = not a list

# Columns
tui-import-looking = Opening { $files }…
tui-import-cannot-read = The file cannot be read
tui-import-day-user = List as of { $day } (chosen). Press y to change.
tui-import-day-title = List as of { $day } (says the file). Press y to change.
tui-import-day-today = List as of today, { $day } (the file does not say). Press y to change.
tui-import-heading = Column of the file
tui-import-field = Field of the ledger
tui-import-samples = First cells
tui-import-people = { $count } people
tui-import-people-at-least = { $count } people and more (all counted in the next step)
tui-import-households = { $count } households
tui-import-households-at-least = { $count } households and more (all counted in the next step)
tui-import-heading-row = heading in row { $row }
tui-import-hidden-sheet = hidden sheet
tui-import-hidden-rows-skipped = { $count } hidden rows: not imported
tui-import-hidden-rows-taken = { $count } hidden rows: imported
tui-import-hidden-now-taken = Hidden rows are imported too, in all sheets that are taken. Press Space again to leave this sheet out.
tui-import-encoding = text { $encoding }
tui-import-no-table = no list
tui-import-no-names = which column holds the names is not known
tui-import-again = twice: { $field }
tui-import-not-read = not read
tui-import-refused = not read: sensitive
tui-import-remembered = The fields are those of your last import, since the list has the same columns.
tui-import-why-no-column = Select a column first, then press this key.
tui-import-why-refused = This column is sensitive data; by law it must not enter the ledger.
tui-import-why-no-table = This sheet has no list of people.
tui-import-why-nothing-taken = No sheet is taken. Press Space on the sheet you want.
tui-import-why-no-names = Which column holds the names is not known. Select it, press c, then choose "Full name".
tui-import-why-correction = With that change the list could no longer be read, so it stays as it was.

# What a column holds
tui-import-field-of = Which field of the ledger is the column "{ $heading }"?
tui-import-field-hint = type a few letters of the field
tui-import-field-none = There is no such field.
tui-import-field-auto = (let the program recognise it)
tui-import-field-ignore = (do not read this column)
tui-import-column-row-no = Row number
tui-import-column-address-current = Address
tui-import-column-address-permanent = Permanent address
tui-import-column-house-number = House number
tui-import-column-full-name-part-family = Family and middle name
tui-import-column-full-name-part-given = Given name
tui-import-column-ref = Code in the ledger
tui-import-column-ref-seal = Seal
tui-import-column-birth-date-day = Birth date (day)
tui-import-column-birth-date-month = Birth date (month)
tui-import-column-birth-date-male = Birth date (men)
tui-import-column-birth-date-female = Birth date (women)

# At work
tui-import-opening = Opening the file…
tui-import-reading = Reading the list…
tui-import-comparing = Comparing with the ledger…
tui-import-backing-up = Backing the ledger up before the import…
tui-import-writing = Writing into the ledger…
tui-import-finishing = Finishing…
tui-import-stopping = Stopping…
tui-import-stop-reading = Press Esc to stop. Nothing has been written.
tui-import-stop-writing = Press Esc to stop. The ledger then stays as it was before the import.
tui-import-rows = { $rows } rows
tui-import-rate = { $rate } rows a second
tui-import-left-moment = almost done
tui-import-left-seconds = about { $seconds } seconds left
tui-import-left-minutes = about { $minutes } minutes left
tui-import-given-up = Stopped; nothing was imported.
tui-import-stopped = Stopped
tui-import-nothing-written = The ledger is as it was before the import; nothing was written.
tui-import-not-done = Not imported

# Preview
tui-import-part-summary = Summary
tui-import-part-problems = To check: { $count }
tui-import-part-held = Put aside: { $count }
tui-import-part-unsure = Unsure: { $count }
tui-import-read-sheet = { $file } · { $sheet }: { $rows } people
tui-import-plan-hidden-skipped = { $sheet }: { $count } hidden rows (from row { $row }) not imported
tui-import-plan-hidden-taken = { $sheet }: { $count } hidden rows (from row { $row }) imported
tui-import-read-households = { $file } · { $sheet }: { $rows } households
tui-import-more-sheets = and { $count } more sheets
tui-import-as-of = As of { $day }. Nothing is written yet.
tui-import-count-added = New people
tui-import-count-updated = Changed people
tui-import-count-unchanged = Unchanged people
tui-import-count-duplicates = Rows that are twice in the list
tui-import-count-held = Rows put aside to be mended
tui-import-count-unsure = Rows of unsure people, not written
tui-import-count-absent = In the ledger, not in the list (kept)
tui-import-count-households = Households in the list ({ $new } new)
tui-import-row = row { $row }
tui-import-place-of = { $file }, sheet { $sheet }, { $cell }.
tui-import-raw = The cell says: { $raw }.
tui-import-like = { $count ->
    [1] like { $like }
   *[other] like { $count } people
}
tui-import-why-nothing-new = Everything in the list is in the ledger already; there is nothing to write.
tui-import-planned-again = The ledger has changed, so it was compared again. Look again, then press Enter.
tui-ask-import = Import { $added } new people; { $updated } people and { $households } households change?
tui-ask-import-held = Import { $added } new people, with { $updated } people and { $households } households changed, and put { $held } rows aside to be mended?
tui-ask-stop-and-leave = An import is running. Stop it and leave? The ledger stays as it was before.

# Done
tui-import-is-done = Imported.
tui-import-done = { $count } people imported.
tui-import-said = import of a list, { $added } new, { $updated } changed people
tui-import-done-problems = { $count } cells to check: their people came in, the raw text of the cells is kept.
tui-import-done-held = { $count } rows wait in the ledger to be mended.
tui-import-done-unsure = { $count } rows of unsure people were not written.
tui-import-is-undone = This import was taken back. The ledger is as it was before. Press Ctrl+R to do it again, Enter for the overview.
tui-import-done-undo = Press u to take the whole import back.

# Commands
tui-do-import = Import
tui-do-import-help = Bring a list of residents in from .xlsx, .xls, .ods or .csv
tui-do-import-choose = Choose
tui-do-import-choose-help = Go into the folder, or open this file and the marked ones
tui-do-import-mark = Mark
tui-do-import-mark-help = Mark a file, to import several at once
tui-do-import-up = Up
tui-do-import-up-help = To the folder above
tui-do-import-filter = Filter
tui-do-import-filter-help = Show only names with the letters you type
tui-do-import-sort = Sort
tui-do-import-sort-help = Change the order: newest first, or by name
tui-do-import-path = Type a path
tui-do-import-path-help = Type or paste the path of a file or folder
tui-do-import-go = Open
tui-do-import-go-help = Open the file or folder that you typed
tui-do-import-preview = Preview
tui-do-import-preview-help = Read the list and see what would be imported; nothing is written
tui-do-import-field = Change field
tui-do-import-field-help = Choose the field of the ledger for this column
tui-do-import-ignore = Do not read
tui-do-import-ignore-help = Leave this column out
tui-do-import-take = Take or leave sheet
tui-do-import-take-help = Take this sheet, or leave it out; with hidden rows, once more to import those too
tui-do-import-day = Change the day
tui-do-import-day-help = Choose the day that the list shows
tui-do-import-next-list = Next sheet
tui-do-import-next-list-help = To the next sheet
tui-do-import-take-field = Choose this field
tui-do-import-take-field-help = The column holds the selected field
tui-do-import-write = Import
tui-do-import-write-help = Write what you see into the ledger; one u takes it all back
tui-do-import-next-part = Next part
tui-do-import-next-part-help = To the next part: summary, changes, moves, unsure, to check, put aside, missing
tui-do-import-previous-part = Previous part
tui-do-import-previous-part-help = To the previous part
tui-do-import-stop = Stop
tui-do-import-stop-help = Stop the work; the ledger stays as it was
tui-do-import-finish = To the overview
tui-do-import-finish-help = Close the import

# Screens in the table of keys
tui-scope-import-files = Import: files
tui-scope-import-filter = Import: filter of names
tui-scope-import-path = Import: path
tui-scope-import-sheets = Import: columns
tui-scope-import-field = Import: field of a column
tui-scope-import-work = Import: at work
tui-scope-import-plan = Import: preview
tui-scope-import-done = Import: done
tui-scope-import-stopped = Import: stopped
tui-import-count-changed-households = Households that change (address, head)

# Decisions before writing
tui-import-part-changed = Changes: { $count }
tui-import-part-moves = Moves: { $count }
tui-import-part-absent = Missing: { $count }
tui-import-count-unsure-decided = Rows of unsure people, not written ({ $count } decided)
tui-import-count-moves = Moving to another household
tui-import-count-moves-staying = Moving to another household ({ $count } stay)
tui-import-count-absent-elsewhere = Not in the list (and { $count } people of other areas)
tui-import-count-problems = New cells to check
tui-import-count-problems-known = New cells to check ({ $count } known from the last time)
tui-import-problem-known = (known)
tui-import-change-problems = only the cells to check are others
tui-import-change-replaces = The ledger will say what the list says.
tui-import-change-contradicts = The ledger was changed too: both are kept, the ledger stays as it is until you choose.
tui-import-change-stands = The ledger says so already.
tui-import-home-number = household { $number }
tui-import-move-goes = moves
tui-import-move-stays = stays
tui-import-move-of = { $name } moves from { $from } to { $to }.
tui-import-move-kept = Stays in the old household; the next import does not ask again.
tui-import-move-contradicts = In the ledger they moved to { $now }: both are kept, the ledger stays as it is until you choose.
tui-import-absent-stays = No row of the list means this person. They stay in the ledger as they are.
tui-import-choice-same = same person
tui-import-choice-same-stays = same, stays
tui-import-choice-other = another person
tui-import-choice-none = undecided
tui-import-beside-row = Row of the list
tui-import-beside-person = { $count ->
    [1] Person of the ledger ({ $reference })
   *[other] Person of the ledger ({ $reference }, { $place }/{ $count })
}
tui-import-looks-moved = Perhaps they moved: no other row of the list means this person.
tui-import-has-own-row = Another row of the list means the person of the ledger.
tui-import-decide-hint = While undecided, the row is not written and the person of the ledger stays as they are.
tui-import-why-decide-first = Decide this row first, then press this key to decide the rest alike.
tui-do-import-same = Same person
tui-do-import-same-help = The row is the person of the ledger: update them; the next import does not ask again
tui-do-import-same-stays = Same, stays
tui-do-import-same-stays-help = The row is the person of the ledger, who stays in their household
tui-do-import-other = Another person
tui-do-import-other-help = The row is somebody else: add them; the next import does not ask again
tui-do-import-next-like = Next alike
tui-do-import-next-like-help = The next person of the ledger whom the row is like
tui-do-import-stays = Stays
tui-do-import-stays-help = The person does not move; the next import does not ask again
tui-do-import-decide-rest = Rest alike
tui-do-import-decide-rest-help = Decide all undecided rows like this one (not those that are like several people)
tui-do-import-undecide = Undecide
tui-do-import-undecide-help = Take back what was decided for this row
tui-scope-import-unsure = Import: unsure rows
tui-scope-import-moves = Import: moves
