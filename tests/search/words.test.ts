import { describe, expect, it, test } from 'vitest';
import { fold } from '../../src/search/fold.ts';
import { wordsOf } from '../../src/search/words.ts';

describe('fold', () => {
  test.each([
    ['Café Über Vulić Łukasz Ørsted', 'cafe uber vulic lukasz orsted'],
    ['ﬁne ＧＰＴ', 'fine gpt'],
    ['Adam’s don’t', 'adam dont'],
    ['DεpS', 'deps'],
    ['D$\\epsilon$pS', 'deps'],
    ['PanGu-π', 'pangu-pi'],
    ['PanGuπ', 'pangu-pi'],
    ['PanGu-$\\pi$', 'pangu-pi'],
    ['π₀', 'pi-0'],
    ['ε-Shrinking', 'epsilon-shrinking'],
    ['λόγος', 'λογοσ'],
    ['$M^3$ViT', 'm3vit'],
    ['\\textsc{Foo}Bar and G\\"{o}del', 'foobar and godel'],
    ['1,000 tokens', '1000 tokens'],
    ['がくしゅう', 'がくしゅう'],
    ['한국어', '한국어'],
  ])('%s → %s', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });
});

describe('wordsOf', () => {
  test.each<[string, string[], string[]]>([
    ['Once-for-All: Train', ['once', 'for', 'all', 'train'], ['onceforall']],
    ['GPT-4 and GLM-4.5', ['gpt', '4', 'and', 'glm', '4.5'], ['gpt4', 'glm4.5']],
    ['N:M and 2:4 sparsity', ['n', 'm', 'and', '2', '4', 'sparsity'], ['nm', '2:4']],
    ['7B 3D', ['7b', '3d'], []],
    ['sensor/actuator I/O', ['sensor', 'actuator', 'i', 'o'], ['io']],
    ['深度学习 models', ['深度', '度学', '学习', 'models'], []],
    ['BERT模型', ['bert', '模型'], []],
    ['字', ['字'], []],
    ['🔥 … -- $$', [], []],
  ])('%s', (text, parts, compounds) => {
    expect(wordsOf(text)).toEqual({ parts, compounds });
  });

  it('cuts words to 64 letters', () => {
    expect(wordsOf('x'.repeat(1000)).parts).toEqual(['x'.repeat(64)]);
  });
});
