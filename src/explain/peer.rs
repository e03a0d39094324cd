//! Hosts as a text names them: what may be believed and what kind of place it is.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// A host that looks like one. Its text is safe in any shell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Host {
    /// A name or an IPv4 address.
    Plain(String),
    /// An IPv6 address, which a URL puts into brackets.
    V6(Ipv6Addr),
}

impl Host {
    /// Reads a host. An IPv6 address with a scope is refused: without the scope it would be another address.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        match unbracketed(text).parse() {
            Ok(IpAddr::V4(address)) => Some(Self::Plain(address.to_string())),
            Ok(IpAddr::V6(address)) => Some(Self::V6(address)),
            Err(_) => is_name(text).then(|| Self::Plain(text.to_owned())),
        }
    }
}

/// What `when` may ask of a host: `loopback`, `private`, `public` or `name`; nothing where it is no host.
#[must_use]
pub fn kind(text: &str) -> Option<&'static str> {
    let without_scope = unbracketed(text).split('%').next().unwrap_or_default();
    match without_scope.parse() {
        Ok(IpAddr::V4(address)) => kind_of_v4(address),
        Ok(IpAddr::V6(address)) => match address.to_ipv4_mapped() {
            Some(mapped) => kind_of_v4(mapped),
            None => kind_of_v6(address),
        },
        Err(_) if !is_name(text) => None,
        Err(_) => Some(if is_localhost(text) { "loopback" } else { "name" }),
    }
}

fn unbracketed(text: &str) -> &str {
    text.strip_prefix('[').and_then(|inner| inner.strip_suffix(']')).unwrap_or(text)
}

fn kind_of_v4(address: Ipv4Addr) -> Option<&'static str> {
    let shared = matches!(address.octets(), [100, 64..=127, ..]);
    match address {
        _ if address.is_loopback() => Some("loopback"),
        _ if address.is_unspecified() || address.is_broadcast() || address.is_multicast() => None,
        _ if address.is_private() || address.is_link_local() || shared => Some("private"),
        _ => Some("public"),
    }
}

fn kind_of_v6(address: Ipv6Addr) -> Option<&'static str> {
    match address {
        _ if address.is_loopback() => Some("loopback"),
        _ if address.is_unspecified() || address.is_multicast() => None,
        _ if address.is_unique_local() || address.is_unicast_link_local() => Some("private"),
        _ => Some("public"),
    }
}

fn is_localhost(name: &str) -> bool {
    let name = name.strip_suffix('.').unwrap_or(name);
    let last = name.rsplit('.').next().unwrap_or_default();
    last.eq_ignore_ascii_case("localhost") || name.eq_ignore_ascii_case("localhost.localdomain")
}

/// A name that DNS could hold. One whose last label is a number is an address with a mistake.
fn is_name(text: &str) -> bool {
    let name = text.strip_suffix('.').unwrap_or(text);
    let label = |label: &str| {
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        (1..=63).contains(&label.len()) && label.bytes().all(allowed) && !label.starts_with('-')
    };
    let numeric = name.rsplit('.').next().is_some_and(|last| last.bytes().all(|byte| byte.is_ascii_digit()));
    name.len() <= 253 && !numeric && name.split('.').all(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_read_and_anything_else_is_refused() {
        for host in ["db.example.com", "localhost", "my_service", "xn--bcher-kva.example.", "10.0.54.12", "a"] {
            assert_eq!(Host::read(host), Some(Host::Plain(host.to_owned())), "{host}");
        }
        assert_eq!(Host::read("[2001:DB8:0::1]"), Some(Host::V6(Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 1))));
        let long = "a".repeat(10_000);
        let labels = ["abcd.".repeat(60), "example".to_owned()].concat();
        for hostile in [
            "",
            "$(rm -rf ~)",
            "`id`",
            "a;reboot",
            "a b",
            "a'b",
            "a\"b",
            "-oProxyCommand=x",
            "a.-b",
            "a\nb",
            "a\0b",
            "ex\u{202e}ample.com",
            "bücher.example",
            "999.1.1.1",
            "1.2.3",
            "fe80::1%eth0",
            "a..b",
            "a|b",
            &long,
            &labels,
        ] {
            assert_eq!(Host::read(hostile), None, "{hostile:?}");
        }
    }

    #[test]
    fn hosts_have_kinds() {
        let cases = [
            ("127.0.0.53", Some("loopback")),
            ("::1", Some("loopback")),
            ("LOCALHOST", Some("loopback")),
            ("app.localhost", Some("loopback")),
            ("::ffff:127.0.0.1", Some("loopback")),
            ("10.1.2.3", Some("private")),
            ("100.64.0.1", Some("private")),
            ("169.254.169.254", Some("private")),
            ("fd00::1", Some("private")),
            ("fe80::1%eth0", Some("private")),
            ("172.15.0.1", Some("public")),
            ("8.8.8.8", Some("public")),
            ("[2606:4700::1]", Some("public")),
            ("db", Some("name")),
            ("example.com", Some("name")),
            ("0.0.0.0", None),
            ("::", None),
            ("$(x)", None),
            ("", None),
        ];
        for (host, expected) in cases {
            assert_eq!(kind(host), expected, "{host}");
        }
    }
}
