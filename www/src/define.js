/** Registers `<error-explainer>`, unless a version of it is there already or there is no DOM. */
import { ErrorExplainerElement } from "./element/element.js";

if (globalThis.customElements) ErrorExplainerElement.define();

export { ErrorExplainerElement };
