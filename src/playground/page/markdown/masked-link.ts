/**
 * Matches a masked link at the start of a text: `[title](url)`, `[title](<url> "tip")`. Brackets in a title and round
 * brackets in a URL are balanced or escaped. Takes time proportional to the length, unlike the library’s pattern.
 * @returns the link, its title, its URL and its tip
 */
export function matchMaskedLink(source: string): [string, string, string, string] | null {
  if (!source.startsWith('[')) return null;
  const close = closingBracket(source);
  if (close === undefined) return null;
  const urlStart = skipSpaces(source, close + 2);
  const isAngled = source[urlStart] === '<';
  const start = isAngled ? urlStart + 1 : urlStart;
  const urlEnd = endOfUrl(source, start, isAngled);
  const afterUrl = isAngled && source[urlEnd] === '>' ? urlEnd + 1 : urlEnd;
  const tip = tipAt(source, afterUrl);
  const end = skipSpaces(source, tip?.end ?? afterUrl);
  if (source[end] !== ')') return null;
  return [
    source.slice(0, end + 1),
    source.slice(1, close),
    source.slice(start, urlEnd),
    tip === undefined ? '' : source.slice(tip.start, tip.end - 1),
  ];
}

/** Returns the index of the `]` before the `(` of the link that starts the text. */
function closingBracket(source: string): number | undefined {
  let depth = 0;
  let hasOther = false;
  for (let at = 1; at < source.length; at += 1) {
    const character = source[at];
    if (character === '\\') at += 1;
    else if (character === '[') {
      if (hasOther) return undefined;
      depth += 1;
    } else if (character === ']') {
      if (depth > 0) depth -= 1;
      else if (source[at + 1] === '(') return at;
      else hasOther = true;
    }
  }
  return undefined;
}

/** Returns the index after a URL: at white space, or at the bracket that closes the link. */
function endOfUrl(source: string, start: number, isAngled: boolean): number {
  let depth = 0;
  for (let at = start; at < source.length; at += 1) {
    const character = source[at] ?? '';
    if (/\s/u.test(character) || (isAngled && character === '>')) return at;
    if (character === '\\') at += 1;
    else if (character === '(') depth += 1;
    else if (character === ')' && depth === 0) return at;
    else if (character === ')') depth -= 1;
  }
  return source.length;
}

/** Returns the tip in quotes after white space, and the index after it; undefined if there is none. */
function tipAt(source: string, from: number): { readonly start: number; readonly end: number } | undefined {
  const quote = skipSpaces(source, from);
  if (quote === from || !isQuote(source[quote])) return undefined;
  for (let at = quote + 1; at < source.length; at += 1) {
    if (isQuote(source[at]) && source[skipSpaces(source, at + 1)] === ')')
      return { start: quote + 1, end: at + 1 };
  }
  return undefined;
}

function isQuote(character: string | undefined): boolean {
  return character === '"' || character === "'";
}

function skipSpaces(source: string, from: number): number {
  let at = from;
  while (at < source.length && /\s/u.test(source[at] ?? '')) at += 1;
  return at;
}
