# Danh sách lệnh, giao diện, kiểu gõ.
tui-title-palette = Các lệnh
tui-palette-hint = gõ việc cần làm, bằng tiếng Việt hay tiếng Anh, không cần dấu
tui-palette-none = Không có lệnh nào như vậy. Hãy thử từ khác, hoặc Esc rồi F1 để hỏi.
tui-why-unsaved = Có nội dung vừa nhập chưa ghi. Hãy ghi, hoặc bấm Esc để bỏ.
tui-do-palette = Các lệnh
tui-do-palette-help = Danh sách mọi lệnh; gõ một từ để tìm
tui-do-run = Thực hiện
tui-do-run-help = Thực hiện lệnh đang chọn
tui-do-home = Tổng quan
tui-do-home-help = Về màn hình đầu, có số liệu của phường

# Các phần của chương trình, ghi trên danh sách phím
tui-scope-unlock = Mở sổ
tui-scope-set-up = Lập sổ mới
tui-scope-start = Bắt đầu
tui-scope-restore = Khôi phục từ bản sao lưu
tui-scope-recovery = Từ khôi phục
tui-scope-recovery-text = Ô từ khôi phục
tui-scope-tally = Bảng tổng hợp
tui-scope-tally-text = Ngày của bảng tổng hợp
tui-scope-export = Xuất bảng tổng hợp
tui-scope-overview = Tổng quan
tui-scope-roster = Danh sách người
tui-scope-search = Ô tìm kiếm
tui-scope-household = Hộ
tui-scope-visit = Lượt đến nhà
tui-scope-visit-text = Ô chữ của lượt đến nhà
tui-scope-reasons = Lý do
tui-scope-reason-search = Tìm lý do
tui-scope-record = Ghi mốc
tui-scope-record-text = Ngày của mốc
tui-scope-form = Biểu mẫu
tui-scope-calendar = Lịch
tui-scope-palette = Danh sách lệnh
tui-scope-help = Trợ giúp
tui-scope-confirm = Câu hỏi
tui-scope-trouble = Thông báo
tui-help-everywhere = Phím dùng ở mọi nơi

tui-do-next-typing = Kiểu gõ
tui-do-next-typing-help = Gõ tiếng Việt kiểu Telex hoặc VNI khi máy không có bộ gõ
tui-do-next-theme = Màu sắc
tui-do-next-theme-help = Đổi màu: theo máy, nền sáng, nền tối, tương phản cao, không màu
tui-typing-now = Kiểu gõ tiếng Việt: { $what }. Bấm F7 để đổi, vào cài đặt để giữ lâu dài.
tui-theme-now = Màu sắc: { $what }. Bấm F8 để đổi, vào cài đặt để giữ lâu dài.

# Colours and typing, as they are called
tui-theme-auto = theo máy
tui-theme-light = nền sáng
tui-theme-dark = nền tối
tui-theme-contrast = tương phản cao
tui-theme-none = không màu
tui-typing-off = máy đã có bộ gõ
tui-typing-telex = kiểu Telex
tui-typing-vni = kiểu VNI
