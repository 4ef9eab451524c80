import { describe, expect, it, test } from 'vitest';
import { createTestIndex } from '../support/paper-index.ts';
import { growth, MAX_GROWTH } from '../support/growth.ts';
import { indexOf, paper, starterPapers } from './starter-papers.ts';
import { starter, titlesOf, idsIn } from './starter-search.ts';

describe('corrections', () => {
  it('name the corrected words as typed', () => {
    const answer = starter.search('atention netwroks', { limit: 1 });
    expect(answer.corrections).toEqual([
      { from: 'atention', to: 'attention' },
      { from: 'netwroks', to: 'networks' },
    ]);
    expect(answer.hits).toHaveLength(1);
  });

  it('do not touch known words and known stems', () => {
    expect(starter.search('pruning transforming quantized', { limit: 1 }).corrections).toEqual([]);
  });

  it('drop a word that resembles nothing', () => {
    const { hits, corrections } = starter.search('zzzzqqqq pruning', { limit: 5 });
    expect(corrections).toEqual([]);
    expect(hits.map(hit => hit.id)).toEqual(starter.search('pruning', { limit: 5 }).hits.map(hit => hit.id));
  });
});

describe('queries without significant words', () => {
  test.each([
    ['', []],
    ['   ', []],
    ['… -- !?', []],
    ['🔥🔥', []],
    ['$$', []],
    ['\\', []],
    ['zzzzqqqq', ['zzzzqqqq']],
  ])('%j finds nothing', (query, ignored) => {
    expect(starter.search(query, { limit: 10 })).toMatchObject({
      hits: [],
      total: 0,
      corrections: [],
      ignored,
    });
  });

  it('of stop words find the titles that have them all, those in this order first', () => {
    const index = indexOf([
      paper({ id: 1, title: 'Now, who are you, then' }),
      paper({ id: 2, title: 'You are who you are' }),
      paper({ id: 3, title: 'Who are the others' }),
    ]);
    expect(index.search('who are you', { limit: 5 }).hits.map(hit => hit.id)).toEqual([1, 2]);
  });

  it('ignore stop words beside another word', () => {
    expect(titlesOf('The Need for Speed')).toContain(
      starterPapers.find(({ title }) => title.startsWith('The Need for Speed'))?.title,
    );
  });
});

describe('hostile queries', () => {
  test.each(['__proto__', 'constructor', 'hasOwnProperty toString', '(.*)+[a-z', '\u0000\uD800', 'a\nb'])(
    '%j is harmless',
    query => {
      expect(() => starter.search(query, { limit: 10 })).not.toThrow();
      expect(() => starter.complete(query, 10)).not.toThrow();
    },
  );

  it('finds papers by such words too', () => {
    expect(idsIn([paper({ id: 1, title: '__proto__ and constructor' })], 'constructor')).toEqual([1]);
    expect(idsIn([paper({ id: 1, title: '__proto__ and constructor' })], '__proto__')).toEqual([1]);
  });

  test.each<[string, (at: number) => string]>([
    ['words', () => 'attention pruning network '],
    ['different words', at => `wrd${String.fromCodePoint(97 + (at % 26))}${at} `],
    ['misspelt words', at => `netwo${at.toString(26).replaceAll(/\d/gu, 'x')} `],
    ['one word', () => 'a'],
    ['dashes', () => 'a-'],
    ['points', () => '1.'],
    ['an accent over nothing', at => (at === 0 ? `\\'` : ' ')],
    ['backslashes', () => '\\'],
  ])('of %s take time in proportion to their length at most', (_, partAt) => {
    const queryOf = (length: number) =>
      Array.from({ length }, (_unused, at) => partAt(at))
        .join('')
        .slice(0, length);
    expect(
      growth(length => {
        const query = queryOf(length);
        starter.search(query, { limit: 10 });
        starter.complete(query, 10);
      }),
    ).toBeLessThan(MAX_GROWTH);
  });
});

describe('changes', () => {
  it('put replaces a paper', () => {
    const index = createTestIndex();
    index.put(paper({ id: 1, title: 'Pruning networks', authors: ['Ada Byron'], rev: 3 }));
    index.put(paper({ id: 1, title: 'Diffusion models', rev: 4 }));
    expect(index.size).toBe(1);
    expect(index.search('pruning', { limit: 5 }).total).toBe(0);
    expect(index.search('byron', { limit: 5 }).total).toBe(0);
    expect(index.search('diffusion', { limit: 5 }).total).toBe(1);
    expect(index.complete('prun', 5)).toEqual([]);
  });

  it('rev is the highest that was set, whatever was put', () => {
    const index = indexOf([paper({ id: 1, title: 'Pruning networks', rev: 4 })]);
    expect(index.rev).toBe(0);
    index.setRev(4);
    index.setRev(3);
    expect(index.rev).toBe(4);
  });

  it('remove removes a paper, and may be repeated', () => {
    const index = indexOf([paper({ id: 1, title: 'Pruning networks' })]);
    index.remove(1);
    index.remove(1);
    expect(index.size).toBe(0);
    expect(index.search('pruning', { limit: 5 })).toMatchObject({ hits: [], total: 0 });
    expect(index.complete('pruning', 5)).toEqual([]);
  });

  it('search returns at most the limit and the total number; equal scores are sorted by id', () => {
    const index = indexOf([3, 1, 2].map(id => paper({ id, title: 'Pruning' })));
    const { hits, total } = index.search('pruning', { limit: 2 });
    expect(hits.map(hit => hit.id)).toEqual([1, 2]);
    expect(total).toBe(3);
  });
});
