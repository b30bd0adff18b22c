# The roll-up of many wards: work of the unit above.

## Kinds of findings
rollup-code-unreadable = Unreadable
rollup-code-missing = Missing
rollup-code-late = Late
rollup-code-double = Sent twice
rollup-code-decreased = Went down
rollup-code-inconsistent = Contradiction
rollup-code-wrong-rate = Wrong rate
rollup-code-other-definition = Other definition
rollup-code-other-period = Other period
rollup-code-unlisted = Not on the list
rollup-code-older-version = Older version

## Findings
rollup-finding-missing = { $ward }: on the list, but there are no figures of it. Please remind them.
rollup-finding-unlisted = { $ward }: not on the list (file { $file }). Its figures are added up all the same; check the list, or leave the file out.
rollup-finding-late = { $ward }: its newest figures are of { $day }, others have sent { $newest }.
rollup-finding-double-same = { $ward }: { $day } was sent twice with the same figures; { $kept } is taken, { $file } is not.
rollup-finding-double-different = { $ward }: { $day } was sent twice with different figures ({ $figure }: { $kept_count } and { $count }); { $kept } is taken, { $file } is not. Please ask which is right.
rollup-finding-decreased = { $ward }: “{ $figure }” was { $before } on { $day_before } and is { $now } on { $day }. A cumulative figure does not go down by itself; please ask why.
rollup-finding-other-period = { $ward }: what is new is of { $period }, that of others of { $others }; it cannot be compared and should not be added up.
rollup-finding-other-age = { $ward }: people are eligible from the age of { $age }, elsewhere from { $usual }; the rates cannot be compared.
rollup-finding-other-campaign = { $ward }: the figures are of the campaign “{ $campaign }”, those of others of “{ $usual }”.
rollup-finding-other-parts = { $ward }: the file computes “{ $rate }” as { $part } / { $whole }; the roll-up computes it anew in the common way.
rollup-finding-wrong-rate = { $ward }: “{ $rate }” says { $stands }, from the counts follows { $follows }. The roll-up uses the latter.
rollup-finding-wrong-rate-area = { $ward }, { $area }: “{ $rate }” says { $stands }, from the counts follows { $follows }.
rollup-finding-rows = { $ward }: the areas add up to { $sum } of “{ $figure }”, the total says { $count }. The roll-up uses the total.
rollup-finding-more-than = { $ward }: “{ $part }” ({ $count }) is more than “{ $whole }” ({ $of }).
rollup-finding-no-sum = { $ward }: “{ $figure }” says { $count }, its parts add up to { $sum }.
rollup-finding-since = { $ward }: the period begins after the as-of day ({ $day }).
rollup-finding-future = { $ward }: the figures are as of { $day }, but the file was made on { $made }; please check the day.
rollup-finding-older = { $ward }: an older version wrote { $file }, which lacks { $keys }. What one ward lacks has no total.
rollup-finding-older-named = { $ward }: { $file } does not say whose it is, the name is that of the file; an older version wrote it, without { $keys }.

## Words in findings
rollup-kind-tally = a tally
rollup-kind-daily = a daily report
rollup-kind-monthly = a monthly report
rollup-kind-final = a final report
rollup-period-day = { $kind } of { $day }
rollup-period = { $kind } from { $since } to { $day }
rollup-period-unknown = { $kind } up to { $day }, from which day is not said
rollup-others-days = { $kind } of { $days } days
rollup-nothing = –
rollup-count = { $count }
rollup-text = { $text }
rollup-percent = { $whole }.{ $tenth }{ $hundredth }%

## Files that cannot be read
rollup-file-no-figures = { $file } is no tally: it has no row of keys (area, eligible, l2_activated…).
rollup-file-no-figures-hint = Ask the ward for the file that tally or report wrote (JSON, CSV or XLSX), not for a table made anew.
rollup-file-is-rollup = { $file } is a roll-up already, not the figures of a ward.
rollup-file-is-rollup-hint = Leave it out, or keep results in another folder; roll up the files of the wards themselves.
rollup-file-newer = A newer version wrote { $file } ({ $schema }).
rollup-file-newer-hint = Update the program and roll up again.
rollup-file-bad-json = { $file } is no whole JSON document: line { $line }, column { $column }.
rollup-file-bad-value = { $file }: { $place } is not what it should be.
rollup-file-bad-json-hint = The file may be cut off or edited; ask the ward to send it again.
rollup-file-bad-count = { $file }: { $place } says “{ $raw }”, which is no count.
rollup-file-bad-rate = { $file }: { $place } says “{ $raw }”, which is no percentage.
rollup-file-bad-day = { $file }: { $place } says “{ $raw }”, which is no day.
rollup-file-bad-count-hint = Put the cell right from the ward's own file, or ask them to send it again, then roll up again.
rollup-file-no-day = { $file } does not say of which day it is.
rollup-file-no-day-hint = Name the file as the program did, such as phuong-dang-hai-tally-2023-06-15.csv.
rollup-file-no-total = { $file } lacks the row of the ward's total.
rollup-file-no-total-hint = Ask the ward for the file as it was made; the total is its last row, called “Tổng” or “Total”.
rollup-file-twice = { $file }: { $what } stands twice.
rollup-file-several-wards = { $file } has lines of both “{ $one }” and “{ $other }”.
rollup-file-twice-hint = A file holds one table of one ward and one day; ask the ward for the file as it was made.
rollup-file-too-much = { $file } is larger than the tally of a ward (more than { $limit }).
rollup-file-no-wards = { $file } names no ward.
rollup-file-no-wards-hint = Write a ward a line; what is above it may follow a comma.

## The table
rollup-title = Roll-up of { $wards ->
    [one] one ward
   *[other] { $wards } wards
}
rollup-ward = Ward
rollup-rank = Rank
rollup-as-of = As of
rollup-since = Period from
rollup-findings-column = Findings
rollup-fact-wards = Wards with figures
rollup-fact-listed = Wards on the list
rollup-fact-files = Files read
rollup-fact-findings = Findings
rollup-fact-newest = Newest day
rollup-fact-ranked-by = Ranked by
rollup-fact-made-at = Rolled up at
rollup-fact-schema = Data format
rollup-block-period = In the period of each ward
rollup-block-people = Wards and people
rollup-block-cards = Cards
rollup-block-findings = Findings by kind
rollup-sheet-findings = Findings
rollup-note-targets = Only { $with } of { $wards } wards have a target ({ $sum } together), so the total has neither a target nor a rate of it.
rollup-note-absent = What one of the wards does not say has no total.
rollup-note-periods = Some wards sent another period (see Findings): better not use the total of this table.
rollup-no-findings = Nothing unusual was found.
rollup-findings = Findings ({ $count })
rollup-more-findings = And { $count } more findings: see the JSON file or the text.
rollup-opening = The figures of { $wards } wards as of { $day }:
rollup-closing = These are the figures of the wards put together; the annex has them ward by ward.
rollup-part-total = All together
rollup-part-findings = What must be checked
rollup-rate-line = { $rate ->
    [card_rate] Card issued to { $part } of { $whole } eligible citizens, which is { $percent }.
    [l2_enrolled_rate] Level 2 files taken of { $part } of { $whole } eligible citizens, which is { $percent }.
    [l2_approval_rate] Approved: { $part } of { $whole } level 2 files taken, which is { $percent }.
    [l2_activation_rate] Level 2 activated: { $part } of { $whole } approved files, which is { $percent }.
    [l2_rate] Level 2 activated: { $part } of { $whole } eligible citizens, which is { $percent }.
   *[activated_rate] Activated accounts (level 1 and level 2): { $part } of { $whole } eligible citizens, which is { $percent }.
}
rollup-best = Highest ({ $rate }): { $wards }.
rollup-last = Lowest: { $wards }.
rollup-named = { $name } ({ $count }): { $wards }.
rollup-short-unreadable = { $ward }: the file sent cannot be read.
rollup-short-double = { $ward }: one day was sent twice.
rollup-short-unlisted = { $ward }: not on the list; its figures are added up all the same.
rollup-short-older-version = { $ward }: an older version wrote the file, some columns are missing.

## The command rollup
rollup-progress = Reading the figures
rollup-no-files = There are no files to put together.
rollup-no-files-hint = Name the .json, .csv, .xlsx files that tally or report wrote, or the folder they are in.
rollup-too-many-files = There are more than { $limit } files; put them together in parts.
rollup-nothing-read = No figures of any ward could be read.
rollup-nothing-read-hint = The reasons stand above, file by file; ask for the files that tally or report wrote.
rollup-unread = { $message } { $hint }
rollup-bad-sort = The rows cannot be sorted by “{ $key }”. Use one of: { $keys }.
rollup-file-unit = Rollup
rollup-noted = { $count ->
    [one] One finding
   *[other] { $count } findings
}: --format text shows them.
rollup-not-done = Not rolled up

## The screen of the roll-up
tui-start-roll-up = Put many wards together
tui-start-roll-up-more = For the unit above: the figures that wards sent, in one table.
tui-scope-roll-up = Roll-up
tui-scope-roll-up-ward = Roll-up: one ward
tui-title-roll-up = Roll-up
tui-title-roll-up-files = Roll-up: choose files
tui-title-roll-up-wards = Roll-up: choose the list of wards
tui-title-roll-up-export = Roll-up into a file
tui-roll-up-export-hint = Only figures and names of wards. A file that is there is never replaced.
tui-roll-up-where = Where are the files that the wards sent?
tui-roll-up-where-list = Where is the list of the wards that are to send?
tui-roll-up-newest-first = The newest on top. Take the whole folder, or mark files with the space bar.
tui-roll-up-by-name = By name. Take the whole folder, or mark files with the space bar.
tui-roll-up-list-form = A ward a line (.txt, .csv, .xlsx); what is above it may stand in a second column.
tui-roll-up-all = Roll up this whole folder ({ $count ->
    [one] one file
   *[other] { $count } files
})
tui-roll-up-why-other = Only .json, .csv and .xlsx files that tally or report wrote can be rolled up.
tui-roll-up-why-no-list = A list of wards is a .txt, .csv or .xlsx file.
tui-roll-up-short-other = not for a roll-up
tui-roll-up-one-list = Choose one list: Enter takes it.
tui-roll-up-why-no-ward = There are no figures of this ward to look at.
tui-roll-up-head = { $wards ->
    [one] One ward
   *[other] { $wards } wards
} · as of { $day } · sorted by { $sorted }
tui-roll-up-by-ward = name
tui-roll-up-by-day = day, the oldest on top
tui-roll-up-targets = Only { $with } of { $wards } wards have a target, { $sum } together: no common rate
tui-roll-up-rank = Rank
tui-roll-up-day = As of
tui-roll-up-new = New act.
tui-roll-up-of-card-rate = Issued/eligible
tui-roll-up-of-l2-enrolled-rate = Enrolled/eligible
tui-roll-up-of-l2-approval-rate = Approved/enrolled
tui-roll-up-of-l2-activation-rate = Activated/approved
tui-roll-up-of-l2-rate = Activated/eligible
tui-roll-up-of-activated-rate = Both lev./eligible
tui-roll-up-of-l2-target-rate = Activated/target
tui-roll-up-of-enrolled-target-rate = Enrolled/target
tui-roll-up-short-card-rate = Cards
tui-roll-up-short-l2-enrolled-rate = Enrolled
tui-roll-up-short-l2-activation-rate = Act./appr.
tui-roll-up-short-activated-rate = Both lev.
tui-roll-up-ward-head = { $ward } · rank { $rank } of { $wards }
tui-roll-up-ward-of = Figures of { $kind } from { $since } to { $day }
tui-roll-up-ward-file = File { $file }
tui-do-roll-up = Put many wards together
tui-do-roll-up-start = Roll up
tui-do-roll-up-start-help = Roll up the files of many wards into one table; no ledger is needed
tui-do-roll-up-help = Roll up the files of many wards into one table: ranking, who has not sent, what is unusual
tui-do-roll-up-ward = Look at the ward
tui-do-roll-up-ward-help = All figures of the selected ward
tui-do-roll-up-findings = Findings
tui-do-roll-up-findings-help = To the findings, or back to the table
tui-do-roll-up-sort = Sort
tui-do-roll-up-sort-help = Rank by another rate, sort by name or by day
tui-do-roll-up-export = Into a file
tui-do-roll-up-export-help = Write the roll-up into a file: Excel, CSV, text or JSON
tui-do-roll-up-wards = Expected wards
tui-do-roll-up-wards-help = Choose the list of the wards that are to send, to see who has not
tui-do-roll-up-next = Next ward
tui-do-roll-up-next-help = The next ward of the table
tui-do-roll-up-previous = Ward before
tui-do-roll-up-previous-help = The ward before in the table
