import { ComponentType, MessageFlags } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { listMove } from '../../../../src/playground/page/message/select/list-keys.ts';
import { localUrl } from '../../../../src/playground/page/message/attachments/local-url.ts';
import { accessibleName } from '../../../../src/playground/page/message/accessible-name.ts';
import { reactionText } from '../../../../src/playground/page/message/reactions/reaction-text.ts';
import {
  defaultValues,
  selectOptions,
} from '../../../../src/playground/page/message/select/select-options.ts';
import { toggleOption, isWorthSending } from '../../../../src/playground/page/message/select/selection.ts';
import { message, NOW, scene } from '../page-scene.ts';

const context = { scene, now: NOW };
const fields = { custom_id: 'pick', min_values: 1, max_values: 1 };

describe('the accessible name of a message', () => {
  it('has its author, its time and the beginning of its text', () => {
    const name = accessibleName(message({ content: '**Hello** <@100000000000000002>' }), context);
    expect(name).toMatch(/^Robin, .+: Hello @Bob$/u);
  });

  it('has the text of components, without Markdown', () => {
    const content = '## News\n-# of today';
    const components = [
      {
        type: ComponentType.Container as const,
        accent_color: null,
        spoiler: false,
        components: [{ type: ComponentType.TextDisplay as const, content }],
      },
    ];
    const name = accessibleName(message({ components, flags: MessageFlags.Ephemeral }), context);
    expect(name).toMatch(/, only you can see this: News of today$/u);
  });

  it('says that the app is thinking', () => {
    expect(accessibleName(message({ flags: MessageFlags.Loading }), context)).toMatch(/: thinking…$/u);
  });

  it('is cut to a short text', () => {
    const name = accessibleName(message({ content: 'long '.repeat(100) }), context);
    expect(name.length).toBeLessThan(170);
  });
});

describe('the options of a select', () => {
  it.each([
    [ComponentType.UserSelect as const, ['Ada', 'Bob', 'Robin']],
    [ComponentType.RoleSelect as const, ['@Librarians']],
    [ComponentType.MentionableSelect as const, ['Ada', 'Bob', 'Robin', '@Librarians']],
    [ComponentType.ChannelSelect as const, ['#papers', '#talk']],
  ])('of type %i are entities of the server', (type, labels) => {
    expect(selectOptions({ type, ...fields }, scene).map(each => each.label)).toEqual(labels);
  });

  it('are channels of the requested types', () => {
    const select = { type: ComponentType.ChannelSelect as const, ...fields, channel_types: [11 as const] };
    expect(selectOptions(select, scene).map(each => each.label)).toEqual(['#talk']);
  });

  it('may be selected from the start', () => {
    const type = ComponentType.StringSelect as const;
    const options = [
      { label: 'A', value: 'a' },
      { label: 'B', value: 'b', default: true },
    ];
    expect(defaultValues({ type, ...fields, options })).toEqual(['b']);
  });
});

describe('who reacted to a message', () => {
  it.each([
    [['Ben'], 1, false, 'Ben reacted with 👍'],
    [['Cleo', 'Ben'], 2, false, 'Cleo and Ben reacted with 👍'],
    [['Ada'], 1, true, 'You reacted with 👍'],
    [['Ben', 'Ada'], 2, true, 'You and Ben reacted with 👍'],
    [['Ben', 'Ada', 'Cleo'], 3, true, 'You, Ben and Cleo reacted with 👍'],
    [['Ben', 'Cleo', 'Dan', 'Eve'], 4, false, 'Ben, Cleo, Dan and 1 other reacted with 👍'],
    [['Ben', 'Cleo', 'Dan', 'Eve'], 20, true, 'You, Ben, Cleo and 17 others reacted with 👍'],
    [[], 2, false, '2 people reacted with 👍'],
  ])('when they are %j among %i, the reader with them: %s', (names, count, me, words) => {
    expect(reactionText({ emoji: { id: null, name: '👍' }, names, count, me }, scene)).toBe(words);
  });
});

describe('choosing an option', () => {
  it('replaces the one before, where one may be selected', () => {
    expect(toggleOption('b', ['a'], { min_values: 1, max_values: 1 })).toEqual(['b']);
  });

  it('takes it back, where none is enough', () => {
    expect(toggleOption('a', ['a'], { min_values: 0, max_values: 1 })).toEqual([]);
    expect(toggleOption('a', ['a'], { min_values: 1, max_values: 1 })).toEqual(['a']);
  });

  it('adds and removes it where several may be, up to their number', () => {
    const bounds = { min_values: 1, max_values: 2 };
    expect(toggleOption('b', ['a'], bounds)).toEqual(['a', 'b']);
    expect(toggleOption('a', ['a', 'b'], bounds)).toEqual(['b']);
    expect(toggleOption('c', ['a', 'b'], bounds)).toEqual(['a', 'b']);
  });

  it('is sent if it has changed and is large enough', () => {
    const bounds = { min_values: 1 };
    expect(isWorthSending(['a'], [], { ...bounds, max_values: 3 })).toBe(true);
    expect(isWorthSending(['b', 'a'], ['a', 'b'], { ...bounds, max_values: 3 })).toBe(false);
    expect(isWorthSending([], ['a'], { ...bounds, max_values: 3 })).toBe(false);
  });
});

describe('the keys of an open list', () => {
  it.each([
    ['ArrowDown', { to: 2 }],
    ['ArrowUp', { to: 0 }],
    ['Home', { to: 0 }],
    ['End', { to: 2 }],
    ['Enter', 'choose'],
    [' ', 'choose'],
    ['Escape', 'close'],
    ['x', undefined],
  ])('%s', (key, move) => {
    expect(listMove(key, 1, 3)).toEqual(move);
  });

  it('stop at both ends', () => {
    expect(listMove('ArrowDown', 2, 3)).toEqual({ to: 2 });
    expect(listMove('ArrowUp', 0, 3)).toEqual({ to: 0 });
  });
});

describe('a picture’s address', () => {
  const attachments = [{ filename: 'plot.png', url: '/attachments/1/2/plot.png' }];

  it('is the attachment’s if it refers to one', () => {
    expect(localUrl('attachment://plot.png', attachments)).toBe(attachments[0]?.url);
  });

  it.each([
    'https://arxiv.org/a.png',
    'http://127.0.0.1:8080/attachments/1/2/plot.png',
    '//pictures.example/attachments/1/2/plot.png',
    'attachment://gone.png',
    'data:image/png,a',
    '',
  ])('is not loaded when it is %j', url => {
    expect(localUrl(url, attachments)).toBeUndefined();
  });
});
