import type { Correction, MonthlyCounts, PaperIndex } from '../core/search/search.ts';
import type { SearchRequest } from '../core/search/search-request.ts';
import type { PartialDate } from '../core/time/partial-date.ts';
import { inSteps } from './in-steps.ts';
import { indexQuery } from './search-papers.ts';

/** A query whose papers are counted. */
export interface Topic {
  /** As typed. */
  readonly name: string;
  readonly request: SearchRequest;
}

/** The papers of a topic by month. */
export interface TopicTrend {
  readonly name: string;
  /** One for each month. */
  readonly counts: readonly number[];
  /** Its papers whose month is not known. */
  readonly undated: number;
  readonly corrections: readonly Correction[];
  /** Words that no paper has. */
  readonly ignored: readonly string[];
}

/** The papers of topics over the same months. */
export interface TopicTrends {
  /** `YYYY-MM`, one after another; none if no paper of the corpus has a month. */
  readonly months: readonly string[];
  readonly topics: readonly TopicTrend[];
  /** All papers of each month. */
  readonly all: readonly number[];
}

/** From when to when is counted; what is left out is chosen by the corpus. */
export interface TrendRange {
  readonly from?: PartialDate | undefined;
  readonly to?: PartialDate | undefined;
}

/** Months that are shown unless the caller says from when. */
const DEFAULT_MONTHS = 24;
/** Ten years: a line of more months has no room for their points. */
export const MAX_MONTHS = 120;

/** Counts the papers of topics by month, up to the present one. Other events are handled between the topics. */
export async function topicTrends(
  topics: readonly Topic[],
  { range, today }: { readonly range: TrendRange; readonly today: string },
  index: Pick<PaperIndex, 'countByMonth'>,
): Promise<TopicTrends> {
  const queries = topics.map(({ request }) => request.alternatives.map(indexQuery));
  const [all, ...counted] = await inSteps(index.countByMonth([[], ...queries]));
  const months = monthsOf(range, [...(all?.months.keys() ?? [])], today.slice(0, 7));
  const countsIn = (counts: MonthlyCounts | undefined) => months.map(month => counts?.months.get(month) ?? 0);
  return {
    months,
    all: countsIn(all),
    topics: topics.map(({ name }, at) => ({
      name,
      counts: countsIn(counted[at]),
      undated: counted[at]?.undated ?? 0,
      corrections: counted[at]?.corrections ?? [],
      ignored: counted[at]?.ignored ?? [],
    })),
  };
}

/**
 * Returns the months to show: up to the newest one with papers that has begun, or the given end, and from the given start, but
 * at most `MAX_MONTHS`, or two years before.
 */
export function monthsOf({ from, to }: TrendRange, known: readonly string[], thisMonth: string): string[] {
  const newest = known
    .filter(month => month <= thisMonth)
    .toSorted()
    .at(-1);
  if (newest === undefined) return [];
  const given = to === undefined ? newest : `${to}-12`.slice(0, 'YYYY-MM'.length);
  const last = given > thisMonth ? thisMonth : given;
  const earliest = monthsBefore(last, (from === undefined ? DEFAULT_MONTHS : MAX_MONTHS) - 1);
  const start = from === undefined ? earliest : `${from}-01`.slice(0, 'YYYY-MM'.length);
  const months: string[] = [];
  for (let month = start < earliest ? earliest : start; month <= last; month = monthsBefore(month, -1))
    months.push(month);
  return months;
}

function monthsBefore(month: string, count: number): string {
  const number = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 - count;
  return `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`;
}
