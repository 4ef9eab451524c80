import { once } from 'node:events';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { createGuard } from '../../../src/discord-emulator/http/guard.ts';
import { openEmulator } from '../../support/emulator.ts';
import { raw } from '../../playground/web/page-client.ts';
import { testPage } from '../../playground/web/page-host.ts';

const OWN = { host: '127.0.0.1:4000' };
const NAVIGATION = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };

test.each([
  ['a client that is no browser', 'GET', '/api/v10/gateway', OWN],
  ['the page itself', 'GET', '/playground/live', { ...OWN, 'sec-fetch-site': 'same-origin' }],
  ['the page at localhost', 'GET', '/main.js', { host: 'LOCALHOST:4000', origin: 'http://localhost:4000' }],
  ['an address that the user typed', 'GET', '/', { ...OWN, ...NAVIGATION, 'sec-fetch-site': 'none' }],
  [
    'a link to the page on another site',
    'GET',
    '/',
    { ...OWN, ...NAVIGATION, 'sec-fetch-site': 'cross-site' },
  ],
  [
    'an action of the page',
    'POST',
    '/playground/actions',
    { ...OWN, ...JSON_TYPE, origin: 'http://127.0.0.1:4000' },
  ],
])('allows the request of %s', (_who, method, path, headers) => {
  expect(createGuard(4000)({ method, path, headers })).toBeUndefined();
});

test.each([
  ['without a host', 'GET', '/', {}, 403],
  ['for a rebound host name', 'GET', '/', { host: 'rebound.example:4000' }, 403],
  ['for another port', 'GET', '/', { host: '127.0.0.1:4001' }, 403],
  [
    'from another site',
    'POST',
    '/api/v10/channels/1/messages',
    { ...OWN, origin: 'https://evil.example' },
    403,
  ],
  ['from another server on this machine', 'GET', '/', { ...OWN, origin: 'http://127.0.0.1:4001' }, 403],
  ['from a sandboxed frame', 'GET', '/', { ...OWN, origin: 'null' }, 403],
  [
    'from an image on another site',
    'GET',
    '/',
    { ...OWN, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
    403,
  ],
  [
    'from a frame on another site',
    'GET',
    '/',
    { ...OWN, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' },
    403,
  ],
  [
    'from a form on another site',
    'POST',
    '/',
    { ...OWN, ...NAVIGATION, 'sec-fetch-site': 'cross-site' },
    403,
  ],
  [
    'from a link to another path than the page',
    'GET',
    '/playground/live',
    { ...OWN, ...NAVIGATION, 'sec-fetch-site': 'same-site' },
    403,
  ],
])('rejects a request %s', (_what, method, path, headers, status) => {
  expect(createGuard(4000)({ method, path, headers })).toMatchObject({ status });
});

test('omits the default port', () => {
  const guard = createGuard(80);
  expect(
    guard({ method: 'GET', path: '/', headers: { host: 'localhost', origin: 'http://localhost' } }),
  ).toBeUndefined();
});

test.each(['/', '/playground/actions', '/api/v10/gateway', '/attachments/1/2/a.txt'])(
  'guards %s',
  async path => {
    const emulator = await openEmulator({ website: testPage() });
    const headers = { 'content-type': 'application/json' };
    const method = path === '/playground/actions' ? 'POST' : 'GET';
    const rebound = await raw(emulator, path, { method, headers: { ...headers, host: 'evil.example' } });
    expect(rebound.status).toBe(403);
    expect(JSON.parse(rebound.text)).toEqual({ problem: expect.stringContaining(emulator.url) });
    const crossSite = await raw(emulator, path, {
      method,
      headers: { ...headers, origin: 'https://evil.example' },
    });
    expect(crossSite.status).toBe(403);
  },
);

test('guards the gateway', async () => {
  const emulator = await openEmulator();
  const address = `${emulator.url.replace('http', 'ws')}/?v=10&encoding=json`;
  const upgradeStatus = async (headers: Record<string, string>): Promise<number> => {
    const socket = new WebSocket(address, { headers });
    const status = await Promise.race([
      once(socket, 'open').then(() => 101),
      new Promise<number>(resolve => {
        socket.once('unexpected-response', (_request, response) => {
          resolve(response.statusCode ?? 0);
        });
      }),
    ]);
    socket.once('error', () => undefined);
    socket.terminate();
    return status;
  };
  expect(await upgradeStatus({ origin: 'https://evil.example' })).toBe(403);
  expect(await upgradeStatus({ host: 'evil.example' })).toBe(403);
  expect(await upgradeStatus({ 'sec-fetch-site': 'cross-site' })).toBe(403);
  expect(await upgradeStatus({})).toBe(101);
  expect(await upgradeStatus({ origin: emulator.url })).toBe(101);
});

test('allows actions of a client without an Origin, such as curl', async () => {
  const emulator = await openEmulator({ website: testPage() });
  const reply = await raw(emulator, '/playground/actions', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ as: 'ada', action: { kind: 'say', channel: 'general', text: 'hello' } }),
  });
  expect(reply.status).toBe(200);
  expect(JSON.parse(reply.text)).toEqual({ kind: 'done' });
});

test('is reachable only at the address 127.0.0.1', async () => {
  const emulator = await openEmulator({ website: testPage() });
  const port = Number(new URL(emulator.url).port);
  const interfaces = Object.values(networkInterfaces()).flatMap(each => each ?? []);
  const addresses = interfaces.map(each => each.address).filter(each => each !== '127.0.0.1');
  for (const host of new Set(['::1', ...addresses])) {
    const socket = connect({ host, port });
    const result = await Promise.race([
      once(socket, 'connect').then(() => 'connected'),
      once(socket, 'close').then(() => 'refused'),
    ]).catch(() => 'refused');
    socket.destroy();
    expect({ host, result }).toEqual({ host, result: 'refused' });
  }
});
