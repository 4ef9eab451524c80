import { describe, expect, it } from 'vitest';
import { MAX_TITLE_LENGTH } from '../../../src/core/paper/field-limits.ts';
import { emptyPaper } from '../../../src/core/paper/paper.ts';
import { titleKey } from '../../../src/core/paper/title-key.ts';
import { openTestDatabase } from '../../support/database.ts';

/** Returns a text of ideographs, three bytes each, that no database can compress. */
function ideographs(length: number, seed: number): string {
  let state = seed;
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return String.fromCodePoint(0x4e_00 + ((state >>> 8) % 20_000));
  }).join('');
}

describe('a paper with the longest fields', () => {
  it('is stored, and found by its title, its other title and its address', async () => {
    const { stores, unitOfWork } = await openTestDatabase();
    const [title, otherTitle] = [ideographs(MAX_TITLE_LENGTH, 1), ideographs(MAX_TITLE_LENGTH, 2)];
    const url = `https://example.org/${'a1'.repeat(1_000)}`;
    const categories = Array.from({ length: 200 }, (_, index) => ideographs(500, index + 3));
    const { id } = await unitOfWork(async ({ papers }) => {
      const paper = await papers.insert({ ...emptyPaper(title), url, categories });
      await papers.addAliases(paper.id, { titles: [otherTitle], dois: [], externalIds: [] });
      return paper;
    });
    for (const name of [title, otherTitle])
      expect((await stores.papers.byTitleKey(titleKey(name))).map(paper => paper.id)).toEqual([id]);
    expect((await stores.papers.byUrl(url))?.id).toBe(id);
    const similar = `${title.slice(0, 1_000)}${title.slice(1_001)}`;
    expect(await stores.papers.byTitleKey(titleKey(similar))).toEqual([]);
  });
});
