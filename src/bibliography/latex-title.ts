import { escapeLatex } from './escape-latex.ts';
import { mayHaveLatex, splitLatex } from './latex-source.ts';

/** Characters between words; captured, so that `split` keeps them. */
const BETWEEN_WORDS = /([\s\p{Pd}/:;,.?!()'"]+)/u;
const WORDS = /[^\s\p{Pd}/:;,.?!()'"]+/gu;
const CAPITAL = /[\p{Lu}\p{Lt}]/u;

/**
 * Returns a title as LaTeX source that keeps its case in styles that lower-case titles: each word with a capital is put in
 * braces, as a whole, since braces within a word break the kerning. A formula is part of the word that contains it.
 */
export function latexTitle(title: string): string {
  if (!mayHaveLatex(title)) return escapeLatex(title).replace(WORDS, protect);
  const parts = splitLatex(title).flatMap(({ kind, source }) =>
    kind === 'latex'
      ? [{ source, isWord: true }]
      : source.split(BETWEEN_WORDS).map((part, index) => ({ source: part, isWord: index % 2 === 0 })),
  );
  let result = '';
  let word = '';
  for (const { source, isWord } of parts) {
    if (isWord) {
      word += source;
    } else {
      result += protect(word) + source;
      word = '';
    }
  }
  return result + protect(word);
}

/** BibTeX reads `{\` as an accented letter and lower-cases it: a second brace prevents that. */
function protect(word: string): string {
  if (!CAPITAL.test(word)) return word;
  return word.startsWith('\\') ? `{{${word}}}` : `{${word}}`;
}
