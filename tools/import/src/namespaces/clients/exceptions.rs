//! The names of exception classes: Java's by the files that hold them, Python's by the classes that they inherit from.

use std::collections::{BTreeMap, BTreeSet};

use crate::readers::python::class;
use crate::table::Value;

/// Each class by its simple name, which is the value. The symbol is the simple name too where `is_known_by_it` says so of
/// the full one, and its full names become aliases; elsewhere only the full names count.
pub fn pairs(
    full_names: impl IntoIterator<Item = String>,
    is_known_by_it: impl Fn(&str) -> bool,
) -> Vec<(Value, String)> {
    let mut by_name: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for full in full_names {
        let simple = full.rsplit('.').next().unwrap_or_default().to_owned();
        // "Error" and "Timeout" alone are words; with their package they are a class.
        let key = if is_word(&simple) { full.clone() } else { simple };
        by_name.entry(key).or_default().push(full);
    }
    // Without a package even that does not help: Python's `Warning`.
    by_name.retain(|name, _| !is_word(name) || name.contains('.'));
    let mut pairs = Vec::new();
    for (name, full_names) in by_name {
        if full_names.iter().any(|full| is_known_by_it(full)) {
            pairs.push((Value::Text(name.clone()), name.clone()));
        }
        pairs.extend(full_names.into_iter().map(|full| (Value::Text(name.clone()), full)));
    }
    pairs
}

/// True for names that a log uses as words.
fn is_word(name: &str) -> bool {
    let capitals = name.chars().filter(char::is_ascii_uppercase).count();
    let is_error = name.len() > "error".len() && name.to_ascii_lowercase().ends_with("error");
    capitals < 2 && !is_error
}

/// The full names of the exceptions among the files of Java's source: `java.base/java/io/EOFException.java`.
pub fn of_java(files: &str) -> Vec<String> {
    let classes = files.lines().filter_map(|line| {
        let path = line.split_whitespace().next()?.strip_suffix(".java")?;
        let (_, path) = path.split_once('/')?;
        let is_public = ["java/", "javax/", "org/"].iter().any(|start| path.starts_with(start));
        let is_exception = path.ends_with("Exception") || path.ends_with("Error");
        (is_public && is_exception).then(|| path.replace('/', "."))
    });
    classes.collect::<BTreeSet<_>>().into_iter().collect()
}

/// The full names of the exceptions in Python stubs, given as module and text: whatever inherits from an exception.
pub fn of_python(modules: &[(String, String)]) -> Vec<String> {
    let classes: Vec<(&str, &str, Vec<&str>)> = modules
        .iter()
        .flat_map(|(module, text)| {
            text.lines().filter_map(|line| class(line).map(|(name, of)| (module.as_str(), name, of)))
        })
        .collect();
    let mut known: BTreeSet<&str> = BTreeSet::from(["BaseException", "error"]);
    loop {
        let before = known.len();
        let of_known = |of: &[&str]| of.iter().any(|one| known.contains(one));
        let found: Vec<&str> = classes.iter().filter(|(_, _, of)| of_known(of)).map(|(_, name, _)| *name).collect();
        known.extend(found);
        if known.len() == before {
            break;
        }
    }
    let is_exception = |of: &[&str]| of.iter().any(|one| known.contains(one));
    let exceptions = classes.iter().filter(|(_, name, of)| !name.starts_with('_') && is_exception(of));
    let full = exceptions.map(|(module, name, _)| match *module {
        "builtins" => (*name).to_owned(),
        module => format!("{}.{name}", module.trim_start_matches('_')),
    });
    full.collect::<BTreeSet<_>>().into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn java_names_come_from_paths() {
        let files = "java.base/java/io/EOFException.java  2024-01-01 00:00:00  1\njava.base/sun/X/HiddenException.java 1\njava.base/java/lang/Error.java 2\n";
        assert_eq!(of_java(files), ["java.io.EOFException", "java.lang.Error"]);
    }

    #[test]
    fn python_names_come_from_bases() {
        let modules = [
            (
                "builtins".to_owned(),
                "class Exception(BaseException): ...\nclass OSError(Exception): ...\nclass int(object): ...\n"
                    .to_owned(),
            ),
            ("_socket".to_owned(), "    class gaierror(error): ...\n".to_owned()),
        ];
        assert_eq!(of_python(&modules), ["Exception", "OSError", "socket.gaierror"]);
    }

    #[test]
    fn words_keep_their_package() {
        let pairs =
            pairs(["java.lang.Error", "java.io.EOFException", "Warning", "re.error"].map(str::to_owned), |full| {
                full.ends_with("EOFException")
            });
        let names: Vec<_> = pairs.iter().map(|(value, symbol)| format!("{value} {symbol}")).collect();
        assert_eq!(
            names,
            [
                "EOFException EOFException",
                "EOFException java.io.EOFException",
                "java.lang.Error java.lang.Error",
                "re.error re.error"
            ]
        );
    }
}
