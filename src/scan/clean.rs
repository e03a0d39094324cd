//! What stands in a text only because of how it was stored or shown: escape sequences of terminals, escapes of JSON and HTML,
//! characters of full width, typographic quotes. All of it becomes plain text of the same length, so that every offset stays.

/// The plain text; `None` where it is plain already.
#[must_use]
pub fn cleaned(text: &[u8]) -> Option<Vec<u8>> {
    let first = text.iter().position(|byte| is_special(*byte))?;
    let mut clean = text.to_vec();
    let mut at = first;
    while let Some(found) = clean.get(at..).and_then(|rest| rest.iter().position(|byte| is_special(*byte))) {
        let start = at + found;
        at = start
            + match clean[start] {
                ESCAPE => blank(&mut clean[start..], sequence_length(&text[start..])),
                b'\\' => unescape(&mut clean, text, start),
                b'&' => entity(&mut clean[start..]),
                _ => narrow(&mut clean[start..]),
            };
    }
    Some(clean)
}

/// The text with what people mistake when they retype a number put right: the letter O for a zero and × for x in a
/// hexadecimal number, digits of Arabic and Indian scripts; `None` where nothing is mistaken.
#[must_use]
pub fn retyped(text: &[u8]) -> Option<Vec<u8>> {
    let mut clean = text.to_vec();
    let mut changed = false;
    for at in 0..text.len() {
        let goes_on = at >= 2 && native_digits(&text[at - 2..]).is_some();
        if let Some(length) = native_digits(&text[at..]).filter(|_| !goes_on) {
            let digits = text[at..at + length].chunks_exact(2).map(|pair| pair[1] & 0x0F | b'0').collect::<Vec<_>>();
            clean[at..at + length].fill(b' ');
            clean[at..at + digits.len()].copy_from_slice(&digits);
            changed = true;
        }
        let begins = at == 0 || !text[at - 1].is_ascii_alphanumeric();
        let digits_at = match &text[at..] {
            [b'0' | b'O' | b'o', b'x' | b'X', ..] if begins => at + 2,
            [b'0' | b'O' | b'o', 0xC3, 0x97, ..] if begins => at + 3,
            _ => continue,
        };
        let digits =
            text[digits_at..].iter().take_while(|byte| byte.is_ascii_hexdigit() || b"Oo".contains(byte)).count();
        if !(6..=8).contains(&digits) {
            continue;
        }
        clean[digits_at - 2..digits_at].copy_from_slice(b"0x");
        clean[at..digits_at - 2].fill(b' ');
        for byte in &mut clean[digits_at..digits_at + digits] {
            if b"Oo".contains(byte) {
                *byte = b'0';
            }
        }
        changed |= clean[at..digits_at + digits] != text[at..digits_at + digits];
    }
    changed.then_some(clean)
}

/// The length of a run of Arabic digits at the start of a text that no other precedes.
fn native_digits(text: &[u8]) -> Option<usize> {
    let is_digit = |pair: &&[u8]| matches!(pair, [0xD9, 0xA0..=0xA9] | [0xDB, 0xB0..=0xB9]);
    let count = text.chunks_exact(2).take_while(is_digit).count();
    (count >= 2).then_some(2 * count)
}

const ESCAPE: u8 = 0x1B;

/// First bytes of what is looked at: the last four begin a no-break space or guillemet, typographic quotes, an ideographic
/// space, and characters of full width.
const fn is_special(byte: u8) -> bool {
    matches!(byte, ESCAPE | b'\\' | b'&' | 0xC2 | 0xE2 | 0xE3 | 0xEF)
}

/// Longest sequence that terminals are sent.
const LONGEST: usize = 40;

/// The length of the sequence that begins here: a control sequence ends with its first letter, others have two bytes.
fn sequence_length(text: &[u8]) -> usize {
    if text.get(1) != Some(&b'[') {
        return 1;
    }
    let parameters = text.iter().skip(2).take(LONGEST).take_while(|byte| (0x20..0x40).contains(*byte)).count();
    let last = usize::from(text.get(2 + parameters).is_some_and(|byte| (0x40..0x7F).contains(byte)));
    2 + parameters + last
}

/// Turns the first bytes into spaces.
fn blank(text: &mut [u8], length: usize) -> usize {
    text[..length].fill(b' ');
    length
}

/// `\n`, `\t` and `\u4e3b` as JSON and source code write them. A backslash of a path stays.
fn unescape(clean: &mut [u8], text: &[u8], at: usize) -> usize {
    match text.get(at + 1) {
        Some(b'n' | b'r' | b't') if ends_a_line(clean, text, at) => blank(&mut clean[at..], 2),
        Some(b'u') => match text.get(at + 2..at + 6).and_then(code_unit) {
            Some(character) => {
                encode(&mut clean[at..at + 6], character);
                6
            }
            None => 1,
        },
        _ => 1,
    }
}

/// True where what follows or stands before can be no part of a path: "refused\n    at x", "\nCaused by:", "\r\n".
fn ends_a_line(clean: &[u8], text: &[u8], at: usize) -> bool {
    let follows =
        text.get(at + 2).is_none_or(|next| !next.is_ascii_lowercase() && !next.is_ascii_digit() && *next != b'_');
    // Two backslashes behind a quote or a space begin the name of a share: \\nas\reports.
    let doubled = clean[..at].ends_with(b"\\");
    let mut before = clean[..at].iter().rev().skip_while(|byte| **byte == b'\\');
    let precedes = before.next().map_or(!doubled, |last| {
        b".,;!?)]}".contains(last) || (!doubled && (last.is_ascii_whitespace() || b"\"'".contains(last)))
    });
    follows || precedes
}

fn code_unit(digits: &[u8]) -> Option<char> {
    let is_hex = digits.iter().all(u8::is_ascii_hexdigit);
    let digits = std::str::from_utf8(digits).ok().filter(|_| is_hex)?;
    u32::from_str_radix(digits, 16).ok().and_then(char::from_u32)
}

/// Writes a character into six bytes. What is left over between letters are marks that no word counts.
fn encode(place: &mut [u8], character: char) {
    let mut utf8 = [0; 4];
    let own = character.encode_utf8(&mut utf8).len();
    place.fill(b' ');
    // A line feed would move every line behind it.
    if character.is_control() {
        return;
    }
    place[..own].copy_from_slice(&utf8[..own]);
    if character.is_alphanumeric() {
        let filling: &[u8] = match own {
            1 => "\u{200B}\u{34F}".as_bytes(),
            2 => "\u{34F}\u{34F}".as_bytes(),
            _ => "\u{200B}".as_bytes(),
        };
        place[own..own + filling.len()].copy_from_slice(filling);
    }
}

/// The references of HTML for characters that stand around words.
const ENTITIES: &[(&[u8], u8)] = &[
    (b"&quot;", b'"'),
    (b"&apos;", b'\''),
    (b"&#39;", b'\''),
    (b"&#039;", b'\''),
    (b"&#x27;", b'\''),
    (b"&#34;", b'"'),
    (b"&lt;", b'<'),
    (b"&gt;", b'>'),
    (b"&amp;", b'&'),
    (b"&nbsp;", b' '),
    (b"&#160;", b' '),
    (b"&#10;", b'\n'),
    (b"&#13;", b' '),
    (b"&#xA;", b'\n'),
    (b"&#xD;", b' '),
];

fn entity(text: &mut [u8]) -> usize {
    let Some((name, character)) = ENTITIES.iter().find(|(name, _)| text.starts_with(name)) else { return 1 };
    // A line feed would move every line behind it.
    text[0] = if *character == b'\n' { b' ' } else { *character };
    1 + blank(&mut text[1..], name.len() - 1)
}

/// A character of full width, a typographic quote or a wide space as its plain form. Digits move together, so that they
/// remain one number.
fn narrow(text: &mut [u8]) -> usize {
    let digits = text.chunks_exact(3).take_while(|wide| is_wide_digit(wide)).count();
    if digits > 0 {
        for digit in 0..digits {
            text[digit] = text[3 * digit + 2] - 0x90 + b'0';
        }
        return digits + blank(&mut text[digits..], 2 * digits);
    }
    let Some((length, plain)) = plain(text) else { return 1 };
    text[0] = plain;
    1 + blank(&mut text[1..], length - 1)
}

/// Where a match that ends at `end` in the plain text ends in the original: digits of full width moved together.
#[must_use]
pub fn end_in_original(original: &[u8], end: usize) -> usize {
    let is_first = |at: &usize| original.get(*at).is_some_and(|byte| byte & 0xC0 != 0x80);
    let Some(mut first) = (0..end).rev().find(is_first) else { return end };
    while first.checked_sub(3).is_some_and(|before| is_wide_digit(&original[before..first])) {
        first -= 3;
    }
    let digits = original[first..].chunks_exact(3).take_while(|wide| is_wide_digit(wide)).count();
    if (1..=digits).contains(&(end - first)) { first + 3 * (end - first) } else { end }
}

fn is_wide_digit(wide: &[u8]) -> bool {
    matches!(wide, [0xEF, 0xBC, 0x90..=0x99])
}

/// The length of a character that has a plain form, and that.
fn plain(text: &[u8]) -> Option<(usize, u8)> {
    match text {
        [0xC2, 0xA0, ..] => Some((2, b' ')),
        [0xC2, 0xAB | 0xBB, ..] => Some((2, b'"')),
        [0xE2, 0x80, 0x98 | 0x99 | 0x9B, ..] => Some((3, b'\'')),
        [0xE2, 0x80, 0x9C..=0x9F, ..] => Some((3, b'"')),
        [0xE2, 0x80, 0x80..=0x8A | 0xAF, ..] | [0xE3, 0x80, 0x80, ..] => Some((3, b' ')),
        // U+FF01 to U+FF5E stand for the ASCII characters in the same order; letters are folded with their words.
        [0xEF, 0xBC, last @ 0x81..=0xBF, ..] => Some((3, last - 0x81 + b'!')).filter(|(_, plain)| !is_letter(*plain)),
        [0xEF, 0xBD, last @ 0x80..=0x9E, ..] => Some((3, last - 0x80 + b'`')).filter(|(_, plain)| !is_letter(*plain)),
        _ => None,
    }
}

const fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_not_text_becomes_spaces_and_nothing_else_changes() {
        for (text, clean) in [
            ("\x1b[31mred\x1b[0m é", "     red     é"),
            ("\x1b[1;32mx", "       x"),
            ("\x1b", " "),
            ("\x1b[", "  "),
            ("a\x1bZ", "a Z"),
            (r"refused\n    at x\r\n\tat y", r"refused      at x      at y"),
            (r"failed:\nCaused by", r"failed:  Caused by"),
            (r"done.\nnext", r"done.  next"),
            (r"'\\nas5\reports' and \\nas5", r"'\\nas5\reports' and \\nas5"),
            (r"C:\new\table\run.exe", r"C:\new\table\run.exe"),
            (r"C:\\new\\run", r"C:\\new\\run"),
            ("can&#39;t &quot;x&quot;", "can'    t \"     x\"     "),
            ("AT&T & co", "AT&T & co"),
            ("コード：１００６０。", "コード:  10060          。"),
            ("it’s «x»\u{A0}y", "it'  s \" x\"   y"),
        ] {
            let cleaned = cleaned(text.as_bytes()).unwrap_or_else(|| text.into());
            assert_eq!(String::from_utf8_lossy(&cleaned), clean, "{text:?}");
        }
        assert_eq!(cleaned(b"plain"), None);
    }

    #[test]
    fn a_number_of_full_width_ends_behind_its_last_digit() {
        let text = "コード：１００６０。次";
        let start = text.find('１').unwrap_or_default();
        let end = start + "１００６０".len();
        assert_eq!(end_in_original(text.as_bytes(), start + 5), end);
        for same in [0, 3, start, end, end + 3, text.len()] {
            assert_eq!(end_in_original(text.as_bytes(), same), same);
        }
    }

    #[test]
    fn numbers_that_were_retyped_are_put_right() {
        for (text, right) in [
            ("0x800CCCOD", Some("0x800CCC0D")),
            ("(Oxc000007b)", Some("(0xc000007b)")),
            ("0×800ccc0d", Some(" 0x800ccc0d")),
            ("خطأ ١٠٠٥٤!", Some("خطأ 10054     !")),
            ("0x800CCC0D", None),
            ("Oxford", None),
        ] {
            assert_eq!(retyped(text.as_bytes()).as_deref(), right.map(str::as_bytes), "{text}");
        }
    }

    #[test]
    fn escaped_letters_make_the_words_that_they_stand_for() {
        let words = |text: &[u8]| {
            let mut hashes = Vec::new();
            error_explainer_words::words::split(text, |word| hashes.push(word.hash));
            hashes
        };
        for (escaped, text) in
            [(r"\u4e3b\u673a\u5173\u95ed", "主机关闭"), (r"\u043e\u0448ибка", "ошибка"), (r"\u0065rror", "error")]
        {
            let cleaned = cleaned(escaped.as_bytes()).unwrap_or_default();
            assert_eq!(cleaned.len(), escaped.len());
            assert_eq!(words(&cleaned), words(text.as_bytes()), "{escaped}");
        }
    }

    proptest! {
        #[test]
        fn every_offset_and_every_line_stays(text in "(\\\\u[0-9a-f]{4}|[\\\\nrt&;#a-z０-９：’«\u{1b}\\[\n ]|&quot;|é){0,80}") {
            if let Some(clean) = cleaned(text.as_bytes()) {
                prop_assert_eq!(clean.len(), text.len());
                let lines = |bytes: &[u8]| bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at).collect::<Vec<_>>();
                prop_assert_eq!(lines(&clean), lines(text.as_bytes()));
            }
        }
    }
}
