import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { emptyDatabaseFolder } from '../support/empty-database.ts';
import { runVerb } from '../support/run-verb.ts';

export const RECORDS = [
  {
    arxivId: '2401.00001',
    title: 'Pruning networks',
    authors: ['Song Han'],
    categories: ['cs.LG'],
    publishedAt: '2024-01-01',
    upvotes: 2,
  },
  {
    arxivId: '2405.00002',
    title: 'Pruning networks of trees',
    authors: ['Wei Li'],
    categories: ['cs.CL'],
    organization: 'Tree Labs',
    publishedAt: '2024-05',
    upvotes: 7,
  },
  {
    arxivId: '2501.00003',
    title: 'Roses without pruning',
    authors: ['Wei Zhang', 'Jun Li'],
    publishedAt: '2025-01-02',
  },
  { id: 'own-4', title: 'Bicycles in the suburbs', publishedAt: '2023' },
];

/** Runs the command line with a database that holds the records. */
export async function withPapers() {
  const folder = await emptyDatabaseFolder();
  writeFileSync(join(folder, 'papers.jsonl'), RECORDS.map(record => JSON.stringify(record)).join('\n'));
  const run = (...args: string[]) => runVerb(args, folder);
  expect((await run('ingest', join(folder, 'papers.jsonl'))).stdout).toContain('4 added');
  return {
    folder,
    run,
    /** Returns what a verb prints as JSON lines. */
    async records(...args: string[]) {
      const { stdout } = await run(...args, '--json');
      return stdout
        .split('\n')
        .filter(line => line !== '')
        .map(line => JSON.parse(line));
    },
  };
}
