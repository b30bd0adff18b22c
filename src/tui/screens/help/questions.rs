//! The questions that the help answers: their words are in the locales, the keys in the answers come from the table of
//! commands, so that no answer names a key that is another one by now.

use std::borrow::Cow;

use crate::text::asked::{Asked, Topic};
use crate::text::words::{Message, Words};
use crate::tui::command::{Scope, of_scope};

/// The questions, by topic, as one would read them one after another.
pub const QUESTIONS: &[&str] = &[
    "first-steps",
    "command",
    "signs",
    "import",
    "import-column",
    "import-encoding",
    "import-again",
    "import-unsure",
    "import-undo",
    "held",
    "clean",
    "send-heads",
    "twins",
    "areas",
    "find",
    "scan",
    "reveal",
    "filter",
    "to-activate",
    "due",
    "call-back",
    "mobile-team",
    "unvisited",
    "households",
    "walk",
    "door",
    "qr",
    "visit",
    "not-home",
    "activated",
    "reason",
    "appointment",
    "note",
    "past-visit",
    "whose-phone",
    "shared-phone",
    "no-smartphone",
    "paper",
    "list-file",
    "key-back",
    "record",
    "many",
    "add-person",
    "edit",
    "moved",
    "papers",
    "settle",
    "undo",
    "history",
    "report",
    "report-late",
    "tally",
    "who-counts",
    "compare-tally",
    "charts",
    "pace",
    "roll-up",
    "reconcile",
    "backup",
    "restore",
    "check",
    "passphrase",
    "forgotten",
    "lock",
    "private",
    "settings",
    "actor",
    "looks",
    "typing",
    "dates",
    "leave",
];

/// How the ids of commands begin; the answers leave it out.
const COMMAND: &str = "tui-do-";

fn id(code: &str, part: &str) -> Message {
    Message { id: Cow::Owned(format!("help-ask-{code}{part}")), args: Vec::new() }
}

/// A question.
pub fn question(code: &str, words: &Words) -> String {
    words.say(&id(code, ""))
}

/// The paragraphs of its answer, with keys in brackets.
pub fn answer(code: &str, words: &Words) -> Vec<String> {
    with_keys(&words.say(&id(code, "-answer"))).lines().map(str::to_owned).collect()
}

/// All questions, to be asked in either language.
pub fn asked(words: &Words) -> Asked {
    let other = Words::new(words.lang.other());
    let both = |code: &str, part: &str| [words, &other].map(|words| words.say(&id(code, part))).to_vec();
    let topics: Vec<Topic> = QUESTIONS
        .iter()
        .map(|code| Topic {
            titles: both(code, ""),
            others: both(code, "-words"),
            bodies: both(code, "-answer").iter().map(|text| without_keys(text)).collect(),
        })
        .collect();
    Asked::new(&topics, &words.get("help-idle-words"))
}

/// `[Overview import]` becomes the key of that command there, in brackets.
fn with_keys(text: &str) -> String {
    replaced(text, |token| format!("[{}]", key_of(token).unwrap_or_else(|| token.to_owned())))
}

fn without_keys(text: &str) -> String {
    replaced(text, |_| String::new())
}

fn replaced(text: &str, with: impl Fn(&str) -> String) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('[') {
        let Some((token, behind)) = after.split_once(']') else { break };
        out.push_str(before);
        out.push_str(&with(token));
        rest = behind;
    }
    out + rest
}

/// The key of a command that an answer names: the scope, and the command's label without how all labels begin.
fn key_of(token: &str) -> Option<String> {
    let (scope, label) = token.split_once(' ')?;
    let mut commands = of_scope(Scope::of_name(scope)?);
    let command = commands.find(|command| {
        let id = command.label().id;
        id == label || id.strip_prefix(COMMAND) == Some(label)
    })?;
    Some(match (command.keys_shown, command.keys.first()) {
        (None, Some(key)) => key.to_string(),
        (_, _) => command.keys_shown(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::numbers::Lang;

    #[test]
    fn every_key_of_an_answer_is_one_of_the_table() {
        for lang in [Lang::Vi, Lang::En] {
            let words = Words::new(lang);
            for code in QUESTIONS {
                let text = words.try_say(&id(code, "-answer")).unwrap_or_else(|| panic!("{code} has no answer"));
                let tokens = text.split('[').skip(1).map(|rest| rest.split(']').next().unwrap());
                let unknown: Vec<&str> = tokens.filter(|token| key_of(token).is_none()).collect();
                assert!(unknown.is_empty(), "{lang:?} {code}: {unknown:?}");
                assert_eq!(text.matches('[').count(), text.matches(']').count(), "{code}");
            }
        }
        assert_eq!(key_of("Overview import").as_deref(), Some("i"));
        assert_eq!(key_of("Visit outcome-not-home").as_deref(), Some("1"));
        assert_eq!(key_of("Overview fly"), None);
        assert_eq!(key_of("Nowhere import"), None);
    }

    #[test]
    fn each_question_is_listed_once_with_all_its_words() {
        let text = include_str!("../../../../assets/locales/vi/help.ftl");
        let ids: Vec<&str> =
            text.lines().filter_map(|line| line.strip_prefix("help-ask-")?.split(" =").next()).collect();
        let mut wanted: Vec<String> = Vec::new();
        for code in QUESTIONS {
            wanted.extend(["", "-answer", "-words"].map(|part| format!("{code}{part}")));
        }
        let sorted = |mut ids: Vec<String>| {
            ids.sort();
            ids
        };
        assert_eq!(sorted(ids.into_iter().map(str::to_owned).collect()), sorted(wanted));
    }

    /// What people say, and what they mean. Other words than those of the questions.
    const SAID: &[(&str, &str)] = &[
        ("nha khoa cua khong ai ra", "not-home"),
        ("gõ cửa mà nhà đi vắng hết", "not-home"),
        ("bà ấy mất tháng trước", "moved"),
        ("cong dan qua doi", "moved"),
        ("anh này chuyển vào nam rồi", "moved"),
        ("lam the nao de xoa mot nguoi", "moved"),
        ("bam nham roi lam sao", "undo"),
        ("ctrl z", "undo"),
        ("quên pass", "forgotten"),
        ("khong nho mat khau mo so", "forgotten"),
        ("copy ra usb", "backup"),
        ("may hong lay lai du lieu", "restore"),
        ("chuyển sang laptop mới", "restore"),
        ("mở file excel", "import"),
        ("dua danh sach vao may", "import"),
        ("chu bi loi font", "import-encoding"),
        ("lỡ nhập nhầm file", "import-undo"),
        ("danh sách tháng sau gửi xuống", "import-again"),
        ("in danh sach cho to truong", "send-heads"),
        ("gửi khu phố sửa", "send-heads"),
        ("hai dong cung mot nguoi", "twins"),
        ("bi trung ten", "import-unsure"),
        ("xem so dien thoai day du", "reveal"),
        ("số bị che dấu sao", "reveal"),
        ("quet cccd", "scan"),
        ("may quet ma qr", "scan"),
        ("tim theo so dien thoai", "find"),
        ("chi xem to 5", "filter"),
        ("den nha ai truoc", "to-activate"),
        ("ai duyet roi ma chua kich hoat", "to-activate"),
        ("hom nay co hen nha nao", "due"),
        ("nha nao chua di", "unvisited"),
        ("toi nay bat dau di tu dau", "walk"),
        ("đi bên chẵn rồi về bên lẻ", "walk"),
        ("noi gi voi dan khi go cua", "door"),
        ("đọc kịch bản vận động", "door"),
        ("cai app vneid chinh thuc", "qr"),
        ("link tải ứng dụng", "qr"),
        ("gọi điện lại cho người đi làm xa", "call-back"),
        ("ong cu liet giuong khong di duoc", "mobile-team"),
        ("mai quay lai gap", "appointment"),
        ("dân không có điện thoại thông minh", "reason"),
        ("sim khong chinh chu", "reason"),
        ("vua lam xong vneid cho ong ay", "activated"),
        ("quên ghi hôm qua", "past-visit"),
        ("ghi hang loat ca to", "many"),
        ("them nhan khau moi den", "add-person"),
        ("sai ngay sinh sua o dau", "edit"),
        ("doi so dien thoai cua dan", "edit"),
        ("bao cao cho cap tren", "report"),
        ("bao nhieu phan tram roi", "tally"),
        ("bieu do tien do", "pace"),
        ("doi chieu voi c06", "reconcile"),
        ("ai sua cai nay", "history"),
        ("chu nho qua khong doc duoc", "looks"),
        ("go khong co dau", "typing"),
        ("lộ thông tin cá nhân lên mạng", "private"),
        ("bhyt da tich hop", "papers"),
        ("tat may", "leave"),
        ("in ra giấy mang đi", "paper"),
        ("di ve nhap ket qua tu giay", "key-back"),
        ("làm trên máy con trai bà ấy", "whose-phone"),
        ("hai vo chong dung chung mot so dien thoai", "shared-phone"),
        ("ông dùng chung số với bà", "shared-phone"),
        ("ba cu khong co dien thoai thong minh", "no-smartphone"),
        ("nhà chỉ có điện thoại cục gạch", "no-smartphone"),
        ("nobody answered the door", "not-home"),
        ("she died last month", "moved"),
        ("I deleted something by accident", "undo"),
        ("print a list for the village head", "send-heads"),
        ("forgot my password", "forgotten"),
    ];

    #[test]
    fn what_people_say_finds_what_they_mean() {
        for lang in [Lang::Vi, Lang::En] {
            let asked = asked(&Words::new(lang));
            let mut first = 0;
            let mut missed = Vec::new();
            for (said, meant) in SAID {
                let found: Vec<&str> = asked.find(said).iter().map(|place| QUESTIONS[*place]).collect();
                first += usize::from(found.first() == Some(meant));
                if !found.iter().take(3).any(|code| code == meant) {
                    missed.push((said, meant, found));
                }
            }
            assert!(missed.is_empty(), "{lang:?}: {missed:#?}");
            assert!(first * 10 >= SAID.len() * 8, "{lang:?}: {first} of {} at rank one", SAID.len());
        }
    }

    #[test]
    fn every_question_finds_itself_in_both_languages() {
        let asked = asked(&Words::new(Lang::Vi));
        for lang in [Lang::Vi, Lang::En] {
            let words = Words::new(lang);
            for (place, code) in QUESTIONS.iter().enumerate() {
                let found = asked.find(&question(code, &words));
                assert_eq!(found.first(), Some(&place), "{code}");
            }
        }
    }
}
