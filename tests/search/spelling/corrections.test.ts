import { describe, expect, it, test } from 'vitest';
import { indexOf, paper } from '../starter-papers.ts';

const titled = (...titles: string[]) => indexOf(titles.map((title, i) => paper({ id: i + 1, title })));

describe('a misspelt word of a query', () => {
  const index = titled(
    'Attention over graphs',
    'Attention in networks',
    'Networks that learn attention',
    'Segmentation of cells',
    'GPT4 and SAM',
    'GPT4 again',
  );

  test.each([
    ['atention', 'attention', [1, 2, 3]],
    ['attentoin', 'attention', [1, 2, 3]],
    ['netwroks', 'networks', [2, 3]],
  ])('%s is corrected to %s', (query, to, found) => {
    const { hits, corrections, ignored } = index.search(query, { limit: 10 });
    expect(corrections).toEqual([{ from: query, to }]);
    expect(hits.map(({ id }) => id).toSorted((a, b) => a - b)).toEqual(found);
    expect(ignored).toEqual([]);
  });

  test.each(['gpt5', 'sa', 'san', 'AttEntoin', 'retentive'])('%s is not corrected', query => {
    expect(index.search(query, { limit: 10 }).corrections).toEqual([]);
  });

  it('is no word of other papers, as `latest` is', () => {
    const latent = titled('Latent spaces', 'Latent variables', 'Mamba');
    expect(latent.search('latest mamba', { limit: 10 })).toMatchObject({
      hits: [{ id: 3 }],
      corrections: [],
      ignored: ['latest'],
      suggestions: [{ word: 'latest', similar: ['latent'] }],
    });
  });

  it('is not corrected to a word of one paper, which is suggested', () => {
    expect(index.search('segmentaton', { limit: 10 })).toMatchObject({
      hits: [],
      corrections: [],
      suggestions: [{ word: 'segmentaton', similar: ['segmentation'] }],
    });
  });

  it('is corrected only while papers have the right one', () => {
    const changed = titled('Attention over graphs', 'Attention in networks', 'Cells');
    changed.remove(1);
    changed.remove(2);
    expect(changed.search('atention', { limit: 10 })).toMatchObject({ hits: [], corrections: [] });
    for (const id of [1, 2]) changed.put(paper({ id, title: 'Attention again' }));
    expect(changed.search('atention', { limit: 10 }).corrections).toEqual([
      { from: 'atention', to: 'attention' },
    ]);
  });

  it('may be the name of an author, which is suggested', () => {
    const byHinton = indexOf([paper({ id: 1, title: 'Capsules', authors: ['Geoffrey Hinton'] })]);
    expect(byHinton.search('hitnon capsules', { limit: 10 }).suggestions).toEqual([
      { word: 'hitnon', similar: ['hinton'] },
    ]);
  });
});
