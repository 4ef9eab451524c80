import { parseArxivId } from '../../core/paper/arxiv-id.ts';
import { publisherDoi } from '../../core/paper/doi.ts';
import { parseUrl } from '../../core/text/parse-url.ts';
import { cleanText } from '../../core/text/untrusted-text.ts';
import { withoutBraces } from './braces.ts';

/** Returns the addresses of a `url` field as they are typed into a browser; some fields hold several. */
export function readAddresses(field: string): string[] {
  const [, inner = field] = /^\\url\s*(\{.*\})$/s.exec(field) ?? [];
  return unescaped(cleanText(withoutBraces(inner)))
    .split(' ')
    .filter(address => address !== '');
}

/**
 * Returns the address at which to read a paper that is not on arXiv: that of the `url` field, else of the DOI. An
 * address on arXiv follows from the identifier.
 */
export function entryAddress(fields: { readonly url: string; readonly doi: string }): string | null {
  const doi = unescaped(cleanText(fields.doi)).replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, '');
  const candidates = [
    ...readAddresses(fields.url),
    ...(doi.startsWith('10.') ? [`https://doi.org/${doi.replace(/[#?]/g, encodeURIComponent)}`] : []),
  ];
  return candidates.find(address => isWebAddress(address) && !parseArxivId(address)) ?? null;
}

/** Returns the DOI of an entry: that of the `doi` field, else one that the `url` field has; `null` if neither is one. */
export function entryDoi(fields: { readonly url: string; readonly doi: string }): string | null {
  const candidates = [unescaped(cleanText(fields.doi)), ...readAddresses(fields.url)];
  return candidates.map(publisherDoi).find(doi => doi !== null) ?? null;
}

/** Mendeley and others escape an address for LaTeX: `a{\_}b`, `a\_b`, `{~}`, `{\textasciitilde}`. */
function unescaped(address: string): string {
  return address
    .replace(/\{?\\textasciitilde(?:\{\}|(?![a-z]))\}?/gi, '~')
    .replace(/\{\\([_%&#$~])\}|\{([_~])\}|\\([_%&#$~])/g, '$1$2$3');
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && parseUrl(text) !== undefined;
}
