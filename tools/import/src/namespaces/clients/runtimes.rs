//! What runtimes throw: Node, Java and Python.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::exceptions;
use crate::files;
use crate::namespaces::Namespace;
use crate::packages::{Sources, npm, pypi};
use crate::table::Table;

/// The tables of this file.
pub const ALL: &[Namespace] = &[
    Namespace { name: "node", licence: "MIT", at_least: 340, import: node },
    Namespace { name: "undici", licence: "MIT", at_least: 20, import: undici },
    Namespace {
        name: "java-exception",
        licence: "GPL-2.0-only WITH Classpath-exception-2.0",
        at_least: 400,
        import: java,
    },
    Namespace { name: "python-exception", licence: "Apache-2.0 AND MIT", at_least: 150, import: python },
];

/// What Node's JavaScript throws (`E('ERR_…', …)`, plain text in the program), and what its manual lists beside that: the
/// codes of its C++ part and those of older versions.
fn node(sources: &Sources) -> Result<Table> {
    let (program, manual) = (sources.npm(&npm::NODE)?, sources.debian("nodejs-doc")?);
    let text = String::from_utf8_lossy(&program.read_bytes("bin/node")?).into_owned();
    let mut codes: BTreeSet<String> = text.split("\nE('").skip(1).filter_map(|rest| node_code(rest, '\'')).collect();
    ensure!(codes.len() > 250, "the program holds only {} codes as text", codes.len());
    let headings = manual.read("api/errors.html")?;
    codes.extend(headings.split("<code>").skip(1).filter_map(|rest| node_code(rest, '<')));
    Ok(Table::of_names(codes, vec![npm::NODE.label(), manual.label()]))
}

/// The code at the start of a text, up to a delimiter.
fn node_code(text: &str, end: char) -> Option<String> {
    let (code, _) = text.split_once(end)?;
    let starts = ["ERR_", "HPE_", "ABORT_ERR", "MODULE_NOT_FOUND"];
    let is_code = starts.iter().any(|start| code.starts_with(start)) && code.bytes().all(is_constant_byte);
    is_code.then(|| code.to_owned())
}

fn is_constant_byte(byte: u8) -> bool {
    byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_'
}

/// Every `this.code = 'UND_ERR_…'`.
fn undici(sources: &Sources) -> Result<Table> {
    let source = sources.npm(&npm::UNDICI)?.read("lib/core/errors.js")?;
    let codes = source.split("this.code = '").skip(1).filter_map(|rest| Some(rest.split_once('\'')?.0.to_owned()));
    let codes: BTreeSet<String> = codes.filter(|code| code.bytes().all(is_constant_byte)).collect();
    Ok(Table::of_names(codes, vec![npm::UNDICI.label()]))
}

/// The public exceptions of Java's class library.
fn java(sources: &Sources) -> Result<Table> {
    let package = sources.debian("openjdk-17-source")?;
    let archives = package.paths("src.zip")?;
    let archive = archives.first().context("openjdk-17-source has no src.zip any more")?;
    let pairs = exceptions::pairs(exceptions::of_java(&listing(archive)?), |_| true);
    Ok(Table::of_pairs(pairs, vec![package.label()]))
}

/// The files in an archive, one a line.
fn listing(archive: &Path) -> Result<String> {
    files::run(Command::new("python3").args(["-m", "zipfile", "-l"]).arg(archive), "Python 3 is needed")
}

/// The exceptions of Python's standard library, as its stubs declare them.
fn python(sources: &Sources) -> Result<Table> {
    let wheel = sources.wheel(&pypi::TYPESHED)?;
    let modules = wheel.texts("typeshed_client/typeshed", "pyi")?;
    // Packages that Python no longer has, or that are its own tools.
    let is_tool =
        |name: &str| ["distutils", "lib2to3", "_typeshed", "xxlimited"].iter().any(|tool| name.starts_with(tool));
    let modules: Vec<_> = modules.into_iter().filter(|(name, _)| !is_tool(name)).collect();
    let pairs = exceptions::pairs(exceptions::of_python(&modules), is_known_by_simple_name);
    Ok(Table::of_pairs(pairs, vec![wheel.label()]))
}

/// True for Python's own exceptions and for those of modules whose names for them are used by nothing else.
fn is_known_by_simple_name(full: &str) -> bool {
    let modules = ["asyncio", "json", "pickle", "smtplib", "socket", "ssl", "subprocess", "zipfile"];
    let in_module = |module: &&str| full.strip_prefix(*module).is_some_and(|rest| rest.starts_with('.'));
    // The rest of http.client's, as NotConnected, are words of other programs too.
    let http = ["BadStatusLine", "CannotSendRequest", "IncompleteRead", "RemoteDisconnected"];
    let in_http = |name: &&str| full.strip_prefix("http.client.") == Some(*name);
    !full.contains('.') || modules.iter().any(in_module) || http.iter().any(in_http)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_of_node_ends_at_its_quote() {
        assert_eq!(node_code("ERR_ASSERTION', '%s', Error);", '\''), Some("ERR_ASSERTION".to_owned()));
        assert_eq!(node_code("error.code</code>", '<'), None);
    }

    #[test]
    fn words_of_other_programs_need_their_module() {
        let known = ["OSError", "json.JSONDecodeError", "http.client.IncompleteRead"];
        assert!(known.into_iter().all(is_known_by_simple_name));
        let others = ["http.client.NotConnected", "unittest.case.SkipTest", "socketserver.Lost"];
        assert!(!others.into_iter().any(is_known_by_simple_name));
    }
}
