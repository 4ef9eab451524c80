import type { App } from '../../src/command.ts';
import type { LibraryView } from '../../src/core/library/library-view.ts';
import type { MessageBody } from '../../src/core/message/message-body.ts';
import type { ResultList } from '../../src/core/search/result-lists.ts';
import { withPapers } from '../../src/usecases/with-papers.ts';
import { libraryList } from '../../src/views/library/library-list.ts';
import { postStyle } from '../post-style.ts';

/** Papers on one page of a library. */
export const PAPERS_PER_PAGE = 10;

/** A list of saved papers, from an offset on. */
export interface LibraryList {
  readonly userId: string;
  /** The server where it is shown; `null` outside of servers. */
  readonly guildId: string | null;
  readonly view: LibraryView;
  readonly offset: number;
  /** What a query found, if the list shows only that. */
  readonly found?: Pick<ResultList, 'paperIds' | 'queryText'> | undefined;
}

/** Renders the page of a library that begins at the offset, or the first one if there is none. */
export async function renderLibraryPage(
  { userId, guildId, view, offset, found }: LibraryList,
  { papers, library, serverSettings }: Pick<App, 'papers' | 'library' | 'serverSettings'>,
): Promise<MessageBody> {
  const filter = { tag: view.tag, status: view.status, paperIds: found?.paperIds };
  const total = await library.countEntries(userId, filter);
  const start = offset < total ? offset : 0;
  const page = { offset: start, limit: PAPERS_PER_PAGE };
  const entries = await library.entries(userId, { ...filter, ...page, sort: view.sort });
  const ids = entries.map(({ paperId }) => paperId);
  const origins = await library.origins(userId, ids);
  const listed = entries.map(entry => ({
    ...entry,
    origins: origins.filter(({ paperId }) => paperId === entry.paperId),
  }));
  return libraryList({
    ...page,
    view,
    total,
    entries: await withPapers(listed, ({ paperId }) => paperId, papers),
    saved: await library.count(userId),
    queryText: found?.queryText,
    ownTags: await library.tags(userId),
    saveEmoji: (await postStyle({ guildId }, { serverSettings })).saveEmoji,
  });
}
