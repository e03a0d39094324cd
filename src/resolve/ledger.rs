//! What a text has shown so far, in bounded memory: repeated sightings fold into one entry.

use crate::knowledge::{CodeId, ConditionId};
use crate::model::EvidenceKind;
use crate::reading::Reading;
use crate::scan::entities::Endpoint;

use super::place::Place;

/// Distinct entries that are kept; a text with more shows nothing that a person could read.
const MOST_ENTRIES: usize = 2000;
/// Occurrences that are kept of an entry.
pub const MOST_OCCURRENCES: usize = 100;
/// Pieces of evidence that are kept of an entry.
const MOST_PROOFS: usize = 12;
/// Bytes of text that a piece of evidence keeps.
const PROOF_TEXT: usize = 200;
/// Marks of cause chains that are kept.
const MOST_MARKS: usize = 500;
/// Names alone on their line that are kept.
/// Lines of a text whose neighbours are looked at.
const MOST_LOOKS: u32 = 200;
const MOST_HEADINGS: usize = 100;
/// Occurrences whose surroundings are searched for the peer.
const SEARCHED: u64 = 3;
/// Weight from which the naming of a peer is not improved upon.
const SURE: f32 = 9.0;
/// Lines between an error and the line that tells its operation.
const NEAR_LINES: u64 = 12;

/// What an entry is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// A condition.
    Condition(ConditionId),
    /// A code that has none.
    Code(CodeId),
    /// A number whose reading the whole text must decide.
    Number(Vec<CodeId>),
}

/// A piece of evidence.
#[derive(Clone, Debug)]
pub struct Proof {
    /// Class of its weight.
    pub class: usize,
    /// As the boundary names it.
    pub kind: EvidenceKind,
    /// As it stands in the text.
    pub text: String,
    /// Where it begins.
    pub start: Place,
    /// Where it ends.
    pub end: Place,
    /// The operation during which it means this; `None` for any.
    pub operation: Option<&'static str>,
}

/// An entry.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What it is about.
    pub key: Key,
    /// What counted.
    pub proofs: Vec<Proof>,
    /// Codes that the text may name, with how much speaks for each.
    pub votes: Vec<(CodeId, f64)>,
    /// Readings of a number.
    pub readings: Vec<Reading>,
    /// Codes for which a system prints the message that was seen.
    pub printed_for: Vec<Reading>,
    /// Lines on which it was seen.
    pub count: u64,
    /// The first of them.
    pub occurrences: Vec<(Place, Place)>,
    /// The surest naming of the peer.
    pub endpoint: Endpoint,
    /// A port that stands apart from its host.
    pub port: Option<u16>,
    /// Operation and role that the text tells, with the distance in lines.
    pub operation: Option<(String, u64)>,
    /// Role that the text tells, with the distance in lines.
    pub role: Option<(String, u64)>,
    /// The time of the first sighting.
    pub timestamp: Option<Stamp>,
    /// Line of the last sighting.
    last_line: u64,
    density: Density,
}

/// A time that stands in the text.
#[derive(Clone, Debug)]
pub struct Stamp {
    /// As it stands.
    pub text: String,
    /// Where it begins.
    pub start: Place,
    /// Where it ends.
    pub end: Place,
}

impl Entry {
    fn new(key: Key) -> Self {
        Self {
            key,
            proofs: Vec::new(),
            votes: Vec::new(),
            readings: Vec::new(),
            printed_for: Vec::new(),
            count: 0,
            occurrences: Vec::new(),
            endpoint: Endpoint::default(),
            port: None,
            operation: None,
            role: None,
            timestamp: None,
            last_line: u64::MAX,
            density: Density::default(),
        }
    }

    /// Where it was seen first.
    #[must_use]
    pub fn first(&self) -> Place {
        self.occurrences.first().map_or_else(Place::default, |(start, _)| *start)
    }

    /// Line on which it was seen last.
    #[must_use]
    pub const fn last_line(&self) -> u64 {
        self.last_line
    }

    /// Adds a sighting; false where the line was counted already.
    pub fn see(&mut self, start: Place, end: Place) -> bool {
        if self.last_line == start.line && self.count > 0 {
            // One line tells one event, however often it says so.
            if let Some(last) = self.occurrences.last_mut().filter(|last| last.0.line == start.line) {
                last.0 = if start.byte < last.0.byte { start } else { last.0 };
                last.1 = if end.byte > last.1.byte { end } else { last.1 };
            }
            return false;
        }
        self.count += 1;
        self.density.add(start.line);
        self.last_line = start.line;
        if self.occurrences.len() < MOST_OCCURRENCES {
            self.occurrences.push((start, end));
        }
        true
    }

    /// Adds evidence, one piece for each class and text.
    pub fn prove(&mut self, mut proof: Proof) {
        proof.text.truncate(proof.text.floor_char_boundary(PROOF_TEXT));
        let known = self.proofs.iter().any(|known| known.class == proof.class && known.text == proof.text);
        if !known && self.proofs.len() < MOST_PROOFS {
            self.proofs.push(proof);
        }
    }

    /// Speaks for a code.
    pub fn vote(&mut self, code: CodeId, weight: f64) {
        match self.votes.iter_mut().find(|(known, _)| *known == code) {
            Some((_, sum)) => *sum = sum.max(weight) + 0.1,
            None => self.votes.push((code, weight)),
        }
    }

    /// True where the surroundings of another sighting may still tell more.
    #[must_use]
    pub fn is_curious(&self) -> bool {
        self.count <= SEARCHED && self.endpoint.weight < SURE
    }

    /// Takes what the surroundings say of the peer.
    pub fn meet(&mut self, endpoints: Vec<Endpoint>) {
        for endpoint in endpoints {
            let own = &mut self.endpoint;
            own.pid = own.pid.or(endpoint.pid);
            own.path = own.path.take().or(endpoint.path);
            let Some(host) = endpoint.host else {
                self.port = self.port.or(endpoint.port);
                continue;
            };
            if own.host.is_none() || (endpoint.weight > own.weight) {
                (own.host, own.port, own.weight) = (Some(host), endpoint.port, endpoint.weight);
            } else if own.host.as_ref() == Some(&host) {
                own.port = own.port.or(endpoint.port);
            }
            if !endpoint.operation.is_empty() {
                self.tell(Telling::Operation, &endpoint.operation, 0);
            }
            if !endpoint.role.is_empty() {
                self.tell(Telling::Role, &endpoint.role, 0);
            }
        }
    }

    fn tell(&mut self, axis: Telling, value: &str, distance: u64) {
        let known = match axis {
            Telling::Operation => &mut self.operation,
            Telling::Role => &mut self.role,
        };
        if known.as_ref().is_none_or(|(_, nearest)| distance < *nearest) {
            *known = Some((value.to_owned(), distance));
        }
    }
}

/// What a line tells of the errors near it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Telling {
    Operation,
    Role,
}

impl Telling {
    fn of(axis: &str) -> Option<Self> {
        match axis {
            "operation" => Some(Self::Operation),
            "role" => Some(Self::Role),
            _ => None,
        }
    }
}

/// A circumstance that the text shows.
#[derive(Clone, Debug)]
pub struct Circumstance {
    /// "platform".
    pub axis: String,
    /// "windows".
    pub value: String,
    /// Weight in log-odds.
    pub weight: f64,
    /// How often it was seen.
    pub count: u64,
    /// The first sighting.
    pub text: String,
    /// Where that begins.
    pub start: Place,
    /// Where that ends.
    pub end: Place,
}

/// Which side of a mark in a cause chain the cause stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chain {
    /// "Caused by:".
    CauseFollows,
    /// "The above exception was the direct cause of …".
    CausePrecedes,
}

/// Everything that a text has shown.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    entries: Vec<Entry>,
    /// Keys with the places of their entries, sorted.
    index: Vec<(Key, usize)>,
    /// Circumstances by pack and number of the hint, sorted.
    circumstances: Vec<((usize, usize), Circumstance)>,
    marks: Vec<(Place, Chain)>,
    recent: Vec<(Telling, String, u64)>,
    overflowed: bool,
    headings: Vec<CodeId>,
    lists: u64,
    /// Lines whose neighbours were looked at.
    looks: u32,
    /// Names in the columns of a table.
    rows: Vec<CodeId>,
    /// Lines that name an error and are source code, documentation or a list.
    hushed: u64,
    /// Lines that report one as programs do.
    reported: u64,
}

impl Ledger {
    /// The entry of a key; nothing where too many are kept already.
    pub fn entry(&mut self, key: Key) -> Option<&mut Entry> {
        let found = self.find(&key);
        if let Ok(place) = found {
            return self.entries.get_mut(self.index[place].1);
        }
        if self.entries.len() >= MOST_ENTRIES {
            self.overflowed = true;
            return None;
        }
        let (Ok(place) | Err(place)) = found;
        self.index.insert(place, (key.clone(), self.entries.len()));
        self.entries.push(Entry::new(key));
        self.entries.last_mut()
    }

    fn find(&self, key: &Key) -> Result<usize, usize> {
        self.index.binary_search_by(|(known, _)| known.cmp(key))
    }

    /// Lets an entry that was just sighted have what was told before.
    pub fn sighted(&mut self, key: &Key, line: u64) {
        let place = self.find(key).ok().map(|place| self.index[place].1);
        let Some(entry) = place.and_then(|place| self.entries.get_mut(place)) else { return };
        for (axis, value, told) in &self.recent {
            let distance = line.saturating_sub(*told);
            if distance <= 3 * NEAR_LINES {
                entry.tell(*axis, value, distance);
            }
        }
    }

    /// Counts a circumstance that was seen before; false where it is new.
    pub fn seen_again(&mut self, id: (usize, usize), line: impl FnOnce() -> u64) -> bool {
        let Ok(place) = self.circumstances.binary_search_by(|(known, _)| known.cmp(&id)) else { return false };
        let known = &mut self.circumstances[place].1;
        known.count += 1;
        if let Some(axis) = Telling::of(&known.axis) {
            let value = known.value.clone();
            self.tell(axis, &value, line());
        }
        true
    }

    /// Notes a circumstance that is new.
    pub fn circumstance(&mut self, id: (usize, usize), seen: Circumstance) {
        if let Some(axis) = Telling::of(&seen.axis) {
            self.tell(axis, &seen.value.clone(), seen.start.line);
        }
        match self.circumstances.binary_search_by(|(known, _)| known.cmp(&id)) {
            Ok(place) => self.circumstances[place].1 = seen,
            Err(place) => self.circumstances.insert(place, (id, seen)),
        }
    }

    /// Tells an operation or role to the entries just before, and keeps it for those that follow.
    fn tell(&mut self, axis: Telling, value: &str, line: u64) {
        self.recent.retain(|(known, _, _)| *known != axis);
        self.recent.push((axis, value.to_owned(), line));
        for entry in self.entries.iter_mut().rev().take(8) {
            let distance = line.saturating_sub(entry.last_line);
            if entry.count <= SEARCHED && distance <= NEAR_LINES {
                entry.tell(axis, value, distance);
            }
        }
    }

    /// Notes a line that is nothing but a code's name, as documentation has it above each description.
    pub fn heading(&mut self, code: CodeId) {
        if !self.headings.contains(&code) && self.headings.len() < MOST_HEADINGS {
            self.headings.push(code);
        }
    }

    /// Notes a line that names an error and is source code, documentation or a list.
    pub const fn hush(&mut self) {
        self.hushed += 1;
    }

    /// Notes a line that reports an error as programs do: with its time, or "Error:" before it.
    pub const fn report(&mut self) {
        self.reported += 1;
    }

    /// Lines that name errors where none is reported.
    #[must_use]
    pub const fn hushed(&self) -> u64 {
        if self.reported == 0 { self.hushed } else { 0 }
    }

    /// True as long as it is worth while to look at the lines around another one.
    pub const fn may_look_around(&mut self) -> bool {
        self.looks = self.looks.saturating_add(1);
        self.looks <= MOST_LOOKS
    }

    /// Notes a name in a column of a table.
    pub fn row(&mut self, code: CodeId) {
        if !self.rows.contains(&code) && self.rows.len() < MOST_HEADINGS {
            self.rows.push(code);
        }
    }

    /// How many different names stand in the columns of a table.
    #[must_use]
    pub const fn rows(&self) -> usize {
        self.rows.len()
    }

    /// Notes a line that lists several names of codes.
    pub const fn list(&mut self) {
        self.lists += 1;
    }

    /// Lines that list several names of codes.
    #[must_use]
    pub const fn lists(&self) -> u64 {
        self.lists
    }

    /// How many different codes have a line for their name alone.
    #[must_use]
    pub const fn headings(&self) -> usize {
        self.headings.len()
    }

    /// Notes a mark of a cause chain.
    pub fn mark(&mut self, place: Place, chain: Chain) {
        if self.marks.len() < MOST_MARKS {
            self.marks.push((place, chain));
        }
    }

    /// The entries in the order in which they were first seen.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The circumstances.
    pub fn circumstances(&self) -> impl Iterator<Item = &Circumstance> {
        self.circumstances.iter().map(|(_, seen)| seen)
    }

    /// The marks of cause chains in the order of the text.
    #[must_use]
    pub fn marks(&self) -> &[(Place, Chain)] {
        &self.marks
    }

    /// True where entries were left out.
    #[must_use]
    pub const fn has_overflowed(&self) -> bool {
        self.overflowed
    }
}

/// Sightings of these entries in each of 64 equal parts of so many lines.
#[must_use]
pub fn density<'e>(entries: impl Iterator<Item = &'e Entry>, lines: u64) -> Vec<u32> {
    let mut sum = vec![0_u32; BUCKETS as usize];
    for entry in entries {
        for (sum, count) in sum.iter_mut().zip(entry.density.buckets(lines)) {
            *sum = sum.saturating_add(count);
        }
    }
    sum
}

/// The density of a text that is one code.
#[must_use]
pub fn bare_density() -> Vec<u32> {
    let mut buckets = vec![0; BUCKETS as usize];
    if let Some(first) = buckets.first_mut() {
        *first = 1;
    }
    buckets
}

/// Sightings by line, in steps that grow with the text.
#[derive(Clone, Debug)]
struct Density {
    step: u64,
    counts: Vec<u32>,
}

const STEPS: usize = 1024;
const BUCKETS: u64 = 64;

impl Default for Density {
    fn default() -> Self {
        Self { step: 1, counts: Vec::new() }
    }
}

impl Density {
    fn add(&mut self, line: u64) {
        while line / self.step >= STEPS as u64 {
            self.counts = self.counts.chunks(2).map(|pair| pair.iter().sum()).collect();
            self.step *= 2;
        }
        let place = usize::try_from(line / self.step).unwrap_or(STEPS - 1);
        if self.counts.len() <= place {
            self.counts.resize(place + 1, 0);
        }
        if let Some(count) = self.counts.get_mut(place) {
            *count = count.saturating_add(1);
        }
    }

    fn buckets(&self, lines: u64) -> Vec<u32> {
        let mut buckets = vec![0_u32; BUCKETS as usize];
        for (place, count) in (0_u64..).zip(&self.counts) {
            let bucket = (place * self.step * BUCKETS / lines.max(1)).min(BUCKETS - 1);
            if let Some(sum) = usize::try_from(bucket).ok().and_then(|bucket| buckets.get_mut(bucket)) {
                *sum = sum.saturating_add(*count);
            }
        }
        buckets
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn density_keeps_every_sighting_however_long_the_text() {
        let mut density = Density::default();
        for line in (0..100_000).step_by(10) {
            density.add(line);
        }
        let buckets = density.buckets(100_000);
        assert_eq!(buckets.iter().sum::<u32>(), 10_000);
        assert!(buckets.iter().all(|count| *count > 0), "{buckets:?}");
    }
}
