import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addTags,
  MAX_TAG_LENGTH,
  MAX_TAGS_PER_PAPER,
  MAX_TAGS_PER_USER,
  parseTag,
  parseTags,
} from '../../../src/core/library/tags.ts';
import { anyCodePoint } from '../../support/any-code-point.ts';

describe('a typed tag', () => {
  it.each([
    ['Robotics', 'robotics'],
    ['  #State   Space ', 'state space'],
    ['Ｄｉｆｆｕｓｉｏｎ', 'diffusion'],
    ['##ML', 'ml'],
    ['Zur\u00fcck', 'zur\u00fcck'],
    ['機械学習', '機械学習'],
    ['C++', 'c++'],
    ['to\u200bread', 'toread'],
  ])('%j is stored as %j', (typed, tag) => {
    expect(parseTag(typed)).toBe(tag);
  });

  it.each(['', '  ', '#', '\u200b', 'a,b', '、', 'x'.repeat(MAX_TAG_LENGTH + 1)])('%j is none', typed => {
    expect(parseTag(typed)).toBeUndefined();
  });

  it('is stored in one form, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCodePoint, maxLength: 40 }), text => {
        const tag = parseTag(text);
        expect(tag === undefined ? tag : parseTag(tag)).toBe(tag);
      }),
    );
  });
});

it('several tags are separated by commas or line ends, each once', () => {
  expect(parseTags('ML, robots ,ml,,\nTo Read')).toEqual({ tags: ['ml', 'robots', 'to read'], invalid: [] });
  expect(parseTags(`ok, ${'x'.repeat(31)}, #`)).toEqual({ tags: ['ok'], invalid: ['x'.repeat(31), '#'] });
});

/** Returns so many tags with a prefix, in alphabetical order. */
function many(count: number, prefix: string): string[] {
  return Array.from({ length: count }, (_, at) => `${prefix}${String(at).padStart(3, '0')}`);
}

describe('adding tags', () => {
  it('keeps those that are there, in alphabetical order', () => {
    expect(addTags(['ml'], ['a', 'ml'], [])).toEqual({ tags: ['a', 'ml'], refused: [] });
  });

  it('refuses more than a paper may have', () => {
    const { tags, refused } = addTags(['a'], many(MAX_TAGS_PER_PAPER, 't'), []);
    expect([tags.length, refused]).toEqual([MAX_TAGS_PER_PAPER, ['t019']]);
  });

  it('refuses more new tags than a user may have, and accepts those in use', () => {
    const own = many(MAX_TAGS_PER_USER, 'own');
    expect(addTags([], ['own007', 'new'], own)).toEqual({ tags: ['own007'], refused: ['new'] });
    expect(addTags([], ['new'], own.slice(1)).refused).toEqual([]);
  });
});
