import { ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { NO_COMPLETION } from '../../../../src/playground/page/composer/completion.ts';
import { openDraft, typedEntries, writtenTexts } from '../../../../src/playground/page/composer/draft.ts';
import {
  assembleEditing,
  beginEditing,
  dropped,
  END,
  fieldAt,
  moved,
  picked,
  refused,
  typed,
} from '../../../../src/playground/page/composer/editing.ts';
import type { Editing } from '../../../../src/playground/page/composer/editing.ts';
import { afterWish, editorWish } from '../../../../src/playground/page/composer/editor-key.ts';
import type { EditorKey } from '../../../../src/playground/page/composer/editor-key.ts';
import { offeredIn } from '../../../../src/playground/page/composer/field-list.ts';
import { callable, create, entities, option as optionOf, search } from './offered.ts';

const begin = (command = create, texts: Record<string, string> = {}): Editing =>
  beginEditing(openDraft(command, new Map(Object.entries(texts)), entities));
const offer = (editing: Editing) => offeredIn(editing, NO_COMPLETION, entities);
const general = { label: '#general', note: '', value: '31' };
/** Types a text letter by letter, where the focus is. */
const typing = (editing: Editing, text: string): Editing =>
  text.split('').reduce((now, letter) => {
    const before = now.at === END ? now.ending : (fieldAt(now)?.entry.text ?? '');
    return typed(now, before + letter, entities);
  }, editing);
const entries = (editing: Editing) => assembleEditing(editing, entities);
const labels = (editing: Editing) => offer(editing).suggestions.map(({ label }) => label);
const wish = (key: string, editing: Editing, more: Partial<EditorKey> = {}) =>
  editorWish({ key, shiftKey: false, isEmpty: true, isFile: false, ...more }, editing, offer(editing));

const right = (wanted: object) => ({ entries: wanted, problems: new Map() });

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
    expect(labels(typed(begin(), '#pap', entities))).toEqual(['#papers']);
  });

  it('offers the options that are left at its end, and adds the one that is picked', () => {
    const end = moved(begin(), END);
    expect(labels(end)).toEqual(['count', 'days']);
    expect(labels(typed(end, 'da', entities))).toEqual(['days']);
    const [first] = offer(end).suggestions;
    expect(first && picked(end, first)).toMatchObject({ at: 'count', ending: '' });
    expect(typed(end, 'days:', entities)).toMatchObject({ at: 'days', ending: '' });
  });

  it('goes on to the next missing field when a value is picked, else behind all', () => {
    const filled = picked(begin(), general);
    expect(filled).toMatchObject({ at: END, ending: '' });
    expect(assembleEditing(filled, entities)).toEqual({ entries: { channel: '31' }, problems: new Map() });
    expect(labels(typed(filled, 'cou', entities))).toEqual(['count']);
    const two = callable('move', [
      optionOf('from', Type.Channel, { required: true }),
      optionOf('to', Type.Channel, { required: true }),
    ]);
    expect(picked(begin(two), general)).toMatchObject({ at: 'to' });
  });

  it('forgets what was picked when the text is changed', () => {
    const changed = typed(begin(create, { channel: 'papers' }), '#paper', entities);
    expect(assembleEditing(changed, entities).problems).toEqual(
      new Map([['channel', 'Choose a channel of the list.']]),
    );
  });

  it('tells what is wrong and goes to the first such field', () => {
    const bad = moved(begin(create, { count: '99' }), END);
    const { problems } = assembleEditing(typed(bad, 'colour', entities), entities);
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

describe('a line typed behind a command', () => {
  it('goes to an option when its name and a colon are typed', () => {
    expect(entries(typing(begin(), 'channel:#papers count:3'))).toEqual(right({ channel: '32', count: 3 }));
    expect(entries(typing(begin(), '#papers days:mon count:3'))).toEqual(
      right({ channel: '32', days: 'mon', count: 3 }),
    );
    expect(entries(typing(begin(), 'count:3 channel:papers'))).toEqual(right({ channel: '32', count: 3 }));
    expect(entries(typing(begin(search), 'mamba sort:newest'))).toEqual(
      right({ query: 'mamba', sort: 'newest' }),
    );
    expect(entries(typing(begin(search), 'sort:best match query:state space'))).toEqual(
      right({ query: 'state space', sort: 'relevance' }),
    );
  });

  it('shows by name what is meant once it is left', () => {
    const { draft, at } = typing(begin(), 'channel:<#32> count:');
    expect(draft.fields.map(({ entry }) => entry.text)).toEqual(['#papers', '']);
    expect(at).toBe('count');
  });

  it('stays text behind what is no whole value, and where the option has a value', () => {
    expect(fieldAt(typing(begin(), '#pap count:3'))?.entry.text).toBe('#pap count:3');
    const both = typing(begin(search), 'mamba sort:newest query:');
    expect(fieldAt(both)).toMatchObject({ option: { name: 'sort' }, entry: { text: 'newest query:' } });
    expect(fieldAt(typing(begin(search), 'a query:b'))?.entry.text).toBe('a query:b');
  });

  it('stays text where it names no option, or only ends in the name of one', () => {
    for (const text of [
      'arXiv:2312.00752',
      'state of the art: all',
      'resort:a',
      'https://a.example/sort:b',
    ]) {
      expect(entries(typing(begin(search), text))).toEqual(right({ query: text }));
    }
  });

  it('holds anything in quotes, which are part of it unless they follow a name', () => {
    expect(entries(typing(begin(search), 'query:"a sort:b author:c" sort:newest'))).toEqual(
      right({ query: 'a sort:b author:c', sort: 'newest' }),
    );
    expect(entries(typing(begin(search), 'query:"say \\"sort:\\" twice"'))).toEqual(
      right({ query: 'say "sort:" twice' }),
    );
    expect(entries(typing(begin(search), '"state space" sort:newest'))).toEqual(
      right({ query: '"state space"', sort: 'newest' }),
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
    expect(wish('Tab', typed(begin(), 'pap', entities), { isEmpty: false })).toMatchObject({ kind: 'pick' });
    expect(wish('Tab', typed(begin(), 'pap', entities), { isEmpty: false, shiftKey: true })).toBeUndefined();
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

  it('Backspace and Delete clear what was picked as one piece', () => {
    const back = moved(picked(begin(), general), 'channel');
    for (const key of ['Backspace', 'Delete']) {
      const clear = wish(key, back, { isEmpty: false });
      expect(clear).toEqual({ kind: 'clear', name: 'channel' });
      const cleared = clear && afterWish(back, clear);
      expect(cleared && fieldAt(cleared)?.entry).toEqual({ text: '' });
      expect(cleared && labels(cleared)).toEqual(['#general', '#papers']);
    }
    expect(wish('Delete', begin(), { isEmpty: false })).toBeUndefined();
  });

  it('Enter in an empty file field is the browser’s', () => {
    expect(wish('Enter', begin(), { isFile: true })).toBeUndefined();
  });
});
