import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readableText } from '../../../../src/core/text/latex/readable-text.ts';
import { titleKey } from '../../../../src/core/paper/title-key.ts';
import { growth, MAX_GROWTH } from '../../../support/growth.ts';
import { parseSavedPage } from '../../../../src/sources/saved-page/saved-page.ts';

const PAGES_FOLDER = join(process.cwd(), '../shared/seeds');
const hasPages = existsSync(PAGES_FOLDER);

const ACCENTS: [string, string][] = [
  ["caf\\'e, caf\\'{e} and caf{\\'e}", 'café, café and café'],
  ['Schr\\"{o}dinger met Erd\\H{o}s', 'Schrödinger met Erdős'],
  ['Fa\\c{c}ade, \\c c, \\v Simon, \\v{S}', 'Façade, ç, Šimon, Š'],
  ['Gau\\ss, S\\o ren, \\AA ngstrom, \\L{}ukasz, {\\ae}ther', 'Gauß, Søren, Ångstrom, Łukasz, æther'],
  ['na\\"{\\i}ve and S\\\'{\\i}', 'naïve and Sí'],
  ['T\\"ulu and a tie over \\t{oo}', 'Tülu and a tie over o͡o'],
  ['it said \\"quit\\" and left', 'it said "quit" and left'],
  ['a lone \\~{} and \\^{}', 'a lone ~ and ^'],
  ["Nguy{\\~\\^e}n, V{\\'\\u a}n, Tr{\\`\\^{a}}n, H\\h{a}i", 'Nguyễn, Vắn, Trần, Hải'],
  ['\\textcommabelow{S}tefan, \\"\\"a', 'Ștefan, "ä'],
];

const MATHJAX: [string, string][] = [
  ['Lamps $\\unicode{x2014}$ a study', 'Lamps — a study'],
  ['Lamps$\\unicode{8212}$a study, \\unicode[Times]{x2014}', 'Lamps—a study, —'],
  ['\\unicode{x202E}hidden\\unicode{x7}', 'hidden'],
  ['\\unicode{x110000}\\unicode{what}', 'what'],
  ['a\\unicode{x2003}b', 'a b'],
  ['$\\require{mhchem}\\ce{H2O}$ ice', 'H₂O ice'],
  ['\\ce{SO4^2-}, \\ce{Na+}, \\ce{Fe^{3+}}, \\ce{^{13}C}', 'SO₄²⁻, Na⁺, Fe³⁺, ¹³C'],
  ['\\ce{2H2 + O2 -> 2H2O}', '2H₂ + O₂ → 2H₂O'],
  ['\\ce{CuSO4*5H2O} and \\ce{Ca(OH)2}', 'CuSO₄·5H₂O and Ca(OH)₂'],
  ['\\ce{A <=> B} at \\pu{5 K}', 'A ⇌ B at 5 K'],
];

const WORDS: [string, string][] = [
  [
    '\\emph{one} \\textbf{two {\\bf three}} \\texttt{f\\_x} {\\em four, five}',
    'one two three f_x four, five',
  ],
  ['as shown \\cite{a,b}, and~\\citep[see][p. 3]{c} too', 'as shown, and too'],
  ['\\href{http://x.example}{a link}, \\url{http://x.example/a_b}', 'a link, http://x.example/a_b'],
  ["``quoted'' words, it's 5''", "“quoted” words, it's 5”"],
  ['1990--2000, on --- or -- off, a --flag', '1990–2000, on — or – off, a --flag'],
  [
    'Section~3 of A~Survey (~50%), ~95%, 5~9%, 2x~3x, x~p(x), ~/home',
    'Section 3 of A Survey (~50%), ~95%, 5~9%, 2x~3x, x~p(x), ~/home',
  ],
  ['50\\% \\& f\\_x \\#1 \\$5 \\{a\\}', '50% & f_x #1 $5 {a}'],
  [
    '\\ours beats {\\ours}-2 (\\eg, here), the \\LaTeX{} way',
    'ours beats ours-2 (e.g., here), the LaTeX way',
  ],
  [
    "Andr{\\ifmmode\\acute{e}\\else\\'{e}\\fi}, $\\ifmmode\\alpha\\else a\\fi b$, a \\else{} b",
    'André, αb, a else b',
  ],
  ['{\\noopsort{steenis}}{van Steenis}', 'van Steenis'],
  ['\\strange{kept} \\stranger[1]{too}', 'kept stranger[1]too'],
  ['{BERT}: a {D}eep {{Bi-directional}} {N}et', 'BERT: a Deep Bi-directional Net'],
  ['one\\\\two e.g.\\ three\\,four', 'one two e.g. three four'],
  ['the 2\\textsuperscript{nd} \\textcolor{red}{warm} \\texorpdfstring{$\\pi$}{pi}', 'the 2ⁿᵈ warm pi'],
  ['\\begin{itemize}\\item one \\item two\\end{itemize}', '• one • two'],
];

const FORMULAS: [string, string][] = [
  ['PanGu-$\\pi$, D$\\epsilon$pS, D\\epsilon pS, the \\alpha value', 'PanGu-π, DεpS, DεpS, the α value'],
  ['$\\alpha$, \\(\\beta\\), \\[\\gamma\\] and $$\\Delta$$', 'α, β, γ and Δ'],
  ['$\\mathbb{R}^n$ and $\\mathbb{E}$ in $\\mathcal{O}(n\\log n)$', 'ℝⁿ and 𝔼 in O(n log n)'],
  ['$\\frac{a}{b}$, $\\frac{a+b}{2}$, $\\frac12$', 'a/b, (a+b)/2, 1/2'],
  ['$\\sqrt{x}$, $\\sqrt{x+1}$, $\\sqrt[3]{x}$', '√x, √(x+1), ∛x'],
  ['$x^2$, $x_i^{2}$, $W_{ij}$, $10^{-3}$, $30^\\circ$, $A^\\top$', 'x², xᵢ², Wᵢⱼ, 10⁻³, 30°, Aᵀ'],
  ['$e^{-x/2}$, $x_{t,k}$, $\\theta_{old}$, $y_\\theta$', 'e^(-x/2), x_(t,k), θ_old, y_θ'],
  [
    '$2 \\times 10^{-3}$, 2$\\times$2, $5\\times$, $\\sim 50\\%$, $p \\leq 0.05$',
    '2 × 10⁻³, 2×2, 5×, ∼50%, p ≤ 0.05',
  ],
  ['$x\\in\\mathbb{R}$, $a \\to b$, $a \\not= b$, $\\{0,1\\}^n$', 'x∈ℝ, a → b, a ≠ b, {0,1}ⁿ'],
  ['$\\max_x f(x)$, $\\operatorname*{argmin}_\\theta L$, $\\hat{x}$', 'maxₓ f(x), argmin_θ L, x̂'],
  ['$\\left(\\frac{1}{2}\\right)$ if $\\text{x is } 1$', '(1/2) if x is 1'],
  ['M^{3}ViT, B_{ij}, but snake_case and 2^k', 'M³ViT, Bᵢⱼ, but snake_case and 2^k'],
  ['between $5$ and $10$ for $(x, y)$ and $k$-means', 'between 5 and 10 for (x, y) and k-means'],
];

const PRICES = [
  'costs $5 and $10',
  'from $5-$10, or $10K to $20K',
  'a $5 million ($7M) deal at US$5/hour',
  '$0.01 per token, $0.02/1M',
  '$$ and $$$ and $',
];

const PLAIN = [
  'sets {0, 1} and {1} and {"a": 1} and {} and {open',
  "it's 100% `code` with a_b and x^2, #1 & more",
  'a - b, c–d; see https://a.example/~me?x=1#y',
];

describe('readableText', () => {
  it.each([...ACCENTS, ...MATHJAX, ...WORDS, ...FORMULAS])('shows %s as %s', (source, readable) => {
    expect(readableText(source)).toBe(readable);
  });

  it.each([...PRICES, ...PLAIN])('leaves %s as it is', text => {
    expect(readableText(text)).toBe(text);
  });

  it('finds formulas after a price', () => {
    expect(readableText('costs $5 while $x^2$ grows')).toBe('costs $5 while x² grows');
  });

  it('changes no text without LaTeX', () => {
    const word = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
      .filter(text => !/[\\${}~`\s]|--/u.test(text));
    fc.assert(
      fc.property(fc.array(word), words => {
        const text = words.join(' ');
        expect(readableText(text)).toBe(text);
      }),
    );
  });

  const sign = fc.constantFrom(
    ..."\\ { } $ $$ \\( \\) \\[ \\] ^ _ ~ `` '' -- [ ] a 7 é 𝔸 . , % &".split(' '),
    ...'\\frac \\hat \\" \\\' \\c \\text \\cite \\alpha \\em \\not \\o \\sqrt \\left \\begin \\footnote \\binom'.split(
      ' ',
    ),
    ' ',
  );

  it('never throws, and keeps all letters and digits in braces and formulas', () => {
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 60 }), signs => {
        expect(readableText(signs.join(''))).toEqual(expect.any(String));
      }),
      { numRuns: 2_000 },
    );
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('{', '}', '$', '^', '_', '~', '\\{', '\\}', '\\%', 'q', '7', ' ')),
        signs => {
          const text = signs.join('');
          const letters = text.replace(/[^q7]/g, '').length;
          const shown = readableText(text).normalize('NFKC');
          expect(shown.replace(/[^q7]/g, '')).toHaveLength(letters);
        },
      ),
    );
  });

  it.each(
    (
      "{ } $ $$ \\ \\\\ \\( \\[ ~ `` -- {a} {, ^{ x^{ $x $^ \\frac \\frac{ \\hat \\' \\'{ \\\" \\cite{} \\cite[ \\sqrt[ " +
      '\\begin{ \\not \\text{$ _{a}^ \\left\\{ \\footnote{\\em'
    ).split(' '),
  )('takes time proportional to the length of a text that repeats %s', piece => {
    const read = (length: number) => {
      const half = piece.repeat(length / piece.length / 2);
      readableText(half + half);
      readableText(half + '}'.repeat(length / 2));
    };
    expect(growth(read)).toBeLessThan(MAX_GROWTH);
  });

  it('keeps the title key', () => {
    const part = fc.constantFrom(
      ...'Deep Nets 4$\\times$4 M$^3$ViT PanGu-$\\pi$ Schr\\"{o}dinger {BERT} \\emph{Sparse} $\\mathcal{O}(n)$ $L_{2}$ S\\o{}ren'.split(
        ' ',
      ),
    );
    fc.assert(
      fc.property(fc.array(part, { minLength: 1 }), parts => {
        const title = parts.join(' ');
        expect(titleKey(readableText(title))).toBe(titleKey(title));
      }),
    );
  });

  it.skipIf(!hasPages)('leaves no LaTeX in the texts of real pages', () => {
    const texts = readdirSync(PAGES_FOLDER)
      .map(name => readFileSync(join(PAGES_FOLDER, name), 'utf8'))
      .flatMap(page => parseSavedPage(page, { capturedYear: 2025 }))
      .flatMap(record => ('fields' in record ? [record.fields.title, record.fields.abstract ?? ''] : []));
    expect(texts.length).toBeGreaterThan(394);
    expect(texts.map(readableText).filter(text => /\\|\$[^\d]|``|\^\{|_\{/.test(text))).toEqual([]);
    expect(texts.filter(text => !/[\\${}~]|``|--/.test(text) && readableText(text) !== text)).toEqual([]);
  });
});
