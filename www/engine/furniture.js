// What is on a page but is no part of what its article says.

/** Elements that never are. */
export const FURNITURE =
  "script, style, template, noscript, svg, math, button, input, select, textarea, iframe, object, embed, video, audio, " +
  "canvas, nav, aside, footer, dialog, [hidden], [aria-hidden=true], [role=navigation], [role=complementary], [role=banner]";

/** True for a form that is one, too: some pages are one form from top to bottom. @param {Element} node  @param {Element} root */
export const isForm = (node, root) => node.matches("form") && 2 * (node.textContent ?? "").length < (root.textContent ?? "").length;
