//! The corpus: real outputs with true causes. Prints accuracy by condition, client and kind with every miss, and holds
//! the floors. `tests/corpus/README.md` tells what the files are.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may say what it expects")]

mod laws;
mod whole;

use whole::explainer;

use std::collections::BTreeMap;
use std::fs;

use error_explainer::{Classification, ClassifyOptions, Explainer};
use laws::FAMILY;
use serde_json::Value;

fn items(file: &str) -> Vec<Value> {
    let path = format!("{}/tests/corpus/{file}.jsonl", env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{path}: {error}: {line}")))
        .collect()
}

fn text<'v>(item: &'v Value, field: &str) -> &'v str {
    item[field].as_str().unwrap_or_default()
}

fn classify(explainer: &Explainer, item: &Value) -> Classification {
    explainer.classify(text(item, "text"), &ClassifyOptions::default())
}

fn found(result: &Classification) -> &str {
    result.primary.as_ref().map_or("nothing", |primary| primary.condition.as_deref().unwrap_or("a code"))
}

fn is_right(item: &Value, result: &Classification) -> bool {
    let also = item["also"].as_array().into_iter().flatten().filter_map(Value::as_str);
    std::iter::once(text(item, "condition")).chain(also).any(|condition| condition == found(result))
}

/// Right and all, by what a label says.
#[derive(Default)]
struct Tally(BTreeMap<String, (usize, usize)>);

impl Tally {
    fn add(&mut self, label: &str, right: bool) {
        let entry = self.0.entry(label.to_owned()).or_default();
        entry.0 += usize::from(right);
        entry.1 += 1;
    }

    fn print(&self, title: &str) {
        println!("{title}");
        for (label, (right, all)) in &self.0 {
            println!("  {label:<32} {right:>4} of {all:>4}");
        }
    }

    fn share(&self) -> f64 {
        let (right, all) = self.0.values().fold((0, 0), |sum, entry| (sum.0 + entry.0, sum.1 + entry.1));
        right as f64 / f64::from(u32::try_from(all).expect("a small corpus"))
    }
}

/// One line or a log of several: what people paste differs in kind.
fn kind(item: &Value) -> &'static str {
    if text(item, "text").trim().contains('\n') { "several lines" } else { "single line" }
}

fn score(file: &str, wanted: impl Fn(&Value) -> bool) -> f64 {
    let explainer = explainer();
    let [mut conditions, mut clients, mut kinds] = [Tally::default(), Tally::default(), Tally::default()];
    for item in items(file).iter().filter(|item| wanted(item)) {
        let result = classify(&explainer, item);
        let right = is_right(item, &result);
        conditions.add(text(item, "condition"), right);
        clients.add(text(item, "family"), right);
        kinds.add(kind(item), right);
        if !right {
            println!(
                "miss {} {}: {} is not {}",
                text(item, "id"),
                text(item, "client"),
                found(&result),
                text(item, "condition")
            );
        }
    }
    conditions.print("by condition");
    clients.print("by client");
    kinds.print("by kind");
    let share = conditions.share();
    println!("{file}: {:.1} % right\n", 100.0 * share);
    share
}

fn in_family(item: &Value) -> bool {
    FAMILY.contains(&text(item, "condition"))
}

#[test]
fn live_faults_of_the_family_are_found() {
    assert!(score("livefire-dev", in_family) >= 0.95);
}

#[test]
fn our_own_items_of_the_family_are_found() {
    assert!(score("own", in_family) >= 0.95);
}

#[test]
fn every_condition_of_the_family_has_ten_items() {
    let items: Vec<_> = items("livefire-dev").into_iter().chain(items("own")).collect();
    for condition in FAMILY {
        let count = items.iter().filter(|item| text(item, "condition") == *condition).count();
        assert!(count >= 10, "{condition} has {count} items");
    }
}

#[test]
fn named_peers_are_read() {
    let explainer = explainer();
    let mut tally = Tally::default();
    for item in items("own").iter().filter(|item| item["peer"].is_string()) {
        let entities = classify(&explainer, item).primary.map(|primary| primary.entities).unwrap_or_default();
        let host = entities.host.unwrap_or_default();
        let host = if host.contains(':') { format!("[{host}]") } else { host };
        let peer = entities.port.map_or_else(|| host.clone(), |port| format!("{host}:{port}"));
        let wanted = text(item, "peer");
        let right = peer == wanted || host == wanted || (wanted.starts_with(':') && peer.ends_with(wanted));
        tally.add("peer", right);
        if !right {
            println!("peer {}: {peer} is not {wanted}", text(item, "id"));
        }
    }
    tally.print("peers");
    assert!(tally.share() >= 0.9);
}

#[test]
fn normal_runs_show_nothing() {
    let explainer = explainer();
    let mut tally = Tally::default();
    for item in items("normal-dev").iter().chain(&items("own-normal")) {
        let result = classify(&explainer, item);
        let silent = result.findings.is_empty();
        tally.add(text(item, "client"), silent);
        if let Some(primary) = result.primary {
            let said: Vec<_> = primary.evidence.iter().map(|evidence| evidence.text.as_str()).collect();
            println!("noise {} {}: {:?} from {said:?}", text(item, "id"), text(item, "client"), primary.condition);
        }
    }
    assert!(tally.share() >= 0.97);
}

/// Twelve other clients that nobody who writes rules has read: the figure is told and no miss is shown.
#[test]
fn clients_set_aside_are_scored_unseen() {
    let explainer = explainer();
    let mut tally = Tally::default();
    for item in items("livefire-set-aside").iter().filter(|item| in_family(item)) {
        tally.add("set aside", is_right(item, &classify(&explainer, item)));
    }
    tally.print("clients set aside");
    assert!(tally.share() >= 0.8);
}
