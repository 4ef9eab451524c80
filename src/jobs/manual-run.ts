import type { Clock } from '../core/time/clock.ts';
import type { Delivery } from '../core/schedule/delivery.ts';
import type { Schedule } from '../core/schedule/schedule.ts';
import type { Deliverer } from './deliver.ts';
import type { Scheduler } from './scheduler.ts';

/** The result of a manual run; `empty` if there was nothing to post. */
export type ManualRunResult =
  { readonly kind: 'empty' } | { readonly kind: 'delivery'; readonly delivery: Delivery };

/** Posting on request, for commands. */
export interface ManualRun {
  /** Posts a schedule now; a repeat with the same `runId` posts nothing. */
  run(schedule: Schedule, runId: string): Promise<ManualRunResult>;
  /** Checks what is due, after a schedule was created or changed. */
  reschedule(): void;
}

/** Creates manual runs over the same scheduler and outbox that the ticker uses. */
export function createManualRun(options: {
  scheduler: Pick<Scheduler, 'run'>;
  deliverer: Pick<Deliverer, 'deliver'>;
  clock: Pick<Clock, 'now'>;
  wake: () => void;
}): ManualRun {
  const { scheduler, deliverer, clock, wake } = options;
  return {
    async run(schedule, runId) {
      const result = await scheduler.run(schedule, runId, clock.now());
      if (!result?.delivery) return { kind: 'empty' };
      const delivery = (await deliverer.deliver(result.delivery.id)) ?? result.delivery;
      return { kind: 'delivery', delivery };
    },
    reschedule: wake,
  };
}
