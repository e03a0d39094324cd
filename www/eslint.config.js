import js from "@eslint/js";
import globals from "globals";

/** What the page is safe by: no markup from strings, no code from strings, no inline style. */
const unsafe = [
  ["innerHTML", "Build elements with h() from dom.js."],
  ["outerHTML", "Build elements with h() from dom.js."],
  ["insertAdjacentHTML", "Build elements with h() from dom.js."],
  ["srcdoc", "No documents from strings."],
].map(([property, message]) => ({ property, message }));

export default [
  { ignores: ["**/dist/", "**/node_modules/"] },
  js.configs.recommended,
  {
    rules: {
      eqeqeq: "error",
      "no-var": "error",
      "prefer-const": "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-shadow": "error",
      "no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "object-shorthand": "error",
      "no-restricted-properties": ["error", ...unsafe],
      "max-lines": ["error", { max: 300, skipComments: true, skipBlankLines: true }],
      "max-lines-per-function": ["error", { max: 60, skipComments: true, skipBlankLines: true }],
      complexity: ["error", 16],
    },
  },
  {
    files: ["**/src/**/*.js", "**/site/**/*.js"],
    languageOptions: { globals: { ...globals.browser } },
    rules: { "no-console": "error" },
  },
  {
    files: ["**/*.mjs"],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
  },
];
