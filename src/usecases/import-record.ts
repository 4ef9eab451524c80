import { withoutHtml } from '../core/text/html-markup.ts';
import { cleanText } from '../core/text/untrusted-text.ts';
import { limitFields } from '../core/paper/field-limits.ts';
import { identify } from '../core/paper/identity.ts';
import { mergeFields, sameFields } from '../core/paper/merge.ts';
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
  const fields = { ...limited.fields, title: plainTitle(limited.fields.title) };
  const identity = identify(fields, await papers.candidates(fields));
  if (identity.kind === 'rejected') return { outcome: 'rejected', reason: identity.reason };
  if (identity.kind === 'new') {
    await papers.insert(fields);
    return { outcome: 'added' };
  }
  const [kept, ...others] = identity.papers;
  const versions = [kept, ...others, fields];
  const merged = versions.reduce(mergeFields);
  const isChanged = await writeMerged(kept, others, merged, papers);
  const names = otherNames(merged, versions);
  if (names.titles.length > 0 || names.externalIds.length > 0) await papers.addAliases(kept.id, names);
  return { outcome: isChanged ? 'updated' : 'unchanged' };
}

/** Returns a title without HTML; as it is if nothing else is in it. */
function plainTitle(title: string): string {
  return cleanText(withoutHtml(title)) || title;
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

/** Returns the titles and external ids that the merged paper does not show itself. */
function otherNames(merged: PaperFields, versions: readonly PaperFields[]): PaperAliases {
  return {
    titles: versions.map(({ title }) => title).filter(title => title !== merged.title),
    externalIds: versions
      .flatMap(({ externalId }) => externalId ?? [])
      .filter(externalId => externalId !== merged.externalId),
  };
}
