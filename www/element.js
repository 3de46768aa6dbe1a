// <news-glass>: people, places, a timeline and who says what, for an article of any page. element.d.ts and
// docs/hosting.md say what it takes; importing this module defines it.

import { NewsGlass } from "./element/news-glass.js";

export { NewsGlass };

if (!customElements.get("news-glass")) customElements.define("news-glass", NewsGlass);
