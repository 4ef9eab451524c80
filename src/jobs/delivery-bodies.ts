import type { DeliveryStore } from '../core/delivery/delivery-store.ts';
import { DAY_MS, HOUR_MS } from '../core/time/duration.ts';
import type { ExpiringEntries } from './expiry.ts';

/**
 * How long a delivery keeps its body, ms. None is sent or searched for after a week; three more weeks are for the operator who
 * wants to see what was sent.
 */
export const DELIVERY_BODY_TTL_MS = 30 * DAY_MS;

/** Bodies dropped in one run: some ms. What is left is dropped by the runs after it. */
const BODIES_PER_RUN = 500;

/** Returns the bodies of deliveries that are done, for an expiry: all those of an hour at once, not each by itself. */
export function expiringBodies(
  deliveries: Pick<DeliveryStore, 'oldestBodyAt' | 'dropBodiesBefore'>,
): ExpiringEntries {
  return {
    async oldestCreatedAt() {
      const oldest = await deliveries.oldestBodyAt();
      return oldest === undefined ? undefined : Math.ceil(oldest / HOUR_MS) * HOUR_MS;
    },
    deleteCreatedBefore: instant => deliveries.dropBodiesBefore(instant, BODIES_PER_RUN),
  };
}
