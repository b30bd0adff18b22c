# A household, a person: facts, forms, the calendar.

# Lịch
tui-title-calendar = Chọn ngày
tui-calendar-month = Tháng { $month }
tui-calendar-is-today = { $day } (hôm nay)
tui-weekday-short-1 = T2
tui-weekday-short-2 = T3
tui-weekday-short-3 = T4
tui-weekday-short-4 = T5
tui-weekday-short-5 = T6
tui-weekday-short-6 = T7
tui-weekday-short-7 = CN
tui-why-no-day-field = Ô này không phải ô ngày nên không mở lịch.
tui-do-pick-day = Chọn ngày này
tui-do-pick-day-help = Lấy ngày đang chọn
tui-do-previous-day = Hôm trước
tui-do-previous-day-help = Về hôm trước
tui-do-next-day = Hôm sau
tui-do-next-day-help = Sang hôm sau
tui-do-previous-week = Tuần trước
tui-do-previous-week-help = Về tuần trước
tui-do-next-week = Tuần sau
tui-do-next-week-help = Sang tuần sau
tui-do-previous-month = Tháng trước
tui-do-previous-month-help = Về tháng trước
tui-do-next-month = Tháng sau
tui-do-next-month-help = Sang tháng sau
tui-do-to-today = Hôm nay
tui-do-to-today-help = Về ngày hôm nay
