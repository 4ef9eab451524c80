import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Emulator } from '../../../src/discord-emulator/emulator.ts';
import { startCheckedEmulator } from '../../support/emulator.ts';
import { button, option, post, refused, row, section, text, times, v2 } from '../request-bodies.ts';
import type { RefusedCase } from '../request-bodies.ts';
import { withSelect, poll, picture, LEGACY } from './message-parts.ts';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startCheckedEmulator({ rateLimits: 'off' });
});
afterAll(() => emulator.stop());
const FIRST = 'components.0.components.0';
const entities = (type: number, fields: object): object => ({
  components: [row({ type, custom_id: 's', ...fields })],
});

const BODIES: readonly RefusedCase[] = [
  ['a poll with Components V2', { ...v2(text('x')), ...poll({}) }, 'poll', LEGACY],
  [
    'stickers with Components V2',
    { ...v2(text('x')), sticker_ids: ['123456789012345678'] },
    'sticker_ids',
    LEGACY,
  ],
  [
    'four stickers',
    { sticker_ids: times(4, index => `12345678901234567${index}`) },
    'sticker_ids',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a question over 300',
    poll({ question: { text: 'x'.repeat(301) } }),
    'poll.question.text',
    'BASE_TYPE_BAD_LENGTH',
  ],
  ['a poll without answers', poll({ answers: [] }), 'poll.answers', 'BASE_TYPE_BAD_LENGTH'],
  [
    'eleven answers',
    poll({ answers: times(11, () => ({ poll_media: { text: 'x' } })) }),
    'poll.answers',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'an answer over 55',
    poll({ answers: [{ poll_media: { text: 'x'.repeat(56) } }] }),
    'poll.answers.0.poll_media.text',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'an empty answer',
    poll({ answers: [{ poll_media: {} }] }),
    'poll.answers.0.poll_media.text',
    'BASE_TYPE_REQUIRED',
  ],
  ['a poll of 769 hours', poll({ duration: 769 }), 'poll.duration', 'NUMBER_TYPE_MAX'],
  [
    'an invalid button emoji',
    { components: [row({ ...button('b'), emoji: { name: 'bookmark' } })] },
    `${FIRST}.emoji.name`,
    'BUTTON_COMPONENT_INVALID_EMOJI',
  ],
  [
    'two emoji on a button',
    { components: [row({ ...button('b'), emoji: { name: '🔖👍' } })] },
    `${FIRST}.emoji.name`,
    'BUTTON_COMPONENT_INVALID_EMOJI',
  ],
  [
    'an invalid emoji of a select option',
    withSelect({ options: [{ ...option('a'), emoji: { name: 'x' } }] }),
    `${FIRST}.options.0.emoji.name`,
    'BUTTON_COMPONENT_INVALID_EMOJI',
  ],
  [
    'a label of white space',
    { components: [row({ ...button('b'), label: ' \n' })] },
    `${FIRST}.label`,
    'BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED',
  ],
  [
    'a URL on an ordinary button',
    { components: [row({ ...button('b'), url: 'https://a.b' })] },
    `${FIRST}.url`,
    'BUTTON_COMPONENT_URL_NOT_ALLOWED',
  ],
  [
    'a link to a script',
    { components: [row({ type: 2, style: 5, label: 'Go', url: 'javascript:alert(1)' })] },
    `${FIRST}.url`,
    'URL_TYPE_INVALID_URL',
  ],
  [
    'a premium button without sku_id',
    { components: [row({ type: 2, style: 6 })] },
    `${FIRST}.sku_id`,
    'BUTTON_COMPONENT_SKU_ID_REQUIRED',
  ],
  [
    'an option with an empty description',
    withSelect({ options: [{ ...option('a'), description: '' }] }),
    `${FIRST}.options.0.description`,
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'an option label of white space',
    withSelect({ options: [{ label: '  ', value: 'a' }] }),
    `${FIRST}.options.0.label`,
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'more defaults than may be selected',
    withSelect({ options: times(2, index => ({ ...option(`${index}`), default: true })) }),
    `${FIRST}.options`,
    'SELECT_COMPONENT_INVALID_DEFAULT_VALUES',
  ],
  [
    'a minimum above the maximum',
    withSelect({ min_values: 2, max_values: 1, options: times(3, index => option(`${index}`)) }),
    `${FIRST}.min_values`,
    'NUMBER_TYPE_MAX',
  ],
  [
    'a minimum of two without a maximum',
    withSelect({ min_values: 2, options: times(3, index => option(`${index}`)) }),
    `${FIRST}.min_values`,
    'NUMBER_TYPE_MAX',
  ],
  ['a maximum of 26', withSelect({ max_values: 26 }), `${FIRST}.max_values`, 'NUMBER_TYPE_MAX'],
  [
    'an unknown channel type',
    entities(8, { channel_types: [99] }),
    `${FIRST}.channel_types.0`,
    'BASE_TYPE_CHOICES',
  ],
  [
    'a role as default of a user select',
    entities(5, { default_values: [{ id: '123456789012345678', type: 'role' }] }),
    `${FIRST}.default_values.0.type`,
    'BASE_TYPE_CHOICES',
  ],
  [
    'two default users with a maximum of one',
    entities(5, { default_values: times(2, index => ({ id: `12345678901234567${index}`, type: 'user' })) }),
    `${FIRST}.default_values`,
    'SELECT_COMPONENT_INVALID_DEFAULT_VALUES',
  ],
  ['a text display of white space', v2(text(' \n ')), 'components.0.content', 'BASE_TYPE_BAD_LENGTH'],
  ['an empty gallery', v2({ type: 12, items: [] }), 'components.0.items', 'BASE_TYPE_BAD_LENGTH'],
  [
    'a gallery of eleven items',
    v2({ type: 12, items: times(11, () => picture) }),
    'components.0.items',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'an invalid image URL',
    v2({ type: 12, items: [{ media: { url: 'a.png' } }] }),
    'components.0.items.0.media.url',
    'URL_TYPE_INVALID_URL',
  ],
  [
    'a file that is not an attachment',
    v2({ type: 13, file: { url: 'https://a.b/c.txt' } }),
    'components.0.file.url',
    'URL_TYPE_INVALID_SCHEME',
  ],
  [
    'a text as accessory',
    v2(section({ accessory: text('x') })),
    'components.0.accessory.type',
    'UNION_TYPE_CHOICES',
  ],
  [
    'two accessories',
    v2(section({ accessory: [button('a'), button('b')] })),
    'components.0.accessory',
    'DICT_TYPE_CONVERT',
  ],
  [
    'a custom_id used twice, once in a section',
    v2(section({ accessory: button('a') }), row(button('a'))),
    'components.1.components.0.custom_id',
    'COMPONENT_CUSTOM_ID_DUPLICATED',
  ],
  [
    'an id used twice',
    v2({ ...text('x'), id: 7 }, { ...text('y'), id: 7 }),
    'components.1.id',
    'COMPONENT_ID_DUPLICATED',
  ],
  ['an embed with a color only', { embeds: [{ color: 255 }] }, 'embeds.0.description', 'BASE_TYPE_REQUIRED'],
  [
    'an embed field of white space',
    { embeds: [{ fields: [{ name: ' ', value: 'v' }] }] },
    'embeds.0.fields.0.name',
    'BASE_TYPE_REQUIRED',
  ],
  [
    'an embed author over 256',
    { embeds: [{ author: { name: 'x'.repeat(257) } }] },
    'embeds.0.author.name',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'an invalid timestamp',
    { embeds: [{ title: 'x', timestamp: 'tomorrow' }] },
    'embeds.0.timestamp',
    'DATETIME_TYPE_PARSE',
  ],
];

describe('a message is refused for', () => {
  test.each(BODIES)('%s', async (_title, body, path, code) => {
    expect(await post(emulator, body)).toMatchObject(refused(path, code));
  });

  test('a sticker, because the emulator has none', async () => {
    expect(await post(emulator, { sticker_ids: ['123456789012345678'] })).toMatchObject({
      status: 400,
      body: { code: 50081 },
    });
  });
});

test('messages at the limits are accepted', async () => {
  const bodies = [
    { content: 'x', nonce: 'n'.repeat(25) },
    { embeds: [{ author: { name: 'x'.repeat(256) } }] },
    { embeds: [{ image: { url: 'https://arxiv.org/a.png' } }] },
    { components: [row({ type: 2, style: 5, label: 'Go', url: `https://a.b/${'x'.repeat(500)}` })] },
    { components: [row({ type: 2, style: 1, custom_id: 'b', emoji: { name: '1️⃣' } })] },
    withSelect({
      max_values: 25,
      min_values: 25,
      placeholder: 'x'.repeat(150),
      options: times(25, index => ({ ...option(`${index}`), default: true, description: 'x'.repeat(100) })),
    }),
    v2({ type: 12, items: times(10, () => picture) }),
    v2(section({ components: times(3, () => text('x')) })),
    poll({
      question: { text: 'x'.repeat(300) },
      answers: times(10, () => ({ poll_media: { text: 'x'.repeat(55), emoji: { name: '🔖' } } })),
      duration: 768,
    }),
  ];
  for (const body of bodies) expect(await post(emulator, body)).toMatchObject({ status: 200 });
});
