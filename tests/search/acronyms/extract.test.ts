import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { acronymPairs } from '../../../src/search/acronyms/extract.ts';
import { growth, MAX_GROWTH } from '../../support/growth.ts';

const pairsOf = (text: string): string[] =>
  acronymPairs(text).map(({ acronym, longForm }) => `${acronym}: ${longForm}`);

describe('acronymPairs', () => {
  test.each([
    ['We train a mixture of experts (MoE) on text.', ['moe: mixture of experts']],
    ['Large Language Models (LLMs) are large.', ['llm: large language models']],
    ['Two generative adversarial networks (GAN’s)', ['gan: generative adversarial networks']],
    ['low-rank adaptation (LoRA) of weights', ['lora: low rank adaptation']],
    ['the region-based convolutional network (R-CNN)', ['rcnn: region based convolutional network']],
    [
      'Vision Transformer (ViT) and multilayer perceptron (MLP)',
      ['vit: vision transformer', 'mlp: multilayer perceptron'],
    ],
    ['Long short-term memory (LSTM; Name et al., 1997)', ['lstm: long short term memory']],
    ['Long short-term memory (LSTM, 1997)', ['lstm: long short term memory']],
    ['three-dimensional Gaussian splatting (3DGS)', []],
    ['3D Gaussian splatting (3DGS)', ['3dgs: 3d gaussian splatting']],
    ['Adaptive moment estimation (Adam)', ['adam: adaptive moment estimation']],
    ['a step of\nretrieval augmented\n generation (RAG)', ['rag: retrieval augmented generation']],
    ['\\emph{Direct Preference Optimization} (DPO)', ['dpo: direct preference optimization']],
    ['Méthode des éléments finis (MEF)', ['mef: methode des elements finis']],
    ['graph networks (GN) (GN), graph networks (GN)', ['gn: graph networks']],
  ])('finds the acronyms of "%s"', (text, pairs) => {
    expect(pairsOf(text)).toEqual(pairs);
  });

  test.each([
    ['letters that the words before do not have', 'We study networks (XYZ).'],
    ['a first letter inside a word', 'We study embedding (MB).'],
    ['words of the sentence before', 'It has experts. A model (EM) is used.'],
    ['words before another bracket', 'graph (and others) networks (GN)'],
    ['words before a colon', 'Graph: the networks (GN)'],
    ['too many words', 'graph of a b c d e f networks (GN)'],
    ['no capital', 'our own results (ours)'],
    ['three words', 'we show (A B C)'],
    ['a number', 'in the year of the (2017)'],
    ['one letter', 'the time (T)'],
    ['more than ten letters', 'a b c d e f g h i j k (ABCDEFGHIJK)'],
    ['the acronym itself before it', 'the model GN net (GN)'],
    ['no long form', '(GN)'],
    ['an open bracket', 'graph networks (GN'],
  ])('finds none with %s', (_, text) => {
    expect(pairsOf(text)).toEqual([]);
  });

  it('never throws, and gives folded words in any text', () => {
    const text = fc.oneof(
      fc
        .array(fc.nat(0x2ffff), { maxLength: 60 })
        .map(points => points.map(p => String.fromCodePoint(p)).join('')),
      fc.stringMatching(/^[a-cA-C (),.;$\\{}İß1-]{0,80}$/),
    );
    fc.assert(
      fc.property(text, any => {
        for (const { acronym, longForm } of acronymPairs(any)) {
          expect(acronym).toMatch(/^[\p{L}\p{M}\p{N}]{2,}$/u);
          expect(longForm).toMatch(/^[\p{L}\p{M}\p{N}]+( [\p{L}\p{M}\p{N}]+)*$/u);
        }
      }),
    );
  });

  it.each([
    '(',
    '()',
    '(A',
    '(AB)',
    'a (AB) ',
    'ab ',
    'a b (AB, ',
    ')',
    '((AB))',
    'aaaa(AAAAAAAAAA)',
    'a. ',
    '('.repeat(20) + 'A'.repeat(20),
  ])('takes time proportional to the length: %s repeated', unit => {
    expect(growth(length => acronymPairs(unit.repeat(length / unit.length)))).toBeLessThan(MAX_GROWTH);
  });
});
