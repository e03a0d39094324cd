//! Literal texts around numbers and peers: carriers and endpoints. Letters match in any case; a space matches a run of
//! white space; `~` matches up to six of the characters that programs put between a name and its value; `%` matches
//! anything on the line, as little as will do.

/// Characters that stand between a name and its value.
const JOINTS: &[u8] = b" :=,\"'(#[{\t\\";
/// How many of them may stand there.
const MOST_JOINTS: usize = 6;
/// How many bytes a `%` may stand for.
const MOST_SKIPPED: usize = 100;

/// Matches `literal` at the start of `text`; how many bytes of the text it took.
pub fn starts(text: &[u8], literal: &[u8]) -> Option<usize> {
    let mut at = 0;
    for (place, &wanted) in literal.iter().enumerate() {
        if wanted == b'%' {
            let rest = &text[at..];
            let line = rest.iter().take(MOST_SKIPPED).take_while(|byte| **byte != b'\n').count();
            let taken = |skipped: usize| Some(skipped + starts(&rest[skipped..], &literal[place + 1..])?);
            return (0..=line).find_map(taken).map(|taken| at + taken);
        }
        at += match wanted {
            b' ' => run(&text[at..], usize::MAX, |byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n')),
            b'~' => run(&text[at..], MOST_JOINTS, |byte| JOINTS.contains(&byte)),
            _ => text.get(at).is_some_and(|byte| byte.eq_ignore_ascii_case(&wanted)).then_some(1),
        }?;
    }
    Some(at)
}

/// Matches `literal` at the end of `text`; how many bytes of the text it took.
pub fn ends(text: &[u8], literal: &[u8]) -> Option<usize> {
    let mut left = text.len();
    for &wanted in literal.iter().rev() {
        let before = text[..left].iter().rev().copied();
        let count = match wanted {
            b' ' => before.take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n')).count(),
            b'~' => before.take(MOST_JOINTS).take_while(|byte| JOINTS.contains(byte)).count(),
            _ => before.take(1).filter(|byte| byte.eq_ignore_ascii_case(&wanted)).count(),
        };
        if count == 0 {
            return None;
        }
        left -= count;
    }
    Some(text.len() - left)
}

/// Length of the run of bytes that pass, at most `most`; nothing where there is none.
fn run(text: &[u8], most: usize, test: impl Fn(u8) -> bool) -> Option<usize> {
    let count = text.iter().take(most).take_while(|byte| test(**byte)).count();
    (count > 0).then_some(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_match_in_any_case_with_loose_spaces_and_joints() {
        for (text, literal, taken) in [
            ("[winerror 10054]", "[WinError ", Some(10)),
            ("errno  =  5", "errno~", Some(10)),
            ("errno     =  5", "errno~", Some(11)),
            ("\"errno\":-104", "errno~", None),
            ("errno\":-104", "errno~", Some(7)),
            ("a \t\n b", "a b", Some(6)),
            ("on 'db:1' (5)", "on '%' (", Some(11)),
            ("on 'db:1'\n (5)", "on '%' (5", Some(13)),
            ("on 'db\n' (5)", "on '%' (", None),
            ("", "x", None),
        ] {
            assert_eq!(starts(text.as_bytes(), literal.as_bytes()), taken, "{text}");
        }
        assert_eq!(ends(b"x Errno: ", b"errno~"), Some(7));
        assert_eq!(ends(b"errno", b"errno "), None);
    }
}
