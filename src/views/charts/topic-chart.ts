import type { ChartTheme, TimelineChart } from '../../core/chart/chart.ts';
import type { MessageBody } from '../../core/message/message-body.ts';
import { BLUE, button, container, message, row, textDisplay } from '../format/components.ts';
import { count } from '../format/count.ts';
import { escapeText } from '../format/escape.ts';
import { formatDate } from '../format/format-date.ts';
import { fitPlain, fitText } from '../format/fit-text.ts';
import { postButton } from '../format/post-button.ts';
import { removeButton } from '../format/remove-button.ts';
import { sharedByMarkdown } from '../format/shared-by.ts';
import { chartPicture, peakOf, round } from './chart-picture.ts';
import { trendCustomId, type TrendButton } from './trend-custom-ids.ts';

/** Of a query in the legend, UTF-16 code units. */
const MAX_NAME_LENGTH = 36;
/** Of a query in the text: five of them, with their notes, fit a message. */
const MAX_NAME_WEIGHT = 250;
const MAX_WORDS_WEIGHT = 150;

/** The papers of a query by month. */
export interface ChartedTopic {
  readonly name: string;
  readonly counts: readonly number[];
  readonly undated: number;
  readonly corrections: readonly { readonly from: string; readonly to: string }[];
  readonly ignored: readonly string[];
}

/** The papers of some queries over the same months. */
export interface TopicChart {
  /** `YYYY-MM` */
  readonly months: readonly string[];
  readonly topics: readonly ChartedTopic[];
  /** All papers of each month. */
  readonly all: readonly number[];
  /** The present day: its month is not over. */
  readonly today: string;
  /** Markdown of further notes. */
  readonly notes?: readonly string[];
}

/** Returns the data of the picture. */
export function topicTimeline(chart: TopicChart): TimelineChart {
  const { months, topics } = chart;
  return {
    kind: 'timeline',
    title: titleOf(chart),
    countName: 'papers a month',
    mark: 'line',
    unit: 'month',
    periods: months.map(month => `${month}-01`),
    series: topics.map(({ name, counts }) => ({ name: fitPlain(name, MAX_NAME_LENGTH), counts })),
  };
}

/** Returns the only query, or, if a legend names several, the months. */
function titleOf({ months, topics: [first, ...others] }: TopicChart): string {
  if (first !== undefined && others.length === 0) return fitPlain(first.name, MAX_NAME_LENGTH);
  return `${formatDate(months[0] ?? '') ?? ''} – ${formatDate(months.at(-1) ?? '') ?? ''}`;
}

/** Returns the chart for the caller, with buttons for the other theme and to post it. */
export function topicChart(chart: TopicChart, shown: TrendButton, posted = false): MessageBody {
  const other: ChartTheme = shown.theme === 'dark' ? 'light' : 'dark';
  return message(
    container(BLUE, [
      textDisplay('### Papers a month'),
      chartPicture(topicTimeline(chart)),
      textDisplay(topicsMarkdown(chart)),
      row(
        button(trendCustomId('trends', { ...shown, theme: other }), {
          label: other === 'dark' ? 'Dark' : 'Light',
          emoji: other === 'dark' ? '🌙' : '☀️',
        }),
        // An empty chart says nothing to others.
        ...(isEmpty(chart) ? [] : [postButton({ id: trendCustomId('post-trends', shown), posted })]),
      ),
    ]),
  );
}

/** Returns the chart for everyone in the channel. */
export function sharedTopicChart(chart: TopicChart, sharedBy: string): MessageBody {
  return message(
    container(BLUE, [
      textDisplay(`## Papers a month\n${sharedByMarkdown(sharedBy)}`),
      chartPicture(topicTimeline(chart)),
      textDisplay(topicsMarkdown(chart)),
      row(removeButton()),
    ]),
  );
}

function topicsMarkdown(chart: TopicChart): string {
  const { months, topics, all, today, notes = [] } = chart;
  const total = sum(all);
  const lines = topics.map(({ name, counts }) => {
    const own = sum(counts);
    const shown = `**${fitText(name, MAX_NAME_WEIGHT, escapeText)}** – `;
    if (own === 0) return `${shown}no papers`;
    const share = total === 0 ? '' : ` (${round((100 * own) / total)}%)`;
    return `${shown}${count(own, 'paper')}${share}${peakText(counts, months)}`;
  });
  const thisMonth = today.slice(0, 7);
  const isOpen = months.at(-1) === thisMonth;
  const remarks = [
    ...topics.flatMap(remarksOf),
    ...(isOpen ? [`${formatDate(thisMonth) ?? ''} is not over yet.`] : []),
    ...notes,
  ];
  return [...lines, ...(isEmpty(chart) ? [EMPTY_HINT] : []), ...remarks.map(remark => `-# ${remark}`)].join(
    '\n',
  );
}

/** Returns the month with the most papers; nothing if several have as many. */
function peakText(counts: readonly number[], months: readonly string[]): string {
  const peak = peakOf(counts);
  const most = counts[peak] ?? 0;
  if (counts.indexOf(most) !== peak) return '';
  return `, most in ${formatDate(months[peak] ?? '') ?? ''} (${most})`;
}

const isEmpty = ({ topics }: TopicChart): boolean => topics.every(({ counts }) => sum(counts) === 0);

const EMPTY_HINT =
  'Nothing to draw. Try fewer or other words, or earlier months with `from`. `/trends` alone lists the terms that rise.';

/** Returns words as markdown, within their room. */
const words = (list: readonly string[]): string => fitText(list.join(', '), MAX_WORDS_WEIGHT, escapeText);

function remarksOf({ ignored, corrections, undated }: ChartedTopic): string[] {
  return [
    ...(ignored.length === 0 ? [] : [`No paper has ${words(ignored)}.`]),
    ...(corrections.length === 0
      ? []
      : [`Read as: ${words(corrections.map(({ from, to }) => `${from} → ${to}`))}.`]),
    ...(undated === 0
      ? []
      : [`${count(undated, 'paper')} whose month is not known ${undated === 1 ? 'is' : 'are'} left out.`]),
  ];
}

const sum = (counts: readonly number[]): number => counts.reduce((total, each) => total + each, 0);
