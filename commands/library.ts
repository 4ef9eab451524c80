import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { App, Command, ComponentAction, Reply } from '../src/command.ts';
import { UserError } from '../src/core/user-error.ts';
import { card } from '../src/views/card.ts';
import { libraryList } from '../src/views/library-list.ts';
import { savedNotice } from '../src/views/saved-notice.ts';
import { paperNumbered } from './paper.ts';

/** Papers on one page of a library. */
const PAGE = 10;

export const library: Command<'papers' | 'library'> = {
  definition: {
    name: 'library',
    description: 'Your saved papers',
    options: [
      {
        type: ApplicationCommandOptionType.Subcommand,
        name: 'list',
        description: 'List the papers you saved, newest first',
      },
    ],
  },

  async run({ userId }, app) {
    return { kind: 'private', body: await libraryPage(userId, 0, app) };
  },
};

/** Turns to another page of the caller's library. */
export const libraryTurn: ComponentAction<'papers' | 'library'> = {
  verb: 'library',
  async run({ userId, args }, app) {
    const offset = /^\d{1,6}$/.test(args[0] ?? '') ? Number(args[0]) : 0;
    return { kind: 'update', body: await libraryPage(userId, offset, app) };
  },
};

/** Saves the paper of the button; on a private card the button turns, under a public digest the caller is told. */
export const save: ComponentAction<'papers' | 'library' | 'clock'> = {
  verb: 'save',
  run: ({ userId, args: [id, mark] }, app) => setSaved(userId, id, mark, true, app),
};

export const unsave: ComponentAction<'papers' | 'library' | 'clock'> = {
  verb: 'unsave',
  run: ({ userId, args: [id, mark] }, app) => setSaved(userId, id, mark, false, app),
};

/** Saves all papers of the digest that the button stands on. */
export const saveAll: ComponentAction<'papers' | 'library' | 'posted' | 'clock'> = {
  verb: 'save-all',
  async run({ userId, messageId }, app) {
    const message = await app.posted.get(messageId);
    if (!message)
      throw new UserError('Paperboy no longer knows which papers this message showed. Save them one by one.');
    await app.library.save(userId, message.paperIds, { kind: 'explicit' }, app.clock.now());
    const papers = await app.papers.getMany(message.paperIds);
    return { kind: 'private', body: savedNotice(papers) };
  },
};

async function setSaved(
  userId: string,
  id: string | undefined,
  mark: string | undefined,
  saved: boolean,
  app: Pick<App, 'papers' | 'library' | 'clock'>,
): Promise<Reply> {
  const paper = await paperNumbered(id, app.papers);
  if (saved) await app.library.save(userId, [paper.id], { kind: 'explicit' }, app.clock.now());
  else await app.library.unsave(userId, paper.id);
  // A button with a mark stands on a message that everyone sees, so only an answer of its own can tell the caller.
  if (mark !== undefined) return { kind: 'private', body: savedNotice([paper]) };
  return { kind: 'update', body: card(paper, { saved }) };
}

async function libraryPage(
  userId: string,
  offset: number,
  { papers, library: saved }: Pick<App, 'papers' | 'library'>,
) {
  const total = await saved.count(userId);
  const start = offset < total ? offset : 0;
  const entries = await saved.list(userId, { offset: start, limit: PAGE });
  const found = new Map(
    (await papers.getMany(entries.map(entry => entry.paperId))).map(paper => [paper.id, paper]),
  );
  const shown = entries.flatMap(({ paperId, savedAt }) => {
    const paper = found.get(paperId);
    return paper ? [{ paper, savedAt }] : [];
  });
  return libraryList({ entries: shown, total, offset: start, limit: PAGE });
}
