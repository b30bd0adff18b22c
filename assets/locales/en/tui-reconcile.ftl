# The ledger beside the list of accounts that the unit above sends.

tui-title-reconcile-files = Reconcile accounts: choose a file
tui-title-reconcile = Reconcile accounts
tui-scope-reconcile = Reconcile accounts

tui-reconcile-where = Where is the list of accounts? Choose a folder.
tui-reconcile-one-file = One file is reconciled at a time. Press Enter on the file.

# Work
tui-reconcile-reading = Reading the list of accounts…
tui-reconcile-stop-writing = Press Esc to stop. The ledger will then be as it was before.
tui-reconcile-given-up = Stopped, nothing was written.
tui-reconcile-stopped = Stopped
tui-reconcile-nothing-written = The ledger is as it was before; nothing was written.
tui-reconcile-not-done = Not reconciled
tui-reconcile-again = The ledger has changed, so the list was read and compared again.

# The groups
tui-reconcile-only-there = Missing here: { $count }
tui-reconcile-different-day = Other day: { $count }
tui-reconcile-only-here = Only here: { $count }
tui-reconcile-unknown = Unknown: { $count }
tui-reconcile-agree = Agree: { $count }
tui-reconcile-about-only-there = The list has it, the ledger does not. Taking it over records it.
tui-reconcile-about-different-day = Both have it, on different days. Taking it over changes the day here.
tui-reconcile-about-only-here = The ledger has it, the list does not. It stays; press o to look at a person.
tui-reconcile-about-unknown = Personal numbers of nobody in the ledger.
tui-reconcile-about-agree = { $file }: the list is as of { $day }.
tui-reconcile-marked = { $count } marked. Press Enter to take them all over.
tui-reconcile-none = Nothing.
tui-reconcile-no-problems = Every cell of the list could be read.
tui-reconcile-problems = To look at in the list: { $count }
tui-reconcile-milestone = Milestone
tui-reconcile-here = Ledger
tui-reconcile-there = List
tui-reconcile-number = Number
tui-reconcile-cell = Cell
tui-reconcile-no-number = no personal number yet
tui-reconcile-not-in-it = This person is not in the list.
tui-reconcile-unknown-hint = If they belong to the ward: press a on the overview to add the person, or check the number in the ledger, then reconcile again.

# Questions, and the end
tui-ask-reconcile-all = Take over { $count } milestones of this group?
tui-ask-reconcile-all-but = Take over { $count } milestones of this group? { $doubtful } with the sign ! are left, to be looked at one by one.
tui-ask-reconcile-marked = Take over the { $count } marked milestones?
tui-ask-reconcile-doubt = { $doubt } Take it over all the same?
tui-reconcile-accepted = { $count } milestones recorded from the list.
tui-reconcile-said = reconcile accounts, { $count } milestones
tui-reconcile-why-nobody = Nobody of the ledger stands in this line.
tui-reconcile-why-only-here = The list does not have it, so there is nothing to take over. Press o to look at the person; mend it there if it is wrong.
tui-reconcile-why-unknown = This number is not in the ledger. Add the person first, then reconcile again.
tui-reconcile-why-agree = There is nothing to take over here.
tui-reconcile-why-nothing = There is nothing in this group.
tui-reconcile-why-all-doubtful = Everything in this group has the sign ! and must be looked at. Press Enter on each line.

# Keys
tui-do-reconcile = Reconcile accounts
tui-do-reconcile-help = Set the ledger beside the list of issued and activated accounts sent from above
tui-do-reconcile-accept = Take over
tui-do-reconcile-accept-help = Record the selected milestone, or the marked ones, as the list has them
tui-do-reconcile-mark = Mark
tui-do-reconcile-mark-help = Mark this milestone, or take the mark away
tui-do-reconcile-all = Take over the group
tui-do-reconcile-all-help = Record all of the group as the list has them, but those with the sign !
tui-do-reconcile-person = Look at the person
tui-do-reconcile-person-help = Open the person of the selected line
tui-do-reconcile-next = Next group
tui-do-reconcile-next-help = To the next group: missing here, other day, only here, unknown, agree
tui-do-reconcile-previous = Group before
tui-do-reconcile-previous-help = Back to the group before
