import { Events, GatewayCloseCodes, RESTEvents, Routes, type Client } from 'discord.js';
import type { Clock } from '../core/clock.ts';
import type { Log } from '../core/log.ts';
import { untilReached } from './patience.ts';
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
  client.on(Events.Error, error => log.error('gateway error', { error }));
  client.on(Events.ShardError, error => log.error('gateway connection failed', { error }));
  client.on(Events.ShardReconnecting, () => log.warn('gateway lost, reconnecting'));
  client.on(Events.ShardResume, () => log.info('gateway resumed'));
  client.rest.on(RESTEvents.InvalidRequestWarning, ({ count }) =>
    log.warn('many requests were refused', { count }),
  );
  const ready = new Promise<Client<true>>(resolve => client.once(Events.ClientReady, resolve));

  // A login that fails takes the client's REST half down with it, so the token and the way are tried beforehand.
  client.rest.setToken(token);
  await untilReached(() => client.rest.get(Routes.gatewayBot()), using);
  return untilReached(async () => {
    await client.login(token);
    return ready;
  }, using);
}
