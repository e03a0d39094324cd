//! The packages that tables are made from, each fetched when the first table asks for it.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use anyhow::Result;

use crate::crates::{Crates, Pin};
use crate::debian::Package;
use crate::npm::Module;
use crate::pypi::Wheel;

/// The packages in a cache.
pub struct Sources {
    cache: PathBuf,
    crates: OnceCell<Crates>,
    packages: RefCell<BTreeMap<String, Rc<Package>>>,
    wheels: RefCell<BTreeMap<&'static str, Rc<Wheel>>>,
    modules: RefCell<BTreeMap<&'static str, Rc<Module>>>,
}

impl Sources {
    /// The packages in `cache`, which may be empty.
    pub fn new(cache: &Path) -> Self {
        Self {
            cache: cache.to_path_buf(),
            crates: OnceCell::new(),
            packages: RefCell::default(),
            wheels: RefCell::default(),
            modules: RefCell::default(),
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
    pub fn module(&self, pin: &'static Pin) -> Result<Rc<Module>> {
        if let Some(module) = self.modules.borrow().get(pin.name) {
            return Ok(Rc::clone(module));
        }
        let module = Rc::new(Module::fetch(&self.cache.join("npm"), pin)?);
        self.modules.borrow_mut().insert(pin.name, Rc::clone(&module));
        Ok(module)
    }
}
