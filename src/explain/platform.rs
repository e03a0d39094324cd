//! The platform for which an article is shown, and what of its text holds there.

use error_explainer_pack::schema::PLATFORMS;

use crate::knowledge::{CodeId, ConditionId, Knowledge};

/// The platform in force; none where nobody said and nothing in the text tells. Then everything is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Platform<'a>(Option<&'a str>);

impl<'a> Platform<'a> {
    /// What was asked for, else the first that the subject tells. A name that nobody knows has no effect.
    #[must_use]
    pub fn choose(asked: Option<&'a str>, told: &[Option<&'a str>]) -> Self {
        let asked = asked.filter(|name| is_concrete(name));
        Self(asked.or_else(|| told.iter().flatten().copied().find(|name| is_system(name))))
    }

    /// True where what is marked for this platform is to be shown.
    #[must_use]
    pub fn shows(self, name: &str) -> bool {
        name == "any" || self.0.is_none_or(|platform| counts_as(platform, name))
    }

    /// The paragraphs of a text that hold here. Without a platform in force each says where it holds.
    #[must_use]
    pub fn shape(self, text: &str) -> String {
        let mut shaped = String::with_capacity(text.len());
        for paragraph in text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()) {
            let (names, body) = marker(paragraph).unwrap_or(("", paragraph));
            if !names.is_empty() && !names.split(',').any(|name| self.shows(name.trim())) {
                continue;
            }
            if !shaped.is_empty() {
                shaped.push_str("\n\n");
            }
            if !names.is_empty() && self.0.is_none() {
                push_names(names, &mut shaped);
            }
            shaped.push_str(body);
        }
        shaped
    }

    /// For each condition the code that people of this platform meet most; none without a platform in force.
    #[must_use]
    pub fn codes_of(self, knowledge: &Knowledge, conditions: &[ConditionId]) -> Vec<Option<CodeId>> {
        let mut best: Vec<Option<(f32, CodeId)>> = vec![None; conditions.len()];
        if let Some(platform) = self.0.filter(|_| !conditions.is_empty()) {
            for code in knowledge.codes() {
                let Some(condition) = knowledge.condition_of(code) else {
                    continue;
                };
                let Some(slot) = conditions.iter().position(|&known| known == condition) else {
                    continue;
                };
                if !counts_as(platform, knowledge.namespace(knowledge.namespace_of(code)).platform) {
                    continue;
                }
                let familiarity = knowledge.familiarity(code);
                if best[slot].is_none_or(|(known, _)| familiarity > known) {
                    best[slot] = Some((familiarity, code));
                }
            }
        }
        best.into_iter().map(|found| found.map(|(_, code)| code)).collect()
    }
}

/// True where what holds for `name` holds on `platform`: a phone's system is built on its desk's.
#[must_use]
pub fn counts_as(platform: &str, name: &str) -> bool {
    platform == name || matches!((platform, name), ("ios", "macos") | ("android", "linux"))
}

/// True for the platforms of the public API except `any`.
#[must_use]
pub fn is_concrete(name: &str) -> bool {
    name != "any" && PLATFORMS.contains(&name)
}

/// A browser or a sandbox runs on a system that its codes do not tell; to show only its own part would hide what helps.
fn is_system(name: &str) -> bool {
    is_concrete(name) && !matches!(name, "browser" | "wasi")
}

/// Splits `@linux,macos: text` into the platforms and the text.
fn marker(paragraph: &str) -> Option<(&str, &str)> {
    let (names, body) = paragraph.strip_prefix('@')?.split_once(':')?;
    let known = names.split(',').all(|name| PLATFORMS.contains(&name.trim()));
    (known && body.starts_with(char::is_whitespace)).then(|| (names, body.trim_start()))
}

/// Writes "On Linux, macOS and FreeBSD: ".
fn push_names(names: &str, into: &mut String) {
    let count = names.split(',').count();
    into.push_str("On ");
    for (index, name) in names.split(',').enumerate() {
        into.push_str(match index {
            0 => "",
            _ if index + 1 == count => " and ",
            _ => ", ",
        });
        into.push_str(display_name(name.trim()));
    }
    into.push_str(": ");
}

/// A platform's name as its makers write it.
#[must_use]
pub fn display_name(platform: &str) -> &str {
    match platform {
        "windows" => "Windows",
        "linux" => "Linux",
        "macos" => "macOS",
        "ios" => "iOS",
        "android" => "Android",
        "freebsd" => "FreeBSD",
        "netbsd" => "NetBSD",
        "openbsd" => "OpenBSD",
        "aix" => "AIX",
        "wasi" => "WASI",
        "browser" => "browsers",
        "any" => "every system",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "For all.\n\n@windows: Only there.\n\n@linux, macos: Only here.\n\n@nobody: stays";

    #[test]
    fn only_paragraphs_of_the_platform_are_shown() {
        let cases = [
            ("windows", "For all.\n\nOnly there.\n\n@nobody: stays"),
            ("android", "For all.\n\nOnly here.\n\n@nobody: stays"),
            ("ios", "For all.\n\nOnly here.\n\n@nobody: stays"),
            ("aix", "For all.\n\n@nobody: stays"),
            ("any", "For all.\n\nOn Windows: Only there.\n\nOn Linux and macOS: Only here.\n\n@nobody: stays"),
            ("amiga", "For all.\n\nOn Windows: Only there.\n\nOn Linux and macOS: Only here.\n\n@nobody: stays"),
        ];
        for (platform, shown) in cases {
            assert_eq!(Platform::choose(Some(platform), &[]).shape(TEXT), shown, "{platform}");
        }
    }

    #[test]
    fn what_was_asked_for_goes_before_what_the_text_tells() {
        let told = [Some("browser"), None, Some("linux"), Some("windows")];
        assert_eq!(Platform::choose(Some("macos"), &told), Platform(Some("macos")));
        assert_eq!(Platform::choose(Some("browser"), &told), Platform(Some("browser")));
        assert_eq!(Platform::choose(Some("amiga"), &told), Platform(Some("linux")));
        assert_eq!(Platform::choose(None, &[Some("any"), Some("browser")]), Platform(None));
    }
}
