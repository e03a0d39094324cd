//! The tables of Go's `syscall` package: for each system the symbols of errno and of signals, their numbers and the texts
//! of its `strerror` and `strsignal`, of which Go has only lower-cased the first letter.

use std::collections::BTreeMap;

use super::expression;
use crate::messages::Text;

/// Every symbol of errno in `source` whose number has a text, in the order of the source.
pub fn texts(source: &str) -> Vec<Text> {
    table(source, "Errno", "errors")
}

/// The same of its signals.
pub fn signal_texts(source: &str) -> Vec<Text> {
    table(source, "Signal", "signals")
}

/// The constants of the type `of_type`, with their numbers.
pub fn constants<'s>(source: &'s str, of_type: &str) -> impl Iterator<Item = (&'s str, u32)> {
    source.lines().filter_map(move |line| constant(line, of_type))
}

/// The constants of the type `of_type` and what the array `name` has for their numbers.
fn table(source: &str, of_type: &str, name: &str) -> Vec<Text> {
    let start = format!("var {name} = ");
    let table = source.lines().skip_while(|line| !line.starts_with(&start)).take_while(|line| *line != "}");
    let by_number: BTreeMap<u32, &str> = table.filter_map(entry).collect();
    let text = |(symbol, number)| Some(Text::new(symbol, by_number.get(&number)?.trim()));
    constants(source, of_type).filter_map(text).collect()
}

/// `E2BIG = Errno(0x7)`
fn constant<'s>(line: &'s str, of_type: &str) -> Option<(&'s str, u32)> {
    let (symbol, expression) = line.split_once('=')?;
    let number = expression.trim().strip_prefix(of_type)?.strip_prefix('(')?.strip_suffix(')')?;
    Some((symbol.trim(), u32::try_from(expression::number(number)?).ok()?))
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
        let source = "const (\n\tE2BIG           = Errno(0x7)\n\tEAGAIN = Errno(0xb)\n\tEWOULDBLOCK = Errno(0xb)\n\tSIGBUS = Signal(0x7)\n)\n\
                      var errors = [...]string{\n\t7:   \"argument list too long\",\n\t11:  \"resource temporarily unavailable \",\n}\n\
                      var signals = [...]string{\n\t7:   \"bus error\",\n}\n";
        let pairs = |found: Vec<Text>| {
            found.into_iter().map(|text| (text.symbol, text.text)).collect::<Vec<(String, String)>>()
        };
        let wanted = [
            ("E2BIG", "argument list too long"),
            ("EAGAIN", "resource temporarily unavailable"),
            ("EWOULDBLOCK", "resource temporarily unavailable"),
        ];
        assert_eq!(pairs(texts(source)), wanted.map(|(symbol, text)| (symbol.to_owned(), text.to_owned())));
        assert_eq!(pairs(signal_texts(source)), [("SIGBUS".to_owned(), "bus error".to_owned())]);
    }
}
