import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { GatewayIntentBits, PermissionFlagsBits } from 'discord-api-types/v10';
import { describe, expect, it, onTestFinished } from 'vitest';
import { proxyFindings } from '../../src/cli/doctor/discord-findings.ts';
import { diskFinding } from '../../src/cli/doctor/findings.ts';
import { SCHEDULE_DEFAULTS, type ScheduleSpec } from '../../src/core/schedule/schedule.ts';
import type { Clock } from '../../src/core/time/clock.ts';
import type { Emulator } from '../../src/discord-emulator/emulator.ts';
import { processClock } from '../../src/process/clock.ts';
import { writeCopyMark } from '../../src/store/database/incomplete-copy.ts';
import { openTestDatabase } from '../support/database.ts';
import { emptyDatabaseFolder } from '../support/empty-database.ts';
import { openEmulator } from '../support/emulator.ts';
import { createFastClock } from '../support/fast-clock.ts';
import { runVerb } from '../support/run-verb.ts';
import { openSourceServer, text } from '../support/source-server.ts';
import { tempFolder } from '../support/temp-folder.ts';

const NOW = Date.parse('2026-11-21T12:00:00Z');

/** A bot's id, and what looks like a signature. */
const TOKEN = `${Buffer.from('123456789012345678').toString('base64url')}.abc123.${'x'.repeat(27)}`;

const SPEC: Omit<ScheduleSpec, 'guildId' | 'channelId'> = {
  ...SCHEDULE_DEFAULTS,
  timezone: 'UTC',
  days: [1, 2, 3, 4, 5, 6, 7],
  what: 'archive',
  count: 2,
};

/** A server that answers as Discord does, with its time. */
async function startDiscord(time: number): Promise<string> {
  const server = createServer(({ url = '' }, response) => {
    response.setHeader('date', new Date(time).toUTCString());
    response.setHeader('content-type', 'application/json');
    response.end(url.endsWith('/gateway/bot') ? '{"shards":1}' : '{"id":"123456789012345678"}');
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  return `http://127.0.0.1:${Object(server.address()).port}/api`;
}

/** Runs `doctor` with these settings. */
async function runDoctor(
  folder: string,
  env: Readonly<Record<string, string>>,
  clock: Clock = createFastClock(NOW),
) {
  const end = await runVerb(['doctor', '--json'], folder, env, clock);
  const findings = end.stdout
    .trim()
    .split('\n')
    .map(line => Object(JSON.parse(line)));
  return {
    ...end,
    findings,
    of: (check: string) => findings.find(each => each.check === check),
    texts: (check: string): string[] =>
      findings.filter(each => each.check === check).map(each => `${each.result} ${each.text}`),
  };
}

/** Runs `doctor` over a database, after `change` has been made to its folder. */
async function examine(
  change: (file: string) => void = () => undefined,
  env: Readonly<Record<string, string>> = {},
) {
  const folder = await emptyDatabaseFolder();
  const file = join(folder, 'data', 'paperboy.sqlite');
  const { database } = await openTestDatabase(file);
  await database.close();
  change(file);
  const settings = { DISCORD_TOKEN: TOKEN, DISCORD_API_URL: await startDiscord(NOW), ...env };
  return await runDoctor(folder, settings);
}

/** Runs `doctor` as the bot of an emulator, over a database with a schedule in each of these channels. */
async function examineWithDiscord(
  emulator: Emulator,
  channels: readonly { readonly guildId: string; readonly channelId: string }[],
  env: Readonly<Record<string, string>> = {},
) {
  const folder = await emptyDatabaseFolder();
  const { database, stores } = await openTestDatabase(join(folder, 'data', 'paperboy.sqlite'));
  for (const channel of channels) {
    const spec = { ...SPEC, ...channel };
    await stores.schedules.create(spec, { by: '1', at: 0, next: { date: '2026-11-21', dueAt: 0 } });
  }
  await database.close();
  const settings = { DISCORD_TOKEN: emulator.token, DISCORD_API_URL: emulator.apiUrl, ...env };
  // The emulator's time is real.
  return await runDoctor(folder, settings, processClock);
}

describe('paperboy doctor', () => {
  it('finds nothing wrong with a bot that can work', async () => {
    const source = await openSourceServer(createFastClock(NOW));
    const { code, findings } = await examine(
      file => {
        mkdirSync(join(file, '..', 'backups'));
        writeFileSync(`${join(file, '..', 'backups', 'paperboy.sqlite')}.2026-11-20.backup`, 'copy');
      },
      {
        HUGGINGFACE_URL: source.address,
        ARXIV_API_URL: `${source.address}/api/query`,
        ARXIV_FEED_URL: `${source.address}/atom`,
      },
    );
    expect(findings.map(({ check, result }) => `${check} ${result}`)).toEqual([
      'token ok',
      'database ok',
      'backups ok',
      'disk ok',
      'discord ok',
      'clock ok',
      'shards ok',
      'permissions ok',
      'sources ok',
    ]);
    expect(code).toBe(0);
    // One small request to a host.
    expect(source.seen.map(({ method, url }) => `${method} ${url.pathname}`)).toEqual(['HEAD /']);
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

  it('warns of a source that cannot be reached or used', async () => {
    const source = await openSourceServer(createFastClock(NOW), text(503, 'busy'));
    const { texts, code } = await examine(undefined, { HUGGINGFACE_URL: source.address });
    expect(texts('sources')).toEqual([
      expect.stringMatching(/^warning http:\/\/127.*cannot be used \(status 503\): check the network/),
      expect.stringMatching(/^warning http:\/\/127\.0\.0\.1:2 cannot be used \(connect ECONNREFUSED/),
    ]);
    expect(code).toBe(0);
  });

  it('names the permissions that the bot lacks in the channels of schedules', async () => {
    const emulator = await openEmulator({ token: TOKEN });
    const { guild, channels, roles } = emulator.world.seed;
    emulator.world.setOverwrite(channels.general.id, {
      id: roles.bot.id,
      deny: PermissionFlagsBits.ReadMessageHistory | PermissionFlagsBits.AddReactions,
    });
    const { texts, code } = await examineWithDiscord(emulator, [
      { guildId: guild.id, channelId: channels.papers.id },
      { guildId: guild.id, channelId: channels.general.id },
      { guildId: guild.id, channelId: '900000000000000001' },
      { guildId: '900000000000000002', channelId: '900000000000000003' },
    ]);
    expect(texts('permissions')).toEqual([
      'warning Reading Group, #general: the bot lacks Read Message History, Add Reactions; an admin there can allow it in the settings of the channel',
      expect.stringContaining('warning Reading Group, #900000000000000001: the bot sees no such channel'),
      expect.stringContaining('warning server 900000000000000002, #900000000000000003: the bot sees no such'),
      'ok 1 of 4 channels of schedules have all permissions',
    ]);
    expect(code).toBe(0);
  });

  it('knows what overwrites allow and deny in a channel', async () => {
    const emulator = await openEmulator({ token: TOKEN });
    const { guild, channels } = emulator.world.seed;
    const { bot } = emulator.world;
    const { ViewChannel, SendMessages } = PermissionFlagsBits;
    emulator.world.setOverwrite(channels.papers.id, { id: guild.id, deny: ViewChannel | SendMessages });
    emulator.world.setOverwrite(channels.papers.id, { id: bot.id, type: 1, allow: ViewChannel });
    const { texts } = await examineWithDiscord(emulator, [
      { guildId: guild.id, channelId: channels.papers.id },
    ]);
    expect(texts('permissions')[0]).toContain('#papers: the bot lacks Send Messages;');
  });

  it('says that Discord refuses the token, and asks nothing more', async () => {
    const emulator = await openEmulator({ token: TOKEN });
    const other = TOKEN.replace(/x+$/, 'y'.repeat(27));
    const { of, code, stdout, stderr } = await examineWithDiscord(emulator, [], { DISCORD_TOKEN: other });
    expect(of('token')).toMatchObject({
      result: 'problem',
      text: expect.stringContaining('Discord refuses DISCORD_TOKEN: reset it'),
    });
    expect(of('permissions')).toBeUndefined();
    expect(code).toBe(1);
    expect(stdout + stderr).not.toContain(other);
  });

  it('finds settings of shards and of a proxy that cannot work', async () => {
    const emulator = await openEmulator({ token: TOKEN, sharding: { recommendedShards: () => 40 } });
    const few = await examineWithDiscord(emulator, [], { SHARD_COUNT: '4' });
    expect(few.texts('shards')).toEqual([
      expect.stringMatching(/^problem SHARD_COUNT=4 is too low.*set 40$/),
    ]);
    const enough = await examineWithDiscord(emulator, [], { SHARD_COUNT: '16' });
    expect(enough.of('shards').result).toBe('ok');
    expect(enough.texts('permissions')).toEqual(['ok no active schedule posts to a channel']);
    const part = await examineWithDiscord(emulator, [], { SHARD_COUNT: '16', SHARD_IDS: '0-3' });
    expect(part.texts('shards')).toEqual([
      expect.stringMatching(
        /^problem SHARD_IDS has 4 of 16 shards, but a database file is served by one process/,
      ),
    ]);
    expect(proxyFindings(true, 'https://discord.com/api')).toMatchObject([{ result: 'problem' }]);
    expect(proxyFindings(true, emulator.apiUrl)).toEqual([]);
  });

  it('finds that message content is not allowed, if it is wanted', async () => {
    const refused = await openEmulator({ token: TOKEN });
    const wanted = { MESSAGE_CONTENT: 'on' };
    const problem = await examineWithDiscord(refused, [], wanted);
    expect(problem.texts('message content')).toEqual([
      expect.stringMatching(/^problem .*Message Content Intent in the developer portal/),
    ]);
    const allowed = await openEmulator({
      token: TOKEN,
      privilegedIntents: GatewayIntentBits.MessageContent,
    });
    const fine = await examineWithDiscord(allowed, [], wanted);
    expect(fine.of('message content').result).toBe('ok');
    expect((await examineWithDiscord(refused, [])).texts('message content')).toEqual([]);
  });

  it('finds an incomplete copy', async () => {
    const folder = tempFolder();
    const { database } = await openTestDatabase(join(folder, 'data', 'paperboy.sqlite'));
    await writeCopyMark(database.db, { from: 'old.sqlite', state: '', table: 'papers', after: null });
    await database.close();
    const { of } = await runDoctor(folder, { DISCORD_API_URL: await startDiscord(NOW) });
    expect(of('database')).toMatchObject({
      result: 'problem',
      text: expect.stringContaining('is an incomplete copy of old.sqlite: run the same paperboy migrate'),
    });
    expect(of('disk')).toBeDefined();
  });
});
