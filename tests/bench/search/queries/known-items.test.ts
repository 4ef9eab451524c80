import { describe, expect, it } from 'vitest';
import { emptyPaper, type Paper } from '../../../../src/core/paper/paper.ts';
import { acronymPairsOf } from './acronym-pairs.ts';
import { itemsOf } from './known-items.ts';

const paper: Paper = {
  ...emptyPaper('Zorkus: Sparse Cave Retrieval for the Optimization of Lamp Behavior'),
  authors: ['Ada Byron'],
  id: 7,
  rev: 7,
};
const pairs = acronymPairsOf('We study Sparse Cave Retrieval (SCR) and call (ABC) nothing.');

describe('known items', () => {
  it('finds acronyms with the words that their letters begin', () => {
    expect(pairs).toEqual([{ acronym: 'SCR', longForm: 'sparse cave retrieval' }]);
  });

  it('makes a query of each kind from a title', () => {
    const items = itemsOf(paper, pairs);
    expect(items.get('head')).toBe('Zorkus');
    expect(items.get('acronym for its long form')).toBe('SCR Lamp Behavior');
    expect(items.get('other spelling')).toBe('the optimisation of Lamp');
    expect(items.get('family name and two words')).toMatch(/^byron [a-z]+ [a-z]+$/u);
    expect(paper.title).toContain(items.get('fragment'));
  });

  it('misspells one word of a fragment, and keeps its first letter', () => {
    const items = itemsOf(paper, pairs);
    const right = items.get('fragment')?.split(' ') ?? [];
    const typed = items.get('fragment with a typo')?.split(' ') ?? [];
    const changed = typed.filter((word, place) => word !== right[place]);
    expect(typed).toHaveLength(4);
    expect(changed).toHaveLength(1);
  });

  it('has the long form for a title that has the acronym alone', () => {
    const items = itemsOf({ ...paper, title: 'SCR for Lamps in Deep Caves' }, pairs);
    expect(items.get('long form for its acronym')).toBe('sparse cave retrieval Deep Caves');
  });
});
