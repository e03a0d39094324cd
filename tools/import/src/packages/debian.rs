//! Debian packages as sources: fetched by apt-get and unpacked, never installed.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::files;

const REMEDY: &str = "a Debian system with apt-get and dpkg-deb is needed; run `apt-get update`, and if the package \
                      is gone look for its successor with `apt-cache search`";

/// An unpacked package.
pub struct Package {
    name: String,
    version: String,
    root: PathBuf,
}

impl Package {
    /// Downloads and unpacks a package into `cache` unless it is there already.
    pub fn fetch(cache: &Path, name: &str) -> Result<Self> {
        let folder = cache.join("debian").join(name);
        let root = folder.join("root");
        if !root.is_dir() {
            println!("fetching {name}");
            files::remove(&folder)?;
            files::create(&folder)?;
            files::run(Command::new("apt-get").args(["download", name]).current_dir(&folder), REMEDY)?;
            super::unpack(&super::archive(&folder, "deb")?, &root, REMEDY, |archive, part| {
                let mut extract = Command::new("dpkg-deb");
                extract.arg("--extract").arg(archive).arg(part);
                extract
            })?;
        }
        let mut ask = Command::new("dpkg-deb");
        let version = files::run(ask.arg("--field").arg(super::archive(&folder, "deb")?).arg("Version"), REMEDY)?;
        Ok(Self { name: name.to_owned(), version: version.trim().to_owned(), root })
    }

    /// The text of the file whose path ends in `suffix`: where it lies depends on the architecture.
    pub fn read(&self, suffix: &str) -> Result<String> {
        let path = files::find(&self.root, suffix).with_context(|| format!("in package {}", self.label()))?;
        files::read(&path)
    }

    /// The bytes of the file whose path ends in `suffix`.
    pub fn read_bytes(&self, suffix: &str) -> Result<Vec<u8>> {
        let path = files::find(&self.root, suffix).with_context(|| format!("in package {}", self.label()))?;
        files::read_bytes(&path)
    }

    /// Every file whose path ends in `suffix`, sorted.
    pub fn paths(&self, suffix: &str) -> Result<Vec<PathBuf>> {
        files::find_all(&self.root, &|path| path.ends_with(suffix))
    }

    /// Every file whose name ends in `ending`, sorted.
    pub fn paths_like(&self, ending: &str) -> Result<Vec<PathBuf>> {
        let is_wanted = |path: &Path| path.file_name().is_some_and(|name| name.to_string_lossy().ends_with(ending));
        files::find_all(&self.root, &is_wanted)
    }

    /// The folder with what is in its one archive of zip whose name ends in `ending`.
    pub fn unzipped(&self, ending: &str) -> Result<PathBuf> {
        let folder = self.root.with_file_name("unzipped");
        if !folder.is_dir() {
            let archive = self.paths_like(ending)?.into_iter().next();
            let archive = archive.with_context(|| format!("no {ending} in package {}", self.label()))?;
            super::unpack(&archive, &folder, "python3 is needed", |archive, part| {
                let mut unzip = Command::new("python3");
                unzip.args(["-m", "zipfile", "-e"]).arg(archive).arg(part);
                unzip
            })?;
        }
        Ok(folder)
    }

    /// How a table's header names this package.
    pub fn label(&self) -> String {
        format!("{} {}", self.name, self.version)
    }
}
