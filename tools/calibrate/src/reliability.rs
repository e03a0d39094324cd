//! How far confidence can be trusted.

use std::fmt;

use crate::sample::Sample;

/// Bins of confidence.
const BINS: usize = 10;

/// Confidence against what was right, by confidence.
pub struct Reliability {
    /// Of each bin: how much fell into it, the sum of the confidence, and how much was right.
    bins: [(f64, f64, f64); BINS],
    brier: f64,
    /// The Brier score of the same confidence for all.
    reference: f64,
}

impl Reliability {
    /// The table of samples with their confidence.
    pub fn of(samples: &[(&Sample, f64)]) -> Self {
        let mut bins = [(0.0, 0.0, 0.0); BINS];
        let mut brier = 0.0;
        for (sample, confidence) in samples {
            let right = if sample.right { 1.0 } else { 0.0 };
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                clippy::cast_precision_loss,
                reason = "0 to 1"
            )]
            let bin = &mut bins[((confidence * BINS as f64) as usize).min(BINS - 1)];
            bin.0 += sample.weight;
            bin.1 += sample.weight * confidence;
            bin.2 += sample.weight * right;
            brier += sample.weight * (confidence - right) * (confidence - right);
        }
        let all: f64 = bins.iter().map(|bin| bin.0).sum();
        let rate = bins.iter().map(|bin| bin.2).sum::<f64>() / all;
        Self { bins, brier: brier / all, reference: rate * (1.0 - rate) }
    }

    /// The mean distance between confidence and what was right.
    pub fn expected_calibration_error(&self) -> f64 {
        let all: f64 = self.bins.iter().map(|bin| bin.0).sum();
        self.bins.iter().map(|(_, confidence, right)| (confidence - right).abs()).sum::<f64>() / all
    }

    /// How much better than one confidence for all: 1 where every confidence is 0 or 1, and right.
    pub fn skill(&self) -> f64 {
        1.0 - self.brier / self.reference
    }
}

impl fmt::Display for Reliability {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (error, skill) = (self.expected_calibration_error(), self.skill());
        writeln!(formatter, "expected calibration error {error:.3}, Brier score {:.3}, skill {skill:.2}", self.brier)?;
        writeln!(formatter, "  confidence  weight  mean   right")?;
        for (bin, (weight, confidence, right)) in self.bins.iter().enumerate().filter(|(_, bin)| bin.0 > 0.0) {
            let low = bin as f64 / BINS as f64;
            writeln!(formatter, "  from {low:.1}    {weight:>7.1}  {:.3}  {:.3}", confidence / weight, right / weight)?;
        }
        Ok(())
    }
}
