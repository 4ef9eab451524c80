import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { processClock } from '../../src/process/clock.ts';
import { runVerb } from '../support/run-verb.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { withPapers, RECORDS } from './searched-papers.ts';

describe('paperboy search and similar', () => {
  it.each([
    [['--author', 'Han, Song'], ['2401.00001']],
    [['--author', 'wei li'], ['2405.00002']],
    [['--organization', 'tree labs'], ['2405.00002']],
    [['--min-votes', '3'], ['2405.00002']],
    [['--category', 'CS.lg'], ['2401.00001']],
    [
      ['--from', '2024', '--to', '2024-05', '--sort', 'newest'],
      ['2405.00002', '2401.00001'],
    ],
    [
      ['--from', '2024-05-01', '--sort', 'upvotes'],
      ['2405.00002', '2501.00003'],
    ],
    [
      ['--sort', 'newest'],
      ['2501.00003', '2405.00002', '2401.00001'],
    ],
    [
      ['--sort', 'upvotes', '--limit', '2'],
      ['2405.00002', '2401.00001'],
    ],
  ])('filters and sorts by %j', async (flags, ids) => {
    const { records } = await withPapers();
    expect((await records('search', 'pruning', ...flags)).map(record => record.arxivId)).toEqual(ids);
  });

  it.each([
    [['author:"Wei Li" networks'], ['2405.00002']],
    [['networks -trees'], ['2401.00001']],
    [
      ['--author', 'Wei'],
      ['2501.00003', '2405.00002'],
    ],
    [
      ['from:2024', '--to', '2024'],
      ['2405.00002', '2401.00001'],
    ],
    [
      ['--min-votes', '1', '--sort', 'upvotes'],
      ['2405.00002', '2401.00001'],
    ],
  ])('reads filters in the query, and needs no words beside a filter: %j', async (args, ids) => {
    const { records } = await withPapers();
    expect((await records('search', ...args)).map(record => record.arxivId)).toEqual(ids);
  });

  it('takes dates in words', async () => {
    const { folder } = await withPapers();
    const clock = { ...processClock, now: () => Date.parse('2026-01-15T12:00:00Z') };
    const args = ['search', 'pruning', '--from', 'last year', '--to', 'Last Month', '--json'];
    const { stdout } = await runVerb(args, folder, {}, clock);
    expect(
      stdout
        .trim()
        .split('\n')
        .map(line => JSON.parse(line).arxivId),
    ).toEqual(['2501.00003']);
    const { code, stderr } = await runVerb(['search', 'pruning from:yesterday'], folder, {}, clock);
    expect([code, stderr]).toEqual([2, expect.stringContaining('“yesterday” in from is not a date')]);
  });

  it('explains the scores', async () => {
    const { run, records } = await withPapers();
    const { stdout } = await run('search', 'pruning', 'networks', '--explain', '--limit', '1');
    expect(stdout).toMatch(/1\. Pruning networks\n.*\n +\d\.\d{3} = .*bm25 \d\.\d{3}/);
    const [record] = await records('search', 'pruning', '--explain', '--limit', '1');
    expect(record.explanation).toContainEqual({ part: 'bm25', value: expect.any(Number) });
  });

  it('counts the papers with all words', async () => {
    const { run } = await withPapers();
    const { stderr } = await run('search', 'pruning', 'networks');
    expect(stderr).toBe('3 of 3 papers, 2 of them with all words\n');
  });

  it('finds papers that fit one of the queries between OR', async () => {
    const { run, records } = await withPapers();
    const found = async (...args: string[]) =>
      new Set((await records('search', ...args)).map(record => record.arxivId ?? record.id));
    expect(await found('bicycles OR roses')).toEqual(new Set(['2501.00003', 'own-4']));
    expect(await found('pruning -networks OR author:"Song Han" min_votes:2')).toEqual(
      new Set(['2401.00001', '2501.00003']),
    );
    expect(await found('bicycles OR roses', '--from', '2024')).toEqual(new Set(['2501.00003']));
    expect((await run('search', 'pruning trees OR bicycles')).stderr).toBe(
      '4 of 4 papers, 2 of them with all words of an alternative\n',
    );
    const { code, stderr } = await run('search', Array.from({ length: 9 }, (_, at) => `w${at}`).join(' OR '));
    expect([code, stderr]).toEqual([2, expect.stringContaining('at most 8 alternatives with OR')]);
  });

  it('says that nothing has votes where the most upvoted come first', async () => {
    const { run } = await withPapers();
    const words = 'None of these papers has upvotes';
    expect((await run('search', 'bicycles', '--sort', 'upvotes')).stderr).toContain(words);
    expect((await run('search', 'pruning', '--sort', 'upvotes')).stderr).not.toContain(words);
  });

  it('marks withdrawn papers, also among similar ones', async () => {
    const folder = tempFolder();
    const records = ['Trams at night', 'Trams at night and by day'].map((title, at) => ({
      arxivId: `2401.0000${at + 1}`,
      title,
      withdrawn: at === 1,
    }));
    writeFileSync(join(folder, 'a.jsonl'), records.map(record => JSON.stringify(record)).join('\n'));
    await runVerb(['ingest', join(folder, 'a.jsonl')], folder);
    for (const args of [
      ['search', 'by day trams'],
      ['similar', '2401.00001'],
    ]) {
      const { stdout } = await runVerb(args, folder);
      expect(stdout).toContain('2401.00002 · withdrawn');
      expect(stdout).not.toContain('2401.00001 · withdrawn');
    }
  });

  it('counts the papers that it prints on standard error', async () => {
    const { run } = await withPapers();
    expect((await run('search', 'bicycles')).stderr).toBe('1 of 1 paper\n');
    expect((await run('search', 'pruning', '--limit', '2')).stderr).toBe('2 of 3 papers\n');
  });

  it('leaves out papers with only some of the words if not sorted by relevance', async () => {
    const { records } = await withPapers();
    const found = await records('search', 'pruning networks', '--sort', 'newest');
    expect(found.map(record => record.arxivId)).toEqual(['2405.00002', '2401.00001']);
  });

  it('prints on standard error which words were corrected and which ignored', async () => {
    const { run } = await withPapers();
    const { code, stdout, stderr } = await run('search', 'prunning', 'XQZV', '--json');
    expect(code).toBe(0);
    expect(stdout.trim().split('\n')).toHaveLength(3);
    expect(stderr).toContain('“prunning” is not in the corpus: searched for “pruning” instead');
    expect(stderr).toContain('“XQZV” is not in the corpus: searched without it');
  });

  it('exits 0 without a hit and says what to leave out', async () => {
    const { run } = await withPapers();
    const { code, stdout, stderr } = await run('search', 'pruning', '--author', 'Nobody', '--json');
    expect([code, stdout]).toEqual([0, '']);
    expect(stderr).toContain('--author');
  });

  it('lists the papers nearest to one with the words they share', async () => {
    const { run, records } = await withPapers();
    const text = await run('similar', 'Pruning Networks');
    expect(text.code).toBe(0);
    expect(text.stdout).toContain('1. Pruning networks of trees\n');
    expect(text.stdout).toContain('pruning, networks');
    expect(text.stdout).not.toContain('suburbs');
    expect(await records('similar', '2401.00001', '--limit', '1')).toEqual([
      { ...RECORDS[1], score: expect.any(Number), shared: ['pruning', 'networks'] },
    ]);
  });

  it('says if no paper is similar, and exits 1 for an unknown one', async () => {
    const { run } = await withPapers();
    const alone = await run('similar', 'own-4');
    expect([alone.code, alone.stdout]).toEqual([0, '']);
    expect(alone.stderr).toContain('No paper here is similar to “Bicycles in the suburbs”');
    const unknown = await run('similar', '2901.00001');
    expect(unknown.code).toBe(1);
    expect(unknown.stderr).toContain('2901.00001');
  });
});
