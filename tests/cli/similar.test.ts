import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { emptyDatabaseFolder } from '../support/empty-database.ts';
import { runVerb } from '../support/run-verb.ts';

it('similar PAPER prints shared words as the paper writes them', async () => {
  const folder = await emptyDatabaseFolder();
  const records = [
    { title: 'Forecasts of weather', arxivId: '2401.00001', abstract: 'An LSTM with a KV-cache is fast.' },
    { title: 'Weather by night', abstract: 'Each lstm has a kv-cache.' },
  ];
  writeFileSync(join(folder, 'papers.jsonl'), records.map(record => JSON.stringify(record)).join('\n'));
  await runVerb(['ingest', join(folder, 'papers.jsonl')], folder);
  expect((await runVerb(['similar', '2401.00001'], folder)).stdout).toMatch(/^ {5}.*LSTM/mu);
  const { stdout } = await runVerb(['similar', '2401.00001', '--json'], folder);
  expect(JSON.parse(stdout)).toMatchObject({
    title: 'Weather by night',
    shared: expect.arrayContaining(['weather', 'LSTM', 'KV-cache']),
  });
});
