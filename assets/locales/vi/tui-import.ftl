# Nhập danh sách.

tui-title-import-files = Nhập danh sách: chọn tệp
tui-title-import-sheets = Nhập danh sách: các cột
tui-title-import-field = Nhập danh sách: mục của cột
tui-title-import-plan = Nhập danh sách: xem trước
tui-title-import-done = Nhập danh sách: xong

# Chọn tệp
tui-import-where = Danh sách nằm ở đâu? Chọn một thư mục.
tui-import-place-recent = Vừa dùng
tui-import-place-home = Thư mục của bạn
tui-import-place-documents = Tài liệu
tui-import-place-downloads = Tải về
tui-import-place-desktop = Màn hình nền
tui-import-place-drive = USB, ổ đĩa khác
tui-import-newest-first = Tệp mới nhất ở trên. Đọc được .xlsx, .xls, .ods, .csv, .tsv, .txt.
tui-import-by-name = Xếp theo tên. Đọc được .xlsx, .xls, .ods, .csv, .tsv, .txt.
tui-import-path = Đường dẫn:
tui-import-folder-above = lên thư mục trên
tui-import-marked = Đã đánh dấu { $count } tệp. Bấm Enter ở một tệp để nhập chung một lần.
tui-import-nothing-here = Không có gì ở đây.
tui-import-folder-cut = Thư mục này nhiều tệp quá, chỉ hiện một phần. Bấm g để gõ đường dẫn.
tui-import-folder-not-read = Không mở được thư mục { $path }.
tui-import-folder-not-read-hint = Có thể máy không cho phép, hoặc USB đã rút ra. Bấm ← để lên thư mục trên.
tui-import-path-not-found = Không thấy { $path }
tui-import-path-not-found-hint = Kiểm tra lại đường dẫn.
tui-import-size-bytes = { $count } byte
tui-import-size-kb = { $count } KB
tui-import-size-mb = { $count } MB
tui-import-short-other-sheet = lưu thành .xlsx rồi nhập
tui-import-short-too-large = tệp lớn quá
tui-import-why-other-sheet = Chưa đọc được loại tệp này. Mở bằng Excel hoặc LibreOffice, lưu thành .xlsx rồi chọn tệp đó.
tui-import-why-too-large = Tệp lớn quá. Tách danh sách thành nhiều tệp, mỗi tệp một vài tổ.
tui-import-why-other = không phải danh sách

# Các cột
tui-import-looking = Đang mở { $files }…
tui-import-cannot-read = Không đọc được tệp
tui-import-day-user = Danh sách tính đến ngày { $day } (vừa chọn). Bấm y để đổi.
tui-import-day-title = Danh sách tính đến ngày { $day } (ghi trong tệp). Bấm y để đổi.
tui-import-day-today = Danh sách tính đến hôm nay, { $day } (trong tệp không ghi ngày). Bấm y để đổi.
tui-import-heading = Cột trong tệp
tui-import-field = Mục trong sổ
tui-import-samples = Vài ô đầu
tui-import-people = { $count } người
tui-import-people-at-least = { $count } người, còn nữa (đếm đủ ở bước sau)
tui-import-households = { $count } hộ
tui-import-households-at-least = { $count } hộ, còn nữa (đếm đủ ở bước sau)
tui-import-heading-row = tiêu đề ở dòng { $row }
tui-import-hidden-sheet = trang tính ẩn
tui-import-hidden-rows-skipped = { $count } dòng ẩn: không nhập
tui-import-hidden-rows-taken = { $count } dòng ẩn: có nhập
tui-import-hidden-now-taken = Nhập cả dòng ẩn, ở mọi trang tính được lấy. Bấm Space lần nữa để bỏ trang tính này.
tui-import-encoding = chữ { $encoding }
tui-import-no-table = không có danh sách
tui-import-no-names = chưa biết cột nào là họ tên
tui-import-again = trùng: { $field }
tui-import-not-read = không đọc
tui-import-refused = không đọc: nhạy cảm
tui-import-remembered = Đã dùng lại cách chọn mục của lần nhập trước, vì danh sách có cùng các cột.
tui-import-why-no-column = Chọn một cột trước, rồi bấm phím này.
tui-import-why-refused = Cột này là thông tin nhạy cảm, theo luật không được đưa vào sổ.
tui-import-why-no-table = Trang tính này không có danh sách người.
tui-import-why-nothing-taken = Chưa lấy trang tính nào. Bấm Space ở trang tính cần lấy.
tui-import-why-no-names = Chưa biết cột nào là họ tên. Chọn cột đó, bấm c, rồi chọn "Họ và tên".
tui-import-why-correction = Đổi như vậy thì không còn đọc được danh sách, nên giữ như cũ.

# Mục của cột
tui-import-field-of = Cột "{ $heading }" là mục nào trong sổ?
tui-import-field-hint = gõ vài chữ của tên mục, không cần dấu
tui-import-field-none = Không có mục nào như vậy.
tui-import-field-auto = (để chương trình tự nhận)
tui-import-field-ignore = (không đọc cột này)
tui-import-column-row-no = Số thứ tự
tui-import-column-address-current = Địa chỉ
tui-import-column-address-permanent = Địa chỉ thường trú
tui-import-column-house-number = Số nhà
tui-import-column-full-name-part-family = Họ và chữ đệm
tui-import-column-full-name-part-given = Tên
tui-import-column-ref = Mã trong sổ
tui-import-column-ref-seal = Dấu kiểm
tui-import-column-birth-date-day = Ngày sinh (cột ngày)
tui-import-column-birth-date-month = Ngày sinh (cột tháng)
tui-import-column-birth-date-male = Ngày sinh (nam)
tui-import-column-birth-date-female = Ngày sinh (nữ)

# Đang làm
tui-import-opening = Đang mở tệp…
tui-import-reading = Đang đọc danh sách…
tui-import-comparing = Đang so với sổ…
tui-import-backing-up = Đang sao lưu sổ trước khi nhập…
tui-import-writing = Đang ghi vào sổ…
tui-import-finishing = Đang hoàn tất…
tui-import-stopping = Đang dừng…
tui-import-stop-reading = Bấm Esc để dừng. Chưa có gì được ghi vào sổ.
tui-import-stop-writing = Bấm Esc để dừng. Nếu dừng, sổ vẫn như trước khi nhập.
tui-import-rows = { $rows } dòng
tui-import-rate = { $rate } dòng/giây
tui-import-left-moment = sắp xong
tui-import-left-seconds = còn khoảng { $seconds } giây
tui-import-left-minutes = còn khoảng { $minutes } phút
tui-import-given-up = Đã dừng, chưa nhập gì.
tui-import-stopped = Đã dừng
tui-import-nothing-written = Sổ vẫn như trước khi nhập, không có gì được ghi.
tui-import-not-done = Chưa nhập được

# Xem trước
tui-import-part-summary = Tóm tắt
tui-import-part-problems = Cần sửa: { $count }
tui-import-part-held = Để lại: { $count }
tui-import-part-unsure = Chưa chắc: { $count }
tui-import-read-sheet = { $file } · { $sheet }: { $rows } người
tui-import-plan-hidden-skipped = { $sheet }: { $count } dòng ẩn (từ dòng { $row }) không nhập
tui-import-plan-hidden-taken = { $sheet }: { $count } dòng ẩn (từ dòng { $row }) có nhập
tui-import-read-households = { $file } · { $sheet }: { $rows } hộ
tui-import-more-sheets = và { $count } trang tính khác
tui-import-as-of = Tính đến ngày { $day }. Chưa ghi gì vào sổ.
tui-import-count-added = Người mới
tui-import-count-updated = Người có thay đổi
tui-import-count-unchanged = Người như cũ
tui-import-count-duplicates = Dòng lặp lại trong danh sách
tui-import-count-held = Dòng để lại chờ sửa
tui-import-count-unsure = Dòng chưa chắc là ai, chưa ghi
tui-import-count-absent = Có trong sổ, không có trong danh sách (giữ nguyên)
tui-import-count-households = Hộ trong danh sách ({ $new } hộ mới)
tui-import-row = dòng { $row }
tui-import-place-of = { $file }, trang { $sheet }, { $cell }.
tui-import-raw = Chữ trong ô: { $raw }.
tui-import-like = { $count ->
    [1] giống { $like }
   *[other] giống { $count } người
}
tui-import-why-nothing-new = Mọi điều trong danh sách đã có trong sổ, không có gì để ghi.
tui-import-planned-again = Sổ đã thay đổi nên vừa so lại. Xem lại rồi bấm Enter.
tui-ask-import = Nhập vào sổ { $added } người mới, { $updated } người và { $households } hộ có thay đổi?
tui-ask-import-held = Nhập vào sổ { $added } người mới, { $updated } người và { $households } hộ có thay đổi; để lại { $held } dòng chờ sửa?
tui-ask-stop-and-leave = Đang nhập danh sách. Dừng lại và thoát? Sổ vẫn như trước khi nhập.

# Xong
tui-import-is-done = Đã nhập xong.
tui-import-done = Đã nhập { $count } người.
tui-import-said = nhập danh sách, { $added } người mới, { $updated } người thay đổi
tui-import-done-problems = { $count } điểm cần sửa: người vẫn được nhập, chữ gốc của ô được giữ lại.
tui-import-done-held = { $count } dòng để lại trong sổ, chờ sửa.
tui-import-done-unsure = { $count } dòng chưa chắc là ai: chưa ghi.
tui-import-is-undone = Đã hoàn tác lần nhập này. Sổ như trước khi nhập. Bấm Ctrl+R để làm lại, Enter để về tổng quan.
tui-import-done-undo = Bấm u để hoàn tác cả lần nhập này.

# Tên các việc
tui-do-import = Nhập danh sách
tui-do-import-help = Nhập danh sách nhân khẩu từ tệp .xlsx, .xls, .ods, .csv
tui-do-import-choose = Chọn
tui-do-import-choose-help = Vào thư mục, hoặc mở tệp này và các tệp đã đánh dấu
tui-do-import-mark = Đánh dấu
tui-do-import-mark-help = Đánh dấu tệp để nhập nhiều tệp một lần
tui-do-import-up = Lên trên
tui-do-import-up-help = Lên thư mục trên
tui-do-import-filter = Lọc tên
tui-do-import-filter-help = Chỉ hiện những tên có chữ gõ vào, không cần dấu
tui-do-import-sort = Xếp
tui-do-import-sort-help = Đổi cách xếp: mới nhất ở trên, hoặc theo tên
tui-do-import-path = Gõ đường dẫn
tui-do-import-path-help = Gõ hoặc dán đường dẫn của tệp hay thư mục
tui-do-import-go = Mở
tui-do-import-go-help = Mở tệp hay thư mục vừa gõ
tui-do-import-preview = Xem trước
tui-do-import-preview-help = Đọc danh sách và xem sẽ nhập những gì; chưa ghi vào sổ
tui-do-import-field = Đổi mục
tui-do-import-field-help = Chọn mục trong sổ cho cột này
tui-do-import-ignore = Không đọc cột
tui-do-import-ignore-help = Bỏ qua cột này
tui-do-import-take = Lấy hoặc bỏ trang tính
tui-do-import-take-help = Lấy hoặc bỏ qua trang tính này; nếu có dòng ẩn, bấm thêm một lần để nhập cả dòng ẩn
tui-do-import-day = Đổi ngày
tui-do-import-day-help = Chọn ngày mà danh sách tính đến
tui-do-import-next-list = Trang tính sau
tui-do-import-next-list-help = Đến trang tính sau
tui-do-import-take-field = Chọn mục này
tui-do-import-take-field-help = Cột này là mục đang chọn
tui-do-import-write = Nhập vào sổ
tui-do-import-write-help = Ghi những gì đang xem vào sổ; một phím u hoàn tác tất cả
tui-do-import-next-part = Phần sau
tui-do-import-next-part-help = Sang phần sau: tóm tắt, đổi, chuyển hộ, chưa chắc, cần sửa, để lại, thiếu
tui-do-import-previous-part = Phần trước
tui-do-import-previous-part-help = Về phần trước
tui-do-import-stop = Dừng
tui-do-import-stop-help = Dừng việc đang làm; sổ vẫn như trước
tui-do-import-finish = Về tổng quan
tui-do-import-finish-help = Đóng phần nhập danh sách

# Tên các màn hình trong bảng phím
tui-scope-import-files = Nhập danh sách: chọn tệp
tui-scope-import-filter = Nhập danh sách: lọc tên tệp
tui-scope-import-path = Nhập danh sách: đường dẫn
tui-scope-import-sheets = Nhập danh sách: các cột
tui-scope-import-field = Nhập danh sách: mục của cột
tui-scope-import-work = Nhập danh sách: đang làm
tui-scope-import-plan = Nhập danh sách: xem trước
tui-scope-import-done = Nhập danh sách: xong
tui-scope-import-stopped = Nhập danh sách: đã dừng
tui-import-count-changed-households = Hộ có thay đổi (địa chỉ, chủ hộ)

# Quyết định trước khi ghi
tui-import-part-changed = Đổi: { $count }
tui-import-part-moves = Chuyển: { $count }
tui-import-part-absent = Thiếu: { $count }
tui-import-count-unsure-decided = Dòng chưa chắc là ai, chưa ghi (đã quyết { $count })
tui-import-count-moves = Chuyển sang hộ khác
tui-import-count-moves-staying = Chuyển sang hộ khác ({ $count } người giữ hộ cũ)
tui-import-count-absent-elsewhere = Không có trong danh sách (và { $count } người ở tổ khác)
tui-import-count-problems = Điểm cần sửa mới
tui-import-count-problems-known = Điểm cần sửa mới ({ $count } điểm đã biết từ lần trước)
tui-import-problem-known = (đã biết)
tui-import-change-problems = chỉ khác ở các điểm cần sửa
tui-import-change-replaces = Sổ sẽ ghi theo danh sách.
tui-import-change-contradicts = Trong sổ đã sửa khác: giữ cả hai, sổ không đổi cho đến khi chọn.
tui-import-change-stands = Trong sổ đã đúng như vậy.
tui-import-home-number = hộ { $number }
tui-import-move-goes = chuyển
tui-import-move-stays = giữ
tui-import-move-of = { $name } chuyển từ { $from } đến { $to }.
tui-import-move-kept = Đã chọn giữ hộ cũ; lần nhập sau không hỏi lại.
tui-import-move-contradicts = Trong sổ đã chuyển sang { $now }: giữ cả hai, sổ không đổi cho đến khi chọn.
tui-import-absent-stays = Không có dòng nào của danh sách là người này. Người này vẫn ở trong sổ như cũ.
tui-import-choice-same = cùng người
tui-import-choice-same-stays = cùng người, giữ hộ
tui-import-choice-other = người khác
tui-import-choice-none = chưa quyết
tui-import-beside-row = Dòng trong danh sách
tui-import-beside-person = { $count ->
    [1] Người trong sổ ({ $reference })
   *[other] Người trong sổ ({ $reference }, { $place }/{ $count })
}
tui-import-looks-moved = Có thể người này đã chuyển hộ: danh sách không còn dòng nào khác của người này.
tui-import-has-own-row = Người trong sổ đã có một dòng khác trong danh sách.
tui-import-decide-hint = Chưa quyết thì dòng này không được ghi; người trong sổ giữ nguyên.
tui-import-why-decide-first = Quyết dòng này trước, rồi bấm phím này để các dòng còn lại cũng như vậy.
tui-do-import-same = Cùng người
tui-do-import-same-help = Dòng này là người trong sổ: cập nhật người đó; lần sau không hỏi lại
tui-do-import-same-stays = Cùng người, giữ hộ
tui-do-import-same-stays-help = Dòng này là người trong sổ, nhưng người đó ở lại hộ cũ
tui-do-import-other = Người khác
tui-do-import-other-help = Dòng này là người khác: thêm vào sổ; lần sau không hỏi lại
tui-do-import-next-like = Người giống khác
tui-do-import-next-like-help = Xem người giống tiếp theo trong sổ
tui-do-import-stays = Giữ hộ cũ
tui-do-import-stays-help = Người này không chuyển hộ; lần sau không hỏi lại
tui-do-import-decide-rest = Còn lại cũng vậy
tui-do-import-decide-rest-help = Quyết như dòng này cho mọi dòng chưa quyết (dòng giống nhiều người thì không)
tui-do-import-undecide = Bỏ quyết
tui-do-import-undecide-help = Bỏ điều vừa quyết cho dòng này
tui-scope-import-unsure = Nhập danh sách: dòng chưa chắc
tui-scope-import-moves = Nhập danh sách: chuyển hộ
