//! The types that cross the boundary: the public contract in Rust. Field by field they are those of the published
//! TypeScript declarations, where each is described; here stands only what Rust needs beside that.

use serde::Serialize;

/// One code of one namespace.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CodeRef {
    /// `namespace:value`, unique in the catalog.
    pub id: String,
    /// The set of codes that it belongs to.
    pub namespace: String,
    /// A number, or a text where codes are no integers.
    pub value: CodeValue,
    /// As the namespace writes it in hexadecimal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hex: Option<String>,
    /// Canonical name.
    pub symbol: String,
    /// Other names of the same value.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// The system whose convention it is.
    pub platform: String,
}

/// A code's value.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum CodeValue {
    /// An integer of 32 bits, signed or not as the namespace has it.
    Number(i64),
    /// A text such as "08006".
    Text(String),
}

/// How `lookup` is asked.
#[derive(Clone, Debug, Default)]
pub struct LookupOptions {
    /// Adds weight to this platform's readings; hides nothing.
    pub platform: Option<String>,
    /// Only readings of this namespace.
    pub namespace: Option<String>,
    /// At most this many; 20 unless given.
    pub limit: Option<usize>,
}

/// One reading of what was looked up.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CodeMatch {
    /// The code.
    #[serde(flatten)]
    pub code: CodeRef,
    /// A heading for a person.
    pub title: String,
    /// One sentence, where the catalog knows more than the name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// Slug of the condition that it means.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<String>,
    /// Relative likelihood among all matches, 0 to 1.
    pub score: f64,
    /// How a wrapped code was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub via: Option<String>,
    /// Decomposition of the number.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<CodeField>,
    /// The same condition elsewhere.
    pub equivalents: Vec<CodeRef>,
    /// The official reference page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// A part of a structured number.
#[derive(Clone, Debug, Serialize)]
pub struct CodeField {
    /// "facility".
    pub name: String,
    /// "FACILITY_WIN32 (7)".
    pub value: String,
}

/// How `classify` is asked.
#[derive(Clone, Debug, Default)]
pub struct ClassifyOptions {
    /// Adds weight to this platform's readings; hides nothing.
    pub platform: Option<String>,
    /// 200 unless given.
    pub max_findings: Option<usize>,
    /// 0.5 unless given.
    pub min_confidence: Option<f64>,
    /// How bytes without a byte order mark are read; UTF-8 unless given.
    pub encoding: Option<Encoding>,
}

/// How bytes stand for text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-16, low byte first.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// Western European Windows code page.
    Windows1252,
}

/// What a text shows.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Classification {
    /// What to look at first.
    pub primary: Option<Finding>,
    /// Distinct conditions, best first.
    pub findings: Vec<Finding>,
    /// What the whole text says about where it comes from.
    pub context: Context,
    /// Lines of the text.
    pub lines: u64,
    /// True where findings were left out.
    pub truncated: bool,
    /// Findings in each of 64 equal parts of the lines.
    pub density: Vec<u32>,
}

/// Where a text comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Context {
    /// "windows".
    pub platform: Option<String>,
    /// "python".
    pub runtime: Option<String>,
    /// "nginx".
    pub product: Option<String>,
}

/// A condition that a text shows.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// Slug; `None` where the code has no catalogued condition.
    pub condition: Option<String>,
    /// The best reading of the code in the text.
    pub code: Option<CodeRef>,
    /// A heading.
    pub title: String,
    /// One sentence.
    pub summary: String,
    /// 0 to 1.
    pub confidence: f64,
    /// What counted.
    pub evidence: Vec<Evidence>,
    /// What else it could be.
    pub alternatives: Vec<Alternative>,
    /// First line, from 1.
    pub line: u64,
    /// Where it begins.
    pub start: u64,
    /// Where it ends.
    pub end: u64,
    /// Occurrences folded into this finding.
    pub count: u64,
    /// The first hundred of them.
    pub occurrences: Vec<Occurrence>,
    /// Index of the finding that the text marks as its cause.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caused_by: Option<usize>,
    /// The circumstances.
    pub entities: Entities,
}

/// A signal that counted.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Evidence {
    /// What kind of signal it is.
    pub kind: EvidenceKind,
    /// As it stands in the text.
    pub text: String,
    /// Where it begins.
    pub start: u64,
    /// Where it ends.
    pub end: u64,
    /// Its share of the score, in log-odds.
    pub weight: f64,
}

/// Kinds of signals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum EvidenceKind {
    /// A code's name.
    Symbol,
    /// A number in a telling place.
    Number,
    /// A message or idiom.
    Phrase,
    /// An exception's name.
    Exception,
    /// A circumstance elsewhere in the text.
    Context,
    /// How often people meet this.
    Prior,
    /// What the caller said.
    Option,
}

/// What a finding could be instead.
#[derive(Clone, Debug, Serialize)]
pub struct Alternative {
    /// Slug.
    pub condition: Option<String>,
    /// The code in that reading.
    pub code: Option<CodeRef>,
    /// 0 to 1.
    pub confidence: f64,
}

/// A place where a finding occurs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Occurrence {
    /// Line, from 1.
    pub line: u64,
    /// Where it begins.
    pub start: u64,
    /// Where it ends.
    pub end: u64,
}

/// What the text says about the circumstances.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Entities {
    /// "connect", "read", …
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operation: Option<String>,
    /// Of the program that reports: client, server or proxy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// The peer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub host: Option<String>,
    /// The peer's port, or the local one for bind and listen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub port: Option<u16>,
    /// The usual service on that port.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service: Option<String>,
    /// A file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// Of the program that reports.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pid: Option<u32>,
    /// As it stands in the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timestamp: Option<String>,
    /// The platform of the whole text, so that a finding explains itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub platform: Option<String>,
    /// The runtime of the whole text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub runtime: Option<String>,
    /// The product that reports.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product: Option<String>,
}

/// How `explain` is asked.
#[derive(Clone, Debug, Default)]
pub struct ExplainOptions {
    /// Show what holds on this platform.
    pub platform: Option<String>,
    /// Language wanted; English where there is no other.
    pub locale: Option<String>,
    /// Step to observation.
    pub answers: Vec<(String, String)>,
}

/// An article, shaped to platform and finding.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "one by one described in the TypeScript declarations")]
pub struct Explanation {
    pub condition: Option<String>,
    pub code: Option<CodeRef>,
    pub complete: bool,
    pub title: String,
    pub summary: String,
    pub background: String,
    pub codes: Vec<CodeRef>,
    pub causes: Vec<Cause>,
    pub scenarios: Vec<String>,
    pub criticality: Criticality,
    pub diagnose: Vec<Step>,
    pub resolve: Vec<Step>,
    pub developer: Developer,
    pub related: Vec<Related>,
    pub faq: Vec<Question>,
    pub sources: Vec<SourceLink>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pack: Option<String>,
}

/// Why a condition can come about.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "one by one described in the TypeScript declarations")]
pub struct Cause {
    pub id: String,
    pub title: String,
    pub text: String,
    pub likelihood: f64,
    pub because: Vec<String>,
}

/// How serious a condition is.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "one by one described in the TypeScript declarations")]
pub struct Criticality {
    pub level: String,
    pub transient: bool,
    pub text: String,
}

/// A step of diagnosis or of resolution.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "one by one described in the TypeScript declarations")]
pub struct Step {
    pub id: String,
    pub title: String,
    pub text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub causes: Option<Vec<String>>,
    pub commands: Vec<Command>,
    pub observations: Vec<Observation>,
}

/// A command to run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "one by one described in the TypeScript declarations")]
pub struct Command {
    pub platform: String,
    pub shell: String,
    pub text: String,
}

/// Something that a step may show.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "one by one described in the TypeScript declarations")]
pub struct Observation {
    pub id: String,
    pub text: String,
}

/// What developers should know.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "one by one described in the TypeScript declarations")]
pub struct Developer {
    pub text: String,
    pub retry: Retry,
    pub examples: Vec<Example>,
}

/// When a failed call may be repeated.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "one by one described in the TypeScript declarations")]
pub struct Retry {
    pub policy: String,
    pub text: String,
}

/// Handling code.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "one by one described in the TypeScript declarations")]
pub struct Example {
    pub language: String,
    pub code: String,
}

/// A condition that is easily taken for this one.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "one by one described in the TypeScript declarations")]
pub struct Related {
    pub condition: String,
    pub code: Option<CodeRef>,
    pub title: String,
    pub difference: String,
}

/// What people ask.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "one by one described in the TypeScript declarations")]
pub struct Question {
    pub question: String,
    pub answer: String,
}

/// Where an article has its facts from.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "one by one described in the TypeScript declarations")]
pub struct SourceLink {
    pub title: String,
    pub url: String,
}

/// A completion or correction of what is typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Suggestion {
    /// What to put into the input.
    pub text: String,
    /// The code's symbol.
    pub symbol: String,
    /// The code's id.
    pub id: String,
    /// A heading.
    pub title: String,
    /// True where a typing error was corrected.
    pub corrected: bool,
}

/// Counts of what an explainer knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "one by one described in the TypeScript declarations")]
pub struct CatalogInfo {
    pub version: String,
    pub namespaces: usize,
    pub codes: usize,
    pub conditions: usize,
    pub articles: usize,
    pub phrases: usize,
    pub locales: Vec<String>,
}

/// A namespace, for browsing.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "one by one described in the TypeScript declarations")]
pub struct NamespaceInfo {
    pub namespace: String,
    pub title: String,
    pub platform: String,
    pub codes: usize,
    pub source: String,
}

/// A condition, for browsing.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "one by one described in the TypeScript declarations")]
pub struct ConditionInfo {
    pub condition: String,
    pub title: String,
    pub group: String,
    pub summary: String,
    pub full: bool,
}

/// What a portal's pack added.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "one by one described in the TypeScript declarations")]
pub struct PackReport {
    pub name: String,
    pub codes: usize,
    pub phrases: usize,
    pub carriers: usize,
    pub conditions: usize,
    pub overrides: Vec<String>,
}

/// How far a scanner has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Progress {
    /// Bytes pushed.
    pub bytes: u64,
    /// Lines read.
    pub lines: u64,
    /// Findings so far.
    pub findings: usize,
}

/// How `report` is asked.
#[derive(Clone, Debug, Default)]
pub struct ReportOptions {
    /// What was pasted.
    pub text: Option<String>,
    /// True unless given.
    pub redact: Option<bool>,
    /// Show what holds on this platform.
    pub platform: Option<String>,
    /// Step to observation.
    pub answers: Vec<(String, String)>,
}

/// A text without its secrets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Redacted {
    /// The text.
    pub text: String,
    /// What was masked, and how often.
    pub masked: Vec<Masked>,
}

/// A kind of secret that was masked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Masked {
    /// "token", "password", …
    pub kind: String,
    /// How often.
    pub count: usize,
}
