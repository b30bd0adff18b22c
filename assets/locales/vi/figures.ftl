# Danh sách sau một con số
tui-filter-behind = { $figure } ({ $days })
tui-filter-behind-area = { $area } · { $figure } ({ $days })
tui-days-as-of-today = hôm nay
tui-days-as-of = đến { $day }
tui-days-period = { $since }–{ $day }
tui-days-since = từ { $since } đến hôm nay
tui-days-on = { $day }
tui-days-today = hôm nay
tui-days-known = { $days }, ghi đến { $moment }
tui-figure-missing = còn thiếu ở tỷ lệ { $rate }
tui-list-gone = thêm { $count } mục nay không còn dòng riêng trong sổ

# Bảng tổng hợp: so sánh, xếp hạng, còn thiếu ai
tui-tally-compared = So với
tui-tally-compared-day = { $day }
tui-tally-compared-days = { $day } (kỳ từ { $since })
tui-tally-hint-compared = Ngày để so: 5/7, hôm qua, -7. Để trống: ngay trước kỳ này.
tui-tally-change = { $before } → { $now } ({ $change })
tui-tally-points = { $change } điểm phần trăm
tui-change-before = trước
tui-change-now = nay
tui-change = thay đổi
tui-why-no-rate = Chọn một cột tỷ lệ trước, rồi bấm phím này.
tui-why-nobody-in-target = Chỉ tiêu là một con số đặt trước, không biết còn thiếu ai.
tui-do-show-missing = Còn thiếu ai
tui-do-show-missing-help = Của một tỷ lệ: mở danh sách người thuộc mẫu số mà chưa thuộc tử số
tui-do-compare-days = So sánh
tui-do-compare-days-help = Xem mỗi số tăng hay giảm so với ngày trước kỳ này (hoặc ngày nhập ở ô "So với"); bấm lần nữa để xem số
tui-do-rank = Xếp hạng
tui-do-rank-help = Xếp các tổ theo cột đang chọn: nhiều nhất trước, ít nhất trước, rồi về như cũ
tui-do-show-charts = Biểu đồ
tui-do-show-charts-help = Biểu đồ của bảng này: các tổ, tiến độ, lý do, lượt thăm theo ngày và theo giờ

# Biểu đồ
tui-title-charts = Biểu đồ
tui-scope-charts = Biểu đồ
tui-chart-areas = Các tổ
tui-chart-burn-up = Tiến độ
tui-chart-reasons = Lý do
tui-chart-days = Theo ngày
tui-chart-hours = Theo giờ
tui-chart-areas-title = { $name }, tính đến { $day }
tui-chart-areas-note = Toàn phường, xã: { $total }. Phím ← → đổi số liệu.
tui-chart-more-below = Còn { $count } dòng, bấm ↓ để xem.
tui-chart-more-above = Còn { $count } dòng ở trên, bấm ↑ để xem.
tui-chart-no-areas = Chưa có tổ nào.
tui-chart-no-visits = Chưa có lượt thăm nào trong những ngày này.
tui-chart-done-of = Đã kích hoạt mức 2: { $count } / { $target } = { $percent }, còn { $rest } người
tui-chart-done-no-target = Đã kích hoạt mức 2: { $count } người, chưa đặt chỉ tiêu
tui-chart-reasons-title = Lý do chưa kích hoạt: đã ghi cho { $people } / { $all } người, tính đến { $day }
tui-chart-reasons-note = Mỗi người chưa kích hoạt mức 2 tính một lý do, là lý do ghi sau cùng.
tui-chart-reason = { $count } người, { $percent }
tui-chart-days-title = Lượt thăm từng ngày, { $days } ngày qua: { $count } lượt
tui-chart-days-note = Dấu * là thứ bảy, chủ nhật.
tui-chart-hour = { $from }–{ $to } giờ
tui-chart-hours-title = Lượt thăm theo giờ, { $days } ngày qua: { $count } lượt
tui-chart-hours-note = Giờ là lúc ghi vào sổ.
tui-chart-hours-left-out = Giờ là lúc ghi vào sổ. Không tính { $count } lượt ghi vào ngày khác (như nhập từ giấy): không biết đến lúc nào.
tui-why-no-list-of-hour = Cột giờ không có danh sách. Bấm 4 để mở danh sách của từng ngày.
tui-do-pick-chart = Chọn biểu đồ
tui-do-pick-chart-help = Mở biểu đồ theo số ở dòng trên cùng
tui-do-next-chart = Biểu đồ sau
tui-do-next-chart-help = Sang biểu đồ kế tiếp
tui-do-previous-chart = Biểu đồ trước
tui-do-previous-chart-help = Về biểu đồ trước
tui-do-other-figure = Số liệu khác
tui-do-other-figure-help = So các tổ theo số liệu khác

# Mỗi con số gồm những ai
tui-means-households = Hộ có ít nhất một nhân khẩu đang ở hoặc tạm vắng.
tui-means-residents = Người trong danh sách, đang ở hoặc tạm vắng. Không tính người đã chuyển đi, đã mất, không ở đây.
tui-means-eligible = Nhân khẩu đang ở hoặc tạm vắng, là công dân Việt Nam, từ đủ { $age } tuổi.
tui-means-card-issued = Công dân đủ điều kiện đã được cấp thẻ CCCD gắn chíp.
tui-means-card-applied = Công dân đủ điều kiện đã làm hồ sơ cấp CCCD mà chưa nhận thẻ.
tui-means-card-missing = Công dân đủ điều kiện chưa có thẻ và chưa làm hồ sơ.
tui-means-l1-activated = Đã kích hoạt mức 1 mà chưa kích hoạt mức 2: cộng với mức 2 thì không ai bị tính hai lần.
tui-means-l2-enrolled = Đã thu nhận hồ sơ mức 2, kể cả người đã được duyệt, đã kích hoạt, hồ sơ bị trả.
tui-means-l2-approved = Đã được phê duyệt mức 2, kể cả người đã kích hoạt.
tui-means-l2-rejected = Hồ sơ mức 2 không đạt, bị trả, và chưa nộp lại.
tui-means-l2-activated = Đã kích hoạt tài khoản mức 2.
tui-means-l2-to-activate = Đã được duyệt mức 2 mà chưa kích hoạt: những người cần đến trước.
tui-means-activated = Có tài khoản đã kích hoạt, mức 1 hoặc mức 2; mỗi người tính một lần.
tui-means-visits = Lượt đến nhà trong kỳ; một hộ đến hai lần là hai lượt. Danh sách có các hộ ấy, mỗi hộ một dòng.
tui-means-households-visited = Hộ đã đến trong kỳ, mỗi hộ tính một lần.
tui-means-target = Số người cần kích hoạt mức 2, đặt ở phần Cài đặt của chiến dịch.
tui-means-new = Mốc có ngày ghi rõ nằm trong kỳ. Mốc không rõ ngày không tính là mới.
tui-means-new-l1 = Mốc có ngày ghi rõ nằm trong kỳ, không kể đã kích hoạt mức 2 hay chưa. Mốc không rõ ngày không tính là mới.
tui-means-reason = Công dân đủ điều kiện chưa kích hoạt mức 2 mà lý do ghi sau cùng là lý do này.
tui-means-card-rate = Tử số: người đã cấp CCCD. Mẫu số: công dân đủ điều kiện.
tui-means-l2-enrolled-rate = Tử số: người đã thu nhận hồ sơ mức 2. Mẫu số: công dân đủ điều kiện.
tui-means-l2-approval-rate = Tử số: người đã được phê duyệt mức 2. Mẫu số: người đã thu nhận hồ sơ mức 2.
tui-means-l2-activation-rate = Tử số: người đã kích hoạt mức 2. Mẫu số: người đã được phê duyệt. Cách tính của TP.HCM: 304.191 / 1.497.360 = 20,32%.
tui-means-l2-rate = Tử số: người đã kích hoạt mức 2. Mẫu số: công dân đủ điều kiện. Cách tính khi nói "khoảng 41% người cư trú đã kích hoạt".
tui-means-activated-rate = Tử số: người có tài khoản đã kích hoạt, mức 1 hoặc mức 2, mỗi người một lần. Mẫu số: công dân đủ điều kiện.
tui-means-l2-target-rate = Tử số: người đã kích hoạt mức 2. Mẫu số: chỉ tiêu được giao. Có thể trên 100%, như Hải Phòng: 124,56%.
tui-means-enrolled-target-rate = Tử số: người đã thu nhận hồ sơ mức 2. Mẫu số: chỉ tiêu được giao. Có thể trên 100%, như Bình Thuận: 109,73%.
