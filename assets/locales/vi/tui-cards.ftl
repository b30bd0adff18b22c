# A card that was scanned.

# Names of the screens
tui-title-card = Thẻ vừa quét
tui-title-card-place = Thêm người có thẻ
tui-scope-card = Thẻ vừa quét
tui-scope-card-of-nobody = Thẻ của người chưa có trong sổ
tui-scope-card-place = Tìm hộ cho người có thẻ

# What can be done
tui-do-card-issued = Đã cấp thẻ
tui-do-card-issued-help = Ghi đã cấp thẻ căn cước, với ngày cấp trên thẻ
tui-do-card-open = Mở người này
tui-do-card-open-help = Mở người có thẻ này
tui-do-card-take = Lấy dòng này
tui-do-card-take-help = Ghi vào sổ điều thẻ nói ở dòng đang chọn
tui-do-card-take-all = Lấy tất cả
tui-do-card-take-all-help = Ghi vào sổ mọi điều thẻ nói khác, trừ các dòng chỉ lấy riêng
tui-do-card-next = Người sau
tui-do-card-next-help = Người tiếp theo có thể là chủ thẻ
tui-do-card-previous = Người trước
tui-do-card-previous-help = Người trước đó có thể là chủ thẻ
tui-do-card-add = Thêm người này
tui-do-card-add-help = Thêm người có thẻ vào một hộ, với các thông tin trên thẻ
tui-do-card-add-other = Người khác: thêm mới
tui-do-card-add-other-help = Không phải người này: thêm chủ thẻ là người mới
tui-do-card-live-here = Ở hộ này
tui-do-card-live-here-help = Thêm người có thẻ vào hộ đang chọn
tui-why-card-has-holder = Người có số này đã ở trong sổ.
tui-why-card-issued-stands = Đã ghi cấp thẻ rồi.
tui-why-card-same = Không có gì khác để lấy.

# What happens to a scan
tui-card-locked = Chưa đọc thẻ vì sổ chưa mở. Mở sổ rồi quét lại.
tui-card-not-now = Chưa đọc thẻ vì đang làm việc khác. Xong rồi quét lại.
tui-card-unreadable = Không đọc được thẻ. Quét lại, hoặc gõ số để tìm.
tui-ask-open-card-of = Vừa quét thẻ của { $name }. Mở thẻ? Những gì đang nhập vẫn giữ, Esc để về nhập tiếp.
tui-ask-open-card = Vừa quét một thẻ. Mở thẻ? Những gì đang nhập vẫn giữ, Esc để về nhập tiếp.

# What a card says
tui-card-of = Thẻ của { $name }
tui-card-without-name = Thẻ vừa quét
tui-card-somebody = Người có thẻ
tui-card-issued-on = cấp ngày { $day }
tui-card-issue-unknown = không rõ ngày cấp
tui-card-lost = Không đọc được: { $fields }. Xem trên thẻ.
tui-card-check-digit = Chữ số kiểm tra không khớp: so lại số và ngày sinh với thẻ.
tui-card-impossible-day = Ngày cấp này không thể có: xem lại ngày trên thẻ và ngày của máy.

# Whose it is
tui-card-found-number = Có trong sổ
tui-card-found-old-id = Chưa ai có số này; trùng số CMND cũ
tui-card-found-name = Chưa ai có số này; trùng tên và ngày sinh
tui-card-found-other-number = Chưa ai có số này; trùng tên và ngày sinh, khác số định danh
tui-card-holder-of = { $place }/{ $total } (Tab để xem người khác) · { $title }
tui-card-of-nobody = Chưa có trong sổ
tui-card-of-nobody-hint = Không ai trong sổ có số này, cũng không ai trùng tên và ngày sinh. Bấm Enter để thêm người này vào một hộ.
tui-card-head-ledger = Trong sổ
tui-card-head-card = Trên thẻ
tui-card-same = Thẻ khớp với sổ, và đã ghi cấp thẻ.
tui-card-take = Space lấy dòng này, a lấy tất cả.
tui-card-take-issued = Bấm c để ghi đã cấp thẻ; Space lấy dòng đang chọn, a lấy tất cả.
tui-card-alone = Chỉ lấy riêng bằng Space: thẻ có thể không còn đúng hoặc nói ít hơn sổ.
tui-said-card = { $name }: { $fields } theo thẻ
tui-card-where = { $name } ở hộ nào?
tui-card-new-household = Hộ mới, với địa chỉ trên thẻ
