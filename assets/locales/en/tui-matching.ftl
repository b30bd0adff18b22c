# People who stand in the ledger twice; the areas.

# Names of the screens
tui-title-pairs = Duplicates
tui-title-side-by-side = Two entries that may be one person
tui-title-same-person = The same person as
tui-title-areas = Areas
tui-title-area-name = Rename the area
tui-title-merge-area = Merge { $name } into which area?
tui-scope-pairs = Duplicates
tui-scope-side-by-side = Two side by side
tui-scope-same-person-search = Search for the same person
tui-scope-areas = Areas

# What can be done
tui-do-show-pairs = Duplicates
tui-do-show-pairs-help = People who may stand here twice: see them side by side, merge them, or say that they are two
tui-do-show-areas = Areas
tui-do-show-areas-help = The list of areas: rename one, merge two that are one
tui-do-open-pair = Compare
tui-do-open-pair-help = See the two side by side
tui-do-merge = Merge
tui-do-merge-help = Merge the two into one with the values that are marked; the result is shown before it is recorded
tui-do-tell-apart = Two people
tui-do-tell-apart-help = These are two different people: never asked again
tui-do-other-value = Other side
tui-do-other-value-help = Take the other value of the selected line
tui-do-left-value = Left
tui-do-left-value-help = Take the left value of the selected line
tui-do-right-value = Right
tui-do-right-value-help = Take the right value of the selected line
tui-do-next-pair = Next pair
tui-do-next-pair-help = To the next pair, this one is not decided yet
tui-do-previous-pair = Previous pair
tui-do-previous-pair-help = To the pair before
tui-do-same-person = Same person as…
tui-do-same-person-help = This is the same person as somebody else in the ledger: find them, compare, merge
tui-do-compare = Compare
tui-do-compare-help = See them beside the selected person
tui-do-rename-area = Rename
tui-do-rename-area-help = Rename the selected area in all its households
tui-do-merge-area = Merge
tui-do-merge-area-help = Merge the selected area into another one
tui-why-no-pair = There is no pair to compare.
tui-why-last-pair = This is the last pair.
tui-why-first-pair = This is the first pair.
tui-why-milestone-stays = A milestone that was reached stays, it cannot be given up by merging. If it was recorded wrongly, correct it at the person's page.
tui-why-no-areas = There are no areas yet.
tui-why-only-area = There is only one area, so there is nothing to merge it into.

# Why two entries may be one person
likeness-same-number = The same personal number
likeness-same-number-only = The same personal number, but another name and birth date: one of the numbers may be wrong
likeness-same-old-id = The same old identity card number
likeness-same-household = The same name and household, birth dates that fit
likeness-other-number = The same name, birth date and household, but another personal number
likeness-other-household = The same name and birth date, another household
likeness-same-phone = The same name and phone, birth dates that fit
likeness-letter-same-household = A letter differs in the name; birth date and household are the same
likeness-letter-same-phone = A letter differs in the name; birth date and phone are the same
likeness-short-same-number = same number
likeness-short-same-number-only = only the number
likeness-short-same-old-id = same old card
likeness-short-same-household = same household
likeness-short-other-number = other number
likeness-short-other-household = other household
likeness-short-same-phone = same phone
likeness-short-letter-same-household = a letter differs
likeness-short-letter-same-phone = a letter differs

# The list of pairs
tui-pairs-count = { $count } pairs that may be one person, the likeliest first
tui-pairs-first = The { $count } likeliest of { $total } pairs; the next ones come as these are settled
tui-pairs-none = Nobody seems to stand here twice.
tui-pairs-score = { $score } percent likely
tui-pairs-working = Comparing everybody
tui-pairs-stopped = Stopped. Press Esc and open this again to compare from the start.

# Two side by side
tui-side-of = { $place }/{ $total } · { $title }
tui-side-no-reason = Two people picked by hand
tui-side-apart = Recorded as two different people
tui-side-stays = { $entry } – stays
tui-side-other = { $entry } – goes into it
tui-side-signs = { $differs } differ, { $kept } kept. ← → or Space to change sides.
tui-side-both = Space again to keep both: { $value }
tui-side-both-kept = Both are kept: { $value }
tui-side-visits = { $entry }: { $count } visits
tui-merge-nothing-differs = Nothing differs that could be chosen.
tui-merge-ask = Merge { $other } into { $stays }? One person remains: { $result }. { $changes } The visits to both are kept: { $visits }.
tui-merge-changes = Changed in { $stays }: { $fields }.
tui-merge-changes-nothing = The facts of { $stays } do not change.
tui-said-merge = merged { $other } into { $stays } { $name }
tui-said-apart = two people: { $one }, { $other }
tui-same-person-as = { $name } is the same person as…
tui-same-person-hint = name, personal number, phone, address
tui-same-person-none = Nobody else like that. Try another name, a phone or an address.

# Areas
tui-areas-count = { $count } areas
tui-area-head-households = Homes
tui-area-head-people = Residents
tui-area-head-target = Target
tui-area-alike = may be { $names }
tui-area-spellings = written as { $names }
tui-area-is-alike = alike
tui-area-households = { $count } homes
tui-area-name = Name of the area
tui-area-name-hint = Written into all its households. With the name of another area the two become one.
tui-area-no-name = Type a name. To do away with the area press Esc, then m to merge it.
tui-area-working = Writing into the households
tui-area-ask-rename = Rename { $from } to { $to } in { $count } households?
tui-area-ask-merge = Merge { $from } into { $to }: { $count } households go to { $to }?
tui-area-ask-none = Take the area { $from } away from { $count } households? They will have no area; its own target, if any, goes too.
tui-area-ask-target = The target of the area from now on: { $target }.
tui-area-ask-numbers = { $count } household numbers stand in both: those households stay apart, only the numbers are alike.
