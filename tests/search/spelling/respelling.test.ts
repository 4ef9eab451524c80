import { describe, expect, it, test } from 'vitest';
import { respellings, type SpellingContext } from '../../../src/search/spelling/respelling.ts';

interface Corpus {
  readonly paperCount?: number;
  /** Papers with each word. */
  readonly words?: Readonly<Record<string, number>>;
  /** Papers with a word in another form. */
  readonly forms?: Readonly<Record<string, number>>;
  readonly names?: readonly string[];
  readonly joinedForms?: readonly string[];
  /** Words that science uses often. */
  readonly usual?: readonly string[];
  /** Papers with two words, as `one other`. */
  readonly shared?: Readonly<Record<string, number>>;
}

const contextOf = (corpus: Corpus): SpellingContext => ({
  paperCount: corpus.paperCount ?? 10_000,
  papersWith: word => corpus.words?.[word] ?? 0,
  papersWithForm: word => corpus.forms?.[word] ?? corpus.words?.[word] ?? 0,
  isName: word => corpus.names?.includes(word) ?? false,
  isJoinedForm: word => corpus.joinedForms?.includes(word) ?? false,
  isUsual: word => corpus.usual?.includes(word) ?? false,
  sharedPapers: (word, other) => corpus.shared?.[`${word} ${other}`] ?? 0,
});

const typed = (text: string) => ({ text, hasInnerCapitals: false, isAcronymLike: false });

const respell = (text: string, corpus: Corpus, rarestOther?: string) =>
  respellings(typed(text), rarestOther, contextOf(corpus));

const wordsFor = (text: string, corpus: Corpus, rarestOther?: string): string[] =>
  respell(text, corpus, rarestOther).readings.map(({ word }) => word);

describe('a word that no paper has', () => {
  test.each([
    ['transfomer', 'transformer', 2],
    ['netwrok', 'network', 20],
    ['gradeint', 'gradient', 2],
    ['pruening', 'pruning', 2],
    ['graphs', 'graph', 20],
    ['tset', 'test', 20],
  ])('%s is read as %s, which %i papers have', (word, meant, papers) => {
    expect(respell(word, { words: { [meant]: papers } })).toEqual({
      readings: [{ word: meant, weight: 1 }],
      suggestions: [],
    });
  });

  test.each([
    ['a long one: fewer than two papers', 'transfomer', 'transformer', 1],
    ['a short one: fewer than twenty papers', 'netwrok', 'network', 19],
    ['four letters: any edit but a swap', 'loro', 'lora', 5_000],
  ])('is not read as another word, but that one is suggested – %s', (_, word, other, papers) => {
    expect(respell(word, { words: { [other]: papers } })).toEqual({ readings: [], suggestions: [other] });
  });

  it('is not read as another word if science uses it often, but that one is suggested', () => {
    const corpus = { words: { latent: 5_000 }, usual: ['latest'] };
    expect(respell('latest', corpus)).toEqual({ readings: [], suggestions: ['latent'] });
  });

  test.each([
    ['three letters', 'gna', 'gan'],
    ['a digit', 'gpt5', 'gpt4'],
    ['another first letter', 'sora', 'lora'],
    ['two edits', 'atentoin', 'attention'],
    ['two scripts', 'трансфоpмер', 'трансформер'],
  ])('has no reading and no suggestion – %s', (_, word, other) => {
    expect(respell(word, { words: { [other]: 9_000 } })).toEqual({ readings: [], suggestions: [] });
  });

  test.each([
    ['обученеи', 'обучение'],
    ['νευρωνικο', 'νευρωνικα'],
  ])('%s is put right in its own script', (word, meant) => {
    expect(wordsFor(word, { words: { [meant]: 40 } })).toEqual([meant]);
  });

  it('is not respelled if it is typed as a name, but resembling words are suggested', () => {
    const context = contextOf({ words: { llama: 300 } });
    const expected = { readings: [], suggestions: ['llama'] };
    expect(respellings({ ...typed('lllama'), hasInnerCapitals: true }, undefined, context)).toEqual(expected);
    expect(respellings({ ...typed('llma'), isAcronymLike: true }, undefined, context)).toEqual(expected);
  });

  it('is not respelled if it is an author’s name or a joined form', () => {
    const words = { hintons: 500, pretrainings: 500 };
    const unchanged = { readings: [], suggestions: [] };
    expect(respell('hinton', { words, names: ['hinton'] })).toEqual(unchanged);
    expect(respell('pretraining', { words, joinedForms: ['pretraining'] })).toEqual(unchanged);
  });

  it('has a name suggested that it resembles', () => {
    const names = ['hinton', 'vaswani', 'chen'];
    expect(respell('hitnon', { names })).toEqual({ readings: [], suggestions: ['hinton'] });
    expect(respell('vasvani', { names })).toEqual({ readings: [], suggestions: ['vaswani'] });
    // Four letters resemble too many names.
    expect(respell('chem', { names }).suggestions).toEqual([]);
  });
});

describe('of several words that may be meant', () => {
  it('the most frequent is the first reading, others weigh less, and those far behind are only suggested', () => {
    const words = { prompts: 2_000, promits: 300 };
    const { readings, suggestions } = respell('promts', { words });
    expect(readings.map(({ word }) => word)).toEqual(['prompts', 'promits']);
    expect(readings[0]?.weight).toBe(1);
    expect(readings[1]?.weight).toBeCloseTo(Math.exp(0.7 * Math.log(301 / 2001)));
    expect(suggestions).toEqual([]);
    expect(respell('promts', { words: { ...words, promits: 20 } })).toMatchObject({
      readings: [{ word: 'prompts' }],
      suggestions: ['promits'],
    });
  });

  it('a swap of letters is more likely than a missing one, and that more than a wrong one', () => {
    expect(wordsFor('cauasl', { words: { cauasal: 100, causal: 100 } })).toEqual(['causal', 'cauasal']);
    expect(wordsFor('causal', { words: { caukal: 100, causeal: 100 } })).toEqual(['causeal', 'caukal']);
  });

  it('the one that papers have together with the rarest other word comes first', () => {
    const corpus = { words: { model: 3_000, modal: 100, fusion: 50 }, shared: { 'modal fusion': 40 } };
    expect(wordsFor('modl', corpus)).toEqual([]);
    expect(wordsFor('modtl', corpus)[0]).toBe('model');
    expect(wordsFor('modtl', corpus, 'fusion')[0]).toBe('modal');
  });

  it('three are read, and three suggested', () => {
    const words = Object.fromEntries(Array.from('abcdefgh', (letter, i) => [`patter${letter}s`, 100 + i]));
    const { readings, suggestions } = respell('patters', { words });
    expect(readings.map(({ word }) => word)).toEqual(['patterhs', 'pattergs', 'patterfs']);
    expect(suggestions).toHaveLength(3);
  });
});

describe('a word that papers have', () => {
  it('is searched as it is', () => {
    const readings = [{ word: 'modal', weight: 1 }];
    expect(respell('modal', { words: { modal: 3, model: 5_000 } })).toEqual({ readings, suggestions: [] });
  });

  it('is searched as it is, if they have it in another form only', () => {
    const readings = [{ word: 'prunes', weight: 1 }];
    expect(respell('prunes', { words: { prunus: 400 }, forms: { prunes: 20 } })).toEqual({
      readings,
      suggestions: [],
    });
    expect(wordsFor('galactics', { words: { galactic: 1 }, forms: { galactics: 1 } })).toEqual(['galactics']);
  });

  it('is also read as a word that is thirty times as frequent, if one or two papers have it', () => {
    const words = { trasformer: 2, transformer: 60 };
    expect(respell('trasformer', { words })).toEqual({
      readings: [
        { word: 'trasformer', weight: 1 },
        { word: 'transformer', weight: 0.5 },
      ],
      suggestions: [],
    });
    expect(respell('trasformer', { words: { ...words, transformer: 59 } })).toEqual({
      readings: [{ word: 'trasformer', weight: 1 }],
      suggestions: ['transformer'],
    });
  });

  it('is not read as another one if it has fewer than six letters', () => {
    expect(wordsFor('gemma', { words: { gemma: 1, gamma: 900 } })).toEqual(['gemma']);
  });
});

describe('in a corpus of fewer than 5,000 papers', () => {
  test.each([
    [1_000, 4],
    [2_500, 10],
    [394, 2],
    [1, 2],
  ])('of %i, a short word is put right if %i papers have it', (paperCount, papers) => {
    expect(wordsFor('netwrok', { paperCount, words: { network: papers } })).toEqual(['network']);
    expect(wordsFor('netwrok', { paperCount, words: { network: papers - 1 } })).toEqual([]);
  });
});
