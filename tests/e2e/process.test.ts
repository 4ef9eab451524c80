import { readdirSync, readFileSync, rmSync, statSync, writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyPaper } from '../../src/core/paper/paper.ts';
import { openTestDatabase } from '../support/database.ts';
import { startBot, startProgram } from '../support/cli-process.ts';
import { openEmulator } from '../support/emulator.ts';
import { playgroundFolder, starterFolder, tempFolder } from '../support/temp-folder.ts';

describe('the process', () => {
  it('lists every configuration problem and exits 2', async () => {
    const env = { LOG_LEVEL: 'loud', PLAYGROUND_PORT: 'x', DISCORD_API_URL: 'nowhere' };
    const { code, stderr } = await startProgram('main.js', { cwd: tempFolder(), env }).ended;
    expect(code).toBe(2);
    for (const name of Object.keys(env)) expect(stderr).toContain(`\n  ${name} `);
  });

  it('reads the file .env', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, '.env'), 'LOG_LEVEL=loud\n');
    const { code, stderr } = await startProgram('main.js', { cwd: folder }).ended;
    expect(code).toBe(2);
    expect(stderr).toContain('LOG_LEVEL');
  });

  it('exits 78 after one line and one request if the token is refused', async () => {
    const emulator = await openEmulator();
    const env = { DISCORD_TOKEN: 'not.the-right.one', DISCORD_API_URL: emulator.apiUrl, LOG_LEVEL: 'warn' };
    const { code, stderr } = await startProgram('main.js', { cwd: starterFolder(), env }).ended;
    expect(code).toBe(78);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(/Discord refused the token/);
    expect(stderr).not.toContain('not.the-right.one');
    expect(emulator.faults.requests).toHaveLength(1);
  });

  it('exits 75 if another process serves the database, and names it; that one exits 78 if its token is revoked', async () => {
    const emulator = await openEmulator();
    const folder = starterFolder();
    const first = await startBot(emulator, folder);
    const env = { DISCORD_TOKEN: emulator.token, DISCORD_API_URL: emulator.apiUrl };
    const { code, stderr } = await startProgram('main.js', { cwd: folder, env }).ended;
    expect(code).toBe(75);
    expect(stderr).toContain(`process ${first.process.pid} on `);
    emulator.gateway.closeConnections(4004);
    expect((await first.ended).code).toBe(78);
  });

  it('exits 1 for a corrupt database, and does not change it', async () => {
    const emulator = await openEmulator();
    const folder = tempFolder();
    mkdirSync(join(folder, 'data'));
    const file = join(folder, 'data', 'paperboy.sqlite');
    writeFileSync(file, 'no database at all. '.repeat(500));
    const before = readFileSync(file);
    const env = { DISCORD_TOKEN: emulator.token, DISCORD_API_URL: emulator.apiUrl };
    const { code, stderr } = await startProgram('main.js', { cwd: folder, env }).ended;
    expect(code).toBe(1);
    expect(stderr).toMatch(/is corrupt/);
    expect(readFileSync(file)).toEqual(before);
  });

  it('ends on SIGTERM with exit 0, a complete database file and the index for the next start', async () => {
    const emulator = await openEmulator();
    const folder = starterFolder();
    rmSync(join(folder, 'data', 'paperboy.sqlite.search-index'));
    const { code } = await (await startBot(emulator, folder)).stop();
    expect(code).toBe(0);
    expect(readdirSync(join(folder, 'data')).toSorted()).toEqual([
      'paperboy.sqlite',
      'paperboy.sqlite.lock',
      'paperboy.sqlite.search-index',
    ]);
    expect(statSync(join(folder, 'data', 'paperboy.sqlite.search-index')).mode & 0o777).toBe(0o600);
    const next = await startBot(emulator, folder);
    expect(next.stderr()).toContain('index_snapshot_restored');
  });

  it('retries until Discord can be reached and takes its commands; exits 78 after one line if it closes the connection for good', async () => {
    const emulator = await openEmulator();
    emulator.faults.respondNext({ path: '/gateway/bot' }, { status: 503 });
    emulator.faults.respondNext({ method: 'PUT', path: /commands$/ }, { status: 502 });
    const bot = await startBot(emulator, starterFolder());
    expect(bot.stderr()).toContain('discord_unreachable');
    expect(emulator.world.commands.list(null)).not.toHaveLength(0);
    emulator.gateway.closeConnections(4014);
    const { code, stderr } = await bot.ended;
    expect(code).toBe(78);
    const [line, ...rest] = stderr
      .trim()
      .split('\n')
      .filter(each => !each.startsWith('{'));
    expect(line).toMatch(/code 4014.*developer portal/);
    expect(rest).toEqual([]);
  });

  it('ends at once on SIGTERM while Discord cannot be reached', async () => {
    const emulator = await openEmulator();
    emulator.faults.respondNext({ path: '/gateway/bot' }, { status: 503 }, 100);
    const env = { DISCORD_TOKEN: emulator.token, DISCORD_API_URL: emulator.apiUrl };
    const bot = startProgram('main.js', { cwd: starterFolder(), env });
    await expect.poll(() => bot.stderr(), { timeout: 30_000 }).toContain('discord_unreachable');
    expect(await bot.stop()).toMatchObject({ code: 0 });
  });

  it('names DEV_GUILD_ID if it is wrong', async () => {
    const emulator = await openEmulator();
    const env = {
      DISCORD_TOKEN: emulator.token,
      DISCORD_API_URL: emulator.apiUrl,
      DEV_GUILD_ID: '123456789012345678',
    };
    const { code, stderr } = await startProgram('main.js', { cwd: starterFolder(), env }).ended;
    expect(code).toBe(1);
    expect(stderr).toMatch(/Check DEV_GUILD_ID/);
    expect(stderr).not.toMatch(/\n {4}at /);
  });

  it('continues an import of the starter corpus that a kill interrupted', async () => {
    const emulator = await openEmulator();
    const folder = tempFolder();
    const { stores, database } = await openTestDatabase(join(folder, 'data', 'paperboy.sqlite'));
    await stores.metadata.set('starter', 'begun');
    await stores.papers.insert(emptyPaper('Imported before the kill'));
    await database.close();
    const bot = await startBot(emulator, folder);
    expect(bot.stderr()).toContain('"added":394');
    await bot.stop();
  });

  it('without a token starts the playground with its own database and a console', async () => {
    const folder = playgroundFolder();
    const program = startProgram('main.js', { cwd: folder, env: { PLAYGROUND_PORT: '0' } });
    const lines = [
      '/search linear time sequence',
      'select Mamba: Linear-Time',
      '/schedule create channel:#papers count:3',
    ];
    lines.push('/schedule run 1', 'react 🔖', '/library list', 'quit');
    program.process.stdin?.write(`${lines.join('\n')}\n`);
    const { code, stdout, stderr } = await program.ended;
    expect(code).toBe(0);
    expect(stdout).toContain('http://127.0.0.1:');
    expect(stdout).toMatch(
      /Papers for “linear time sequence”[^]*\n {2}### Mamba: Linear-Time[^]*Your library\n {2}-# 3 papers/,
    );
    expect(stdout).toContain('only you can see this');
    expect(stderr).toBe('');
    expect(readdirSync(join(folder, 'data'))).toEqual(['playground']);
  });

  it('names a playground port that is in use', async () => {
    const emulator = await openEmulator();
    const port = new URL(emulator.url).port;
    const { code, stderr } = await startProgram('main.js', {
      cwd: tempFolder(),
      env: { PLAYGROUND_PORT: port },
    }).ended;
    expect(code).toBe(1);
    expect(stderr).toContain(`port ${port}`);
  });
});
