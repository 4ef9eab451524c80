import { DiscordAPIError, HTTPError, RESTJSONErrorCodes } from 'discord.js';
import { SendError, type SendProblem } from '../core/schedule/delivery.ts';

const GONE: ReadonlySet<number | string> = new Set([
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.UnknownGuild,
]);

const REFUSED_FORM: ReadonlySet<number | string> = new Set([
  RESTJSONErrorCodes.InvalidFormBodyOrContentType,
  RESTJSONErrorCodes.CannotSendAnEmptyMessage,
]);

/** What @discordjs/rest says to each request after a 401: it forgets the token then. */
const NO_TOKEN = 'Expected token to be set';

/**
 * What an error of the REST client means for a message on its way. The text names Discord's code and words only: the
 * error itself carries the request's URL and body, which may hold tokens.
 */
export function toSendError(error: unknown): SendError {
  if (error instanceof SendError) return error;
  if (error instanceof DiscordAPIError) {
    const { status, code } = error;
    // Discord's own refusals have a numbered code; an answer without is a proxy's, and says nothing of the message.
    const problem = typeof code === 'number' || status === 401 ? problemOf(status, code) : 'unavailable';
    return new SendError(problem, `Discord answered ${status} (code ${code}): ${error.message}`);
  }
  if (error instanceof HTTPError) {
    return new SendError(
      error.status === 401 ? 'unauthorized' : 'unavailable',
      `Discord answered ${error.status} ${error.message}`,
    );
  }
  if (error instanceof Error && error.message.startsWith(NO_TOKEN)) {
    return new SendError('unauthorized', 'the REST client has dropped a token that Discord refused');
  }
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return new SendError('unavailable', `Discord did not answer (${reason})`);
}

/** Whether Discord did not take the form of what it was sent (docs, "JSON Error Codes"). */
export function isRefusedForm(error: unknown): boolean {
  return error instanceof DiscordAPIError && REFUSED_FORM.has(error.code);
}

function problemOf(status: number, code: number | string): SendProblem {
  if (status === 401) return 'unauthorized';
  if (GONE.has(code)) return 'gone';
  if (status === 403) return 'forbidden';
  if (status >= 500 || status === 408) return 'unavailable';
  return 'refused';
}
