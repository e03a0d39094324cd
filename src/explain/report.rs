//! A report for a ticket: what was pasted, what it shows, why it may have come about, what to do next.

use super::markdown::{push_block, push_code, push_plain, push_prose};
use super::platform::display_name;
use super::{Subject, explain, redact, triage};
use crate::knowledge::Knowledge;
use crate::model::{
    Cause, Classification, Command, Entities, ExplainOptions, Explanation, Finding, ReportOptions, Step,
};

/// Characters of the paste that a report quotes.
const LONGEST_PASTE: usize = 4_000;
/// How much of each list a ticket needs.
const FINDINGS: usize = 20;
const CAUSES: usize = 5;
const DIAGNOSES: usize = 3;
const RESOLUTIONS: usize = 3;
const SOURCES: usize = 6;
/// A cause below this is left to the article.
const LEAST_LIKELIHOOD: f64 = 0.02;

/// A Markdown report for a ticket. Secrets are masked unless the options say otherwise; nothing that was pasted can
/// leave the place where it is quoted.
#[must_use]
pub fn report(knowledge: &Knowledge, result: &Classification, options: &ReportOptions) -> String {
    let mut out = String::from("# ");
    match &result.primary {
        Some(primary) => push_plain(&mut out, &primary.title),
        None => out.push_str("No known error found"),
    }
    out.push('\n');
    push_paste(&mut out, options);
    push_findings(&mut out, result, options);
    if let Some(primary) = &result.primary {
        push_primary(&mut out, knowledge, primary, options);
    }
    out
}

fn masks(options: &ReportOptions) -> bool {
    options.redact.unwrap_or(true)
}

fn heading(out: &mut String, text: &str) {
    let gap = if out.ends_with("\n\n") { "" } else { "\n" };
    out.extend([gap, "## ", text, "\n\n"]);
}

fn push_paste(out: &mut String, options: &ReportOptions) {
    let Some(text) = options.text.as_deref().filter(|text| !text.trim().is_empty()) else {
        return;
    };
    heading(out, "What was pasted");
    let redacted = masks(options).then(|| redact(text));
    let shown = redacted.as_ref().map_or(text, |redacted| redacted.text.as_str());
    let cut = shown.char_indices().nth(LONGEST_PASTE).map(|(at, _)| at);
    push_block(out, "text", &shown[..cut.unwrap_or(shown.len())], "");
    if cut.is_some() {
        out.push_str("\nOnly the first 4,000 characters are quoted.\n");
    }
    let masked = redacted.map(|redacted| redacted.masked).unwrap_or_default();
    for (index, kind) in masked.iter().enumerate() {
        out.push_str(if index == 0 { "\nMasked before quoting: " } else { ", " });
        out.extend([kind.count.to_string().as_str(), " × ", &kind.kind]);
    }
    if !masked.is_empty() {
        out.push_str(".\n");
    }
}

fn push_findings(out: &mut String, result: &Classification, options: &ReportOptions) {
    heading(out, "Findings");
    if result.findings.is_empty() {
        out.push_str("Nothing in the text was recognised as an error.\n");
    }
    for (index, finding) in result.findings.iter().take(FINDINGS).enumerate() {
        push_number(out, index);
        push_finding(out, finding, options);
        if let Some(cause) = finding.caused_by.and_then(|index| result.findings.get(index)) {
            out.push_str(", caused by: ");
            push_plain(out, &cause.title);
        }
        out.push('\n');
    }
    let more = result.findings.len().saturating_sub(FINDINGS);
    if more > 0 || result.truncated {
        out.push_str("\nMore was found than is listed here.\n");
    }
}

fn push_finding(out: &mut String, finding: &Finding, options: &ReportOptions) {
    out.push_str("**");
    push_plain(out, &finding.title);
    out.extend(["** (", &percent(finding.confidence), " confidence)"]);
    if let Some(code) = &finding.code {
        out.push_str(", ");
        push_code(out, &code.symbol);
        out.push(' ');
        push_code(out, &code.id);
    }
    out.extend([", line ", &finding.line.to_string()]);
    if finding.count > 1 {
        out.extend([", ", &finding.count.to_string(), " times"]);
    }
    push_circumstances(out, &finding.entities, options);
}

fn push_circumstances(out: &mut String, entities: &Entities, options: &ReportOptions) {
    let peer = match (&entities.host, entities.port) {
        (Some(host), Some(port)) if host.contains(':') => Some(["[", host, "]:", &port.to_string()].concat()),
        (Some(host), Some(port)) => Some([host, ":", &port.to_string()].concat()),
        (Some(host), None) => Some(host.clone()),
        (None, Some(port)) => Some(port.to_string()),
        (None, None) => None,
    };
    let label = if entities.host.is_some() { "peer" } else { "port" };
    let pid = entities.pid.map(|pid| pid.to_string());
    let shown = [
        ("operation", entities.operation.as_deref()),
        (label, peer.as_deref()),
        ("path", entities.path.as_deref()),
        ("process", pid.as_deref()),
    ];
    for (label, value) in shown.into_iter().filter_map(|(label, value)| Some((label, value?))) {
        out.extend([", ", label, " "]);
        if masks(options) { push_code(out, &redact(value).text) } else { push_code(out, value) }
    }
}

fn push_primary(out: &mut String, knowledge: &Knowledge, primary: &Finding, options: &ReportOptions) {
    let mut primary = primary.clone();
    if masks(options) {
        primary.entities.path = primary.entities.path.map(|path| redact(&path).text);
    }
    let asked = ExplainOptions { platform: options.platform.clone(), locale: None, answers: options.answers.clone() };
    let explanation = explain(knowledge, Subject::Finding(&primary), &asked);
    if !explanation.summary.is_empty() {
        out.push('\n');
        push_prose(out, &explanation.summary, "");
        out.push('\n');
    }
    push_causes(out, &explanation.causes);
    push_answers(out, knowledge, &explanation, options);
    push_next_steps(out, &explanation, options);
    push_sources(out, &explanation);
}

fn push_causes(out: &mut String, causes: &[Cause]) {
    if causes.is_empty() {
        return;
    }
    heading(out, "Likely causes");
    let likely = causes.iter().filter(|cause| cause.likelihood >= LEAST_LIKELIHOOD);
    for (index, cause) in likely.take(CAUSES).enumerate() {
        push_number(out, index);
        out.push_str("**");
        push_prose(out, &cause.title, "");
        out.extend(["** (", &percent(cause.likelihood), ")\n"]);
        for because in &cause.because {
            push_item(out, "   - ", because);
        }
    }
}

fn push_answers(out: &mut String, knowledge: &Knowledge, explanation: &Explanation, options: &ReportOptions) {
    let article = explanation.condition.as_deref().and_then(|slug| knowledge.article(slug));
    let tree = article.map(|(tree, _)| tree).unwrap_or_default();
    for (index, chosen) in triage::chosen(tree, &options.answers).enumerate() {
        if index == 0 {
            heading(out, "What was ticked");
        }
        push_item(out, "- [x] ", &[chosen.title, " — ", chosen.text].concat());
    }
}

fn push_next_steps(out: &mut String, explanation: &Explanation, options: &ReportOptions) {
    let open = explanation.diagnose.iter().filter(|step| options.answers.iter().all(|(known, _)| *known != step.id));
    let open: Vec<_> = open.take(DIAGNOSES).collect();
    let resolutions: Vec<_> = explanation.resolve.iter().take(RESOLUTIONS).collect();
    for (title, steps) in [("Next: find out which cause it is", open), ("Next: resolve it", resolutions)] {
        if !steps.is_empty() {
            heading(out, title);
        }
        for (index, step) in steps.into_iter().enumerate() {
            push_step(out, index, step);
        }
    }
}

fn push_step(out: &mut String, index: usize, step: &Step) {
    push_number(out, index);
    out.push_str("**");
    push_prose(out, &step.title, "");
    out.push_str("**\n");
    if !step.text.is_empty() {
        push_item(out, "\n   ", &step.text);
    }
    for command in &step.commands {
        push_command(out, command);
    }
    if !step.observations.is_empty() {
        out.push('\n');
    }
    for observation in &step.observations {
        push_item(out, "   - [ ] ", &observation.text);
    }
    out.push('\n');
}

fn push_command(out: &mut String, command: &Command) {
    out.extend(["\n   On ", display_name(&command.platform), ":\n\n"]);
    let language = match command.shell.as_str() {
        "cmd" => "bat",
        shell @ ("sh" | "powershell" | "sql") => shell,
        _ => "text",
    };
    push_block(out, language, &command.text, "   ");
}

fn push_sources(out: &mut String, explanation: &Explanation) {
    if !explanation.sources.is_empty() {
        heading(out, "Sources");
    }
    for source in explanation.sources.iter().take(SOURCES) {
        out.push_str("- ");
        push_plain(out, &source.title);
        out.push_str(": <");
        out.extend(source.url.chars().filter(|c| c.is_ascii_graphic() && !matches!(c, '<' | '>')));
        out.push_str(">\n");
    }
}

fn push_item(out: &mut String, mark: &str, text: &str) {
    out.push_str(mark);
    push_prose(out, text, "   ");
    out.push('\n');
}

fn push_number(out: &mut String, index: usize) {
    out.extend([(index + 1).to_string().as_str(), ". "]);
}

/// "37 %". What cannot be a share counts as none.
fn percent(share: f64) -> String {
    let whole = (share.clamp(0.0, 1.0) * 100.0).round();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 100; a NaN becomes 0")]
    let whole = whole as u8;
    [&whole.to_string(), " %"].concat()
}
