import type { Clock } from '../core/time/clock.ts';
import { MINUTE_MS, SECOND_MS } from '../core/time/duration.ts';
import type { Log } from '../core/log.ts';
import { RegistrationError } from './registration-error.ts';
import { toSendError } from './rest-problem.ts';
import { TokenRefusedError } from './token-refused.ts';

/** Waits before the commands are registered again; the last one repeats. */
const RETRY_WAITS_MS: readonly number[] = [
  SECOND_MS,
  5 * SECOND_MS,
  20 * SECOND_MS,
  MINUTE_MS,
  10 * MINUTE_MS,
];

/**
 * Registers the commands, again and again until Discord has accepted them: until then those that are registered go on
 * working. Resolves with Discord's response, or with `undefined` when aborted, or when Discord rejects the commands
 * themselves: that is logged, and they are registered again at the next start. Throws `TokenRefusedError` and
 * `RegistrationError`, which no retry can mend.
 */
export async function registerUntilAccepted(
  register: () => Promise<unknown>,
  { clock, log, signal }: { readonly clock: Clock; readonly log: Log; readonly signal: AbortSignal },
): Promise<unknown> {
  for (let attempt = 0; !signal.aborted; attempt += 1) {
    try {
      return await register();
    } catch (error) {
      if (error instanceof RegistrationError) throw error;
      const { problem, message, retryAfterMs } = toSendError(error);
      if (problem === 'unauthorized') throw new TokenRefusedError({ cause: error });
      if (problem !== 'unavailable' && problem !== 'rateLimited') {
        log.error('commands_refused', { why: message, registeredAgain: 'at the next start' });
        return undefined;
      }
      const backoffMs = RETRY_WAITS_MS[Math.min(attempt, RETRY_WAITS_MS.length - 1)] ?? 0;
      const waitMs = Math.max(backoffMs, retryAfterMs);
      log.error('commands_not_registered', { why: message, waitMs });
      await clock.wait(waitMs, signal);
    }
  }
  return undefined;
}
