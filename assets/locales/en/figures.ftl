# The list behind a figure
tui-filter-behind = { $figure } ({ $days })
tui-filter-behind-area = { $area } · { $figure } ({ $days })
tui-days-as-of-today = today
tui-days-as-of = by { $day }
tui-days-period = { $since }–{ $day }
tui-days-since = from { $since } to today
tui-days-on = { $day }
tui-days-today = today
tui-days-known = { $days }, known by { $moment }
tui-figure-missing = missing from { $rate }
tui-list-gone = and { $count } with no entry of their own in the ledger any more

# The tally: comparing, ranking, who is missing
tui-tally-compared = Compared with
tui-tally-compared-day = { $day }
tui-tally-compared-days = { $day } (period from { $since })
tui-tally-hint-compared = Day to compare with: 5/7, yesterday, -7. Empty: right before this period.
tui-tally-change = { $before } → { $now } ({ $change })
tui-tally-points = { $change } percent points
tui-change-before = before
tui-change-now = now
tui-change = change
tui-why-no-rate = Select a column of a rate first, then press this key.
tui-why-nobody-in-target = A target is a number that was set: who is missing is not known.
tui-do-show-missing = Who is missing
tui-do-show-missing-help = Of a rate: opens the list of those in the denominator who are not in the numerator
tui-do-compare-days = Compare
tui-do-compare-days-help = How much each figure rose or fell since the day before this period (or the day typed under "Compared with"); again for the figures
tui-do-rank = Rank
tui-do-rank-help = Orders the areas by the selected column: most first, least first, then as before
tui-do-show-charts = Charts
tui-do-show-charts-help = Charts of this tally: areas, progress, reasons, visits by day and by hour

# Charts
tui-title-charts = Charts
tui-scope-charts = Charts
tui-chart-areas = Areas
tui-chart-burn-up = Progress
tui-chart-reasons = Reasons
tui-chart-days = By day
tui-chart-hours = By hour
tui-chart-areas-title = { $name }, as of { $day }
tui-chart-areas-note = Whole ward: { $total }. ← → choose another figure.
tui-chart-more-below = { $count } more lines, press ↓.
tui-chart-more-above = { $count } lines above, press ↑.
tui-chart-no-areas = No areas yet.
tui-chart-no-visits = No visits in these days yet.
tui-chart-done-of = Level 2 activated: { $count } / { $target } = { $percent }, { $rest } people to go
tui-chart-done-no-target = Level 2 activated: { $count } people, no target set
tui-chart-reasons-title = Why not activated: recorded for { $people } of { $all } people, as of { $day }
tui-chart-reasons-note = Each person without an activated level 2 counts for one reason, the last one recorded.
tui-chart-reason = { $count } people, { $percent }
tui-chart-days-title = Visits by day, last { $days } days: { $count } visits
tui-chart-days-note = The sign * is for Saturday and Sunday.
tui-chart-hour = { $from }–{ $to } h
tui-chart-hours-title = Visits by hour, last { $days } days: { $count } visits
tui-chart-hours-note = The hour is when it was recorded.
tui-chart-hours-left-out = The hour is when it was recorded. { $count } recorded on another day (as from paper) are left out: when they were made is not known.
tui-why-no-list-of-hour = An hour has no list. Press 4 for the list of each day.
tui-do-pick-chart = Choose a chart
tui-do-pick-chart-help = Opens the chart of this number in the top line
tui-do-next-chart = Next chart
tui-do-next-chart-help = On to the next chart
tui-do-previous-chart = Chart before
tui-do-previous-chart-help = Back to the chart before
tui-do-other-figure = Other figure
tui-do-other-figure-help = Compares the areas by another figure

# Who each figure is of
tui-means-households = Households with at least one resident, living here or absent for a time.
tui-means-residents = People on the roster, living here or absent for a time. Not those who moved away, died or do not live here.
tui-means-eligible = Residents, living here or absent for a time, who are Vietnamese citizens at least { $age } years old.
tui-means-card-issued = Eligible citizens whose chip card was issued.
tui-means-card-applied = Eligible citizens who applied for a card and have not received it.
tui-means-card-missing = Eligible citizens without a card who have not applied.
tui-means-l1-activated = Level 1 activated and level 2 not: added to level 2, nobody is counted twice.
tui-means-l2-enrolled = Level 2 enrolled, with those approved, activated or rejected since.
tui-means-l2-approved = Level 2 approved, with those activated since.
tui-means-l2-rejected = Level 2 rejected and not enrolled again since.
tui-means-l2-activated = Level 2 activated.
tui-means-l2-to-activate = Level 2 approved and not activated: the people to visit first.
tui-means-activated = With an activated account of level 1 or level 2; each person once.
tui-means-visits = Visits in the period; a household visited twice is two visits. The list has these households, a line for each.
tui-means-households-visited = Households visited in the period, each once.
tui-means-target = How many people are to activate level 2, as set under Settings for the campaign.
tui-means-new = Milestones with a stated day in the period. Those of unknown day are never new.
tui-means-new-l1 = Milestones with a stated day in the period, whether level 2 is activated or not. Those of unknown day are never new.
tui-means-reason = Eligible citizens without an activated level 2 whose last recorded reason is this one.
tui-means-card-rate = Numerator: card issued. Denominator: eligible citizens.
tui-means-l2-enrolled-rate = Numerator: level 2 enrolled. Denominator: eligible citizens.
tui-means-l2-approval-rate = Numerator: level 2 approved. Denominator: level 2 enrolled.
tui-means-l2-activation-rate = Numerator: level 2 activated. Denominator: level 2 approved. Used by Ho Chi Minh City: 304,191 / 1,497,360 = 20.32%.
tui-means-l2-rate = Numerator: level 2 activated. Denominator: eligible citizens. Used where it is said that "some 41% of those residing" activated.
tui-means-activated-rate = Numerator: with an activated account of level 1 or level 2, each person once. Denominator: eligible citizens.
tui-means-l2-target-rate = Numerator: level 2 activated. Denominator: the target. May pass 100%, as in Hai Phong: 124.56%.
tui-means-enrolled-target-rate = Numerator: level 2 enrolled. Denominator: the target. May pass 100%, as in Binh Thuan: 109.73%.
