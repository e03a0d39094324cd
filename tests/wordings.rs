//! Every message that the catalog knows, as programs print it: alone, behind a program's name, with its gaps filled, in a
//! longer line. Recall is counted by locale.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]

mod laws;
mod whole;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

use error_explainer::{Classification, ClassifyOptions};
use error_explainer_pack::catalog::{self, Catalog};
use error_explainer_pack::compile::code_id;
use error_explainer_pack::layout::{PackKind, WEIGHTS};
use error_explainer_pack::pattern::{self, Rarity};
use error_explainer_pack::read::Pack;
use error_explainer_pack::source::{Means, Phrase};
use error_explainer_pack::words;
use proptest::prelude::*;

/// Least share of a locale's messages that must be found.
const FLOOR: f64 = 0.99;
/// Dresses in which messages are shown. Each row is asked for in one of them, and every tenth row where nothing is optimised.
const DRESSES: usize = 3;
const STEP: usize = DRESSES * if cfg!(debug_assertions) { 10 } else { 1 };

static CATALOG: LazyLock<Catalog> = LazyLock::new(|| {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src/catalog"));
    catalog::read(folder, env!("CARGO_PKG_VERSION")).unwrap_or_else(|defects| panic!("{defects:?}"))
});

/// The condition of each code that has one, by the code's id.
static CONDITIONS: LazyLock<BTreeMap<String, &'static str>> = LazyLock::new(|| {
    let source = &CATALOG.source;
    let widths: BTreeMap<_, _> = source.namespaces.iter().map(|namespace| (&namespace.name, namespace.width)).collect();
    let linked = source.codes.iter().filter(|code| !code.condition.is_empty());
    linked.map(|code| (code_id(code, widths[&code.namespace]), code.condition.as_str())).collect()
});

/// The rows that are messages, those whose turn it is for a dress.
fn messages(turn: usize) -> impl Iterator<Item = &'static Phrase> {
    CATALOG.source.phrases.iter().filter(|phrase| phrase.class == "message").skip(turn).step_by(STEP)
}

/// Whether a text shows what a row means: as a finding or as what a finding could be instead.
fn shows(result: &Classification, means: &Means) -> bool {
    let (condition, code) = match means {
        Means::Condition(slug) => (Some(slug.as_str()), None),
        Means::Code(id) => (CONDITIONS.get(id).copied(), Some(id)),
        Means::Hint { .. } => return false,
    };
    let alternatives = result.findings.iter().flat_map(|one| &one.alternatives).map(|one| (&one.condition, &one.code));
    let mut shown = result.findings.iter().map(|one| (&one.condition, &one.code)).chain(alternatives);
    shown.any(|(slug, reference)| match condition {
        Some(condition) => slug.as_deref() == Some(condition),
        None => reference.as_ref().map(|reference| &reference.id) == code,
    })
}

/// What stands where a message has a gap.
const FILLINGS: &[&str] =
    &["it", "older files", "/srv/data/report.txt", "'C:\\Temp\\old report.txt'", "\"the fourth of them\""];

fn filled(phrase: &Phrase, number: usize) -> String {
    phrase.text.replace("{}", FILLINGS[number % FILLINGS.len()])
}

/// Classifies every message in this dress and holds the floor of every locale.
fn recall(turn: usize, dress: impl Fn(&str) -> String) {
    let explainer = whole::explainer();
    let (mut tally, mut lost) = (BTreeMap::<&str, (u32, u32)>::new(), Vec::new());
    for (number, phrase) in messages(turn).enumerate() {
        let text = dress(&filled(phrase, number));
        let found = shows(&explainer.classify(&text, &ClassifyOptions::default()), &phrase.means);
        let (right, all) = tally.entry(&phrase.locale).or_default();
        (*right, *all) = (*right + u32::from(found), *all + 1);
        if !found {
            lost.push(format!("{}: {text:?} is {:?}", phrase.place, phrase.means));
        }
    }
    let share = |(right, all): &(u32, u32)| f64::from(*right) / f64::from(*all);
    let below: BTreeMap<_, _> = tally.iter().filter(|(_, counts)| share(counts) < FLOOR).collect();
    println!("found of all, by locale: {tally:?}");
    assert!(below.is_empty(), "below {FLOOR}: {below:?} of {tally:?}\n{}", lost.join("\n"));
}

#[test]
fn messages_alone_are_found() {
    recall(0, str::to_owned);
}

#[test]
fn messages_behind_program_and_file_are_found() {
    recall(1, |message| format!("prog: /some/path: {message}"));
}

#[test]
fn messages_in_a_longer_line_are_found() {
    recall(2, |message| {
        format!("2026-03-01T12:00:00Z host7 worker[812]: batch 4, item 17: {message}; 3 items are left")
    });
}

/// Idioms and exceptions alone make a finding; a weak wording counts beside other evidence.
#[test]
fn every_other_wording_is_found_with_its_meaning() {
    let explainer = whole::explainer();
    let others = CATALOG.source.phrases.iter().filter(|one| !["message", "hint"].contains(&one.class.as_str()));
    // What says that nothing failed is never a finding.
    let is_success = |means: &Means| matches!(means, Means::Code(id) if CONDITIONS.get(id) == Some(&"success"));
    let lost: Vec<String> = others
        .filter(|phrase| !is_success(&phrase.means))
        .filter(|phrase| {
            let min_confidence = if phrase.class == "weak" { Some(0.0) } else { None };
            let text = format!("prog: {}", phrase.text.replace("{}", "example"));
            let options = ClassifyOptions { min_confidence, ..ClassifyOptions::default() };
            !shows(&laws::classify(&explainer, &text, &options), &phrase.means)
        })
        .map(|phrase| format!("{}: {:?} is {:?}", phrase.place, phrase.text, phrase.means))
        .collect();
    assert!(lost.is_empty(), "{} are lost:\n{}", lost.len(), lost.join("\n"));
}

/// The five errors that people paste most, as Windows and glibc say them in five languages.
const LOCALISED: &[(&str, &[&str])] = &[
    (
        "connection-reset",
        &[
            "Eine vorhandene Verbindung wurde vom Remotehost geschlossen.",
            "Une connexion existante a dû être fermée par l’hôte distant.",
            "Удаленный хост принудительно разорвал существующее подключение.",
            "远程主机强迫关闭了一个现有的连接。",
            "既存の接続はリモート ホストに強制的に切断されました。",
        ],
    ),
    (
        "connection-timed-out",
        &[
            "Ein Verbindungsversuch ist fehlgeschlagen, da die Gegenstelle nach einer bestimmten Zeitspanne nicht richtig reagiert hat, oder die hergestellte Verbindung war fehlerhaft, da der verbundene Host nicht reagiert hat.",
            "Une tentative de connexion a échoué car le parti connecté n’a pas répondu convenablement au-delà d’une certaine durée ou une connexion établie a échoué car l’hôte de connexion n’a pas répondu.",
            "Попытка установить соединение была безуспешной, т.к. от другого компьютера за требуемое время не получен нужный отклик, или было разорвано уже установленное соединение из-за неверного отклика уже подключенного компьютера.",
            "由于连接方在一段时间后没有正确答复或连接的主机没有反应，连接尝试失败。",
            "接続済みの呼び出し先が一定の時間を過ぎても正しく応答しなかったため、接続できませんでした。または接続済みのホストが応答しなかったため、確立された接続は失敗しました。",
        ],
    ),
    (
        "connection-refused",
        &[
            "Es konnte keine Verbindung hergestellt werden, da der Zielcomputer die Verbindung verweigerte.",
            "Aucune connexion n’a pu être établie car l’ordinateur cible l’a expressément refusée.",
            "Подключение не установлено, т.к. конечный компьютер отверг запрос на подключение.",
            "由于目标计算机积极拒绝，无法连接。",
            "対象のコンピューターによって拒否されたため、接続できませんでした。",
        ],
    ),
    (
        "file-not-found",
        &[
            "Datei oder Verzeichnis nicht gefunden",
            "Aucun fichier ou dossier de ce type",
            "Нет такого файла или каталога",
            "没有那个文件或目录",
            "そのようなファイルやディレクトリはありません",
        ],
    ),
    (
        "permission-denied",
        &["Keine Berechtigung", "Permission non accordée", "Отказано в доступе", "权限不够", "許可がありません"],
    ),
];

#[test]
fn what_people_paste_most_is_found_first_in_their_language() {
    let explainer = whole::explainer();
    for (condition, messages) in LOCALISED {
        for message in *messages {
            for text in [(*message).to_owned(), format!("prog: file: {message}")] {
                let primary = explainer.classify(&text, &ClassifyOptions::default()).primary;
                assert_eq!(primary.and_then(|primary| primary.condition).as_deref(), Some(*condition), "{text}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn gaps_stand_for_any_few_words(place in any::<proptest::sample::Index>(), filling in "[a-z]{2,9}( [a-z0-9]{2,9}){0,3}") {
        static EXPLAINER: LazyLock<error_explainer::Explainer> = LazyLock::new(whole::explainer);
        let gapped: Vec<&Phrase> = CATALOG.source.phrases.iter().filter(|one| is_gapped(one)).collect();
        prop_assume!(!gapped.is_empty());
        let phrase = place.get(&gapped);
        let text = format!("prog: {}", phrase.text.replace("{}", &filling));
        let result = EXPLAINER.classify(&text, &ClassifyOptions::default());
        prop_assert!(shows(&result, &phrase.means), "{}: {text:?} is {:?}", phrase.place, phrase.means);
    }
}

/// Betrays an error wherever it stands, and has a gap.
fn is_gapped(phrase: &Phrase) -> bool {
    ["message", "idiom"].contains(&phrase.class.as_str()) && phrase.operation.is_empty() && phrase.text.contains("{}")
}

/// The words of a text as the engine compares them, with what joins them, part by part.
fn normalised(text: &str) -> Vec<Vec<(words::Hash, bool)>> {
    let parts = text.split("{}").map(|part| {
        let (mut cut, mut end) = (Vec::new(), None);
        words::split(part.as_bytes(), |word| {
            let joined = end.is_some_and(|end| words::joined(part.as_bytes(), end, word.start as usize));
            end = Some(word.end as usize);
            cut.push((word.hash, joined));
        });
        cut
    });
    parts.filter(|part| !part.is_empty()).collect()
}

/// What kind of thing a row stands for: rows of one text but of different kinds are kept apart.
fn kind(means: &Means) -> u8 {
    match means {
        Means::Condition(_) => 0,
        Means::Code(_) => 1,
        Means::Hint { .. } => 2,
    }
}

/// The codes that few people meet have a pack of their own with their messages; a text of both has a row in each.
#[test]
fn the_packs_have_a_row_for_every_different_text() {
    let core: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/core.bin"));
    let articles: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/articles.bin"));
    let articles = Pack::open(Cow::Borrowed(articles), PackKind::Articles).expect("it was built with this code");
    let more = Pack::open(articles.more().to_vec(), PackKind::Core).expect("it was built with this code");
    let core = Pack::open(Cow::Borrowed(core), PackKind::Core).expect("it was built with this code");
    let phrases = CATALOG.source.phrases.iter();
    let rows = phrases.map(|one| (normalised(&one.text), &one.class, kind(&one.means), &one.operation));
    let texts = rows.collect::<BTreeSet<_>>().len();
    let (most, least) = (core.phrase_rows() + more.phrase_rows(), core.phrase_rows().max(more.phrase_rows()));
    assert!((least..=most).contains(&texts) && most - texts < texts / 50, "{texts} texts in {most} rows");
}

/// Two texts of one fingerprint would each be found with the other's meaning.
#[test]
fn no_two_texts_have_one_fingerprint() {
    let phrases = &CATALOG.source.phrases;
    let rarity = Rarity::new(phrases.iter().map(|phrase| phrase.text.as_str()), &CATALOG.common_words);
    let mut known: BTreeMap<_, (&Phrase, Vec<_>)> = BTreeMap::new();
    for phrase in phrases {
        let segments = pattern::segments(&phrase.text);
        let anchor = rarity.anchor(&segments).expect("the compiler found one");
        let parts: Vec<_> = segments.iter().map(|segment| (segment.words.len(), segment.print)).collect();
        let found_by = (words::key(anchor.hash), anchor.segment, anchor.word, parts);
        let text = normalised(&phrase.text);
        let (other, others) = known.entry(found_by).or_insert_with(|| (phrase, text.clone()));
        assert_eq!(text, *others, "{} and {} are found as one", phrase.place, other.place);
    }
}

#[test]
fn no_two_words_have_one_hash() {
    let mut known: BTreeMap<words::Hash, String> = BTreeMap::new();
    for phrase in &CATALOG.source.phrases {
        for word in phrase.text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
            let word = word.to_ascii_lowercase();
            let other = known.entry(words::hash_ascii(word.as_bytes())).or_insert_with(|| word.clone());
            assert_eq!(*other, word);
        }
    }
}

#[test]
fn every_class_of_a_row_has_a_weight() {
    assert!(CATALOG.source.phrases.iter().all(|phrase| WEIGHTS.contains(&phrase.class.as_str())));
}
