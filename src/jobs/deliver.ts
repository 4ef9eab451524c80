import type { ClaimOptions, Delivery, SendError } from '../core/schedule/delivery.ts';
import { SECOND_MS } from '../core/time/duration.ts';
import { attemptDelivery, type AttemptContext } from './attempt-delivery.ts';
import { nextStep } from './delivery-step.ts';
import { createLanes } from './lanes.ts';
import { lookAgain } from './look-again.ts';
import { recordStep, type RecordStepContext } from './record-delivery.ts';
import { createTurns } from './turns.ts';

/** After this time a claim counts as abandoned. A delivery that is claimed again is read back before it is sent. */
const LEASE_MS = 90 * SECOND_MS;

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
  /** Resolves when the attempts in progress have ended or are slow, within a few seconds. */
  stop(): Promise<void>;
}

export interface DelivererOptions extends RecordStepContext, AttemptContext {
  readonly stores: RecordStepContext['stores'] & AttemptContext['stores'];
  /** Whether anything may be sent but answers; true by default. */
  readonly canSend?: () => boolean;
  /** Called when Discord refuses the token: nothing can be sent any more. */
  readonly onUnauthorized: (error: SendError) => void;
}

/** Work in a lane; `ended` settles when it has ended or is slow. */
interface Started {
  readonly ended: Promise<void>;
}

/**
 * Creates the deliverer, which posts deliveries from the outbox to Discord, each exactly once, whichever process dies at
 * whatever time. Between claim and record a message may be in the channel without our knowing; so a delivery that was
 * attempted before is searched for in the channel (after `floor`, by the nonce in its buttons) and only posted when it
 * is not there.
 */
export function createDeliverer(options: DelivererOptions): Deliverer {
  const { stores, clock, wireClock, log, canSend = () => true } = options;
  const onError = (error: unknown) => log.error('background_work_failed', { error });
  const lanes = createLanes({ clock: wireClock, onLateError: onError });
  /** After a stop, slow attempts are no longer recorded: their deliveries are read back after the next start. */
  let isStopped = false;
  /** Until then, Discord limits the rate of all requests. */
  let limitedUntil = 0;
  // Two claims at a time could both find a channel free; and fifty posts may be answered at the same time.
  const inTurn = createTurns();

  /** Claims a delivery and starts work on it in a lane; `undefined` if none is due whose channel is free. */
  async function claimAndRun(
    claim: (options: ClaimOptions) => Promise<Delivery | undefined>,
    work: (delivery: Delivery) => Promise<void>,
  ): Promise<Started | undefined> {
    const now = clock.now();
    const claimed = await claim({ now, leaseUntil: now + LEASE_MS, exceptChannels: lanes.busyChannels() });
    return claimed && { ended: lanes.run(claimed.channelId, () => work(claimed)) };
  }

  const start = (id?: number) =>
    inTurn(() =>
      claimAndRun(at => stores.deliveries.claim(id === undefined ? at : { ...at, id }), attemptAndRecord),
    );
  const startLooking = () =>
    inTurn(() =>
      claimAndRun(
        at => stores.deliveries.claimUnknown(at),
        delivery => lookAgain(delivery, options),
      ),
    );

  /** Starts what is due while there are free lanes. Calls back with each attempt; returns whether there was one. */
  async function startAll(onStarted: (ended: Promise<void>) => void, signal?: AbortSignal): Promise<boolean> {
    let hasStarted = false;
    const canStart = () => !signal?.aborted && !lanes.isFull() && limitedUntil <= clock.now() && canSend();
    while (canStart()) {
      const started = (await start()) ?? (await startLooking());
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
    const error = outcome.kind === 'error' ? outcome.error : undefined;
    if (error?.isGlobal) limitedUntil = clock.now() + error.retryAfterMs;
    const step = nextStep(delivery, outcome, clock.now());
    await inTurn(() => recordStep(delivery, step, error, options));
    if (error?.problem === 'unauthorized') options.onUnauthorized(error);
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
        // What ended meanwhile may have freed a channel for the next one.
        if (wasIdle && !hasStarted) break;
        if (lanes.inUse() > 0) await lanes.nextFree();
      }
      if (failures.length > 0) throw failures[0];
    },

    async deliver(id) {
      const started = await start(id);
      await started?.ended;
      return stores.deliveries.get(id);
    },

    async nextDueAt() {
      const dueAt = await stores.deliveries.nextDueAt();
      return dueAt === undefined ? undefined : Math.max(dueAt, limitedUntil);
    },

    async stop() {
      while (lanes.inUse() > 0) await lanes.nextFree();
      isStopped = true;
    },
  };
}
