import { parseArgs } from 'node:util';
import { benchBatch } from './batch.ts';
import { realCorpora } from './bench-corpus.ts';
import { compareContenders, MEASURE_ARGUMENT } from './compare.ts';
import { CONTENDERS } from './contenders/all.ts';
import { benchHolds } from './holds.ts';
import { measureContender, type MeasureTask } from './measure-contender.ts';

const USAGE = `npm run bench:search -- [SIZE…] [real] [batch] [holds] [all] [--seed N]… [--only NAME]…

SIZE   compares the contenders on so many made-up papers (1000 15000, unless something is named)
real   compares them on the starter corpus, and on saved pages beside the repository
batch  times 'search --batch --trec'
holds  measures how long the event loop is held while papers are put, for the largest SIZE
all    all of it, at 1000, 15000, 100000 and 250000 papers`;

const DEFAULT_SIZES = [1_000, 15_000];
const ALL_SIZES = [1_000, 15_000, 100_000, 250_000];
const DEFAULT_SEED = 1;

const [first, task = ''] = process.argv.slice(2);
if (first === MEASURE_ARGUMENT) {
  const measured: MeasureTask = JSON.parse(task);
  process.send?.(await measureContender(measured));
} else {
  await runBenchmarks(process.argv.slice(2));
}

async function runBenchmarks(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      seed: { type: 'string', multiple: true },
      only: { type: 'string', multiple: true },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const parts = partsOf(positionals);
  const seeds = (values.seed ?? [String(DEFAULT_SEED)]).map(Number);
  const names = CONTENDERS.map(({ name }) => name).filter(name => values.only?.includes(name) ?? true);
  console.log(
    'Times are those of this machine and this run; compare the ratios, which are to the first column.\n',
  );
  for (const count of parts.hasComparison ? parts.sizes : []) {
    for (const seed of seeds) await compareContenders({ kind: 'generated', seed, count }, names);
  }
  for (const source of parts.hasReal ? realCorpora() : []) await compareContenders(source, names);
  const [seed = DEFAULT_SEED] = seeds;
  if (parts.hasBatch) benchBatch(seed);
  if (parts.hasHolds) await benchHolds({ kind: 'generated', seed, count: Math.max(...parts.sizes) });
}

/** What is measured. */
interface Parts {
  readonly sizes: readonly number[];
  readonly hasComparison: boolean;
  readonly hasReal: boolean;
  readonly hasBatch: boolean;
  readonly hasHolds: boolean;
}

function partsOf(positionals: readonly string[]): Parts {
  const words = ['real', 'batch', 'holds', 'all'];
  const unknown = positionals.find(text => !words.includes(text) && !/^[1-9]\d*$/u.test(text));
  if (unknown !== undefined) throw new Error(`There is no part ${unknown}.\n${USAGE}`);
  const isAll = positionals.includes('all');
  const has = (name: string): boolean => isAll || positionals.includes(name);
  const isDefault = positionals.length === 0;
  const sizes = positionals.filter(text => !words.includes(text)).map(Number);
  return {
    sizes: isAll ? ALL_SIZES : sizes.length > 0 ? sizes : DEFAULT_SIZES,
    // With `holds`, a size is that of the corpus which is put.
    hasComparison: isAll || isDefault || (sizes.length > 0 && !has('holds')),
    hasReal: isDefault || has('real'),
    hasBatch: isDefault || has('batch'),
    hasHolds: has('holds'),
  };
}
