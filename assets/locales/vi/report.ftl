# Bảng tổng hợp
report-title = Bảng tổng hợp cấp căn cước công dân và tài khoản định danh điện tử
report-as-of = Tính đến ngày { $day }
report-area = Địa bàn
report-area-none = (chưa rõ)
report-total = Tổng
report-not-sealed = Chưa chốt, số liệu còn có thể thay đổi
report-kind-tally = Bảng tổng hợp
report-kind-daily = Báo cáo ngày
report-kind-monthly = Báo cáo tháng
report-kind-final = Báo cáo tổng kết
report-of-day = ngày { $day }
report-of-period = kỳ từ ngày { $since } đến ngày { $day }

# Thông tin
report-fact-kind = Loại báo cáo
report-fact-sealed-at = Chốt lúc
report-fact-sealed-by = Người chốt
report-fact-schema = Định dạng dữ liệu
report-fact-ward = Đơn vị
report-fact-parent = Đơn vị cấp trên
report-fact-campaign = Chiến dịch
report-fact-as-of = Tính đến ngày
report-fact-since = Trong kỳ, từ ngày
report-fact-known-at = Theo dữ liệu đã có lúc
report-fact-target = Chỉ tiêu kích hoạt mức 2
report-fact-remaining = Còn lại so với chỉ tiêu
report-fact-pace-needed = Cần kích hoạt mỗi ngày
report-fact-made-at = Lập lúc
report-fact-journal-head = Mã đối chiếu sổ
report-pace = { $pace } (còn { $days } ngày)

# Các phần của bảng
report-sheet-day = Tổng hợp
report-sheet-period = Trong kỳ
report-sheet-reasons = Lý do
report-sheet-facts = Thông tin
report-sheet-adjustments = Bổ sung
report-sheet-comparison = So sánh
report-sheet-definitions = Cách tính
report-sheet-charts = Biểu đồ
report-chart-l2-rate = Tỷ lệ kích hoạt mức 2 trên số công dân đủ điều kiện (%)
report-chart-new = Mới kích hoạt mức 2 trong kỳ (người)
report-block-people = Nhân khẩu và thẻ
report-block-accounts = Tài khoản định danh điện tử
report-block-rates = Tỷ lệ
report-block-one-day = Trong ngày { $day }
report-block-period = Trong kỳ, từ ngày { $since } đến ngày { $day }
report-block-adjustments = Bổ sung số liệu các kỳ đã báo cáo
report-block-comparison = So với báo cáo trước
report-adjusted-period = Về kết quả
report-measure = Chỉ số
report-column-as-of = Đến ngày { $day }
report-change = Tăng, giảm
report-block-reasons = Lý do chưa kích hoạt
report-note-l1 = Đã kích hoạt mức 1: chỉ tính người chưa kích hoạt mức 2, để không ai bị tính hai lần.
report-note-new = Trong kỳ chỉ tính những việc có ghi rõ ngày.
report-note-small = Số có dấu * chỉ từ { $from } đến { $to } người, dễ nhận ra đó là ai: cân nhắc trước khi chuyển tiếp bảng này.
report-note-adjustments = Số bổ sung biết được sau khi chốt báo cáo của kỳ đó; đã nằm trong số cộng dồn, không cộng thêm lần nữa.

# Số lượng
report-count-households = Số hộ
report-count-residents = Tổng nhân khẩu
report-count-eligible = Số công dân đủ điều kiện
report-eligible-from-age = Số công dân đủ điều kiện (từ đủ { $age } tuổi)
report-count-card-issued = Đã cấp CCCD
report-count-card-applied = Đã làm hồ sơ, chưa nhận thẻ
report-count-card-missing = Chưa có CCCD
report-count-l1-activated = Đã kích hoạt mức 1
report-count-l2-enrolled = Đã thu nhận hồ sơ mức 2
report-count-l2-approved = Đã được phê duyệt
report-count-l2-rejected = Hồ sơ không đạt
report-count-l2-activated = Đã kích hoạt mức 2
report-count-l2-to-activate = Đã duyệt, chưa kích hoạt
report-count-activated = Tổng tài khoản kích hoạt (mức 1 và mức 2)
report-count-visits = Lượt thăm
report-count-households-visited = Số hộ đã đến
report-count-target = Chỉ tiêu

# Tỷ lệ: tên, tử số và mẫu số
report-rate-card-rate = Tỷ lệ cấp CCCD (đã cấp / đủ điều kiện)
report-rate-l2-enrolled-rate = Tỷ lệ thu nhận hồ sơ mức 2 (thu nhận / đủ điều kiện)
report-rate-l2-approval-rate = Tỷ lệ phê duyệt mức 2 (phê duyệt / thu nhận)
report-rate-l2-activation-rate = Tỷ lệ kích hoạt trên số đã duyệt (kích hoạt / phê duyệt)
report-rate-l2-rate = Tỷ lệ kích hoạt mức 2 (kích hoạt / đủ điều kiện)
report-rate-activated-rate = Tỷ lệ kích hoạt mức 1 và mức 2 (kích hoạt / đủ điều kiện)
report-rate-l2-target-rate = Kích hoạt mức 2 so với chỉ tiêu (kích hoạt / chỉ tiêu)
report-rate-enrolled-target-rate = Thu nhận hồ sơ mức 2 so với chỉ tiêu (thu nhận / chỉ tiêu)

# Tỷ lệ: cách hiểu
report-definitions = Cách tính các tỷ lệ
report-definition-rate = Tỷ lệ
report-definition-numerator = Tử số
report-definition-denominator = Mẫu số
report-definition-result = Kết quả
report-definition-meaning = Cách hiểu
report-means-card-rate = Trong số công dân đủ điều kiện, phần đã được cấp thẻ CCCD.
report-means-l2-enrolled-rate = Trong số công dân đủ điều kiện, phần đã được thu nhận hồ sơ mức 2; người đã duyệt hoặc đã kích hoạt cũng tính là đã thu nhận.
report-means-l2-approval-rate = Trong số hồ sơ mức 2 đã thu nhận, phần đã được phê duyệt; người đã kích hoạt cũng tính là đã duyệt.
report-means-l2-activation-rate = Trong số hồ sơ mức 2 đã được phê duyệt, phần đã kích hoạt.
report-means-l2-rate = Trong số công dân đủ điều kiện, phần đã kích hoạt mức 2.
report-means-activated-rate = Trong số công dân đủ điều kiện, phần đã kích hoạt mức 1 hoặc mức 2; mỗi người tính một lần.
report-means-l2-target-rate = Số đã kích hoạt mức 2 so với chỉ tiêu được giao; có thể vượt 100%.
report-means-enrolled-target-rate = Số đã thu nhận hồ sơ mức 2 so với chỉ tiêu được giao; có thể vượt 100%.

# Tỷ lệ, viết gọn
report-rate-short-card-rate = Đã cấp CCCD / đủ điều kiện
report-rate-short-l2-enrolled-rate = Thu nhận / đủ điều kiện
report-rate-short-l2-approval-rate = Phê duyệt / thu nhận
report-rate-short-l2-activation-rate = Kích hoạt / phê duyệt
report-rate-short-l2-rate = Kích hoạt mức 2 / đủ điều kiện
report-rate-short-activated-rate = Kích hoạt hai mức / đủ điều kiện
report-rate-short-l2-target-rate = Kích hoạt / chỉ tiêu
report-rate-short-enrolled-target-rate = Thu nhận / chỉ tiêu

# Mới trong kỳ
report-new-card-applied = Mới thu nhận hồ sơ cấp CCCD
report-new-card-issued = Mới cấp CCCD
report-new-l1-registered = Mới đăng ký mức 1
report-new-l1-activated = Mới kích hoạt mức 1
report-new-l2-enrolled = Mới thu nhận hồ sơ mức 2
report-new-l2-approved = Mới được phê duyệt
report-new-l2-rejected = Hồ sơ mới bị trả
report-new-l2-activated = Mới kích hoạt mức 2

# Danh sách giao tổ lưu động
hand-over-title = Danh sách giao tổ cấp định danh lưu động ({ $count } người)
hand-over-guide = Theo thứ tự đường đi. Gọi điện trước khi đến. Xong việc thì hủy danh sách này.
hand-over-sheet = Tổ lưu động
hand-over-number = STT
hand-over-need = Việc cần làm
hand-over-appointment = Ngày, giờ hẹn
hand-over-need-card = Làm thẻ và mức 2
hand-over-need-account = Thu nhận mức 2
hand-over-need-again = Làm lại mức 2
