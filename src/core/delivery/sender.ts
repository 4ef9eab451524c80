/** Why a message could not be sent. */
export type SendProblem =
  /** The channel or its server no longer exists. */
  | 'gone'
  /** The bot may not post there. */
  | 'forbidden'
  /** Nothing can be posted there: a locked or archived thread, a forum, or another kind of channel. */
  | 'closed'
  /** The user accepts no direct messages from the bot. */
  | 'dmClosed'
  /** Discord rejects this message. */
  | 'refused'
  /** An earlier attempt had posted it, and the message was deleted since. */
  | 'deleted'
  /** The bot's token is not accepted. */
  | 'unauthorized'
  /** Discord accepts no requests for a while, such as by a rate limit: nothing was done, and `retryAfterMs` says when it may be. */
  | 'rateLimited'
  /** No response, or a 5xx response: the message may or may not have been posted. */
  | 'unavailable';

interface SendErrorOptions extends ErrorOptions {
  readonly retryAfterMs?: number;
  readonly isGlobal?: boolean;
}

/** Thrown by a `ChannelSender`; the message is for the operator. */
export class SendError extends Error {
  override readonly name = 'SendError';
  readonly problem: SendProblem;
  /** For `rateLimited`: how long to wait before the next request to the same channel, ms; else 0. */
  readonly retryAfterMs: number;
  /** For `rateLimited`: whether no request may be sent before, to any channel. */
  readonly isGlobal: boolean;
  constructor(problem: SendProblem, message: string, options?: SendErrorOptions) {
    super(message, options);
    this.problem = problem;
    this.retryAfterMs = options?.retryAfterMs ?? 0;
    this.isGlobal = options?.isGlobal ?? false;
  }
}

/** The result of a search for a post; `unclear` if too many messages have followed to read them all. */
export type PostSearch =
  /** `customIds`: those of its components, at any depth. */
  | { readonly kind: 'found'; readonly messageId: string; readonly customIds?: readonly string[] }
  /** `newestId`: the newest message that was read. `ownTexts`: see `PostMark.readsTexts`. */
  | { readonly kind: 'absent'; readonly newestId?: string; readonly ownTexts?: readonly string[] }
  | { readonly kind: 'unclear' };

/** How to recognize a post that an earlier attempt may have made. */
export interface PostMark {
  /** The nonce of the delivery, which custom_ids of its message contain. */
  readonly mark: string;
  /** The body that was sent, for messages without custom_ids. */
  readonly body: string;
  /** Whether the texts of the bot's other messages are wanted if it is not found. */
  readonly readsTexts?: boolean;
}

/**
 * The requests for messages in channels. Every method throws `SendError`, a rate limit included: none waits until a limit
 * has passed.
 */
export interface ChannelSender {
  /** Posts `body` (JSON). Repeated with the same nonce within a few minutes, it returns the existing message. */
  send(channelId: string, body: string, nonce: string): Promise<{ messageId: string }>;
  /** Returns the id of a message in the channel, as new as is known without a request. */
  knownMessage(channelId: string): string | undefined;
  /** Returns the id of the channel's newest message, `'0'` in an empty channel. */
  newestMessage(channelId: string): Promise<string>;
  /** Searches the messages after `floor` for one of the bot. */
  findPosted(channelId: string, floor: string, post: PostMark): Promise<PostSearch>;
}

/** The requests for posts in forums. The id of such a post is also that of its first message and of its thread. */
export interface ForumSender {
  /** Makes a post of `body` (JSON). Discord knows no nonce here: repeated, there are two. */
  post(forumId: string, body: string): Promise<{ messageId: string }>;
  /** Returns the id of the forum's newest post, as far as one page shows; `'0'` without any. */
  newestPost(forumId: string): Promise<string>;
  /** Searches the open and archived posts after `floor` for one of the bot. */
  findPosted(forumId: string, floor: string, post: PostMark): Promise<PostSearch>;
}

/** The requests for direct messages; those of `ChannelSender` post and know messages in their channels. */
export interface DirectMessageSender {
  /** Returns the channel of direct messages with a user, which is opened if need be. */
  open(userId: string): Promise<string>;
  newestMessage(channelId: string): Promise<string>;
  findPosted(channelId: string, floor: string, post: PostMark): Promise<PostSearch>;
}

/** The Discord requests that deliveries need, for all targets; they fail as those of `ChannelSender` do. */
export interface DeliverySender extends ChannelSender {
  readonly forums: ForumSender;
  readonly directMessages: DirectMessageSender;
  /** Starts a thread under a message; the thread that it has already counts as this one. */
  startThread(channelId: string, messageId: string, body: string): Promise<void>;
}
