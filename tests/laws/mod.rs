//! What holds of every answer, whatever was pasted. The tests and the fuzz targets share these laws.

#![allow(dead_code, reason = "each test and each fuzz target holds some of them")]

use error_explainer::{Classification, ClassifyOptions, CodeMatch, Explainer, Finding, LookupOptions};

/// The conditions that have full articles.
pub const FAMILY: &[&str] = &[
    "connection-reset",
    "connection-timed-out",
    "would-block",
    "in-progress",
    "connection-refused",
    "connection-aborted",
    "connection-closed-early",
    "broken-pipe",
    "address-in-use",
    "network-unreachable",
    "host-unreachable",
    "dns-name-not-found",
];

/// Occurrences that a finding keeps.
const KEPT_OCCURRENCES: u64 = 100;
/// Bytes from which a piece of evidence may be cut.
const CUT_EVIDENCE: usize = 190;

/// The words of a text, as the result's offsets count it.
pub trait Sliced {
    /// How long it is.
    fn length(&self) -> u64;
    /// What stands between two offsets.
    fn slice(&self, start: u64, end: u64) -> String;
}

fn range(start: u64, end: u64) -> std::ops::Range<usize> {
    let place = |offset: u64| usize::try_from(offset).expect("offsets fit the memory that holds the text");
    place(start)..place(end)
}

/// Text: UTF-16 units.
impl Sliced for str {
    fn length(&self) -> u64 {
        self.encode_utf16().count() as u64
    }

    fn slice(&self, start: u64, end: u64) -> String {
        let units: Vec<u16> = self.encode_utf16().skip(range(start, end).start).take(range(start, end).len()).collect();
        String::from_utf16_lossy(&units)
    }
}

/// UTF-8 or what pretends to be: bytes.
impl Sliced for [u8] {
    fn length(&self) -> u64 {
        self.len() as u64
    }

    fn slice(&self, start: u64, end: u64) -> String {
        String::from_utf8_lossy(&self[range(start, end)]).into_owned()
    }
}

/// Classifies a text and holds every law against the answer.
pub fn classify(explainer: &Explainer, text: &str, options: &ClassifyOptions) -> Classification {
    let result = explainer.classify(text, options);
    is_sound(&result, text.length(), options);
    quotes(&result, text);
    result
}

/// Classifies bytes and holds every law against the answer.
pub fn classify_bytes(explainer: &Explainer, bytes: &[u8], options: &ClassifyOptions) -> Classification {
    let result = explainer.classify_bytes(bytes, options);
    is_sound(&result, bytes.length(), options);
    let marked = bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]);
    if options.encoding.is_none() && !marked {
        quotes(&result, bytes);
    }
    result
}

/// Classifies a text chunk by chunk: pieces of these lengths, the rest in one.
pub fn classify_in_chunks(explainer: &Explainer, text: &[u8], lengths: &[usize]) -> Classification {
    let mut scanner = explainer.text_scanner(ClassifyOptions::default());
    let mut rest = text;
    for length in lengths {
        let (chunk, behind) = rest.split_at((*length).min(rest.len()));
        scanner.push(chunk);
        rest = behind;
    }
    scanner.push(rest);
    scanner.finish()
}

/// A classification in a form that can be compared.
pub fn json(result: &Classification) -> serde_json::Value {
    serde_json::to_value(result).expect("a classification is data")
}

/// Holds the laws that need no text.
pub fn is_sound(result: &Classification, length: u64, options: &ClassifyOptions) {
    let findings = &result.findings;
    assert_eq!(
        result.primary.as_ref().map(|one| one.start),
        findings.first().map(|one| one.start),
        "primary is the first"
    );
    assert!(findings.len() <= options.max_findings.unwrap_or(200), "{} findings", findings.len());
    assert_eq!(result.density.len(), 64);
    for (place, finding) in findings.iter().enumerate() {
        // A text that is nothing but a code is answered however unsure the reading; only the caller may ask for less.
        let confidence = finding.confidence;
        assert!((options.min_confidence.unwrap_or(0.0)..=1.0).contains(&confidence), "confidence {confidence}");
        assert!(finding.condition.is_some() || finding.code.is_some(), "a finding is a condition or a code");
        assert!(
            finding.caused_by.is_none_or(|cause| cause < findings.len() && cause != place),
            "{:?}",
            finding.caused_by
        );
        let again = findings.iter().filter(|other| other.condition.is_some() && other.condition == finding.condition);
        assert!(again.count() <= 1, "{:?} twice", finding.condition);
        stands_in_text(finding, length, result.lines);
    }
}

fn stands_in_text(finding: &Finding, length: u64, lines: u64) {
    let inside = |start: u64, end: u64| start <= end && end <= length;
    assert!(inside(finding.start, finding.end), "{finding:#?} of {length}");
    for evidence in &finding.evidence {
        assert!(inside(evidence.start, evidence.end), "{evidence:?} of {length}");
        assert!(evidence.weight.is_finite(), "{evidence:?}");
    }
    for alternative in &finding.alternatives {
        assert!((0.0..=1.0).contains(&alternative.confidence), "{alternative:?}");
    }
    let occurrences = &finding.occurrences;
    assert_eq!(occurrences.len() as u64, finding.count.min(KEPT_OCCURRENCES));
    let first = occurrences.first().map(|first| (first.line, first.start, first.end));
    assert_eq!(first, Some((finding.line, finding.start, finding.end)), "a finding stands where it occurs first");
    assert!(occurrences.iter().all(|one| inside(one.start, one.end) && (1..=lines).contains(&one.line)));
    assert!(
        occurrences.is_sorted_by_key(|one| one.start) && occurrences.is_sorted_by_key(|one| one.line),
        "{occurrences:?}"
    );
}

/// Every piece of evidence is what stands at its offsets.
pub fn quotes<T: Sliced + ?Sized>(result: &Classification, text: &T) {
    for evidence in result.findings.iter().flat_map(|finding| &finding.evidence) {
        let quoted = text.slice(evidence.start, evidence.end);
        let cut = evidence.text.len() >= CUT_EVIDENCE && quoted.starts_with(&evidence.text);
        assert!(cut || quoted == evidence.text, "{evidence:?} stands at {quoted:?}");
    }
}

/// Looks a query up and holds every law against the answer.
pub fn lookup(explainer: &Explainer, query: &str, options: &LookupOptions) -> Vec<CodeMatch> {
    let matches = explainer.lookup(query, options);
    assert!(matches.len() <= options.limit.unwrap_or(20), "{} matches", matches.len());
    assert!(matches.iter().all(|one| (0.0..=1.0).contains(&one.score)), "scores of {query:?}");
    assert!(matches.is_sorted_by(|one, next| one.score >= next.score), "scores of {query:?} fall");
    let mut ids: Vec<&str> = matches.iter().map(|one| one.code.id.as_str()).collect();
    ids.sort_unstable();
    assert!(ids.is_sorted_by(|one, next| one < next), "each code of {query:?} once: {ids:?}");
    matches
}

/// Asks for suggestions and holds every law against the answer.
pub fn suggest(explainer: &Explainer, typed: &str, limit: Option<usize>) {
    let suggestions = explainer.suggest(typed, limit);
    assert!(suggestions.len() <= limit.unwrap_or(8), "{} suggestions", suggestions.len());
    for suggestion in suggestions {
        assert!(!suggestion.text.is_empty() && !suggestion.id.is_empty(), "{suggestion:?}");
    }
}
