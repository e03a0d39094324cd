//! Logistic regression: the weights under which what was right is likely.

use error_explainer_pack::layout::WEIGHTS;

use crate::sample::Sample;

/// Steps down the slope, and how long they are.
const STEPS: usize = 4000;
const LENGTH: f64 = 0.01;
/// How much moving away from the starting values costs: what few texts show stays near them.
const INERTIA: f64 = 20.0;
/// Adam's memory of slope and curvature.
const SLOPE: f64 = 0.9;
const CURVATURE: f64 = 0.999;

/// Classes that stay as they were chosen: a text that is nothing but a code is a question, however often its likeliest reading
/// is right.
const CHOSEN: &[&str] = &["bare-code"];

/// The weights fitted to samples, from others on.
pub fn fit(samples: &[&Sample], start: &[f64]) -> Vec<f64> {
    let mut weights = start.to_vec();
    let (mut slopes, mut curvatures) = (vec![0.0; start.len()], vec![0.0; start.len()]);
    for step in 1..=STEPS {
        let gradient = gradient(samples, &weights, start);
        #[expect(clippy::cast_possible_truncation, clippy::cast_possible_wrap, reason = "a few thousand")]
        let step = step as i32;
        for (place, slope) in gradient.into_iter().enumerate() {
            slopes[place] = SLOPE * slopes[place] + (1.0 - SLOPE) * slope;
            curvatures[place] = CURVATURE * curvatures[place] + (1.0 - CURVATURE) * slope * slope;
            let slope = slopes[place] / (1.0 - SLOPE.powi(step));
            let curvature = curvatures[place] / (1.0 - CURVATURE.powi(step));
            weights[place] -= LENGTH * slope / (curvature.sqrt() + 1e-9);
        }
    }
    weights
}

/// The slope of the loss: minus the log-likelihood of what was right, and the cost of moving.
fn gradient(samples: &[&Sample], weights: &[f64], start: &[f64]) -> Vec<f64> {
    let mut gradient: Vec<f64> = weights.iter().zip(start).map(|(now, before)| INERTIA * (now - before)).collect();
    for sample in samples {
        let likely = 1.0 / (1.0 + (-sample.sum(weights)).exp());
        let confidence = (sample.share * likely).clamp(1e-6, 1.0 - 1e-6);
        let right = if sample.right { 1.0 } else { 0.0 };
        let slope = sample.weight * (confidence - right) / (confidence * (1.0 - confidence))
            * sample.share
            * likely
            * (1.0 - likely);
        sample.features().for_each(|(class, feature)| gradient[class] += slope * feature);
    }
    for chosen in CHOSEN.iter().filter_map(|name| WEIGHTS.iter().position(|class| class == name)) {
        gradient[chosen] = 0.0;
    }
    gradient
}
