import { Temporal } from 'temporal-polyfill';
import { fnv1a } from '../text/hash.ts';
import type { ScheduleSpec, Slot } from './schedule.ts';

type Timing = Pick<ScheduleSpec, 'guildId' | 'time' | 'timezone' | 'days'>;

/** Slots of the same minute are spread over this long, by guild, so that a busy minute stays within Discord's rate. */
export const SPREAD_MS = 5 * 60_000;

/** How long after a guild's slot times its posts go out; the same for every schedule of the guild. */
export function spreadOf(guildId: string): number {
  return fnv1a(guildId) % SPREAD_MS;
}

/** The first slot that is due after the given instant (ms since the epoch). */
export function firstSlotAfter(timing: Timing, instant: number): Slot {
  const { timezone } = timing;
  // A slot can be due up to the spread after its date began, so the search starts a day early.
  const start = Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(timezone)
    .toPlainDate()
    .subtract({ days: 1 });
  return firstMatching(timing, start, slot => slot.dueAt > instant);
}

/** The slot of the given local date, whatever weekday it is. */
export function slotOfDate(timing: Timing, date: string): Slot {
  return slotOn(timing, Temporal.PlainDate.from(date));
}

/** The slot that follows the given local date. */
export function slotAfterDate(timing: Timing, date: string): Slot {
  return firstMatching(timing, Temporal.PlainDate.from(date).add({ days: 1 }), () => true);
}

function firstMatching(timing: Timing, start: Temporal.PlainDate, wanted: (slot: Slot) => boolean): Slot {
  const days: ReadonlySet<number> = new Set(timing.days);
  // Two weeks hold every weekday twice; more dates would only be tried for a schedule without days.
  for (let offset = 0; offset < 15; offset += 1) {
    const date = start.add({ days: offset });
    if (!days.has(date.dayOfWeek)) continue;
    const slot = slotOn(timing, date);
    if (wanted(slot)) return slot;
  }
  throw new RangeError(`a schedule needs at least one weekday, got ${JSON.stringify(timing.days)}`);
}

function slotOn({ guildId, time, timezone }: Timing, date: Temporal.PlainDate): Slot {
  // 'compatible' gives each local date exactly one instant: 02:30 in a skipped hour is read with the offset before the
  // change, 02:30 in a repeated hour is the first of the two.
  const zoned = date
    .toPlainDateTime(Temporal.PlainTime.from(time))
    .toZonedDateTime(timezone, { disambiguation: 'compatible' });
  return { date: date.toString(), dueAt: zoned.epochMilliseconds + spreadOf(guildId) };
}
