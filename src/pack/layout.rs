//! The format of a pack, in one place.
//!
//! A pack is a header and sections. Numbers are little-endian and read from bytes, so nothing depends on alignment.
//!
//! ```text
//! 0   "EEPK"
//! 4   u16  format version
//! 6   u16  kind: 0 core, 1 articles
//! 8   u32  checksum of the layout: of the names and order of everything below
//! 12  u32  length of the whole pack in bytes
//! 16  u64  identity of the catalog; a core and its articles carry the same
//! 24  u32  number of sections
//! 28  (u32 offset, u32 length) for each section
//! ```
//!
//! The reader checks all of the header, that every section lies inside the pack, and that the columns of a table are of
//! one length. Afterwards a wrong index reads as nothing: a damaged pack gives wrong text, never a trap.

use crate::words::hash_ascii;

/// First bytes of every pack.
pub const MAGIC: &[u8; 4] = b"EEPK";
/// Raised when a reader of this version could not read the pack.
pub const VERSION: u16 = 1;
/// Bytes before the section table.
pub const HEADER: usize = 28;

/// What a pack is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PackKind {
    /// Codes, phrases, carriers, summaries.
    Core = 0,
    /// The articles.
    Articles = 1,
}

/// Sections of a core pack, in order. A table is split into columns, because like compresses well beside like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
#[expect(missing_docs, reason = "the names say it; SECTIONS documents the columns")]
pub enum Section {
    Meta,
    Pool,
    NamespaceText,
    NamespaceNumbers,
    WrappingNumbers,
    WrappingText,
    FieldNumbers,
    FieldText,
    CodeNamespace,
    CodeValue,
    CodeCondition,
    CodePrior,
    CodeSymbol,
    CodeAliases,
    CodeTitle,
    CodeSummary,
    CodeUrl,
    ByValue,
    Symbols,
    ConditionText,
    ConditionFlags,
    Yields,
    PhraseClass,
    PhraseTarget,
    PhraseAnchor,
    PhraseOperation,
    PhraseFirst,
    Segments,
    Hints,
    HintWeights,
    CarrierText,
    CarrierFirst,
    Readings,
    AroundPhrase,
    EndpointText,
    EndpointWeights,
    SilenceText,
    SilenceWeights,
    ServicePorts,
    ServiceNames,
    Weights,
    Keys,
    KeyTargets,
    Filter,
    ArticleConditions,
    ArticleEnds,
    ArticleTrees,
}

/// Name and column layout of each section; their checksum is the layout's.
pub const SECTIONS: &[&str] = &[
    "meta: strings name, version, locales, phrases",
    "pool: strings, the first one empty",
    "namespace text: strings name, title, platform, url, source, names in lines",
    "namespace numbers: u8 width | 0x80 where symbols are not looked for, i8 prior in eighths",
    "wrapping numbers: u32 mask, value, payload, or",
    "wrapping text: strings name, namespaces separated by spaces, outer namespace",
    "field numbers: u8 namespace, u32 mask",
    "field text: strings name, values as `hexadecimal name` in lines",
    "code namespace: u8",
    "code value: u32, the number's bits or a place in the pool",
    "code condition: u16, 0xFFFF none",
    "code prior: i8 in eighths",
    "code symbol: strings",
    "code aliases: u16 place in the pool, separated by spaces",
    "code title: u16 place in the pool",
    "code summary: u16 place in the pool",
    "code url: u16 place in the pool",
    "by value: u16 codes sorted by value",
    "symbols: u32 code << 8 | alias number from 1, 0 the symbol; sorted by folded symbol",
    "condition text: strings slug, group, title, summary",
    "condition flags: u8",
    "yields: u16 condition, u16 to, 0xFFFF all",
    "phrase class: u8 in WEIGHTS",
    "phrase target: u8 kind, u16 index",
    "phrase anchor: u8 segment, u8 word",
    "phrase operation: u8 in OPERATIONS, 0xFF any",
    "phrase first: u16 first segment, one more at the end",
    "segments: u8 words, u40 fingerprint",
    "hints: strings axis, value",
    "hint weights: i8 in eighths",
    "carrier text: strings",
    "carrier first: u16 first reading, one more at the end",
    "readings: u8 namespace or 0xFF any, u8 negated, i8 weight in eighths",
    "around phrase: u16 carriers whose text holds {phrase}",
    "endpoint text: strings text, operation, role",
    "endpoint weights: i8 in eighths",
    "silence text: strings",
    "silence weights: i8 in eighths",
    "service ports: u16",
    "service names: strings",
    "weights: f32 in the order of WEIGHTS",
    "keys: u32 hash, sorted",
    "key targets: u32 kind << 28 | index",
    "filter: u64 blocks, a power of two of them",
    "article conditions: strings slug",
    "article ends: u32 end of each tree",
    "article trees: see tree.rs",
];

/// Classes of signals that `weights.tsv` must weigh, in the order in which packs store them.
pub const WEIGHTS: &[&str] = &[
    "message",
    "idiom",
    "exception",
    "weak",
    "symbol",
    "symbol-lower-case",
    "number",
    "prior",
    "agreement",
    "bare-code",
    "hint",
    "contradiction",
    "silence",
    "definition",
];

/// Axes of circumstances that `contexts/` may name.
pub const AXES: &[&str] = &["platform", "runtime", "product", "operation", "role", "chain", "silence"];

/// What a program can have been doing.
pub const OPERATIONS: &[&str] =
    &["connect", "accept", "bind", "listen", "read", "write", "resolve", "handshake", "open", "close", "exec"];

/// The checksum of the layout that this code reads and writes.
#[must_use]
pub fn checksum() -> u32 {
    SECTIONS
        .iter()
        .chain(WEIGHTS)
        .chain(AXES)
        .chain(OPERATIONS)
        .chain(crate::tree::KEYS)
        .fold(u32::from(VERSION), |sum, name| {
            sum.rotate_left(5) ^ hash_ascii(name.as_bytes()).wrapping_mul(0x9E37_79B1)
        })
}

/// Flags of a condition.
pub mod flag {
    /// Its article has every part.
    pub const FULL: u8 = 1;
    /// It has an article.
    pub const ARTICLE: u8 = 2;
    /// It is only named here; another pack describes it.
    pub const FOREIGN: u8 = 4;
}

/// What a key stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyKind {
    /// An entry of `symbols`.
    Symbol = 0,
    /// A phrase.
    Phrase = 1,
    /// A carrier.
    Carrier = 2,
}

/// What a phrase stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetKind {
    /// A condition.
    Condition = 0,
    /// A code.
    Code = 1,
    /// A hint.
    Hint = 2,
}

/// In a namespace's width: its symbols are not looked for in texts.
pub const NOT_SEARCHED: u8 = 0x80;

/// Any namespace, as a carrier's reading.
pub const ANY_NAMESPACE: u8 = 0xFF;

/// Any operation, as a phrase's.
pub const ANY_OPERATION: u8 = 0xFF;

/// No condition.
pub const NONE: u16 = 0xFFFF;
