import { describe, expect, it } from 'vitest';
import { documentsWithPhrase } from '../../../src/search/ranking/phrases.ts';
import { textIndexOf } from '../text-index.ts';

describe('a phrase', () => {
  const index = textIndexOf(
    { title: 'Attention is all you need' },
    { title: 'All about attention', abstract: 'What you need: attention is all.' },
    { title: 'To be or not to be', keywords: ['red trams', 'at night'] },
    { title: 'A red tram at night', tldr: 'Trams.' },
  );

  it.each([
    ['attention is all', [0, 1]],
    ['Attention IS all, you need', [0]],
    ['all attention', []],
    ['red trams', [2]],
    ['red tram', [3]],
    // From one keyword into the next.
    ['trams at night', []],
    ['to be or not', [2]],
    ['is all', [0]],
    ['qzx trams', []],
    ['', []],
    ['…', []],
  ])('%j is in the documents %j', (phrase, documents) => {
    expect(documentsWithPhrase(phrase, index)).toEqual(new Set(documents));
  });

  it('is not in a removed paper', () => {
    const changed = textIndexOf({ title: 'Red trams' }, { title: 'Red trams run' });
    changed.remove(1);
    expect([...documentsWithPhrase('red trams', changed)]).toEqual([1]);
  });
});
