/** A text in a link: compressed into the fragment, which no browser sends to a server. */
export interface Shared {
  text: string;
  published?: string;
  title?: string;
  country?: string;
  /** A JSON list of what a reader has corrected, as the page keeps it. */
  corrections?: string;
}

/** The fragment, `#r=…`. @throws RangeError where the text is too long for a link. */
export function share(given: Shared): Promise<string>;

/** What a fragment carries; `null` where it is none of ours. @throws Error where it is broken, RangeError where it would unpack to too much. */
export function shared(hash: string): Promise<Shared | null>;
