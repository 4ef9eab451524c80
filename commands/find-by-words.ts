import MiniSearch from 'minisearch';

/** Of a typed text; no name in a list is longer. */
const MAX_LENGTH = 80;

/** Below that of a word that is begun (0.375 in MiniSearch), however rare the word is: a misspelt one comes after it. */
const FUZZY_WEIGHT = 0.05;

/** How a list is searched. */
export interface WordSearchOptions<F extends string> {
  /** The fields with the words; the first is different for each item. */
  readonly fields: readonly [F, ...F[]];
  /** What is between two words. */
  readonly separator: RegExp;
  /** Which words may be misspelt, and by how many edits; none if left out. */
  readonly fuzzy?: { readonly minLetters: number; readonly maxEdits: number } | undefined;
}

/**
 * Returns the items of a list that have all words of a text, whole, begun or, with `fuzzy`, misspelt; the best match comes
 * first. MiniSearch is made for such lists: short, fixed, and half remembered by those who type. Indexing one takes a few ms,
 * so nothing is kept between two calls.
 */
export function findByWords<F extends string, T extends Readonly<Record<F, string>>>(
  text: string,
  items: readonly T[],
  { fields, separator, fuzzy }: WordSearchOptions<F>,
): T[] {
  const [idField] = fields;
  const index = new MiniSearch<T>({ idField, fields: [...fields], tokenize: each => each.split(separator) });
  index.addAll(items);
  const byId = new Map<unknown, T>(items.map(item => [item[idField], item]));
  return index
    .search(text.slice(0, MAX_LENGTH), {
      combineWith: 'AND',
      prefix: true,
      fuzzy: word => (fuzzy && word.length >= fuzzy.minLetters ? fuzzy.maxEdits : false),
      weights: { prefix: 0.375, fuzzy: FUZZY_WEIGHT },
    })
    .flatMap(({ id }) => byId.get(id) ?? []);
}
