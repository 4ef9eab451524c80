import fc from 'fast-check';
import {
  SCHEDULE_DEFAULTS,
  SCHEDULE_FORMATS,
  SCHEDULE_ORDERS,
  SCHEDULE_SUBJECTS,
  type Schedule,
} from '../../../src/core/schedule/schedule.ts';
import type { LastPost, ScheduleEntry } from '../../../src/views/schedule/schedule-entry.ts';
import { anyText } from '../paper-arbitrary.ts';

/** A schedule as most servers have one. */
export const aSchedule: Schedule = {
  ...SCHEDULE_DEFAULTS,
  id: 3,
  guildId: '1000000000000000001',
  channelId: '123456789012345678',
  what: 'archive',
  timezone: 'Europe/Berlin',
  query: 'dogs',
  category: 'cs.RO',
  createdBy: '3000000000000000001',
  createdAt: 1_794_000_000_000,
  editedBy: '3000000000000000001',
  pausedReason: null,
  pausedBy: null,
  pausedUntil: null,
  roleProblem: null,
  next: { date: '2026-11-23', dueAt: 1_795_000_000_999 },
};

const instant = fc.integer({ min: 0, max: 4e12 });
const member = fc.constant('223456789012345678');
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });

/** Any schedule, with hostile texts. */
export const anySchedule: fc.Arbitrary<Schedule> = fc.record({
  id: fc.nat(),
  guildId: fc.constant('1000000000000000001'),
  channelId: fc.constant('123456789012345678'),
  time: fc.constant('09:00'),
  timezone: fc.constantFrom('Europe/Berlin', 'America/Argentina/ComodRivadavia'),
  days: fc.constantFrom([1, 2, 3, 4, 5, 6] as const, [1, 2, 3, 4, 5] as const),
  what: fc.constantFrom(...SCHEDULE_SUBJECTS),
  query: maybe(anyText),
  category: maybe(anyText),
  author: maybe(anyText),
  organization: maybe(anyText),
  minVotes: maybe(fc.nat()),
  sort: fc.constantFrom(...SCHEDULE_ORDERS),
  count: fc.integer({ min: 1, max: 10 }),
  format: fc.constantFrom(...SCHEDULE_FORMATS),
  thread: fc.boolean(),
  empty: fc.constantFrom('silent' as const, 'note' as const),
  repeat: fc.constantFrom('never' as const, '30d' as const),
  roleId: maybe(member),
  intro: maybe(anyText),
  picture: fc.boolean(),
  preset: maybe(fc.constant('arxiv' as const)),
  createdBy: member,
  createdAt: instant,
  editedBy: member,
  pausedReason: maybe(anyText),
  pausedBy: maybe(member),
  pausedUntil: maybe(instant),
  roleProblem: maybe(anyText),
  next: instant.map(dueAt => ({ date: '2026-11-21', dueAt })),
});

/** The last post of a schedule, in any state. */
export const anyLastPost: fc.Arbitrary<LastPost> = fc.record({
  state: fc.constantFrom('pending', 'sending', 'sent', 'sent_deleted', 'failed', 'skipped_late', 'unknown'),
  slotDueAt: instant,
  channelId: maybe(fc.constant('123456789012345678')),
  messageId: maybe(fc.constant('423456789012345678')),
  problem: maybe(anyText),
});

/** Any schedule as the list shows it. */
export const anyEntry: fc.Arbitrary<ScheduleEntry> = fc.record({
  schedule: anySchedule,
  subject: fc.constantFrom(...SCHEDULE_SUBJECTS),
  lastPost: fc.option(anyLastPost, { nil: undefined }),
});
