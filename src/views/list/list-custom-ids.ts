import { customId } from '../../core/message/custom-id.ts';
import type { Period } from '../../core/time/periods.ts';

/** Identifies a list in a custom_id. */
export type ListRef = PeriodListRef | { readonly kind: 'trending' };
type PeriodListRef = Pick<Period, 'kind' | 'name'> & { readonly isForMe?: boolean };

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

/** Trending has no date. */
function nameOf(list: ListRef): string {
  return list.kind === 'trending' ? 'now' : list.name;
}
