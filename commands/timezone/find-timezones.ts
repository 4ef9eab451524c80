import MiniSearch from 'minisearch';

/** A shorter word is one edit away from many others. */
const MIN_FUZZY_LETTERS = 4;
/** Two edits, since two letters in the wrong order are two: `yrok`. The nearer names come first. */
const MAX_EDITS = 2;
/** No zone's name is longer. */
const MAX_LENGTH = 60;

const wordsOf = (zone: string): string[] => zone.split(/[/_\s-]+/u);

/**
 * Finds zones such as `America/New_York`: all words of a text must be in a name, whole, begun or, with `isFuzzy`, misspelt
 * (`new yrok`); the best match comes first. MiniSearch is made for such a list: short, fixed, and half remembered by those who
 * type. Indexing it takes a few ms, so nothing is kept between two calls.
 */
export function findTimezones(
  text: string,
  zones: readonly string[],
  { isFuzzy }: { readonly isFuzzy: boolean },
): string[] {
  const index = new MiniSearch<{ readonly id: string }>({ fields: ['id'], tokenize: wordsOf });
  index.addAll(zones.map(id => ({ id })));
  return index
    .search(text.slice(0, MAX_LENGTH), {
      combineWith: 'AND',
      prefix: true,
      fuzzy: word => (!isFuzzy || word.length < MIN_FUZZY_LETTERS ? false : MAX_EDITS),
    })
    .map(({ id }) => String(id));
}
