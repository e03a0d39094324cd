//! Lines that give names numbers or numbers texts, which look alike in enumerations of C, classes of Python and maps of
//! either: `NAME = 5,` and `5: "text",`.

/// What stands behind the first line that begins with `from`, up to the line that begins with `until`. An empty `until`
/// means the end of the file. Indentation does not count.
pub fn block<'s>(source: &'s str, from: &str, until: &str) -> &'s str {
    let begins = |line: &str, with: &str| line.trim_start().starts_with(with);
    let mut at = 0;
    let mut start = None;
    for line in source.split_inclusive('\n') {
        if start.is_some() && !until.is_empty() && begins(line, until) {
            break;
        }
        at += line.len();
        if start.is_none() && begins(line, from) {
            start = Some(at);
        }
    }
    start.map_or("", |start| &source[start..at])
}

/// Name and number of each `NAME = number`, of which several may stand on a line.
pub fn named(source: &str) -> Vec<(String, i64)> {
    let source = without_comments(source);
    let entries = source.lines().flat_map(|line| line.split('#').next().unwrap_or(line).split([',', ';']));
    let pair = |entry: &str| {
        let (name, expression) = entry.split_once('=')?;
        let name = name.trim();
        let is_name = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
        Some((name.to_owned(), number(expression)?)).filter(|_| is_name)
    };
    entries.filter_map(pair).collect()
}

/// Number and text of each line `number: "text"`, in double or single quotes; the number may be in quotes too.
pub fn numbered(source: &str) -> Vec<(i64, String)> {
    let pair = |line: &str| {
        let (key, text) = line.trim().split_once(':')?;
        let text = text.trim_start();
        let quote = text.chars().next().filter(|quote| ['"', '\''].contains(quote))?;
        let (text, _) = text[1..].split_once(quote)?;
        Some((number(key.trim_matches('"'))?, text.to_owned()))
    };
    source.lines().filter_map(pair).collect()
}

/// The value of a decimal or hexadecimal number with C's suffixes, a sum or a shift of such, and brackets around them.
pub fn number(expression: &str) -> Option<i64> {
    let expression = expression.trim();
    if let Some((left, right)) = expression.split_once('+') {
        return Some(number(left)? + number(right)?);
    }
    if let Some((left, right)) = expression.split_once("<<") {
        return number(left)?.checked_shl(u32::try_from(number(right)?).ok()?);
    }
    let plain = expression.replace(['(', ')'], "");
    let plain = plain.trim().trim_end_matches(['u', 'U', 'l', 'L']);
    match plain.strip_prefix("0x").or_else(|| plain.strip_prefix("0X")) {
        Some(digits) => i64::from_str_radix(digits, 16).ok(),
        None => plain.parse().ok(),
    }
}

/// The text without what stands between `/*` and `*/`.
fn without_comments(source: &str) -> String {
    let mut parts = source.split("/*");
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        kept.push_str(part.split_once("*/").map_or("", |(_, rest)| rest));
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_ends_before_its_last_line() {
        let source = "class A:\n    X = 1\nclass B:\n    Y = 2\nclass C:\n";
        assert_eq!(block(source, "class B", "class"), "    Y = 2\n");
        assert_eq!(block(source, "class A", ""), "    X = 1\nclass B:\n    Y = 2\nclass C:\n");
        assert_eq!(block(source, "class D", ""), "");
    }

    #[test]
    fn members_of_c_and_python_are_read() {
        let source = "OK = 0,\t/* one, two = 3 */ LOST = 0x5,\n    CONFLICT = (4 << 5) + 9  # text\n    if a == b:\n";
        let found = named(source);
        assert_eq!(found, [("OK".to_owned(), 0), ("LOST".to_owned(), 5), ("CONFLICT".to_owned(), 137)]);
    }

    #[test]
    fn texts_are_read_with_their_numbers() {
        let found = numbered("  100: 'Trying', // first\n\"404\": \"Not Found\",\n0x5B: \"No\"\nname: 'x'\n");
        let found: Vec<_> = found.iter().map(|(number, text)| (*number, text.as_str())).collect();
        assert_eq!(found, [(100, "Trying"), (404, "Not Found"), (0x5B, "No")]);
    }

    #[test]
    fn numbers_have_suffixes_and_brackets() {
        let found = ["(-1765328384L)", "7ul << 16", "0x0a", "name"].map(number);
        assert_eq!(found, [Some(-1_765_328_384), Some(7 << 16), Some(10), None]);
    }
}
