//! Numbers as people and programs write them.

/// A number in a text, in each way that its digits can be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Number {
    /// As decimal digits, with the sign before them.
    pub decimal: Option<i64>,
    /// As hexadecimal digits: marked by `0x`, by a letter among them, or possible.
    pub hexadecimal: Option<u32>,
    /// True where `0x` or a letter says that it is hexadecimal.
    pub surely_hexadecimal: bool,
    /// Bytes that it takes.
    pub length: usize,
}

/// Longest run of digits that can be a code: `0x` and eight digits, or a sign and ten digits.
const MOST_DIGITS: usize = 10;

/// Reads the number at the start of a text. Nothing where none begins there, or where it goes on as a version, a time
/// or a fraction does.
pub fn read(text: &[u8]) -> Option<Number> {
    let (negative, sign) = sign(text);
    let rest = &text[sign..];
    let mut number = match rest.first_chunk::<2>() {
        Some(b"0x" | b"0X") => hexadecimal(&rest[2..])?,
        _ => digits(rest)?,
    };
    if negative {
        // -0x68 is how a signed code is written in hexadecimal; without the 0x only the decimal digits can be meant.
        let marked = number.hexadecimal.filter(|_| number.surely_hexadecimal).map(i64::from);
        number.decimal = number.decimal.or(marked).map(|value| -value);
        number.hexadecimal = None;
    }
    number.length += sign;
    Some(number)
}

/// A minus sign in ASCII or as the typographic U+2212, and its length.
fn sign(text: &[u8]) -> (bool, usize) {
    if text.starts_with(b"-") {
        (true, 1)
    } else if text.starts_with("\u{2212}".as_bytes()) {
        (true, 3)
    } else {
        (false, 0)
    }
}

fn hexadecimal(text: &[u8]) -> Option<Number> {
    let length = text.iter().take_while(|byte| byte.is_ascii_hexdigit()).count();
    let value = hex_value(&text[..length])?;
    ends_here(&text[length..]).then_some(Number {
        hexadecimal: Some(value),
        surely_hexadecimal: true,
        length: length + 2,
        ..Number::default()
    })
}

fn digits(text: &[u8]) -> Option<Number> {
    if let Some(number) = grouped(text) {
        return Some(number);
    }
    let length = text.iter().take_while(|byte| byte.is_ascii_hexdigit()).count();
    if length == 0 || length > MOST_DIGITS || !ends_here(&text[length..]) {
        return None;
    }
    let decimal = std::str::from_utf8(&text[..length]).ok().and_then(|text| text.parse().ok());
    // Letters alone ("dead", "bad") are words; eight of them with digits are how Windows codes are written without 0x.
    let has_digit = text[..length].iter().any(u8::is_ascii_digit);
    let hexadecimal = if has_digit { hex_value(&text[..length]) } else { None };
    if decimal.is_none() && (hexadecimal.is_none() || length != 8) {
        return None;
    }
    Some(Number { decimal, hexadecimal, surely_hexadecimal: decimal.is_none(), length })
}

/// "10,054" and "10.054": one or two digits, a separator and three more, as spreadsheets and people show a code.
fn grouped(text: &[u8]) -> Option<Number> {
    let first = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let length = first + 4;
    let separated =
        (1..=2).contains(&first) && text.first() != Some(&b'0') && matches!(text.get(first), Some(b',' | b'.'));
    let group = text.get(first + 1..length).filter(|group| separated && group.iter().all(u8::is_ascii_digit))?;
    let goes_on = matches!(&text[length..], [b',', next, ..] if next.is_ascii_digit());
    if goes_on || !ends_here(&text[length..]) {
        return None;
    }
    let digits = [&text[..first], group].concat();
    let decimal = std::str::from_utf8(&digits).ok()?.parse().ok();
    Some(Number { decimal, length, ..Number::default() })
}

fn hex_value(text: &[u8]) -> Option<u32> {
    if text.is_empty() || text.len() > 8 {
        return None;
    }
    u32::from_str_radix(std::str::from_utf8(text).ok()?, 16).ok()
}

/// False where a word, a fraction, a version, an address or a time goes on.
fn ends_here(rest: &[u8]) -> bool {
    match rest {
        [b'.' | b':', next, ..] => !next.is_ascii_digit(),
        [next, ..] => !(next.is_ascii_alphanumeric() || *next == b'_'),
        [] => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_every_notation() {
        for (text, decimal, hexadecimal) in [
            ("10054]", Some(10054), Some(0x10054)),
            ("-104,", Some(-104), None),
            ("\u{2212}104", Some(-104), None),
            ("-0xFED", Some(-4077), None),
            ("0x2746", None, Some(0x2746)),
            ("0X80072746)", None, Some(0x8007_2746)),
            ("80072746", Some(80_072_746), Some(0x8007_2746)),
            ("8007274c", None, Some(0x8007_274C)),
            ("2147952454", Some(2_147_952_454), None),
            ("104: text", Some(104), Some(0x104)),
            ("10,054)", Some(10054), None),
            ("10.054 ", Some(10054), None),
            ("-1.603.", Some(-1603), None),
            ("104, 105", Some(104), Some(0x104)),
            ("10,05", Some(10), Some(0x10)),
        ] {
            let number = read(text.as_bytes()).unwrap_or_default();
            assert_eq!((number.decimal, number.hexadecimal), (decimal, hexadecimal), "{text}");
        }
    }

    #[test]
    fn versions_times_words_and_long_digits_are_no_numbers() {
        for text in ["1.2.3", "10:54:22", "104ms", "dead", "beef42", "12345678901234", "x", "", "-", "0x", "7_000"] {
            assert_eq!(read(text.as_bytes()), None, "{text}");
        }
    }
}
