import { Agent, request, type ClientRequest, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { expect, it, onTestFinished } from 'vitest';
import { startEmulator, type Emulator } from '../../../src/discord-emulator/emulator.ts';
import { call } from '../rest-client.ts';

const MEGABYTE = 1024 * 1024;

/** Discord's limit, and a server that does not read on would be sent little more than its buffers hold. */
const LIMIT_BYTES = 25 * MEGABYTE;
const MAX_SENT_BYTES = 60 * MEGABYTE;

async function start(): Promise<Emulator> {
  const emulator = await startEmulator({ now: Date.now });
  onTestFinished(emulator.stop);
  return emulator;
}

/** Begins to send a message to #papers. */
function post(emulator: Emulator, headers: Readonly<Record<string, string>>): ClientRequest {
  // Without it Node would ask to close the connection after the response.
  const agent = new Agent({ keepAlive: true });
  onTestFinished(() => agent.destroy());
  const path = `/v10/channels/${emulator.world.seed.channels.papers.id}/messages`;
  return request(`${emulator.apiUrl}${path}`, {
    method: 'POST',
    agent,
    headers: { authorization: `Bot ${emulator.token}`, 'content-type': 'application/json', ...headers },
  });
}

async function responseTo(sent: ClientRequest): Promise<{ status: number | undefined; body: unknown }> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    sent.once('response', resolve).on('error', reject);
  });
  return { status: response.statusCode, body: JSON.parse(await text(response)) };
}

const TOO_LARGE = { status: 413, body: { code: 40_005, message: 'Request entity too large' } };

it('refuses a request that announces too much, before it is sent', async () => {
  const emulator = await start();
  const sent = post(emulator, { 'content-length': String(1500 * MEGABYTE) });
  sent.flushHeaders();
  expect(await responseTo(sent)).toEqual(TOO_LARGE);
  sent.destroy();
});

it('looks at the token before it reads a body', async () => {
  const emulator = await start();
  const sent = post(emulator, { authorization: 'Bot wrong', 'content-length': String(20 * MEGABYTE) });
  sent.flushHeaders();
  expect(await responseTo(sent)).toMatchObject({ status: 401 });
  sent.destroy();
});

it('stops reading a request that turns out to be too large, and answers the next one', async () => {
  const emulator = await start();
  const sent = post(emulator, { 'transfer-encoding': 'chunked' });
  const response = responseTo(sent);
  const chunk = Buffer.alloc(MEGABYTE, 'a');
  const answered = new AbortController();
  void response.then(() => answered.abort());
  let bytes = 0;
  while (!answered.signal.aborted && bytes < 10 * MAX_SENT_BYTES) {
    bytes += chunk.byteLength;
    await new Promise(resolve => {
      sent.write(chunk, resolve);
    });
  }
  expect(await response).toEqual(TOO_LARGE);
  expect(bytes).toBeGreaterThan(LIMIT_BYTES);
  expect(bytes).toBeLessThan(MAX_SENT_BYTES);
  sent.destroy();
  expect(await call(emulator, 'GET', '/users/@me')).toMatchObject({ status: 200 });
});
