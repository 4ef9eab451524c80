import type { App, ComponentAction } from '../../src/command.ts';
import { MAX_IMPORT_REFERENCES, type LibraryImport } from '../../src/core/library/library-import.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import {
  importStopping,
  importUndone,
  MISSING_FILE,
  missingFile,
  missingList,
} from '../../src/views/notice/library-import.ts';

/** Ends an import that runs; what it has added stays. */
export const stopImport: ComponentAction<'libraryImports' | 'libraryImporter'> = {
  verb: 'import-stop',
  async run({ userId, args }, app) {
    const running = await ownImport(args[0], userId, app);
    if (running.finishedAt !== null) throw new UserError('This import is finished.');
    await app.libraryImporter.stop(running.id);
    return { kind: 'private', body: importStopping(running) };
  },
};

/** Takes what an import added out of the caller's library. */
export const undoLibraryImport: ComponentAction<'libraryImports' | 'libraryImporter'> = {
  verb: 'import-undo',
  async run({ userId, args }, app) {
    const finished = await ownImport(args[0], userId, app);
    const left = await app.libraryImporter.undo(finished);
    if (left === undefined) throw new UserError('This import was undone before.');
    return { kind: 'update', body: importUndone(left, finished) };
  },
};

/** Sends the list of all references of an import whose papers were not found, as a file. */
export const showMissing: ComponentAction<'libraryImports'> = {
  verb: 'import-missing',
  async run({ userId, args }, { libraryImports }) {
    const { id } = await ownImport(args[0], userId, { libraryImports });
    const missing = await libraryImports.missing(id, MAX_IMPORT_REFERENCES);
    if (missing.length === 0) throw new UserError('All papers of this import were found.');
    return {
      kind: 'private',
      body: missingFile(),
      files: [{ name: MISSING_FILE, content: missingList(missing) }],
    };
  },
};

/** Returns the caller's import with this id. Throws `UserError` if there is none: anyone can send any id. */
async function ownImport(
  id: string | undefined,
  userId: string,
  { libraryImports }: Pick<App, 'libraryImports'>,
): Promise<LibraryImport> {
  const found = /^\d{1,15}$/.test(id ?? '') ? await libraryImports.get(Number(id)) : undefined;
  if (found?.userId !== userId) throw new UserError('This import is too old to change.');
  return found;
}
