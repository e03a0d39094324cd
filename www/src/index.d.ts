// The public JavaScript API of error-explainer. Programs that type-check against this file keep doing so: it grows by
// new optional fields and new functions and is never narrowed.
// A field marked ? is absent where it does not apply; a field typed | null is always there.

/** The convention that a code follows. Callers must expect further values. */
export type Platform =
  | "windows" | "linux" | "macos" | "ios" | "android" | "freebsd" | "netbsd" | "openbsd"
  | "illumos" | "aix" | "wasi" | "browser" | "any";

export interface LoadOptions {
  /** Where the core comes from; by default it is found beside the module. */
  wasm?: string | URL | Response | BufferSource | WebAssembly.Module;
  /** Where the articles come from; by default beside the module. */
  articles?: string | URL | Response | BufferSource;
  /** Resolve as soon as the core can look up and classify; the articles follow (see Explainer.articles). */
  articlesLater?: boolean;
}

/**
 * Starts an explainer. The compiled core and the articles are fetched once, in parallel, and shared; packs added to
 * one explainer are not seen by another. A failed load rejects with LoadError and the next call tries afresh.
 */
export function load(options?: LoadOptions): Promise<Explainer>;

/** Counts of what this explainer knows; they come from the compiled catalog, never from a constant. */
export interface CatalogInfo {
  version: string;
  namespaces: number;
  codes: number;        // (namespace, value) pairs that lookup resolves to a symbol
  conditions: number;   // platform-neutral conditions
  articles: number;     // conditions with a full article
  phrases: number;      // message texts and idioms that classify recognises, all locales
  locales: string[];    // BCP 47 tags of the message texts recognised
}

export interface Explainer {
  readonly catalog: CatalogInfo;

  /** Resolves when every article is in memory; at once unless load was asked for articlesLater. */
  readonly articles: Promise<void>;

  /**
   * Resolves one code or symbol, most likely reading first. Accepts a symbol in any case
   * ("WSAECONNRESET", "econnreset", "net::ERR_CONNECTION_RESET"), decimal, negative decimal
   * ("-2147014842", -104) and hexadecimal ("0x2746", "80072746", "0XC000020D") numbers, a code with
   * its usual dressing ("os error 10054", "HTTP 502", "SQLSTATE 08006", "exit code 137", "curl (56)"),
   * and unwraps wrapped codes (HRESULT_FROM_WIN32, HRESULT_FROM_NT, exit status 128+signal).
   * Digits that could be decimal or hexadecimal give both readings. An unknown code gives an empty array, never an error.
   */
  lookup(query: string | number, options?: LookupOptions): CodeMatch[];

  /**
   * Finds every error in a pasted message, stack trace or log and says which one to look at first.
   * A text that is nothing but a code ("10054", "Errno 60", "Error 1006") is read as `lookup` reads it,
   * with the confidence that such a bare code deserves and the other readings as alternatives.
   * Bytes are read by their byte order mark, else as `encoding`, else as UTF-8; malformed sequences are tolerated.
   */
  classify(text: string | Uint8Array, options?: ClassifyOptions): Classification;

  /**
   * The article for a condition ("connection-reset"), a code id ("winsock:10054") or a finding,
   * shaped to the platform and to what the finding knows (peer, port, operation). A finding without a condition
   * gives what can be decoded of its code. Throws UnknownIdError for an id that is not in the catalog.
   */
  explain(id: string | Finding, options?: ExplainOptions): Explanation;

  /** Completes or corrects what is being typed: prefix first, then small typing errors. */
  suggest(typed: string, options?: { limit?: number }): Suggestion[];

  /** For browsing: what there is. */
  namespaces(): { namespace: string; title: string; platform: Platform; codes: number; source: string }[];
  codes(namespace: string, options?: { offset?: number; limit?: number }): CodeMatch[];
  conditions(): { condition: string; title: string; group: string; summary: string; full: boolean }[];

  /**
   * Adds a portal's own catalog: codes, phrases, carriers, articles, or overrides of built-in articles; a pack of the
   * same name is replaced. Text or bytes are JSON. All or nothing: a pack with any defect throws PackError listing every
   * defect with its JSON path, and changes nothing.
   */
  addPack(pack: Pack | string | Uint8Array): PackReport;
  removePack(name: string): boolean;

  /** Incremental classification of a stream or a large file in constant memory. */
  scanner(options?: ClassifyOptions): Scanner;

  /** Masks secrets and personal data (tokens, passwords, keys, e-mail addresses, cookies, user:pass@). */
  redact(text: string): { text: string; masked: { kind: string; count: number }[] };

  /** A Markdown report for a support ticket: the pasted text, findings, likely causes, what was ticked, next steps. */
  report(result: Classification, options?: ReportOptions): string;

  /** Gives this explainer's memory back; any later call on it throws. Others are not touched. */
  free(): void;
}

/** platform is a hint that adds weight to its readings; it hides nothing. limit: 20 unless given. */
export interface LookupOptions { platform?: Platform; namespace?: string; limit?: number }
/** maxFindings: 200, minConfidence: 0.5 unless given. */
export interface ClassifyOptions { platform?: Platform; maxFindings?: number; minConfidence?: number; encoding?: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252" }
export interface ExplainOptions {
  platform?: Platform;
  /** Language wanted for the article; English where there is no other. */
  locale?: string;
  /** Answers given so far in the triage: step id → chosen observation id. Re-ranks the causes. */
  answers?: Record<string, string>;
}
/** redact: true unless given. text: what was pasted, to be quoted in the report. */
export interface ReportOptions { text?: string; redact?: boolean; platform?: Platform; answers?: Record<string, string> }

/** One code of one namespace. */
export interface CodeRef {
  /**
   * namespace:value, unique in the catalog: a number that means different things on different systems stands in
   * namespaces of its own ("linux-errno", "linux-mips-errno", "macos-errno", "signal-linux", "signal-macos",
   * "eai-glibc", "eai-bsd", "eai-windows"). HRESULT and NTSTATUS ids are written in hexadecimal ("hresult:0x80072746").
   */
  id: string;
  namespace: string;
  value: number | string; // numbers of 32-bit unsigned namespaces are >= 0; a string where codes are not integers
  hex?: string;           // as the namespace writes it: "0x2746", "0x80072746", "0xC000020D"
  symbol: string;         // "WSAECONNRESET"
  aliases?: string[];     // other names of the same value: EAGAIN, EWOULDBLOCK
  platform: Platform;
}

export interface CodeMatch extends CodeRef {
  title: string;          // a heading for a person: the condition's title, or the symbol in words
  summary?: string;       // one sentence; absent only where the catalog knows no more than the name
  condition?: string;     // slug of the condition that it means, where one is catalogued
  score: number;          // 0..1, relative likelihood of this reading among all matches
  via?: string;           // how a wrapped or decorated code was read: "HRESULT_FROM_WIN32(10054)"
  fields?: { name: string; value: string }[]; // decomposition: severity, facility, code, customer bit
  equivalents: CodeRef[]; // the same condition elsewhere
  url?: string;           // the official reference page
}

export interface Classification {
  primary: Finding | null; // what to look at first: the root cause where the text shows one; one of findings
  findings: Finding[];     // distinct conditions, best first
  context: { platform: Platform | null; runtime: string | null; product: string | null };
  lines: number;
  truncated: boolean;      // true where maxFindings cut the list
  density: number[];       // 64 buckets over the lines of the text: findings in each, for a timeline
}

export interface Finding {
  condition: string | null;  // null where the text names a code that has no catalogued condition
  code: CodeRef | null;      // the best reading of the code in the text, if it has one
  title: string;
  summary: string;
  confidence: number;        // 0..1, calibrated: of findings at 0.9, nine in ten are right
  evidence: Evidence[];
  alternatives: { condition: string | null; code: CodeRef | null; confidence: number }[];
  line: number;              // first line, from 1
  start: number;             // UTF-16 offsets into the given string (byte offsets for bytes)
  end: number;
  count: number;             // occurrences folded into this finding
  occurrences: { line: number; start: number; end: number }[]; // the first 100 of them
  causedBy?: number;         // index in findings of the finding that the text marks as this one's cause
  entities: Entities;
}

export interface Evidence {
  kind: "symbol" | "number" | "phrase" | "exception" | "context" | "prior" | "option";
  text: string;              // "" for kinds that stand nowhere in the text (prior, option), with start = end = 0
  start: number;
  end: number;
  weight: number;            // contribution to the score, in log-odds
}

/** What the text says about the circumstances; every field is quoted from it or derived from it. */
export interface Entities {
  operation?: "connect" | "accept" | "bind" | "listen" | "read" | "write" | "resolve" | "handshake" | "open" | "close" | "exec" | string;
  role?: "client" | "server" | "proxy"; // of the program that reports
  host?: string;             // the peer
  port?: number;             // the peer's port, or the local one for bind and listen
  service?: string;          // the usual service on that port: "postgresql"
  path?: string;
  pid?: number;              // of the program that reports
  timestamp?: string;
  /** Of the whole text, so that a finding can be explained by itself. */
  platform?: Platform;
  runtime?: string;
  product?: string;          // the one that reports
}

/** Parts that a short article does not have are empty arrays or empty strings. */
export interface Explanation {
  condition: string | null;
  code: CodeRef | null;
  complete: boolean;                                    // false while the articles are still on their way
  title: string;
  summary: string;
  background: string;                                   // technical background
  codes: CodeRef[];                                     // every code that means this condition
  causes: Cause[];                                      // most likely first
  scenarios: string[];                                  // real-world context
  criticality: { level: "info" | "low" | "medium" | "high" | "critical"; transient: boolean; text: string };
  diagnose: Step[];
  resolve: Step[];
  developer: { text: string; retry: { policy: "safe" | "idempotent-only" | "after-fix" | "never"; text: string };
               examples: { language: string; code: string }[] };
  related: { condition: string; code: CodeRef | null; title: string; difference: string }[];
  faq: { question: string; answer: string }[];
  sources: { title: string; url: string }[];
  pack?: string;                                        // name of the portal's pack that changed or gave this article
}

export interface Cause {
  id: string;
  title: string;
  text: string;
  likelihood: number;      // 0..1 over this explanation's causes, given the finding and the answers
  because: string[];       // what in the text or the answers raised or lowered it
}

export interface Step {
  id: string;
  title: string;
  text: string;
  causes?: string[];                                               // the causes that a resolution is for
  commands: { platform: Platform; shell: string; text: string }[]; // safe to paste; filled with host, port, path where known
  observations: { id: string; text: string }[];                    // what may be seen; answering re-ranks causes
}

export interface Suggestion { text: string; symbol: string; id: string; title: string; corrected: boolean }

/** A portal's own catalog; its JSON Schema is published with the package. */
export interface Pack {
  schema: 1;
  name: string;
  codes?: { namespace: string; value: number | string; symbol?: string; platform?: Platform; condition?: string; title?: string; summary?: string; url?: string }[];
  phrases?: { text: string; condition?: string; code?: string; locale?: string }[];
  /** How the portal's products print their numbers: text "ACME error {}" reads ACME error 17 as acme:17. */
  carriers?: { text: string; namespace: string }[];
  conditions?: Record<string, unknown>[];
}
export interface PackReport { name: string; codes: number; phrases: number; carriers: number; conditions: number; overrides: string[] }

export interface Scanner {
  /** Chunks may split lines, UTF-8 sequences and surrogate pairs anywhere; strings and bytes may not be mixed. */
  push(chunk: string | Uint8Array): void;
  progress(): { bytes: number; lines: number; findings: number };
  finish(): Classification;
  free(): void;
}

/** Every error carries its class name in `name`, so that it can be told apart across bundles. */
export class LoadError extends Error { readonly reason: "network" | "mime" | "csp" | "unsupported" | "corrupt" }
export class UnknownIdError extends Error { readonly id: string }
export class PackError extends Error { readonly defects: { path: string; message: string }[] }
