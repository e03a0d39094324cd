//! From message texts to a table of `phrases/`: one row for each text and meaning, without the texts that ordinary prose
//! is full of.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};
use error_explainer_pack::pattern;
use error_explainer_pack::words::Hash;

use crate::table::COMMAND;

/// A text as the engine sees it: its words, folded and hashed.
pub type Folded = Vec<Vec<Hash>>;

/// Folds a text as the engine does.
pub fn fold(text: &str) -> Folded {
    pattern::segments(text).into_iter().map(|segment| segment.words).collect()
}

/// One message that a system prints.
pub struct Message {
    /// What it prints.
    pub text: String,
    /// The slug of a condition or the id of a code.
    pub means: String,
    /// BCP 47 tag of the language.
    pub locale: String,
    /// The symbol that it stands for.
    pub symbol: String,
    /// Who prints it.
    pub system: String,
    /// Whether it may only count beside other evidence.
    pub weak: bool,
}

/// A table in the making. The first text of several that fold alike stands in the table; the others add their systems.
#[derive(Default)]
pub struct Phrases {
    rows: Vec<Row>,
    /// Folded text to the places in `rows`, one for each meaning.
    known: BTreeMap<Folded, Vec<usize>>,
}

struct Row {
    text: String,
    means: String,
    locale: String,
    weak: bool,
    /// Symbol and the systems that print this text for it.
    sources: Vec<(String, Vec<String>)>,
}

impl Phrases {
    /// Adds a message unless it says too little.
    pub fn add(&mut self, message: Message) {
        if is_telling(&message.text) {
            self.add_any(message);
        }
    }

    /// Adds a message however little it says.
    pub fn add_any(&mut self, message: Message) {
        let text = fold(&message.text);
        let places = self.known.get(&text).map_or(&[][..], Vec::as_slice);
        let same = |&place: &usize| self.rows[place].is_meant_by(&message);
        let place = places.iter().copied().find(same).unwrap_or(self.rows.len());
        if place == self.rows.len() {
            self.known.entry(text).or_default().push(place);
            self.rows.push(Row {
                weak: message.weak || among(&message.text, WEAK),
                text: message.text,
                means: message.means,
                locale: message.locale,
                sources: Vec::new(),
            });
        }
        let sources = &mut self.rows[place].sources;
        match sources.iter_mut().find(|(symbol, _)| *symbol == message.symbol) {
            Some((_, systems)) if systems.contains(&message.system) => {}
            Some((_, systems)) => systems.push(message.system),
            None => sources.push((message.symbol, vec![message.system])),
        }
    }

    /// Removes the rows that `other` has too, so that no text stands in two files.
    pub fn without(mut self, other: &Self) -> Self {
        let has = |row: &Row| {
            let places = other.known.get(&fold(&row.text)).map_or(&[][..], Vec::as_slice);
            places.iter().any(|&place| other.rows[place].means == row.means)
        };
        self.rows.retain(|row| !has(row));
        self.place_again()
    }

    /// Removes the readings of texts that have a plainer one.
    pub fn prefer(mut self, plainer: &[(&str, &str)]) -> Self {
        for (text, means) in plainer {
            let text = fold(text);
            self.rows.retain(|row| fold(&row.text) != text || row.means == *means);
        }
        self.place_again()
    }

    /// Finds the places anew after rows have gone.
    fn place_again(mut self) -> Self {
        self.known.clear();
        for (place, row) in self.rows.iter().enumerate() {
            self.known.entry(fold(&row.text)).or_default().push(place);
        }
        self
    }

    /// Each row with its first symbol.
    pub fn iter(&self) -> impl Iterator<Item = Found<'_>> {
        self.rows.iter().map(|row| Found {
            text: &row.text,
            means: &row.means,
            symbol: row.sources.first().map_or("", |(symbol, _)| symbol),
            weak: row.weak,
        })
    }

    /// The number of rows.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// The file's text.
    pub fn render(&self, name: &str, source: &str, licence: &str, at_least: usize) -> Result<String> {
        ensure!(
            self.len() >= at_least,
            "{name} has only {} texts, {at_least} are expected at least: its packages have changed their form",
            self.len()
        );
        let mut text = format!(
            "# source: {source}\n# licence: {licence}\n# generated-by: {COMMAND}\n# note: do not edit; correct tools/import and run the command\ntext\tmeans\tclass\tlocale\tsource\n"
        );
        for row in &self.rows {
            let sources = row.sources.iter().map(|(symbol, systems)| format!("{symbol} of {}", systems.join(", ")));
            let sources = sources.collect::<Vec<_>>().join("; ");
            let class = if row.weak { "weak" } else { "message" };
            text.push_str(&format!("{}\t{}\t{class}\t{}\t{sources}\n", row.text, row.means, row.locale));
        }
        Ok(text)
    }
}

/// A row as others see it.
pub struct Found<'p> {
    /// What a system prints.
    pub text: &'p str,
    /// The slug of a condition or the id of a code.
    pub means: &'p str,
    /// The first symbol that it stands for.
    pub symbol: &'p str,
    /// Whether it may only count beside other evidence.
    pub weak: bool,
}

impl Row {
    /// Whether a message of the same text belongs to this row. Systems number a symbol differently: where it has no
    /// condition, the first code stands for all.
    fn is_meant_by(&self, message: &Message) -> bool {
        let same_symbol = self.sources.iter().any(|(symbol, _)| *symbol == message.symbol);
        self.means == message.means || (same_symbol && is_code(&self.means) && is_code(&message.means))
    }
}

/// The first sentence of a text of several, where it has four words or more.
pub fn first_sentence(text: &str) -> Option<&str> {
    let (first, rest) = text.split_once(". ")?;
    let words: usize = fold(first).iter().map(Vec::len).sum();
    (!rest.is_empty() && words >= 4).then_some(first)
}

/// Whether a text is more than a word of anyone's prose: two words at least, or a long compound.
pub fn is_telling(text: &str) -> bool {
    (words(text) >= 2 || is_compound(text)) && !among(text, TOO_COMMON)
}

/// Whether a text is one long word.
fn is_compound(text: &str) -> bool {
    text.chars().count() >= 16 && text.chars().all(char::is_alphabetic)
}

/// Whether a text has so few words that prose has them too: fewer than three, or eight characters of a script without
/// spaces.
pub fn is_short(text: &str) -> bool {
    let enough = if text.chars().any(is_dense_character) { 4 } else { 3 };
    words(text) < enough && !is_compound(text)
}

/// How many words a text has, digits not counted; two characters of a script without spaces are one.
pub fn words(text: &str) -> usize {
    let words = text.split(|character: char| !character.is_alphanumeric()).filter(|word| {
        let is_number = word.chars().all(|character| character.is_ascii_digit());
        !word.is_empty() && !is_number
    });
    words.map(|word| if is_dense(word) { word.chars().count() / 2 } else { 1 }).sum()
}

/// Whether a text is one of a list.
fn among(text: &str, list: &[&str]) -> bool {
    list.iter().any(|other| fold(other) == fold(text))
}

/// Whether a meaning is the id of a code rather than a condition.
fn is_code(means: &str) -> bool {
    means.contains(':')
}

/// Whether a word is of a script without spaces.
fn is_dense(word: &str) -> bool {
    word.chars().any(is_dense_character)
}

/// Whether a character is of such a script.
pub fn is_dense_character(character: char) -> bool {
    matches!(u32::from(character), 0x0E00..=0x0E7F | 0x3040..=0x30FF | 0x3400..=0x9FFF)
}

/// Texts of more than one word that say nothing by themselves, because prose, logs or other programs are full of them.
const TOO_COMMON: &[&str] = &[
    // strerror and gai_strerror
    "All requests done",
    "Attribute not found",
    "Authentication error",
    // ENOCONNECT of AIX.
    "Cannot establish connection",
    // ECONNABORTED of musl; Python's requests puts it before every other failure of a connection.
    "Connection aborted",
    "Device error",
    "End of file",
    "Error in protocol",
    "For future use",
    "Invalid flags",
    "Invalid slot",
    "Is a named type file",
    "No address",
    "No attribute found",
    "No data",
    "No error",
    "No error information",
    "No message available",
    "Non-recoverable error",
    // ENOTSUP of musl and some BSDs.
    "Not supported",
    // ENOMEM of Solaris, AIX and the C runtime of Windows; everyone else means the disk.
    "Not enough space",
    "Package not installed",
    "Permanent failure",
    "Policy not found",
    "Programming error",
    "Request canceled",
    "Request not canceled",
    // EISCONN of musl; elsewhere it is good news.
    "Socket is connected",
    "System error",
    "Temporary failure",
    "Try again",
    "Unknown error",
    "Unknown server error",
    "Unknown signal",
    "Unsupported attribute value",
    // Windows
    "Error due to lack of resources",
    "The operation completed successfully",
    // "A directory", "there is a file", "an unknown machine": what a language says in a few ordinary words.
    "Bir dizin",
    "Dosya var",
    "Máy lạ",
    "ディレクトリです",
    "파일이 있습니다",
];

/// Texts that other programs print for other reasons too: they count a little.
const WEAK: &[&str] = &[
    "A system call has failed",
    "Cannot translate name",
    "Device timeout",
    "Domain error",
    "Message too large",
    "No data available",
    "Operation in progress",
    "Operation not applicable",
    "Protocol error",
    "Quota exceeded",
    "Ran out of quota",
    "The specified class was not found",
    "Timer expired",
    "Too many users",
    "Unrecognized service",
    "Write-protected media",
    // EISDIR and a few others in words that prose uses as well.
    "Estas dosierujo",
    "Ez egy könyvtár",
    "Je adresár",
    "Je imenik",
    "On hakemisto",
    "Operace probíhá",
    "To je direktorij",
    "Veri alınamıyor",
    "É pasta",
    "Гэта тэчка",
    "То је фасцикла",
    "Файл существует",
    "Это каталог",
    "是一个目录",
    "是個目錄",
    "文件已存在",
    "檔案已存在",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn message(text: &str, means: &str, system: &str) -> Message {
        Message {
            text: text.to_owned(),
            means: means.to_owned(),
            locale: "en".to_owned(),
            symbol: "EX".to_owned(),
            system: system.to_owned(),
            weak: false,
        }
    }

    fn rows(phrases: &Phrases) -> Vec<(&str, &str)> {
        phrases.iter().map(|found| (found.text, found.means)).collect()
    }

    #[test]
    fn texts_that_fold_alike_share_a_row() {
        let mut phrases = Phrases::default();
        phrases.add(message("Broken pipe", "broken-pipe", "glibc"));
        phrases.add(message("broken pipe", "broken-pipe", "libuv"));
        phrases.add(message("Broken pipe", "other", "glibc"));
        assert_eq!(rows(&phrases), [("Broken pipe", "broken-pipe"), ("Broken pipe", "other")]);
        let text = phrases.render("x", "s", "l", 1).unwrap();
        assert!(text.contains("Broken pipe\tbroken-pipe\tmessage\ten\tEX of glibc, libuv\n"), "{text}");
    }

    #[test]
    fn a_plainer_reading_and_another_file_remove_rows() {
        let mut phrases = Phrases::default();
        phrases.add(message("Broken pipe", "broken-pipe", "glibc"));
        phrases.add(message("Broken pipe", "other", "glibc"));
        phrases.add(message("Illegal seek", "illegal-seek", "glibc"));
        let mut other = Phrases::default();
        other.add(message("illegal seek", "illegal-seek", "musl"));
        let left = phrases.prefer(&[("broken pipe", "broken-pipe")]).without(&other);
        assert_eq!(rows(&left), [("Broken pipe", "broken-pipe")]);
    }

    #[test]
    fn single_words_numbers_and_common_texts_say_too_little() {
        for text in ["Success", "Error 91", "Unknown error", "Überlauf", "10054", "切断"] {
            assert!(!is_telling(text), "{text}");
        }
        for text in ["Broken pipe", "管道已断开", "Je adresár", "Level 2 halted", "Speicherzugriffsfehler"] {
            assert!(is_telling(text), "{text}");
        }
    }

    #[test]
    fn a_short_text_counts_only_beside_others() {
        for text in ["Ungültige Adresse", "关键字已过期", "Mensaje erróneo"] {
            assert!(is_short(text), "{text}");
        }
        for text in ["Die Datei ist belegt", "无法直接执行共享库", "Speicherzugriffsfehler"] {
            assert!(!is_short(text), "{text}");
        }
    }

    #[test]
    fn a_first_sentence_stands_alone_only_where_it_is_long_enough() {
        assert_eq!(first_sentence("No such service is known. It cannot be found."), Some("No such service is known"));
        assert_eq!(first_sentence("It failed. Try again later on."), None);
        assert_eq!(first_sentence("One sentence alone stands here."), None);
    }
}
