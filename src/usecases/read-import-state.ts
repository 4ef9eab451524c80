import type { ImportState, LibraryImportStore } from '../core/library/library-import.ts';
import { SHOWN_MISSING } from '../views/notice/library-import.ts';

/** Returns how far an import is; `undefined` if it does not exist. */
export async function readImportState(
  importId: number,
  libraryImports: Pick<LibraryImportStore, 'get' | 'counts' | 'missing'>,
): Promise<ImportState | undefined> {
  const found = await libraryImports.get(importId);
  if (!found) return undefined;
  return {
    import: found,
    counts: await libraryImports.counts(importId),
    missing: found.finishedAt === null ? [] : await libraryImports.missing(importId, SHOWN_MISSING),
  };
}
