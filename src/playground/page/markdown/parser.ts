import { rulesExtended, SimpleMarkdown } from 'discord-markdown-parser';
import type { ParserRule } from 'discord-markdown-parser/dist/simple-markdown/index.js';
import { list } from './list-rule.ts';

const {
  // Emoji are left in the text, to be drawn by the font: this rule breaks keycaps such as 1️⃣.
  twemoji: _twemoji,
  ...rules
} = rulesExtended;

/** What may begin with the line alone. */
const BLOCK_RULES = new Set(['heading', 'subtext', 'blockQuote', 'list']);
/** What is within a line, and what is in it too. */
const INLINE_RULES = new Set([
  'em',
  'strong',
  'underline',
  'strikethrough',
  'spoiler',
  'link',
  'heading',
  'subtext',
]);

/** Where the group of a rule's match with a link's address is; others than web addresses stay as they were written. */
const URL_GROUPS: Readonly<Record<string, number>> = { link: 2, autolink: 1, url: 1 };

/** The parser's rules with ours: each text becomes a tree of nodes. */
export const parser = SimpleMarkdown.parserFor(
  Object.fromEntries(
    Object.entries({ ...rules, list }).map(([name, rule]) => [
      name,
      { ...rule, match: matchOf(name, rule), parse: parseOf(name, rule) },
    ]),
  ),
);

/**
 * The parser takes the beginning of bold words for a line's, and looks for a line's end in the last group of what came
 * before, where a quote or a list has none.
 */
function matchOf(name: string, rule: ParserRule): ParserRule['match'] {
  const addressAt = URL_GROUPS[name];
  if (addressAt !== undefined) {
    return (source, state, previous) => {
      // There are no links in links.
      if (state['isWithinLink'] === true) return null;
      const match = rule.match(source, state, previous);
      return /^https?:\/\/\S+$/iu.test(match?.[addressAt] ?? '') ? match : null;
    };
  }
  if (!BLOCK_RULES.has(name)) return rule.match;
  return (source, state, previous) => {
    if (state['isWithinLine'] === true) return null;
    return rule.match(source, previous.endsWith('\n') ? { ...state, prevCapture: null } : state, previous);
  };
}

function parseOf(name: string, rule: ParserRule): ParserRule['parse'] {
  if (!INLINE_RULES.has(name)) return rule.parse;
  const inside = { isWithinLine: true, ...(name === 'link' ? { isWithinLink: true } : {}) };
  return (capture, parse, state) => rule.parse(capture, parse, { ...state, ...inside });
}
