import type { ChannelView } from '../../web/protocol.ts';

/** Active threads listed below a channel; the others and the archived ones are listed on demand. */
const MAX_LISTED_THREADS = 5;

/**
 * Divides a channel's threads into those in its list and the others, both newest first. The thread in view is always in
 * the list.
 */
export function threadsInList(
  threads: readonly ChannelView[],
  current: string | undefined,
): { readonly listed: readonly ChannelView[]; readonly others: readonly ChannelView[] } {
  const active = threads.filter(each => !each.isArchived).slice(0, MAX_LISTED_THREADS);
  const listed = threads.filter(each => each.id === current || active.includes(each));
  return { listed, others: threads.filter(each => !listed.includes(each)) };
}
