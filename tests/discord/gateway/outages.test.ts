import { Events, GatewayDispatchEvents } from 'discord.js';
import { once } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { createOutageLog } from '../../../src/discord/gateway/outage-log.ts';
import { openEmulator } from '../../support/emulator.ts';
import { createFastClock } from '../../support/fast-clock.ts';
import { createSilentLog } from '../../support/silent-log.ts';
import { connectClient } from '../connected-client.ts';

describe('an outage of the network of some seconds', () => {
  it('ends in a resumed session, and no event of it is lost', async () => {
    const emulator = await openEmulator();
    const { client, events } = await connectClient(emulator, { clock: createFastClock(0) });
    const reacted: string[] = [];
    client.ws.on(
      GatewayDispatchEvents.MessageReactionAdd,
      (data: { readonly emoji: { readonly name: string } }) => reacted.push(data.emoji.name),
    );
    const post = emulator.userActions.say('Ada', '#papers', 'Hello');

    await emulator.network.disconnect();
    emulator.userActions.react('Ben', post.id, '🔖');
    await once(client, Events.ShardReconnecting);
    await once(client, Events.ShardReconnecting);
    const resumed = once(client, Events.ShardResume);
    await emulator.network.reconnect();
    await resumed;
    await vi.waitFor(() => expect(reacted).toEqual(['🔖']));
    expect(events.filter(({ event }) => event === 'gateway_reconnecting')).toHaveLength(1);
    expect(events.map(({ event }) => event)).toContain('gateway_resumed');
  });
});

describe('a long outage', () => {
  it('is retried less and less often, alerted, and over when Discord is there again', async () => {
    const emulator = await openEmulator();
    const clock = createFastClock(0);
    const { client, events } = await connectClient(emulator, { clock });
    const count = (name: string) => events.filter(({ event }) => event === name).length;
    await emulator.network.disconnect();
    // Shorter waits are those of requests, longer ones those of the log.
    const waits = () => clock.pauses.filter(ms => ms >= 1_000 && ms < 60_000).slice(0, 4);
    await vi.waitFor(() => expect(waits()).toEqual([1_000, 2_000, 5_000, 10_000]), { timeout: 20_000 });
    await vi.waitFor(() => expect(count('gateway_unreachable')).toBeGreaterThan(0), { timeout: 20_000 });
    expect(count('gateway_reconnecting')).toBe(1);

    const established = Promise.race([once(client, Events.ShardReady), once(client, Events.ShardResume)]);
    await emulator.network.reconnect();
    await established;
    expect(count('gateway_reconnected')).toBe(1);
  });

  it('is logged once at its begin, once a minute and once at its end', () => {
    const log = createSilentLog();
    const outages = createOutageLog(log);
    for (let at = 0; at < 600_000; at += 5_000) outages.lost(0, at);
    outages.ended(0, 600_000);
    expect(log.events.map(({ level, event }) => `${level} ${event}`)).toEqual([
      'warn gateway_reconnecting',
      ...Array.from({ length: 9 }, () => 'error gateway_unreachable'),
      'info gateway_reconnected',
    ]);
    expect(log.events.at(-2)?.fields).toEqual({ shard: 0, ms: 540_000, attempts: 108 });
  });

  it('is counted from its own begin', () => {
    const log = createSilentLog();
    const outages = createOutageLog(log);
    outages.lost(0, 0);
    outages.ended(0, 1_000);
    outages.lost(0, 30_000);
    outages.lost(0, 61_000);
    expect(log.events.map(({ event }) => event)).not.toContain('gateway_unreachable');
  });
});
