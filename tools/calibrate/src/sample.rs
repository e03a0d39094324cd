//! First findings: what speaks for each, and whether it is right.

use std::collections::HashMap;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::path::Path;

use anyhow::{Result, anyhow};
use error_explainer::{ClassifyOptions, EvidenceKind, Explainer, Finding};
use error_explainer_pack::catalog;
use error_explainer_pack::compile::compile_catalog;
use error_explainer_pack::layout::WEIGHTS;

use crate::corpus::Item;
use crate::weights::Weights;

/// The part of texts from Windows in what people paste.
const WINDOWS: f64 = 1.0 / 3.0;

/// The first finding of one text.
pub struct Sample {
    /// Whether it is what the text shows.
    pub right: bool,
    /// How much it counts.
    pub weight: f64,
    /// The fold of its family.
    pub fold: u64,
    /// How often each class speaks for it.
    features: Vec<f64>,
    /// How sure the reading of its number is.
    pub share: f64,
}

impl Sample {
    /// The log-odds that these weights give it.
    pub fn sum(&self, weights: &[f64]) -> f64 {
        self.features.iter().zip(weights).map(|(feature, weight)| feature * weight).sum()
    }

    /// The confidence that these weights give it.
    pub fn confidence(&self, weights: &[f64]) -> f64 {
        self.share / (1.0 + (-self.sum(weights)).exp())
    }

    /// What speaks for it, by class.
    pub fn features(&self) -> impl Iterator<Item = (usize, f64)> {
        self.features.iter().copied().enumerate().filter(|(_, feature)| *feature != 0.0)
    }
}

/// Reads every text with these weights.
pub fn take(folder: &Path, weights: &Weights, items: &[Item]) -> Result<Vec<Sample>> {
    let explainer = explainer(folder, weights)?;
    // However unsure, the first finding counts: confidence must also tell that it is nothing.
    let options = ClassifyOptions { min_confidence: Some(0.0), ..ClassifyOptions::default() };
    let mut samples = Vec::new();
    let mut of_windows = Vec::new();
    for item in items {
        let Some(primary) = explainer.classify(&item.text, &options).primary else { continue };
        // A code that stands for no condition is neither right nor wrong.
        let Some(condition) = primary.condition.as_deref() else { continue };
        let Some((features, share)) = evidence(&primary) else { continue };
        let right = item.accepts(condition);
        of_windows.push(item.platform.as_deref() == Some("windows"));
        samples.push(Sample { right, weight: 1.0, fold: fold(&item.family), features, share });
    }
    let mut counts: HashMap<bool, f64> = HashMap::new();
    of_windows.iter().for_each(|windows| *counts.entry(*windows).or_default() += 1.0);
    let all: f64 = counts.values().sum();
    for (sample, windows) in samples.iter_mut().zip(of_windows) {
        let part = if windows { WINDOWS } else { 1.0 - WINDOWS };
        sample.weight = part * all / counts[&windows];
    }
    Ok(samples)
}

fn explainer(folder: &Path, weights: &Weights) -> Result<Explainer> {
    let defects = |defects: Vec<_>| anyhow!("the catalog has {} defects; the build names them", defects.len());
    let mut catalog = catalog::read(folder, "calibrate").map_err(defects)?;
    catalog.source.weights = weights.marked();
    let compiled = compile_catalog(&catalog.source, &catalog.common_words).map_err(defects)?;
    let mut explainer = Explainer::with_catalog(compiled.core)?;
    explainer.load_articles(compiled.articles)?;
    Ok(explainer)
}

/// How often each class speaks for a finding, and how sure the reading of its number is.
fn evidence(finding: &Finding) -> Option<(Vec<f64>, f64)> {
    let mut features = vec![0.0; WEIGHTS.len()];
    let mut sum = 0.0;
    for evidence in &finding.evidence {
        // The platform that the text or the caller tells has a weight of no class.
        let told = matches!(evidence.kind, EvidenceKind::Option | EvidenceKind::Context) || evidence.weight == 0.0;
        match Weights::class_of(evidence.weight) {
            Some(class) => {
                features[class] += 1.0;
                sum += evidence.weight;
            }
            None if told => {}
            None => return None,
        }
    }
    let share = finding.confidence * (1.0 + (-sum).exp());
    Some((features, share.clamp(0.0, 1.0)))
}

fn fold(family: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    family.hash(&mut hasher);
    hasher.finish()
}
