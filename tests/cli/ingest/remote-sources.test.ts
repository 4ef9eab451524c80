import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyDatabaseFolder } from '../../support/empty-database.ts';
import { parseJsonLines } from '../../support/json-lines.ts';
import { runVerb } from '../../support/run-verb.ts';
import { tempFolder } from '../../support/temp-folder.ts';

describe('paperboy ingest PATH --category', () => {
  it("ingests a category of arXiv's snapshot", async () => {
    const folder = await emptyDatabaseFolder();
    const file = join(folder, 'snapshot.json');
    const records = [
      ['2611.00001', 'cs.LG stat.ML'],
      ['2611.00002', 'math.CA'],
    ].map(([id, categories]) => ({
      id,
      submitter: 'Ada Author',
      authors: 'Ada Author',
      title: `On ${id}`,
      categories,
      abstract: 'We number papers.',
      versions: [{ version: 'v1', created: 'Mon, 2 Nov 2026 10:00:00 GMT' }],
      update_date: '2026-11-03',
      authors_parsed: [['Author', 'Ada', '']],
    }));
    writeFileSync(file, records.map(record => `${JSON.stringify(record)}\n`).join(''));
    const { code, stdout } = await runVerb(['ingest', file, '--category', 'cs.LG', '--json'], folder);
    expect(code).toBe(0);
    expect(parseJsonLines(stdout)).toEqual([{ file, added: 1, updated: 0, unchanged: 0, rejected: 0 }]);
    expect((await runVerb(['ingest', file, '--category', '?'], folder)).code).toBe(2);
  });

  it.each([['huggingface'], ['arxiv']])('reads a file named %s if it is given as a path', async name => {
    const folder = await emptyDatabaseFolder();
    writeFileSync(join(folder, name), '{"title":"Well named"}\n');
    const file = `${folder}/./${name}`;
    const { code, stdout } = await runVerb(['ingest', file], folder);
    expect([code, stdout]).toEqual([0, `${file}: 1 added, 0 updated, 0 unchanged, 0 rejected\n`]);
  });
});

describe('help', () => {
  it.each([['huggingface'], ['arxiv']])('is printed for ingest %s', async name => {
    const { code, stdout } = await runVerb(['ingest', name, '--help'], tempFolder());
    expect(code).toBe(0);
    expect(stdout).toContain(`Usage: paperboy ingest ${name}`);
  });
});
