import { describe, expect, it } from 'vitest';
import type { ForumTag } from '../../../src/core/message/channel-access.ts';
import { chooseTags } from '../../../src/core/message/forum-tags.ts';

const tag = (name: string, isModerated = false): ForumTag => ({ id: `id of ${name}`, name, isModerated });

describe('chooseTags', () => {
  it('chooses the tags that are named like one of the names, in any case', () => {
    const tags = [tag('Robots'), tag('trains'), tag('cs.RO')];
    const names = chooseTags({ tags, isRequired: false }, ['cs.ro', 'robots', 'boats']).map(
      ({ name }) => name,
    );
    expect(names).toEqual(['Robots', 'cs.RO']);
  });

  it('leaves out those that only moderators may give', () => {
    expect(chooseTags({ tags: [tag('Robots', true)], isRequired: true }, ['robots'])).toEqual([]);
  });

  it('chooses the first one where a tag is required and none fits', () => {
    const tags = [tag('Pinned', true), tag('Papers'), tag('Talks')];
    expect(chooseTags({ tags, isRequired: true }, ['robots'])).toEqual([tag('Papers')]);
    expect(chooseTags({ tags, isRequired: false }, ['robots'])).toEqual([]);
  });

  it('chooses at most five', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    expect(chooseTags({ tags: names.map(name => tag(name)), isRequired: false }, names)).toHaveLength(5);
  });
});
