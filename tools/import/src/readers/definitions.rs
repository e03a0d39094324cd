//! Named constants whose expressions are resolved when their values are asked for.

use std::collections::HashMap;

use super::expression::{Scope, evaluate};

/// How deep names and macros may lead to others; the limit ends a circle.
const DEPTH: u8 = 16;

/// Constants and macros in the order of their source.
#[derive(Default)]
pub struct Definitions {
    names: Vec<String>,
    expressions: HashMap<String, String>,
    macros: HashMap<String, Macro>,
}

/// A macro with arguments.
pub struct Macro {
    /// The names of its arguments.
    pub parameters: Vec<String>,
    /// What it stands for.
    pub body: String,
}

impl Definitions {
    /// Defines `name`, whatever it was before.
    pub fn replace(&mut self, name: &str, expression: &str) {
        if self.expressions.insert(name.to_owned(), expression.to_owned()).is_none() {
            self.names.push(name.to_owned());
        }
    }

    /// Defines `name` unless it is known.
    pub fn add_absent(&mut self, name: &str, expression: &str) {
        if !self.expressions.contains_key(name) {
            self.replace(name, expression);
        }
    }

    /// Defines a macro with arguments, whatever it was before.
    pub fn replace_macro(&mut self, name: &str, body: Macro) {
        self.macros.insert(name.to_owned(), body);
    }

    /// The number that `name` stands for, if it stands for one.
    pub fn value(&self, name: &str) -> Option<i64> {
        self.value_over(name, self)
    }

    /// The same, where parts of the expression may be defined in `base`.
    pub fn value_over(&self, name: &str, base: &Self) -> Option<i64> {
        let layers = Layers { own: self, base, bound: HashMap::new() };
        evaluate(self.expression(name)?, &layers, DEPTH)
    }

    /// The expression of `name` as it stands in the source.
    pub fn expression(&self, name: &str) -> Option<&str> {
        self.expressions.get(name).map(String::as_str)
    }

    /// What a macro with arguments stands for.
    pub fn macro_body(&self, name: &str) -> Option<&str> {
        self.macros.get(name).map(|found| found.body.as_str())
    }

    /// Whether the expression of `name` is nothing but another constant's name.
    pub fn is_alias(&self, name: &str) -> bool {
        let expression = self.expression(name).unwrap_or_default();
        let inner = expression.strip_prefix("__MSABI_LONG").unwrap_or(expression);
        let inner = inner.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')).unwrap_or(expression).trim();
        inner.starts_with(|first: char| first.is_ascii_alphabetic())
            && inner.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
    }

    /// The names in the order of their first definition.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }

    /// Value and name of each constant that stands for a number.
    pub fn numbers(&self) -> impl Iterator<Item = (i64, &str)> {
        self.names().filter_map(|name| Some((self.value(name)?, name)))
    }
}

/// The names that an expression can use: arguments of a macro, the source's own, those of the source below it.
struct Layers<'d> {
    own: &'d Definitions,
    base: &'d Definitions,
    bound: HashMap<String, i64>,
}

impl Scope for Layers<'_> {
    fn name(&self, name: &str, depth: u8) -> Option<i64> {
        if let Some(value) = self.bound.get(name) {
            return Some(*value);
        }
        let expression = self.own.expression(name).or_else(|| self.base.expression(name))?;
        evaluate(expression, &Self { bound: HashMap::new(), ..*self }, depth.checked_sub(1)?)
    }

    /// The macros that paste tokens or choose are known here, the others read from the source.
    fn call(&self, name: &str, arguments: &[i64], depth: u8) -> Option<i64> {
        match (name, arguments) {
            ("_HRESULT_TYPEDEF_" | "_NDIS_ERROR_TYPEDEF_" | "__MSABI_LONG" | "_sc", [value]) => Some(*value),
            ("MAKE_HRESULT" | "MAKE_SCODE", [severity, facility, code]) => Some(severity << 31 | facility << 16 | code),
            ("HRESULT_FROM_WIN32" | "__HRESULT_FROM_WIN32", [code]) => Some(0x8007_0000 | code & 0xFFFF),
            _ => {
                let called = self.own.macros.get(name).or_else(|| self.base.macros.get(name))?;
                let bound = called.parameters.iter().cloned().zip(arguments.iter().copied()).collect();
                evaluate(&called.body, &Self { bound, ..*self }, depth.checked_sub(1)?)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn definitions(pairs: &[(&str, &str)]) -> Definitions {
        let mut definitions = Definitions::default();
        for (name, expression) in pairs {
            definitions.replace(name, expression);
        }
        definitions
    }

    #[test]
    fn sums_brackets_and_names_have_values() {
        let known = definitions(&[
            ("BASE", "10000"),
            ("A", "(BASE + 54)"),
            ("B", "__MSABI_LONG(8)"),
            ("C", "(-4077)"),
            ("D", "(A)"),
        ]);
        let values = ["A", "B", "C", "D", "E"].map(|name| known.value(name));
        assert_eq!(values, [Some(10054), Some(8), Some(-4077), Some(10054), None]);
        assert_eq!(["A", "B", "D"].map(|name| known.is_alias(name)), [false, false, true]);
    }

    #[test]
    fn a_circle_has_no_value() {
        assert_eq!(definitions(&[("A", "B"), ("B", "A")]).value("A"), None);
    }

    #[test]
    fn what_a_source_lacks_stands_in_the_one_below_it() {
        let (base, own) = (definitions(&[("BASE", "600")]), definitions(&[("A", "BASE+1")]));
        assert_eq!((own.value("A"), own.value_over("A", &base)), (None, Some(601)));
    }
}
