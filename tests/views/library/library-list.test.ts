import { expect, describe, it } from 'vitest';
import { libraryList } from '../../../src/views/library/library-list.ts';
import { customIdsOf, partsOf, textsOf } from '../message-parts.ts';
import { aPaper, fullPaper } from '../paper-fixtures.ts';
import { libraryPage, listedSave } from './saved-entries.ts';

const savedAt = 1_795_000_000_999;

describe('a library', () => {
  it('lists its papers with the time they were saved', () => {
    const body = libraryList(libraryPage([listedSave(fullPaper, { savedAt })]));
    expect(textsOf(body)).toEqual([
      '### 🔖 Your library\n-# 1 paper, newest first',
      [
        '**1. [Paper routes of the suburbs: a bicycle study](https://arxiv.org/abs/2507.12345)**',
        '-# Ada Byron and 6 others · 29 Jul 2025 · Suburb University · ▲ 1,234 · 💬 1 · saved <t:1795000000:R>',
      ].join('\n'),
    ]);
    expect(customIdsOf(body)).toEqual(['v1|open', 'v1|library-status|-|-|newest|-']);
  });

  it('shows the status of a paper, its first tags, and that it has a note', () => {
    const tags = [
      'bicycles',
      'cities',
      'a tag that is as long as can be',
      'one',
      'two',
      'three',
      'four',
      'a tag that does not fit here',
      'x',
    ];
    const entry = listedSave(fullPaper, {
      savedAt,
      status: 'reading',
      tags,
      note: 'Compare with the other one',
    });
    const [, text] = textsOf(libraryList(libraryPage([entry])));
    expect(text).toMatch(/saved <t:1795000000:R> · 📖 📝 · \\#bicycles \\#cities .*\\#four \+2$/);
  });

  it.each([
    [0, ['v1|library|0|-|-|newest|-', true], ['v1|library|10|-|-|newest|-', false], '1–10 of 21 papers'],
    [10, ['v1|library|0|-|-|newest|-', false], ['v1|library|20|-|-|newest|-', false], '11–20 of 21 papers'],
    [20, ['v1|library|10|-|-|newest|-', false], ['v1|library|30|-|-|newest|-', true], '21–21 of 21 papers'],
  ])('has buttons to other pages at offset %d', (offset, newer, older, shown) => {
    const entries = Array.from({ length: Math.min(10, 21 - offset) }, (_, index) =>
      listedSave(aPaper({ id: index + 1 })),
    );
    const body = libraryList(libraryPage(entries, { total: 21, offset }));
    const buttons = partsOf(body).flatMap(part =>
      'custom_id' in part && 'label' in part && 'disabled' in part ? [[part.custom_id, part.disabled]] : [],
    );
    expect(buttons).toEqual([newer, older]);
    expect(textsOf(body)[0]).toContain(shown);
  });

  it('keeps its menus if nothing matches, so that others can be chosen', () => {
    const view = { sort: 'title', status: 'read', tag: 'ml' } as const;
    const body = libraryList(
      libraryPage([], { saved: 3, view, queryText: 'mamba', ownTags: [{ tag: 'ml', papers: 1 }] }),
    );
    expect(textsOf(body).join()).toContain('No saved paper matches · “mamba”');
    expect(customIdsOf(body).map(id => id.split('|')[1])).toEqual(['library-status', 'library-tag']);
  });

  it('says how to save when it is empty', () => {
    const [text] = textsOf(libraryList(libraryPage([])));
    expect(text).toContain('react with 🔖');
  });
});
