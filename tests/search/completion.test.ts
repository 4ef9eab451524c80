import { describe, expect, it } from 'vitest';
import { indexOf, paper, starterIndex, starterPapers } from './starter-papers.ts';

const starter = starterIndex();
const titleOf = (id: number): string => starterPapers.find(each => each.id === id)?.title ?? '';

describe('completion', () => {
  it('finds PanGu-π in any spelling', () => {
    for (const text of ['pa', 'pangu pi', 'pangu-p', 'PanGu-π', 'pangupi']) {
      expect(starter.complete(text, 25).some(id => titleOf(id).startsWith('PanGu-π'))).toBe(true);
    }
  });

  it('finds every paper by the first half of its title', () => {
    const missed = starterPapers.filter(
      ({ id, title }) => !starter.complete(title.slice(0, Math.ceil(title.length / 2)), 25).includes(id),
    );
    expect(missed).toEqual([]);
  });

  it('needs two letters', () => {
    expect(starter.complete('', 25)).toEqual([]);
    expect(starter.complete(' p', 25)).toEqual([]);
    expect(starter.complete('pr', 25)).toHaveLength(25);
  });

  it('matches the last word as a prefix and the others as whole words', () => {
    const index = indexOf([
      paper({ id: 1, title: 'Neural architecture' }),
      paper({ id: 2, title: 'Neurally arch' }),
    ]);
    expect(index.complete('neural arch', 5)).toEqual([1]);
  });

  it('orders by place: start of title, title, author, keyword', () => {
    const index = indexOf([
      paper({ id: 1, title: 'One', keywords: ['mamba'] }),
      paper({ id: 2, title: 'Two', authors: ['Ann Mamba'] }),
      paper({ id: 3, title: 'Vision Mamba' }),
      paper({ id: 4, title: 'Mamba models' }),
    ]);
    expect(index.complete('mam', 5)).toEqual([4, 3, 2, 1]);
  });

  it('orders equals by publication date, newest first and unknown last, then by id', () => {
    const index = indexOf([
      paper({ id: 1, title: 'Mamba', publishedAt: null }),
      paper({ id: 2, title: 'Mamba', publishedAt: '2024' }),
      paper({ id: 3, title: 'Mamba', publishedAt: '2024-05' }),
      paper({ id: 4, title: 'Mamba', publishedAt: '2024-05-02' }),
      paper({ id: 5, title: 'Mamba', publishedAt: '2024-05' }),
    ]);
    expect(index.complete('mamba', 5)).toEqual([4, 5, 3, 2, 1]);
    expect(index.complete('mamba', 2)).toHaveLength(2);
  });

  it('puts picked papers first among equals, those with the most picks before others', () => {
    const titles = ['Mamba one', 'Mamba two', 'Mamba three', 'Vision Mamba'];
    const papers = titles.map((title, i) => paper({ id: i + 1, title, publishedAt: `202${i}` }));
    const index = indexOf(papers);
    index.setPicks(
      new Map([
        [1, 0.5],
        [2, 1.5],
        [4, 9],
        [77, 9],
      ]),
    );
    expect(index.complete('mamba', 5)).toEqual([2, 1, 3, 4]);
    // A paper that changes keeps its picks.
    index.put(paper({ id: 1, title: 'Mamba first', publishedAt: '2020' }));
    expect(index.complete('mamba', 5)).toEqual([2, 1, 3, 4]);
    index.setPicks(new Map());
    expect(index.complete('mamba', 5)).toEqual([3, 2, 1, 4]);
  });

  it('ranks the work of that name before longer titles', () => {
    const index = indexOf([
      paper({ id: 1, title: 'Mamba: sequences without attention', publishedAt: '2023' }),
      paper({ id: 2, title: 'MambaMixer: two selections', publishedAt: '2025' }),
      paper({ id: 3, title: 'Mamba models are stable', publishedAt: '2025' }),
      paper({ id: 4, title: 'GPT-4: a report', publishedAt: '2023' }),
      paper({ id: 5, title: 'GPT-4 in schools', publishedAt: '2025' }),
    ]);
    expect(index.complete('mamba', 5)).toEqual([1, 3, 2]);
    expect(index.complete('mam', 5)).toEqual([3, 2, 1]);
    expect(index.complete('gpt4', 5)).toEqual([4, 5]);
  });

  it('corrects a misspelt word if the text has no completion', () => {
    const index = indexOf([
      paper({ id: 1, title: 'Attention sinks' }),
      paper({ id: 2, title: 'Atention: a misprint' }),
      paper({ id: 3, title: 'Pruning networks' }),
    ]);
    const ids = (text: string) => index.complete(text, 5);
    expect(ids('prunning net')).toEqual([3]);
    expect(ids('pruning netwroks')).toEqual([3]);
    expect(ids('atention')).toEqual([2]);
    expect(ids('zzzzqqqq')).toEqual([]);
  });
});
