import type { Delivery } from '../../core/delivery/delivery.ts';
import type { ChannelAccess } from '../../core/message/channel-access.ts';
import type { Stores } from '../../core/stores.ts';
import type { CancelReason, DeliveryStep } from '../delivery-step.ts';

/** The stores that say what a delivery is sent for, and what it shows. */
export type PrepareStores = Pick<
  Stores,
  | 'deliveries'
  | 'schedules'
  | 'papers'
  | 'watches'
  | 'watchFinds'
  | 'subscriptions'
  | 'libraryImports'
  | 'serverSettings'
  | 'submissions'
  | 'drafts'
  | 'clubs'
  | 'wall'
  | 'discussions'
>;

export interface PrepareContext {
  readonly stores: PrepareStores;
  readonly channelAccess: Pick<ChannelAccess, 'mayPost' | 'isOpenToAll'>;
  readonly now: number;
  /** The texts of the bot's messages since a backup was made, if the delivery may have been posted before it was restored. */
  readonly ownTexts?: readonly string[] | undefined;
}

/** The body to send now, or why the delivery is not to be sent any more. */
export type Prepared = { readonly body: string } | { readonly cancelled: CancelReason };

/** A message that was sent. */
export interface SentMessage {
  readonly messageId: string;
  /** The custom_ids of its components, if it was found in the channel. */
  readonly customIds?: readonly string[] | undefined;
}

export interface RecordContext {
  /** Those of the transaction that records the delivery. */
  readonly stores: Stores;
  readonly channelAccess: Pick<ChannelAccess, 'missing' | 'ownerId' | 'guildOf' | 'mayBeServedElsewhere'>;
  readonly now: number;
}

/** What the deliveries of one kind of origin need before they are sent, and what follows when they have ended. */
export interface OriginPolicy {
  /**
   * Called right before a delivery is sent. Throws `SendError` if it is known that Discord would refuse it: no request needs
   * to find that out.
   */
  prepare(delivery: Delivery, context: PrepareContext): Promise<Prepared>;
  /** Called in the transaction that records a message as sent. `delivery` is read again: its body may be another one now. */
  recordSent(delivery: Delivery, sent: SentMessage, context: RecordContext): Promise<void>;
  /** Called in the transaction that records a failure. Returns whether that paused what the delivery was sent for. */
  recordFailed(
    delivery: Delivery,
    step: Extract<DeliveryStep, { kind: 'failed' }>,
    context: RecordContext,
  ): Promise<boolean>;
  /** Called in the transaction that records a delivery as skipped because it was late. */
  recordSkippedLate(delivery: Delivery, context: RecordContext): Promise<void>;
  /** Called in the transaction that records that the message was deleted: its own, or the one that a thread was to be under. */
  recordSentDeleted?(delivery: Delivery, context: RecordContext): Promise<void>;
}

/** For deliveries from which nothing follows when they have ended. */
export const NO_CONSEQUENCES: Omit<OriginPolicy, 'prepare'> = {
  recordSent: async () => undefined,
  recordFailed: async () => false,
  recordSkippedLate: async () => undefined,
};
