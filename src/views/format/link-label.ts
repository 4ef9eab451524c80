import { cleanText } from '../../core/text/untrusted-text.ts';
import { replaceColons } from './replace-colons.ts';

/** Characters that format only in pairs; a single one stays ("A* search"). */
const PAIRED_LOOKALIKES: ReadonlyMap<string, string> = new Map([
  ['*', '\u2217'],
  ['_', '\u02CD'],
  ['~', '\u223C'],
  ['|', '\u2223'],
]);

/** Characters that end the label, begin a mention or are shown as something else. */
const LOOKALIKES: ReadonlyMap<string, string> = new Map([
  ['[', '('],
  [']', ')'],
  ['<', '\u2039'],
  ['\\', '\u2216'],
  ['`', '\u02CB'],
  // Discord shows the arrow of "image ↔ text" as an emoji, but not the long arrow.
  ['\u2194', '\u27F7'],
]);

const REPLACED_CHARACTERS = /[[\]<\\`\u2194]/g;
const EMOJI = /[\p{Extended_Pictographic}\p{Regional_Indicator}\u{1F3FB}-\u{1F3FF}]|\u20E3|\uFE0F/gu;
/** Pictographs in Unicode, but plain text in Discord. */
const NOT_EMOJI = /[©®™]/;
const DISCORD_HOST = /(discord(?:app)?\.[a-z]+)\//gi;
const MASS_MENTION = /@(?=everyone|here)/gi;

/**
 * Returns an untrusted text as the label of a masked link; `undefined` if nothing of it can be part of a label.
 *
 * Labels show backslashes, so nothing can be escaped, and an emoji or URL turns the whole link into plain text
 * (discord-api-docs issues 6185, 7673 and 7721). Special characters are therefore replaced by look-alikes, and emoji are
 * dropped.
 */
export function linkLabel(text: string): string | undefined {
  const replaced = cleanText(text)
    .replace(REPLACED_CHARACTERS, replaceBy(LOOKALIKES))
    .replace(EMOJI, dropEmoji);
  const label = replaceColons(cleanText(replaced), '\u2236')
    .replace(DISCORD_HOST, '$1\u2215')
    .replace(MASS_MENTION, '\uFF20');
  const result = [...PAIRED_LOOKALIKES].reduce(
    (sofar, [character, lookalike]) =>
      sofar.indexOf(character) === sofar.lastIndexOf(character)
        ? sofar
        : sofar.replaceAll(character, lookalike),
    label,
  );
  return result === '' ? undefined : result;
}

function replaceBy(table: ReadonlyMap<string, string>): (character: string) => string {
  return character => table.get(character) ?? character;
}

function dropEmoji(emoji: string): string {
  return NOT_EMOJI.test(emoji) ? emoji : '';
}
