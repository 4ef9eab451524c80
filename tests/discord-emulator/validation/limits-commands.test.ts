import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Emulator } from '../../../src/discord-emulator/emulator.ts';
import { startCheckedEmulator } from '../../support/emulator.ts';
import { command, refused, string, times } from '../request-bodies.ts';
import type { RefusedCase } from '../request-bodies.ts';
import { call } from '../rest-client.ts';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startCheckedEmulator({ rateLimits: 'off' });
});
afterAll(() => emulator.stop());

const BOUND = 'APPLICATION_COMMAND_OPTIONS_BOUND_INVALID';
const NAME = 'APPLICATION_COMMAND_INVALID_NAME';
const withOption = (fields: object): object => command({ options: [string('o', fields)] });
const menu = (fields: object): object => ({ type: 3, name: 'Save paper', ...fields });

const COMMANDS: readonly RefusedCase[] = [
  ['a description of white space', command({ description: ' ' }), 'description', 'BASE_TYPE_REQUIRED'],
  [
    'a translated name in capitals',
    command({ name_localizations: { de: 'Suche' } }),
    'name_localizations.de',
    NAME,
  ],
  [
    'a translation for an unknown locale',
    command({ name_localizations: { deutsch: 'suche' } }),
    'name_localizations.deutsch',
    'ENUM_TYPE_COERCE',
  ],
  [
    'a translated description over 100',
    command({ description_localizations: { de: 'x'.repeat(101) } }),
    'description_localizations.de',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a translated option name with a space',
    withOption({ name_localizations: { fr: 'un mot' } }),
    'options.0.name_localizations.fr',
    NAME,
  ],
  [
    'a translated choice over 100',
    withOption({ choices: [{ name: 'x', value: 'x', name_localizations: { de: 'x'.repeat(101) } }] }),
    'options.0.choices.0.name_localizations.de',
    'BASE_TYPE_BAD_LENGTH',
  ],
  ['a min_value for a string', withOption({ min_value: 1 }), 'options.0.min_value', BOUND],
  ['a min_length for an integer', withOption({ type: 4, min_length: 1 }), 'options.0.min_length', BOUND],
  ['channel types for a string', withOption({ channel_types: [0] }), 'options.0.channel_types', BOUND],
  [
    'an unknown channel type',
    withOption({ type: 7, channel_types: [99] }),
    'options.0.channel_types.0',
    'BASE_TYPE_CHOICES',
  ],
  [
    'a fractional min_value for an integer',
    withOption({ type: 4, min_value: 0.5 }),
    'options.0.min_value',
    'NUMBER_TYPE_COERCE',
  ],
  [
    'a min_value above max_value',
    withOption({ type: 4, min_value: 2, max_value: 1 }),
    'options.0.min_value',
    'NUMBER_TYPE_MAX',
  ],
  [
    'a min_length above max_length',
    withOption({ min_length: 2, max_length: 1 }),
    'options.0.min_length',
    'NUMBER_TYPE_MAX',
  ],
  ['a length over 6000', withOption({ max_length: 6001 }), 'options.0.max_length', 'NUMBER_TYPE_MAX'],
  [
    'choices for a channel option',
    withOption({ type: 7, choices: [{ name: 'x', value: 1 }] }),
    'options.0.choices',
    'APPLICATION_COMMAND_OPTIONS_CHOICES_INVALID',
  ],
  [
    'a fractional choice for an integer',
    withOption({ type: 4, choices: [{ name: 'x', value: 1.5 }] }),
    'options.0.choices.0.value',
    'NUMBER_TYPE_COERCE',
  ],
  [
    'two choices with the same name',
    withOption({ choices: times(2, index => ({ name: 'x', value: `${index}` })) }),
    'options.0.choices.1',
    'APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS',
  ],
  [
    'an option description over 100',
    withOption({ description: 'x'.repeat(101) }),
    'options.0.description',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'an unknown integration type',
    command({ integration_types: [2] }),
    'integration_types.0',
    'BASE_TYPE_CHOICES',
  ],
  [
    'an empty list of integration types',
    command({ integration_types: [] }),
    'integration_types',
    'BASE_TYPE_BAD_LENGTH',
  ],
  ['an unknown context', command({ contexts: [3] }), 'contexts.0', 'BASE_TYPE_CHOICES'],
  ['a repeated context', command({ contexts: [0, 0] }), 'contexts', 'SET_TYPE_ALREADY_CONTAINS_VALUE'],
  [
    'over 8000 characters in its longest translations',
    command({
      options: times(25, index =>
        string(`o${index}`, {
          description_localizations: { de: 'x'.repeat(100) },
          choices: times(3, inner => ({
            name: `${inner}`,
            value: `${inner}`,
            name_localizations: { fr: 'x'.repeat(80) },
          })),
        }),
      ),
    }),
    '',
    'APPLICATION_COMMAND_TOO_LARGE',
  ],
  ['a menu name over 32', menu({ name: 'x'.repeat(33) }), 'name', 'BASE_TYPE_BAD_LENGTH'],
  ['a menu name of white space', menu({ name: '  ' }), 'name', 'BASE_TYPE_BAD_LENGTH'],
  [
    'a translated menu name over 32',
    menu({ name_localizations: { de: 'x'.repeat(33) } }),
    'name_localizations.de',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'options of a menu',
    menu({ options: [string('o')] }),
    'options',
    'APPLICATION_COMMAND_OPTIONS_NOT_ALLOWED',
  ],
];

const path = (): string => `/applications/${emulator.world.application.id}/commands`;

describe('a command is refused for', () => {
  test.each(COMMANDS)('%s', async (_title, body, at, code) => {
    expect(await call(emulator, 'POST', path(), body)).toMatchObject(refused(at, code));
  });

  test.each([
    ['message', 3],
    ['user', 2],
  ])('being the 16th %s menu of its scope', async (_title, type) => {
    const menus = times(16, index => menu({ type, name: `Save ${index}` }));
    expect(await call(emulator, 'PUT', path(), menus)).toMatchObject({ status: 400, body: { code: 30032 } });
    expect(await call(emulator, 'PUT', path(), menus.slice(1))).toMatchObject({ status: 200 });
  });
});

test('commands at the limits are accepted', async () => {
  const commands = [
    command({ name: 'поиск', name_localizations: { de: 'suche', 'zh-CN': '搜索' } }),
    command({ name: 'a-b_c', contexts: [0, 1, 2], integration_types: [0, 1] }),
    command({
      name: 'x'.repeat(32),
      description: 'x'.repeat(100),
      options: times(25, at => string(`o${at}`)),
    }),
    command({
      name: 'bounds',
      options: [
        string('words', { min_length: 0, max_length: 6000, autocomplete: true }),
        string('count', { type: 4, min_value: 1, max_value: 10 }),
        string('part', { type: 10, min_value: 0.5, max_value: 0.5 }),
        string('where', { type: 7, channel_types: [0, 5, 15] }),
      ],
    }),
    command({
      name: 'choices',
      options: [
        string('o', { choices: times(25, at => ({ name: `${at}`.padEnd(100, 'x'), value: `${at}` })) }),
      ],
    }),
    menu({ name: 'Look up Paper (all)' }),
  ];
  expect(await call(emulator, 'PUT', path(), commands)).toMatchObject({ status: 200 });
});
