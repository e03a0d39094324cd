//! Python packages as sources: wheels, fetched by pip at pinned versions and unpacked, never installed or run.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use super::Pin;
use crate::files;

/// Texts of Windows' system errors, among much else.
pub const IMPACKET: Pin = Pin { name: "impacket", version: "0.13.1" };
/// The stubs of Python's standard library.
pub const TYPESHED: Pin = Pin { name: "typeshed_client", version: "2.14.0" };

const REMEDY: &str =
    "Python 3 with pip is needed, and pip must reach its index (or the one that its configuration names)";

/// An unpacked wheel.
pub struct Wheel {
    pin: &'static Pin,
    root: PathBuf,
}

impl Wheel {
    /// Downloads and unpacks a wheel into `cache` unless it is there already.
    pub fn fetch(cache: &Path, pin: &'static Pin) -> Result<Self> {
        let folder = cache.join(format!("{}-{}", pin.name, pin.version));
        let root = folder.join("root");
        if !root.is_dir() {
            println!("fetching {}", pin.label());
            files::remove(&folder)?;
            files::create(&folder)?;
            let wanted = format!("{}=={}", pin.name, pin.version);
            let mut download = Command::new("python3");
            download.args(["-m", "pip", "download", "--no-deps", "--only-binary=:all:", "--dest", ".", &wanted]);
            files::run(download.current_dir(&folder), REMEDY)?;
            super::unpack(&super::archive(&folder, "whl")?, &root, REMEDY, |wheel, part| {
                let mut unzip = Command::new("python3");
                unzip.args(["-m", "zipfile", "-e"]).arg(wheel).arg(part);
                unzip
            })?;
        }
        Ok(Self { pin, root })
    }

    /// The text of a file.
    pub fn read(&self, path: &str) -> Result<String> {
        files::read(&self.root.join(path))
    }

    /// Name and text of each module under `folder` whose file ends in `extension`: `email/errors.pyi` is `email.errors`.
    pub fn texts(&self, folder: &str, extension: &str) -> Result<Vec<(String, String)>> {
        let folder = self.root.join(folder);
        let has_extension = |path: &Path| path.extension().is_some_and(|found| found == extension);
        let modules = files::find_all(&folder, &has_extension)?.into_iter().map(|path| {
            let name = path.strip_prefix(&folder).unwrap_or(&path).with_extension("");
            let name = name.to_string_lossy().replace('/', ".");
            Ok((name.trim_end_matches(".__init__").to_owned(), files::read(&path)?))
        });
        modules.collect()
    }

    /// How a table's header names this package.
    pub fn label(&self) -> String {
        self.pin.label()
    }
}
