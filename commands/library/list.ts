import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { App, ComponentAction } from '../../src/command.ts';
import type { MessageBody } from '../../src/core/message/message-body.ts';
import { withPapers } from '../../src/usecases/with-papers.ts';
import { libraryList } from '../../src/views/list/library-list.ts';
import type { LibrarySubcommand } from './subcommand.ts';

/** Papers on one page of a library. */
const PAPERS_PER_PAGE = 10;

/** Lists the caller's saved papers. */
export const listSaved: LibrarySubcommand = {
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'list',
    description: 'List the papers you saved, newest first',
  },
  async run({ userId }, app) {
    return { kind: 'private', body: await renderPage(userId, 0, app) };
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
