import type { ReferenceFields } from '../core/library/library-import.ts';
import { limitFields } from '../core/paper/field-limits.ts';
import { identify } from '../core/paper/identity.ts';
import { emptyPaper, type PaperId, type PaperStore } from '../core/paper/paper.ts';
import { referenceUrl } from '../core/paper/paper-reference.ts';
import { plainTitle } from '../core/paper/plain-title.ts';

/**
 * Returns the paper of the corpus that a reference means, as `identify` decides for a record with its fields; of several
 * that the reference says are one, the one with its arXiv id or the oldest: a reference joins none. `ambiguous` if its title
 * fits several.
 */
export async function findReference(
  { title, arxivId, doi, url, authors, publishedAt }: ReferenceFields,
  papers: Pick<PaperStore, 'byArxivId' | 'byUrl' | 'candidates'>,
): Promise<PaperId | 'ambiguous' | undefined> {
  const named = arxivId === null ? undefined : await papers.byArxivId(arxivId);
  if (named) return named.id;
  if (title === null) {
    const link =
      doi === null
        ? url && referenceUrl({ kind: 'address', address: url })
        : referenceUrl({ kind: 'doi', doi });
    return link === null || link === '' ? undefined : (await papers.byUrl(link))?.id;
  }
  const limited = limitFields({ ...emptyPaper(plainTitle(title)), arxivId, doi, authors, publishedAt });
  if ('rejected' in limited) return undefined;
  const identity = identify(limited.fields, await papers.candidates(limited.fields));
  if (identity.kind === 'rejected') return 'ambiguous';
  return identity.kind === 'known' ? identity.papers[0].id : undefined;
}
