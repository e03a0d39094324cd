//! Reads a text from standard input and prints what it shows: one line for each finding, then its evidence.
//!
//! `dmesg | cargo run --example classify`

use std::error::Error;
use std::io::{Read, Write, stdin, stdout};

use error_explainer::{ClassifyOptions, Explainer};

/// The articles, and with them the codes that few people meet.
static ARTICLES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/articles.bin"));

fn main() -> Result<(), Box<dyn Error>> {
    let mut bytes = Vec::new();
    stdin().read_to_end(&mut bytes)?;
    let mut explainer = Explainer::new()?;
    explainer.load_articles(ARTICLES)?;
    let found = explainer.classify_bytes(&bytes, &ClassifyOptions::default());
    let mut out = stdout().lock();
    writeln!(out, "{} lines, {:?}", found.lines, found.context)?;
    for finding in &found.findings {
        let code = finding.code.as_ref().map_or("-", |code| code.id.as_str());
        let condition = finding.condition.as_deref().unwrap_or("-");
        let (sure, line, count) = (100.0 * finding.confidence, finding.line, finding.count);
        writeln!(out, "{sure:.0} % {condition} {code} line {line} ×{count}")?;
        writeln!(out, "    {:?}", finding.entities)?;
        for evidence in &finding.evidence {
            writeln!(out, "    {:+.1} {:?} {:?}", evidence.weight, evidence.kind, evidence.text)?;
        }
    }
    Ok(())
}
