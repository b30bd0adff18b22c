//! What a terminal, its user and the system do to the program (reliability.md, section C): each test has the id of
//! what it shows. The rest of C2, C3 and the idling stand in `pty`, C10 and C11 in the tests of the screen.

use std::time::Duration;

use rustix::process::Signal;

use super::harness::Ward;
use super::pty::Terminal;

/// Long enough for a frame, short enough to press thirty keys.
const FRAME: Duration = Duration::from_millis(80);

/// Names that would do something to a terminal, if it got them.
const HOSTILE: &str = "\
Tổ,Số hộ,Địa chỉ,Họ và tên,Ngày sinh,Giới tính,Số CCCD,Số điện thoại,Quan hệ với chủ hộ,Ghi chú
Tổ 1\u{1b}[5n,1,\"Số 2 \u{1b}]0;x\u{7}\",Đỗ \u{1b}[21tVăn \u{1b}]52;c;aGk=\u{7}Mẫu,03/05/1985,Nam,031085100001,0912345671,Chủ hộ,\u{9b}31m
Tổ 1,1,Số 2,Lê \u{202e}Thị \u{2066}Thử\u{200b},12/11/1988,Nữ,031188100002,0912345672,Vợ,\u{90}+q\u{9c}
Tổ 1,1,Số 2,Trần 漢字 👩‍👩‍👧 e\u{301}\u{323}\u{302},20/06/2009,Nữ,031309100003,,Con,\u{8}\u{7f}
";

/// The program on a ward's ledger, unlocked.
pub fn unlocked(ward: &Ward, variables: &[(&str, &str)]) -> Terminal {
    let ledger = ward.ledger();
    let arguments = ["--ledger", ledger.to_str().unwrap(), "--lang", "en", "--actor", "An", "--today", "2023-06-15"];
    let mut terminal = Terminal::start(&arguments, variables);
    terminal.wait_for("recovery words");
    unlock(&mut terminal, ward);
    terminal.wait_for("Overview");
    terminal
}

/// Types the passphrase.
pub fn unlock(terminal: &mut Terminal, ward: &Ward) {
    let words = std::fs::read_to_string(ward.path("key")).unwrap();
    terminal.press(words.trim());
    terminal.press("\r");
}

/// What the program writes moves, colours and clears; nothing of it is another sequence or a control character.
fn assert_harmless(raw: &[u8]) {
    let text = std::str::from_utf8(raw).expect("UTF-8");
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        if c == '\u{1b}' {
            assert_eq!(rest.next(), Some('['), "a sequence that is none of the program's");
            let sequence: String = rest.by_ref().take_while_inclusive(|c| !('@'..='~').contains(c)).collect();
            assert!(sequence.ends_with(|c| "mHJKhl".contains(c)), "the terminal got ESC[{sequence}");
        } else {
            let is_hidden =
                matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
            assert!(!is_hidden && (!c.is_control() || "\r\n".contains(c)), "the terminal got {c:?}");
        }
    }
}

/// The characters up to and with the first that ends them.
trait TakeWhileInclusive: Iterator<Item = char> + Sized {
    fn take_while_inclusive(self, goes_on: impl Fn(&char) -> bool) -> std::vec::IntoIter<char> {
        let mut taken = Vec::new();
        for c in self {
            taken.push(c);
            if !goes_on(&c) {
                break;
            }
        }
        taken.into_iter()
    }
}

impl<I: Iterator<Item = char>> TakeWhileInclusive for I {}

/// C1, C11, C12: hostile names on every screen send nothing to the terminal, numbers are masked, no clipboard.
#[test]
fn c1_c11_c12_names_send_nothing_to_the_terminal() {
    let ward = Ward::of(HOSTILE);
    let mut terminal = unlocked(&ward, &[]);
    for keys in [
        "d", "\r", "v", "a", "r", "\x1b", "\x1b", "\r", "m", "\x1b", "?", "\x1b", "\x10", "\x1b", "\x1b", "f", "s",
        "/thu", "\r", "\x1b", "\x1b", "\x1b", "i", "\x1b", "b", "\x1b", "n", "\x1b", "s", "\x1b", "c", "\x1b", "g",
        "\x1b",
    ] {
        terminal.press(keys);
        terminal.settle(FRAME);
    }
    assert_harmless(terminal.raw());
    let raw = String::from_utf8_lossy(terminal.raw()).into_owned();
    assert!(raw.contains("Thử"), "the names were on the screen");
    assert!(!raw.contains("031085100001") && !raw.contains("0912345671"), "a number was readable");
}

/// C12: no library of the program touches the clipboard.
#[test]
fn c12_there_is_no_clipboard() {
    let lock = include_str!("../../Cargo.lock");
    for name in ["arboard", "clipboard", "copypasta", "wl-clipboard", "x11-clipboard", "cli-clipboard"] {
        assert!(!lock.contains(&format!("name = \"{name}")), "{name}");
    }
}

/// C2: any size that a terminal claims, one after the other, up to the largest there is.
#[test]
fn c2_a_storm_of_sizes() {
    let mut terminal = Terminal::demo();
    let mut number = 1_u32;
    for _ in 0..1_000 {
        // The sizes follow from each other, so that a failure comes again.
        number = number.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let place = |bits: u32| u16::try_from((number >> bits) & 0x3f).unwrap() * 3;
        terminal.resize(place(16), place(24));
    }
    for (rows, cols) in [(1, 65_535), (65_535, 1), (65_535, 65_535), (0, 0)] {
        terminal.resize(rows, cols);
        terminal.settle(FRAME);
    }
    terminal.resize(24, 80);
    terminal.settle(FRAME);
    terminal.press("/nguyen");
    terminal.wait_until("the search", |text| text.contains("nguyen") && text.contains("Nguyễn"));
}

/// C4: what ends the program gives the terminal back first.
#[test]
fn c4_signals_give_the_terminal_back() {
    for signal in [Signal::TERM, Signal::INT, Signal::QUIT] {
        let mut terminal = Terminal::demo();
        assert!(!terminal.is_cooked() && !terminal.shows_what_was_before());
        terminal.signal(signal);
        assert!(terminal.ends_within(Duration::from_secs(10)).is_some(), "{signal:?}");
        terminal.take_rest();
        assert!(terminal.is_cooked() && terminal.shows_what_was_before(), "{signal:?}");
        assert!(!terminal.text().contains("Mẫu"), "{signal:?}: names are left on the screen");
    }
}

/// C4: a suspended program has locked the ledger when it comes back.
#[test]
fn c4_suspended_and_continued_it_asks_for_the_passphrase() {
    let ward = Ward::of(super::harness::SIX);
    let mut terminal = unlocked(&ward, &[]);
    terminal.press("d");
    terminal.wait_for("Ví Dụ");
    terminal.signal(Signal::TSTP);
    terminal.wait_until("the terminal as it was", |text| !text.contains("Ví Dụ"));
    let is_stopped = |terminal: &mut Terminal| {
        terminal.settle(FRAME);
        terminal.state() == 'T'
    };
    assert!((0..30).any(|_| is_stopped(&mut terminal)), "it runs on as {}", terminal.state());
    assert!(terminal.is_cooked() && terminal.shows_what_was_before());
    terminal.signal(Signal::CONT);
    terminal.wait_for("recovery words");
    assert!(!terminal.is_cooked() && !terminal.text().contains("Ví Dụ"));
    unlock(&mut terminal, &ward);
    terminal.wait_for("Ví Dụ");
}

/// C5: a bug in any thread gives the terminal back, ends with a code of failure, and its report has nothing of people.
#[test]
fn c5_a_bug_gives_the_terminal_back_and_leaves_a_report() {
    for thread in ["screen", "input"] {
        let ward = Ward::of(super::harness::SIX);
        let mut terminal = unlocked(&ward, &[("TUNGNHA_REHEARSE_BUG", thread)]);
        terminal.press("d");
        terminal.wait_for("Ví Dụ");
        terminal.press("\x1b[24~");
        assert_eq!(terminal.ends_within(Duration::from_secs(10)), Some(1), "{thread}");
        terminal.take_rest();
        assert!(terminal.is_cooked() && terminal.shows_what_was_before(), "{thread}");
        let said = terminal.text();
        assert!(
            said.contains("because of a bug") && !said.contains("031085100001") && !said.contains("Ví Dụ"),
            "{said}"
        );
        let folder = terminal.home().join("data/tungnha");
        let reports: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        let report = reports.iter().find(|path| path.extension().is_some_and(|ending| ending == "txt")).unwrap();
        let report = std::fs::read_to_string(report).unwrap();
        assert!(report.contains(&format!("thread {}", if thread == "screen" { "main" } else { "input" })), "{report}");
        assert!(report.contains("src/tui/run.rs") && !report.contains("031085100001"), "{report}");
        ward.assert_sound();
    }
}

/// C6: a huge paste is cut and taken at once; one with line breaks and a false end is no row of commands.
#[test]
fn c6_pastes_are_text_or_nothing() {
    let mut terminal = Terminal::demo();
    terminal.press("d");
    terminal.wait_for("Nguyễn");
    let before = terminal.text();
    terminal.press(&format!("\x1b[200~q\r\nq\u{3}\x1b[201~{}\x1b[201~", "quvm1".repeat(20)));
    terminal.wait_for("Nothing can be pasted here");
    terminal.settle(FRAME);
    let names = |text: &str| text.lines().skip(3).take(10).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(names(&terminal.text()), names(&before));
    terminal.press("/");
    terminal.press(&format!("\x1b[200~{}\x1b[201~", "nguyen\r\n\u{1b}[2J ".repeat(800_000)));
    terminal.wait_until("the beginning of the paste", |text| text.contains("[2J nguyen") && text.contains(" people"));
    terminal.press("\x15nguyen");
    terminal.wait_until("people again", |text| text.contains("Nguyễn"));
    terminal.settle(FRAME);
    assert_harmless(terminal.raw());
}

/// C7: input methods send backspaces and letters in one burst; both backspaces count.
#[test]
fn c7_bursts_of_an_input_method_are_typed_in_order() {
    for backspace in ["\x7f", "\x08"] {
        let mut terminal = Terminal::demo();
        // "nguyeenx" as UniKey sends it, then "dduwowngf" and a word more.
        let burst = format!(
            "/nguye{backspace}ên{backspace}{backspace}ễn d{backspace}đu{backspace}ươ{backspace}{backspace}ươn{backspace}{backspace}{backspace}ương"
        );
        terminal.press(&burst);
        terminal.wait_for("nguyễn đương");
        terminal.press(&format!("{}van", backspace.repeat(5)));
        terminal.wait_for("nguyễn van");
    }
}

/// C7: where there is no input method, the program's own.
#[test]
fn c7_telex_of_its_own() {
    let mut terminal = Terminal::demo();
    terminal.press("/\x1b[18~");
    terminal.wait_for("Telex");
    terminal.press("dduowngf nguyeenx");
    terminal.wait_for("đường nguyễn");
}

/// C8: without a terminal that can be drawn on, one line and the code of wrong usage; commands work all the same.
#[test]
fn c8_without_a_terminal_it_says_so_in_a_line() {
    let mut dumb = Terminal::start(&["demo", "--people", "300", "--lang", "en"], &[("TERM", "dumb")]);
    dumb.wait_for("The app needs a terminal");
    assert_eq!(dumb.ends_within(Duration::from_secs(10)), Some(2));
    let ward = Ward::new();
    for arguments in [&["--lang", "en"][..], &["--lang", "en", "demo"]] {
        let piped = ward.run(arguments).with_code(2);
        assert_eq!(piped.text, "");
        assert!(
            piped.errors.contains("The app needs a terminal") && piped.errors.lines().count() <= 2,
            "{}",
            piped.errors
        );
    }
    assert_eq!(ward.json(&["check"])["sound"], true);
}

/// C9: where the locale or the console is an old one, lines and signs are ASCII; with `NO_COLOR` nothing is coloured.
#[test]
fn c9_old_consoles_get_ascii_and_no_colour() {
    for variables in [&[("LC_ALL", "C"), ("NO_COLOR", "1")][..], &[("TERM", "linux"), ("NO_COLOR", "1")]] {
        let arguments = ["demo", "--people", "300", "--today", "2026-11-21", "--lang", "en"];
        let mut terminal = Terminal::start(&arguments, variables);
        terminal.wait_for("Phường Hải Mẫu");
        terminal.press("\x10");
        terminal.wait_until("a box of ASCII", |text| text.contains("+ Commands ---"));
        assert!(!terminal.text().contains(['┌', '│', '█', '►', '●']), "{}", terminal.text());
        let raw = String::from_utf8_lossy(terminal.raw()).into_owned();
        let colours = raw.split("\u{1b}[").filter_map(|rest| rest.split_once('m')).map(|(style, _)| style);
        let coloured: Vec<&str> = colours
            .filter(|style| {
                style
                    .split(';')
                    .filter_map(|part| part.parse::<u32>().ok())
                    .any(|part| (30..=37).contains(&part) || (90..=107).contains(&part) || (40..=47).contains(&part))
            })
            .collect();
        assert_eq!(coloured, Vec::<&str>::new());
    }
}
