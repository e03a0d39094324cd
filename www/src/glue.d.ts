// What wasm-bindgen makes of src/wasm.rs, as far as we use it.
declare module "error-explainer-glue" {
  import type * as api from "./index.d.ts";

  export default function init(options: {
    module_or_path: WebAssembly.Module;
  }): Promise<{ memory: WebAssembly.Memory }>;
  /** The exports of the running instance, once there is one. */
  export function initSync(): { memory: WebAssembly.Memory };
  /** Throws the running instance away and starts another from the same module. */
  export function __wbg_reset_state(): void;

  export class Core {
    catalog(): api.CatalogInfo;
    load_articles(bytes: Uint8Array): void;
    lookup(query: string, options?: api.LookupOptions): api.CodeMatch[];
    explain(id: string | api.Finding, options?: api.ExplainOptions): api.Explanation;
    suggest(typed: string, limit?: number): api.Suggestion[];
    namespaces(): ReturnType<api.Explainer["namespaces"]>;
    codes(namespace: string, offset?: number, limit?: number): api.CodeMatch[];
    conditions(): ReturnType<api.Explainer["conditions"]>;
    add_pack(value: unknown): api.PackReport;
    remove_pack(name: string): boolean;
    redact(text: string): ReturnType<api.Explainer["redact"]>;
    report(classification: api.Classification, options?: api.ReportOptions): string;
    scanner(options: api.ClassifyOptions & { bytes: boolean }): CoreScanner;
    free(): void;
  }

  export class CoreScanner {
    /** Where the next `len` bytes are to be written; the memory may have grown. */
    space(len: number): number;
    commit(len: number): void;
    progress(): { bytes: number; lines: number; findings: number };
    finish(): api.Classification;
    free(): void;
  }
}

declare module "*.css" {
  const text: string;
  export default text;
}
