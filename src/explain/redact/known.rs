//! Secrets that their own shape betrays: tokens with a maker's prefix, JWTs, bearer credentials, private keys, passwords
//! in URLs.

use super::assignment::looks_secret;
use super::{Scan, begins_word, is_blank, is_token_byte};

/// What tokens begin with, how many characters follow at least, and their kind.
const PREFIXES: &[(&str, usize, &str)] = &[
    ("ghp_", 20, "token"),
    ("gho_", 20, "token"),
    ("ghu_", 20, "token"),
    ("ghs_", 20, "token"),
    ("ghr_", 20, "token"),
    ("github_pat_", 22, "token"),
    ("glpat-", 20, "token"),
    ("xoxa-", 10, "token"),
    ("xoxb-", 10, "token"),
    ("xoxe-", 10, "token"),
    ("xoxp-", 10, "token"),
    ("xoxr-", 10, "token"),
    ("xoxs-", 10, "token"),
    ("npm_", 36, "token"),
    ("AIza", 35, "key"),
    ("sk_live_", 16, "key"),
    ("sk_test_", 16, "key"),
    ("rk_live_", 16, "key"),
    ("sk-", 32, "key"),
];

/// The characters of an AWS key id.
const AWS_KEY: usize = 20;
/// Shorter credentials after "Bearer" may be a word.
const SHORTEST_BEARER: usize = 16;
/// The shortest line of base64 that an unfinished private key may have.
const SHORTEST_KEY_LINE: usize = 40;

const BEGIN: &str = "-----BEGIN ";
const END: &str = "-----END ";

impl Scan<'_> {
    /// A word that is a token.
    pub(super) fn word(&mut self, at: usize) {
        if at < self.words_to || !begins_word(self.before(at)) {
            return;
        }
        match self.byte(at) {
            b'A' => self.aws_key(at),
            b'b' | b'B' => self.bearer(at),
            b'e' => self.jwt(at),
            _ => {}
        }
        let rest = &self.bytes[at..];
        let Some((prefix, least, kind)) = PREFIXES.iter().find(|(prefix, ..)| rest.starts_with(prefix.as_bytes()))
        else {
            return;
        };
        let end = self.skip(at, is_token_byte);
        if end - at - prefix.len() >= *least {
            self.words_to = end;
            self.mask(at, end, kind);
        }
    }

    fn aws_key(&mut self, at: usize) {
        let rest = &self.bytes[at..];
        let id = |byte: &u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
        let end = at + AWS_KEY;
        if (rest.starts_with(b"AKIA") || rest.starts_with(b"ASIA"))
            && rest.get(..AWS_KEY).is_some_and(|key| key.iter().all(id))
            && !(self.byte(end).is_ascii_alphanumeric() || self.byte(end) == b'_')
        {
            self.mask(at, end, "key");
        }
    }

    /// Header, payload and signature, each in base64 without padding; encrypted ones have five parts.
    fn jwt(&mut self, at: usize) {
        if !self.bytes[at..].starts_with(b"eyJ") {
            return;
        }
        let end = self.skip(at, |byte| is_token_byte(byte) || byte == b'.');
        self.words_to = end;
        let mut parts = self.bytes[at..end].split(|&byte| byte == b'.');
        let long = |part: Option<&[u8]>| part.is_some_and(|part| part.len() >= 8);
        if long(parts.next()) && long(parts.next()) && parts.next().is_some() {
            self.mask(at, end, "token");
        }
    }

    fn bearer(&mut self, at: usize) {
        let word = at..at + 6;
        if !self.bytes.get(word.clone()).is_some_and(|word| word.eq_ignore_ascii_case(b"bearer")) {
            return;
        }
        let start = self.skip(word.end, is_blank);
        let end = self.credential_end(start);
        let credential = &self.bytes[start..end];
        if start > word.end && credential.len() >= SHORTEST_BEARER && looks_secret(credential) {
            self.words_to = end;
            self.mask(start, end, "token");
        }
    }

    /// A PEM block, to its end or as far as its lines go.
    pub(super) fn private_key(&mut self, at: usize) {
        let Some(block) = self.text.get(at..).filter(|rest| rest.starts_with(BEGIN)) else {
            return;
        };
        let Some((label, body)) = block[BEGIN.len()..].split_once("-----").filter(|(label, _)| label.len() < 40) else {
            return;
        };
        if !label.contains("PRIVATE KEY") {
            return;
        }
        let body_start = BEGIN.len() + label.len() + 5;
        let next = body.find("-----").unwrap_or(body.len());
        let ended = body[next..].strip_prefix(END).and_then(|rest| rest.strip_prefix(label));
        let finished = ended.filter(|_| !body[..next].contains('['));
        let length = match finished {
            Some(_) => body_start + next + END.len() + label.len() + 5,
            None => body_start + unfinished(&body.as_bytes()[..next]),
        };
        if finished.is_some() || length > body_start {
            self.mask(at, (at + length).min(self.bytes.len()), "private-key");
        }
    }

    /// `scheme://user:password@host`: the user and the host stay.
    pub(super) fn url_password(&mut self, at: usize) {
        if self.byte(at + 1) != b'/' || self.byte(at + 2) != b'/' {
            return;
        }
        let start = at + 3;
        let outside = |byte: u8| {
            byte.is_ascii_whitespace() || matches!(byte, b'/' | b'?' | b'#' | b'"' | b'\'' | b'<' | b'>' | b'`')
        };
        let authority = &self.bytes[start..self.skip(start, |byte| !outside(byte))];
        let Some(user_end) = authority.iter().rposition(|&byte| byte == b'@') else {
            return;
        };
        if let Some(colon) = authority[..user_end].iter().position(|&byte| byte == b':') {
            let end = start + user_end;
            self.values_to = self.values_to.max(end);
            self.mask(start + colon + 1, end, "password");
        }
    }
}

/// How much of a block without an end is a key: whole lines of base64, and a last one that is shorter.
fn unfinished(body: &[u8]) -> usize {
    let base64 = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=');
    let mut end = 0;
    let mut at = 0;
    loop {
        // Line ends may be written as \n or \r\n.
        while let Some(rest) = body.get(at..) {
            let escaped = rest.starts_with(b"\\n") || rest.starts_with(b"\\r");
            match rest.first() {
                _ if escaped => at += 2,
                Some(byte) if byte.is_ascii_whitespace() => at += 1,
                _ => break,
            }
        }
        let line = body[at..].iter().take_while(|byte| base64(byte)).count();
        if line < SHORTEST_KEY_LINE {
            return end;
        }
        at += line;
        end = at;
    }
}
