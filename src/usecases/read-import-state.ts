import type { ImportState, LibraryImportStore } from '../core/library/library-import.ts';
import { SHOWN_MISSING } from '../views/notice/library-import.ts';

/** Returns how far an import is; `undefined` if it does not exist. */
export async function readImportState(
  importId: number,
  libraryImports: Pick<LibraryImportStore, 'get' | 'counts' | 'missing' | 'countChanges'>,
): Promise<ImportState | undefined> {
  const found = await libraryImports.get(importId);
  if (!found) return undefined;
  const isFinished = found.finishedAt !== null;
  return {
    import: found,
    counts: await libraryImports.counts(importId),
    missing: isFinished ? await libraryImports.missing(importId, SHOWN_MISSING) : [],
    changes: isFinished ? await libraryImports.countChanges(importId) : { saved: 0, tagged: 0 },
  };
}
