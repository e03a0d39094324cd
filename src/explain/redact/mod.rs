//! Masking of secrets and personal data in what people paste. One walk over the bytes, at each of which a trigger may
//! ask for more; no look-ahead is read twice, so time stays linear whatever is pasted.
//!
//! A mask is the kind in brackets: `[token]`. No rule takes a mask for a secret, and a text is walked until nothing more
//! is found, so that masking twice changes nothing. Hosts, ports, codes and times are what the explanation lives on: no rule takes them.

mod assignment;
mod known;
mod personal;

use error_explainer_pack::order;

use crate::model::{Masked, Redacted};

/// The kinds of what is masked.
const KINDS: &[&str] = &["token", "password", "secret", "key", "private-key", "cookie", "email", "card", "user"];

/// How often a text is walked at most.
const ROUNDS: usize = 8;

/// Masks secrets and personal data: passwords, tokens, keys, cookies, e-mail addresses, card numbers, user names in
/// paths. What remains still names hosts, ports, codes and times.
#[must_use]
pub fn redact(text: &str) -> Redacted {
    let mut result = Redacted { text: text.to_owned(), masked: Vec::new() };
    for _ in 0..ROUNDS {
        let mut scan =
            Scan { text: &result.text, bytes: result.text.as_bytes(), spans: Vec::new(), values_to: 0, words_to: 0 };
        scan.run();
        if scan.spans.is_empty() {
            break;
        }
        // Rarely a mask brings to light what its secret hid: a rule that looks at what stands before.
        result.text = masked(&result.text, scan.spans, &mut result.masked);
    }
    result
}

/// A range of bytes to be masked.
struct Span {
    start: usize,
    end: usize,
    kind: &'static str,
}

/// The walk over a text. Where a method of a rule takes `at`, the trigger stands there.
struct Scan<'a> {
    text: &'a str,
    bytes: &'a [u8],
    spans: Vec<Span>,
    /// Up to here values were read; separators inside a value are no assignments.
    values_to: usize,
    /// Up to here runs of token characters were read.
    words_to: usize,
}

impl Scan<'_> {
    fn run(&mut self) {
        for at in 0..self.bytes.len() {
            match self.bytes[at] {
                b'=' => self.assignment(at),
                b':' => {
                    self.url_password(at);
                    self.assignment(at);
                }
                b'>' => self.element(at),
                b'@' => self.email(at),
                b'-' => {
                    self.private_key(at);
                    self.flag(at);
                }
                b'/' | b'\\' => self.home(at),
                b'0'..=b'9' => self.card(at),
                byte if byte.is_ascii_alphabetic() => self.word(at),
                _ => {}
            }
        }
    }

    fn mask(&mut self, start: usize, end: usize, kind: &'static str) {
        if start < end && !is_mask(&self.bytes[start..]) {
            self.spans.push(Span { start, end, kind });
        }
    }

    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(b'\n')
    }

    /// The byte before a place; a line's end before the text.
    fn before(&self, at: usize) -> u8 {
        at.checked_sub(1).map_or(b'\n', |at| self.byte(at))
    }

    fn skip(&self, from: usize, wanted: impl Fn(u8) -> bool) -> usize {
        let length = self.bytes.get(from..).unwrap_or_default().iter().take_while(|&&byte| wanted(byte)).count();
        from + length
    }

    fn skip_back(&self, to: usize, wanted: impl Fn(u8) -> bool) -> usize {
        let before = self.bytes.get(..to).unwrap_or_default();
        to - before.iter().rev().take_while(|&&byte| wanted(byte)).count()
    }

    fn line_end(&self, from: usize) -> usize {
        self.skip(from, |byte| byte != b'\n' && byte != b'\r')
    }
}

/// True where a mask begins.
fn is_mask(bytes: &[u8]) -> bool {
    let inner = bytes.strip_prefix(b"[");
    let kind = |kind: &&str| {
        inner.and_then(|rest| rest.strip_prefix(kind.as_bytes())).is_some_and(|rest| rest.starts_with(b"]"))
    };
    KINDS.iter().any(kind)
}

const fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

const fn is_quote(byte: u8) -> bool {
    matches!(byte, b'"' | b'\'')
}

/// The characters of tokens, and of keys of assignments.
const fn is_token_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')
}

/// True where a word may begin after this byte: not within another, nor at a mask's end.
const fn begins_word(before: u8) -> bool {
    !(before.is_ascii_alphanumeric() || matches!(before, b'_' | b']'))
}

/// Puts the masks into the text. Where spans overlap, one mask covers them all.
fn masked(text: &str, mut spans: Vec<Span>, counts: &mut Vec<Masked>) -> String {
    order::by_key(&mut spans, |span| (span.start, std::cmp::Reverse(span.end)));
    let mut result = String::with_capacity(text.len());
    let mut done = 0;
    for span in spans {
        if span.start < done {
            done = done.max(span.end);
            continue;
        }
        result.push_str(text.get(done..span.start).unwrap_or_default());
        result.extend(["[", span.kind, "]"]);
        count(counts, span.kind);
        done = span.end;
    }
    result.push_str(text.get(done..).unwrap_or_default());
    result
}

fn count(masked: &mut Vec<Masked>, kind: &str) {
    match masked.iter_mut().find(|known| known.kind == kind) {
        Some(known) => known.count += 1,
        None => masked.push(Masked { kind: kind.to_owned(), count: 1 }),
    }
}

#[cfg(test)]
mod tests;
