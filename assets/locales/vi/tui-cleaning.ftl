# Việc cần làm sạch: các điểm cần sửa theo từng loại, dòng để lại, độ sạch của dữ liệu.
tui-title-cleaning = Việc cần làm sạch
tui-title-mend = Sửa lại cho đúng
tui-title-phone-owner = Số điện thoại này của ai?
tui-title-held = Dòng để lại
tui-title-take-in = Nhận dòng này vào sổ
tui-title-take-in-same = Cùng một người: cập nhật người trong sổ

# Màn hình đầu
tui-cleaning-quality = Dữ liệu sạch
tui-cleaning-quality-note = Số người trong sổ không còn điểm nào cần sửa.
tui-cleaning-heading-held = Chưa vào sổ
tui-cleaning-heading-wrong = Cần sửa
tui-cleaning-heading-confirm = Máy đã sửa, chỉ cần xem lại
tui-cleaning-heading-areas = Dữ liệu sạch theo tổ
tui-cleaning-held = Dòng để lại khi nhập danh sách
tui-cleaning-rows = { $count } dòng
tui-cleaning-area-open = còn { $count } người
tui-cleaning-area-clean = Tổ này không còn ai cần sửa.
tui-cleaning-heading-twice = Có thể trùng
tui-cleaning-pairs = Người trùng: có thể đã ghi hai lần
tui-cleaning-pair-count = { $count } cặp
tui-cleaning-not-looked = chưa tìm
tui-cleaning-alike-areas = Các tổ viết gần giống nhau
tui-cleaning-area-count = { $count } tổ
tui-cleaning-counting = Đang đếm…
tui-cleaning-repairing = Đang ghi cho { $count } người…
tui-cleaning-nothing = Không còn gì phải làm sạch.
tui-overview-clean = Dữ liệu sạch { $percent }, còn { $count } người cần sửa (bấm v).
tui-overview-all-clean = Dữ liệu sạch 100%: không còn điểm nào cần sửa.

# Một loại
tui-cleaning-column-cell = Chữ trong danh sách
tui-cleaning-column-repair = Đề nghị
tui-cleaning-confirm-short = xem lại
tui-cleaning-kind-empty = Không còn ai có điểm cần sửa này.
tui-cleaning-kind-done = Đã xong { $count } người: { $problem }.
tui-cleaning-household-fact = Hộ
tui-cleaning-born = sinh { $birth }
tui-cleaning-raw = "{ $raw }"
tui-cleaning-raw-in-cell = "{ $raw }" (ô { $cell })
tui-cleaning-in-list = Danh sách viết: { $cell }
tui-cleaning-in-ledger = Trong sổ, { $field }: { $value }
tui-cleaning-confirm = { $advice } Enter: đúng rồi. e: sửa.
tui-cleaning-proposal-sure = Đề nghị ghi { $field }: { $value }. Enter: ghi. e: sửa khác. d: để nguyên.
tui-cleaning-proposal-likely = Có thể { $field } là { $value }. Xem giấy tờ; đúng thì Enter, không thì e để sửa.
tui-cleaning-sharing = Số { $phone } đang ghi cho { $count } người:
tui-cleaning-before = { $then } trước { $first }.
tui-cleaning-before-birth = { $then } trước ngày sinh.
tui-cleaning-without-card = { $then } mà chưa có thẻ CCCD.
tui-cleaning-stage-card-applied = làm hồ sơ CCCD
tui-cleaning-stage-card-issued = cấp CCCD
tui-cleaning-stage-l1-registered = đăng ký mức 1
tui-cleaning-stage-l1-activated = kích hoạt mức 1
tui-cleaning-stage-l2-enrolled = thu nhận mức 2
tui-cleaning-stage-l2-approved = phê duyệt mức 2
tui-cleaning-stage-l2-rejected = hồ sơ mức 2 không đạt
tui-cleaning-stage-l2-activated = kích hoạt mức 2

# Làm gì với từng loại
tui-cleaning-advice-bad-date = Xem giấy tờ, bấm Enter rồi gõ ngày đúng. Không rõ thì bấm d để bỏ qua.
tui-cleaning-advice-future-date = Ngày này còn ở phía trước. Bấm Enter rồi gõ ngày đúng.
tui-cleaning-advice-bad-person-id = Xem thẻ, bấm Enter rồi gõ đủ 12 chữ số. Không rõ thì bấm d để bỏ qua.
tui-cleaning-advice-person-id-mismatch = Xem thẻ: sai số, ngày sinh hay giới tính? Enter: sửa. Đúng hết thì bấm d.
tui-cleaning-advice-person-id-restored = Đã thêm lại số 0 mà Excel làm mất; năm sinh, giới tính khớp.
tui-cleaning-advice-duplicate-id = Xem thẻ của cả hai người rồi sửa.
tui-cleaning-advice-bad-phone = Hỏi lại số, bấm Enter rồi gõ. Không có số thì bấm d để bỏ qua.
tui-cleaning-advice-phone-converted = Số 11 chữ số đã đổi sang 10 chữ số theo đầu số mới.
tui-cleaning-advice-shared-phone = Mỗi tài khoản cần số riêng. Enter: chọn số của ai. Cả nhà dùng chung thì bấm d.
tui-cleaning-advice-no-name = Điền họ tên.
tui-cleaning-advice-unknown-value = Bấm Enter rồi chọn hoặc gõ lại cho đúng. Để trống thì bấm d.
tui-cleaning-advice-missing-household = Bấm Enter để tìm hộ của người này. Ở một mình thì bấm d: hộ riêng.
tui-cleaning-advice-date-in-address = Excel đã đổi số nhà thành ngày; sổ ghi lại là số nhà.
tui-cleaning-advice-repaired-text = Phông chữ cũ đã đổi; xem dấu đã đúng chưa.
tui-cleaning-advice-order-of-milestones = Bấm Enter để sửa ngày. Giấy tờ đúng như vậy thì bấm d.
tui-cleaning-advice-too-long = Chữ quá dài, sổ chỉ giữ phần đầu.
tui-cleaning-advice-control-characters = Đã bỏ ký tự ẩn trong ô.

# Ô sửa
tui-mend-will = Sẽ ghi: { $value }
tui-mend-still = Vẫn còn: { $problem }
tui-facts-milestone-hint = Gõ ngày, ví dụ 5/7/2023. x: đã có, không rõ ngày. Để trống: chưa có.

# Số điện thoại chung
tui-phone-owner-hint = Số ở lại với người được chọn; những người kia để trống số.
tui-phone-owner-all = Cả nhà dùng chung số này

# Dòng để lại
tui-held-none = Không còn dòng nào để lại.
tui-held-done = Đã xong các dòng để lại: { $count } dòng.
tui-held-label = Dòng { $row }: { $name }
tui-held-nameless = chưa có tên
tui-held-place = Tệp { $file }, trang { $sheet }, dòng { $row }
tui-held-holder = Số này trong sổ là của: { $who }
tui-held-advice-name = Enter: điền họ tên rồi nhận vào sổ. -: bỏ dòng này.
tui-held-advice-number = Enter: người khác, số khác hoặc không số. t: cùng một người. s: số là của dòng này. -: bỏ.
tui-take-in-new = Điền cho đủ rồi bấm Enter: người này vào sổ.
tui-take-in-other-number = Số ở dòng này là của { $who }. Gõ số đúng, hoặc để trống số.
tui-take-in-number-of = Số này sẽ là của người ở dòng này; trong sổ, { $who } sẽ để trống số.
tui-take-in-same = Là { $who }. Sửa cho đúng rồi bấm Enter; ô để trống không đổi gì trong sổ.
tui-take-in-ledger-says = Trong sổ đang ghi: { $value }

# Đã ghi gì
tui-said-cleaning-right = { $name }: đúng rồi ({ $problem })
tui-said-cleaning-all = "{ $problem }" của { $count } người
tui-said-cleaning-phone-of = số điện thoại là của { $name }
tui-said-cleaning-phone-shared = { $count } người dùng chung một số điện thoại
tui-said-held-new = nhận { $name } vào sổ
tui-said-held-same = cập nhật { $name } theo dòng để lại
tui-said-held-drop = bỏ dòng để lại ({ $what })

# Hỏi
tui-ask-cleaning-all = Làm một lần cho { $count } người ("{ $problem }"): ghi những đề nghị chắc chắn? Bấm u một lần là hoàn tác hết.
tui-ask-held-drop = Bỏ hẳn dòng này ({ $what })? Lần sau nhập lại danh sách, dòng này không hiện lại. Bấm u để hoàn tác.

# Vì sao chưa làm được
tui-why-no-sure-repair = Loại này phải xem từng người: chưa có đề nghị nào chắc chắn.
tui-why-no-held-row = Không còn dòng nào để lại.
tui-why-no-holder = Số ở dòng này không phải của ai trong sổ.
tui-why-nothing-mended = Chưa sửa gì. Dữ liệu vốn đúng thì Esc, rồi bấm d.

# Tên các việc
tui-do-show-cleaning = Làm sạch
tui-do-show-cleaning-help = Việc cần làm sạch: điểm cần sửa theo loại, dòng để lại, độ sạch của dữ liệu
tui-do-export-list = Xuất danh sách
tui-do-export-list-help = Xuất danh sách cần sửa theo tổ ra tệp Excel để gửi tổ trưởng; sửa xong thì nhập lại
tui-do-open-kind = Mở
tui-do-open-kind-help = Mở loại điểm cần sửa đang chọn, sửa lần lượt từng người
tui-do-repair = Xử lý
tui-do-repair-help = Ghi đề nghị cho người đang chọn rồi sang người sau; chưa có đề nghị thì mở ô sửa
tui-do-mend = Sửa tay
tui-do-mend-help = Mở ô sửa, có chữ gốc trong danh sách
tui-do-found-right = Đúng rồi
tui-do-found-right-help = Đã xem, để nguyên như vậy; nhập lại cùng danh sách cũng không hỏi lại
tui-do-repair-all = Cả loại
tui-do-repair-all-help = Ghi một lần mọi đề nghị chắc chắn của loại này, hỏi trước và nói rõ bao nhiêu người
tui-do-open-with-problem = Mở hộ
tui-do-open-with-problem-help = Mở hộ của người đang chọn
tui-do-phone-owner = Chọn
tui-do-phone-owner-help = Số điện thoại là của người đang chọn, hoặc cả nhà dùng chung
tui-do-take-in = Nhận vào sổ
tui-do-take-in-help = Điền, sửa dòng đang chọn rồi nhận vào sổ thành người mới
tui-do-take-in-same = Cùng người
tui-do-take-in-same-help = Dòng này là người đang giữ số đó trong sổ: cập nhật người ấy
tui-do-take-in-number = Số của dòng
tui-do-take-in-number-help = Số là của dòng này: nhận vào sổ, bỏ số ở người kia
tui-do-held-drop = Bỏ dòng
tui-do-held-drop-help = Bỏ dòng đang chọn, hỏi trước; lần sau nhập lại danh sách nó không hiện lại
tui-do-open-holder = Mở hộ
tui-do-open-holder-help = Mở hộ của người đang giữ số này trong sổ

# Các màn hình trong bảng phím
tui-scope-cleaning = Việc cần làm sạch
tui-scope-cleaning-kind = Làm sạch: một loại
tui-scope-phone-owner = Số điện thoại của ai
tui-scope-held-rows = Dòng để lại
