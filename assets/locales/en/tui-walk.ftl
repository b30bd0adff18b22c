# From door to door: the households to go to tonight.
tui-title-walk = From door to door
tui-title-walk-areas = Which areas
tui-scope-walk = From door to door
tui-scope-walk-areas = Areas to walk

# Overview
tui-tonight = From door to door: { $activate } homes to activate · { $due } due · { $unvisited } not visited
tui-tonight-none = From door to door: nobody is waiting

# Where, and in what order
tui-walk-urgent-first = urgent first
tui-walk-one-walk = one walk
tui-walk-up-and-back = odd up, even back
tui-walk-together = by number
tui-walk-areas-hint = Enter: walk the selected area. Several: Space marks each, then Enter.
tui-walk-area = { $households } homes, { $people } people to activate

# Tonight
tui-walk-evening = Today: { $doors } doors · met { $people } people · activated { $activated }
tui-walk-evening-none = You have recorded no door today. Press v at a door to record it.
tui-walk-pace = { $pace } doors an hour
tui-walk-activate = { $count } to activate
tui-walk-due = { $count } due
tui-walk-unvisited = { $count } not visited
tui-walk-other = { $count } other

# The doors
tui-walk-column-what = What waits
tui-walk-step-activate = activate { $count }
tui-walk-step = { $step } ({ $count })
tui-walk-at = due { $time }
tui-walk-today = due today
tui-walk-late = late { $on }
tui-walk-never-visited = not visited
tui-walk-another-day = appointment { $on }
tui-walk-visited-today = today: { $outcome }
tui-walk-left = { $count } left
tui-walk-nothing = nothing left to do
tui-walk-only-waits = only waiting
tui-walk-folded = { $count } doors done or not for today (z: show)
tui-walk-unfolded = { $count } doors done or not for today (z: fold)
tui-walk-all-done = No door is left for today. Press t for another area, z to see those that are done.
tui-walk-no-doors = There is no household in the ledger yet.
tui-walk-none-of-these = There is no such door. Press c to see all doors to go to.
tui-do-mark-elsewhere = Mark households
tui-do-mark-elsewhere-help = Nothing is marked here: on the overview press g (list of households), then Space
tui-why-marks-elsewhere = To mark households: Esc to the overview, press g, then Space.
tui-walk-not-kept = This order holds only until the program ends: { $why }

# Commands
tui-do-show-walk = Door to door
tui-do-show-walk-help = The households of the chosen areas to go to tonight, in walking order: who has what to do, and when
tui-do-open-door = Open household
tui-do-open-door-help = Open the selected household: who needs what
tui-do-choose-areas = Areas
tui-do-choose-areas-help = Choose the areas to walk
tui-do-walk-order = Urgent, one walk
tui-do-walk-order-help = The order: what is urgent first in each area, or one walk through all doors
tui-do-walk-sides = Sides
tui-do-walk-sides-help = How a street or alley is walked: up the odd side and back down the even one, or by number
tui-do-fold-done = Doors done
tui-do-fold-done-help = Show or fold away the doors that are done, agreed on for another day, or have nothing left to do
tui-do-walk-only = Only
tui-do-walk-only-help = Only 1 to activate, 2 due, 3 not visited, 4 other steps; once more lists all
tui-do-walk-all = All doors
tui-do-walk-all-help = All doors to go to
tui-do-walk-here = Walk
tui-do-walk-here-help = The doors of the selected area, or of the marked ones
tui-do-mark-area = Mark
tui-do-mark-area-help = Mark the selected area, or take the mark away; on the first line the whole ward
