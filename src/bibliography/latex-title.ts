import { readLatex } from './latex-source.ts';

/** Where words end; kept by the split. */
const BETWEEN_WORDS = /([\s\p{Pd}/:;,.?!()'"]+)/u;
const CAPITAL = /[\p{Lu}\p{Lt}]/u;

/**
 * A title as LaTeX source that keeps its case in styles that write titles in lower case: each word with a capital is
 * in braces, whole, since braces within a word break the kerning. A formula belongs to the word it stands in.
 */
export function latexTitle(title: string): string {
  const parts = readLatex(title).flatMap(({ kind, source }) =>
    kind === 'latex'
      ? [{ source, isWord: true }]
      : source.split(BETWEEN_WORDS).map((part, place) => ({ source: part, isWord: place % 2 === 0 })),
  );
  let done = '';
  let word = '';
  for (const { source, isWord } of parts) {
    if (isWord) {
      word += source;
    } else {
      done += protect(word) + source;
      word = '';
    }
  }
  return done + protect(word);
}

/** BibTeX takes `{\` for an accented letter and lowers the case inside: another brace keeps it from that. */
function protect(word: string): string {
  if (!CAPITAL.test(word)) return word;
  return word.startsWith('\\') ? `{{${word}}}` : `{${word}}`;
}
