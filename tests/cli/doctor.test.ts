import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { diskFinding } from '../../src/cli/doctor/findings.ts';
import { openTestDatabase } from '../support/database.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { runVerb } from '../support/run-verb.ts';
import { tempFolder } from '../support/temp-folder.ts';

const NOW = Date.parse('2026-11-21T12:00:00Z');

/** A bot's id, and what looks like a signature. */
const TOKEN = `${Buffer.from('123456789012345678').toString('base64url')}.abc123.${'x'.repeat(27)}`;

/** A server that answers as Discord does, with its time. */
async function startDiscord(time: number): Promise<string> {
  const server = createServer((_, response) => {
    response.setHeader('date', new Date(time).toUTCString());
    response.end('{"url":"wss://gateway.example"}');
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  return `http://127.0.0.1:${Object(server.address()).port}/api`;
}

/** Runs `doctor` over a database, after `change` has been made to its folder. */
async function examine(
  change: (file: string) => void = () => undefined,
  env: Readonly<Record<string, string>> = {},
) {
  const folder = tempFolder();
  const file = join(folder, 'data', 'paperboy.sqlite');
  const { database } = await openTestDatabase(file);
  await database.close();
  change(file);
  const settings = { DISCORD_TOKEN: TOKEN, DISCORD_API_URL: await startDiscord(NOW), ...env };
  const end = await runVerb(['doctor', '--json'], folder, settings, createManualClock(NOW));
  const findings = end.stdout
    .trim()
    .split('\n')
    .map(line => Object(JSON.parse(line)));
  return { ...end, findings, of: (check: string) => findings.find(each => each.check === check) };
}

describe('paperboy doctor', () => {
  it('finds nothing wrong with a bot that can work', async () => {
    const { code, findings } = await examine(file => {
      mkdirSync(join(file, '..', 'backups'));
      writeFileSync(`${join(file, '..', 'backups', 'paperboy.sqlite')}.2026-11-20.backup`, 'copy');
    });
    expect(findings.map(({ check, result }) => `${check} ${result}`)).toEqual([
      'token ok',
      'database ok',
      'backups ok',
      'disk ok',
      'discord ok',
      'clock ok',
    ]);
    expect(code).toBe(0);
  });

  it('says what to do about a text that is no token, and never prints it', async () => {
    const { code, of, stdout, stderr } = await examine(undefined, { DISCORD_TOKEN: 'a'.repeat(64) });
    expect(code).toBe(1);
    expect(of('token')).toMatchObject({ result: 'problem', text: expect.stringContaining('copy it again') });
    expect(stdout + stderr).not.toContain('a'.repeat(64));
    expect((await examine(undefined, { DISCORD_TOKEN: '' })).of('token').result).toBe('warning');
  });

  it('finds damage, and names the backup to restore', async () => {
    const { code, of } = await examine(file => {
      writeFileSync(`${file}.schema-3.backup`, 'copy');
      const bytes = readFileSync(file);
      bytes.fill(0xa5, 4096, 4096 * 3);
      writeFileSync(file, bytes);
    });
    expect(code).toBe(1);
    expect(of('database')).toMatchObject({ result: 'problem' });
    expect(of('database').text).toMatch(
      /is damaged .*copy .*paperboy\.sqlite\.schema-3\.backup to its place/,
    );
  });

  it.each([
    ['the header', 0, 100],
    // The page of the schema begins after it.
    ['the schema', 100, 4096],
  ])('finds a file whose %s is overwritten, and names the backup', async (_, from, to) => {
    const { code, of } = await examine(file => {
      writeFileSync(`${file}.schema-3.backup`, 'copy');
      const bytes = readFileSync(file);
      bytes.fill(0xa5, from, to);
      writeFileSync(file, bytes);
    });
    expect(code).toBe(1);
    expect(of('database')).toMatchObject({ result: 'problem' });
    expect(of('database').text).toMatch(
      /is damaged .*copy .*paperboy\.sqlite\.schema-3\.backup to its place/,
    );
  });

  it('reads the schema of a file that has an unused page', async () => {
    const { of } = await examine(file => {
      const handle = new BetterSqlite3(file);
      handle.pragma('user_version = 3');
      handle.pragma('wal_checkpoint(TRUNCATE)');
      handle.close();
      const bytes = Buffer.concat([readFileSync(file), Buffer.alloc(4096)]);
      // The number of pages, in the header.
      bytes.writeUInt32BE(bytes.length / 4096, 28);
      writeFileSync(file, bytes);
    });
    expect(of('database')).toMatchObject({
      result: 'ok',
      text: expect.stringContaining('schema 3: the next start migrates it'),
    });
  });

  it('finds a database of another program', async () => {
    const { code, of } = await examine(file => {
      rmSync(file);
      const handle = new BetterSqlite3(file);
      handle.exec('CREATE TABLE songs (title TEXT)');
      handle.close();
    });
    expect(code).toBe(1);
    expect(of('database')).toMatchObject({
      result: 'problem',
      text: expect.stringContaining('is a database of another program'),
    });
  });

  it('finds a database that is gone although it has a backup', async () => {
    const { of } = await examine(file => {
      writeFileSync(`${file}.schema-3.backup`, 'copy');
      rmSync(file);
    });
    expect(of('database')).toMatchObject({
      result: 'problem',
      text: expect.stringContaining('does not exist'),
    });
    const fresh = await examine(file => rmSync(file));
    expect(fresh.of('database')).toMatchObject({
      result: 'ok',
      text: expect.stringContaining('first start creates'),
    });
  });

  it('warns of backups that stopped', async () => {
    const { code, of } = await examine(file => {
      mkdirSync(join(file, '..', 'backups'));
      writeFileSync(`${join(file, '..', 'backups', 'paperboy.sqlite')}.2026-11-18.backup`, 'copy');
    });
    expect(of('backups')).toMatchObject({ result: 'warning', text: expect.stringContaining('2026-11-18') });
    expect(code).toBe(0);
  });

  it("compares the clock with Discord's, and says where Discord cannot be reached", async () => {
    const wrong = await examine(undefined, { DISCORD_API_URL: await startDiscord(NOW - 7_200_000) });
    expect(wrong.of('clock')).toMatchObject({
      result: 'problem',
      text: expect.stringContaining('7200 s off'),
    });
    const unreachable = await examine(undefined, { DISCORD_API_URL: 'http://127.0.0.1:2/api' });
    expect(unreachable.of('discord')).toMatchObject({ result: 'problem' });
    expect(unreachable.of('clock')).toBeUndefined();
  });

  it('warns where there is no room for a backup', () => {
    const GIB = 1024 ** 3;
    expect(diskFinding(10 * GIB, GIB).result).toBe('ok');
    expect(diskFinding(2 * GIB, GIB)).toMatchObject({
      result: 'warning',
      text: expect.stringContaining('make room'),
    });
  });

  it('prints lines for people without --json', async () => {
    const { stdout, code } = await runVerb(['doctor'], tempFolder(), {
      DISCORD_API_URL: await startDiscord(NOW),
    });
    expect(stdout).toMatch(/^warning {2}token: DISCORD_TOKEN is not set/m);
    expect(stdout).toMatch(/^ok {7}database: .*the first start creates it/m);
    expect(code).toBe(1);
  });
});
