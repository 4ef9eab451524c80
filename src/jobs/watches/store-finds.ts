import type { Stores } from '../../core/stores.ts';
import type { WatchFind, WatchRecipient } from '../../core/watch/watch-finds.ts';
import type { WatchMatcher } from '../../core/watch/watch-matcher.ts';
import type { Watch } from '../../core/watch/watch.ts';
import { findDueAt } from './find-due.ts';
import { isNewTo, type PaperMatch } from './match-paper.ts';

type FindStores = Pick<Stores, 'watches' | 'watchFinds' | 'userSettings' | 'serverSettings'>;

/** Time zones of users and servers, each read once. */
type ZoneOf = (watch: Watch) => Promise<string>;

/**
 * Stores what changed papers are found by, and what is known about them; must run in a transaction. Watches that were changed,
 * paused or removed since they were put into the matcher find nothing. Returns how many finds wait to be told.
 */
export async function storeFinds(
  matches: readonly PaperMatch[],
  now: number,
  matcher: Pick<WatchMatcher, 'rev' | 'remove'>,
  stores: FindStores,
): Promise<number> {
  const zoneOf = createZoneLookup(stores);
  let waiting = 0;
  for (const match of matches) {
    if (match.watchIds.length === 0) continue;
    const watches = await activeWatches(match.watchIds, matcher, stores);
    const finds = await findsOf(
      match,
      watches.filter(watch => isNewTo(watch, match)),
      now,
      zoneOf,
    );
    if (finds.length > 0) waiting += await stores.watchFinds.addAll(match.paper.id, finds);
  }
  await stores.watchFinds.rememberPapers(
    matches.map(match => match.known),
    now,
  );
  return waiting;
}

/** Returns who is told about what a watch finds. */
export function recipientOf({ userId, where }: Pick<Watch, 'userId' | 'where'>): WatchRecipient {
  return where.kind === 'dm' ? { kind: 'dm', userId } : { kind: 'channel', channelId: where.channelId };
}

/** Returns the id of the user or of the channel. */
export function recipientId(recipient: WatchRecipient): string {
  return recipient.kind === 'dm' ? recipient.userId : recipient.channelId;
}

async function activeWatches(
  ids: readonly number[],
  matcher: Pick<WatchMatcher, 'rev' | 'remove'>,
  { watches }: FindStores,
): Promise<Watch[]> {
  const stored = await watches.getMany(ids);
  const active = stored.filter(watch => watch.pausedReason === null);
  const activeIds = new Set(active.map(watch => watch.id));
  for (const id of ids) if (!activeIds.has(id)) matcher.remove(id);
  return active.filter(watch => watch.rev <= matcher.rev);
}

/** Returns one find for each recipient, due when the first of the watches tells. */
async function findsOf(
  { paper }: PaperMatch,
  watches: readonly Watch[],
  now: number,
  zoneOf: ZoneOf,
): Promise<WatchFind[]> {
  const finds = new Map<string, WatchFind>();
  for (const watch of watches) {
    const recipient = recipientOf(watch);
    const id = recipientId(recipient);
    const dueAt = findDueAt(watch.deliver, { recipientId: id, timezone: await zoneOf(watch) }, now);
    const known = finds.get(`${recipient.kind}:${id}`);
    finds.set(`${recipient.kind}:${id}`, {
      recipient,
      paperId: paper.id,
      watchIds: [...(known?.watchIds ?? []), watch.id],
      foundAt: now,
      dueAt: Math.min(dueAt, known?.dueAt ?? dueAt),
    });
  }
  return [...finds.values()];
}

/** The zone of a watch, else that of its user, else that of its server, else UTC. */
function createZoneLookup({ userSettings, serverSettings }: FindStores): ZoneOf {
  const zones = new Map<string, Promise<string | null>>();
  const once = (key: string, read: () => Promise<string | null>): Promise<string | null> => {
    const zone = zones.get(key) ?? read();
    zones.set(key, zone);
    return zone;
  };
  return async ({ timezone, deliver, userId, where }) => {
    if (deliver === 'at_once') return 'UTC';
    if (timezone !== null) return timezone;
    const ofUser = await once(`user:${userId}`, async () => (await userSettings.get(userId)).timezone);
    if (ofUser !== null || where.kind === 'dm') return ofUser ?? 'UTC';
    const { guildId } = where;
    const ofServer = await once(
      `server:${guildId}`,
      async () => (await serverSettings.get(guildId)).timezone,
    );
    return ofServer ?? 'UTC';
  };
}
