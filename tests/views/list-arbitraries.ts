import fc from 'fast-check';
import type { MessageBody } from '../../src/core/message/message-body.ts';
import type { Paper } from '../../src/core/paper/paper.ts';
import { LIST_KINDS, periodOf, type ListKind, type Period, type Span } from '../../src/core/time/periods.ts';
import { help } from '../../src/views/notice/help.ts';
import { helpTopic } from '../../src/views/notice/help-topic.ts';
import { emptyList, type EmptyList } from '../../src/views/list/empty-list.ts';
import { TRENDING_PERIODS } from '../../src/core/vote/trending-score.ts';
import { periodList } from '../../src/views/list/period-list.ts';
import { trendingList } from '../../src/views/list/trending-list.ts';
import { status } from '../../src/views/notice/status.ts';
import { anyPaper, anyText } from './paper-arbitrary.ts';
import { anyLastPost, anySchedule } from './schedule/schedule-fixtures.ts';

type ViewArbitrary = fc.Arbitrary<{ readonly body: MessageBody; readonly shown: readonly Paper[] }>;

const day = (from: string, to: string) =>
  fc
    .date({ min: new Date(from), max: new Date(to), noInvalidDate: true })
    .map(date => date.toISOString().slice(0, 10));

const periodIn = (kind: ListKind, from: string, to: string): fc.Arbitrary<Period> =>
  day(from, to).map(date => {
    const period = periodOf(kind, date);
    if (!period) throw new Error(`no ${kind} period of ${date}`);
    return period;
  });

/** A period, with or without others of its kind before and after it. */
const neighbourhood = fc.constantFrom(...LIST_KINDS).chain(kind =>
  fc.record({
    older: fc.option(periodIn(kind, '0001-02-01', '1899-12-01'), { nil: undefined }),
    period: periodIn(kind, '1900-02-01', '2099-11-01'),
    newer: fc.option(periodIn(kind, '2100-02-01', '9999-11-01'), { nil: undefined }),
  }),
);

const span: fc.Arbitrary<Span> = day('0001-01-01', '9999-12-01').map(date => ({
  name: date.slice(0, 7),
  first: `${date.slice(0, 7)}-01`,
  last: `${date.slice(0, 7)}-28`,
}));

const reason: fc.Arbitrary<EmptyList['reason']> = fc.constantFrom(...LIST_KINDS).chain(of =>
  fc.oneof<fc.Arbitrary<EmptyList['reason']>[]>(
    neighbourhood.map(({ period }) => ({ kind: 'period', period })),
    span.map(each => ({ kind: 'span', of, span: each })),
    fc.constantFrom({ kind: 'dates', of } as const, { kind: 'votes' } as const, { kind: 'papers' } as const),
  ),
);

const page = fc.record({
  papers: fc.array(anyPaper, { minLength: 1, maxLength: 5 }),
  offset: fc.nat(999_999),
  total: fc.nat(1_000_000),
  limit: fc.integer({ min: 1, max: 10 }),
  posted: fc.boolean(),
});

const instant = fc.option(fc.integer({ min: 0, max: 4e12 }), { nil: undefined });

const commandName = fc.stringMatching(/^[a-z-]{1,32}( [a-z-]{1,10})?$/);
const entry = fc.record({
  name: commandName,
  description: anyText,
  remarks: fc.array(anyText, { maxLength: 2 }),
});

const trendingRef = fc.record({
  kind: fc.constant('trending' as const),
  scope: fc.constantFrom('here' as const, 'everywhere' as const),
  period: fc.constantFrom(undefined, ...TRENDING_PERIODS),
});

const anyCounts = fc.record({ votes: fc.nat(), saves: fc.nat(), comments: fc.nat() });

/** The views of lists, status and help for arbitrary input, and the papers that they show. */
export const listViews: readonly [string, ViewArbitrary][] = [
  [
    'papers of a period',
    fc
      .tuple(page, neighbourhood, fc.constantFrom('1800-01-01', '2098-12-31'))
      .map(([shown, around, today]) => ({
        body: periodList({ ...shown, ...around, today }),
        shown: shown.papers,
      })),
  ],
  [
    'trending papers',
    fc.tuple(page, trendingRef, fc.boolean(), anyCounts).map(([shown, list, hasOtherScope, counts]) => ({
      body: trendingList({
        ...shown,
        list,
        hasOtherScope,
        counts: new Map(shown.papers.map(({ id }) => [id, counts])),
      }),
      shown: shown.papers,
    })),
  ],
  [
    'no list',
    fc.tuple(reason, neighbourhood).map(([why, { older, newer }]) => ({
      body: emptyList({ reason: why, alternatives: [older, newer].filter(each => each !== undefined) }),
      shown: [],
    })),
  ],
  [
    'status',
    fc
      .record({
        papers: fc.nat(),
        searchable: fc.nat(),
        upToDate: fc.boolean(),
        newestListDay: fc.option(anyText, { nil: undefined }),
        lastAdded: instant,
        sources: fc.array(
          fc.record({
            title: fc.constantFrom('Hugging Face', 'arXiv'),
            lastSuccess: instant,
            nextRun: instant,
            hasProblem: fc.boolean(),
            isStale: fc.boolean(),
          }),
          { maxLength: 2 },
        ),
        server: fc.record({
          schedules: fc.nat(),
          paused: fc.nat(),
          nextAt: instant,
          admin: fc.record({
            timezone: fc.constantFrom('Asia/Tokyo', '-03:30'),
            active: fc.array(anySchedule, { maxLength: 8 }),
            paused: fc.array(anySchedule, { maxLength: 8 }),
            lastPost: fc.option(fc.record({ schedule: anySchedule, post: anyLastPost }), { nil: undefined }),
          }),
        }),
        undeliverable: fc.nat(),
      })
      .map(known => ({ body: status(known), shown: [] })),
  ],
  [
    'help',
    fc
      .tuple(
        fc.array(fc.record({ title: anyText, entries: fc.array(entry, { maxLength: 6 }) }), { maxLength: 5 }),
        fc.array(anyText, { maxLength: 15 }),
      )
      .map(([groups, menus]) => ({ body: help(groups, menus), shown: [] })),
  ],
  [
    'help on a command',
    fc
      .record({
        name: commandName,
        description: anyText,
        remarks: fc.array(anyText, { maxLength: 2 }),
        example: fc.option(anyText, { nil: undefined }),
        options: fc.array(fc.record({ name: commandName, description: anyText, isRequired: fc.boolean() }), {
          maxLength: 25,
        }),
        subcommands: fc.array(entry, { maxLength: 25 }),
      })
      .map(topic => ({ body: helpTopic(topic), shown: [] })),
  ],
];
