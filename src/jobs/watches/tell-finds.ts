import { setImmediate } from 'node:timers/promises';
import type { Log } from '../../core/log.ts';
import type { Paper } from '../../core/paper/paper.ts';
import type { Stores, UnitOfWork } from '../../core/stores.ts';
import { localDate } from '../../core/time/calendar.ts';
import { DAY_MS } from '../../core/time/duration.ts';
import {
  recipientId,
  recipientOf,
  type DueRecipient,
  type WatchFind,
  type WatchRecipient,
} from '../../core/watch/watch-finds.ts';
import { ALL_WORK, isOwnWork, type WorkShares } from '../../core/work-shares.ts';
import type { Watch } from '../../core/watch/watch.ts';
import { deliveryNonce } from '../../usecases/nonce.ts';
import { lastRestore, type Restore } from '../../usecases/notice-restore.ts';
import { watchDigest } from '../../views/watch/watch-digest.ts';

/** Papers in one message: as many as there are numbers to save them by. The others are only counted. */
const MAX_SHOWN_PAPERS = 10;

/** Recipients loaded at once. */
const RECIPIENTS_PER_PAGE = 20;

/** In an outage of Discord, papers are still news when it ends. */
const MESSAGE_TTL_MS = 2 * DAY_MS;

/** After a restore the sources give again what they gave before it: the syncs catch up within hours. */
const CATCH_UP_MS = 2 * DAY_MS;

export interface TellContext {
  readonly stores: Pick<Stores, 'watchFinds'>;
  readonly unitOfWork: UnitOfWork;
  /** Returns which work this process does first; by default all. */
  readonly shares?: (() => WorkShares) | undefined;
  readonly log: Log;
}

/**
 * Puts what watches found and is due into the outbox: one message for each user and channel, in the transaction that marks its
 * papers as told. What only paused or removed watches found is dropped. An error of one recipient is logged, and the finds are
 * told by a later call. Returns how many messages there are.
 */
export async function tellFinds(
  now: number,
  { stores, unitOfWork, shares = () => ALL_WORK, log }: TellContext,
  signal?: AbortSignal,
): Promise<number> {
  const tried = new Set<string>();
  let messages = 0;
  for (let after: DueRecipient | undefined; ;) {
    const page = await stores.watchFinds.dueRecipients(now, { after, limit: RECIPIENTS_PER_PAGE });
    const { users } = shares();
    for (const { recipient, dueAt } of page) {
      if (signal?.aborted) return messages;
      if (!isOwnWork(recipientId(recipient), dueAt, users, now)) continue;
      const key = `${recipient.kind}:${recipientId(recipient)}`;
      if (tried.has(key)) continue;
      tried.add(key);
      try {
        if (await unitOfWork(tx => tellRecipient(recipient, now, tx))) messages += 1;
      } catch (error) {
        log.error('watch_message_failed', { [recipient.kind]: recipientId(recipient), error });
      }
      await setImmediate();
    }
    after = page.at(-1);
    if (page.length < RECIPIENTS_PER_PAGE) return messages;
  }
}

/** A find with the watches that tell it now. */
interface Told {
  readonly find: WatchFind;
  readonly watches: readonly Watch[];
}

async function tellRecipient(recipient: WatchRecipient, now: number, stores: Stores): Promise<boolean> {
  const finds = await stores.watchFinds.untold(recipient, now);
  const told = await tellable(finds, recipient, stores);
  const toldIds = new Set(told.map(({ find }) => find.paperId));
  await stores.watchFinds.drop(
    recipient,
    finds.map(find => find.paperId).filter(id => !toldIds.has(id)),
  );
  if (told.length === 0) return false;
  const deliveryId = await addMessage(recipient, { told, now }, stores);
  await stores.watchFinds.markTold(recipient, [...toldIds], { deliveryId, at: now });
  return true;
}

/** Returns the finds of which a watch is active and still tells this recipient. */
async function tellable(
  finds: readonly WatchFind[],
  recipient: WatchRecipient,
  { watches }: Pick<Stores, 'watches'>,
): Promise<Told[]> {
  const stored = await watches.getMany([...new Set(finds.flatMap(find => find.watchIds))]);
  const active = new Map(
    stored
      .filter(watch => watch.pausedReason === null && isSame(recipientOf(watch), recipient))
      .map(watch => [watch.id, watch]),
  );
  return finds
    .map(find => ({ find, watches: find.watchIds.flatMap(id => active.get(id) ?? []) }))
    .filter(told => told.watches.length > 0);
}

const isSame = (a: WatchRecipient, b: WatchRecipient): boolean =>
  a.kind === b.kind && recipientId(a) === recipientId(b);

/** Returns the server of the channel that is told; `null` for a user. */
function guildOf(told: readonly Told[]): string | null {
  const where = told[0]?.watches[0]?.where;
  return where?.kind === 'channel' ? where.guildId : null;
}

interface MessageOptions {
  readonly told: readonly Told[];
  readonly now: number;
}

type MessageStores = Pick<Stores, 'deliveries' | 'metadata' | 'papers' | 'serverSettings' | 'watchFinds'>;

/** Adds the message to the outbox, with the most upvoted papers. Returns the id of its delivery. */
async function addMessage(
  recipient: WatchRecipient,
  { told, now }: MessageOptions,
  { deliveries, metadata, papers, serverSettings, watchFinds }: MessageStores,
): Promise<number> {
  const shownIds = await watchFinds.mostUpvoted(
    told.map(({ find }) => find.paperId),
    MAX_SHOWN_PAPERS,
  );
  const shown = await papers.getMany(shownIds);
  const targetId = recipientId(recipient);
  const { dueAt, isDigest } = slotOf(told);
  const key = await keyOf(targetId, told, deliveries);
  const nonce = deliveryNonce(key, targetId);
  const restore = await lastRestore(metadata);
  const postedSince = restore && firstPostedAt(restore, { dueAt, isDigest, shown, now });
  const guildId = guildOf(told);
  const { id } = await deliveries.add({
    key,
    origin: { kind: 'watch', id: targetId },
    target: { kind: recipient.kind, id: targetId },
    guildId,
    body: watchDigest({
      papers: shown,
      more: told.length - shown.length,
      watches: new Map(told.map(({ find, watches }) => [find.paperId, watches])),
      nonce,
      style: guildId === null ? undefined : await serverSettings.get(guildId),
    }),
    nonce,
    paperIds: shown.map(paper => paper.id),
    format: 'digest',
    listName: null,
    slotDueAt: dueAt,
    expiresAt: now + MESSAGE_TTL_MS,
    createdAt: now,
    postedSince,
  });
  return id;
}

/**
 * Returns since when a message may have been posted, or one with papers of it, if it may have been before a backup was restored
 * (ms since the epoch). That is what a digest was due before, and papers that had their day before.
 */
function firstPostedAt(restore: Restore, { dueAt, isDigest, shown, now }: MessageTiming): number | undefined {
  if (isDigest && dueAt <= restore.at) return dueAt;
  if (now - restore.at > CATCH_UP_MS) return undefined;
  const day = localDate(restore.at, 'UTC');
  const isOld = ({ publishedAt, listedOn }: Paper) =>
    [publishedAt ?? '', ...listedOn].every(date => date <= day);
  return shown.some(isOld) ? restore.since : undefined;
}

interface MessageTiming {
  readonly dueAt: number;
  readonly isDigest: boolean;
  readonly shown: readonly Paper[];
  readonly now: number;
}

/** Returns when the message was due, ms since the epoch, and whether that is the time of a digest. */
function slotOf(told: readonly Told[]): { readonly dueAt: number; readonly isDigest: boolean } {
  const finds = told.map(({ find }) => find);
  const digests = finds.filter(find => find.dueAt > find.foundAt);
  const isDigest = digests.length > 0;
  const dueAt = (isDigest ? digests : finds).reduce((last, find) => Math.max(last, find.dueAt), 0);
  return { dueAt, isDigest };
}

/**
 * Returns the key of a message. That of a digest depends on its time alone: decided again after a backup was restored, its
 * message is found by it. Papers that are told at once may come several times within a millisecond.
 */
async function keyOf(
  targetId: string,
  told: readonly Told[],
  deliveries: Pick<Stores['deliveries'], 'hasKey'>,
): Promise<string> {
  const { dueAt, isDigest } = slotOf(told);
  const key = `watch:${targetId}:${new Date(dueAt).toISOString()}`;
  if (isDigest && !(await deliveries.hasKey(key))) return key;
  // Finds come in the order of their papers' ids.
  return `${key}:${told[0]?.find.paperId ?? 0}`;
}
