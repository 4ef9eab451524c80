import type { ThemeWord } from '../../core/search/search.ts';
import type { TextIndex } from '../documents/text-index.ts';
import type { Meanings } from '../meaning/meanings.ts';
import { eachContentWord, themeKey } from '../trends/theme-words.ts';

/** How much more two words that are always together say than the more telling one alone. */
const PHRASE_WEIGHT = 1.5;

/** The phrases of a title are what others call the subject. */
const TITLE_WEIGHT = 1.2;

/** A frequent word belongs to the telling one beside it if at least this share of that one's places have both: `time series`. */
const MIN_SHARE_OF_PLACES = 0.5;

/** Such a word has at least this weight for the subject of a text: time and model have 0.30, but way 0.20 and give 0.17. */
const MIN_NEIGHBOUR_WEIGHT = 0.25;

interface Phrase {
  readonly stems: readonly [number, number];
  /** As the document has it first, folded. */
  readonly word: string;
  readonly isInTitle: boolean;
  /** How often the document has it. */
  places: number;
}

/** Two words in a row of a document, and how often it has each stem. */
interface CountedPhrases {
  readonly phrases: readonly Phrase[];
  readonly places: ReadonlyMap<number, number>;
}

/**
 * Returns the phrases of two words in a row of which at least one is telling, as the document has them first. `weights`: those of
 * its telling stems.
 */
export function tellingPhrases(
  document: number,
  weights: ReadonlyMap<number, number>,
  { index, meanings }: { readonly index: TextIndex; readonly meanings: Pick<Meanings, 'weightOf'> },
): ThemeWord[] {
  const { phrases, places } = countPhrases(document, index);
  const isTelling = ({ stems, places: together }: Phrase): boolean => {
    const [telling, ...others] = stems.filter(stem => weights.has(stem));
    if (telling === undefined) return false;
    if (others.length > 0) return true;
    return (
      stems.every(stem => meanings.weightOf(stem) >= MIN_NEIGHBOUR_WEIGHT) &&
      together >= MIN_SHARE_OF_PLACES * (places.get(telling) ?? 0)
    );
  };
  const weightOf = ({ stems: [first, second], isInTitle, places: together }: Phrase): number => {
    const most = Math.max(weights.get(first) ?? 0, weights.get(second) ?? 0);
    // The share of the places of both words at which they are together (Dice): more for `time series` than `series models`.
    const share = (2 * together) / ((places.get(first) ?? 0) + (places.get(second) ?? 0));
    return most * (1 + (PHRASE_WEIGHT - 1) * share) * (isInTitle ? TITLE_WEIGHT : 1);
  };
  return phrases.filter(isTelling).map(phrase => ({
    stem: phrase.stems.map(index.terms.textOf).join(' '),
    word: phrase.word,
    weight: weightOf(phrase),
  }));
}

function countPhrases(document: number, index: TextIndex): CountedPhrases {
  const { words } = index;
  const places = new Map<number, number>();
  const phrases = new Map<string, Phrase>();
  eachContentWord(document, index, ({ word, previous, between, isInTitle }) => {
    const second = words.stemOf(word);
    places.set(second, (places.get(second) ?? 0) + 1);
    const first = previous === -1 ? -1 : words.stemOf(previous);
    if (first === -1 || first === second) return;
    const written = [previous, between, word].filter(each => each !== -1).map(each => words.textOf(each));
    const key = themeKey([first, second]);
    const known = phrases.get(key);
    if (known) known.places += 1;
    else phrases.set(key, { stems: [first, second], word: written.join(' '), isInTitle, places: 1 });
  });
  return { phrases: [...phrases.values()], places };
}
