//! Markdown from texts that nobody vouches for. What comes out of a paste is put in such a way that it shows as it is:
//! it opens no heading, link, mention or tag and leaves no block.

use super::commands::is_deceptive;

/// The longest value that is shown within a line, in characters.
const LONGEST_INLINE: usize = 200;

/// Writes a value as code within a line.
pub fn push_code(into: &mut String, value: &str) {
    let mut shown: String = value.chars().take(LONGEST_INLINE).map(harmless).collect();
    if value.chars().nth(LONGEST_INLINE).is_some() {
        shown.push('…');
    }
    let ticks = "`".repeat(longest_run(&shown) + 1);
    let pad = if shown.starts_with(['`', ' ']) || shown.ends_with(['`', ' ']) { " " } else { "" };
    into.extend([&ticks, pad, &shown, pad, &ticks]);
}

/// Writes a line of plain text: nothing in it means anything to Markdown.
pub fn push_plain(into: &mut String, text: &str) {
    for character in text.chars().map(harmless) {
        if matches!(character, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '!' | '@') {
            into.push('\\');
        }
        into.push(character);
    }
}

/// Writes an article's text, in which backticks mark code. Its further lines are indented to stay in their item.
pub fn push_prose(into: &mut String, text: &str, indent: &str) {
    let mut code = false;
    for character in text.trim().chars() {
        match character {
            '\n' => {
                into.push('\n');
                into.push_str(indent);
            }
            '`' => {
                code = !code;
                into.push('`');
            }
            '<' | '@' if !code => into.extend(['\\', character]),
            _ => into.push(character),
        }
    }
}

/// Writes a block of code, its fence longer than any run of backticks in it.
pub fn push_block(into: &mut String, language: &str, text: &str, indent: &str) {
    let fence = "`".repeat(longest_run(text).max(2) + 1);
    into.extend([indent, &fence, language, "\n"]);
    for line in text.lines() {
        into.push_str(indent);
        into.extend(line.chars().map(|character| if character == '\t' { '\t' } else { harmless(character) }));
        into.push('\n');
    }
    into.extend([indent, &fence, "\n"]);
}

/// A character that changes what is read without being seen becomes visible; a line's end becomes a space.
fn harmless(character: char) -> char {
    match character {
        '\n' | '\r' | '\t' => ' ',
        _ if is_deceptive(character) => char::REPLACEMENT_CHARACTER,
        _ => character,
    }
}

fn longest_run(text: &str) -> usize {
    text.split(|character| character != '`').map(str::len).max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(write: impl Fn(&mut String)) -> String {
        let mut text = String::new();
        write(&mut text);
        text
    }

    #[test]
    fn values_do_not_leave_their_code() {
        let cases = [
            ("db.test:80", "`db.test:80`"),
            ("a`b``c", "```a`b``c```"),
            ("`", "`` ` ``"),
            ("a\n# b\u{202e}\x1b", "`a # b\u{fffd}\u{fffd}`"),
        ];
        for (value, expected) in cases {
            assert_eq!(with(|into| push_code(into, value)), expected);
        }
        assert_eq!(with(|into| push_code(into, &"é".repeat(10_000))).chars().count(), 203);
    }

    #[test]
    fn plain_text_means_nothing_to_markdown() {
        let text = "[x](y) <b> *a* @bob\n# c";
        assert_eq!(with(|into| push_plain(into, text)), r"\[x\](y) \<b\> \*a\* \@bob \# c");
    }

    #[test]
    fn prose_keeps_its_code_and_its_indent() {
        let text = "A `Vec<u8>` and <T>.\n\nMore.";
        assert_eq!(with(|into| push_prose(into, text, "  ")), "A `Vec<u8>` and \\<T>.\n  \n  More.");
    }

    #[test]
    fn a_fence_is_longer_than_any_within() {
        let block = with(|into| push_block(into, "text", "a\n````\n\tb\0\u{202e}", " "));
        assert_eq!(block, " `````text\n a\n ````\n \tb\u{fffd}\u{fffd}\n `````\n");
    }
}
