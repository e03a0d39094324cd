//! Compiles the catalog under `src/catalog/` into two packs: the core, which the library includes, and the articles,
//! which are a file beside it. A defect of the catalog fails the build with its file and line.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use error_explainer_pack::catalog;
use error_explainer_pack::compile::{Compiled, compile_catalog};
use error_explainer_pack::defect::Defect;

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=src/catalog");
    let folder = Path::new("src/catalog");
    let compiled = catalog::read(folder, env!("CARGO_PKG_VERSION"))
        .and_then(|catalog| compile_catalog(&catalog.source, &catalog.common_words));
    match compiled {
        Ok(compiled) => match write(&compiled) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => fail(&format!("the compiled catalog cannot be written: {error}")),
        },
        Err(defects) => {
            for Defect { place, message } in defects {
                println!("cargo::error=src/catalog/{place}: {message}");
            }
            ExitCode::FAILURE
        }
    }
}

fn write(compiled: &Compiled) -> std::io::Result<()> {
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join("core.bin"), &compiled.core)?;
    fs::write(out.join("articles.bin"), &compiled.articles)
}

fn fail(message: &str) -> ExitCode {
    println!("cargo::error={message}");
    ExitCode::FAILURE
}
