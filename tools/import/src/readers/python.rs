//! Python source: tables of the form `0x00002746: ("WSAECONNRESET", "An existing connection was …"),`, and classes.

/// Number and text of each line that is such an entry.
pub fn texts(source: &str) -> impl Iterator<Item = (i64, String)> {
    entries(source).map(|(number, _, text)| (number, text))
}

/// Number, symbol and text of each line that is such an entry.
pub fn entries(source: &str) -> impl Iterator<Item = (i64, &str, String)> {
    source.lines().filter_map(|line| {
        let (number, rest) = line.trim().strip_prefix("0x")?.split_once(": (")?;
        let (symbol, text) = rest.split_once(',')?;
        let symbol = symbol.trim().strip_prefix('"')?.strip_suffix('"')?;
        let text = text.trim().trim_end_matches(',').strip_suffix(')')?;
        Some((i64::from_str_radix(number, 16).ok()?, symbol, literal(text)?))
    })
}

/// The value of a string literal in double or single quotes.
fn literal(text: &str) -> Option<String> {
    let quote = text.chars().next().filter(|quote| ['"', '\''].contains(quote))?;
    let inner = text.strip_prefix(quote)?.strip_suffix(quote)?;
    let mut value = String::new();
    let mut escaped = false;
    for character in inner.chars() {
        match (escaped, character) {
            (false, '\\') => escaped = true,
            (true, 'n' | 'r' | 't') => {
                value.push(' ');
                escaped = false;
            }
            (_, character) => {
                value.push(character);
                escaped = false;
            }
        }
    }
    Some(value.trim().to_owned())
}

/// Name and bases of `class herror(error): ...`; bases without their modules.
pub fn class(line: &str) -> Option<(&str, Vec<&str>)> {
    let rest = line.trim_start().strip_prefix("class ")?;
    let (head, _) = rest.split_once(':')?;
    let (name, bases) = head.split_once('(').unwrap_or((head, ""));
    let bases = bases.split(')').next().unwrap_or_default().split(',');
    let bases = bases.map(|base| base.trim().rsplit('.').next().unwrap_or_default());
    Some((name, bases.filter(|base| !base.is_empty()).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_has_bases_or_none() {
        assert_eq!(class("    class Lost(http.HTTPError, OSError): ..."), Some(("Lost", vec!["HTTPError", "OSError"])));
        assert_eq!(class("class Plain:"), Some(("Plain", vec![])));
        assert_eq!(class("classes = 5"), None);
    }

    #[test]
    fn a_space_behind_the_symbol_may_be_missing() {
        let found: Vec<_> =
            entries("    0x00000080: (\"STATUS_ABANDONED\",\"The mutex, as it is, was abandoned.\"),\n").collect();
        assert_eq!(found, [(0x80, "STATUS_ABANDONED", "The mutex, as it is, was abandoned.".to_owned())]);
    }

    #[test]
    fn reads_entries_with_escapes() {
        let source = "ERROR_MESSAGES = {\n        0x00002746: (\"WSAECONNRESET\", \"An existing connection was forcibly closed by the remote host.\"),\n\
                      \x20       0x00000022: (\"X\", \"The \\\"wrong\\\" diskette.\\n\"),\n}\n";
        let found: Vec<_> = texts(source).collect();
        assert_eq!(
            found,
            [
                (10054, "An existing connection was forcibly closed by the remote host.".to_owned()),
                (0x22, "The \"wrong\" diskette.".to_owned()),
            ]
        );
    }
}
