//! The records of the corpus.

use std::fs;

use serde::Deserialize;

/// The file that is scored and never read.
pub const SET_ASIDE: &str = "livefire-set-aside";

/// A text with its true cause; `tests/corpus/README.md` tells what the fields mean.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    pub id: String,
    pub client: String,
    pub family: String,
    #[expect(dead_code, reason = "tells people what was done")]
    pub fault: String,
    pub condition: String,
    pub also: Vec<String>,
    #[expect(dead_code, reason = "tells people how the program ended")]
    pub exit_code: Option<i64>,
    pub text: String,
    pub kind: String,
    pub difficulty: String,
    pub language: String,
    #[serde(default)]
    pub platform: Option<String>,
    pub runtime: String,
    #[serde(default)]
    pub peer: Option<String>,
    #[serde(default)]
    #[expect(dead_code, reason = "tells people why the label is what it is")]
    pub note: Option<String>,
    /// The file without its ending.
    #[serde(skip)]
    pub file: String,
}

impl Item {
    /// True where nothing may be found.
    pub fn is_negative(&self) -> bool {
        self.condition == "none"
    }

    /// True where a primary finding of this condition is right.
    pub fn accepts(&self, condition: &str) -> bool {
        self.condition == condition || self.also.iter().any(|also| also == condition)
    }

    /// What accuracy is told by, each with its heading.
    pub fn labels(&self) -> [(&'static str, &str); 8] {
        [
            ("by file", &self.file),
            ("by condition", &self.condition),
            ("by client", &self.family),
            ("by runtime", &self.runtime),
            ("by platform", self.platform.as_deref().unwrap_or("not told")),
            ("by language", &self.language),
            ("by kind", &self.kind),
            ("by difficulty", &self.difficulty),
        ]
    }
}

/// The records of a file.
pub fn of(file: &str) -> Vec<Item> {
    let path = format!("{}/tests/corpus/{file}.jsonl", env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let read = |(number, line): (usize, &str)| {
        let item: Item = serde_json::from_str(line).unwrap_or_else(|error| panic!("{path}:{}: {error}", number + 1));
        Item { file: file.to_owned(), ..item }
    };
    text.lines().enumerate().map(read).collect()
}

/// The records of all files that rules are written from.
pub fn development() -> Vec<Item> {
    let folder = format!("{}/tests/corpus", env!("CARGO_MANIFEST_DIR"));
    let names = fs::read_dir(folder)
        .expect("the folder is there")
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut files: Vec<String> = names.filter_map(|name| name.strip_suffix(".jsonl").map(str::to_owned)).collect();
    files.retain(|file| file != SET_ASIDE);
    files.sort();
    files.iter().flat_map(|file| of(file)).collect()
}
