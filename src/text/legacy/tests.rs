//! Encoding, judging a column, decoding: what went in comes out.

use proptest::prelude::*;

use super::capitals::{Style, restore};
use super::evidence::Evidence;
use super::judge::{Column, DecidedBy, Judged, contradicts, judge, shown_by_most};
use super::{Font, Origin, TextEncoding, decode};

#[path = "../../../tests/legacy/encode.rs"]
pub(crate) mod encode;
use encode::{Written, windows_1258};

const NAMES: [&str; 12] = [
    "Nguyễn Thị Ánh",
    "Đỗ Văn Bốn",
    "Trần Quốc Vượng",
    "Lê Ý",
    "Hoàng Thúy Hường",
    "Phạm Đức Uyên",
    "Võ Thị Ngọc Quỳnh",
    "Đặng Ước",
    "Bùi Thị Huệ",
    "Vũ Khoẻ",
    "Lưu Ngữ Mỹ",
    "Dương Hữu Nghĩa",
];

fn evidence(texts: &[String]) -> Evidence {
    let mut evidence = Evidence::default();
    texts.iter().for_each(|text| evidence.add(text, Origin::Characters));
    evidence
}

fn judged(texts: &[String], font: Option<Font>) -> Option<Judged> {
    let evidence = evidence(texts);
    let column = Column { font, evidence: &evidence };
    judge(column, shown_by_most(&[column], None), None)
}

/// A column of names as a reader would have it.
fn read_column(texts: &[String], font: Option<Font>) -> Vec<String> {
    let Some(Judged { encoding, .. }) = judged(texts, font) else { return texts.to_vec() };
    let decoded: Vec<String> =
        texts.iter().map(|text| decode(encoding, Origin::Characters, text).unwrap_or_else(|| text.clone())).collect();
    if encoding != TextEncoding::Tcvn3 {
        return decoded;
    }
    let mut style = Style::default();
    decoded.iter().for_each(|text| style.add(text));
    let capitals = font.map_or(style.capitals(), |font| font.capitals);
    decoded.iter().map(|text| restore(text, capitals)).collect()
}

fn check(written: Written, names: &[&str]) {
    let texts: Vec<String> = names.iter().map(|name| written.encode(name)).collect();
    let font = (written == Written::Tcvn3Capitals).then(|| Font::named(".VnTimeH")).flatten();
    let expected: Vec<String> = names
        .iter()
        .map(|name| match written {
            Written::Tcvn3Capitals => name.to_uppercase(),
            Written::Nfd => written.encode(name),
            Written::Tcvn3
            | Written::Vni
            | Written::Viscii
            | Written::Cp1258
            | Written::Mojibake
            | Written::MojibakeTwice => (*name).to_owned(),
        })
        .collect();
    assert_eq!(read_column(&texts, font), expected, "{written:?}");
    assert_eq!(judged(&texts, font).map(|judged| judged.encoding.code()), Some(written.code()), "{written:?}");
}

#[test]
fn columns_of_names_in_every_encoding() {
    for written in Written::ALL {
        check(written, &NAMES);
        check(written, &["Nguyễn Thị Ánh"]);
    }
}

#[test]
fn the_samples_of_the_domain_notes() {
    let old = |encoding, text| decode(encoding, Origin::Characters, text);
    assert_eq!(old(TextEncoding::Tcvn3, "NguyÔn ThÞ ¸nh D\u{AD}¬ng").as_deref(), Some("Nguyễn Thị ánh Dương"));
    assert_eq!(old(TextEncoding::Vni, "Nguyeãn Vaên").as_deref(), Some("Nguyễn Văn"));
    assert_eq!(old(TextEncoding::Vni, "NGUYEãN VAÊN Ñöùc").as_deref(), Some("NGUYỄN VĂN Đức"));
    assert_eq!(old(TextEncoding::Viscii, "Nguy\u{AD}n Th¸ Hu®").as_deref(), Some("Nguyễn Thị Huệ"));
    assert_eq!(old(TextEncoding::Mojibake, "HÆ°á»›ng HÃ\u{A0}").as_deref(), Some("Hướng Hà"));
    assert_eq!(old(TextEncoding::Cp1258, "NguyêÞn Thiò").as_deref(), Some("Nguyễn Thị"));
    assert_eq!(old(TextEncoding::Tcvn3, "Nguyễn"), None);
    assert_eq!(old(TextEncoding::Vni, "«"), None);
    assert_eq!(old(TextEncoding::Mojibake, "Lê"), None);
}

#[test]
fn bytes_that_were_taken_for_windows_1258() {
    for written in [Written::Tcvn3, Written::Vni, Written::Viscii] {
        let encoding = TextEncoding::from_code(written.code()).unwrap();
        let mut evidence = Evidence::default();
        for name in NAMES {
            let bytes: Vec<u8> = encoding_rs::WINDOWS_1252.encode(&written.encode(name)).0.into_owned();
            let (read, _) = encoding_rs::WINDOWS_1258.decode_without_bom_handling(&bytes);
            evidence.add(&read, Origin::Windows1258);
            let decoded = decode(encoding, Origin::Windows1258, &read).unwrap();
            assert_eq!(decoded.to_lowercase(), name.to_lowercase());
        }
        let column = Column { font: None, evidence: &evidence };
        assert_eq!(shown_by_most(&[column], None), Some(encoding));
    }
    let bytes = windows_1258("Nguyễn Thị Huệ");
    let (read, _) = encoding_rs::WINDOWS_1258.decode_without_bom_handling(&bytes);
    let mut evidence = Evidence::default();
    evidence.add(&read, Origin::Windows1258);
    let column = Column { font: None, evidence: &evidence };
    assert_eq!(judge(column, None, None).map(|judged| judged.encoding), Some(TextEncoding::Unicode));
}

/// Nothing here is in an old encoding, whatever it looks like.
#[test]
fn what_only_looks_strange_stays() {
    for texts in [
        &["H'Hen Niê", "Y Blŭ", "H'Êñuôl", "Mlô", "Kpă Ƀyă", "Rơ Châm", "Ksor H'Bơi", "Êban", "Hđơk"][..],
        &["Niê Êban", "Mlô Êñuôl", "Niê"],
        &["Tran Thi Hoa", "Le Van Nam"],
        &["12 m²", "n° 5", "3 × 4", "½", "§ 5", "20°C", "5 µm", "«A»", "•"],
        &["0912.345.678", "031085000001", "12/5A"],
        &["Số 5 ngõ 34 Trần Phú", "Lê Lợi", "Thò", "Bình"],
        &["Lê Na", "Hà My"],
        &["José Peña", "Müller", "Søren", "François"],
        &["Ðỗ Thị Hà", "Ðào"],
        &["Văn\u{A0}An", "Nguyễn\u{A0}"],
        &["Nguye\u{302}\u{303}n"],
    ] {
        let texts: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
        assert_eq!(read_column(&texts, None), texts);
    }
}

#[test]
fn fonts_decide_unless_the_words_are_plainly_something_else() {
    let named = |name| Font::named(name);
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    let by_font = |encoding| Some(Judged { encoding, by: DecidedBy::Font });
    let by_words = |encoding| Some(Judged { encoding, by: DecidedBy::Syllables });
    // "Næ" is Nổ in TCVN3, Nữ in VISCII.
    assert_eq!(judged(&texts(&["Næ"]), named(".VnTime")), by_font(TextEncoding::Tcvn3));
    assert_eq!(judged(&texts(&["Næ"]), None), None);
    assert_eq!(judged(&texts(&["Thò"]), named("VNI-Times")), by_font(TextEncoding::Vni));
    // Typed in Unicode into a cell that kept its old font.
    assert_eq!(judged(&texts(&["Nguyễn Thị Bốn", "Lê"]), named(".VnTime")), by_words(TextEncoding::Unicode));
    assert_eq!(judged(&texts(&["Nam"]), named(".VnTime")), None);
}

#[test]
fn few_words_follow_the_rest_of_the_sheet_and_the_user_overrules() {
    let names: Vec<String> = NAMES.iter().map(|name| Written::Viscii.encode(name)).collect();
    let (names, sexes) = (evidence(&names), evidence(&["Næ".to_owned()]));
    let columns = [Column { font: None, evidence: &names }, Column { font: None, evidence: &sexes }];
    let shown = shown_by_most(&columns, None);
    assert_eq!(shown, Some(TextEncoding::Viscii));
    let encoding = |shown, asked| judge(columns[1], shown, asked).map(|judged| judged.encoding);
    assert_eq!(encoding(shown, None), Some(TextEncoding::Viscii));
    assert_eq!(encoding(Some(TextEncoding::Tcvn3), None), Some(TextEncoding::Tcvn3));
    assert_eq!(encoding(None, None), None);
    assert_eq!(encoding(shown, Some(TextEncoding::Tcvn3)), Some(TextEncoding::Tcvn3));
    assert_eq!(encoding(shown, Some(TextEncoding::Unicode)), Some(TextEncoding::Unicode));
    let plain = evidence(&["Nguyễn Thị".to_owned()]);
    assert!(contradicts(&plain, TextEncoding::Tcvn3) && !contradicts(&names, TextEncoding::Viscii));
}

#[test]
fn codes() {
    for encoding in TextEncoding::ALL {
        assert_eq!(TextEncoding::from_code(encoding.code()), Some(encoding));
    }
    assert_eq!(TextEncoding::from_code("mixed"), None);
}

fn a_name() -> impl Strategy<Value = String> {
    let surnames = prop::sample::select(vec!["Nguyễn", "Trần", "Đỗ", "Võ", "Đặng", "Huỳnh", "Lý", "Hồ", "Phùng"]);
    let middles = prop::sample::select(vec!["Văn", "Thị", "Đức", "Ngọc Ánh", "Hữu", "Ỷ", "Như", "Ẩn"]);
    let given = prop::sample::select(vec!["Ánh", "Ý", "Huệ", "Cường", "Ngữ", "Khuê", "Ẵm", "Toàn", "Quý", "Ước"]);
    (surnames, middles, given).prop_map(|(surname, middle, given)| format!("{surname} {middle} {given}"))
}

proptest! {
    #[test]
    fn what_is_written_is_read(names in prop::collection::vec(a_name(), 5..40), place in 0..Written::ALL.len()) {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        check(Written::ALL[place], &names);
    }

    #[test]
    fn no_text_is_refused_by_more_than_its_own_encoding(text in "\\PC{0,20}") {
        for encoding in TextEncoding::ALL {
            for origin in [Origin::Characters, Origin::Windows1258] {
                if let Some(decoded) = decode(encoding, origin, &text) {
                    prop_assert!(decoded.is_empty() == text.is_empty());
                }
            }
        }
        Evidence::default().add(&text, Origin::Characters);
    }
}
