import type { Format, Report, Span } from "./newsglass.js";

/**
 * `<news-glass>`: reads an article of the page and shows what it found. The article stands inside, or is the one that `for`
 * (a selector) or `src` (an address, of text or HTML) points to.
 *
 * ```html
 * <script type="module" src="newsglass/element.js"></script>
 * <news-glass published="2024-12-05" views="people places timeline">
 *   <article>…</article>
 * </news-glass>
 * ```
 *
 * Attributes: `for`, `src`, `published`, `country`, `views` (of `brief people places timeline statements`), `marks` (of
 * `people groups places times numbers`; empty for none), `theme` (`light`, `dark`), `eager` (not only when near the window),
 * `no-worker`, `base` (the folder of the files, with a slash at its end or without, where it is not that of element.js). Elements with
 * `data-newsglass="ignore"` are not read.
 *
 * Parts: `panel`, `view` and each view's name, `heading`, `count`, `list`, `item`, `label`, `act`, `name`, `note`, `more`,
 * `status`, `warning`, `caution`, `article`. Variables: `--newsglass-` `ink`, `soft`, `line`, `band`, `accent`, `paper`, `font`, `gap`,
 * `padding`, `radius`, `person`, `group`, `place`, `time`, `number`, `picked`.
 */
export class NewsGlass extends HTMLElement {
  /** The words that all elements say; a page in another language changes them. */
  static words: Record<string, unknown>;
  /** Null before the article is read. */
  readonly report: Report | null;
  /** The text that the report's spans point into. */
  readonly text: string | null;
  published: string | null;
  country: string | null;
  views: string | null;
  marks: string | null;
  src: string | null;
  /** Reads the article again; resolves with null where there is none, where another reading has begun, or where it fails, which
   * `newsglass-error` tells. */
  refresh(): Promise<Report | null>;
  export(format: Format): Promise<string | Uint8Array>;
}

/** The article was read. */
export type NewsGlassReportEvent = CustomEvent<{ report: Report; text: string }>;
/** It could not be. */
export type NewsGlassErrorEvent = CustomEvent<{ error: Error }>;
/** A reader picked a fact. */
export type NewsGlassPickEvent = CustomEvent<{ kind: string; item: object; span: Span | null }>;

declare global {
  interface HTMLElementTagNameMap {
    "news-glass": NewsGlass;
  }
  interface HTMLElementEventMap {
    "newsglass-report": NewsGlassReportEvent;
    "newsglass-error": NewsGlassErrorEvent;
    "newsglass-pick": NewsGlassPickEvent;
  }
}
