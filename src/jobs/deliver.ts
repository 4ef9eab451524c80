import type { Delivery } from '../core/delivery/delivery.ts';
import type { SendError } from '../core/delivery/sender.ts';
import { attemptDelivery, type AttemptContext } from './attempt-delivery.ts';
import type { BookmarkedPost } from './bookmark-posts.ts';
import { createClaimedWork } from './claim-work.ts';
import { nextStep, type DeliveryStep } from './delivery-step.ts';
import { createLanes } from './lanes.ts';
import { recordSearch, searchAgain } from './look-again.ts';
import { recordStep, type RecordStepContext } from './record-delivery.ts';
import { ALL_WORK, type WorkShares } from '../core/work-shares.ts';
import { createTurns } from '../usecases/turns.ts';

export interface Deliverer {
  /**
   * Starts attempts of the deliveries that are due and whose channels are free, as many as there are free lanes, and
   * resolves without waiting for them. `onFree` is called when an attempt has ended or is slow: more may be started then.
   */
  startDue(options: { readonly signal: AbortSignal; readonly onFree: () => void }): Promise<void>;
  /** Attempts deliveries until none is due, and resolves when their attempts have ended or are slow. */
  drain(): Promise<void>;
  /** Attempts one delivery now, unless its channel is busy, and returns its state when that has ended or is slow. */
  deliver(id: number): Promise<Delivery | undefined>;
  /** Returns when the next delivery can be attempted (ms); `undefined` if there is none. */
  nextDueAt(): Promise<number | undefined>;
  /** Returns whether no delivery is due and none is on its way. */
  isIdle(): Promise<boolean>;
  /** Resolves when the attempts in progress have ended or are slow, within a few seconds. */
  stop(): Promise<void>;
}

export interface DelivererOptions extends RecordStepContext, AttemptContext {
  readonly stores: RecordStepContext['stores'] & AttemptContext['stores'];
  readonly channelAccess: RecordStepContext['channelAccess'] & AttemptContext['channelAccess'];
  /** The owner of the claims of this process; see `SERVING_OWNER_PREFIX`. */
  readonly owner: string;
  /** Returns which work this process does first; by default all. */
  readonly shares?: () => WorkShares;
  /** Whether anything may be sent but answers; true by default. */
  readonly canSend?: () => boolean;
  /** Called with the result of each attempt once it is recorded, for metrics. */
  readonly onAttempted?: ((result: DeliveryStep['kind'], lateMs: number) => void) | undefined;
  /** Called with each message about papers that was posted and recorded. */
  readonly onPosted?: (post: BookmarkedPost) => void;
  /** Called when Discord refuses the token: nothing can be sent any more. */
  readonly onUnauthorized: (error: SendError) => void;
}

/**
 * Creates the deliverer, which posts deliveries from the outbox to Discord, each exactly once, whichever process dies at
 * whatever time. Between claim and record a message may be in the channel without our knowing; so a delivery that was
 * attempted before is searched for in the channel (after `floor`, by the nonce in its buttons) and only posted when it
 * is not there.
 */
export function createDeliverer(options: DelivererOptions): Deliverer {
  const { stores, owner, clock, wireClock, log, shares = () => ALL_WORK, canSend = () => true } = options;
  const onError = (error: unknown) => log.error('background_work_failed', { error });
  const lanes = createLanes({ clock: wireClock, onLateError: onError });
  /** After a stop, slow attempts are no longer recorded: their deliveries are read back after the next start. */
  let isStopped = false;
  /** Until then, Discord limits the rate of all requests. */
  let limitedUntil = 0;
  // Fifty posts may be answered at the same time.
  const inTurn = createTurns();

  const claimed = createClaimedWork({
    deliveries: stores.deliveries,
    lanes,
    inTurn,
    clock,
    owner,
    shares,
    attempt: attemptAndRecord,
    look: searchAndRecord,
  });

  const nextDueAt = () => stores.deliveries.nextDueAt(clock.now(), shares().guilds);

  /** Starts what is due while there are free lanes. Calls back with each attempt; returns whether there was one. */
  async function startAll(onStarted: (ended: Promise<void>) => void, signal?: AbortSignal): Promise<boolean> {
    let hasStarted = false;
    const canStart = () => !signal?.aborted && !lanes.isFull() && limitedUntil <= clock.now() && canSend();
    while (canStart()) {
      const started = (await claimed.startAttempt()) ?? (await claimed.startLooking());
      if (!started) break;
      hasStarted = true;
      onStarted(started.ended);
    }
    return hasStarted;
  }

  /** Attempts a claimed delivery and records what it came to. */
  async function attemptAndRecord(delivery: Delivery): Promise<void> {
    const outcome = await attemptDelivery(delivery, options);
    if (isStopped) return;
    if (outcome.kind === 'claimLost') {
      log.warn('delivery_claim_lost', { delivery: delivery.id });
      return;
    }
    const error = outcome.kind === 'error' ? outcome.error : undefined;
    if (error?.isGlobal) limitedUntil = clock.now() + error.retryAfterMs;
    const step = nextStep(delivery, outcome, clock.now());
    await inTurn(() => recordStep(delivery, step, error, options));
    if (step.kind === 'sent' && delivery.format !== null) {
      options.onPosted?.({ ...step, accessChannelId: delivery.target.id });
    }
    options.onAttempted?.(step.kind, clock.now() - delivery.slotDueAt);
    if (error?.problem === 'unauthorized') options.onUnauthorized(error);
  }

  /** Searches for a claimed delivery in state `unknown` and records what it came to. */
  async function searchAndRecord(delivery: Delivery): Promise<void> {
    const search = await searchAgain(delivery, options);
    if (!isStopped) await inTurn(() => recordSearch(delivery, search, options));
  }

  return {
    async startDue({ signal, onFree }) {
      await startAll(ended => void ended.catch(onError).finally(onFree), signal);
    },

    async drain() {
      const failures: unknown[] = [];
      while (failures.length === 0) {
        const wasIdle = lanes.inUse() === 0;
        const hasStarted = await startAll(
          ended => void ended.catch((error: unknown) => failures.push(error)),
        );
        // What has ended may have freed a channel for the next one.
        if (wasIdle && !hasStarted) break;
        if (lanes.inUse() > 0) await lanes.nextFree();
      }
      if (failures.length > 0) throw failures[0];
    },

    async deliver(id) {
      const started = await claimed.startAttempt(id);
      await started?.ended;
      return stores.deliveries.get(id);
    },

    async isIdle() {
      const dueAt = await nextDueAt();
      return lanes.inUse() === 0 && (dueAt === undefined || dueAt > clock.now());
    },

    async nextDueAt() {
      const dueAt = await nextDueAt();
      return dueAt === undefined ? undefined : Math.max(dueAt, limitedUntil);
    },

    async stop() {
      while (lanes.inUse() > 0) await lanes.nextFree();
      isStopped = true;
    },
  };
}
