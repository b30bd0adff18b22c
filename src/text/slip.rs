//! Whether two texts differ by a slip of the finger.

/// Whether two texts differ by one letter put in, left out or exchanged, or by two neighbours swapped. Of folded texts:
/// letters are bytes.
pub fn is_one_letter(one: &[u8], other: &[u8]) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if long.len() - short.len() > 1 {
        return false;
    }
    let same = short.iter().zip(long).take_while(|(one, other)| one == other).count();
    let (rest, long_rest) = (short.get(same..).unwrap_or_default(), long.get(same..).unwrap_or_default());
    match (rest, long_rest) {
        (rest, [_, after @ ..]) if long.len() > short.len() => rest == after,
        ([_, after @ ..], [_, long_after @ ..]) if after == long_after => true,
        ([first, second, after @ ..], [other, another, long_after @ ..]) => {
            first == another && second == other && after == long_after
        }
        (_, _) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_and_no_more() {
        for (one, other, expected) in [
            ("tuan", "tuann", true),
            ("tuan", "uan", true),
            ("tuan", "toan", true),
            ("tuan", "taun", true),
            ("a", "", true),
            ("tuan", "tuan", false),
            ("", "", false),
            ("tuan", "tauu", false),
            ("tuan", "tu", false),
            ("abcd", "badc", false),
        ] {
            assert_eq!(is_one_letter(one.as_bytes(), other.as_bytes()), expected, "{one} {other}");
            assert_eq!(is_one_letter(other.as_bytes(), one.as_bytes()), expected, "{other} {one}");
        }
    }
}
