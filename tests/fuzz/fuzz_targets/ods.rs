//! The content of an OpenDocument sheet in a sound archive.
#![no_main]

use tungnha_fuzz::{allow_library_panics, archive, read};

libfuzzer_sys::fuzz_target!(init: allow_library_panics(), |bytes: &[u8]| {
    let mut parts = bytes.splitn(2, |byte| *byte == 0x0C);
    let mut next = || parts.next().unwrap_or_default();
    let (content, styles) = (next(), next());
    let document = archive(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", br#"<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>"#),
        ("content.xml", content),
        ("styles.xml", styles),
    ]);
    read(&document, "ods");
});
