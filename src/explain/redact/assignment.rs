//! Secrets that their key betrays: `password=…`, `"token": "…"`, `--secret …`, `<password>…`, headers.

use super::{Scan, is_blank, is_mask, is_quote, is_token_byte};

/// How a key may end that names a secret, without its separators and in lower case.
const SECRET_ENDS: &[(&str, &str)] = &[
    ("password", "password"),
    ("passwd", "password"),
    ("pwd", "password"),
    ("passphrase", "password"),
    ("secret", "secret"),
    ("token", "token"),
    ("apikey", "key"),
    ("accesskey", "key"),
    ("secretkey", "key"),
    ("privatekey", "key"),
    ("accountkey", "key"),
    ("xamzsignature", "secret"),
];

/// Keys that end so and name nothing secret: the public key of a .NET assembly, a handle of a cancelled task, a cursor.
const HARMLESS: &[&str] = &["publickeytoken", "cancellationtoken", "continuationtoken", "nexttoken", "pagetoken"];

/// Values that say that there is none, or that another already masked.
const NO_VALUES: &[&str] = &[
    "null",
    "none",
    "nil",
    "true",
    "false",
    "yes",
    "no",
    "undefined",
    "empty",
    "required",
    "optional",
    "string",
    "redacted",
    "filtered",
    "hidden",
    "masked",
    "removed",
    "missing",
    "invalid",
    "incorrect",
    "expired",
];

/// The schemes whose credentials are one word.
const SCHEMES: &[&str] = &["bearer", "basic", "token", "negotiate", "ntlm", "apikey", "bot"];

/// Shorter words after a scheme are prose.
const SHORTEST_CREDENTIAL: usize = 6;

/// The longest key that is looked at.
const LONGEST_KEY: usize = 64;

/// What stands before a separator.
enum Key {
    /// Names a secret. `sure` where nothing speaks for prose ("unexpected token: …").
    Secret {
        kind: &'static str,
        sure: bool,
    },
    Authorization,
    /// With the quote that stands before the whole header, as after curl's -H.
    Cookie {
        within: Option<u8>,
    },
}

impl Scan<'_> {
    /// `key=value`, `key: value` and what is like it.
    pub(super) fn assignment(&mut self, at: usize) {
        if at < self.values_to || !self.separates(at) {
            return;
        }
        let Some(key) = self.key_before(at) else { return };
        let arrow = usize::from(self.byte(at) == b'=' && self.byte(at + 1) == b'>');
        let start = self.skip(at + 1 + arrow, is_blank);
        match key {
            Key::Secret { kind, sure } => self.value(start, kind, sure),
            Key::Authorization => self.authorization(start),
            Key::Cookie { within } => self.cookie(start, within),
        }
    }

    /// `--password value`. Prose names flags too, so the value must look like a secret.
    pub(super) fn flag(&mut self, at: usize) {
        if at < self.values_to || self.byte(at + 1) != b'-' || is_token_byte(self.before(at)) {
            return;
        }
        let end = self.skip(at + 2, is_token_byte);
        if let Some((kind, _)) = self.secret(at + 2, end).filter(|_| is_blank(self.byte(end))) {
            self.value(self.skip(end, is_blank), kind, false);
        }
    }

    /// `<password>value</password>`.
    pub(super) fn element(&mut self, at: usize) {
        if at < self.values_to {
            return;
        }
        let start = self.skip_back(at, is_token_byte);
        if self.before(start) != b'<' {
            return;
        }
        let end = self.skip(at + 1, |byte| !matches!(byte, b'<' | b'\n' | b'\r'));
        if let Some((kind, _)) = self.secret(start, at).filter(|_| self.byte(end) == b'<')
            && !self.is_no_value(at + 1, end)
        {
            self.mask(at + 1, end, kind);
            self.values_to = end;
        }
    }

    /// False for comparisons, paths and the parts of `::` and `://`.
    fn separates(&self, at: usize) -> bool {
        let (before, after) = (self.before(at), self.byte(at + 1));
        match self.byte(at) {
            b'=' => after != b'=' && !matches!(before, b'=' | b'!' | b'<' | b'>' | b'~' | b'+'),
            _ => !matches!(after, b':' | b'=') && before != b':' && !(after == b'/' && self.byte(at + 2) == b'/'),
        }
    }

    fn key_before(&self, at: usize) -> Option<Key> {
        let colon = usize::from(self.byte(at) == b'=' && self.before(at) == b':');
        let spaced_end = self.skip_back(at - colon, is_blank);
        let quoted = is_quote(self.before(spaced_end));
        let mut end = spaced_end - usize::from(quoted);
        end -= usize::from(quoted && self.before(end) == b'\\');
        let start = self.skip_back(end, is_token_byte);
        if end - start > LONGEST_KEY || !matches!(self.before(end) | 0x20, b'd' | b'e' | b'n' | b't' | b'y') {
            return None; // Most words before a separator end otherwise.
        }
        match fold(&self.text[start..end]).as_str() {
            "authorization" | "proxyauthorization" => return Some(Key::Authorization),
            "cookie" | "setcookie" if self.byte(at) == b':' => {
                let within = Some(self.before(start)).filter(|&byte| is_quote(byte) && !quoted);
                return Some(Key::Cookie { within });
            }
            _ => {}
        }
        let (kind, compound) = self.secret(start, end)?;
        let tight = self.byte(at) == b'=' && spaced_end == at && !is_blank(self.byte(at + 1));
        let sure = quoted || compound || tight || self.begins_statement(start);
        Some(Key::Secret { kind, sure })
    }

    /// The kind of secret that a key names, and whether it is more than the bare word.
    fn secret(&self, start: usize, end: usize) -> Option<(&'static str, bool)> {
        let key = self.text.get(start..end).filter(|key| key.len() <= LONGEST_KEY)?;
        let folded = fold(key);
        let (suffix, kind) = SECRET_ENDS.iter().find(|(suffix, _)| folded.ends_with(suffix))?;
        let harmless = HARMLESS.iter().any(|harmless| folded.ends_with(harmless));
        (!harmless).then_some((*kind, folded.len() > suffix.len()))
    }

    /// True where a key is the first word of a line or of an item. After another word it may be prose.
    fn begins_statement(&self, start: usize) -> bool {
        let word_end = self.skip_back(start, is_blank);
        match self.before(word_end) {
            b'\n' | b'\r' | b'{' | b',' | b';' | b'(' | b'[' | b'&' | b'?' | b'|' | b'-' => true,
            byte => word_end == start && is_quote(byte),
        }
    }

    fn value(&mut self, start: usize, kind: &'static str, sure: bool) {
        let (open, end) = match self.opening_quote(start) {
            Some(quote) => (start + quote, self.quoted_end(start, quote)),
            None => (start, self.unquoted_end(start)),
        };
        self.values_to = self.values_to.max(end);
        let quoted = open > start;
        let value = &self.bytes[open..end];
        let call = !quoted && is_blank(self.before(start)) && self.byte(end) == b'(';
        // A parser's tokens have short numbers.
        let number = kind == "token" && value.len() < 6 && value.iter().all(u8::is_ascii_digit);
        if !call && !number && !self.is_no_value(open, end) && (sure || looks_secret(value)) {
            self.mask(open, end, kind);
        }
    }

    /// The length of `"` or `\"` at a value's start.
    fn opening_quote(&self, start: usize) -> Option<usize> {
        let escaped = usize::from(self.byte(start) == b'\\');
        is_quote(self.byte(start + escaped)).then_some(escaped + 1)
    }

    /// The end of a value in quotes, on this line. An escaped quote is closed by an escaped one.
    fn quoted_end(&self, start: usize, length: usize) -> usize {
        let opening = &self.bytes[start..start + length];
        let mut at = start + length;
        while !matches!(self.byte(at), b'\n' | b'\r') && !self.bytes[at..].starts_with(opening) {
            at += if length == 1 && self.byte(at) == b'\\' && !matches!(self.byte(at + 1), b'\n' | b'\r') {
                2
            } else {
                1
            };
        }
        at.min(self.bytes.len())
    }

    fn unquoted_end(&self, start: usize) -> usize {
        let mut at = start;
        while at < self.bytes.len() && !self.ends_value(at) {
            at += 1;
        }
        at
    }

    /// A bracket or comma ends a value where no more of it can follow.
    fn ends_value(&self, at: usize) -> bool {
        let next = self.byte(at + 1);
        match self.bytes[at] {
            b';' | b'&' | b'"' | b'\'' | b'`' | b'<' | b'>' | b']' | b'(' => true,
            b'\\' => is_quote(next),
            b')' | b'}' => !is_token_byte(next),
            b',' => !is_token_byte(next) || self.assigns(at + 1),
            byte => byte.is_ascii_whitespace(),
        }
    }

    /// True where `key=` or `key:` follows.
    fn assigns(&self, from: usize) -> bool {
        let key = self.bytes[from..].iter().take(32).take_while(|&&byte| is_token_byte(byte)).count();
        matches!(self.byte(from + key), b'=' | b':')
    }

    /// True for what stands where a value would and is none: a word for nothing, a variable, a mask.
    fn is_no_value(&self, start: usize, end: usize) -> bool {
        let value = self.text.get(start..end).unwrap_or_default().trim();
        let upper =
            |name: &str| name.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_');
        let variable = |open: char, close: &str| {
            value
                .strip_prefix(open)
                .and_then(|rest| rest.strip_suffix(close))
                .is_some_and(|name| !name.is_empty() && upper(name))
        };
        // A mask that lies in the value, the closing bracket left out.
        let masked = self.bytes.get(start..).is_some_and(is_mask);
        let working_folder = value.starts_with('/') && self.text[..start].ends_with("PWD=");
        value.is_empty()
            || masked
            || working_folder
            || value.bytes().all(|byte| matches!(byte, b'*' | b'x' | b'X' | b'.' | b'-'))
            || NO_VALUES.iter().any(|word| value.eq_ignore_ascii_case(word))
            || (value.starts_with("0x") && value.len() <= 10)
            || variable('$', "")
            || variable('%', "%")
            || ["${", "$(", "{{", "<", "%s"].iter().any(|start| value.starts_with(start))
    }

    /// The credentials of an `Authorization` header.
    fn authorization(&mut self, start: usize) {
        let quote = self.opening_quote(start).unwrap_or(0);
        let first = start + quote;
        let scheme_end = self.skip(first, is_token_byte);
        let scheme = self.text.get(first..scheme_end).unwrap_or_default();
        let next = self.skip(scheme_end, is_blank);
        let known = SCHEMES.iter().any(|known| scheme.eq_ignore_ascii_case(known));
        let (from, to, sure) = if known && next > scheme_end {
            (next, self.credential_end(next), true)
        } else if next > scheme_end {
            let rest = if quote == 1 { self.quoted_end(start, 1) } else { self.line_end(next) };
            (next, rest, self.bytes[next..rest].contains(&b'='))
        } else {
            let end = self.credential_end(first);
            (first, end, looks_secret(&self.bytes[first..end]))
        };
        self.values_to = self.values_to.max(to);
        if sure && to - from >= SHORTEST_CREDENTIAL && !self.is_no_value(from, to) {
            self.mask(from, to, "token");
        }
    }

    pub(super) fn credential_end(&self, start: usize) -> usize {
        self.skip(start, |byte| is_token_byte(byte) || matches!(byte, b'.' | b'~' | b'+' | b'/' | b'=' | b':' | b'|'))
    }

    /// Everything that a cookie header carries.
    fn cookie(&mut self, start: usize, within: Option<u8>) {
        let quote = self.opening_quote(start).unwrap_or(0);
        let name_end =
            self.skip(start + quote, |byte| !byte.is_ascii_whitespace() && !matches!(byte, b'=' | b':' | b';' | b','));
        if self.byte(name_end) != b'=' {
            return;
        }
        let end = match within {
            _ if quote > 0 => self.quoted_end(start, quote),
            Some(quote) => self.skip(start, |byte| byte != quote && byte != b'\n' && byte != b'\r'),
            None => self.line_end(start),
        };
        self.values_to = self.values_to.max(end);
        self.mask(start + quote, end, "cookie");
    }
}

/// A key in lower case without its separators.
fn fold(key: &str) -> String {
    key.chars().filter(|c| !matches!(c, '_' | '-')).map(|c| c.to_ascii_lowercase()).collect()
}

/// True for what no word of a sentence looks like.
pub(super) fn looks_secret(value: &[u8]) -> bool {
    value.len() >= 6 && value.iter().any(u8::is_ascii_digit)
}
