import { setImmediate } from 'node:timers/promises';
import type { LibraryEntry } from '../core/library/library-item.ts';
import type { Paper } from '../core/paper/paper.ts';
import type { Stores } from '../core/stores.ts';
import { withPapers } from './with-papers.ts';

/** Saves that are read at once: a page of a long library costs as much as sorting all of it. */
const SAVES_PER_READ = 2_000;

/** Papers that are read and compared before other work gets its turn: a few milliseconds. */
const PAPERS_PER_STEP = 100;

/** Yields a user's saved papers with what the user attached to them, newest first; lets other work run in between. */
export async function* eachSaved(
  userId: string,
  { library, papers }: Pick<Stores, 'library' | 'papers'>,
): AsyncGenerator<LibraryEntry & { readonly paper: Paper }> {
  for (let offset = 0; ; offset += SAVES_PER_READ) {
    const entries = await library.entries(userId, { offset, limit: SAVES_PER_READ });
    for (let at = 0; at < entries.length; at += PAPERS_PER_STEP) {
      yield* await withPapers(entries.slice(at, at + PAPERS_PER_STEP), ({ paperId }) => paperId, papers);
      await setImmediate();
    }
    if (entries.length < SAVES_PER_READ) break;
  }
}
