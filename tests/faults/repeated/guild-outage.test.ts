import { expect, it } from 'vitest';
import { onGuildJoined, onGuildLeft } from '../../../src/discord/guild-membership.ts';
import { leaveGuild } from '../../../src/usecases/guild-membership.ts';
import { connectClient } from '../../discord/connected-client.ts';
import { openEmulator } from '../../support/emulator.ts';
import { printCounts, repetitions } from '../../support/fault-counts.ts';
import { openScheduleFixture } from '../../support/schedule-fixture.ts';

it.each(['unavailable', 'removed'] as const)(
  'thousands of servers that are reported as %s keep their schedules',
  async how => {
    const servers = repetitions(20, 2_500);
    const emulator = await openEmulator();
    const { stores, schedule, clock, log } = await openScheduleFixture();
    const guilds = Array.from({ length: servers }, (_, at) =>
      emulator.world.addGuild({ name: `Server ${at}` }),
    );
    for (const { id } of guilds) await schedule({ guildId: id });
    const { client } = await connectClient(emulator);
    await expect.poll(() => client.guilds.cache.size, { timeout: 60_000 }).toBeGreaterThanOrEqual(servers);
    let joined = 0;
    onGuildLeft(client, id => leaveGuild(id, stores, { now: clock.now(), log }), log);
    onGuildJoined(
      client,
      async id => {
        await stores.departedGuilds.forget([id]);
        joined += 1;
      },
      log,
    );

    for (const { id } of guilds) {
      emulator.gateway.sendEvent('GUILD_DELETE', how === 'unavailable' ? { id, unavailable: true } : { id });
    }
    const pausedCount = async () =>
      (await stores.schedules.all()).filter(({ pausedReason }) => pausedReason !== null).length;
    const unavailableCount = () => client.guilds.cache.filter(({ available }) => !available).size;
    const expected = how === 'removed' ? [servers, 0] : [0, servers];
    await expect
      .poll(async () => [await pausedCount(), unavailableCount()], { timeout: 60_000 })
      .toEqual(expected);
    expect(await stores.schedules.all()).toHaveLength(servers);

    for (const { id, name, ownerId } of guilds.map(guild => ({ ...guild, ownerId: guild.owner_id }))) {
      emulator.gateway.sendEvent('GUILD_CREATE', {
        id,
        name,
        owner_id: ownerId,
        channels: [],
        members: [],
        roles: [],
        emojis: [],
        threads: [],
        unavailable: false,
      });
    }
    // Servers whose outage has ended did not invite the bot: nothing is written for them.
    const invited = how === 'removed' ? servers : 0;
    await expect
      .poll(() => [joined, unavailableCount(), client.guilds.cache.size >= servers], { timeout: 60_000 })
      .toEqual([invited, 0, true]);
    expect(await stores.departedGuilds.oldestCreatedAt()).toBeUndefined();
    expect(log.events.filter(({ level }) => level === 'error')).toEqual([]);
    printCounts(16, {
      servers,
      'reported as': how,
      'schedules kept': servers,
      'schedules paused': how === 'removed' ? servers : 0,
    });
  },
);
