import { setImmediate } from 'node:timers/promises';
import type { LibraryImport } from '../core/library/library-import.ts';
import type { Stores, UnitOfWork } from '../core/stores.ts';

/** Papers of one transaction: some milliseconds. */
const PAPERS_AT_ONCE = 25;

/**
 * Takes back what a finished import added: papers leave the library unless they are saved otherwise too, and the others lose
 * the tags that it gave them. Returns how many papers have left; `undefined` if it was undone before.
 */
export async function undoImport(
  finished: LibraryImport,
  { unitOfWork, now }: { readonly unitOfWork: UnitOfWork; readonly now: number },
): Promise<number | undefined> {
  const imported = await unitOfWork(async ({ libraryImports }) => {
    const current = await libraryImports.get(finished.id);
    if (!current || current.finishedAt === null || current.undoneAt !== null) return undefined;
    return libraryImports.imported(finished.id);
  });
  if (!imported) return undefined;
  let left = 0;
  for (let at = 0; at < imported.length; at += PAPERS_AT_ONCE) {
    const papers = imported.slice(at, at + PAPERS_AT_ONCE);
    left += await unitOfWork(({ library }) => takeBack(finished.userId, papers, library, now));
    await setImmediate();
  }
  // At the end, so that an undo that a crash interrupted can be repeated.
  await unitOfWork(({ libraryImports }) => libraryImports.recordUndone(finished.id, now));
  return left;
}

async function takeBack(
  userId: string,
  papers: Awaited<ReturnType<Stores['libraryImports']['imported']>>,
  library: Stores['library'],
  now: number,
): Promise<number> {
  for (const { paperId, addedTags } of papers) {
    const entry = addedTags.length === 0 ? undefined : await library.item(userId, paperId);
    if (entry)
      await library.changeItem(
        userId,
        paperId,
        { tags: entry.tags.filter(tag => !addedTags.includes(tag)) },
        now,
      );
  }
  const given = papers.filter(({ gaveOrigin }) => gaveOrigin).map(({ paperId }) => paperId);
  if (given.length === 0) return 0;
  await library.removeOrigin(userId, given, { kind: 'explicit' }, now);
  const still = new Set((await library.origins(userId, given)).map(({ paperId }) => paperId));
  return given.filter(paperId => !still.has(paperId)).length;
}
