import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fnv1a } from '../../../src/core/text/hash.ts';
import { TITLE_KEY_VERSION, titleKey } from '../../../src/core/paper/title-key.ts';

describe('titleKey', () => {
  it.each([
    [['PanGu-π', 'PanGu-$π$', 'PanGu-$\\pi$', 'pangu-\\(\\pi\\)', 'PanGu-𝜋']],
    [['M^3ViT', 'M$^3$ViT', 'M³ViT', 'M$^{3}$ViT', 'M\\textsuperscript{3}ViT']],
    [
      [
        'Delayed ε-Shrinking',
        'Delayed ϵ-Shrinking',
        'Delayed $\\varepsilon$-Shrinking',
        'delayed $\\epsilon$ shrinking',
      ],
    ],
    [['A φ of σ', 'A ϕ of ς', 'A $\\varphi$ of $\\varsigma$']],
    [['Schrödinger', 'Schro\u0308dinger', 'Schr\\"{o}dinger', 'SCHRODINGER']],
    [['Façade', 'Fa\\c{c}ade']],
    [['4×4 blocks', '4$\\times$4 blocks', '4 4 Blocks']],
    [['Spaces  and-dashes: a study', 'Spaces and – dashes - A Study.', 'spacesanddashesastudy']],
    [['H<sub>2</sub>O &amp; ice', 'H₂O & ice', '<i>H2O</i> &#38; ice']],
    [['Full width', 'Ｆｕｌｌ　ｗｉｄｔｈ']],
    [['$\\mathcal{L}_2$ norms', 'L2 norms', '$L_{2}$ norms']],
    [['The \\LaTeX way', 'The LaTeX way']],
    [['{BERT}: {D}eep \\emph{nets}', 'BERT: Deep nets']],
    [['$\\frac{1}{2}$-bit, $O(n\\log n)$', '1/2-bit, O(n log n)']],
    [
      [
        'The C++ book',
        'The C{+}{+} Book',
        'The C\\texttt{++} book',
        'the C$^{++}$ book',
        'The C plus plus book',
      ],
    ],
    [['C# nets', 'C\\# nets', 'C{\\#} Nets']],
    [['Text+Image', 'Text + Image', 'Text Image']],
    [['S\\o ren~and Ho\\v{r}ava', 'Søren and Hořava']],
  ])('is equal for %j', spellings => {
    expect(new Set(spellings.map(titleKey)).size).toBe(1);
  });

  it.each([
    ['Learning to Rank, Part I', 'Learning to Rank, Part II'],
    ['Scaling Laws', 'Scaling Law'],
    ['Ωmega nets', 'α nets'],
    ['か', 'が'],
    ['कि', 'की'],
    ['深度学习', '深度學習'],
    ['???', '!!!'],
    ['+ +', '++'],
    ['😀', '😃'],
    ['C', 'C++'],
    ['C', 'C#'],
    ['C++20', 'C20'],
    ['SAM', 'SAM+'],
    ['Na transport', 'Na$^+$ transport'],
  ])('distinguishes %s from %s', (a, b) => {
    expect(titleKey(a)).not.toBe(titleKey(b));
  });

  it('keeps letters of every script', () => {
    expect(titleKey('Обучение 深度 学习 (한국어)')).toBe('обучение深度学习한국어');
  });

  it('is empty only for a title that is empty after cleaning', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1 }).filter(text => text.trim() !== ''),
        text => titleKey(text) !== '',
      ),
    );
    expect(titleKey(' \u200B ')).toBe('');
  });

  it('is its own key, so that it can be looked up as a title', () => {
    const signs =
      'a Z 9 + # - : $ ^ _ { } π Σ ϕ é ß Å İ ³ ﬁ 学 か が कि 😀 \\pi \\mathcal{ \u0301 \u3099 \u093F'.split(
        ' ',
      );
    const sign = fc.constantFrom(' ', ...signs);
    fc.assert(
      fc.property(fc.string({ unit: sign, maxLength: 30 }), text => {
        expect(titleKey(titleKey(text))).toBe(titleKey(text));
      }),
      { numRuns: 1_000 },
    );
  });

  it('has a new version when its keys change, so that databases recompute theirs', () => {
    const titles = [
      'M$^3$ViT',
      'PanGu-$\\pi$',
      'Schr\\"{o}dinger',
      'Nguy{\\~\\^e}n {\\ifmmode-\\else\\h{a}\\fi}',
      '$\\mathcal{L}_2$ norms',
      'Ｆｕｌｌ　ｗｉｄｔｈ',
      'がか कि',
      '???',
      'H<sub>2</sub>O &amp; ice',
      'C++ and C#',
    ];
    expect({ version: TITLE_KEY_VERSION, keys: fnv1a(titles.map(titleKey).join('\n')) }).toEqual({
      version: 6,
      keys: 878_498_112,
    });
  });
});
