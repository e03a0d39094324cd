//! Fits `src/catalog/weights.tsv` to the corpus so that of findings at 0.9 nine in ten are right, and prints how well that
//! holds on families of programs that a fit has not seen.
//!
//! `cargo run --release -p error-explainer-calibrate` prints the tables and writes the weights; with `--dry-run` it writes
//! nothing.

mod corpus;
mod fit;
mod reliability;
mod sample;
mod weights;

use std::path::Path;

use anyhow::Result;

use reliability::Reliability;
use sample::Sample;
use weights::Weights;

/// Parts into which the families are divided for cross-validation.
const FOLDS: u64 = 10;
/// A fit changes which finding is the first; so often it is repeated on what the one before finds.
const ROUNDS: usize = 3;

fn main() -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let catalog = root.join("src/catalog");
    let items = corpus::read(&root.join("tests/corpus"))?;
    let mut weights = Weights::read(&catalog)?;
    println!("{} items", items.len());
    for round in 1..=ROUNDS {
        let samples = sample::take(&catalog, &weights, &items)?;
        if round == 1 {
            let held: Vec<_> = samples.iter().map(|sample| (sample, sample.confidence(&weights.values))).collect();
            println!("\nBefore: {}", Reliability::of(&held));
        }
        let held = cross_validated(&samples, &weights);
        println!("\nRound {round}, pooled held-out folds: {}", Reliability::of(&held));
        weights.values = fit::fit(&samples.iter().collect::<Vec<_>>(), &weights.values);
    }
    weights.print();
    if std::env::args().any(|argument| argument == "--dry-run") {
        return Ok(());
    }
    weights.write(&catalog)
}

/// Every sample with the confidence that weights give it which were fitted without its family.
fn cross_validated<'s>(samples: &'s [Sample], weights: &Weights) -> Vec<(&'s Sample, f64)> {
    let mut held = Vec::new();
    for fold in 0..FOLDS {
        let (out, rest): (Vec<_>, Vec<_>) = samples.iter().partition(|sample| sample.fold % FOLDS == fold);
        let fitted = fit::fit(&rest, &weights.values);
        held.extend(out.into_iter().map(|sample| (sample, sample.confidence(&fitted))));
    }
    held
}
