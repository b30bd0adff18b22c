# People who stand in the ledger twice; the areas.

# Names of the screens
tui-title-pairs = Người trùng
tui-title-side-by-side = Hai dòng có thể là một người
tui-title-same-person = Trùng với ai
tui-title-areas = Các tổ
tui-title-area-name = Đổi tên tổ
tui-title-merge-area = Gộp { $name } vào tổ nào?
tui-scope-pairs = Người trùng
tui-scope-side-by-side = Hai người cạnh nhau
tui-scope-same-person-search = Tìm người trùng
tui-scope-areas = Các tổ

# What can be done
tui-do-show-pairs = Người trùng
tui-do-show-pairs-help = Những người có thể đã ghi hai lần: xem cạnh nhau, gộp hoặc ghi là hai người
tui-do-show-areas = Các tổ
tui-do-show-areas-help = Danh sách tổ: đổi tên, gộp hai tổ là một
tui-do-open-pair = So hai người
tui-do-open-pair-help = Xem hai người cạnh nhau
tui-do-merge = Gộp
tui-do-merge-help = Gộp hai người thành một với các giá trị có dấu chọn; xem kết quả trước khi ghi
tui-do-tell-apart = Hai người khác nhau
tui-do-tell-apart-help = Ghi là hai người khác nhau: không hỏi lại nữa
tui-do-other-value = Đổi bên
tui-do-other-value-help = Lấy giá trị bên kia của dòng đang chọn
tui-do-left-value = Bên trái
tui-do-left-value-help = Lấy giá trị bên trái của dòng đang chọn
tui-do-right-value = Bên phải
tui-do-right-value-help = Lấy giá trị bên phải của dòng đang chọn
tui-do-next-pair = Cặp sau
tui-do-next-pair-help = Sang cặp sau, chưa quyết định cặp này
tui-do-previous-pair = Cặp trước
tui-do-previous-pair-help = Về cặp trước
tui-do-same-person = Trùng với…
tui-do-same-person-help = Người này trùng với một người khác trong sổ: tìm người đó, so rồi gộp
tui-do-compare = So hai người
tui-do-compare-help = Xem cạnh người đang chọn
tui-do-rename-area = Đổi tên
tui-do-rename-area-help = Đổi tên tổ đang chọn ở mọi hộ của tổ
tui-do-merge-area = Gộp
tui-do-merge-area-help = Gộp tổ đang chọn vào một tổ khác
tui-why-no-pair = Không có cặp nào để so.
tui-why-last-pair = Đây là cặp cuối.
tui-why-first-pair = Đây là cặp đầu.
tui-why-milestone-stays = Mốc đã đạt thì giữ, không bỏ được khi gộp. Nếu ghi nhầm, sửa mốc đó ở màn hình của người.
tui-why-no-areas = Chưa có tổ nào.
tui-why-only-area = Chỉ có một tổ nên không gộp được.

# Why two entries may be one person
likeness-same-number = Cùng số định danh
likeness-same-number-only = Cùng số định danh, nhưng khác tên và khác ngày sinh: có thể một số bị ghi nhầm
likeness-same-old-id = Cùng số CMND cũ
likeness-same-household = Cùng tên, cùng hộ, ngày sinh không trái nhau
likeness-other-number = Cùng tên, ngày sinh và hộ, nhưng khác số định danh
likeness-other-household = Cùng tên và ngày sinh, khác hộ
likeness-same-phone = Cùng tên và số điện thoại, ngày sinh không trái nhau
likeness-letter-same-household = Tên khác một chữ, cùng ngày sinh và hộ
likeness-letter-same-phone = Tên khác một chữ, cùng ngày sinh và số điện thoại
likeness-short-same-number = cùng số định danh
likeness-short-same-number-only = chỉ cùng số
likeness-short-same-old-id = cùng CMND
likeness-short-same-household = cùng hộ
likeness-short-other-number = khác số
likeness-short-other-household = khác hộ
likeness-short-same-phone = cùng điện thoại
likeness-short-letter-same-household = khác một chữ
likeness-short-letter-same-phone = khác một chữ

# The list of pairs
tui-pairs-count = { $count } cặp có thể là một người, khả năng cao xếp trước
tui-pairs-first = { $count } cặp có khả năng cao nhất trong { $total } cặp; xong cặp nào thì hiện cặp tiếp theo
tui-pairs-none = Không thấy ai có thể đã ghi hai lần.
tui-pairs-score = Khả năng { $score } phần trăm
tui-pairs-working = Đang so mọi người trong sổ
tui-pairs-stopped = Đã dừng. Bấm Esc rồi mở lại để so từ đầu.

# Two side by side
tui-side-of = { $place }/{ $total } · { $title }
tui-side-no-reason = Hai người do cán bộ chọn
tui-side-apart = Đã ghi là hai người khác nhau
tui-side-stays = { $entry } – dòng giữ lại
tui-side-other = { $entry } – gộp vào
tui-side-signs = { $differs } khác nhau, { $kept } giữ lại. ← → hoặc Space để đổi bên.
tui-side-both = Space nữa để giữ cả hai: { $value }
tui-side-both-kept = Giữ cả hai: { $value }
tui-side-visits = { $entry }: { $count } lượt đến nhà
tui-merge-nothing-differs = Không có gì khác nhau để chọn.
tui-merge-ask = Gộp { $other } vào { $stays }? Còn lại một người: { $result }. { $changes } Lượt đến nhà của cả hai vẫn giữ: { $visits }.
tui-merge-changes = Đổi ở { $stays }: { $fields }.
tui-merge-changes-nothing = Dữ liệu của { $stays } không đổi.
tui-said-merge = gộp { $other } vào { $stays } { $name }
tui-said-apart = hai người khác nhau: { $one }, { $other }
tui-same-person-as = { $name } trùng với ai?
tui-same-person-hint = tên, số định danh, điện thoại, địa chỉ
tui-same-person-none = Không thấy ai khác như vậy. Thử gõ tên khác, số điện thoại hoặc địa chỉ.

# Areas
tui-areas-count = { $count } tổ
tui-area-head-households = Số hộ
tui-area-head-people = Nhân khẩu
tui-area-head-target = Chỉ tiêu
tui-area-alike = có thể là { $names }
tui-area-spellings = ghi khác nhau: { $names }
tui-area-is-alike = giống tên
tui-area-households = { $count } hộ
tui-area-name = Tên tổ
tui-area-name-hint = Ghi vào mọi hộ của tổ. Trùng tên tổ khác thì hai tổ gộp làm một.
tui-area-no-name = Gõ tên tổ. Muốn bỏ tổ này thì bấm Esc, rồi m để gộp.
tui-area-working = Đang ghi vào các hộ
tui-area-ask-rename = Đổi tên { $from } thành { $to } ở { $count } hộ?
tui-area-ask-merge = Gộp { $from } vào { $to }: { $count } hộ chuyển sang { $to }?
tui-area-ask-none = Bỏ tên tổ { $from } ở { $count } hộ? Các hộ này sẽ chưa rõ tổ; chỉ tiêu riêng của tổ, nếu có, cũng bỏ.
tui-area-ask-target = Chỉ tiêu của tổ từ nay: { $target }.
tui-area-ask-numbers = { $count } số hộ có ở cả hai tổ: các hộ đó vẫn riêng, chỉ trùng số.
