import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { emptyDatabaseFolder } from '../../support/empty-database.ts';
import { runVerb } from '../../support/run-verb.ts';
import { tempFolder } from '../../support/temp-folder.ts';

it('counts rejections of one kind after the first twenty', async () => {
  const folder = await emptyDatabaseFolder();
  const file = join(folder, 'bad.jsonl');
  const lines = Array.from({ length: 300 }, (_, at) => JSON.stringify({ title: 'T', arxivId: `x${at}` }));
  writeFileSync(file, ['{"title":"Good"}', ...lines, '{'].join('\n'));
  const { code, stdout, stderr } = await runVerb(['ingest', file], folder);
  expect(code).toBe(0);
  expect(stdout).toContain('1 added, 0 updated, 0 unchanged, 301 rejected');
  const printed = stderr.trimEnd().split('\n');
  expect(printed).toHaveLength(22);
  expect(printed[0]).toContain('bad.jsonl:2: rejected: arxivId: expected an arXiv id');
  expect(printed.at(-2)).toContain('bad.jsonl:302: rejected: not JSON');
  expect(printed.at(-1)).toContain('280 more rejected: arxivId: expected an arXiv id such as …, got …');
});

it('prints a line of 3 MB that is rejected in at most 500 characters, without control characters', async () => {
  const folder = await emptyDatabaseFolder();
  const file = join(folder, 'huge.jsonl');
  const names = Array.from({ length: 30_000 }, () => 1);
  writeFileSync(
    file,
    `{"title":"Good"}\n${JSON.stringify({ title: '\u001B[2J\r\u202E', authors: names, url: '\u001B'.repeat(500_000) })}`,
  );
  const { stderr } = await runVerb(['ingest', file], folder);
  expect(stderr.length).toBeLessThan(600 + file.length);
  // oxlint-disable-next-line no-control-regex -- control characters are the subject
  expect(stderr).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E]/);
});

it('prints names of files and arguments without control characters', async () => {
  const { stderr } = await runVerb(['ingest', '/nowhere/\u001B[31mred\r\u202E.jsonl'], tempFolder());
  expect(stderr).toContain('/nowhere/[31mred.jsonl: file not found');
});
