//! Text in, findings out: in one go or chunk by chunk, in constant memory. `classify` is one push and a finish, so the
//! two cannot disagree.

use std::sync::Arc;

use error_explainer_pack::order;
use error_explainer_words::pass;
use error_explainer_words::words::Word;

use crate::decode::Decoder;
use crate::knowledge::Knowledge;
use crate::lookup;
use crate::model::{Classification, ClassifyOptions, Encoding, EvidenceKind, Finding, Progress};
use crate::reading::Reading;
use crate::resolve::bare::{self, Span};
use crate::resolve::ledger::{self, Ledger};
use crate::resolve::line::{self, Block};
use crate::resolve::place::{Cursor, Offsets, Place};
use crate::resolve::rank::{self, Ending};
use crate::scan::signal::Sated;
use crate::scan::{Signal, Window, clean, signal};
use crate::suggest;

/// A block ends with the first line that ends at or behind this many bytes.
const BLOCK: usize = 64 * 1024;
/// A block without a line end is cut before this many bytes.
const LONGEST: usize = 2 * BLOCK;
/// Bytes before a forced cut in which a space is looked for.
const SOFT: usize = 4096;
/// A text up to this many bytes may be nothing but a code.
const HEAD: usize = 160;
/// A text up to this many bytes in which nothing was found is looked through for misspelt names.
const LOOKED_THROUGH: usize = 1000;

/// An incremental classification.
pub struct Scanner {
    knowledge: Arc<Knowledge>,
    options: ClassifyOptions,
    decoder: Decoder,
    /// Text that is not yet a whole block.
    pending: Vec<u8>,
    base: Place,
    ledger: Ledger,
    head: Vec<u8>,
    pushed: u64,
    words: Vec<Word>,
    window: Window,
    sated: Sated,
    /// Whether numbers are read as they were meant to be typed.
    lenient: bool,
}

impl Scanner {
    /// A scanner for strings: offsets of the result count UTF-16 units.
    #[must_use]
    pub fn of_text(knowledge: Arc<Knowledge>, options: ClassifyOptions) -> Self {
        Self::new(knowledge, options, Decoder::text())
    }

    /// A scanner for bytes: offsets of the result count bytes.
    #[must_use]
    pub fn of_bytes(knowledge: Arc<Knowledge>, options: ClassifyOptions) -> Self {
        let decoder = Decoder::bytes(options.encoding);
        Self::new(knowledge, options, decoder)
    }

    fn new(knowledge: Arc<Knowledge>, options: ClassifyOptions, decoder: Decoder) -> Self {
        Self {
            knowledge,
            options,
            decoder,
            pending: Vec::new(),
            base: Place::default(),
            ledger: Ledger::default(),
            head: Vec::new(),
            pushed: 0,
            words: Vec::new(),
            window: Window::default(),
            sated: Sated::default(),
            lenient: false,
        }
    }

    /// The same text once more, with the numbers put right that a person mistook in retyping it.
    fn retyped(&self) -> Option<Classification> {
        let whole = self.head.get(..usize::try_from(self.base.byte).ok()?)?;
        if self.lenient || whole.len() > LOOKED_THROUGH || self.pushed != self.base.byte {
            return None;
        }
        clean::retyped(whole)?;
        let decoder = match self.decoder.offsets() {
            Offsets::Utf16 => Decoder::text(),
            Offsets::Bytes => Decoder::bytes(Some(Encoding::Utf8)),
            _ => return None,
        };
        let mut again = Self::new(Arc::clone(&self.knowledge), self.options.clone(), decoder);
        again.lenient = true;
        again.push(whole);
        let result = again.finish();
        (!result.findings.is_empty()).then_some(result)
    }

    /// Takes the next part of the text, cut anywhere.
    pub fn push(&mut self, chunk: &[u8]) {
        self.pushed += chunk.len() as u64;
        for part in chunk.chunks(LONGEST) {
            self.decoder.decode(part, &mut self.pending);
            self.blocks(false);
        }
    }

    /// How far the scanner has come.
    #[must_use]
    pub fn progress(&self) -> Progress {
        Progress { bytes: self.pushed, lines: self.base.line, findings: self.ledger.entries().len() }
    }

    /// What the text shows.
    #[must_use]
    pub fn finish(mut self) -> Classification {
        self.decoder.finish(&mut self.pending);
        self.blocks(true);
        let ending = Ending { place: self.base, lines: self.base.line + 1, offsets: self.decoder.offsets() };
        let mut result = rank::classify(&self.knowledge, &self.ledger, &self.options, ending);
        // "Connection timed out" is a message before it is HTTP's 522.
        let is_message = result.primary.as_ref().is_some_and(|primary| {
            primary.condition.is_some() && primary.evidence.iter().any(|one| one.kind == EvidenceKind::Phrase)
        });
        if self.base.byte <= HEAD as u64
            && !is_message
            && let Some(finding) = self.bare(ending)
            && self.options.max_findings != Some(0)
        {
            result.density = ledger::bare_density();
            result.findings = vec![finding];
            result.primary = result.findings.first().cloned();
        } else if result.findings.is_empty()
            && let Some(finding) = self.misspelt(ending)
            && self.options.max_findings != Some(0)
        {
            result.density = ledger::bare_density();
            result.primary = Some(finding.clone());
            result.findings = vec![finding];
        } else if result.findings.is_empty()
            && let Some(again) = self.retyped()
        {
            return again;
        }
        result
    }

    /// The code that a short text names with a slip.
    fn misspelt(&self, ending: Ending) -> Option<Finding> {
        let whole = std::str::from_utf8(&self.head).ok().filter(|_| self.base.byte <= LOOKED_THROUGH as u64)?;
        let (range, codes) = suggest::misspelt(&self.knowledge, whole)?;
        let mut cursor = Cursor::new(&self.head, Place::default(), true);
        let (start, end) = (cursor.place(range.start), cursor.place(range.end));
        let span = Span { start, end, offsets: ending.offsets };
        let readings: Vec<_> = codes.into_iter().map(|code| Reading::plain(&self.knowledge, code)).collect();
        bare::misspelt(&self.knowledge, &readings, whole.get(range)?, span, &self.options)
    }

    /// The reading of a text that is nothing but a code.
    fn bare(&self, ending: Ending) -> Option<Finding> {
        let whole = std::str::from_utf8(&self.head).ok()?;
        let text = whole.trim();
        let start = whole.len() - whole.trim_start().len();
        let mut cursor = Cursor::new(&self.head, Place::default(), true);
        let (start, end) = (cursor.place(start), cursor.place(start + text.len()));
        let span = Span { start, end, offsets: ending.offsets };
        match lookup::bare_code(&self.knowledge, text) {
            Some(readings) => bare::finding(&self.knowledge, &readings, text, span, &self.options),
            None => bare::decoded(&self.knowledge, lookup::decoded(&self.knowledge, text), text, span, &self.options),
        }
    }

    fn blocks(&mut self, last: bool) {
        let pending = std::mem::take(&mut self.pending);
        let mut start = 0;
        while let Some(length) = block(&pending[start..], last) {
            self.block(&pending[start..start + length]);
            start += length;
        }
        self.pending = pending;
        self.pending.drain(..start);
    }

    fn block(&mut self, text: &[u8]) {
        if self.head.len() <= LOOKED_THROUGH {
            self.head.extend(&text[..text.len().min(LOOKED_THROUGH + 1)]);
        }
        let mut words = std::mem::take(&mut self.words);
        words.clear();
        let mut cleaned = clean::cleaned(text);
        if self.lenient
            && let Some(right) = clean::retyped(cleaned.as_deref().unwrap_or(text))
        {
            cleaned = Some(right);
        }
        let block = Block { clean: cleaned.as_deref().unwrap_or(text), original: text };
        let counts = pass::pass(block.clean, self.knowledge.filter(), &mut words);
        // What was cleaned may have held the only wide characters; places count those of the original.
        let wide = counts.wide || (cleaned.is_some() && !text.is_ascii());
        let mut cursor = Cursor::new(text, self.base, wide);
        let mut signals = self.signals(block.clean, &words);
        if cleaned.is_some() {
            signals.iter_mut().for_each(|signal| signal.end = clean::end_in_original(text, signal.end));
        }
        self.lines(block, signals, &mut cursor);
        self.words = words;
        self.base = Place {
            byte: self.base.byte + text.len() as u64,
            line: self.base.line + counts.newlines,
            unit: if wide { cursor.place(text.len()).unit } else { self.base.unit + text.len() as u64 },
        };
    }

    fn signals(&mut self, text: &[u8], words: &[Word]) -> Vec<Signal> {
        let mut signals = Vec::new();
        self.window.clear();
        for word in words {
            signal::read(&self.knowledge, text, word, &mut self.window, &mut self.sated, &mut signals);
        }
        signals.retain(|found| signal::tells_failure(&self.knowledge, found));
        order::by_key(&mut signals, |signal| signal.start);
        signals
    }

    fn lines(&mut self, block: Block<'_>, signals: Vec<Signal>, cursor: &mut Cursor<'_>) {
        let text = block.clean;
        let mut rest = signals.into_iter().peekable();
        let mut behind = 0;
        while let Some(first) = rest.next() {
            let start =
                text[behind..first.start].iter().rposition(|byte| *byte == b'\n').map_or(behind, |at| behind + at + 1);
            let end =
                text[first.start..].iter().position(|byte| *byte == b'\n').map_or(text.len(), |at| first.start + at);
            let mut line = vec![first];
            while let Some(next) = rest.next_if(|next| next.start < end) {
                line.push(next);
            }
            line::enter(&self.knowledge, block, start..end, line, cursor, &mut self.ledger);
            behind = end;
        }
    }

    /// What offsets of the result count.
    #[must_use]
    pub const fn offsets(&self) -> Offsets {
        self.decoder.offsets()
    }
}

/// The length of the next block: where a text is cut depends on the text alone, never on how it was chunked.
fn block(text: &[u8], last: bool) -> Option<usize> {
    if text.is_empty() {
        return None;
    }
    let limit = text.len().min(LONGEST);
    if let Some(at) = text.get(BLOCK - 1..limit).and_then(|tail| tail.iter().position(|byte| *byte == b'\n')) {
        return Some(BLOCK + at);
    }
    if text.len() < LONGEST {
        return last.then_some(text.len());
    }
    let soft = text[LONGEST - SOFT..LONGEST].iter().rposition(|byte| *byte == b' ');
    let hard = || (LONGEST - 4..LONGEST).rev().find(|&at| text[at] & 0xC0 != 0x80).unwrap_or(LONGEST);
    Some(soft.map_or_else(hard, |at| LONGEST - SOFT + at + 1))
}
