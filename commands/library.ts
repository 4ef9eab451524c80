import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { App, Command, ComponentAction } from '../src/command.ts';
import type { MessageBody } from '../src/core/message/message-body.ts';
import { UserError } from '../src/core/message/user-error.ts';
import type { Paper } from '../src/core/paper/paper.ts';
import { titleKey } from '../src/core/paper/title-key.ts';
import { readableText } from '../src/core/text/latex/readable-text.ts';
import { findPaper, paperName } from '../src/usecases/find-paper.ts';
import { withPapers } from '../src/usecases/with-papers.ts';
import { libraryList } from '../src/views/list/library-list.ts';
import { removedNotice } from '../src/views/notice/saved-notice.ts';
import { choiceName, MAX_CHOICES } from './autocomplete-choice.ts';
import { EVERYWHERE } from './contexts.ts';
import { paperOption } from './paper/option.ts';

/** Papers that completion looks through, those saved last. */
const MAX_COMPLETION_PAPERS = 500;

/** Papers on one page of a library. */
const PAPERS_PER_PAGE = 10;

export const library: Command<'papers' | 'library' | 'clock'> = {
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
  example: '/library remove paper:2312.00752',

  async run({ userId, options }, app) {
    if (options.subcommand !== 'remove') return { kind: 'private', body: await renderPage(userId, 0, app) };
    const text = options.string('paper')?.trim() ?? '';
    const paper = await findPaper(text, app.papers);
    // All origins of the save go, also those of reactions that the user may have forgotten.
    if (!paper || !(await app.library.unsave(userId, paper.id, app.clock.now()))) {
      throw new UserError(
        `“${choiceName(text)}” is not in your library. Pick one from the list that appears while you type, or see \`/library list\`.`,
      );
    }
    return { kind: 'private', body: removedNotice(paper) };
  },

  async complete({ focused, userId }, app) {
    const saved = await app.library.list(userId, { offset: 0, limit: MAX_COMPLETION_PAPERS });
    return (await app.papers.getMany(saved.map(entry => entry.paperId)))
      .filter(paper => matchesTyped(paper, focused.text))
      .slice(0, MAX_CHOICES)
      .map(paper => ({ name: choiceName(readableText(paper.title)), value: paperName(paper) }));
  },
};

/** Turns to another page of the caller's library. */
export const libraryPage: ComponentAction<'papers' | 'library'> = {
  verb: 'library',
  async run({ userId, args }, app) {
    const offset = /^\d{1,6}$/.test(args[0] ?? '') ? Number(args[0]) : 0;
    return { kind: 'update', body: await renderPage(userId, offset, app) };
  },
};

function matchesTyped({ title, arxivId }: Paper, typed: string): boolean {
  return titleKey(title).includes(titleKey(typed)) || (arxivId?.startsWith(typed.trim()) ?? false);
}

/** Renders the page of a library that begins at an offset, or the first one if there is none. */
async function renderPage(
  userId: string,
  offset: number,
  { papers, library: saved }: Pick<App, 'papers' | 'library'>,
): Promise<MessageBody> {
  const total = await saved.count(userId);
  const start = offset < total ? offset : 0;
  const page = await saved.list(userId, { offset: start, limit: PAPERS_PER_PAGE });
  const origins = await saved.origins(
    userId,
    page.map(({ paperId }) => paperId),
  );
  const listed = page.map(entry => ({
    ...entry,
    origins: origins.filter(({ paperId }) => paperId === entry.paperId),
  }));
  const entries = await withPapers(listed, ({ paperId }) => paperId, papers);
  return libraryList({ entries, total, offset: start, limit: PAPERS_PER_PAGE });
}
