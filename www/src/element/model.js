/**
 * From a classification and the reader's choices to everything that is shown. No DOM here.
 */

/**
 * @import { Classification, CodeMatch, Explanation, Finding, Platform, Suggestion } from "../index.d.ts"
 * @import { Engine } from "./engine.js"
 */

/**
 * What the reader looks at.
 *
 * @typedef {object} State
 * @property {string} text
 * @property {Classification} classification
 * @property {number} index which finding
 * @property {{id: string, why: "alternative" | "related"}[]} trail other articles opened on top of it
 * @property {Platform | null} platform chosen by hand or by attribute
 * @property {Record<string, Record<string, string>>} answers by subject: step → observation
 */

/**
 * @typedef {object} Model
 * @property {Finding | null} finding the one the explanation is for; null for an article opened by its id
 * @property {Explanation} explanation
 * @property {Platform} platform
 * @property {Platform[]} platforms what can be chosen
 * @property {{id: string, title: string, symbol: string, confidence: number}[]} alternatives
 * @property {Reading[]} readings where the whole text is one code: what it can mean
 *
 * @typedef {object} Reading one meaning, on however many systems
 * @property {string} id of its likeliest code
 * @property {string} title
 * @property {string} symbol
 * @property {number} score
 * @property {CodeMatch[]} matches likeliest first
 */

/** @type {Platform[]} */
const USUAL = ["windows", "linux", "macos"];
/** A code alone is never longer. */
const CODE_LENGTH = 64;

/** @param {State} state */
export function subjectOf(state) {
  return state.trail.at(-1)?.id ?? state.classification.findings[state.index] ?? null;
}

/** @param {State} state */
export function subjectKey(state) {
  return state.trail.at(-1)?.id ?? `finding ${state.index}`;
}

/**
 * @param {Engine} engine
 * @param {State} state with at least one finding or an opened article
 * @returns {Promise<Model>}
 */
export async function gather(engine, state) {
  const subject = subjectOf(state);
  if (subject === null) throw new Error("There is nothing to explain.");
  const finding = typeof subject === "string" ? null : subject;
  const everywhere = await engine.explain(subject, {});
  const platform = state.platform ?? platformOf(state.classification, finding);
  const explanation = await explain(engine, state, platform);
  const readings = finding !== null && isBare(state) ? readingsOf(await engine.lookup(state.text.trim())) : [];
  return {
    finding,
    explanation,
    platform,
    platforms: platformsOf(everywhere, platform),
    alternatives: finding && readings.length < 2 ? await alternativesOf(engine, finding) : [],
    readings,
  };
}

/**
 * @param {Engine} engine
 * @param {State} state
 * @param {Platform} platform
 */
export function explain(engine, state, platform) {
  const answers = state.answers[subjectKey(state)] ?? {};
  return engine.explain(/** @type {string | Finding} */ (subjectOf(state)), {
    answers,
    ...(platform === "any" ? {} : { platform }),
  });
}

/**
 * @param {Classification} classification
 * @param {Finding | null} finding
 * @returns {Platform}
 */
function platformOf(classification, finding) {
  return finding?.entities.platform ?? classification.context.platform ?? finding?.code?.platform ?? "any";
}

/**
 * The usual three, whatever else the commands are for, and everything at once.
 *
 * @param {Explanation} explanation
 * @param {Platform} chosen
 */
function platformsOf(explanation, chosen) {
  const steps = [...explanation.diagnose, ...explanation.resolve];
  const served = steps.flatMap((step) => step.commands.map((command) => command.platform));
  const all = new Set([...USUAL, ...served, chosen]);
  all.delete("any");
  return /** @type {Platform[]} */ (["any", ...all]);
}

/**
 * The same condition under several systems' codes is one meaning.
 *
 * @param {CodeMatch[]} matches
 */
function readingsOf(matches) {
  /** @type {Map<string, Reading>} */
  const meanings = new Map();
  for (const match of matches) {
    const { id, title, symbol, score } = match;
    const known = meanings.get(match.condition ?? title);
    if (known) {
      known.matches.push(match);
      known.score += score;
    } else meanings.set(match.condition ?? title, { id, title, symbol, score, matches: [match] });
  }
  return [...meanings.values()].sort((a, b) => b.score - a.score);
}

/**
 * Other things that the text may mean. The same condition under another system's code is not another thing.
 *
 * @param {Engine} engine
 * @param {Finding} finding
 */
async function alternativesOf(engine, finding) {
  const known = [];
  const seen = new Set([finding.condition]);
  for (const { condition, code, confidence } of finding.alternatives) {
    const id = condition ?? code?.id;
    if (!id || seen.has(id)) continue;
    seen.add(id);
    try {
      const { title } = await engine.explain(id, {});
      known.push({ id, title, symbol: code?.symbol ?? "", confidence });
    } catch {
      // A reading that the catalog has no more to say about than its name is nothing to choose.
    }
  }
  return known;
}

/**
 * Whether the whole text is one code and nothing else.
 *
 * @param {State} state
 */
function isBare({ text, classification }) {
  const query = text.trim();
  return (
    classification.findings.length === 1 &&
    query.length <= CODE_LENGTH &&
    !/\n/.test(query) &&
    /^\S+( \S+){0,2}$/.test(query)
  );
}

/**
 * Help for a text in which nothing was found.
 *
 * @param {Engine} engine
 * @param {string} text
 * @returns {Promise<Suggestion[]>}
 */
export async function suggestions(engine, text) {
  const query = text.trim();
  return query.length <= CODE_LENGTH && !query.includes("\n") ? engine.suggest(query) : [];
}

/**
 * Confidence as a word.
 *
 * @param {number} confidence
 * @returns {"certain" | "high" | "likely" | "possible" | "low"}
 */
export function confidenceWord(confidence) {
  if (confidence >= 0.95) return "certain";
  if (confidence >= 0.85) return "high";
  if (confidence >= 0.65) return "likely";
  return confidence >= 0.4 ? "possible" : "low";
}
