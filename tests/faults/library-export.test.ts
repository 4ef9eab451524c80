import { expect, it } from 'vitest';
import { BIBLIOGRAPHY_FORMATS } from '../../src/bibliography/formats.ts';
import { exportLibrary, savedEntries } from '../../src/usecases/export-library.ts';
import { createCorpus } from '../bench/search/generator/corpus.ts';
import { openTestDatabase } from '../support/database.ts';
import { createStopwatch, measureHolds } from '../support/loop-holds.ts';

const SAVE_COUNT = 10_000;
const PAPERS_PER_TRANSACTION = 500;
const READER = '3000000000000000001';
/** No step of the bot may hold the event loop for longer. */
const MAX_HOLD_MS = 50;
/** An export takes less than a second on a machine that reads the saved papers in a fifth of one. */
const MAX_RATIO = 5;
/** The shortest of these attempts counts, since other work of the machine only adds time. */
const MAX_ATTEMPTS = 6;
/** As in a server without boosts. */
const LIMITS = { maxFiles: 10, maxBytes: 10 * 1024 * 1024 };

/** Opens a database with a library, half of it with tags, a third of those with notes. */
async function openLibrary() {
  const { stores, unitOfWork } = await openTestDatabase();
  const papers = [...createCorpus(1).papers(SAVE_COUNT)];
  for (let from = 0; from < SAVE_COUNT; from += PAPERS_PER_TRANSACTION) {
    await unitOfWork(async bound => {
      for (const [at, paper] of papers.slice(from, from + PAPERS_PER_TRANSACTION).entries()) {
        const { id } = await bound.papers.insert(paper);
        await bound.library.save(READER, [id], { kind: 'explicit' }, from + at);
        if (at % 2 === 0) {
          const note = at % 3 === 0 ? 'Read the appendix.\n\nAsk the group about table 2.' : null;
          await bound.library.changeItem(READER, id, { tags: [`tag ${at % 40}`, 'group'], note }, from + at);
        }
      }
    });
  }
  return stores;
}

/** Returns the processor's time and the longest hold of the event loop of some work, ms. */
async function measure(work: () => Promise<unknown>) {
  const elapsed = createStopwatch();
  const { maxMs } = await measureHolds(work);
  return { ms: elapsed(), holdMs: maxMs };
}

it(`exports ${SAVE_COUNT} saves in each format in steps of at most 50 ms, hardly slower than it reads them`, async () => {
  const stores = await openLibrary();
  for (const format of BIBLIOGRAPHY_FORMATS) {
    let [holdMs, ms, ratio] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    let files = 0;
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
      const reading = await measure(() => savedEntries(READER, {}, stores));
      const whole = await measure(async () => {
        const { papers, contents } = await exportLibrary(
          { userId: READER, filter: {}, format },
          LIMITS,
          stores,
        );
        expect(papers).toBe(SAVE_COUNT);
        files = contents?.length ?? 0;
      });
      holdMs = Math.min(holdMs, whole.holdMs);
      ms = Math.min(ms, whole.ms);
      ratio = Math.min(ratio, whole.ms / reading.ms);
      if (holdMs < MAX_HOLD_MS && ratio < MAX_RATIO) break;
    }
    process.stdout.write(
      `${format.name}: ${files} files in ${ms.toFixed(0)} ms (${ratio.toFixed(1)} times as long as reading), longest hold ${holdMs.toFixed(1)} ms\n`,
    );
    expect(files).toBeGreaterThan(0);
    expect(holdMs).toBeLessThan(MAX_HOLD_MS);
    expect(ratio).toBeLessThan(MAX_RATIO);
  }
});
