import type { MessageBody } from '../message/message-body.ts';
import type { PaperId } from '../paper/paper.ts';

/**
 * `pending`: not attempted yet. `sending`: attempted, may already be in the channel. `unknown`: it cannot be determined
 * whether it was posted, so it is not sent again, but looked for now and then. The others are final; `sent_deleted`: a
 * member deleted the message before it was recorded.
 */
export type DeliveryState =
  'pending' | 'sending' | 'sent' | 'sent_deleted' | 'failed' | 'skipped_late' | 'unknown';

/** One message of a slot, posted or still to be posted. */
export interface Delivery {
  readonly id: number;
  readonly scheduleId: number;
  readonly channelId: string;
  /** The message as JSON text, fixed when the delivery was created. */
  readonly body: string;
  /** 22 characters derived from the delivery's key: the same on every attempt, also after a restart. */
  readonly nonce: string;
  /** The papers chosen for it. */
  readonly paperIds: readonly PaperId[];
  /** The papers of `body`, in its order. */
  readonly shownIds: readonly PaperId[];
  /** The day of the list that its papers come from, if any. */
  readonly listDay: string | null;
  /** The slot that it belongs to: a local date, or `run:<interaction id>`. */
  readonly slot: string;
  /** When that slot was due, or the manual run was requested, ms since the epoch. */
  readonly slotDueAt: number;
  /** After this instant it is not posted any more, ms since the epoch. */
  readonly expiresAt: number;
  /** When its slot was decided, ms since the epoch. */
  readonly createdAt: number;
  readonly state: DeliveryState;
  /** How often Discord refused the form of the message. */
  readonly refusals: number;
  /** Number of claims, including the current one. */
  readonly attempts: number;
  /** When it was first claimed, ms since the epoch. */
  readonly claimedAt: number | null;
  /**
   * An id older than the first send (`'0'` in an empty channel): a later search for the post starts after it.
   * `UNREADABLE_FLOOR` if the bot may not read the channel, `null` before the first send.
   */
  readonly floor: string | null;
  readonly messageId: string | null;
  /** Why it failed, for an admin. */
  readonly problem: string | null;
}

/** The floor in a channel that the bot may not read. */
export const UNREADABLE_FLOOR = 'unreadable';

/** A delivery to add to the outbox; see `Delivery` for its fields. */
export interface NewDelivery {
  /** See `deliveryKey`; unique for ever. */
  readonly key: string;
  readonly scheduleId: number;
  readonly channelId: string;
  readonly body: MessageBody;
  readonly nonce: string;
  readonly paperIds: readonly PaperId[];
  readonly listDay: string | null;
  readonly slotDueAt: number;
  readonly expiresAt: number;
  readonly createdAt: number;
}

/** How a delivery ended. `unknown` is looked for again at `lookAgainAt`; `null` for never. */
export type DeliveryEnd =
  | { readonly state: 'sent'; readonly messageId: string }
  | { readonly state: 'sent_deleted' | 'failed' | 'skipped_late'; readonly problem: string }
  | { readonly state: 'unknown'; readonly problem: string; readonly lookAgainAt: number | null };

/** When and what to claim, in ms since the epoch. */
export interface ClaimOptions {
  readonly now: number;
  readonly leaseUntil: number;
  /** Deliveries to these channels are not claimed. */
  readonly exceptChannels: readonly string[];
  /** This delivery alone. */
  readonly id?: number;
}

/** The outbox. A claimed delivery is not claimed again before its lease ends or it is released. */
export interface DeliveryStore {
  /** Adds a delivery to the outbox. */
  add(delivery: NewDelivery): Promise<Delivery>;
  get(id: number): Promise<Delivery | undefined>;
  /** Claims the delivery that is due longest. */
  claim(options: ClaimOptions): Promise<Delivery | undefined>;
  /** Claims the `unknown` delivery that is to be looked for first; it stays `unknown`. */
  claimUnknown(options: Omit<ClaimOptions, 'id'>): Promise<Delivery | undefined>;
  /** Sets `Delivery.floor`. */
  setFloor(id: number, floor: string): Promise<void>;
  /** Replaces the body, before it is sent. */
  setBody(id: number, body: string, shownIds: readonly PaperId[]): Promise<void>;
  /** Releases a claimed delivery, which can be claimed again at `notBefore`. */
  retryLater(id: number, notBefore: number): Promise<void>;
  /** Undoes the claim that returned `delivery`, after an attempt that certainly posted nothing. */
  undoClaim(
    delivery: Delivery,
    changes: { readonly notBefore: number; readonly refusals: number },
  ): Promise<void>;
  /** Lets no delivery to a channel be claimed before `notBefore`. */
  postponeChannel(channelId: string, notBefore: number): Promise<void>;
  /** Records how a delivery ended. */
  settle(id: number, end: DeliveryEnd): Promise<void>;
  /** Releases every claim that a dead process left behind. */
  releaseClaims(): Promise<void>;
  /** Returns whether a schedule has deliveries of its slots that are not final; manual runs do not count. */
  isBusy(scheduleId: number): Promise<boolean>;
  /** Returns whether a message in a channel may be a delivery that was attempted since `since` and is not recorded as posted. */
  mayHavePosted(channelId: string, since: number): Promise<boolean>;
  /** Returns the message of the newest delivery that is recorded as posted, in whichever channel. */
  newestMessageId(): Promise<string | undefined>;
  /** Returns when the next delivery that is not final is due (ms); `undefined` if there is none. */
  nextDueAt(): Promise<number | undefined>;
}

/** Returns the key of a slot's delivery: `<schedule>:<slot>:<part>`; a slot has one part. */
export function deliveryKey(scheduleId: number, slot: string): string {
  return `${scheduleId}:${slot}:0`;
}

/** Returns the slot in a key. */
export function slotOfKey(key: string): string {
  return key.slice(key.indexOf(':') + 1, key.lastIndexOf(':'));
}

/** Returns whether a slot is a manual run, which uses up no date of its schedule. */
export function isManualRun(slot: string): boolean {
  return slot.startsWith('run:');
}

/** Why a message could not be sent. */
export type SendProblem =
  /** The channel or its server no longer exists. */
  | 'gone'
  /** The bot may not post there. */
  | 'forbidden'
  /** Nothing can be posted there: a locked or archived thread, a forum, or another kind of channel. */
  | 'closed'
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
  /** For `rateLimited`: whether no request may be sent before, to whichever channel. */
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
  | { readonly kind: 'found'; readonly messageId: string }
  /** `newestId`: the newest message that was read. */
  | { readonly kind: 'absent'; readonly newestId?: string }
  | { readonly kind: 'unclear' };

/**
 * The Discord requests that deliveries need. Every method throws `SendError`, a rate limit included: none waits until a
 * limit has passed.
 */
export interface ChannelSender {
  /** Posts `body` (JSON). Repeated with the same nonce within a few minutes, it returns the existing message. */
  send(channelId: string, body: string, nonce: string): Promise<{ messageId: string }>;
  /** Returns the id of a message in the channel, as new as is known without a request. */
  knownMessage(channelId: string): string | undefined;
  /** Returns the id of the channel's newest message, `'0'` in an empty channel. */
  newestMessage(channelId: string): Promise<string>;
  /** Searches the messages after `floor` for one of the bot with `mark` in a custom_id. */
  findPosted(channelId: string, floor: string, mark: string): Promise<PostSearch>;
}
