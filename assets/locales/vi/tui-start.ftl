# Lần chạy đầu: lập sổ, xem thử, hướng dẫn.
tui-title-start = Bắt đầu
tui-start-welcome = Trên máy này chưa có sổ. Bạn muốn làm gì?
tui-start-ledger = Lập sổ của phường, xã
tui-start-ledger-more = Tên phường, chiến dịch, mật khẩu: khoảng một phút.
tui-start-demo = Xem thử trước
tui-start-demo-more = Phường không có thật, cứ bấm thử. Thoát ra là hết.
tui-start-restore = Khôi phục từ bản sao lưu
tui-start-restore-more = Đổi máy, cài lại máy: lấy lại sổ từ USB hay thư mục.
tui-start-as-root = Đang chạy bằng quyền quản trị (root). Nên dùng tài khoản thường của bạn.

tui-do-choose-start = Chọn
tui-do-choose-start-help = Làm việc đang chọn
tui-do-make-ledger = Lập sổ
tui-do-make-ledger-help = Lập sổ mới của phường, xã
tui-do-open-demo = Xem thử
tui-do-open-demo-help = Xem thử với một phường không có thật; thoát ra là hết

tui-do-bring-back = Khôi phục
tui-do-bring-back-help = Khôi phục sổ từ một bản sao lưu, ví dụ trên USB
tui-do-restore = Khôi phục và mở
tui-do-restore-help = Kiểm tra bản sao lưu, khôi phục thành sổ của máy này rồi mở

# Khôi phục
tui-title-restore = Khôi phục từ bản sao lưu
tui-restore-where = Bản sao lưu nằm ở đâu? (tệp .tungnha; USB thì cắm vào trước)
tui-restore-newest-first = Tệp mới nhất ở trên. Chọn tệp có đuôi .tungnha.
tui-restore-by-name = Xếp theo tên. Chọn tệp có đuôi .tungnha.
tui-restore-why-other = Không phải bản sao lưu: cần tệp có đuôi .tungnha.
tui-restore-short-other = không phải bản sao lưu
tui-restore-one-file = Chỉ khôi phục từ một tệp: bấm Enter để chọn.
tui-restore-hint = Mật khẩu lúc sao lưu, hoặc 24 từ khôi phục lúc đó.
tui-restore-working = Đang kiểm tra và khôi phục… Sổ lớn thì mất vài phút.
tui-restore-damaged = Bản này bị hỏng hoặc chép chưa hết. Đừng xóa nó; thử một bản sao lưu khác.
tui-restore-other = Chưa có gì thay đổi trên máy này. Esc: chọn tệp khác.
tui-restore-done = Đã khôi phục và mở sổ. Bản sao lưu vẫn ở chỗ cũ.

# Lập sổ
tui-set-up-parent = Đơn vị cấp trên
tui-set-up-parent-hint = Viết như trên báo cáo, ví dụ: Công an thành phố. Để trống cũng được.
tui-set-up-actor = Người làm
tui-set-up-actor-hint = Tên bạn, ghi vào nhật ký của sổ. Máy này sẽ nhớ.
tui-set-up-no-actor = Cần có tên người làm: nhật ký ghi ai đã làm gì.
tui-set-up-campaign = Chiến dịch
tui-set-up-campaign-hint = →: đổi · Chưa có chiến dịch thì để nguyên, đặt sau trong Cài đặt.
tui-set-up-campaign-is = →: đổi · { $days } · { $name }
tui-set-up-days-none = chưa đặt ngày
tui-set-up-days-from = từ { $start }
tui-set-up-days-until = đến { $end }
tui-set-up-days-between = { $start } – { $end }
tui-set-up-target = Chỉ tiêu kích hoạt mức 2
tui-set-up-target-hint = Số người phải kích hoạt, ví dụ 5.000. Chưa giao thì để trống.
tui-set-up-target-wrong = Chỉ tiêu là một số từ 1 đến 9.999.999, hoặc để trống.
tui-set-up-again-hint = Gõ lại đúng mật khẩu ở trên, rồi bấm Enter để lập sổ.
preset-blank = Chưa chọn chiến dịch
preset-hai-an = Quận Hải An
preset-province = Toàn tỉnh (không ghi ngày)
preset-quang-nghiep = Xã Quảng Nghiệp
preset-ho-chi-minh = Thành phố Hồ Chí Minh
preset-tu-ky = Huyện Tứ Kỳ

# Từ khôi phục
tui-title-recovery = 24 từ khôi phục
tui-recovery-why = Quên mật khẩu thì chỉ còn 24 từ này mở được sổ. Đây là từ tiếng Anh: chép ra giấy đúng từng chữ cái, đúng thứ tự, bỏ vào phong bì dán kín, cất ở nơi khóa được. Đừng chụp ảnh, đừng lưu vào máy.
tui-recovery-ask = Để chắc là đã chép: gõ từ số { $number } trên tờ giấy, rồi bấm Enter.
tui-recovery-wrong = Chưa đúng từ số { $number }. Xem lại tờ giấy, hoặc bấm Esc để xem lại 24 từ.
tui-recovery-kept = 24 từ đã chép. Cất tờ giấy vào phong bì dán kín.
tui-recovery-gone = Sổ đã khóa nên 24 từ đã được xóa khỏi màn hình. Xem lại trong Cài đặt.
tui-ask-recovery-later = Chưa chép 24 từ? Quên mật khẩu mà không có 24 từ này thì không ai mở được sổ. Để sau (xem lại trong Cài đặt)?
tui-do-written = Đã chép ra giấy
tui-do-written-help = Đã chép xong 24 từ ra giấy
tui-do-later = Để sau
tui-do-later-help = Để sau; 24 từ xem lại được khi sổ đang mở
tui-do-check-word = Kiểm tra
tui-do-check-word-help = Kiểm tra từ vừa gõ

# Xem thử và hướng dẫn
tui-ask-close-demo = Thôi xem thử và về màn hình bắt đầu? Những gì đã ghi trong bản xem thử sẽ mất. (Ctrl+C: thoát hẳn)
tui-ask-tour = Đây là một phường không có thật, cứ bấm thoải mái. Đi một vòng ba phút: tìm người, ghi lượt đến nhà, hoàn tác?
tui-tour-offer = Bản xem thử, cứ bấm thoải mái.
tui-tour-offer-key = F9: hướng dẫn ba phút.
tui-tour-title = Hướng dẫn { $place }/{ $count } · F9: thôi
tui-tour-find = Tìm một người: bấm / rồi gõ vài chữ của tên, ví dụ nguyen. Không cần gõ dấu.
tui-tour-open = Bấm ↓ đến một người ghi KÍCH HOẠT (đã được phê duyệt), rồi bấm Enter để mở hộ.
tui-tour-nobody-home = Đến nơi mà nhà vắng: bấm v, rồi 1. Hai phím là ghi xong một lượt đến.
tui-tour-activation = Lần sau gặp được và kích hoạt mức 2 tại chỗ: bấm v, rồi a, rồi Enter.
tui-tour-undo = Ghi nhầm thì hoàn tác: bấm u, đọc câu hỏi, rồi Enter.
tui-tour-help = Quên phím thì bấm ? ở bất cứ màn hình nào.
tui-tour-onwards = Xong! Esc: quay lại. Ở Tổng quan, t: ai cần kích hoạt, h: ai có hẹn. Giờ bạn tự thử, F9 để đóng khung này.
tui-tour-find-again = Mở một hộ trước đã: bấm /, gõ tên, rồi Enter.
tui-why-tour-needs-demo = Phần hướng dẫn chỉ có trong bản xem thử.
tui-do-tour = Hướng dẫn
tui-do-tour-help = Bắt đầu hoặc thôi phần hướng dẫn ba phút (trong bản xem thử)
tui-start-who = Đang ghi dưới tên { $name }. Tên khác: bấm c, Cài đặt của máy này.
