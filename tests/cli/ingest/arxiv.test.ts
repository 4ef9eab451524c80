import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/core/time/calendar.ts';
import { atomEntry, atomFeed, openArxivServer } from '../../support/arxiv-server.ts';
import { emptyDatabaseFolder } from '../../support/empty-database.ts';
import { createFastClock } from '../../support/fast-clock.ts';
import { parseJsonLines } from '../../support/json-lines.ts';
import { runVerb } from '../../support/run-verb.ts';
import { openSourceServer, text, xml } from '../../support/source-server.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { status } from './read-status.ts';

const realClock = { now: () => Date.now() };

/** A server that returns the papers of the category that it is asked for; those of an archive by `cat:archive.*` alone. */
async function openCategoryServer(...papers: readonly (readonly [id: string, category: string])[]) {
  return openSourceServer(realClock, (response, request) => {
    const term = /^cat:(\S+) AND /.exec(request.url.searchParams.get('search_query') ?? '')?.[1] ?? '';
    const isAsked = (category: string) =>
      term.endsWith('.*') ? category.startsWith(term.slice(0, -1)) : category === term;
    const found = papers.filter(([, category]) => isAsked(category));
    const entries = found.map(([id, category]) => atomEntry({ id, categories: [category] }));
    xml(atomFeed(entries))(response, request);
  });
}

describe('paperboy ingest arxiv', () => {
  it.each([
    ['math', ['2611.00001', '2611.00002']],
    ['Astro-PH', ['2611.00003']],
    ['cond-mat', ['2611.00004']],
    ['cond-mat.str-el', ['2611.00004']],
    ['hep-th', ['2611.00005']],
    ['math.AG', ['2611.00001']],
  ])('ingests the papers of %s, an archive or one of its subjects', async (category, ids) => {
    const server = await openCategoryServer(
      ['2611.00001', 'math.AG'],
      ['2611.00002', 'math.CA'],
      ['2611.00003', 'astro-ph.GA'],
      ['2611.00004', 'cond-mat.str-el'],
      ['2611.00005', 'hep-th'],
    );
    const folder = await emptyDatabaseFolder();
    const env = { ARXIV_API_URL: `${server.address}/api/query` };
    const { code, stdout, stderr } = await runVerb(
      ['ingest', 'arxiv', '--category', category, '--json'],
      folder,
      env,
      createFastClock(Date.now()),
    );
    expect([code, stderr]).toEqual([0, '']);
    expect(parseJsonLines(stdout)).toMatchObject([
      { category: category.replace('Astro-PH', 'astro-ph'), added: ids.length, rejected: 0 },
    ]);
    for (const id of ids) expect((await runVerb(['show', id], folder)).code).toBe(0);
  });

  it('reads what XML does not know as a blank or as text, and goes on', async () => {
    const server = await openArxivServer(realClock, [
      { id: '2611.00001' },
      { id: '2611.00002', title: 'Lamps&nbsp;at&#160;night &amp; by&#29; day' },
      { id: '2611.00003' },
    ]);
    const folder = await emptyDatabaseFolder();
    const { code, stdout } = await runVerb(
      ['ingest', 'arxiv', '--category', 'cs.LG', '--since', '2026-11-01', '--json'],
      folder,
      { ARXIV_API_URL: server.address },
      createFastClock(Date.now()),
    );
    expect(code).toBe(0);
    expect(parseJsonLines(stdout)).toMatchObject([{ added: 3, rejected: 0 }]);
    const shown = await runVerb(['show', '2611.00002', '--json'], folder);
    expect(parseJsonLines(shown.stdout)).toMatchObject([{ title: 'Lamps at night & by day' }]);
  });

  it('ingests the papers of categories, since a day or since the last run', async () => {
    const server = await openArxivServer(realClock, [{ id: '2611.00001' }, { id: '2611.00002' }]);
    const folder = await emptyDatabaseFolder();
    const env = { ARXIV_API_URL: `${server.address}/api/query` };
    const args = ['ingest', 'arxiv', '--category', 'cs.lg', '--json'];
    const first = await runVerb([...args, '--category', 'stat.ML', '--since', '2026-11-01'], folder, env);
    expect([first.code, first.stderr]).toEqual([0, '']);
    expect(parseJsonLines(first.stdout)).toMatchObject([
      { source: 'arxiv', category: 'cs.LG', since: '2026-11-01', added: 2 },
      { category: 'stat.ML', unchanged: 2 },
    ]);
    expect((await runVerb(args, folder, env)).code).toBe(0);
    const since = addDays(new Date().toISOString().slice(0, 10), -4).replaceAll('-', '');
    expect(server.seen.map(({ url }) => url.searchParams.get('search_query'))).toEqual([
      expect.stringContaining('cat:cs.LG AND submittedDate:[202611010000 TO '),
      expect.stringContaining('cat:stat.ML'),
      expect.stringContaining(`[${since}0000 TO `),
    ]);
    expect((server.seen[1]?.at ?? 0) - (server.seen[0]?.endedAt ?? 0)).toBeGreaterThanOrEqual(2_990);
  });

  it('says if arXiv has nothing, for example for an unknown category', async () => {
    const server = await openArxivServer(realClock, []);
    const env = { ARXIV_API_URL: server.address };
    const args = ['ingest', 'arxiv', '--category', 'cs.XX'];
    const { code, stderr } = await runVerb(args, tempFolder(), env, createFastClock(Date.now()));
    expect(code).toBe(0);
    expect(stderr).toContain('arXiv has nothing in cs.XX since ');
  });

  it('exits 1 if arXiv cannot be reached, and says what to check if another server answers', async () => {
    const args = ['ingest', 'arxiv', '--category', 'cs.LG'];
    const gone = await runVerb(args, tempFolder(), {}, createFastClock(Date.now()));
    expect(gone.code).toBe(1);
    expect(gone.stderr).toContain('arXiv: 127.0.0.1');
    const server = await openArxivServer(realClock, []);
    server.next(text(200, '<html></html>', { 'content-type': 'text/html' }), xml(atomFeed([])));
    const env = { ARXIV_API_URL: server.address };
    const wrong = await runVerb(args, tempFolder(), env, createFastClock(Date.now()));
    expect(wrong.code).toBe(1);
    expect(wrong.stderr).toContain('check the address');
  });

  it('counts as a success of arXiv only if every followed category returned papers', async () => {
    const server = await openArxivServer(realClock, [{ id: '2611.00001' }]);
    const folder = await emptyDatabaseFolder();
    const env = { ARXIV_API_URL: `${server.address}/api/query` };
    await runVerb(['ingest', 'arxiv', '--category', 'cs.LG'], folder, env);
    const first = await status(folder);
    expect(first).toMatchObject({ sources: [{ ageHours: null }, { name: 'arxiv', ageHours: 0 }] });
    await runVerb(['ingest', 'arxiv', '--category', 'stat.ML', '--category', 'cs.LG'], folder, env);
    const both = await status(folder);
    expect(both['sources']).not.toEqual(first['sources']);
    await runVerb(['ingest', 'arxiv', '--category', 'cs.LG'], folder, env);
    expect((await status(folder))['sources']).toEqual(both['sources']);
  });

  it.each([
    [[]],
    [['--category', '12']],
    [['--category', 'cs.LG', '--since', '2024']],
    [['--category', 'cs.LG', '--since', '2999-01-01']],
  ])('exits 2 for %j', async args => {
    const { code, stdout } = await runVerb(['ingest', 'arxiv', ...args], tempFolder());
    expect([code, stdout]).toEqual([2, '']);
  });
});
