import { wordsOf } from './words.ts';

/** The name of a work before the colon of its title has a few words; a longer text is a sentence. */
const MAX_NAME_WORDS = 4;

/** Returns the term of the name at the start of a title (`Mamba: Linear-Time …`, `PanGu-π: …`), if there is one. */
export function shortNameOf(title: string): string | undefined {
  const colon = title.search(/[:：]/);
  return colon === -1 ? undefined : nameTermOf(title.slice(0, colon));
}

/** Returns the term of a name, for a query that consists of the name only. */
export function nameTermOf(text: string): string | undefined {
  const { parts } = wordsOf(text);
  // The prefix separates these terms from the names of people.
  return parts.length === 0 || parts.length > MAX_NAME_WORDS ? undefined : `: ${parts.join(' ')}`;
}
