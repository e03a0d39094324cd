//! The table of weights.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use error_explainer_pack::layout::WEIGHTS;

/// Digits behind the point that the table keeps.
const STEP: f64 = 0.01;
/// What tells the classes apart in an answer: far below a step, far above the precision of `f32`.
const MARK: f64 = 1e-5;

/// The log-odds of every class, in the order of [`WEIGHTS`].
pub struct Weights {
    pub values: Vec<f64>,
    before: Vec<f64>,
}

impl Weights {
    /// The weights of a catalog.
    pub fn read(catalog: &Path) -> Result<Self> {
        let text = fs::read_to_string(catalog.join("weights.tsv"))?;
        let mut values = vec![None; WEIGHTS.len()];
        for row in text.lines().filter(|row| !row.starts_with('#')).skip(1) {
            let mut cells = row.split('\t');
            let (Some(class), Some(weight)) = (cells.next(), cells.next()) else { bail!("weights.tsv: {row:?}") };
            let place = WEIGHTS.iter().position(|known| *known == class);
            let place = place.with_context(|| format!("weights.tsv: {class} is no class"))?;
            values[place] = Some(weight.parse().with_context(|| format!("weights.tsv: {row:?}"))?);
        }
        let values: Option<Vec<f64>> = values.into_iter().collect();
        let values = values.context("weights.tsv: a class is missing")?;
        Ok(Self { before: values.clone(), values })
    }

    /// The weights for the catalog, each marked with the number of its class.
    #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "small numbers")]
    pub fn marked(&self) -> Vec<f32> {
        let marked =
            |(class, weight): (usize, &f64)| ((weight / STEP).round() * STEP + (class + 1) as f64 * MARK) as f32;
        self.values.iter().enumerate().map(marked).collect()
    }

    /// The class of a marked weight.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a class is a small number")]
    pub fn class_of(marked: f64) -> Option<usize> {
        let rest = marked - (marked / STEP).floor() * STEP;
        ((rest / MARK).round() as usize).checked_sub(1).filter(|class| *class < WEIGHTS.len())
    }

    /// Prints what a fit changed.
    pub fn print(&self) {
        println!("\n{:<20} {:>8} {:>8}", "class", "before", "now");
        for ((class, before), now) in WEIGHTS.iter().zip(&self.before).zip(&self.values) {
            println!("{class:<20} {before:>8.2} {now:>8.2}");
        }
    }

    /// Writes the weights into the catalog's table; what else it says stays.
    pub fn write(&self, catalog: &Path) -> Result<()> {
        let path = catalog.join("weights.tsv");
        let text = fs::read_to_string(&path)?;
        let row = |row: &str| match row.split_once('\t').and_then(|(class, rest)| Some((class, rest.split_once('\t')?)))
        {
            Some((class, (_, why))) => match WEIGHTS.iter().position(|known| *known == class) {
                Some(place) => format!("{class}\t{:.2}\t{why}\n", self.values[place]),
                None => format!("{row}\n"),
            },
            None => format!("{row}\n"),
        };
        fs::write(&path, text.lines().map(row).collect::<String>())?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_marked_weight_tells_its_class() {
        let values: Vec<f64> = (0..WEIGHTS.len()).map(|class| 0.37 * class as f64 - 3.0).collect();
        let weights = Weights { before: values.clone(), values };
        for (class, marked) in weights.marked().into_iter().enumerate() {
            assert_eq!(Weights::class_of(f64::from(marked)), Some(class));
        }
    }
}
