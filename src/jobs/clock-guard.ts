import { setImmediate } from 'node:timers/promises';
import type { Log } from '../core/log.ts';
import type { MetadataStore } from '../core/metadata.ts';
import type { ScheduleStore } from '../core/schedule/schedule-store.ts';
import { firstSlotAfter } from '../core/schedule/slots.ts';
import type { UnitOfWork } from '../core/stores.ts';
import { MINUTE_MS } from '../core/time/duration.ts';
import { firstSubscriptionSlot } from '../core/watch/subscription-slots.ts';
import { nextOpenSlot } from '../usecases/next-open-slot.ts';
import { ifZoneKnown } from './known-zone.ts';

/** Clocks that are set by the network differ by far less; `Date` headers are exact to a second. */
const MAX_DIFFERENCE_MS = MINUTE_MS;

/** How often the time is stored. */
const STORE_EVERY_MS = 5 * MINUTE_MS;

/** Later than any retry of a delivery is due: it was made due by a clock that was ahead. */
const MAX_WAIT_MS = 10 * MINUTE_MS;

/** Schedules of one transaction: other events are handled between two of them. */
const SCHEDULES_PER_STEP = 50;

/** Keeps a wrong clock from deciding slots. */
export interface ClockGuard {
  /**
   * Returns whether slots may be decided at `now`: not while the clock is behind the newest time that is stored. Once
   * Discord's clock agrees with it, that time was the wrong one, and what lies ahead is computed again from `now`.
   */
  check(now: number): Promise<boolean>;
  /** Whether the last check found the clock behind. */
  isHolding(): boolean;
}

export interface ClockGuardOptions {
  readonly metadata: Pick<MetadataStore, 'get' | 'set'>;
  readonly unitOfWork: UnitOfWork;
  /** Returns the time by Discord's clock, ms since the epoch; `undefined` while it is unknown. */
  readonly discordTime: () => number | undefined;
  readonly log: Log;
}

/** Creates a guard that has checked nothing yet. */
export function createClockGuard({ metadata, unitOfWork, discordTime, log }: ClockGuardOptions): ClockGuard {
  let isHolding = false;
  let isDifferenceLogged = false;

  /** Logs a clock that differs from Discord's, once until they agree again. */
  function logDifference(now: number): void {
    const differenceMs = now - (discordTime() ?? now);
    const isDifferent = Math.abs(differenceMs) > MAX_DIFFERENCE_MS;
    if (isDifferent && !isDifferenceLogged) log.error('clock_differs', { differenceMs });
    isDifferenceLogged = isDifferent;
  }

  return {
    async check(now) {
      logDifference(now);
      const stored = Number((await metadata.get('clock')) ?? now - STORE_EVERY_MS);
      if (now >= stored - MAX_DIFFERENCE_MS) {
        if (now - stored >= STORE_EVERY_MS) await metadata.set('clock', String(now));
        isHolding = false;
        return true;
      }
      const actual = discordTime();
      if (actual === undefined || Math.abs(actual - now) > MAX_DIFFERENCE_MS) {
        if (!isHolding) log.error('clock_behind', { behindMs: stored - now });
        isHolding = true;
        return false;
      }
      const moved = await correctTimes(unitOfWork, now);
      log.warn('clock_corrected', { behindMs: stored - now, slots: moved });
      isHolding = false;
      return true;
    },
    isHolding: () => isHolding,
  };
}

/** Computes again from `now` what a clock that was ahead has put into the future, or skipped there. Returns how many slots moved. */
async function correctTimes(unitOfWork: UnitOfWork, now: number): Promise<number> {
  const ids = (await unitOfWork(({ schedules }) => schedules.all())).map(({ id }) => id);
  let moved = 0;
  for (let start = 0; start < ids.length; start += SCHEDULES_PER_STEP) {
    const step = ids.slice(start, start + SCHEDULES_PER_STEP);
    moved += await unitOfWork(async ({ schedules }) => {
      let movedHere = 0;
      for (const id of step) if (await correctSlot(id, now, schedules)) movedHere += 1;
      return movedHere;
    });
    await setImmediate();
  }
  moved += await correctSubscriptions(unitOfWork, now);
  // Last: what was interrupted before is done again.
  await unitOfWork(async ({ metadata, deliveries }) => {
    await deliveries.bringForward(now, now + MAX_WAIT_MS);
    await metadata.set('clock', String(now));
  });
  return moved;
}

/** Moves the next slot of a schedule back, if one comes before it. Returns whether it moved. */
async function correctSlot(id: number, now: number, schedules: ScheduleStore): Promise<boolean> {
  const schedule = await schedules.get(id);
  // Without its time zone, a schedule has no next slot: it is paused.
  const next = schedule && ifZoneKnown(() => firstSlotAfter(schedule, now));
  if (!next || next.dueAt >= schedule.next.dueAt) return false;
  await schedules.reopenSkipped(id, next.date);
  const open = await nextOpenSlot(schedule, now, schedules);
  await schedules.advance(id, open);
  return open.date !== schedule.next.date;
}

/** Moves the next slots of subscriptions back, where one comes before. Returns how many moved. */
async function correctSubscriptions(unitOfWork: UnitOfWork, now: number): Promise<number> {
  let moved = 0;
  for (let afterId = 0; ;) {
    const after = afterId;
    const { page, movedHere } = await unitOfWork(async ({ subscriptions }) => {
      const all = await subscriptions.all(after, SCHEDULES_PER_STEP);
      let advanced = 0;
      for (const { id, userId, next: stored, ...spec } of all) {
        const next = firstSubscriptionSlot(spec, userId, now);
        if (next.dueAt >= stored.dueAt) continue;
        await subscriptions.advance(id, next);
        advanced += 1;
      }
      return { page: all, movedHere: advanced };
    });
    moved += movedHere;
    const last = page.at(-1);
    if (!last || page.length < SCHEDULES_PER_STEP) return moved;
    afterId = last.id;
    await setImmediate();
  }
}
