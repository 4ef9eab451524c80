import { expect, describe, it } from 'vitest';
import { libraryList } from '../../../src/views/list/library-list.ts';
import { customIdsOf, partsOf, textsOf } from '../message-parts.ts';
import { aPaper, fullPaper } from '../paper-fixtures.ts';

const savedAt = 1_795_000_000_999;

describe('a library', () => {
  it('lists its papers with the time they were saved', () => {
    const entries = [{ paper: fullPaper, savedAt, origins: [] }];
    const body = libraryList({ entries, total: 1, offset: 0, limit: 10 });
    expect(textsOf(body)).toEqual([
      '### 🔖 Your library\n-# 1 paper, newest first',
      [
        '**1. [Paper routes of the suburbs: a bicycle study](https://arxiv.org/abs/2507.12345)**',
        '-# Ada Byron and 6 others · 29 Jul 2025 · Suburb University · ▲ 1,234 · 💬 1 · saved <t:1795000000:R>',
      ].join('\n'),
    ]);
    expect(customIdsOf(body)).toEqual(['v1|open']);
  });

  it.each([
    [0, ['v1|library|0', true], ['v1|library|10', false], '1–10 of 21 papers'],
    [10, ['v1|library|0', false], ['v1|library|20', false], '11–20 of 21 papers'],
    [20, ['v1|library|10', false], ['v1|library|30', true], '21–21 of 21 papers'],
  ])('has buttons to other pages at offset %d', (offset, newer, older, shown) => {
    const entries = Array.from({ length: Math.min(10, 21 - offset) }, (_, index) => ({
      paper: aPaper({ id: index + 1 }),
      savedAt,
      origins: [],
    }));
    const body = libraryList({ entries, total: 21, offset, limit: 10 });
    const buttons = partsOf(body).flatMap(part =>
      'custom_id' in part && 'disabled' in part ? [[part.custom_id, part.disabled]] : [],
    );
    expect(buttons).toEqual([newer, older]);
    expect(textsOf(body)[0]).toContain(shown);
  });

  it('says how to save when it is empty', () => {
    const [text] = textsOf(libraryList({ entries: [], total: 0, offset: 0, limit: 10 }));
    expect(text).toContain('react with 🔖');
  });
});
