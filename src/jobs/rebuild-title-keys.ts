import { setImmediate } from 'node:timers/promises';
import type { PaperId, PaperStore } from '../core/paper/paper.ts';
import type { Stores, UnitOfWork } from '../core/stores.ts';
import { TITLE_KEY_VERSION } from '../core/paper/title-key.ts';
import { importRecord } from '../usecases/import-record.ts';

/** Papers in one transaction, a few milliseconds even if all their keys change: the event loop waits meanwhile. */
const BATCH = 50;

/**
 * Computes the keys of all titles anew if they were computed by another version of the rule, and joins papers whose
 * titles turn out to be equal, as if they were told again. Broken off, it begins anew the next time. Answers how many
 * keys changed.
 */
export async function rebuildTitleKeys(
  { metadata: facts }: Pick<Stores, 'metadata'>,
  unitOfWork: UnitOfWork,
): Promise<number> {
  const version = String(TITLE_KEY_VERSION);
  if ((await facts.get('titleKeys')) === version) return 0;
  let renewed = 0;
  for (let after: PaperId | undefined = 0; after !== undefined;) {
    const from: PaperId = after;
    const batch = await unitOfWork(({ papers }) => renewBatch(from, papers));
    after = batch.last;
    renewed += batch.changed.length;
    await setImmediate();
  }
  await facts.set('titleKeys', version);
  return renewed;
}

async function renewBatch(after: PaperId, papers: PaperStore) {
  const batch = await papers.rebuildTitleKeys(after, BATCH);
  for (const { id, title } of batch.changed) {
    const paper = await papers.get(id);
    // A title that fits several papers joins none of them, and nobody needs to be told.
    if (paper) await importRecord({ ...paper, title }, papers);
  }
  return batch;
}
