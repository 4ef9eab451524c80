import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { PaperFields } from '../../src/core/paper/paper.ts';
import { emptyPaper } from '../../src/core/paper/paper.ts';
import type { SourceRecord } from '../../src/core/paper/record.ts';
import { STARTER_FILE } from '../support/cli-process.ts';

const line = z.object({ arxivId: z.string(), title: z.string(), tldr: z.string() });

/** The fields of the starter corpus that benchmarks use. */
export const starterPapers = readFileSync(STARTER_FILE, 'utf8')
  .trim()
  .split('\n')
  .map(text => line.parse(JSON.parse(text)));

/** Returns the first words of a title, as a member would search for it. */
export function queryFrom(title: string): string {
  return title.split(/\s+/).slice(0, 4).join(' ');
}

/** Yields made-up papers of the usual length. Their words are drawn from the starter corpus, the same in every run. */
export function* madeUpPapers(count: number): Generator<PaperFields> {
  const words = starterPapers.flatMap(paper => `${paper.title} ${paper.tldr}`.split(/\s+/));
  let state = 1;
  const draw = (length: number) =>
    Array.from({ length }, () => {
      // Park and Miller's generator: the same papers in every run.
      state = (state * 48_271) % 2_147_483_647;
      return words[state % words.length] ?? '';
    }).join(' ');
  for (let at = 0; at < count; at += 1) {
    yield {
      ...emptyPaper(`${draw(9)} ${at}`),
      externalId: `made-up-${at}`,
      abstract: draw(190),
      publishedAt: '2025-01-01',
    };
  }
}

/** Papers as an ingestion reads them. */
export async function* asRecords(papers: Iterable<PaperFields>): AsyncGenerator<SourceRecord> {
  let at = 0;
  for (const fields of papers) yield { line: (at += 1), fields };
}
