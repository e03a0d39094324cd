//! What processes return to whoever started them: the numbers of sysexits.h, of the shells, of `timeout` and of systemd.
//! Numbers from 129 to 165 are no codes of their own: a shell adds 128 to a signal's.

use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::files;
use crate::packages::Sources;
use crate::packages::debian::Package;
use crate::readers::c;
use crate::readers::definitions::Definitions;
use crate::table::Table;

/// Under what the sources of `import` are published.
pub const LICENCE: &str = "LGPL-2.1-or-later; GPL-3.0-or-later; BSD-2-Clause";

/// Statuses that manual pages tell and for which no header has a name: package, page, value, and the name in the source of
/// the program, or the words that people write.
const TOLD: &[(&str, &str, &str, &str)] = &[
    ("coreutils", "man1/timeout.1.gz", "124", "EXIT_TIMEDOUT"),
    ("coreutils", "man1/timeout.1.gz", "125", "EXIT_CANCELED"),
    ("openssh-client", "man1/ssh.1.gz", "255", "exit 255"),
];

/// What Git ends with after it has printed `fatal:` (`die` in its usage.c).
const GIT: (&str, &str) = ("exit 128", "128");

/// Every status but that of success.
pub fn import(sources: &Sources) -> Result<Table> {
    let (glibc, bash) = (sources.debian("libc6-dev")?, sources.debian("bash-builtins")?);
    let systemd = sources.debian("systemd")?;
    let mut codes = Definitions::default();
    take(&mut codes, &glibc.read("include/stdlib.h")?, &["EXIT_FAILURE"]);
    take(&mut codes, &bash.read("include/bash/shell.h")?, &["EX_BADUSAGE", "EX_NOEXEC", "EX_NOTFOUND"]);
    take(&mut codes, &glibc.read("include/sysexits.h")?, &[]);
    for (value, name) in table_of_page(&page(&systemd, "man5/systemd.exec.5.gz")?) {
        codes.add_absent(name, value);
    }
    let mut labels = vec![glibc.label(), bash.label(), systemd.label()];
    for (package, path, value, name) in TOLD {
        let package = sources.debian(package)?;
        let told = page(&package, path)?.split(|c: char| !c.is_ascii_digit()).any(|number| number == *value);
        ensure!(told, "{path} of {} no longer tells of {value}", package.label());
        codes.add_absent(name, value);
        if !labels.contains(&package.label()) {
            labels.push(package.label());
        }
    }
    codes.add_absent(GIT.0, GIT.1);
    labels.push("usage.c of Git".to_owned());
    Ok(Table::new(&codes, labels, &[], |name| !["EX_OK", "EXIT_SUCCESS", "EX__BASE", "EX__MAX"].contains(&name)))
}

/// Takes the definitions of `header` named in `wanted`, or where that is empty every one of sysexits.h.
fn take(codes: &mut Definitions, header: &str, wanted: &[&str]) {
    for (name, expression) in c::defines(header) {
        if wanted.contains(&name) || (wanted.is_empty() && name.starts_with("EX_")) {
            codes.add_absent(name, expression);
        }
    }
}

/// The source of a manual page.
fn page(package: &Package, path: &str) -> Result<String> {
    let paths = package.paths(path)?;
    let path = paths.first().with_context(|| format!("{} has no {path}", package.label()))?;
    files::run(Command::new("gzip").arg("-dc").arg(path), "gzip must be installed")
}

/// Value and name of each row of the tables of a page, whose cells stand between `T{` and `T}`.
fn table_of_page(page: &str) -> impl Iterator<Item = (&str, &str)> {
    let lines: Vec<&str> = page.lines().collect();
    let rows: Vec<_> = lines.windows(4).filter_map(|lines| row(lines)).collect();
    rows.into_iter()
}

/// `T{`, `203`, `T}:T{`, `\fBEXIT_EXEC\fR`
fn row<'p>(lines: &[&'p str]) -> Option<(&'p str, &'p str)> {
    let [open, value, next, name] = lines else {
        return None;
    };
    let is_row = *open == "T{" && *next == "T}:T{" && value.chars().all(|c| c.is_ascii_digit());
    let name = name.strip_prefix("\\fB")?.strip_suffix("\\fR")?;
    is_row.then_some((*value, name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_a_page_have_a_number_and_a_name() {
        let page = "T{\nExit Code\nT}:T{\nName\nT}\nT{\n203\nT}:T{\n\\fBEXIT_EXEC\\fR\nT}:T{\nText\nT}\n";
        assert_eq!(table_of_page(page).collect::<Vec<_>>(), [("203", "EXIT_EXEC")]);
    }
}
