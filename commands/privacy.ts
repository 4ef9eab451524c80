import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { App, Command, ComponentAction, ModalAction, ModalReply, PlainReply } from '../src/command.ts';
import { MAX_MESSAGE_FILES } from '../src/core/message/discord-limits.ts';
import { UserError } from '../src/core/message/user-error.ts';
import { MINUTE_MS } from '../src/core/time/duration.ts';
import { personalDataDocuments } from '../src/usecases/personal-data-documents.ts';
import {
  CONFIRMATION_FIELD,
  CONFIRMATION_WORD,
  deletedNotice,
  deletionForm,
  deletionQuestion,
  personalDataNotice,
} from '../src/views/notice/privacy.ts';
import { EVERYWHERE } from './contexts.ts';
import { numberedFiles } from './numbered-files.ts';

/** How long the button and its form delete: one that is found much later may be pressed by mistake. */
const QUESTION_TTL_MS = 15 * MINUTE_MS;

/** Shows callers what is stored about them, as a file, and deletes it. */
export const privacy: Command<'personalData' | 'clock'> = {
  definition: {
    name: 'privacy',
    description: 'What Paperboy knows about you',
    ...EVERYWHERE,
    options: [
      {
        type: ApplicationCommandOptionType.Subcommand,
        name: 'export',
        description: 'Get everything that is stored about you, as a file',
      },
      {
        type: ApplicationCommandOptionType.Subcommand,
        name: 'delete',
        description:
          'Delete everything that is stored about you: saved papers, notes, votes, watches, searches',
      },
    ],
  },
  example: '/privacy export',

  async run({ userId, options, attachmentSizeLimit }, { personalData, clock }) {
    if (options.subcommand === 'delete') {
      const counts = await personalData.counts(userId);
      return { kind: 'private', body: deletionQuestion(counts, { userId, askedAt: clock.now() }) };
    }
    const data = await personalData.get(userId);
    return exportReply(await personalDataDocuments(userId, data, attachmentSizeLimit));
  },
};

function exportReply(documents: readonly string[]): PlainReply {
  if (documents.length > MAX_MESSAGE_FILES)
    throw new UserError(
      `What is stored about you is too large for the ${MAX_MESSAGE_FILES} files of a message. Ask the operator of this bot for it.`,
    );
  const files = numberedFiles('paperboy-data', 'json', documents);
  return { kind: 'private', body: personalDataNotice(files.map(({ name }) => name)), files };
}

/** Opens the form in which the user who was asked confirms the deletion. */
export const confirmDeletion: ComponentAction<'clock', ModalReply> = {
  verb: 'privacy-delete',
  run({ userId, args }, app) {
    const askedAt = requireRecent(userId, args, app);
    return Promise.resolve({ kind: 'modal', modal: deletionForm({ userId, askedAt }) });
  },
};

/** Deletes everything about the user who was asked, and has typed the word in time. */
export const deletePersonalData: ModalAction<'personalData' | 'clock'> = {
  verb: 'privacy-confirm',
  async run(submit, app) {
    const { userId, args } = submit;
    requireRecent(userId, args, app);
    if (submit.text(CONFIRMATION_FIELD).trim().toUpperCase() !== CONFIRMATION_WORD)
      throw new UserError(`Nothing was deleted. Press the button again and type ${CONFIRMATION_WORD}.`);
    await app.personalData.delete(userId, app.clock.now());
    return { kind: 'update', body: deletedNotice() };
  },
};

/** Returns when the question was asked. Throws `UserError` if it was long ago, or another user was asked. */
function requireRecent(
  userId: string,
  [askedUser, askedAt]: readonly string[],
  { clock }: Pick<App, 'clock'>,
): number {
  const ageMs = clock.now() - Number(askedAt);
  if (askedUser !== userId || !(ageMs >= 0 && ageMs <= QUESTION_TTL_MS))
    throw new UserError('This question is out of date. Call `/privacy delete` again.');
  return Number(askedAt);
}
