import { customId } from '../../core/message/custom-id.ts';
import type { Period } from '../../core/time/periods.ts';
import { TRENDING_PERIODS, type TrendingPeriod } from '../../core/vote/trending-score.ts';

/** Identifies a list in a custom_id. */
export type ListRef = PeriodListRef | TrendingRef;
type PeriodListRef = Pick<Period, 'kind' | 'name'> & { readonly isForMe?: boolean };

/** What is trending: in the server where the button is pressed, or by the votes of the source. */
export interface TrendingRef {
  readonly kind: 'trending';
  readonly scope: 'here' | 'everywhere';
  /** `undefined` if none was chosen. */
  readonly period: TrendingPeriod | undefined;
}

/** The last argument of the custom_ids of a list that is ordered by nearness to the caller's library. */
export const FOR_ME = 'for_me';

/** Returns the custom_id that shows a list from an offset on. It contains the list's name, so it works for ever. */
export function listCustomId(list: ListRef, offset: number): string {
  return customId('list', list.kind, nameOf(list), offset, ...orderOf(list));
}

/** Returns the custom_id that posts the page of a list that begins at an offset. */
export function postListCustomId(list: ListRef, offset: number): string {
  return customId('post-list', list.kind, nameOf(list), offset, ...orderOf(list));
}

function orderOf(list: ListRef): string[] {
  return list.kind !== 'trending' && list.isForMe === true ? [FOR_ME] : [];
}

/** Trending has no date: `now` or `here`, with a period after a full stop. */
function nameOf(list: ListRef): string {
  if (list.kind !== 'trending') return list.name;
  const scope = SCOPE_NAMES[list.scope];
  return list.period === undefined ? scope : `${scope}.${list.period}`;
}

const SCOPE_NAMES = { here: 'here', everywhere: 'now' } as const;

/** Returns the trending list of such a name; `undefined` for any other text. */
export function trendingRef(name: string): TrendingRef | undefined {
  const scopes = ['here', 'everywhere'] as const;
  return scopes
    .flatMap(scope =>
      [undefined, ...TRENDING_PERIODS].map((period): TrendingRef => ({ kind: 'trending', scope, period })),
    )
    .find(ref => nameOf(ref) === name);
}
