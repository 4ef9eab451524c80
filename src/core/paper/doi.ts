import { withoutFinalSlashes } from '../text/final-slashes.ts';
import { pastedText } from '../text/pasted-text.ts';

/** Registrants have four digits or more, a few have two: `10.21/2v9fyc24`. */
const WHOLE =
  /^(?:doi:\s*)?(?:(?:https?:\/+)?(?:(?:www|dx)\.)?doi\.org\/+)?(?:doi:\s*)?(10\.\d{2,9}(?:\.\d+)*)\/([^\s/]\S*)$/i;

/** A sign of ASCII as addresses encode it: `%28SICI%29`. Without `%25`, so that a decoded DOI has nothing to decode. */
const ENCODED_SIGN = /%(2[1-46-9a-f]|3[a-f]|40|5[b-f]|60|7[b-e])/gi;

/** Characters that must be encoded in an address, since they end its path (DOI Handbook, 2.5.2.4). */
const END_OF_PATH = /[#?"]/g;

/**
 * Returns the DOI that a text consists of: bare, with `doi:`, or as an address of the resolver. In lower case, without
 * the resolver and decoded, since DOIs are equal without regard to case (DOI Handbook, 2.4). `undefined` for any other
 * text.
 */
export function parseDoi(text: string): string | undefined {
  // Decoded first: a decoded sign at the end is punctuation too.
  const decoded = text.replace(ENCODED_SIGN, (_, hex: string) =>
    String.fromCodePoint(Number.parseInt(hex, 16)),
  );
  const [, registrant, suffix] = WHOLE.exec(pastedText(decoded)) ?? [];
  if (registrant === undefined || suffix === undefined) return undefined;
  return `${registrant}/${withoutFinalSlashes(suffix)}`.toLowerCase();
}

/** Returns the DOI that a text consists of; `null` for any other text, and for a DOI of arXiv: that is an arXiv id. */
export function publisherDoi(text: string): string | null {
  const doi = parseDoi(text);
  return doi === undefined || doi.startsWith(ARXIV_PREFIX) ? null : doi;
}

/** Returns the first DOI of a publisher in a list separated by blanks, as arXiv's `doi` field may have; else `null`. */
export function firstDoi(list: string): string | null {
  return (
    list
      .split(/[\s,;]+/)
      .map(publisherDoi)
      .find(doi => doi !== null) ?? null
  );
}

/** The prefix that DataCite gave arXiv (info.arxiv.org/help/doi.html). */
const ARXIV_PREFIX = '10.48550/';

/** Returns the address at which the resolver has a DOI. */
export function doiUrl(doi: string): string {
  return `https://doi.org/${doi.replace(END_OF_PATH, encodeURIComponent)}`;
}
