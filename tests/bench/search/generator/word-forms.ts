import { stemmer } from 'stemmer';
import { at, type Random } from './random.ts';
import { spelledWord, type Dialect } from './spellings.ts';

/** Makes words whose stems are known: a stem by itself is often not a word. */
export interface WordForms {
  /** The plain form of the stem at a rank. */
  plainForm(rank: number): string;
  /** One of the forms: the plain one mostly, a plural, a participle. */
  drawForm(rank: number, random: Random, dialect: Dialect): string;
}

/** Stems that mostly lost an `e`: `comput`, `optimiz`, `deriv`. */
const LOST_E = /(?:[aiu][tvszrcd]|[lrnd][vcsg]|dl|bl|tl)$/u;
const SPELLED_SHARE = 0.6;
const PLAIN_SHARE = 0.62;

export function createWordForms(stems: readonly string[]): WordForms {
  const formsByRank = new Map<number, readonly string[]>();

  function formsOf(rank: number): readonly string[] {
    const known = formsByRank.get(rank);
    if (known !== undefined) return known;
    const forms = makeForms(at(stems, rank));
    formsByRank.set(rank, forms);
    return forms;
  }

  return {
    plainForm: rank => at(formsOf(rank), 0),
    drawForm(rank, random, dialect) {
      const spelled = spelledWord(at(stems, rank), dialect);
      if (spelled !== undefined && random.chance(SPELLED_SHARE)) return spelled;
      const forms = formsOf(rank);
      return random.chance(PLAIN_SHARE) ? at(forms, 0) : random.pick(forms);
    },
  };
}

/** Returns the forms of a stem, the plain one first: each has the stem by Porter's rules, readable or not. */
function makeForms(stem: string): readonly string[] {
  if (!/^[a-z]{3,}$/u.test(stem)) return [stem];
  if (stem.endsWith('ou')) return [`${stem}s`];
  const withY = stem.endsWith('i') ? `${stem.slice(0, -1)}y` : stem;
  const plain = LOST_E.test(stem) ? [`${stem}e`, withY, stem] : [withY, `${stem}e`, stem];
  const isForm = (word: string): boolean => stemmer(word) === stem;
  const [base = stem] = plain.filter(isForm);
  const inflected = [`${base}s`, `${stem}ing`, `${stem}ed`, `${stem}ion`, `${stem}al`].filter(isForm);
  return [base, ...inflected.slice(0, 3)];
}
