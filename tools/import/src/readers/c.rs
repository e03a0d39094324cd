//! C source: its `#define` lines and enumerations. Conditions are not followed: who reads a header says which of two
//! definitions counts.

use super::definitions::{Definitions, Macro};

/// Takes every definition of `header`; a later one of the same name replaces an earlier one, as in C after `#undef`.
pub fn define(definitions: &mut Definitions, header: &str) {
    let code = without_comments(header);
    for (name, expression) in defines(&code) {
        definitions.replace(name, expression);
    }
    for (name, body) in code.lines().filter_map(macro_of) {
        definitions.replace_macro(name, body);
    }
}

/// The definitions of one header.
pub fn definitions(header: &str) -> Definitions {
    let mut found = Definitions::default();
    define(&mut found, header);
    found
}

/// Takes the definitions of `header` whose names are still unknown, as `#ifndef` does.
pub fn define_absent(definitions: &mut Definitions, header: &str) {
    for (name, expression) in defines(&without_comments(header)) {
        definitions.add_absent(name, expression);
    }
}

/// Name and expression of each object-like macro that has an expression; a comment may follow.
pub fn defines(header: &str) -> impl Iterator<Item = (&str, &str)> {
    header.lines().filter_map(|line| {
        let (name, expression) = directive(line)?.split_once([' ', '\t'])?;
        let expression = expression.split("/*").next().unwrap_or(expression).trim();
        let is_macro_call = name.contains('(');
        (!is_macro_call && !expression.is_empty()).then_some((name, expression))
    })
}

/// `#define EMAKEHR(val) MAKE_HRESULT(SEVERITY_ERROR, FACILITY_URT, val)`
fn macro_of(line: &str) -> Option<(&str, Macro)> {
    let (name, rest) = directive(line)?.split_once('(')?;
    let (parameters, body) = rest.split_once(')')?;
    let is_name = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    let parameters = parameters.split(',').map(|parameter| parameter.trim().to_owned()).collect();
    is_name.then(|| (name, Macro { parameters, body: body.trim().to_owned() }))
}

/// What stands behind `#define`.
fn directive(line: &str) -> Option<&str> {
    let rest = line.trim_start().strip_prefix('#')?.trim_start().strip_prefix("define")?;
    Some(rest.strip_prefix([' ', '\t'])?.trim_start())
}

/// Takes the enumerators of every `enum` of `source`, C's or Rust's, whose name or body holds `mark`.
pub fn define_enums(definitions: &mut Definitions, source: &str, mark: &str) {
    let code = without_comments(source);
    let lines: Vec<&str> = code.lines().filter(|line| !line.trim_start().starts_with('#')).collect();
    let code = lines.join("\n");
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let keywords = code.match_indices("enum").filter(|(at, _)| !code[..*at].ends_with(is_word));
    for part in keywords.filter_map(|(at, keyword)| Some(code[at + keyword.len()..].split_once('}')?.0)) {
        let is_declaration = |head: &str| head.chars().all(|c| is_word(c) || c.is_whitespace());
        if let Some((head, body)) = part.split_once('{')
            && is_declaration(head)
            && part.contains(mark)
        {
            define_members(definitions, body);
        }
    }
}

/// The enumerators of the enums of `source` that hold `mark`.
pub fn enumerators(source: &str, mark: &str) -> Definitions {
    let mut found = Definitions::default();
    define_enums(&mut found, source, mark);
    found
}

/// Each enumerator has the number given to it or one more than the enumerator before it.
fn define_members(definitions: &mut Definitions, body: &str) {
    let (mut base, mut distance) = (String::from("0"), 0);
    for member in members(body) {
        let (name, expression) = member.split_once('=').unwrap_or((member, ""));
        if !expression.is_empty() {
            (base, distance) = (expression.trim().to_owned(), 0);
        }
        let name = name.split_whitespace().next().unwrap_or_default();
        match distance {
            0 => definitions.replace(name, &base),
            _ => definitions.replace(name, &format!("({base}) + {distance}")),
        }
        distance += 1;
    }
}

/// What stands between the commas of a body; those in brackets part the arguments of a macro.
fn members(body: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0;
    let parts = body.split(move |c: char| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        c == ',' && depth == 0
    });
    parts.map(str::trim).filter(|part| !part.is_empty())
}

/// C source without `/* … */` and `// …`, and with the lines joined that go on behind a backslash.
fn without_comments(source: &str) -> String {
    let mut text = String::new();
    let source = source.replace("\\\n", " ");
    let mut rest = source.as_str();
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
    fn reads_object_like_macros_and_drops_comments() {
        let header = "#define EPERM\t\t 1\t/* Operation not permitted */\n# define UV__ERR(x) (-(x))\n#define GUARD\n#  define ENOTSUP EOPNOTSUPP\n";
        let found: Vec<_> = defines(header).collect();
        assert_eq!(found, [("EPERM", "1"), ("ENOTSUP", "EOPNOTSUPP")]);
    }

    #[test]
    fn a_later_definition_replaces_and_an_absent_one_does_not() {
        let mut found = definitions("#define EAGAIN 11\n#undef EAGAIN\n#define EAGAIN 35\n/*\n#define EAGAIN 1\n*/\n");
        define_absent(&mut found, "#define EAGAIN 11\n#define EWOULDBLOCK EAGAIN\n");
        assert_eq!(found.value("EWOULDBLOCK"), Some(35));
    }

    #[test]
    fn casts_macros_and_sums_have_values() {
        let header = "#define FACILITY_URT 0x13\n#define EMAKEHR(val) MAKE_HRESULT(1, FACILITY_URT, val)\n\
                      #define A EMAKEHR(0x1018)\n#define B _HRESULT_TYPEDEF_(0x80004005L) // no\n#define C ((HRESULT)0x801f0001)\n\
                      #define BASE 2100\n#define D (BASE+2)\n#define F HRESULT_FROM_WIN32(D)\n#define G (G)\n\
                      #define VER1 ((RC) 0x100)\n#define H ((RC) (VER1 + \\\n 0x01UL)) /* y */\n";
        let known = definitions(header);
        let values = ["A", "B", "C", "D", "F", "G", "H"].map(|name| known.value(name));
        let wanted = [0x8013_1018, 0x8000_4005, 0x801F_0001, 2102, 0x8007_0836].map(Some);
        assert_eq!(values[..5], wanted);
        assert_eq!(values[5..], [None, Some(0x101)]);
    }

    #[test]
    fn a_tag_is_four_bytes() {
        let header = "#define MKTAG(a,b,c,d)   ((a) | ((b) << 8) | ((c) << 16) | ((unsigned)(d) << 24))\n\
                      #define FFERRTAG(a, b, c, d) (-(int)MKTAG(a, b, c, d))\n#define A FFERRTAG( 'I','N','D','A')\n\
                      #define B FFERRTAG( 'E','O','F',' ') ///< End of file\n#define C FFERRTAG(0xF8,'D','E','C')\n";
        let known = definitions(header);
        let values = ["A", "B", "C"].map(|name| known.value(name));
        assert_eq!(values, [-1_094_995_529, -541_478_725, -1_128_613_112].map(Some));
    }

    #[test]
    fn enumerators_count_on_from_the_last_number() {
        let source = "typedef enum { A_OK, /* 0, fine */\n A_BAD, // 1\n#ifdef X\n A_FAR = -5,\n#endif\n A_NEXT,\n\
                      #define OLD \\\n  A_OK\n A_CALL = MAKE_HRESULT (1, 0xa, 2),\n A_LAST\n} a;\npub enum b_enum { B };";
        let found = enumerators(source, "A_");
        let values = ["A_OK", "A_BAD", "A_FAR", "A_NEXT", "A_CALL", "A_LAST", "B"].map(|name| found.value(name));
        assert_eq!(
            values,
            [0, 1, -5, -4, 0x800A_0002, 0x800A_0003].map(Some).into_iter().chain([None]).collect::<Vec<_>>()[..]
        );
    }
}
