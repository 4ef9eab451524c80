import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cleanNote,
  joinItems,
  MAX_JOINED_NOTE_LENGTH,
  MAX_NOTE_LENGTH,
  type LibraryItem,
} from '../../../src/core/library/library-item.ts';

describe('a typed note', () => {
  it.each([
    ['Read  it\r\n\r\n\r\n\r\nagain', 'Read it\n\nagain'],
    ['  one\u2028two ', 'one\ntwo'],
    ['\u202eevil', 'evil'],
  ])('%j is stored as %j', (typed, note) => {
    expect(cleanNote(typed)).toBe(note);
  });

  it.each(['', ' \n ', '\u200b'])('%j is none', typed => {
    expect(cleanNote(typed)).toBeNull();
  });

  it('is cut between two characters', () => {
    expect(cleanNote('x'.repeat(MAX_NOTE_LENGTH + 5))).toHaveLength(MAX_NOTE_LENGTH);
    expect(cleanNote(`${'x'.repeat(MAX_NOTE_LENGTH - 1)}😀`)).toBe('x'.repeat(MAX_NOTE_LENGTH - 1));
  });
});

it('a joined note that is saved again is not cut', () => {
  const { note } = joinItems(
    { status: 'read', note: 'x'.repeat(MAX_NOTE_LENGTH), tags: [], statusChangedAt: 5 },
    { status: 'read', note: 'y'.repeat(MAX_NOTE_LENGTH - 99), tags: [], statusChangedAt: 9 },
  );
  expect(cleanNote(note ?? '', note)).toBe(note);
  expect(cleanNote(`${note}zz`, note)).toBe(note);
});

describe('items of two papers that turn out to be one', () => {
  const item: LibraryItem = { status: 'to_read', note: null, tags: [], statusChangedAt: 0 };

  it('have all tags, both notes, and the further status with the time of its change', () => {
    expect(
      joinItems(
        { status: 'read', note: 'first', tags: ['b', 'c'], statusChangedAt: 5 },
        { status: 'reading', note: 'second', tags: ['a', 'b'], statusChangedAt: 9 },
      ),
    ).toEqual({ status: 'read', note: 'first\n\nsecond', tags: ['a', 'b', 'c'], statusChangedAt: 5 });
  });

  it('have one note if both are the same or one has none', () => {
    expect(joinItems({ ...item, note: 'x' }, { ...item, note: 'x' }).note).toBe('x');
    expect(joinItems(item, { ...item, note: 'x' }).note).toBe('x');
    expect(joinItems({ ...item, note: 'x' }, item).note).toBe('x');
  });

  it('have a note that a form can hold', () => {
    const note = 'x'.repeat(MAX_JOINED_NOTE_LENGTH - 3);
    expect(joinItems({ ...item, note }, { ...item, note: '😀' }).note).toBe(`${note}\n\n`);
  });

  it('join in any order to the same status and tags', () => {
    const anyItem = fc.record({
      status: fc.constantFrom('to_read', 'reading', 'read'),
      note: fc.constant(null),
      tags: fc.uniqueArray(fc.constantFrom('a', 'b', 'c')).map(tags => tags.toSorted()),
      statusChangedAt: fc.nat(),
    }) satisfies fc.Arbitrary<LibraryItem>;
    fc.assert(
      fc.property(anyItem, anyItem, (one, other) => {
        expect(joinItems(one, other)).toEqual(joinItems(other, one));
      }),
    );
  });
});
