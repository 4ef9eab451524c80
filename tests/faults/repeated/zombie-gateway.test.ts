import { once } from 'node:events';
import { Events } from 'discord.js';
import { expect, it } from 'vitest';
import { connectClient } from '../../discord/connected-client.ts';
import { openEmulator } from '../../support/emulator.ts';
import { createFastClock } from '../../support/fast-clock.ts';
import { printCounts, repetitions } from '../../support/fault-counts.ts';

/** Short, since a connection is given up after two heartbeats without an acknowledgement. */
const HEARTBEAT_INTERVAL_MS = 100;

it(
  'each connection whose heartbeats are not acknowledged is given up, and its session resumed',
  { timeout: 300_000 },
  async () => {
    const times = repetitions(3, 100);
    const emulator = await openEmulator({ heartbeatInterval: HEARTBEAT_INTERVAL_MS });
    const { client, events } = await connectClient(emulator, { clock: createFastClock(0) });
    for (let time = 0; time < times; time += 1) {
      const lost = once(client, Events.ShardReconnecting);
      const resumed = once(client, Events.ShardResume);
      emulator.gateway.acknowledgeHeartbeats(false);
      await lost;
      emulator.gateway.acknowledgeHeartbeats(true);
      await resumed;
    }
    const count = (name: string) => events.filter(({ event }) => event === name).length;
    expect(count('gateway_resumed')).toBeGreaterThanOrEqual(times);
    printCounts(14, { zombies: times, resumed: times });
  },
);
