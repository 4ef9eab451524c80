import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Emulator } from '../../../src/discord-emulator/emulator.ts';
import { startCheckedEmulator } from '../../support/emulator.ts';
import { command, nestedError, string, times } from '../request-bodies.ts';
import type { RefusedCase } from '../request-bodies.ts';
import { call } from '../rest-client.ts';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startCheckedEmulator({ rateLimits: 'off' });
});
afterAll(() => emulator.stop());

const COMMANDS: readonly RefusedCase[] = [
  ['a name in capitals', command({ name: 'Search' }), 'name', 'APPLICATION_COMMAND_INVALID_NAME'],
  ['a name with a space', command({ name: 'find papers' }), 'name', 'APPLICATION_COMMAND_INVALID_NAME'],
  ['a name over 32', command({ name: 'x'.repeat(33) }), 'name', 'BASE_TYPE_BAD_LENGTH'],
  ['no description', { name: 'search' }, 'description', 'BASE_TYPE_REQUIRED'],
  [
    'a description over 100',
    command({ description: 'x'.repeat(101) }),
    'description',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    '26 options',
    command({ options: times(26, index => string(`o${index}`)) }),
    'options',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    '26 choices',
    command({
      options: [string('o', { choices: times(26, index => ({ name: `${index}`, value: `${index}` })) })],
    }),
    'options.0.choices',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a choice over 100',
    command({ options: [string('o', { choices: [{ name: 'x'.repeat(101), value: 'x' }] })] }),
    'options.0.choices.0.name',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a choice of the wrong type',
    command({ options: [string('o', { choices: [{ name: 'x', value: 1 }] })] }),
    'options.0.choices.0.value',
    'STRING_TYPE_CONVERT',
  ],
  [
    'a required option after an optional one',
    command({ options: [string('a'), string('b', { required: true })] }),
    'options.1',
    'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
  ],
  [
    'two options with the same name',
    command({ options: [string('a'), string('a')] }),
    'options.1.name',
    'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
  ],
  [
    'an option name in capitals',
    command({ options: [string('A')] }),
    'options.0.name',
    'APPLICATION_COMMAND_INVALID_NAME',
  ],
  [
    'an option of unknown type',
    command({ options: [string('a', { type: 99 })] }),
    'options.0.type',
    'BASE_TYPE_CHOICES',
  ],
  [
    'choices with autocomplete',
    command({ options: [string('a', { autocomplete: true, choices: [{ name: 'x', value: 'x' }] })] }),
    'options.0.autocomplete',
    'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID',
  ],
  [
    'autocomplete on a channel',
    command({ options: [string('a', { type: 7, autocomplete: true })] }),
    'options.0.autocomplete',
    'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID',
  ],
  [
    'a subcommand next to an option',
    command({ options: [string('a', { type: 1 }), string('b')] }),
    'options',
    'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
  ],
  [
    'an error in a subcommand',
    command({ options: [string('a', { type: 1, options: [string('B')] })] }),
    'options.0.options.0.name',
    'APPLICATION_COMMAND_INVALID_NAME',
  ],
  [
    'over 8000 characters',
    command({
      options: times(4, index =>
        string(`o${index}`, {
          choices: times(25, inner => ({ name: `${inner}`.padEnd(80, 'x'), value: `${inner}` })),
        }),
      ),
    }),
    '',
    'APPLICATION_COMMAND_TOO_LARGE',
  ],
  [
    'a description of a menu',
    { type: 3, name: 'Save paper', description: 'x' },
    'description',
    'APPLICATION_COMMAND_DESCRIPTION_NOT_ALLOWED',
  ],
];

const path = (): string => `/applications/${emulator.world.application.id}/commands`;

describe('a command is refused for', () => {
  test.each(COMMANDS)('%s, alone and in a bulk overwrite', async (_title, body, at, code) => {
    expect(await call(emulator, 'POST', path(), body)).toMatchObject({
      status: 400,
      body: { code: 50035, errors: nestedError(at, code) },
    });
    const inBulk = at === '' ? '0' : `0.${at}`;
    expect(await call(emulator, 'PUT', path(), [body])).toMatchObject({
      status: 400,
      body: { code: 50035, errors: nestedError(inBulk, code) },
    });
  });

  test('a name used twice in a scope', async () => {
    expect(await call(emulator, 'PUT', path(), [command({}), command({})])).toMatchObject({
      body: { errors: nestedError('1', 'APPLICATION_COMMANDS_DUPLICATE_NAME') },
    });
  });

  test('a 101st command in a scope', async () => {
    const commands = times(101, index => command({ name: `c${index}` }));
    expect(await call(emulator, 'PUT', path(), commands)).toMatchObject({
      status: 400,
      body: { code: 30032 },
    });
    expect(await call(emulator, 'PUT', path(), commands.slice(1))).toMatchObject({ status: 200 });
  });
});
