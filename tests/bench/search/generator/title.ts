import { capitalized } from './capitalized.ts';
import { drawVersionedName, drawWorkName } from './coined-words.ts';
import { drawLength, TITLE_LENGTHS } from './lengths.ts';
import { at, type Random } from './random.ts';
import type { Subject, UsedPhrase } from './subject.ts';

/** A title with its parts. */
export interface TitleParts {
  readonly title: string;
  /** The part before the colon; `undefined` without one. */
  readonly head: string | undefined;
}

/** Two of three titles of the starter corpus have a head, fewer elsewhere. */
const HEAD_SHARE = 0.5;
const CONNECTIVES =
  'for of with via in and for from on by using through under without towards as to of for with in the'.split(
    ' ',
  );
const OPENERS = [
  'Towards',
  'A Survey of',
  'On the',
  'Learning',
  'Rethinking',
  'An Empirical Study of',
  'Revisiting',
  'Improving',
  'Efficient',
  'Understanding',
  'A New',
  'Scaling',
  'Robust',
  'The',
  'How to',
  'Beyond',
  'A Unified',
  'Fast',
];
const ENDINGS = [' Revisited', ': A Survey', ' in Practice', '?'];
const ENDING_SHARE = 0.15;
const OPENER_SHARE = 0.3;
/** A title ends with a whole phrase, which takes it this far past its length on average. */
const OVERSHOOT = 2;

/** Writes a title of a drawn length: `Head: opener phrase for phrase with phrase`. */
export function writeTitle({ phrases, mentions }: Subject, random: Random): TitleParts {
  const head = random.chance(HEAD_SHARE) ? drawHead(phrases, random) : undefined;
  const length = Math.max(2, drawLength(TITLE_LENGTHS, random) - OVERSHOOT - countWords(head ?? ''));
  const words: string[] = random.chance(OPENER_SHARE) ? [random.pickByZipf(OPENERS)] : [];
  for (const [place, phrase] of phrases.entries()) {
    if (countWords(words.join(' ')) >= length) break;
    if (place > 0) words.push(drawConnective(random));
    const mention = mentions[0];
    const isMention = mention !== undefined && place === 1 && random.chance(0.2);
    words.push(isMention ? mention : titleWords(phrase));
  }
  const body = random.chance(0.75) ? capitalizedWords(words.join(' ')) : capitalized(words.join(' '));
  const whole = `${body}${random.chance(ENDING_SHARE) ? random.pick(ENDINGS) : ''}`;
  return { title: head === undefined ? whole : `${head}: ${whole}`, head };
}

function titleWords({ words, acronym, isShortInTitle }: UsedPhrase): string {
  return isShortInTitle && acronym !== undefined ? acronym : words.join(' ');
}

const drawConnective = (random: Random): string =>
  random.chance(0.12) ? `${random.pickByZipf(CONNECTIVES)} the` : random.pickByZipf(CONNECTIVES);

/** Draws the name of a work, a version of a known one (which others share), or a phrase. */
function drawHead(phrases: readonly UsedPhrase[], random: Random): string {
  const kind = random.next();
  if (kind < 0.65) return drawWorkName(random);
  if (kind < 0.8) return drawVersionedName(random);
  return capitalizedWords(at(phrases, phrases.length - 1).words.join(' '));
}

function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}

const SMALL_WORDS = new Set(CONNECTIVES);

function capitalizedWords(text: string): string {
  return text
    .split(' ')
    .map((word, place) =>
      place > 0 && SMALL_WORDS.has(word) ? word : word.split('-').map(capitalized).join('-'),
    )
    .join(' ');
}

/** Returns a title that is nearly that of another work: a sequel, a reply, another word, the same head. */
export function writeNearDuplicate(
  { title, head }: TitleParts,
  other: TitleParts,
  random: Random,
): TitleParts {
  const kind = random.below(4);
  if (kind === 0) return { title: `${title}, Part ${random.pick(['II', 'III', '2'])}`, head };
  if (kind === 1)
    return { title: `A Comment on ${title}`, head: head === undefined ? undefined : `A Comment on ${head}` };
  if (kind === 2 && head !== undefined) return { title: `${head}: ${bodyOf(other)}`, head };
  const words = title.split(' ');
  const replacement = other.title.split(' ').at(-1) ?? '';
  // Not the first word: it may be the head.
  words[1 + random.below(words.length - 1)] = replacement;
  const changed = words.join(' ');
  return { title: changed, head: changed.includes(': ') ? changed.split(': ')[0] : undefined };
}

function bodyOf({ title, head }: TitleParts): string {
  return head === undefined ? title : title.slice(head.length + 2);
}
