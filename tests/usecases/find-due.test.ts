import fc from 'fast-check';
import { expect, it } from 'vitest';
import { firstSlotAfter } from '../../src/core/schedule/slots.ts';
import { WEEKDAYS } from '../../src/core/time/weekdays.ts';
import { createFindDueAt } from '../../src/usecases/find-due.ts';

const ZONES = [
  'UTC',
  'Asia/Tokyo',
  'America/New_York',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'Europe/Berlin',
];

it('a digest is due at the first slot of its recipient, whatever was computed for others before', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2027-01-01') }),
      fc.array(
        fc.record({
          recipientId: fc.string({ maxLength: 4 }),
          timezone: fc.constantFrom(...ZONES),
          rhythm: fc.constantFrom('daily', 'weekly'),
        }),
        { minLength: 1, maxLength: 5 },
      ),
      (now, asked) => {
        const dueAt = createFindDueAt(now);
        for (const { recipientId, timezone, rhythm } of asked) {
          const days = rhythm === 'daily' ? WEEKDAYS : ([1] as const);
          const slot = firstSlotAfter({ guildId: recipientId, time: '09:00', timezone, days }, now);
          expect(dueAt(rhythm, { recipientId, timezone })).toBe(slot.dueAt);
        }
      },
    ),
  );
});

it('a digest within the five minutes over which a slot is spread comes with this slot, or with the next one', () => {
  const nine = Date.parse('2026-11-23T09:00:00Z');
  for (let second = 0; second <= 300; second += 20) {
    const now = nine + second * 1_000;
    for (const recipientId of ['a', 'b', 'c', '']) {
      const slot = firstSlotAfter(
        { guildId: recipientId, time: '09:00', timezone: 'UTC', days: WEEKDAYS },
        now,
      );
      expect(createFindDueAt(now)('daily', { recipientId, timezone: 'UTC' })).toBe(slot.dueAt);
    }
  }
});

it('a zone that no longer exists counts as UTC', () => {
  const dueAt = createFindDueAt(Date.parse('2026-11-23T00:00:00Z'));
  expect(dueAt('daily', { recipientId: 'a', timezone: 'Mars/Olympus' })).toBe(
    dueAt('daily', { recipientId: 'a', timezone: 'UTC' }),
  );
});
