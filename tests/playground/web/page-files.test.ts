import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { Emulator } from '../../../src/discord-emulator/emulator.ts';
import { openEmulator } from '../../support/emulator.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { manualPageClock } from './manual-page-clock.ts';
import { raw } from './page-client.ts';
import { testPage } from './page-host.ts';

let emulator: Emulator;

/** Returns the headers of a browser that loads the page. */
const headersOf = (host: string): Record<string, string> => ({ host, 'sec-fetch-site': 'same-origin' });
const read = (path: string, headers: Record<string, string> = {}) =>
  raw(emulator, path, { headers: { ...headersOf(new URL(emulator.url).host), ...headers } });

beforeEach(async () => {
  const folder = tempFolder();
  const directory = join(folder, 'page');
  mkdirSync(directory);
  writeFileSync(join(folder, 'secret.txt'), 'not public');
  writeFileSync(join(directory, 'notes.txt'), 'not part of the page');
  writeFileSync(join(directory, 'index.html'), '<!doctype html><title>Page</title>');
  writeFileSync(join(directory, 'main.js'), 'export {};');
  writeFileSync(join(directory, 'page.css'), 'body {}');
  writeFileSync(join(directory, 'main.js.map'), '{}');
  writeFileSync(join(directory, 'noto-sans-latin-wght-normal.woff2'), 'wOF2');
  emulator = await openEmulator({ website: testPage(manualPageClock(), directory) });
});

test.each([
  ['/', 'text/html; charset=utf-8', '<!doctype html><title>Page</title>'],
  ['/?as=ada', 'text/html; charset=utf-8', '<!doctype html><title>Page</title>'],
  ['/main.js', 'text/javascript; charset=utf-8', 'export {};'],
  ['/page.css', 'text/css; charset=utf-8', 'body {}'],
  ['/main.js.map', 'application/json', '{}'],
  ['/noto-sans-latin-wght-normal.woff2', 'font/woff2', 'wOF2'],
])('serves %s', async (path, type, text) => {
  const reply = await read(path);
  expect(reply).toMatchObject({ status: 200, text });
  expect(reply.headers).toMatchObject({
    'content-type': type,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  });
  expect(reply.headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'");
});

test.each([
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '/main.js/../../secret.txt',
  '//etc/passwd',
  '//',
  '/notes.txt',
  '/index.html%00',
  '/playground',
])('responds 404 to %s', async path => {
  const reply = await read(path);
  expect(reply.status).toBe(404);
  expect(reply.text).not.toContain('not public');
});

test('lets browsers cache no page of an older server', async () => {
  expect((await read('/')).headers['cache-control']).toBe('no-store');
  const first = await read('/main.js');
  expect(first.headers['cache-control']).toBe('no-cache');
  const { etag = '' } = first.headers;
  expect(await read('/main.js', { 'if-none-match': etag })).toMatchObject({ status: 304, text: '' });
  expect(await read('/main.js', { 'if-none-match': '"another"' })).toMatchObject({ status: 200 });
});

test('refuses other methods', async () => {
  const { host } = new URL(emulator.url);
  const reply = await raw(emulator, '/main.js', { method: 'POST', headers: { host } });
  expect(reply.status).toBe(404);
});

test('says what to do if the page is not built', async () => {
  const unbuilt = await openEmulator({ website: testPage(manualPageClock(), join(tempFolder(), 'nothing')) });
  const reply = await raw(unbuilt, '/');
  expect(reply).toMatchObject({ status: 404, text: 'The page is not built; run npm run build\n' });
});

test('has no page unless it is configured', async () => {
  const plain = await openEmulator();
  expect(await raw(plain, '/')).toMatchObject({
    status: 404,
    text: expect.stringContaining('404: Not Found'),
  });
  expect((await raw(plain, '/playground/commands?as=ada&channel=papers')).status).toBe(404);
});

test('sandboxes attached files', async () => {
  const file = emulator.world.files.put(emulator.world.seed.channels.papers.id, {
    index: '0',
    filename: 'page.html',
    contentType: 'text/html',
    bytes: Buffer.from('<script>alert(1)</script>'),
  });
  const reply = await read(new URL(file.url).pathname);
  expect(reply).toMatchObject({ status: 200, text: '<script>alert(1)</script>' });
  expect(reply.headers).toMatchObject({
    'content-security-policy': expect.stringContaining('sandbox'),
    'x-content-type-options': 'nosniff',
  });
});
