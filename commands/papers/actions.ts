import type { ComponentAction, ComponentUse } from '../../src/command.ts';
import { isListKind, periodNamed, type Period } from '../../src/core/time/periods.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { periodList, trendingList } from './replies.ts';
import { mustHaveBegun } from './date.ts';
import { pageOfTrending, periodPage, todayOf, type FoundPage, type Has, type Needs } from './pages.ts';
import { postPage } from '../posting.ts';

/** Shows a page of a list. */
export const showList: ComponentAction<Needs> = {
  verb: 'list',
  async run(press, app) {
    const { list, offset } = listMeant(press, app);
    if (offset > 0) return { kind: 'update', body: (await pageMeant(list, offset, app)).view(false) };
    const body = list === 'trending' ? await trendingList(app) : await periodList(list, app);
    return { kind: 'update', body };
  },
};

/** Posts a page of a list for everybody. */
export const postList: ComponentAction<Needs> = {
  verb: 'post-list',
  async run(press, app) {
    const { list, offset } = listMeant(press, app);
    const { heading, papers, view } = await pageMeant(list, offset, app);
    return postPage(press, { heading, papers }, view(true));
  },
};

type List = Period | 'trending';

/** The list that a button names, and where its page begins; throws `UserError` for a name that no button of ours has. */
function listMeant({ args }: ComponentUse, app: Has): { list: List; offset: number } {
  const [kind, name = '', offset = ''] = args;
  const list = isListKind(kind)
    ? periodNamed(kind, name)
    : kind === 'trending' && name === 'now'
      ? kind
      : undefined;
  // Any offset is fine, also one between two pages: their size may have changed since the button was made.
  if (list === undefined || !/^\d{1,6}$/.test(offset) || args.length > 3)
    throw new UserError('This button names no list Paperboy knows. Run /papers to get a fresh one.');
  if (list !== 'trending') mustHaveBegun(list.first, todayOf(app));
  return { list, offset: Number(offset) };
}

async function pageMeant(list: List, offset: number, app: Has): Promise<FoundPage> {
  const page = list === 'trending' ? await pageOfTrending(offset, app) : await periodPage(list, offset, app);
  if (!page) throw new UserError('This list has no such page any more. Run /papers to see it anew.');
  return page;
}
