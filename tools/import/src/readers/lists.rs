//! Lines that give names numbers or texts, and numbers texts, which look alike in classes of Python, in JavaScript and in
//! maps of either: `NAME = 5,` and `5: "text",`.

pub use super::expression::number;

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

/// Number and name of each line `NAME = number`; a comment may follow.
pub fn named(source: &str) -> Vec<(i64, String)> {
    let pair = |(name, text): (&str, &str)| Some((number(text.split('#').next()?)?, name.to_owned()));
    assignments(source).filter_map(pair).collect()
}

/// Name and text of each line `NAME = "text"`.
pub fn named_texts(source: &str) -> impl Iterator<Item = (&str, &str)> {
    assignments(source).filter_map(|(name, text)| Some((name, quoted(text)?)))
}

fn assignments(source: &str) -> impl Iterator<Item = (&str, &str)> {
    source.lines().filter_map(|line| {
        let (name, text) = line.split_once('=')?;
        let name = name.trim();
        let is_name = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
        is_name.then(|| (name, text.trim_start()))
    })
}

/// Number and text of each line `number: "text"`, in double or single quotes; the number may be in quotes too.
pub fn numbered(source: &str) -> Vec<(i64, String)> {
    let pair = |line: &str| {
        let (key, text) = line.trim().split_once(':')?;
        Some((number(key.trim_matches('"'))?, quoted(text.trim_start())?.to_owned()))
    };
    source.lines().filter_map(pair).collect()
}

/// What stands between the quotes with which a text begins.
fn quoted(text: &str) -> Option<&str> {
    let quote = text.chars().next().filter(|quote| ['"', '\''].contains(quote))?;
    Some(text[1..].split_once(quote)?.0)
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
    fn names_have_numbers_or_texts() {
        let source =
            "    OK = 0\n    LOST = None\n    FULL = (4 << 5) + 9  # text\n    if a == b:\n    GONE = \"Gone\"\n";
        assert_eq!(named(source), [(0, "OK".to_owned()), (137, "FULL".to_owned())]);
        assert_eq!(named_texts(source).collect::<Vec<_>>(), [("GONE", "Gone")]);
    }

    #[test]
    fn texts_are_read_with_their_numbers() {
        let found = numbered("  100: 'Trying', // first\n\"404\": \"Not Found\",\n0x5B: \"No\"\nname: 'x'\n");
        let found: Vec<_> = found.iter().map(|(number, text)| (*number, text.as_str())).collect();
        assert_eq!(found, [(100, "Trying"), (404, "Not Found"), (0x5B, "No")]);
    }
}
