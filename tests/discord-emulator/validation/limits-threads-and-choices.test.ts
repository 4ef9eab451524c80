import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  readForumPost,
  readThreadWithoutMessage,
  readThread,
} from '../../../src/discord-emulator/validation/thread-form.ts';
import type { Emulator } from '../../../src/discord-emulator/emulator.ts';
import { startCheckedEmulator } from '../../support/emulator.ts';
import { command, nestedError, refused, string, times } from '../request-bodies.ts';
import type { RefusedCase } from '../request-bodies.ts';
import { call } from '../rest-client.ts';
import type { RestReply } from '../rest-client.ts';
import { refusalOf } from './refusal-of.ts';

const tags = (count: number): string[] => times(count, index => `12345678901234567${index}`);

const THREADS: readonly RefusedCase[] = [
  ['no name', {}, 'name', 'BASE_TYPE_REQUIRED'],
  ['a name of white space', { name: ' ' }, 'name', 'BASE_TYPE_BAD_LENGTH'],
  ['a name over 100', { name: 'x'.repeat(101) }, 'name', 'BASE_TYPE_BAD_LENGTH'],
  [
    'an unsupported archive duration',
    { name: 'x', auto_archive_duration: 61 },
    'auto_archive_duration',
    'BASE_TYPE_CHOICES',
  ],
  [
    'over six hours between messages',
    { name: 'x', rate_limit_per_user: 21_601 },
    'rate_limit_per_user',
    'NUMBER_TYPE_MAX',
  ],
];

describe('a thread', () => {
  test.each(THREADS)('is refused for %s', (_title, body, path, code) => {
    for (const read of [readThread, readThreadWithoutMessage]) {
      expect(refusalOf(() => read(body))).toMatchObject({ code: 50035, errors: nestedError(path, code) });
    }
  });

  test('is private by default and has the type of a thread', () => {
    expect(readThreadWithoutMessage({ name: 'x' })).toMatchObject({ type: 12, invitable: true });
    expect(refusalOf(() => readThreadWithoutMessage({ name: 'x', type: 0 }))).toMatchObject({
      errors: nestedError('type', 'BASE_TYPE_CHOICES'),
    });
  });
});

describe('a post of a forum', () => {
  test('accepts a name of 100 characters, five tags and a message', () => {
    const body = { name: 'x'.repeat(100), applied_tags: tags(5), message: { content: 'x' } };
    expect(readForumPost(body, 0)).toMatchObject({ appliedTags: tags(5), message: { content: 'x' } });
  });

  test.each([
    [
      'six tags',
      { applied_tags: tags(6), message: { content: 'x' } },
      'applied_tags',
      'BASE_TYPE_MAX_LENGTH',
    ],
    ['no message', {}, 'message', 'BASE_TYPE_REQUIRED'],
    [
      'an error in its message',
      { message: { content: 'x'.repeat(2001) } },
      'message.content',
      'BASE_TYPE_MAX_LENGTH',
    ],
  ])('is refused for %s', (_title, fields, path, code) => {
    expect(refusalOf(() => readForumPost({ name: 'x', ...fields }, 0))).toMatchObject({
      code: 50035,
      errors: nestedError(path, code),
    });
  });

  test('is refused with an empty message', () => {
    expect(refusalOf(() => readForumPost({ name: 'x', message: {} }, 0))).toMatchObject({ code: 50006 });
  });
});

describe('an autocomplete choice', () => {
  let emulator: Emulator;
  beforeAll(async () => {
    emulator = await startCheckedEmulator({ rateLimits: 'off' });
    const options = [
      string('words', { autocomplete: true }),
      string('count', { type: 4, autocomplete: true }),
      string('part', { type: 10, autocomplete: true }),
    ];
    await call(emulator, 'PUT', `/applications/${emulator.world.application.id}/commands`, [
      command({ options }),
    ]);
  });
  afterAll(() => emulator.stop());

  /** Types into an option as Ada and responds with the choices. */
  async function suggest(typing: string, choices: object[]): Promise<RestReply> {
    const opened = new Promise<{ id: string; token: string }>(resolve => {
      const stop = emulator.world.events.subscribe(event => {
        if (event.kind !== 'interaction_create') return;
        stop();
        resolve(event.interaction);
      });
    });
    const typed = emulator.userActions.autocomplete('Ada', 'papers', 'search', { [typing]: '1' }, typing);
    const { id, token } = await opened;
    const path = `/interactions/${id}/${token}/callback`;
    const reply = await call(emulator, 'POST', path, { type: 8, data: { choices } }, null);
    if (reply.status !== 204) await call(emulator, 'POST', path, { type: 8, data: { choices: [] } }, null);
    await typed;
    return reply;
  }

  test.each([
    ['words', 'x'.repeat(100)],
    ['count', 2 ** 53 - 1],
    ['part', 0.5],
  ])('for %s is accepted with a value of its type', async (typing, value) => {
    const choices = times(25, index => ({ name: `${index}`.padEnd(100, 'x'), value }));
    expect(await suggest(typing, choices)).toEqual({ status: 204, body: undefined });
  });

  test.each([
    ['words', 'a number', 1, 'STRING_TYPE_CONVERT'],
    ['words', 'an empty text', '', 'BASE_TYPE_BAD_LENGTH'],
    ['words', 'a text over 100', 'x'.repeat(101), 'BASE_TYPE_BAD_LENGTH'],
    ['count', 'a text', '1', 'NUMBER_TYPE_COERCE'],
    ['count', 'a fraction', 0.5, 'NUMBER_TYPE_COERCE'],
    ['count', 'an unsafe integer', 2 ** 53, 'NUMBER_TYPE_COERCE'],
    ['part', 'a text', '0.5', 'NUMBER_TYPE_COERCE'],
  ])('for %s is refused if it is %s', async (typing, _title, value, code) => {
    expect(await suggest(typing, [{ name: 'x', value }])).toMatchObject(
      refused('data.choices.0.value', code),
    );
  });
});
