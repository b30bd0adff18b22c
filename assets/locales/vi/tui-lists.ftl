# Lists of people and households: filters, marks, many at once.
tui-title-households = Danh sách hộ
tui-title-filters = Chọn bộ lọc
tui-title-choose-area = Chọn tổ
tui-title-choose-problem = Chọn điểm cần sửa
tui-title-record-many = Ghi mốc cho nhiều người

# Bộ lọc
tui-filter-area = { $area }
tui-filter-eligible = đủ điều kiện (từ đủ 14 tuổi)
tui-filter-activated = đã kích hoạt mức 2
tui-filter-due-today = hẹn hôm nay
tui-filter-late = quá hẹn
tui-filter-due-tomorrow = hẹn ngày mai
tui-filter-comes-of-age = sắp đủ 14 tuổi (trước khi hết chiến dịch)
tui-filter-resident = còn cư trú
tui-filter-any-account = đã có tài khoản mức 1 hoặc mức 2
tui-filter-helper-phone = kích hoạt trên máy của cán bộ
tui-filter-reason = lý do: { $reason }
tui-filter-open-problem = còn điều cần sửa
tui-filter-problem = cần sửa: { $problem }
tui-filter-reached = { $what }
tui-filter-not-reached = chưa có mốc "{ $what }"
tui-filter-visited-since = đã đến từ { $day }
tui-filter-new-since = { $what }, từ { $day }
tui-filter-any-area = tổ… (cả phường, xã)
tui-filter-any-reason = lý do chưa kích hoạt…
tui-filter-any-problem = điểm cần sửa…
tui-filter-none = (không lọc)
tui-filters-people = Lọc được { $count } người
tui-filters-households = Lọc được { $count } hộ
tui-filtered-by = Lọc: { $filters }
tui-filters-clear = (c: bỏ lọc)
tui-chooser-hint = gõ để tìm
tui-chooser-none = Không có mục nào như vậy. Thử bớt chữ.

# Danh sách người, danh sách hộ
tui-recent = mới mở hoặc ghi gần đây
tui-marked = đã chọn { $count } người
tui-sort-reversed = { $sort }, ngược lại
tui-sort-number = theo số hộ
tui-sort-last-visit = lâu chưa đến lên trước
tui-sort-appointment = theo ngày hẹn
tui-households-count = { $count } hộ
tui-list-unread = Chưa đọc được danh sách. Bấm mũi tên để đọc lại.
tui-list-nobody = Trong sổ chưa có ai.
tui-nobody-found-filtered = Không tìm thấy ai trong bộ lọc này. Thử bớt chữ, hoặc bấm c để bỏ lọc.
tui-column-activation = Kích hoạt
tui-column-number = Số hộ
tui-column-head = Chủ hộ
tui-column-members = Người
tui-column-last-visit = Đến lần cuối
tui-column-appointment = Hẹn
tui-column-appointment-or-visit = Hẹn, lần cuối
tui-household-to-activate = cần { $count } người
tui-household-done = xong { $part }/{ $whole }
tui-household-rest = được { $part }/{ $whole }
tui-household-nobody = không cần
tui-cell-late = quá { $on }
tui-cell-today = nay { $on }
tui-cell-visited = đến { $day }
tui-cell-unvisited = chưa đến

# Ghi cho nhiều người
tui-said-many = { $count } người · { $what } · { $day }
tui-said-many-unknown = { $count } người · { $what } · không rõ ngày
tui-said-many-never = { $count } người · bỏ mốc "{ $what }"
tui-said-many-standing = { $what } (ghi { $changed } người, { $standing } người đã có sẵn)
tui-said-many-visits = { $count } hộ · { $what } · { $day }
tui-said-many-visits-standing = { $what } ({ $standing } hộ đã có sẵn)
tui-many-foreseen = Ghi mới { $changed } người; { $standing } người đã có mốc này, để nguyên.
tui-many-visits-nothing = Các hộ này đều đã có lượt như vậy trong ngày: không có gì để ghi.
tui-many-visits-standing = { $count } hộ đã có lượt như vậy trong ngày, để nguyên.
tui-many-visits-ended = { $count } hộ đang có hẹn: ghi như vậy thì lịch hẹn đó khép lại.
tui-marked-households = đã chọn { $count } hộ
tui-marked-people-at-home = nhà của { $count } người đã chọn
tui-title-visit-many = Ghi lượt đến nhiều hộ
tui-scope-bulk-visit = Ghi lượt đến nhiều hộ
tui-record-many-will = Sẽ ghi: { $what }
tui-ask-visit-many = Ghi cho nhiều hộ một lần: { $what }?
tui-ask-record-many = Ghi cho nhiều người một lần: { $what }?

# Vì sao chưa làm được
tui-why-nobody-marked = Chưa chọn ai. Bấm Space để chọn người đang sáng.
tui-why-no-filters = Danh sách này không lọc gì.
tui-why-no-household-selected = Chưa chọn hộ nào.

# Tên các việc
tui-do-apply-filters = Xem danh sách
tui-do-apply-filters-help = Lọc như đã chọn và về danh sách
tui-do-choose-this = Chọn
tui-do-choose-this-help = Chọn dòng đang sáng
tui-do-mark = Chọn
tui-do-mark-help = Chọn người đang sáng, hoặc bỏ chọn; chọn nhiều người rồi bấm m để ghi mốc, v để ghi lượt đến một lần
tui-do-visit-day = Ngày khác
tui-do-visit-day-help = Ngày đến nhà, nếu không phải hôm nay: chọn trong lịch
tui-do-mark-household = Chọn
tui-do-mark-household-help = Chọn hộ đang sáng, hoặc bỏ chọn; chọn nhiều hộ rồi bấm v để ghi lượt đến một lần
tui-do-mark-all = Chọn hết
tui-do-mark-all-help = Chọn hết danh sách; bấm lần nữa thì bỏ chọn
tui-do-unmark = Bỏ chọn
tui-do-unmark-help = Bỏ chọn tất cả
tui-do-quick-filter = Lọc nhanh
tui-do-quick-filter-help = Bật hoặc tắt bộ lọc có số đó: 1 cần kích hoạt, 2 đến hẹn, 3 chưa đến, 4 chưa thu nhận mức 2, 5 chưa có thẻ…
tui-do-switch = Bật, tắt
tui-do-switch-help = Bật hoặc tắt bộ lọc đang sáng
tui-do-filter-area = Tổ
tui-do-filter-area-help = Lọc theo tổ dân phố
tui-do-filter-reason = Lý do
tui-do-filter-reason-help = Lọc theo lý do chưa kích hoạt
tui-do-filter-problem = Điểm cần sửa
tui-do-filter-problem-help = Lọc những người có thông tin cần sửa
tui-do-clear-filters = Bỏ lọc
tui-do-clear-filters-help = Bỏ hết bộ lọc
tui-do-reverse = Xếp ngược
tui-do-reverse-help = Xếp ngược lại
tui-do-show-households = Các hộ
tui-do-show-households-help = Danh sách hộ, mỗi hộ một dòng
tui-do-show-people = Từng người
tui-do-show-people-help = Danh sách người, mỗi người một dòng
tui-do-search-households = Tìm hộ
tui-do-search-households-help = Tìm hộ theo số hộ, địa chỉ, hoặc tên người trong hộ

# Các màn hình trong bảng phím
tui-scope-households = Danh sách hộ
tui-scope-household-search = Ô tìm hộ
tui-scope-filters = Bộ lọc
tui-scope-chooser = Chọn một mục
tui-residents-count = { $count } nhân khẩu
