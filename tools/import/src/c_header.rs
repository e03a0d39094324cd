//! The `#define` lines of a C header. Conditions are not followed: who reads a header says which of two definitions counts.

use crate::table::Definitions;

/// Takes every definition of `header`; a later one of the same name replaces an earlier one, as in C after `#undef`.
pub fn define(definitions: &mut Definitions, header: &str) {
    for (name, expression) in defines(header) {
        definitions.replace(name, expression);
    }
}

/// Takes the definitions of `header` whose names are still unknown, as `#ifndef` does.
pub fn define_absent(definitions: &mut Definitions, header: &str) {
    for (name, expression) in defines(header) {
        definitions.add_absent(name, expression);
    }
}

/// Name and expression of each object-like macro that has an expression.
pub fn defines(header: &str) -> impl Iterator<Item = (&str, &str)> {
    header.lines().filter_map(|line| {
        let directive = line.trim_start().strip_prefix('#')?.trim_start();
        let rest = directive.strip_prefix("define")?;
        let rest = rest.strip_prefix([' ', '\t'])?.trim_start();
        let (name, expression) = rest.split_once([' ', '\t'])?;
        let expression = expression.split("/*").next().unwrap_or(expression).trim();
        let is_macro_call = name.contains('(');
        (!is_macro_call && !expression.is_empty()).then_some((name, expression))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_object_like_macros_and_drops_comments() {
        let header = "#define EPERM\t\t 1\t/* Operation not permitted */\n# define UV__ERR(x) (-(x))\n#define GUARD\n#  define ENOTSUP EOPNOTSUPP\n";
        let found: Vec<_> = defines(header).collect();
        assert_eq!(found, [("EPERM", "1"), ("ENOTSUP", "EOPNOTSUPP")]);
    }

    #[test]
    fn a_later_definition_replaces_and_an_absent_one_does_not() {
        let mut definitions = Definitions::default();
        define(&mut definitions, "#define EAGAIN 11\n#undef EAGAIN\n#define EAGAIN 35\n");
        define_absent(&mut definitions, "#define EAGAIN 11\n#define EWOULDBLOCK EAGAIN\n");
        assert_eq!(definitions.value("EWOULDBLOCK"), Some(35));
    }
}
