import type { XmlElement } from '@rgrove/parse-xml';
import { SourceRefusedError } from '../live-error.ts';
import { childrenOf } from './xml.ts';

const CATEGORY = /^[a-z]+(?:-[a-z]+)*(?:\.[A-Za-z]+(?:-[A-Za-z]+)*)?$/;

/** Whether a text has the form of an arXiv category or archive: `cs.LG`, `hep-th`, `cond-mat.str-el`. */
export function isCategory(text: string): boolean {
  return CATEGORY.test(text);
}

/** Throws `SourceRefusedError` for what cannot be a category: it would change the meaning of the request. */
export function assertCategory(text: string, source: string): void {
  if (isCategory(text)) return;
  throw new SourceRefusedError(`${JSON.stringify(text.slice(0, 60))} is no category such as cs.LG`, {
    source,
  });
}

/** The categories of an entry, the primary one first; classes of other schemes (ACM, MSC) stand there too. */
export function categoriesOf(entry: XmlElement): string[] {
  const terms = ['primary_category', 'category']
    .flatMap(name => childrenOf(entry, name))
    .map(element => element.attributes['term']?.trim() ?? '');
  return [...new Set(terms.filter(isCategory))];
}
