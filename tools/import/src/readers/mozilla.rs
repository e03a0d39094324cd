//! Translations of Mozilla's programs: Fluent (`.ftl`) and properties, both lines of a name and its text.

/// Name and text of each entry that is a plain text; those that choose between several are left out.
pub fn entries(file: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for line in file.lines().filter(|line| !line.starts_with('#')) {
        if line.starts_with([' ', '\t']) {
            // A text may begin on the line behind its name, and go on there; `.accesskey = T` belongs to a control.
            if let Some((_, text)) = found.last_mut().filter(|_| !line.trim_start().starts_with('.')) {
                text.push(' ');
                text.push_str(line.trim());
            }
        } else if let Some((name, text)) = line.split_once('=') {
            found.push((name.trim().to_owned(), without_escapes(text.trim())));
        }
    }
    found.retain(|(_, text)| !text.contains("->") && !text.trim().is_empty());
    found
}

/// Replaces `\u0020` and its like, and `\n`.
fn without_escapes(text: &str) -> String {
    let mut parts = text.split("\\u");
    let mut found = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let code = part.get(..4).and_then(|digits| u32::from_str_radix(digits, 16).ok());
        match code.and_then(char::from_u32) {
            Some(one) => {
                found.push(one);
                found.push_str(&part[4..]);
            }
            None => found.push_str(part),
        }
    }
    found.replace("\\n", "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_names_and_texts_of_both_forms() {
        let file = "# licence\nnetReset-title = The connection was reset\nlong =\n    It was\n    reset\nbutton = Go\n    \
                    .accesskey = G\nmany = { $n ->\n    [one] one\n   *[other] more\n }\nsaid=%S responded:\\u0020x\\ny\nempty =\n";
        let found = entries(file);
        let found: Vec<(&str, &str)> = found.iter().map(|(name, text)| (name.as_str(), text.trim())).collect();
        assert_eq!(
            found,
            [
                ("netReset-title", "The connection was reset"),
                ("long", "It was reset"),
                ("button", "Go"),
                ("said", "%S responded: x\ny"),
            ]
        );
    }
}
