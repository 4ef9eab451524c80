import type { XmlElement } from '@rgrove/parse-xml';
import { SourceRefusedError } from '../remote-source-error.ts';
import { childrenOf } from './xml.ts';

const CATEGORY = /^[a-z]+(?:-[a-z]+)*(?:\.[A-Za-z]+(?:-[A-Za-z]+)*)?$/;

/** Returns true for a text in the form of an arXiv category or archive: `cs.LG`, `hep-th`, `cond-mat.str-el`. */
function isCategory(text: string): boolean {
  return CATEGORY.test(text);
}

/** Throws `SourceRefusedError` for a text that is not a category: it could change the meaning of the request. */
export function assertCategory(text: string, source: string): void {
  if (isCategory(text)) return;
  throw new SourceRefusedError(`${JSON.stringify(text.slice(0, 60))} is not a category such as cs.LG`, {
    source,
  });
}

/** Returns the categories of an entry, the primary one first, without classes of other schemes (ACM, MSC). */
export function categoriesOf(entry: XmlElement): string[] {
  const terms = ['primary_category', 'category']
    .flatMap(name => childrenOf(entry, name))
    .map(element => element.attributes['term']?.trim() ?? '');
  return [...new Set(terms.filter(isCategory))];
}
