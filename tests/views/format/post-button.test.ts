import { describe, expect, it } from 'vitest';
import { postButton, withoutPostButton } from '../../../src/views/format/post-button.ts';
import { similarPapers } from '../../../src/views/list/similar-papers.ts';
import { card } from '../../../src/views/paper/card.ts';
import { limitsBroken } from '../discord-limits.ts';
import { customIdsOf } from '../message-parts.ts';
import { aPaper, fullPaper } from '../paper-fixtures.ts';

describe('a message without its post button', () => {
  it('keeps all other components', () => {
    const body = card(fullPaper, { saved: false });
    const posts = customIdsOf(body).filter(id => id.startsWith('v1|post-'));
    expect(posts).toHaveLength(1);
    expect(customIdsOf(withoutPostButton(body))).toEqual(customIdsOf(body).filter(id => !posts.includes(id)));
  });

  it('has no empty row', () => {
    const body = similarPapers({
      to: aPaper(),
      papers: [fullPaper],
      sharedTerms: new Map(),
      offset: 0,
      total: 1,
      limit: 5,
    });
    const without = withoutPostButton(body);
    expect(customIdsOf(without)).toEqual(['v1|open', 'v1|open|7']);
    expect(limitsBroken(without)).toEqual([]);
  });
});

it('a post button has a verb by which it is found', () => {
  expect(() => postButton({ id: 'v1|publish|1', posted: false })).toThrow(RangeError);
});
