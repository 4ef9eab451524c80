// A process with nothing but a client of Discord, Paperboy's or a bare one. argv: its kind, token, API URL.
import { setTimeout as wait } from 'node:timers/promises';
import { Client, Events, GatewayIntentBits } from 'discord.js';
import { createClient } from '../../src/discord/client.ts';
import { connect } from '../../src/discord/connect.ts';
import { createRestTraffic } from '../../src/discord/rest/rest-traffic.ts';
import { processClock } from '../../src/process/clock.ts';
import { createSilentLog } from '../support/silent-log.ts';

const [kind, token = '', api = ''] = process.argv.slice(2);

async function connectPaperboy(): Promise<Client> {
  const wire = { clock: processClock, log: createSilentLog(), signal: new AbortController().signal };
  const shards = { count: 1, ids: 'auto' } as const;
  const client = createClient({ apiUrl: api, shards, traffic: createRestTraffic(wire), ...wire });
  await connect(client, token, wire);
  return client;
}

async function connectBare(): Promise<Client> {
  const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api } });
  const ready = new Promise(resolve => {
    client.once(Events.ClientReady, resolve);
  });
  await client.login(token);
  await ready;
  return client;
}

async function connectAll(): Promise<void> {
  const { guilds } = await (kind === 'paperboy' ? connectPaperboy() : connectBare());
  while (!guilds.cache.every(({ available }) => available)) await wait(100);
  process.send?.('connected');
}

process.on('message', message => {
  if (message === 'connect') void connectAll();
});
// The usage report lets a process end while it only listens.
process.channel?.ref();
process.send?.('loaded');
