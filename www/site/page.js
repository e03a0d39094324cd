import "../src/define.js";
import { examples } from "./examples.js";

const explainer = document.querySelector("error-explainer");
const known = document.querySelector("#known");

for (const button of document.querySelectorAll("[data-example]")) {
  button.addEventListener("click", () => {
    if (explainer) explainer.value = examples[button.getAttribute("data-example") ?? ""] ?? "";
  });
}

explainer?.addEventListener("error-explainer-ready", ({ detail: { catalog } }) => {
  const number = new Intl.NumberFormat("en");
  const counts = `${number.format(catalog.codes)} codes, ${number.format(catalog.conditions)} conditions, ${number.format(catalog.phrases)} message texts. `;
  if (known) known.textContent = `Version ${catalog.version} knows ${counts}`;
});
