import { wordsOf } from './words.ts';

/** Authors give their work a name of a few words before the colon of its title; what is longer is a sentence. */
const MOST_WORDS = 4;

/** The name that a title begins with, as one term: `Mamba: Linear-Time …`, `PanGu-π: …`; `undefined` without one. */
export function shortNameOf(title: string): string | undefined {
  const colon = title.search(/[:：]/);
  return colon === -1 ? undefined : askedNameOf(title.slice(0, colon));
}

/** The term of a name by itself: what a query asks for that is nothing but the name. */
export function askedNameOf(text: string): string | undefined {
  const { parts } = wordsOf(text);
  // The mark keeps such terms apart from the names of people.
  return parts.length === 0 || parts.length > MOST_WORDS ? undefined : `: ${parts.join(' ')}`;
}
