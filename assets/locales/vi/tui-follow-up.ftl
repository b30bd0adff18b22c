# What is to be followed up: appointments, whom to call back, the mobile team.
tui-title-follow-up = Hẹn và gọi lại
tui-scope-follow-ups = Hẹn và gọi lại
tui-follow-up-late = Quá hẹn
tui-follow-up-today = Hẹn hôm nay
tui-follow-up-tomorrow = Hẹn ngày mai
tui-follow-up-later = Hẹn ngày sau
tui-follow-up-call-back = Cần gọi lại
tui-follow-up-mobile-team = Chờ tổ lưu động
tui-follow-up-none-late = Không có hộ nào quá hẹn.
tui-follow-up-none-today = Hôm nay không hẹn hộ nào.
tui-follow-up-none-tomorrow = Ngày mai không hẹn hộ nào.
tui-follow-up-none-later = Chưa hẹn hộ nào vào những ngày sau.
tui-follow-up-none-call-back = Không có hộ nào cần gọi lại. Ở đây có những hộ lần trước vắng nhà, hoặc có lý do cần liên hệ lại, mà chưa hẹn ngày.
tui-follow-up-none-mobile-team = Không có ai chờ tổ lưu động. Ở đây có người già yếu, khó đi lại, còn phải làm thẻ hoặc thu nhận hồ sơ mức 2.
tui-follow-up-of-area = Chỉ { $area } (t: chọn tổ khác)
tui-follow-up-latest = Lần cuối { $day }: { $outcome }
tui-phone-of = số của { $name }
tui-call-back-count = { $count } người cần gọi
tui-call-back-not-home = Vắng nhà
tui-call-back-away-work-study = Đi làm/học xa
tui-call-back-no-card = Chưa làm thẻ
tui-call-back-card-expired = Thẻ hết hạn
tui-call-back-awaiting-approval = Chờ phê duyệt
tui-promised-by = { $what } · { $name } hẹn
tui-visit-by = { $name } ghi
tui-column-phone = Điện thoại
tui-column-promised-by = Người hẹn
tui-column-visited-by = Người đến
tui-column-call-back = Vì sao
tui-column-need = Cần làm
tui-due-now = Hẹn: { $late } hộ quá hẹn, { $today } hộ hôm nay, { $tomorrow } hộ ngày mai.
tui-due-now-key = h: xem
tui-filter-call-back = cần gọi lại
tui-filter-mobile-team = chờ tổ lưu động
tui-why-nobody-waits-for-team = Chưa có ai chờ tổ lưu động.

# The list that is handed over
tui-title-export-team = Danh sách giao tổ lưu động
tui-export-team-digits = Số điện thoại
tui-export-team-digits-hint = Ghi đủ thì tổ lưu động gọi được; che bớt thì an toàn hơn.
tui-export-team-hint = Tệp Excel có họ tên, địa chỉ, điện thoại, việc cần làm, ngày hẹn; không ghi lý do: giữ cẩn thận.
tui-export-team-purpose-hint = Ví dụ: giao tổ lưu động tối thứ bảy. Được ghi vào nhật ký.
tui-export-team-done = Đã ghi danh sách { $people } người: { $path }

# What can be done
tui-do-show-follow-ups = Lịch hẹn
tui-do-show-follow-ups-help = Hộ quá hẹn, hẹn hôm nay, ngày mai, ngày sau; ai cần gọi lại; ai chờ tổ lưu động
tui-do-pick-follow-up = Danh sách
tui-do-pick-follow-up-help = Xem: 1 quá hẹn, 2 hẹn hôm nay, 3 hẹn ngày mai, 4 hẹn ngày sau, 5 cần gọi lại, 6 chờ tổ lưu động
tui-do-next-follow-up = Danh sách sau
tui-do-next-follow-up-help = Sang danh sách bên phải
tui-do-previous-follow-up = Danh sách trước
tui-do-previous-follow-up-help = Sang danh sách bên trái
tui-do-hand-over = Giao tổ lưu động
tui-do-hand-over-help = Ghi danh sách người chờ tổ lưu động ra tệp Excel để giao: họ tên, địa chỉ, điện thoại, việc cần làm, ngày hẹn
