import type { MessageBody } from '../message/message-body.ts';
import type { PaperId } from '../paper/paper.ts';

/**
 * `pending` was never tried; `sending` was, and may already stand in the channel; the others are final. `unknown` means that
 * nobody can tell whether it was posted, so it is not sent again.
 */
export type DeliveryState = 'pending' | 'sending' | 'sent' | 'failed' | 'unknown';

/** One message of a slot on its way or posted. */
export interface Delivery {
  readonly id: number;
  readonly scheduleId: number;
  readonly channelId: string;
  /** The message as JSON text, frozen when the delivery was written. */
  readonly body: string;
  /** 22 characters derived from the delivery's key: the same on every attempt, also after a restart. */
  readonly nonce: string;
  readonly paperIds: readonly PaperId[];
  readonly state: DeliveryState;
  /** Times it was claimed, this one included. */
  readonly attempts: number;
  /** When it was first claimed, ms since the epoch. */
  readonly claimedAt: number | null;
  /**
   * The channel's newest message just before the first send (`'0'` in an empty channel): a read-back starts there.
   * `UNREADABLE` where the channel may not be read, `null` as long as nothing was sent.
   */
  readonly floor: string | null;
  readonly messageId: string | null;
  /** Why it failed, in words for an admin. */
  readonly problem: string | null;
}

/** Stands for the floor of a channel that the bot may not read. */
export const UNREADABLE = 'unreadable';

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
  /** Puts a delivery into the outbox. */
  add(delivery: NewDelivery): Promise<Delivery>;
  get(id: number): Promise<Delivery | undefined>;
  /** Claims the delivery due longest, of those due by `dueBy`, or exactly the given one, until `leaseUntil`. */
  claim(at: { now: number; dueBy: number; leaseUntil: number; id?: number }): Promise<Delivery | undefined>;
  setFloor(id: number, floor: string): Promise<void>;
  /** Hands a claimed delivery back, to be claimed again at `notBefore`. */
  retryLater(id: number, notBefore: number): Promise<void>;
  settle(
    id: number,
    end: { state: 'sent'; messageId: string } | { state: 'failed' | 'unknown'; problem: string },
  ): Promise<void>;
  /** Makes every delivery that a dead process left claimed due again. */
  releaseClaims(): Promise<void>;
  /** Whether a schedule has deliveries of its slots that are not final; posts by hand do not count. */
  isBusy(scheduleId: number): Promise<boolean>;
  /** When the next delivery that is not final is due, `undefined` if there is none. */
  nextDueAt(): Promise<number | undefined>;
}

/** Why Discord did not take a message; decides what happens next. */
export type SendProblem =
  /** The channel or its server no longer exists. */
  | 'gone'
  /** The bot may not post there. */
  | 'forbidden'
  /** Discord refuses this very message. */
  | 'refused'
  /** The bot's token is not accepted. */
  | 'unauthorized'
  /** No answer, or an answer of a broken server: the message may or may not have been posted. */
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

/** Where a post is: `unclear` when more was written in the channel since than is ever read. */
export type PostSearch =
  | { readonly kind: 'found'; readonly messageId: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unclear' };

/** What delivering needs of Discord. Every method throws `SendError`. */
export interface ChannelSender {
  /** Posts once; a repeat with the same nonce within a few minutes answers the message already there. `body` is JSON. */
  send(channelId: string, body: string, nonce: string): Promise<{ messageId: string }>;
  /** The newest message of the channel, `'0'` in an empty one. */
  newestMessage(channelId: string): Promise<string>;
  /** Looks for our message after `floor` with a component whose custom_id holds `mark`. */
  findPosted(channelId: string, floor: string, mark: string): Promise<PostSearch>;
}
