import type { Delivery } from '../core/delivery/delivery.ts';
import type { ClaimOptions, DeliveryStore } from '../core/delivery/delivery-store.ts';
import type { Clock } from '../core/time/clock.ts';
import { SECOND_MS } from '../core/time/duration.ts';
import type { WorkShares } from '../core/work-shares.ts';
import type { Lanes } from './lanes.ts';
import type { Turns } from '../usecases/turns.ts';

/** After this time a claim counts as abandoned. A delivery that is claimed again is read back before it is sent. */
const LEASE_MS = 90 * SECOND_MS;

/** Work in a lane; `ended` settles when it has ended or is slow. */
export interface StartedWork {
  readonly ended: Promise<void>;
}

/** Claims deliveries and starts work on them, each in the lane of its channel. */
export interface ClaimedWork {
  /** Starts to attempt the delivery longest due, or the given one; `undefined` if none is due whose channel is free. */
  startAttempt(id?: number): Promise<StartedWork | undefined>;
  /** Starts to look for a delivery in state `unknown`. */
  startLooking(): Promise<StartedWork | undefined>;
}

export interface ClaimedWorkOptions {
  readonly deliveries: Pick<DeliveryStore, 'claim' | 'claimUnknown'>;
  readonly lanes: Lanes;
  /** Two claims at a time could both find a channel free. */
  readonly inTurn: Turns;
  readonly clock: Pick<Clock, 'now'>;
  /** The owner of the claims: no other process has the same. */
  readonly owner: string;
  /** Returns which work this process does first. */
  readonly shares: () => WorkShares;
  readonly attempt: (delivery: Delivery) => Promise<void>;
  readonly look: (delivery: Delivery) => Promise<void>;
}

export function createClaimedWork(options: ClaimedWorkOptions): ClaimedWork {
  const { deliveries, lanes, inTurn, clock, owner, shares, attempt, look } = options;

  async function claimAndRun(
    claim: (options: ClaimOptions) => Promise<Delivery | undefined>,
    work: (delivery: Delivery) => Promise<void>,
  ): Promise<StartedWork | undefined> {
    const now = clock.now();
    const claimed = await claim({
      owner,
      now,
      leaseUntil: now + LEASE_MS,
      exceptTargets: lanes.busyChannels(),
      guilds: shares().guilds,
    });
    return claimed && { ended: lanes.run(claimed.target.id, () => work(claimed)) };
  }

  return {
    startAttempt: id =>
      inTurn(() => claimAndRun(at => deliveries.claim(id === undefined ? at : { ...at, id }), attempt)),
    startLooking: () => inTurn(() => claimAndRun(at => deliveries.claimUnknown(at), look)),
  };
}
