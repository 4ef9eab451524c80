import { cleanText } from '../../core/text/untrusted-text.ts';
import { replaceColons } from './colons.ts';

/** Characters that begin something anywhere in Discord's markdown, and `@`, which begins a mention. */
const INLINE = /[\\*_~`|[\]<@]/g;
/** What makes a heading, subtext, quote or list at the beginning of a line. */
const LINE_START = /^(\s*)([#>+-])/gm;
const LIST_NUMBER = /^(\s*\d+)([.)])/gm;
/**
 * Discord's pattern for links looks for the last `](` that fits and knows no escapes: after a link of ours, even an
 * escaped `\](…)` would replace its target.
 */
const LINK_JOINT = /\]\(/g;
/** Invites and other Discord links are recognised without `https://` too. */
const DISCORD_HOST = /(discord(?:app)?\.[a-z]+)\//gi;

/**
 * Untrusted text as markdown that Discord shows literally: cleaned, without formatting, mentions or links. A backslash
 * before punctuation is not shown (support article "Markdown Text 101"), so `https\://` reads as written and is no link.
 */
export function escapeText(text: string): string {
  const marked = cleanText(text).replace(INLINE, '\\$&').replace(LINK_JOINT, ']\\(');
  return replaceColons(marked, '\\:')
    .replace(DISCORD_HOST, '$1\\/')
    .replace(LINE_START, '$1\\$2')
    .replace(LIST_NUMBER, '$1\\$2');
}
