import { benchCharts } from './charts.ts';
import { benchCli } from './cli.ts';
import { benchIngest } from './ingest.ts';
import { benchInside } from './inside.ts';
import { benchMemory } from './memory.ts';
import { benchMorning } from './morning.ts';
import { benchPage } from './page.ts';
import { benchRecommend } from './recommend/recommend.ts';
import { benchSummaries } from './summaries.ts';
import { benchTrends } from './trends.ts';
import { benchWatches } from './watches.ts';
import { benchWire } from './wire.ts';

/** The benchmarks, by the names that `npm run bench -- NAME…` takes. */
const BENCHMARKS = new Map([
  ['charts', benchCharts],
  ['cli', benchCli],
  ['wire', benchWire],
  ['inside', benchInside],
  ['ingest', benchIngest],
  ['memory', benchMemory],
  ['morning', benchMorning],
  ['page', benchPage],
  ['recommend', benchRecommend],
  ['summaries', benchSummaries],
  ['trends', benchTrends],
  ['watches', benchWatches],
]);

const names = process.argv.length > 2 ? process.argv.slice(2) : [...BENCHMARKS.keys()];
console.log('Times are those of this machine and this run; compare the ratios.');
for (const name of names) {
  const benchmark = BENCHMARKS.get(name);
  if (!benchmark) throw new Error(`There is no benchmark ${name}: ${[...BENCHMARKS.keys()].join(', ')}`);
  await benchmark();
}
