import { expect, it } from 'vitest';
import type { Fault, FaultTime } from '../../../src/discord-emulator/faults.ts';
import { textOf } from '../../support/rendered-message.ts';
import { openBot } from './open-bot.ts';

const CALLBACK = { path: /^\/interactions\/\d+\/[^/]+\/callback$/ };

it.each<[string, Fault, FaultTime]>([
  ['an error of Discord', { kind: 'response', status: 500 }, 'before'],
  [
    'an error of Discord’s edge',
    { kind: 'response', status: 502, body: '<html>Bad Gateway</html>' },
    'before',
  ],
  ['a reset connection', { kind: 'drop' }, 'before'],
  ['an error although it arrived', { kind: 'response', status: 500 }, 'after'],
  ['a reset connection although it arrived', { kind: 'drop' }, 'after'],
])('an answer is sent again in time after %s', async (_, fault, when) => {
  const { emulator, log, dispatched, user } = await openBot();
  const { faults, userActions } = emulator;
  faults.injectFault(CALLBACK, fault, { when });
  const outcome = await userActions.slash(user, '#papers', 'search', { query: 'trams' });
  expect(outcome.failed).toBeNull();
  expect(textOf(await outcome.message())).toContain('1–5 of 7 papers');
  await Promise.all(dispatched);
  expect(faults.find(CALLBACK)).toHaveLength(2);
  expect(log.events.filter(({ event }) => event === 'interaction_not_answered')).toEqual([]);
});
