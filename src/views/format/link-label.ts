import { cleanText } from '../../core/text/untrusted-text.ts';
import { replaceColons } from './colons.ts';

/** Marks that format only in pairs; a single one stays as it is ("A* search"). */
const PAIRED: ReadonlyMap<string, string> = new Map([
  ['*', '\u2217'],
  ['_', '\u02CD'],
  ['~', '\u223C'],
  ['|', '\u2223'],
]);

/** Marks that end the label, begin a mention or show as something else. */
const ALWAYS: ReadonlyMap<string, string> = new Map([
  ['[', '('],
  [']', ')'],
  ['<', '\u2039'],
  ['\\', '\u2216'],
  ['`', '\u02CB'],
  // The arrow of "image ↔ text" is drawn as an emoji; the long one is not.
  ['\u2194', '\u27F7'],
]);

const ALWAYS_MARKS = /[[\]<\\`\u2194]/g;
const EMOJI = /[\p{Extended_Pictographic}\p{Regional_Indicator}\u{1F3FB}-\u{1F3FF}]|\u20E3|\uFE0F/gu;
/** Pictographs by Unicode, letters by Discord. */
const NOT_EMOJI = /[©®™]/;
const DISCORD_HOST = /(discord(?:app)?\.[a-z]+)\//gi;
const CROWD = /@(?=everyone|here)/gi;

/**
 * Untrusted text as the label of a masked link, or `undefined` if nothing of it can stand there.
 *
 * A label shows backslashes, so nothing in it can be escaped, and an emoji or URL in it turns the whole link into plain
 * text (discord-api-docs issues 6185, 7673 and 7721). So marks give way to look-alikes, and emoji are left out.
 */
export function linkLabel(text: string): string | undefined {
  const drawn = cleanText(text).replace(ALWAYS_MARKS, replaceBy(ALWAYS)).replace(EMOJI, dropEmoji);
  const label = replaceColons(cleanText(drawn), '\u2236')
    .replace(DISCORD_HOST, '$1\u2215')
    .replace(CROWD, '\uFF20');
  const marked = [...PAIRED].reduce(
    (sofar, [mark, likeness]) =>
      sofar.indexOf(mark) === sofar.lastIndexOf(mark) ? sofar : sofar.replaceAll(mark, likeness),
    label,
  );
  return marked === '' ? undefined : marked;
}

function replaceBy(table: ReadonlyMap<string, string>): (mark: string) => string {
  return mark => table.get(mark) ?? mark;
}

function dropEmoji(emoji: string): string {
  return NOT_EMOJI.test(emoji) ? emoji : '';
}
