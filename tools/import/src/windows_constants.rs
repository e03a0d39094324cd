//! Constants of Windows as C headers and Rust bindings write them: hexadecimal numbers, casts, and the macros that put an
//! HRESULT together. Their values are 32 bits without a sign.

use std::collections::HashMap;

use crate::c_header;

/// How deep names and macros may lead to others; the limit ends a circle.
const DEPTH: u8 = 16;

/// A constant in the order of its source.
pub struct Constant<'c> {
    /// Its name.
    pub name: &'c str,
    /// Its expression as it stands there.
    pub expression: &'c str,
}

/// The constants and macros of one or more headers.
#[derive(Default)]
pub struct Constants {
    order: Vec<String>,
    expressions: HashMap<String, String>,
    /// Parameters and body of macros with arguments.
    macros: HashMap<String, (Vec<String>, String)>,
}

impl Constants {
    /// The constants of a C header.
    pub fn of_header(header: &str) -> Self {
        let mut found = Self::default();
        found.read_header(header);
        found
    }

    /// Adds the constants of a C header; a later definition of the same name replaces an earlier one.
    pub fn read_header(&mut self, header: &str) {
        for (name, expression) in c_header::defines(header) {
            let expression = expression.split("//").next().unwrap_or(expression).trim();
            if self.expressions.insert(name.to_owned(), expression.to_owned()).is_none() {
                self.order.push(name.to_owned());
            }
        }
        self.macros.extend(header.lines().filter_map(macro_of));
    }

    /// Adds the enumerators of a C header, each on a line of its own, whose names begin with `start`.
    pub fn read_enumerators(&mut self, header: &str, start: &str) {
        for line in header.lines() {
            let Some((name, expression)) = line.trim().trim_end_matches(',').split_once(" = ") else { continue };
            if name.starts_with(start) && self.expressions.insert(name.to_owned(), expression.to_owned()).is_none() {
                self.order.push(name.to_owned());
            }
        }
    }

    /// Every constant in the order of the source.
    pub fn iter(&self) -> impl Iterator<Item = Constant<'_>> {
        self.order.iter().map(|name| Constant { name, expression: &self.expressions[name] })
    }

    /// The 32 bits that `name` stands for; what it is made of may stand in `base`.
    pub fn value(&self, name: &str, base: &Self) -> Option<u32> {
        self.evaluate(self.expressions.get(name)?, base)
    }

    /// The 32 bits that an expression stands for.
    pub fn evaluate(&self, expression: &str, base: &Self) -> Option<u32> {
        let scope = Scope { own: self, base, bound: HashMap::new() };
        scope.evaluate(expression, DEPTH).map(bits)
    }

    /// Whether an expression is an HRESULT, or the name of one that stands here or in `base`.
    pub fn is_hresult_or_name(&self, expression: &str, base: &Self) -> bool {
        let named = self.expressions.get(expression).or_else(|| base.expressions.get(expression));
        self.is_hresult(expression) || named.is_some_and(|named| self.is_hresult(named) || base.is_hresult(named))
    }

    /// Whether the type of an expression is HRESULT: by a cast, or by a macro that makes one.
    pub fn is_hresult(&self, expression: &str) -> bool {
        let called = expression.split('(').map(str::trim).find(|part| !part.is_empty()).unwrap_or_default();
        let body = self.macros.get(called).map(|(_, body)| body.as_str()).unwrap_or_default();
        [expression, body].iter().any(|text| text.contains("HRESULT") || text.contains("MAKE_SCODE"))
    }
}

/// Name and number of each `pub const NAME: TYPE = NUMBER;` of Rust bindings; the types are chosen by `of_type`.
pub fn bindings<'s>(source: &'s str, of_type: &'s str) -> impl Iterator<Item = (&'s str, u32)> {
    source.lines().filter_map(move |line| {
        let (name, rest) = line.trim_start().strip_prefix("pub const ")?.split_once(": ")?;
        let (its_type, expression) = rest.split_once(" = ")?;
        let plain = its_type.rsplit("::").next().unwrap_or(its_type);
        let number = expression.strip_suffix(';')?.trim_end_matches(" as _");
        (plain == of_type).then(|| Some((name, bits(number_of(number)?)))).flatten()
    })
}

/// The names that an expression can use: arguments of a macro, the header's own, those of the header below it.
struct Scope<'s> {
    own: &'s Constants,
    base: &'s Constants,
    bound: HashMap<String, i64>,
}

impl Scope<'_> {
    fn evaluate(&self, expression: &str, depth: u8) -> Option<i64> {
        let tokens = tokens(expression)?;
        let mut parser = Parser { scope: self, rest: &tokens, depth };
        let value = parser.sum()?;
        parser.rest.is_empty().then_some(value)
    }

    fn name(&self, name: &str, depth: u8) -> Option<i64> {
        if let Some(value) = self.bound.get(name) {
            return Some(*value);
        }
        let expression = self.own.expressions.get(name).or_else(|| self.base.expressions.get(name))?;
        let scope = Scope { bound: HashMap::new(), ..*self };
        scope.evaluate(expression, depth.checked_sub(1)?)
    }

    /// The value of a macro: the few that paste tokens or choose are known here, the others read from the header.
    fn call(&self, name: &str, arguments: &[i64], depth: u8) -> Option<i64> {
        match (name, arguments) {
            ("_HRESULT_TYPEDEF_" | "_NDIS_ERROR_TYPEDEF_" | "__MSABI_LONG" | "_sc", [value]) => Some(*value),
            ("MAKE_HRESULT" | "MAKE_SCODE", [severity, facility, code]) => Some(severity << 31 | facility << 16 | code),
            ("HRESULT_FROM_WIN32" | "__HRESULT_FROM_WIN32", [code]) => Some(0x8007_0000 | code & 0xFFFF),
            _ => {
                let (parameters, body) = self.own.macros.get(name).or_else(|| self.base.macros.get(name))?;
                let bound = parameters.iter().cloned().zip(arguments.iter().copied()).collect();
                Scope { bound, ..*self }.evaluate(body, depth.checked_sub(1)?)
            }
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Number(i64),
    Name(String),
    Sign(char),
}

/// A parser of sums, shifts and unions, all from left to right: headers put brackets where the order matters.
struct Parser<'p> {
    scope: &'p Scope<'p>,
    rest: &'p [Token],
    depth: u8,
}

impl Parser<'_> {
    fn sum(&mut self) -> Option<i64> {
        let mut value = self.term()?;
        while let Some(Token::Sign(sign)) = self.rest.first()
            && "+-|<".contains(*sign)
        {
            self.rest = &self.rest[1..];
            let next = self.term()?;
            value = match sign {
                '+' => value.checked_add(next)?,
                '-' => value.checked_sub(next)?,
                '|' => value | next,
                _ => value.checked_shl(u32::try_from(next).ok()?)?,
            };
        }
        Some(value)
    }

    fn term(&mut self) -> Option<i64> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        match first {
            Token::Number(number) => Some(*number),
            Token::Sign('-') => self.term().map(i64::wrapping_neg),
            Token::Sign('(') => self.bracket(),
            Token::Name(name) if self.eat('(') => {
                let arguments = self.arguments()?;
                self.scope.call(name, &arguments, self.depth)
            }
            Token::Name(name) => self.scope.name(name, self.depth),
            Token::Sign(_) => None,
        }
    }

    /// A cast `(HRESULT)0x…` or brackets around an expression.
    fn bracket(&mut self) -> Option<i64> {
        let names = self.rest.iter().take_while(|token| matches!(token, Token::Name(_))).count();
        let closes = self.rest.get(names) == Some(&Token::Sign(')'));
        let follows = matches!(self.rest.get(names + 1), Some(Token::Number(_) | Token::Name(_) | Token::Sign('(')));
        if names > 0 && closes && follows {
            self.rest = &self.rest[names + 1..];
            return self.term();
        }
        let value = self.sum()?;
        self.eat(')').then_some(value)
    }

    fn arguments(&mut self) -> Option<Vec<i64>> {
        let mut found = vec![self.sum()?];
        while self.eat(',') {
            found.push(self.sum()?);
        }
        self.eat(')').then_some(found)
    }

    fn eat(&mut self, sign: char) -> bool {
        let is_next = self.rest.first() == Some(&Token::Sign(sign));
        if is_next {
            self.rest = &self.rest[1..];
        }
        is_next
    }
}

/// The tokens of an expression; nothing where it holds what these constants never do.
fn tokens(expression: &str) -> Option<Vec<Token>> {
    let mut found = Vec::new();
    let mut rest = expression.trim();
    while let Some(first) = rest.chars().next() {
        let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let length = if is_word(first) { rest.find(|c| !is_word(c)).unwrap_or(rest.len()) } else { 1 };
        let (word, next) = rest.split_at_checked(length)?;
        found.push(match first {
            '0'..='9' => Token::Number(number_of(word)?),
            _ if is_word(first) => Token::Name(word.to_owned()),
            '<' if next.starts_with('<') => Token::Sign('<'),
            '(' | ')' | ',' | '+' | '-' | '|' => Token::Sign(first),
            _ => return None,
        });
        rest = next.strip_prefix('<').filter(|_| first == '<').unwrap_or(next).trim_start();
    }
    Some(found)
}

/// A number with any suffix of C or Rust: `0x80070005L`, `0x8007_0005_u32`, `-5i32`.
fn number_of(text: &str) -> Option<i64> {
    let (text, sign) = text.strip_prefix('-').map_or((text, 1), |text| (text, -1));
    let text = ["_u32", "_i32", "u32", "i32"].iter().find_map(|suffix| text.strip_suffix(suffix)).unwrap_or(text);
    let text = text.trim_end_matches(['u', 'U', 'l', 'L']).replace('_', "");
    let value = match text.strip_prefix("0x").or_else(|| text.strip_prefix("0X")) {
        Some(digits) => i64::from_str_radix(digits, 16).ok()?,
        None => text.parse().ok()?,
    };
    Some(sign * value)
}

/// The low 32 bits, which are all that these types have.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the 32 bits are what is wanted")]
fn bits(value: i64) -> u32 {
    value as u32
}

/// `#define EMAKEHR(val) MAKE_HRESULT(SEVERITY_ERROR, FACILITY_URT, val)`
fn macro_of(line: &str) -> Option<(String, (Vec<String>, String))> {
    let rest = line.trim_start().strip_prefix('#')?.trim_start().strip_prefix("define")?.trim_start();
    let (name, rest) = rest.split_once('(')?;
    let (parameters, body) = rest.split_once(')')?;
    let is_name = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    let parameters = parameters.split(',').map(|parameter| parameter.trim().to_owned()).collect();
    is_name.then(|| (name.to_owned(), (parameters, body.trim().to_owned())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn casts_macros_and_sums_have_values() {
        let header = "#define FACILITY_URT 0x13\n#define EMAKEHR(val) MAKE_HRESULT(1, FACILITY_URT, val)\n\
                      #define A EMAKEHR(0x1018)\n#define B _HRESULT_TYPEDEF_(0x80004005L) // no\n#define C ((HRESULT)0x801f0001)\n\
                      #define BASE 2100\n#define D (BASE+2)\n#define E __MSABI_LONG(5)\n#define F HRESULT_FROM_WIN32(D)\n#define G (G)\n\
                      #define H (2L | (5 << 16))\n";
        let known = Constants::of_header(header);
        let none = Constants::default();
        let values = ["A", "B", "C", "D", "E", "F", "G", "H"].map(|name| known.value(name, &none));
        let wanted = [0x8013_1018, 0x8000_4005, 0x801F_0001, 2102, 5, 0x8007_0836]
            .map(Some)
            .into_iter()
            .chain([None, Some(0x5_0002)]);
        assert_eq!(values.to_vec(), wanted.collect::<Vec<_>>());
        let typed: Vec<_> = known.iter().filter(|c| known.is_hresult(c.expression)).map(|c| c.name).collect();
        assert_eq!(typed, ["A", "B", "C", "F"]);
    }

    #[test]
    fn enumerators_are_read_by_their_start() {
        let mut known = Constants::default();
        known.read_enumerators("enum E {\n  adErrA = MAKE_HRESULT (1, 0xa, 0xbcd),\n  adOther = 2\n};\n", "adErr");
        assert_eq!(known.iter().map(|constant| constant.name).collect::<Vec<_>>(), ["adErrA"]);
        assert_eq!(known.value("adErrA", &Constants::default()), Some(0x800A_0BCD));
    }

    #[test]
    fn bindings_are_read_by_their_type() {
        let source = "pub const E_FAIL: windows_sys::core::HRESULT = 0x80004005_u32 as _;\npub const ERROR_GEN_FAILURE: WIN32_ERROR = 31u32;\n\
                      pub const JET_errSuccess: i32 = -1i32;\n";
        let of = |its_type| bindings(source, its_type).collect::<Vec<_>>();
        assert_eq!(of("HRESULT"), [("E_FAIL", 0x8000_4005)]);
        assert_eq!(of("WIN32_ERROR"), [("ERROR_GEN_FAILURE", 31)]);
        assert_eq!(of("i32"), [("JET_errSuccess", u32::MAX)]);
    }
}
