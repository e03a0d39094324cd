//! The parts of an article, read from its tree and shaped to the platform.

use error_explainer_pack::tree::Tree;

use super::case::Case;
use super::commands::Filling;
use super::platform::Platform;
use crate::model::{Criticality, Developer, Example, Observation, Question, Retry, SourceLink, Step};

/// The article's own text, or what the catalog says without it.
pub fn own_or(tree: Tree<'_>, other: &str) -> String {
    let own = tree.text();
    if own.is_empty() { other } else { own }.to_owned()
}

/// The texts of a list that hold here.
pub fn texts(list: Tree<'_>, platform: Platform<'_>) -> Vec<String> {
    list.texts().map(|text| platform.shape(text)).filter(|text| !text.is_empty()).collect()
}

/// How serious it is; of what has no article nobody said.
pub fn criticality(tree: Tree<'_>, platform: Platform<'_>) -> Criticality {
    Criticality {
        level: own_or(tree.get("level"), "medium"),
        transient: tree.get("transient").is_true(),
        text: platform.shape(tree.get("text").text()),
    }
}

/// Steps of diagnosis or of resolution. One of which nothing holds on this platform is left out.
pub fn steps(list: Tree<'_>, case: &Case<'_>) -> Vec<Step> {
    list.items()
        .map(|item| step(item, case))
        .filter(|step| !(step.text.is_empty() && step.commands.is_empty()))
        .collect()
}

fn step(item: Tree<'_>, case: &Case<'_>) -> Step {
    let filling = Filling::new(case.entities, item.get("pid").text() == "reporter");
    let here = item.get("command").items().filter(|command| case.platform.shows(command.get("platform").text()));
    let text_of = |command: Tree<'_>| {
        filling.fill(command.get("platform").text(), command.get("shell").text(), command.get("text").text())
    };
    let observations = item.get("observation").items().map(|observation| Observation {
        id: observation.get("id").text().to_owned(),
        text: case.platform.shape(observation.get("text").text()),
    });
    let causes = item.get("causes");
    Step {
        id: item.get("id").text().to_owned(),
        title: item.get("title").text().to_owned(),
        text: case.platform.shape(item.get("text").text()),
        causes: (!causes.is_empty()).then(|| causes.texts().map(str::to_owned).collect()),
        commands: here.map(text_of).collect(),
        observations: observations.filter(|observation| !observation.text.is_empty()).collect(),
    }
}

/// What developers should know. Without a word on it, repeating a call unchanged is the advice least worth giving.
pub fn developer(tree: Tree<'_>, platform: Platform<'_>) -> Developer {
    let retry = tree.get("retry");
    let examples = tree.get("example").items().map(|example| Example {
        language: example.get("language").text().to_owned(),
        code: example.get("code").text().trim_end().to_owned(),
    });
    Developer {
        text: platform.shape(tree.get("text").text()),
        retry: Retry {
            policy: own_or(retry.get("policy"), "after-fix"),
            text: platform.shape(retry.get("text").text()),
        },
        examples: examples.collect(),
    }
}

/// The questions whose answer holds here.
pub fn questions(list: Tree<'_>, platform: Platform<'_>) -> Vec<Question> {
    let read = |item: Tree<'_>| Question {
        question: item.get("question").text().to_owned(),
        answer: platform.shape(item.get("answer").text()),
    };
    list.items().map(read).filter(|item| !item.answer.is_empty()).collect()
}

/// Where the article has its facts from.
pub fn sources(list: Tree<'_>) -> Vec<SourceLink> {
    let read = |item: Tree<'_>| SourceLink {
        title: item.get("title").text().to_owned(),
        url: item.get("url").text().to_owned(),
    };
    list.items().map(read).collect()
}
