import { DiscordAPIError, HTTPError, RESTJSONErrorCodes } from 'discord.js';
import { SendError, type SendProblem } from '../core/delivery.ts';

const GONE: ReadonlySet<number | string> = new Set([
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.UnknownGuild,
]);

/**
 * What an error of the REST client means for a message on its way. The text names Discord's code and words only: the
 * error itself carries the request's URL and body, which may hold tokens.
 */
export function toSendError(error: unknown): SendError {
  if (error instanceof SendError) return error;
  if (error instanceof DiscordAPIError) {
    const { status, code } = error;
    return new SendError(
      problemOf(status, code),
      `Discord answered ${status} (code ${code}): ${error.message}`,
    );
  }
  if (error instanceof HTTPError) {
    return new SendError(
      error.status === 401 ? 'unauthorized' : 'unavailable',
      `Discord answered ${error.status} ${error.message}`,
    );
  }
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return new SendError('unavailable', `Discord did not answer (${reason})`);
}

function problemOf(status: number, code: number | string): SendProblem {
  if (status === 401) return 'unauthorized';
  if (GONE.has(code)) return 'gone';
  if (status === 403) return 'forbidden';
  if (status >= 500) return 'unavailable';
  return 'refused';
}
