use error_explainer_pack::compile::{Known, compile};
use error_explainer_pack::portal;
use error_explainer_pack::value::Node;

use super::*;
use crate::model::{Classification, Context, Entities, ReportOptions};

/// An article in which every mechanism can be seen.
const PACK: &str = r#"{ "schema": 1, "name": "portal", "conditions": [{
  "slug": "connection-reset", "group": "network", "title": "Reset", "summary": "It was reset.",
  "background": "All.\n\n@windows: Winsock.\n\n@linux,macos: errno.",
  "scenarios": ["@windows: A desk.", "A rack."],
  "criticality": { "level": "low", "transient": true, "text": "Passes." },
  "cause": [
    { "id": "crash", "title": "Crash", "text": "@linux: Killed.", "likelihood": 3 },
    { "id": "timer", "title": "Timer", "text": "Idle.", "likelihood": 1, "when": [
      { "operation": ["read", "write"], "port": ["1-99", "443"], "factor": 9, "because": "It was reading." },
      { "host": "loopback", "factor": 100, "because": "Nearby." },
      { "platform": "linux", "role": "proxy", "factor": 2, "because": "A proxy." },
      { "runtime": "node", "factor": 100, "because": "Node." }] },
    { "id": "rare", "title": "Rare", "text": "Seldom.", "likelihood": 1 }],
  "diagnose": [
    { "id": "who", "title": "Who?", "text": "Look.", "pid": "reporter", "command": [
      { "platform": "windows", "shell": "powershell", "text": "Test-NetConnection {host} -Port {port}" },
      { "platform": "linux", "shell": "sh", "text": "ss dst {host}; cat {path}; strace -p {pid}" },
      { "platform": "any", "shell": "wireshark", "text": "tcp.port == {port}" }],
      "observation": [
        { "id": "peer", "text": "The peer.", "shifts": { "crash": 30, "rare": 1 } },
        { "id": "none", "text": "Nobody.", "shifts": { "timer": 0.5 } }] },
    { "id": "windows-only", "title": "Service?", "text": "@windows: Ask the service." }],
  "resolve": [
    { "id": "wait", "title": "Wait", "text": "Wait." },
    { "id": "keep", "title": "Keep", "text": "Keep alive.", "causes": ["timer"] },
    { "id": "restart", "title": "Restart", "text": "Restart it.", "causes": ["crash"] }],
  "developer": { "text": "Retry.", "retry": { "policy": "safe", "text": "Once." },
    "example": [{ "language": "rust", "code": "fn main() {}\n" }] },
  "related": [{ "condition": "connection-refused", "difference": "No connection yet." }],
  "faq": [{ "question": "Why?", "answer": "@windows: So." }],
  "source": [{ "title": "RFC 9293", "url": "https://www.rfc-editor.org/rfc/rfc9293" }] }] }"#;

fn knowledge() -> Knowledge {
    let mut knowledge = Knowledge::built_in().unwrap();
    let source = portal::read(&serde_json::from_str::<Node>(PACK).unwrap()).unwrap();
    let known = Known { condition: &|slug| knowledge.condition(slug).is_some(), ..Known::NOTHING };
    let compiled = compile(&source, known, &[]).unwrap();
    knowledge.add(compiled.core, compiled.articles).unwrap();
    knowledge
}

fn finding(entities: Entities) -> Finding {
    Finding {
        condition: Some("connection-reset".to_owned()),
        code: None,
        title: "Connection reset".to_owned(),
        summary: String::new(),
        confidence: 0.934,
        evidence: Vec::new(),
        alternatives: Vec::new(),
        line: 3,
        start: 0,
        end: 5,
        count: 2,
        occurrences: Vec::new(),
        caused_by: None,
        entities,
    }
}

fn proxy() -> Entities {
    let text = |text: &str| Some(text.to_owned());
    Entities {
        operation: text("read"),
        role: text("proxy"),
        host: text("10.0.54.12"),
        port: Some(443),
        path: text("/home/bob/it's"),
        pid: Some(104),
        platform: text("linux"),
        ..Entities::default()
    }
}

fn asked(platform: Option<&str>, answers: &[(&str, &str)]) -> ExplainOptions {
    let answers = answers.iter().map(|&(step, answer)| (step.to_owned(), answer.to_owned())).collect();
    ExplainOptions { platform: platform.map(str::to_owned), locale: None, answers }
}

fn condition(knowledge: &Knowledge, slug: &str, options: &ExplainOptions) -> Explanation {
    explain(knowledge, Subject::Condition(knowledge.condition(slug).unwrap()), options)
}

fn ids(causes: &[crate::model::Cause]) -> Vec<&str> {
    causes.iter().map(|cause| cause.id.as_str()).collect()
}

#[test]
fn every_part_is_shaped_to_the_platform() {
    let knowledge = knowledge();
    let linux = condition(&knowledge, "connection-reset", &asked(Some("linux"), &[]));
    assert_eq!(linux.background, "All.\n\nerrno.");
    assert_eq!(linux.scenarios, ["A rack."]);
    assert_eq!(linux.code.unwrap().id, "linux-errno:104");
    assert_eq!(linux.related[0].code.as_ref().unwrap().id, "linux-errno:111");
    assert_eq!(linux.diagnose.len(), 1);
    assert!(linux.faq.is_empty());
    let shells = |explanation: &Explanation| {
        explanation.diagnose[0].commands.iter().map(|command| command.shell.clone()).collect::<Vec<_>>()
    };
    assert_eq!(shells(&condition(&knowledge, "connection-reset", &asked(Some("android"), &[]))), ["sh", "wireshark"]);
    let all = condition(&knowledge, "connection-reset", &asked(None, &[]));
    assert_eq!(all.background, "All.\n\nOn Windows: Winsock.\n\nOn Linux and macOS: errno.");
    assert_eq!(shells(&all), ["powershell", "sh", "wireshark"]);
    assert!(all.code.is_none() && all.related[0].code.is_none() && all.complete);
    assert_eq!(all.pack.as_deref(), Some("portal"));
    assert!(all.codes.iter().any(|code| code.symbol == "WSAECONNRESET"));
}

#[test]
fn a_code_or_a_finding_brings_its_platform_unless_another_is_asked_for() {
    let knowledge = knowledge();
    let code = knowledge.code_with_id("winsock:10054").unwrap();
    let windows = explain(&knowledge, Subject::Code(code), &asked(None, &[]));
    assert_eq!(windows.background, "All.\n\nWinsock.");
    assert_eq!(windows.code.unwrap().id, "winsock:10054");
    let found = finding(proxy());
    assert_eq!(explain(&knowledge, Subject::Finding(&found), &asked(None, &[])).background, "All.\n\nerrno.");
    assert_eq!(
        explain(&knowledge, Subject::Finding(&found), &asked(Some("windows"), &[])).background,
        "All.\n\nWinsock."
    );
}

#[test]
fn commands_name_the_peer_of_the_paste() {
    let knowledge = knowledge();
    let explanation = explain(&knowledge, Subject::Finding(&finding(proxy())), &asked(None, &[]));
    let texts: Vec<_> = explanation.diagnose[0].commands.iter().map(|command| command.text.as_str()).collect();
    assert_eq!(texts, [r"ss dst 10.0.54.12; cat '/home/bob/it'\''s'; strace -p 104", "tcp.port == 443"]);
}

#[test]
fn circumstances_that_fully_hold_weigh_causes() {
    let knowledge = knowledge();
    let explanation = explain(&knowledge, Subject::Finding(&finding(proxy())), &asked(None, &[]));
    assert_eq!(ids(&explanation.causes), ["timer", "crash", "rare"]);
    assert_eq!(explanation.causes[0].because, ["It was reading.", "A proxy."]);
    assert!((explanation.causes[0].likelihood - 18.0 / 22.0).abs() < 1e-9);
    let sum: f64 = explanation.causes.iter().map(|cause| cause.likelihood).sum();
    assert!((sum - 1.0).abs() < 1e-9);
    let unknown = explain(&knowledge, Subject::Finding(&finding(Entities::default())), &asked(None, &[]));
    assert_eq!(ids(&unknown.causes), ["crash", "timer", "rare"]);
    assert!(unknown.causes.iter().all(|cause| cause.because.is_empty()));
}

#[test]
fn answers_shift_causes_and_unknown_ones_do_nothing() {
    let knowledge = knowledge();
    let found = finding(proxy());
    let answered = explain(&knowledge, Subject::Finding(&found), &asked(None, &[("who", "peer")]));
    assert_eq!(ids(&answered.causes), ["crash", "timer", "rare"]);
    assert_eq!(answered.causes[0].because, ["Who? — The peer."]);
    assert!(answered.causes[2].because.is_empty());
    let plain = explain(&knowledge, Subject::Finding(&found), &asked(None, &[]));
    for odd in [("who", "stranger"), ("nothing", "peer"), ("", "")] {
        let same = explain(&knowledge, Subject::Finding(&found), &asked(None, &[odd]));
        assert_eq!(same.causes[0].likelihood, plain.causes[0].likelihood);
    }
}

#[test]
fn resolutions_of_the_cause_that_stands_out_come_first() {
    let knowledge = knowledge();
    let order = |explanation: Explanation| explanation.resolve.into_iter().map(|step| step.id).collect::<Vec<_>>();
    assert_eq!(order(condition(&knowledge, "connection-reset", &asked(None, &[]))), ["restart", "wait", "keep"]);
    assert_eq!(
        order(explain(&knowledge, Subject::Finding(&finding(proxy())), &asked(None, &[]))),
        ["keep", "wait", "restart"]
    );
    let answered = explain(&knowledge, Subject::Finding(&finding(proxy())), &asked(None, &[("who", "peer")]));
    assert_eq!(order(answered), ["restart", "wait", "keep"]);
}

#[test]
fn without_an_article_the_catalog_speaks() {
    let knowledge = knowledge();
    let refused = condition(&knowledge, "connection-refused", &asked(None, &[]));
    assert!(!refused.complete && refused.causes.is_empty() && refused.pack.is_none());
    assert_eq!((refused.title.as_str(), refused.developer.retry.policy.as_str()), ("Connection refused", "after-fix"));
    assert_eq!(refused.criticality.level, "medium");
    assert!(!refused.codes.is_empty() && !refused.summary.is_empty());
    let decoded = Finding { condition: None, title: "Unknown".to_owned(), ..finding(Entities::default()) };
    let explanation = explain(&knowledge, Subject::Finding(&decoded), &asked(None, &[]));
    assert_eq!((explanation.title.as_str(), explanation.condition, explanation.codes.len()), ("Unknown", None, 0));
}

fn classification(primary: Finding) -> Classification {
    Classification {
        primary: Some(primary.clone()),
        findings: vec![primary],
        context: Context::default(),
        lines: 1,
        truncated: false,
        density: vec![0; 64],
    }
}

#[test]
fn a_report_holds_what_a_ticket_needs() {
    let options = ReportOptions {
        text: Some("recv() failed, password=hunter2".to_owned()),
        answers: asked(None, &[("who", "peer")]).answers,
        ..ReportOptions::default()
    };
    let report = report(&knowledge(), &classification(finding(proxy())), &options);
    for part in [
        "# Connection reset\n",
        "```text\nrecv() failed, password=[password]\n```\n\nMasked before quoting: 1 × password.\n",
        "1. **Connection reset** (93 % confidence), line 3, 2 times, operation `read`, peer `10.0.54.12:443`",
        "path `/home/[user]/it's`, process `104`",
        "\nIt was reset.\n",
        "1. **Crash** (83 %)\n   - Who? — The peer.\n",
        "- [x] Who? — The peer.\n",
        "## Next: resolve it\n\n1. **Restart**\n\n   Restart it.\n",
        "- RFC 9293: <https://www.rfc-editor.org/rfc/rfc9293>\n",
    ] {
        assert!(report.contains(part), "{part}\nis not in\n{report}");
    }
    assert!(!report.contains("bob") && !report.contains("strace"));
}

#[test]
fn a_report_quotes_hostile_text_without_letting_it_out() {
    let hostile = "```\n# Heading\n<img src=x> [a](b)\u{202e}\0";
    let entities = Entities { host: Some(hostile.to_owned()), path: Some(hostile.to_owned()), ..proxy() };
    let primary = Finding { condition: None, title: hostile.to_owned(), ..finding(entities) };
    let text = ["x".repeat(3_990), hostile.to_owned(), "é".repeat(9_000)].concat();
    let options = ReportOptions { text: Some(text), redact: Some(false), ..ReportOptions::default() };
    let report = report(&knowledge(), &classification(primary), &options);
    assert!(report.contains("\n````text\nx") && report.contains("Only the first 4,000 characters are quoted."));
    let outside = report.split("````").step_by(2).collect::<String>();
    assert!(!outside.contains("\n# Heading") && !outside.contains("\n<img"), "{outside}");
    assert!(!report.contains(['\u{202e}', '\0']));
}

#[test]
fn a_report_on_nothing_says_so() {
    let nothing = Classification { primary: None, findings: Vec::new(), ..classification(finding(proxy())) };
    let report = report(&knowledge(), &nothing, &ReportOptions::default());
    assert_eq!(report, "# No known error found\n\n## Findings\n\nNothing in the text was recognised as an error.\n");
}
