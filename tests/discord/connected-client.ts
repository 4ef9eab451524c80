import type { Client } from 'discord.js';
import { onTestFinished } from 'vitest';
import type { Clock } from '../../src/core/time/clock.ts';
import type { Emulator } from '../../src/discord-emulator/emulator.ts';
import { createClient } from '../../src/discord/client.ts';
import { connect } from '../../src/discord/connect.ts';
import type { ShardChoice } from '../../src/discord/gateway/shard-options.ts';
import { createRestTraffic } from '../../src/discord/rest/rest-traffic.ts';
import { processClock } from '../../src/process/clock.ts';
import { createSilentLog, type LoggedEvent } from '../support/silent-log.ts';

/** The bot's client, connected to an emulator, and what it logged. */
export interface ConnectedClient {
  readonly client: Client<true>;
  readonly events: readonly LoggedEvent[];
}

/** Connects the client of the bot; it is destroyed with the test. `prepare` is called before it connects. */
export async function connectClient(
  emulator: Pick<Emulator, 'apiUrl' | 'token'>,
  {
    clock = processClock,
    log = createSilentLog(),
    shards = { count: 'auto', ids: 'auto' },
    prepare,
  }: {
    readonly clock?: Clock;
    readonly log?: ReturnType<typeof createSilentLog>;
    readonly shards?: ShardChoice;
    readonly prepare?: (client: Client) => void;
  } = {},
): Promise<ConnectedClient> {
  const stopping = new AbortController();
  const wire = { clock, log, signal: stopping.signal };
  const client = createClient({ apiUrl: emulator.apiUrl, shards, traffic: createRestTraffic(wire), ...wire });
  onTestFinished(async () => {
    stopping.abort();
    await client.destroy();
  });
  prepare?.(client);
  const ready = await connect(client, emulator.token, wire);
  if (!ready) throw new Error('not connected');
  return { client: ready, events: log.events };
}
