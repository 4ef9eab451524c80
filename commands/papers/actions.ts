import type { ComponentAction, ComponentUse } from '../../src/command.ts';
import { isListKind, periodByName, type Period } from '../../src/core/time/periods.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { periodListReply, trendingListReply } from './replies.ts';
import { assertHasBegun } from './options.ts';
import {
  loadTrendingPage,
  loadPeriodPage,
  todayOf,
  type ListPageView,
  type PapersContext,
  type PapersNeeds,
} from './pages.ts';
import { postPageReply } from '../posting.ts';

/** Shows a page of a list. */
export const showList: ComponentAction<PapersNeeds> = {
  verb: 'list',
  async run(use, app) {
    const { list, offset } = parseListArguments(use, app);
    if (offset > 0) return { kind: 'update', body: (await loadPage(list, offset, app)).view(false) };
    const { body } = list === 'trending' ? await trendingListReply(app) : await periodListReply(list, app);
    return { kind: 'update', body };
  },
};

/** Posts a page of a list to the channel. */
export const postList: ComponentAction<PapersNeeds> = {
  verb: 'post-list',
  async run(use, app) {
    const { list, offset } = parseListArguments(use, app);
    const { heading, papers, view } = await loadPage(list, offset, app);
    return postPageReply(use, { heading, papers }, view(true));
  },
};

type List = Period | 'trending';

/** Reads which list a button names, and where its page begins. Throws `UserError` for forged arguments. */
function parseListArguments({ args }: ComponentUse, app: PapersContext): { list: List; offset: number } {
  const [kind, name = '', offset = ''] = args;
  const list = isListKind(kind)
    ? periodByName(kind, name)
    : kind === 'trending' && name === 'now'
      ? kind
      : undefined;
  // Any offset is valid, also one inside a page: the page size may have changed since the button was made.
  if (list === undefined || !/^\d{1,6}$/.test(offset) || args.length > 3)
    throw new UserError(`This button names no list Paperboy knows. ${freshList(kind)}`);
  if (list !== 'trending') assertHasBegun(list.first, todayOf(app));
  return { list, offset: Number(offset) };
}

async function loadPage(list: List, offset: number, app: PapersContext): Promise<ListPageView> {
  const page =
    list === 'trending' ? await loadTrendingPage(offset, app) : await loadPeriodPage(list, offset, app);
  if (!page) throw new UserError(`This list no longer has this page. ${freshList(kindOf(list))}`);
  return page;
}

function kindOf(list: List): string {
  return list === 'trending' ? list : list.kind;
}

/** Returns the advice for a button of a kind of list that no longer works. */
function freshList(kind: string | undefined): string {
  const command = isListKind(kind) || kind === 'trending' ? kind : 'daily';
  return `Get a fresh one with \`/papers ${command}\`.`;
}
