//! Marks of lines that report no error, looked for by their rarest byte.

use super::literal;

/// Marks, by the byte that is looked for.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    marks: Vec<Mark>,
    /// The marks that a byte probes, for each byte: wherever it stands, as the first of the line, as the last.
    anywhere: ByByte,
    first: ByByte,
    last: ByByte,
    /// Whether they are words, which parts of names and paths are not.
    words: bool,
    /// What every line weighs.
    any: f32,
}

/// Numbers of marks for each byte.
type ByByte = Vec<Vec<usize>>;

#[derive(Clone, Debug)]
struct Mark {
    text: Vec<u8>,
    weight: f32,
    /// Place of the byte that probes it.
    probe: usize,
}

impl Marks {
    /// Marks with their weights in log-odds. A `^` asks for the start of the line, a `$` for its end, white space aside; a
    /// `^` alone is a mark of every line.
    pub fn new<'a>(texts: impl Iterator<Item = (&'a str, f32)>) -> Self {
        let none = || vec![Vec::new(); 256];
        let mut all = Self { anywhere: none(), first: none(), last: none(), ..Self::default() };
        for (text, weight) in texts {
            let (text, probe, probed) = match (text.strip_prefix('^'), text.strip_suffix('$')) {
                (Some(text), _) => (text, 0, &mut all.first),
                (_, Some(text)) => (text, text.len().saturating_sub(1), &mut all.last),
                _ => (text, rarest(text.as_bytes()).unwrap_or_default(), &mut all.anywhere),
            };
            let Some(byte) = text.as_bytes().get(probe) else {
                all.any += weight;
                continue;
            };
            let (lower, upper) = (byte.to_ascii_lowercase(), byte.to_ascii_uppercase());
            probed[usize::from(lower)].push(all.marks.len());
            if upper != lower {
                probed[usize::from(upper)].push(all.marks.len());
            }
            all.marks.push(Mark { text: text.into(), weight, probe });
        }
        all
    }

    /// Marks that are words, or ends of words: "/errors/7", "error.log" and "ErrorHandler" have no "error".
    pub fn of_words<'a>(texts: impl Iterator<Item = (&'a str, f32)>) -> Self {
        Self { words: true, ..Self::new(texts) }
    }

    /// The sum of the weights of the marks that a line has.
    #[must_use]
    pub fn weigh(&self, line: &[u8]) -> f32 {
        let (begun, ended) = (line.trim_ascii_start(), line.trim_ascii_end());
        let starts = |mark: &Mark| literal::starts(begun, &mark.text).is_some();
        let ends = |mark: &Mark| literal::ends(ended, &mark.text).is_some();
        let anchored = self.probed(&self.first, begun.first()).filter(|(_, mark)| starts(mark));
        let anchored = anchored.chain(self.probed(&self.last, ended.last()).filter(|(_, mark)| ends(mark)));
        let mut sum: f32 = self.any + anchored.map(|(_, mark)| mark.weight).sum::<f32>();
        let mut found: Vec<usize> = Vec::new();
        for (at, byte) in line.iter().enumerate() {
            for (number, mark) in self.probed(&self.anywhere, Some(byte)) {
                if stands_around(line, at, &mark.text, mark.probe)
                    && (!self.words || is_free(line, at - mark.probe, at - mark.probe + mark.text.len()))
                    && !found.contains(&number)
                {
                    found.push(number);
                    sum += mark.weight;
                }
            }
        }
        sum
    }

    fn probed<'m>(&'m self, table: &'m ByByte, byte: Option<&u8>) -> impl Iterator<Item = (usize, &'m Mark)> {
        let numbers = byte.and_then(|byte| table.get(usize::from(*byte))).into_iter().flatten();
        numbers.filter_map(|&number| Some((number, self.marks.get(number)?)))
    }
}

fn stands_around(line: &[u8], at: usize, mark: &[u8], probe: usize) -> bool {
    line[at].eq_ignore_ascii_case(&mark[probe])
        && literal::starts(&line[at..], &mark[probe..]).is_some()
        && literal::ends(&line[..at], &mark[..probe]).is_some()
}

/// True where a word is no part of a path, of a name or of its plural.
fn is_free(line: &[u8], start: usize, end: usize) -> bool {
    let before = start.checked_sub(1).and_then(|at| line.get(at));
    let last = line.get(end.saturating_sub(1)).copied().unwrap_or(b' ');
    let (next, second) = (line.get(end).copied(), line.get(end + 1).copied().unwrap_or(b' '));
    let begins = !line.get(start).is_some_and(u8::is_ascii_alphanumeric)
        || before.is_none_or(|before| !b"/._-?&".contains(before));
    let goes_on = match next.filter(|_| last.is_ascii_alphanumeric()) {
        Some(b'/' | b'_' | b'-') => true,
        Some(b'.') => second.is_ascii_alphanumeric(),
        Some(b's') => !second.is_ascii_alphanumeric(),
        Some(next) => last.is_ascii_lowercase() && next.is_ascii_uppercase(),
        None => false,
    };
    begins && !goes_on
}

/// Letters that words have most.
const COMMON: &[u8] = b"etaoinsrdlcu";

/// The place of the byte that ordinary lines have least: punctuation before letters, and never what stands for a run.
fn rarest(text: &[u8]) -> Option<usize> {
    let rarity = |byte: u8| match byte.to_ascii_lowercase() {
        b' ' | b'~' | b'%' => None,
        b'.' | b':' | b'-' | b'/' | b',' => Some(2),
        letter if COMMON.contains(&letter) => Some(5),
        letter if letter.is_ascii_digit() => Some(4),
        letter if letter.is_ascii_alphabetic() => Some(3),
        _ => Some(1),
    };
    let places = text.iter().enumerate().filter_map(|(at, &byte)| Some((rarity(byte)?, at)));
    places.min().map(|(_, at)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_no_parts_of_names_and_paths() {
        let marks = Marks::of_words([("error", 1.0), ("fehler", 1.0), ("错误", 1.0)].into_iter());
        for (line, weight) in [
            ("error 10054", 1.0),
            ("Socket error: 10054", 1.0),
            ("SocketError 10054", 1.0),
            ("Socketfehler 10054", 1.0),
            ("Fehlercode 10054", 1.0),
            ("发生错误10054", 1.0),
            ("error. 10054", 1.0),
            ("GET /errors/10054", 0.0),
            ("errors 10054", 0.0),
            ("ErrorReporter 10054", 0.0),
            ("error.log 10054", 0.0),
            ("error-service 10054", 0.0),
            ("last_error 10054", 0.0),
        ] {
            assert!((marks.weigh(line.as_bytes()) - weight).abs() < 0.01, "{line}");
        }
    }

    #[test]
    fn marks_add_up_wherever_they_stand() {
        let texts = [(" === ", 3.0), ("^case ", 2.0), ("\" 200 ", 1.0), (" PASSED", 0.5), (") {$", 2.0), ("^%", 4.0)];
        let marks = Marks::new(texts.into_iter());
        for (line, weight) in [
            ("if (code === 'ECONNRESET')", 3.0),
            ("  case ECONNRESET:", 2.0),
            ("in case of ===", 0.0),
            ("GET / HTTP/1.1\" 200 12", 1.0),
            ("case x ===  y  PASSED", 5.5),
            ("fn f() {  ", 2.0),
            ("f() { g() }", 0.0),
            ("% a comment", 4.0),
            ("", 0.0),
        ] {
            assert!((marks.weigh(line.as_bytes()) - weight).abs() < 0.01, "{line}");
        }
    }
}
