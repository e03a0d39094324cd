/**
 * Elements without markup strings: nothing that was pasted can become anything but text.
 */

/** @typedef {Node | string | number | null | undefined | false} Child */

/**
 * Makes an element. Functions become listeners of the event they are named after (`onclick`), booleans switch an
 * attribute, undefined leaves it out.
 *
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, string | number | boolean | undefined | ((event: any) => void)>} [attributes]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (typeof value === "boolean") element.toggleAttribute(name, value);
    else if (value !== undefined) element.setAttribute(name, String(value));
  }
  append(element, children);
  return element;
}

/**
 * @param {ParentNode} parent
 * @param {Child[]} children
 */
export function append(parent, children) {
  parent.append(...children.filter(isNode).map((child) => (typeof child === "number" ? String(child) : child)));
}

/**
 * @param {Child} child
 * @returns {child is Node | string | number}
 */
function isNode(child) {
  return child !== null && child !== undefined && child !== false && child !== "";
}

/**
 * A bar whose length is a share of one. Decoration: the figure stands beside it.
 *
 * @param {number} share
 * @param {string} [kind]
 */
export function bar(share, kind = "") {
  const element = h("span", { class: `bar ${kind}`.trim(), "aria-hidden": "true" });
  setBar(element, share);
  return element;
}

/**
 * @param {HTMLElement} element
 * @param {number} share
 */
export function setBar(element, share) {
  element.style.setProperty("--share", String(Math.min(1, Math.max(0, share))));
}
