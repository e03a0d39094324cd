//! One line's signals: which of them belong together, and what they show.

use std::ops::Range;

use error_explainer_pack::order;
use error_explainer_pack::words;

use crate::few::Few;
use crate::knowledge::{CodeId, ConditionId, Knowledge};
use crate::model::EvidenceKind;
use crate::reading::Reading;
use crate::scan::{Signal, What, entities, signal};

use super::ledger::{Chain, Circumstance, Entry, Key, Ledger, Proof, Stamp};
use super::place::Cursor;

/// Bytes around a line in which its circumstances are looked for.
const SURROUNDINGS: usize = 3000;
/// What a number speaks for its reading, beside a name's vote for all codes of that name.
const NUMBER_VOTE: f64 = 4.0;
/// Different codes named on one line from which it is a list of them.
const LISTED: usize = 3;
/// Bytes of a line in which marks of silence are looked for.
const LONGEST_MARKED: usize = 2000;
/// Lines before and behind a line that tell whether it is one of a program or a list.
const NEIGHBOURS: usize = 4;
/// Bytes of a text that is no more than what one dialog says.
const DIALOG: usize = 200;
/// Spaces by which manuals indent.
const INDENTED: usize = 3;
/// What their mean weighs.
const AROUND: f64 = 1.5;
/// Weight of hints on one line from which it counts as no error.
const SILENT: f64 = 2.5;

/// A part of a text of whole lines.
#[derive(Clone, Copy, Debug)]
pub struct Block<'t> {
    /// Without the escape sequences of terminals.
    pub clean: &'t [u8],
    /// As it was given; every offset is the same.
    pub original: &'t [u8],
}

/// Enters the signals of one line.
pub fn enter(
    knowledge: &Knowledge,
    block: Block<'_>,
    line: Range<usize>,
    signals: Vec<Signal>,
    cursor: &mut Cursor<'_>,
    ledger: &mut Ledger,
) {
    let text = block.clean;
    let signals = without_nested(signals);
    let (hints, errors): (Vec<_>, Vec<_>) =
        signals.into_iter().partition(|signal| matches!(signal.what, What::Hint(..)));
    let silence = enter_hints(knowledge, block, &hints, cursor, ledger);
    if errors.is_empty() || silence >= SILENT {
        return;
    }
    if lists_names(&errors) {
        ledger.list();
        return;
    }
    if is_marked_silent(knowledge, text, &line, ledger) {
        ledger.hush();
        return;
    }
    if let [Signal { start, end, what: What::Symbol(codes, _) }] = errors.as_slice()
        && text[line.clone()].trim_ascii() == &text[*start..*end]
        && let Some(code) = codes.first()
    {
        ledger.heading(*code);
    }
    for signal in &errors {
        if let What::Symbol(codes, _) = &signal.what
            && let Some(code) = codes.first()
            && is_row(
                text.get(line.start..signal.start).unwrap_or_default(),
                text.get(signal.end..line.end).unwrap_or_default(),
            )
        {
            ledger.row(*code);
        }
    }
    let mut entering = Entering { knowledge, block, line, cursor, ledger };
    let groups = entering.groups(errors);
    for (key, signals) in groups {
        entering.group(key, &signals);
    }
}

/// Leaves out messages inside longer messages ("Connection reset" inside "Connection reset by peer") and numbers that a
/// longer carrier reads more narrowly.
#[must_use]
pub fn without_nested(mut signals: Vec<Signal>) -> Vec<Signal> {
    // Sorted so, whatever could hold a signal stands before it, and the one that reaches farthest holds it if any does.
    order::by_key(&mut signals, |signal| (signal.start, usize::MAX - signal.end));
    let (mut message, mut number) = ((0, 0), (0, 0));
    signals.retain(|signal| {
        let farthest = match signal.what {
            What::Phrase(..) | What::Message(..) => &mut message,
            What::Number(_) => &mut number,
            _ => return true,
        };
        let nested = signal.end <= farthest.1 && signal.end - signal.start < farthest.1 - farthest.0;
        if signal.end > farthest.1 {
            *farthest = (signal.start, signal.end);
        }
        !nested
    });
    signals
}

/// Enters circumstances; how much says that the line is no error.
fn enter_hints(
    knowledge: &Knowledge,
    block: Block<'_>,
    hints: &[Signal],
    cursor: &mut Cursor<'_>,
    ledger: &mut Ledger,
) -> f64 {
    let mut silence = 0.0;
    for signal in hints {
        let What::Hint(layer, index) = signal.what else { continue };
        let Some(pack) = knowledge.packs().nth(layer) else { continue };
        if ledger.seen_again((layer, index), || cursor.place(signal.start).line) {
            continue;
        }
        let start = cursor.place(signal.start);
        let (axis, value, weight) = pack.hint(index);
        let end = cursor.place(signal.end);
        match (axis, value) {
            ("silence", "line") => silence += f64::from(weight),
            ("chain", "cause-follows") => ledger.mark(start, Chain::CauseFollows),
            ("chain", _) => ledger.mark(start, Chain::CausePrecedes),
            _ => {
                let seen = Circumstance {
                    axis: axis.to_owned(),
                    value: value.to_owned(),
                    weight: f64::from(weight),
                    count: 1,
                    text: excerpt(block, signal),
                    start,
                    end,
                };
                ledger.circumstance((layer, index), seen);
            }
        }
    }
    silence
}

/// A line that names several codes lists or handles them.
fn lists_names(signals: &[Signal]) -> bool {
    // Exceptions that one line names wrap one another.
    let exception = signal::class("exception");
    let named = signals.iter().filter_map(|signal| match &signal.what {
        What::Symbol(codes, class) if *class != exception => codes.first(),
        _ => None,
    });
    let mut distinct = Few::<_, ()>::default();
    named.for_each(|code| *distinct.entry(code) = ());
    distinct.len() >= LISTED
}

/// True where nothing but a label stands before a wording and nothing but punctuation behind it: "copy: Access denied.".
fn is_all_said(before: &[u8], behind: &[u8]) -> bool {
    let before = before.trim_ascii_end();
    let labelled = before.last().is_none_or(|last| b":>\"'".contains(last) || before.ends_with("：".as_bytes()));
    labelled && behind.iter().all(|byte| byte.is_ascii_whitespace() || b".!\"')".contains(byte) || *byte >= 0x80)
}

/// True for a name in a column of a table: nothing but numbers before it, a separator behind it.
fn is_row(before: &[u8], behind: &[u8]) -> bool {
    let columns = before.iter().all(|byte| byte.is_ascii_hexdigit() || b" \t|;,xX".contains(byte));
    let is_last = behind.trim_ascii().is_empty() && before.iter().any(u8::is_ascii_digit);
    columns && (is_last || [&b"\t"[..], b"  ", b" |", b";", b","].iter().any(|separator| behind.starts_with(separator)))
}

/// Source code, a configuration, a trace's ordinary probes: what such lines contain no message does. What stands in the
/// midst of such lines is one of them: a name in a list, a text in a call.
fn is_marked_silent(knowledge: &Knowledge, text: &[u8], line: &Range<usize>, ledger: &mut Ledger) -> bool {
    let weigh = |line: &[u8]| f64::from(knowledge.marks().weigh(&line[..line.len().min(LONGEST_MARKED)]));
    let own = weigh(&text[line.clone()]);
    if own < 0.0 || (own < SILENT && entities::timestamp(&text[line.clone()]).is_some()) {
        ledger.report();
        return false;
    }
    if own >= SILENT || !ledger.may_look_around() {
        return own >= SILENT;
    }
    let before = &text[line.start.saturating_sub(SURROUNDINGS)..line.start];
    let behind = &text[line.end..text.len().min(line.end + SURROUNDINGS)];
    own + around(weigh, before, behind) >= SILENT
        || is_under_heading(&text[line.clone()], before)
        || is_item_of_section(&text[line.clone()], before)
}

/// What the lines before and behind add: as much as the less telling side of both.
fn around(weigh: impl Fn(&[u8]) -> f64, before: &[u8], behind: &[u8]) -> f64 {
    let mean = |lines: &mut dyn Iterator<Item = &[u8]>| {
        let (sum, count) = lines
            .filter(|line| !line.trim_ascii().is_empty())
            .take(NEIGHBOURS)
            .fold((0.0, 0.0), |(sum, count), line| (sum + weigh(line).clamp(-SILENT, SILENT), count + 1.0));
        sum / f64::max(count, 1.0)
    };
    let newline = |byte: &u8| *byte == b'\n';
    AROUND * f64::min(mean(&mut before.rsplit(newline)), mean(&mut behind.split(newline)))
}

/// True for an item of a list under a heading of Markdown: a changelog's.
fn is_item_of_section(line: &[u8], before: &[u8]) -> bool {
    let is_item = |line: &[u8]| [&b"- "[..], b"* "].iter().any(|mark| line.trim_ascii_start().starts_with(mark));
    let mut above = before.rsplit(|byte| *byte == b'\n').filter(|line| !line.trim_ascii().is_empty());
    is_item(line) && above.find(|line| !is_item(line)).is_some_and(|heading| heading.starts_with(b"#"))
}

/// True for a line of a manual: indented, under a heading in capitals that is not.
fn is_under_heading(line: &[u8], before: &[u8]) -> bool {
    let is_indented = |line: &[u8]| line.iter().take_while(|byte| **byte == b' ').count() >= INDENTED;
    let mut above = before.rsplit(|byte| *byte == b'\n');
    let heading = above.find(|line| !line.trim_ascii().is_empty() && !is_indented(line));
    let is_heading = |line: &[u8]| {
        (5..=40).contains(&line.len()) && line.iter().all(|byte| byte.is_ascii_uppercase() || *byte == b' ')
    };
    is_indented(line) && heading.is_some_and(|line| is_heading(line.trim_ascii_end()))
}

fn excerpt(block: Block<'_>, signal: &Signal) -> String {
    String::from_utf8_lossy(&block.original[signal.start..signal.end]).into_owned()
}

struct Entering<'a, 't, 'c> {
    knowledge: &'a Knowledge,
    block: Block<'t>,
    line: Range<usize>,
    cursor: &'a mut Cursor<'c>,
    ledger: &'a mut Ledger,
}

impl Entering<'_, '_, '_> {
    /// Puts together what shows the same condition. A number joins a name or message that one of its readings means.
    fn groups(&self, signals: Vec<Signal>) -> Vec<(Key, Vec<Signal>)> {
        let mut groups: Vec<(Key, Vec<Signal>)> = Vec::new();
        let (numbers, named): (Vec<_>, Vec<_>) =
            signals.into_iter().partition(|signal| matches!(signal.what, What::Number(_)));
        let wordings: Vec<Range<usize>> = named
            .iter()
            .filter(|signal| matches!(signal.what, What::Phrase(..)))
            .map(|signal| signal.start..signal.end)
            .collect();
        for signal in named {
            let key = match &signal.what {
                What::Phrase(condition, ..) => Key::Condition(*condition),
                What::Message(codes, _) | What::Symbol(codes, _) => {
                    let condition = codes.iter().find_map(|&code| self.knowledge.condition_of(code));
                    let code = self.most_familiar(codes).map(Key::Code);
                    let Some(key) = condition.map(Key::Condition).or(code) else { continue };
                    key
                }
                _ => continue,
            };
            // What a wording with a meaning names besides has none of its own.
            let is_within = |span: &Range<usize>| span.start <= signal.start && signal.end <= span.end;
            if matches!((&key, &signal.what), (Key::Code(_), What::Symbol(..))) && wordings.iter().any(is_within) {
                continue;
            }
            let beside = match (&key, &signal.what) {
                (Key::Condition(condition), What::Phrase(..)) => {
                    signal::beside(self.knowledge, self.block.clean, &signal, *condition)
                }
                _ => None,
            };
            let group = match groups.iter_mut().find(|(known, _)| *known == key) {
                Some((_, group)) => group,
                None => {
                    groups.push((key, Vec::new()));
                    let Some((_, group)) = groups.last_mut() else { continue };
                    group
                }
            };
            group.push(signal);
            group.extend(beside);
        }
        for signal in numbers {
            self.place_number(signal, &mut groups);
        }
        groups
    }

    /// A code with several namesakes is told by the one that people meet most.
    fn most_familiar(&self, codes: &[CodeId]) -> Option<CodeId> {
        let familiarity = |code: &CodeId| self.knowledge.familiarity(*code);
        codes.iter().copied().reduce(|one, other| if familiarity(&other) > familiarity(&one) { other } else { one })
    }

    fn place_number(&self, mut signal: Signal, groups: &mut Vec<(Key, Vec<Signal>)>) {
        let What::Number(readings) = &mut signal.what else { return };
        let means = |condition: ConditionId| {
            let knowledge = self.knowledge;
            move |code| knowledge.condition_of(code) == Some(condition)
        };
        for (key, group) in groups.iter_mut() {
            if let Key::Condition(condition) = key
                && readings.iter().any(|reading| means(*condition)(reading.code))
            {
                readings.retain(|reading| means(*condition)(reading.code));
                group.push(signal);
                return;
            }
        }
        let key = Key::Number(readings.iter().map(|reading| reading.code).collect());
        match groups.iter_mut().find(|(known, _)| *known == key) {
            Some((_, group)) => group.push(signal),
            None => groups.push((key, vec![signal])),
        }
    }

    fn group(&mut self, key: Key, signals: &[Signal]) {
        let (Some(start), Some(end)) =
            (signals.iter().map(|signal| signal.start).min(), signals.iter().map(|signal| signal.end).max())
        else {
            return;
        };
        let stamp = self.stamp();
        let (first, last) = (self.cursor.place(start), self.cursor.place(end));
        let proofs: Vec<Proof> = signals.iter().map(|signal| self.proof(signal)).collect();
        let Some(entry) = self.ledger.entry(key.clone()) else { return };
        let is_new = entry.see(first, last);
        for proof in proofs {
            entry.prove(proof);
        }
        entry.timestamp = entry.timestamp.take().or(stamp);
        for signal in signals {
            vote(self.knowledge, entry, signal);
        }
        if is_new && entry.is_curious() {
            let near = near(&self.line, start);
            let own = &self.block.clean[near.clone()];
            entry.meet(entities::find(self.knowledge, own, 0..own.len()));
            if entry.is_curious() {
                let (own, surroundings) = surroundings(self.block.clean, &self.line, &near);
                entry.meet(entities::find(self.knowledge, surroundings, own));
            }
            if entry.endpoint.host.is_none() {
                let (own, neighbours) = neighbours(self.block.clean, &near);
                entry.meet(entities::find(self.knowledge, neighbours, own));
            }
        }
        self.ledger.sighted(&key, first.line);
    }

    /// The time with which the line begins.
    fn stamp(&mut self) -> Option<Stamp> {
        let line = &self.block.clean[self.line.clone()];
        let text = entities::timestamp(line)?.to_owned();
        let start = self.line.start + line.windows(text.len()).position(|window| window == text.as_bytes())?;
        Some(Stamp { start: self.cursor.place(start), end: self.cursor.place(start + text.len()), text })
    }

    fn proof(&mut self, signal: &Signal) -> Proof {
        let exception = signal::class("exception");
        let (class, kind) = match signal.what {
            What::Phrase(_, class, ..) | What::Message(_, class) if class == exception => {
                (class, EvidenceKind::Exception)
            }
            What::Phrase(_, class, ..) | What::Message(_, class) => {
                let mut words = 0;
                words::split(&self.block.clean[signal.start..signal.end], |_| words += 1);
                // A message may go on in the next line.
                let text = self.block.clean;
                let before = text.get(self.line.start..signal.start).unwrap_or_default();
                let behind = text.get(signal.end..self.line.end).unwrap_or_default();
                let is_short = text.len() <= DIALOG;
                let class = if is_short && class == signal::class("weak") && is_all_said(before, behind) {
                    signal::class("idiom-short")
                } else {
                    signal::class_by_length(class, words)
                };
                (class, EvidenceKind::Phrase)
            }
            What::Symbol(_, class) => (class, EvidenceKind::Symbol),
            What::Number(_) | What::Hint(..) => (signal::class("number"), EvidenceKind::Number),
        };
        let operation = if let What::Phrase(_, _, operation, _) = signal.what { operation } else { None };
        let (start, end) = (self.cursor.place(signal.start), self.cursor.place(signal.end));
        Proof { class, kind, text: excerpt(self.block, signal), start, end, operation }
    }
}

fn vote(knowledge: &Knowledge, entry: &mut Entry, signal: &Signal) {
    match &signal.what {
        What::Symbol(codes, _) => {
            for &code in codes {
                entry.vote(code, 1.0 + f64::from(knowledge.familiarity(code)));
            }
        }
        What::Number(readings) => {
            for reading in readings {
                entry.vote(reading.code, NUMBER_VOTE + reading.weight);
                if !entry.readings.contains(reading) {
                    entry.readings.push(reading.clone());
                }
            }
        }
        What::Message(codes, _) | What::Phrase(_, _, _, codes) => {
            for &code in codes {
                let reading = Reading::plain(knowledge, code);
                entry.vote(code, reading.weight);
                if !entry.printed_for.contains(&reading) {
                    entry.printed_for.push(reading);
                }
            }
        }
        What::Hint(..) => {}
    }
}

/// The part of a line near an error: a line of a megabyte is not looked through for each.
fn near(line: &Range<usize>, at: usize) -> Range<usize> {
    line.start.max(at.saturating_sub(SURROUNDINGS))..line.end.min(at + SURROUNDINGS)
}

/// The part of the text in which the circumstances of an error stand, and where the near part of its line is in that. A
/// line that begins with a time is a record of its own, which ends where the next one begins; records of the same second
/// before it belong to it.
fn surroundings<'t>(text: &'t [u8], line: &Range<usize>, near: &Range<usize>) -> (Range<usize>, &'t [u8]) {
    let most = (near.end + SURROUNDINGS).min(text.len());
    let farthest = near.start.saturating_sub(SURROUNDINGS);
    let (start, end) = match entities::second(&text[line.clone()]) {
        Some(second) if line.start == near.start => {
            let end = if line.end < most { record_end(text, line.end, most) } else { most };
            (records_of(second, text, line.start, farthest), end)
        }
        Some(_) => (near.start, near.end),
        None => (farthest, most),
    };
    let end = end.max(near.end);
    (near.start - start..near.end - start, &text[start..end])
}

/// The part of the text around a line, whatever records it holds.
fn neighbours<'t>(text: &'t [u8], near: &Range<usize>) -> (Range<usize>, &'t [u8]) {
    let start = near.start.saturating_sub(SURROUNDINGS);
    let end = (near.end + SURROUNDINGS).min(text.len());
    (near.start - start..near.end - start, &text[start..end])
}

/// Where the first of the lines begins that stand before a record and have its second.
fn records_of(second: &str, text: &[u8], record: usize, farthest: usize) -> usize {
    let mut start = record;
    for line in text[farthest..record].split_inclusive(|byte| *byte == b'\n').rev() {
        if entities::second(line) != Some(second) {
            break;
        }
        start -= line.len();
    }
    start
}

fn record_end(text: &[u8], from: usize, most: usize) -> usize {
    let mut at = from;
    for line in text[from..most].split_inclusive(|byte| *byte == b'\n') {
        if at > from && entities::timestamp(line).is_some() {
            return at;
        }
        at += line.len();
    }
    most
}
