import { OverwriteType, PermissionFlagsBits } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../src/core/time/duration.ts';
import { resumeSchedules } from '../../../src/jobs/resume-schedules.ts';
import { openEmulatedOutbox } from '../../support/emulated-outbox.ts';
import { printCounts, repetitions } from '../../support/fault-counts.ts';

const DAYS = 3;

/** Each schedule in a server of its own, whose owner can be reached; each is due at the same time. */
async function openServers(count: number) {
  const outbox = await openEmulatedOutbox({ channelCount: count, papersPerChannel: DAYS + 2 });
  const { emulator, access, clock, pass, spread } = outbox;
  const { world } = emulator;
  let slotAt = clock.now() + 9 * HOUR_MS + spread - DAY_MS;
  const refused = new Map<string, number>();
  const directMessages: number[] = [];
  emulator.faults.onRequest(({ method, path, status }) => {
    if (status === 403 || status === 404) refused.set(path, (refused.get(path) ?? 0) + 1);
    else if (
      method === 'POST' &&
      path.endsWith('/messages') &&
      !outbox.channelIds.some(id => path.includes(id))
    )
      directMessages.push(clock.now());
  });
  return {
    ...outbox,
    refused: () => [...refused.values()],
    /** When each direct message was sent. */
    directMessages,
    setOwner: (userId: string) => Object.assign(access, { ownerId: () => userId }),
    setPermission(isGranted: boolean): void {
      const deny = isGranted ? 0n : PermissionFlagsBits.SendMessages;
      for (const id of outbox.channelIds) {
        world.setOverwrite(id, { id: world.bot.id, type: OverwriteType.Member, deny });
      }
      access.lacking = isGranted ? [] : ['Send Messages'];
    },
    /** Lets the time of the next slots come, and decides them. */
    async day(): Promise<void> {
      const { stores, unitOfWork, log } = outbox;
      slotAt += DAY_MS;
      pass(slotAt - clock.now());
      await resumeSchedules(clock.now(), {
        schedules: stores.schedules,
        unitOfWork,
        channelAccess: access,
        log,
      });
      await outbox.scheduler.tick(clock.now());
    },
    /** Sends what is due, and what is due later because so many requests were refused. */
    async deliver(stepMs: number): Promise<void> {
      while ((await outbox.stores.deliveries.nextDueAt(clock.now())) !== undefined) {
        await outbox.deliverer.drain();
        pass(stepMs);
      }
    },
    pausedCount: async () =>
      (await outbox.stores.schedules.all()).filter(({ pausedReason }) => pausedReason !== null).length,
  };
}

describe('servers that take the permission away', () => {
  it('cost one request for each slot, pause with one notice each, and resume by themselves', async () => {
    const servers = repetitions(5, 3_000);
    const { emulator, day, deliver, setPermission, setOwner, pausedCount, refused, ...rest } =
      await openServers(servers);
    setOwner(emulator.world.seed.users.ada.id);
    setPermission(false);
    for (let days = 1; days < DAYS; days += 1) {
      await day();
      await deliver(MINUTE_MS);
    }
    await day();
    await deliver(SECOND_MS / 2);
    expect(refused()).toEqual(Array.from({ length: servers }, () => DAYS));
    expect(await pausedCount()).toBe(servers);

    const { directMessages } = rest;
    expect(directMessages).toHaveLength(servers);
    await day();
    await deliver(MINUTE_MS);
    expect(refused()).toEqual(Array.from({ length: servers }, () => DAYS));
    setPermission(true);
    await day();
    expect(await pausedCount()).toBe(0);
    await day();
    await deliver(MINUTE_MS);
    expect(rest.channelIds.map(id => rest.posts(id).length)).toEqual(rest.channelIds.map(() => 1));
    printCounts(10, {
      servers,
      slots: servers * DAYS,
      '403': servers * DAYS,
      paused: servers,
      notices: servers,
      resumed: servers,
    });
  }, 900_000);
});

describe('notices to the owners of servers', () => {
  it('are sent one after another, not at once', async () => {
    const { emulator, day, deliver, setPermission, setOwner, directMessages } = await openServers(5);
    setOwner(emulator.world.seed.users.ada.id);
    setPermission(false);
    for (let days = 0; days < DAYS; days += 1) {
      await day();
      await deliver(SECOND_MS / 2);
    }
    const gaps = directMessages.slice(1).map((at, before) => at - (directMessages[before] ?? 0));
    expect(directMessages).toHaveLength(5);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(SECOND_MS);
  });
});

describe('channels that are deleted after their slots were decided', () => {
  it('pause their schedules after one attempt, and the others are posted', async () => {
    const servers = repetitions(6, 1_000);
    const { emulator, day, deliverer, channelIds, posts, refused, pausedCount } = await openServers(servers);
    await day();
    const deleted = channelIds.filter((_, at) => at % 2 === 0);
    for (const id of deleted) emulator.world.directory.removeChannel(id);
    await deliverer.drain();
    const others = channelIds.filter((_, at) => at % 2 === 1);
    expect(others.map(id => posts(id).length)).toEqual(others.map(() => 1));
    expect(Math.max(...refused())).toBe(1);
    expect(await pausedCount()).toBe(deleted.length);
    printCounts(12, {
      channels: servers,
      deleted: deleted.length,
      paused: deleted.length,
      'posted elsewhere': others.length,
    });
  });
});
