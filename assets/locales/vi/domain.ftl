# Mốc, kết quả, việc tiếp theo: một chữ cho một việc, dùng ở mọi nơi.
milestone-card-applied = Đã làm hồ sơ CCCD
milestone-card-issued = Đã cấp CCCD gắn chíp
milestone-l1-registered = Đã đăng ký mức 1
milestone-l1-activated = Đã kích hoạt mức 1
milestone-l2-enrolled = Đã thu nhận hồ sơ mức 2
milestone-l2-approved = Đã phê duyệt mức 2
milestone-l2-rejected = Hồ sơ mức 2 không đạt
milestone-l2-activated = Đã kích hoạt mức 2

outcome-met = Gặp người nhà
outcome-not-home = Vắng nhà
outcome-refused = Không đồng ý
outcome-vacant = Nhà không có người ở
outcome-moved = Đã chuyển đi

result-card-applied = làm hồ sơ CCCD
result-card-issued = nhận thẻ CCCD
result-l1-registered = đăng ký mức 1
result-l1-activated = kích hoạt mức 1
result-l2-enrolled = thu nhận hồ sơ mức 2
result-l2-approved = được phê duyệt mức 2
result-l2-rejected = hồ sơ mức 2 không đạt
result-l2-activated = kích hoạt mức 2
result-guided = đã hướng dẫn
result-appointment = hẹn lại
result-mobile-team = chờ tổ lưu động
result-none = chưa có kết quả

presence-resident = Đang cư trú
presence-absent = Đi vắng
presence-moved-away = Đã chuyển đi
presence-deceased = Đã mất
presence-not-living-here = Không còn sinh sống

residence-permanent = Thường trú
residence-temporary = Tạm trú
sex-male = Nam
sex-female = Nữ

next-step-none-not-counted = Không cần làm gì: không còn ở đây.
next-step-none-not-born = Không cần làm gì: ngày sinh ở sau hôm nay, cần xem lại.
next-step-none-too-young = Không cần làm gì: chưa đủ tuổi.
next-step-none-age-unknown = Chưa rõ ngày sinh: hỏi ngày sinh hoặc số định danh.
next-step-none-foreign = Không cần làm gì: không phải công dân Việt Nam.
next-step-apply-card = Làm hồ sơ CCCD cùng tài khoản mức 2. Mang theo giấy báo số định danh hoặc CMND cũ, giấy khai sinh.
next-step-find-card = Đã làm hồ sơ, chưa nhận thẻ: hỏi xem thẻ ở bưu điện hay ở công an.
next-step-integrate-papers = Đã kích hoạt mức 2. Giúp tích hợp BHYT, giấy phép lái xe, đăng ký xe nếu bà con cần.
next-step-activate-now = Kích hoạt ngay tại nhà: tìm tin nhắn phê duyệt, làm theo bảy bước.
next-step-resubmit = Hồ sơ mức 2 không đạt: mang thẻ và giấy tờ đến công an làm lại.
next-step-await-approval = Chờ tin nhắn phê duyệt (3 ngày làm việc). Quá hạn thì báo công an. Trong lúc chờ có thể dùng mức 1.
next-step-mobile-team = Ghi vào danh sách tổ lưu động đến tận nhà.
next-step-enrol = Mời đến công an nơi gần nhất làm mức 2, mang theo thẻ và giấy tờ. Trong lúc chờ, cài mức 1.

next-step-short-none = không cần
next-step-short-apply-card = làm thẻ
next-step-short-find-card = chờ nhận thẻ
next-step-short-integrate-papers = xong mức 2
next-step-short-activate-now = KÍCH HOẠT
next-step-short-resubmit = làm lại hồ sơ
next-step-short-await-approval = chờ duyệt
next-step-short-mobile-team = tổ lưu động
next-step-short-enrol = mời làm mức 2

operation-set-up = lập sổ
operation-change-settings = đổi cài đặt
operation-import = nhập danh sách
operation-add-household = thêm hộ
operation-add-person = thêm người
operation-edit-household = sửa hộ
operation-edit-person = sửa người
operation-move-person = chuyển hộ
operation-record-milestone = ghi mốc
operation-record-visit = ghi lượt đến nhà
operation-merge-people = gộp người trùng
operation-tell-apart = ghi là hai người
operation-clean-up = làm sạch dữ liệu
operation-settle-held = xử lý dòng để lại
operation-change-areas = sửa tổ
operation-reconcile = đối chiếu tài khoản
operation-make-sheet = lập tờ giấy đi các nhà
operation-seal-report = chốt báo cáo đã gửi
operation-undo = hoàn tác
operation-redo = làm lại
operation-other = việc khác

field-full-name = Họ và tên
field-birth-date = Ngày sinh
field-sex = Giới tính
field-person-id = Số định danh cá nhân
field-old-id = Số CMND cũ
field-phone = Số điện thoại
field-relationship = Quan hệ với chủ hộ
field-residence = Loại cư trú
field-presence = Tình trạng
field-nationality = Quốc tịch
field-note = Ghi chú
field-bhyt = BHYT
field-gplx = Giấy phép lái xe
field-vehicle = Đăng ký xe
field-bhxh = BHXH
field-household = Hộ
field-household-no = Số hộ
field-head-name = Chủ hộ
field-area = Tổ dân phố
field-address = Địa chỉ
field-card-applied = Ngày làm CCCD
field-card-issued = Ngày cấp CCCD
field-l1-registered = Ngày đăng ký mức 1
field-l1-activated = Ngày kích hoạt mức 1
field-l2-enrolled = Ngày thu nhận mức 2
field-l2-approved = Ngày phê duyệt mức 2
field-l2-rejected = Ngày hồ sơ mức 2 không đạt
field-l2-activated = Ngày kích hoạt mức 2

# Vì sao phải xem trước khi lấy theo danh sách tài khoản
doubt-other-name = Số này trong danh sách ghi tên khác: { $name }. Có thể sai số.
doubt-number-twice = Trong sổ có nhiều người mang số này.
doubt-told-twice = Danh sách ghi nhiều ngày khác nhau cho mốc này.
doubt-future-day = Ngày trong danh sách còn ở phía trước.

handset-own = máy của chính người đó
handset-family = máy của người nhà
handset-helper = máy của cán bộ, tình nguyện viên
