import { RateLimitError, RESTJSONErrorCodes } from 'discord.js';
import { SECOND_MS } from '../../core/time/duration.ts';
import { hasErrorCode, toSendError } from '../rest-problem.ts';
import type { RestWriter } from './answer.ts';

/** The first response has to arrive within 3 s of the interaction. */
const MAX_CALLBACK_WAIT_MS = 2.5 * SECOND_MS;

/** What follows can be sent for 15 minutes, but a user waits for it. */
const MAX_FOLLOW_UP_WAIT_MS = 60 * SECOND_MS;

/** Wait after an error of Discord's, which usually passes at once; doubled after each further one. */
const FIRST_ERROR_WAIT_MS = 250;

/**
 * Returns a writer that repeats a request as long as its response is of use: after a rate limit, and after an error of
 * Discord's or of the network where a repeat does no harm, which is everywhere but for further messages. `waitedMs` is
 * how long the interaction waited for others since it was received. Throws the last error.
 */
export function repeatResponses(rest: RestWriter, waitedMs: number): RestWriter {
  return {
    post: (route, data) =>
      isCallback(route)
        ? repeat(() => rest.post(route, data), 'callback', MAX_CALLBACK_WAIT_MS - waitedMs)
        : repeat(() => rest.post(route, data), 'message', MAX_FOLLOW_UP_WAIT_MS),
    patch: (route, data) => repeat(() => rest.patch(route, data), 'edit', MAX_FOLLOW_UP_WAIT_MS),
    delete: (route, data) => repeat(() => rest.delete(route, data), 'edit', MAX_FOLLOW_UP_WAIT_MS),
  };
}

type Kind = 'callback' | 'message' | 'edit';

async function repeat<T>(request: () => Promise<T>, kind: Kind, maxWaitMs: number): Promise<T | undefined> {
  let leftMs = maxWaitMs;
  let failures = 0;
  for (;;) {
    try {
      return await request();
    } catch (error) {
      // An earlier attempt arrived although it failed.
      if (failures > 0 && hasErrorCode(error, RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged))
        return undefined;
      const waitMs = waitBefore(error, kind, failures);
      if (waitMs === undefined || waitMs > leftMs) throw error;
      if (!(error instanceof RateLimitError)) failures += 1;
      leftMs -= waitMs;
      await new Promise<void>(resolve => setTimeout(resolve, waitMs));
    }
  }
}

/** Returns how long to wait before a request is repeated, ms; `undefined` if it must not be. */
function waitBefore(error: unknown, kind: Kind, failures: number): number | undefined {
  if (error instanceof RateLimitError) return Math.max(error.retryAfter, 1);
  const mayHelp = kind !== 'message' && toSendError(error).problem === 'unavailable';
  return mayHelp ? FIRST_ERROR_WAIT_MS * 2 ** failures : undefined;
}

function isCallback(route: string): boolean {
  return route.startsWith('/interactions/');
}
