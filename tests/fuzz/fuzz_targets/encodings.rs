//! Old encodings: any text decoded in each of them.
#![no_main]

use tungnha::text::legacy::{Origin, TextEncoding, decode};

libfuzzer_sys::fuzz_target!(|text: &str| {
    for encoding in TextEncoding::ALL {
        for origin in [Origin::Characters, Origin::Windows1258] {
            if let Some(decoded) = decode(encoding, origin, text) {
                assert!(decoded.len() <= text.len() * 4 + 16, "{encoding:?} does not grow without end");
            }
        }
    }
});
