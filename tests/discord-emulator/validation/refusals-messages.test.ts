import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { startEmulator } from '../../../src/discord-emulator/emulator.ts';
import type { Emulator } from '../../../src/discord-emulator/emulator.ts';
import { startCheckedEmulator } from '../../support/emulator.ts';
import { button, nestedError, post, row, text, times, COMPONENTS_V2 } from '../request-bodies.ts';
import { call } from '../rest-client.ts';
import { MESSAGES } from './refused-messages.ts';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startCheckedEmulator({ rateLimits: 'off' });
});
afterAll(() => emulator.stop());

describe('a message is refused for', () => {
  test.each(MESSAGES)('%s', async (_title, body, path, code) => {
    const { papers } = emulator.world.seed.channels;
    const before = emulator.world.messages.history(papers.id, { limit: 1 });
    expect(await call(emulator, 'POST', `/channels/${papers.id}/messages`, body)).toMatchObject({
      status: 400,
      body: { code: 50035, message: 'Invalid Form Body', errors: nestedError(path, code) },
    });
    expect(emulator.world.messages.history(papers.id, { limit: 1 })).toEqual(before);
  });

  test.each([
    ['nothing', {}],
    ['white space', { content: ' \n ' }],
    ['an empty list of embeds', { embeds: [] }],
    ['Components V2 without components', { flags: COMPONENTS_V2 }],
  ])('%s, as empty', async (_title, body) => {
    const { papers } = emulator.world.seed.channels;
    expect(await call(emulator, 'POST', `/channels/${papers.id}/messages`, body)).toEqual({
      status: 400,
      body: { message: 'Cannot send an empty message', code: 50006 },
    });
  });
});

test('errors have Discord’s wording', async () => {
  const { papers } = emulator.world.seed.channels;
  const body = { flags: COMPONENTS_V2, components: [text('x'.repeat(4001))] };
  const reply = await call(emulator, 'POST', `/channels/${papers.id}/messages`, {
    content: 'x'.repeat(2001),
  });
  expect(reply.body).toEqual({
    message: 'Invalid Form Body',
    code: 50035,
    errors: {
      content: { _errors: [{ code: 'BASE_TYPE_MAX_LENGTH', message: 'Must be 2000 or fewer in length.' }] },
    },
  });
  expect(await call(emulator, 'POST', `/channels/${papers.id}/messages`, body)).toMatchObject({
    body: {
      errors: nestedError('components.0.content', 'BASE_TYPE_BAD_LENGTH'),
    },
  });
});

test('messages at the limits are accepted', async () => {
  const { papers } = emulator.world.seed.channels;
  const bodies = [
    { content: ` ${'x'.repeat(2000)} ` },
    {
      flags: COMPONENTS_V2,
      components: [{ type: 17, components: [...times(38, () => text('x')), { type: 14 }] }],
    },
    { flags: COMPONENTS_V2, components: [text('x'.repeat(4000))] },
    { components: times(5, index => row(...times(5, inner => button(`${index}-${inner}`)))) },
    { embeds: [{ description: 'x'.repeat(4096) }, { description: 'x'.repeat(1904) }] },
  ];
  for (const body of bodies) {
    expect(await call(emulator, 'POST', `/channels/${papers.id}/messages`, body)).toMatchObject({
      status: 200,
    });
  }
});

test('unknown keys are ignored', async () => {
  // Not checked against Discord's OpenAPI description, which has no such key.
  const plain = await startEmulator({ now: Date.now, rateLimits: 'off' });
  onTestFinished(() => plain.stop());
  expect(await post(plain, { content: 'x', unknown: 1 })).toMatchObject({
    status: 200,
    body: { content: 'x' },
  });
});
