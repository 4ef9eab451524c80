import fc from 'fast-check';
import type { MessageBody } from '../../../src/core/message/message-body.ts';
import type { Paper } from '../../../src/core/paper/paper.ts';
import type { Weekday } from '../../../src/core/time/weekdays.ts';
import { SUBSCRIPTION_SUBJECTS, type Subscription } from '../../../src/core/watch/subscription.ts';
import { PAUSED_REASONS, WATCH_RHYTHMS, type Watch, type WatchPlace } from '../../../src/core/watch/watch.ts';
import { userSettings } from '../../../src/views/notice/user-settings.ts';
import { subscriptionList, subscriptionSaved } from '../../../src/views/watch/subscription-list.ts';
import type { WatchEntry } from '../../../src/views/watch/watch-entry.ts';
import { watchList, WATCHES_PER_PAGE } from '../../../src/views/watch/watch-list.ts';
import { watchPaused, watchResumed } from '../../../src/views/watch/watch-paused.ts';
import { watchPreview } from '../../../src/views/watch/watch-preview.ts';
import { watchRemoved, watchSaved } from '../../../src/views/watch/watch-saved.ts';
import { anyPaper, anyText } from '../paper-arbitrary.ts';

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const instant = fc.integer({ min: 0, max: 4e12 });
const member = '223456789012345678';
const places: readonly WatchPlace[] = [
  { kind: 'dm' },
  { kind: 'channel', guildId: '1000000000000000001', channelId: '123456789012345678' },
];
const zone = fc.constantFrom('Europe/Berlin', 'America/Argentina/ComodRivadavia');

const anyWatch: fc.Arbitrary<Watch> = fc.record({
  id: fc.nat(),
  userId: fc.constant(member),
  words: maybe(anyText),
  author: maybe(anyText),
  organization: maybe(anyText),
  category: maybe(anyText),
  minVotes: maybe(fc.nat()),
  deliver: fc.constantFrom(...WATCH_RHYTHMS),
  where: fc.constantFrom(...places),
  timezone: maybe(zone),
  createdAt: instant,
  pausedReason: maybe(fc.constantFrom(...PAUSED_REASONS)),
  sinceRev: fc.nat(),
  rev: fc.nat(),
});

const anyEntry: fc.Arbitrary<WatchEntry> = fc.record({
  watch: anyWatch,
  timezone: zone,
  isOwn: fc.boolean(),
});

const anySubscription: fc.Arbitrary<Subscription> = fc.record({
  id: fc.nat(),
  userId: fc.constant(member),
  what: fc.constantFrom(...SUBSCRIPTION_SUBJECTS),
  time: fc.constant('09:00'),
  days: fc.constantFrom<readonly Weekday[]>([1, 2, 3, 4, 6, 7], [1]),
  count: fc.integer({ min: 1, max: 10 }),
  timezone: zone,
  createdAt: instant,
  pausedReason: maybe(fc.constantFrom(...PAUSED_REASONS)),
  next: instant.map(dueAt => ({ date: '2026-11-21', dueAt })),
});

type ViewArbitrary = fc.Arbitrary<{ readonly body: MessageBody; readonly shown: readonly Paper[] }>;
const notes = fc.array(anyText);
const plain = (body: MessageBody) => ({ body, shown: [] });

/** The messages about watches, subscriptions and the settings of a user, of any input. */
export const watchViews: readonly [string, ViewArbitrary][] = [
  [
    'watches',
    fc
      .tuple(
        fc.uniqueArray(anyEntry, { maxLength: WATCHES_PER_PAGE, selector: ({ watch }) => watch.id }),
        fc.nat(20),
        fc.nat(3),
      )
      .map(([entries, offset, paused]) =>
        plain(
          watchList({
            entries,
            total: entries.length === 0 ? 0 : offset + entries.length,
            offset,
            undeliverable: paused,
            pausedSubscriptions: paused,
          }),
        ),
      ),
  ],
  [
    'saved watch',
    fc
      .tuple(anyEntry, notes, fc.boolean())
      .map(([entry, texts, asksTimezone]) =>
        plain(watchSaved(entry, { title: 'Watch added', notes: texts, asksTimezone })),
      ),
  ],
  ['removed watch', fc.tuple(anyWatch, instant).map(([watch, until]) => plain(watchRemoved(watch, until)))],
  ['paused watch', anyWatch.map(watch => plain(watchPaused(watch)))],
  ['resumed watch', anyWatch.map(watch => plain(watchResumed(watch)))],
  [
    'preview of a watch',
    fc
      .tuple(anyWatch, fc.array(anyPaper, { maxLength: 8 }), fc.boolean())
      .map(([watch, found, isComplete]) => ({
        body: watchPreview(watch, { found, isComplete }),
        shown: found,
      })),
  ],
  [
    'subscriptions',
    fc
      .uniqueArray(anySubscription, { maxLength: 4, selector: ({ id }) => id })
      .map(all => plain(subscriptionList(all))),
  ],
  [
    'saved subscription',
    fc
      .tuple(anySubscription, notes, fc.boolean())
      .map(([each, texts, asksTimezone]) =>
        plain(subscriptionSaved(each, { isChanged: !asksTimezone, notes: texts, asksTimezone })),
      ),
  ],
  [
    'settings of a user',
    fc
      .tuple(maybe(zone), fc.boolean(), notes)
      .map(([timezone, publicSaves, texts]) =>
        plain(userSettings({ timezone, publicSaves }, { isChanged: publicSaves, notes: texts })),
      ),
  ],
];
