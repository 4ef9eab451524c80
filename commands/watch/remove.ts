import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { ComponentAction, ComponentUse } from '../../src/command.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { REMOVED_WATCH_TTL_MS, type Watch, type WatchStore } from '../../src/core/watch/watch.ts';
import { watchRemoved } from '../../src/views/watch/watch-saved.ts';
import { savedReply } from './add-watch.ts';
import { assertNoTwin, assertPlace, assertRoomForWatch } from './assert-watch.ts';
import { chosenWatch } from './chosen-watch.ts';
import { whichWatch } from './options.ts';
import type { WatchSubcommand } from './subcommand.ts';

/** Removes a watch; a button undoes it for some minutes. */
export const remove: WatchSubcommand = {
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'remove',
    description: 'Remove a watch',
    options: [whichWatch],
  },
  async run(invocation, app) {
    const watch = await chosenWatch(invocation, app);
    const now = app.clock.now();
    await app.watches.remove(watch.id, now);
    return { kind: 'private', body: watchRemoved(watch, now + REMOVED_WATCH_TTL_MS) };
  },
};

/** Restores a removed watch. */
export const undoRemoveWatch: ComponentAction<
  'unitOfWork' | 'userSettings' | 'serverSettings' | 'channelAccess' | 'clock'
> = {
  verb: 'undo-watch',
  async run(use, app) {
    const since = app.clock.now() - REMOVED_WATCH_TTL_MS;
    // In one transaction: several may be restored at once.
    const watch = await app.unitOfWork(async ({ watches }) => {
      const removed = await removedWatch(use, since, watches);
      assertPlace(use, removed.where, app);
      assertNoTwin(removed, await watches.list(removed.userId));
      await assertRoomForWatch(removed.userId, removed.where, { watches });
      await watches.restore(removed.id);
      return removed;
    });
    const options = { title: 'Watch restored', notes: [], asksTimezone: false };
    return { ...(await savedReply(watch, use, options, app)), kind: 'update' };
  },
};

/**
 * Returns the watch of a button that was removed at or after `since` (ms since the epoch). Throws `UserError` if it is too late,
 * or the caller may not change it.
 */
async function removedWatch(
  { userId, guildId, managesGuild, args: [id = ''] }: ComponentUse,
  since: number,
  watches: Pick<WatchStore, 'removedSince'>,
): Promise<Watch> {
  const removed = /^\d{1,15}$/.test(id) ? await watches.removedSince(Number(id), since) : undefined;
  const isOfServer = managesGuild && removed?.where.kind === 'channel' && removed.where.guildId === guildId;
  if (!removed || (removed.userId !== userId && !isOfServer)) {
    throw new UserError(
      'This watch can no longer be restored: see `/watch list`, or add it again with `/watch add`.',
    );
  }
  return removed;
}
