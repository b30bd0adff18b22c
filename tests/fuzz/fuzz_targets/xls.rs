//! An old workbook: any bytes behind the mark of its container.
#![no_main]

const MARK: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

libfuzzer_sys::fuzz_target!(init: tungnha_fuzz::allow_library_panics(), |bytes: &[u8]| {
    let rest = bytes.get(MARK.len()..).unwrap_or_default();
    tungnha_fuzz::read(&[MARK, rest].concat(), "xls");
});
