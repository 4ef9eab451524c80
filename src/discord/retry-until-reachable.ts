import { DiscordjsError, DiscordjsErrorCodes } from 'discord.js';
import { orGiveUp, untilAborted } from '../core/time/abortable.ts';
import type { Clock } from '../core/time/clock.ts';
import { RETRY_WAITS_MS } from '../core/time/retry-waits.ts';
import type { Log } from '../core/log.ts';
import { toSendError } from './rest-problem.ts';
import { TokenRefusedError } from './token-refused.ts';

/**
 * Returns the response of a request, retried for as long as Discord cannot be reached. Throws `TokenRefusedError` at the
 * first refusal of the token, since Discord counts invalid requests against this address, and throws other errors as
 * they are. Resolves with `undefined` when the signal is aborted.
 */
export async function retryUntilReachable<T>(
  request: () => Promise<T>,
  using: { clock: Clock; log: Log; signal: AbortSignal },
): Promise<T | undefined> {
  const { clock, log, signal } = using;
  for (let attempt = 0; !signal.aborted; attempt += 1) {
    try {
      return await orGiveUp(request(), settled => untilAborted(signal, settled));
    } catch (error) {
      const { problem, message, retryAfterMs } = toSendError(error);
      if (problem === 'unauthorized' || isInvalidToken(error)) throw new TokenRefusedError({ cause: error });
      if (problem !== 'unavailable' && problem !== 'rateLimited') throw error;
      // The last wait repeats.
      const waitMs = Math.max(
        retryAfterMs,
        RETRY_WAITS_MS[Math.min(attempt, RETRY_WAITS_MS.length - 1)] ?? 0,
      );
      log.error('discord_unreachable', { why: message, waitMs });
      await clock.wait(waitMs, signal);
    }
  }
  return undefined;
}

function isInvalidToken(error: unknown): boolean {
  return error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid;
}
