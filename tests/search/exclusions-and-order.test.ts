import { describe, expect, it } from 'vitest';
import { indexOf, paper } from './starter-papers.ts';

const idsOf = (index: ReturnType<typeof indexOf>, query: string, options: object = {}): number[] =>
  index.search(query, { limit: 20, ...options }).hits.map(hit => hit.id);

describe('an excluded compound', () => {
  const index = indexOf([
    paper({ id: 1, title: 'Lamps with pre-training' }),
    paper({ id: 2, title: 'Lamps in training' }),
    paper({ id: 3, title: 'Lamps, pre training them' }),
    paper({ id: 4, title: 'Lamps of pretraining' }),
    paper({ id: 5, title: 'Lamps by GPT-4 and 4 others' }),
    paper({ id: 6, title: 'Lamps in C++' }),
    paper({ id: 7, title: 'Lamps in C' }),
    paper({ id: 8, title: 'Four lamps, 4 rooms' }),
  ]);
  const left = (...excludedWords: string[]) =>
    idsOf(index, 'lamps', { filter: { excludedWords } }).toSorted((a, b) => a - b);

  it('excludes its words in a row and as one word, not each word', () => {
    expect(left('pre-training')).toEqual([2, 5, 6, 7, 8]);
    expect(left('gpt-4')).toEqual([1, 2, 3, 4, 6, 7, 8]);
  });

  it('with a sign excludes the word with the sign alone', () => {
    expect(left('c++')).toEqual([1, 2, 3, 4, 5, 7, 8]);
  });
});

describe('an excluded compound with further index words', () => {
  const index = indexOf([
    paper({ id: 1, title: 'Lamps by GPT-4.5' }),
    paper({ id: 2, title: 'Lamps by GPT4.5' }),
    paper({ id: 3, title: 'Lamps by GPT-4' }),
    paper({ id: 4, title: 'Lamps that are 4.5 times brighter' }),
    paper({ id: 5, title: 'Lamps of Qwen2-VL' }),
    paper({ id: 6, title: 'Lamps of Qwen2 and Qwen3' }),
    paper({ id: 7, title: 'State-of-the-art lamps' }),
    paper({ id: 8, title: 'Out-of-the-box lamps' }),
    paper({ id: 9, title: 'Lamps with 45 bulbs' }),
  ]);
  const excluded = (word: string): number[] => {
    const left = new Set(idsOf(index, 'lamps', { filter: { excludedWords: [word] } }));
    return idsOf(index, 'lamps')
      .filter(id => !left.has(id))
      .toSorted((a, b) => a - b);
  };

  it.each([
    ['gpt-4.5', [1, 2]],
    ['4.5', [1, 2, 4]],
    ['qwen2-vl', [5]],
    ['state-of-the-art', [7]],
  ])('%s excludes the whole compound alone', (word, papers) => {
    expect(excluded(word)).toEqual(papers);
  });
});

describe('a query without a known content word', () => {
  const index = indexOf([
    paper({ id: 1, title: 'The lamps' }),
    paper({ id: 2, title: 'The rooms of the house' }),
  ]);

  it('finds nothing for stop words beside unknown words', () => {
    expect(index.search('the zzzzqq', { limit: 5 })).toMatchObject({ hits: [], ignored: ['zzzzqq'] });
  });

  it('of many unknown words does not list all that a filter accepts', () => {
    const noise = Array.from({ length: 50 }, (_, i) => `qx${i}zv`).join(' ');
    expect(idsOf(index, noise, { filter: { minVotes: 0 } })).toEqual([]);
  });
});

describe('the order by date', () => {
  it('does not depend on the order of adding for equal dates with and without arXiv ids', () => {
    const publishedAt = '2024-05-01';
    const papers = [
      paper({ id: 3, title: 'Lamps', publishedAt, arxivId: '2405.00009' }),
      paper({ id: 2, title: 'Lamps', publishedAt }),
      paper({ id: 1, title: 'Lamps', publishedAt, arxivId: '2405.00001' }),
    ];
    expect(idsOf(indexOf(papers), 'lamps', { order: 'newest' })).toEqual([3, 1, 2]);
    expect(idsOf(indexOf(papers.toReversed()), 'lamps', { order: 'newest' })).toEqual([3, 1, 2]);
  });
});

describe('papers with all words', () => {
  it('come first past those that were looked at closer', () => {
    const papers = [
      ...Array.from({ length: 300 }, (_, i) =>
        paper({ id: i + 1, title: `Number ${i}`, abstract: `lamps light rooms ${'filler '.repeat(i)}` }),
      ),
      ...Array.from({ length: 60 }, (_, i) => paper({ id: 1000 + i, title: 'Lamps' })),
    ];
    const index = indexOf(papers);
    const { hits, totalWithAll = 0 } = index.search('lamps light rooms', { limit: 360, allWordsFirst: true });
    expect(totalWithAll).toBe(300);
    expect(hits.slice(0, 300).every(({ id }) => id <= 300)).toBe(true);
  });
});

describe('a title that gets a colon', () => {
  it('is known by its head from then on', () => {
    const index = indexOf([
      paper({ id: 1, title: 'Quokka linear models' }),
      paper({ id: 2, title: 'Models of quokka quokka' }),
    ]);
    index.put(paper({ id: 1, title: 'Quokka: linear models' }));
    expect(index.search('quokka', { limit: 2 }).titled).toBe(1);
  });
});
