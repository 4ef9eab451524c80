import type { ContenderFigures, Times } from './measure-contender.ts';
import { ITEM_KINDS } from './queries/known-items.ts';
import type { Queries } from './queries/queries.ts';
import { COMPLETION_KINDS, SEARCH_KINDS } from './queries/timed-queries.ts';

/** What was measured of a contender after it was built, and after it was restored if it can be. */
export interface ContenderRun {
  readonly name: string;
  readonly built: ContenderFigures;
  readonly restored: ContenderFigures | undefined;
}

/** A line of the table. Smaller values are better, apart from `isShare`. */
interface Row {
  readonly label: string;
  readonly value: (run: ContenderRun) => number | undefined;
  readonly digits: number;
  /** Mean reciprocal ranks are compared by looking at them, without a ratio. */
  readonly isShare?: boolean;
}

const MEGABYTE = 2 ** 20;

/** Prints what was measured, with ratios to the first contender. */
export function printComparison(headline: string, runs: readonly ContenderRun[], queries: Queries): void {
  const cells = [
    [headline, ...runs.map(({ name }) => name)],
    ...rowsOf(queries).map(row => [row.label, ...runs.map(run => cellOf(row, run, runs[0]))]),
  ];
  const widths = cells[0]?.map((_, column) => Math.max(...cells.map(row => row[column]?.length ?? 0))) ?? [];
  for (const row of cells) {
    const padded = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
    console.log(padded.join('  '));
  }
  console.log('');
}

function rowsOf({ items, possible }: Queries): Row[] {
  return [
    { label: 'built, s', value: ({ built }) => built.readyMs / 1_000, digits: 2 },
    {
      label: 'resident after it (with the generator), MB',
      value: ({ built }) => megabytes(built),
      digits: 0,
    },
    { label: 'restored, ms', value: ({ restored }) => restored?.readyMs, digits: 0 },
    { label: 'resident after it, MB', value: ({ restored }) => restored && megabytes(restored), digits: 0 },
    ...SEARCH_KINDS.flatMap(kind => timeRows(`search, ${kind}`, ({ built }) => built.searches[kind])),
    ...COMPLETION_KINDS.flatMap(kind =>
      timeRows(`completion, ${kind}`, ({ built }) => built.completions[kind]),
    ),
    ...timeRows('search, 4 words, restored', ({ restored }) => restored?.searches['4 words']),
    ...timeRows('similar papers', ({ built }) => built.similar),
    ...ITEM_KINDS.map((kind): Row => {
      const best = kind === 'fragment' ? `, possible ${possible.toFixed(3)}` : '';
      const label = `MRR@10, ${kind} (${items[kind]?.length ?? 0}${best})`;
      return { label, value: ({ built }) => built.meanReciprocalRanks[kind], digits: 3, isShare: true };
    }),
    {
      label: 'MRR@10, fragment, restored',
      value: ({ restored }) => restored?.meanReciprocalRanks.fragment,
      digits: 3,
      isShare: true,
    },
  ];
}

function timeRows(label: string, times: (run: ContenderRun) => Times | undefined): Row[] {
  return [
    { label: `${label}, p50 ms`, value: run => times(run)?.p50, digits: 2 },
    { label: `${label}, p99 ms`, value: run => times(run)?.p99, digits: 2 },
  ];
}

function megabytes({ residentBytes }: ContenderFigures): number {
  return residentBytes / MEGABYTE;
}

function cellOf({ value, digits, isShare }: Row, run: ContenderRun, first: ContenderRun | undefined): string {
  const figure = value(run);
  if (figure === undefined) return '–';
  const reference = first === undefined || first === run || isShare ? undefined : value(first);
  const ratio = reference === undefined ? '' : ` (×${(figure / reference).toPrecision(2)})`;
  return `${figure.toFixed(digits)}${ratio}`;
}
