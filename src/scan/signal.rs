//! Words to signals: what a hit betrays, checked against the text around it.

use error_explainer_pack::layout::{TargetKind, WEIGHTS};
use error_explainer_pack::read::Pack;
use error_explainer_pack::view::PhraseView;
use error_explainer_words::words::{self, Hash, Word};

use crate::few::Few;
use crate::index::{Carrier, Named};
use crate::knowledge::{CodeId, ConditionId, Knowledge};
use crate::reading::{self, Allowed, Printed, Reading};

use super::literal;
use super::number;
use super::window::Window;

/// Bytes before and behind a message in which its number begins or ends.
const BESIDE: usize = 16;

/// Something in a text that may betray an error.
#[derive(Clone, Debug)]
pub struct Signal {
    /// First byte in the block.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What it betrays.
    pub what: What,
}

/// What a signal betrays.
#[derive(Clone, Debug)]
pub enum What {
    /// A message or exception that means a condition; the class of its weight, the operation during which it does, and the
    /// codes for which a system prints it, where it is one of theirs.
    Phrase(ConditionId, usize, Option<&'static str>, Vec<CodeId>),
    /// A message that means codes which have no condition.
    Message(Vec<CodeId>, usize),
    /// A code's name; the class of its weight tells whether it is written as its platform writes it.
    Symbol(Vec<CodeId>, usize),
    /// A number that its surroundings make a code, with its readings.
    Number(Vec<Reading>),
    /// A circumstance: pack and number of the hint.
    Hint(usize, usize),
}

/// Hits that tell nothing (new): words that the filter lets through by chance, and circumstances of the whole text that
/// were seen often enough. Ordinary logs repeat the same few in every line.
#[derive(Clone, Debug)]
pub struct Sated {
    /// Sightings of each hint of the built-in catalog.
    counts: Vec<u8>,
    /// Hashes that tell nothing, each at the place of its lowest bits.
    idle: [Hash; IDLE],
}

/// Sightings of a circumstance that are looked at.
const ENOUGH: u8 = 20;
/// Hashes that are known to tell nothing at one time.
const IDLE: usize = 256;

impl Default for Sated {
    fn default() -> Self {
        Self { counts: Vec::new(), idle: [0; IDLE] }
    }
}

impl Sated {
    fn is_idle(&self, hash: Hash) -> bool {
        self.idle[hash as usize % IDLE] == hash
    }

    fn rest(&mut self, hash: Hash) {
        self.idle[hash as usize % IDLE] = hash;
    }

    /// Counts a sighting; true once there were enough. What is told of the lines nearby always counts.
    fn has_enough(&mut self, axis: &str, hint: usize) -> bool {
        if self.counts.len() <= hint {
            self.counts.resize(hint + 1, 0);
        }
        let Some(count) = self.counts.get_mut(hint) else { return false };
        if *count < ENOUGH {
            *count += u8::from(matches!(axis, "platform" | "runtime" | "product"));
            return false;
        }
        true
    }
}

/// Adds the signals that a hit betrays.
pub fn read(
    knowledge: &Knowledge,
    text: &[u8],
    hit: &Word,
    window: &mut Window,
    sated: &mut Sated,
    signals: &mut Vec<Signal>,
) {
    if sated.is_idle(hit.hash) {
        return;
    }
    let index = knowledge.index();
    let mut idle = true;
    for named in index.names_at(text, hit) {
        idle = false;
        signals.extend(symbol(named, text));
    }
    for (layer, pack) in knowledge.packs().enumerate() {
        for row in index.phrases(layer, hit.hash) {
            let phrase = pack.phrase(row);
            if layer == 0 && is_sated(knowledge, pack, &phrase, sated) {
                continue;
            }
            idle = false;
            read_phrase(knowledge, (layer, pack), &phrase, (text, hit), window, signals);
        }
    }
    for carrier in index.carriers(hit.hash) {
        idle = false;
        signals.extend(read_carrier(knowledge, carrier, text, hit));
    }
    if idle {
        sated.rest(hit.hash);
    }
}

fn is_sated(knowledge: &Knowledge, pack: &Pack, phrase: &PhraseView, sated: &mut Sated) -> bool {
    let hint = |row| pack.phrase_targets(row).first().map(|hint| *hint as usize);
    phrase.kind == TargetKind::Hint
        && hint(phrase.row).is_some_and(|hint| sated.has_enough(knowledge.index().axis(0, hint), hint))
}

/// The number of a class of weights.
pub fn class(name: &str) -> usize {
    WEIGHTS.iter().position(|class| *class == name).unwrap_or(usize::MAX)
}

/// Words up to which a message is short, and from which it is long.
const SHORT: usize = 2;
const LONG: usize = 5;

/// The class of a message by its length: the longer, the less likely it stands there by chance.
pub fn class_by_length(class: usize, words: usize) -> usize {
    let plain = WEIGHTS.get(class).copied().unwrap_or_default();
    let is_measured = matches!(plain, "message" | "idiom");
    // Both variants stand behind the plain class.
    match words {
        ..=SHORT if is_measured => class + 1,
        LONG.. if is_measured => class + 2,
        _ => class,
    }
}

/// The class whose variants a class is one of.
pub fn kind_of_class(class: usize) -> usize {
    let name = WEIGHTS.get(class).copied().unwrap_or_default();
    if name.ends_with("-short") {
        class - 1
    } else if name.ends_with("-long") {
        class - 2
    } else {
        class
    }
}

fn symbol(named: Named, text: &[u8]) -> Option<Signal> {
    let Named { start, end, is_exact, .. } = named;
    let written = &text[start..end];
    if is_part_of_a_name(text, start, end) {
        return None;
    }
    let class = if named.is_exception {
        let telling = is_exact && is_thrown(text, start, end);
        if telling { class("exception") } else { class("weak") }
    } else if named.is_ordinary && is_exact {
        class("weak")
    } else if named.is_ordinary {
        return None;
    } else if is_exact {
        class("symbol")
    } else if written.len() > 5 && !is_sentence_case(written) && !is_set(&text[end..]) {
        class("symbol-lower-case")
    } else {
        return None;
    };
    Some(Signal { start, end, what: What::Symbol(named.codes, class) })
}

/// Part of a path, an option, a package's name or an expression of source code: "/docs/ECONNRESET",
/// "syscall.ECONNRESET", "ECONNRESET = 104".
fn is_part_of_a_name(text: &[u8], start: usize, end: usize) -> bool {
    let before = start.checked_sub(1).and_then(|at| text.get(at));
    let behind = (text.get(end), text.get(end + 1).is_some_and(|byte| byte.is_ascii_alphanumeric()));
    let defined = text[end..].trim_ascii_start().strip_prefix(b"=").map(<[u8]>::trim_ascii_start);
    if defined.is_some_and(|value| value.first().is_some_and(u8::is_ascii_digit)) {
        return true;
    }
    matches!(before, Some(b'/' | b'.' | b'-' | b'@' | b'#' | b'$'))
        || matches!(behind, (Some(b'/' | b'-' | b'@' | b'='), true))
}

/// What stands before and behind an exception that a program reports: "ValueError: …" at the start of a line, "Caused by: X",
/// "Exception in thread "main" X", but not "except ValueError:" or "throws X".
fn is_thrown(text: &[u8], start: usize, end: usize) -> bool {
    let line = text[..start].iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    let before = text[line..start].trim_ascii_end();
    let reported = [&b"exception"[..], b"error", b"uncaught", b"unhandled"];
    let ends =
        |word: &[u8]| before.len() >= word.len() && before[before.len() - word.len()..].eq_ignore_ascii_case(word);
    let begins = before.last().is_none_or(|last| b":[\"'>|]=)".contains(last)) || reported.into_iter().any(ends);
    let behind = text[end..].first().is_none_or(|next| b":\r\n\"',".contains(next)) || text[end..].starts_with(b" (0x");
    begins && behind
}

/// True where a value follows: "wait_timeout 28800" is a setting.
fn is_set(behind: &[u8]) -> bool {
    let value = behind.trim_ascii_start();
    let value = value.strip_prefix(b"=").or_else(|| value.strip_prefix(b":")).unwrap_or(value).trim_ascii_start();
    value.len() < behind.len() && value.first().is_some_and(u8::is_ascii_digit)
}

/// "Econnreset" is how prose or a title would write it: no program prints that.
fn is_sentence_case(written: &[u8]) -> bool {
    written.first().is_some_and(u8::is_ascii_uppercase) && written.iter().skip(1).any(u8::is_ascii_lowercase)
}

fn read_phrase(
    knowledge: &Knowledge,
    (layer, pack): (usize, &Pack),
    phrase: &PhraseView,
    (text, hit): (&[u8], &Word),
    window: &mut Window,
    signals: &mut Vec<Signal>,
) {
    let Some((start, end)) = window.find(text, pack, phrase, hit) else { return };
    // The name of an exception has capitals: "connecttimeout" is a setting.
    let is_exception = phrase.class == class("exception") && phrase.part.words == 1;
    if is_exception && !text[start..end].iter().any(u8::is_ascii_uppercase) {
        return;
    }
    let targets = pack.phrase_targets(phrase.row);
    let mut add = |what: What| signals.push(Signal { start, end, what });
    match phrase.kind {
        TargetKind::Hint => targets.iter().for_each(|&hint| add(What::Hint(layer, hint as usize))),
        TargetKind::Condition => targets.iter().for_each(|&condition| {
            let condition = knowledge.canonical_condition(layer, u16::try_from(condition).unwrap_or(u16::MAX));
            add(What::Phrase(condition, phrase.class, phrase.operation, Vec::new()));
        }),
        TargetKind::Code => {
            let codes = targets.iter().map(|&code| Knowledge::code_id(layer, code as usize));
            let mut meanings: Few<Option<ConditionId>, Vec<CodeId>> = Few::default();
            codes.for_each(|code| meanings.entry(knowledge.condition_of(code)).push(code));
            for (condition, codes) in meanings.iter().cloned() {
                add(match condition {
                    Some(condition) => What::Phrase(condition, phrase.class, phrase.operation, codes),
                    None => What::Message(codes, phrase.class),
                });
            }
        }
    }
}

fn read_carrier(knowledge: &Knowledge, carrier: &Carrier, text: &[u8], hit: &Word) -> Option<Signal> {
    let (before, behind) = (carrier.before.as_bytes(), carrier.behind.as_bytes());
    let (anchor, hit_start) = (carrier.anchor, hit.start as usize);
    let (number_at, start) = if hit.hash == words::TELLING {
        let signed = hit_start - usize::from(text[..hit_start].ends_with(b"-"));
        is_spoken_of(knowledge, text, hit).then_some((signed, signed))?
    } else if anchor < before.len() {
        let number_at = hit_start + literal::starts(&text[hit_start..], &before[anchor..])?;
        (number_at, hit_start - literal::ends(&text[..hit_start], &before[..anchor])?)
    } else {
        // The number stands before the anchor: walk back over what separates them and over its digits.
        let between = &behind[..anchor - before.len() - 2];
        let end = hit_start - literal::ends(&text[..hit_start], between)?;
        let digits = text[..end].iter().rev().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'-').count();
        let start = end - digits;
        (start, start - literal::ends(&text[..start], before)?)
    };
    let printed = Printed::read(&text[number_at..]);
    let (readings, length) = reading::of_carrier(knowledge, &carrier.allowed, printed);
    // What ends its line speaks of the number below it only where that can be nothing else than a code.
    let gap = text[start..number_at].iter().rev().take_while(|byte| byte.is_ascii_whitespace());
    if gap.copied().any(|byte| byte == b'\n') && !text[number_at..].starts_with(b"0x") {
        return None;
    }
    let end = number_at + length;
    let end = end + literal::starts(&text[end..], behind)?;
    (!readings.is_empty()).then_some(Signal { start, end, what: What::Number(readings) })
}

/// False for a number that tells success: many lines say "exited with code 0", and need not be looked at.
pub fn tells_failure(knowledge: &Knowledge, signal: &Signal) -> bool {
    let is_error = |reading: &Reading| knowledge.condition_of(reading.code).is_none_or(|id| knowledge.is_error(id));
    if let What::Number(readings) = &signal.what { readings.iter().any(is_error) } else { true }
}

/// Bytes before and behind a number in which words of errors are looked for.
const SPOKEN_OF: usize = 80;
/// Bytes around a status up to which a line asks about it.
const ASKED: usize = 40;
/// Digits up to which a number is too ordinary to be the value of just any name.
const ORDINARY: usize = 5;

/// True where the line, near a number that stands alone, speaks of an error.
fn is_spoken_of(knowledge: &Knowledge, text: &[u8], hit: &Word) -> bool {
    let (start, end) = (hit.start as usize, hit.end as usize);
    let before = &text[start.saturating_sub(SPOKEN_OF)..start];
    let before = before.rsplit(|byte| *byte == b'\n').next().unwrap_or_default();
    let behind = &text[end..text.len().min(end + SPOKEN_OF)];
    let behind = behind.split(|byte| *byte == b'\n').next().unwrap_or_default();
    if end - start <= ORDINARY && !stands_free(before, behind) {
        return false;
    }
    let said = knowledge.speech().weigh(before) + knowledge.speech().weigh(behind);
    // "0x80070422 bits": what has the form of a status and stands beside a word or two is what is asked about.
    let is_apart = !before.ends_with(b"{") && !behind.starts_with(b"-");
    let is_asked = is_apart && before.len() + behind.len() <= ASKED && looks_like_a_status(&text[start..end]);
    said >= if is_asked { 0.0 } else { 1.0 }
}

/// True for eight hexadecimal digits with the severity of an error, with or without "0x".
fn looks_like_a_status(written: &[u8]) -> bool {
    let digits = written.strip_prefix(b"0x").or_else(|| written.strip_prefix(b"0X")).unwrap_or(written);
    digits.len() == 8 && matches!(digits[0], b'8' | b'c' | b'C') && digits.iter().all(u8::is_ascii_hexdigit)
}

/// True where no name, unit or sign makes a number the value of something else: "id=10054", "10054/tcp", "$10054".
fn stands_free(before: &[u8], behind: &[u8]) -> bool {
    let closes = before.last().is_none_or(|last| b" ([#\t".contains(last) || *last >= 0x80);
    let named = before.trim_ascii_end().last().is_some_and(|last| b":=,$\"'<>".contains(last));
    let goes_on = behind.first().is_some_and(|next| b"/-%:\"'_=#".contains(next));
    closes && !named && !goes_on
}

/// The numbers that stand beside a message as "(104: Connection reset by peer)" has them, read so that they mean the
/// message's condition.
pub fn beside(knowledge: &Knowledge, text: &[u8], phrase: &Signal, condition: ConditionId) -> Option<Signal> {
    let near = &text[phrase.start.saturating_sub(BESIDE)..text.len().min(phrase.end + BESIDE)];
    if !near.iter().any(u8::is_ascii_digit) {
        return None;
    }
    knowledge.besides().iter().find_map(|beside| {
        let (start, end, number) = beside.find(text, phrase)?;
        let printed = Printed { number: Some(number), text: "" };
        let (mut readings, _) = reading::of_carrier(knowledge, &beside.allowed, printed);
        readings.retain(|reading| knowledge.condition_of(reading.code) == Some(condition));
        (!readings.is_empty()).then_some(Signal { start, end, what: What::Number(readings) })
    })
}

/// A carrier that prints a number before or behind a known message, in its parts.
#[derive(Clone, Debug)]
pub struct Beside {
    allowed: Allowed,
    number_first: bool,
    /// Before the number and the message, between them, behind them.
    parts: [String; 3],
}

impl Beside {
    /// The carriers of a pack that are of this kind.
    pub fn of_pack(knowledge: &Knowledge, layer: usize, pack: &Pack) -> impl Iterator<Item = Self> {
        pack.carriers_around_phrases().filter_map(move |carrier| {
            let text = pack.carrier(carrier);
            let (number, message) = (text.find("{}")?, text.find("{phrase}")?);
            let number_first = number < message;
            let [(first, first_end), (last, last_end)] = if number_first {
                [(number, number + 2), (message, message + 8)]
            } else {
                [(message, message + 8), (number, number + 2)]
            };
            let parts = [text.get(..first)?, text.get(first_end..last)?, text.get(last_end..)?].map(str::to_owned);
            Some(Self { allowed: Allowed::new(knowledge, layer, pack, carrier), number_first, parts })
        })
    }

    /// The number beside a message, with its first and last byte.
    fn find(&self, text: &[u8], phrase: &Signal) -> Option<(usize, usize, number::Number)> {
        let [before, between, behind] = self.parts.each_ref().map(String::as_bytes);
        if self.number_first {
            let end = phrase.start - literal::ends(&text[..phrase.start], between)?;
            let digits =
                text[..end].iter().rev().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'-').count();
            let start = end - digits;
            literal::ends(&text[..start], before)?;
            literal::starts(&text[phrase.end..], behind)?;
            let number = number::read(&text[start..end])?;
            return (number.length == digits).then_some((start, end, number));
        }
        literal::ends(&text[..phrase.start], before)?;
        let start = phrase.end + literal::starts(&text[phrase.end..], between)?;
        let number = number::read(&text[start..])?;
        let end = start + number.length;
        literal::starts(&text[end..], behind)?;
        Some((start, end, number))
    }
}
