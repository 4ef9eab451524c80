import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/core/time/calendar.ts';
import { atomEntry, atomFeed, openArxivServer } from '../../support/arxiv-server.ts';
import { emptyDatabaseFolder } from '../../support/empty-database.ts';
import { createFastClock } from '../../support/fast-clock.ts';
import { parseJsonLines } from '../../support/json-lines.ts';
import { openListServer, recentListDay } from '../../support/list-server.ts';
import { runVerb } from '../../support/run-verb.ts';
import { openSourceServer, text, xml } from '../../support/source-server.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const realClock = { now: () => Date.now() };

async function status(folder: string): Promise<Record<string, unknown>> {
  return JSON.parse((await runVerb(['status', '--json'], folder)).stdout);
}

describe('paperboy ingest huggingface', () => {
  it('ingests the recent lists and what is trending, and prints a report for each', async () => {
    const server = await openListServer(realClock);
    const folder = await emptyDatabaseFolder();
    const env = { HUGGINGFACE_URL: server.address, HF_TOKEN: 'hf_open', CONTACT: 'op@example.org' };
    server.list(recentListDay(0), '2611.00001');
    server.list(recentListDay(2), '2611.00002');
    const first = await runVerb(['ingest', 'huggingface'], folder, env);
    expect([first.code, first.stderr]).toEqual([0, '']);
    expect(first.stdout).toContain(
      `huggingface ${recentListDay(0)}: 1 added, 0 updated, 0 unchanged, 0 rejected`,
    );
    expect(first.stdout).toContain('huggingface trending: 0 added, 0 updated, 2 unchanged, 0 rejected');
    expect(server.seen[0]?.headers).toMatchObject({
      authorization: 'Bearer hf_open',
      'user-agent': expect.stringMatching(/^Paperboy\/\d.*op@example\.org/),
    });
    const again = await runVerb(['ingest', 'huggingface', '--json'], folder, env);
    expect(parseJsonLines(again.stdout)[0]).toEqual({
      source: 'huggingface',
      list: recentListDay(0),
      added: 0,
      updated: 0,
      unchanged: 1,
      rejected: 0,
    });
    expect(await status(folder)).toMatchObject({
      papers: 2,
      sources: [
        { name: 'huggingface', lastSuccess: expect.stringMatching(/Z$/), nextRun: null, problem: null },
        { name: 'arxiv', lastSuccess: null, nextRun: null, problem: null },
      ],
    });
  });

  it.each([
    ['--date', '2024-05-31'],
    ['--week', '2024-W22'],
    ['--month', '2024-05'],
  ])('ingests one list by %s %s', async (flag, name) => {
    const server = await openListServer(realClock);
    server.list(name, '2405.00001');
    const { code, stdout } = await runVerb(['ingest', 'huggingface', flag, name, '--json'], tempFolder(), {
      HUGGINGFACE_URL: server.address,
    });
    expect(code).toBe(0);
    expect(parseJsonLines(stdout)).toMatchObject([{ list: name, added: 1 }]);
    expect(server.requestedLists()).toEqual([name]);
  });

  it('prints rejected records with list and position, and ingests the rest', async () => {
    const server = await openListServer(realClock);
    server.list('2024-05-31', '2405.00001');
    server.list('2024-05-31', 'no id');
    const { code, stdout, stderr } = await runVerb(
      ['ingest', 'huggingface', '--date', '2024-05-31'],
      tempFolder(),
      { HUGGINGFACE_URL: server.address },
    );
    expect(code).toBe(0);
    expect(stdout).toContain('1 added, 0 updated, 0 unchanged, 1 rejected');
    expect(stderr).toContain('huggingface 2024-05-31:2: rejected: ');
  });

  it('exits 1 if a list is missing, and keeps the others', async () => {
    const server = await openListServer(realClock);
    server.list(recentListDay(0), '2611.00001');
    server.answer('trending', text(200, 'hello'));
    const folder = await emptyDatabaseFolder();
    const { code, stderr } = await runVerb(['ingest', 'huggingface'], folder, {
      HUGGINGFACE_URL: server.address,
    });
    expect(code).toBe(1);
    expect(stderr).toContain('huggingface trending: Hugging Face: ');
    expect(await status(folder)).toMatchObject({ papers: 1 });
  });

  it.each([
    [['--date', '2024-5-31']],
    [['--week', '2024-W60']],
    [['--month', '2024']],
    [['--from', 'yesterday']],
    [['--from', '2999-01-01']],
    [['--date', '2999-01-01']],
    [['--date', '2024-05-31', '--month', '2024-05']],
    [['2024-05-31']],
  ])('exits 2 for %j without a request', async args => {
    const server = await openListServer(realClock);
    const env = { HUGGINGFACE_URL: server.address };
    const { code, stdout, stderr } = await runVerb(['ingest', 'huggingface', ...args], tempFolder(), env);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).not.toBe('');
    expect(server.seen).toEqual([]);
  });
});

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
