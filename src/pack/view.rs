//! The rows of a pack as its reader gives them: what stands in the columns, borrowed from the bytes.

use crate::layout::TargetKind;
use crate::source::Width;

/// A namespace, as [`crate::source::Namespace`].
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "documented at the source")]
pub struct NamespaceView<'a> {
    pub name: &'a str,
    pub title: &'a str,
    pub platform: &'a str,
    pub names: &'a str,
    pub width: Width,
    pub prior: f32,
}

/// The numbers of a wrapping, as [`crate::source::Wrapping`], and its place among the pack's.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "documented at the source")]
pub struct WrappingView {
    pub index: usize,
    pub mask: u32,
    pub value: u32,
    pub payload: u32,
    pub or: u32,
}

/// A code, as [`crate::source::Code`], without its names. `bits` are the number's, and nothing that tells in namespaces of texts;
/// `meaning` numbers the title and the summary, which the built-in catalog keeps beside its articles.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "documented at the source")]
pub struct CodeView<'a> {
    pub namespace: usize,
    pub bits: u32,
    pub condition: Option<u16>,
    pub prior: f32,
    pub meaning: Option<usize>,
    pub title: &'a str,
    pub summary: &'a str,
    pub url: &'a str,
}

/// A condition, as [`crate::source::Condition`]. A foreign one is only named here.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "documented at the source")]
pub struct ConditionView<'a> {
    pub slug: &'a str,
    pub group: &'a str,
    pub title: &'a str,
    pub summary: &'a str,
    pub full: bool,
    pub foreign: bool,
}

/// The words between two `{}` of a phrase: how many, and their fingerprint.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "documented at the struct")]
pub struct Part {
    pub words: usize,
    pub print: u32,
}

/// A phrase: its number, the class of its weight, what it stands for, the operation during which it does, the part that holds
/// its anchor with the anchor's place in it, and whether it has more parts.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "documented at the struct")]
pub struct PhraseView {
    pub row: usize,
    pub class: usize,
    pub kind: TargetKind,
    pub operation: Option<&'static str>,
    pub is_split: bool,
    pub anchor: usize,
    pub part: Part,
}

/// One reading of a carrier's number; without a namespace where it may be of any.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "documented at the source")]
pub struct ReadingView {
    pub namespace: Option<usize>,
    pub negated: bool,
    pub weight: f32,
}

/// A way in which a text names a peer, as [`crate::source::Endpoint`].
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "documented at the source")]
pub struct EndpointView<'a> {
    pub text: &'a str,
    pub operation: &'a str,
    pub role: &'a str,
    pub weight: f32,
}
