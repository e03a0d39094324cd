//! What makes an article whole, beyond the shape that [`crate::schema`] checks: names that must meet, placeholders that
//! a paste can fill, sources that can be opened.

use crate::defect::Defects;
use crate::schema::{self, HOST_KINDS, PLACEHOLDERS, Place, WHEN_KEYS};
use crate::value::Node;

/// Steps of diagnosis with observations that a full article must have.
const STEPS_WITH_OBSERVATIONS: usize = 3;
/// Sources that a full article must have.
const SOURCES: usize = 2;

/// How much an article must hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// Every part.
    Full,
    /// What there is.
    Short,
}

/// Checks one article.
pub fn check(node: &Node, depth: Depth, place: &Place<'_>, defects: &mut Defects) {
    schema::check(node, schema::ARTICLE, place, defects);
    let causes = unique_ids(node, "cause", place, defects);
    unique_ids(node, "diagnose", place, defects);
    unique_ids(node, "resolve", place, defects);
    check_when(node, place, defects);
    check_cause_names(node, &causes, place, defects);
    check_commands(node, place, defects);
    check_sources(node, place, defects);
    if depth == Depth::Full {
        check_whole(node, place, defects);
    }
}

fn unique_ids(node: &Node, list: &str, place: &Place<'_>, defects: &mut Defects) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    for (index, item) in node.list_of(list).iter().enumerate() {
        let id = item.text_of("id");
        if !id.is_empty() && ids.iter().any(|known| known == id) {
            place.key(list).item(index).defect(defects, item, &format!("the id \"{id}\" stands twice"));
        }
        if !id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-') {
            place.key(list).item(index).defect(defects, item, &format!("the id \"{id}\" is not kebab-case"));
        }
        ids.push(id.to_owned());
    }
    ids
}

fn check_when(node: &Node, place: &Place<'_>, defects: &mut Defects) {
    for (index, cause) in node.list_of("cause").iter().enumerate() {
        for (number, when) in cause.list_of("when").iter().enumerate() {
            let place = place.key("cause").item(index).key("when").item(number);
            if WHEN_KEYS.iter().all(|key| when.get(key).is_none()) {
                place.defect(defects, when, &format!("asks about nothing; give one of {}", WHEN_KEYS.join(", ")));
            }
            for kind in when.texts_of("host").iter().filter(|kind| !HOST_KINDS.contains(kind)) {
                place.defect(defects, when, &format!("host \"{kind}\" is none of {}", HOST_KINDS.join(", ")));
            }
            for platform in when.texts_of("platform").iter().filter(|name| !schema::PLATFORMS.contains(name)) {
                place.defect(defects, when, &format!("\"{platform}\" is no platform"));
            }
            for port in when.written_of("port").iter().filter(|port| port_range(port).is_none()) {
                place.defect(defects, when, &format!("\"{port}\" is neither a port nor a range like 1-1023"));
            }
        }
    }
}

/// Reads "443" or "1-1023".
#[must_use]
pub fn port_range(text: &str) -> Option<(u16, u16)> {
    let (low, high) = text.split_once('-').unwrap_or((text, text));
    Some((low.parse().ok()?, high.parse().ok()?))
}

fn check_cause_names(node: &Node, causes: &[String], place: &Place<'_>, defects: &mut Defects) {
    for (index, step) in node.list_of("diagnose").iter().enumerate() {
        unique_ids(step, "observation", &place.key("diagnose").item(index), defects);
        for observation in step.list_of("observation") {
            let shifts = observation.get("shifts").map_or(&[][..], Node::entries);
            for (cause, ratio) in shifts.iter().filter(|(cause, _)| !causes.contains(cause)) {
                let place = place.key("diagnose").item(index);
                place.defect(defects, ratio, &format!("shifts \"{cause}\", which is no cause of this article"));
            }
        }
    }
    for (index, step) in node.list_of("resolve").iter().enumerate() {
        for cause in step.texts_of("causes").iter().filter(|cause| !causes.iter().any(|known| known == *cause)) {
            let place = place.key("resolve").item(index);
            place.defect(defects, step, &format!("is for \"{cause}\", which is no cause of this article"));
        }
    }
}

fn check_commands(node: &Node, place: &Place<'_>, defects: &mut Defects) {
    for list in ["diagnose", "resolve"] {
        for (index, step) in node.list_of(list).iter().enumerate() {
            for command in step.list_of("command") {
                let place = place.key(list).item(index);
                for name in placeholders(command.text_of("text")).filter(|name| !PLACEHOLDERS.contains(name)) {
                    let known = PLACEHOLDERS.join("}, {");
                    place.defect(defects, command, &format!("nothing fills {{{name}}}; known are {{{known}}}"));
                }
                if !shell_fits(command.text_of("platform"), command.text_of("shell")) {
                    let (shell, platform) = (command.text_of("shell"), command.text_of("platform"));
                    place.defect(defects, command, &format!("there is no {shell} on {platform}"));
                }
            }
        }
    }
}

fn shell_fits(platform: &str, shell: &str) -> bool {
    match shell {
        "cmd" => platform == "windows",
        "sh" => platform != "windows",
        _ => true,
    }
}

/// The names of the `{placeholders}` of a command: braces around lower-case letters, so that `awk '{print $1}'`,
/// `${name}` and PowerShell's blocks are none.
pub fn placeholders(command: &str) -> impl Iterator<Item = &str> {
    command.match_indices('{').filter_map(|(start, _)| {
        let rest = &command[start + 1..];
        let name = &rest[..rest.find('}')?];
        let shell_variable = command[..start].ends_with('$');
        let plain = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase());
        (plain && !shell_variable).then_some(name)
    })
}

fn check_sources(node: &Node, place: &Place<'_>, defects: &mut Defects) {
    for (index, source) in node.list_of("source").iter().enumerate() {
        if !source.text_of("url").starts_with("https://") {
            place.key("source").item(index).defect(defects, source, "the url must begin with https://");
        }
    }
}

fn check_whole(node: &Node, place: &Place<'_>, defects: &mut Defects) {
    for part in ["background", "criticality", "developer"] {
        if node.get(part).is_none() {
            place.key(part).defect(defects, node, "is missing from a full article");
        }
    }
    for part in ["scenarios", "cause", "diagnose", "resolve", "related", "faq", "source"] {
        if node.texts_of(part).is_empty() && node.list_of(part).is_empty() {
            place.key(part).defect(defects, node, "is missing from a full article");
        }
    }
    let observed = node.list_of("diagnose").iter().filter(|step| !step.list_of("observation").is_empty()).count();
    if observed < STEPS_WITH_OBSERVATIONS {
        let message = format!("{observed} steps have observations; a full article has {STEPS_WITH_OBSERVATIONS}");
        place.key("diagnose").defect(defects, node, &message);
    }
    if node.list_of("source").len() < SOURCES {
        place.key("source").defect(defects, node, &format!("a full article has {SOURCES} primary sources"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_told_from_other_braces() {
        let command = "ss {host} | awk '{print $1}' ${var} {port} { $_.Id } {}";
        assert_eq!(placeholders(command).collect::<Vec<_>>(), ["host", "port"]);
    }

    #[test]
    fn ports_and_ranges_are_read() {
        assert_eq!(port_range("443"), Some((443, 443)));
        assert_eq!(port_range("1-1023"), Some((1, 1023)));
        assert_eq!(port_range("http"), None);
    }
}
