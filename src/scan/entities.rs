//! The circumstances of an error: whom it speaks of, where and when.

use std::net::{Ipv4Addr, Ipv6Addr};
use std::str;

use error_explainer_pack::order;

use crate::knowledge::Knowledge;

use super::literal;

/// What one place of a text says about the peer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Endpoint {
    /// Name or address.
    pub host: Option<String>,
    /// Its port.
    pub port: Option<u16>,
    /// A file.
    pub path: Option<String>,
    /// The program that reports.
    pub pid: Option<u32>,
    /// "connect", … or empty.
    pub operation: String,
    /// "client", … or empty.
    pub role: String,
    /// How surely this names the peer.
    pub weight: f32,
}

/// Most bytes that a `{}` of an endpoint may stand for.
const GAP: usize = 120;
/// Longest host name.
const HOST: usize = 253;
/// What an endpoint on the error's own line has over one on another.
const SAME_LINE: f32 = 4.0;
/// What names no peer but a reference weighs less.
const REFERENCE: f32 = -4.5;
/// What each line of distance costs.
const EACH_LINE: f32 = 0.15;

/// Collects what `text` says, where the error stands in the line `line` of it, in the order of weight.
pub fn find(knowledge: &Knowledge, text: &[u8], line: std::ops::Range<usize>) -> Vec<Endpoint> {
    let mut found = Vec::new();
    for view in knowledge.packs().flat_map(|pack| pack.endpoints()) {
        let mut from = 0;
        while let Some((at, end, captured)) = search(view.text, text, from) {
            let weight = view.weight + nearness(text, at, &line);
            if let Some(endpoint) = captured.endpoint(knowledge, weight, view.operation, view.role) {
                found.push(endpoint);
            }
            from = end.max(at + 1);
        }
    }
    plain_addresses(knowledge, text, &line, &mut found);
    // What introduces a reference to documentation says that its host is not the peer.
    let references: Vec<_> = found.iter().filter(|one| one.weight < REFERENCE).map(|one| one.host.clone()).collect();
    found.retain(|one| one.weight >= REFERENCE && (one.host.is_none() || !references.contains(&one.host)));
    order::heaviest_first(&mut found, |found| f64::from(found.weight));
    found
}

fn nearness(text: &[u8], at: usize, line: &std::ops::Range<usize>) -> f32 {
    if line.contains(&at) {
        return SAME_LINE;
    }
    let between = if at < line.start { &text[at..line.start] } else { &text[line.end.min(at)..at] };
    let lines = between.iter().filter(|byte| **byte == b'\n').take(100).count();
    #[expect(clippy::cast_precision_loss, reason = "at most a hundred")]
    let lines = lines as f32;
    -EACH_LINE * lines
}

#[derive(Clone, Debug, Default)]
struct Captured<'t> {
    host: Option<&'t str>,
    port: Option<&'t str>,
    url: Option<&'t str>,
    path: Option<&'t str>,
    pid: Option<&'t str>,
    /// The host stands in quotes.
    quoted: bool,
}

impl Captured<'_> {
    fn endpoint(&self, knowledge: &Knowledge, weight: f32, operation: &str, role: &str) -> Option<Endpoint> {
        let mut endpoint =
            Endpoint { weight, operation: operation.to_owned(), role: role.to_owned(), ..Endpoint::default() };
        if let Some(url) = self.url {
            let (host, port) = url_authority(knowledge, url)?;
            endpoint.host = Some(host);
            endpoint.port = port;
        }
        if let Some(host) = self.host {
            let (host, port) = split_port(host);
            endpoint.host = Some(plain_host(host)?.to_owned());
            endpoint.port = port;
        }
        if let Some(port) = self.port {
            endpoint.port = Some(port.parse().ok().filter(|&port| port > 0)?);
        }
        // One word alone is a host only where the wording asks for one: "connect to server" names none.
        let word = self.host.is_some_and(|host| host != "localhost" && is_word(host));
        if word && endpoint.port.is_none() && !self.quoted && operation != "resolve" {
            return None;
        }
        endpoint.path = self.path.map(str::to_owned);
        endpoint.pid = self.pid.and_then(|pid| pid.parse().ok());
        Some(endpoint)
    }
}

/// True for a single label that may be any word, a number or the name of a message: no dot, and no sign of a machine's name.
fn is_word(host: &str) -> bool {
    let digits = host.bytes().filter(u8::is_ascii_digit).count();
    let machine = host.contains('-') || (1..5).contains(&digits);
    !host.contains(['.', ':']) && (!host.is_ascii() || !machine || host.starts_with("0x") || host.starts_with("0X"))
}

/// "db.example.com:5432" to both parts; a bare IPv6 address has no port.
fn split_port(text: &str) -> (&str, Option<u16>) {
    if text.parse::<Ipv6Addr>().is_ok() {
        return (text, None);
    }
    match text.rsplit_once(':') {
        Some((host, port)) => match port.parse() {
            Ok(port) => (host, Some(port)),
            Err(_) => (text, None),
        },
        None => (text, None),
    }
}

/// The host without brackets, if it is one.
fn plain_host(text: &str) -> Option<&str> {
    let bare = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')).unwrap_or(text).trim_end_matches('.');
    let address = bare.split('%').next().unwrap_or(bare);
    if address.parse::<Ipv6Addr>().is_ok() || bare.parse::<Ipv4Addr>().is_ok() {
        return Some(address);
    }
    let labels = bare.split('.').all(|label| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_') || byte >= 0x80)
    });
    let numeric = bare.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let word = matches!(bare, "null" | "undefined" | "None" | "nil" | "unknown" | "port");
    (labels && !numeric && !word && bare.len() <= HOST && !bare.starts_with('-')).then_some(bare)
}

/// Host and port of a URL; the port of its scheme where none is written.
fn url_authority(knowledge: &Knowledge, url: &str) -> Option<(String, Option<u16>)> {
    let (scheme, rest) = url.split_once("://")?;
    let authority = rest.split(['/', '?', '#']).next()?;
    let authority = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let (host, port) = match authority.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((address, rest)) => (address, rest.strip_prefix(':').and_then(|port| port.parse().ok())),
        None => split_port(authority),
    };
    let scheme = scheme.rsplit(':').next().unwrap_or(scheme);
    let port = port.or_else(|| knowledge.service_port(&scheme.to_ascii_lowercase()));
    Some((plain_host(host)?.to_owned(), port))
}

/// The first place at or behind `from` where a pattern stands: where it begins and ends, and what it captured.
fn search<'t>(pattern: &str, text: &'t [u8], from: usize) -> Option<(usize, usize, Captured<'t>)> {
    if let Some(behind) = pattern.strip_prefix("{host}") {
        return search_host_first(pattern, behind.split('{').next().unwrap_or(behind).as_bytes(), text, from);
    }
    let literal = pattern.split('{').next().unwrap_or(pattern).as_bytes();
    let first = literal.first().copied()?;
    let mut at = from;
    loop {
        at += text.get(at..)?.iter().position(|byte| byte.eq_ignore_ascii_case(&first))?;
        if let Some((length, captured)) = matches(pattern, &text[at..], at > 0 && is_wordy(text[at - 1])) {
            return Some((at, at + length, captured));
        }
        at += 1;
    }
}

/// The same for a pattern that begins with the host: what stands behind it is looked for, and the host before that.
fn search_host_first<'t>(
    pattern: &str,
    behind: &[u8],
    text: &'t [u8],
    from: usize,
) -> Option<(usize, usize, Captured<'t>)> {
    let begins = |byte: &u8| byte.is_ascii_alphanumeric() || b"-._:%[]".contains(byte);
    let mut at = from + 1;
    while at < text.len() {
        if literal::starts(&text[at..], behind).is_some() {
            let host = text[from..at].iter().rev().take_while(|byte| begins(byte)).count();
            if host > 0
                && let Some((length, captured)) = matches(pattern, &text[at - host..], false)
            {
                return Some((at - host, at - host + length, captured));
            }
        }
        at += 1;
    }
    None
}

const fn is_wordy(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// Matches a pattern at the start of a text. A pattern that begins with a letter begins a word.
fn matches<'t>(pattern: &str, text: &'t [u8], within_word: bool) -> Option<(usize, Captured<'t>)> {
    if within_word && pattern.as_bytes().first().is_some_and(|byte| is_wordy(*byte)) {
        return None;
    }
    let mut captured = Captured::default();
    let mut at = 0;
    let mut rest = pattern;
    while !rest.is_empty() {
        match rest.strip_prefix('{').and_then(|rest| rest.split_once('}')) {
            Some((name, behind)) => {
                let literal = behind.split('{').next().unwrap_or(behind);
                at += capture(name, &text[at..], literal, &mut captured)?;
                rest = behind;
            }
            None => {
                let literal = &rest[..rest.find('{').unwrap_or(rest.len())];
                at += literal::starts(&text[at..], literal.as_bytes())?;
                rest = &rest[literal.len()..];
            }
        }
    }
    Some((at, captured))
}

/// Takes one placeholder; `behind` is the literal that must follow it.
fn capture<'t>(name: &str, text: &'t [u8], behind: &str, captured: &mut Captured<'t>) -> Option<usize> {
    if name.is_empty() {
        let most = text.len().min(GAP);
        let line = text[..most].iter().position(|byte| *byte == b'\n').unwrap_or(most);
        return (0..=line).find(|&length| literal::starts(&text[length..], behind.as_bytes()).is_some());
    }
    let belongs: fn(u8) -> bool = match name {
        "port" | "pid" => |byte| byte.is_ascii_digit(),
        "url" => |byte| byte.is_ascii_graphic() && !b"\"'<>`,;)}]\\".contains(&byte) || b"[]".contains(&byte),
        "path" => |byte| !b"\"'\n\r\t:;,<>|`".contains(&byte),
        // Names may have letters of other scripts, but not those that are written without spaces around a name.
        _ => |byte| byte.is_ascii_alphanumeric() || b"-._:%[]".contains(&byte) || (0x80..0xE0).contains(&byte),
    };
    let most = text.iter().take(HOST + 64).take_while(|byte| belongs(**byte)).count();
    // Longest first; shorter where the literal behind needs some of the characters.
    let length = (1..=most).rev().find(|&length| {
        literal::starts(&text[length..], behind.as_bytes()).is_some()
            && !(behind.is_empty() && matches!(text[length - 1], b'.' | b':'))
    })?;
    let value = str::from_utf8(&text[..length]).ok()?;
    match name {
        "address" => {
            let (host, port) = value.rsplit_once(':')?;
            (captured.host, captured.port) = (Some(host), Some(port));
        }
        "host" if text[length..].starts_with(b"://") => return None,
        "host" => {
            captured.host = Some(value);
            captured.quoted = behind.starts_with(['\'', '"']);
        }
        "port" => captured.port = Some(value),
        "url" => captured.url = Some(value),
        "path" => captured.path = Some(value),
        "pid" => captured.pid = Some(value),
        _ => return None,
    }
    Some(length)
}

/// Addresses and names that nothing introduces.
fn plain_addresses(knowledge: &Knowledge, text: &[u8], line: &std::ops::Range<usize>, found: &mut Vec<Endpoint>) {
    let mut start = 0;
    for own in text.split(|byte| *byte == b'\n') {
        // What names no host is most of a text: a line without a dot, colon or backslash is not looked at.
        if own.iter().any(|byte| b".:\\".contains(byte)) {
            // A stack trace's frames name packages and sources.
            let weight = nearness(text, start.max(line.start.min(start + own.len())), line);
            let hosts = own.split(|byte| is_separator(*byte)).scan(0, |at, token| {
                let place = std::mem::replace(at, *at + token.len() + 1);
                Some((place, token))
            });
            for (at, token) in hosts {
                if let Some((endpoint, sure)) = plain_endpoint(knowledge, own, at, token) {
                    found.push(Endpoint { weight: weight + sure, ..endpoint });
                }
            }
        }
        start += own.len() + 1;
    }
}

const fn is_separator(byte: u8) -> bool {
    byte.is_ascii_whitespace()
        || matches!(byte, b'"' | b'\'' | b'<' | b'>' | b'(' | b')' | b',' | b';' | b'=' | b'`' | b'|')
}

/// What a piece of a line names as it stands, and how surely it is the peer.
fn plain_endpoint(knowledge: &Knowledge, line: &[u8], at: usize, token: &[u8]) -> Option<(Endpoint, f32)> {
    let token = str::from_utf8(token).ok()?.split("...").next()?.trim_end_matches(['.', ':', '!', '?']);
    let peer = token.rsplit("->").next().unwrap_or(token).trim_start_matches('/');
    let (peer, token) = (last_of_several(peer), token.trim_matches(['[', ']']));
    let of = |(host, port), sure| (Endpoint { host: Some(host), port, ..Endpoint::default() }, sure);
    if peer.contains("://") {
        return Some(of(url_authority(knowledge, peer.trim_matches(['[', ']']))?, URL));
    }
    if let Some(share) = token.strip_prefix("\\\\") {
        let server = share.trim_start_matches('\\').split(['\\', '/']).next()?;
        return Some(of((plain_host(server).filter(|name| name.len() > 1)?.to_owned(), None), SHARE));
    }
    if let Some(address) = address_with_port(peer) {
        return Some(of(address, ADDRESS_AND_PORT));
    }
    if let Some(name) = name_with_port(peer) {
        return Some(of(name, NAME_AND_PORT));
    }
    if let Ok(address) = peer.parse::<Ipv4Addr>() {
        let version = line[..at].iter().rev().take(VERSION).any(|byte| matches!(byte, b'v' | b'V'));
        let host = !version && !address.is_unspecified() && !address.is_broadcast() && address.octets()[2..] != [0, 0];
        return host.then(|| of((peer.to_owned(), None), ADDRESS));
    }
    let (user, name) = peer.split_once('@').unwrap_or(("", peer));
    (is_domain(name) && !user.contains(':'))
        .then(|| of((name.to_owned(), None), if user.is_empty() { NAME } else { USER }))
}

/// The address of "name/address:port", "name[address]:port", "[AF_INET]address:port", "tcp:address:port" and
/// "address#port", which is more than the name.
fn last_of_several(text: &str) -> &str {
    if text.contains("://") {
        return text;
    }
    let behind = |(_, last): (&'_ str, &'_ str)| last.starts_with(|first: char| first.is_ascii_digit());
    let text = text.split_once('/').filter(|parts| behind(*parts)).map_or(text, |(_, address)| address);
    let text = match text.rsplit_once(']') {
        Some((_, address)) if address.contains('.') => address,
        _ => text
            .trim_start_matches(|first: char| first.is_ascii_alphabetic())
            .strip_prefix(':')
            .filter(|rest| rest.contains('.'))
            .unwrap_or(text),
    };
    if text.ends_with(']') { text.trim_matches(['[', ']']) } else { text }
}

/// How surely plain forms name the peer.
const URL: f32 = 1.0;
const ADDRESS_AND_PORT: f32 = 1.0;
const NAME_AND_PORT: f32 = 0.9;
const SHARE: f32 = 0.9;
const ADDRESS: f32 = 0.6;
const NAME: f32 = 0.5;
const USER: f32 = 0.2;
/// Bytes before four numbers in which "version", "Version=" or "v" says that they are no address.
const VERSION: usize = 9;

/// Last labels of the names of hosts that people run, and those kept for documentation and private networks.
const ZONES: &[&str] = &[
    "com",
    "net",
    "org",
    "edu",
    "gov",
    "info",
    "biz",
    "dev",
    "app",
    "cloud",
    "local",
    "lan",
    "home",
    "corp",
    "internal",
    "intranet",
    "example",
    "test",
    "invalid",
    "localdomain",
    "localhost",
    "arpa",
    "svc",
];
/// Those that also end the names of files, packages and programs: names of three labels or more may have them.
const ZONES_OF_LONGER: &[&str] = &[
    "io", "de", "fr", "uk", "es", "it", "nl", "ru", "cn", "jp", "kr", "br", "pl", "cz", "se", "tr", "ua", "at", "ch",
    "be", "dk", "no", "fi", "pt", "eu", "us", "ca", "au", "in", "tw", "hk", "mx", "ar", "cl", "co", "gr", "hu", "ro",
    "bg", "sk",
];

/// True for a name that can only be a host's: "db3.internal", "www.example.de", not "System.Net" or "setup.py".
fn is_domain(name: &str) -> bool {
    let labels = name.split('.').count();
    let shouted = !name.bytes().any(|byte| byte.is_ascii_lowercase());
    let Some((_, last)) = name.rsplit_once('.').filter(|_| plain_host(name) == Some(name)) else { return false };
    let is_in =
        |zones: &[&str]| zones.iter().any(|zone| if shouted { zone.eq_ignore_ascii_case(last) } else { *zone == last });
    let lower = !name.bytes().any(|byte| byte.is_ascii_uppercase());
    (lower && is_in(ZONES)) || (labels >= 3 && (lower || shouted) && (is_in(ZONES) || is_in(ZONES_OF_LONGER)))
}

/// Endings of source files: "(Net.java:672)" is a place in a program.
const SOURCES: &[&str] =
    &["java", "kt", "scala", "py", "js", "mjs", "ts", "go", "rs", "cs", "c", "cc", "cpp", "h", "rb", "php", "pl", "ex"];

fn name_with_port(token: &str) -> Option<(String, Option<u16>)> {
    let (host, port) = token.rsplit_once(':')?;
    let port = port.parse().ok().filter(|&port: &u16| port > 0)?;
    let (_, last) = host.rsplit_once('.')?;
    let name = !SOURCES.contains(&last) && last.bytes().all(|byte| byte.is_ascii_alphabetic());
    Some((plain_host(host).filter(|_| name)?.to_owned(), Some(port)))
}

fn address_with_port(token: &str) -> Option<(String, Option<u16>)> {
    let (host, port) = token.rsplit_once(':').or_else(|| token.rsplit_once('#'))?;
    let port = port.parse().ok().filter(|&port: &u16| port > 0)?;
    // "mx.example.org[192.0.2.25]:25" names both.
    let host = if host.ends_with(']') { host.rsplit_once('[').map_or(host, |(_, address)| address) } else { host };
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    let bare = bare.strip_prefix("::ffff:").filter(|mapped| mapped.parse::<Ipv4Addr>().is_ok()).unwrap_or(bare);
    let address = bare.parse::<Ipv4Addr>().is_ok() || bare.parse::<Ipv6Addr>().is_ok() || bare == "localhost";
    address.then(|| (bare.to_owned(), Some(port)))
}

/// The time with which a line begins, if it does: the part up to the seconds, as it stands.
pub fn timestamp(line: &[u8]) -> Option<&str> {
    let skipped = line.iter().take(3).take_while(|byte| b"[<( ".contains(byte)).count();
    let rest = line.get(skipped..)?;
    let clock = rest.windows(8).take(32).position(|window| {
        matches!(window, [a, b, b':', c, d, b':', e, f] if [a, b, c, d, e, f].iter().all(|byte| byte.is_ascii_digit()))
    })?;
    let before = str::from_utf8(&rest[..clock]).ok()?;
    let date = before.bytes().all(|byte| byte.is_ascii_alphanumeric() || b" /-:,T.".contains(&byte));
    let behind = rest[clock + 8..].iter().take_while(|byte| byte.is_ascii_digit() || b".,+Z".contains(byte)).count();
    let text = str::from_utf8(&rest[..clock + 8 + behind]).ok()?;
    date.then_some(text.trim_end_matches(['.', ',']))
}

/// The same without fractions of the second.
pub fn second(line: &[u8]) -> Option<&str> {
    timestamp(line).and_then(|time| time.split(['.', ',', '+', 'Z']).next())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn peer(pattern: &str, text: &str) -> Option<(String, Option<u16>)> {
        let knowledge = Knowledge::built_in().expect("the catalog opens");
        let (_, _, captured) = search(pattern, text.as_bytes(), 0)?;
        let endpoint = captured.endpoint(&knowledge, 0.0, "", "")?;
        Some((endpoint.host?, endpoint.port))
    }

    #[test]
    fn peers_are_captured() {
        for (pattern, text, host, port) in [
            ("upstream: \"{url}\"", "x, upstream: \"http://10.0.54.12:8104/\", y", "10.0.54.12", Some(8104)),
            ("lookup {host} on {}: no such host", "dial tcp: lookup db.lan on [::1]:53: no such host", "db.lan", None),
            ("host='{host}', port={port}", "Pool(host='localhost', port=3000)", "localhost", Some(3000)),
            ("dial tcp {host}: ", "dial tcp [2001:db8::1]:443: connect", "2001:db8::1", Some(443)),
            ("->{host}: ", "read tcp 10.0.0.1:5->10.0.0.2:80: read", "10.0.0.2", Some(80)),
            ("connect ECONNREFUSED {address}", "Error: connect ECONNREFUSED ::1:3000", "::1", Some(3000)),
            ("{host} hat die", "10.0.0.5:80 hat die Verbindung", "10.0.0.5", Some(80)),
            ("连接到{host}", "无法连接到db.lan失败", "db.lan", None),
            ("{host} に接続", "サーバー10.1.1.1 に接続できません", "10.1.1.1", None),
            ("to {host} port {port}", "Failed to connect to ::1 port 3000: x", "::1", Some(3000)),
        ] {
            assert_eq!(peer(pattern, text), Some((host.to_owned(), port)), "{text}");
        }
    }

    #[test]
    fn what_is_no_host_is_not_captured() {
        for text in ["to 'null' port 1", "to 999 port 1", "to a$(x) port 1", "to host port 99999"] {
            assert_eq!(peer("to {host} port {port}", text), None, "{text}");
        }
    }

    #[test]
    fn timestamps_stand_at_the_start_of_a_line() {
        for (line, time) in [
            ("2024/03/01 10:54:22 [error] 104#104", Some("2024/03/01 10:54:22")),
            ("[2024-03-01T10:54:22.123Z] x", Some("2024-03-01T10:54:22.123Z")),
            ("Mar  1 10:54:22 host", Some("Mar  1 10:54:22")),
            ("error: 10:54", None),
        ] {
            assert_eq!(timestamp(line.as_bytes()), time, "{line}");
        }
    }
}
