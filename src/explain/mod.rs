//! From what was found to what a person is told: the article of a condition, shaped to platform and case, the report
//! for a ticket, and the masking of secrets.

mod article;
mod case;
mod commands;
mod markdown;
mod peer;
mod platform;
mod redact;
mod report;
mod triage;

pub use redact::redact;
pub use report::report;

use error_explainer_pack::tree::Tree;

use crate::knowledge::{self, CodeId, ConditionId, Knowledge};
use crate::model::{CodeRef, ExplainOptions, Explanation, Finding, Related};
use case::Case;

/// What is to be explained.
#[derive(Clone, Copy, Debug)]
pub enum Subject<'a> {
    /// A condition, whatever reports it.
    Condition(ConditionId),
    /// One code.
    Code(CodeId),
    /// What a text shows, with its circumstances.
    Finding(&'a Finding),
}

/// The article on a subject, shaped to the platform in force, the circumstances and the answers given. What has no
/// article is explained as far as the catalog knows it.
#[must_use]
pub fn explain(knowledge: &Knowledge, subject: Subject<'_>, options: &ExplainOptions) -> Explanation {
    let case = Case::new(knowledge, subject, options);
    let article = case.condition.as_deref().and_then(|slug| knowledge.article(slug));
    let (tree, pack) = article.unwrap_or_default();
    let causes = triage::causes(tree, &case, &options.answers);
    let platform = case.platform;
    let summary = told(&case);
    Explanation {
        complete: article.is_some() || knowledge.has_articles(),
        title: article::own_or(tree.get("title"), &case.title),
        summary: article::own_or(tree.get("summary"), &summary),
        background: platform.shape(tree.get("background").text()),
        codes: case.known.map(|known| code_refs(knowledge, known)).unwrap_or_default(),
        scenarios: article::texts(tree.get("scenarios"), platform),
        criticality: article::criticality(tree.get("criticality"), platform),
        diagnose: article::steps(tree.get("diagnose"), &case),
        resolve: triage::order(article::steps(tree.get("resolve"), &case), &causes, tree, &options.answers),
        developer: article::developer(tree.get("developer"), platform),
        related: related(tree.get("related"), &case),
        faq: article::questions(tree.get("faq"), platform),
        sources: article::sources(tree.get("source")),
        pack: pack.map(str::to_owned),
        causes,
        condition: case.condition,
        code: case.code,
    }
}

/// What the catalog says of the case in a sentence, or else what can be decoded of its code.
fn told(case: &Case<'_>) -> String {
    let decoded = || case.code.as_ref().map(|code| knowledge::told(&case.knowledge.fields_of_ref(code)));
    if case.summary.is_empty() { decoded().unwrap_or_default() } else { case.summary.clone() }
}

fn code_refs(knowledge: &Knowledge, condition: ConditionId) -> Vec<CodeRef> {
    knowledge.codes_of(condition).iter().map(|&code| knowledge.code_ref(code)).collect()
}

/// The related conditions that are still known: a pack that described one may have been removed.
fn related(list: Tree<'_>, case: &Case<'_>) -> Vec<Related> {
    let known = |item: Tree<'_>| case.knowledge.condition(item.get("condition").text());
    let conditions: Vec<_> = list.items().filter_map(known).collect();
    let mut codes = case.platform.codes_of(case.knowledge, &conditions).into_iter();
    let items = list.items().filter_map(|item| Some((item, known(item)?)));
    items
        .map(|(item, condition)| {
            let view = case.knowledge.describe(condition);
            Related {
                condition: view.slug.to_owned(),
                code: codes.next().flatten().map(|code| case.knowledge.code_ref(code)),
                title: view.title.to_owned(),
                difference: case.platform.shape(item.get("difference").text()),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests;
