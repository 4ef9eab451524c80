import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { createDeletionIndex } from '../../src/search/deletion-index.ts';
import { editDistance } from '../../src/search/edit-distance.ts';
import { createVocabulary } from '../../src/search/vocabulary.ts';
import { indexOf, paper } from './starter-papers.ts';

interface Edit {
  readonly kind: string;
  readonly at: number;
  readonly letter: string;
}

function edited(word: string, { kind, at, letter }: Edit): string {
  const [before, here, next, after] = [
    word.slice(0, at),
    word.charAt(at),
    word.charAt(at + 1),
    word.slice(at + 1),
  ];
  if (kind === 'insert') return before + letter + here + after;
  if (kind === 'delete') return before + after;
  if (kind === 'replace') return before + letter + after;
  return before + next + here + after.slice(1);
}

describe('editDistance', () => {
  test.each([
    ['network', 'network', 0],
    ['netwrok', 'network', 1],
    ['atention', 'attention', 1],
    ['atentoin', 'attention', 2],
    ['model', 'transformer', 3],
    ['', 'ab', 2],
  ])('%s – %s: %i', (a, b, distance) => {
    expect(editDistance(a, b, 2)).toBe(distance);
  });
});

describe('deletion index', () => {
  it('finds every word within two edits of a word of eight letters or more', () => {
    const letter = fc.constantFrom('a', 'b', 'c');
    const edit = fc.record({
      kind: fc.constantFrom('insert', 'delete', 'replace', 'swap'),
      at: fc.nat({ max: 11 }),
      letter,
    });
    fc.assert(
      fc.property(
        fc.string({ unit: letter, minLength: 8, maxLength: 12 }),
        fc.array(edit, { maxLength: 2 }),
        (query, edits) => {
          const word = edits.reduce(edited, query);
          fc.pre(editDistance(query, word, 2) <= 2);
          const index = createDeletionIndex();
          index.add(7, word);
          expect(index.candidates(query, 2)).toContain(7);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

function vocabularyOf(...papers: string[][]) {
  const vocabulary = createVocabulary();
  return { vocabulary, wordNumbers: papers.map(words => vocabulary.add(words)) };
}

describe('correctSpelling', () => {
  it('returns the nearest word, and of equally near ones the one that most papers have', () => {
    const { vocabulary } = vocabularyOf(['model', 'modes'], ['modes'], ['modern']);
    expect(vocabulary.correctSpelling('modex')).toBe('modes');
    expect(vocabulary.correctSpelling('modenr')).toBe('modern');
  });

  it('does not correct short words, numbers and words without a near one', () => {
    const { vocabulary } = vocabularyOf(['sam', 'gpt4', 'attention']);
    expect(vocabulary.correctSpelling('san')).toBeUndefined();
    expect(vocabulary.correctSpelling('gpt5')).toBeUndefined();
    expect(vocabulary.correctSpelling('intention')).toBe('attention');
    expect(vocabulary.correctSpelling('retentive')).toBeUndefined();
  });

  it('returns a word only while a paper has it', () => {
    const { vocabulary, wordNumbers } = vocabularyOf(['attention', 'attention'], ['attention']);
    for (const each of wordNumbers) vocabulary.remove(each);
    expect(vocabulary.correctSpelling('atention')).toBeUndefined();
    expect(vocabulary.papersWith('attent')).toBe(0);
    vocabulary.add(['attention']);
    expect(vocabulary.correctSpelling('atention')).toBe('attention');
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
