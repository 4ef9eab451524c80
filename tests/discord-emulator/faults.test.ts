import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Emulator } from '../../src/discord-emulator/emulator.ts';
import { startCheckedEmulator } from '../support/emulator.ts';
import { call } from './rest-client.ts';
import type { RestReply } from './rest-client.ts';

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startCheckedEmulator({ now: Date.now });
});
afterEach(() => emulator.stop());

const CREATE = { method: 'POST', path: /^\/channels\/\d+\/messages$/u };
const papers = (): string => emulator.world.seed.channels.papers.id;
const send = (content: string): Promise<RestReply> =>
  call(emulator, 'POST', `/channels/${papers()}/messages`, { content });
const stored = (): string[] =>
  emulator.world.messages.history(papers(), { limit: 50 }).map(each => each.content);

test('records every request with its response', async () => {
  const statuses: (number | null)[] = [];
  emulator.faults.onRequest(request => statuses.push(request.status));
  await send('one');
  await call(emulator, 'GET', `/channels/${papers()}/messages?limit=1`);
  expect(emulator.faults.requests).toMatchObject([
    { method: 'POST', body: { content: 'one' }, status: 200, response: { content: 'one' } },
    { method: 'GET', path: `/channels/${papers()}/messages`, body: undefined, status: 200 },
  ]);
  expect(emulator.faults.find(CREATE)).toHaveLength(1);
  expect(statuses).toEqual([200, 200]);
});

test('replaces the response to the next matching request, which has no effect', async () => {
  emulator.faults.respondNext(CREATE, { status: 503, body: { message: 'later' } });
  expect(await call(emulator, 'GET', '/users/@me')).toMatchObject({ status: 200 });
  expect(await send('one')).toEqual({ status: 503, body: { message: 'later' } });
  expect(await send('two')).toMatchObject({ status: 200 });
  expect(stored()).toEqual(['two']);
});

test('fails a request after its effect', async () => {
  emulator.faults.failAfterStoring(CREATE, 500, 2);
  expect(await send('one')).toMatchObject({ status: 500 });
  expect(await send('two')).toMatchObject({ status: 500 });
  expect(await send('three')).toMatchObject({ status: 200 });
  expect(stored()).toEqual(['three', 'two', 'one']);
});

test('lets a request hang before or after its effect until the client aborts or the emulator stops', async () => {
  emulator.faults.hangNext(CREATE, 'before');
  emulator.faults.hangNext(CREATE, 'after');
  const post = (content: string): Promise<Response> =>
    fetch(`${emulator.apiUrl}/v10/channels/${papers()}/messages`, {
      method: 'POST',
      body: JSON.stringify({ content }),
      headers: { authorization: `Bot ${emulator.token}` },
    });
  const before = post('never stored');
  await expect.poll(() => emulator.faults.requests.length).toBe(1);
  const after = post('stored');
  await expect.poll(stored).toEqual(['stored']);
  expect(emulator.faults.requests.map(each => each.status)).toEqual([null, null]);
  const failed = Promise.allSettled([before, after]);
  await emulator.stop();
  expect((await failed).map(each => each.status)).toEqual(['rejected', 'rejected']);
});

test('a hook chooses the fault of each request until it is removed', async () => {
  const remove = emulator.faults.before(request => (request.method === 'GET' ? { kind: 'drop' } : undefined));
  await expect(call(emulator, 'GET', '/users/@me')).rejects.toThrow('fetch failed');
  remove();
  expect(await call(emulator, 'GET', '/users/@me')).toMatchObject({ status: 200 });
});

test('fails a request without effect, or delays its response', async () => {
  emulator.faults.injectFault(CREATE, { kind: 'response', status: 502, body: { message: 'later' } });
  emulator.faults.injectFault(CREATE, { kind: 'slow', ms: 60 });
  expect(await send('lost')).toMatchObject({ status: 502 });
  const began = performance.now();
  expect(await send('late')).toMatchObject({ status: 200 });
  expect(performance.now() - began).toBeGreaterThan(50);
  expect(stored()).toEqual(['late']);
});

test('resets the connection before or after the effect', async () => {
  emulator.faults.injectFault(CREATE, { kind: 'drop' });
  await expect(send('lost')).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } });
  emulator.faults.injectFault(CREATE, { kind: 'drop' }, { when: 'after' });
  await expect(send('stored')).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } });
  expect(stored()).toEqual(['stored']);
});

test('truncates the body of a response', async () => {
  emulator.faults.injectFault(CREATE, { kind: 'truncate' }, { when: 'after' });
  await expect(send('stored')).rejects.toThrow('terminated');
  expect(stored()).toEqual(['stored']);
  expect(() => {
    emulator.faults.injectFault(CREATE, { kind: 'truncate' });
  }).toThrow('There is no response to truncate');
});

test('stalls in the middle of the body of a response', async () => {
  emulator.faults.injectFault(CREATE, { kind: 'stall' }, { when: 'after' });
  const settled = vi.fn<() => void>();
  send('stored').then(settled, settled);
  await expect.poll(() => emulator.faults.find(CREATE)[0]?.status).toBe(200);
  // Two later requests are sent and answered, which would take the rest of the body along.
  for (const next of ['second', 'third']) expect(await send(next)).toMatchObject({ status: 200 });
  expect(stored().toSorted()).toEqual(['second', 'stored', 'third']);
  expect(settled).not.toHaveBeenCalled();
  expect(() => {
    emulator.faults.injectFault(CREATE, { kind: 'stall' });
  }).toThrow('There is no response to stall');
});

test('clears injected faults', async () => {
  emulator.faults.injectFault(CREATE, { kind: 'drop' }, { times: 5 });
  emulator.faults.clear();
  expect(await send('one')).toMatchObject({ status: 200 });
});

test('refuses, records and counts a body that is no JSON', async () => {
  const response = await fetch(`${emulator.apiUrl}/v10/channels/${papers()}/messages`, {
    method: 'POST',
    body: '{"content"',
    headers: { authorization: `Bot ${emulator.token}`, 'content-type': 'application/json' },
  });
  expect(response.status).toBe(400);
  expect(response.headers.get('x-ratelimit-remaining')).toBe('4');
  expect(await response.json()).toEqual({ message: 'The request body contains invalid JSON.', code: 50109 });
  expect(emulator.faults.find(CREATE)).toMatchObject([{ status: 400, body: undefined }]);
});
