//! The messages of Windows for its error codes: one row for each text and code, for a text alone rarely tells the set.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, ensure};

use super::Table;
use super::meanings::Meanings;
use super::phrases::{self, Folded};
use crate::packages::{Sources, pypi};
use crate::readers::python;
use crate::table::COMMAND;

/// The sets of codes, the files of impacket that have their messages, and whether their ids are hexadecimal.
const SETS: &[(&str, &str, bool)] =
    &[("win32", "system_errors", false), ("hresult", "hresult_errors", true), ("ntstatus", "nt_errors", true)];

/// Fewer words than this stand in ordinary prose too.
const TELLING: usize = 4;

/// Fewer texts than this mean that the package has changed its form.
const AT_LEAST: usize = 6000;

/// Codes whose short messages are Windows' own all the same.
const OWN_WORDS: &[&str] = &[
    "win32:1",
    "win32:5",
    "hresult:0x8002801D",
    "hresult:0x80040154",
    "hresult:0x80040155",
    "hresult:0x800401F3",
    "hresult:0x80080005",
];

/// Messages that other programs and prose have as well.
const COMMON: &[&str] = &[
    "A consistency check failed",
    "A protocol error occurred",
    "An internal error occurred",
    "An unexpected error occurred",
    "An unknown error occurred",
    "Class does not exist",
    "Data supplied is malformed",
    "Failed to verify signature",
    "Floating-point division by zero",
    "Installation was not successful",
    "Integer division by zero",
    "Invalid command line argument",
    "Invalid command line syntax",
    "Invalid number of arguments",
    "Invalid number of parameters",
    "Key does not exist",
    "More data is available",
    "No response from peer",
    "No results were returned",
    "Object was not found",
    "Package was not found",
    "The client is reconnected",
    "The command was canceled",
    "The component already exists",
    "The data is invalid",
    "The database is full",
    "The device is unreachable",
    "The entry already exists",
    "The entry is invalid",
    "The file already exists",
    "The handle is incorrect",
    "The interface is unknown",
    "The license is corrupted",
    "The license is invalid",
    "The object already exists",
    "The operation is denied",
    "The operation was paused",
    "The printer already exists",
    "The process terminated unexpectedly",
    "The request was aborted",
    "The requested operation failed",
    "The role already exists",
    "The session was canceled",
    "The signature is invalid",
    "The tag is invalid",
    "Unable to create file",
    "Unexpected end of file",
];

/// Messages that tell nothing.
const NEEDLESS: &[&str] = &["Invalid flags", "No description", "The operation completed successfully"];

/// What ends in a full stop and ends no sentence.
const ABBREVIATIONS: &[&str] = &["e.g", "i.e", "etc", "vs", "No"];

/// The table of the messages; those of Winsock's codes, which have a table of their own, are left out.
pub fn table(sources: &Sources, meanings: &Meanings) -> Result<Table> {
    let impacket = sources.wheel(&pypi::IMPACKET)?;
    let mut rows = Rows { needless: NEEDLESS.iter().map(|text| phrases::fold(text)).collect(), ..Rows::default() };
    // Some files have only the caption of a box where another has the message.
    let captions = impacket.read("impacket/nt_errors.py")?;
    let captions = python::texts(&captions)
        .filter_map(|(_, text)| Some(phrases::fold(text.strip_prefix('{')?.split_once('}')?.0)));
    rows.needless.extend(captions);
    let winsock: BTreeSet<i64> = meanings.codes("winsock").map(|(value, _)| value).collect();
    for (_, text) in
        python::texts(&impacket.read("impacket/system_errors.py")?).filter(|(value, _)| winsock.contains(value))
    {
        rows.needless.extend(phrases::first_sentence(&text).map(phrases::fold));
        rows.needless.insert(phrases::fold(&text));
    }
    for (set, file, is_hex) in SETS {
        let source = impacket.read(&format!("impacket/{file}.py"))?;
        let symbols: BTreeMap<i64, &str> = meanings.codes(set).collect();
        for (value, _, text) in python::entries(&source).filter(|(value, ..)| *value != 0) {
            let Some(symbol) = symbols.get(&value) else { continue };
            let id = if *is_hex { format!("{set}:0x{value:08X}") } else { format!("{set}:{value}") };
            let is_error = !is_hex || value >= 0x8000_0000;
            rows.add(&pattern(&text), id, symbol, is_error);
        }
    }
    let name = "windows-messages";
    let text = rows.render(&impacket.label()).with_context(|| format!("phrases/{name}.tsv cannot be made"))?;
    Ok(Table { name, text, rows: rows.lines.len() })
}

#[derive(Default)]
struct Rows {
    lines: Vec<String>,
    known: BTreeSet<(Folded, String)>,
    /// Texts that another table has, or that tell nothing.
    needless: BTreeSet<Folded>,
}

impl Rows {
    /// Adds a message unless it says too little, is a symbol, stands in another table or stands already.
    fn add(&mut self, text: &str, id: String, symbol: &str, is_error: bool) {
        let folded = phrases::fold(text);
        let is_needless = self.needless.contains(&folded) || words(text) < 2 || !text.contains(' ');
        if is_needless || !self.known.insert((folded.clone(), id.clone())) {
            return;
        }
        let is_common = COMMON.iter().any(|common| phrases::fold(common) == folded);
        let is_telling = words(text) >= TELLING && !is_common || OWN_WORDS.contains(&id.as_str());
        let class = if is_error && is_telling { "message" } else { "weak" };
        self.lines.push(format!("{text}\t{id}\t{class}\ten\t{symbol} of Windows\n"));
    }

    fn render(&self, source: &str) -> Result<String> {
        ensure!(
            self.lines.len() >= AT_LEAST,
            "only {} messages are found, {AT_LEAST} are expected at least: the package has changed its form",
            self.lines.len()
        );
        Ok(format!(
            "# source: {source}\n# licence: Apache-1.1, modified\n# generated-by: {COMMAND}\n# note: do not edit; correct tools/import and run the command\ntext\tmeans\tclass\tlocale\tsource\n{}",
            self.lines.concat()
        ))
    }
}

/// A message as a pattern: its first sentence, or two where the first is short, with `{}` where Windows inserts something.
fn pattern(message: &str) -> String {
    let text = with_inserts(without_caption(message)).replace("\"{}\"", "{}").replace("'{}'", "{}");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut end = sentence(&text, 0);
    if words(&text[..end]) < TELLING {
        end = sentence(&text, end);
    }
    text[..end].trim().trim_end_matches('.').to_owned()
}

/// A message without the caption of its box: `{Registry Recovery} One of the files …`.
fn without_caption(message: &str) -> &str {
    let behind = message.strip_prefix('{').and_then(|rest| rest.split_once('}')).map(|(_, behind)| behind.trim());
    behind.filter(|behind| !behind.is_empty()).unwrap_or(message)
}

/// Replaces `%1`, `%1!ls!`, `%hs`, `%08lx` and their like, and braces that stand for themselves.
fn with_inserts(text: &str) -> String {
    let mut found = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('%') {
        found.push_str(&before.replace(['{', '}'], " "));
        let length = insert(behind);
        if length > 0 {
            // The prefix is one word with the number that stands behind it.
            found.truncate(found.strip_suffix("0x").unwrap_or(&found).len());
        }
        found.push_str(if length == 0 { "%" } else { "{}" });
        rest = &behind[length..];
    }
    found + &rest.replace(['{', '}'], " ")
}

/// How long the insert is that begins behind a percent sign; 0 where it is one of prose.
fn insert(text: &str) -> usize {
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let behind = &text[digits..];
    if let Some((format, _)) = behind.strip_prefix('!').and_then(|rest| rest.split_once('!')) {
        return digits + format.len() + 2;
    }
    let kinds = ["hs", "ws", "wZ", "ls", "lx", "ld", "lu", "s", "x", "X", "d", "u", "p"];
    match kinds.iter().find(|kind| behind.starts_with(**kind)) {
        Some(kind) if digits != 1 || text.starts_with('0') => digits + kind.len(),
        _ => digits,
    }
}

/// Where the sentence ends that begins at `from`.
fn sentence(text: &str, from: usize) -> usize {
    let ends = text[from..].match_indices(". ").map(|(at, _)| from + at + 1);
    let is_end = |end: &usize| {
        let before = text[..end - 1].rsplit([' ', '(']).next().unwrap_or_default();
        let next = text[*end..].trim_start().chars().next();
        !ABBREVIATIONS.contains(&before) && next.is_some_and(|next| !next.is_lowercase()) && *end > from + 1
    };
    ends.into_iter().find(is_end).unwrap_or(text.len())
}

/// How many words a pattern has, without its inserts.
fn words(text: &str) -> usize {
    phrases::fold(text).iter().map(Vec::len).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_cut_to_the_sentence_that_tells_it() {
        let patterns = [
            "The specified path is invalid.",
            "The process cannot access the file. It is in use.",
            "Access denied. The key %1 is locked. Try again.",
            "{Registry Recovery} One of the files, i.e. %hs, had to be recovered. It was done.",
            "{Bad Image} %hs is not designed to run; error status 0x%08lx.",
            "Error %1!d! from \"%s\" after 50% of it, %5 left",
            "The instruction at 0x%p referenced memory at 0x%p. The memory could not be %s.",
        ]
        .map(pattern);
        assert_eq!(
            patterns,
            [
                "The specified path is invalid",
                "The process cannot access the file",
                "Access denied. The key {} is locked",
                "One of the files, i.e. {}, had to be recovered",
                "{} is not designed to run; error status {}",
                "Error {} from {} after 50% of it, {} left",
                "The instruction at {} referenced memory at {}",
            ]
        );
    }

    #[test]
    fn short_messages_are_weak_and_shared_ones_have_a_row_each() {
        let mut rows = Rows { needless: [phrases::fold("the handle is wrong here")].into(), ..Rows::default() };
        for (text, id, is_error) in [
            ("Disk full", "win32:39", true),
            ("Access is denied", "win32:5", true),
            ("The disk is quite full", "win32:39", true),
            ("The disk is quite full", "ntstatus:0x00000001", false),
            ("The disk is quite full.", "win32:39", true),
            ("An internal error occurred", "win32:1359", true),
            ("The handle is wrong here", "win32:6", true),
            ("ERROR_WAIT_1", "win32:731", true),
            ("Aborted", "win32:7", true),
        ] {
            rows.add(text, id.to_owned(), "X", is_error);
        }
        assert_eq!(
            rows.lines,
            [
                "Disk full\twin32:39\tweak\ten\tX of Windows\n",
                "Access is denied\twin32:5\tmessage\ten\tX of Windows\n",
                "The disk is quite full\twin32:39\tmessage\ten\tX of Windows\n",
                "The disk is quite full\tntstatus:0x00000001\tweak\ten\tX of Windows\n",
                "An internal error occurred\twin32:1359\tweak\ten\tX of Windows\n",
            ]
        );
    }
}
