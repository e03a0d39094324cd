/** The element's class, unregistered: `ErrorExplainerElement.define("my-tag")` registers it under any name. */
export { ErrorExplainerElement } from "./element/element.js";
