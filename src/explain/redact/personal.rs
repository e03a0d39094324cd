//! What tells who someone is: e-mail addresses, user names in paths, card numbers.

use super::{Scan, is_blank, is_mask};

/// Endings of names with an @ that are no domains: units of systemd, files.
const NO_DOMAINS: &[&str] = &[
    "service",
    "socket",
    "target",
    "timer",
    "mount",
    "automount",
    "slice",
    "scope",
    "device",
    "swap",
    "path",
    "js",
    "mjs",
    "cjs",
    "ts",
    "jsx",
    "tsx",
    "dll",
    "exe",
    "lock",
    "json",
    "yaml",
    "yml",
    "toml",
    "html",
    "tgz",
    "gz",
    "zip",
    "jar",
    "tar",
    "log",
    "conf",
];

/// Accounts that belong to a protocol: `git@github.com` names a host.
const NOBODY: &[&str] = &["git", "hg", "root"];

/// Folders beside people's homes.
const SHARED_HOMES: &[&str] = &["Public", "Default", "Shared", "All Users"];

/// What stands before the path of a request, which is none of this machine.
const METHODS: &[&str] = &["GET", "POST", "PUT", "HEAD", "DELETE", "PATCH", "OPTIONS"];

/// The longest name with spaces in it.
const LONGEST_NAME: usize = 40;

/// Digits in each group of a card's number.
const CARD_GROUPS: &[&[usize]] = &[&[4, 4, 4, 4, 3], &[4, 4, 4, 4], &[4, 6, 5], &[4, 6, 4]];

impl Scan<'_> {
    /// An e-mail address. What stands before the @ of a URL or of a repository is none.
    pub(super) fn email(&mut self, at: usize) {
        let local = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'%' | b'+' | b'-');
        let domain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-');
        let run = self.skip_back(at, local);
        let start = self.skip(run, |byte| byte == b'.').min(at);
        let end = self.skip_back(self.skip(at + 1, domain), |byte| matches!(byte, b'.' | b'-')).max(at + 1);
        let in_url = self.bytes[..run].ends_with(b"//") || self.spans.last().is_some_and(|span| span.end == at);
        let nobody = NOBODY.contains(&&self.text[start..at]);
        if start < at && !in_url && !nobody && self.before(run) != b']' && is_domain(&self.text[at + 1..end]) {
            self.mask(start, end, "email");
        }
    }

    /// The user in `/home/user`, `/Users/user` and `C:\Users\user`.
    pub(super) fn home(&mut self, at: usize) {
        let rest = &self.bytes[at + 1..];
        let length = match self.byte(at) {
            b'/' if rest.starts_with(b"home/") && self.begins_path(at) => 6,
            b'/' if rest.starts_with(b"Users/") && self.begins_path(at) => 7,
            b'\\' if rest.get(..6).is_some_and(|folder| folder.eq_ignore_ascii_case(b"users\\")) => 7,
            _ => return,
        };
        // In escaped text a backslash stands twice.
        let start = self.skip(at + length, |byte| byte == b'\\');
        let end = self.user_end(start, self.byte(at) == b'\\');
        if !SHARED_HOMES.contains(&self.text.get(start..end).unwrap_or_default()) {
            self.mask(start, end, "user");
        }
    }

    fn begins_path(&self, at: usize) -> bool {
        let before = self.before(at);
        let inside = before.is_ascii_alphanumeric() || matches!(before, b'.' | b'_' | b'-' | b']' | b'~');
        let word_end = self.skip_back(at, is_blank);
        let word = self.skip_back(word_end, |byte| byte.is_ascii_uppercase());
        let requested = word_end < at && METHODS.contains(&&self.text[word..word_end]);
        !inside && !requested
    }

    /// Windows names may have spaces, which count only where a folder follows.
    fn user_end(&self, start: usize, may_have_spaces: bool) -> usize {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-') || !byte.is_ascii();
        let end = self.skip(start, plain);
        let end = self.skip_back(end, |byte| byte == b'.').max(start);
        if !may_have_spaces || self.byte(end) != b' ' || end == start {
            return end;
        }
        let spaced =
            self.bytes[end..].iter().take(LONGEST_NAME).take_while(|&&byte| plain(byte) || byte == b' ').count();
        if self.byte(end + spaced) == b'\\' { end + spaced } else { end }
    }

    /// A card's number in its printed groups, with a right check digit.
    pub(super) fn card(&mut self, at: usize) {
        let before = self.before(at);
        let starts =
            matches!(self.byte(at), b'3'..=b'6') && super::begins_word(before) && !matches!(before, b'-' | b'.');
        let continues = is_blank(before) && self.before(at - 1).is_ascii_digit();
        if !starts || continues {
            return;
        }
        let separator = self.byte(at + 4);
        if !matches!(separator, b' ' | b'-') {
            return;
        }
        let Some(end) = CARD_GROUPS.iter().find_map(|groups| self.grouped(at, separator, groups)) else {
            return;
        };
        let digits = self.bytes[at..end].iter().filter(|byte| byte.is_ascii_digit());
        if is_luhn(digits.map(|byte| byte - b'0')) {
            self.mask(at, end, "card");
        }
    }

    /// The end of these groups of digits, where nothing more of a number follows.
    fn grouped(&self, start: usize, separator: u8, groups: &[usize]) -> Option<usize> {
        let mut at = start;
        for (index, &digits) in groups.iter().enumerate() {
            if index > 0 {
                at += usize::from(self.byte(at) == separator);
            }
            let end = self.skip(at, |byte| byte.is_ascii_digit());
            if end - at != digits {
                return None;
            }
            at = end;
        }
        let next = self.byte(at);
        let more = next == separator && self.byte(at + 1).is_ascii_digit();
        (!more && !next.is_ascii_alphanumeric() && next != b'_').then_some(at)
    }
}

/// True for a name of two labels or more whose last is no number and no file's ending.
fn is_domain(text: &str) -> bool {
    let Some((rest, last)) = text.rsplit_once('.') else {
        return false;
    };
    let labels = rest.split('.').all(|label| !label.is_empty() && !label.starts_with('-'));
    let ending = last.len() >= 2 && last.bytes().all(|byte| byte.is_ascii_alphabetic());
    labels && ending && !NO_DOMAINS.iter().any(|name| last.eq_ignore_ascii_case(name)) && !is_mask(text.as_bytes())
}

/// The check digit of ISO/IEC 7812.
fn is_luhn(digits: impl DoubleEndedIterator<Item = u8>) -> bool {
    let doubled = |digit: u8| if digit > 4 { 2 * digit - 9 } else { 2 * digit };
    let sum: u32 = digits
        .rev()
        .enumerate()
        .map(|(place, digit)| u32::from(if place % 2 == 1 { doubled(digit) } else { digit }))
        .sum();
    sum.is_multiple_of(10)
}
