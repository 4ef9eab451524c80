import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { QueryPlan, TermReading } from '../../../src/search/query/query-plan.ts';
import { anyCodePoint } from '../../support/any-code-point.ts';
import { planOf, textIndexOf } from '../text-index.ts';

const index = textIndexOf(
  { title: 'Pruning the attention heads', abstract: 'Attention in trams.', authors: ['Song Han'] },
  { title: 'FlashAttention for qwen', abstract: 'Attention after pre-training.', organization: 'Tree Labs' },
  { title: 'Flash floods and attention', authors: ['Wei Li', 'Song Han'] },
  { title: 'Trams at night' },
);
const plan = (query: string, knowledge?: Parameters<typeof planOf>[2]) => planOf(query, index, knowledge);
const named = (readings: readonly TermReading[]) =>
  Object.fromEntries(readings.map(({ term, weight }) => [index.terms.textOf(term), weight]));
const findNothing = () => ({ readings: [], suggestions: [] });
const groups = ({ words }: QueryPlan) => words.map(({ count, readings }) => [count, named(readings)]);

describe('the words of a query', () => {
  it('are a group each with its count, in order, without stop words', () => {
    expect(groups(plan('The attention to the heads of Attention'))).toEqual([
      [2, { 's:attent': 1 }],
      [1, { 's:head': 1 }],
    ]);
  });

  it('weigh more the fewer papers have them', () => {
    const [attention, pruned] = plan('attention pruned').words;
    expect(pruned?.idf).toBeGreaterThan(attention?.idf ?? Infinity);
    expect(plan('attention pruned attention').norm).toBeCloseTo(
      2 * (attention?.idf ?? 0) + (pruned?.idf ?? 0),
    );
  });

  it('are found in a joined form that papers have', () => {
    expect(groups(plan('pretraining'))).toEqual([[1, { 'j:pretraining': 0.8 }]]);
  });

  it('are found in names of authors and organizations', () => {
    expect(plan('han labs').words.map(({ names }) => named(names))).toEqual([
      { 'a:han': 1 },
      { 'o:labs': 1 },
    ]);
  });

  it('are not found once their last paper is gone', () => {
    const changed = textIndexOf({ title: 'Trams' }, { title: 'Roses' });
    changed.remove(2);
    expect(planOf('roses', changed).words).toEqual([]);
    expect(planOf('roses', changed).ignored).toEqual(['roses']);
  });

  it('are the 64 rarest ones of a longer query', () => {
    const many = Array.from({ length: 70 }, (_, at) => `word${String.fromCodePoint(97 + (at % 26))}${at}`);
    const large = textIndexOf({ title: many.join(' ') }, { title: many.slice(0, 6).join(' ') });
    const { words, tokens } = planOf(many.join(' '), large);
    expect(words).toHaveLength(64);
    expect(words.map(({ readings }) => large.terms.textOf(readings[0]?.term ?? 0))).toEqual(
      many.slice(6).map(word => `s:${word}`),
    );
    expect(tokens).toEqual([]);
  });
});

describe('words that no paper has', () => {
  it('are searched for as what they are corrected to, which is reported as typed', () => {
    const meant = { readings: [{ word: 'attention', weight: 0.7 }], suggestions: ['tension'] };
    const found = plan('Atention', { respell: () => meant });
    expect(groups(found)).toEqual([[1, { 's:attent': 0.7 }]]);
    expect(found.corrections).toEqual([{ from: 'Atention', to: 'attention' }]);
    expect(found.suggestions).toEqual([{ word: 'Atention', similar: ['tension'] }]);
    expect(found.ignored).toEqual([]);
  });

  it('are not corrected if they are searched for as well', () => {
    const meant = {
      readings: [
        { word: 'flash', weight: 1 },
        { word: 'flask', weight: 0.5 },
      ],
      suggestions: [],
    };
    expect(plan('flash', { respell: () => meant }).corrections).toEqual([]);
  });

  it('are named as typed, each once', () => {
    expect(plan('Qzx attention the qzx Vbn Qzx', { respell: findNothing }).ignored).toEqual(['Qzx', 'Vbn']);
    const many = Array.from({ length: 50 }, (_, at) => `qzx${at}`).join(' ');
    expect(plan(many, { respell: findNothing }).ignored).toHaveLength(32);
  });

  it('are looked up for corrections sixteen times at most', () => {
    let calls = 0;
    const respell = () => {
      calls += 1;
      return { readings: [], suggestions: [] };
    };
    plan(Array.from({ length: 50 }, (_, at) => `qzx${at}`).join(' '), { respell });
    expect(calls).toBe(16);
  });
});

describe('further terms of a query', () => {
  it('are two neighbours that papers write as one, which covers both', () => {
    const { words, furtherTerms } = plan('trams flash attention');
    expect(words).toHaveLength(3);
    expect(furtherTerms.map(({ covers }) => covers)).toEqual([0b110]);
    expect(named(furtherTerms)).toEqual({ 's:flashattent': 0.5 });
    expect(plan('attention flash').furtherTerms).toEqual([]);
  });

  it('are the letters of a mixed word, so that it counts as found', () => {
    const found = plan('qwen7', { respell: findNothing });
    expect(named(found.furtherTerms)).toEqual({ 's:qwen': 0.5 });
    expect(found.ignored).toEqual([]);
  });
});

describe('acronyms', () => {
  const alias = { stems: [0], from: 0, to: 1, share: 1, idf: 1 };

  it('are looked up in queries of at most five content words', () => {
    const aliases = () => [alias];
    expect(plan('one of the four trams at night', { aliases }).aliases).toEqual([alias]);
    expect(plan('six long words describe trams tonight', { aliases }).aliases).toEqual([]);
  });

  it('of a long form are looked up in longer queries, since its words count as one', () => {
    const longForm = { ...alias, from: 1, to: 3 };
    const aliases = () => [alias, longForm];
    expect(plan('six long words describe trams tonight', { aliases }).aliases).toEqual([longForm]);
    expect(plan('these seven long words describe trams tonight fully', { aliases }).aliases).toEqual([]);
  });
});

describe('a whole query', () => {
  it.each([
    ['song han', ['n:Song Han']],
    ['Han, S.', ['n:Song Han']],
    ['tree labs', ['p:Tree Labs']],
    ['han', []],
    ['labs tree', []],
    ['song han trams', []],
  ])('%j names %j', (query, names) => {
    const terms = plan(query).wholeNames.map(term => index.terms.textOf(term).split('\t')[0]);
    expect(terms).toEqual(names);
  });

  it('is compared with titles without spaces and punctuation', () => {
    expect(plan('flash-attention: FOR Qwen').hash).toBe(plan('FlashAttention for qwen').hash);
    expect(plan('').hash).toBe(0);
  });

  it('has its stop words for the comparison with titles', () => {
    const tokens = plan('pruning the head').tokens;
    expect(tokens.map(({ word }) => word)).toEqual([0, -1, 1]);
    expect(tokens.map(({ exact }) => [...exact.keys()].map(word => index.words.textOf(word)))).toEqual([
      ['pruning'],
      ['the'],
      [],
    ]);
    expect([...(tokens[2]?.stems.values() ?? [])]).toEqual([0.8]);
  });

  it('is planned without an error, whatever it is', () => {
    const text = fc.oneof(
      fc.string({ unit: anyCodePoint }),
      fc
        .array(fc.constantFrom('attention', 'the', '漢字', '-', '"', 'qwen2.5', 'c++', 'Han'), {
          maxLength: 80,
        })
        .map(words => words.join(' ')),
    );
    fc.assert(
      fc.property(text, query => {
        const { norm, words, ignored } = plan(query);
        expect(norm).toBeGreaterThan(0);
        expect(words.length).toBeLessThanOrEqual(64);
        expect(ignored.length).toBeLessThanOrEqual(32);
      }),
      { numRuns: 30 },
    );
  });
});
