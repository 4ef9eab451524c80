import { customId } from '../../core/message/custom-id.ts';
import type { Period } from '../../core/time/periods.ts';

/** Which list a component stands for. */
export type ListName = Pick<Period, 'kind' | 'name'> | { readonly kind: 'trending' };

/** The custom_id that shows a list from an offset on. It names the list itself, so it works for ever. */
export function listId(list: ListName, offset: number): string {
  return customId('list', list.kind, nameOf(list), offset);
}

/** The custom_id that posts the page of a list that begins at an offset. */
export function postListId(list: ListName, offset: number): string {
  return customId('post-list', list.kind, nameOf(list), offset);
}

/** Trending has no date of its own. */
function nameOf(list: ListName): string {
  return list.kind === 'trending' ? 'now' : list.name;
}
