import fc from 'fast-check';
import { CHART_THEMES } from '../../../src/core/chart/chart.ts';
import type { MessageBody } from '../../../src/core/message/message-body.ts';
import type { Paper } from '../../../src/core/paper/paper.ts';
import { risingList, type RisingList } from '../../../src/views/charts/rising-list.ts';
import { topicChart, type TopicChart } from '../../../src/views/charts/topic-chart.ts';
import { readingStatsMessage } from '../../../src/views/library/reading-stats.ts';
import { anyPaper, anyText } from '../paper-arbitrary.ts';

type ViewArbitrary = fc.Arbitrary<{ readonly body: MessageBody; readonly shown: readonly Paper[] }>;

const MONTHS = Array.from(
  { length: 120 },
  (_, month) => `${2016 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`,
);

const counts = fc.array(fc.nat(), { minLength: MONTHS.length, maxLength: MONTHS.length });
const few = fc.array(anyText, { maxLength: 8 });

const anyTopicChart: fc.Arbitrary<TopicChart> = fc.record({
  months: fc.constant(MONTHS),
  topics: fc.array(
    fc.record({
      name: anyText,
      counts,
      undated: fc.nat(),
      corrections: fc.array(fc.record({ from: anyText, to: anyText }), { maxLength: 8 }),
      ignored: few,
    }),
    { minLength: 1, maxLength: 5 },
  ),
  all: counts,
  today: fc.constant('2025-12-31'),
});

const anyRisingList: fc.Arbitrary<RisingList> = fc.record({
  first: fc.constant('2026-10-25'),
  last: fc.constant('2026-11-21'),
  recent: fc.nat(),
  before: fc.nat(),
  themes: fc.array(
    fc.record({
      name: anyText,
      papers: fc.nat(),
      usual: fc.float({ min: 0, max: 1e6, noNaN: true }),
      examples: fc.array(anyPaper, { maxLength: 2 }),
    }),
    { maxLength: 8 },
  ),
});

const papersOf = ({ themes }: RisingList) => themes.flatMap(({ examples }) => examples);

const names = fc.array(fc.record({ name: anyText, papers: fc.nat() }), { maxLength: 5 });
const perWeek = fc.array(fc.nat(), { minLength: 26, maxLength: 26 });

/** The views of charts with arbitrary input. */
export const chartViews: readonly [string, ViewArbitrary][] = [
  [
    'papers a month',
    fc.tuple(anyTopicChart, fc.constantFrom(...CHART_THEMES), fc.boolean()).map(([chart, theme, posted]) => ({
      body: topicChart(
        chart,
        { listId: '9'.repeat(19), from: '2016-01-01', to: '2025-12-31', theme },
        posted,
      ),
      shown: [],
    })),
  ],
  [
    'rising terms',
    fc
      .tuple(anyRisingList, fc.boolean())
      .map(([list, posted]) => ({ body: risingList(list, posted), shown: papersOf(list) })),
  ],
  [
    'reading stats',
    fc
      .record({
        weeks: fc.constant(MONTHS.slice(0, 26).map(month => `${month}-01`)),
        saved: perWeek,
        read: perWeek,
        savedTotal: fc.nat(),
        readTotal: fc.nat(),
        categories: names,
        authors: names,
        tags: names,
      })
      .map(stats => ({ body: readingStatsMessage(stats), shown: [] })),
  ],
];
