import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  announcementAfter,
  announcementBefore,
  newestAnnouncement,
} from '../../../src/core/time/announcements.ts';
import { HOUR_MS } from '../../../src/core/time/duration.ts';

const instant = fc.date({
  min: new Date('2020-01-01T00:00Z'),
  max: new Date('2035-01-01T00:00Z'),
  noInvalidDate: true,
});

describe("arXiv's announcements", () => {
  it.each([
    ['2026-11-20T05:29:00Z', '2026-11-19', '2026-11-20T05:30:00Z'],
    ['2026-11-20T05:30:00Z', '2026-11-20', '2026-11-23T05:30:00Z'],
    ['2026-11-22T18:00:00Z', '2026-11-20', '2026-11-23T05:30:00Z'],
    ['2026-11-23T04:59:00Z', '2026-11-20', '2026-11-23T05:30:00Z'],
    // Summer time begins on 8 March and ends on 1 November, both Sundays.
    ['2026-03-07T12:00:00Z', '2026-03-06', '2026-03-09T04:30:00Z'],
    ['2026-10-31T12:00:00Z', '2026-10-30', '2026-11-02T05:30:00Z'],
  ])('at %s the newest day is %s, and the next is expected at %s', (now, newest, next) => {
    expect(newestAnnouncement(Date.parse(now))).toBe(newest);
    expect(announcementAfter(Date.parse(now))).toBe(Date.parse(next));
  });

  it('are expected on consecutive weekdays, at half past midnight in New York', () => {
    fc.assert(
      fc.property(instant, date => {
        const now = date.getTime();
        const next = announcementAfter(now);
        const local = Temporal.Instant.fromEpochMilliseconds(next).toZonedDateTimeISO('America/New_York');
        expect(next).toBeGreaterThan(now);
        expect(next - now).toBeLessThanOrEqual(74 * HOUR_MS);
        expect(local.toPlainTime().toString()).toBe('00:30:00');
        expect(local.dayOfWeek).toBeLessThanOrEqual(5);
        expect(newestAnnouncement(next)).toBe(local.toPlainDate().toString());
        expect(newestAnnouncement(next - 1)).toBe(newestAnnouncement(now));
        expect(announcementBefore(newestAnnouncement(next))).toBe(newestAnnouncement(now));
      }),
    );
  });
});
