//! Texts that are broken, endless, or in any encoding (reliability.md A8, A17).

use encoding_rs::WINDOWS_1258;
use proptest::prelude::*;

use super::*;

#[test]
fn texts_that_are_broken() {
    let head = "Họ và tên,Năm sinh,Địa chỉ,Ghi chú,SĐT,Quan hệ\n";
    let person = |number: u32| format!("Đỗ Văn {number},1950,Số {number},,,Con\n");
    let people: String = (0..80).map(person).collect();

    let nul = format!("{head}{}Đỗ\0Văn,1950\n", person(1));
    assert!(matches!(read_text(&nul), Err(IntakeError::NulInText { line: 3, .. })));
    // Never closed; closed only by the next quotation mark; open to the end within a few lines.
    for unclosed in [
        format!("{head}Đỗ Văn Một,1950,\"Số 1,,,\n{people}"),
        format!("{head}Đỗ Văn Một,1950,\"Số 1,,,\n{}Đỗ Văn Hai,1950,\"Số 2\",,,\n", person(1)),
        format!("{head}Đỗ Văn Một,1950,\"Số 1\n\n"),
    ] {
        assert!(matches!(read_text(&unclosed), Err(IntakeError::UnclosedQuote { line: 2, .. })), "{unclosed}");
    }

    let wide = "cột,".repeat(300);
    let too_wide = read_text(&format!("Họ và tên,Năm sinh,{wide}\nĐỗ Văn Một,1950\n"));
    assert!(matches!(too_wide, Err(IntakeError::TooManyColumns { row: 1, limit: 200, .. })));

    let long = format!("{head}Đỗ Văn Một,1950,{},,,\n", "a".repeat(1 << 20));
    let roster = read_text(&long).unwrap();
    assert_eq!(roster.rows[0].address.as_ref().map(String::len), Some(1_000));
    assert_eq!(roster.rows[0].problems[0].raw.len(), 1_000);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn nothing_in_a_text_makes_it_stumble(
        rows in proptest::collection::vec("([xX]|Tổ 1|Tổng cộng|Nam|1950|31/6/2023|0912 345|#REF!|\\PC{0,8}|[\",;\n\r])(,([0-9/.]{0,12}|\\PC{0,6})){0,6}", 0..12),
    ) {
        let text = format!("STT,Họ và tên,Ngày sinh,Số CCCD,SĐT,Địa chỉ,Mức 2\n{}\n", rows.join("\n"));
        // Read or refused, never a panic.
        if let Ok(roster) = read_text(&text) {
            prop_assert!(roster.rows.iter().all(|row| !row.facts.full_name.is_empty()));
        }
    }
}

#[test]
fn lines_and_columns_without_end() {
    let head = "Họ và tên,Năm sinh\nĐỗ Văn Một,1950\n";
    let endless = format!("{head}{}", "a".repeat(9 << 20));
    assert!(matches!(read_text(&endless), Err(IntakeError::LineTooLong { line: 3, .. })));
    let wide = format!("{head}{}", "a,".repeat(20_000));
    assert!(matches!(read_text(&wide), Err(IntakeError::TooManyColumns { row: 3, .. })));
    let open = format!("{head}\"{}", "a,b\n".repeat(3 << 20));
    assert!(matches!(read_text(&open), Err(IntakeError::UnclosedQuote { line: 3, .. })));

    let file = file_of(".csv", b"");
    file.as_file().set_len((64 << 20) + 1).unwrap();
    check_error(&file, "file_too_large");
}

#[test]
fn every_delimiter_line_end_and_encoding() {
    let text = "Họ và tên,Ngày sinh,Địa chỉ\nĐỗ Văn Một,03/05/1985,Số 2 ngõ 7\nNguyễn Thị Hường,1988,Ấp Đông\n";
    let expected = [
        "2 address=Số 2 ngõ 7 full_name=Đỗ Văn Một birth_date=1985-05-03",
        "3 address=Ấp Đông full_name=Nguyễn Thị Hường birth_date=1988",
    ];
    for delimiter in [",", ";", "\t", "|"] {
        for line_end in ["\n", "\r\n", "\r"] {
            let text = text.replace(',', delimiter).replace('\n', line_end);
            let units = || text.encode_utf16();
            let with_mark = |mark: &[u8], bytes: Vec<u8>| [mark, &bytes].concat();
            // Vietnamese Windows writes marks apart from their letters.
            let decomposed = text.chars().map(decomposed_1258).collect::<String>();
            for (name, bytes, encoding) in [
                ("UTF-8", text.as_bytes().to_vec(), "unicode"),
                ("UTF-8 with a mark", with_mark(b"\xEF\xBB\xBF", text.as_bytes().to_vec()), "unicode"),
                ("UTF-16 LE", units().flat_map(u16::to_le_bytes).collect(), "unicode"),
                ("UTF-16 BE", units().flat_map(u16::to_be_bytes).collect(), "unicode"),
                (
                    "UTF-16 LE with a mark",
                    with_mark(b"\xFF\xFE", units().flat_map(u16::to_le_bytes).collect()),
                    "unicode",
                ),
                (
                    "UTF-16 BE with a mark",
                    with_mark(b"\xFE\xFF", units().flat_map(u16::to_be_bytes).collect()),
                    "unicode",
                ),
                ("Windows-1258", WINDOWS_1258.encode(&decomposed).0.into_owned(), "cp1258"),
            ] {
                let roster = read_one(file_of(".txt", &bytes).path());
                let roster = roster.unwrap_or_else(|error| panic!("{name}, {delimiter:?}, {line_end:?}: {error}"));
                assert_eq!(lines(&roster), expected, "{name}, {delimiter:?}, {line_end:?}");
                assert_eq!(roster.files[0].sheets[0].encoding, encoding, "{name}");
            }
        }
    }
}

/// A letter with its tone apart, as Windows-1258 has it: ễ is ê and a tilde.
fn decomposed_1258(letter: char) -> String {
    use unicode_normalization::UnicodeNormalization;
    let apart: Vec<char> = std::iter::once(letter).nfd().collect();
    let tones = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];
    let (tone, base): (Vec<char>, Vec<char>) = apart.into_iter().partition(|mark| tones.contains(mark));
    base.into_iter().nfc().chain(tone).collect()
}

#[test]
fn broken_letters_are_problems_of_their_cells() {
    let person = |number: u32| format!("Đỗ Văn Nguyễn {number},1950,Số {number}\n");
    let people: String = (0..30).map(person).collect();
    let mut bytes = format!("Họ và tên,Năm sinh,Địa chỉ\n{people}").into_bytes();
    bytes.extend(b"L\xC3 Hai,1951,S\xE1\xBB 2\n");
    let roster = read_one(file_of(".csv", &bytes).path()).unwrap();
    let last = roster.rows.last().unwrap();
    assert_eq!(
        line(last),
        "32 address=S\u{FFFD} 2 full_name=L\u{FFFD} Hai birth_date=1951 !unknown_value@C32 !unknown_value@A32"
    );
    assert_eq!(roster.files[0].sheets[0].encoding, "unicode");
    assert!(roster.rows[0].problems.is_empty());

    // Half a letter of UTF-16.
    let text = "Họ và tên,Năm sinh\nĐỗ Văn ,1950\n";
    let mut bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let at = bytes.windows(4).position(|four| four == [b' ', 0, b',', 0]).unwrap();
    bytes.splice(at..at, [0x00, 0xD8]);
    let roster = read_one(file_of(".csv", &[&[0xFF, 0xFE][..], &bytes].concat()).path()).unwrap();
    assert_eq!(roster.rows[0].problems[0].code.code(), "unknown_value");
}
