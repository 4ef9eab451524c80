import { AttachmentBuilder, type Client } from 'discord.js';
import { getGlobalDispatcher, MockAgent, setGlobalDispatcher } from 'undici';
import { expect, it, onTestFinished } from 'vitest';
import type { Emulator } from '../../../src/discord-emulator/emulator.ts';
import { openHttpClient } from '../../../src/sources/http/http-client.ts';
import { HUGGING_FACE_RATE_POLICY } from '../../../src/sources/http/rate-policy.ts';
import { createFastClock } from '../../support/fast-clock.ts';
import { openEmulator } from '../../support/emulator.ts';
import { createSilentLog } from '../../support/silent-log.ts';
import { json, openSourceServer } from '../../support/source-server.ts';
import { connectClient } from '../connected-client.ts';

/** Sends a file to a channel and returns what Discord has of it. */
async function upload(client: Client, { world }: Emulator): Promise<{ name: string; size: number }[]> {
  const channel = await client.channels.fetch(world.seed.channels.papers.id);
  if (channel?.isSendable() !== true) throw new TypeError('the channel takes no messages');
  const file = new AttachmentBuilder(Buffer.from('@misc{a}'), { name: 'library.bib' });
  const { attachments } = await channel.send({ files: [file] });
  return attachments.map(({ name, size }) => ({ name, size }));
}

const UPLOADED = [{ name: 'library.bib', size: 8 }];

it('uploads a file after the HTTP client of the sources was used', async () => {
  const clock = createFastClock('2026-03-05T12:00:00Z');
  const server = await openSourceServer(clock, json([]));
  const http = openHttpClient({ userAgent: 'Paperboy/0', clock, log: createSilentLog(), random: () => 0.5 });
  onTestFinished(() => http.close());
  const source = http.forSource(HUGGING_FACE_RATE_POLICY, [server.address]);
  await source.get(new URL(server.address), { type: 'JSON', read: ({ status }) => status });

  const emulator = await openEmulator();
  const { client } = await connectClient(emulator);
  expect(await upload(client, emulator)).toEqual(UPLOADED);
});

it('uploads a file when the global dispatcher belongs to other code', async () => {
  const before = getGlobalDispatcher();
  onTestFinished(() => setGlobalDispatcher(before));
  const foreign = new MockAgent();
  foreign.disableNetConnect();
  setGlobalDispatcher(foreign);

  const emulator = await openEmulator();
  const { client } = await connectClient(emulator);
  expect(await upload(client, emulator)).toEqual(UPLOADED);
});
