import { describe, expect, it } from 'vitest';
import { SCHEDULE_DEFAULTS, type Schedule } from '../../src/core/schedule/schedule.ts';
import { slotOfDate } from '../../src/core/schedule/slots.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/core/time/duration.ts';
import { decideDueSlots } from '../../src/jobs/due-slots.ts';

const TIMING = { guildId: '1', time: '09:00', timezone: 'UTC', days: [1, 2, 3, 4, 5, 6, 7] } as const;
const NEXT = slotOfDate(TIMING, '2026-11-21');

const SCHEDULE: Schedule = {
  ...SCHEDULE_DEFAULTS,
  ...TIMING,
  id: 1,
  channelId: '2',
  createdBy: '3',
  createdAt: 0,
  editedBy: '3',
  pausedReason: null,
  pausedBy: null,
  pausedUntil: null,
  roleProblem: null,
  next: NEXT,
};

describe('decideDueSlots', () => {
  it('posts a slot that is due', () => {
    expect(decideDueSlots(SCHEDULE, false, NEXT.dueAt)).toEqual({
      current: NEXT,
      next: slotOfDate(TIMING, '2026-11-22'),
      latenessMs: 0,
      expiresAt: NEXT.dueAt + 6 * HOUR_MS,
      skipReason: undefined,
      skipped: [],
      lateSince: undefined,
    });
  });

  it('expires at a whole millisecond, halfway to the next slot', () => {
    const evening = { date: '2026-11-21', dueAt: NEXT.dueAt + 13 * HOUR_MS + 1 };
    const { expiresAt } = decideDueSlots({ ...SCHEDULE, next: evening }, false, evening.dueAt);
    expect(expiresAt).toBe(evening.dueAt + 5.5 * HOUR_MS - 1);
  });

  it('posts with a notice from a quarter of an hour on', () => {
    expect(decideDueSlots(SCHEDULE, false, NEXT.dueAt + 15 * MINUTE_MS).lateSince).toBeUndefined();
    expect(decideDueSlots(SCHEDULE, false, NEXT.dueAt + 15 * MINUTE_MS + 1).lateSince).toBe(NEXT.dueAt);
  });

  it('posts the newest slot alone after downtime', () => {
    const { current, skipped, skipReason } = decideDueSlots(SCHEDULE, false, NEXT.dueAt + 2 * DAY_MS);
    expect([current.date, skipReason]).toEqual(['2026-11-23', undefined]);
    expect(skipped).toEqual([
      { date: '2026-11-21', outcome: 'skipped_late' },
      { date: '2026-11-22', outcome: 'skipped_late' },
    ]);
  });

  it('skips what is more than six hours late, even while an earlier delivery is on its way', () => {
    const at = NEXT.dueAt + 6 * HOUR_MS;
    expect(decideDueSlots(SCHEDULE, false, at).skipReason).toBeUndefined();
    for (const isBusy of [false, true]) {
      expect(decideDueSlots(SCHEDULE, isBusy, at + 1)).toMatchObject({
        skipReason: 'late',
        skipped: [{ date: '2026-11-21', outcome: 'skipped_late' }],
      });
    }
  });

  it('skips a slot while an earlier delivery is on its way', () => {
    expect(decideDueSlots(SCHEDULE, true, NEXT.dueAt + DAY_MS)).toMatchObject({
      skipReason: 'overlap',
      skipped: [
        { date: '2026-11-21', outcome: 'skipped_late' },
        { date: '2026-11-22', outcome: 'skipped_overlap' },
      ],
    });
  });

  it('records the missed slots of two months, of a schedule that has missed years', () => {
    const { skipped, current, next } = decideDueSlots(SCHEDULE, false, NEXT.dueAt + 3_000 * DAY_MS);
    expect(skipped).toHaveLength(59);
    expect(current).toEqual(slotOfDate(TIMING, '2035-02-07'));
    expect(next).toEqual(slotOfDate(TIMING, '2035-02-08'));
  });
});
