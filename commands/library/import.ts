import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { App, Attachment, Caller, ModalAction, PlainReply } from '../../src/command.ts';
import { MAX_IMPORT_REFERENCES, type ImportState } from '../../src/core/library/library-import.ts';
import { MAX_ATTACHMENT_BYTES } from '../../src/core/message/attachment-reader.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { cleanText } from '../../src/core/text/untrusted-text.ts';
import { importForm, PASTED_FIELD } from '../../src/views/library/import-form.ts';
import {
  importProgress,
  importRefused,
  importResult,
  MISSING_FILE,
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
    const refusal = await refuseSecond(userId, app);
    if (refusal) return refusal;
    const file = options.attachment('file');
    const untold = await app.libraryImports.untold(userId);
    const earlier = untold && (await app.libraryImporter.state(untold.id));
    const withTags = options.boolean('tags') ?? false;
    if (!file)
      return earlier ? resultReply(earlier, app) : { kind: 'modal', modal: importForm({ withTags }) };
    const content = await app.attachments.read(file, { maxBytes: MAX_ATTACHMENT_BYTES });
    const reply = await startReply({ content, fileName: fileNameOf(file), withTags }, invocation, app);
    if (!earlier || !reply.progress) return reply;
    return { ...reply, followUp: importResult(earlier), afterFollowUp: () => recordTold(earlier, app) };
  },
};

/** Saves the papers of a list that was pasted into the form of `/library import`. */
export const importPasted: ModalAction<Needs> = {
  verb: 'import',
  async run(submit, app) {
    const refusal = await refuseSecond(submit.userId, app);
    if (refusal) return refusal;
    const content = new TextEncoder().encode(submit.text(PASTED_FIELD));
    return startReply({ content, fileName: '', withTags: submit.args[0] === 'tags' }, submit, app);
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
    const refusal = await refuseSecond(userId, app);
    if (refusal) return refusal;
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

/** Returns the reply to a caller whose import runs: how far it is, and a button that ends it. */
async function refuseSecond(
  userId: string,
  { libraryImports, libraryImporter }: Pick<App, 'libraryImports' | 'libraryImporter'>,
): Promise<PlainReply | undefined> {
  const running = await libraryImports.running(userId);
  const state = running && (await libraryImporter.state(running.id));
  return state && { kind: 'private', body: importRefused(state) };
}

/** Returns the result of an earlier import that could not be shown; it counts as shown once the reply was sent. */
function resultReply(earlier: ImportState, app: Pick<App, 'libraryImports' | 'clock'>): PlainReply {
  return { kind: 'private', body: importResult(earlier), progress: () => recordTold(earlier, app) };
}

async function recordTold(
  { import: { id } }: ImportState,
  { libraryImports, clock }: Pick<App, 'libraryImports' | 'clock'>,
): Promise<void> {
  await libraryImports.recordTold(id, clock.now());
}

function fileNameOf({ name }: Attachment): string {
  return cleanText(name)
    .slice(-MAX_FILE_NAME_LENGTH)
    .replace(/^[\uDC00-\uDFFF]/, '');
}
