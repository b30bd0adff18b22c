# Gộp số liệu nhiều phường: việc của đơn vị cấp trên.

## Loại phát hiện
rollup-code-unreadable = Không đọc được
rollup-code-missing = Chưa gửi
rollup-code-late = Gửi muộn
rollup-code-double = Gửi trùng
rollup-code-decreased = Số bị giảm
rollup-code-inconsistent = Số không khớp
rollup-code-wrong-rate = Sai tỷ lệ
rollup-code-other-definition = Cách tính khác
rollup-code-other-period = Kỳ khác
rollup-code-unlisted = Ngoài danh sách
rollup-code-older-version = Phiên bản cũ

## Phát hiện
rollup-finding-missing = { $ward }: có trong danh sách nhưng chưa có số liệu. Hãy nhắc gửi.
rollup-finding-unlisted = { $ward }: không có trong danh sách (tệp { $file }). Số liệu vẫn được cộng; hãy xem lại danh sách hoặc bỏ tệp này ra.
rollup-finding-late = { $ward }: số liệu mới nhất là ngày { $day }, trong khi nơi khác đã có ngày { $newest }.
rollup-finding-double-same = { $ward }: ngày { $day } gửi hai lần, số như nhau; lấy tệp { $kept }, bỏ tệp { $file }.
rollup-finding-double-different = { $ward }: ngày { $day } gửi hai lần, số khác nhau ({ $figure }: { $kept_count } và { $count }); lấy tệp { $kept }, bỏ tệp { $file }. Hãy hỏi lại tệp nào đúng.
rollup-finding-decreased = { $ward }: “{ $figure }” ngày { $day_before } là { $before }, ngày { $day } còn { $now }. Số cộng dồn không tự giảm; hãy hỏi lý do.
rollup-finding-other-period = { $ward }: số phát sinh trong kỳ là của { $period }, nơi khác là của { $others }; không so sánh và không nên cộng phần trong kỳ.
rollup-finding-other-age = { $ward }: đủ điều kiện tính từ { $age } tuổi, nơi khác tính từ { $usual } tuổi; tỷ lệ không so sánh được.
rollup-finding-other-campaign = { $ward }: số liệu của chiến dịch “{ $campaign }”, nơi khác là “{ $usual }”.
rollup-finding-other-parts = { $ward }: “{ $rate }” trong tệp được tính bằng { $part } / { $whole }; bảng gộp tính lại theo cách chung.
rollup-finding-wrong-rate = { $ward }: “{ $rate }” ghi { $stands }, tính từ các số là { $follows }. Bảng gộp dùng số tính lại.
rollup-finding-wrong-rate-area = { $ward }, { $area }: “{ $rate }” ghi { $stands }, tính từ các số là { $follows }.
rollup-finding-rows = { $ward }: cộng các địa bàn “{ $figure }” được { $sum }, dòng tổng ghi { $count }. Bảng gộp dùng dòng tổng.
rollup-finding-more-than = { $ward }: “{ $part }” ({ $count }) lớn hơn “{ $whole }” ({ $of }).
rollup-finding-no-sum = { $ward }: “{ $figure }” ghi { $count }, cộng các phần được { $sum }.
rollup-finding-since = { $ward }: ngày đầu kỳ sau ngày tính đến ({ $day }).
rollup-finding-future = { $ward }: số liệu tính đến { $day } nhưng tệp được lập từ { $made }; hãy xem lại ngày.
rollup-finding-older = { $ward }: tệp { $file } do phiên bản cũ lập, thiếu { $keys }. Cột nào thiếu ở một phường thì không có dòng tổng.
rollup-finding-older-named = { $ward }: tệp { $file } không ghi tên phường, tên lấy theo tên tệp; phiên bản cũ nên thiếu { $keys }.

## Từ ngữ dùng trong phát hiện
rollup-kind-tally = bảng tổng hợp
rollup-kind-daily = báo cáo ngày
rollup-kind-monthly = báo cáo tháng
rollup-kind-final = báo cáo tổng kết
rollup-period-day = { $kind } ngày { $day }
rollup-period = { $kind } từ { $since } đến { $day }
rollup-period-unknown = { $kind } đến { $day }, không rõ từ ngày nào
rollup-others-days = { $kind }, kỳ { $days } ngày
rollup-nothing = –
rollup-count = { $count }
rollup-text = { $text }
rollup-percent = { $whole },{ $tenth }{ $hundredth }%

## Tệp không đọc được
rollup-file-no-figures = Tệp { $file } không phải là bảng tổng hợp: không thấy dòng mã cột (area, eligible, l2_activated…).
rollup-file-no-figures-hint = Hãy xin phường gửi lại tệp do lệnh tally hoặc report lập ra (JSON, CSV hoặc XLSX), không tự tạo bảng mới.
rollup-file-is-rollup = Tệp { $file } là bảng đã gộp, không phải số liệu của một phường.
rollup-file-is-rollup-hint = Bỏ tệp này ra, hoặc để kết quả gộp ở thư mục khác; hãy gộp từ tệp của từng phường.
rollup-file-newer = Tệp { $file } do phiên bản mới hơn lập ({ $schema }).
rollup-file-newer-hint = Hãy cập nhật chương trình rồi gộp lại.
rollup-file-bad-json = Tệp { $file } không phải JSON trọn vẹn: lỗi ở dòng { $line }, cột { $column }.
rollup-file-bad-value = Tệp { $file }: chỗ { $place } không đúng kiểu.
rollup-file-bad-json-hint = Tệp có thể bị cắt hoặc sửa tay; hãy xin phường gửi lại.
rollup-file-bad-count = Tệp { $file }: ô { $place } ghi “{ $raw }”, không phải là số đếm.
rollup-file-bad-rate = Tệp { $file }: ô { $place } ghi “{ $raw }”, không phải là tỷ lệ phần trăm.
rollup-file-bad-day = Tệp { $file }: ô { $place } ghi “{ $raw }”, không phải là ngày.
rollup-file-bad-count-hint = Sửa ô đó theo tệp gốc của phường, hoặc xin phường gửi lại, rồi gộp lại.
rollup-file-no-day = Tệp { $file } không ghi số liệu tính đến ngày nào.
rollup-file-no-day-hint = Đặt lại tên tệp như khi chương trình lập ra, chẳng hạn phuong-dang-hai-tally-2023-06-15.csv.
rollup-file-no-total = Tệp { $file } thiếu dòng tổng của phường.
rollup-file-no-total-hint = Hãy xin phường gửi lại tệp gốc; dòng tổng đứng cuối bảng, tên là “Tổng”.
rollup-file-twice = Tệp { $file }: { $what } xuất hiện hai lần.
rollup-file-several-wards = Tệp { $file } có dòng của cả “{ $one }” và “{ $other }”.
rollup-file-twice-hint = Mỗi tệp chỉ có một bảng của một phường trong một ngày; hãy xin phường gửi lại tệp gốc.
rollup-file-too-much = Tệp { $file } lớn hơn bảng tổng hợp của một phường (quá { $limit }).
rollup-file-no-wards = Tệp { $file } không có tên phường nào.
rollup-file-no-wards-hint = Ghi mỗi phường một dòng; có thể thêm đơn vị cấp trên sau dấu phẩy.

## Bảng gộp
rollup-title = Bảng gộp số liệu { $wards } phường, xã
rollup-ward = Phường, xã
rollup-rank = Thứ hạng
rollup-as-of = Tính đến ngày
rollup-since = Kỳ từ ngày
rollup-findings-column = Phát hiện
rollup-fact-wards = Số phường, xã có số liệu
rollup-fact-listed = Số phường, xã trong danh sách
rollup-fact-files = Số tệp đã đọc
rollup-fact-findings = Số phát hiện
rollup-fact-newest = Ngày mới nhất
rollup-fact-ranked-by = Xếp hạng theo
rollup-fact-made-at = Gộp lúc
rollup-fact-schema = Định dạng dữ liệu
rollup-block-period = Trong kỳ của từng phường, xã
rollup-block-people = Phường, xã và nhân khẩu
rollup-block-cards = Thẻ CCCD
rollup-block-findings = Số phát hiện theo loại
rollup-sheet-findings = Phát hiện
rollup-note-targets = Chỉ { $with } trong { $wards } phường, xã có chỉ tiêu (cộng lại { $sum }), nên dòng tổng không có chỉ tiêu và tỷ lệ theo chỉ tiêu.
rollup-note-absent = Cột nào có phường, xã không ghi số thì không có dòng tổng.
rollup-note-periods = Có phường, xã gửi kỳ khác (xem phần Phát hiện): không nên dùng dòng tổng của bảng này.
rollup-no-findings = Không phát hiện gì bất thường.
rollup-findings = Phát hiện ({ $count })
rollup-more-findings = Còn { $count } phát hiện nữa, xem tệp JSON hoặc văn bản.
rollup-opening = Tổng hợp số liệu của { $wards } phường, xã tính đến ngày { $day } như sau:
rollup-closing = Trên đây là số liệu gộp từ các phường, xã; chi tiết có trong phụ lục kèm theo./.
rollup-part-total = Kết quả chung
rollup-part-findings = Điều cần kiểm tra lại
rollup-rate-line = { $rate ->
    [card_rate] Đã cấp CCCD cho { $part } trên { $whole } công dân đủ điều kiện, đạt { $percent }.
    [l2_enrolled_rate] Đã thu nhận hồ sơ mức 2 của { $part } trên { $whole } công dân đủ điều kiện, đạt { $percent }.
    [l2_approval_rate] Đã được phê duyệt { $part } trên { $whole } hồ sơ mức 2 đã thu nhận, đạt { $percent }.
    [l2_activation_rate] Đã kích hoạt { $part } tài khoản mức 2 trên { $whole } hồ sơ đã được phê duyệt, đạt { $percent }.
    [l2_rate] Đã kích hoạt { $part } tài khoản mức 2 trên { $whole } công dân đủ điều kiện, đạt { $percent }.
   *[activated_rate] Tổng tài khoản kích hoạt (mức 1 và mức 2) là { $part } trên { $whole } công dân đủ điều kiện, đạt { $percent }.
}
rollup-best = Cao nhất ({ $rate }): { $wards }.
rollup-last = Thấp nhất: { $wards }.
rollup-named = { $name } ({ $count }): { $wards }.
rollup-short-unreadable = { $ward }: tệp gửi lên không đọc được.
rollup-short-double = { $ward }: gửi một ngày hai lần.
rollup-short-unlisted = { $ward }: không có trong danh sách, số liệu vẫn được cộng.
rollup-short-older-version = { $ward }: tệp do phiên bản cũ lập, thiếu một số cột.

## Lệnh rollup
rollup-progress = Đang đọc số liệu
rollup-no-files = Không có tệp nào để gộp.
rollup-no-files-hint = Chọn các tệp .json, .csv, .xlsx do tally hoặc report lập ra, hoặc thư mục chứa chúng.
rollup-too-many-files = Có nhiều hơn { $limit } tệp; hãy gộp từng phần.
rollup-nothing-read = Không đọc được số liệu của phường, xã nào.
rollup-nothing-read-hint = Xem lý do từng tệp ở trên; hãy xin gửi lại tệp do tally hoặc report lập ra.
rollup-unread = { $message } { $hint }
rollup-bad-sort = Không sắp xếp theo “{ $key }” được. Dùng một trong: { $keys }.
rollup-file-unit = Gop so lieu
rollup-noted = { $count } phát hiện: xem bằng --format text.
rollup-not-done = Chưa gộp được

## Màn hình gộp số liệu
tui-start-roll-up = Gộp số liệu nhiều phường
tui-start-roll-up-more = Cho đơn vị cấp trên: gộp tệp các phường, xã gửi lên.
tui-scope-roll-up = Gộp số liệu
tui-scope-roll-up-ward = Gộp số liệu: một phường, xã
tui-title-roll-up = Gộp số liệu
tui-title-roll-up-files = Gộp số liệu: chọn tệp
tui-title-roll-up-wards = Gộp số liệu: chọn danh sách phường, xã
tui-title-roll-up-export = Xuất bảng gộp ra tệp
tui-roll-up-export-hint = Chỉ có số liệu và tên phường, xã. Tệp đã có sẵn không bị ghi đè.
tui-roll-up-where = Tệp các phường, xã gửi lên nằm ở đâu?
tui-roll-up-where-list = Danh sách phường, xã phải gửi nằm ở đâu?
tui-roll-up-newest-first = Tệp mới nhất ở trên. Chọn cả thư mục, hoặc đánh dấu từng tệp bằng dấu cách.
tui-roll-up-by-name = Xếp theo tên. Chọn cả thư mục, hoặc đánh dấu từng tệp bằng dấu cách.
tui-roll-up-list-form = Mỗi dòng một phường, xã (.txt, .csv, .xlsx); có thể thêm đơn vị cấp trên ở cột thứ hai.
tui-roll-up-all = Gộp cả thư mục này ({ $count } tệp)
tui-roll-up-why-other = Chỉ gộp được tệp .json, .csv, .xlsx do lệnh tally hoặc report lập ra.
tui-roll-up-why-no-list = Danh sách phường, xã phải là tệp .txt, .csv hoặc .xlsx.
tui-roll-up-short-other = không dùng để gộp
tui-roll-up-one-list = Chỉ chọn một danh sách: bấm Enter để chọn.
tui-roll-up-why-no-ward = Phường, xã này không có số liệu để xem.
tui-roll-up-head = { $wards } phường, xã · tính đến { $day } · xếp theo { $sorted }
tui-roll-up-by-ward = tên phường, xã
tui-roll-up-by-day = ngày gửi, cũ nhất ở trên
tui-roll-up-targets = Chỉ { $with }/{ $wards } phường, xã có chỉ tiêu, cộng lại { $sum }: không có tỷ lệ chung
tui-roll-up-rank = Hạng
tui-roll-up-day = Đến ngày
tui-roll-up-new = Mới KH
tui-roll-up-of-card-rate = Đã cấp/đủ ĐK
tui-roll-up-of-l2-enrolled-rate = Thu nhận/đủ ĐK
tui-roll-up-of-l2-approval-rate = Duyệt/thu nhận
tui-roll-up-of-l2-activation-rate = Kích hoạt/duyệt
tui-roll-up-of-l2-rate = Kích hoạt/đủ ĐK
tui-roll-up-of-activated-rate = Hai mức/đủ ĐK
tui-roll-up-of-l2-target-rate = Kích hoạt/chỉ tiêu
tui-roll-up-of-enrolled-target-rate = Thu nhận/chỉ tiêu
tui-roll-up-short-card-rate = CCCD
tui-roll-up-short-l2-enrolled-rate = Thu nhận
tui-roll-up-short-l2-activation-rate = KH/duyệt
tui-roll-up-short-activated-rate = Hai mức
tui-roll-up-ward-head = { $ward } · hạng { $rank }/{ $wards }
tui-roll-up-ward-of = Số liệu của { $kind } từ { $since } đến { $day }
tui-roll-up-ward-file = Tệp { $file }
tui-do-roll-up = Gộp số liệu nhiều phường
tui-do-roll-up-start = Gộp số liệu
tui-do-roll-up-start-help = Gộp tệp số liệu của nhiều phường, xã thành một bảng; không cần sổ
tui-do-roll-up-help = Gộp tệp số liệu của nhiều phường, xã thành một bảng: xếp hạng, ai chưa gửi, số nào bất thường
tui-do-roll-up-ward = Xem phường, xã
tui-do-roll-up-ward-help = Xem đủ số liệu của phường, xã đang chọn
tui-do-roll-up-findings = Phát hiện
tui-do-roll-up-findings-help = Sang danh sách phát hiện, hoặc về lại bảng
tui-do-roll-up-sort = Xếp
tui-do-roll-up-sort-help = Xếp hạng theo tỷ lệ khác, theo tên hoặc theo ngày gửi
tui-do-roll-up-export = Xuất tệp
tui-do-roll-up-export-help = Ghi bảng gộp ra tệp: Excel, CSV, văn bản hoặc JSON
tui-do-roll-up-wards = Phường phải gửi
tui-do-roll-up-wards-help = Chọn danh sách phường, xã phải gửi, để biết nơi nào chưa gửi
tui-do-roll-up-next = Phường kế
tui-do-roll-up-next-help = Xem phường, xã kế tiếp trong bảng
tui-do-roll-up-previous = Phường trước
tui-do-roll-up-previous-help = Xem phường, xã trước đó trong bảng
