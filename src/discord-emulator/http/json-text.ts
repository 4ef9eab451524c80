/** An integer that a double may not hold exactly; only outside strings. */
const LONG_NUMBER = /(?<![\d.eE+-])\d{16,20}(?![\d.eE])/gu;

const QUOTE = '"';
const BACKSLASH = '\\';

/**
 * Parses JSON. Discord also accepts ids as numbers, and discord.py sends some that way. JavaScript would round them:
 * integers that a double does not hold exactly become strings.
 * @throws SyntaxError
 */
export function parseJson(text: string): unknown {
  return JSON.parse(withQuotedLongNumbers(text));
}

/** Quotes the long numbers between strings. Scans once: a pattern for strings would start again at each quote mark. */
function withQuotedLongNumbers(text: string): string {
  const pieces: string[] = [];
  let from = 0;
  while (from < text.length) {
    const quote = text.indexOf(QUOTE, from);
    const start = quote < 0 ? text.length : quote;
    const end = endOfString(text, start);
    pieces.push(text.slice(from, start).replaceAll(LONG_NUMBER, quoteUnlessExact), text.slice(start, end));
    from = end;
  }
  return pieces.join('');
}

/** Returns the index after the string that starts at an index; the end of the text if it is not closed. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text[at];
    if (character === BACKSLASH) at += 1;
    else if (character === QUOTE) return at + 1;
  }
  return text.length;
}

function quoteUnlessExact(digits: string): string {
  return Number.isSafeInteger(Number(digits)) ? digits : `"${digits}"`;
}
