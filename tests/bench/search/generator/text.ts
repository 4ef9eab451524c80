import { coinedWord, drawTailNumber } from './coined-words.ts';
import { drawLength, SENTENCE_LENGTHS } from './lengths.ts';
import { at, type Random } from './random.ts';
import { withPrefix, type Subject, type UsedPhrase } from './subject.ts';
import { misspelled } from './typo.ts';
import type { WordForms } from './word-forms.ts';

/** Words without meaning by frequency; they are a third of the words of abstracts. */
const FUNCTION_WORDS =
  'the of and to a in we for that with is on by this as are from our an be it which can these at have or their not such has more than both its into also between through while how when they only over under without'.split(
    ' ',
  );
const FUNCTION_SHARE = 0.335;

/** Where the other words come from: shares of all draws. The rest are words of the paper's topics. */
const SHARES = {
  phrase: 0.1,
  repeated: 0.1,
  academic: 0.22,
  any: 0.1,
  number: 0.025,
  coined: 0.012,
  mention: 0.006,
};
/** Saved pages have four hyphens in a hundred words. */
const COMPOUND_SHARE = 0.08;
/** The most used stems belong to no topic: model, result, approach. */
const ACADEMIC_WORDS = 400;
/** Shares of misspelled words: those of unedited abstracts. */
const MISSPELLED_SHARE = 0.0005;

/** Writes sentences about a subject, of a number of words; phrases first, so that most words of the title are among them. */
export function writeText(
  subject: Subject,
  { length, name }: { readonly length: number; readonly name: string | undefined },
  random: Random,
  forms: WordForms,
  stemCount: number,
): string {
  const recent: string[] = [];
  let phrasesLeft = [...subject.phrases];
  const isDefined = new Set<UsedPhrase>();

  function phraseText(): string {
    if (phrasesLeft.length === 0) phrasesLeft = [...subject.phrases];
    const phrase = phrasesLeft.shift() ?? at(subject.phrases, 0);
    const long = phrase.words.join(' ');
    if (phrase.acronym === undefined) return long;
    // Those whose title has the long form alone say the short one in the text, and the reverse.
    if (!phrase.isDefined) return phrase.isShortInTitle ? phrase.acronym : long;
    if (isDefined.has(phrase)) return random.chance(0.7) ? phrase.acronym : long;
    isDefined.add(phrase);
    return `${long} (${phrase.acronym}${random.chance(0.1) ? 's' : ''})`;
  }

  function contentText(): string {
    let share = random.next();
    const isKind = (kind: keyof typeof SHARES): boolean => (share -= SHARES[kind]) < 0;
    if (isKind('phrase')) return name !== undefined && random.chance(0.12) ? name : phraseText();
    if (isKind('repeated') && recent.length > 0) return random.pick(recent);
    if (isKind('academic')) return forms.drawForm(random.zipf(ACADEMIC_WORDS), random, subject.dialect);
    if (isKind('any')) return forms.drawForm(random.zipf(stemCount), random, subject.dialect);
    if (isKind('number')) return drawNumber(random);
    if (isKind('coined')) return coinedWord(drawTailNumber(random));
    if (isKind('mention') && subject.mentions.length > 0) return random.pick(subject.mentions);
    const topic = random.pickByZipf(subject.topics);
    const word = forms.drawForm(random.pickByZipf(topic.words), random, subject.dialect);
    return random.chance(COMPOUND_SHARE) ? withPrefix(word, random) : word;
  }

  function contentWord(): string {
    const word = contentText();
    if (recent.length < 40) recent.push(word);
    return word.length > 6 && random.chance(MISSPELLED_SHARE) ? misspelled(word, random) : word;
  }

  let text = '';
  for (let left = length; left > 0;) {
    const words: string[] = [];
    const sentence = Math.min(left, drawLength(SENTENCE_LENGTHS, random));
    while (words.length < sentence)
      words.push(random.chance(FUNCTION_SHARE) ? random.pickByZipf(FUNCTION_WORDS) : contentWord());
    left -= words.length;
    const [first = '', ...rest] = words;
    text += `${text === '' ? '' : ' '}${first.slice(0, 1).toUpperCase()}${first.slice(1)}${rest.length > 0 ? ' ' : ''}${withComma(rest, random)}.`;
  }
  return text;
}

function withComma(words: string[], random: Random): string {
  if (words.length < 8) return words.join(' ');
  const place = 3 + random.below(words.length - 5);
  return `${words.slice(0, place).join(' ')}, ${words.slice(place).join(' ')}`;
}

function drawNumber(random: Random): string {
  const kind = random.below(4);
  if (kind === 0) return String(1 + random.zipf(1_000));
  if (kind === 1) return `${random.below(100)}.${random.below(10)}%`;
  if (kind === 2) return String(2_010 + random.below(16));
  return `${1 + random.zipf(100)}x`;
}
