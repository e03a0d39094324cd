//! Terminal colours: escape sequences that stand between words and belong to none.

/// The text with every escape sequence of a terminal turned into spaces, so that all offsets stay; `None` where it has
/// none.
#[must_use]
pub fn blanked(text: &[u8]) -> Option<Vec<u8>> {
    if !text.contains(&ESCAPE) {
        return None;
    }
    let mut clean = text.to_vec();
    let mut at = 0;
    while let Some(found) = clean.get(at..).and_then(|rest| rest.iter().position(|byte| *byte == ESCAPE)) {
        let start = at + found;
        let end = start + length(&clean[start..]);
        clean[start..end].fill(b' ');
        at = end;
    }
    Some(clean)
}

const ESCAPE: u8 = 0x1B;
/// Longest sequence that terminals are sent.
const LONGEST: usize = 40;

/// The length of the sequence that begins here: a control sequence ends with its first letter, others have two bytes.
fn length(text: &[u8]) -> usize {
    if text.get(1) != Some(&b'[') {
        return 1;
    }
    let parameters = text.iter().skip(2).take(LONGEST).take_while(|byte| (0x20..0x40).contains(*byte)).count();
    let last = usize::from(text.get(2 + parameters).is_some_and(|byte| (0x40..0x7F).contains(byte)));
    2 + parameters + last
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_become_spaces_and_nothing_else_changes() {
        for (text, clean) in [
            ("\x1b[31mred\x1b[0m é", "     red     é"),
            ("\x1b[1;32mx", "       x"),
            ("\x1b", " "),
            ("\x1b[", "  "),
            ("a\x1bZ", "a Z"),
        ] {
            assert_eq!(blanked(text.as_bytes()).as_deref(), Some(clean.as_bytes()), "{text:?}");
        }
        assert_eq!(blanked(b"plain"), None);
    }
}
