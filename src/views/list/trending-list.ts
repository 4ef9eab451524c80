import type { MessageBody } from '../../core/message/message-body.ts';
import { DEFAULT_REACTION_EMOJI, type ReactionEmoji } from '../../core/message/reaction.ts';
import type { PaperId } from '../../core/paper/paper.ts';
import type { ServerCounts } from '../../core/vote/server-counts.ts';
import { TRENDING_DAYS, type TrendingPeriod } from '../../core/vote/trending-score.ts';
import { joinParts } from '../format/join-parts.ts';
import { listCustomId, type TrendingRef } from './list-custom-ids.ts';
import { listPage } from './list-page.ts';
import { pageIds, type PeriodPage } from './period-list.ts';

/** One page of what is trending. */
export interface TrendingListOptions extends PeriodPage {
  readonly list: TrendingRef;
  /** What members of the server did with the papers; for a list of the server. */
  readonly counts?: ReadonlyMap<PaperId, ServerCounts> | undefined;
  /** The emoji of the server that votes and saves. */
  readonly emoji?: ReactionEmoji | undefined;
  /** Whether the list of the server, or the one of the source, can be shown instead. */
  readonly hasOtherScope?: boolean;
}

const PERIOD_NAMES: Readonly<Record<TrendingPeriod, string>> = {
  day: 'today',
  week: 'this week',
  month: 'this month',
};

/** Returns the heading of what is trending as plain text. */
export function trendingHeading({ scope, period }: TrendingRef): string {
  const where = scope === 'here' ? 'Trending here' : 'Trending papers';
  return period === undefined ? where : `${where} ${PERIOD_NAMES[period]}`;
}

/** Returns the trending papers, each with what members of the server did with it. */
export function trendingList({
  list,
  counts,
  emoji = DEFAULT_REACTION_EMOJI,
  hasOtherScope = false,
  posted = false,
  ...page
}: TrendingListOptions): MessageBody {
  const { scope, period } = list;
  const other = scope === 'here' ? 'everywhere' : 'here';
  const label = other === 'here' ? 'In this server' : 'Everywhere';
  return listPage({
    ...page,
    heading: trendingHeading(list),
    notes: [orderNote(list)],
    remarks: new Map([...(counts ?? [])].map(([id, each]) => [id, countsRemark(each, emoji)])),
    buttons: {
      ...pageIds(list, page.offset, posted),
      otherLists: hasOtherScope
        ? [{ id: listCustomId({ kind: 'trending', scope: other, period }, 0), label }]
        : [],
    },
  });
}

function orderNote({ scope, period }: TrendingRef): string {
  if (scope === 'here')
    return 'By votes, saves and discussion here; the fewer members take part, the more the votes of the source count';
  if (period === undefined) return 'Ranked by votes and comments for their age';
  const days = TRENDING_DAYS[period];
  return `Papers of the last ${days === 1 ? 'day' : `${days} days`}, ranked by votes and comments for their age`;
}

/** Returns why a paper is on the list of a server, as plain text: `👍 3 · 🔖 2 · 💬 5 here` in its emoji; empty if nothing happened. */
function countsRemark(
  { votes, saves, comments }: ServerCounts,
  { voteEmoji, saveEmoji }: ReactionEmoji,
): string {
  const parts = joinParts([
    votes === 0 ? undefined : `${voteEmoji} ${votes}`,
    saves === 0 ? undefined : `${saveEmoji} ${saves}`,
    comments === 0 ? undefined : `💬 ${comments}`,
  ]);
  return parts === '' ? '' : `${parts} here`;
}
