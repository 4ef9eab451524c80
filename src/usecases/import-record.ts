import { identify } from '../core/paper/identity.ts';
import { mergeFields, sameFields } from '../core/paper/merge.ts';
import type { OtherNames, Paper, PaperFields, PaperId, PaperStore } from '../core/paper/paper.ts';

/** What became of a record. `gone` are papers that it showed to be the same as the one that was changed. */
export type ImportOutcome =
  | { readonly outcome: 'added'; readonly paper: Paper }
  | { readonly outcome: 'updated'; readonly paper: Paper; readonly gone: readonly PaperId[] }
  | { readonly outcome: 'unchanged' }
  | { readonly outcome: 'rejected'; readonly reason: string };

/** Takes what a source tells of one paper into the corpus, in a transaction of the caller's. */
export async function importRecord(fields: PaperFields, papers: PaperStore): Promise<ImportOutcome> {
  const identity = identify(fields, await papers.candidates(fields));
  if (identity.kind === 'rejected') return { outcome: 'rejected', reason: identity.reason };
  if (identity.kind === 'new') return { outcome: 'added', paper: await papers.insert(fields) };
  const [kept, ...others] = identity.papers;
  const told = [kept, ...others, fields];
  const merged = told.reduce(mergeFields);
  const gone = others.map(({ id }) => id);
  const paper = await write(kept, gone, merged, papers);
  const names = namesBeside(merged, told);
  if (names.titles.length > 0 || names.externalIds.length > 0) await papers.alsoKnownAs(kept.id, names);
  return paper ? { outcome: 'updated', paper, gone } : { outcome: 'unchanged' };
}

async function write(
  kept: Paper,
  gone: readonly PaperId[],
  merged: PaperFields,
  papers: PaperStore,
): Promise<Paper | undefined> {
  if (gone.length > 0) return papers.join(kept.id, gone, merged);
  return sameFields(kept, merged) ? undefined : papers.update(kept.id, merged);
}

function namesBeside(shown: PaperFields, told: readonly PaperFields[]): OtherNames {
  return {
    titles: told.map(({ title }) => title).filter(title => title !== shown.title),
    externalIds: told
      .flatMap(({ externalId }) => externalId ?? [])
      .filter(externalId => externalId !== shown.externalId),
  };
}
