import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { App, Caller, ComponentAction } from '../../src/command.ts';
import type { MessageBody } from '../../src/core/message/message-body.ts';
import { watchList, WATCHES_PER_PAGE } from '../../src/views/watch/watch-list.ts';
import { changeableWatches } from './chosen-watch.ts';
import { watchEntries } from './watch-entries.ts';
import type { WatchSubcommand } from './subcommand.ts';

type Needs = 'watches' | 'subscriptions' | 'userSettings' | 'serverSettings';
type Reader = Pick<Caller, 'userId' | 'guildId' | 'managesGuild'>;

/** Lists the watches that the caller may change. */
export const list: WatchSubcommand = {
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'list',
    description: 'Show your watches, and which of them are paused',
  },
  async run(invocation, app) {
    return { kind: 'private', body: await renderWatches(invocation, 0, app) };
  },
};

/** Turns to another page of the watches. */
export const watchesPage: ComponentAction<Needs> = {
  verb: 'watches',
  async run(use, app) {
    return { kind: 'update', body: await renderWatches(use, offsetOf(use.args[0]), app) };
  },
};

/** Reads the offset of a page from a custom_id, which can be forged. */
export function offsetOf(argument: string | undefined): number {
  return argument !== undefined && /^\d{1,4}$/.test(argument) ? Number(argument) : 0;
}

/** Renders the page of watches that begins at an offset, or the first one if there is none. */
export async function renderWatches(
  reader: Reader,
  offset: number,
  app: Pick<App, Needs>,
): Promise<MessageBody> {
  const all = await changeableWatches(reader, app);
  const subscriptions = await app.subscriptions.list(reader.userId);
  const start = offset < all.length ? offset : 0;
  const own = all.filter(({ userId }) => userId === reader.userId);
  return watchList({
    entries: await watchEntries(all.slice(start, start + WATCHES_PER_PAGE), reader.userId, app),
    total: all.length,
    offset: start,
    undeliverable: [...own, ...subscriptions].filter(({ pausedReason }) => pausedReason === 'dms_closed')
      .length,
    pausedSubscriptions: subscriptions.filter(({ pausedReason }) => pausedReason !== null).length,
  });
}
