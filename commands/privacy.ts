import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { App, Command, ComponentAction, PlainReply } from '../src/command.ts';
import { UserError } from '../src/core/message/user-error.ts';
import { MINUTE_MS } from '../src/core/time/duration.ts';
import {
  deletedNotice,
  deletionQuestion,
  exportNotice,
  PERSONAL_DATA_FILE,
} from '../src/views/notice/privacy.ts';
import { EVERYWHERE } from './contexts.ts';

/** How long the button deletes: one that is found much later may be pressed by mistake. */
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
        description: 'Delete everything that is stored about you: saved papers, searches, your name',
      },
    ],
  },
  example: '/privacy export',

  async run({ userId, options }, { personalData, clock }) {
    if (options.subcommand === 'delete') return questionFor(userId, personalData, clock.now());
    const data = await personalData.get(userId);
    return {
      kind: 'private',
      body: exportNotice(),
      files: [
        { name: PERSONAL_DATA_FILE, content: `${JSON.stringify({ userId, ...data }, undefined, 2)}\n` },
      ],
    };
  },
};

/** Deletes everything about the user who was asked, and presses the button in time. */
export const deletePersonalData: ComponentAction<'personalData' | 'clock'> = {
  verb: 'privacy-delete',
  async run({ userId, args }, { personalData, clock }) {
    const [askedUser, askedAt] = args;
    const ageMs = clock.now() - Number(askedAt);
    if (askedUser !== userId || !(ageMs >= 0 && ageMs <= QUESTION_TTL_MS))
      throw new UserError('This question is out of date. Call `/privacy delete` again.');
    await personalData.delete(userId, clock.now());
    return { kind: 'update', body: deletedNotice() };
  },
};

async function questionFor(
  userId: string,
  personalData: App['personalData'],
  askedAt: number,
): Promise<PlainReply> {
  const { saves, searches, reactions, schedules } = await personalData.get(userId);
  const amounts = {
    saves: saves.length,
    searches: searches.length,
    reactions: reactions.length,
    schedules: schedules.length,
  };
  return { kind: 'private', body: deletionQuestion(amounts, { userId, askedAt }) };
}
