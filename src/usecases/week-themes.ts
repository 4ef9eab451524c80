import type { RankingChart } from '../core/chart/chart.ts';
import type { Schedule } from '../core/schedule/schedule.ts';
import { addDays } from '../core/time/calendar.ts';
import { periodOf } from '../core/time/periods.ts';
import { themesChart } from '../views/charts/themes-chart.ts';
import { risingThemes, type RisingContext } from './rising-themes.ts';

const MAX_THEMES = 8;
/** A picture of one bar says nothing. */
const MIN_THEMES = 2;

/**
 * Returns what the picture of a schedule's digest shows on a local date: the themes of the last complete week beside the eight
 * before it, or, for a schedule that posts no weeks, of the seven days up to the date. `null` if it has none.
 */
export async function weekThemes(
  { picture, format, what }: Pick<Schedule, 'picture' | 'format' | 'what'>,
  day: string,
  context: RisingContext,
): Promise<RankingChart | null> {
  if (!picture || format !== 'digest') return null;
  const found = await risingThemes(weekOf(what, day), { limit: MAX_THEMES, examples: 0 }, context);
  return found.themes.length < MIN_THEMES ? null : themesChart(found);
}

function weekOf(what: Schedule['what'], day: string): { readonly first: string; readonly last: string } {
  const current = what === 'weekly' || what === 'best' ? periodOf('weekly', day) : undefined;
  const last = current === undefined ? day : addDays(current.first, -1);
  return { first: addDays(last, -6), last };
}
