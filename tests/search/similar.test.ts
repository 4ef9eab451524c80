import { describe, expect, it } from 'vitest';
import { stemOf } from '../../src/search/text/stem.ts';
import { STOP_WORDS } from '../../src/search/text/stop-words.ts';
import { readTokens } from '../../src/search/text/tokens.ts';
import { indexOf, paper, starterIndex, starterPapers } from './starter-papers.ts';

const starter = starterIndex();
const textOf = ({ title, tldr, keywords, abstract }: (typeof starterPapers)[number]) =>
  [title, tldr, ...keywords, abstract].join(' ');

describe('similar papers', () => {
  const index = indexOf([
    paper({ id: 1, title: 'Pruning the attention heads of translators', abstract: 'Of 2024 heads.' }),
    paper({ id: 2, title: 'Attention heads that are pruned away', abstract: 'Heads of 2024.' }),
    paper({ id: 3, title: 'A field guide to attention' }),
    paper({ id: 4, title: 'Bicycles in the suburbs' }),
  ]);

  it('are those with its significant words, nearest first, without the paper itself', () => {
    expect(index.similar(1, 10).map(hit => hit.id)).toEqual([2, 3]);
    expect(index.similar(1, 1).map(hit => hit.id)).toEqual([2]);
    expect(index.similar(1, 0)).toEqual([]);
  });

  it('share words as written, the rarest first, without numbers and stop words', () => {
    expect(index.similar(1, 1)[0]?.sharedTerms).toEqual(['heads', 'pruning', 'attention']);
    expect(index.similar(2, 1)[0]?.sharedTerms).toEqual(['heads', 'pruned', 'attention']);
  });

  it('share no words that say little of a subject, or that many papers have', () => {
    const several = indexOf([
      paper({ id: 1, title: 'Orchard pruning gives three ways', keywords: ['botany'] }),
      paper({ id: 2, title: 'Three ways that orchard pruning gives', keywords: ['botany'] }),
      ...Array.from({ length: 30 }, (_, at) =>
        paper({ id: at + 3, title: `Fern ${at}`, keywords: ['botany'] }),
      ),
    ]);
    expect(several.similar(1, 1)).toMatchObject([{ id: 2, sharedTerms: ['orchard', 'pruning'] }]);
  });

  it('are none for a paper without significant words, or not in the index', () => {
    expect(index.similar(4, 10)).toEqual([]);
    expect(index.similar(99, 10)).toEqual([]);
  });

  it('of any starter paper have falling scores and words that both papers have', () => {
    for (const { id } of starterPapers.filter(({ id: at }) => at % 5 === 0)) {
      const own = readTokens(textOf(starterPapers[id - 1] ?? paper({ id, title: '' }))).tokens;
      const hits = starter.similar(id, 10);
      expect(hits.map(hit => hit.id)).not.toContain(id);
      const scores = hits.map(hit => hit.score);
      expect(scores).toEqual(scores.toSorted((a, b) => b - a));
      for (const { id: other, sharedTerms } of hits) {
        const { tokens } = readTokens(textOf(starterPapers[other - 1] ?? paper({ id, title: '' })));
        const stemsOfOther = new Set(tokens.map(stemOf));
        expect(sharedTerms.length).toBeLessThanOrEqual(5);
        expect(new Set(sharedTerms.map(stemOf)).size).toBe(sharedTerms.length);
        for (const word of sharedTerms) {
          expect(own).toContain(word);
          expect(stemsOfOther).toContain(stemOf(word));
          expect(STOP_WORDS).not.toContain(word);
          expect(word).toMatch(/\p{L}/u);
        }
      }
    }
  });

  it('are found for nearly every starter paper', () => {
    const unrelated = starterPapers.filter(({ id }) => starter.similar(id, 1).length === 0);
    expect(unrelated).toEqual([]);
  });

  it('follow changes of the index', () => {
    const changed = indexOf([
      paper({ id: 1, title: 'Pruning heads' }),
      paper({ id: 2, title: 'Pruning roses' }),
      paper({ id: 3, title: 'Roses are red' }),
    ]);
    changed.remove(2);
    expect(changed.similar(1, 5)).toEqual([]);
    changed.put(paper({ id: 3, title: 'Pruned at last' }));
    expect(changed.similar(1, 5).map(({ id, sharedTerms }) => [id, sharedTerms])).toEqual([[3, ['pruning']]]);
  });
});
