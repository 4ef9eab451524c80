import { SendError } from '../../core/delivery/sender.ts';
import type { Delivery } from '../../core/delivery/delivery.ts';
import type { Paper, PaperId } from '../../core/paper/paper.ts';
import type { PostStyle } from '../../core/server-settings.ts';
import { HOUR_MS } from '../../core/time/duration.ts';
import type { Watch } from '../../core/watch/watch.ts';
import { addWatchPauseNotice } from '../../usecases/add-pause-notice.ts';
import { watchDigest } from '../../views/watch/watch-digest.ts';
import { isRefusedForLong } from '../refused-slots.ts';
import type { OriginPolicy, PrepareContext, PrepareStores, RecordContext } from './origin-policy.ts';
import { bodyInForm } from './body-in-form.ts';
import { papersNotTold } from './papers-told-before.ts';
import { postedPaperIds } from './posted-paper-ids.ts';

/** When papers are told again that a channel has refused: the third refusal is more than a day after the first. */
const RETRY_REFUSED_MS = 13 * HOUR_MS;

/**
 * What watches found. A user's closed direct messages pause all their watches and subscriptions; a channel that is gone, or has
 * refused its messages for long, pauses the watches that tell there.
 */
export const watchOrigin: OriginPolicy = {
  async prepare(delivery, context) {
    if (context.now > delivery.expiresAt) return { cancelled: 'late' };
    const watches = await watchesOf(delivery, context.stores);
    const [watch] = [...watches.values()].flat();
    if (!watch) return { cancelled: 'notWanted' };
    const { where } = watch;
    if (where.kind === 'channel' && !context.channelAccess.mayPost(where.guildId, where.channelId))
      throw new SendError('forbidden', 'the bot may not post in this channel');
    const left = await withoutTold(delivery, watches, context);
    if (!left) return { cancelled: 'papersTold' };
    const { nonce } = left;
    const style = await styleOf(delivery, where, context.stores);
    const render = (papers: readonly Paper[]) =>
      watchDigest({ papers, more: 0, watches, nonce, isPlain: true, style });
    const body = await bodyInForm(left, render, context.stores);
    return body === undefined ? { cancelled: 'papersRemoved' } : { body };
  },

  async recordSent(delivery, { messageId, customIds }, context) {
    const { stores, now } = context;
    const { target, channelId } = delivery;
    const paperIds = await postedPaperIds(delivery, { messageId, customIds }, stores);
    await stores.posted.remember({
      messageId,
      channelId: channelId ?? target.id,
      guildId: await guildOf(delivery, context),
      kind: 'digest',
      paperIds,
      postedAt: now,
      reactionEmoji: delivery.reactionEmoji,
    });
    if (paperIds !== delivery.shownIds) await stores.watchFinds.release(delivery.id, now, paperIds);
    if (target.kind === 'channel') await stores.watches.forgetRefusals(target.id);
  },

  async recordFailed(delivery, { effect, problem }, context) {
    const { stores, now } = context;
    const { target } = delivery;
    if (effect === 'none') return false;
    if (target.kind === 'dm') {
      await stores.watches.pauseDirect(target.id, 'dms_closed');
      await stores.subscriptions.pauseOfUser(target.id, 'dms_closed');
      return true;
    }
    const refused = effect === 'pause' ? undefined : await stores.watches.countRefusal(target.id, now);
    if (refused && !isRefusedForLong({ slots: refused.count, since: refused.since }, now)) {
      await stores.watchFinds.release(delivery.id, now + RETRY_REFUSED_MS);
      return false;
    }
    return pauseChannel(target.id, problem, context);
  },

  recordSkippedLate: async () => undefined,
};

/**
 * Returns a delivery without the papers that were told before a backup was restored, with the body that is left, which is stored
 * before it is sent; `undefined` if they all were.
 */
async function withoutTold(
  delivery: Delivery,
  watches: ReadonlyMap<PaperId, readonly Watch[]>,
  { stores, ownTexts }: Pick<PrepareContext, 'stores' | 'ownTexts'>,
): Promise<Delivery | undefined> {
  if (!ownTexts) return delivery;
  const papers = await papersNotTold(delivery, ownTexts, stores);
  if (papers.length === delivery.paperIds.length) return delivery;
  if (papers.length === 0) return undefined;
  const more = watches.size - delivery.paperIds.length;
  const [watch] = [...watches.values()].flat();
  const style = watch && (await styleOf(delivery, watch.where, stores));
  const body = JSON.stringify(watchDigest({ papers, more, watches, nonce: delivery.nonce, style }));
  const paperIds = papers.map(paper => paper.id);
  await stores.deliveries.setBody(delivery, body, paperIds);
  return { ...delivery, body, paperIds, shownIds: paperIds };
}

/** Returns how a message is written where its watches tell. */
async function styleOf(
  { reactionEmoji }: Pick<Delivery, 'reactionEmoji'>,
  where: Watch['where'],
  { serverSettings }: Pick<PrepareStores, 'serverSettings'>,
): Promise<PostStyle | undefined> {
  if (where.kind === 'dm') return undefined;
  return { ...(await serverSettings.get(where.guildId)), ...reactionEmoji };
}

/** Returns the server that a message was sent to, also if its watches have been removed since; `null` for direct messages. */
async function guildOf(
  delivery: Delivery,
  { stores, channelAccess }: Pick<RecordContext, 'stores' | 'channelAccess'>,
): Promise<string | null> {
  if (delivery.target.kind === 'dm') return null;
  const [watch] = [...(await watchesOf(delivery, stores)).values()].flat();
  if (watch?.where.kind === 'channel') return watch.where.guildId;
  return channelAccess.guildOf(delivery.target.id) ?? null;
}

/** Returns the active watches that the papers of a delivery were found by, without those that tell elsewhere by now. */
async function watchesOf(
  { id, target }: Delivery,
  { watches, watchFinds }: Pick<PrepareStores, 'watches' | 'watchFinds'>,
): Promise<ReadonlyMap<PaperId, readonly Watch[]>> {
  const found = await watchFinds.watchesOfDelivery(id);
  const stored = await watches.getMany([...new Set([...found.values()].flat())]);
  const active = new Map(
    stored
      .filter(watch => watch.pausedReason === null && tellsAt(watch, target))
      .map(watch => [watch.id, watch]),
  );
  return new Map([...found].map(([paperId, ids]) => [paperId, ids.flatMap(each => active.get(each) ?? [])]));
}

function tellsAt({ userId, where }: Watch, target: Delivery['target']): boolean {
  return target.id === (where.kind === 'dm' ? userId : where.channelId) && target.kind === where.kind;
}

/** Pauses the watches of a channel, and adds a notice for the admins of its server. Returns whether there were any. */
async function pauseChannel(channelId: string, problem: string, context: RecordContext): Promise<boolean> {
  const paused = await context.stores.watches.pauseChannel(channelId, 'no_access');
  const [first] = paused;
  if (first?.where.kind !== 'channel') return false;
  await addWatchPauseNotice({ ...first.where, watches: paused.length, problem }, context);
  return true;
}
