import { rulesExtended, SimpleMarkdown } from 'discord-markdown-parser';
import type { ParserRule } from 'discord-markdown-parser/dist/simple-markdown/index.js';
import { list } from './list-rule.ts';
import { matchMaskedLink } from './masked-link.ts';

const {
  // Emoji stay in the text and are shown by the font: this rule breaks keycaps such as 1️⃣.
  twemoji: _twemoji,
  ...rules
} = rulesExtended;

/** Rules that match only at the start of a line. */
const BLOCK_RULES = new Set(['heading', 'subtext', 'blockQuote', 'list']);
/** Rules whose content is within a line. */
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

/** Marks within marks, far more than anyone writes: thousands of asterisks would overflow the stack. */
const MAX_NESTED_MARKS = 20;

/** Index of the match group with a link’s URL, by rule; links that are not web addresses stay text. */
const URL_GROUPS: Readonly<Record<string, number>> = { link: 2, autolink: 1, url: 1 };

/** The library’s parser with our list rule and corrections. */
export const parser = SimpleMarkdown.parserFor(
  Object.fromEntries(
    Object.entries({ ...rules, list }).map(([name, rule]) => [
      name,
      { ...rule, match: boundedMatchOf(name, rule), parse: parseOf(name, rule) },
    ]),
  ),
);

/** Matches nothing within too many marks: what is there stays text. */
function boundedMatchOf(name: string, rule: ParserRule): ParserRule['match'] {
  const match = matchOf(name, rule);
  if (!INLINE_RULES.has(name)) return match;
  return (source, state, previous) =>
    nestedMarks(state) < MAX_NESTED_MARKS ? match(source, state, previous) : null;
}

function nestedMarks(state: Readonly<Record<string, unknown>>): number {
  return Number(state['nestedMarks'] ?? 0);
}

/**
 * Corrects the matching of a rule. The library’s pattern for masked links takes cubic time. It takes the start of bold text for the start of a line, and looks for a line
 * break in the last group of the previous match, where a quote or a list has none.
 */
function matchOf(name: string, rule: ParserRule): ParserRule['match'] {
  const urlGroup = URL_GROUPS[name];
  if (urlGroup !== undefined) {
    return (source, state, previous) => {
      // Links cannot be nested.
      if (state['isWithinLink'] === true) return null;
      const match = name === 'link' ? matchMaskedLink(source) : rule.match(source, state, previous);
      return /^https?:\/\/\S+$/iu.test(match?.[urlGroup] ?? '') ? match : null;
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
  const nestedState = { isWithinLine: true, ...(name === 'link' ? { isWithinLink: true } : {}) };
  return (capture, parse, state) =>
    rule.parse(capture, parse, { ...state, ...nestedState, nestedMarks: nestedMarks(state) + 1 });
}
