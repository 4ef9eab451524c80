import { describe, expect, it } from 'vitest';
import { emptyDatabaseFolder } from '../../support/empty-database.ts';
import { parseJsonLines } from '../../support/json-lines.ts';
import { openListServer, recentListDay } from '../../support/list-server.ts';
import { runVerb } from '../../support/run-verb.ts';
import { text } from '../../support/source-server.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { status } from './read-status.ts';

const realClock = { now: () => Date.now() };

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
