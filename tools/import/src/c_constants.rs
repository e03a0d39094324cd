//! Named integers of C headers whose expressions are more than a number, such as `(SQLITE_IOERR | (1<<8))` and
//! `((TPM2_RC) 0x101)`, and enumerations that count on by themselves.

use std::collections::HashMap;

use crate::c_header;

/// The constants of one or more headers, in their order.
#[derive(Default)]
pub struct Constants {
    named: Vec<(String, i64)>,
    values: HashMap<String, i64>,
}

impl Constants {
    /// The object-like macros of `header` that stand for an integer.
    pub fn of_macros(header: &str) -> Self {
        let mut constants = Self::default();
        for (name, expression) in c_header::defines(header) {
            if let Some(value) = constants.evaluate(expression) {
                constants.add(name, value);
            }
        }
        constants
    }

    /// The members of every enumeration of `header`.
    pub fn of_enums(header: &str) -> Self {
        let mut constants = Self::default();
        let code = without_comments(header);
        for body in code.split("enum").skip(1).filter_map(body) {
            constants.add_members(body);
        }
        constants
    }

    /// Names and values in the order of the source.
    pub fn iter(&self) -> impl Iterator<Item = (&str, i64)> {
        self.named.iter().map(|(name, value)| (name.as_str(), *value))
    }

    fn add_members(&mut self, body: &str) {
        let mut next = Some(0);
        for member in body.split(',') {
            let (name, value) = match member.split_once('=') {
                Some((name, expression)) => (name.trim(), self.evaluate(expression)),
                None => (member.trim(), next),
            };
            // Behind a value that cannot be read none can be counted.
            next = value.map(|value| value + 1);
            if let (Some(value), false) = (value, name.is_empty()) {
                self.add(name, value);
            }
        }
    }

    fn add(&mut self, name: &str, value: i64) {
        self.named.push((name.to_owned(), value));
        self.values.insert(name.to_owned(), value);
    }

    fn evaluate(&self, expression: &str) -> Option<i64> {
        let mut parser = Parser { tokens: tokens(expression)?, at: 0, values: &self.values };
        let value = parser.either()?;
        (parser.at == parser.tokens.len()).then_some(value)
    }
}

/// What stands between the braces of an enumeration, if it has any.
fn body(after_keyword: &str) -> Option<&str> {
    let (head, rest) = after_keyword.split_once('{')?;
    let is_declaration = head.chars().all(|c| c.is_alphanumeric() || c == '_' || c.is_whitespace());
    is_declaration.then(|| rest.split('}').next().unwrap_or(rest))
}

/// The source without comments and directives; a directive may go on behind a backslash.
fn without_comments(source: &str) -> String {
    let source = source.replace("\\\n", " ");
    let mut code = String::new();
    for (index, part) in source.split("/*").enumerate() {
        code.push_str(if index == 0 { part } else { part.split_once("*/").map_or("", |(_, rest)| rest) });
    }
    let line = |line: &str| line.split("//").next().unwrap_or_default().to_owned();
    let is_code = |line: &&str| !line.trim_start().starts_with('#');
    code.lines().filter(is_code).map(line).collect::<Vec<_>>().join("\n")
}

#[derive(Clone, Copy, PartialEq)]
enum Token<'a> {
    Number(i64),
    Name(&'a str),
    Sign(char),
}

/// The tokens of an expression; none where it holds what is no part of an integer's.
fn tokens(expression: &str) -> Option<Vec<Token<'_>>> {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let mut rest = expression.trim();
    let mut found = Vec::new();
    while let Some(first) = rest.chars().next() {
        let length = if is_word(first) { rest.find(|c| !is_word(c)).unwrap_or(rest.len()) } else { first.len_utf8() };
        let (word, after) = rest.split_at(length);
        found.push(match first {
            '0'..='9' => Token::Number(number(word)?),
            '|' | '+' | '-' | '(' | ')' | '<' => Token::Sign(first),
            _ if is_word(first) => Token::Name(word),
            _ => return None,
        });
        rest = after.trim_start();
    }
    Some(found)
}

fn number(word: &str) -> Option<i64> {
    let digits = word.trim_end_matches(['u', 'U', 'l', 'L']);
    match digits.strip_prefix("0x").or_else(|| digits.strip_prefix("0X")) {
        Some(hexadecimal) => i64::from_str_radix(hexadecimal, 16).ok(),
        None => digits.parse().ok(),
    }
}

struct Parser<'a> {
    tokens: Vec<Token<'a>>,
    at: usize,
    values: &'a HashMap<String, i64>,
}

impl Parser<'_> {
    fn either(&mut self) -> Option<i64> {
        let mut value = self.shift()?;
        while self.take("|") {
            value |= self.shift()?;
        }
        Some(value)
    }

    fn shift(&mut self) -> Option<i64> {
        let mut value = self.sum()?;
        while self.take("<<") {
            value = value.checked_shl(u32::try_from(self.sum()?).ok()?)?;
        }
        Some(value)
    }

    fn sum(&mut self) -> Option<i64> {
        let mut value = self.single()?;
        while self.take("+") {
            value += self.single()?;
        }
        Some(value)
    }

    fn single(&mut self) -> Option<i64> {
        if self.take("-") {
            return Some(-self.single()?);
        }
        if self.take("(") {
            if self.takes_cast() {
                return self.single();
            }
            let value = self.either()?;
            return self.take(")").then_some(value);
        }
        let token = *self.tokens.get(self.at)?;
        self.at += 1;
        match token {
            Token::Number(number) => Some(number),
            Token::Name(name) => self.values.get(name).copied(),
            Token::Sign(_) => None,
        }
    }

    /// Steps over `TYPE)` of a cast: a name that is no constant.
    fn takes_cast(&mut self) -> bool {
        let is_type = matches!(self.tokens.get(self.at), Some(Token::Name(name)) if !self.values.contains_key(*name));
        let is_cast = is_type && self.tokens.get(self.at + 1) == Some(&Token::Sign(')'));
        if is_cast {
            self.at += 2;
        }
        is_cast
    }

    fn take(&mut self, signs: &str) -> bool {
        let here = self.tokens.get(self.at..).unwrap_or_default();
        let stands = signs.chars().enumerate().all(|(index, sign)| here.get(index) == Some(&Token::Sign(sign)));
        if stands {
            self.at += signs.len();
        }
        stands
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_shifts_sums_and_casts() {
        let header = "#define IOERR 10 /* x */\n#define IOERR_READ (IOERR | (1<<8))\n#define VER1 ((RC) 0x100)\n\
                      #define BAD ((RC) (VER1 + 0x01UL)) /* y */\n#define LOW (-30799)\n#define TEXT \"a\"\n";
        let constants = Constants::of_macros(header);
        let found: Vec<_> = constants.iter().collect();
        assert_eq!(found, [("IOERR", 10), ("IOERR_READ", 266), ("VER1", 256), ("BAD", 257), ("LOW", -30799)]);
    }

    #[test]
    fn members_count_on_from_the_last_value() {
        let header = "typedef enum status_e\t/**** codes ****/\n{\n  BAD = -1, /* bad, really */\n  FINE = 0x200,\n\
                      #define OLD \\\n  FINE\n  FINER, // better\n} status_t;\n";
        let constants = Constants::of_enums(header);
        let found: Vec<_> = constants.iter().collect();
        assert_eq!(found, [("BAD", -1), ("FINE", 512), ("FINER", 513)]);
    }
}
