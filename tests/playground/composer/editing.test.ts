import { describe, expect, it } from 'vitest';
import { NO_COMPLETION } from '../../../src/playground/page/composer/completion.ts';
import { openDraft, typedEntries, writtenTexts } from '../../../src/playground/page/composer/draft.ts';
import {
  assembleEditing,
  beginEditing,
  dropped,
  END,
  moved,
  picked,
  refused,
  typed,
} from '../../../src/playground/page/composer/editing.ts';
import type { Editing } from '../../../src/playground/page/composer/editing.ts';
import { editorWish } from '../../../src/playground/page/composer/editor-key.ts';
import type { EditorKey } from '../../../src/playground/page/composer/editor-key.ts';
import { offeredIn } from '../../../src/playground/page/composer/field-list.ts';
import { create, entities, search } from './offered.ts';

const begin = (command = create, texts: Record<string, string> = {}): Editing =>
  beginEditing(openDraft(command, new Map(Object.entries(texts)), entities));
const offer = (editing: Editing) => offeredIn(editing, NO_COMPLETION, entities);
const labels = (editing: Editing) => offer(editing).suggestions.map(({ label }) => label);
const wish = (key: string, editing: Editing, more: Partial<EditorKey> = {}) =>
  editorWish({ key, shiftKey: false, isEmpty: true, isFile: false, ...more }, editing, offer(editing));

describe('a command that is filled in', () => {
  it('begins with its required options and those that were written', () => {
    expect(begin().draft.fields.map(({ option }) => option.name)).toEqual(['channel']);
    const written = begin(create, { count: '3', channel: 'papers' });
    expect(written.draft.fields.map(({ option, entry }) => [option.name, entry.text])).toEqual([
      ['channel', '#papers'],
      ['count', '3'],
    ]);
  });

  it('begins where something is missing, else in its last field', () => {
    expect(begin().at).toBe('channel');
    expect(begin(create, { channel: 'papers', count: '3' }).at).toBe('count');
  });

  it('offers the channels that fit the option and what is typed', () => {
    expect(labels(begin())).toEqual(['#general', '#papers']);
    expect(labels(typed(begin(), '#pap'))).toEqual(['#papers']);
  });

  it('offers the options that are left at its end, and adds the one that is picked', () => {
    const end = moved(begin(), END);
    expect(labels(end)).toEqual(['count', 'days']);
    expect(labels(typed(end, 'da'))).toEqual(['days']);
    const [first] = offer(end).suggestions;
    expect(first && picked(end, first)).toMatchObject({ at: 'count', ending: '' });
    expect(typed(end, 'days:')).toMatchObject({ at: 'days', ending: '' });
  });

  it('goes on to the next missing field when a value is picked', () => {
    const [general] = offer(begin()).suggestions;
    const filled = picked(begin(), general ?? { label: '', note: '', value: '' });
    expect(filled).toMatchObject({ at: 'channel', isListClosed: true });
    expect(assembleEditing(filled, entities)).toEqual({ entries: { channel: '31' }, problems: new Map() });
  });

  it('forgets what was picked when the text is changed', () => {
    const changed = typed(begin(create, { channel: 'papers' }), '#paper');
    expect(assembleEditing(changed, entities).problems).toEqual(
      new Map([['channel', 'Choose a channel of the list.']]),
    );
  });

  it('tells what is wrong and goes to the first such field', () => {
    const bad = moved(begin(create, { count: '99' }), END);
    const { problems } = assembleEditing(typed(bad, 'colour'), entities);
    expect([...problems]).toEqual([
      ['channel', 'This option is required. Specify a value.'],
      ['count', 'Must be 10 or less.'],
      [END, 'There is no option “colour”.'],
    ]);
    expect(refused(bad, problems).at).toBe('channel');
  });

  it('goes to the field before when one is dropped', () => {
    expect(dropped(begin(create, { count: '3', days: 'mon' }), 'days')).toMatchObject({ at: 'count' });
  });

  it('asks for suggestions with what is typed, and with what else is right', () => {
    const { draft } = begin(create, { channel: 'papers', count: 'many', days: 'mo' });
    expect(typedEntries(draft, 'days', entities)).toEqual({ channel: '32', days: 'mo' });
  });

  it('can be written down as a line holds it', () => {
    expect(writtenTexts(begin(create, { channel: 'papers', count: '3' }).draft)).toEqual(
      new Map([
        ['channel', '32'],
        ['count', '3'],
      ]),
    );
  });
});

describe('a key in the option editor', () => {
  it('Enter picks the first channel, and sends once nothing is to be picked', () => {
    expect(wish('Enter', begin())).toMatchObject({ kind: 'pick', suggestion: { value: '31' } });
    expect(wish('Enter', begin(create, { channel: 'papers' }))).toEqual({ kind: 'send' });
    expect(wish('Enter', begin(search, { query: 'mamba' }))).toEqual({ kind: 'send' });
  });

  it('Tab picks what was meant and else goes on to the next field', () => {
    expect(wish('Tab', begin())).toBeUndefined();
    expect(wish('Tab', typed(begin(), 'pap'), { isEmpty: false })).toMatchObject({ kind: 'pick' });
    expect(wish('Tab', typed(begin(), 'pap'), { isEmpty: false, shiftKey: true })).toBeUndefined();
  });

  it('arrows go round the list', () => {
    expect(wish('ArrowDown', begin())).toEqual({ kind: 'choose', row: 1 });
    expect(wish('ArrowUp', begin())).toEqual({ kind: 'choose', row: 1 });
    expect(wish('ArrowDown', { ...begin(), isListClosed: true })).toEqual({ kind: 'open_list' });
  });

  it('Escape closes the list, then the command', () => {
    expect(wish('Escape', begin())).toEqual({ kind: 'close_list' });
    expect(wish('Escape', { ...begin(), isListClosed: true })).toEqual({ kind: 'take_back', text: '' });
  });

  it('Backspace in an empty field gives up what it belongs to', () => {
    const both = begin(create, { channel: '', count: '' });
    expect(wish('Backspace', begin())).toEqual({ kind: 'take_back', text: '/schedule create' });
    expect(wish('Backspace', moved(both, 'count'))).toEqual({ kind: 'drop', name: 'count' });
    expect(wish('Backspace', moved(both, END))).toEqual({ kind: 'go', name: 'count' });
    expect(wish('Backspace', begin(), { isEmpty: false })).toBeUndefined();
  });

  it('Enter in an empty file field is the browser’s', () => {
    expect(wish('Enter', begin(), { isFile: true })).toBeUndefined();
  });
});
