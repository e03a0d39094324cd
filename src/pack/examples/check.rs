//! Reads, validates and compiles a catalog without building anything else: `check src/catalog` prints every defect, or
//! how many bytes each section takes.

use std::path::Path;
use std::process::ExitCode;

use error_explainer_pack::catalog;
use error_explainer_pack::compile::compile_catalog;
use error_explainer_pack::defect::Defect;
use error_explainer_pack::layout::SECTIONS;

fn main() -> ExitCode {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "src/catalog".to_owned());
    let compiled = catalog::read(Path::new(&folder), "check").and_then(|catalog| {
        let source = &catalog.source;
        let linked = source.codes.iter().filter(|code| !code.condition.is_empty()).count();
        let explained = source.codes.iter().filter(|code| !code.summary.is_empty()).count();
        println!("namespaces {}, codes {}", source.namespaces.len(), source.codes.len());
        println!("codes with a condition {linked}, with a sentence of their own {explained}");
        println!("phrases {}", source.phrases.len());
        compile_catalog(source, &catalog.common_words)
    });
    match compiled {
        Ok(compiled) => {
            for (name, bytes) in SECTIONS.iter().zip(compiled.sections()) {
                println!("{bytes:>8}  {}", name.split(':').next().unwrap_or_default());
            }
            println!("{:>8}  core", compiled.core.len());
            println!("{:>8}  articles", compiled.articles.len());
            if let Some(path) = std::env::args().nth(2)
                && let Err(error) = std::fs::write(&path, &compiled.core)
                    .and_then(|()| std::fs::write(path.clone() + ".articles", &compiled.articles))
            {
                println!("{path} cannot be written: {error}");
            }
            ExitCode::SUCCESS
        }
        Err(defects) => {
            for Defect { place, message } in defects {
                println!("{folder}/{place}: {message}");
            }
            ExitCode::FAILURE
        }
    }
}
