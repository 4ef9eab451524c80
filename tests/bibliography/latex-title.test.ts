import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toLatex } from '../../src/bibliography/latex-source.ts';
import { latexTitle } from '../../src/bibliography/latex-title.ts';
import { cleanText } from '../../src/core/text/untrusted-text.ts';

describe('LaTeX in a text', () => {
  it.each([
    "learning $x^2$ with \\'etude",
    'erd\\H{o}s, fran\\c{c}ois, \\"{o}l, {\\"u}ber, s{\\o}ren, na\\"\\i ve and stra\\ss e',
    '$k$-means in $\\mathcal{O}(\\sqrt{n}\\,\\log n)$ and $\\ell_1$',
    'what is \\emph{not} \\textbf{in $x$}',
    '50\\% of a \\& b\\_c for \\$5 \\#1',
    '$\\{a, b\\}$',
  ])('is kept: %s', text => {
    expect(toLatex(text)).toBe(text);
  });

  it.each([
    ['50% of A & B_c', '50\\% of A \\& B\\_c'],
    ['cost $5', 'cost \\$5'],
    ['from $5 to $10, or $5-$10', 'from \\$5 to \\$10, or \\$5-\\$10'],
    ['a $ b$ c', 'a \\$ b\\$ c'],
    ['D^{2}MoE', 'D\\textasciicircum{}\\textbraceleft{}2\\textbraceright{}MoE'],
    ['{ # ~', '\\textbraceleft{} \\# \\textasciitilde{}'],
    ['$x^{2$', '\\$x\\textasciicircum{}\\textbraceleft{}2\\$'],
    ['C:\\files', 'C:\\textbackslash{}files'],
  ])('is not assumed: %s prints unchanged', (text, source) => {
    expect(toLatex(text)).toBe(source);
  });

  it('is completed: commands of formulas get dollars, the text of a style gets backslashes', () => {
    expect(toLatex('D\\epsilon pS, \\mathcal{O}')).toBe('D$\\epsilon$ pS, $\\mathcal{O}$');
    expect(toLatex('\\emph{50% more}')).toBe('\\emph{50\\% more}');
    expect(toLatex('\\{a')).toBe('\\textbraceleft{}a');
  });

  it.each([
    '\\input{/etc/passwd}',
    '$\\input{/etc/passwd}$',
    '\\emph{\\write18{ls}}',
    '$^^5cinput x$',
    '$a%b$',
  ])('never runs a command or hides text: %s', text => {
    expect(toLatex(text)).not.toMatch(/\\(?:input|write)|\^\^|(?<!\\)%/);
  });
});

describe('a title in LaTeX', () => {
  it.each([
    ["Learning $x^2$ with \\'Etude", "{Learning} $x^2$ with {{\\'Etude}}"],
    ['On Poincar\\\'e and {\\"O}len', '{On} {Poincar\\\'e} and {{\\"O}len}'],
    ['the \\LaTeX companion', 'the {{\\LaTeX}} companion'],
    ['nets of $\\Gamma$', 'nets of {$\\Gamma$}'],
    ['lower case', 'lower case'],
  ])('keeps the case of %s', (title, source) => {
    expect(latexTitle(title)).toBe(source);
  });

  it('has all capitals in balanced braces, for any title', () => {
    const unit = fc.constantFrom(
      ...'\\{}$&#_%~^<>|\'"aBÉ :-'.split(''),
      '\\emph{',
      '$x$',
      '\\alpha',
      '\\H{o}',
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 25 }), text => {
        let depth = 0;
        for (const character of latexTitle(cleanText(text))) {
          depth += character === '{' ? 1 : character === '}' ? -1 : 0;
          expect(depth).toBeGreaterThanOrEqual(0);
          expect(depth > 0 || !/\p{Lu}/u.test(character)).toBe(true);
        }
        expect(depth).toBe(0);
      }),
      { numRuns: 500 },
    );
  });
});
