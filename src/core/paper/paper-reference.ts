import { withoutFinalSlashes } from '../text/final-slashes.ts';
import { pastedText } from '../text/pasted-text.ts';
import { parseWebAddress } from '../text/web-address.ts';
import { parseArxivId } from './arxiv-id.ts';
import { doiUrl, parseDoi } from './doi.ts';

/** What a text refers to that is nothing but an identifier or a link. It means one paper, or none: it is never words. */
export type PaperReference =
  | { readonly kind: 'arxiv'; readonly arxivId: string }
  | { readonly kind: 'doi'; readonly doi: string }
  /** An address without an arXiv id; a paper may be stored with it. */
  | { readonly kind: 'address'; readonly address: string };

/** Reads an identifier or a link, in any form in which one is pasted; `undefined` for a text of another kind. */
export function parseReference(text: string): PaperReference | undefined {
  const arxivId = parseArxivId(text)?.id;
  if (arxivId !== undefined) return { kind: 'arxiv', arxivId };
  const doi = parseDoi(text);
  if (doi !== undefined) return { kind: 'doi', doi };
  const address = pastedText(text);
  return parseWebAddress(address) ? { kind: 'address', address } : undefined;
}

/** Links in running text and in masked links: addresses and DOIs, without the punctuation around them. */
const LINKS = /(?<![a-z\d])(?:https?:\/\/|www\.|doi:\s?10\.)(?:[^\s<>()|]|\([^\s<>()|]*\))+/gi;

/** Returns the links of a running text that have no arXiv id, in order, each once. */
export function findOtherLinks(text: string): Exclude<PaperReference, { kind: 'arxiv' }>[] {
  const found = new Map<string, Exclude<PaperReference, { kind: 'arxiv' }>>();
  for (const [link] of text.matchAll(LINKS)) {
    const reference = parseReference(link);
    if (reference?.kind === 'doi') found.set(reference.doi, reference);
    if (reference?.kind === 'address') found.set(reference.address, reference);
  }
  return [...found.values()];
}

/** Returns the link of a reference as a paper would be stored with it. */
export function referenceUrl(reference: Exclude<PaperReference, { kind: 'arxiv' }>): string {
  return reference.kind === 'doi' ? doiUrl(reference.doi) : reference.address;
}

/**
 * Returns the spellings of a link that mean the same page, case aside: http or https, `www.`, a final slash; of a DOI also
 * the decoded one.
 */
export function linkSpellings(link: string): string[] {
  const doi = parseDoi(link);
  const page = link.trim().replace(/^(?:https?:\/+)?(?:(?:www|dx)\.(?=doi\.org\/)|www\.)?/i, '');
  const pages = doi === undefined ? [page] : [page, `doi.org/${doi}`];
  const hosts = ['', 'www.', ...(doi === undefined ? [] : ['dx.'])];
  return ['https://', 'http://'].flatMap(scheme =>
    hosts.flatMap(host =>
      pages.map(withoutFinalSlashes).flatMap(each => [`${scheme}${host}${each}`, `${scheme}${host}${each}/`]),
    ),
  );
}
