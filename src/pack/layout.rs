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
    NamespaceText,
    NamespaceAbout,
    NamespaceNumbers,
    NamespaceFirst,
    WrappingNumbers,
    WrappingText,
    Structures,
    FieldNumbers,
    FieldText,
    CodeNames,
    CodeValues,
    CodeTexts,
    CodeMarks,
    CodeMarkSums,
    CodeAgain,
    MeaningCondition,
    MeaningPrior,
    MeaningText,
    UrlCodes,
    UrlText,
    ConditionText,
    ConditionFlags,
    Yields,
    PhraseKeys,
    PhraseGaps,
    PhraseShape,
    Shapes,
    PhraseAnchor,
    PhraseWords,
    PhrasePrint,
    PhraseTarget,
    TargetLists,
    SplitPhrases,
    SplitFirst,
    SplitBefore,
    PartWords,
    PartPrint,
    Hints,
    HintWeights,
    CarrierText,
    CarrierFirst,
    CarrierKeys,
    CarrierOfKey,
    Readings,
    AroundPhrase,
    EndpointText,
    EndpointWeights,
    SilenceText,
    SilenceWeights,
    SpeechText,
    SpeechWeights,
    ServicePorts,
    ServiceNames,
    Weights,
    ArticleConditions,
    ArticleEnds,
    ArticleTrees,
    More,
}

/// Name and column layout of each section; their checksum is the layout's. "u16 columns": see columns.rs.
pub const SECTIONS: &[&str] = &[
    "meta: strings name, version, locales, phrases",
    "namespace text: strings name, title, platform, names in lines",
    "namespace about: strings url, source",
    "namespace numbers: u8 width | search << 4, i8 prior in eighths",
    "namespace first: u32 first code, one more at the end",
    "wrapping numbers: u32 mask, value, payload, or",
    "wrapping text: strings name, namespaces separated by spaces, outer namespace",
    "structures: u8 namespace, u32 mask, value",
    "field numbers: u8 namespace, u32 mask",
    "field text: strings name, values as `hexadecimal name` in lines",
    "code names: names.rs, symbol and aliases in lines; codes by namespace, then by value",
    "code values: u32 columns, the number's bits or a place in code texts, 0xFFFFFFFF the symbol",
    "code texts: strings",
    "code marks: u8 0 no meaning, 1 the next meaning, 2 the next of code again",
    "code mark sums: u16 columns, marks 1 then marks 2 before every MARK_BLOCK-th code",
    "code again: u16 columns meaning",
    "meaning condition: u16 columns, 0xFFFF none",
    "meaning prior: i8 in eighths",
    "meaning text: strings title, summary",
    "url codes: u24 columns code",
    "url text: strings",
    "condition text: strings slug, group, title, summary",
    "condition flags: u8",
    "yields: u16 condition, u16 to, 0xFFFF all",
    "phrase keys: u24 columns, the key of every KEY_BLOCK-th phrase; phrases by key",
    "phrase gaps: u24 columns, from the key before",
    "phrase shape: u8 in shapes",
    "shapes: u8 class in WEIGHTS, u8 kind, u8 operation in OPERATIONS or 0xFF any, u8 1 where split",
    "phrase anchor: u8 word of the anchored part",
    "phrase words: u8 words of the anchored part",
    "phrase print: u16 columns of the fingerprint, then its upper 4 bits, two phrases a byte",
    "phrase target: u24 columns, index | 0x800000 a place in target lists",
    "target lists: u24 columns count, then that many indices",
    "split phrases: u16 phrase",
    "split first: u16 first part, one more at the end",
    "split before: u8 parts before the anchored one",
    "part words: u8",
    "part print: u24 columns",
    "hints: strings axis, value",
    "hint weights: i8 in eighths",
    "carrier text: strings",
    "carrier first: u16 first reading, one more at the end",
    "carrier keys: u32 hash, sorted",
    "carrier of key: u16 carrier",
    "readings: u8 namespace or 0xFF any, u8 negated, i8 weight in eighths",
    "around phrase: u16 carriers whose text holds {phrase}",
    "endpoint text: strings text, operation, role",
    "endpoint weights: i8 in eighths",
    "silence text: strings",
    "silence weights: i8 in eighths",
    "speech text: strings",
    "speech weights: i8 in eighths",
    "service ports: u16",
    "service names: strings",
    "weights: f32 in the order of WEIGHTS",
    "article conditions: strings slug",
    "article ends: u32 end of each tree",
    "article trees: see tree.rs",
    "more: a core pack of the codes that few people meet",
];

/// From one sum of marks to the next.
pub const MARK_BLOCK: usize = 64;

/// From one full key of a phrase to the next.
pub const KEY_BLOCK: usize = 64;

/// In a phrase's target: not an index but a place in the lists of several.
pub const SEVERAL: u32 = 0x0080_0000;

/// How often people meet a code that nobody wrote a sentence for, in log-odds.
pub const UNEXPLAINED: f32 = -2.5;

/// A code's value that is its symbol.
pub const VALUE_IS_SYMBOL: u32 = u32::MAX;

/// Classes of signals that `weights.tsv` must weigh, in the order in which packs store them.
pub const WEIGHTS: &[&str] = &[
    "message",
    "message-short",
    "message-long",
    "idiom",
    "idiom-short",
    "idiom-long",
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
    "definition",
    "untold-connect",
    "untold",
    "long-text",
    "rival",
    "first-in-time",
    "nameless",
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

/// Where in the byte of a namespace's width stands whether its symbols are looked for in texts.
pub const SEARCH_SHIFT: u8 = 4;

/// Any namespace, as a carrier's reading.
pub const ANY_NAMESPACE: u8 = 0xFF;

/// Any operation, as a phrase's.
pub const ANY_OPERATION: u8 = 0xFF;

/// No condition.
pub const NONE: u16 = 0xFFFF;
