import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { openDeletionIndex } from '../../src/search/deletion-index.ts';
import { editDistance } from '../../src/search/edit-distance.ts';
import { openVocabulary } from '../../src/search/vocabulary.ts';
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
  it('misses no word within two edits of a word of eight letters or more', () => {
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
          const index = openDeletionIndex();
          index.add(7, word);
          expect(index.candidates(query, 2)).toContain(7);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

function vocabularyOf(...papers: string[][]) {
  const vocabulary = openVocabulary();
  return { vocabulary, held: papers.map(words => vocabulary.hold(words)) };
}

describe('respelling', () => {
  it('takes the nearest word, and among the nearest the one that most papers hold', () => {
    const { vocabulary } = vocabularyOf(['model', 'modes'], ['modes'], ['modern']);
    expect(vocabulary.respell('modex')).toBe('modes');
    expect(vocabulary.respell('modenr')).toBe('modern');
  });

  it('leaves short words, numbers and far words alone', () => {
    const { vocabulary } = vocabularyOf(['sam', 'gpt4', 'attention']);
    expect(vocabulary.respell('san')).toBeUndefined();
    expect(vocabulary.respell('gpt5')).toBeUndefined();
    expect(vocabulary.respell('intention')).toBe('attention');
    expect(vocabulary.respell('retentive')).toBeUndefined();
  });

  it('forgets a word with its last paper and knows it again with the next', () => {
    const { vocabulary, held } = vocabularyOf(['attention', 'attention'], ['attention']);
    for (const each of held) vocabulary.release(each);
    expect(vocabulary.respell('atention')).toBeUndefined();
    expect(vocabulary.papersWith('attent')).toBe(0);
    vocabulary.hold(['attention']);
    expect(vocabulary.respell('atention')).toBe('attention');
  });
});

describe('the name of a work', () => {
  const index = indexOf([
    paper({ id: 1, title: 'Mamba: sequences in linear time' }),
    ...[2, 3, 4, 5].map(id => paper({ id, title: `Vision with mamba mamba blocks, part ${id}` })),
  ]);

  it.each(['mamba', 'mambba', 'zzzzqqq mamba'])('puts that work first when %s is asked for', query => {
    expect(index.search(query, { limit: 1 }).hits[0]?.id).toBe(1);
  });
});
