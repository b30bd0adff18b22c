//! Any bytes under any name.
#![no_main]

libfuzzer_sys::fuzz_target!(init: tungnha_fuzz::allow_library_panics(), |bytes: &[u8]| {
    tungnha_fuzz::read(bytes, "xlsx");
});
