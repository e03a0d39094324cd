//! Interfaces of graphics processors.

use anyhow::Result;

use crate::namespaces::Namespace;
use crate::packages::{Sources, crates};
use crate::readers::definitions::Definitions;
use crate::readers::{c, rust};
use crate::table::Table;

/// The tables of this file.
pub const ALL: &[Namespace] = &[
    Namespace { name: "vulkan", licence: "Apache-2.0 OR MIT", at_least: 40, import: vulkan },
    Namespace { name: "opencl", licence: "Apache-2.0 OR MIT", at_least: 55, import: opencl },
    Namespace { name: "cuda", licence: "Apache-2.0 OR MIT", at_least: 80, import: cuda },
];

/// `VkResult`, with what later versions and extensions add to it.
fn vulkan(sources: &Sources) -> Result<Table> {
    let mut source = String::new();
    for module in ["enums", "feature_extensions", "extensions"] {
        let text = sources.crates()?.read(&crates::VULKAN, &format!("src/vk/{module}.rs"))?;
        source.extend(text.split("\nimpl ").filter(|part| part.starts_with("Result {")));
    }
    let pairs = rust::associated(&source).map(|(code, name)| (code, format!("VK_{name}")));
    Ok(Table::of_numbers(pairs, vec![crates::VULKAN.label()]))
}

fn opencl(sources: &Sources) -> Result<Table> {
    let mut codes = Definitions::default();
    rust::define(&mut codes, &sources.crates()?.read(&crates::OPENCL, "src/cl_h.rs")?, "cl_int");
    // Other constants of the type are no errors, and but for one none of these has a number up to 0.
    let is_code = |name: &str| name != "CL_COMPLETE" && codes.value(name).is_some_and(|value| value <= 0);
    Ok(Table::new(&codes, vec![crates::OPENCL.label()], &[], is_code))
}

/// The driver's results; the runtime's `cudaError_t` shares the numbers of most.
fn cuda(sources: &Sources) -> Result<Table> {
    let bindings = sources.crates()?.read(&crates::CUDA, "src/cuda.rs")?;
    let codes = c::enumerators(&bindings, "cudaError_enum {");
    Ok(Table::new(&codes, vec![crates::CUDA.label()], &[], |name| name.starts_with("CUDA_")))
}
