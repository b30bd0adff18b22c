# A household, a person: facts, forms, the calendar.

# The calendar
tui-title-calendar = Pick a day
tui-calendar-month = Month { $month }
tui-calendar-is-today = { $day } (today)
tui-weekday-short-1 = Mo
tui-weekday-short-2 = Tu
tui-weekday-short-3 = We
tui-weekday-short-4 = Th
tui-weekday-short-5 = Fr
tui-weekday-short-6 = Sa
tui-weekday-short-7 = Su
tui-why-no-day-field = This is no field for a day, so there is no calendar.
tui-do-pick-day = Take this day
tui-do-pick-day-help = Take the selected day
tui-do-previous-day = Day before
tui-do-previous-day-help = To the day before
tui-do-next-day = Next day
tui-do-next-day-help = To the next day
tui-do-previous-week = Week before
tui-do-previous-week-help = To the week before
tui-do-next-week = Next week
tui-do-next-week-help = To the next week
tui-do-previous-month = Month before
tui-do-previous-month-help = To the month before
tui-do-next-month = Next month
tui-do-next-month-help = To the next month
tui-do-to-today = Today
tui-do-to-today-help = To today
