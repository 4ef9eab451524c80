import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyPaper, type Paper } from '../../../src/core/paper/paper.ts';
import { writtenWords } from '../../../src/core/search/written-words.ts';

const paper = (title: string, abstract: string): Paper => ({
  ...emptyPaper(title),
  id: 1,
  rev: 1,
  abstract,
});

describe('folded words', () => {
  const ours = paper(
    'Caching for Tram Timetables',
    'An LSTM reads timetables. Trams keep a KV-cache; each KV-cache is small. The Café and Kyoto lines are pre-trained. ' +
      'Lines of M$^3$ViT run late.',
  );
  const theirs = paper('Another KV-Cache', 'Pre-trained on all lines of Kyoto.');

  it.each([
    [['lstm'], ['LSTM']],
    [['timetables'], ['timetables']],
    [['trams'], ['trams']],
    [['kyoto'], ['Kyoto']],
    [['cafe'], ['Café']],
    [['m3vit'], ['M3ViT']],
    [['caching'], ['caching']],
    [['lines'], ['lines']],
  ])('%j are shown as %j', (words, shown) => {
    expect(writtenWords(words, ours, theirs)).toEqual(shown);
  });

  it('are shown as one hyphenated word that both papers have, in the place of its first part', () => {
    expect(writtenWords(['lstm', 'cache', 'kyoto', 'kv'], ours, theirs)).toEqual([
      'LSTM',
      'KV-cache',
      'Kyoto',
    ]);
    expect(writtenWords(['pre', 'trained'], ours, theirs)).toEqual(['pre-trained']);
  });

  it('of a title have no capitals of their own, but for those inside a word', () => {
    const titled = paper('Few-Shot Pruning of LSTM Networks', '');
    expect(writtenWords(['few', 'pruning', 'lstm'], titled, titled)).toEqual(['few-shot', 'pruning', 'LSTM']);
  });

  it('have the capitals of the other paper if this one does not tell, and those of the name before a colon', () => {
    const titled = paper('Pruning Llama Herds', '');
    expect(writtenWords(['llama', 'pruning'], titled, paper('Herds', 'We feed Llama.'))).toEqual([
      'Llama',
      'pruning',
    ]);
    expect(writtenWords(['mamba'], paper('Mamba: Long Sequences', ''), titled)).toEqual(['Mamba']);
  });

  it('stay words of their own if the other paper, or this one mostly, has them apart', () => {
    expect(writtenWords(['kv', 'cache'], ours, paper('A cache', 'KV pairs'))).toEqual(['KV', 'cache']);
    const mostlyApart = paper('A', 'a self-attention, then attention, attention and attention');
    expect(writtenWords(['attention'], mostlyApart, mostlyApart)).toEqual(['attention']);
  });

  it('that a paper does not have stay as they are', () => {
    expect(writtenWords(['absent'], ours, theirs)).toEqual(['absent']);
  });

  it('are never more than were given, each once, whatever the texts are', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('KV-cache. A', 'a-b-c a-b', '-', 'ſ-ẞ'),
    );
    fc.assert(
      fc.property(
        text,
        text,
        fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'kv', 'cache', '$')),
        (a, b, words) => {
          const shown = writtenWords(words, paper(a, b), paper(b, a));
          expect(shown.length).toBeLessThanOrEqual(words.length);
          expect(new Set(shown).size).toBe(shown.length);
        },
      ),
    );
  });
});
