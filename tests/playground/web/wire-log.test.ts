import { Events } from 'discord.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Emulator } from '../../../src/discord-emulator/emulator.ts';
import type { WireEntry } from '../../../src/playground/web/protocol.ts';
import { connectBot, logIn } from '../../discord-emulator/connected-bot.ts';
import type { ConnectedBot } from '../../discord-emulator/connected-bot.ts';
import { call } from '../../discord-emulator/rest-client.ts';
import { openPage } from './live-page.ts';
import type { LivePage } from './live-page.ts';
import { performAction } from './page-client.ts';
import { testPage } from './page-host.ts';

let bot: ConnectedBot;
let emulator: Emulator;

beforeEach(async () => {
  bot = await connectBot({ rateLimits: 'off', website: testPage() });
  ({ emulator } = bot);
});
afterEach(() => bot.stop());

async function entry(page: LivePage, title: RegExp): Promise<WireEntry> {
  const found = await page.until(each => each.kind === 'wire' && title.test(each.entry.title));
  if (found.kind !== 'wire') throw new TypeError('No entry of the wire');
  return found.entry;
}
const entries = (page: LivePage): WireEntry[] =>
  page.events.flatMap(each => (each.kind === 'wire' ? [each.entry] : []));

test('has a request with its body and response', async () => {
  const page = await openPage(emulator, 'ada');
  const path = `/channels/${emulator.world.seed.channels.papers.id}/messages`;
  await call(emulator, 'POST', path, { content: 'hello' });
  expect(await entry(page, /^POST \/channels/u)).toMatchObject({
    kind: 'request',
    title: `POST ${path}`,
    status: 200,
    refusal: null,
    body: { content: 'hello' },
    response: { content: 'hello', author: { username: 'Paperboy' } },
    at: expect.closeTo(Date.now(), -5),
  });
  await call(emulator, 'GET', `${path}?limit=2`);
  expect(await entry(page, /limit=2$/u)).toMatchObject({ body: null, status: 200 });
});

test('has a refusal with its message and paths', async () => {
  const page = await openPage(emulator, 'ada');
  const path = `/channels/${emulator.world.seed.channels.papers.id}/messages`;
  await call(emulator, 'POST', path, { content: 'x'.repeat(2001) });
  expect(await entry(page, /^POST/u)).toMatchObject({
    status: 400,
    refusal:
      'Invalid Form Body (code 50035)\ncontent: Must be 2000 or fewer in length. (BASE_TYPE_MAX_LENGTH)',
  });
  await call(emulator, 'GET', '/channels/12345678901234567');
  expect(await entry(page, /^GET \/channels\/1234/u)).toMatchObject({
    status: 404,
    refusal: 'Unknown Channel (code 10003)',
  });
});

test('has an event once, however many sessions the app has, without tokens', async () => {
  await bot.client.application.commands.set([{ name: 'note', description: 'Write a note' }]);
  const second = await logIn(emulator);
  const page = await openPage(emulator, 'ada');
  bot.client.on(Events.InteractionCreate, interaction => {
    if (!interaction.isChatInputCommand()) return;
    // A bot may even send its own token by mistake.
    void interaction.deferReply().then(() => interaction.editReply(`I am ${emulator.token}`));
  });
  await performAction(emulator, 'ada', { kind: 'slash', channel: 'papers', command: 'note', options: {} });
  const event = await entry(page, /^INTERACTION_CREATE \w/u);
  expect(event).toMatchObject({ kind: 'event', status: null, body: { data: { name: 'note' }, token: '…' } });
  const callback = await entry(page, /^POST \/interactions/u);
  expect(callback.title).toMatch(/^POST \/interactions\/\d+\/…\/callback/u);
  const edit = await entry(page, /^PATCH \/webhooks/u);
  expect(edit.title).toMatch(/^PATCH \/webhooks\/\d+\/…\/messages\/@original$/u);
  expect(edit.body).toMatchObject({ content: 'I am …' });
  expect(entries(page).filter(each => each.kind === 'event')).toHaveLength(1);
  const whole = JSON.stringify(entries(page));
  expect(whole).not.toContain(emulator.token);
  expect(whole).not.toContain(Buffer.from('interaction:').toString('base64url'));
  await second.destroy();
});

test('sends a later page the last 200 entries', async () => {
  for (let each = 0; each < 210; each += 1) await call(emulator, 'GET', '/gateway');
  const page = await openPage(emulator, 'ada');
  await call(emulator, 'GET', '/users/@me');
  const last = await entry(page, /@me$/u);
  const ids = entries(page).map(each => each.id);
  expect(ids).toHaveLength(201);
  expect(ids).toEqual(Array.from({ length: 201 }, (_, index) => last.id - 200 + index));
});

test('truncates a long body', async () => {
  const page = await openPage(emulator, 'ada');
  const definitions = Array.from({ length: 90 }, (_, index) => ({
    name: `command-${index}`,
    description: 'x'.repeat(100),
    options: [{ type: 3, name: 'words', description: 'y'.repeat(100) }],
  }));
  await call(emulator, 'PUT', `/applications/${emulator.world.application.id}/commands`, definitions);
  const { body, status } = await entry(page, /^PUT/u);
  expect(status).toBe(200);
  expect(body).toMatch(/^\[\{"name":"command-0".*… \(cut here: the first 20000 of \d+ characters\)$/u);
});

test('has the names of uploaded files', async () => {
  const page = await openPage(emulator, 'ada');
  const form = new FormData();
  form.set('payload_json', JSON.stringify({ content: 'a list' }));
  form.set('files[0]', new Blob(['a,b']), 'list.csv');
  await fetch(`${emulator.apiUrl}/v10/channels/${emulator.world.seed.channels.papers.id}/messages`, {
    method: 'POST',
    body: form,
    headers: { authorization: `Bot ${emulator.token}` },
  });
  expect(await entry(page, /^POST/u)).toMatchObject({ body: { content: 'a list' }, files: ['list.csv'] });
});
