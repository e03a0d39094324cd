//! The error tables of Go's `syscall` package: for each system the symbols, their numbers and the texts of its
//! `strerror`, of which Go has only lower-cased the first letter.

use std::collections::BTreeMap;

use crate::messages::Text;

/// Every symbol of `source` whose number has a text, in the order of the source.
pub fn texts(source: &str) -> Vec<Text> {
    // Behind the table of errors stands one of signals, which has the same form.
    let table = source.lines().skip_while(|line| !line.starts_with("var errors = ")).take_while(|line| *line != "}");
    let by_number: BTreeMap<u32, &str> = table.filter_map(entry).collect();
    let constants = source.lines().filter_map(constant);
    let named = constants.filter_map(|(symbol, number)| Some(Text::new(symbol, by_number.get(&number)?.trim())));
    named.collect()
}

/// `E2BIG = Errno(0x7)`
fn constant(line: &str) -> Option<(&str, u32)> {
    let (symbol, expression) = line.split_once('=')?;
    let number = expression.trim().strip_prefix("Errno(")?.strip_suffix(')')?;
    let number = match number.strip_prefix("0x") {
        Some(digits) => u32::from_str_radix(digits, 16).ok()?,
        None => number.parse().ok()?,
    };
    Some((symbol.trim(), number))
}

/// `7:   "argument list too long",`
fn entry(line: &str) -> Option<(u32, &str)> {
    let (number, text) = line.trim().split_once(':')?;
    let text = text.trim().strip_prefix('"')?.strip_suffix("\",")?;
    Some((number.parse().ok()?, text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_meet_their_texts() {
        let source = "const (\n\tE2BIG           = Errno(0x7)\n\tEAGAIN = Errno(0xb)\n\tEWOULDBLOCK = Errno(0xb)\n\tSIGHUP = Signal(0x1)\n)\n\
                      var errors = [...]string{\n\t7:   \"argument list too long\",\n\t11:  \"resource temporarily unavailable \",\n}\n\
                      var signals = [...]string{\n\t7:   \"bus error\",\n}\n";
        let found = texts(source);
        let pairs: Vec<_> = found.iter().map(|text| (text.symbol.as_str(), text.text.as_str())).collect();
        assert_eq!(
            pairs,
            [
                ("E2BIG", "argument list too long"),
                ("EAGAIN", "resource temporarily unavailable"),
                ("EWOULDBLOCK", "resource temporarily unavailable"),
            ]
        );
    }
}
