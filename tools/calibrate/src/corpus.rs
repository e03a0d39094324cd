//! The records of the corpus that rules are written from.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;

/// The file that nothing is fitted to.
const SET_ASIDE: &str = "livefire-set-aside.jsonl";

/// A text with the conditions that are right.
#[derive(Debug, Deserialize)]
pub struct Item {
    pub text: String,
    pub family: String,
    pub condition: String,
    pub also: Vec<String>,
    #[serde(default)]
    pub platform: Option<String>,
}

impl Item {
    /// True where this is what the text shows.
    pub fn accepts(&self, condition: &str) -> bool {
        self.condition == condition || self.also.iter().any(|also| also == condition)
    }
}

/// All files of the folder but the one that is set aside, in the order of their names.
pub fn read(folder: &Path) -> Result<Vec<Item>> {
    let mut files: Vec<_> = fs::read_dir(folder)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "jsonl") && !path.ends_with(SET_ASIDE));
    files.sort();
    let mut items = Vec::new();
    for path in files {
        let text = fs::read_to_string(&path)?;
        for (number, line) in text.lines().enumerate() {
            items.push(serde_json::from_str(line).with_context(|| format!("{}:{}", path.display(), number + 1))?);
        }
    }
    Ok(items)
}
