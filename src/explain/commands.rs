//! Commands with what the paste told filled in. What comes out of a paste is hostile until it is quoted: whatever cannot
//! be quoted for certain leaves its placeholder standing.

use error_explainer_pack::schema::PLACEHOLDERS;

use super::peer::Host;
use crate::model::{Command, Entities};

/// A longer path is more likely a trap than a path.
const LONGEST_PATH: usize = 1024;

/// What the placeholders of a step's commands stand for.
pub struct Filling<'a> {
    host: Option<Host>,
    port: Option<u16>,
    pid: Option<u32>,
    path: Option<&'a str>,
}

impl<'a> Filling<'a> {
    /// Takes what can be believed of the circumstances; the process only for a step that means the reporting program.
    #[must_use]
    pub fn new(entities: &'a Entities, names_reporter: bool) -> Self {
        Self {
            host: entities.host.as_deref().and_then(Host::read),
            port: entities.port.filter(|&port| port > 0),
            pid: entities.pid.filter(|&pid| pid > 0 && names_reporter),
            path: entities.path.as_deref().filter(|path| is_plain(path)),
        }
    }

    /// Fills a command's template.
    #[must_use]
    pub fn fill(&self, platform: &str, shell: &str, template: &str) -> Command {
        let mut text = String::with_capacity(template.len() + 32);
        let mut quotes = Quotes::new(shell);
        let mut rest = template;
        while let Some((before, name, after)) = next_placeholder(rest) {
            quotes.read(before);
            text.push_str(before);
            let place = Place { platform, shell, template, before: &text, after, quoted: quotes.open.is_some() };
            match self.value(name, &place) {
                Some(value) => text.push_str(&value),
                None => text.extend(["{", name, "}"]),
            }
            rest = after;
        }
        text.push_str(rest);
        Command { platform: platform.to_owned(), shell: shell.to_owned(), text }
    }

    fn value(&self, name: &str, place: &Place<'_>) -> Option<String> {
        match name {
            "host" => self.host.as_ref().map(|host| place.host(host)),
            "port" => self.port.map(|port| port.to_string()),
            "pid" => self.pid.map(|pid| pid.to_string()),
            "path" => self.path.and_then(|path| place.path(path)),
            _ => None,
        }
    }
}

/// Finds the next placeholder: the text before it, its name, the text after it. `${name}` is the shell's own.
fn next_placeholder(template: &str) -> Option<(&str, &str, &str)> {
    template.match_indices('{').find_map(|(start, _)| {
        let (name, after) = template[start + 1..].split_once('}')?;
        let before = &template[..start];
        (PLACEHOLDERS.contains(&name) && !before.ends_with('$')).then_some((before, name, after))
    })
}

/// Where in a command a placeholder stands.
struct Place<'a> {
    platform: &'a str,
    shell: &'a str,
    template: &'a str,
    before: &'a str,
    after: &'a str,
    quoted: bool,
}

impl Place<'_> {
    /// An IPv6 address has brackets in a URL and before a port.
    fn host(&self, host: &Host) -> String {
        let address = match host {
            Host::Plain(name) => return name.clone(),
            Host::V6(address) => address.to_string(),
        };
        let port_follows = self
            .after
            .strip_prefix(':')
            .is_some_and(|rest| rest.starts_with("{port}") || rest.starts_with(|first: char| first.is_ascii_digit()));
        if !port_follows && !self.before.ends_with("//") {
            return address;
        }
        // The shell of macOS takes bare brackets for a pattern and refuses it when no file matches.
        let patterns = self.shell == "sh" && !self.quoted && matches!(self.platform, "macos" | "any");
        let (open, close) = if patterns { ("'[", "]'") } else { ("[", "]") };
        [open, &address, close].concat()
    }

    fn path(&self, path: &str) -> Option<String> {
        if self.quoted {
            return None;
        }
        match self.shell {
            // Inside a here-document or backticks single quotes do not protect.
            "sh" if self.template.contains("<<") || self.template.contains('`') => None,
            "sh" => Some(quote_sh(path)),
            // Windows PowerShell hands a double quote to programs without escaping it.
            "powershell" if path.contains('"') || self.template.contains("@'") || self.template.contains("@\"") => None,
            "powershell" => Some(quote_powershell(path)),
            // A closing backslash would escape the quote for many programs.
            "cmd" if path.contains(['&', '|', '<', '>', '^', '%', '!', '"']) || path.ends_with('\\') => None,
            "cmd" => Some(["\"", path, "\""].concat()),
            _ => None,
        }
    }
}

/// Single quotes keep everything but themselves. The home directory's tilde works only outside of them.
fn quote_sh(path: &str) -> String {
    let (mut quoted, rest) = match path.strip_prefix("~/") {
        Some(rest) if !rest.is_empty() => ("~/'".to_owned(), rest),
        _ if path.starts_with('-') => ("'./".to_owned(), path),
        _ => ("'".to_owned(), path),
    };
    for (index, part) in rest.split('\'').enumerate() {
        if index > 0 {
            quoted.push_str("'\\''");
        }
        quoted.push_str(part);
    }
    quoted.push('\'');
    quoted
}

/// `PowerShell` takes typographic quotes for single quotes; any of them is kept by doubling it.
fn quote_powershell(path: &str) -> String {
    let mut quoted = String::from("'");
    for character in path.chars() {
        if matches!(character, '\'' | '\u{2018}'..='\u{201B}') {
            quoted.push(character);
        }
        quoted.push(character);
    }
    quoted.push('\'');
    quoted
}

/// True where a path shows as what it is: no control characters, nothing invisible, nothing that turns the direction.
fn is_plain(path: &str) -> bool {
    !path.is_empty() && path.len() <= LONGEST_PATH && !path.chars().any(is_deceptive)
}

/// True for characters that change how a line is read without being seen.
#[must_use]
pub fn is_deceptive(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Follows a command's quotes, so that nothing is quoted twice.
struct Quotes {
    escape: char,
    open: Option<char>,
}

impl Quotes {
    fn new(shell: &str) -> Self {
        let escape = match shell {
            "powershell" => '`',
            "cmd" => '^',
            _ => '\\',
        };
        Self { escape, open: None }
    }

    fn read(&mut self, text: &str) {
        let mut escaped = false;
        for character in text.chars() {
            if escaped {
                escaped = false;
            } else if character == self.escape && self.open != Some('\'') {
                escaped = true;
            } else if self.open == Some(character) {
                self.open = None;
            } else if self.open.is_none() && matches!(character, '\'' | '"') {
                self.open = Some(character);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entities(host: &str, path: &str) -> Entities {
        Entities {
            host: Some(host.to_owned()),
            port: Some(443),
            path: Some(path.to_owned()),
            pid: Some(17),
            ..Entities::default()
        }
    }

    fn filled(host: &str, path: &str, shell: &str, template: &str) -> String {
        Filling::new(&entities(host, path), false).fill("linux", shell, template).text
    }

    #[test]
    fn a_peer_is_filled_in_and_an_ipv6_address_bracketed_in_urls_only() {
        let cases = [
            ("db.test", "curl https://{host}:{port}/", "curl https://db.test:443/"),
            ("2001:db8::1", "curl https://{host}:{port}/", "curl https://[2001:db8::1]:443/"),
            ("2001:db8::1", "curl https://{host}/", "curl https://[2001:db8::1]/"),
            (
                "[::1]",
                "s_client -connect {host}:{port} -servername {host}",
                "s_client -connect [::1]:443 -servername ::1",
            ),
            ("::1", "psql -h {host} -p {port}", "psql -h ::1 -p 443"),
            ("fe80::1%eth0", "ping {host}", "ping {host}"),
            ("a.test", "ip link show {interface} # ${host} {print}", "ip link show {interface} # ${host} {print}"),
            ("a.test", "kill {pid}", "kill {pid}"),
        ];
        for (host, template, expected) in cases {
            assert_eq!(filled(host, "", "sh", template), expected);
        }
        let command = Filling::new(&entities("::1", ""), false).fill("macos", "sh", "curl http://{host}:{port}/");
        assert_eq!(command.text, "curl http://'[::1]':443/");
    }

    #[test]
    fn the_process_is_filled_in_only_where_the_reporter_is_meant() {
        let command = Filling::new(&entities("a", ""), true).fill("linux", "sh", "strace -p {pid}");
        assert_eq!(command.text, "strace -p 17");
    }

    #[test]
    fn hostile_hosts_leave_the_placeholder() {
        let long = "a".repeat(10_240);
        for host in [
            "$(rm -rf ~)",
            "`id`",
            "a' ; reboot",
            "a\"b",
            "a\nb",
            "; reboot",
            "evil\u{202e}moc",
            "a\0b",
            "-oProxyCommand=id",
            &long,
        ] {
            for shell in ["sh", "powershell", "cmd", "wireshark"] {
                assert_eq!(filled(host, "", shell, "ping {host}"), "ping {host}", "{host:?} in {shell}");
            }
        }
    }

    #[test]
    fn paths_are_quoted_for_their_shell() {
        let cases = [
            ("/var/log/my app.log", "sh", "'/var/log/my app.log'"),
            ("$(rm -rf ~)", "sh", "'$(rm -rf ~)'"),
            ("`id`; reboot", "sh", "'`id`; reboot'"),
            ("it's", "sh", r"'it'\''s'"),
            ("-rf", "sh", "'./-rf'"),
            ("~/.ssh/config", "sh", "~/'.ssh/config'"),
            ("~", "sh", "'~'"),
            (r"C:\it's $(calc)", "powershell", r"'C:\it''s $(calc)'"),
            ("a\u{2019}; calc", "powershell", "'a\u{2019}\u{2019}; calc'"),
            ("a\"b", "powershell", "{path}"),
            (r"C:\Program Files\a.txt", "cmd", "\"C:\\Program Files\\a.txt\""),
            (r"C:\dir\", "cmd", "{path}"),
            ("a&calc", "cmd", "{path}"),
            ("%PATH%", "cmd", "{path}"),
            ("a\" | b", "cmd", "{path}"),
            ("'; drop table", "sql", "{path}"),
        ];
        for (path, shell, expected) in cases {
            assert_eq!(filled("", path, shell, "{path}"), expected, "{path} in {shell}");
        }
    }

    #[test]
    fn deceptive_paths_leave_the_placeholder() {
        let long = "a".repeat(10_240);
        for path in [
            "",
            "a\nreboot",
            "a\rb",
            "a\0b",
            "a\x1b[2J",
            "txt.\u{202e}exe",
            "a\u{200b}b",
            "a\u{2066}b",
            "a\u{85}b",
            &long,
        ] {
            for shell in ["sh", "powershell", "cmd"] {
                assert_eq!(filled("", path, shell, "cat {path}"), "cat {path}", "{path:?} in {shell}");
            }
        }
    }

    #[test]
    fn a_path_is_not_quoted_inside_other_quotes() {
        for (shell, template) in [
            ("sh", "sh -c 'cat {path}'"),
            ("sh", "cat \"{path}\""),
            ("sh", "cat \"\\\"{path}\""),
            ("sh", "echo `cat {path}`"),
            ("sh", "cat <<END\n{path}\nEND"),
            ("powershell", "Get-Item \"{path}\""),
            ("powershell", "Get-Item '`'{path}"),
            ("cmd", "dir \"{path}\""),
        ] {
            let kept = filled("", "a'b", shell, template) == template;
            assert_eq!(kept, template != "Get-Item '`'{path}", "{template}");
        }
        assert_eq!(filled("", "x", "sh", "awk '$9 == 499' {path} | sort"), "awk '$9 == 499' 'x' | sort");
    }
}
