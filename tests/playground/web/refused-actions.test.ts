import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Emulator } from '../../../src/discord-emulator/emulator.ts';
import type { ConnectedBot } from '../../discord-emulator/connected-bot.ts';
import { connectPage } from './connect-page.ts';
import { createManualTimers } from '../../discord-emulator/gateway/manual-timers.ts';
import { openEmulator } from '../../support/emulator.ts';
import { COMMANDS } from './called-commands.ts';
import type { ManualPageClock } from './manual-page-clock.ts';
import { performAction, commands, raw } from './page-client.ts';
import { testPage } from './page-host.ts';

let bot: ConnectedBot;
let emulator: Emulator;
let clock: ManualPageClock;

beforeEach(async () => {
  ({ bot, emulator, clock } = await connectPage(COMMANDS));
});
afterEach(() => bot.stop());

const newest = (channel: { readonly id: string }): string =>
  emulator.world.messages.history(channel.id, { limit: 1 })[0]?.id ?? '';

test('an app that does not respond fails with the client’s text', async () => {
  const timers = createManualTimers();
  const silent = await openEmulator({ timers, website: testPage() });
  silent.world.commands.upsert(null, { name: 'note', description: 'Write a note' });
  const opened = new Promise<void>(resolve => {
    silent.world.events.subscribe(({ kind }) => {
      if (kind === 'interaction_create') resolve();
    });
  });
  const reply = performAction(silent, 'ada', {
    kind: 'slash',
    channel: 'papers',
    command: 'note',
    options: {},
  });
  await opened;
  timers.advance(3000);
  expect((await reply).body).toEqual({ kind: 'failed', reason: 'The application did not respond' });
});

test('actions without permission are refused with a text', async () => {
  const { papers } = emulator.world.seed.channels;
  await performAction(emulator, 'ada', { kind: 'say', channel: papers.id, text: 'mine' });
  const message = newest(papers);
  expect(await performAction(emulator, 'cleo', { kind: 'delete_message', message })).toEqual({
    status: 400,
    body: { problem: 'Cleo may not delete messages of other users here' },
  });
  expect(
    await performAction(emulator, 'cleo', {
      kind: 'slash',
      channel: papers.id,
      command: 'settings',
      options: {},
    }),
  ).toEqual({
    status: 400,
    body: { problem: "Cleo does not have permission to use 'settings' here" },
  });
  const offered = async (as: string) => (await commands(emulator, as, papers.id)).map(each => each.name);
  expect(await offered('ada')).toEqual(['search', 'note', 'settings', 'Save paper', 'Who is it']);
  expect(await offered('cleo')).toEqual(['search', 'note', 'Save paper', 'Who is it']);
});

test('refusals of Discord have their paths', async () => {
  const reply = await performAction(emulator, 'ada', {
    kind: 'say',
    channel: 'papers',
    text: 'x'.repeat(2001),
  });
  expect(reply).toEqual({
    status: 400,
    body: {
      problem: 'Invalid Form Body\ncontent: Must be 2000 or fewer in length. (BASE_TYPE_MAX_LENGTH)',
    },
  });
});

test.each([
  ['invalid JSON', '{', 'The body is not JSON'],
  ['an unknown action', '{"as":"ada","action":{"kind":"ban"}}', 'Invalid action (action.kind: '],
  ['an action without its fields', '{"as":"ada","action":{"kind":"say"}}', '(action.channel: '],
  ['an unknown user', '{"as":"eve","action":{"kind":"move_clock","to":"day"}}', 'There is no user eve'],
  [
    'an invalid file',
    '{"as":"ada","action":{"kind":"slash","channel":"papers","command":"search","options":{"file":{"filename":"a","contentType":"","base64":"?"}}}}',
    'Invalid action',
  ],
])('%s is refused', async (_what, body, problem) => {
  const headers = { 'content-type': 'application/json' };
  const reply = await raw(emulator, '/playground/actions', { method: 'POST', headers, body });
  expect(reply.status).toBe(400);
  expect(JSON.parse(reply.text)).toEqual({ problem: expect.stringContaining(problem) });
  expect(clock.moves).toEqual([]);
});

test('a page cannot act as a bot or as the owner', async () => {
  const { world } = emulator;
  const move = { kind: 'move_clock', to: 'day' } as const;
  expect(await performAction(emulator, world.bot.id, move)).toMatchObject({
    body: { problem: 'You cannot act as Paperboy' },
  });
  expect(await performAction(emulator, world.seed.guild.owner_id, move)).toMatchObject({
    body: { problem: 'You cannot act as Reading Group Owner' },
  });
});

test('a body over 12 MB is refused', async () => {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({
    as: 'ada',
    action: { kind: 'say', channel: 'papers', text: 'x'.repeat(12_000_000) },
  });
  const reply = await raw(emulator, '/playground/actions', { method: 'POST', headers, body });
  expect(reply.status).toBe(413);
  expect(JSON.parse(reply.text)).toEqual({ problem: 'Too large: at most 12 MB' });
});

test.each([{ 'content-type': 'text/plain' }, {}])('refuses an action that is not JSON: %j', async headers => {
  const body = JSON.stringify({ as: 'ada', action: { kind: 'say', channel: 'general', text: 'hello' } });
  const reply = await raw(emulator, '/playground/actions', { method: 'POST', headers, body });
  expect(reply.status).toBe(415);
});
