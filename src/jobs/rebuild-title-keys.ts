import { setImmediate } from 'node:timers/promises';
import type { PaperId, PaperStore } from '../core/paper/paper.ts';
import type { Stores, UnitOfWork } from '../core/stores.ts';
import { TITLE_KEY_VERSION } from '../core/paper/title-key.ts';
import { hasIdentifier } from '../core/paper/identity.ts';
import { importRecord } from '../usecases/import-record.ts';

/** A transaction of a few milliseconds, even if all keys change: it blocks the event loop. */
const PAPERS_PER_TRANSACTION = 50;

/**
 * Recomputes the keys of all titles if they were computed by another version of the rule, and merges papers whose titles
 * turn out to be equal, as if they were imported again. If it is interrupted, it starts over next time. Returns how many
 * keys changed.
 */
export async function rebuildTitleKeys(
  { metadata }: Pick<Stores, 'metadata'>,
  unitOfWork: UnitOfWork,
): Promise<number> {
  const version = String(TITLE_KEY_VERSION);
  if ((await metadata.get('titleKeys')) === version) return 0;
  let changed = 0;
  for (let after: PaperId | undefined = 0; after !== undefined;) {
    const from: PaperId = after;
    const batch = await unitOfWork(({ papers }) => rebuildBatch(from, papers));
    after = batch.last;
    changed += batch.changed.length;
    await setImmediate();
  }
  await metadata.set('titleKeys', version);
  return changed;
}

async function rebuildBatch(after: PaperId, papers: PaperStore) {
  const batch = await papers.rebuildTitleKeys(after, PAPERS_PER_TRANSACTION);
  for (const { id, title } of batch.changed) {
    const paper = await papers.get(id);
    if (!paper) continue;
    const record = { ...paper, title };
    if (!hasIdentifier(record)) await papers.rememberRecord(id, record);
    // A title that fits several papers is merged with none of them, which needs no report here.
    await importRecord(record, papers);
  }
  return batch;
}
