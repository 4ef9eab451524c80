import { stemmer } from 'stemmer';

/** How a paper spells words that have two spellings. */
export type Dialect = 'american' | 'british';

/** Words with an American and a British spelling. */
const PAIRS: readonly (readonly [american: string, british: string])[] = [
  ['optimization', 'optimisation'],
  ['optimizing', 'optimising'],
  ['generalization', 'generalisation'],
  ['quantization', 'quantisation'],
  ['regularization', 'regularisation'],
  ['normalization', 'normalisation'],
  ['tokenization', 'tokenisation'],
  ['localization', 'localisation'],
  ['summarization', 'summarisation'],
  ['characterization', 'characterisation'],
  ['visualization', 'visualisation'],
  ['discretization', 'discretisation'],
  ['parametrization', 'parametrisation'],
  ['randomized', 'randomised'],
  ['stabilized', 'stabilised'],
  ['personalized', 'personalised'],
  ['behavior', 'behaviour'],
  ['color', 'colour'],
  ['neighbor', 'neighbour'],
  ['tumor', 'tumour'],
  ['vapor', 'vapour'],
  ['labeled', 'labelled'],
  ['modeling', 'modelling'],
  ['signaling', 'signalling'],
  ['traveling', 'travelling'],
  ['center', 'centre'],
  ['fiber', 'fibre'],
  ['dialog', 'dialogue'],
  ['catalog', 'catalogue'],
  ['defense', 'defence'],
  ['analyzing', 'analysing'],
  ['aluminum', 'aluminium'],
  ['hemoglobin', 'haemoglobin'],
  ['anesthesia', 'anaesthesia'],
  ['gray', 'grey'],
  ['sulfur', 'sulphur'],
];

const PAIR_BY_STEM = new Map(PAIRS.map(pair => [stemmer(pair[0]), pair]));

const OTHER_SPELLING = new Map(
  PAIRS.flatMap(([american, british]): [string, string][] => [
    [american, british],
    [british, american],
  ]),
);

/** Returns the word with this stem in a paper's spelling, if there are two. */
export function spelledWord(stem: string, dialect: Dialect): string | undefined {
  const [american, british] = PAIR_BY_STEM.get(stem) ?? [];
  return dialect === 'american' ? american : british;
}

/** Returns the other spelling of a word in lower case, if it has one. */
export function otherSpelling(word: string): string | undefined {
  return OTHER_SPELLING.get(word);
}
