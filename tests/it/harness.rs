//! A ward in a temporary folder: a ledger, rosters, and the built program run on them. Nothing outside the folder
//! is touched: home, settings, data and temporary files of the program all lie in it.
//!
//! Every ledger is a copy of one that is made once, and is opened with its recovery words, which are the raw key:
//! deriving a key takes longer than anything else here.

use std::fs::{self, File, OpenOptions};
use std::io::{Read as _, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

use argon2::{Algorithm, Argon2, Params, Version};
use rusqlite::{Connection, OpenFlags};
use serde_json::Value;
use tempfile::TempDir;

/// The day that the program believes it is, unless a test says otherwise.
pub const TODAY: &str = "2023-06-15";
/// The passphrase of every ledger.
pub const PASSPHRASE: &str = "con mèo trèo cây cau";
/// The name of every ward.
pub const WARD: &str = "Phường Mẫu";

/// Six people in four households. H4: P5 to activate, P6 activated, P7 who turns 14 on 2023-06-20; H8: P9 with a card
/// only; H10: P11 without a card; H12: P13 enrolled. (A short reference is the place in the journal where somebody
/// came in: after ward, campaign and the roster itself.)
pub const SIX: &str = "\
Tổ,Số hộ,Địa chỉ,Họ và tên,Ngày sinh,Giới tính,Số CCCD,Số điện thoại,Quan hệ với chủ hộ,Ngày cấp CCCD,Ngày thu nhận mức 2,Ngày phê duyệt mức 2,Ngày kích hoạt mức 2
Tổ 1,1,Số 2 đường Mẫu,Đỗ Văn Mẫu,03/05/1985,Nam,031085100001,0912345671,Chủ hộ,01/02/2022,01/03/2023,10/03/2023,
Tổ 1,1,Số 2 đường Mẫu,Lê Thị Thử,12/11/1988,Nữ,031188100002,0912345672,Vợ,01/02/2022,01/03/2023,10/03/2023,20/03/2023
Tổ 1,1,Số 2 đường Mẫu,Đỗ Mẫu Nhi,20/06/2009,Nữ,031309100003,,Con,,,,
Tổ 1,2,Số 10 đường Mẫu,Trần Thị Ví Dụ,1950,Nữ,031150100004,0912345674,Chủ hộ,05/05/2021,,,
Tổ 2,1,Số 4 ngõ 7 đường Mẫu,Phạm Giả Định,09/09/1979,Nam,031079100005,0912345675,Chủ hộ,,,,
Tổ 10,1,Số 1 đường Cuối,Ngô Tưởng Tượng,30/01/1990,Nam,031090100006,0912345676,Chủ hộ,07/07/2021,01/05/2023,,
";

/// A folder with a ledger.
pub struct Ward {
    folder: TempDir,
}

/// What a run of the program came to.
#[derive(Debug)]
pub struct Run {
    /// Exit code; -1 for a run that a signal ended.
    pub code: i32,
    /// Standard output as it came.
    pub bytes: Vec<u8>,
    /// Standard output.
    pub text: String,
    /// Standard error.
    pub errors: String,
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap_or(-1),
            text: String::from_utf8_lossy(&output.stdout).into_owned(),
            bytes: output.stdout,
            errors: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}

impl Run {
    /// The run, which ended with this code.
    #[track_caller]
    pub fn with_code(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{}{}", self.text, self.errors);
        self
    }

    /// The one JSON document on standard output.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {}\n{}", self.text, self.errors))
    }
}

struct Template {
    ledger: Vec<u8>,
    words: String,
}

fn template() -> &'static Template {
    static TEMPLATE: OnceLock<Template> = OnceLock::new();
    TEMPLATE.get_or_init(|| {
        let ward = Ward::without_ledger();
        ward.write("key", PASSPHRASE);
        ward.json(&["init", "--ward", WARD, "--parent", "Quận Thử"]);
        let words = ward.json(&["recovery"])["words"].as_str().unwrap().to_owned();
        Template { ledger: fs::read(ward.ledger()).unwrap(), words }
    })
}

impl Ward {
    /// A folder without a ledger; its key file holds the passphrase.
    pub fn without_ledger() -> Self {
        let folder = tempfile::Builder::new().prefix("tổ thử ").tempdir().unwrap();
        let ward = Self { folder };
        for name in ["home", "tmp", "so"] {
            fs::create_dir(ward.path(name)).unwrap();
        }
        ward.write("passphrase", PASSPHRASE);
        ward.write("key", PASSPHRASE);
        ward
    }

    /// A ledger without people.
    pub fn new() -> Self {
        let ward = Self::without_ledger();
        let template = template();
        ward.write_bytes("so/so.tungnha", &template.ledger);
        ward.write("key", &template.words);
        ward
    }

    /// A ledger with the people of a CSV roster.
    pub fn of(roster: &str) -> Self {
        let ward = Self::new();
        let path = ward.write("roster.csv", roster);
        ward.json(&["import", &path]);
        ward
    }

    /// A path in the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The ledger.
    pub fn ledger(&self) -> PathBuf {
        self.path("so/so.tungnha")
    }

    /// The folder itself.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The key of the ledger for a passphrase, as `SQLCipher` takes it.
    pub fn key_of(&self, passphrase: &str) -> String {
        let mut salt = [0; 16];
        File::open(self.ledger()).unwrap().read_exact(&mut salt).unwrap();
        let mut key = [0; 32];
        let params = Params::new(64 * 1024, 3, 1, Some(32)).unwrap();
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        argon2.hash_password_into(passphrase.as_bytes(), &salt, &mut key).unwrap();
        let digit = |four: u8| char::from_digit(u32::from(four), 16).unwrap();
        let digits: String = key.iter().chain(&salt).flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect();
        format!("x'{digits}'")
    }

    /// A connection to the ledger, for what the program itself never does.
    pub fn keyed(&self) -> Connection {
        let connection = Connection::open_with_flags(self.ledger(), OpenFlags::SQLITE_OPEN_READ_WRITE).unwrap();
        connection.pragma_update(None, "key", self.key_of(PASSPHRASE)).unwrap();
        connection
    }

    /// Writes a file for its owner alone, in place of one that is there; gives its path as an argument.
    pub fn write(&self, name: &str, text: &str) -> String {
        self.write_bytes(name, text.as_bytes())
    }

    /// The same with bytes.
    pub fn write_bytes(&self, name: &str, bytes: &[u8]) -> String {
        let path = self.path(name);
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(true).mode(0o600);
        options.open(&path).unwrap().write_all(bytes).unwrap();
        path.to_str().unwrap().to_owned()
    }

    /// The program with these arguments alone, not yet started, in the folder and knowing nothing outside it.
    pub fn bare_command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tungnha"));
        command.env_clear().current_dir(self.folder()).stdin(Stdio::null());
        for (name, value) in [("HOME", "home"), ("TMPDIR", "tmp")] {
            command.env(name, self.path(value));
        }
        command.env("USER", "can-bo").env("LANG", "C.UTF-8").args(arguments);
        command
    }

    /// The program on this ledger, not yet started. Of the usual options those are left out that are given.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = self.bare_command(&[]);
        let given = |option: &str| arguments.contains(&option);
        if !given("--ledger") {
            command.arg("--ledger").arg(self.ledger());
        }
        if !given("--passphrase-file") {
            command.arg("--passphrase-file").arg(self.path("key"));
        }
        if !given("--today") {
            command.args(["--today", TODAY]);
        }
        command.args(arguments);
        command
    }

    /// Runs the program to its end.
    pub fn run(&self, arguments: &[&str]) -> Run {
        self.command(arguments).output().unwrap().into()
    }

    /// Runs the program with something on its standard input.
    pub fn run_with_input(&self, arguments: &[&str], input: &[u8]) -> Run {
        let mut child = self.command(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(input).unwrap();
        child.wait_with_output().unwrap().into()
    }

    /// What a command that succeeds gives as JSON.
    #[track_caller]
    pub fn json(&self, arguments: &[&str]) -> Value {
        self.json_with_code(arguments, 0)
    }

    /// What a command that ends with this code gives as JSON.
    #[track_caller]
    pub fn json_with_code(&self, arguments: &[&str], code: i32) -> Value {
        self.run(&[&["--json"], arguments].concat()).with_code(code).json()
    }

    /// The code of the error with which a command is refused; nothing changed.
    #[track_caller]
    pub fn refused(&self, arguments: &[&str]) -> String {
        let before = self.head();
        let error = self.json_with_code(arguments, 1);
        assert_eq!(self.head(), before, "a refused command changed the ledger");
        text(&error["code"])
    }

    /// Hash of the journal's last event.
    #[track_caller]
    pub fn head(&self) -> String {
        text(&self.json(&["check"])["head"])
    }

    /// The total of the tally of a day.
    #[track_caller]
    pub fn total(&self, as_of: &str) -> Value {
        self.json(&["tally", "--as-of", as_of])["total"].clone()
    }

    /// A fact of a person or household, as `show` gives it.
    #[track_caller]
    pub fn fact(&self, reference: &str, field: &str) -> Value {
        self.json(&["show", reference])[field].clone()
    }

    /// Imports a roster that is written for it.
    #[track_caller]
    pub fn import(&self, roster: &str) -> Value {
        let path = self.write("roster.csv", roster);
        self.json(&["import", &path])
    }

    /// The ledger is sound to the last page and event.
    #[track_caller]
    pub fn assert_sound(&self) {
        let check = self.json(&["check", "--full"]);
        assert_eq!(check["sound"], true, "{check}");
        assert_eq!(check["findings"], serde_json::json!([]));
    }
}

/// A JSON text.
#[track_caller]
pub fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("not a text: {value}")).to_owned()
}

/// The first digits of an operation's code, as `log` prints it.
pub fn short(operation: &str) -> &str {
    operation.get(..8).unwrap()
}

/// The keys of a JSON object that are missing.
pub fn missing_keys<'k>(value: &Value, keys: &'k str) -> Vec<&'k str> {
    keys.split_whitespace().filter(|key| value.get(key).is_none()).collect()
}

/// A file of `tests/fixtures/rosters`.
pub fn fixture(name: &str) -> String {
    format!("{}/tests/fixtures/rosters/{name}", env!("CARGO_MANIFEST_DIR"))
}
