import { Events, Status, type Client } from 'discord.js';
import type { Log } from '../../core/log.ts';
import { orGiveUp, untilAborted } from '../../core/time/abortable.ts';
import type { Clock } from '../../core/time/clock.ts';
import { MINUTE_MS } from '../../core/time/duration.ts';
import { shardsOf } from './shard-options.ts';

/** Shards begin their sessions in turn, one in 5 to 6.5 seconds: what takes longer is an outage. */
const NEXT_SHARD_TIMEOUT_MS = MINUTE_MS;

/** The shards of a client that connects. */
export interface ConnectingShards {
  /** Resolves when each shard is ready; if one stays behind for a minute, without it. Its servers are known later. */
  settled(): Promise<void>;
}

/**
 * Lets a client that has not connected yet handle the events of each shard as soon as that is ready: discord.js keeps those
 * of all shards back until the last one is, by when calls of commands are no longer valid.
 * @throws TypeError if there is no such method, as in another version of discord.js
 */
export function observeShards(
  client: Client,
  { clock, log, signal }: { readonly clock: Clock; readonly log: Log; readonly signal: AbortSignal },
): ConnectingShards {
  const triggerReady: unknown = Reflect.get(client.ws, 'triggerClientReady');
  if (typeof triggerReady !== 'function') throw new TypeError('discord.js becomes ready in another way');
  const ready = new Set<number>();
  let onNext: (() => void) | undefined;
  client.on(Events.ShardReady, shard => {
    ready.add(shard);
    if (client.ws.status !== Status.Ready) Reflect.apply(triggerReady, client.ws, []);
    onNext?.();
  });
  const missing = () => shardsOf(client)?.ids.filter(id => !ready.has(id));

  return {
    async settled() {
      while (missing()?.length !== 0 && !signal.aborted) {
        const next = new Promise<true>(resolve => {
          onNext = () => resolve(true);
        });
        const isNext = await orGiveUp(next, waiting =>
          ready.size === 0
            ? untilAborted(signal, waiting)
            : clock.wait(NEXT_SHARD_TIMEOUT_MS, AbortSignal.any([waiting, signal])),
        );
        if (isNext || ready.size === 0 || signal.aborted) continue;
        log.warn('shards_not_connected', { shards: missing() });
        return;
      }
    },
  };
}
