import { cleanText } from '../../core/text/untrusted-text.ts';
import { replaceColons } from './replace-colons.ts';

/** Characters with a meaning anywhere in Discord's markdown, and `@`, which begins a mention. */
const INLINE_SYNTAX = /[\\*_~`|[\]<@]/g;
/** Makes a heading, subtext, quote or list at the beginning of a line. */
const BLOCK_SYNTAX = /^(\s*)([#>+-])/gm;
const LIST_NUMBER = /^(\s*\d+)([.)])/gm;
/**
 * Discord's pattern for links takes the last `](` that fits and ignores escapes: after a link of the bot, even an escaped
 * `\](…)` would replace its target.
 */
const LINK_SYNTAX = /\]\(/g;
/** Discord recognises invites and other links to itself without `https://` too. */
const DISCORD_HOST = /(discord(?:app)?\.[a-z]+)\//gi;

/**
 * Returns an untrusted text as markdown that Discord shows literally: cleaned, without formatting, mentions or links. A
 * backslash before punctuation is not shown (support article "Markdown Text 101"): `https\://` reads as written but is
 * not a link.
 */
export function escapeText(text: string): string {
  const escaped = cleanText(text).replace(INLINE_SYNTAX, '\\$&').replace(LINK_SYNTAX, ']\\(');
  return replaceColons(escaped, '\\:')
    .replace(DISCORD_HOST, '$1\\/')
    .replace(BLOCK_SYNTAX, '$1\\$2')
    .replace(LIST_NUMBER, '$1\\$2');
}

/** Returns the text that markdown from `escapeText` shows. */
export function unescapeText(markdown: string): string {
  return markdown.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}
