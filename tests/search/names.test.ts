import { describe, expect, it, test } from 'vitest';
import { indexOf, paper } from './starter-papers.ts';
import { titlesOf, idsIn } from './starter-search.ts';

const ascending = (a: number, b: number): number => a - b;

describe('spellings of one name', () => {
  test.each([
    ['PanGu-π', 'PanGu-π:'],
    ['pangu pi', 'PanGu-π:'],
    ['pangu-pi', 'PanGu-π:'],
    ['pangu π', 'PanGu-π:'],
    ['pangupi', 'PanGu-π:'],
    ['PanGu-$\\pi$', 'PanGu-π:'],
    ['DεpS', 'DεpS:'],
    ['deps', 'DεpS:'],
    ['M3ViT', 'M^3ViT:'],
    ['N:M', 'Progressive Gradient Flow for Robust N:M'],
    ['flash attention', 'FlashAttention-2'],
    ['3d sps', '3D-SPS'],
  ])('%s finds %s', (query, title) => {
    expect(titlesOf(query)[0]).toContain(title);
  });

  it('finds a size beside a decimal that ends like it', () => {
    expect(
      titlesOf('7B')
        .slice(0, 3)
        .some(title => title.startsWith('Efficiently Training 7B')),
    ).toBe(true);
  });

  it('finds a compound of stop words', () => {
    expect(titlesOf('once-for-all').some(title => title.startsWith('Once-for-All'))).toBe(true);
  });

  it('finds a version written with or without its hyphen', () => {
    const papers = [
      paper({ id: 1, title: 'GPT-4 Report' }),
      paper({ id: 2, title: 'GPT4 Tools' }),
      paper({ id: 3, title: 'Else' }),
    ];
    for (const query of ['gpt-4', 'gpt4', 'GPT 4'])
      expect(idsIn(papers, query).toSorted(ascending)).toEqual([1, 2]);
  });

  it.each(["d'alessandro", 'D’Alessandro', 'd alessandro', 'dalessandro'])(
    'finds an author by %s before one who has a part of it',
    query => {
      const papers = [
        paper({ id: 1, title: 'Tides', authors: ['Alessandro Sestini'] }),
        paper({ id: 2, title: 'Lamps', authors: ["Marco D'Alessandro"] }),
        paper({ id: 3, title: 'Ropes', authors: ['Ada Byron'] }),
      ];
      expect(idsIn(papers, query)[0]).toBe(2);
    },
  );

  it('finds words in scripts without spaces', () => {
    const papers = [
      paper({ id: 1, title: '深度学习综述' }),
      paper({ id: 2, title: '한국어 언어모델' }),
      paper({ id: 3, title: 'Else' }),
    ];
    expect(idsIn(papers, '学习')).toEqual([1]);
    expect(idsIn(papers, '언어 모델')).toEqual([2]);
  });
});

describe('the name of a work', () => {
  test.each([
    ['mamba', 'Mamba: Linear-Time'],
    ['Mamba:', 'Mamba: Linear-Time'],
    ['once-for-all', 'Once-for-All: Train One Network'],
    ['flexibert', 'FlexiBERT: Are'],
  ])('%s finds %s first', (query, beginning) => {
    expect(titlesOf(query, 1)[0]).toMatch(new RegExp(`^${beginning}`));
  });

  it('counts only if the query is the name only', () => {
    const [surveyed] = titlesOf('survey of mamba', 1);
    expect(surveyed).toBe('A Survey of Mamba');
  });
});

describe('a long form in the query', () => {
  it('finds the title that has its acronym with the other words, before titles that have only some of the words', () => {
    const papers = [
      paper({
        id: 1,
        title: 'Sparse cave retrieval of tram lines',
        abstract: 'Sparse cave retrieval (SCR).',
      }),
      paper({ id: 2, title: 'Maps', abstract: 'We use sparse cave retrieval (SCR).' }),
      paper({ id: 3, title: 'SCR for river bridges' }),
      paper({ id: 4, title: 'Sparse cave bridges' }),
    ];
    expect(idsIn(papers, 'sparse cave retrieval river bridges')[0]).toBe(3);
    expect(idsIn(papers, 'SCR river bridges')[0]).toBe(3);
  });
});

describe('authors', () => {
  const papers = [
    paper({ id: 1, title: 'Song generation for Han characters, a song corpus' }),
    paper({ id: 2, title: 'Deep compression', authors: ['Song Han', 'Huizi Mao'] }),
    paper({ id: 3, title: 'Recurrent review', authors: ['Zachary C. Lipton'] }),
  ];

  test.each([
    ['lipton', [3]],
    ['Zachary Lipton', [3]],
    ['lipton compression', [2, 3]],
    ['Han, Song', [2, 1]],
  ])('%s', (query, ids) => {
    const found = idsIn(papers, query);
    expect(query === 'lipton compression' ? found.toSorted(ascending) : found).toEqual(ids);
  });

  it('count less than the words of a text', () => {
    expect(idsIn(papers, 'song corpus')).toEqual([1, 2]);
  });
});

describe('an organization', () => {
  const index = indexOf([
    paper({ id: 1, title: 'Lamps that last', organization: 'Microsoft Research' }),
    paper({ id: 2, title: 'A lamp of Microsoft, measured' }),
    paper({ id: 3, title: 'Other lamps', organization: 'University of Zork' }),
  ]);
  const idsFor = (query: string) => index.search(query, { limit: 5 }).hits.map(({ id }) => id);

  it('is found by a word of its name, beside papers that name it in their text', () => {
    expect(new Set(idsFor('Microsoft'))).toEqual(new Set([1, 2]));
  });

  it('is found by its whole name, and ranks its papers first', () => {
    expect(idsFor('microsoft research')[0]).toBe(1);
    expect(idsFor('University of Zork')).toEqual([3]);
  });

  it('is forgotten with its paper', () => {
    index.remove(3);
    expect(idsFor('zork')).toEqual([]);
  });
});

describe('the name of a work', () => {
  const index = indexOf([
    paper({ id: 1, title: 'Mamba: sequences in linear time' }),
    ...[2, 3, 4, 5].map(id => paper({ id, title: `Vision with mamba mamba blocks, part ${id}` })),
  ]);

  it.each(['mamba', 'mambba', 'zzzzqqq mamba'])('ranks that work first for the query %s', query => {
    expect(index.search(query, { limit: 1 }).hits[0]?.id).toBe(1);
  });
});
