import { Events, GatewayCloseCodes, RESTEvents, Routes, type Client } from 'discord.js';
import type { Clock } from '../core/time/clock.ts';
import type { Log } from '../core/log.ts';
import { retryUntilReachable } from './retry-until-reachable.ts';
import { TokenRefusedError } from './token-refused.ts';

/** Discord ended the connection and takes no new one, for a reason other than the token. */
export class GatewayClosedError extends Error {
  override readonly name = 'GatewayClosedError';
}

/** The close code of a token that is not accepted; discord.js tells codes as plain numbers. */
const AUTHENTICATION_FAILED: number = GatewayCloseCodes.AuthenticationFailed;

/**
 * Tells when Discord ends the connection for good: with `TokenRefusedError` when the token was withdrawn, else with
 * `GatewayClosedError`, such as for an intent that is no longer granted. discord.js does not try again by itself then.
 */
export function listenToClosing(
  client: Client,
  onClosed: (error: TokenRefusedError | GatewayClosedError) => void,
): void {
  client.on(Events.ShardDisconnect, ({ code }) => {
    const refused = code === AUTHENTICATION_FAILED;
    onClosed(
      refused
        ? new TokenRefusedError()
        : new GatewayClosedError(`Discord closed the gateway for good (code ${code})`),
    );
  });
}

/**
 * Logs in and resolves with the ready client, however long Discord cannot be reached. Throws `TokenRefusedError`.
 * Resolves with `undefined` when aborted.
 */
export async function connect(
  client: Client,
  token: string,
  using: { clock: Clock; log: Log; signal: AbortSignal },
): Promise<Client<true> | undefined> {
  const { log } = using;
  tellEvents(client, log);
  const ready = new Promise<Client<true>>(resolve => client.once(Events.ClientReady, resolve));

  // A login that fails takes the client's REST half down with it, so the token and the way are tried beforehand.
  client.rest.setToken(token);
  await retryUntilReachable(() => client.rest.get(Routes.gatewayBot()), using);
  return retryUntilReachable(async () => {
    await client.login(token);
    return ready;
  }, using);
}

/** What happens on the wire and in servers that an operator may want to know. */
function tellEvents(client: Client, log: Log): void {
  client.on(Events.Error, error => log.error('gateway error', { error }));
  client.on(Events.ShardError, error => log.error('gateway connection failed', { error }));
  client.on(Events.ShardReconnecting, shard => log.warn('gateway lost, reconnecting', { shard }));
  client.on(Events.ShardResume, (shard, replayed) => log.info('gateway resumed', { shard, replayed }));
  client.on(Events.GuildCreate, ({ id }) => log.info('joined a server', { guild: id }));
  client.on(Events.GuildDelete, ({ id }) => log.info('left a server', { guild: id }));
  client.on(Events.GuildUnavailable, ({ id }) => log.warn('a server is unavailable', { guild: id }));
  client.rest.on(RESTEvents.InvalidRequestWarning, ({ count, remainingTime }) =>
    log.warn('many requests were refused', { count, resetMs: remainingTime }),
  );
  client.rest.on(RESTEvents.RateLimited, ({ method, route, scope, global, retryAfter }) =>
    log.debug('rate limited', { method, route, scope, global, waitMs: retryAfter }),
  );
  client.rest.on(RESTEvents.Response, ({ method, path }, { status }) =>
    log.debug('Discord answered a request', { method, path, status }),
  );
}
