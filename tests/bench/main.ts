import { benchIngest } from './ingest.ts';
import { benchInside } from './inside.ts';
import { benchPage } from './page.ts';
import { benchSummaries } from './summaries.ts';
import { benchWire } from './wire.ts';

console.log('Times hold for this machine and this run; the ratios are what to compare.');
await benchWire();
await benchInside();
await benchIngest();
await benchPage();
await benchSummaries();
