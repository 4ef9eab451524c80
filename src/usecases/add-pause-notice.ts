import type { DeliveryTarget } from '../core/delivery/delivery.ts';
import type { MessageBody } from '../core/message/message-body.ts';
import type { ChannelAccess } from '../core/message/channel-access.ts';
import type { Schedule } from '../core/schedule/schedule.ts';
import type { Stores } from '../core/stores.ts';
import { localDate } from '../core/time/calendar.ts';
import { DAY_MS } from '../core/time/duration.ts';
import { schedulePaused } from '../views/notice/schedule-paused.ts';
import { wallRefused } from '../views/notice/wall-refused.ts';
import { watchesPaused } from '../views/notice/watches-paused.ts';
import { deliveryNonce } from './nonce.ts';

/** After that, an admin has other ways to notice that nothing was posted. */
const NOTICE_TTL_MS = DAY_MS;

/** Why the bot paused a schedule. */
export interface PauseNoticeOptions {
  readonly problem: string;
  /** Whether it is resumed once the bot may post in its channel again. */
  readonly resumesWithAccess: boolean;
}

interface PauseNoticeContext {
  readonly stores: Pick<Stores, 'deliveries' | 'serverSettings'>;
  readonly channelAccess: Pick<ChannelAccess, 'missing' | 'ownerId' | 'mayBeServedElsewhere'>;
  /** ms since the epoch */
  readonly now: number;
}

/**
 * Adds a notice to the outbox that the bot paused a schedule: to the alert channel of its server, or, if there is none where
 * the bot may post, to the server's owner. If the owner is not known either, only `/status` shows it.
 */
export async function addPauseNotice(
  schedule: Schedule,
  options: PauseNoticeOptions,
  context: PauseNoticeContext,
): Promise<void> {
  await addNotice(schedule.guildId, String(schedule.id), schedulePaused(schedule, options), context);
}

/** Watches in a channel that the bot paused. */
export interface WatchPauseNoticeOptions {
  readonly guildId: string;
  readonly channelId: string;
  /** How many there are. */
  readonly watches: number;
  readonly problem: string;
}

/** Does the same for watches in a channel. */
export async function addWatchPauseNotice(
  options: WatchPauseNoticeOptions,
  context: PauseNoticeContext,
): Promise<void> {
  await addNotice(options.guildId, options.channelId, watchesPaused(options), context);
}

/** A wall of fame whose channel refused a post. */
export interface WallNoticeOptions {
  readonly guildId: string;
  readonly channelId: string;
  readonly problem: string;
}

/** Does the same for the channel of a wall of fame, at most once a day. */
export async function addWallNotice(options: WallNoticeOptions, context: PauseNoticeContext): Promise<void> {
  const { guildId, channelId } = options;
  const key = `notice:${channelId}:wall:${localDate(context.now, 'UTC')}`;
  if (await context.stores.deliveries.hasKey(key)) return;
  await addNotice(guildId, channelId, wallRefused(options), context, key);
}

/** Adds a notice about a schedule or a channel of a server, which has the id. */
async function addNotice(
  guildId: string,
  aboutId: string,
  body: MessageBody,
  context: PauseNoticeContext,
  key = `notice:${aboutId}:${context.now}`,
): Promise<void> {
  const { stores, now } = context;
  const target = await alertTarget(guildId, context);
  if (!target) return;
  await stores.deliveries.add({
    key,
    origin: { kind: 'notice', id: aboutId },
    target,
    guildId: target.kind === 'dm' ? null : guildId,
    body,
    nonce: deliveryNonce(key, target.id),
    paperIds: [],
    format: null,
    listName: null,
    slotDueAt: now,
    expiresAt: now + NOTICE_TTL_MS,
    createdAt: now,
  });
}

async function alertTarget(
  guildId: string,
  { stores, channelAccess }: PauseNoticeContext,
): Promise<DeliveryTarget | undefined> {
  const { alertChannelId } = await stores.serverSettings.get(guildId);
  const mayAlert = (channelId: string) =>
    channelAccess.missing(guildId, channelId)?.length === 0 || channelAccess.mayBeServedElsewhere(channelId);
  if (alertChannelId !== null && mayAlert(alertChannelId)) {
    return { kind: 'channel', id: alertChannelId };
  }
  const ownerId = channelAccess.ownerId(guildId);
  return ownerId === undefined ? undefined : { kind: 'dm', id: ownerId };
}
