/** @type {Map<string, CSSStyleSheet>} */
const made = new Map();

/**
 * The style sheet of a text, shared by every element that adopts it.
 *
 * @param {string} css
 */
export function sheet(css) {
  let known = made.get(css);
  if (!known) {
    known = new CSSStyleSheet();
    known.replaceSync(css);
    made.set(css, known);
  }
  return known;
}
