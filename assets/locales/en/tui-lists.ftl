# Lists of people and households: filters, marks, many at once.
tui-title-households = Households
tui-title-filters = Filters
tui-title-choose-area = Choose an area
tui-title-choose-problem = Choose a problem
tui-title-record-many = Record a milestone for many

# Filters
tui-filter-area = { $area }
tui-filter-eligible = eligible (14 and older)
tui-filter-activated = level 2 activated
tui-filter-due-today = appointment today
tui-filter-late = appointment has passed
tui-filter-due-tomorrow = appointment tomorrow
tui-filter-comes-of-age = turns 14 before the campaign ends
tui-filter-resident = lives here
tui-filter-any-account = account of level 1 or 2
tui-filter-helper-phone = activated on a helper’s phone
tui-filter-reason = reason: { $reason }
tui-filter-open-problem = something to clean up
tui-filter-problem = to clean up: { $problem }
tui-filter-reached = { $what }
tui-filter-not-reached = not yet: { $what }
tui-filter-visited-since = visited since { $day }
tui-filter-new-since = { $what } since { $day }
tui-filter-any-area = area… (the whole ward)
tui-filter-any-reason = reason…
tui-filter-any-problem = to clean up…
tui-filter-none = (no filter)
tui-filters-people = { $count } people fit
tui-filters-households = { $count } households fit
tui-filtered-by = Filter: { $filters }
tui-filters-clear = (c: clear)
tui-chooser-hint = type to search
tui-chooser-none = Nothing is called so. Try fewer letters.

# The lists
tui-recent = opened or recorded lately
tui-marked = { $count } people marked
tui-sort-reversed = { $sort }, reversed
tui-sort-number = by household number
tui-sort-last-visit = longest not visited first
tui-sort-appointment = by appointment
tui-households-count = { $count } households
tui-list-unread = The list could not be read. Press an arrow key to read it again.
tui-list-nobody = There is nobody in the ledger yet.
tui-nobody-found-filtered = Nobody found under these filters. Try fewer letters, or press c to clear the filters.
tui-column-activation = Level 2
tui-column-number = No.
tui-column-head = Head
tui-column-members = Ppl
tui-column-last-visit = Last visit
tui-column-appointment = Appointment
tui-column-appointment-or-visit = Appt., visit
tui-household-to-activate = activate { $count }
tui-household-done = done { $part }/{ $whole }
tui-household-rest = { $part }/{ $whole } so far
tui-household-nobody = nothing to do
tui-cell-late = late { $on }
tui-cell-today = now { $on }
tui-cell-visited = on { $day }
tui-cell-unvisited = never visited

# Recording for many
tui-said-many = { $count } people · { $what } · { $day }
tui-said-many-unknown = { $count } people · { $what } · day unknown
tui-said-many-never = { $count } people · milestone "{ $what }" removed
tui-said-many-standing = { $what } ({ $changed } recorded, { $standing } had it already)
tui-said-many-visits = { $count } households · { $what } · { $day }
tui-said-many-visits-standing = { $what } ({ $standing } households had it already)
tui-many-foreseen = New for { $changed } people; { $standing } have it already and are left alone.
tui-many-visits-nothing = All of them have such a visit on that day: there is nothing to record.
tui-many-visits-standing = { $count } households have such a visit on that day and are left alone.
tui-many-visits-ended = { $count } households have an appointment: recording this ends it.
tui-marked-households = { $count } households marked
tui-marked-people-at-home = homes of { $count } marked people
tui-title-visit-many = Visits to many households
tui-scope-bulk-visit = Visits to many households
tui-record-many-will = Will be recorded: { $what }
tui-ask-visit-many = Record for many households at once: { $what }?
tui-ask-record-many = Record for many people at once: { $what }?

# Why not
tui-why-nobody-marked = Nobody is marked. Press Space to mark the selected person.
tui-why-no-filters = This list is not filtered.
tui-why-no-household-selected = No household is selected.

# Commands
tui-do-apply-filters = Show the list
tui-do-apply-filters-help = Filter as chosen and go back to the list
tui-do-choose-this = Choose
tui-do-choose-this-help = Choose the selected line
tui-do-mark = Mark
tui-do-mark-help = Mark the selected person, or take the mark away; mark several, then press m to record a milestone, v a visit, for all at once
tui-do-visit-day = Another day
tui-do-visit-day-help = The day of the visits, where it is not today: picked from a calendar
tui-do-mark-household = Mark
tui-do-mark-household-help = Mark the highlighted household or take the mark away; with several marked, v records a visit to all at once
tui-do-mark-all = Mark all
tui-do-mark-all-help = Mark everybody of the list; once more takes the marks away
tui-do-unmark = Unmark
tui-do-unmark-help = Take all marks away
tui-do-quick-filter = Quick filter
tui-do-quick-filter-help = Switch the filter of that number: 1 to activate, 2 due, 3 never visited, 4 level 2 not enrolled, 5 no card…
tui-do-switch = Switch
tui-do-switch-help = Switch the selected filter on or off
tui-do-filter-area = Area
tui-do-filter-area-help = Filter by area
tui-do-filter-reason = Reason
tui-do-filter-reason-help = Filter by the reason for not being activated
tui-do-filter-problem = To clean up
tui-do-filter-problem-help = Filter by what is to be cleaned up
tui-do-clear-filters = Clear filters
tui-do-clear-filters-help = Take all filters away
tui-do-reverse = Reverse
tui-do-reverse-help = The other end of the order first
tui-do-show-households = Households
tui-do-show-households-help = One line a household
tui-do-show-people = People
tui-do-show-people-help = One line a person
tui-do-search-households = Search
tui-do-search-households-help = Search households by number, address, or the name of somebody who lives there

# The screens in the table of keys
tui-scope-households = Households
tui-scope-household-search = Search of households
tui-scope-filters = Filters
tui-scope-chooser = Choosing one
tui-residents-count = { $count } residents
