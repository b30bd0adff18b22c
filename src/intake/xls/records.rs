//! The stream of a workbook cut into records: kind, length, data; what does not fit follows in continuations.

/// Kinds of record, as [MS-XLS] 2.3 numbers them.
pub(super) mod kind {
    pub(crate) const FORMULA: u16 = 0x0006;
    pub(crate) const END_OF_FILE: u16 = 0x000A;
    pub(crate) const DATE_MODE: u16 = 0x0022;
    pub(crate) const FILE_PASS: u16 = 0x002F;
    pub(crate) const FONT: u16 = 0x0031;
    pub(crate) const CONTINUE: u16 = 0x003C;
    pub(crate) const CODE_PAGE: u16 = 0x0042;
    pub(crate) const BOUND_SHEET: u16 = 0x0085;
    pub(crate) const MULTIPLE_RK: u16 = 0x00BD;
    pub(crate) const RICH_STRING: u16 = 0x00D6;
    pub(crate) const XF: u16 = 0x00E0;
    pub(crate) const SST: u16 = 0x00FC;
    pub(crate) const LABEL_SST: u16 = 0x00FD;
    pub(crate) const NUMBER: u16 = 0x0203;
    pub(crate) const LABEL: u16 = 0x0204;
    pub(crate) const BOOL_OR_ERROR: u16 = 0x0205;
    pub(crate) const STRING: u16 = 0x0207;
    pub(crate) const ROW: u16 = 0x0208;
    pub(crate) const RK: u16 = 0x027E;
    pub(crate) const FORMAT: u16 = 0x041E;
    pub(crate) const BEGIN_OF_FILE: u16 = 0x0809;
}

/// A record.
#[derive(Clone, Copy)]
pub(super) struct Record<'s> {
    /// Its kind.
    pub kind: u16,
    /// Where it begins in the stream.
    pub at: usize,
    /// Its data, without continuations.
    pub data: &'s [u8],
}

/// The records from a place on, up to the end of the stream or to where it breaks off.
pub(super) struct Records<'s> {
    stream: &'s [u8],
    at: usize,
}

impl<'s> Records<'s> {
    pub(super) fn from(stream: &'s [u8], at: usize) -> Self {
        Self { stream, at }
    }
}

impl<'s> Iterator for Records<'s> {
    type Item = Record<'s>;

    fn next(&mut self) -> Option<Record<'s>> {
        let at = self.at;
        let kind = u16_at(self.stream, at)?;
        let begin = at.checked_add(4)?;
        let end = begin.checked_add(usize::from(u16_at(self.stream, at + 2)?))?;
        let data = self.stream.get(begin..end)?;
        self.at = end;
        Some(Record { kind, at, data })
    }
}

/// The data of a record and of its continuations.
pub(super) fn parts<'s>(stream: &'s [u8], record: Record<'s>) -> Vec<&'s [u8]> {
    let mut parts = vec![record.data];
    let after = Records::from(stream, record.at).skip(1).take_while(|next| next.kind == kind::CONTINUE);
    parts.extend(after.map(|next| next.data));
    parts
}

/// The number of two bytes at a place.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let &[low, high] = bytes.get(at..at.checked_add(2)?)? else { return None };
    Some(u16::from_le_bytes([low, high]))
}

/// The number of four bytes at a place.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from(u16_at(bytes, at)?) | u32::from(u16_at(bytes, at.checked_add(2)?)?) << 16)
}

/// The floating point number of eight bytes at a place.
pub(super) fn f64_at(bytes: &[u8], at: usize) -> Option<f64> {
    let bits = u64::from(u32_at(bytes, at)?) | u64::from(u32_at(bytes, at.checked_add(4)?)?) << 32;
    Some(f64::from_bits(bits))
}

/// A number in four bytes: an integer or the upper half of a floating point number, perhaps times 100.
pub(super) fn rk_at(bytes: &[u8], at: usize) -> Option<f64> {
    const TIMES_100: u32 = 1;
    const IS_INTEGER: u32 = 2;
    let bits = u32_at(bytes, at)?;
    let number = if bits & IS_INTEGER == 0 {
        f64::from_bits(u64::from(bits & !3) << 32)
    } else {
        f64::from(bits.cast_signed() >> 2)
    };
    Some(if bits & TIMES_100 == 0 { number } else { number / 100.0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_four_bytes() {
        for (bits, expected) in
            [((1950 << 2) | 2, 1950.0), ((12345 << 2) | 3, 123.45), (0x3FF0_0000, 1.0), (0xFFFF_FFFE, -1.0)]
        {
            assert_eq!(rk_at(&u32::to_le_bytes(bits), 0), Some(expected), "{bits:x}");
        }
        assert_eq!(rk_at(&[1, 2, 3], 0), None);
    }

    #[test]
    fn records_end_where_the_stream_breaks_off() {
        let stream = [6, 0, 2, 0, 7, 8, 0x3C, 0, 1, 0, 9, 6, 0, 200, 0, 1];
        let records: Vec<_> = Records::from(&stream, 0).collect();
        assert_eq!(records.iter().map(|record| record.kind).collect::<Vec<_>>(), [kind::FORMULA, kind::CONTINUE]);
        assert_eq!(parts(&stream, records[0]), [&[7, 8][..], &[9]]);
        assert_eq!(Records::from(&stream, usize::MAX).count(), 0);
    }
}
