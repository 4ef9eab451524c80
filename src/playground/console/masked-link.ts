/** A masked link: `[title](url)`, `[title](<url> "tip")`. */
export interface MaskedLink {
  /** Markdown. */
  readonly title: string;
  readonly url: string;
  /** Index after the link. */
  readonly end: number;
}

/** Returns the masked link at a `[`, if there is one. Call it with growing indexes. */
export type FindMaskedLink = (at: number) => MaskedLink | undefined;

/** What follows a title. */
type Target = Omit<MaskedLink, 'title'>;

/**
 * Creates the search for the masked links of a text. All calls together take time proportional to its length: every end
 * is looked for once, however many brackets are open before it.
 */
export function createMaskedLinkFinder(text: string): FindMaskedLink {
  const nextUrlEnd = createSearch(text, /[\s)>]/gu);
  const nextNonSpace = createSearch(text, /\S/gu);
  const nextQuote = createSearch(text, /"/gu);
  let close = -1;
  let target: Target | undefined;

  const targetAt = (open: number): Target | undefined => {
    if (text[open] !== '(') return undefined;
    const start = text[open + 1] === '<' ? open + 2 : open + 1;
    const urlEnd = nextUrlEnd(start);
    if (urlEnd === start) return undefined;
    const afterUrl = text[urlEnd] === '>' ? urlEnd + 1 : urlEnd;
    const tip = nextNonSpace(afterUrl);
    const end = tip > afterUrl && text[tip] === '"' ? nextQuote(tip + 1) + 1 : afterUrl;
    return text[end] === ')' ? { url: text.slice(start, urlEnd), end: end + 1 } : undefined;
  };

  return at => {
    if (at >= close) {
      close = closingBracket(text, at + 1);
      target = targetAt(close + 1);
    }
    return target && { ...target, title: text.slice(at + 1, close) };
  };
}

/** Returns the index of the next `]` that is not escaped; the length of the text if there is none. */
function closingBracket(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === ']') return at;
  }
  return text.length;
}

/** Creates a search that returns the first match at or after an index, or the length of the text. */
function createSearch(text: string, pattern: RegExp): (from: number) => number {
  let searchedFrom = 0;
  let found = -1;
  return from => {
    if (from >= searchedFrom && from <= found) return found;
    pattern.lastIndex = from;
    searchedFrom = from;
    found = pattern.exec(text)?.index ?? text.length;
    return found;
  };
}
