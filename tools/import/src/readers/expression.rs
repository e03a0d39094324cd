//! Integer expressions as C, Rust and Python write constants: numbers in any base and with any suffix, characters, names,
//! sums, shifts, unions, casts and calls of macros.

/// What the names in an expression stand for. `depth` counts down while names lead to others.
pub trait Scope {
    /// The value of a constant.
    fn name(&self, name: &str, depth: u8) -> Option<i64>;
    /// The value of a macro for its arguments.
    fn call(&self, name: &str, arguments: &[i64], depth: u8) -> Option<i64>;
}

/// An expression that may use no name.
struct Nameless;

impl Scope for Nameless {
    fn name(&self, _: &str, _: u8) -> Option<i64> {
        None
    }

    fn call(&self, _: &str, _: &[i64], _: u8) -> Option<i64> {
        None
    }
}

/// The value of an expression; nothing where it is no integer's.
pub fn evaluate(expression: &str, scope: &dyn Scope, depth: u8) -> Option<i64> {
    let tokens = tokens(expression)?;
    let mut parser = Parser { scope, rest: &tokens, depth };
    let value = parser.union()?;
    parser.rest.is_empty().then_some(value)
}

/// The value of an expression that consists of numbers.
pub fn number(expression: &str) -> Option<i64> {
    evaluate(expression, &Nameless, 0)
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Token<'e> {
    Number(i64),
    Name(&'e str),
    /// `<` stands for a shift to the left.
    Sign(char),
}

/// The tokens of an expression; nothing where it holds what no constant does.
fn tokens(expression: &str) -> Option<Vec<Token<'_>>> {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let mut found = Vec::new();
    let mut rest = expression.trim();
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '<' => 2,
            '\'' => 3,
            _ if is_word(first) => rest.find(|c| !is_word(c)).unwrap_or(rest.len()),
            _ => 1,
        };
        let (word, next) = rest.split_at_checked(length)?;
        found.push(match first {
            '0'..='9' => Token::Number(literal(word)?),
            '\'' => Token::Number(character(word)?),
            _ if is_word(first) => Token::Name(word),
            '<' if word != "<<" => return None,
            '(' | ')' | ',' | '+' | '-' | '|' | '<' => Token::Sign(first),
            _ => return None,
        });
        rest = next.trim_start();
    }
    Some(found)
}

/// A number with any suffix of C or Rust: `0x80070005L`, `0x8007_0005_u32`, `5i32`.
fn literal(word: &str) -> Option<i64> {
    let digits = ["_u32", "_i32", "u32", "i32"].iter().find_map(|suffix| word.strip_suffix(suffix)).unwrap_or(word);
    let digits = digits.trim_end_matches(['u', 'U', 'l', 'L']).replace('_', "");
    match digits.strip_prefix("0x").or_else(|| digits.strip_prefix("0X")) {
        Some(hexadecimal) => i64::from_str_radix(hexadecimal, 16).ok(),
        None => digits.parse().ok(),
    }
}

/// A character of ASCII in its quotes; none that is written with a backslash.
fn character(word: &str) -> Option<i64> {
    let [b'\'', character, b'\''] = word.as_bytes() else { return None };
    Some(i64::from(*character))
}

/// A parser with the precedence of C.
struct Parser<'p, 'e> {
    scope: &'p dyn Scope,
    rest: &'p [Token<'e>],
    depth: u8,
}

impl Parser<'_, '_> {
    fn union(&mut self) -> Option<i64> {
        let mut value = self.shift()?;
        while self.eat('|') {
            value |= self.shift()?;
        }
        Some(value)
    }

    fn shift(&mut self) -> Option<i64> {
        let mut value = self.sum()?;
        while self.eat('<') {
            value = value.checked_shl(u32::try_from(self.sum()?).ok()?)?;
        }
        Some(value)
    }

    fn sum(&mut self) -> Option<i64> {
        let mut value = self.term()?;
        loop {
            if self.eat('+') {
                value = value.checked_add(self.term()?)?;
            } else if self.eat('-') {
                value = value.checked_sub(self.term()?)?;
            } else {
                return Some(value);
            }
        }
    }

    fn term(&mut self) -> Option<i64> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        match *first {
            Token::Number(number) => Some(number),
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
        let value = self.union()?;
        self.eat(')').then_some(value)
    }

    fn arguments(&mut self) -> Option<Vec<i64>> {
        let mut found = vec![self.union()?];
        while self.eat(',') {
            found.push(self.union()?);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_suffixes_signs_and_brackets() {
        let found = ["(-1765328384L)", "7ul << 16", "0x0a", "-5i32", "0x8007_0005_u32", "((RC) 0x101)"].map(number);
        assert_eq!(found.map(Option::unwrap), [-1_765_328_384, 7 << 16, 10, -5, 0x8007_0005, 0x101]);
    }

    #[test]
    fn sums_come_before_shifts_and_these_before_unions() {
        let found = ["10 | (1<<8)", "1 << 2 + 3", "(4 << 5) + 9", "2L | 5 << 16"].map(number);
        assert_eq!(found.map(Option::unwrap), [266, 32, 137, 0x5_0002]);
    }

    #[test]
    fn characters_are_numbers() {
        assert_eq!(["'A'", "' ' | ',' << 8", "'\\n'", "'A"].map(number), [Some(65), Some(0x2C20), None, None]);
    }

    #[test]
    fn what_is_no_integer_has_no_value() {
        assert_eq!(["name", "\"a\"", "1.5", "1 < 2", "(3", ""].map(number), [None; 6]);
    }
}
