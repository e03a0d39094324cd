import "../src/define.js";
import { examples } from "./examples.js";

const explainer = document.querySelector("error-explainer");
const known = document.querySelector("#known");

for (const button of document.querySelectorAll("[data-example]")) {
  button.addEventListener("click", () => {
    if (explainer) explainer.value = examples[button.getAttribute("data-example") ?? ""] ?? "";
  });
}

/** @param {import("../src/element.d.ts").ErrorExplainerReadyEvent} event */
function tellCounts({ detail: { catalog } }) {
  const number = new Intl.NumberFormat("en");
  const counts = `${number.format(catalog.codes)} codes, ${number.format(catalog.conditions)} conditions, ${number.format(catalog.phrases)} message texts. `;
  if (known) known.textContent = `Version ${catalog.version} knows ${counts}`;
}

explainer?.addEventListener("error-explainer-ready", tellCounts);
explainer?.addEventListener("error-explainer-complete", tellCounts);
