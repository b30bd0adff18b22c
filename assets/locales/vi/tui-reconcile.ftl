# Đối chiếu sổ với danh sách tài khoản do cấp trên gửi.

tui-title-reconcile-files = Đối chiếu tài khoản: chọn tệp
tui-title-reconcile = Đối chiếu tài khoản
tui-scope-reconcile = Đối chiếu tài khoản

tui-reconcile-where = Danh sách tài khoản nằm ở đâu? Chọn một thư mục.
tui-reconcile-one-file = Mỗi lần chỉ đối chiếu một tệp. Bấm Enter ở tệp cần chọn.

# Đang làm
tui-reconcile-reading = Đang đọc danh sách tài khoản…
tui-reconcile-stop-writing = Bấm Esc để dừng. Nếu dừng, sổ vẫn như trước khi đối chiếu.
tui-reconcile-given-up = Đã dừng, chưa ghi gì.
tui-reconcile-stopped = Đã dừng
tui-reconcile-nothing-written = Sổ vẫn như trước khi đối chiếu, không có gì được ghi.
tui-reconcile-not-done = Chưa đối chiếu được
tui-reconcile-again = Sổ đã thay đổi nên vừa đọc và so lại.

# Các nhóm
tui-reconcile-only-there = Sổ thiếu: { $count }
tui-reconcile-different-day = Khác ngày: { $count }
tui-reconcile-only-here = Chỉ sổ có: { $count }
tui-reconcile-unknown = Số lạ: { $count }
tui-reconcile-agree = Khớp: { $count }
tui-reconcile-about-only-there = Danh sách có, sổ chưa ghi. Lấy theo danh sách thì sổ ghi thêm mốc này.
tui-reconcile-about-different-day = Cả hai đều có nhưng khác ngày. Lấy theo danh sách thì sổ đổi ngày.
tui-reconcile-about-only-here = Sổ có, danh sách không có. Sổ giữ nguyên; bấm o để xem từng người.
tui-reconcile-about-unknown = Số định danh chưa có trong sổ.
tui-reconcile-about-agree = { $file }: danh sách tính đến ngày { $day }.
tui-reconcile-marked = Đã đánh dấu { $count } mốc. Bấm Enter để lấy tất cả các mốc này.
tui-reconcile-none = Không có gì.
tui-reconcile-no-problems = Mọi ô trong danh sách đều đọc được.
tui-reconcile-problems = Điểm cần xem trong danh sách: { $count }
tui-reconcile-milestone = Mốc
tui-reconcile-here = Sổ ghi
tui-reconcile-there = Danh sách ghi
tui-reconcile-number = Số định danh
tui-reconcile-cell = Ô
tui-reconcile-no-number = chưa có số định danh
tui-reconcile-not-in-it = Người này không có trong danh sách.
tui-reconcile-unknown-hint = Nếu là người của phường: bấm a ở Tổng quan để thêm người, hoặc kiểm tra số định danh trong sổ, rồi đối chiếu lại.

# Hỏi, và xong
tui-ask-reconcile-all = Lấy theo danh sách { $count } mốc của nhóm này?
tui-ask-reconcile-all-but = Lấy theo danh sách { $count } mốc của nhóm này? { $doubtful } mốc có dấu ! được để lại để xem từng mốc.
tui-ask-reconcile-marked = Lấy theo danh sách { $count } mốc đã đánh dấu?
tui-ask-reconcile-doubt = { $doubt } Vẫn lấy theo danh sách?
tui-reconcile-accepted = Đã ghi { $count } mốc theo danh sách.
tui-reconcile-said = đối chiếu tài khoản, { $count } mốc
tui-reconcile-why-nobody = Không có người nào trong sổ ở dòng này.
tui-reconcile-why-only-here = Danh sách không có mốc này nên không lấy gì. Bấm o để xem người này; nếu ghi nhầm thì sửa ở đó.
tui-reconcile-why-unknown = Số này chưa có trong sổ nên không ghi được. Thêm người trước, rồi đối chiếu lại.
tui-reconcile-why-agree = Ở đây không có gì để lấy.
tui-reconcile-why-nothing = Nhóm này không có gì.
tui-reconcile-why-all-doubtful = Mọi mốc của nhóm này đều có dấu !, phải xem từng mốc. Bấm Enter ở từng dòng.

# Phím
tui-do-reconcile = Đối chiếu tài khoản
tui-do-reconcile-help = So sổ với danh sách tài khoản đã cấp, đã kích hoạt do cấp trên gửi
tui-do-reconcile-accept = Lấy theo danh sách
tui-do-reconcile-accept-help = Ghi vào sổ mốc đang chọn, hoặc các mốc đã đánh dấu, theo danh sách
tui-do-reconcile-mark = Đánh dấu
tui-do-reconcile-mark-help = Đánh dấu hoặc bỏ đánh dấu mốc này
tui-do-reconcile-all = Lấy cả nhóm
tui-do-reconcile-all-help = Lấy theo danh sách mọi mốc của nhóm, trừ những mốc có dấu !
tui-do-reconcile-person = Xem người này
tui-do-reconcile-person-help = Mở người ở dòng đang chọn
tui-do-reconcile-next = Nhóm sau
tui-do-reconcile-next-help = Sang nhóm sau: sổ thiếu, khác ngày, chỉ sổ có, số lạ, khớp
tui-do-reconcile-previous = Nhóm trước
tui-do-reconcile-previous-help = Về nhóm trước
