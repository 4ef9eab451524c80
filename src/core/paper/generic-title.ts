import { readableText } from '../text/latex/readable-text.ts';
import { cleanText } from '../text/untrusted-text.ts';

/** Titles with at most this many letters and digits are shared by unrelated papers: `C`, `C++`, `AI`. */
const MAX_SHORT_TITLE_LENGTH = 3;

/** Words of which titles of parts of books and journals consist; longer titles say what they are about. */
const MAX_GENERIC_WORDS = 6;

/** In lower case and without accents. */
const GENERIC_WORDS: ReadonlySet<string> = new Set(
  (
    'introduction introductory introduccion introducao introduzione einleitung einfuhrung vorwort nachwort avant propos ' +
    'preface foreword afterword prologue epilogue editorial editorials editor editors abstract abstracts summary overview ' +
    'background discussion discussions conclusion conclusions concluding remarks results methods references bibliography ' +
    'contents table appendix appendices supplement supplementary material materials index glossary acknowledgment ' +
    'acknowledgments acknowledgement acknowledgements erratum errata corrigendum corrigenda correction corrections ' +
    'retraction retracted notice note notes comment comments commentary reply response rejoinder letter letters review ' +
    'reviews book books news announcement announcements obituary memoriam welcome message messages chair chairs guest ' +
    'author authors subject page cover front back matter special issue section chapter part volume number untitled ' +
    'a an the to of for and in on from by with our this'
  ).split(' '),
);

const NUMERAL = /^(?:\d{1,4}|[ivx]{1,5}|[a-z])$/;

/**
 * Returns true for a title that says nothing about its paper, so that many papers have it: one of three letters or fewer,
 * or of up to six words that all name a part of a book or a journal (`Introduction`, `Letter to the Editor`, `Part II`).
 */
export function isGenericTitle(title: string): boolean {
  const folded = cleanText(readableText(title)).toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  const words = folded.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.join('').length <= MAX_SHORT_TITLE_LENGTH) return true;
  return (
    words.length <= MAX_GENERIC_WORDS && words.every(word => GENERIC_WORDS.has(word) || NUMERAL.test(word))
  );
}
