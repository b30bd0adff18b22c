//! Words by their keys.

use unicode_normalization::is_nfc;

use super::*;

fn typed(method: Method, keys: &str) -> String {
    let mut text = String::new();
    for key in keys.chars() {
        press(method, &mut text, key);
    }
    text
}

fn press(method: Method, text: &mut String, key: char) {
    let typed = around(text, "").and_then(|word| Some((word.before.len(), type_key(method, &word, key)?)));
    match typed {
        Some((taken, word)) => {
            text.truncate(text.len() - taken);
            text.push_str(&word.before);
        }
        None => text.push(key),
    }
    assert!(is_nfc(text), "{text}");
}

/// Pairs of keys and text; `_` is a space.
fn check(method: Method, table: &str) {
    let words: Vec<String> = table.split_whitespace().map(|word| word.replace('_', " ")).collect();
    let pairs = words.chunks(2).map(|pair| (pair[0].as_str(), pair[1].as_str()));
    assert!(pairs.len() > 10);
    let wrong: Vec<String> = pairs
        .filter(|(keys, text)| typed(method, keys) != *text)
        .map(|(keys, text)| format!("{keys}: {text} wanted, {}", typed(method, keys)))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn telex() {
    check(
        Method::Telex,
        "
        ma ma  maf mà  mar mả  max mã  mas má  maj mạ  nguyeenx nguyễn  nguyenxe nguyễn  nguyeexn nguyễn
        NGUYEENX NGUYỄN  Nguyeenx_Vawn_An Nguyễn_Văn_An  dduowngf đường  dduwowngf đường  duwowngfd đường
        duongwfd đường  DDUOWNGF ĐƯỜNG  ddoongf đồng  DDoox Đỗ  Ddoox Đỗ  tieengs tiếng  vieetj việt
        Vieetj_Nam Việt_Nam  hoaf hòa  hoafn hoàn  hoanf hoàn  thuys thúy  thuysn thuýn  hoef hòe  khoer khỏe
        quys quý  quyeenr quyển  quoocs quốc  quar quả  gif gì  giaf già  gieengs giếng  giuwowngf giường
        gins gín  thuowr thuở  huow huơ  thuowngf thường  khuyur khuỷu  khuyar khuỷa  ngoeos ngoéo
        ngoawns ngoắn  ngoawnf_ngoeof ngoằn_ngoèo  xoays xoáy  tuaans tuấn  Tuaans Tuấn  tuanas tuấn
        luaatj luật  muwa mưa  muaw mưa  cuar của  cuars cúa  nuwowcs nước  ruwowuj rượu  ruouwj rượu  huwu hưu
        nhw như  tw tư  buowm_buowms bươm_bướm  cuoois cuối  chuois chuói  muoosi muối  yeeu yêu  yeus yéu
        yeens yến  Yeesn Yến  ieeus iếu  hueej huệ  Hueej Huệ  oanh oanh  oanhs oánh  huynhf huỳnh
        thachj thạch  DDawsk_Lawsk Đắk_Lắk  Kroong Krông  Byaw Byă  Hddowk Hđơk  Niee Niê  xoooong xooong
        text text  next next  xooong xoong  Phwowngf Phường  as á  ass as  asss ass  aa â  aaa aa  dd đ  ddd dd
        ow ơ  oww ow  uoww uow  caana cana  masf mà  masz ma  maz maz  aw ă  awa â  aaw ă  oow ơ  owo ô
        ",
    );
}

#[test]
fn vni() {
    check(
        Method::Vni,
        "
        ma2 mà  ma3 mả  ma4 mã  ma1 má  ma5 mạ  ma10 ma  ma0 ma0  nguye6n4 nguyễn  nguyen64 nguyễn
        nguyen46 nguyễn  NGUYE6N4 NGUYỄN  Nguye64n_Va8n_An Nguyễn_Văn_An  d9u7o7ng2 đường  d9uo7ng2 đường
        duong792 đường  D9UO7NG2 ĐƯỜNG  do6ng29 đồng  D9o64 Đỗ  tie6ng1 tiếng  vie6t5 việt  viet56 việt
        hoa2 hòa  hoa2n hoàn  hoan2 hoàn  thuy1 thúy  khoe3 khỏe  quy1 quý  quye63n quyển  quo6c1 quốc
        qua3 quả  gi2 gì  gia2 già  gie6ng1 giếng  giu7o7ng2 giường  giuong72 giường  thuo73 thuở
        thuo7ng2 thường  khuyu3 khuỷu  ngoe1o ngoéo  ngoa8n2 ngoằn  tua6n1 tuấn  tuan61 tuấn  lua6t5 luật
        mu7a mưa  mua7 mưa  cua3 của  nu7o7c1 nước  nuoc71 nước  ruou75 rượu  huu7 hưu  nhu7 như  cuoi61 cuối
        muo6i1 muối  ye6u yêu  ye6n1 yến  hue65 huệ  oanh1 oánh  huynh2 huỳnh  thach5 thạch
        D9a81k_La81k Đắk_Lắk  Kro6ng Krông  Bya8 Byă  Hd9o7k Hđơk  Nie6 Niê  Phuong72 Phường  a1 á  a11 a1
        a6 â  a66 a6  d9 đ  d99 d9  o7 ơ  o77 o7  a12 à  a86 â  a68 ă  o67 ơ  12/5 12/5  12A1 12A1
        031085 031085  +3 +3  to6_3 tô_3  B2B B2B
        ",
    );
}

/// What is no Vietnamese syllable is left alone, at the latest where it stops being one.
#[test]
fn words_of_other_languages() {
    check(
        Method::Telex,
        "
        Facebook Facebook  wifi wifi  Windows Windows  Excel Excel  Word Word  class class  Zalo Zalo
        http http  chrome chrome  index index  Viber Viber  david david  street street  please please
        zero zero
        ",
    );
}

#[test]
fn backspace_works_on_what_is_seen() {
    let mut text = typed(Method::Telex, "nguyeenx");
    text.pop();
    press(Method::Telex, &mut text, 'n');
    assert_eq!(text, "nguyễn");
    text.truncate(text.len() - "ễn".len());
    "eetj".chars().for_each(|key| press(Method::Telex, &mut text, key));
    assert_eq!(text, "nguyệt");
}

#[test]
fn marks_are_set_in_the_middle_of_a_word() {
    let word = |before: &str, after: &str| Word { before: before.to_owned(), after: after.to_owned() };
    for (before, after, key, expected) in [
        ("nguye", "n", 'e', Some(word("nguyê", "n"))),
        ("nguyê", "n", 'x', Some(word("nguyễ", "n"))),
        ("t", "oan", 's', Some(word("t", "oán"))),
        ("ho", "àn", 's', Some(word("ho", "án"))),
        ("h", "òa", 'x', Some(word("h", "õa"))),
        ("hò", "a", 'n', None),
        ("", "an", 'f', Some(word("", "àn"))),
        ("du", "ong", 'd', Some(word("đu", "ong"))),
        ("á", "n", 's', Some(word("as", "n"))),
    ] {
        assert_eq!(type_key(Method::Telex, &word(before, after), key), expected, "{before}|{after} {key}");
    }
}

#[test]
fn no_key_in_any_word_does_harm() {
    for word in ["", "ươ", "qu", "gi", "Ð", "ñ", "ấấ", "xyz", "đđđ", "aeiouy", "中", "nghiêng"] {
        for key in ('\u{20}'..'\u{7f}').chain(['ư', '中', 'Đ']) {
            for method in [Method::Telex, Method::Vni] {
                if let Some(typed) = type_key(method, &Word { before: word.to_owned(), after: word.to_owned() }, key) {
                    assert!(is_nfc(&(typed.before + &typed.after)));
                }
            }
        }
    }
}
