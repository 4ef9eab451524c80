import type { RankingChart } from '../../core/chart/chart.ts';
import { formatDate } from '../format/format-date.ts';

/** The themes of some days. */
export interface ChartedThemes {
  readonly first: string;
  readonly last: string;
  /** Papers of the eight weeks before. */
  readonly before: number;
  readonly themes: readonly { readonly name: string; readonly papers: number; readonly usual: number }[];
}

/** Returns the themes of some days as a ranking, those of the most papers first. */
export function themesChart({ first, last, before, themes }: ChartedThemes): RankingChart {
  return {
    kind: 'ranking',
    title: `Themes of ${formatDate(first) ?? first} – ${formatDate(last) ?? last}`,
    countName: 'papers',
    usualName: 'usual in a week',
    items: themes
      .toSorted((a, b) => b.papers - a.papers)
      .map(({ name, papers, usual }) => ({
        name,
        count: papers,
        usual: before === 0 ? null : Math.round(10 * usual) / 10,
      })),
  };
}
