// <news-glass>: people, places, a timeline and who says what, for an article of any page. element.d.ts and
// docs/hosting.md say what it takes; importing this module defines it.

import { NewsGlass } from "./element/news-glass.js";

export { NewsGlass };

// A server that renders the page has no elements: there, importing this does nothing.
const elements = globalThis.customElements;
if (elements && !elements.get("news-glass")) elements.define("news-glass", NewsGlass);
