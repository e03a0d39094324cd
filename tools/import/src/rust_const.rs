//! The `pub const` lines of Rust source.

use crate::table::Definitions;

/// Takes every public constant of the type `of_type`.
pub fn define(definitions: &mut Definitions, source: &str, of_type: &str) {
    for (name, its_type, expression) in constants(source) {
        if its_type == of_type {
            definitions.replace(name, expression);
        }
    }
}

/// Name, type and expression of each public constant that stands on one line.
fn constants(source: &str) -> impl Iterator<Item = (&str, &str, &str)> {
    source.lines().filter_map(|line| {
        let rest = line.trim_start().strip_prefix("pub const ")?;
        let (name, rest) = rest.split_once(": ")?;
        let (its_type, expression) = rest.split_once(" = ")?;
        // A comment may follow.
        let (expression, _) = expression.split_once(';')?;
        let number = expression.strip_suffix("i32").or_else(|| expression.strip_suffix("u32"));
        Some((name, its_type, number.unwrap_or(expression)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_constants_with_and_without_a_suffix() {
        let source = "pub const WSAECONNRESET: WSA_ERROR = 10054i32;\n    pub const EPERM: c_int = 1; // Not owner\nconst HIDDEN: c_int = 2;\n";
        let found: Vec<_> = constants(source).collect();
        assert_eq!(found, [("WSAECONNRESET", "WSA_ERROR", "10054"), ("EPERM", "c_int", "1")]);
    }
}
