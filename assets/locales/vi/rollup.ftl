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
rollup-block-findings = Số phát hiện theo loại
rollup-sheet-findings = Phát hiện
rollup-note-targets = Chỉ { $with } trong { $wards } phường, xã có chỉ tiêu (cộng lại { $sum }), nên dòng tổng không có chỉ tiêu và tỷ lệ theo chỉ tiêu.
rollup-note-absent = Cột nào có phường, xã không ghi số thì không có dòng tổng.
rollup-note-periods = Có phường, xã gửi kỳ khác (xem phần Phát hiện): không nên dùng dòng tổng của bảng này.
rollup-no-findings = Không phát hiện gì bất thường.
rollup-findings = Phát hiện ({ $count }):
rollup-more-findings = Còn { $count } phát hiện nữa, xem tệp JSON hoặc văn bản.
rollup-opening = Tổng hợp số liệu của { $wards } phường, xã tính đến ngày { $day } như sau:
rollup-closing = Trên đây là số liệu gộp từ các phường, xã; chi tiết có trong phụ lục kèm theo./.
rollup-part-total = Kết quả chung
rollup-part-findings = Điều cần kiểm tra lại
rollup-rate-line = { $rate }: { $part } / { $whole }, đạt { $percent }.
rollup-best = Cao nhất ({ $rate }): { $wards }.
rollup-last = Thấp nhất: { $wards }.
rollup-named = { $name } ({ $count }): { $wards }.
rollup-short-unreadable = { $ward }: tệp gửi lên không đọc được.
rollup-short-double = { $ward }: gửi một ngày hai lần.
rollup-short-unlisted = { $ward }: không có trong danh sách, số liệu vẫn được cộng.
rollup-short-older-version = { $ward }: tệp do phiên bản cũ lập, thiếu một số cột.
