/** A rule of Discord's markdown, matched at the beginning of a text. */
interface Rule {
  readonly kind: 'mention' | 'url' | 'invite' | 'emoji' | 'link' | 'mark';
  readonly match: RegExp;
}

/** In the order in which Discord's client tries them. Every mark counts as active, even without its partner. */
const RULES: readonly Rule[] = [
  { kind: 'mention', match: /<(?:@[!&]?\d+|#\d+|t:-?\d+(?::\w)?|\/[^:>]+:\d+|id:\w+)>|@(?:everyone|here)/y },
  { kind: 'emoji', match: /<a?:\w+:\d+>|:[^\s:]+:/y },
  { kind: 'url', match: /<[^: >]+:\/[^ >]+>|(?:https?|steam|discord):\/\/[^\s<]+/iy },
  { kind: 'invite', match: /discord(?:app)?\.[a-z]+\//iy },
  { kind: 'link', match: /\[((?:\[[^\]]*\]|[^[\]]|\](?=[^[]*\]))*)\]\(\s*<?([^\s)>]*)>?\s*\)/y },
  { kind: 'mark', match: /\*+|_+|~+|\|+|`+/y },
];
const BLOCK = /(?:#{1,3}|-#|\s*[-*+]|\s*\d+[.)]|>{1,3})(?= )/y;
const ESCAPED = /\\([^0-9A-Za-z\s])/y;

/** Markdown as Discord shows it: the visible text, and everything in it that is more than text. */
export interface Shown {
  readonly text: string;
  readonly active: readonly { readonly kind: Rule['kind'] | 'block'; readonly source: string }[];
}

/** A small model of Discord's client: applies escapes first, then the rules, else takes one character of text. */
export function show(markdown: string): Shown {
  const active: { kind: Rule['kind'] | 'block'; source: string }[] = [];
  let text = '';
  for (let at = 0; at < markdown.length;) {
    const isLineStart = at === 0 || markdown[at - 1] === '\n';
    const block = isLineStart ? matchAt(BLOCK, markdown, at)?.[0] : undefined;
    if (block !== undefined) {
      active.push({ kind: 'block', source: block });
      at += block.length;
      continue;
    }
    const escaped = matchAt(ESCAPED, markdown, at)?.[1];
    if (escaped !== undefined) {
      text += escaped;
      at += 1 + escaped.length;
      continue;
    }
    const found = firstMatch(markdown, at);
    if (found) active.push(found);
    const source = found?.source ?? markdown.charAt(at);
    text += source;
    at += source.length;
  }
  return { text, active };
}

function firstMatch(markdown: string, at: number): { kind: Rule['kind']; source: string } | undefined {
  for (const { kind, match } of RULES) {
    const source = matchAt(match, markdown, at)?.[0];
    if (source !== undefined) return { kind, source };
  }
  return undefined;
}

/** Returns the match of a sticky pattern at exactly this offset. */
function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
