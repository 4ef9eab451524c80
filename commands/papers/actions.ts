import type { ComponentAction, ComponentUse } from '../../src/command.ts';
import { isListKind, periodByName } from '../../src/core/time/periods.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { FOR_ME } from '../../src/views/list/list-custom-ids.ts';
import { periodListReply, trendingListReply } from './replies.ts';
import { assertHasBegun } from './options.ts';
import {
  loadTrendingPage,
  loadPeriodPage,
  todayOf,
  type ListedPeriod,
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

type List = ListedPeriod | 'trending';

/** Reads which list a button names, and where its page begins. Throws `UserError` for forged arguments. */
function parseListArguments(
  { userId, args }: ComponentUse,
  app: PapersContext,
): { list: List; offset: number } {
  const [kind, name = '', offset = '', order] = args;
  const period = isListKind(kind)
    ? periodByName(kind, name)
    : kind === 'trending' && name === 'now'
      ? kind
      : undefined;
  // Any offset is valid, also one inside a page: the page size may have changed since the button was made.
  const isOrder = order === undefined || (order === FOR_ME && period !== 'trending');
  if (period === undefined || !/^\d{1,6}$/.test(offset) || !isOrder || args.length > 4)
    throw new UserError(`This button names no list Paperboy knows. ${freshList(kind)}`);
  if (period === 'trending') return { list: period, offset: Number(offset) };
  assertHasBegun(period.first, todayOf(app));
  return { list: { period, forUser: order === undefined ? undefined : userId }, offset: Number(offset) };
}

async function loadPage(list: List, offset: number, app: PapersContext): Promise<ListPageView> {
  const page =
    list === 'trending' ? await loadTrendingPage(offset, app) : await loadPeriodPage(list, offset, app);
  if (!page) throw new UserError(`This list no longer has this page. ${freshList(kindOf(list))}`);
  return page;
}

function kindOf(list: List): string {
  return list === 'trending' ? list : list.period.kind;
}

/** Returns the advice for a button of a kind of list that no longer works. */
function freshList(kind: string | undefined): string {
  const command = isListKind(kind) || kind === 'trending' ? kind : 'daily';
  return `Get a fresh one with \`/papers ${command}\`.`;
}
