import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { App, Attachment, Caller, ComponentAction, ModalAction, PlainReply } from '../../src/command.ts';
import {
  MAX_IMPORT_REFERENCES,
  type ImportState,
  type LibraryImport,
} from '../../src/core/library/library-import.ts';
import { MAX_ATTACHMENT_BYTES } from '../../src/core/message/attachment-reader.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { cleanText } from '../../src/core/text/untrusted-text.ts';
import { importForm, PASTED_FIELD } from '../../src/views/library/import-form.ts';
import {
  importProgress,
  importResult,
  importStopping,
  importUndone,
  MISSING_FILE,
  missingFile,
  missingList,
} from '../../src/views/notice/library-import.ts';
import type { LibrarySubcommand } from './subcommand.ts';

/** UTF-16 units of a file's name in the texts about its import. */
const MAX_FILE_NAME_LENGTH = 100;

type Needs = 'libraryImports' | 'libraryImporter' | 'referenceReader' | 'clock';

/** Saves the papers of a file of references, or of a pasted list. */
export const importSaved: LibrarySubcommand = {
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'import',
    description:
      'Save the papers of a file from Zotero, LaTeX or another program, or of a list that you paste',
    options: [
      {
        type: ApplicationCommandOptionType.Attachment,
        name: 'file',
        description:
          'BibTeX, RIS, CSL-JSON, Zotero CSV, or a list of ids and links; leave it out to paste one',
      },
      {
        type: ApplicationCommandOptionType.Boolean,
        name: 'tags',
        description: 'Whether the keywords of the file become tags (no by default)',
      },
    ],
  },
  async run(invocation, app) {
    const { userId, options } = invocation;
    await assertNoneRuns(userId, app);
    const file = options.attachment('file');
    const untold = await app.libraryImports.untold(userId);
    const earlier = untold && (await app.libraryImporter.state(untold.id));
    if (earlier) await app.libraryImports.recordTold(earlier.import.id, app.clock.now());
    const withTags = options.boolean('tags') ?? false;
    if (!file) return earlier ? resultReply(earlier) : { kind: 'modal', modal: importForm({ withTags }) };
    const content = await app.attachments.read(file, { maxBytes: MAX_ATTACHMENT_BYTES });
    const reply = await startReply({ content, fileName: fileNameOf(file), withTags }, invocation, app);
    return earlier ? { ...reply, followUp: importResult(earlier) } : reply;
  },
};

/** Saves the papers of a list that was pasted into the form of `/library import`. */
export const importPasted: ModalAction<Needs> = {
  verb: 'import',
  async run(submit, app) {
    await assertNoneRuns(submit.userId, app);
    const content = new TextEncoder().encode(submit.text(PASTED_FIELD));
    return startReply({ content, fileName: '', withTags: submit.args[0] === 'tags' }, submit, app);
  },
};

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

interface StartOptions {
  readonly content: Uint8Array;
  readonly fileName: string;
  readonly withTags: boolean;
}

/** Starts an import; the reply shows how far it is, and then its result. */
async function startReply(
  { content, fileName, withTags }: StartOptions,
  { userId, guildId }: Caller,
  app: Pick<App, Needs>,
): Promise<PlainReply> {
  const references = await app.referenceReader.read(content, fileName);
  const started = await app.libraryImporter.start({ userId, guildId, fileName, withTags }, references);
  if (!started) {
    await assertNoneRuns(userId, app);
    throw new UserError('Another import of yours has just run. Call `/library import` again.');
  }
  return {
    kind: 'private',
    body: importProgress(started),
    progress: (edit, signal) =>
      app.libraryImporter.follow(
        started.import.id,
        async state => {
          if (state.import.finishedAt === null) return edit({ body: importProgress(state) });
          const all = await app.libraryImports.missing(state.import.id, MAX_IMPORT_REFERENCES);
          if (all.length <= state.missing.length) return edit({ body: importResult(state) });
          return edit({
            body: importResult(state, { hasFile: true }),
            files: [{ name: MISSING_FILE, content: missingList(all) }],
          });
        },
        signal,
      ),
  };
}

/** Throws `UserError` if an import of the caller runs, with how far it is. */
async function assertNoneRuns(
  userId: string,
  { libraryImports }: Pick<App, 'libraryImports'>,
): Promise<void> {
  const running = await libraryImports.running(userId);
  if (!running) return;
  const { open, ...settled } = await libraryImports.counts(running.id);
  const done = Object.values(settled).reduce((sum, each) => sum + each, 0);
  throw new UserError(
    `Your last import still runs: ${done.toLocaleString('en-GB')} of ${(done + open).toLocaleString('en-GB')} references so far. Its result comes as a direct message; then import the next file.`,
  );
}

/** Returns the result of an earlier import that could not be shown. */
function resultReply(earlier: ImportState): PlainReply {
  return { kind: 'private', body: importResult(earlier) };
}

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

function fileNameOf({ name }: Attachment): string {
  return cleanText(name)
    .slice(-MAX_FILE_NAME_LENGTH)
    .replace(/^[\uDC00-\uDFFF]/, '');
}
