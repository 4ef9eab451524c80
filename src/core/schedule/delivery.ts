import type { MessageBody } from '../message/message-body.ts';
import type { PaperId } from '../paper/paper.ts';

/**
 * `pending`: not attempted yet. `sending`: attempted, may already be in the channel. The others are final; `unknown` means
 * that it cannot be determined whether the message was posted, so it is not sent again.
 */
export type DeliveryState = 'pending' | 'sending' | 'sent' | 'failed' | 'unknown';

/** One message of a slot, posted or still to be posted. */
export interface Delivery {
  readonly id: number;
  readonly scheduleId: number;
  readonly channelId: string;
  /** The message as JSON text, fixed when the delivery was created. */
  readonly body: string;
  /** 22 characters derived from the delivery's key: the same on every attempt, also after a restart. */
  readonly nonce: string;
  readonly paperIds: readonly PaperId[];
  readonly state: DeliveryState;
  /** Number of claims, including the current one. */
  readonly attempts: number;
  /** When it was first claimed, ms since the epoch. */
  readonly claimedAt: number | null;
  /**
   * The channel's newest message just before the first attempt (`'0'` in an empty channel): a later search for the post
   * starts after it. `UNREADABLE_FLOOR` if the bot may not read the channel, `null` before the first attempt.
   */
  readonly floor: string | null;
  readonly messageId: string | null;
  /** Why it failed, for an admin. */
  readonly problem: string | null;
}

/** The floor in a channel that the bot may not read. */
export const UNREADABLE_FLOOR = 'unreadable';

export interface NewDelivery {
  /** `<schedule>:<slot>:<part>`; unique for ever. */
  readonly key: string;
  readonly scheduleId: number;
  readonly channelId: string;
  readonly body: MessageBody;
  readonly nonce: string;
  readonly paperIds: readonly PaperId[];
  readonly createdAt: number;
}

export interface DeliveryStore {
  /** Adds a delivery to the outbox. */
  add(delivery: NewDelivery): Promise<Delivery>;
  get(id: number): Promise<Delivery | undefined>;
  /** Claims until `leaseUntil` the given delivery, or else the one longest due of those due by `dueBy`. */
  claim(at: { now: number; dueBy: number; leaseUntil: number; id?: number }): Promise<Delivery | undefined>;
  setFloor(id: number, floor: string): Promise<void>;
  /** Releases a claimed delivery, which can be claimed again at `notBefore`. */
  retryLater(id: number, notBefore: number): Promise<void>;
  settle(
    id: number,
    end: { state: 'sent'; messageId: string } | { state: 'failed' | 'unknown'; problem: string },
  ): Promise<void>;
  /** Releases every claim that a dead process left behind. */
  releaseClaims(): Promise<void>;
  /** Returns whether a schedule has deliveries of its slots that are not final; manual runs do not count. */
  isBusy(scheduleId: number): Promise<boolean>;
  /** Returns when the next delivery that is not final is due (ms); `undefined` if there is none. */
  nextDueAt(): Promise<number | undefined>;
}

/** Why a message could not be sent. */
export type SendProblem =
  /** The channel or its server no longer exists. */
  | 'gone'
  /** The bot may not post there. */
  | 'forbidden'
  /** Discord rejects this message. */
  | 'refused'
  /** The bot's token is not accepted. */
  | 'unauthorized'
  /** No response, or a 5xx response: the message may or may not have been posted. */
  | 'unavailable';

/** Thrown by a `ChannelSender`; the message is for the operator. */
export class SendError extends Error {
  override readonly name = 'SendError';
  readonly problem: SendProblem;
  constructor(problem: SendProblem, message: string, options?: ErrorOptions) {
    super(message, options);
    this.problem = problem;
  }
}

/** The result of a search for a post; `unclear` if too many messages have followed to read them all. */
export type PostSearch =
  | { readonly kind: 'found'; readonly messageId: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unclear' };

/** The Discord requests that deliveries need. Every method throws `SendError`. */
export interface ChannelSender {
  /** Posts `body` (JSON). Repeated with the same nonce within a few minutes, it returns the existing message. */
  send(channelId: string, body: string, nonce: string): Promise<{ messageId: string }>;
  /** Returns the id of the channel's newest message, `'0'` in an empty channel. */
  newestMessage(channelId: string): Promise<string>;
  /** Searches the messages after `floor` for one of the bot with `mark` in a custom_id. */
  findPosted(channelId: string, floor: string, mark: string): Promise<PostSearch>;
}
