import type { Delivery, DeliveryState } from '../../src/core/delivery/delivery.ts';
import type { Schedule, ScheduleSpec } from '../../src/core/schedule/schedule.ts';
import type { EmulatorOptions } from '../../src/discord-emulator/emulator.ts';
import { openEmulator } from './emulator.ts';
import { createFakeAccess } from './fake-access.ts';
import { createFastClock } from './fast-clock.ts';
import { openRestSender } from './rest-sender.ts';
import { openScheduleFixture } from './schedule-fixture.ts';

const START = '2026-11-21T00:00:00Z';

/** Short, since many requests of these tests hang. */
const REST_TIMEOUT_MS = 1_000;

/**
 * Schedules, each in a channel of its own on an emulator, whose deliveries are sent over REST. The clock of fixture and
 * emulator is moved by the test; the request budget takes no time. Without rate limits unless they are given.
 */
export async function openEmulatedOutbox({
  channelCount,
  papersPerChannel = 1,
  spec = {},
  ...emulatorOptions
}: {
  readonly channelCount: number;
  readonly papersPerChannel?: number;
  readonly spec?: Partial<ScheduleSpec>;
} & Partial<Pick<EmulatorOptions, 'rateLimits'>>) {
  let now = () => Date.parse(START);
  const emulator = await openEmulator({ rateLimits: 'off', ...emulatorOptions, now: () => now() });
  const { world } = emulator;
  const lastMessageId = (channelId: string) => {
    const channel = world.directory.findChannel(channelId);
    return channel && 'last_message_id' in channel ? (channel.last_message_id ?? undefined) : undefined;
  };
  const wireClock = createFastClock(0);
  const sender = openRestSender(
    emulator,
    { ...createFakeAccess(), knownMessage: lastMessageId },
    { timeoutMs: REST_TIMEOUT_MS, clock: wireClock },
  );
  const fixture = await openScheduleFixture(START, sender);
  now = fixture.clock.now;
  await fixture.addPapers(...Array.from({ length: papersPerChannel }, (_, at) => `Paper ${at}`));
  const channelIds = Array.from(
    { length: channelCount },
    (_, at) => world.addChannel(world.seed.guild.id, { name: `papers-${at}` }).id,
  );
  const schedules: Schedule[] = [];
  for (const channelId of channelIds)
    schedules.push(await fixture.schedule({ count: 1, ...spec, channelId }));
  let runs = 0;

  return {
    ...fixture,
    emulator,
    channelIds,
    schedules,
    /** Lets time pass, also for the pauses of the REST traffic. */
    pass(ms: number): void {
      fixture.clock.advance(ms);
      wireClock.advance(ms);
    },
    /** Puts a digest for each channel into the outbox. Returns their ids. */
    async runAll(): Promise<number[]> {
      runs += 1;
      const ids: number[] = [];
      for (const schedule of schedules) {
        const result = await fixture.scheduler.run(schedule, `${runs}`, fixture.clock.now());
        ids.push(...(result?.deliveries ?? []).map(({ id }) => id));
      }
      return ids;
    },
    /** Counts the deliveries in each state. */
    async states(ids: readonly number[]): Promise<Partial<Record<DeliveryState, number>>> {
      const counts: Partial<Record<DeliveryState, number>> = {};
      for (const id of ids) {
        const state = (await fixture.stores.deliveries.get(id))?.state;
        if (state) counts[state] = (counts[state] ?? 0) + 1;
      }
      return counts;
    },
    delivery: (id: number): Promise<Delivery | undefined> => fixture.stores.deliveries.get(id),
    /** Returns the messages of a channel, newest first. */
    posts: (channelId: string) => world.messages.history(channelId, { limit: 100 }),
  };
}
