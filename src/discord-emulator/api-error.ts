import { RESTJSONErrorCodes as Code } from 'discord-api-types/v10';

/** The nested `errors` object of an "Invalid Form Body" response (docs, "Error Messages"). */
export interface FormErrors {
  [key: string]: FormErrors | FieldError[];
}

/** One error of one field. `code` is a word such as `BASE_TYPE_MAX_LENGTH`. */
export interface FieldError {
  readonly code: string;
  readonly message: string;
}

/** A request that Discord refuses, with Discord's own wording. The REST layer turns it into an HTTP response. */
export class ApiError extends Error {
  /** HTTP status. */
  readonly status: number;
  /** Discord's JSON error code; 0 if the error has none of its own. */
  readonly code: number;
  readonly errors: FormErrors | undefined;
  /** Seconds until the request can be retried. Set for status 429 only. */
  readonly retryAfter: number | undefined;

  constructor(status: number, code: number, message: string, errors?: FormErrors, retryAfter?: number) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.code = code;
    this.errors = errors;
    this.retryAfter = retryAfter;
  }

  /** Returns the HTTP headers of the response, with names in lower case. */
  headers(): Readonly<Record<string, string>> {
    return this.retryAfter === undefined
      ? {}
      : { 'retry-after': String(Math.ceil(this.retryAfter)), 'x-ratelimit-scope': 'user' };
  }

  /** Returns the JSON body of the response. */
  body(): {
    readonly message: string;
    readonly code: number;
    readonly errors?: FormErrors;
    readonly retry_after?: number;
    readonly global?: false;
  } {
    return {
      message: this.message,
      code: this.code,
      ...(this.errors === undefined ? {} : { errors: this.errors }),
      // docs, "Exceeding A Rate Limit".
      ...(this.retryAfter === undefined ? {} : { retry_after: this.retryAfter, global: false }),
    };
  }
}

/** HTTP status, code and message of each error (docs, "JSON Error Codes"). */
const API_ERRORS = {
  unauthorized: [401, Code.GeneralError, '401: Unauthorized'],
  notFound: [404, Code.GeneralError, '404: Not Found'],
  methodNotAllowed: [405, Code.GeneralError, '405: Method Not Allowed'],
  unknownChannel: [404, Code.UnknownChannel, 'Unknown Channel'],
  unknownGuild: [404, Code.UnknownGuild, 'Unknown Guild'],
  unknownMember: [404, Code.UnknownMember, 'Unknown Member'],
  unknownMessage: [404, Code.UnknownMessage, 'Unknown Message'],
  unknownUser: [404, Code.UnknownUser, 'Unknown User'],
  unknownEmoji: [400, Code.UnknownEmoji, 'Unknown Emoji'],
  unknownTag: [404, Code.UnknownTag, 'Unknown Tag'],
  unknownWebhook: [404, Code.UnknownWebhook, 'Unknown Webhook'],
  unknownScheduledEvent: [404, Code.UnknownGuildScheduledEvent, 'Unknown Guild Scheduled Event'],
  unknownInteraction: [404, Code.UnknownInteraction, 'Unknown interaction'],
  unknownCommand: [404, Code.UnknownApplicationCommand, 'Unknown application command'],
  unknownApplication: [404, Code.UnknownApplication, 'Unknown Application'],
  tooManyPins: [
    400,
    Code.MaximumNumberOfPinsReachedForTheChannel,
    'Maximum number of pins reached for the channel (250)',
  ],
  tooManyReactions: [403, Code.MaximumNumberOfReactionsReached, 'Maximum number of reactions reached (20)'],
  tooManyCommands: [
    400,
    Code.MaximumNumberOfApplicationCommandsReached,
    'Maximum number of application commands reached (100)',
  ],
  tooManyScheduledEvents: [
    400,
    Code.MaximumNumberOfUncompletedGuildScheduledEventsReached,
    'Maximum number of uncompleted guild scheduled events reached (100)',
  ],
  pollVotingBlocked: [400, Code.PollVotingBlocked, 'Poll voting blocked'],
  pollExpired: [400, Code.PollExpired, 'Poll expired'],
  pollNotEditable: [400, Code.CannotEditAPollMessage, 'Cannot edit a poll message'],
  noPollMessage: [400, Code.CannotExpireANonPollMessage, 'Cannot expire a non-poll message'],
  // Seen as 400, not 429 (Rapptz/discord.py#9439).
  tooManyCommandCreates: [
    400,
    Code.MaximumDailyApplicationCommandCreatesReached,
    'Max number of daily application command creates has been reached (200)',
  ],
  // Seen as 403 (davidhozic/discord-advertisement-framework#82).
  dmsTooFast: [403, Code.OpeningDirectMessagesTooFast, 'You are opening direct messages too fast.'],
  fileTooLarge: [413, Code.RequestEntityTooLarge, 'Request entity too large'],
  forumChannel: [400, Code.CannotSendAMessageInAForumChannel, 'Cannot send a message in a forum channel'],
  tagRequired: [
    400,
    Code.TagRequiredToCreateAForumPostInThisChannel,
    'A tag is required to create a forum post in this channel',
  ],
  tooManyFollowUps: [
    400,
    Code.ThisInteractionHasHitTheMaximumNumberOfFollowUpMessages,
    'This interaction has hit the maximum number of follow-up messages',
  ],
  tooManyOldEdits: [
    429,
    Code.MaximumNumberOfEditsToMessagesOlderThanOneHourReached,
    'Maximum number of edits to messages older than 1 hour reached. Try again later.',
  ],
  alreadyAcknowledged: [
    400,
    Code.InteractionHasAlreadyBeenAcknowledged,
    'Interaction has already been acknowledged.',
  ],
  missingAccess: [403, Code.MissingAccess, 'Missing Access'],
  dmChannel: [403, Code.CannotExecuteActionOnDMChannel, 'Cannot execute action on a DM channel'],
  notYourMessage: [
    403,
    Code.CannotEditMessageAuthoredByAnotherUser,
    'Cannot edit a message authored by another user',
  ],
  emptyMessage: [400, Code.CannotSendAnEmptyMessage, 'Cannot send an empty message'],
  closedDm: [403, Code.CannotSendMessagesToThisUser, 'Cannot send messages to this user'],
  missingPermissions: [403, Code.MissingPermissions, 'Missing Permissions'],
  systemMessage: [403, Code.CannotExecuteActionOnSystemMessage, 'Cannot execute action on a system message'],
  wrongChannelType: [
    400,
    Code.CannotExecuteActionOnThisChannelType,
    'Cannot execute action on this channel type',
  ],
  invalidWebhookToken: [401, Code.InvalidWebhookToken, 'Invalid Webhook Token'],
  tooOldForBulkDelete: [
    400,
    Code.OneOfTheMessagesProvidedWasTooOldForBulkDelete,
    'You can only bulk delete messages that are under 14 days old.',
  ],
  archivedThread: [400, Code.InvalidActionOnArchivedThread, 'Thread is archived'],
  invalidSticker: [400, Code.InvalidStickerSent, 'Invalid sticker sent'],
  invalidJson: [400, Code.RequestBodyContainsInvalidJSON, 'The request body contains invalid JSON.'],
  noMutualGuild: [
    403,
    Code.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds,
    'Cannot send messages to this user due to having no mutual guilds',
  ],
  reactionBlocked: [403, Code.ReactionWasBlocked, 'Reaction blocked'],
  replyWithoutHistory: [
    403,
    Code.CannotReplyWithoutPermissionToReadMessageHistory,
    'Cannot reply without permission to read message history',
  ],
  threadExists: [
    400,
    Code.ThreadAlreadyCreatedForMessage,
    'A thread has already been created for this message',
  ],
  threadLocked: [403, Code.ThreadLocked, 'Thread is locked'],
  internalError: [500, Code.GeneralError, '500: Internal Server Error'],
  // The docs define no response for a guild in an outage; real outages return 5xx.
  outage: [503, Code.GeneralError, '503: Service Unavailable'],
} as const satisfies Record<string, readonly [number, number, string]>;

/** The name of an error without nested field errors. */
export type ApiErrorName = keyof typeof API_ERRORS;

/** Creates an error for the caller to throw. @param retryAfter seconds until a retry can succeed, for status 429 */
export function apiError(name: ApiErrorName, retryAfter?: number): ApiError {
  const [status, code, message] = API_ERRORS[name];
  return new ApiError(status, code, message, undefined, retryAfter);
}
