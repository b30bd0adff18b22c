# "Làm thế nào…": mỗi câu hỏi có câu trả lời và những cách nói khác của người dùng (không cần dấu, cách nhau bằng dấu phẩy).
# [Overview import] là phím của lệnh "tui-do-import" ở màn hình đó; chương trình tự điền nên không bao giờ sai.
help-idle-words = làm sao thế nào để thì là mà tôi em anh chị mình muốn cần cách có được không cho của một các những này đó ở đâu ai gì khi nếu phải với và hay hoặc bị lại rồi ra vào the how do i to can a an of is in it my what where when
tui-ask-hint = hỏi bằng lời của mình, không cần dấu: quên mật khẩu, nhà đi vắng…
tui-ask-none = Chưa có câu trả lời nào cho câu này. Thử từ khác, hoặc xóa hết để xem mọi câu hỏi.
tui-ask-count = { $count } câu hỏi
tui-do-ask = Hỏi
tui-do-ask-help = Hỏi cách làm một việc bằng lời của mình: cứ gõ, hoặc bấm / để xem mọi câu hỏi
tui-do-read-answer = Xem trả lời
tui-do-read-answer-help = Xem câu trả lời của câu hỏi đang chọn
tui-do-back-to-questions = Về các câu hỏi
tui-do-back-to-questions-help = Về các câu hỏi vừa tìm được
tui-do-next-answer = Câu sau
tui-do-next-answer-help = Xem câu trả lời kế tiếp
tui-do-previous-answer = Câu trước
tui-do-previous-answer-help = Xem câu trả lời trước
tui-scope-help-ask = Ô hỏi trong trợ giúp
tui-scope-help-answer = Câu trả lời
tui-title-answer = Trợ giúp: trả lời

# Bắt đầu
help-ask-first-steps = Mới dùng lần đầu, bắt đầu từ đâu
help-ask-first-steps-answer =
    Xem thử trước: ở màn hình bắt đầu bấm [Start open-demo]. Đó là một phường không có thật, bấm gì cũng không hỏng. Trong đó [Overview tour] mở phần hướng dẫn ba phút.
    Lập sổ thật: ở màn hình bắt đầu bấm [Start make-ledger], ghi tên phường, đặt mật khẩu, chép 24 từ khôi phục ra giấy.
    Rồi nhập danh sách nhân khẩu: ở Tổng quan bấm [Overview import].
    Ở màn hình nào cũng vậy: các phím ghi ở cuối màn hình, [Overview help] để xem đủ, [Overview palette] để tìm lệnh theo tên.
help-ask-first-steps-words = huong dan su dung, lap so moi, tao so, hoc dung, moi bat dau, xem thu, ban thu, demo, chua biet gi
help-ask-command = Tìm một lệnh khi không nhớ phím
help-ask-command-answer =
    Ở bất cứ đâu bấm [Overview palette] rồi gõ vài chữ của việc cần làm, có dấu hay không đều được. Enter để làm việc đó.
    Phím [Overview help] cho xem mọi phím của màn hình đang mở.
help-ask-command-words = quen phim, phim tat, phim nong, danh sach lenh, menu, nut nao, bam phim gi, chuc nang
help-ask-signs = Các dấu và ký hiệu trong danh sách nghĩa là gì
help-ask-signs-answer =
    Mỗi dấu ở đầu dòng nói việc cần làm tiếp cho người đó. Bảng các dấu nằm ở cuối trang phím: bấm [Overview help] rồi [Help last].
help-ask-signs-words = ky hieu, bieu tuong, dau hieu, mau sac la gi, chu thich, y nghia cua dau

# Nhập danh sách
help-ask-import = Nhập danh sách nhân khẩu từ tệp Excel
help-ask-import-answer =
    Ở Tổng quan bấm [Overview import], chọn tệp rồi Enter. Nhiều tệp: đánh dấu bằng phím cách.
    Xem các cột đã nhận đúng chưa, Enter để xem trước: ai mới, ai đổi, dòng nào chưa chắc. Chưa có gì được ghi.
    Đúng rồi thì [ImportPlan import-write] để ghi vào sổ. Nhập nhầm: [Overview undo] hoàn tác cả lần nhập.
help-ask-import-words = dua du lieu vao, them file, mo file excel, csv, xlsx, nap danh sach, tai len, chep danh sach vao so
help-ask-import-column = Sửa cột nhận sai khi nhập danh sách
help-ask-import-column-answer =
    Ở màn hình các cột, chọn cột sai rồi [ImportSheets import-field] để chọn đúng mục. Cột không cần: [ImportSheets import-ignore].
    Lần sau gặp tệp cùng kiểu chương trình tự nhớ.
help-ask-import-column-words = nham cot, sai cot, cot ten, cot ngay sinh, khong nhan ra cot, tieu de bang, bo qua cot, mapping
help-ask-import-encoding = Chữ bị lỗi phông, sai dấu khi nhập danh sách
help-ask-import-encoding-answer =
    Ở màn hình các cột bấm [ImportSheets import-encoding] rồi chọn bảng mã khác (TCVN3, VNI…); xem trước năm tên để biết đã đúng.
    Thường chương trình tự nhận ra theo từng cột.
help-ask-import-encoding-words = loi font, chu loi, chu la, vni, tcvn3, abc, tieng viet hien sai, o vuong, ky tu la, bang ma
help-ask-import-again = Nhập lại danh sách mới hơn có mất gì không
help-ask-import-again-answer =
    Không mất gì: cứ nhập như lần đầu ([Overview import]). Những gì đã ghi trong sổ không bị danh sách ghi đè; chỗ khác nhau được hỏi.
    Phần xem trước cho biết ai mới, ai chuyển hộ, ai không còn trong danh sách. Cùng một tệp nhập lần nữa thì không đổi gì.
help-ask-import-again-words = cap nhat danh sach, danh sach thang sau, nhap lan hai, ghi de, trung lap du lieu, thieu nguoi, nguoi khong con trong danh sach
help-ask-import-unsure = Dòng chưa chắc là ai khi nhập danh sách
help-ask-import-unsure-answer =
    Trong phần xem trước bấm [ImportUnsure import-next-part] đến phần chưa chắc. Dòng ấy là người trong sổ: [ImportUnsure import-same]; là người khác: [ImportUnsure import-other].
    Còn lại cũng vậy: [ImportUnsure import-decide-rest]. Quyết một lần, lần sau không hỏi lại.
help-ask-import-unsure-words = dong chua chac, giong nhau, co phai cung nguoi, trung ten, phan van, nghi ngo
help-ask-import-undo = Hoàn tác cả một lần nhập danh sách
help-ask-import-undo-answer =
    Vừa nhập xong: bấm [Overview undo]. Đã ghi thêm việc khác: vào Nhật ký bằng [Overview show-history], chọn lần nhập rồi [History undo].
    Nếu có việc làm sau dựa vào lần nhập ấy, chương trình chỉ ra việc đó.
help-ask-import-undo-words = nhap nham file, xoa danh sach da nhap, bo lan nhap, nhap sai danh sach, go bo file
help-ask-held = Dòng bị để lại, chưa vào sổ
help-ask-held-answer =
    Ở Tổng quan bấm [Overview show-cleaning], mở phần dòng để lại. [HeldRows take-in] để điền cho đủ và nhận vào sổ; cùng người giữ số đó thì [HeldRows take-in-same]; không phải người của phường thì [HeldRows held-drop].
help-ask-held-words = dong loi, khong nhap duoc, bi loai, bi bo qua, thieu dong, sot nguoi, dong de lai

# Làm sạch
help-ask-clean = Xem và sửa các điểm sai trong dữ liệu
help-ask-clean-answer =
    Ở Tổng quan bấm [Overview show-cleaning], chọn một loại rồi Enter. Với mỗi người: [CleaningKind repair] ghi đề nghị, [CleaningKind mend] sửa tay, [CleaningKind found-right] nếu vốn đã đúng.
    Phím [CleaningKind repair-all] ghi một lần mọi đề nghị chắc chắn của loại đó.
help-ask-clean-words = du lieu sai, loi du lieu, lam sach, so dinh danh sai, thieu ngay sinh, canh bao, diem can sua, so dien thoai sai
help-ask-send-heads = Gửi tổ trưởng danh sách cần sửa
help-ask-send-heads-answer =
    Ở Tổng quan bấm [Overview export-list]: một tệp Excel, mỗi tổ một trang tính. Tổ trưởng sửa thẳng vào tệp.
    Nhận lại thì nhập như mọi danh sách ([Overview import]): chỉ những ô đã sửa là thay đổi.
help-ask-send-heads-words = in danh sach, xuat excel, gui cho to truong, gui file, danh sach theo to, khu pho, truong thon, xuat danh sach
help-ask-twins = Một người bị ghi hai lần trong sổ
help-ask-twins-answer =
    Ở Tổng quan bấm [Overview show-pairs] để xem các cặp, Enter để so cạnh nhau, [SideBySide merge] để gộp, [SideBySide tell-apart] nếu là hai người.
    Tự tìm thấy: mở người ấy rồi [Person same-person], tìm dòng kia.
help-ask-twins-words = trung nguoi, bi trung, gop hai nguoi, hai dong mot nguoi, nhan doi, lap lai, xoa nguoi trung
help-ask-areas = Đổi tên tổ, gộp hai tổ
help-ask-areas-answer =
    Ở Tổng quan bấm [Overview show-areas]. [Areas rename-area] đổi tên tổ đang chọn ở mọi hộ; [Areas merge-area] gộp nó vào tổ khác.
help-ask-areas-words = ten to sai, to dan pho, khu pho, thon, sap nhap to, hai ten mot to, ap

# Tìm và xem
help-ask-find = Tìm một người
help-ask-find-answer =
    Bấm [Overview search] rồi gõ: tên không dấu cũng được, chữ đầu (nvan là Nguyễn Văn An), vài số của số định danh hay điện thoại, địa chỉ. Sai một chữ vẫn ra.
    Enter mở hộ của người ấy.
help-ask-find-words = tra cuu, kiem nguoi, tim ten, tim so dien thoai, tim theo cccd, tim dia chi, tim nha, chi nho ten
help-ask-scan = Quét thẻ căn cước để mở người
help-ask-scan-answer =
    Cứ quét mã QR trên thẻ ở bất cứ màn hình nào, hoặc dán chữ của mã: chương trình mở người ấy.
    Thẻ ghi khác sổ: [Card card-take] lấy từng dòng, [Card card-take-all] lấy tất cả; [Card card-issued] ghi đã cấp thẻ với ngày trên thẻ. Thẻ của người chưa có trong sổ: [CardOfNobody card-add].
help-ask-scan-words = ma qr, may quet, quet cccd, the can cuoc, doc the, dau doc, chip, barcode
help-ask-reveal = Xem đủ số định danh, số điện thoại
help-ask-reveal-answer =
    Bấm [Household reveal]: các số hiện đủ trong 30 giây rồi tự che. Việc xem được ghi lại.
help-ask-reveal-words = so bi che, dau sao, hien so, xem so dien thoai, goi dien, xem cccd, an so
help-ask-filter = Lọc danh sách theo tổ, theo việc cần làm
help-ask-filter-answer =
    Trong danh sách bấm [Roster filter], chọn nhiều bộ lọc cùng lúc rồi Enter; [Filters filter-area] chọn tổ, [Filters filter-reason] chọn lý do. Bỏ lọc: [Roster clear-filters]. Đổi thứ tự: [Roster sort].
    Ở Tổng quan, Enter trên một con số mở đúng danh sách đứng sau nó.
help-ask-filter-words = chi xem mot to, danh sach to 5, ai chua co the, loc nguoi, sap xep, xep theo ten, nguoi gia, thu tu
help-ask-to-activate = Ai đã được duyệt mà chưa kích hoạt
help-ask-to-activate-answer =
    Ở Tổng quan bấm [Overview show-to-activate]: đó là những người nên đến trước. Lọc thêm theo tổ bằng [Roster filter].
help-ask-to-activate-words = uu tien, den nha ai truoc, can kich hoat, da phe duyet, con ai chua kich hoat, danh sach di van dong
help-ask-due = Tối nay có hẹn với ai
help-ask-due-answer =
    Ở Tổng quan bấm [Overview show-follow-ups]: số 1 là quá hẹn, 2 hôm nay, 3 ngày mai, 4 ngày sau; mỗi hộ có giờ hẹn và ai đã hẹn. Bấm [FollowUps visit] để ghi ngay tại đó.
    Con số ở Tổng quan cũng mở được bằng Enter; mở sổ là thấy có mấy hộ đến hẹn.
help-ask-due-words = lich hen, den hen, qua hen, hen hom nay, ai hen, nhac hen
help-ask-call-back = Tối nay cần gọi lại cho ai
help-ask-call-back-answer =
    Ở Tổng quan bấm [Overview show-follow-ups] rồi số 5: người vắng nhà, đi làm xa, chưa có thẻ, chờ duyệt, mà chưa có lịch hẹn. Số điện thoại được che; [FollowUps reveal] để xem.
help-ask-call-back-words = goi dien thoai, goi lai, lien he lai, danh sach goi, hom truoc vang, di lam xa goi
help-ask-mobile-team = Giao danh sách người già yếu cho tổ lưu động
help-ask-mobile-team-answer =
    Ở Tổng quan bấm [Overview show-follow-ups] rồi số 6: người già yếu, ốm đau, khuyết tật cần làm tại nhà. [FollowUps hand-over] ghi ra tệp Excel để giao: họ tên, địa chỉ, điện thoại, việc cần làm; không có lý do sức khỏe.
help-ask-mobile-team-words = nguoi gia, om dau, tan tat, khong di lai duoc, to luu dong, den tan nha, khuyet tat, liet giuong
help-ask-unvisited = Hộ nào chưa đến lần nào
help-ask-unvisited-answer =
    Ở Tổng quan bấm [Overview show-walk], vào tổ rồi bấm 3; hoặc chọn dòng "chưa đến" rồi [Overview open-figure]; hoặc trong danh sách bấm [Roster filter] và chọn bộ lọc ấy.
help-ask-unvisited-words = nha chua di, chua toi, con sot nha nao, ho chua tham, chua gap
help-ask-households = Xem danh sách theo hộ, không theo người
help-ask-households-answer =
    Ở Tổng quan bấm [Overview show-households]; trong danh sách người cũng phím ấy. Về danh sách người: [Households show-people].
help-ask-households-words = danh sach ho gia dinh, so ho khau, gia dinh, tung nha, ho khau

help-ask-walk = Tối nay đi những nhà nào, theo thứ tự nào
help-ask-walk-answer =
    Ở Tổng quan bấm [Overview show-walk], chọn tổ rồi Enter: các hộ có việc, theo thứ tự đi bộ: đi bên lẻ, về bên chẵn. Mỗi hộ ghi sẵn việc cần làm.
    Bấm 1, 2, 3 để chỉ xem cần kích hoạt, đến hẹn, chưa đến; [Walk walk-order] đổi gấp trước hay một vòng; [Walk walk-sides] đổi cách đi lẻ chẵn; [Walk fold-done] xem hộ đã xong.
    Trên cùng là số hộ, số người, số kích hoạt của tối nay.
help-ask-walk-words = di tung ngo go tung nha, bat dau buoi toi, lo trinh, duong di, ben chan ben le, di thu tu, hom nay duoc may nha
help-ask-door = Đến cửa thì nói gì, mang gì
help-ask-door-answer =
    Trong danh sách hộ hay người bấm [Roster at-door]: ai cần gì, mang gì, câu nói sẵn, tin nhắn duyệt cần tìm, điều cần lưu ý.
    Bấm [Door other-page] để sang bảy bước kích hoạt; bấm số của bước đã xong để đánh dấu. [Door visit] để ghi kết quả.
    Sửa câu nói cho chiến dịch: [Overview show-settings], mục Lời nói tại nhà.
help-ask-door-words = loi noi, kich ban, noi nhu the nao, cac buoc kich hoat, huong dan dan, chuan bi giay to, tin nhan, thuyet phuc
help-ask-qr = Cho dân quét mã QR để cài VNeID
help-ask-qr-answer =
    Mở hộ rồi [Household at-door], bấm [Door show-qr]: mã QR địa chỉ chính thức hiện cả màn hình, điện thoại quét từ màn hình. Máy không đọc được thì [QrCode invert] đổi màu nền.
help-ask-qr-words = tai ung dung, cai dat vneid, app chinh thuc, duong link, quet ma cai, ch play, app store, trang chu

# Đến nhà
help-ask-visit = Ghi một lượt đến nhà
help-ask-visit-answer =
    Chọn hộ hoặc người rồi [Roster visit]. Bấm một số cho kết quả ở cửa, hoặc một chữ cho kết quả của người đang sáng; ↑↓ để sang người khác trong nhà. [Visit save] để ghi.
    Ghi cả nhà trong một lượt. Ghi xong, hộ tiếp theo hiện ra.
help-ask-visit-words = den nha dan, di tham, ghi ket qua, gap ai, tham ho, nhap luot, go cua
help-ask-not-home = Đến mà không có ai ở nhà
help-ask-not-home-answer =
    Chọn hộ rồi [Roster visit], bấm [Visit outcome-not-home]: ghi xong ngay, hộ tiếp theo hiện ra. Nhà bỏ trống: [Visit outcome-vacant]; không tiếp: [Visit outcome-refused].
help-ask-not-home-words = vang nha, nha di vang, khoa cua, khong gap, dong cua, nha khong nguoi, tu choi, nha trong
help-ask-activated = Ghi một người vừa kích hoạt mức 2
help-ask-activated-answer =
    Chọn người rồi [Roster visit], bấm [Visit result-l2-activated] rồi [Visit save]. Không phải lúc đến nhà: [Roster record] và chọn mốc.
help-ask-activated-words = kich hoat xong, da kich hoat, lam xong vneid, mo tai khoan, dinh danh dien tu, thanh cong, muc do 2
help-ask-reason = Ghi lý do chưa kích hoạt được
help-ask-reason-answer =
    Trong lượt đến nhà, chọn người rồi [Visit reason]; bấm chữ của lý do, hoặc / để tìm. Lý do mới nhất được tính trong bảng.
help-ask-reason-words = vi sao chua kich hoat, khong co dien thoai, khong nhan tin nhan, sim khong chinh chu, quen mat khau vneid, nguyen nhan, dien thoai cu, khong biet dung
help-ask-appointment = Hẹn đến lại
help-ask-appointment-answer =
    Trong lượt đến nhà bấm [Visit next]. Enter lấy buổi đề nghị, hoặc gõ ngày giờ: mai, 20/6 19:30, +3. Rồi [Visit save].
    Hẹn hôm nay và quá hẹn hiện ở Tổng quan.
help-ask-appointment-words = hen ngay gio, hen lich, quay lai sau, den lan nua, mai moi gap, toi mai, dat hen
help-ask-note = Ghi chú về một nhà
help-ask-note-answer =
    Trong lượt đến nhà bấm [Visit note], viết ngắn rồi Enter. Đừng ghi mã, mật khẩu hay điều riêng tư.
help-ask-note-words = ghi them, viet chu thich, luu y, nho rang, can nho
help-ask-past-visit = Ghi lượt đến của hôm trước
help-ask-past-visit-answer =
    Trong lượt đến nhà bấm [Visit day] rồi gõ ngày: hôm qua, -2, 5/7.
help-ask-past-visit-words = hom qua, ngay khac, quen ghi, ghi bu, ngay truoc, doi ngay

help-ask-whose-phone = Kích hoạt trên máy của người khác
help-ask-whose-phone-answer =
    Trong lượt đến nhà, sau khi bấm [Visit result-l2-activated] bấm [Visit phone] để ghi máy của ai: của người ấy, của người nhà, hay của người đi giúp.
    Máy của người đi giúp thì người dân sẽ bị thoát ra khi máy đó kích hoạt cho người khác: nên làm lại trên máy của họ.
help-ask-whose-phone-words = dien thoai cua con, may nguoi nha, may can bo, may doan vien, dung may ho, may cua ai
help-ask-shared-phone = Hai vợ chồng dùng chung một số điện thoại
help-ask-shared-phone-answer =
    Mỗi tài khoản cần một số điện thoại riêng mà chính người ấy dùng thường xuyên, không dùng số của người khác.
    Người chưa có số riêng thì đăng ký SIM chính chủ. Số đã gắn tài khoản khác thì đổi số tại công an, dùng số chưa gắn tài khoản nào.
    Ghi lại: trong lượt đến nhà chọn người ấy, bấm [Visit reason] rồi chọn "Không có số điện thoại riêng" hoặc "SIM không chính chủ / số đã gắn tài khoản khác"; hẹn lại bằng [Visit next].
    Màn hình Tại nhà ([Roster at-door]) ghi dấu ! ở người có số trong danh sách cũng là của người khác, và nói là của ai.
help-ask-shared-phone-words = chung so dien thoai, hai nguoi mot so, vo chong chung so, dung so cua chong, dung so cua con, so chinh chu, so rieng, mot sim hai nguoi, chua co sim
help-ask-no-smartphone = Bà cụ không có điện thoại thông minh
help-ask-no-smartphone-answer =
    Hồ sơ mức 2 đã duyệt thì vẫn kích hoạt được: mở vneid.gov.vn trên máy tính; mã đến bằng tin nhắn, nên cần SIM của số đã đăng ký.
    Dùng máy của người nhà: máy đang có tài khoản của người khác thì xác nhận là gỡ tài khoản đó khỏi máy, hỏi kỹ đã. Chủ tài khoản tự nhập mã và mật khẩu.
    Kích hoạt xong: bấm [Visit result-l2-activated], máy của ai thì [Visit phone]. Chưa được: [Visit reason] rồi chọn "Không có điện thoại thông minh", hẹn lại bằng [Visit next].
    Người già yếu, khó đi lại mà chưa thu nhận mức 2: bấm [Visit result-mobile-team] để vào danh sách của tổ lưu động.
help-ask-no-smartphone-words = khong co dien thoai thong minh, dien thoai cuc gach, dien thoai thuong, may ban phim, khong co smartphone, cu gia khong co may, kich hoat tren may tinh
help-ask-paper = Đi bằng tờ giấy, không mang máy
help-ask-paper-answer =
    Ở Đi từng nhà bấm [Walk walk-sheet], hoặc trong danh sách người [Roster make-sheet]: tệp Excel hoặc Word để in, mỗi nhà một dòng đầu, mỗi người một số dòng, có ô đánh dấu.
    Trên giấy không có số định danh; điện thoại chỉ ghi khi chọn. Về nhập lại theo mã và số dòng: [Overview key-back] ở Tổng quan.
help-ask-paper-words = in danh sach di, giay but, phieu, khong co may, in ra mang theo, to giay
help-ask-list-file = Ghi danh sách người ra tệp Excel
help-ask-list-file-answer =
    Lọc danh sách rồi bấm [Roster people-file]; danh sách hộ: [Households people-file]; các nhà tối nay: [Walk walk-file]. Ghi để làm gì; số định danh và điện thoại được che, trừ khi chọn ghi đủ.
    Ai ghi danh sách ra tệp, để làm gì, đều được ghi lại.
help-ask-list-file-words = xuat danh sach, luu ra excel, tai danh sach, csv, gui danh sach, in danh sach nguoi
help-ask-key-back = Nhập lại tờ giấy sau khi đi về
help-ask-key-back-answer =
    Ở Tổng quan bấm [Overview key-back], gõ mã ở đầu tờ giấy hoặc chọn tờ. Gõ số dòng và chữ: 12a 13- 14r2 15h t7 19h30; mỗi chỗ hiện ngay tên người để xem lại. [SheetEntries take-entries] để nhận, [SheetEntries write-all] ghi tất cả một lần.
    Gõ lại một dòng thì lấy lần sau; 12x bỏ dòng 12; ngày đi đổi bằng [SheetEntries sheet-day].
help-ask-key-back-words = nhap tu giay, di ve nhap, so dong, chep tu giay vao may, nhap ket qua buoi toi, ma to

# Ghi vào sổ
help-ask-record = Ghi có thẻ, đăng ký mức 1, đã thu nhận hồ sơ
help-ask-record-answer =
    Chọn người rồi [Roster record], bấm số của mốc. Ngày đề nghị là hôm nay; [Record day] để đổi, [Record day-unknown] nếu không rõ ngày, [Record not-reached] để bỏ mốc. [Record save] để ghi.
help-ask-record-words = ghi moc, co the roi, da lam cccd, nhan the, da duyet, dang ky muc 1, thu nhan, bo moc, ngay cap the
help-ask-many = Ghi một việc cho nhiều người cùng lúc
help-ask-many-answer =
    Trong danh sách đánh dấu từng người bằng [Roster mark], hoặc cả danh sách đang lọc bằng [Roster mark-all], rồi [Roster record]. Một việc, hoàn tác một lần.
    Nhiều hộ cùng một kết quả (cả dãy nhà đi vắng): đánh dấu trong danh sách hộ rồi [Households visit].
help-ask-many-words = hang loat, nhieu nguoi mot luc, chon nhieu, danh dau, ca danh sach, ca to, dong loat
help-ask-add-person = Thêm một người, thêm một hộ mới
help-ask-add-person-answer =
    Mở hộ rồi [Household add] để thêm người vào hộ ấy; ở Tổng quan [Overview add] thêm người cùng hộ mới, hoặc hộ chưa có ai.
    Có thẻ thì quét thẻ, các mục tự điền.
help-ask-add-person-words = nguoi moi chuyen den, nhap khau, ho moi, tao nguoi, tre moi, nguoi thue tro, tam tru, them nhan khau
help-ask-edit = Sửa tên, ngày sinh, địa chỉ ghi sai
help-ask-edit-answer =
    Mở người rồi [Person edit-person]; địa chỉ và số hộ: mở hộ rồi [Household edit-household]. Nhập lại danh sách cũ cũng không làm mất chỗ đã sửa.
help-ask-edit-words = sua thong tin, ghi sai ten, doi so dien thoai, sai dia chi, sua ngay thang nam sinh, chinh sua, cap nhat thong tin
help-ask-moved = Người đã chuyển đi, đã mất, đi làm xa
help-ask-moved-answer =
    Mở người rồi [Person presence], chọn tình trạng và từ ngày nào. Người ấy không còn được tính từ ngày đó; sổ vẫn giữ lịch sử.
    Sang hộ khác trong phường: [Person move].
help-ask-moved-words = ong ba moi mat, qua doi, xoa mot nguoi, xoa ten, chet, bao tu, di lam an xa, khong con o day, xoa nguoi, cat khau, vang mat, chuyen nha, tach ho
help-ask-papers = Ghi giấy tờ đã tích hợp vào tài khoản
help-ask-papers-answer =
    Mở người rồi [Person papers]: bảo hiểm y tế, bảo hiểm xã hội, giấy phép lái xe, đăng ký xe.
help-ask-papers-words = bhyt, bhxh, bang lai xe, gplx, bao hiem, tich hop, ca vet
help-ask-settle = Một mục có hai giá trị khác nhau
help-ask-settle-answer =
    Mở người hoặc hộ ấy rồi [Person settle], chọn giá trị đúng.
help-ask-settle-words = mau thuan, khac nhau, chon gia tri dung, hai ngay sinh, hai so
help-ask-undo = Bấm nhầm, muốn bỏ việc vừa ghi
help-ask-undo-answer =
    Bấm [Overview undo] rồi đồng ý. Làm lại: [Overview redo]. Việc cũ hơn: ở Tổng quan vào Nhật ký bằng [Overview show-history], chọn việc rồi [History undo].
    Không có gì bị xóa hẳn: mọi việc còn trong nhật ký.
help-ask-undo-words = hoan tac, ghi nham, sai roi, quay lui, phuc hoi, huy, ctrl z, xoa nham, undo
help-ask-history = Ai đã ghi điều này, lúc nào
help-ask-history-answer =
    Của một người hay một hộ: mở ra rồi [Person past]. Của cả sổ: ở Tổng quan bấm [Overview show-history]; [History filter-history] lọc theo người làm, loại việc, ngày.
help-ask-history-words = nhat ky, lich su, ai sua, ai lam, xem lai viec da lam, hom qua lam gi

# Số liệu, báo cáo
help-ask-report = Làm và gửi báo cáo ngày, tháng, tổng kết
help-ask-report-answer =
    Ở Tổng quan bấm [Overview show-reports]: báo cáo đến hạn mở ra, mỗi số đứng cạnh số của báo cáo trước. [Report export-report] ghi ra tệp Word theo thể thức, Excel, tin nhắn; [Report open-figure] xem những ai đứng sau một số.
    Gửi xong thì [Report seal] để chốt: từ đó in lại lúc nào cũng đúng như đã gửi. [Report next-report-kind] sang báo cáo tháng, tổng kết; [Report period-before] [Report period-after] sang kỳ khác; [Report show-sent] các lần đã gửi.
    Giờ gửi, ngày chốt tháng, người ký, nơi nhận: [Overview show-settings].
help-ask-report-words = bao cao ngay, bao cao thang, bao cao tong ket, gui bao cao, lam bao cao, truoc 8 gio, van ban, word, chot so lieu, den han, bao cao cap tren, nop bao cao
help-ask-report-late = Gửi rồi mới biết còn thiếu người
help-ask-report-late-answer =
    Cứ ghi vào sổ đúng ngày đã làm. Báo cáo đã gửi giữ nguyên; phần biết thêm nằm ở cuối báo cáo sau, mục Bổ sung, ghi rõ của ngày nào, thêm hay bớt. [Report open-figure] trên dòng ấy mở tên những người đó.
help-ask-report-late-words = bo sung, so lieu sot, bao cao sai, gui nham so, quen ghi, ghi muon, sua bao cao da gui, thieu nguoi
help-ask-tally = Lấy số liệu một ngày bất kỳ, theo tổ
help-ask-tally-answer =
    Ở Tổng quan bấm [Overview show-tally]: bảng tổng hợp theo tổ. [Tally tally-days] đổi ngày tính đến và ngày đầu kỳ; [Tally export] ghi ra Excel, CSV, văn bản hoặc JSON (chỉ có số, không có tên ai).
    Phím [Tally open-figure] trên một con số mở danh sách người đứng sau.
help-ask-tally-words = bao cao ngay, bao cao thang, bang tong hop, thong ke, so lieu, xuat bao cao, bao nhieu nguoi kich hoat, ty le, phan tram
help-ask-who-counts = Con số này gồm những ai
help-ask-who-counts-answer =
    Trong bảng tổng hợp, dòng dưới cùng nói con số đang chọn gồm những ai; của tỷ lệ thì nói tử số, mẫu số. [Tally open-figure] mở đúng danh sách ấy, kể cả khi bảng tính đến ngày khác.
    Ở cột tỷ lệ, [Tally show-missing] mở danh sách người còn thiếu: thuộc mẫu số mà chưa thuộc tử số.
help-ask-who-counts-words = con so nay la gi, danh sach sau con so, gom nhung ai, tu so mau so, dinh nghia, cach tinh ty le, con thieu ai, ai chua
help-ask-compare-tally = So với hôm trước, tuần trước; tổ nào đi trước
help-ask-compare-tally-answer =
    Trong bảng tổng hợp, [Tally compare-days] cho thấy mỗi số tăng hay giảm so với ngay trước kỳ này; muốn so với ngày khác thì [Tally tally-days] rồi nhập ô "So với".
    Phím [Tally rank] xếp các tổ theo cột đang chọn.
help-ask-compare-tally-words = so sanh, tang giam, hom truoc, tuan truoc, thang truoc, ky truoc, xep hang, to nao cham, thi dua
help-ask-charts = Xem biểu đồ
help-ask-charts-answer =
    Từ bảng tổng hợp bấm [Tally show-charts]: các tổ, tiến độ so với chỉ tiêu, lý do, lượt thăm theo ngày, theo giờ. Ở Tổng quan bấm [Overview next-page] hai lần.
help-ask-charts-words = bieu do, do thi, luot tham moi ngay, gio nao den nhieu, ngay nao den nhieu
help-ask-pace = Còn bao nhiêu nữa mới đạt chỉ tiêu
help-ask-pace-answer =
    Tổng quan cho thấy tốc độ bây giờ và tốc độ cần có mỗi ngày. [Overview next-page] mở biểu đồ theo ngày và các lý do.
    Đặt chỉ tiêu và ngày kết thúc: [Overview show-settings], phần chiến dịch.
help-ask-pace-words = chi tieu, tien do, toc do, bieu do, du bao, kip khong, moi ngay can, giao chi tieu, muc tieu
help-ask-reconcile = So sổ với danh sách tài khoản cấp trên gửi
help-ask-reconcile-answer =
    Ở Tổng quan bấm [Overview reconcile], chọn tệp. Từng nhóm: khớp, sổ thiếu, khác ngày, chỉ sổ có, số lạ. [Reconcile reconcile-accept] lấy mốc đang chọn, [Reconcile reconcile-all] lấy cả nhóm.
help-ask-reconcile-words = doi chieu, danh sach da kich hoat, ket qua tu tren, c06, lech so lieu, khop so lieu, danh sach da cap tai khoan

help-ask-roll-up = Gộp số liệu của nhiều phường
help-ask-roll-up-answer =
    Đơn vị cấp trên không cần sổ: ở màn hình đầu tiên bấm [Start roll-up-start], chọn các tệp hoặc cả thư mục (JSON, CSV, Excel mà các phường gửi). Bảng xếp hạng hiện ra cùng những điều cần xem lại: nơi thiếu, gửi muộn, gửi hai lần, số giảm đi.
help-ask-roll-up-words = tong hop nhieu phuong, gop bao cao, cap tren, quan huyen, thanh pho, phuong nao chua gui, xep hang cac phuong

# Giữ sổ
help-ask-backup = Sao lưu, chép sổ ra USB
help-ask-backup-answer =
    Mỗi ngày chương trình tự sao lưu. Sao lưu ngay: ở Tổng quan bấm [Overview show-backups] rồi [Backups back-up]. Chép ra USB: [Backups copy-out]; bản chép vẫn khóa bằng mật khẩu.
help-ask-backup-words = luu du phong, backup, copy ra usb, o cung, phong hu may, giu ban sao
help-ask-restore = Khôi phục sổ từ bản sao lưu
help-ask-restore-answer =
    Trên máy mới: ở màn hình bắt đầu bấm [Start bring-back]. Trên máy đang dùng: [Overview show-backups], chọn bản rồi [Backups try-backup]; bản được mở thử, sổ đang dùng không đổi.
help-ask-restore-words = may hong, mat so, doi may, chuyen sang may khac, lay lai du lieu, phuc hoi, cai lai may
help-ask-check = Kiểm tra sổ có bị hỏng không
help-ask-check-answer =
    Ở Tổng quan bấm [Overview show-backups], rồi [Backups check-quick] hoặc [Backups check-full].
help-ask-check-words = loi tep, hu file, so hong, mat dien, an toan du lieu, lanh lan
help-ask-passphrase = Đổi mật khẩu của sổ
help-ask-passphrase-answer =
    Ở Tổng quan bấm [Overview show-settings], chọn đổi mật khẩu. 24 từ khôi phục đổi theo: chép lại ra giấy, hủy tờ cũ.
help-ask-passphrase-words = thay mat khau, lo mat khau, pass, password, nguoi cu nghi viec
help-ask-forgotten = Quên mật khẩu của sổ
help-ask-forgotten-answer =
    Ở ô mở sổ, gõ 24 từ khôi phục đã chép ra giấy thay cho mật khẩu, [Unlock open]. Mở được rồi thì đổi mật khẩu trong cài đặt ([Overview show-settings]).
    Không có mật khẩu lẫn 24 từ thì không ai mở được sổ.
help-ask-forgotten-words = khong nho mat khau, quen pass, khong mo duoc so, mat mat khau, 24 tu, tu khoi phuc, khong vao duoc
help-ask-lock = Khóa sổ khi rời máy
help-ask-lock-answer =
    Ở Tổng quan bấm [Overview lock]. Để lâu không bấm gì, sổ tự khóa; đặt số phút trong cài đặt ([Overview show-settings]). Những gì đang nhập dở vẫn còn.
help-ask-lock-words = di ra ngoai, tu khoa, bao mat, nguoi khac xem, man hinh khoa, dang xuat
help-ask-private = Dữ liệu có bị gửi đi đâu không
help-ask-private-answer =
    Không. Chương trình không dùng mạng; sổ là một tệp đã mã hóa trên máy này. Số định danh và điện thoại được che; ai xem đủ số ([Household reveal]) hay xuất danh sách đều được ghi lại.
    Không bao giờ ghi mã, mật khẩu, hay ảnh thẻ của dân vào sổ: không có ô nào cho những thứ ấy.
help-ask-private-words = lo thong tin, internet, mang, bao mat, ro ri, ca nhan, ma otp, len mang
help-ask-settings = Đặt tên phường, chỉ tiêu, ngày kết thúc
help-ask-settings-answer =
    Ở Tổng quan bấm [Overview show-settings], mở phần chiến dịch. [CampaignForm load-preset] điền theo một chiến dịch mẫu.
    Cơ quan, chức vụ, người ký và nơi nhận ở phần thể thức báo cáo; địa điểm và giờ làm ở phần nơi thu nhận hồ sơ. [Settings write-campaign] ghi tất cả ra tệp, [Settings read-campaign] lấy từ tệp của nơi khác.
help-ask-settings-words = cai dat, cau hinh, ten don vi, do tuoi, gio bao cao, giao chi tieu tung to, nguoi ky, chuc vu, noi nhan, the thuc, dia diem, tep cai dat
help-ask-actor = Đổi tên người đang làm, ngôn ngữ
help-ask-actor-answer =
    Ở Tổng quan bấm [Overview show-settings], mở phần ứng dụng trên máy này: người đang làm, tiếng Việt hay tiếng Anh, màu sắc, cách gõ, tự khóa.
help-ask-actor-words = doi nguoi dung, ten toi, tieng anh, english, ngon ngu, ca khac lam
help-ask-looks = Chữ khó đọc, màu khó nhìn
help-ask-looks-answer =
    Phím [Overview next-theme] đổi màu: nền sáng, nền tối, tương phản cao, không màu. Đường kẻ hiện sai: trong cài đặt ([Overview show-settings]) chọn ký tự thường. Chữ to hơn: phóng to cửa sổ dòng lệnh (thường là Ctrl và dấu +).
help-ask-looks-words = mau toi, chu nho, phong to, mo mat, giao dien, doi mau, nen trang, chu to
help-ask-typing = Gõ tiếng Việt có dấu khi máy không có bộ gõ
help-ask-typing-answer =
    Trong ô chữ bấm [Search next-typing] để bật Telex hoặc VNI; bấm nữa để tắt. Máy đã có UniKey thì để tắt, nếu không chữ bị gõ đúp.
help-ask-typing-words = go dau, telex, vni, unikey, chu bi dup, bo go, khong go duoc dau
help-ask-dates = Gõ ngày cho nhanh
help-ask-dates-answer =
    Ô ngày nào cũng hiểu 5/7, 05072023, hôm qua, -3, +3. [Form calendar] mở lịch để chọn.
help-ask-dates-words = nhap ngay, lich, chon ngay, dinh dang ngay, ngay thang
help-ask-leave = Thoát chương trình
help-ask-leave-answer =
    Bấm [Overview leave] ở bất cứ danh sách nào; trong ô chữ thì [Search leave]. Không cần lưu: việc nào ghi rồi là đã nằm trong sổ.
help-ask-leave-words = tat may, dong lai, luu lai, save, exit, ket thuc, nghi
