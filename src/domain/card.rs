//! What a card says when it is scanned: the text of its QR code, and the machine-readable zone on its back (domain.md
//! section 6; the zone follows ICAO 9303 TD1). Readers that garble the text are a matter of the intake.

use chrono::NaiveDate;

use super::partial_date::PartialDate;
use super::person_number::PersonNumber;
use super::sex::Sex;
use crate::text::clean::clean;

/// The fields of a card's QR code; those that did not survive the reader are missing.
#[derive(Clone, PartialEq, Debug)]
pub struct CardText {
    /// Personal number.
    pub person_number: PersonNumber,
    /// Old identity card number (CMND).
    pub old_id: Option<String>,
    /// Full name.
    pub full_name: Option<String>,
    /// Birth date.
    pub birth_date: Option<PartialDate>,
    /// Sex.
    pub sex: Option<Sex>,
    /// Address.
    pub address: Option<String>,
    /// Day of issue.
    pub issued: Option<NaiveDate>,
}

impl CardText {
    /// Reads the text of a QR code: seven fields split by `|`, eleven on cards since 2024. Twelve digits and a `|` at
    /// the start are enough.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let mut fields = Some(text).filter(|text| text.contains('|'))?.split('|').map(|field| clean(field).text);
        let person_number = PersonNumber::new(&fields.next()?)?;
        let mut next = || fields.next().filter(|field| !field.is_empty());
        let (old_id, full_name, birth, sex, address, issued) = (next(), next(), next(), next(), next(), next());
        Some(Self {
            person_number,
            old_id: old_id.filter(|digits| digits.len() == 9 && digits.bytes().all(|byte| byte.is_ascii_digit())),
            full_name,
            birth_date: birth.as_deref().and_then(day).map(PartialDate::Day),
            sex: sex.as_deref().and_then(Sex::parse_cell),
            address,
            issued: issued.as_deref().and_then(day),
        })
    }
}

/// `ddmmyyyy`.
fn day(text: &str) -> Option<NaiveDate> {
    (text.len() == 8).then(|| NaiveDate::parse_from_str(text, "%d%m%Y").ok()).flatten()
}

/// The personal number of the first line of the machine-readable zone (30 places): `IDVNM`, the last 9 digits of the
/// number, a check digit, the 12 digits, `<<`, a check digit over positions 16–29. A wrong check digit is no card.
pub fn number_of_zone(line: &str) -> Option<PersonNumber> {
    let places: Vec<u8> = line.trim().bytes().collect();
    let part = |from: usize, to: usize| places.get(from..to);
    if places.len() < 30 || part(0, 5)? != b"IDVNM" {
        return None;
    }
    let fits = |covered: &[u8], digit: u8| check_digit(covered).is_some_and(|expected| expected == digit);
    let number = PersonNumber::new(std::str::from_utf8(part(15, 27)?).ok()?)?;
    let whole = fits(part(5, 14)?, *places.get(14)?) && fits(part(15, 29)?, *places.get(29)?);
    let same = number.as_str().as_bytes().ends_with(part(5, 14)?);
    (whole && same).then_some(number)
}

/// The check digit of ICAO 9303: weights 7 3 1 over the values of the places.
fn check_digit(places: &[u8]) -> Option<u8> {
    let value = |place: u8| match place {
        b'0'..=b'9' => Some(u32::from(place - b'0')),
        b'A'..=b'Z' => Some(u32::from(place - b'A') + 10),
        b'<' => Some(0),
        _ => None,
    };
    let weighted =
        places.iter().zip([7, 3, 1].into_iter().cycle()).map(|(place, weight)| Some(value(*place)? * weight));
    let sum: u32 = weighted.sum::<Option<u32>>()?;
    u8::try_from(sum % 10).ok().map(|digit| b'0' + digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seven_and_eleven_fields_are_read_and_half_a_text_opens_the_person() {
        let seven = "001175458076|012345678|Đỗ Thị Mẫu|05071975|Nữ|Số 8 ngõ 34 Lê Lợi|15062022";
        let eleven = format!("{seven}||Đỗ Văn Cha|Lê Thị Mẹ|");
        for text in [seven, &eleven] {
            let card = CardText::parse(text).unwrap();
            assert_eq!(card.person_number.as_str(), "001175458076");
            assert_eq!(card.old_id.as_deref(), Some("012345678"));
            assert_eq!(card.full_name.as_deref(), Some("Đỗ Thị Mẫu"));
            assert_eq!(card.birth_date.map(|date| date.to_string()).as_deref(), Some("1975-07-05"));
            assert_eq!(card.sex, Some(Sex::Female));
            assert_eq!(card.issued, "2022-06-15".parse().ok());
        }
        let half = CardText::parse("001175458076|").unwrap();
        assert_eq!((half.full_name, half.issued), (None, None));
        for text in ["", "001175458076", "00117545807|x", "nguyen van an|x"] {
            assert_eq!(CardText::parse(text), None, "{text}");
        }
    }

    #[test]
    fn the_zone_gives_its_number_when_its_check_digits_fit() {
        let line = "IDVNM1754580760001175458076<<";
        let with_digits = |line: &str| {
            let places = line.as_bytes();
            let first = char::from(check_digit(&places[5..14]).unwrap());
            let line = format!("{}{first}{}", line.get(..14).unwrap(), line.get(15..).unwrap());
            let last = char::from(check_digit(&line.as_bytes()[15..29]).unwrap());
            format!("{line}{last}")
        };
        let whole = with_digits(line);
        assert_eq!(number_of_zone(&whole).unwrap().as_str(), "001175458076");
        let mut wrong = whole.clone();
        wrong.replace_range(20..21, "9");
        assert_eq!(number_of_zone(&wrong), None);
        assert_eq!(number_of_zone("IDVNM"), None);
        assert_eq!(check_digit(b"D23145890734"), Some(b'9'), "the example of ICAO 9303-3");
    }
}
