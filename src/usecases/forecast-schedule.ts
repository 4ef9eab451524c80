import { setImmediate } from 'node:timers/promises';
import type { PaperId } from '../core/paper/paper.ts';
import type { ScheduleSpec } from '../core/schedule/schedule.ts';
import { firstSlotAfter, slotAfterDate } from '../core/schedule/slots.ts';
import { DAY_MS } from '../core/time/duration.ts';
import type { ForecastSlot } from '../views/schedule/schedule-forecast.ts';
import { choosePapers, type ChoiceContext } from './choose-papers.ts';
import { NO_SUBMISSIONS } from './submitted-papers.ts';

/** Long enough for some weekly slots, and for weekends. */
export const FORECAST_DAYS = 30;

/**
 * Replays a schedule over the last `FORECAST_DAYS` before `now` (ms since the epoch), as if its channel had been empty before.
 * Returns what it would have posted, oldest slot first: papers that a slot posts are not chosen again within the schedule's `repeat`. It chooses from the corpus of today by the same
 * rules as a slot, writes nothing, and handles other events between two slots.
 */
export async function forecastSchedule(
  spec: ScheduleSpec,
  now: number,
  corpus: Pick<ChoiceContext, 'papers' | 'index' | 'serverTrends'>,
): Promise<ForecastSlot[]> {
  const given = new Map<PaperId, number>();
  const channelHistory: ChoiceContext['channelHistory'] = {
    given: async (_channelId, since) =>
      new Set([...given].filter(([, at]) => since === null || at > since).map(([id]) => id)),
  };
  const slots: ForecastSlot[] = [];
  let slot = firstSlotAfter(spec, now - FORECAST_DAYS * DAY_MS);
  while (slot.dueAt <= now) {
    const at = { day: slot.date, now: slot.dueAt, since: slots.at(-1)?.date };
    const chosen = await choosePapers(spec, at, { ...corpus, channelHistory, submissions: NO_SUBMISSIONS });
    for (const { id } of chosen.papers) given.set(id, slot.dueAt);
    slots.push({ date: slot.date, papers: chosen.papers.length });
    slot = slotAfterDate(spec, slot.date);
    await setImmediate();
  }
  return slots;
}
