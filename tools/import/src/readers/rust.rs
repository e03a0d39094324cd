//! The `pub const` lines of Rust source.

use super::definitions::Definitions;
use super::expression;

/// Takes every public constant of the type `of_type`.
pub fn define(definitions: &mut Definitions, source: &str, of_type: &str) {
    for (name, expression) in constants(source, of_type) {
        definitions.replace(name, expression);
    }
}

/// Name and number of each public constant of the type `of_type`: the low 32 bits, which are all that Windows' types have.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the 32 bits are what is wanted")]
pub fn numbers<'s>(source: &'s str, of_type: &'s str) -> impl Iterator<Item = (&'s str, u32)> {
    constants(source, of_type).filter_map(|(name, text)| Some((name, expression::number(text)? as u32)))
}

/// Number and name of each associated constant `pub const NAME: Self = Self(1);`.
pub fn associated(source: &str) -> impl Iterator<Item = (i64, &str)> {
    constants(source, "Self")
        .filter_map(|(name, text)| Some((expression::number(text.strip_prefix("Self(")?.strip_suffix(')')?)?, name)))
}

/// Name and expression of each public constant that stands on one line: `pub const NAME: path::TYPE = 5u32 as _;`.
fn constants<'s>(source: &'s str, of_type: &'s str) -> impl Iterator<Item = (&'s str, &'s str)> {
    source.lines().filter_map(move |line| {
        let rest = line.trim_start().strip_prefix("pub const ")?;
        let (name, rest) = rest.split_once(": ")?;
        let (its_type, expression) = rest.split_once(" = ")?;
        // A comment may follow.
        let (expression, _) = expression.split_once(';')?;
        let is_wanted = its_type.rsplit("::").next() == Some(of_type);
        is_wanted.then_some((name, expression.trim_end_matches(" as _")))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "pub const E_FAIL: windows_sys::core::HRESULT = 0x80004005_u32 as _;\n    pub const EPERM: c_int = 1; // Not owner\n\
                          const HIDDEN: c_int = 2;\npub const JET_errSuccess: i32 = -1i32;\npub const ENOTSUP: c_int = EPERM;\n";

    #[test]
    fn constants_are_read_by_their_type() {
        let found: Vec<_> = constants(SOURCE, "c_int").collect();
        assert_eq!(found, [("EPERM", "1"), ("ENOTSUP", "EPERM")]);
    }

    #[test]
    fn associated_constants_wrap_their_number() {
        let found: Vec<_> = associated("pub const LOST: Self = Self(-1_000);\n").collect();
        assert_eq!(found, [(-1000, "LOST")]);
    }

    #[test]
    fn numbers_have_32_bits() {
        let of = |its_type| numbers(SOURCE, its_type).collect::<Vec<_>>();
        assert_eq!(of("HRESULT"), [("E_FAIL", 0x8000_4005)]);
        assert_eq!(of("i32"), [("JET_errSuccess", u32::MAX)]);
    }
}
