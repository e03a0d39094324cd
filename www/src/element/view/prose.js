import { h } from "../dom.js";

/**
 * Paragraphs of an article.
 *
 * @param {string} text
 */
export function prose(text) {
  return text
    .split(/\n\s*\n/)
    .filter((paragraph) => paragraph.trim() !== "")
    .map((paragraph) => h("p", {}, ...inline(paragraph.trim())));
}

/**
 * One sentence or title; `backticks` mark code.
 *
 * @param {string} text
 */
export function inline(text) {
  return text
    .split("`")
    .map((piece, index) => (index % 2 === 1 ? h("code", {}, piece) : piece.replace(/\s*\n\s*/g, " ")));
}
