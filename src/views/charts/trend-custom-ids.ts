import type { ChartTheme } from '../../core/chart/chart.ts';
import { customId } from '../../core/message/custom-id.ts';
import type { PartialDate } from '../../core/time/partial-date.ts';

/** What a button of a chart of trends names. */
export interface TrendButton {
  /** The stored queries. */
  readonly listId: string;
  readonly from?: PartialDate | undefined;
  readonly to?: PartialDate | undefined;
  readonly theme: ChartTheme;
}

/** Instead of a date that is not given. */
export const NO_DATE = '-';

/** Returns the custom_id of a button that draws a chart of trends, or posts it. */
export function trendCustomId(
  verb: 'trends' | 'post-trends',
  { listId, from, to, theme }: TrendButton,
): string {
  return customId(verb, theme, from ?? NO_DATE, to ?? NO_DATE, listId);
}
