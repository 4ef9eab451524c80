import type { Clock } from '../core/time/clock.ts';
import type { Delivery } from '../core/delivery/delivery.ts';
import type { Schedule } from '../core/schedule/schedule.ts';
import type { Deliverer } from './deliver.ts';
import type { Scheduler } from './scheduler.ts';

/** The result of a manual run. */
export type ManualRunResult =
  /** There was nothing to post. */
  | { readonly kind: 'empty' }
  /** Its first message, or the one that was not sent. */
  | { readonly kind: 'delivery'; readonly delivery: Delivery };

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
      const [first, ...others] = result?.deliveries ?? [];
      if (!first) return { kind: 'empty' };
      let delivery = (await deliverer.deliver(first.id)) ?? first;
      // What cannot be posted now is left to the ticker.
      for (const other of others) {
        if (delivery.state !== 'sent') break;
        const next = (await deliverer.deliver(other.id)) ?? other;
        if (next.state !== 'sent') delivery = next;
      }
      // Threads and reactions follow the messages.
      wake();
      return { kind: 'delivery', delivery };
    },
    reschedule: wake,
  };
}
