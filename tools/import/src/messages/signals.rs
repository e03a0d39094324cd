//! What systems say for signals, and shells with them.

use std::collections::BTreeMap;
use std::process::Command;

use anyhow::{Result, ensure};

use super::meanings::{Family, Meanings};
use super::phrases::{Message, Phrases};
use super::{GO, Text, Texts, message};
use crate::files;
use crate::readers::{go, strings};

/// The signals whose texts nobody uses for anything else; those of the others count beside other evidence.
const CRASHES: &[&str] =
    &["SIGILL", "SIGTRAP", "SIGABRT", "SIGEMT", "SIGBUS", "SIGFPE", "SIGSEGV", "SIGSYS", "SIGXCPU", "SIGXFSZ"];

/// The texts of one word by which a shell tells how a program ended.
const ONE_WORD: &[&str] = &["Hangup", "Interrupt", "Quit", "Aborted", "Killed", "Terminated", "Stopped"];

impl Texts<'_> {
    /// What `strsignal` says, and shells with it.
    pub(super) fn strsignal(&self, meanings: &Meanings) -> Result<Phrases> {
        let mut found = Phrases::default();
        let mut add = |system: &str, namespaces: &'static [&'static str], texts: Vec<Text>| {
            let family = Family { meanings: &["signals"], namespaces, prefix: "" };
            for Text { symbol, text } in texts {
                if let Some(means) = meanings.of(&family, &symbol) {
                    add_signal(&mut found, message(text, means, symbol, system));
                }
            }
        };
        let codes: Vec<(i64, &str)> = meanings.codes("signal-linux").collect();
        add("glibc", &["signal-linux"], glibc_strsignal(&codes)?);
        let library = self.musl.read_bytes("libc.so")?;
        let musl: BTreeMap<i64, &str> = (1..).zip(strings::run(&library, "Hangup")?).collect();
        let text = |(value, symbol): &(i64, &str)| Some(Text::new(symbol, musl.get(value)?));
        add("musl", &["signal-linux"], codes.iter().filter_map(text).collect());
        for (system, file, _, namespaces) in GO.iter().filter(|(system, ..)| *system != "glibc") {
            let mut texts = go::signal_texts(&self.go.read(&format!("src/syscall/zerrors_{file}.go"))?);
            ensure!(texts.len() >= 30, "zerrors_{file}.go has only {} texts of signals", texts.len());
            // Other names of a signal would say the same once more.
            let own = namespaces.last().map_or("", |own| own);
            texts.retain(|text| meanings.codes(own).any(|(_, symbol)| symbol == text.symbol));
            add(system, namespaces, texts);
        }
        Ok(found)
    }
}

/// Adds what a system says for a signal, unless that is only its number.
fn add_signal(found: &mut Phrases, message: Message) {
    let is_one_word = ONE_WORD.iter().any(|word| word.eq_ignore_ascii_case(&message.text));
    let is_number = message.text.starts_with("signal ");
    let weak = is_one_word || !CRASHES.contains(&message.symbol.as_str());
    let message = Message { weak, ..message };
    if is_one_word {
        found.add_any(message);
    } else if !is_number {
        found.add(message);
    }
}

/// What `strsignal` of the C library says that Python runs with.
fn glibc_strsignal(codes: &[(i64, &str)]) -> Result<Vec<Text>> {
    let script = "import signal\nfor number in range(1, 32): print(signal.strsignal(number))";
    let mut python = Command::new("python3");
    let printed = files::run(python.env("LC_ALL", "C").args(["-c", script]), "Python 3.8 or later is needed")?;
    let texts: BTreeMap<i64, &str> = (1..).zip(printed.lines()).collect();
    ensure!(
        texts.get(&16) == Some(&"Stack fault"),
        "the texts of strsignal are not those of glibc: run the import on a Debian system"
    );
    Ok(codes.iter().filter_map(|(value, symbol)| Some(Text::new(symbol, texts.get(value)?))).collect())
}
