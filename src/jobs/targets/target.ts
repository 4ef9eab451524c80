import type { Delivery } from '../../core/delivery/delivery.ts';
import type { DeliverySender, PostSearch } from '../../core/delivery/sender.ts';
import type { DeliveryStore } from '../../core/delivery/delivery-store.ts';

export interface TargetContext {
  readonly deliveries: Pick<DeliveryStore, 'get' | 'newestMessageId' | 'setChannel'>;
  readonly sender: DeliverySender;
}

/** A message that was posted. */
export interface PostedId {
  readonly messageId: string;
  readonly channelId: string;
}

/** How deliveries reach one kind of target. */
export interface Target {
  /** Whether Discord takes a repeat with the same nonce for the message that is there, within the next minutes. */
  readonly hasNonce: boolean;
  /** Searches for the post of an earlier attempt, after the delivery's floor; `undefined` if it may not be searched there. */
  find(delivery: Delivery, context: TargetContext): Promise<PostSearch | undefined>;
  /** Returns the floor of a delivery that is sent for the first time now. */
  readFloor(delivery: Delivery, context: TargetContext): Promise<string>;
  send(delivery: Delivery, body: string, context: TargetContext): Promise<PostedId>;
  /** Returns the channel of a post that was found. */
  channelOf(delivery: Delivery, messageId: string): string;
}
