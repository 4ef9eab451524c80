import { Events, type Client } from 'discord.js';
import { orGiveUp } from '../core/time/abortable.ts';
import type { Clock } from '../core/time/clock.ts';
import { SECOND_MS } from '../core/time/duration.ts';
import { guildsAvailable } from './guilds-available.ts';

/** The servers of a session arrive within a second or two, unless one has an outage. */
const GUILDS_TIMEOUT_MS = 5 * SECOND_MS;

/**
 * Calls back when Discord has begun another session of a shard of a ready client, rather than resumed one: it sends no events
 * from before. Waits for the servers of the session, but not for an outage to end.
 */
export function onNewSession(
  client: Client<true>,
  onStarted: () => void,
  { clock, signal }: { readonly clock: Clock; readonly signal: AbortSignal },
): void {
  const startWhenAvailable = async (shard: number) => {
    const ended = new AbortController();
    await orGiveUp(guildsAvailable(client, ended.signal, shard), waiting =>
      clock.wait(GUILDS_TIMEOUT_MS, AbortSignal.any([waiting, signal])),
    );
    ended.abort();
    if (!signal.aborted) onStarted();
  };
  client.on(Events.ShardReady, shard => void startWhenAvailable(shard));
}
