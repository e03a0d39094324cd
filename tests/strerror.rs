//! What this machine's C library says of every errno, in every language that is installed here, is recognised.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]
#![cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]

mod whole;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::process::Command;

use error_explainer::{ClassifyOptions, CodeMatch, CodeRef, CodeValue, Explainer, Finding};
use error_explainer_pack::words;

/// Least share of a language's messages that must be recognised, ...
const KNOWN: f64 = 0.98;
/// ... and of those that must be found where nothing else in the text tells of an error. In Chinese many are two or three words
/// that stand in other places too.
const SURE: f64 = 0.45;
/// Every so many languages are asked for where nothing is optimised.
const STEP: usize = if cfg!(debug_assertions) { 6 } else { 1 };
/// "Invalid slot", "Package not installed" and "Is a named type file": nobody means errno who writes that.
const ORDINARY: &[i64] = &[57, 65, 120];
/// Prints the numbers with what strerror says of them.
const SCRIPT: &str = r#"use locale; binmode STDOUT, ":utf8"; for (1 .. 133) { $! = $_; print "$_\t$!\n" }"#;
/// A locale that the C library has built in, for languages whose messages are installed and whose locale is not.
const CARRIER: &str = "C.UTF-8";

/// What strerror says in a locale and a language, by number. Perl asks for us: it is on every system that has a package manager
/// or Git, and it knows no messages of its own. Nothing where there is no Perl.
fn messages(locale: &str, language: &str) -> Option<BTreeMap<i64, String>> {
    let mut perl = Command::new("perl");
    perl.args(["-e", SCRIPT]).env("LC_ALL", locale).env("LANGUAGE", language).env("PERL_BADLANG", "0");
    let output = perl.output().ok().filter(|output| output.status.success())?;
    let text = String::from_utf8(output.stdout).ok()?;
    let rows = text.lines().filter_map(|line| line.split_once('\t'));
    let numbered = rows.filter_map(|(number, message)| Some((number.parse().ok()?, message.to_owned())));
    Some(numbered.filter(|(number, message)| !ORDINARY.contains(number) && has_words(message)).collect())
}

/// A single word is no message: it stands in every other text.
fn has_words(message: &str) -> bool {
    let mut count = 0;
    words::split(message.as_bytes(), |_| count += 1);
    count > 1
}

/// Locales and languages that may say something of their own.
fn languages() -> BTreeSet<(String, String)> {
    let output = Command::new("locale").arg("-a").output().map(|output| output.stdout).unwrap_or_default();
    let locales = String::from_utf8_lossy(&output).lines().map(str::to_owned).collect::<Vec<_>>();
    let wide = locales.into_iter().filter(|name| name.to_ascii_lowercase().replace('-', "").contains(".utf8"));
    let folders = fs::read_dir("/usr/share/locale").into_iter().flatten().filter_map(Result::ok);
    let translated = folders.filter(|folder| folder.path().join("LC_MESSAGES/libc.mo").exists());
    let names = translated.map(|folder| folder.file_name().to_string_lossy().into_owned());
    let carried = names.map(|name| (CARRIER.to_owned(), name));
    wide.map(|name| (name, String::new())).chain(carried).collect()
}

/// How sure a text shows an errno, 0 to 1: by its condition, or by the code where it has none.
fn confidence(explainer: &Explainer, text: &str, errno: &CodeMatch) -> f64 {
    let any = ClassifyOptions { min_confidence: Some(0.0), ..ClassifyOptions::default() };
    let means = |condition: &Option<String>, code: &Option<CodeRef>| match &errno.condition {
        Some(_) => *condition == errno.condition,
        None => code.as_ref().is_some_and(|code| code.id == errno.code.id),
    };
    let shows = |finding: &Finding| {
        let mut others = finding.alternatives.iter();
        means(&finding.condition, &finding.code) || others.any(|other| means(&other.condition, &other.code))
    };
    let findings = explainer.classify(text, &any).findings;
    findings.iter().filter(|finding| shows(finding)).map(|finding| finding.confidence).fold(0.0, f64::max)
}

/// What became of the messages of a language, each alone and behind a program and a file.
#[derive(Default)]
struct Tally {
    all: u32,
    /// Recognised, however ordinary their words are: those count beside other evidence.
    known: u32,
    /// Found without any other evidence.
    sure: u32,
    lost: Vec<String>,
}

fn tally(explainer: &Explainer, codes: &BTreeMap<i64, CodeMatch>, messages: &BTreeMap<i64, String>) -> Tally {
    let mut tally = Tally::default();
    for (number, message) in messages {
        let Some(errno) = codes.get(number) else { continue };
        for text in [message.clone(), format!("prog: file: {message}")] {
            let confidence = confidence(explainer, &text, errno);
            tally.all += 1;
            tally.known += u32::from(confidence > 0.0);
            tally.sure += u32::from(confidence >= 0.5);
            if confidence == 0.0 {
                tally.lost.push(format!("{text:?} is {}", errno.code.id));
            }
        }
    }
    tally
}

#[test]
fn what_strerror_says_here_is_found_in_every_installed_language() {
    let explainer = whole::explainer();
    let Some(english) = messages("C", "") else {
        println!("skipped: there is no Perl to ask strerror with");
        return;
    };
    assert!(english.len() > 100, "{english:?}");
    let codes =
        explainer.codes("linux-errno", 0, Some(usize::MAX)).into_iter().filter_map(|code| match code.code.value {
            CodeValue::Number(number) => Some((number, code)),
            CodeValue::Text(_) => None,
        });
    let codes: BTreeMap<i64, CodeMatch> = codes.collect();
    let mut spoken = vec![("C".to_owned(), tally(&explainer, &codes, &english))];
    for (locale, language) in languages().into_iter().step_by(STEP) {
        let Some(mut own) = messages(&locale, &language) else { continue };
        own.retain(|number, message| english.get(number) != Some(message));
        // Catalogues of variants translate a handful.
        if own.len() >= 40 {
            spoken.push((format!("{locale} {language}"), tally(&explainer, &codes, &own)));
        }
    }
    if spoken.len() == 1 {
        println!("skipped: no translations of the C library's messages are installed");
    }
    let mut poor = Vec::new();
    for (name, Tally { all, known, sure, lost }) in spoken {
        println!("{name}: of {all} messages {known} recognised, {sure} found without other evidence");
        let least = |share: f64| share * f64::from(all);
        if f64::from(known) < least(KNOWN) || f64::from(sure) < least(SURE) {
            poor.push(format!("{name}: {known} and {sure} of {all}: {lost:?}"));
        }
    }
    assert!(poor.is_empty(), "{}", poor.join("\n"));
}
