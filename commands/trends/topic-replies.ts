import type { App, ReplyFile } from '../../src/command.ts';
import { CHART_FILE, type ChartTheme } from '../../src/core/chart/chart.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { localDate } from '../../src/core/time/calendar.ts';
import { firstDay } from '../../src/core/time/periods.ts';
import { indexProgress } from '../../src/usecases/index-progress.ts';
import { MAX_MONTHS, topicTrends, type Topic, type TrendRange } from '../../src/usecases/topic-trends.ts';
import { topicTimeline, type TopicChart } from '../../src/views/charts/topic-chart.ts';
import { formatDate } from '../../src/views/format/format-date.ts';
import { progressText } from '../../src/views/format/progress-text.ts';

export type TopicNeeds = 'papers' | 'index' | 'charts' | 'clock';

/** A chart of topics with its picture. */
export interface DrawnTopics {
  readonly chart: TopicChart;
  readonly files: readonly [ReplyFile];
}

/** Counts the papers of topics and draws them. Throws `UserError` if there is nothing to draw. */
export async function drawTopics(
  topics: readonly Topic[],
  { range, theme }: { readonly range: TrendRange; readonly theme: ChartTheme },
  { papers, index, charts, clock }: Pick<App, TopicNeeds>,
): Promise<DrawnTopics> {
  const today = localDate(clock.now(), 'UTC');
  const trends = await topicTrends(topics, { range, today }, index);
  const progress = await indexProgress({ papers, index });
  const notes = [
    ...(progress === undefined ? [] : [progressText(progress)]),
    ...limitNotes(range, trends.months),
  ];
  if (trends.months.length === 0) throw new UserError(noMonthsText(range, notes));
  const chart: TopicChart = { ...trends, today, notes };
  const content = await charts.renderChart(topicTimeline(chart), theme);
  return { chart, files: [{ name: CHART_FILE, content }] };
}

/** Returns what to know about a range that is longer than a picture. */
function limitNotes({ from }: TrendRange, [first = '']: readonly string[]): string[] {
  if (from === undefined || firstDay(from) >= firstDay(first)) return [];
  return [`At most ${MAX_MONTHS} months are shown, so it begins with ${formatDate(first) ?? ''}.`];
}

function noMonthsText({ from, to }: TrendRange, notes: readonly string[]): string {
  const why =
    from === undefined && to === undefined
      ? 'No paper here has a date with a month, so that there is nothing to count.'
      : `There is no month to show from ${from ?? 'the beginning'} to ${to ?? 'now'}; at most ${MAX_MONTHS} months are shown. Change from and to.`;
  return [why, ...notes].join(' ');
}
