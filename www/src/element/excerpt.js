/**
 * The part of a text that is worth showing, cut into marked and unmarked pieces. No DOM here.
 */

/** @import { Finding } from "../index.d.ts" */

/** Texts up to this size are shown whole. */
const WHOLE = { units: 3000, lines: 24 };
const AROUND = { before: 3, after: 8, units: 1200 };

/**
 * @typedef {object} Excerpt
 * @property {number} first number of the first line shown
 * @property {number} last
 * @property {number} all lines of the text
 * @property {{number: number, pieces: Piece[]}[]} lines
 *
 * @typedef {{text: string, mark: "evidence" | "finding" | null}} Piece
 * @typedef {{start: number, end: number, mark: "evidence" | "finding"}} Span
 */

/**
 * @param {string} text
 * @param {Finding} finding
 * @param {number} lines of the whole text
 * @returns {Excerpt}
 */
export function excerpt(text, finding, lines) {
  const whole = text.length <= WHOLE.units && lines <= WHOLE.lines;
  const { from, to, number } = whole ? { from: 0, to: text.length, number: 1 } : windowAround(text, finding);
  const spans = spansOf(finding);
  const shown = cutLines(text, from, to).map((line, index) => ({
    number: number + index,
    pieces: cut(text, line.start, line.end, spans),
  }));
  return { first: number, last: number + shown.length - 1, all: lines, lines: shown };
}

/**
 * @param {string} text
 * @param {Finding} finding
 */
function windowAround(text, finding) {
  let from = finding.start;
  let number = finding.line;
  from = text.lastIndexOf("\n", from - 1) + 1;
  for (let n = 0; n < AROUND.before && from > 0; n++) {
    from = text.lastIndexOf("\n", from - 2) + 1;
    number -= 1;
  }
  let to = finding.end;
  for (let n = 0; n <= AROUND.after && to < text.length; n++) {
    const next = text.indexOf("\n", to + 1);
    to = next < 0 ? text.length : next;
  }
  // Lines can be as long as a file: what is far from the finding is left out.
  from = Math.max(from, onPair(text, finding.start - AROUND.units));
  to = Math.min(to, onPair(text, finding.end + AROUND.units));
  return { from, to, number: Math.max(1, number) };
}

/**
 * A place that does not lie inside a surrogate pair.
 *
 * @param {string} text
 * @param {number} at
 */
function onPair(text, at) {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}

/**
 * @param {string} text
 * @param {number} from
 * @param {number} to
 */
function cutLines(text, from, to) {
  const lines = [];
  for (let start = from; ;) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 || newline > to ? to : newline;
    lines.push({ start, end });
    if (end >= to) return lines;
    start = end + 1;
  }
}

/**
 * @param {Finding} finding
 * @returns {Span[]} in order, evidence before what it lies in
 */
function spansOf(finding) {
  /** @type {Span[]} */
  const spans = finding.evidence
    .filter((each) => each.end > each.start)
    .map(({ start, end }) => ({ start, end, mark: "evidence" }));
  for (const { start, end } of finding.occurrences) spans.push({ start, end, mark: "finding" });
  return spans;
}

/**
 * @param {string} text
 * @param {number} from
 * @param {number} to
 * @param {Span[]} spans
 * @returns {Piece[]}
 */
function cut(text, from, to, spans) {
  const inside = spans.filter((span) => span.start < to && span.end > from);
  const edges = new Set([from, to]);
  for (const span of inside) edges.add(Math.max(from, span.start)).add(Math.min(to, span.end));
  const places = [...edges].sort((a, b) => a - b);
  /** @type {Piece[]} */
  const pieces = [];
  for (const [index, start] of places.entries()) {
    const end = places[index + 1];
    if (end === undefined) break;
    const over = inside.filter((span) => span.start <= start && span.end >= end);
    const mark = over.some((span) => span.mark === "evidence") ? "evidence" : over.length > 0 ? "finding" : null;
    const last = pieces.at(-1);
    if (last && last.mark === mark) last.text += text.slice(start, end);
    else pieces.push({ text: text.slice(start, end), mark });
  }
  return pieces;
}
