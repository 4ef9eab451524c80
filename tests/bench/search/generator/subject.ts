import { drawVersionedName } from './coined-words.ts';
import type { Random } from './random.ts';
import { otherSpelling, type Dialect } from './spellings.ts';
import { TOPIC_COUNT, type Phrase, type Topic } from './topics.ts';
import type { WordForms } from './word-forms.ts';

/** A phrase as a paper writes it. */
export interface UsedPhrase extends Phrase {
  /** Whether the title says it by its acronym. */
  readonly isShortInTitle: boolean;
  /** Whether the abstract gives both: `Long Form (LF)`. */
  readonly isDefined: boolean;
}

/** What one paper is about: its title and its abstract are written from it. */
export interface Subject {
  readonly topics: readonly Topic[];
  readonly phrases: readonly UsedPhrase[];
  /** Models of others that it mentions. */
  readonly mentions: readonly string[];
  readonly dialect: Dialect;
}

/** The rest are phrases of one paper alone, so that a piece of a title mostly belongs to one paper, as in real titles. */
const KNOWN_PHRASE_SHARE = 0.4;
const BRITISH_SHARE = 0.2;
const COMPOUND_SHARE = 0.6;
const PREFIXES = 'pre multi self semi cross non zero few low high real long fine co sub inter'.split(' ');

/** Draws what a paper of a topic is about. Every second paper has a second topic, every fifth a third. */
export function drawSubject(topicAt: (number: number) => Topic, random: Random, forms: WordForms): Subject {
  const count = random.chance(0.5) ? 1 : random.chance(0.6) ? 2 : 3;
  // Topics differ in their number of papers, but not as much as words do.
  const own = Array.from({ length: count }, () =>
    topicAt(random.chance(0.5) ? random.below(TOPIC_COUNT) : random.zipf(TOPIC_COUNT)),
  );
  const dialect = random.chance(BRITISH_SHARE) ? 'british' : 'american';
  const phrases = Array.from({ length: 5 + random.below(4) }, (): UsedPhrase => {
    const topic = random.pickByZipf(own);
    const phrase = random.chance(KNOWN_PHRASE_SHARE)
      ? random.pickByZipf(topic.phrases)
      : drawFreshPhrase(topic, random, forms);
    return {
      words: phrase.words.map(word => (dialect === 'british' ? (otherSpelling(word) ?? word) : word)),
      acronym: phrase.acronym,
      isShortInTitle: phrase.acronym !== undefined && random.chance(0.25),
      isDefined: phrase.acronym !== undefined && random.chance(0.55),
    };
  });
  const mentions = Array.from({ length: random.zipf(4) }, () => drawVersionedName(random));
  return { topics: own, phrases, mentions, dialect };
}

/** Draws words that this paper alone joins; now and then with a prefix, hyphenated, joined or apart. */
function drawFreshPhrase(topic: Topic, random: Random, forms: WordForms): Phrase {
  const words = Array.from({ length: 1 + random.below(3) }, () =>
    forms.drawForm(random.pickByZipf(topic.words), random, 'american'),
  );
  if (random.chance(COMPOUND_SHARE)) {
    words.unshift(withPrefix(words.shift() ?? '', random));
  }
  return { words, acronym: undefined };
}

/** Puts a prefix before a word: hyphenated mostly, else joined or apart. */
export function withPrefix(word: string, random: Random): string {
  return `${random.pick(PREFIXES)}${random.pick(['-', '-', '-', '-', '', ' '])}${word}`;
}
