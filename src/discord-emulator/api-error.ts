/** The nested `errors` object of an "Invalid Form Body" answer (docs, "Error Messages"). */
export interface FormErrors {
  [key: string]: FormErrors | FieldError[];
}

/** One problem of one field. */
export interface FieldError {
  readonly code: string;
  readonly message: string;
}

/** A refusal as Discord words it; the REST layer turns it into an HTTP answer. */
export class ApiError extends Error {
  /** HTTP status. */
  readonly status: number;
  /** Discord's JSON error code. */
  readonly code: number;
  readonly errors: FormErrors | undefined;
  /** With 429: after how many seconds it can be tried again. */
  readonly retryAfter: number | undefined;

  constructor(status: number, code: number, message: string, errors?: FormErrors, retryAfter?: number) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.code = code;
    this.errors = errors;
    this.retryAfter = retryAfter;
  }

  /** The HTTP headers it takes; names in lower case. */
  headers(): Readonly<Record<string, string>> {
    return this.retryAfter === undefined
      ? {}
      : { 'retry-after': String(Math.ceil(this.retryAfter)), 'x-ratelimit-scope': 'user' };
  }

  /** The JSON body of the answer. */
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
      // docs, "Rate Limits", exceeding one.
      ...(this.retryAfter === undefined ? {} : { retry_after: this.retryAfter, global: false }),
    };
  }
}

/** HTTP status, code and text of each refusal (docs, "JSON Error Codes"). */
const REFUSALS = {
  unauthorized: [401, 0, '401: Unauthorized'],
  notFound: [404, 0, '404: Not Found'],
  methodNotAllowed: [405, 0, '405: Method Not Allowed'],
  unknownChannel: [404, 10003, 'Unknown Channel'],
  unknownGuild: [404, 10004, 'Unknown Guild'],
  unknownMember: [404, 10007, 'Unknown Member'],
  unknownMessage: [404, 10008, 'Unknown Message'],
  unknownUser: [404, 10013, 'Unknown User'],
  unknownEmoji: [400, 10014, 'Unknown Emoji'],
  unknownTag: [404, 10087, 'Unknown Tag'],
  unknownWebhook: [404, 10015, 'Unknown Webhook'],
  unknownInteraction: [404, 10062, 'Unknown interaction'],
  unknownCommand: [404, 10063, 'Unknown application command'],
  unknownApplication: [404, 10002, 'Unknown Application'],
  tooManyPins: [400, 30003, 'Maximum number of pins reached for the channel (250)'],
  tooManyReactions: [403, 30010, 'Maximum number of reactions reached (20)'],
  tooManyCommands: [400, 30032, 'Maximum number of application commands reached (100)'],
  // Seen as 400, not 429 (Rapptz/discord.py#9439).
  tooManyCommandCreates: [
    400,
    30034,
    'Max number of daily application command creates has been reached (200)',
  ],
  // Seen as 403 (davidhozic/discord-advertisement-framework#82).
  dmsTooFast: [403, 40003, 'You are opening direct messages too fast.'],
  fileTooLarge: [413, 40005, 'Request entity too large'],
  forumChannel: [400, 40058, 'Cannot send a message in a forum channel'],
  tagRequired: [400, 40067, 'A tag is required to create a forum post in this channel'],
  tooManyFollowUps: [400, 40094, 'This interaction has hit the maximum number of follow-up messages'],
  tooManyOldEdits: [
    429,
    30046,
    'Maximum number of edits to messages older than 1 hour reached. Try again later.',
  ],
  alreadyAcknowledged: [400, 40060, 'Interaction has already been acknowledged.'],
  missingAccess: [403, 50001, 'Missing Access'],
  dmChannel: [403, 50003, 'Cannot execute action on a DM channel'],
  notYourMessage: [403, 50005, 'Cannot edit a message authored by another user'],
  emptyMessage: [400, 50006, 'Cannot send an empty message'],
  closedDm: [403, 50007, 'Cannot send messages to this user'],
  missingPermissions: [403, 50013, 'Missing Permissions'],
  systemMessage: [403, 50021, 'Cannot execute action on a system message'],
  wrongChannelType: [400, 50024, 'Cannot execute action on this channel type'],
  invalidWebhookToken: [401, 50027, 'Invalid Webhook Token'],
  tooOldForBulkDelete: [400, 50034, 'You can only bulk delete messages that are under 14 days old.'],
  archivedThread: [400, 50083, 'Thread is archived'],
  invalidSticker: [400, 50081, 'Invalid sticker sent'],
  invalidJson: [400, 50109, 'The request body contains invalid JSON.'],
  noMutualGuild: [403, 50278, 'Cannot send messages to this user due to having no mutual guilds'],
  reactionBlocked: [403, 90001, 'Reaction blocked'],
  replyWithoutHistory: [403, 160002, 'Cannot reply without permission to read message history'],
  threadExists: [400, 160004, 'A thread has already been created for this message'],
  threadLocked: [403, 160005, 'Thread is locked'],
  // Discord tells of no answer for a guild in an outage; 5xx is what its outages look like.
  outage: [503, 0, '503: Service Unavailable'],
} as const satisfies Record<string, readonly [number, number, string]>;

/** The name of a refusal that carries no nested errors. */
export type Refusal = keyof typeof REFUSALS;

/** Makes the error of a refusal. @param retryAfter seconds, for those that end by themselves */
export function refuse(refusal: Refusal, retryAfter?: number): ApiError {
  const [status, code, message] = REFUSALS[refusal];
  return new ApiError(status, code, message, undefined, retryAfter);
}
