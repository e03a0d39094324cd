//! Entries to findings: the readings of numbers decided by the whole text, confidence, cause chains, order.

use error_explainer_pack::order;

use crate::few::Few;
use crate::knowledge::{CodeId, ConditionId, Knowledge};
use crate::model::{
    Alternative, Classification, ClassifyOptions, Context, Entities, Evidence, EvidenceKind, Finding, Occurrence,
};
use crate::reading::Reading;
use crate::scan::signal;

use super::ledger::{self, Chain, Entry, Key, Ledger, MOST_OCCURRENCES};
use super::place::{Offsets, Place};

/// Findings given unless the caller wants another number.
const MOST_FINDINGS: usize = 200;
/// Confidence from which a finding counts unless the caller wants another.
const LEAST_CONFIDENCE: f64 = 0.5;
/// Most that circumstances can speak for or against a platform, in log-odds.
const MOST_CONTEXT: f64 = 4.0;
/// What the caller's platform speaks, in log-odds.
pub const ASKED_PLATFORM: f64 = 3.0;
/// What a code whose name only one platform has says about the platform.
const NAMED_PLATFORM: f64 = 3.0;
/// Weight from which a circumstance of the whole text is told.
const TOLD: f64 = 1.0;
/// Readings less likely than this are no alternatives.
const LEAST_ALTERNATIVE: f64 = 0.02;
/// Most alternatives of a finding.
pub const MOST_ALTERNATIVES: usize = 8;
/// Most of them where a system prints one message for many codes.
const MOST_NAMESAKES: usize = 32;
/// What it adds that other evidence in the text means a reading's condition.
const CONFIRMED: f64 = 4.0;
/// Different names of codes, each seen once or twice, from which a text is a list of them, ...
const LISTED: usize = 5;
const LISTED_TWICE: u64 = 2;
/// ... where there is one for every so many lines.
const LINES_OF_A_LISTED: u64 = 5;
/// Different errors, each seen once or twice, from which a short text is a table of them; one for every two and a half lines.
const VARIED: usize = 8;
const TWICE_LINES_OF_A_VARIED: u64 = 5;
/// Names of codes in columns from which a text is a table of them.
const ROWS: usize = 3;
/// Lines of source code, documentation or a list that name errors from which all other lines of the text are of it.
const HUSHED: u64 = 3;
/// Codes whose name stands alone on a line from which a text is documentation, and how many lines two of them have with
/// what is said of them.
const HEADINGS: usize = 2;
const LINES_UNDER_TWO_HEADINGS: u64 = 5;
/// Weight of the words that tell documentation or help from which a text is that.
const SILENT_TEXT: f64 = 2.5;
/// Lines from which a text is long.
const LONG_TEXT: u64 = 12;
/// What the circumstances say of a platform that they exclude.
const CONTRADICTED: f64 = -2.0;
/// What a finding's rank loses where the text marks another as its cause.
const CAUSED: f64 = 0.6;
/// What a finding's rank loses where a more telling condition is there; what has no condition loses it beside any that has.
const YIELDING: f64 = 0.5;
/// What the first finding of a text gains over the last.
const FIRST: f64 = 0.04;

/// What the text ended with.
#[derive(Clone, Copy, Debug)]
pub struct Ending {
    /// Where it ends.
    pub place: Place,
    /// Lines of the text.
    pub lines: u64,
    /// What offsets count.
    pub offsets: Offsets,
}

/// Makes findings of a ledger.
#[must_use]
pub fn classify(knowledge: &Knowledge, ledger: &Ledger, options: &ClassifyOptions, ending: Ending) -> Classification {
    let circumstances = circumstances(knowledge, ledger, options);
    let ranking = Ranking { knowledge, ledger, ending, circumstances, asked: options.platform.as_deref() };
    let mut candidates = ranking.candidates();
    let least = options.min_confidence.unwrap_or(LEAST_CONFIDENCE);
    let is_error = |candidate: &Candidate<'_>| candidate.condition.is_none_or(|id| knowledge.is_error(id));
    candidates.retain(|candidate| candidate.confidence > 0.0 && is_error(candidate));
    fold_readings(&mut candidates);
    ranking.doubt_rivals(&mut candidates);
    ranking.tell_first_in_time(&mut candidates);
    candidates.retain(|candidate| candidate.confidence >= least);
    ranking.chain(&mut candidates);
    let most = options.max_findings.unwrap_or(MOST_FINDINGS);
    let truncated = candidates.len() > most || ledger.has_overflowed();
    order::heaviest_first(&mut candidates, |candidate| candidate.rank);
    candidates.truncate(most);
    let density = ledger::density(candidates.iter().flat_map(|candidate| &candidate.entries).copied(), ending.lines);
    let order: Vec<usize> = candidates.iter().map(|candidate| candidate.number).collect();
    let findings: Vec<Finding> = candidates
        .into_iter()
        .map(|candidate| {
            let caused_by = candidate.caused_by.and_then(|cause| order.iter().position(|&number| number == cause));
            ranking.finding(candidate, caused_by)
        })
        .collect();
    Classification {
        primary: findings.first().cloned(),
        findings,
        context: ranking.context(),
        lines: ending.lines,
        truncated,
        density,
    }
}

/// Axis to values with what speaks for each.
type Circumstances<'a> = Few<&'a str, Few<&'a str, f64>>;

fn circumstances<'a>(knowledge: &'a Knowledge, ledger: &'a Ledger, options: &'a ClassifyOptions) -> Circumstances<'a> {
    let mut sums = Circumstances::default();
    let mut add = |axis: &'a str, value: &'a str, weight: f64| *sums.entry(axis).entry(value) += weight;
    for seen in ledger.circumstances() {
        #[expect(clippy::cast_precision_loss, reason = "a count in a logarithm")]
        let repeated = 1.0 + (seen.count as f64).log10();
        add(&seen.axis, &seen.value, seen.weight * repeated.min(2.0));
    }
    for entry in ledger.entries() {
        if let Some(platform) = only_platform(knowledge, entry) {
            add("platform", platform, NAMED_PLATFORM);
        }
    }
    if let Some(platform) = &options.platform {
        add("platform", platform, ASKED_PLATFORM);
    }
    sums
}

/// The platform that an entry's codes are all of, where they are of one.
fn only_platform<'k>(knowledge: &'k Knowledge, entry: &Entry) -> Option<&'k str> {
    let strongest = entry.votes.iter().map(|(_, weight)| *weight).fold(f64::MIN, f64::max);
    let votes = entry.votes.iter().filter(|(_, weight)| *weight > strongest - MOST_CONTEXT);
    let mut platforms = votes.map(|(code, _)| knowledge.namespace(knowledge.namespace_of(*code)).platform);
    let first = platforms.next()?;
    (first != "any" && platforms.all(|platform| platform == first)).then_some(first)
}

struct Ranking<'a> {
    knowledge: &'a Knowledge,
    ledger: &'a Ledger,
    ending: Ending,
    circumstances: Circumstances<'a>,
    /// The platform that the caller named.
    asked: Option<&'a str>,
}

/// A finding in the making.
struct Candidate<'a> {
    number: usize,
    condition: Option<ConditionId>,
    entries: Vec<&'a Entry>,
    code: Option<CodeId>,
    confidence: f64,
    /// How sure the reading of its number is.
    share: f64,
    /// The log-odds that the evidence gives.
    sum: f64,
    alternatives: Vec<(CodeId, f64)>,
    /// What else the very same words can mean.
    others: Vec<(ConditionId, f64)>,
    evidence: Vec<Evidence>,
    caused_by: Option<usize>,
    rank: f64,
    first: Place,
}

impl Candidate<'_> {
    /// Adds a piece of evidence to the confidence.
    fn add(&mut self, evidence: Evidence) {
        self.sum += evidence.weight;
        self.confidence = self.share / (1.0 + (-self.sum).exp());
        self.evidence.push(evidence);
    }
}

/// A piece of evidence with its kind and the class of the doubt about it.
struct Weighed {
    kind: usize,
    doubt: Option<&'static str>,
    evidence: Evidence,
}

impl<'a> Ranking<'a> {
    /// How much the circumstances speak for a platform, against the others.
    fn platform_weight(&self, platform: &str) -> f64 {
        let Some(platforms) = self.circumstances.get(&"platform").filter(|_| platform != "any") else { return 0.0 };
        let of = |name: &str| platforms.get(&name).copied().unwrap_or_default();
        let others =
            platforms.iter().filter(|(name, _)| *name != platform).map(|(_, weight)| *weight).fold(0.0, f64::max);
        (of(platform) - others).clamp(-MOST_CONTEXT, MOST_CONTEXT)
    }

    fn weight_of_code(&self, code: CodeId) -> f64 {
        self.platform_weight(self.knowledge.namespace(self.knowledge.namespace_of(code)).platform)
    }

    fn told(&self, axis: &str) -> Option<String> {
        let values = self.circumstances.get(&axis)?;
        let (value, weight) = values.iter().max_by(|one, other| one.1.total_cmp(&other.1))?;
        (*weight >= TOLD).then(|| (*value).to_owned())
    }

    fn context(&self) -> Context {
        Context { platform: self.told("platform"), runtime: self.told("runtime"), product: self.told("product") }
    }

    fn candidates(&self) -> Vec<Candidate<'a>> {
        let mut candidates: Vec<Candidate<'a>> = Vec::new();
        let shown: Vec<ConditionId> = self
            .ledger
            .entries()
            .iter()
            .filter_map(|entry| if let Key::Condition(id) = entry.key { Some(id) } else { None })
            .collect();
        for entry in self.ledger.entries() {
            let (condition, readings) = match &entry.key {
                Key::Condition(condition) => (Some(*condition), self.weighed(&entry.printed_for, &shown)),
                Key::Code(_) => (None, self.weighed(&entry.printed_for, &shown)),
                Key::Number(_) => {
                    let readings = self.weighed(&entry.readings, &shown);
                    (readings.first().and_then(|(code, _)| self.knowledge.condition_of(*code)), readings)
                }
            };
            let known = candidates.iter_mut().find(|candidate| condition.is_some() && candidate.condition == condition);
            if let Some(candidate) = known {
                candidate.entries.push(entry);
                if candidate.alternatives.is_empty() {
                    candidate.alternatives = readings;
                }
                continue;
            }
            candidates.push(Candidate {
                number: candidates.len(),
                condition,
                entries: vec![entry],
                code: None,
                confidence: 0.0,
                share: 1.0,
                sum: 0.0,
                alternatives: readings,
                others: Vec::new(),
                evidence: Vec::new(),
                caused_by: None,
                rank: 0.0,
                first: entry.first(),
            });
        }
        let defined = self.definition();
        for candidate in &mut candidates {
            self.weigh(candidate, defined);
        }
        candidates
    }

    /// What speaks against every finding because the text lists, explains or handles codes and reports none of them.
    fn definition(&self) -> Option<f64> {
        let class = signal::class("symbol");
        let named = self.ledger.entries().iter().filter(|entry| entry.proofs.iter().any(|proof| proof.class == class));
        let once = named.filter(|entry| entry.count <= LISTED_TWICE).count();
        let once = once + usize::try_from(self.ledger.lists()).map_or(usize::MAX, |lists| lists.saturating_mul(LISTED));
        let dense = once >= LISTED && (once as u64) * LINES_OF_A_LISTED >= self.ending.lines;
        let different = self.ledger.entries().iter().filter(|entry| self.is_told_once(entry)).count();
        let varied = different >= VARIED && (different as u64) * TWICE_LINES_OF_A_VARIED >= 2 * self.ending.lines;
        let told = self
            .circumstances
            .get(&"silence")
            .is_some_and(|values| values.iter().map(|(_, weight)| weight).sum::<f64>() >= SILENT_TEXT);
        let tabled = self.ledger.rows() >= ROWS;
        let headings = self.ledger.headings();
        let headed = headings >= HEADINGS && 2 * self.ending.lines >= LINES_UNDER_TWO_HEADINGS * headings as u64;
        (dense || varied || tabled || headed || told || self.ledger.hushed() >= HUSHED)
            .then(|| self.knowledge.weight("definition"))
    }

    /// True for an error that the text speaks of once or twice, in words that tell it by themselves.
    fn is_told_once(&self, entry: &Entry) -> bool {
        let weak = signal::class("weak");
        entry.count <= LISTED_TWICE && entry.proofs.iter().any(|proof| proof.class != weak)
    }

    /// The readings of a number with their probabilities, most likely first. What remains to one is the chance that the
    /// number is none of them: a code that nobody meets is a poor reading even where it is the only one.
    fn weighed(&self, readings: &[Reading], shown: &[ConditionId]) -> Vec<(CodeId, f64)> {
        let weights: Vec<_> = readings
            .iter()
            .map(|reading| {
                let confirmed =
                    self.knowledge.condition_of(reading.code).is_some_and(|condition| shown.contains(&condition));
                (
                    reading.code,
                    reading.weight + self.weight_of_code(reading.code) + if confirmed { CONFIRMED } else { 0.0 },
                )
            })
            .collect();
        let best = weights.iter().map(|(_, weight)| *weight).fold(f64::MIN, f64::max);
        let any = 1.0 / (1.0 + (-best).exp());
        softmax(weights).into_iter().map(|(code, share)| (code, share * any)).collect()
    }

    fn weigh(&self, candidate: &mut Candidate<'a>, defined: Option<f64>) {
        let (mut evidence, repeated) = self.evidence(candidate);
        if evidence.is_empty() {
            return;
        }
        let own = |class: &str| without_text(EvidenceKind::Prior, self.knowledge.weight(class));
        evidence.push(own("prior"));
        evidence.extend(defined.map(|weight| without_text(EvidenceKind::Prior, weight)));
        evidence.extend((self.ending.lines > LONG_TEXT).then(|| own("long-text")));
        evidence.extend(candidate.condition.is_none().then(|| own("nameless")));
        candidate.code = self.best_code(candidate);
        candidate.share = self.reading_share(candidate);
        evidence.into_iter().for_each(|evidence| candidate.add(evidence));
        candidate.evidence.extend(repeated);
        match self.context_evidence(candidate) {
            Some(contradiction) if contradiction.weight < 0.0 => candidate.add(contradiction),
            // What tells the platform decides between readings and adds nothing here.
            context => candidate.evidence.extend(context),
        }
        candidate.evidence.extend(self.option_evidence(candidate.code));
    }

    /// The strongest piece of each kind with what agreement and doubt add, and the others, which add nothing: a text that
    /// says the same often is not surer.
    fn evidence(&self, candidate: &Candidate<'a>) -> (Vec<Evidence>, Vec<Evidence>) {
        let mut first: Vec<Weighed> = Vec::new();
        let mut repeated = Vec::new();
        let proofs = candidate.entries.iter().flat_map(|entry| entry.proofs.iter().map(move |proof| (entry, proof)));
        for (entry, proof) in proofs {
            let told = entry.operation.as_ref().map(|(operation, _)| operation.as_str());
            let Some(doubt) = operation_doubt(proof.operation, told) else { continue };
            let evidence = Evidence {
                kind: proof.kind,
                text: proof.text.clone(),
                start: self.ending.offsets.of(proof.start),
                end: self.ending.offsets.of(proof.end),
                weight: self.knowledge.weight_of(proof.class),
            };
            let weighed = Weighed { kind: signal::kind_of_class(proof.class), doubt, evidence };
            match first.iter_mut().find(|known| known.kind == weighed.kind) {
                Some(known) if self.worth(known) >= self.worth(&weighed) => repeated.push(weighed.evidence),
                Some(known) => repeated.push(std::mem::replace(known, weighed).evidence),
                None => first.push(weighed),
            }
        }
        repeated.iter_mut().for_each(|evidence| evidence.weight = 0.0);
        order::by_key(&mut first, |weighed| weighed.kind);
        let own = |class: &str| without_text(EvidenceKind::Prior, self.knowledge.weight(class));
        let agreement = (first.len() > 1).then(|| own("agreement"));
        let doubt = first.iter().map(|weighed| weighed.doubt).reduce(|one, other| one.and(other)).flatten().map(own);
        (first.into_iter().map(|weighed| weighed.evidence).chain(agreement).chain(doubt).collect(), repeated)
    }

    /// What a piece of evidence adds after the doubt about it.
    fn worth(&self, weighed: &Weighed) -> f64 {
        weighed.evidence.weight + weighed.doubt.map_or(0.0, |class| self.knowledge.weight(class))
    }

    /// Doubts those that stand beside others as sure which they do not explain.
    fn doubt_rivals(&self, candidates: &mut [Candidate<'a>]) {
        if !self.ledger.marks().is_empty() {
            return;
        }
        let sure: Vec<(usize, ConditionId)> = candidates
            .iter()
            .filter(|candidate| candidate.confidence >= LEAST_CONFIDENCE)
            .filter_map(|candidate| Some((candidate.number, candidate.condition?)))
            .collect();
        let weight = self.knowledge.weight("rival");
        for candidate in candidates {
            let Some(own) = candidate.condition else { continue };
            let is_rival = |(number, other): &(usize, ConditionId)| {
                *number != candidate.number
                    && *other != own
                    && !self.knowledge.yields(own, *other)
                    && !self.knowledge.yields(*other, own)
            };
            if sure.iter().any(is_rival) {
                candidate.add(without_text(EvidenceKind::Prior, weight));
            }
        }
    }

    /// Tells which of several failures in a log was the first: it usually caused the rest.
    fn tell_first_in_time(&self, candidates: &mut [Candidate<'a>]) {
        let is_sure =
            |candidate: &&mut Candidate<'a>| candidate.confidence >= LEAST_CONFIDENCE && candidate.condition.is_some();
        let mut sure: Vec<_> = candidates.iter_mut().filter(is_sure).collect();
        order::by_key(&mut sure, |candidate| candidate.first.byte);
        let [first, rest @ ..] = sure.as_mut_slice() else { return };
        let stamp = |candidate: &Candidate<'a>| candidate.entries.first().and_then(|entry| entry.timestamp.clone());
        let Some(earliest) = stamp(first) else { return };
        if rest.iter().filter_map(|candidate| stamp(candidate)).any(|later| later.text != earliest.text) {
            first.add(Evidence {
                kind: EvidenceKind::Context,
                start: self.ending.offsets.of(earliest.start),
                end: self.ending.offsets.of(earliest.end),
                text: earliest.text,
                weight: self.knowledge.weight("first-in-time"),
            });
        }
    }

    /// How sure the reading of a number is that stands alone; one beside a name or a message is read by that.
    fn reading_share(&self, candidate: &Candidate<'a>) -> f64 {
        if candidate.entries.iter().any(|entry| !matches!(entry.key, Key::Number(_))) {
            return 1.0;
        }
        let means = |code: CodeId| self.knowledge.condition_of(code) == candidate.condition;
        let shares = candidate.alternatives.iter().filter(|(code, _)| means(*code)).map(|(_, share)| share);
        shares.sum::<f64>().clamp(0.0, 1.0)
    }

    /// What the caller said of the platform, where the finding's code is of it.
    fn option_evidence(&self, code: Option<CodeId>) -> Option<Evidence> {
        let platform = self.knowledge.namespace(self.knowledge.namespace_of(code?)).platform;
        (self.asked == Some(platform)).then(|| without_text(EvidenceKind::Option, ASKED_PLATFORM))
    }

    /// The strongest circumstance that tells the platform: it decides between readings and speaks against a printed code of
    /// another platform. The words of the finding itself are evidence already.
    fn context_evidence(&self, candidate: &Candidate<'a>) -> Option<Evidence> {
        let platform = self.told("platform")?;
        let telling = self.ledger.circumstances().filter(|seen| seen.axis == "platform" && seen.value == platform);
        let proofs = || candidate.entries.iter().flat_map(|entry| &entry.proofs);
        let elsewhere = telling.filter(|seen| proofs().all(|proof| (proof.start, proof.end) != (seen.start, seen.end)));
        let seen = elsewhere.max_by(|one, other| one.weight.total_cmp(&other.weight))?;
        let is_printed = candidate.entries.iter().any(|entry| !entry.votes.is_empty());
        let excluded = candidate.code.is_some_and(|code| is_printed && self.weight_of_code(code) <= CONTRADICTED);
        let weight =
            if excluded { self.knowledge.weight("contradiction") } else { self.platform_weight(&platform).max(0.0) };
        Some(Evidence {
            kind: EvidenceKind::Context,
            text: seen.text.clone(),
            start: self.ending.offsets.of(seen.start),
            end: self.ending.offsets.of(seen.end),
            weight,
        })
    }

    fn best_code(&self, candidate: &Candidate<'_>) -> Option<CodeId> {
        let mut votes: Few<CodeId, f64> = Few::default();
        for (code, weight) in candidate.entries.iter().flat_map(|entry| &entry.votes) {
            if self.knowledge.condition_of(*code) == candidate.condition {
                *votes.entry(*code) += weight;
            }
        }
        if votes.is_empty() {
            return self.code_of_platform(candidate.condition?);
        }
        let weight = |(code, votes): &(CodeId, f64)| votes + self.weight_of_code(*code);
        // The later of equals, as codes are numbered.
        let best = votes.iter().max_by(|one, other| weight(one).total_cmp(&weight(other)).then(one.0.cmp(&other.0)));
        best.map(|(code, _)| *code)
    }

    /// A message names no code; where the platform is known, so is the code behind it.
    fn code_of_platform(&self, condition: ConditionId) -> Option<CodeId> {
        let platform = self.told("platform")?;
        let codes = self.knowledge.codes_of(condition);
        let of_platform =
            |code: CodeId| self.knowledge.namespace(self.knowledge.namespace_of(code)).platform == platform;
        codes.iter().copied().find(|&code| of_platform(code))
    }

    /// Who caused whom, and in which order to look at them.
    fn chain(&self, candidates: &mut [Candidate<'a>]) {
        // What says nothing of its own is nobody's cause.
        let is_telling = |candidate: &&Candidate<'a>| {
            candidate.condition.is_some_and(|condition| !self.knowledge.is_generic(condition))
        };
        let spans: Vec<(usize, Place, u64)> = candidates
            .iter()
            .filter(is_telling)
            .map(|candidate| {
                let last = candidate.entries.iter().map(|entry| entry.last_line()).max().unwrap_or_default();
                (candidate.number, candidate.first, last)
            })
            .collect();
        let present: Vec<(usize, Option<ConditionId>)> =
            candidates.iter().map(|candidate| (candidate.number, candidate.condition)).collect();
        let mut causes: Vec<(usize, usize)> = Vec::new();
        for candidate in candidates {
            let cause = self.cause_by_marks(candidate.number, candidate.first, &spans);
            let cause = cause.map(|cause| self.most_telling(cause, &spans, &present));
            candidate.caused_by = cause.filter(|&cause| !leads_to(&causes, cause, candidate.number));
            causes.extend(candidate.caused_by.map(|cause| (candidate.number, cause)));
            let yields = present.iter().any(|&(number, other)| {
                number != candidate.number
                    && matches!((candidate.condition, other), (Some(one), Some(other)) if self.knowledge.yields(one, other))
            });
            #[expect(clippy::cast_precision_loss, reason = "a share of the text")]
            let late = candidate.first.byte as f64 / self.ending.place.byte.max(1) as f64;
            candidate.rank = candidate.confidence - FIRST * late;
            candidate.rank -= if candidate.caused_by.is_some() { CAUSED } else { 0.0 };
            let nameless = candidate.condition.is_none() && present.iter().any(|(_, condition)| condition.is_some());
            candidate.rank -= if yields || nameless { YIELDING } else { 0.0 };
        }
    }

    /// Of what one line shows the condition that says most: a wrapper stands beside what it wraps.
    fn most_telling(
        &self,
        cause: usize,
        spans: &[(usize, Place, u64)],
        present: &[(usize, Option<ConditionId>)],
    ) -> usize {
        let line = |number: usize| spans.iter().find(|(other, ..)| *other == number).map(|(_, first, _)| first.line);
        let condition = |number: usize| present.iter().find(|(other, _)| *other == number).and_then(|(_, id)| *id);
        let tells_more = |&&(number, other): &&(usize, Option<ConditionId>)| {
            line(number) == line(cause)
                && matches!((condition(cause), other), (Some(own), Some(other)) if self.knowledge.yields(own, other))
        };
        present.iter().find(tells_more).map_or(cause, |(number, _)| *number)
    }

    fn cause_by_marks(&self, number: usize, first: Place, spans: &[(usize, Place, u64)]) -> Option<usize> {
        let others = || spans.iter().filter(|(other, _, _)| *other != number);
        let later = self
            .ledger
            .marks()
            .iter()
            .rev()
            .filter(|(mark, chain)| *chain == Chain::CauseFollows && mark.byte > first.byte);
        let below = later.flat_map(|(mark, _)| others().filter(|(_, place, _)| place.byte >= mark.byte)).next_back();
        let earlier =
            self.ledger.marks().iter().filter(|(mark, chain)| *chain == Chain::CausePrecedes && mark.byte < first.byte);
        let above = earlier.flat_map(|(mark, _)| others().filter(|(_, place, _)| place.byte < mark.byte)).next();
        above.or(below).map(|(other, _, _)| *other)
    }

    fn finding(&self, candidate: Candidate<'a>, caused_by: Option<usize>) -> Finding {
        let mut occurrences: Vec<(Place, Place)> =
            candidate.entries.iter().flat_map(|entry| entry.occurrences.iter().copied()).collect();
        order::by_key(&mut occurrences, |(start, _)| start.byte);
        let (start, end) = occurrences.first().copied().unwrap_or_default();
        let offsets = self.ending.offsets;
        let occurrence = |(start, end): &(Place, Place)| Occurrence {
            line: start.line + 1,
            start: offsets.of(*start),
            end: offsets.of(*end),
        };
        let view = candidate.condition.map(|condition| self.knowledge.describe(condition));
        let (title, summary) = match (&view, candidate.code) {
            (Some(view), _) => (view.title.to_owned(), view.summary.to_owned()),
            (None, Some(code)) => (self.knowledge.title_of(code), self.knowledge.summary_of(code).to_owned()),
            (None, None) => (String::new(), String::new()),
        };
        Finding {
            condition: view.map(|view| view.slug.to_owned()),
            code: candidate.code.map(|code| self.knowledge.code_ref(code)),
            title,
            summary,
            confidence: candidate.confidence,
            evidence: candidate.evidence.clone(),
            alternatives: self.alternatives(&candidate),
            line: start.line + 1,
            start: offsets.of(start),
            end: offsets.of(end),
            count: candidate.entries.iter().map(|entry| entry.count).sum(),
            occurrences: occurrences.iter().take(MOST_OCCURRENCES).map(occurrence).collect(),
            caused_by,
            entities: self.entities(&candidate),
        }
    }

    fn alternatives(&self, candidate: &Candidate<'_>) -> Vec<Alternative> {
        let slug = |condition: ConditionId| self.knowledge.describe(condition).slug.to_owned();
        // Every code for which a system prints this very message is one; of a number's readings only the likely ones are.
        let is_number = candidate.entries.iter().all(|entry| matches!(entry.key, Key::Number(_)));
        let least = if is_number { LEAST_ALTERNATIVE } else { 0.0 };
        let codes =
            candidate.alternatives.iter().filter(|(code, share)| Some(*code) != candidate.code && *share >= least).map(
                |&(code, confidence)| Alternative {
                    condition: self.knowledge.condition_of(code).map(slug),
                    code: Some(self.knowledge.code_ref(code)),
                    confidence,
                },
            );
        let meanings = candidate.others.iter().map(|&(condition, confidence)| Alternative {
            condition: Some(slug(condition)),
            code: self.code_of_platform(condition).map(|code| self.knowledge.code_ref(code)),
            confidence,
        });
        meanings.chain(codes).take(if is_number { MOST_ALTERNATIVES } else { MOST_NAMESAKES }).collect()
    }

    fn entities(&self, candidate: &Candidate<'_>) -> Entities {
        let named = candidate.entries.iter().filter(|entry| entry.endpoint.host.is_some());
        let endpoint = named
            .max_by(|one, other| one.endpoint.weight.total_cmp(&other.endpoint.weight))
            .map(|entry| &entry.endpoint);
        let nearest = |of: fn(&Entry) -> &Option<(String, u64)>| {
            candidate
                .entries
                .iter()
                .filter_map(|entry| of(entry).as_ref())
                .min_by_key(|(_, distance)| *distance)
                .map(|(value, _)| value.clone())
        };
        let operation = nearest(|entry| &entry.operation);
        let role = nearest(|entry| &entry.role).or_else(|| role_of(operation.as_deref()?).map(str::to_owned));
        let port = endpoint
            .and_then(|endpoint| endpoint.port)
            .or_else(|| candidate.entries.iter().find_map(|entry| entry.endpoint.port.or(entry.port)));
        let platform = candidate.code.map(|code| self.knowledge.namespace(self.knowledge.namespace_of(code)).platform);
        let context = self.context();
        Entities {
            operation,
            role,
            host: endpoint.and_then(|endpoint| endpoint.host.clone()),
            port,
            service: port.and_then(|port| self.knowledge.service(port)).map(str::to_owned),
            path: candidate.entries.iter().find_map(|entry| entry.endpoint.path.clone()),
            pid: candidate.entries.iter().find_map(|entry| entry.endpoint.pid),
            timestamp: candidate.entries.iter().find_map(|entry| Some(entry.timestamp.as_ref()?.text.clone())),
            platform: platform.filter(|platform| *platform != "any").map(str::to_owned).or(context.platform),
            runtime: context.runtime,
            product: context.product,
        }
    }
}

/// The class of the doubt about a message that means this only during an operation which the text does not tell, if it does;
/// nothing remains where the text tells another one.
fn operation_doubt(needed: Option<&str>, told: Option<&str>) -> Option<Option<&'static str>> {
    match (needed, told) {
        (Some(needed), Some(told)) if needed == told => Some(None),
        (Some(_), Some(_)) => None,
        // Connecting is where most programs wait.
        (Some("connect"), None) => Some(Some("untold-connect")),
        (Some(_), None) => Some(Some("untold")),
        (None, _) => Some(None),
    }
}

/// Whoever connects or resolves is the client, whoever listens the server.
fn role_of(operation: &str) -> Option<&'static str> {
    match operation {
        "connect" | "resolve" => Some("client"),
        "bind" | "listen" | "accept" => Some("server"),
        _ => None,
    }
}

/// Makes one finding of those that rest on the same words: a message that means one thing while connecting and another while
/// reading is one error, and the less likely meaning is what else it could be.
fn fold_readings(candidates: &mut Vec<Candidate<'_>>) {
    let spans = |candidate: &Candidate<'_>| -> Vec<(u64, u64)> {
        let proofs = candidate.entries.iter().flat_map(|entry| &entry.proofs);
        proofs.map(|proof| (proof.start.byte, proof.end.byte)).collect()
    };
    order::heaviest_first(candidates, |candidate| candidate.confidence);
    let mut kept: Vec<(Vec<(u64, u64)>, Candidate<'_>)> = Vec::new();
    for candidate in candidates.drain(..) {
        let own = spans(&candidate);
        let holder = kept.iter_mut().find(|(spans, _)| own.iter().all(|span| spans.contains(span)));
        match (holder, candidate.condition, candidate.code) {
            (Some((_, holder)), Some(condition), _) => holder.others.push((condition, candidate.confidence)),
            (Some((_, holder)), None, Some(code)) => {
                holder.alternatives.push((code, candidate.confidence));
                holder.alternatives.extend(candidate.alternatives);
            }
            _ => kept.push((own, candidate)),
        }
    }
    candidates.extend(kept.into_iter().map(|(_, candidate)| candidate));
    order::by_key(candidates, |candidate| candidate.first.byte);
}

/// True where following causes from one finding arrives at another.
fn leads_to(causes: &[(usize, usize)], from: usize, to: usize) -> bool {
    let mut at = Some(from);
    while let Some(finding) = at {
        if finding == to {
            return true;
        }
        at = causes.iter().find(|(caused, _)| *caused == finding).map(|(_, cause)| *cause);
    }
    false
}

/// Evidence that stands nowhere in the text.
const fn without_text(kind: EvidenceKind, weight: f64) -> Evidence {
    Evidence { kind, text: String::new(), start: 0, end: 0, weight }
}

/// Log-odds to probabilities, highest first.
pub fn softmax<T>(mut weights: Vec<(T, f64)>) -> Vec<(T, f64)> {
    let most = weights.iter().map(|(_, weight)| *weight).fold(f64::MIN, f64::max);
    let sum: f64 = weights.iter().map(|(_, weight)| (weight - most).exp()).sum();
    for (_, weight) in &mut weights {
        *weight = (*weight - most).exp() / sum;
    }
    order::heaviest_first(&mut weights, |(_, weight)| *weight);
    weights
}
