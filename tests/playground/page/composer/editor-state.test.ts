import { ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { NO_COMPLETION } from '../../../../src/playground/page/composer/completion.ts';
import {
  createDraft,
  autocompleteEntries,
  lineTexts,
} from '../../../../src/playground/page/composer/draft.ts';
import {
  readEditor,
  createEditorState,
  withoutField,
  TRAILING_FIELD,
  focusedField,
  withFocus,
  withPicked,
  withProblems,
  withTypedText,
} from '../../../../src/playground/page/composer/editor-state.ts';
import type { EditorState } from '../../../../src/playground/page/composer/editor-state.ts';
import { applyAction, actionForKey } from '../../../../src/playground/page/composer/editor-action.ts';
import type { EditorKey } from '../../../../src/playground/page/composer/editor-action.ts';
import { currentFieldList } from '../../../../src/playground/page/composer/field-list.ts';
import { callable, create, entities, option as optionOf, search } from './command-fixtures.ts';

const start = (command = create, texts: Record<string, string> = {}): EditorState =>
  createEditorState(createDraft(command, new Map(Object.entries(texts)), entities));
const fieldList = (state: EditorState) => currentFieldList(state, NO_COMPLETION, entities);
const general = { label: '#general', note: '', value: '31' };
/** Types a text letter by letter into the focused field. */
const typing = (state: EditorState, text: string): EditorState =>
  text.split('').reduce((now, letter) => {
    const before = now.focused === TRAILING_FIELD ? now.trailingText : (focusedField(now)?.entry.text ?? '');
    return withTypedText(now, before + letter, entities);
  }, state);
const entries = (state: EditorState) => readEditor(state, entities);
const labels = (state: EditorState) => fieldList(state).suggestions.map(({ label }) => label);
const action = (key: string, state: EditorState, more: Partial<EditorKey> = {}) =>
  actionForKey({ key, shiftKey: false, isEmpty: true, isFile: false, ...more }, state, fieldList(state));

const valid = (expected: object) => ({ entries: expected, problems: new Map() });

describe('a command being filled in', () => {
  it('starts with its required options and those that were typed', () => {
    expect(start().draft.fields.map(({ option }) => option.name)).toEqual(['channel']);
    const written = start(create, { count: '3', channel: 'papers' });
    expect(written.draft.fields.map(({ option, entry }) => [option.name, entry.text])).toEqual([
      ['channel', '#papers'],
      ['count', '3'],
    ]);
  });

  it('starts in the first field without a value, else in the last field', () => {
    expect(start().focused).toBe('channel');
    expect(start(create, { channel: 'papers', count: '3' }).focused).toBe('count');
  });

  it('suggests the channels that match the option and the text', () => {
    expect(labels(start())).toEqual(['#general', '#papers']);
    expect(labels(withTypedText(start(), '#pap', entities))).toEqual(['#papers']);
  });

  it('suggests unused options in the trailing field, and adds the picked one', () => {
    const end = withFocus(start(), TRAILING_FIELD);
    expect(labels(end)).toEqual(['count', 'days']);
    expect(labels(withTypedText(end, 'da', entities))).toEqual(['days']);
    const [first] = fieldList(end).suggestions;
    expect(first && withPicked(end, first)).toMatchObject({ focused: 'count', trailingText: '' });
    expect(withTypedText(end, 'days:', entities)).toMatchObject({ focused: 'days', trailingText: '' });
  });

  it('takes words that find no option as the default option’s value', () => {
    const list = callable('papers', [optionOf('query', Type.String), optionOf('author', Type.String)]);
    const typed = typing(start(list), 'mamba two');
    expect(typed).toMatchObject({ focused: 'query', trailingText: '' });
    expect(entries(typed)).toEqual(valid({ query: 'mamba two' }));
    expect(labels(typing(start(list), 'aut'))).toEqual(['author']);
    expect(entries(typing(start(list), 'auto-encoders'))).toEqual(valid({ query: 'auto-encoders' }));
    const more = typing(withFocus(typed, TRAILING_FIELD), 'three');
    expect(more).toMatchObject({ focused: TRAILING_FIELD, trailingText: 'three' });
  });

  it('moves to the next field without a value after a pick, else to the trailing field', () => {
    const filled = withPicked(start(), general);
    expect(filled).toMatchObject({ focused: TRAILING_FIELD, trailingText: '' });
    expect(readEditor(filled, entities)).toEqual({ entries: { channel: '31' }, problems: new Map() });
    expect(labels(withTypedText(filled, 'cou', entities))).toEqual(['count']);
    const two = callable('move', [
      optionOf('from', Type.Channel, { required: true }),
      optionOf('to', Type.Channel, { required: true }),
    ]);
    expect(withPicked(start(two), general)).toMatchObject({ focused: 'to' });
  });

  it('drops the picked value when the text is changed', () => {
    const changed = withTypedText(start(create, { channel: 'papers' }), '#paper', entities);
    expect(readEditor(changed, entities).problems).toEqual(
      new Map([['channel', 'Choose a channel from the list.']]),
    );
  });

  it('reports all problems and moves to the first field that has one', () => {
    const bad = withFocus(start(create, { count: '99' }), TRAILING_FIELD);
    const { problems } = readEditor(withTypedText(bad, 'colour', entities), entities);
    expect([...problems]).toEqual([
      ['channel', 'This option is required. Specify a value.'],
      ['count', 'Must be 10 or less.'],
      [TRAILING_FIELD, 'There is no option “colour”.'],
    ]);
    expect(withProblems(bad, problems).focused).toBe('channel');
  });

  it('moves to the previous field when one is removed', () => {
    expect(withoutField(start(create, { count: '3', days: 'mon' }), 'days')).toMatchObject({
      focused: 'count',
    });
  });

  it('requests suggestions with the typed text and the other valid values', () => {
    const { draft } = start(create, { channel: 'papers', count: 'many', days: 'mo' });
    expect(autocompleteEntries(draft, 'days', entities)).toEqual({ channel: '32', days: 'mo' });
  });

  it('can be written as a command line', () => {
    expect(lineTexts(start(create, { channel: 'papers', count: '3' }).draft)).toEqual(
      new Map([
        ['channel', '32'],
        ['count', '3'],
      ]),
    );
  });
});

describe('text typed after a command', () => {
  it('moves to an option when its name and a colon are typed', () => {
    expect(entries(typing(start(), 'channel:#papers count:3'))).toEqual(valid({ channel: '32', count: 3 }));
    expect(entries(typing(start(), '#papers days:mon count:3'))).toEqual(
      valid({ channel: '32', days: 'mon', count: 3 }),
    );
    expect(entries(typing(start(), 'count:3 channel:papers'))).toEqual(valid({ channel: '32', count: 3 }));
    expect(entries(typing(start(search), 'mamba sort:newest'))).toEqual(
      valid({ query: 'mamba', sort: 'newest' }),
    );
    expect(entries(typing(start(search), 'sort:best match query:state space'))).toEqual(
      valid({ query: 'state space', sort: 'relevance' }),
    );
  });

  it('shows the name of a value once its field is left', () => {
    const { draft, focused } = typing(start(), 'channel:<#32> count:');
    expect(draft.fields.map(({ entry }) => entry.text)).toEqual(['#papers', '']);
    expect(focused).toBe('count');
  });

  it('stays text after an invalid value, and if the option has a value', () => {
    expect(focusedField(typing(start(), '#pap count:3'))?.entry.text).toBe('#pap count:3');
    const both = typing(start(search), 'mamba sort:newest query:');
    expect(focusedField(both)).toMatchObject({ option: { name: 'sort' }, entry: { text: 'newest query:' } });
    expect(focusedField(typing(start(search), 'a query:b'))?.entry.text).toBe('a query:b');
  });

  it('stays text if it names no option, or only ends in the name of one', () => {
    for (const text of [
      'arXiv:2312.00752',
      'state of the art: all',
      'resort:a',
      'https://a.example/sort:b',
    ]) {
      expect(entries(typing(start(search), text))).toEqual(valid({ query: text }));
    }
  });

  it('may contain anything in quotes, which are part of it unless they follow a name', () => {
    expect(entries(typing(start(search), 'query:"a sort:b author:c" sort:newest'))).toEqual(
      valid({ query: 'a sort:b author:c', sort: 'newest' }),
    );
    expect(entries(typing(start(search), 'query:"say \\"sort:\\" twice"'))).toEqual(
      valid({ query: 'say "sort:" twice' }),
    );
    expect(entries(typing(start(search), '"state space" sort:newest'))).toEqual(
      valid({ query: '"state space"', sort: 'newest' }),
    );
  });
});

describe('a key in the option editor', () => {
  it('Enter picks the first channel, and sends if there is nothing to pick', () => {
    expect(action('Enter', start())).toMatchObject({ kind: 'pick', suggestion: { value: '31' } });
    expect(action('Enter', start(create, { channel: 'papers' }))).toEqual({ kind: 'send' });
    expect(action('Enter', start(search, { query: 'mamba' }))).toEqual({ kind: 'send' });
  });

  it('Tab picks a suggestion if text was typed, and else moves to the next field', () => {
    expect(action('Tab', start())).toBeUndefined();
    expect(action('Tab', withTypedText(start(), 'pap', entities), { isEmpty: false })).toMatchObject({
      kind: 'pick',
    });
    expect(
      action('Tab', withTypedText(start(), 'pap', entities), { isEmpty: false, shiftKey: true }),
    ).toBeUndefined();
  });

  it('arrows wrap around the list', () => {
    expect(action('ArrowDown', start())).toEqual({ kind: 'choose', row: 1 });
    expect(action('ArrowUp', start())).toEqual({ kind: 'choose', row: 1 });
    expect(action('ArrowDown', { ...start(), isListClosed: true })).toEqual({ kind: 'open_list' });
  });

  it('Escape closes the list, then the command', () => {
    expect(action('Escape', start())).toEqual({ kind: 'close_list' });
    expect(action('Escape', { ...start(), isListClosed: true })).toEqual({ kind: 'cancel', text: '' });
  });

  it('Backspace in an empty field removes the field or closes the command', () => {
    const both = start(create, { channel: '', count: '' });
    expect(action('Backspace', start())).toEqual({ kind: 'cancel', text: '/schedule create' });
    expect(action('Backspace', withFocus(both, 'count'))).toEqual({ kind: 'remove', name: 'count' });
    expect(action('Backspace', withFocus(both, TRAILING_FIELD))).toEqual({ kind: 'focus', name: 'count' });
    expect(action('Backspace', start(), { isEmpty: false })).toBeUndefined();
  });

  it('Backspace and Delete clear a picked value as a whole', () => {
    const back = withFocus(withPicked(start(), general), 'channel');
    for (const key of ['Backspace', 'Delete']) {
      const clear = action(key, back, { isEmpty: false });
      expect(clear).toEqual({ kind: 'clear', name: 'channel' });
      const cleared = clear && applyAction(back, clear);
      expect(cleared && focusedField(cleared)?.entry).toEqual({ text: '' });
      expect(cleared && labels(cleared)).toEqual(['#general', '#papers']);
    }
    expect(action('Delete', start(), { isEmpty: false })).toBeUndefined();
  });

  it('Enter in an empty file field is left to the browser', () => {
    expect(action('Enter', start(), { isFile: true })).toBeUndefined();
  });
});
