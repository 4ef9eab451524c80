import type { Clock } from '../core/time/clock.ts';
import type { Delivery } from '../core/schedule/delivery.ts';
import type { Schedule } from '../core/schedule/schedule.ts';
import type { Deliverer } from './deliver.ts';
import type { Scheduler } from './scheduler.ts';

/** What posting by hand came to. */
export type RunResult =
  { readonly kind: 'nothing to post' } | { readonly kind: 'delivery'; readonly delivery: Delivery };

/** Posting on request, for commands. */
export interface ManualRun {
  /** Posts a schedule now; `runId` makes a repeat harmless. */
  run(schedule: Schedule, runId: string): Promise<RunResult>;
  /** A schedule was made or changed: look at what is due. */
  reschedule(): void;
}

/** A poster over the same scheduler and outbox that the ticker uses. */
export function openManualRun(using: {
  scheduler: Scheduler;
  deliverer: Deliverer;
  clock: Clock;
  wake: () => void;
}): ManualRun {
  const { scheduler, deliverer, clock, wake } = using;
  return {
    async run(schedule, runId) {
      const decided = await scheduler.run(schedule, runId, clock.now());
      if (!decided?.delivery) return { kind: 'nothing to post' };
      const delivery = (await deliverer.deliver(decided.delivery.id)) ?? decided.delivery;
      return { kind: 'delivery', delivery };
    },
    reschedule: wake,
  };
}
