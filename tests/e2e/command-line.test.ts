import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { runCli, startBot, startProgram, STARTER_FILE } from '../support/cli-process.ts';
import { openTestDatabase } from '../support/database.ts';
import { openEmulator } from '../support/emulator.ts';
import { parseJsonLines } from '../support/json-lines.ts';
import { openListServer, recentListDay } from '../support/list-server.ts';
import { silence } from '../support/source-server.ts';
import { starterFolder, tempFolder } from '../support/temp-folder.ts';

const STARTER_PAPERS = readFileSync(STARTER_FILE, 'utf8').trim().split('\n').length;

describe('the command line as a process', () => {
  it('uses the database in the working directory, and relative paths', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'papers.jsonl'), '{"title":"One"}\n');
    const { code, stdout, stderr } = await runCli(['ingest', './papers.jsonl'], folder);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toBe('./papers.jsonl: 1 added, 0 updated, 0 unchanged, 0 rejected\n');
    const status = await runCli(['status', '--json'], folder);
    expect(JSON.parse(status.stdout)).toMatchObject({ papers: 1, database: 'data/paperboy.sqlite' });
  });

  it('reads the file .env', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, '.env'), 'DATABASE_URL=file:elsewhere.sqlite\n');
    const { code, stderr } = await runCli(['status'], folder);
    expect(code).toBe(1);
    expect(stderr).toContain('elsewhere.sqlite');
  });

  it.each([
    [0, ['--version'], {}],
    [0, ['--help'], {}],
    [0, ['search', 'mamba'], {}],
    [1, ['show', '2901.00001'], {}],
    [2, ['dance'], {}],
    [2, ['search'], {}],
    [2, ['register'], {}],
    [2, ['status'], { LOG_LEVEL: 'loud' }],
  ])('exits %s for %j with %j', async (expected, args, env) => {
    const { code, stdout, stderr } = await runCli(args, starterFolder(), env);
    expect(code).toBe(expected);
    expect(stdout === '').toBe(expected !== 0);
    expect(stdout + stderr).not.toBe('');
  });

  it('exits 78 if Discord refuses the token', async () => {
    const emulator = await openEmulator();
    const env = { DISCORD_TOKEN: 'wrong', DISCORD_API_URL: emulator.apiUrl };
    const { code, stderr } = await runCli(['register'], tempFolder(), env);
    expect(code).toBe(78);
    expect(stderr).toContain('Discord refused the token');
  });

  it('exits 0 if the reader of a pipe closes it', async () => {
    const { process } = startProgram('cli.js', {
      args: ['search', 'neural', '--limit', '1000', '--json'],
      cwd: starterFolder(),
    });
    process.stdout?.once('data', () => process.stdout?.destroy());
    const [code] = await once(process, 'close');
    expect(code).toBe(0);
  });

  it('fills the corpus from a day on, and continues where a signal stopped it', async () => {
    const server = await openListServer({ now: () => Date.now() });
    const folder = tempFolder();
    const env = { HUGGINGFACE_URL: server.address };
    for (const ago of [9, 8, 7]) server.list(recentListDay(ago), `2611.0000${ago}`);
    server.answer(recentListDay(7), silence);
    const args = ['ingest', 'huggingface', '--from', recentListDay(9), '--json'];
    const program = startProgram('cli.js', { args, env, cwd: folder });
    await server.arrived(3);
    const stopped = await program.stop('SIGINT');
    expect(stopped.code).toBe(1);
    expect(parseJsonLines(stopped.stdout)).toMatchObject([{ days: 2, daysDoneBefore: 0, added: 2 }]);
    expect(stopped.stderr).toContain('8 of 10 days are left. The same command continues from there.');

    server.answer(recentListDay(7), undefined);
    const { code, stdout, stderr } = await runCli(args, folder, env);
    // No bar without a terminal.
    expect([code, stderr]).toEqual([0, '']);
    expect(parseJsonLines(stdout)).toEqual([
      {
        source: 'huggingface',
        from: recentListDay(9),
        to: recentListDay(0),
        days: 8,
        daysDoneBefore: 2,
        added: 1,
        updated: 0,
        unchanged: 0,
        rejected: 0,
      },
    ]);
  });
});

describe('beside a serving bot', () => {
  it('says which sources do not answer, copies everything that the bot has written, and ingests: the bot finds the papers without a restart', async () => {
    const emulator = await openEmulator();
    const folder = starterFolder();
    const bot = await startBot(emulator, folder);
    const readStatus = async () => JSON.parse((await runCli(['status', '--json'], folder)).stdout);
    await expect.poll(() => bot.stderr(), { timeout: 20_000 }).toContain('source_problem');
    const status = await readStatus();
    expect(status).toMatchObject({ papers: STARTER_PAPERS, indexed: STARTER_PAPERS });
    expect(status.sources[0]).toMatchObject({
      lastSuccess: null,
      problem: expect.stringContaining('127.0.0.1'),
    });

    expect((await runCli(['backup', 'copy.sqlite'], folder)).code).toBe(0);
    const { stores } = await openTestDatabase(join(folder, 'copy.sqlite'));
    expect(await stores.papers.count()).toBe(STARTER_PAPERS);

    const file = join(folder, 'new.jsonl');
    writeFileSync(file, '{"title":"Zebrafish quokka synthesis"}\n');
    expect((await runCli(['ingest', file], folder)).code).toBe(0);
    const find = async () => {
      const outcome = await emulator.userActions.slash('Ben', '#papers', 'search', { query: 'quokka' });
      return JSON.stringify((await outcome.message()).components);
    };
    // A member can use five commands in ten seconds.
    await expect.poll(find, { timeout: 20_000, interval: 2_100 }).toContain('Zebrafish');
    expect(await readStatus()).toMatchObject({
      papers: STARTER_PAPERS + 1,
      indexed: STARTER_PAPERS + 1,
    });
    expect((await bot.stop()).code).toBe(0);
  });
});

describe('a stack trace of the built program', () => {
  it('names the TypeScript source', async () => {
    const broken = "data:text/javascript,process.stderr.write = () => { throw new Error('for its stack') }";
    const args = ['--enable-source-maps', '--import', broken, 'dist/src/cli.js', 'no-verb'];
    const child = spawn(process.execPath, args);
    const [stack] = await Promise.all([text(child.stderr), once(child, 'close')]);
    expect(stack).toContain('for its stack');
    expect(stack).toContain('src/cli/program.ts:');
  });
});
