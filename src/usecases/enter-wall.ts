import type { ChannelAccess } from '../core/message/channel-access.ts';
import type { Paper } from '../core/paper/paper.ts';
import type { Stores } from '../core/stores.ts';
import { localDate } from '../core/time/calendar.ts';
import { DAY_MS, HOUR_MS } from '../core/time/duration.ts';
import type { WallCandidate } from '../core/vote/wall.ts';
import { wallCard } from '../views/paper/wall-card.ts';
import { deliveryNonce } from './nonce.ts';
import { lastRestore } from './notice-restore.ts';

/** A post on the wall of fame is no news: it is still worth posting after a long outage, ms. */
const WALL_POST_TTL_MS = 7 * DAY_MS;

/**
 * After a backup was restored, papers reach the threshold again by the votes that are found when reactions are compared, which
 * is done for posts of 30 days: a post is searched for before it is posted again, ms.
 */
const SEARCH_AFTER_RESTORE_MS = 30 * DAY_MS;

/**
 * So many papers enter a wall in `ENTRY_WINDOW_MS`, the best first: a wall that is chosen late, or whose threshold is lowered,
 * does not fill its channel at once. The others follow, as long as they have a vote that is recent enough.
 */
const MAX_ENTRIES = 3;
const ENTRY_WINDOW_MS = HOUR_MS;

type WallStores = Pick<Stores, 'wall' | 'serverSettings' | 'papers' | 'deliveries' | 'metadata'>;

/** What decides whether a paper enters the wall of fame; `now` in ms since the epoch. */
export interface EnterWallContext {
  readonly stores: WallStores;
  readonly channelAccess: Pick<ChannelAccess, 'missing' | 'mayBeServedElsewhere'>;
  readonly now: number;
}

/** Whether a paper entered the wall of fame of its server; `wallFull`: no paper of the server can by now. */
export type EnterWallResult = 'entered' | 'notEntered' | 'wallFull';

/**
 * Puts a paper on the wall of fame of a server and its post into the outbox, if it has the votes and was never there. Must run
 * in a transaction. A post that its channel has refused is tried again where the bot may post, at most once a day.
 */
export async function enterWall(
  { guildId, paperId }: WallCandidate,
  { stores, channelAccess, now }: EnterWallContext,
): Promise<EnterWallResult> {
  const settings = await stores.serverSettings.get(guildId);
  const { wallChannelId: channelId, wallThreshold } = settings;
  if (channelId === null) return 'notEntered';
  if ((await stores.wall.enteredAfter(guildId, now - ENTRY_WINDOW_MS)) >= MAX_ENTRIES) return 'wallFull';
  if ((await stores.wall.votes(guildId, paperId)) < wallThreshold) return 'notEntered';
  if ((await stores.wall.present(guildId, [paperId])).size > 0) return 'notEntered';
  const paper = await stores.papers.get(paperId);
  if (!paper) return 'notEntered';
  const firstKey = wallKey(guildId, channelId, paper);
  const isRetry = await stores.deliveries.hasKey(firstKey);
  if (isRetry && !mayAccept(guildId, channelId, channelAccess)) return 'notEntered';
  const key = isRetry ? `${firstKey}:${localDate(now, 'UTC')}` : firstKey;
  if (isRetry && (await stores.deliveries.hasKey(key))) return 'notEntered';
  const nonce = deliveryNonce(key, channelId);
  const restore = await lastRestore(stores.metadata);
  const isRestored = restore !== undefined && now - restore.at < SEARCH_AFTER_RESTORE_MS;
  const { id: deliveryId } = await stores.deliveries.add({
    key,
    origin: { kind: 'wall', id: wallOriginId({ guildId, paperId: paper.id }) },
    target: { kind: 'channel', id: channelId },
    guildId,
    body: wallCard(paper, { nonce, style: settings }),
    nonce,
    paperIds: [paper.id],
    format: 'card',
    listName: null,
    slotDueAt: now,
    expiresAt: now + WALL_POST_TTL_MS,
    createdAt: now,
    postedSince: isRestored ? restore.since : undefined,
  });
  await stores.wall.enter({ guildId, paperId: paper.id, deliveryId, enteredAt: now });
  return 'entered';
}

/** Returns whether a channel that has refused a post may accept one by now. */
function mayAccept(
  guildId: string,
  channelId: string,
  channelAccess: EnterWallContext['channelAccess'],
): boolean {
  return (
    channelAccess.missing(guildId, channelId)?.length === 0 || channelAccess.mayBeServedElsewhere(channelId)
  );
}

/** The same for a paper after a backup was restored, when its id may be another one. */
function wallKey(guildId: string, channelId: string, { id, arxivId, doi }: Paper): string {
  return `wall:${guildId}:${channelId}:${arxivId ?? doi ?? id}`;
}

/** Returns the id of the origin of a post on a wall of fame. */
function wallOriginId({ guildId, paperId }: WallCandidate): string {
  return `${guildId}:${paperId}`;
}

/** Returns the server and the paper in such an id. */
export function parseWallOriginId(id: string): WallCandidate {
  const [guildId = '', paperId] = id.split(':');
  return { guildId, paperId: Number(paperId) };
}
