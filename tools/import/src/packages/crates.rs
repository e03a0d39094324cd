//! Crates as sources: fetched by cargo at pinned versions.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use super::Pin;
use crate::files;

/// Bindings to the Windows API, made from Microsoft's metadata.
pub const WINDOWS_SYS: Pin = Pin { name: "windows-sys", version: "0.61.2" };
/// The C library's constants on every Unix.
pub const LIBC: Pin = Pin { name: "libc", version: "0.2.191" };
/// The crate that carries libuv's source.
pub const LIBUV: Pin = Pin { name: "libuv-sys2", version: "1.53.1" };
/// Linux's system calls, and its errno with the numbers that only the kernel itself uses.
pub const SYSCALLS: Pin = Pin { name: "syscalls", version: "0.8.1" };
/// curl's own headers.
pub const CURL: Pin = Pin { name: "curl-sys", version: "0.4.91+curl-8.22.0" };
/// Bindings to Chromium's embedding framework, which hands on the browser's network errors.
pub const CEF: Pin = Pin { name: "cef-dll-sys", version: "156.3.0+156.0.15" };
/// Bindings to Apple's Foundation, made from its headers, as are the two after it.
pub const FOUNDATION: Pin = Pin { name: "objc2-foundation", version: "0.3.2" };
/// Bindings to CFNetwork.
pub const CF_NETWORK: Pin = Pin { name: "objc2-cf-network", version: "0.3.2" };
/// Bindings to Security.framework.
pub const SECURITY: Pin = Pin { name: "objc2-security", version: "0.3.2" };
/// Mach's kernel interface.
pub const MACH: Pin = Pin { name: "mach2", version: "0.7.0" };
/// Bindings to Vulkan.
pub const VULKAN: Pin = Pin { name: "ash", version: "0.38.0+1.3.281" };
/// Bindings to OpenCL.
pub const OPENCL: Pin = Pin { name: "cl-sys", version: "0.4.3" };
/// Bindings to CUDA.
pub const CUDA: Pin = Pin { name: "cust_raw", version: "0.11.3" };

const PINS: [&Pin; 13] = [
    &WINDOWS_SYS,
    &LIBC,
    &LIBUV,
    &SYSCALLS,
    &CURL,
    &CEF,
    &FOUNDATION,
    &CF_NETWORK,
    &SECURITY,
    &MACH,
    &VULKAN,
    &OPENCL,
    &CUDA,
];

/// The fetched crates.
pub struct Crates {
    vendor: PathBuf,
}

impl Crates {
    /// Fetches the crates into `cache` unless they are there already.
    pub fn fetch(cache: &Path) -> Result<Self> {
        let crates = Self { vendor: cache.join("vendor") };
        if PINS.iter().all(|pin| crates.folder(pin).is_dir()) {
            return Ok(crates);
        }
        println!("fetching {}", PINS.map(Pin::label).join(", "));
        files::write(&cache.join("Cargo.toml"), &manifest())?;
        files::write(&cache.join("src/lib.rs"), "")?;
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        files::run(
            Command::new(cargo).args(["vendor", "--versioned-dirs", "vendor"]).current_dir(cache),
            "cargo must reach its registry (or the registry that its configuration names)",
        )?;
        Ok(crates)
    }

    /// The text of a file of a crate.
    pub fn read(&self, pin: &Pin, path: &str) -> Result<String> {
        files::read(&self.folder(pin).join(path))
    }

    /// The texts of every Rust file of a crate below `folder`, sorted by path.
    pub fn read_all(&self, pin: &Pin, folder: &str) -> Result<Vec<String>> {
        let is_rust = |path: &Path| path.extension().is_some_and(|extension| extension == "rs");
        let paths = files::find_all(&self.folder(pin).join(folder), &is_rust)?;
        paths.iter().map(|path| files::read(path)).collect()
    }

    fn folder(&self, pin: &Pin) -> PathBuf {
        self.vendor.join(format!("{}-{}", pin.name, pin.version))
    }
}

/// A package of its own (`[workspace]` keeps it apart from the project) that depends on the pinned crates.
fn manifest() -> String {
    let mut text = String::from(
        "[package]\nname = \"import-sources\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n",
    );
    for pin in PINS {
        text.push_str(&format!("{} = \"={}\"\n", pin.name, pin.version));
    }
    text
}
