//! The enumerators of C: each has the number given to it or one more than the enumerator before it.

use crate::table::Definitions;

/// Takes the enumerators of every `enum` of `source` that has one whose name begins with `prefix`.
pub fn define(definitions: &mut Definitions, source: &str, prefix: &str) {
    let source = without_comments(source);
    for part in source.split("enum").skip(1) {
        let body = part.split_once('{').and_then(|(_, rest)| rest.split_once('}'));
        if let Some((body, _)) = body.filter(|(body, _)| body.contains(prefix)) {
            enumerators(definitions, body);
        }
    }
}

/// Names in the order of the body, each defined by its own expression or by the one before it and a distance.
fn enumerators(definitions: &mut Definitions, body: &str) {
    let (mut base, mut distance) = (String::from("0"), 0);
    let lines: Vec<&str> = body.lines().filter(|line| !line.trim_start().starts_with('#')).collect();
    for item in lines.join(" ").split(',').map(str::trim).filter(|item| !item.is_empty()) {
        let (name, expression) = item.split_once('=').unwrap_or((item, ""));
        if !expression.is_empty() {
            (base, distance) = (expression.trim().to_owned(), 0);
        }
        let name = name.split_whitespace().next().unwrap_or_default();
        match distance {
            0 => definitions.replace(name, &base),
            _ => definitions.replace(name, &format!("{base} + {distance}")),
        }
        distance += 1;
    }
}

/// C source without `/* … */` and `// …`.
pub fn without_comments(source: &str) -> String {
    let mut text = String::new();
    let mut rest = source;
    while let Some((before, comment)) = rest.split_once("/*") {
        text.push_str(before);
        text.push(' ');
        rest = comment.split_once("*/").map_or("", |(_, behind)| behind);
    }
    text.push_str(rest);
    text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_on_from_the_last_number() {
        let mut definitions = Definitions::default();
        let source = "typedef enum { A_OK, /* 0, fine */\n A_BAD, // 1\n#ifdef X\n A_FAR = -5,\n#endif\n A_NEXT\n} a;\nenum { B };";
        define(&mut definitions, source, "A_");
        let values = ["A_OK", "A_BAD", "A_FAR", "A_NEXT", "B"].map(|name| definitions.value(name));
        assert_eq!(values, [Some(0), Some(1), Some(-5), Some(-4), None]);
    }
}
