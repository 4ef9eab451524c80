import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { startEmulator } from '../../../src/discord-emulator/emulator.ts';
import type { Emulator } from '../../../src/discord-emulator/emulator.ts';
import { startCheckedEmulator } from '../../support/emulator.ts';
import {
  button,
  nestedError,
  option,
  post,
  row,
  section,
  select,
  text,
  times,
  COMPONENTS_V2,
} from '../request-bodies.ts';
import type { RefusedCase } from '../request-bodies.ts';
import { call } from '../rest-client.ts';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startCheckedEmulator({ rateLimits: 'off' });
});
afterAll(() => emulator.stop());

const MESSAGES: readonly RefusedCase[] = [
  ['content over 2000', { content: 'x'.repeat(2001) }, 'content', 'BASE_TYPE_MAX_LENGTH'],
  ['content that is an object', { content: {} }, 'content', 'STRING_TYPE_CONVERT'],
  ['a nonce over 25', { content: 'x', nonce: 'n'.repeat(26) }, 'nonce', 'BASE_TYPE_MAX_LENGTH'],
  ['eleven embeds', { embeds: times(11, () => ({ title: 'x' })) }, 'embeds', 'BASE_TYPE_MAX_LENGTH'],
  [
    'an embed title over 256',
    { embeds: [{ title: 'x'.repeat(257) }] },
    'embeds.0.title',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'an embed description over 4096',
    { embeds: [{ description: 'x'.repeat(4097) }] },
    'embeds.0.description',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    '26 embed fields',
    { embeds: [{ fields: times(26, () => ({ name: 'n', value: 'v' })) }] },
    'embeds.0.fields',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'an embed field without a value',
    { embeds: [{ fields: [{ name: 'n' }] }] },
    'embeds.0.fields.0.value',
    'BASE_TYPE_REQUIRED',
  ],
  [
    'an embed field value over 1024',
    { embeds: [{ fields: [{ name: 'n', value: 'x'.repeat(1025) }] }] },
    'embeds.0.fields.0.value',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'an embed footer over 2048',
    { embeds: [{ footer: { text: 'x'.repeat(2049) } }] },
    'embeds.0.footer.text',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'over 6000 characters in all embeds',
    { embeds: [{ description: 'x'.repeat(4000) }, { description: 'x'.repeat(2001) }] },
    'embeds.1',
    'MAX_EMBED_SIZE_EXCEEDED',
  ],
  [
    'an invalid embed URL',
    { embeds: [{ title: 'x', url: 'arxiv' }] },
    'embeds.0.url',
    'URL_TYPE_INVALID_URL',
  ],
  [
    'an allowed mention of unknown kind',
    { content: 'x', allowed_mentions: { parse: ['all'] } },
    'allowed_mentions.parse.0',
    'BASE_TYPE_CHOICES',
  ],
  [
    'mutually exclusive allowed mentions',
    { content: 'x', allowed_mentions: { parse: ['users'], users: ['123'] } },
    'allowed_mentions',
    'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
  ],
  [
    'six rows',
    { components: times(6, index => row(button(`b${index}`))) },
    'components',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'six buttons in a row',
    { components: [row(...times(6, index => button(`b${index}`)))] },
    'components.0.components',
    'BASE_TYPE_BAD_LENGTH',
  ],
  ['an empty row', { components: [row()] }, 'components.0.components', 'BASE_TYPE_BAD_LENGTH'],
  [
    'a button next to a select',
    { components: [row(button('b'), select({}))] },
    'components.0.components',
    'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
  ],
  [
    'a label over 80',
    { components: [row({ ...button('b'), label: 'x'.repeat(81) })] },
    'components.0.components.0.label',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a custom_id over 100',
    { components: [row(button('b'.repeat(101)))] },
    'components.0.components.0.custom_id',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a button without a custom_id',
    { components: [row({ type: 2, style: 1, label: 'Go' })] },
    'components.0.components.0.custom_id',
    'BUTTON_COMPONENT_CUSTOM_ID_REQUIRED',
  ],
  [
    'a button without label and emoji',
    { components: [row({ type: 2, style: 1, custom_id: 'b' })] },
    'components.0.components.0.label',
    'BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED',
  ],
  [
    'a link button without a URL',
    { components: [row({ type: 2, style: 5, label: 'Go' })] },
    'components.0.components.0.url',
    'BUTTON_COMPONENT_URL_REQUIRED',
  ],
  [
    'a link button with a custom_id',
    { components: [row({ type: 2, style: 5, label: 'Go', url: 'https://a.b', custom_id: 'b' })] },
    'components.0.components.0.custom_id',
    'BUTTON_COMPONENT_CUSTOM_ID_AND_URL',
  ],
  [
    'a URL over 512',
    { components: [row({ type: 2, style: 5, label: 'Go', url: `https://a.b/${'x'.repeat(512)}` })] },
    'components.0.components.0.url',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a button of unknown style',
    { components: [row({ ...button('b'), style: 9 })] },
    'components.0.components.0.style',
    'BASE_TYPE_CHOICES',
  ],
  [
    'a custom_id used twice',
    { components: [row(button('b')), row(button('b'))] },
    'components.1.components.0.custom_id',
    'COMPONENT_CUSTOM_ID_DUPLICATED',
  ],
  [
    '26 select options',
    { components: [row(select({ options: times(26, index => option(`${index}`)) }))] },
    'components.0.components.0.options',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a select without options',
    { components: [row(select({ options: [] }))] },
    'components.0.components.0.options',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a select value used twice',
    { components: [row(select({ options: [option('a'), option('a')] }))] },
    'components.0.components.0.options.1.value',
    'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
  ],
  [
    'a select label over 100',
    { components: [row(select({ options: [{ label: 'x'.repeat(101), value: 'a' }] }))] },
    'components.0.components.0.options.0.label',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a placeholder over 150',
    { components: [row(select({ placeholder: 'x'.repeat(151) }))] },
    'components.0.components.0.placeholder',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a max_values above the number of options',
    { components: [row(select({ max_values: 2 }))] },
    'components.0.components.0.max_values',
    'NUMBER_TYPE_MAX',
  ],
  ['a component of unknown type', { components: [{ type: 99 }] }, 'components.0.type', 'UNION_TYPE_CHOICES'],
  ['V2 components without the flag', { components: [text('x')] }, 'components.0.type', 'UNION_TYPE_CHOICES'],
  [
    'content with Components V2',
    { flags: COMPONENTS_V2, content: 'x', components: [text('x')] },
    'content',
    'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
  ],
  [
    'embeds with Components V2',
    { flags: COMPONENTS_V2, embeds: [{ title: 'x' }], components: [text('x')] },
    'embeds',
    'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
  ],
  [
    '41 components including nested ones',
    { flags: COMPONENTS_V2, components: [{ type: 17, components: times(40, () => text('x')) }] },
    'components',
    'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
  ],
  [
    'over 4000 characters in all text displays',
    { flags: COMPONENTS_V2, components: [text('x'.repeat(3000)), text('x'.repeat(1001))] },
    'components',
    'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
  ],
  [
    'an empty text display',
    { flags: COMPONENTS_V2, components: [text('')] },
    'components.0.content',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a section without texts',
    { flags: COMPONENTS_V2, components: [section({ components: [] })] },
    'components.0.components',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a section of four texts',
    { flags: COMPONENTS_V2, components: [section({ components: times(4, () => text('x')) })] },
    'components.0.components',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a section without an accessory',
    { flags: COMPONENTS_V2, components: [section({ accessory: undefined })] },
    'components.0.accessory',
    'BASE_TYPE_REQUIRED',
  ],
  [
    'a container in a container',
    { flags: COMPONENTS_V2, components: [{ type: 17, components: [{ type: 17, components: [text('x')] }] }] },
    'components.0.components.0.type',
    'UNION_TYPE_CHOICES',
  ],
  [
    'an empty container',
    { flags: COMPONENTS_V2, components: [{ type: 17, components: [] }] },
    'components.0.components',
    'BASE_TYPE_BAD_LENGTH',
  ],
];

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
