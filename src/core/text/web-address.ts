/** The parts of a web address that name a page. */
export interface WebAddress {
  /** In lower case, without port. */
  readonly host: string;
  /** The parts of the path that are not empty; `%2F` and `%3A` are decoded first, and DOIs are often encoded so. */
  readonly path: readonly string[];
}

// The lengths are bounded (63 letters in a DNS label): otherwise each part of a long run of letters would be tried as a host.
const HOST = '(?:[a-z\\d][a-z\\d_-]{0,62}\\.){1,10}[a-z]{2,63}(?::\\d{1,5})?';
/** An address with a scheme, one that begins with `www.`, or a host with a path: `node.js` alone is a word. */
const WHOLE = new RegExp(`^(?:https?:/+[^\\s/]|www\\.${HOST}|${HOST}/)\\S*$`, 'i');

/** The source of a regular expression for an address within a longer text; it takes time in proportion to the text. */
export const ADDRESS_IN_TEXT = `(?<![a-z\\d.-])(?:https?:/+)?${HOST}/[^\\s<>()[\\]{}"\`|\\\\]*`;

/** Returns the parts of a text that is nothing but a web address, with or without scheme; `undefined` for another text. */
export function parseWebAddress(text: string): WebAddress | undefined {
  if (!WHOLE.test(text)) return undefined;
  const [beforeQuery = ''] = text.split(/[?#]/, 1);
  const [host = '', ...path] = beforeQuery
    .replace(/^https?:/i, '')
    .replaceAll(/%2f/gi, '/')
    .replaceAll(/%3a/gi, ':')
    .split('/')
    .filter(part => part !== '');
  return { host: host.replace(/:\d+$/, '').toLowerCase(), path };
}
