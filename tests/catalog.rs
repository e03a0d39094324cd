//! The built-in catalog, whole: a contract for every namespace, every condition, every article and every phrase.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use error_explainer::{ExplainOptions, Explanation, Step};
use error_explainer_pack::article::placeholders;
use error_explainer_pack::schema::{LEVELS, PLACEHOLDERS, PLATFORMS, RETRY_POLICIES, SHELLS};

mod laws;
mod whole;

use whole::explainer;

/// Every full article, for a platform or for all.
fn articles(platform: Option<&str>) -> Vec<Explanation> {
    let explainer = explainer();
    let options = ExplainOptions { platform: platform.map(str::to_owned), ..ExplainOptions::default() };
    let full = explainer.conditions().into_iter().filter(|condition| condition.full);
    full.map(|one| explainer.explain(&one.condition, &options).expect("it is in the catalog")).collect()
}

fn steps(article: &Explanation) -> impl Iterator<Item = &Step> {
    article.diagnose.iter().chain(&article.resolve)
}

fn slug(article: &Explanation) -> &str {
    article.condition.as_deref().unwrap_or_default()
}

#[test]
fn the_first_family_has_its_namespaces_and_articles() {
    let namespaces: Vec<String> = explainer().namespaces().into_iter().map(|info| info.namespace).collect();
    for name in [
        "winsock",
        "linux-errno",
        "linux-mips-errno",
        "linux-sparc-errno",
        "linux-alpha-errno",
        "linux-parisc-errno",
        "macos-errno",
        "freebsd-errno",
        "windows-crt-errno",
        "libuv",
        "eai-glibc",
        "eai-bsd",
        "eai-windows",
    ] {
        assert!(namespaces.iter().any(|known| known == name), "{name}");
    }
    let articles = articles(None);
    for wanted in laws::FAMILY {
        assert!(articles.iter().any(|article| slug(article) == *wanted), "{wanted}");
    }
}

#[test]
fn the_counts_are_those_of_the_catalog() {
    let explainer = explainer();
    let info = explainer.catalog();
    assert_eq!(info.version, env!("CARGO_PKG_VERSION"));
    assert_eq!(info.namespaces, explainer.namespaces().len());
    assert_eq!(info.codes, explainer.namespaces().iter().map(|namespace| namespace.codes).sum::<usize>());
    assert_eq!(info.conditions, explainer.conditions().len());
    assert_eq!(info.articles, explainer.conditions().iter().filter(|condition| condition.full).count());
    let texts: BTreeSet<_> = phrases().into_iter().map(|phrase| (phrase.text, phrase.locale)).collect();
    assert_eq!(info.phrases, texts.len());
    let locales: BTreeSet<String> = phrases().into_iter().map(|phrase| phrase.locale).collect();
    assert_eq!(info.locales.into_iter().collect::<BTreeSet<_>>(), locales);
}

/// Codes of a set that are looked at: each is listed with its equivalents, which takes its time.
const LISTED: usize = 100;

#[test]
fn every_namespace_has_codes_and_says_where_they_are_from() {
    let explainer = explainer();
    for info in explainer.namespaces() {
        let name = &info.namespace;
        assert!(!info.title.is_empty() && !info.source.is_empty(), "{info:?}");
        assert!(PLATFORMS.contains(&info.platform.as_str()), "{name}: {}", info.platform);
        let codes = explainer.codes(name, 0, Some(LISTED));
        assert!(
            !codes.is_empty() && codes.len() == info.codes.min(LISTED),
            "{name}: {} of {}",
            codes.len(),
            info.codes
        );
        assert_eq!(explainer.codes(name, info.codes - 1, None).len(), 1, "{name} ends there");
        for code in codes {
            assert_eq!((&code.code.namespace, &code.code.platform), (name, &info.platform), "{}", code.code.id);
            assert!(!code.code.symbol.is_empty() && !code.title.is_empty(), "{}", code.code.id);
            assert!(code.url.is_some_and(|url| url.starts_with("https://") && !url.contains('{')), "{}", code.code.id);
        }
        let pages: Vec<String> = (0..info.codes.min(LISTED))
            .step_by(10)
            .flat_map(|offset| explainer.codes(name, offset, Some(10)))
            .map(|code| code.code.id)
            .collect();
        assert_eq!(pages.iter().collect::<BTreeSet<_>>().len(), info.codes.min(LISTED), "{name} in pages");
    }
    assert!(explainer.codes("nowhere", 0, None).is_empty());
}

#[test]
fn every_condition_has_a_title_and_a_summary() {
    for one in explainer().conditions() {
        let slug = &one.condition;
        assert!(slug.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'), "{slug}");
        assert!(!one.title.is_empty() && !one.group.is_empty(), "{slug}");
        assert!(one.summary.ends_with('.') && one.summary.len() > 20, "{slug}: {}", one.summary);
    }
}

#[test]
fn conditions_and_codes_are_explained() {
    let explainer = explainer();
    let conditions = explainer.conditions().into_iter().map(|one| one.condition);
    let sample = |name: &str| explainer.codes(name, 0, Some(LISTED)).into_iter().step_by(3);
    let codes = explainer.namespaces().into_iter().flat_map(|info| sample(&info.namespace).collect::<Vec<_>>());
    for id in conditions.chain(codes.map(|code| code.code.id)) {
        let explanation = explainer.explain(&id, &ExplainOptions::default()).unwrap_or_else(|error| panic!("{error}"));
        assert!(explanation.complete && !explanation.title.is_empty(), "{id}");
        assert!(
            explanation.condition.as_deref() == Some(&id) || explanation.code.is_some_and(|code| code.id == id),
            "{id}"
        );
    }
    for id in ["", "nothing", "winsock:1", "WSAECONNRESET", "winsock", "winsock:"] {
        assert_eq!(explainer.explain(id, &ExplainOptions::default()).expect_err("no id").id, id);
    }
}

#[test]
fn every_article_has_every_part() {
    for article in articles(None) {
        let slug = slug(&article);
        let lists = [
            article.causes.len(),
            article.scenarios.len(),
            article.diagnose.len(),
            article.resolve.len(),
            article.developer.examples.len(),
            article.related.len(),
            article.faq.len(),
            article.sources.len(),
        ];
        assert!(lists.iter().all(|length| *length > 0), "{slug}: {lists:?}");
        let texts = [
            &article.title,
            &article.summary,
            &article.background,
            &article.criticality.text,
            &article.developer.text,
            &article.developer.retry.text,
        ];
        assert!(texts.iter().all(|text| !text.trim().is_empty()), "{slug}: {texts:?}");
        assert!(LEVELS.contains(&article.criticality.level.as_str()), "{slug}");
        assert!(RETRY_POLICIES.contains(&article.developer.retry.policy.as_str()), "{slug}");
        assert!(article.causes.iter().all(|cause| !cause.title.is_empty() && !cause.text.is_empty()), "{slug}");
        assert!(
            article
                .related
                .iter()
                .all(|one| one.condition != slug && !one.title.is_empty() && !one.difference.is_empty()),
            "{slug}"
        );
        assert!(article.faq.iter().all(|one| one.question.ends_with('?') && !one.answer.is_empty()), "{slug}");
        assert!(article.sources.iter().all(|one| one.url.starts_with("https://") && !one.title.is_empty()), "{slug}");
        // No system has a number for a connection that ended in good order, only too soon.
        let on = |platform: &str| article.codes.iter().any(|code| code.platform == platform);
        assert!(slug == "connection-closed-early" || ["windows", "linux", "macos"].into_iter().all(on), "{slug}");
    }
}

#[test]
fn likelihoods_sum_to_one_and_fall() {
    for platform in [None, Some("windows"), Some("linux"), Some("macos")] {
        for article in articles(platform) {
            let sum: f64 = article.causes.iter().map(|cause| cause.likelihood).sum();
            assert!((sum - 1.0).abs() < 1e-6, "{}: {sum}", slug(&article));
            assert!(article.causes.is_sorted_by(|one, next| one.likelihood >= next.likelihood), "{}", slug(&article));
        }
    }
}

#[test]
fn every_article_diagnoses_on_windows_linux_and_macos() {
    for platform in ["windows", "linux", "macos"] {
        for article in articles(Some(platform)) {
            let commands = article.diagnose.iter().filter(|step| !step.commands.is_empty()).count();
            assert!(commands >= 2, "{} on {platform}: {commands} steps with commands", slug(&article));
        }
    }
}

#[test]
fn commands_are_of_known_shells_and_hold_known_placeholders() {
    for article in articles(None) {
        for command in steps(&article).flat_map(|step| &step.commands) {
            assert!(
                SHELLS.contains(&command.shell.as_str()) && PLATFORMS.contains(&command.platform.as_str()),
                "{command:?}"
            );
            assert!(
                placeholders(&command.text).all(|name| PLACEHOLDERS.contains(&name)),
                "{}: {}",
                slug(&article),
                command.text
            );
        }
    }
}

#[test]
fn a_platform_shows_only_its_own_commands_and_paragraphs() {
    let everything = articles(None);
    for platform in ["windows", "linux", "macos", "freebsd"] {
        for (article, whole) in articles(Some(platform)).iter().zip(&everything) {
            let foreign: Vec<_> = steps(article)
                .flat_map(|step| &step.commands)
                .filter(|one| one.platform != platform && one.platform != "any")
                .collect();
            assert!(foreign.is_empty(), "{} on {platform}: {foreign:#?}", slug(article));
            let own = |one: &Explanation| {
                steps(one).flat_map(|step| &step.commands).filter(|one| one.platform == platform).count()
            };
            assert_eq!(own(article), own(whole), "{} on {platform}", slug(article));
            let text = serde_json::to_string(article).expect("an explanation is data");
            for name in PLATFORMS {
                assert!(
                    !text.contains(&format!("\"@{name}")) && !text.contains(&format!("\\n@{name}")),
                    "{}: @{name}",
                    slug(article)
                );
            }
        }
    }
}

#[test]
fn observations_shift_the_causes() {
    let explainer = explainer();
    for article in articles(None) {
        let answered = article.diagnose.iter().filter(|step| !step.observations.is_empty());
        assert!(answered.clone().count() >= 3, "{}", slug(&article));
        for step in answered {
            let shifted = step.observations.iter().any(|observation| {
                let answers = [(step.id.clone(), observation.id.clone())].into();
                let options = ExplainOptions { answers, ..ExplainOptions::default() };
                let after = explainer.explain(slug(&article), &options).expect("it is in the catalog");
                let sum: f64 = after.causes.iter().map(|cause| cause.likelihood).sum();
                assert!((sum - 1.0).abs() < 1e-6, "{} {}: {sum}", slug(&article), observation.id);
                let likelihood = |causes: &[error_explainer::Cause], id: &str| {
                    causes.iter().find(|cause| cause.id == id).map(|cause| cause.likelihood)
                };
                article.causes.iter().any(|cause| likelihood(&after.causes, &cause.id) != Some(cause.likelihood))
            });
            assert!(shifted, "{} {}", slug(&article), step.id);
        }
    }
}

/// A line of `phrases/*.tsv`.
struct Phrase {
    text: String,
    locale: String,
}

fn phrases() -> Vec<Phrase> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/catalog/phrases");
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).expect("the phrases are there").map(|entry| entry.expect("readable").path()).collect();
    files.sort();
    files.iter().flat_map(|file| read_phrases(file)).collect()
}

fn read_phrases(file: &std::path::Path) -> Vec<Phrase> {
    let text = fs::read_to_string(file).expect("a table is text");
    let rows = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()).skip(1);
    rows.map(|line| {
        let columns: Vec<&str> = line.split('\t').collect();
        Phrase { text: columns[0].to_owned(), locale: columns[3].to_owned() }
    })
    .collect()
}
