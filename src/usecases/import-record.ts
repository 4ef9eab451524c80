import { limitFields } from '../core/paper/field-limits.ts';
import { hasIdentifier, identify, isDoiOfOther } from '../core/paper/identity.ts';
import { mergeFields, sameFields } from '../core/paper/merge.ts';
import { plainTitle } from '../core/paper/plain-title.ts';
import { saysWithdrawn } from '../core/paper/withdrawn.ts';
import type { PaperAliases, Paper, PaperFields, PaperId, PaperStore } from '../core/paper/paper.ts';

/** What became of a record. */
export type RecordImportResult =
  | { readonly outcome: 'added' | 'updated' | 'unchanged' }
  | { readonly outcome: 'rejected'; readonly reason: string };

/**
 * Imports one record into the corpus, in a transaction of the caller's: adds a paper, or merges the record with the paper
 * it describes, and with further papers if it shows that they are the same work.
 */
export async function importRecord(record: PaperFields, papers: PaperStore): Promise<RecordImportResult> {
  const limited = limitFields(record);
  if ('rejected' in limited) return { outcome: 'rejected', reason: limited.rejected };
  const { title, abstract, isWithdrawn } = limited.fields;
  const read: PaperFields = {
    ...limited.fields,
    title: plainTitle(title),
    isWithdrawn: isWithdrawn || saysWithdrawn({ abstract }),
  };
  const candidates = await papers.candidates(read);
  const identity = identify(read, candidates);
  if (identity.kind === 'rejected') return { outcome: 'rejected', reason: identity.reason };
  const fields = isDoiOfOther(read, candidates.byDoi) ? { ...read, doi: null } : read;
  if (identity.kind === 'new') {
    const { id } = await papers.insert(fields);
    if (!hasIdentifier(fields)) await papers.rememberRecord(id, fields);
    return { outcome: 'added' };
  }
  const [kept, ...others] = identity.papers;
  const versions = [kept, ...others, fields];
  const merged = versions.reduce(mergeFields);
  const isChanged = await writeMerged(kept, others, merged, papers);
  const names = otherNames(merged, versions);
  if (Object.values(names).some(list => list.length > 0)) await papers.addAliases(kept.id, names);
  if (!hasIdentifier(fields) && candidates.byRecord === undefined)
    await papers.rememberRecord(kept.id, fields);
  return { outcome: isChanged ? 'updated' : 'unchanged' };
}

/** Returns whether there was anything to write. */
async function writeMerged(
  kept: Paper,
  others: readonly Paper[],
  merged: PaperFields,
  papers: PaperStore,
): Promise<boolean> {
  if (others.length > 0) {
    const mergedIds: PaperId[] = others.map(({ id }) => id);
    await papers.merge(kept.id, mergedIds, merged);
    return true;
  }
  if (sameFields(kept, merged)) return false;
  await papers.update(kept.id, merged);
  return true;
}

/** Returns the titles and identifiers that the merged paper does not show itself. */
function otherNames(merged: PaperFields, versions: readonly PaperFields[]): PaperAliases {
  return {
    titles: versions.map(({ title }) => title).filter(title => title !== merged.title),
    dois: versions.flatMap(({ doi }) => doi ?? []).filter(doi => doi !== merged.doi),
    externalIds: versions
      .flatMap(({ externalId }) => externalId ?? [])
      .filter(externalId => externalId !== merged.externalId),
  };
}
