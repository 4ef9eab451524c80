import { setImmediate } from 'node:timers/promises';
import { createSaveMatcher } from '../core/library/match-saves.ts';
import type { PaperId } from '../core/paper/paper.ts';
import type { Stores } from '../core/stores.ts';
import { withPapers } from './with-papers.ts';

/** Saves that are read at once: a page of a long library costs as much as sorting all of it. */
const SAVES_PER_READ = 2_000;

/** Papers that are read and compared before other work gets its turn: a few milliseconds. */
const PAPERS_PER_STEP = 100;

/** Returns those of a user's saved papers that match a query, newest first; see `createSaveMatcher`. */
export async function searchLibrary(
  userId: string,
  query: string,
  { library, papers }: Pick<Stores, 'library' | 'papers'>,
): Promise<PaperId[]> {
  const matches = createSaveMatcher(query);
  const found: PaperId[] = [];
  for (let offset = 0; ; offset += SAVES_PER_READ) {
    const entries = await library.entries(userId, { offset, limit: SAVES_PER_READ });
    for (let at = 0; at < entries.length; at += PAPERS_PER_STEP) {
      const read = await withPapers(
        entries.slice(at, at + PAPERS_PER_STEP),
        ({ paperId }) => paperId,
        papers,
      );
      for (const { paper, ...item } of read) if (matches(paper, item)) found.push(paper.id);
      await setImmediate();
    }
    if (entries.length < SAVES_PER_READ) break;
  }
  return found;
}
