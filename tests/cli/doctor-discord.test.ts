import { join } from 'node:path';
import { GatewayIntentBits, PermissionFlagsBits } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { proxyFindings } from '../../src/cli/doctor/discord-findings.ts';
import { SCHEDULE_DEFAULTS, type ScheduleSpec } from '../../src/core/schedule/schedule.ts';
import type { Emulator } from '../../src/discord-emulator/emulator.ts';
import { processClock } from '../../src/process/clock.ts';
import { openTestDatabase } from '../support/database.ts';
import { emptyDatabaseFolder } from '../support/empty-database.ts';
import { openEmulator } from '../support/emulator.ts';
import { TOKEN, runDoctor } from './run-doctor.ts';

const SPEC: Omit<ScheduleSpec, 'guildId' | 'channelId'> = {
  ...SCHEDULE_DEFAULTS,
  timezone: 'UTC',
  days: [1, 2, 3, 4, 5, 6, 7],
  what: 'archive',
  count: 2,
};

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
});
