import { HOUR_MS, MINUTE_MS } from '../core/time/duration.ts';
import type { Log } from '../core/log.ts';
import type { Schedule, Slot } from '../core/schedule/schedule.ts';
import type { PaperIndex } from '../core/search/search.ts';
import { slotAfterDate } from '../core/schedule/slots.ts';
import { localDate } from '../core/time/calendar.ts';
import type { Stores, UnitOfWork } from '../core/stores.ts';
import { postSlot, type DecidedSlot } from '../usecases/post-slot.ts';

/** A digest that comes this much later than its slot says so; a process restarted within it owes no excuse. */
const LATE_MS = 15 * MINUTE_MS;

/** After this long a missed digest is no longer made up for, however long its period is. */
const MAX_LATENESS_MS = 6 * HOUR_MS;

export interface Scheduler {
  /** Decides every slot that is due; deliveries are then in the outbox. */
  tick(now: number): Promise<void>;
  /** Posts a schedule by hand; uses up no slot. `runId` names this run, so that a repeat does not post again. */
  run(schedule: Schedule, runId: string, now: number): Promise<DecidedSlot | undefined>;
}

/** Turns due schedules into deliveries. It asks the store what is due and keeps nothing in memory. */
export function openScheduler(using: {
  stores: Pick<Stores, 'schedules' | 'deliveries'>;
  unitOfWork: UnitOfWork;
  index: PaperIndex;
  log: Log;
}): Scheduler {
  const { stores, unitOfWork, index, log } = using;

  async function runDue(schedule: Schedule, now: number): Promise<void> {
    const { missed, current, next } = dueSlots(schedule, now);
    const busy = await stores.deliveries.isBusy(schedule.id);
    const lateness = now - current.dueAt;
    const tooLate = lateness > Math.min(MAX_LATENESS_MS, (next.dueAt - current.dueAt) / 2);
    const skipped = tooLate ? [...missed, current] : missed;

    if (tooLate || busy) {
      await unitOfWork(async tx => {
        for (const slot of skipped) await tx.schedules.decide(schedule.id, slot.date, 'skipped_late', now);
        if (!tooLate) await tx.schedules.decide(schedule.id, current.date, 'skipped_overlap', now);
        await tx.schedules.advance(schedule.id, next);
      });
      log.warn('slot skipped', {
        schedule: schedule.id,
        slot: current.date,
        why: tooLate ? 'late' : 'overlap',
        lateMs: lateness,
        channel: schedule.channelId,
      });
      return;
    }

    if (missed.length > 0) {
      await unitOfWork(async tx => {
        for (const slot of missed) await tx.schedules.decide(schedule.id, slot.date, 'skipped_late', now);
      });
    }
    const decided = await postSlot(
      schedule,
      {
        slot: current.date,
        day: current.date,
        next,
        ...(lateness > LATE_MS ? { lateSince: current.dueAt } : {}),
      },
      { unitOfWork, index, now },
    );
    log.info('slot decided', {
      schedule: schedule.id,
      slot: current.date,
      channel: schedule.channelId,
      outcome: decided?.outcome ?? 'decided before',
      papers: decided?.delivery?.paperIds.length ?? 0,
    });
  }

  return {
    async tick(now) {
      for (const schedule of await stores.schedules.due(now)) {
        try {
          await runDue(schedule, now);
        } catch (error) {
          // One schedule's trouble (a zone that is gone, a full disk) must not hold the others up; it stays due.
          log.error('slot failed', { schedule: schedule.id, slot: schedule.next.date, error });
        }
      }
    },

    run(schedule, runId, now) {
      return postSlot(
        schedule,
        { slot: `run:${runId}`, day: localDate(now, schedule.timezone) },
        { unitOfWork, index, now },
      );
    },
  };
}

/** The due slots of a schedule: those before the newest one were missed. */
function dueSlots(schedule: Schedule, now: number): { missed: Slot[]; current: Slot; next: Slot } {
  const missed: Slot[] = [];
  let current = schedule.next;
  let next = slotAfterDate(schedule, current.date);
  while (next.dueAt <= now) {
    missed.push(current);
    current = next;
    next = slotAfterDate(schedule, current.date);
  }
  return { missed, current, next };
}
