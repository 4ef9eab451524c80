import { Events, RESTEvents, Routes, type Client } from 'discord.js';
import type { Clock } from '../core/time/clock.ts';
import type { Log } from '../core/log.ts';
import { finalCloseError } from './gateway/final-close.ts';
import { type GatewayClosedError } from './gateway-closed.ts';
import { guardPackets } from './gateway/guard-packets.ts';
import { observeShards } from './gateway/shards-ready.ts';
import { answerUnreadable } from './interactions/answer-unreadable.ts';
import { retryUntilReachable } from './retry-until-reachable.ts';
import type { TokenRefusedError } from './token-refused.ts';

/**
 * Calls back when Discord closes the connection for good: with `TokenRefusedError` if the token was revoked, else with
 * `GatewayClosedError`, such as for an intent that is no longer granted. discord.js does not reconnect then.
 */
export function onGatewayClosed(
  client: Client,
  onClosed: (error: TokenRefusedError | GatewayClosedError) => void,
): void {
  client.on(Events.ShardDisconnect, ({ code }) => onClosed(finalCloseError(code)));
}

/**
 * Logs in and resolves with the client when its shards are ready; retries for as long as Discord cannot be reached. Throws
 * `TokenRefusedError`. Resolves with `undefined` when aborted.
 */
export async function connect(
  client: Client,
  token: string,
  using: { clock: Clock; log: Log; signal: AbortSignal },
): Promise<Client<true> | undefined> {
  const { log } = using;
  guardPackets(client, log, data => void answerUnreadable(client.rest, data, log));
  logEvents(client, log);
  const shards = observeShards(client, using);
  const ready = new Promise<Client<true>>(resolve => client.once(Events.ClientReady, resolve));

  // A failed login also destroys the client's REST half, so token and connection are checked first.
  client.rest.setToken(token);
  await retryUntilReachable(() => client.rest.get(Routes.gatewayBot()), using);
  return retryUntilReachable(async () => {
    await client.login(token);
    await shards.settled();
    return ready;
  }, using);
}

/** Logs events of the connection and of servers that an operator may want to know. */
function logEvents(client: Client, log: Log): void {
  client.on(Events.Error, error => log.error('gateway_error', { why: error.message, error }));
  client.on(Events.ShardError, (error, shard) =>
    log.error('gateway_connection_failed', { shard, why: error.message, error }),
  );
  client.on(Events.ShardResume, (shard, replayed) => log.info('gateway_resumed', { shard, replayed }));
  client.on(Events.GuildCreate, ({ id }) => log.info('guild_joined', { guild: id }));
  client.on(Events.GuildDelete, ({ id }) => log.info('guild_left', { guild: id }));
  client.on(Events.GuildUnavailable, ({ id }) => log.warn('guild_unavailable', { guild: id }));
  client.rest.on(RESTEvents.Response, ({ method, path }, { status }) =>
    log.debug('discord_responded', { method, path, status }),
  );
}
