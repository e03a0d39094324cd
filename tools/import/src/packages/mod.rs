//! The packages that tables are made from, each fetched when the first table asks for it.

pub mod crates;
pub mod debian;
pub mod npm;
pub mod pypi;

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::rc::Rc;

use anyhow::{Context, Result};

use crate::files;

use self::crates::Crates;
use self::debian::Package;
use self::npm::NodePackage;
use self::pypi::Wheel;

/// A package and the exact version that the tables are made from. To follow a newer one, change it and run the tool.
pub struct Pin {
    /// The package's name.
    pub name: &'static str,
    /// Its version.
    pub version: &'static str,
}

impl Pin {
    /// How a table's header names this package.
    pub fn label(&self) -> String {
        format!("{} {}", self.name, self.version)
    }
}

/// The packages in a cache.
pub struct Sources {
    cache: PathBuf,
    crates: OnceCell<Crates>,
    packages: RefCell<BTreeMap<String, Rc<Package>>>,
    wheels: RefCell<BTreeMap<&'static str, Rc<Wheel>>>,
    node_packages: RefCell<BTreeMap<&'static str, Rc<NodePackage>>>,
}

impl Sources {
    /// The packages in `cache`, which may be empty.
    pub fn new(cache: &Path) -> Self {
        Self {
            cache: cache.to_path_buf(),
            crates: OnceCell::new(),
            packages: RefCell::default(),
            wheels: RefCell::default(),
            node_packages: RefCell::default(),
        }
    }

    /// All pinned crates.
    pub fn crates(&self) -> Result<&Crates> {
        if self.crates.get().is_none() {
            let crates = Crates::fetch(&self.cache.join("crates"))?;
            return Ok(self.crates.get_or_init(|| crates));
        }
        self.crates.get().ok_or_else(|| anyhow::anyhow!("the crates are not there"))
    }

    /// A package of Debian.
    pub fn debian(&self, name: &str) -> Result<Rc<Package>> {
        if let Some(package) = self.packages.borrow().get(name) {
            return Ok(Rc::clone(package));
        }
        let package = Rc::new(Package::fetch(&self.cache, name)?);
        self.packages.borrow_mut().insert(name.to_owned(), Rc::clone(&package));
        Ok(package)
    }

    /// A wheel of PyPI.
    pub fn wheel(&self, pin: &'static Pin) -> Result<Rc<Wheel>> {
        if let Some(wheel) = self.wheels.borrow().get(pin.name) {
            return Ok(Rc::clone(wheel));
        }
        let wheel = Rc::new(Wheel::fetch(&self.cache.join("pypi"), pin)?);
        self.wheels.borrow_mut().insert(pin.name, Rc::clone(&wheel));
        Ok(wheel)
    }

    /// A package of npm.
    pub fn npm(&self, pin: &'static Pin) -> Result<Rc<NodePackage>> {
        if let Some(package) = self.node_packages.borrow().get(pin.name) {
            return Ok(Rc::clone(package));
        }
        let package = Rc::new(NodePackage::fetch(&self.cache.join("npm"), pin)?);
        self.node_packages.borrow_mut().insert(pin.name, Rc::clone(&package));
        Ok(package)
    }
}

/// The downloaded archive in `folder`.
fn archive(folder: &Path, extension: &str) -> Result<PathBuf> {
    let is_archive = |path: &PathBuf| path.extension().is_some_and(|found| found == extension);
    let found = files::list(folder)?.into_iter().find(is_archive);
    found.with_context(|| format!("no package in {}; run again with --refresh", folder.display()))
}

/// Unpacks an archive beside the goal first, so that an interrupted run leaves no half of a package behind.
fn unpack(archive: &Path, root: &Path, remedy: &str, command: impl Fn(&Path, &Path) -> Command) -> Result<()> {
    let part = root.with_extension("part");
    files::remove(&part)?;
    files::create(&part)?;
    files::run(&mut command(archive, &part), remedy)?;
    std::fs::rename(&part, root).with_context(|| format!("cannot create {}", root.display()))
}
