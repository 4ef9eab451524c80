import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readTokens } from '../../../src/search/text/tokens.ts';
import { growth, MAX_GROWTH } from '../../support/growth.ts';

const tokensOf = (text: string): string => readTokens(text).tokens.join(' ');
const extraTermsOf = (text: string): string => readTokens(text).extraTerms.join(' ');

/** Characters of the first three planes, and halves of surrogate pairs. */
const anyCharacters = fc
  .array(fc.nat(0x2ffff), { maxLength: 60 })
  .map(points => points.map(point => String.fromCodePoint(point)).join(''));

describe('tokens', () => {
  test.each([
    ['Once-for-All: Train', 'once for all train'],
    ['GPT-4 and GLM-4.5', 'gpt 4 and glm 4 5'],
    ['7B 3D x²', '7b 3d x2'],
    ['Don’t use Adam’s', 'don t use adam s'],
    ['Café Über Vulić Łukasz Ørsted', 'cafe uber vulic lukasz orsted'],
    ['ﬁne ＧＰＴ', 'fine gpt'],
    ['DεpS, PanGu-$\\pi$ and λόγος', 'deps pangu pi and λογοσ'],
    ['$M^3$ViT \\textsc{Foo}Bar G\\"{o}del', 'm3vit foobar godel'],
    ['1,000 tokens of 12,34', '1000 tokens of 12 34'],
    ['trans\u00ADformer \u202Eabc\u202C a\u200Bb', 'transformer abc a b'],
    ['1\uFE0F\u20E3 🔥 … -- $$', '1'],
    ['深度学习 models', '深度 度学 学习 models'],
    ['BERT模型と字', 'bert 模型 型と と字'],
    ['字', '字'],
    ['한국어', '한국 국어'],
    ['ガラス', 'ガラ ラス'],
    ['การเรียนรู้เชิงลึก', 'การ เรียน รู้ เชิง ลึก'],
    ['हिन्दी भाषा', 'हिन्दी भाषा'],
    ['', ''],
  ])('%s → %s', (text, tokens) => {
    expect(tokensOf(text)).toBe(tokens);
  });

  it.each(['ພາສາລາວ', 'ខ្ញុំចង់រៀនភាសា', 'ကျွန်တော်စာဖတ်တယ်'])('splits %s, which has no blanks, into words', text => {
    const { tokens } = readTokens(text);
    expect(tokens.length).toBeGreaterThan(1);
    expect(tokens.join('')).toBe(text);
  });

  it('cuts a token to 64 letters, never inside a letter', () => {
    expect(tokensOf('x'.repeat(1000))).toBe('x'.repeat(64));
    expect(tokensOf(`x${'𐐨'.repeat(40)}`)).toBe(`x${'𐐨'.repeat(31)}`);
  });
});

describe('further index words', () => {
  test.each([
    // Joined forms.
    ['pre-training', 'j:pretraining'],
    ['once-for-all', 'j:oncefor j:forall'],
    ['GPT‑4, train–test, I/O, image+text, snake_case', 'j:gpt4 j:traintest j:io j:imagetext j:snakecase'],
    ['models—which', ''],
    ['2-4 and 2/3', ''],
    ['Llama 3 and Phi 14', 'j:llama3 j:phi14'],
    ['Llama 300, of 3 and gpt4 5', 'm:gpt'],
    ['Llama  3; Llama, 3', ''],
    ['深度-学习', ''],
    // Letters of a mixed word.
    ['qwen2', 'm:qwen'],
    ['word2vec 7b gpt4o', 'm:word m:vec m:gpt'],
    // Decimals.
    ['2.5', 'd:2.5'],
    ['Qwen2.5', 'm:qwen d:2.5 d:qwen2.5'],
    ['Qwen 2.5', 'j:qwen2 d:2.5 d:qwen2.5'],
    ['Qwen-2.5-7B', 'j:qwen2 j:57b d:2.5 d:qwen2.5'],
    ['version 1.2.3. 4', 'j:version1 d:1.2.3 d:version1.2.3'],
    // Signs.
    ['C++ and C#, F#', 'g:c++ g:c# g:f#'],
    ['A* search, $D^*$ Lite', 'g:a* g:d*'],
    ['.NET, example.net', 'g:.net'],
    ['abc++ ab# **', ''],
  ])('%s → %s', (text, terms) => {
    expect(extraTermsOf(text)).toBe(terms);
  });

  it('repeats a word that the text repeats', () => {
    expect(extraTermsOf('fine-tuning, then fine-tuning')).toBe('j:finetuning j:finetuning');
  });
});

/** Scripts that are split by a dictionary. */
const SEGMENTED = /[\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

describe('any text', () => {
  const text = fc.oneof(anyCharacters, fc.stringMatching(/^[a-cA-C0-9ε字ก .,+#*\-_/$\\{}^'’]{0,60}$/u));

  it('has tokens that are letters and digits, 64 at most, and extra terms with a prefix', () => {
    fc.assert(
      fc.property(text, any => {
        const { tokens, extraTerms } = readTokens(any);
        for (const token of tokens) expect(token).toMatch(/^(?=.{1,64}$)[\p{L}\p{M}\p{N}]+$/su);
        for (const term of extraTerms) expect(term).toMatch(/^[jmdg]:.{1,64}$/su);
      }),
    );
  });

  it('has tokens whose only token is themselves', () => {
    fc.assert(
      fc.property(text, any => {
        // A dictionary may split a word further when the letters around it are gone.
        const tokens = readTokens(any).tokens.filter(token => token.length < 64 && !SEGMENTED.test(token));
        expect(tokens.map(token => readTokens(token).tokens)).toEqual(tokens.map(token => [token]));
      }),
    );
  });

  it.each([
    'a',
    'a-',
    'a 1 ',
    '1',
    '1.',
    '1.2',
    'a1',
    '字',
    'ก',
    '\u0301',
    '$',
    '\\a{',
    "a'",
    'εa',
    '+',
    'c++',
    '1,000,',
  ])('takes time proportional to the length: %s repeated', unit => {
    expect(growth(length => readTokens(unit.repeat(length / unit.length)))).toBeLessThan(MAX_GROWTH);
  });
});
