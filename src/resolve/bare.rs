//! A text that is nothing but a code: read as `lookup` reads it, with the confidence that such a question deserves.

use crate::knowledge::{self, CodeId, Knowledge};
use crate::model::{Alternative, ClassifyOptions, CodeMatch, Entities, Evidence, EvidenceKind, Finding, Occurrence};
use crate::reading::Reading;

use super::place::{Offsets, Place};
use super::rank::{ASKED_PLATFORM, MOST_ALTERNATIVES, softmax};

/// Readings less likely than this are no alternatives. Who asks what 104 is wants to see the rare ones too.
const LEAST_ALTERNATIVE: f64 = 0.001;

/// How likely it is that a name with a slip is that name.
const MISSPELT: f64 = 0.85;

/// Where the code stands and what offsets count.
#[derive(Clone, Copy, Debug)]
pub struct Span {
    /// Its first byte.
    pub start: Place,
    /// One past its last.
    pub end: Place,
    /// What offsets count.
    pub offsets: Offsets,
}

/// The finding for a bare code; nothing where its likeliest reading is no error.
#[must_use]
pub fn finding(
    knowledge: &Knowledge,
    readings: &[Reading],
    text: &str,
    span: Span,
    options: &ClassifyOptions,
) -> Option<Finding> {
    let shares = shares(knowledge, readings, options);
    let (code, _) = *shares.first()?;
    let condition = knowledge.condition_of(code);
    if condition.is_some_and(|condition| !knowledge.is_error(condition)) {
        return None;
    }
    // How sure one can be that the person means an error at all, and then this one, by whatever code.
    let weight = knowledge.weight("bare-code");
    let certain = 1.0 / (1.0 + (-weight).exp());
    let same = |other: CodeId| other == code || (condition.is_some() && knowledge.condition_of(other) == condition);
    let share: f64 = shares.iter().filter(|(other, _)| same(*other)).map(|(_, share)| share).sum();
    let (start, end) = (span.offsets.of(span.start), span.offsets.of(span.end));
    let line = span.start.line + 1;
    let named = text.bytes().any(|byte| byte.is_ascii_alphabetic());
    let kind = if named { EvidenceKind::Symbol } else { EvidenceKind::Number };
    let view = condition.map(|condition| knowledge.describe(condition));
    let platform = knowledge.namespace(knowledge.namespace_of(code)).platform;
    let finding = Finding {
        condition: view.map(|view| view.slug.to_owned()),
        code: Some(knowledge.code_ref(code)),
        title: view.map_or_else(|| knowledge.title_of(code), |view| view.title.to_owned()),
        summary: view.map_or(knowledge.summary_of(code), |view| view.summary).to_owned(),
        confidence: certain * share,
        evidence: vec![Evidence { kind, text: text.to_owned(), start, end, weight }],
        alternatives: alternatives(knowledge, shares.iter().filter(|(other, _)| !same(*other)), certain),
        line,
        start,
        end,
        count: 1,
        occurrences: vec![Occurrence { line, start, end }],
        caused_by: None,
        entities: Entities {
            platform: Some(platform).filter(|name| *name != "any").map(str::to_owned),
            ..Entities::default()
        },
    };
    // A question gets its answer however unsure it is, unless the caller wants only what is surer.
    Some(finding).filter(|finding| options.min_confidence.is_none_or(|least| finding.confidence >= least))
}

/// The finding for a name with a slip: less sure than the name itself.
#[must_use]
pub fn misspelt(
    knowledge: &Knowledge,
    readings: &[Reading],
    text: &str,
    span: Span,
    options: &ClassifyOptions,
) -> Option<Finding> {
    let asked = ClassifyOptions { min_confidence: None, ..options.clone() };
    let mut finding = finding(knowledge, readings, text, span, &asked)?;
    let lower = |confidence: &mut f64| *confidence *= MISSPELT;
    lower(&mut finding.confidence);
    finding.alternatives.iter_mut().for_each(|alternative| lower(&mut alternative.confidence));
    Some(finding).filter(|finding| options.min_confidence.is_none_or(|least| finding.confidence >= least))
}

/// The finding for a number without a name whose structure says whose it is.
#[must_use]
pub fn decoded(
    knowledge: &Knowledge,
    found: Vec<CodeMatch>,
    text: &str,
    span: Span,
    options: &ClassifyOptions,
) -> Option<Finding> {
    let mut found = found.into_iter();
    let first = found.next()?;
    let weight = knowledge.weight("bare-code");
    let certain = 1.0 / (1.0 + (-weight).exp());
    let confidence = certain / (1 + found.len()) as f64;
    let (start, end) = (span.offsets.of(span.start), span.offsets.of(span.end));
    let line = span.start.line + 1;
    let alternatives = found.map(|other| Alternative { condition: None, code: Some(other.code), confidence }).collect();
    let finding = Finding {
        condition: None,
        title: first.title,
        summary: knowledge::told(&first.fields),
        confidence,
        evidence: vec![Evidence { kind: EvidenceKind::Number, text: text.to_owned(), start, end, weight }],
        alternatives,
        line,
        start,
        end,
        count: 1,
        occurrences: vec![Occurrence { line, start, end }],
        caused_by: None,
        entities: Entities { platform: Some(first.code.platform.clone()), ..Entities::default() },
        code: Some(first.code),
    };
    Some(finding).filter(|finding| options.min_confidence.is_none_or(|least| finding.confidence >= least))
}

fn shares(knowledge: &Knowledge, readings: &[Reading], options: &ClassifyOptions) -> Vec<(CodeId, f64)> {
    let weights = readings.iter().map(|reading| {
        let platform = knowledge.namespace(knowledge.namespace_of(reading.code)).platform;
        let asked = options.platform.as_deref() == Some(platform);
        (reading.code, reading.weight + if asked { ASKED_PLATFORM } else { 0.0 })
    });
    softmax(weights.collect())
}

fn alternatives<'s>(
    knowledge: &Knowledge,
    others: impl Iterator<Item = &'s (CodeId, f64)>,
    certain: f64,
) -> Vec<Alternative> {
    let others = others.filter(|(_, share)| *share >= LEAST_ALTERNATIVE).map(|&(code, share)| Alternative {
        condition: knowledge.condition_of(code).map(|condition| knowledge.describe(condition).slug.to_owned()),
        code: Some(knowledge.code_ref(code)),
        confidence: certain * share,
    });
    others.take(MOST_ALTERNATIVES).collect()
}
