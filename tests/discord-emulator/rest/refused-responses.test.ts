import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connectBot } from '../connected-bot.ts';
import type { ConnectedBot } from '../connected-bot.ts';
import { createManualTimers } from '../gateway/manual-timers.ts';
import { call } from '../rest-client.ts';
import { SEARCH, SCHEDULE, MENU } from './interaction-commands.ts';

let bot: ConnectedBot;
const timers = createManualTimers();
beforeEach(async () => {
  bot = await connectBot({ timers });
  await bot.client.application.commands.set([SEARCH, SCHEDULE, MENU]);
});
afterEach(() => bot.stop());

/** Opens an interaction and responds to it over REST, without the bot. */
async function reply(kind: 'slash' | 'typing', body: object): Promise<unknown> {
  const { userActions, world } = bot.emulator;
  const opened = new Promise<{ readonly id: string; readonly token: string }>(resolve => {
    const end = world.events.subscribe(event => {
      if (event.kind !== 'interaction_create') return;
      end();
      resolve(event.interaction);
    });
  });
  const options = { query: 'x' };
  const done =
    kind === 'slash'
      ? userActions.slash('Ada', 'papers', 'search', options)
      : userActions.autocomplete('Ada', 'papers', 'search', options, 'query');
  const { id, token } = await opened;
  const answered = await call(bot.emulator, 'POST', `/interactions/${id}/${token}/callback`, body, null);
  timers.fire(3000);
  await Promise.allSettled([done]);
  return answered;
}

const choices = (count: number, name: string): object => ({
  type: 8,
  data: { choices: Array.from({ length: count }, () => ({ name, value: 'v' })) },
});

describe('a response is refused for', () => {
  test.each([
    [
      'an update without a message',
      'slash',
      { type: 7, data: {} },
      { type: { _errors: [{ code: 'BASE_TYPE_CHOICES' }] } },
    ],
    [
      'choices for a command',
      'slash',
      choices(1, 'x'),
      { type: { _errors: [{ code: 'BASE_TYPE_CHOICES' }] } },
    ],
    [
      'a deferral while typing',
      'typing',
      { type: 5 },
      { type: { _errors: [{ code: 'BASE_TYPE_CHOICES' }] } },
    ],
    [
      '26 choices',
      'typing',
      choices(26, 'x'),
      { data: { choices: { _errors: [{ code: 'BASE_TYPE_MAX_LENGTH' }] } } },
    ],
    ['a choice without a name', 'typing', choices(1, ''), { data: { choices: { 0: { name: {} } } } }],
    ['a choice over 100', 'typing', choices(1, 'x'.repeat(101)), { data: { choices: { 0: { name: {} } } } }],
    [
      'content over 2000',
      'slash',
      { type: 4, data: { content: 'x'.repeat(2001) } },
      { data: { content: {} } },
    ],
    [
      'six fields of a modal',
      'slash',
      {
        type: 9,
        data: {
          custom_id: 'm',
          title: 'M',
          components: Array.from({ length: 6 }, () => ({ type: 10, content: 'x' })),
        },
      },
      { data: { components: { _errors: [{ code: 'BASE_TYPE_BAD_LENGTH' }] } } },
    ],
  ] as const)('%s', async (_title, kind, body, errors) => {
    expect(await reply(kind, body)).toMatchObject({ status: 400, body: { code: 50035, errors } });
  });

  test('an empty message', async () => {
    expect(await reply('slash', { type: 4, data: {} })).toMatchObject({ status: 400, body: { code: 50006 } });
  });
});
