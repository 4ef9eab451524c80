import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createLearnedAcronyms,
  type LearnedAcronyms,
} from '../../../src/search/acronyms/learned-acronyms.ts';

const aliasesOf = (acronyms: LearnedAcronyms, query: string): string[] =>
  acronyms
    .aliases(query.split(' '))
    .map(({ stems, acronym, share }) => `${acronym}: ${stems.join(' ')} ${share}`);

/** Learns from documents 0, 1, 2 …, a text each. */
function learn(...texts: readonly string[]): LearnedAcronyms {
  const acronyms = createLearnedAcronyms();
  texts.forEach((text, document) => acronyms.put(document, [text]));
  return acronyms;
}

const MOE = 'a mixture of experts (MoE)';
const RAG = 'retrieval augmented generation (RAG)';

describe('learned acronyms', () => {
  it('give the long form of an acronym that two papers define', () => {
    const acronyms = learn(MOE, 'We use a Mixture-of-Expert (MoE).', RAG);
    expect(aliasesOf(acronyms, 'sparse moe')).toEqual(['moe: mixtur of expert 1']);
    expect(aliasesOf(acronyms, 'rag')).toEqual([]);
  });

  it('give the acronym of a long form, and where the query has it', () => {
    const acronyms = learn(MOE, MOE);
    expect(aliasesOf(acronyms, 'training a mixture of experts model')).toEqual(['moe: moe 1']);
    expect(acronyms.aliases('training a mixture of experts model'.split(' '))).toMatchObject([
      { from: 2, to: 5 },
    ]);
    expect(acronyms.aliases(['sparse', 'moe'])).toMatchObject([{ from: 1, to: 2 }]);
  });

  it('know an acronym in the plural, and one in two words', () => {
    const llm = 'Large language models (LLMs)';
    expect(aliasesOf(learn(llm, llm), 'llms')).toEqual(['llm: larg languag model 1']);
    const rcnn = 'region convolutional neural networks (R-CNN)';
    expect(aliasesOf(learn(rcnn, rcnn), 'r cnn')).toEqual(['rcnn: region convolut neural network 1']);
  });

  it('tell by shares what an acronym mostly means, and leave out rare readings', () => {
    const other = 'mean of errors (MoE)';
    const acronyms = learn(MOE, MOE, MOE, other, other);
    expect(aliasesOf(acronyms, 'moe')).toEqual(['moe: mixtur of expert 0.6', 'moe: mean of error 0.4']);
    const more = learn(...Array.from({ length: 9 }, () => MOE), other, other);
    expect(aliasesOf(more, 'moe')).toEqual([`moe: mixtur of expert ${9 / 11}`]);
    expect(aliasesOf(more, 'mean of errors')).toEqual([]);
  });

  it('count a paper once, and its texts by themselves', () => {
    const acronyms = createLearnedAcronyms();
    acronyms.put(0, [MOE, 'the mixture of expert (MoE)']);
    expect(aliasesOf(acronyms, 'moe')).toEqual([]);
    acronyms.put(1, ['mixture of', 'experts (MoE)']);
    expect(aliasesOf(acronyms, 'moe')).toEqual([]);
  });

  it('forget what removed and changed papers defined', () => {
    const acronyms = learn(MOE, MOE, RAG, RAG);
    acronyms.remove(1);
    acronyms.put(2, [MOE]);
    expect(aliasesOf(acronyms, 'rag')).toEqual([]);
    expect(aliasesOf(acronyms, 'moe')).toEqual(['moe: mixtur of expert 1']);
    acronyms.remove(0);
    acronyms.remove(0);
    acronyms.remove(77);
    expect(aliasesOf(acronyms, 'moe')).toEqual([]);
  });

  it('are the same after they were saved and restored, and go on learning', () => {
    const restored = createLearnedAcronyms(structuredClone(learn(MOE, MOE, RAG).save()));
    restored.put(3, [RAG]);
    expect(aliasesOf(restored, 'moe rag')).toEqual([
      'moe: mixtur of expert 1',
      'rag: retriev augment gener 1',
    ]);
    restored.remove(0);
    expect(aliasesOf(restored, 'moe')).toEqual([]);
  });

  it('look up no long query, and take few of the definitions of a text made of them', () => {
    const acronyms = learn(MOE, MOE);
    expect(aliasesOf(acronyms, `${'of '.repeat(40)}moe`)).toEqual([]);
    const definitions = Array.from({ length: 70 }, (_, i) => `a${i} bb (A${i}B)`).join(' ');
    const many = learn(definitions, definitions);
    expect(aliasesOf(many, 'a63b')).toHaveLength(1);
    expect(aliasesOf(many, 'a64b')).toEqual([]);
  });

  it('are those of the papers that are there, whatever came before', () => {
    const texts = [MOE, RAG, 'mean of errors (MoE)', 'nothing', `${MOE} and ${RAG}`];
    const change = fc.record({ document: fc.nat(4), text: fc.option(fc.constantFrom(...texts)) });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), changes => {
        const changed = createLearnedAcronyms();
        const last = new Map<number, string>();
        for (const { document, text } of changes) {
          if (text === null) changed.remove(document);
          else changed.put(document, [text]);
          last.set(document, text ?? '');
        }
        const query = 'moe rag mixture of experts';
        expect(aliasesOf(changed, query).toSorted()).toEqual(
          aliasesOf(learn(...last.values()), query).toSorted(),
        );
      }),
      { numRuns: 30 },
    );
  });
});
