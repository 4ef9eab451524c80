import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runVerb } from '../support/run-verb.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { withPapers } from './searched-papers.ts';

describe('paperboy search and similar', () => {
  it.each([
    [['--from', 'soon'], '2024-05-31'],
    [['--to', '2024-02-30'], '--to takes'],
    [['--from', '2025', '--to', '2024'], 'swap'],
    [['--category', 'machine learning'], 'cs.LG'],
    [['--author', ' '], '--author'],
    [['--sort', 'oldest'], 'relevance, newest, upvotes'],
    [['--limit', '1001'], 'from 1 to 1000'],
    [['--min-votes', 'many'], '--min-votes takes'],
    [['--organization', ' '], '--organization'],
    [['networks -author:Han'], 'cannot be excluded'],
  ])('exits 2 for %j and says what to write', async (flags, message) => {
    const { code, stdout, stderr } = await runVerb(['search', 'pruning', ...flags], tempFolder());
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });

  it.each(['author', 'organization', 'category', 'from', 'to', 'min-votes'])(
    'rejects --%s with --batch',
    async name => {
      const args = ['search', '--batch', 'queries.jsonl', `--${name}`, '2024'];
      const { code, stderr } = await runVerb(args, tempFolder());
      expect(code).toBe(2);
      expect(stderr).toContain(`--${name} goes with a single query`);
    },
  );

  it.each(['a-folder', 'missing.jsonl'])('names a file of queries that it cannot read: %s', async name => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'papers.jsonl'), '{"title":"One"}');
    mkdirSync(join(folder, 'a-folder'));
    await runVerb(['ingest', join(folder, 'papers.jsonl')], folder);
    const file = join(folder, name);
    const { code, stdout, stderr } = await runVerb(['search', '--batch', file, '--trec'], folder);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(`cannot read ${file}: `);
  });

  it('takes marks in a batch as plain words, and writes ids without spaces', async () => {
    const { run } = await withPapers();
    const folder = tempFolder();
    const file = join(folder, 'queries.jsonl');
    const rowsOf = async (text: string): Promise<string[]> => {
      writeFileSync(file, JSON.stringify({ id: 'topic 1', text }));
      const { code, stdout } = await run('search', '--batch', file, '--trec');
      expect(code).toBe(0);
      return stdout.trimEnd().split('\n');
    };
    const marked = await rowsOf('"pruning networks" -trees');
    expect(marked).toEqual(await rowsOf('pruning networks trees'));
    expect(await rowsOf('pruning networks OR trees')).toEqual(await rowsOf('pruning networks or trees'));
    expect(marked.join('\n')).toMatch(/^topic_1 Q0 2401\.00001 \d /mu);
    expect(marked.join('\n')).toMatch(/^topic_1 Q0 2405\.00002 \d /mu);
  });
});
