import { DiscordAPIError, HTTPError, RateLimitError, RESTJSONErrorCodes } from 'discord.js';
import { SendError, type SendProblem } from '../core/delivery/sender.ts';
import { MINUTE_MS } from '../core/time/duration.ts';

/** How long to wait where Discord accepts nothing for now, and does not say until when. */
const BUSY_WAIT_MS = MINUTE_MS;

const INVALID_FORM_CODES: ReadonlySet<number | string> = new Set([
  RESTJSONErrorCodes.InvalidFormBodyOrContentType,
  RESTJSONErrorCodes.CannotSendAnEmptyMessage,
]);

const NO_MEMBER_CODES: ReadonlySet<number | string> = new Set([
  RESTJSONErrorCodes.UnknownMember,
  RESTJSONErrorCodes.UnknownUser,
]);

/** What Discord's codes say about a message, whatever the status of the response (docs, "JSON Error Codes"). */
const PROBLEM_BY_CODE: ReadonlyMap<number | string, SendProblem> = new Map<number, SendProblem>([
  [RESTJSONErrorCodes.UnknownChannel, 'gone'],
  [RESTJSONErrorCodes.UnknownGuild, 'gone'],
  // A post whose nonce is that of a message deleted since (docs, "Create Message").
  [RESTJSONErrorCodes.UnknownMessage, 'deleted'],
  [RESTJSONErrorCodes.ThreadLocked, 'closed'],
  [RESTJSONErrorCodes.InvalidActionOnArchivedThread, 'closed'],
  [RESTJSONErrorCodes.CannotSendAMessageInAForumChannel, 'closed'],
  [RESTJSONErrorCodes.TagRequiredToCreateAForumPostInThisChannel, 'closed'],
  [RESTJSONErrorCodes.CannotSendMessagesInNonTextChannel, 'closed'],
  [RESTJSONErrorCodes.ChannelVerificationLevelTooHighForYouToGainAccess, 'closed'],
  [RESTJSONErrorCodes.CannotExecuteActionOnThisChannelType, 'closed'],
  [RESTJSONErrorCodes.MaximumActiveThreads, 'closed'],
  [RESTJSONErrorCodes.CannotSendMessagesToThisUser, 'dmClosed'],
  [RESTJSONErrorCodes.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds, 'dmClosed'],
  [RESTJSONErrorCodes.OpeningDirectMessagesTooFast, 'rateLimited'],
  [RESTJSONErrorCodes.MaximumNumberOfEditsToMessagesOlderThanOneHourReached, 'rateLimited'],
  [RESTJSONErrorCodes.MessageWasBlockedByAutomaticModeration, 'refused'],
  [RESTJSONErrorCodes.TitleWasBlockedByAutomaticModeration, 'refused'],
  [RESTJSONErrorCodes.MessageBlockedByHarmfulLinksFilter, 'refused'],
  [RESTJSONErrorCodes.ActionCannotBePerformedDueToSlowmodeRateLimit, 'rateLimited'],
  [RESTJSONErrorCodes.ChannelSendRateLimit, 'rateLimited'],
  [RESTJSONErrorCodes.ServerSendRateLimit, 'rateLimited'],
  [RESTJSONErrorCodes.MaximumDailyApplicationCommandCreatesReached, 'rateLimited'],
  [RESTJSONErrorCodes.SendMessagesHasBeenTemporarilyDisabled, 'rateLimited'],
  [RESTJSONErrorCodes.FeatureTemporarilyDisabledServerSide, 'rateLimited'],
  [RESTJSONErrorCodes.ServiceResourceIsBeingRateLimited, 'rateLimited'],
  [RESTJSONErrorCodes.CloudflareIsBlockingYourRequest, 'rateLimited'],
  [RESTJSONErrorCodes.APIResourceOverloaded, 'rateLimited'],
]);

/** The error of @discordjs/rest for each request after a 401: it drops the token then. */
const NO_TOKEN_MESSAGE = 'Expected token to be set';

/**
 * Converts an error of the REST client. The text contains only Discord's code and message: the error itself contains the
 * request's URL and body, which may contain tokens.
 */
export function toSendError(error: unknown): SendError {
  if (error instanceof SendError) return error;
  if (error instanceof RateLimitError) {
    const { method, retryAfter, global } = error;
    return new SendError('rateLimited', `Discord limits the rate of ${method} requests there`, {
      retryAfterMs: retryAfter,
      isGlobal: global,
    });
  }
  if (error instanceof DiscordAPIError) {
    const { status, code } = error;
    // Discord's own errors have a numeric code; one without is a proxy's and says nothing about the message.
    const problem = typeof code === 'number' || status === 401 ? toProblem(status, code) : 'unavailable';
    return new SendError(problem, `Discord answered ${status} (code ${code}): ${error.message}`, {
      retryAfterMs: problem === 'rateLimited' ? BUSY_WAIT_MS : 0,
    });
  }
  if (error instanceof HTTPError) {
    return new SendError(
      error.status === 401 ? 'unauthorized' : 'unavailable',
      `Discord answered ${error.status} ${error.message}`,
    );
  }
  if (error instanceof Error && error.message.startsWith(NO_TOKEN_MESSAGE)) {
    return new SendError('unauthorized', 'the REST client has dropped a token that Discord refused');
  }
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return new SendError('unavailable', `Discord did not answer (${reason})`);
}

/** Resolves as the work does. Throws its error as `SendError`. */
export async function asSendError<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toSendError(error);
  }
}

/** Returns whether an error is a response of Discord with this code (docs, "JSON Error Codes"). */
export function hasErrorCode(error: unknown, code: RESTJSONErrorCodes): boolean {
  return error instanceof DiscordAPIError && error.code === code;
}

/** Returns whether Discord answered that a user is no member of a server. */
export function isNoMember(error: unknown): boolean {
  return error instanceof DiscordAPIError && NO_MEMBER_CODES.has(error.code);
}

/** Returns true if Discord rejected the form of the request (docs, "JSON Error Codes"). */
export function isInvalidForm(error: unknown): boolean {
  return error instanceof DiscordAPIError && INVALID_FORM_CODES.has(error.code);
}

function toProblem(status: number, code: number | string): SendProblem {
  if (status === 401) return 'unauthorized';
  // After an error of the server, the message may have been stored.
  if (status >= 500 || status === 408) return 'unavailable';
  return PROBLEM_BY_CODE.get(code) ?? (status === 403 ? 'forbidden' : 'refused');
}
