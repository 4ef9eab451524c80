import { setImmediate } from 'node:timers/promises';
import { createSaveMatcher } from '../core/library/match-saves.ts';
import type { PaperId } from '../core/paper/paper.ts';
import type { Stores } from '../core/stores.ts';
import { withPapers } from './with-papers.ts';

/** Papers that are read and compared before other work gets its turn: a few milliseconds. */
const PAPERS_PER_STEP = 100;

/** Returns those of a user's saved papers that match a query, newest first; see `createSaveMatcher`. */
export async function searchLibrary(
  userId: string,
  query: string,
  { library, papers }: Pick<Stores, 'library' | 'papers'>,
): Promise<PaperId[]> {
  const matches = createSaveMatcher(query);
  const saved = await library.list(userId, { offset: 0, limit: await library.count(userId) });
  const found: PaperId[] = [];
  for (let at = 0; at < saved.length; at += PAPERS_PER_STEP) {
    const paperIds = saved.slice(at, at + PAPERS_PER_STEP).map(({ paperId }) => paperId);
    const entries = await library.entries(userId, { paperIds, offset: 0, limit: PAPERS_PER_STEP });
    const read = await withPapers(entries, ({ paperId }) => paperId, papers);
    for (const { paper, ...item } of read) if (matches(paper, item)) found.push(paper.id);
    await setImmediate();
  }
  return found;
}
