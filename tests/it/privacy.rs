//! Nothing that was typed or read can be found on the disk, and every file is for its owner alone (reliability.md
//! section 1.F and suite N): a session with marked names, numbers, phones, notes and a marked passphrase.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::harness::{Run, SIX, Ward, text};

const MARKED: &str = "\
Tổ,Số hộ,Địa chỉ,Họ và tên,Ngày sinh,Giới tính,Số CCCD,Số điện thoại,Ghi chú
Tổ 1,1,Số 2 ngõ Xylophon,Đỗ Quetzal Mẫu,03/05/1985,Nam,031085777001,0977123451,ghi chú Zeppelin
Tổ 1,1,Số 2 ngõ Xylophon,Lê Quetzal Thử,12/11/1988,Nữ,031188777002,0977123452,
";
const PASSPHRASE: &str = "Flugzeug mèo Flugzeug cây";
const NEW_PASSPHRASE: &str = "Kontrabass mèo Kontrabass cây";
const MARKS: [&str; 12] = [
    "Quetzal",
    "Xylophon",
    "Zeppelin",
    "Wolpertinger",
    "Flugzeug",
    "Kontrabass",
    "031085777001",
    "031188777002",
    "777001",
    "0977123451",
    "0977123452",
    "977123451",
];

/// Every file and folder below these of a ward.
fn everything_below(ward: &Ward, names: &[&str]) -> BTreeMap<PathBuf, fs::Metadata> {
    let mut found = BTreeMap::new();
    let mut open: Vec<PathBuf> = names.iter().map(|name| ward.path(name)).collect();
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let metadata = path.symlink_metadata().unwrap();
            if metadata.is_dir() {
                open.push(path.clone());
            }
            found.insert(path, metadata);
        }
    }
    found
}

fn utf16(text: &str, bytes_of: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes_of).collect()
}

/// The marks that stand in some bytes, in any case, as UTF-8 or UTF-16.
fn marks_in(bytes: &[u8]) -> Vec<&'static str> {
    let bytes = bytes.to_ascii_lowercase();
    let holds = |form: &[u8]| memchr::memmem::find(&bytes, form).is_some();
    let stands = |mark: &str| {
        let mark = mark.to_lowercase();
        holds(mark.as_bytes()) || holds(&utf16(&mark, u16::to_le_bytes)) || holds(&utf16(&mark, u16::to_be_bytes))
    };
    MARKS.into_iter().filter(|mark| stands(mark)).collect()
}

#[track_caller]
fn assert_no_marks(ward: &Ward) {
    let files = everything_below(ward, &["home", "tmp"]);
    assert!(!files.is_empty());
    for (path, metadata) in files {
        let mode = metadata.permissions().mode() & 0o777;
        let expected = if metadata.is_dir() { 0o700 } else { 0o600 };
        assert_eq!(mode, expected, "{} is {mode:o}", path.display());
        assert_eq!(marks_in(path.to_string_lossy().as_bytes()), [""; 0], "{}", path.display());
        if metadata.is_file() {
            assert_eq!(marks_in(&fs::read(&path).unwrap()), [""; 0], "{}", path.display());
        }
    }
}

/// The program on the ledger of the home folder, started where everybody may read new files.
fn open_handed(ward: &Ward, arguments: &[&str]) -> Command {
    let usual = ["--passphrase-file", "key", "--today", "2023-06-15"];
    let mut program = ward.bare_command(&[arguments, &usual].concat());
    let mut shell = Command::new("/bin/sh");
    shell.args(["-c", "umask 000; exec \"$0\" \"$@\""]).arg(program.get_program()).args(program.get_args());
    shell.env_clear().envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))));
    shell.current_dir(ward.folder());
    program.stdin(Stdio::null());
    shell.stdin(Stdio::null());
    shell
}

fn run(ward: &Ward, arguments: &[&str]) -> Run {
    Run::from(open_handed(ward, arguments).output().unwrap()).with_code(0)
}

fn ward_with_marks() -> Ward {
    let ward = Ward::without_ledger();
    ward.write("key", PASSPHRASE);
    ward.write("marked.csv", MARKED);
    for folder in ["home", "tmp"] {
        fs::set_permissions(ward.path(folder), fs::Permissions::from_mode(0o755)).unwrap();
    }
    run(&ward, &["init", "--ward", "Phường Mẫu"]);
    run(&ward, &["import", "marked.csv"]);
    ward
}

#[test]
fn a_session_leaves_nothing_readable_on_the_disk() {
    let ward = ward_with_marks();
    for arguments in [
        &["find", "quetzal mau"][..],
        &["find", "031085777001", "--json"],
        &["show", "P5", "--json"],
        &["visit", "H4", "--outcome", "met", "--result", "P5=guided:no_sms", "--note", "gặp ông Wolpertinger"],
        &["edit", "P5", "note=hàng xóm Wolpertinger", "phone=0977123452"],
        &["undo"],
        &["list", "--format", "csv", "--purpose", "thử Wolpertinger"],
        &["backup"],
        &["recovery"],
        &["check", "--full"],
    ] {
        run(&ward, arguments);
    }
    let copy = text(&run(&ward, &["backup", "--json"]).json()["path"]);
    run(&ward, &["restore", &copy]);
    ward.write("new", NEW_PASSPHRASE);
    run(&ward, &["passphrase", "--new-passphrase-file", "new"]);
    ward.write("key", NEW_PASSPHRASE);
    run(&ward, &["tally"]);
    assert_no_marks(&ward);
    // What was looked for is really found where it is not hidden.
    assert_eq!(marks_in(MARKED.as_bytes()).len(), 9);
    assert_eq!(marks_in(&utf16("ÔNG QUETZAL", u16::to_le_bytes)), ["Quetzal"]);
}

#[test]
fn a_program_that_runs_or_was_killed_leaves_nothing_readable_either() {
    let ward = ward_with_marks();
    let mut holding = ward.bare_command(&["find", "--stdin", "--passphrase-file", "key"]);
    let mut child = holding.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    std::io::Write::write_all(child.stdin.as_mut().unwrap(), b"quetzal\n").unwrap();
    std::io::BufRead::read_line(&mut std::io::BufReader::new(child.stdout.as_mut().unwrap()), &mut line).unwrap();
    assert!(line.contains("Quetzal"), "{line}");
    assert_no_marks(&ward);
    let shared_memory = |path: &PathBuf| path.to_string_lossy().ends_with("-shm");
    assert!(!everything_below(&ward, &["home"]).keys().any(shared_memory), "one process needs no shared memory");
    child.kill().unwrap();
    child.wait().unwrap();
    assert_no_marks(&ward);
}

#[test]
fn files_that_are_written_are_for_their_owner_alone() {
    let ward = ward_with_marks();
    for (name, arguments) in [
        ("list.csv", &["list", "--format", "csv", "--purpose", "thử"][..]),
        ("list.xlsx", &["list", "--format", "xlsx", "--purpose", "thử"]),
        ("tally.json", &["tally", "--format", "json"]),
        ("copy.tungnha", &["backup"]),
    ] {
        run(&ward, &[arguments, &["-o", name]].concat());
        assert_eq!(fs::metadata(ward.path(name)).unwrap().permissions().mode() & 0o777, 0o600, "{name}");
    }
    let fits = |path: &Path| fs::read(path).is_ok_and(|bytes| marks_in(&bytes).contains(&"Quetzal"));
    assert!(fits(&ward.path("list.csv")));
    assert!(!fits(&ward.path("tally.json")) && !fits(&ward.path("copy.tungnha")));
}

#[test]
fn a_passphrase_file_that_others_may_read_is_used_with_a_warning() {
    let ward = Ward::of(SIX);
    let key = ward.path("key");
    assert_eq!(ward.run(&["check", "--lang", "en"]).with_code(0).errors, "");
    fs::set_permissions(&key, fs::Permissions::from_mode(0o644)).unwrap();
    let said = ward.run(&["check", "--lang", "en"]).with_code(0).errors;
    assert!(said.contains("others can read") && said.contains("key"), "{said}");
    assert_eq!(ward.run(&["check", "--lang", "en", "-q"]).with_code(0).errors, "");
}

#[test]
fn errors_and_checks_name_nobody() {
    let ward = Ward::of(MARKED);
    let other = ward.write("other.csv", &MARKED.replace("Quetzal", "Wolpertinger").replace("1985", "1958"));
    let blocked = text(&ward.json(&["log"])["operations"][0]["id"]);
    ward.json(&["visit", "H4", "--outcome", "met", "--result", "P5=guided:no_sms"]);
    for arguments in [
        &["check", "--full"][..],
        &["undo", &blocked],
        &["edit", "P6", "person_id=031 085 777 001"],
        &["edit", "P5", "birth_date=31/6/2023"],
        &["visit", "H4", "--outcome", "met", "--result", "P5=guided", "--result", "P5=guided"],
        &["move", "P5", "H9"],
        &["log"],
        &["backup", "-o", "roster.csv"],
        &["import", &other, "--held", "roster.csv"],
    ] {
        for json in [&["--json"][..], &[]] {
            let run = ward.run(&[arguments, json].concat());
            let said = marks_in(format!("{}{}", run.text, run.errors).as_bytes());
            let imported = arguments[0] == "import";
            assert!(said.is_empty() || imported && run.code == 0, "{arguments:?}: {said:?} {}{}", run.text, run.errors);
        }
    }
    // On a screen, numbers are masked.
    let shown = ward.run(&["show", "P5"]).with_code(0).text;
    assert!(shown.contains("Quetzal") && !shown.contains("777001") && !shown.contains("0977123451"), "{shown}");

    // One page is left, which proves that the key is right.
    let mut damaged = fs::read(ward.ledger()).unwrap();
    let last_page = damaged.len() - 4096;
    damaged[..last_page].iter_mut().for_each(|byte| *byte ^= 1);
    damaged[..16].iter_mut().for_each(|byte| *byte ^= 1);
    ward.write_bytes("so/so.tungnha", &damaged);
    for arguments in [&["check", "--full"][..], &["list"], &["tally"]] {
        let run = ward.run(arguments).with_code(5);
        assert_eq!(marks_in(format!("{}{}", run.text, run.errors).as_bytes()), [""; 0]);
    }
}
