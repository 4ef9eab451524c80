import type { TimelineChart } from '../../core/chart/chart.ts';
import type { MessageBody } from '../../core/message/message-body.ts';
import { chartPicture } from '../charts/chart-picture.ts';
import { BLUE, container, message, textDisplay } from '../format/components.ts';
import { count } from '../format/count.ts';
import { escapeText } from '../format/escape.ts';
import { fitText } from '../format/fit-text.ts';

const MAX_NAME_WEIGHT = 60;

type Names = readonly { readonly name: string; readonly papers: number }[];

/** What a user saved and read. */
export interface ShownReadingStats {
  /** Mondays, `YYYY-MM-DD`. */
  readonly weeks: readonly string[];
  readonly saved: readonly number[];
  readonly read: readonly number[];
  readonly savedTotal: number;
  readonly readTotal: number;
  readonly categories: Names;
  readonly authors: Names;
  readonly tags: Names;
}

/** Returns the papers saved and read in each week as columns. */
export function readingTimeline({ weeks, saved, read }: ShownReadingStats): TimelineChart {
  return {
    kind: 'timeline',
    title: 'Your last half year',
    countName: 'papers a week',
    mark: 'column',
    unit: 'week',
    periods: weeks,
    series: [
      { name: 'saved', counts: saved },
      { name: 'read', counts: read },
    ],
  };
}

/** Returns the figures of a library, with the picture of its last half year. */
export function readingStatsMessage(stats: ShownReadingStats): MessageBody {
  const { savedTotal, readTotal, categories, authors, tags } = stats;
  return message(
    container(BLUE, [
      textDisplay(
        `### Your reading\n${count(savedTotal, 'saved paper')}, ${readTotal.toLocaleString('en-GB')} of them read`,
      ),
      chartPicture(readingTimeline(stats)),
      textDisplay(
        [
          namesMarkdown('Categories', categories),
          namesMarkdown('Authors', authors),
          namesMarkdown('Tags', tags),
          '-# A paper counts as read in the week in which its status was last changed.',
        ]
          .filter(line => line !== '')
          .join('\n'),
      ),
    ]),
  );
}

function namesMarkdown(title: string, names: Names): string {
  if (names.length === 0) return '';
  const shown = names.map(({ name, papers }) => `${fitText(name, MAX_NAME_WEIGHT, escapeText)} (${papers})`);
  return `**${title}** – ${shown.join(', ')}`;
}
