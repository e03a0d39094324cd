//! The built-in catalog: a folder of TOML and TSV, read at build time.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

use toml::de::{DeTable, DeValue};

use crate::article::{self, Depth};
use crate::defect::{Defect, Defects};
use crate::layout::{UNEXPLAINED, WEIGHTS};
use crate::schema::{PLATFORMS, Place};
use crate::source::{
    Carrier, CarrierNamespace, Code, CodeValue, Condition, Endpoint, Field, Means, Namespace, Phrase, Search, Source,
    Width, Wrapping,
};
use crate::value::{Node, Value};
use crate::words::{self, Hash};

/// The catalog as authored, and the words that are too common to find a phrase by, the most common first.
pub struct Catalog {
    /// Its knowledge.
    pub source: Source,
    /// Hashes of `common-words.txt`.
    pub common_words: Vec<Hash>,
}

/// Reads and validates the catalog in a folder.
///
/// # Errors
/// Every defect, with file and line.
pub fn read(folder: &Path, version: &str) -> Result<Catalog, Vec<Defect>> {
    let mut reader = Reader { folder, defects: Defects::default(), source: Source::default() };
    reader.source.name = "catalog".to_owned();
    reader.source.version = version.to_owned();
    let namespaces = reader.namespaces();
    reader.codes(&namespaces);
    reader.conditions();
    reader.phrases();
    reader.contexts();
    reader.carriers();
    reader.circumstances();
    let common_words = reader.common_words();
    reader.defects.into_result()?;
    Ok(Catalog { source: reader.source, common_words })
}

struct Reader<'a> {
    folder: &'a Path,
    defects: Defects,
    source: Source,
}

/// A row of a table.
struct Row {
    place: String,
    cells: Vec<String>,
}

impl Row {
    fn cell(&self, index: usize) -> &str {
        self.cells.get(index).map_or("", String::as_str)
    }
}

/// What a namespace's entry in `namespaces/` has that is not part of the namespace itself.
struct Families {
    namespace: String,
    meanings: Vec<String>,
}

impl Reader<'_> {
    fn text(&mut self, file: &str) -> Option<String> {
        match fs::read_to_string(self.folder.join(file)) {
            Ok(text) => Some(text),
            Err(error) => {
                self.defects.add(file, format!("cannot be read: {error}"));
                None
            }
        }
    }

    fn files(&mut self, folder: &str, extension: &str) -> Vec<String> {
        let entries = match fs::read_dir(self.folder.join(folder)) {
            Ok(entries) => entries,
            Err(error) => {
                self.defects.add(folder, format!("cannot be read: {error}"));
                return Vec::new();
            }
        };
        let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
        let named = |path: &PathBuf| path.extension().is_some_and(|found| found == extension);
        let names = paths.filter(named).filter_map(|path| Some(path.file_name()?.to_str()?.to_owned()));
        let mut files: Vec<_> = names.map(|name| format!("{folder}/{name}")).collect();
        files.sort();
        files
    }

    /// Reads a table whose first row names these columns; more may follow.
    fn rows(&mut self, file: &str, columns: &[&str]) -> Vec<Row> {
        let Some(text) = self.text(file) else { return Vec::new() };
        let mut lines = text.lines().zip(1..).filter(|(line, _)| !line.starts_with('#') && !line.trim().is_empty());
        let titles: Vec<&str> = lines.next().map(|(line, _)| line.split('\t').collect()).unwrap_or_default();
        if !titles.starts_with(columns) {
            self.defects.add(file, format!("the first row must name the columns {}", columns.join(", ")));
            return Vec::new();
        }
        let mut rows = Vec::new();
        for (line, number) in lines {
            let cells: Vec<String> = line.split('\t').map(str::to_owned).collect();
            let place = format!("{file}:{number}");
            if cells.len() > titles.len() {
                self.defects.add(&place, format!("{} cells in a table of {} columns", cells.len(), titles.len()));
            }
            rows.push(Row { place, cells });
        }
        rows
    }

    fn number(&mut self, row: &Row, column: usize) -> f32 {
        row.cell(column).parse().unwrap_or_else(|_| {
            self.defects.add(&row.place, format!("\"{}\" is no number", row.cell(column)));
            0.0
        })
    }

    fn toml(&mut self, file: &str) -> Option<Node> {
        let text = self.text(file)?;
        match DeTable::parse(&text) {
            Ok(table) => Some(node_of(&DeValue::Table(table.into_inner()), 0, &Lines::new(&text))),
            Err(error) => {
                let line = error.span().map_or(0, |span| Lines::new(&text).at(span.start));
                self.defects.add(format!("{file}:{line}"), error.message());
                None
            }
        }
    }

    fn namespaces(&mut self) -> Vec<Families> {
        let mut families = Vec::new();
        for file in self.files("namespaces", "toml") {
            let Some(node) = self.toml(&file) else { continue };
            self.namespaces_of(&file, &node, &mut families);
            for wrapping in node.list_of("wrapping") {
                self.wrapping(wrapping);
            }
            for structure in node.list_of("structure") {
                self.structure(&file, structure);
            }
        }
        families
    }

    fn namespaces_of(&mut self, file: &str, node: &Node, families: &mut Vec<Families>) {
        for (name, entry) in node.entries().iter().filter(|(name, _)| !["wrapping", "structure"].contains(&&**name)) {
            let place = format!("{file}:{}", entry.line);
            let width = match entry.text_of("width") {
                "i32" => Width::Signed,
                "u32" => Width::Unsigned,
                "hex" => Width::Hex,
                "text" => Width::Text,
                other => {
                    self.defects.add(&place, format!("width \"{other}\" of {name} is none of i32, u32, hex, text"));
                    Width::Signed
                }
            };
            if !PLATFORMS.contains(&entry.text_of("platform")) {
                self.defects.add(&place, format!("\"{}\" of {name} is no platform", entry.text_of("platform")));
            }
            families.push(Families {
                namespace: name.clone(),
                meanings: entry.texts_of("meanings").into_iter().map(str::to_owned).collect(),
            });
            self.source.namespaces.push(Namespace {
                name: name.clone(),
                title: entry.text_of("title").to_owned(),
                platform: entry.text_of("platform").to_owned(),
                width,
                prior: entry.get("prior").and_then(Node::number).map_or(0.0, f32_of),
                url: entry.text_of("url").to_owned(),
                names: entry.texts_of("names").into_iter().map(str::to_owned).collect(),
                search: match entry.text_of("search") {
                    "" => Search::Symbols,
                    "exceptions" => Search::Exceptions,
                    "none" => Search::Nowhere,
                    "ordinary" => Search::Ordinary,
                    other => {
                        self.defects
                            .add(&place, format!("search \"{other}\" of {name} is none of exceptions, none, ordinary"));
                        Search::Nowhere
                    }
                },
                source: String::new(),
            });
        }
    }

    fn wrapping(&mut self, node: &Node) {
        let bits = |key| node.get(key).and_then(Node::number).map_or(0, u32_of);
        self.source.wrappings.push(Wrapping {
            name: node.text_of("name").to_owned(),
            outer: node.text_of("outer").to_owned(),
            mask: bits("mask"),
            value: bits("value"),
            payload: bits("payload"),
            or: bits("or"),
            into: node.texts_of("into").into_iter().map(str::to_owned).collect(),
        });
    }

    /// The parts of a set's numbers, with the names of their values: in the file itself or in a table of `fields/`.
    fn structure(&mut self, file: &str, node: &Node) {
        let bits = |key| node.get(key).and_then(Node::number).map_or(0, u32_of);
        self.source.structures.push((node.text_of("namespace").to_owned(), bits("mask"), bits("value")));
        for field in node.list_of("field") {
            let mut values = Vec::new();
            for (value, name) in field.get("values").map(Node::entries).unwrap_or_default() {
                self.field_value(&format!("{file}:{}", name.line), value, name.text().unwrap_or_default(), &mut values);
            }
            if let Some(table) = field.get("table").and_then(Node::text) {
                for row in self.rows(&format!("fields/{table}.tsv"), &["value", "name"]) {
                    self.field_value(&row.place, row.cell(0), row.cell(1), &mut values);
                }
            }
            self.source.fields.push(Field {
                namespace: node.text_of("namespace").to_owned(),
                name: field.text_of("name").to_owned(),
                mask: field.get("mask").and_then(Node::number).map_or(0, u32_of),
                values,
                place: format!("{file}:{}", field.line),
            });
        }
    }

    fn field_value(&mut self, place: &str, value: &str, name: &str, values: &mut Vec<(u32, String)>) {
        match value.parse() {
            Ok(value) => values.push((value, name.to_owned())),
            Err(_) => self.defects.add(place, format!("\"{value}\" is no number")),
        }
    }

    fn codes(&mut self, namespaces: &[Families]) {
        self.credits(namespaces);
        let meanings = self.meanings();
        let mut used = BTreeSet::new();
        for (index, families) in namespaces.iter().enumerate() {
            let file = format!("codes/{}.tsv", families.namespace);
            let table = self.text(&file).unwrap_or_default();
            self.source.namespaces[index].source = credit(&table, "source").unwrap_or_default().to_owned();
            let width = self.source.namespaces[index].width;
            for row in self.rows(&file, &["value", "symbol", "aliases"]) {
                let symbol = row.cell(1);
                // Where several families have a row the last one wins, and none of them is idle.
                let rows = families.meanings.iter().filter_map(|family| {
                    let key = (family.clone(), symbol.to_owned());
                    let meaning = meanings.get(&key)?;
                    used.insert(key);
                    Some(meaning)
                });
                let meaning = rows.last();
                let code = self.code(&families.namespace, width, &row, meaning);
                self.source.codes.push(code);
            }
        }
        for (key, meaning) in meanings.iter().filter(|(key, _)| !used.contains(*key)) {
            self.defects.add(&meaning.place, format!("no table that uses meanings/{}.tsv has {}", key.0, key.1));
        }
    }

    /// Every table of `codes/` belongs to a namespace; all of them and those of `fields/` say where they come from.
    fn credits(&mut self, namespaces: &[Families]) {
        let codes = self.files("codes", "tsv");
        for file in &codes {
            let is_used = namespaces.iter().any(|families| *file == format!("codes/{}.tsv", families.namespace));
            if !is_used {
                self.defects.add(file, "no entry of namespaces/ has this name");
            }
        }
        for file in codes.into_iter().chain(self.files("fields", "tsv")) {
            let table = self.text(&file).unwrap_or_default();
            for message in missing_credits(&table) {
                self.defects.add(&file, message);
            }
        }
    }

    fn code(&mut self, namespace: &str, width: Width, row: &Row, meaning: Option<&Meaning>) -> Code {
        let value = match (width, row.cell(0).parse()) {
            (Width::Text, _) => CodeValue::Text(row.cell(0).to_owned()),
            (_, Ok(number)) => CodeValue::Number(number),
            (_, Err(_)) => {
                self.defects.add(&row.place, format!("\"{}\" is no number", row.cell(0)));
                CodeValue::Number(0)
            }
        };
        let text = |part: fn(&Meaning) -> &String| meaning.map(part).cloned().unwrap_or_default();
        Code {
            namespace: namespace.to_owned(),
            value,
            symbol: row.cell(1).to_owned(),
            aliases: row.cell(2).split_whitespace().map(str::to_owned).collect(),
            condition: text(|meaning| &meaning.condition),
            title: text(|meaning| &meaning.title),
            summary: text(|meaning| &meaning.summary),
            prior: meaning.map_or(UNEXPLAINED, |meaning| meaning.prior),
            url: String::new(),
            place: row.place.clone(),
        }
    }

    fn meanings(&mut self) -> HashMap<(String, String), Meaning> {
        let mut meanings = HashMap::new();
        for file in self.files("meanings", "tsv") {
            let family = file.trim_start_matches("meanings/").trim_end_matches(".tsv").to_owned();
            for row in self.rows(&file, &["symbol", "condition", "prior", "title", "summary"]) {
                let meaning = Meaning {
                    condition: row.cell(1).to_owned(),
                    prior: self.number(&row, 2),
                    title: row.cell(3).to_owned(),
                    summary: row.cell(4).to_owned(),
                    place: row.place.clone(),
                };
                if let Some(other) = meanings.insert((family.clone(), row.cell(0).to_owned()), meaning) {
                    self.defects.add(&row.place, format!("{} stands already at {}", row.cell(0), other.place));
                }
            }
        }
        meanings
    }

    fn conditions(&mut self) {
        let mut articles = BTreeMap::new();
        for file in self.files("conditions", "toml") {
            let slug = file.trim_start_matches("conditions/").trim_end_matches(".toml").to_owned();
            if let Some(node) = self.toml(&file) {
                articles.insert(slug, (file, node));
            }
        }
        let mut yields = self.yields();
        for row in self.rows("conditions.tsv", &["slug", "group", "full", "title", "summary"]) {
            let article = articles.remove(row.cell(0));
            let full = row.cell(2) == "yes";
            if let Some((file, node)) = &article {
                let depth = if full { Depth::Full } else { Depth::Short };
                article::check(node, depth, &Place::top(file), &mut self.defects);
                if node.text_of("group") != row.cell(1) {
                    self.defects.add(file, format!("the group is \"{}\" in {}", row.cell(1), row.place));
                }
            }
            let text = |key: &str, cell: usize| match &article {
                Some((_, node)) => node.text_of(key).to_owned(),
                None => row.cell(cell).to_owned(),
            };
            self.source.conditions.push(Condition {
                slug: row.cell(0).to_owned(),
                group: row.cell(1).to_owned(),
                title: text("title", 3),
                summary: text("summary", 4),
                full: full && article.is_some(),
                yields: yields.remove(row.cell(0)).map(|(_, to)| to).unwrap_or_default(),
                place: article.as_ref().map_or(&row.place, |(file, _)| file).clone(),
                article: article.map(|(_, node)| node),
            });
        }
        for (slug, (file, _)) in articles {
            self.defects.add(file, format!("conditions.tsv has no row for {slug}"));
        }
        for (slug, (place, _)) in yields {
            self.defects.add(&place, format!("conditions.tsv has no row for {slug}"));
        }
    }

    /// What each condition yields to, and the row that says so.
    fn yields(&mut self) -> BTreeMap<String, (String, Vec<String>)> {
        let mut yields = BTreeMap::<_, (String, Vec<String>)>::new();
        for row in self.rows("yields.tsv", &["conditions", "yield-to", "why"]) {
            for slug in row.cell(0).split_whitespace() {
                let (place, to) = yields.entry(slug.to_owned()).or_default();
                place.clone_from(&row.place);
                to.extend(row.cell(1).split_whitespace().map(str::to_owned));
            }
        }
        yields
    }

    fn phrases(&mut self) {
        for file in self.files("phrases", "tsv") {
            for row in self.rows(&file, &["text", "means", "class", "locale"]) {
                let (means, operation) = row.cell(1).split_once('@').unwrap_or((row.cell(1), ""));
                let means = means.to_owned();
                self.source.phrases.push(Phrase {
                    text: row.cell(0).to_owned(),
                    operation: operation.to_owned(),
                    means: if means.contains(':') { Means::Code(means) } else { Means::Condition(means) },
                    class: row.cell(2).to_owned(),
                    locale: row.cell(3).to_owned(),
                    place: row.place,
                });
            }
        }
    }

    /// `contexts/<axis>.toml`: a table for each value, with the words that tell it strongly and weakly.
    fn contexts(&mut self) {
        for file in self.files("contexts", "toml") {
            let axis = file.trim_start_matches("contexts/").trim_end_matches(".toml").to_owned();
            let Some(node) = self.toml(&file) else { continue };
            for (value, entry) in node.entries() {
                self.context_texts(&axis, value, &entry.texts_of("texts"));
                for (strength, weight) in [("strong", 3.0), ("weak", 1.0), ("against", -3.0)] {
                    for item in entry.list_of(strength) {
                        let text = item.text().unwrap_or_default().to_owned();
                        let means = Means::Hint { axis: axis.clone(), value: value.clone(), weight };
                        let place = format!("{file}:{}", item.line);
                        let (class, locale) = ("hint".to_owned(), "en".to_owned());
                        let operation = String::new();
                        self.source.phrases.push(Phrase { text, means, class, locale, operation, place });
                    }
                }
            }
        }
    }

    /// Messages that only one platform prints tell that platform too.
    fn context_texts(&mut self, axis: &str, value: &str, files: &[&str]) {
        let of_file =
            |phrase: &&Phrase| files.iter().any(|file| phrase.place.starts_with(&format!("phrases/{file}.tsv:")));
        let messages = self.source.phrases.iter().filter(of_file).filter(|phrase| phrase.class == "message");
        let hints = messages.map(|phrase| {
            let means = Means::Hint { axis: axis.to_owned(), value: value.to_owned(), weight: 3.0 };
            Phrase { means, class: "hint".to_owned(), ..phrase.clone() }
        });
        let hints: Vec<Phrase> = hints.collect();
        self.source.phrases.extend(hints);
    }

    fn carriers(&mut self) {
        for row in self.rows("carriers.tsv", &["text", "namespaces"]) {
            let namespaces = row.cell(1).split_whitespace().map(|reading| {
                let (name, weight) = reading.split_once(':').unwrap_or((reading, "0"));
                let (name, negated) = name.strip_prefix('-').map_or((name, false), |name| (name, true));
                (weight.parse(), CarrierNamespace { name: name.to_owned(), negated, weight: 0.0 })
            });
            let mut readings = Vec::new();
            for (weight, reading) in namespaces {
                match weight {
                    Ok(weight) => readings.push(CarrierNamespace { weight, ..reading }),
                    Err(_) => self.defects.add(&row.place, format!("the weight of {} is no number", reading.name)),
                }
            }
            self.source.carriers.push(Carrier { text: row.cell(0).to_owned(), namespaces: readings, place: row.place });
        }
    }

    fn circumstances(&mut self) {
        for row in self.rows("endpoints.tsv", &["text", "weight", "operation", "role"]) {
            let weight = self.number(&row, 1);
            let [text, operation, role] = [0, 2, 3].map(|column| row.cell(column).to_owned());
            self.source.endpoints.push(Endpoint { text, weight, operation, role, place: row.place });
        }
        for row in self.rows("silence.tsv", &["text", "weight"]) {
            let weight = self.number(&row, 1);
            self.source.silences.push((row.cell(0).to_owned(), weight));
        }
        for row in self.rows("speech.tsv", &["text", "weight"]) {
            let weight = self.number(&row, 1);
            self.source.speech.push((row.cell(0).to_owned(), weight));
        }
        for row in self.rows("services.tsv", &["port", "service"]) {
            match row.cell(0).parse() {
                Ok(port) => self.source.services.push((port, row.cell(1).to_owned())),
                Err(_) => self.defects.add(&row.place, format!("\"{}\" is no port", row.cell(0))),
            }
        }
        let mut weights = HashMap::new();
        for row in self.rows("weights.tsv", &["class", "weight"]) {
            let weight = self.number(&row, 1);
            weights.insert(row.cell(0).to_owned(), weight);
        }
        for class in WEIGHTS {
            if let Some(weight) = weights.remove(*class) {
                self.source.weights.push(weight);
            } else {
                self.defects.add("weights.tsv", format!("the class {class} is missing"));
            }
        }
        for class in weights.keys() {
            self.defects.add("weights.tsv", format!("the class {class} is not known"));
        }
    }

    fn common_words(&mut self) -> Vec<Hash> {
        let mut hashes = Vec::new();
        for line in self.text("common-words.txt").unwrap_or_default().lines().filter(|line| !line.starts_with('#')) {
            words::split(line.as_bytes(), |word| hashes.push(word.hash));
        }
        hashes
    }
}

/// What the header of a table must still say: every one names its source and licence; what was made by hand, the address
/// too.
fn missing_credits(table: &str) -> Vec<String> {
    let absent = ["source", "licence"].into_iter().filter(|key| credit(table, key).is_none());
    let mut missing: Vec<_> = absent.map(|key| format!("the header must say `# {key}: …`")).collect();
    let is_by_hand = credit(table, "generated-by").is_none();
    if is_by_hand && credit(table, "source").is_some_and(|source| !source.contains("https://")) {
        missing.push("the source of a table that is kept by hand must have an address".to_owned());
    }
    missing
}

/// A value of the header of a table: `# source: windows-sys 0.61.2`.
fn credit<'t>(table: &'t str, key: &str) -> Option<&'t str> {
    let head = table.lines().map_while(|line| line.strip_prefix('#')).filter_map(|line| line.split_once(':'));
    let mut values = head.filter(|(name, _)| name.trim() == key).map(|(_, value)| value.trim());
    values.next().filter(|value| !value.is_empty())
}

/// What a symbol means in a family of namespaces.
struct Meaning {
    condition: String,
    prior: f32,
    title: String,
    summary: String,
    place: String,
}

#[expect(clippy::cast_possible_truncation, reason = "priors are small")]
const fn f32_of(number: f64) -> f32 {
    number as f32
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bit masks of 32 bits")]
const fn u32_of(number: f64) -> u32 {
    number as u32
}

/// Where the lines of a file begin.
struct Lines(Vec<usize>);

impl Lines {
    fn new(text: &str) -> Self {
        Self(text.match_indices('\n').map(|(at, _)| at).collect())
    }

    #[expect(clippy::cast_possible_truncation, reason = "files have fewer lines than 2^32")]
    fn at(&self, offset: usize) -> u32 {
        self.0.partition_point(|&end| end < offset) as u32 + 1
    }
}

fn node_of(value: &DeValue<'_>, line: u32, lines: &Lines) -> Node {
    let value = match value {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Boolean(value) => Value::Bool(*value),
        DeValue::Integer(number) => {
            #[expect(clippy::cast_precision_loss, reason = "bit masks of 32 bits and small numbers")]
            let number = i64::from_str_radix(number.as_str(), number.radix()).map_or(f64::NAN, |number| number as f64);
            Value::Number(number)
        }
        DeValue::Float(number) => Value::Number(number.as_str().parse().unwrap_or(f64::NAN)),
        DeValue::Datetime(_) => Value::Null,
        DeValue::Array(items) => {
            let item = |item: &toml::Spanned<DeValue<'_>>| node_of(item.get_ref(), lines.at(item.span().start), lines);
            Value::List(items.iter().map(item).collect())
        }
        DeValue::Table(entries) => {
            let mut sorted: Vec<_> = entries.iter().collect();
            sorted.sort_by_key(|(key, _)| key.span().start);
            let entry = |(key, value): (&toml::Spanned<_>, &toml::Spanned<DeValue<'_>>)| {
                let key: &toml::Spanned<std::borrow::Cow<'_, str>> = key;
                (key.get_ref().to_string(), node_of(value.get_ref(), lines.at(key.span().start), lines))
            };
            Value::Table(sorted.into_iter().map(entry).collect())
        }
    };
    Node { line, value }
}

#[cfg(test)]
mod tests {
    use super::missing_credits;

    const ROWS: &str = "value\tsymbol\taliases\n1\tA\t\n# source: too late\n# licence: too late\n";

    #[test]
    fn a_table_of_a_package_names_its_source_and_licence() {
        let whole = format!("# source: acme 1.0\n# licence: MIT\n# generated-by: a tool\n{ROWS}");
        assert_eq!(missing_credits(&whole), [""; 0]);
        assert_eq!(missing_credits(&whole.replace(" MIT", "")), ["the header must say `# licence: …`"]);
        let nothing = ["the header must say `# source: …`", "the header must say `# licence: …`"];
        assert_eq!(missing_credits(ROWS), nothing);
    }

    #[test]
    fn a_table_that_is_kept_by_hand_names_the_address_of_its_source() {
        let whole = format!("# source: Acme's manual, https://acme.example/errors\n# licence: facts\n{ROWS}");
        assert_eq!(missing_credits(&whole), [""; 0]);
        let address = ["the source of a table that is kept by hand must have an address"];
        assert_eq!(missing_credits(&whole.replace("https://", "")), address);
    }
}
