import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { App, Command, ComponentAction, PlainReply, ComponentUse } from '../src/command.ts';
import { readableText } from '../src/core/text/latex/readable-text.ts';
import { titleKey } from '../src/core/paper/title-key.ts';
import { UserError } from '../src/core/message/user-error.ts';
import { findPaper, paperName } from '../src/usecases/find-paper.ts';
import { POSTED } from '../src/views/paper/card.ts';
import { libraryList } from '../src/views/list/library-list.ts';
import { NOTICE, removedNotice, savedNotice } from '../src/views/notice/saved-notice.ts';
import { choiceName } from './autocomplete-choice.ts';
import { EVERYWHERE } from './contexts.ts';
import { renderCard } from './paper/card-reply.ts';
import { paperById, paperOption } from './paper/option.ts';

/** Completion looks among this many papers, the ones saved last. */
const COMPLETED_AMONG = 500;

/** Papers on one page of a library. */
const PAGE = 10;

export const library: Command<'papers' | 'library'> = {
  definition: {
    name: 'library',
    description: 'Your saved papers',
    ...EVERYWHERE,
    options: [
      {
        type: ApplicationCommandOptionType.Subcommand,
        name: 'list',
        description: 'List the papers you saved, newest first',
      },
      {
        type: ApplicationCommandOptionType.Subcommand,
        name: 'remove',
        description: 'Take a paper out of your library',
        options: [{ ...paperOption, description: 'Which of your saved papers' }],
      },
    ],
  },

  async run({ userId, options }, app) {
    if (options.subcommand !== 'remove') return { kind: 'private', body: await libraryPage(userId, 0, app) };
    const wanted = options.string('paper')?.trim() ?? '';
    const paper = await findPaper(wanted, app.papers);
    // Every origin goes: a paper taken out on purpose does not stay for a forgotten reaction.
    if (!paper || !(await app.library.unsave(userId, paper.id))) {
      throw new UserError(
        `“${choiceName(wanted)}” is not in your library. Pick one from the list that appears while you type, or see /library list.`,
      );
    }
    return { kind: 'private', body: removedNotice(paper) };
  },

  async complete({ focused, userId }, { papers, library: saved }) {
    const typed = titleKey(focused.text);
    const entries = await saved.list(userId, { offset: 0, limit: COMPLETED_AMONG });
    return (await papers.getMany(entries.map(entry => entry.paperId)))
      .filter(
        paper => titleKey(paper.title).includes(typed) || paper.arxivId?.startsWith(focused.text.trim()),
      )
      .slice(0, 25)
      .map(paper => ({ name: choiceName(readableText(paper.title)), value: paperName(paper) }));
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

type Saving = 'papers' | 'library' | 'posted' | 'clock';

/** Saves the paper of the button; on a private card the button turns, under a public digest the caller is told. */
export const save: ComponentAction<Saving> = {
  verb: 'save',
  run: (press, app) => setSaved(press, true, app),
};

export const unsave: ComponentAction<Saving> = {
  verb: 'unsave',
  run: (press, app) => setSaved(press, false, app),
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

async function setSaved(press: ComponentUse, saved: boolean, app: Pick<App, Saving>): Promise<PlainReply> {
  const { userId, args } = press;
  const [id, mark] = args;
  const paper = await paperById(id, app.papers);
  if (saved) await app.library.save(userId, [paper.id], { kind: 'explicit' }, app.clock.now());
  else await app.library.unsave(userId, paper.id);
  if (mark === undefined || mark === POSTED) {
    const posted = mark === POSTED;
    return { kind: 'update', body: await renderCard(paper, press, app, { posted }) };
  }
  const notice = saved ? savedNotice([paper]) : removedNotice(paper);
  // With another mark the button stands on a message that everyone sees: only an answer of its own can tell the caller.
  return { kind: mark === NOTICE ? 'update' : 'private', body: notice };
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
