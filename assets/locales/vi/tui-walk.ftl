# Đi từng nhà: các hộ cần đến tối nay.
tui-title-walk = Đi từng nhà
tui-title-walk-areas = Đi những tổ nào
tui-scope-walk = Đi từng nhà
tui-scope-walk-areas = Chọn tổ để đi

# Tổng quan
tui-tonight = Đi từng nhà: { $activate } hộ cần kích hoạt · { $due } đến hẹn · { $unvisited } chưa đến, còn việc
tui-tonight-none = Đi từng nhà: không hộ nào đang chờ

# Đi ở đâu, theo thứ tự nào
tui-walk-urgent-first = việc gấp trước
tui-walk-one-walk = đi một vòng
tui-walk-up-and-back = lẻ đi, chẵn về
tui-walk-together = theo số nhà
tui-walk-areas-hint = Enter: đi tổ đang sáng. Đi nhiều tổ: Space chọn từng tổ, rồi Enter.
tui-walk-area = { $households } hộ, { $people } người cần kích hoạt

# Tối nay
tui-walk-evening = Hôm nay: đến { $doors } hộ · gặp { $people } người · kích hoạt { $activated }
tui-walk-evening-none = Hôm nay bạn chưa ghi hộ nào. Bấm v ở cửa để ghi.
tui-walk-pace = { $pace } hộ/giờ
tui-walk-activate = { $count } cần kích hoạt
tui-walk-due = { $count } đến hẹn
tui-walk-unvisited = { $count } chưa đến
tui-walk-other = { $count } việc khác

# Từng hộ
tui-walk-column-what = Việc ở hộ này
tui-walk-step-activate = kích hoạt { $count } người
tui-walk-step = { $step } ({ $count })
tui-walk-at = hẹn { $time }
tui-walk-today = hẹn hôm nay
tui-walk-late = quá hẹn { $on }
tui-walk-never-visited = chưa đến
tui-walk-another-day = hẹn { $on }
tui-walk-visited-today = hôm nay: { $outcome }
tui-walk-left = còn { $count }
tui-walk-nothing = không còn việc
tui-walk-only-waits = chỉ còn chờ
tui-walk-folded = { $count } hộ đã xong hoặc chưa cần đến hôm nay (z: xem)
tui-walk-unfolded = { $count } hộ đã xong hoặc chưa cần đến hôm nay (z: gấp lại)
tui-walk-all-done = Không còn hộ nào phải đến hôm nay. Bấm t để đi tổ khác, z để xem các hộ đã xong.
tui-walk-no-doors = Trong sổ chưa có hộ nào.
tui-walk-none-of-these = Không có hộ nào như vậy. Bấm c để xem tất cả các hộ cần đến.
tui-do-mark-elsewhere = Đánh dấu nhiều hộ
tui-do-mark-elsewhere-help = Không đánh dấu ở đây: ở Tổng quan bấm g (danh sách hộ) rồi Space
tui-why-marks-elsewhere = Đánh dấu nhiều hộ: Esc về Tổng quan, bấm g rồi Space.
tui-walk-not-kept = Cách xếp này chỉ giữ đến khi thoát: { $why }

# Tên các việc
tui-do-show-walk = Đi từng nhà
tui-do-show-walk-help = Các hộ cần đến tối nay ở tổ đã chọn, theo thứ tự đi bộ: hộ nào có việc gì, hẹn mấy giờ
tui-do-open-door = Mở hộ
tui-do-open-door-help = Mở hộ đang sáng: ai cần gì
tui-do-choose-areas = Tổ
tui-do-choose-areas-help = Chọn những tổ sẽ đi
tui-do-walk-order = Gấp trước, một vòng
tui-do-walk-order-help = Đổi thứ tự: việc gấp trước trong từng tổ, hoặc đi một vòng qua tất cả các hộ
tui-do-walk-sides = Chẵn, lẻ
tui-do-walk-sides-help = Đổi cách đi trong phố, trong ngõ: bên lẻ đi lên, bên chẵn đi về; hoặc theo số nhà từ nhỏ đến lớn
tui-do-fold-done = Hộ đã xong
tui-do-fold-done-help = Xem hoặc gấp lại những hộ đã xong, hẹn hôm khác, không còn việc
tui-do-walk-only = Chỉ xem
tui-do-walk-only-help = Chỉ xem: 1 cần kích hoạt, 2 đến hẹn, 3 chưa đến, 4 việc khác; bấm lại để xem tất cả
tui-do-walk-all = Xem tất cả
tui-do-walk-all-help = Xem tất cả các hộ cần đến
tui-do-walk-here = Đi
tui-do-walk-here-help = Xem các hộ của tổ đang sáng, hoặc của những tổ đã chọn
tui-do-mark-area = Chọn tổ
tui-do-mark-area-help = Chọn tổ đang sáng, hoặc bỏ chọn; ở dòng đầu thì đi cả phường, xã
