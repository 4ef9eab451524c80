import type { ComponentAction, ComponentUse } from '../../src/command.ts';
import { isListKind, periodByName } from '../../src/core/time/periods.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { FOR_ME, trendingRef } from '../../src/views/list/list-custom-ids.ts';
import { periodListReply, trendingListReply } from './replies.ts';
import { assertHasBegun } from './options.ts';
import {
  loadTrendingPage,
  loadPeriodPage,
  todayOf,
  type ListedPeriod,
  type ListedTrending,
  type ListPageView,
  type PapersContext,
  type PapersNeeds,
} from './pages.ts';
import { postStyle } from '../post-style.ts';
import { postPageReply } from '../posting.ts';

/** Shows a page of a list. */
export const showList: ComponentAction<PapersNeeds> = {
  verb: 'list',
  async run(use, app) {
    const { list, offset } = parseListArguments(use, app);
    if (offset > 0) return { kind: 'update', body: (await loadPage(list, offset, app)).view(false) };
    const { body } = 'ref' in list ? await trendingListReply(list, app) : await periodListReply(list, app);
    return { kind: 'update', body };
  },
};

/** Posts a page of a list to the channel. */
export const postList: ComponentAction<PapersNeeds> = {
  verb: 'post-list',
  async run(use, app) {
    const { list, offset } = parseListArguments(use, app);
    const { view, ...page } = await loadPage(list, offset, app);
    return postPageReply(use, { ...page, style: await postStyle(use, app) }, view(true));
  },
};

type List = ListedPeriod | ListedTrending;

/** Reads which list a button names, and where its page begins. Throws `UserError` for forged arguments. */
function parseListArguments(
  { userId, guildId, args }: ComponentUse,
  app: PapersContext,
): { list: List; offset: number } {
  const [kind, name = '', offset = '', order] = args;
  const period = isListKind(kind) ? periodByName(kind, name) : undefined;
  const ref = kind === 'trending' ? trendingRef(name) : undefined;
  // Any offset is valid, also one inside a page: the page size may have changed since the button was made.
  const isOrder = order === undefined || (order === FOR_ME && period !== undefined);
  if (!/^\d{1,6}$/.test(offset) || !isOrder || args.length > 4) throw unknownList(kind);
  if (ref) return { list: { ref, guildId }, offset: Number(offset) };
  if (!period) throw unknownList(kind);
  assertHasBegun(period.first, todayOf(app));
  const forUser = order === undefined ? undefined : userId;
  return { list: { period, forUser, guildId }, offset: Number(offset) };
}

function unknownList(kind: string | undefined): UserError {
  return new UserError(`This button names no list Paperboy knows. ${freshList(kind)}`);
}

async function loadPage(list: List, offset: number, app: PapersContext): Promise<ListPageView> {
  const page =
    'ref' in list ? await loadTrendingPage(list, offset, app) : await loadPeriodPage(list, offset, app);
  if (!page) throw new UserError(`This list no longer has this page. ${freshList(kindOf(list))}`);
  return page;
}

function kindOf(list: List): string {
  return 'ref' in list ? list.ref.kind : list.period.kind;
}

/** Returns the advice for a button of a kind of list that no longer works. */
function freshList(kind: string | undefined): string {
  const command = isListKind(kind) || kind === 'trending' ? kind : 'daily';
  return `Get a fresh one with \`/papers ${command}\`.`;
}
