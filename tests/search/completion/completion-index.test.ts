import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Paper } from '../../../src/core/paper/paper.ts';
import {
  createCompletionIndex,
  type CompletionIndex,
} from '../../../src/search/completion/completion-index.ts';
import { completionWordsOf } from '../../../src/search/completion/completion-words.ts';
import { paper } from '../starter-papers.ts';

/** Papers here have a year at most. */
const dayOf = (each: Paper): number => Number(each.publishedAt ?? 0) * 10_000;

/** Completion over papers with document numbers of its own, as the index gives them. */
function createCompletion(correctSpelling: (word: string) => string | undefined = () => undefined) {
  const columns = { ids: new Float64Array(5_000), days: new Uint32Array(5_000) };
  const papers = { columns, numberOf: (id: number) => columns.ids.indexOf(id) };
  let index = createCompletionIndex(papers, correctSpelling);
  return {
    add(document: number, each: Paper) {
      columns.ids[document] = each.id;
      columns.days[document] = dayOf(each);
      index.add(document, each);
    },
    remove(document: number) {
      columns.ids[document] = 0;
      index.remove(document);
    },
    restore() {
      index = createCompletionIndex(papers, correctSpelling, index.save());
    },
    setPicks: (weights: ReadonlyMap<number, number>) => index.setPicks(weights),
    complete: ((text, limit) => index.complete(text, limit)) satisfies CompletionIndex['complete'],
  };
}

function completionOf(...papers: readonly Paper[]) {
  const completion = createCompletion();
  for (const [document, each] of papers.entries()) completion.add(document, each);
  return completion;
}

const WORDS = ['ma', 'mamba', 'mam', 'vision', 'vi', 'the', 'gpt-4', 'once-for-all', 'li', 'lin', '名前'];
const text = fc
  .array(fc.constantFrom(...WORDS, 'mamba:'), { minLength: 1, maxLength: 5 })
  .map(words => words.join(' '));
const anyPaper = fc.record({
  title: text,
  authors: fc.array(text, { maxLength: 2 }),
  keywords: fc.array(text, { maxLength: 2 }),
  organization: fc.option(text),
  publishedAt: fc.constantFrom('2023', '2024', null),
});

/**
 * The rule, paper by paper: a paper's place is the worst of its best places for the typed words. One typed word begins a
 * title if a word there continues it: `mam` begins no title `Ma Mamba`; several are compared without spaces, as `gpt 4`.
 */
function expectedIds(
  typed: readonly string[],
  papers: Iterable<Paper>,
  picks: ReadonlyMap<number, number>,
): number[] {
  const joined = typed.join('');
  const found = [...papers].flatMap(each => {
    const { places, title, nameLength } = completionWordsOf(each);
    const placesOf = (word: string, isWhole: boolean) =>
      [...places]
        .filter(([other]) => (isWhole ? other === word : other.startsWith(word)))
        .map(([, place]) => place);
    const best = typed.map((word, i) => Math.min(...placesOf(word, i < typed.length - 1)));
    const worst = Math.max(...best);
    if (worst === Infinity) return [];
    const begins = typed.length === 1 ? worst === 1 : title.join('').startsWith(joined);
    const place = worst > 2 ? worst : begins ? (joined.length === nameLength ? 0 : 1) : 2;
    return [{ id: each.id, place, picks: picks.get(each.id) ?? 0, day: dayOf(each) }];
  });
  return found
    .toSorted((a, b) => a.place - b.place || b.picks - a.picks || b.day - a.day || b.id - a.id)
    .map(({ id }) => id);
}

describe('completion', () => {
  it('keeps to its rule through additions, removals, reused numbers and restores', () => {
    const change = fc.record({ document: fc.nat(6), added: fc.option(anyPaper), isRestored: fc.boolean() });
    const query = fc.constantFrom(
      'ma',
      'mam',
      'mamba',
      'mamba v',
      'the ma',
      'vision mamba',
      'li',
      'gpt 4',
      'gpt4',
      'the the',
      '名',
    );
    const picked = fc.array(fc.tuple(fc.integer({ min: 1, max: 25 }), fc.integer({ min: 1, max: 3 })));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 25 }), query, picked, (changes, typed, pairs) => {
        const completion = createCompletion();
        const picks = new Map(pairs);
        completion.setPicks(picks);
        const left = new Map<number, Paper>();
        for (const [i, { document, added, isRestored }] of changes.entries()) {
          if (left.delete(document)) completion.remove(document);
          if (added !== null) {
            const each = paper({ ...added, id: i + 1 });
            left.set(document, each);
            completion.add(document, each);
          }
          if (isRestored) {
            completion.restore();
            completion.setPicks(picks);
          }
        }
        const words = typed.split(' ');
        expect(completion.complete(typed, 25)).toEqual(
          typed.length < 2 ? [] : expectedIds(words, left.values(), picks),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('puts a title that begins with the typed word before one in which only letters of two words do', () => {
    const completion = completionOf(
      paper({ id: 1, title: 'Mamba: state spaces' }),
      paper({ id: 2, title: 'Ma Mamba Ma' }),
    );
    expect(completion.complete('mam', 5)).toEqual([1, 2]);
    expect(completion.complete('ma mam', 5)).toEqual([2]);
  });

  it('completes organizations after authors and before keywords', () => {
    const completion = completionOf(
      paper({ id: 1, title: 'One', keywords: ['Acme tools'] }),
      paper({ id: 2, title: 'Two', organization: 'Acme Research' }),
      paper({ id: 3, title: 'Three', authors: ['Ann Acme'] }),
    );
    expect(completion.complete('acm', 5)).toEqual([3, 2, 1]);
  });

  it('knows a name in several words as one word', () => {
    const completion = completionOf(paper({ id: 1, title: 'Once-for-All: one network' }));
    for (const typed of ['onceforall', 'once-for-all', 'oncefor', 'once for a'])
      expect(completion.complete(typed, 5)).toEqual([1]);
  });

  it('corrects words by the function that it is given, at most three, and only if nothing completes the text', () => {
    const asked: string[] = [];
    const completion = createCompletion(word => {
      asked.push(word);
      return word === 'mumba' ? 'mamba' : undefined;
    });
    completion.add(0, paper({ id: 1, title: 'Mamba models' }));
    expect(completion.complete('mamba mod', 5)).toEqual([1]);
    expect(asked).toEqual([]);
    expect(completion.complete('mumba mod', 5)).toEqual([1]);
    expect(asked).toEqual(['mumba']);
    expect(completion.complete('aa bb cc mumba', 5)).toEqual([]);
    expect(asked).toEqual(['mumba']);
  });

  it('finds the newest of very many papers with a word and a letter, those whose title begins so first', () => {
    const completion = createCompletion();
    const count = 4_000;
    for (let i = 0; i < count; i += 1) {
      const title = i % 100 === 0 ? `The s${i} paper` : `On the s${i} paper`;
      completion.add(i, paper({ id: i + 1, title, publishedAt: String(1_000 + i) }));
    }
    const starts = Array.from({ length: count / 100 }, (_, i) => count - 99 - i * 100);
    expect(completion.complete('the s', 50)).toEqual([
      ...starts,
      ...Array.from({ length: 10 }, (_, i) => count - i),
    ]);
    expect(completion.complete('the s12', 3)).toEqual([1_201, 1_300, 1_299]);
    // Also old papers that were picked.
    completion.setPicks(
      new Map([
        [1, 1],
        [2, 2],
      ]),
    );
    expect(completion.complete('the s', 50).filter(id => id < 3)).toEqual([1, 2]);
    expect(completion.complete('the s', 50)[0]).toBe(1);
  });

  it('completes a paper of thousands of authors by the first of them', () => {
    const authors = Array.from({ length: 5_000 }, (_, i) => `Given${i} Family${i}`);
    const completion = completionOf(paper({ id: 1, title: 'Collaboration', authors }));
    expect(completion.complete('given12 fam', 5)).toEqual([1]);
    expect(completion.complete('given4999', 5)).toEqual([]);
    completion.remove(0);
    expect(completion.complete('given12', 5)).toEqual([]);
  });
});
