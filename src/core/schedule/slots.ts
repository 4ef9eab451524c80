import { Temporal } from 'temporal-polyfill';
import { fnv1a } from '../text/hash.ts';
import { MINUTE_MS } from '../time/duration.ts';
import type { ScheduleSpec, Slot } from './schedule.ts';

type Timing = Pick<ScheduleSpec, 'guildId' | 'time' | 'timezone' | 'days'>;

/** Slots of the same minute are spread over this time, by guild, so that a busy minute stays within Discord's rate limit. */
export const SPREAD_MS = 5 * MINUTE_MS;

/** Returns how long after its slot time a guild's post is due; the same for every schedule of the guild. */
export function guildSpreadMs(guildId: string): number {
  return fnv1a(guildId) % SPREAD_MS;
}

/** Returns the first slot that is due after an instant (ms since the epoch). */
export function firstSlotAfter(timing: Timing, instant: number): Slot {
  const { timezone } = timing;
  // The spread can move a slot past midnight, so the search starts a day early.
  const start = Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(timezone)
    .toPlainDate()
    .subtract({ days: 1 });
  return firstMatching(timing, start, slot => slot.dueAt > instant);
}

/** Returns the slot of a local date, whether or not its weekday is among the schedule's days. */
export function slotOfDate(timing: Timing, date: string): Slot {
  return slotOn(timing, Temporal.PlainDate.from(date));
}

/** Returns the first slot after a local date. */
export function slotAfterDate(timing: Timing, date: string): Slot {
  return firstMatching(timing, Temporal.PlainDate.from(date).add({ days: 1 }), () => true);
}

/**
 * Returns the next slot of a schedule whose timing is changed at an instant (ms since the epoch), when `stored` was its next one.
 * A slot that was due, but is not decided yet, is not passed over, unless its weekday was removed: it stays due, or moves to a
 * later time of its date.
 */
export function slotAfterChange(timing: Timing, stored: Slot, instant: number): Slot {
  const { date, dueAt } = stored;
  const { dayOfWeek } = Temporal.PlainDate.from(date);
  const isKept = dueAt <= instant && timing.days.some(day => day === dayOfWeek);
  if (!isKept) return firstSlotAfter(timing, Math.min(instant, dueAt - 1));
  return { date, dueAt: Math.max(dueAt, slotOfDate(timing, date).dueAt) };
}

function firstMatching(timing: Timing, start: Temporal.PlainDate, accepts: (slot: Slot) => boolean): Slot {
  const days: ReadonlySet<number> = new Set(timing.days);
  // Two weeks contain every weekday twice, so only a schedule without days gets past them.
  for (let offset = 0; offset <= 14; offset += 1) {
    const date = start.add({ days: offset });
    if (!days.has(date.dayOfWeek)) continue;
    const slot = slotOn(timing, date);
    if (accepts(slot)) return slot;
  }
  throw new RangeError(`a schedule needs at least one weekday, got ${JSON.stringify(timing.days)}`);
}

function slotOn({ guildId, time, timezone }: Timing, date: Temporal.PlainDate): Slot {
  // 'compatible' gives each local date exactly one instant: in a skipped hour it uses the offset before the change, in
  // a repeated hour the first of the two.
  const zoned = date
    .toPlainDateTime(Temporal.PlainTime.from(time))
    .toZonedDateTime(timezone, { disambiguation: 'compatible' });
  return { date: date.toString(), dueAt: zoned.epochMilliseconds + guildSpreadMs(guildId) };
}
