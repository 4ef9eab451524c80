import {
  DiscordAPIError,
  DiscordjsError,
  DiscordjsErrorCodes,
  Events,
  GatewayCloseCodes,
  RESTEvents,
  type Client,
} from 'discord.js';
import type { Clock } from '../core/clock.ts';
import { SECOND_MS } from '../core/duration.ts';
import type { Log } from '../core/log.ts';
import { toSendError } from './rest-problem.ts';

/** Discord does not accept the token: restarting will not help. */
export class TokenRefusedError extends Error {
  override readonly name = 'TokenRefusedError';
  constructor(options?: ErrorOptions) {
    super(
      'Discord refused the token. Copy a fresh one from the Bot page of the developer portal into DISCORD_TOKEN.',
      options,
    );
  }
}

/** Discord ended the connection and takes no new one, for a reason other than the token. */
export class GatewayClosedError extends Error {
  override readonly name = 'GatewayClosedError';
}

/** The close code of a token that is not accepted; discord.js tells codes as plain numbers. */
const AUTHENTICATION_FAILED: number = GatewayCloseCodes.AuthenticationFailed;

/** Waits between two attempts to reach Discord; the last one repeats. */
const BACKOFF_MS: readonly number[] = [1, 5, 20, 60].map(seconds => seconds * SECOND_MS);

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
 * Logs in and resolves with the ready client, trying again while Discord cannot be reached. Throws `TokenRefusedError`
 * after the first refusal, since each refused attempt counts against this address. Resolves with `undefined` when
 * aborted.
 */
export async function connect(
  client: Client,
  token: string,
  using: { clock: Clock; log: Log; signal: AbortSignal },
): Promise<Client<true> | undefined> {
  const { clock, log, signal } = using;
  client.on(Events.Error, error => log.error('gateway error', { error }));
  client.on(Events.ShardError, error => log.error('gateway connection failed', { error }));
  client.on(Events.ShardReconnecting, () => log.warn('gateway lost, reconnecting'));
  client.on(Events.ShardResume, () => log.info('gateway resumed'));
  client.rest.on(RESTEvents.InvalidRequestWarning, ({ count }) =>
    log.warn('many requests were refused', { count }),
  );

  for (let attempt = 0; !signal.aborted; attempt += 1) {
    try {
      const ready = new Promise<Client<true>>(resolve => client.once(Events.ClientReady, resolve));
      await client.login(token);
      return await ready;
    } catch (error) {
      if (isRefusal(error)) {
        throw new TokenRefusedError({ cause: error });
      }
      const waitMs = BACKOFF_MS[Math.min(attempt, BACKOFF_MS.length - 1)] ?? 0;
      log.error('Discord cannot be reached', { why: toSendError(error).message, waitMs });
      await clock.wait(waitMs, signal);
    }
  }
  return undefined;
}

function isRefusal(error: unknown): boolean {
  if (error instanceof DiscordAPIError) return error.status === 401;
  return error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid;
}
