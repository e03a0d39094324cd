//! The Explainer: the whole API in one look.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use error_explainer_pack::compile::{Known, compile};
use error_explainer_pack::defect::Defect;
use error_explainer_pack::order;
use error_explainer_pack::portal;
use error_explainer_pack::value::Node;

use crate::explain::{self, Subject};
use crate::knowledge::Knowledge;
use crate::lookup;
use crate::model::{
    CatalogInfo, Classification, ClassifyOptions, CodeMatch, ConditionInfo, ExplainOptions, Explanation, Finding,
    LookupOptions, NamespaceInfo, PackReport, Redacted, ReportOptions, Suggestion,
};
use crate::scanner::Scanner;
use crate::suggest;

/// Codes given by `codes` unless the caller wants another number.
const MOST_CODES: usize = 100;

/// Explains errors. Cheap to clone: the catalog is shared.
#[derive(Clone)]
pub struct Explainer {
    knowledge: Arc<Knowledge>,
}

/// The catalog or its articles cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadError(String);

/// An id that is not in the catalog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownIdError {
    /// The id.
    pub id: String,
}

/// A portal's pack that was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackError {
    /// Everything that is wrong with it, each with its JSON path.
    pub defects: Vec<Defect>,
}

impl fmt::Display for LoadError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl fmt::Display for UnknownIdError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "\"{}\" is neither a condition nor a code of the catalog; lookup finds ids", self.id)
    }
}

impl fmt::Display for PackError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the pack was refused:")?;
        self.defects.iter().try_for_each(|defect| write!(formatter, "\n{defect}"))
    }
}

impl std::error::Error for LoadError {}
impl std::error::Error for UnknownIdError {}
impl std::error::Error for PackError {}

impl Explainer {
    /// An explainer with the built-in catalog, without its articles.
    ///
    /// # Errors
    /// Never for a library that was built as a whole.
    pub fn new() -> Result<Self, LoadError> {
        let knowledge = Knowledge::built_in().map_err(|error| LoadError(error.to_string()))?;
        Ok(Self { knowledge: Arc::new(knowledge) })
    }

    /// An explainer with another compilation of the catalog instead of the built-in one: what a tool that changes the
    /// catalog wants to try. [`Self::load_articles`] then takes the articles of that compilation.
    ///
    /// # Errors
    /// Bytes that are no compiled catalog, or of another version of it.
    pub fn with_catalog(core: impl Into<Cow<'static, [u8]>>) -> Result<Self, LoadError> {
        let knowledge = Knowledge::open(core).map_err(|error| LoadError(error.to_string()))?;
        Ok(Self { knowledge: Arc::new(knowledge) })
    }

    /// Gives it the articles that were built with it.
    ///
    /// # Errors
    /// Bytes that are no articles, or of another build.
    pub fn load_articles(&mut self, bytes: impl Into<Cow<'static, [u8]>>) -> Result<(), LoadError> {
        Arc::make_mut(&mut self.knowledge).set_articles(bytes).map_err(LoadError)
    }

    /// Counts of what it knows.
    #[must_use]
    pub fn catalog(&self) -> CatalogInfo {
        let knowledge = &self.knowledge;
        let mut locales: Vec<String> = knowledge.packs().flat_map(|pack| pack.locales().map(str::to_owned)).collect();
        order::by(&mut locales, Ord::cmp);
        locales.dedup();
        CatalogInfo {
            version: knowledge.packs().next().map_or("", |pack| pack.version()).to_owned(),
            namespaces: knowledge.namespaces().count(),
            codes: knowledge.packs().map(|pack| pack.code_count()).sum(),
            conditions: knowledge.conditions().count(),
            articles: knowledge.conditions().filter(|&condition| knowledge.describe(condition).full).count(),
            phrases: knowledge.packs().map(|pack| pack.phrase_count()).sum(),
            locales,
        }
    }

    /// Every code that a query can be, most likely first. An unknown one gives nothing.
    #[must_use]
    pub fn lookup(&self, query: &str, options: &LookupOptions) -> Vec<CodeMatch> {
        lookup::lookup(&self.knowledge, query, options)
    }

    /// Finds every error in a text; offsets count UTF-16 units, as JavaScript does.
    #[must_use]
    pub fn classify(&self, text: &str, options: &ClassifyOptions) -> Classification {
        let mut scanner = Scanner::of_text(Arc::clone(&self.knowledge), options.clone());
        scanner.push(text.as_bytes());
        scanner.finish()
    }

    /// Finds every error in bytes; offsets count bytes.
    #[must_use]
    pub fn classify_bytes(&self, bytes: &[u8], options: &ClassifyOptions) -> Classification {
        let mut scanner = Scanner::of_bytes(Arc::clone(&self.knowledge), options.clone());
        scanner.push(bytes);
        scanner.finish()
    }

    /// An incremental classification of text in UTF-8; offsets count UTF-16 units.
    #[must_use]
    pub fn text_scanner(&self, options: ClassifyOptions) -> Scanner {
        Scanner::of_text(Arc::clone(&self.knowledge), options)
    }

    /// An incremental classification of bytes; offsets count bytes.
    #[must_use]
    pub fn bytes_scanner(&self, options: ClassifyOptions) -> Scanner {
        Scanner::of_bytes(Arc::clone(&self.knowledge), options)
    }

    /// The article on a condition or a code.
    ///
    /// # Errors
    /// An id that is not in the catalog.
    pub fn explain(&self, id: &str, options: &ExplainOptions) -> Result<Explanation, UnknownIdError> {
        let condition = self.knowledge.condition(id).map(Subject::Condition);
        let subject = condition.or_else(|| self.knowledge.code_with_id(id).map(Subject::Code));
        let subject = subject.ok_or_else(|| UnknownIdError { id: id.to_owned() })?;
        Ok(explain::explain(&self.knowledge, subject, options))
    }

    /// The article on a finding, shaped to what the text says.
    #[must_use]
    pub fn explain_finding(&self, finding: &Finding, options: &ExplainOptions) -> Explanation {
        explain::explain(&self.knowledge, Subject::Finding(finding), options)
    }

    /// Completes or corrects what is being typed.
    #[must_use]
    pub fn suggest(&self, typed: &str, limit: Option<usize>) -> Vec<Suggestion> {
        suggest::suggest(&self.knowledge, typed, limit)
    }

    /// All namespaces.
    #[must_use]
    pub fn namespaces(&self) -> Vec<NamespaceInfo> {
        let knowledge = &self.knowledge;
        let info = |id| {
            let view = knowledge.namespace(id);
            let [_, source] = knowledge.about(id);
            NamespaceInfo {
                namespace: view.name.to_owned(),
                title: view.title.to_owned(),
                platform: view.platform.to_owned(),
                codes: knowledge.codes_of_namespace(id).count(),
                source: source.to_owned(),
            }
        };
        knowledge.namespaces().map(info).collect()
    }

    /// The codes of a namespace in the order of its table.
    #[must_use]
    pub fn codes(&self, namespace: &str, offset: usize, limit: Option<usize>) -> Vec<CodeMatch> {
        let knowledge = &self.knowledge;
        let Some(id) = knowledge.namespace_named(namespace) else { return Vec::new() };
        let own = knowledge.codes_of_namespace(id);
        own.skip(offset).take(limit.unwrap_or(MOST_CODES)).map(|code| lookup::listed(knowledge, code)).collect()
    }

    /// All conditions.
    #[must_use]
    pub fn conditions(&self) -> Vec<ConditionInfo> {
        let info = |id| {
            let view = self.knowledge.describe(id);
            ConditionInfo {
                condition: view.slug.to_owned(),
                title: view.title.to_owned(),
                group: view.group.to_owned(),
                summary: view.summary.to_owned(),
                full: view.full,
            }
        };
        self.knowledge.conditions().map(info).collect()
    }

    /// Adds a portal's pack; one of the same name is replaced. All or nothing.
    ///
    /// # Errors
    /// Every defect of the pack.
    pub fn add_pack(&mut self, pack: &Node) -> Result<PackReport, PackError> {
        let refuse = |defects| PackError { defects };
        let source = portal::read(pack).map_err(refuse)?;
        let mut knowledge = (*self.knowledge).clone();
        knowledge.remove(&source.name);
        let known = Known {
            condition: &|slug| knowledge.condition(slug).is_some(),
            code: &|id| knowledge.code_with_id(id).is_some(),
        };
        let compiled = compile(&source, known, &[]).map_err(refuse)?;
        let slugs = source.conditions.iter().map(|condition| condition.slug.clone());
        let report = PackReport {
            name: source.name.clone(),
            codes: source.codes.len(),
            phrases: source.phrases.len(),
            carriers: source.carriers.len(),
            conditions: source.conditions.len(),
            overrides: slugs.filter(|slug| knowledge.condition(slug).is_some()).collect(),
        };
        knowledge
            .add(compiled.core, compiled.articles)
            .map_err(|error| refuse(vec![Defect { place: String::new(), message: error.to_string() }]))?;
        self.knowledge = Arc::new(knowledge);
        Ok(report)
    }

    /// Takes a portal's pack away; false where there is none of that name.
    pub fn remove_pack(&mut self, name: &str) -> bool {
        Arc::make_mut(&mut self.knowledge).remove(name)
    }

    /// A text without secrets and personal data.
    #[must_use]
    pub fn redact(&self, text: &str) -> Redacted {
        explain::redact(text)
    }

    /// A report for a support ticket, in Markdown.
    #[must_use]
    pub fn report(&self, result: &Classification, options: &ReportOptions) -> String {
        explain::report(&self.knowledge, result, options)
    }
}
