/** What one rule of Discord's markdown takes from the beginning of a text. */
interface Rule {
  readonly kind: 'mention' | 'url' | 'invite' | 'emoji' | 'link' | 'mark';
  readonly match: RegExp;
}

/** In the order in which Discord's client tries them; every mark counts as active, also one without its partner. */
const RULES: readonly Rule[] = [
  { kind: 'mention', match: /^<(?:@[!&]?\d+|#\d+|t:-?\d+(?::\w)?|\/[^:>]+:\d+|id:\w+)>|^@(?:everyone|here)/ },
  { kind: 'emoji', match: /^<a?:\w+:\d+>|^:[^\s:]+:/ },
  { kind: 'url', match: /^<[^: >]+:\/[^ >]+>|^(?:https?|steam|discord):\/\/[^\s<]+/i },
  { kind: 'invite', match: /^discord(?:app)?\.[a-z]+\//i },
  { kind: 'link', match: /^\[((?:\[[^\]]*\]|[^[\]]|\](?=[^[]*\]))*)\]\(\s*<?([^\s)>]*)>?\s*\)/ },
  { kind: 'mark', match: /^(?:\*+|_+|~+|\|+|`+)/ },
];
const BLOCK = /^(?:#{1,3}|-#|\s*[-*+]|\s*\d+[.)]|>{1,3})(?= )/;

/** What Discord makes of markdown: the text that a reader sees, and everything in it that is more than text. */
export interface Shown {
  readonly text: string;
  readonly active: readonly { readonly kind: Rule['kind'] | 'block'; readonly source: string }[];
}

/** A small model of Discord's client: escapes first, then the rules, else one character of text. */
export function show(markdown: string): Shown {
  const active: { kind: Rule['kind'] | 'block'; source: string }[] = [];
  let text = '';
  for (let at = 0; at < markdown.length;) {
    const rest = markdown.slice(at);
    const block = at === 0 || markdown[at - 1] === '\n' ? BLOCK.exec(rest) : null;
    if (block) {
      active.push({ kind: 'block', source: block[0] });
      at += block[0].length;
      continue;
    }
    const escaped = /^\\([^0-9A-Za-z\s])/.exec(rest)?.[1];
    if (escaped !== undefined) {
      text += escaped;
      at += 1 + escaped.length;
      continue;
    }
    const rule = RULES.find(({ match }) => match.test(rest));
    const source = rule?.match.exec(rest)?.[0];
    if (rule && source !== undefined) active.push({ kind: rule.kind, source });
    text += source ?? rest[0] ?? '';
    at += source?.length ?? 1;
  }
  return { text, active };
}
