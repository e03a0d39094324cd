//! What is known of the case that an article is shaped to.

use super::Subject;
use super::platform::{Platform, is_concrete};
use crate::knowledge::{CodeId, ConditionId, Knowledge};
use crate::model::{CodeRef, Entities, ExplainOptions, Finding};

/// No circumstances are known of a bare condition or code.
static NOTHING: Entities = Entities {
    operation: None,
    role: None,
    host: None,
    port: None,
    service: None,
    path: None,
    pid: None,
    timestamp: None,
    platform: None,
    runtime: None,
    product: None,
};

/// A subject with its platform and circumstances.
pub struct Case<'a> {
    /// What the packs know.
    pub knowledge: &'a Knowledge,
    /// The condition's slug, also where no pack describes it any more.
    pub condition: Option<String>,
    /// The condition, where it is described.
    pub known: Option<ConditionId>,
    /// The finding's or the asked-for code. A bare condition has the one that people of the platform in force meet
    /// most, and none without a platform.
    pub code: Option<CodeRef>,
    /// Heading where there is no article.
    pub title: String,
    /// Sentence where there is no article.
    pub summary: String,
    /// What decides which paragraphs and commands are shown.
    pub platform: Platform<'a>,
    /// The platform of which a cause may ask; unlike `platform` it may be a browser that the text only hints at.
    pub reported_on: Option<&'a str>,
    /// The circumstances.
    pub entities: &'a Entities,
}

impl<'a> Case<'a> {
    /// Puts together what is known.
    #[must_use]
    pub fn new(knowledge: &'a Knowledge, subject: Subject<'a>, options: &'a ExplainOptions) -> Self {
        match subject {
            Subject::Condition(condition) => Self::of_condition(knowledge, condition, options),
            Subject::Code(code) => Self::of_code(knowledge, code, options),
            Subject::Finding(finding) => Self::of_finding(knowledge, finding, options),
        }
    }

    fn of_condition(knowledge: &'a Knowledge, condition: ConditionId, options: &'a ExplainOptions) -> Self {
        let view = knowledge.describe(condition);
        let platform = Platform::choose(options.platform.as_deref(), &[]);
        let code = platform.codes_of(knowledge, &[condition]).into_iter().flatten().next();
        Self {
            knowledge,
            condition: Some(view.slug.to_owned()),
            known: Some(condition),
            code: code.map(|code| knowledge.code_ref(code)),
            title: view.title.to_owned(),
            summary: view.summary.to_owned(),
            platform,
            reported_on: asked(options),
            entities: &NOTHING,
        }
    }

    fn of_code(knowledge: &'a Knowledge, code: CodeId, options: &'a ExplainOptions) -> Self {
        let own = knowledge.namespace(knowledge.namespace_of(code)).platform;
        let known = knowledge.condition_of(code);
        Self {
            knowledge,
            condition: known.map(|condition| knowledge.describe(condition).slug.to_owned()),
            known,
            code: Some(knowledge.code_ref(code)),
            title: knowledge.title_of(code),
            summary: knowledge.summary_of(code).to_owned(),
            platform: Platform::choose(options.platform.as_deref(), &[Some(own)]),
            reported_on: asked(options).or(Some(own)),
            entities: &NOTHING,
        }
    }

    fn of_finding(knowledge: &'a Knowledge, finding: &'a Finding, options: &'a ExplainOptions) -> Self {
        let told = finding.entities.platform.as_deref();
        let of_code = finding.code.as_ref().map(|code| code.platform.as_str());
        Self {
            knowledge,
            known: finding.condition.as_deref().and_then(|slug| knowledge.condition(slug)),
            condition: finding.condition.clone(),
            code: finding.code.clone(),
            title: finding.title.clone(),
            summary: finding.summary.clone(),
            platform: Platform::choose(options.platform.as_deref(), &[told, of_code]),
            reported_on: asked(options).or(told).or(of_code),
            entities: &finding.entities,
        }
    }
}

/// The platform that the caller named, if there is such a one.
fn asked(options: &ExplainOptions) -> Option<&str> {
    options.platform.as_deref().filter(|name| is_concrete(name))
}
