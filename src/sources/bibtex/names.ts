import { readableText } from '../../core/text/latex/readable-text.ts';
import { cleanText } from '../../core/text/untrusted-text.ts';

// Programs add one or two.
const MOST_LAYERS = 4;

/** The authors of a BibTeX field in natural order (`Ada Byron`), and whether it names them all (no `and others`). */
export function bibtexNames(field: string): {
  readonly names: readonly string[];
  readonly isComplete: boolean;
} {
  const all = splitOutsideBraces(field, /\s+and\s+/iy).map(name => name.trim());
  const named = all.filter(name => name.toLowerCase() !== 'others');
  return {
    names: named.map(naturalName).filter(name => name !== ''),
    isComplete: named.length === all.length,
  };
}

/** `Byron, Ada` or `Byron, Jr, Ada`; without a comma, and within braces (an organisation), as it stands. */
function naturalName(name: string): string {
  const parts = splitOutsideBraces(name, /,/y).map(part => part.trim());
  const [family = '', second = '', third] = parts;
  const inOrder = third === undefined ? [second, family] : [third, family, second];
  return cleanText(readableText(withoutBraces(inOrder.filter(part => part !== '').join(' '))));
}

/** Braces that enclose the whole of a value say nothing to a reader. */
export function withoutBraces(value: string): string {
  let text = value.trim();
  for (let layer = 0; layer < MOST_LAYERS; layer += 1) {
    if (!text.startsWith('{') || closingOf(text) !== text.length - 1) break;
    text = text.slice(1, -1).trim();
  }
  return text;
}

/** Where the brace at the beginning is closed. */
function closingOf(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text.charAt(at) === '{') depth += 1;
    if (text.charAt(at) === '}') depth -= 1;
    if (depth === 0) return at;
  }
  return -1;
}

function splitOutsideBraces(text: string, separator: RegExp): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (sign === '{') depth += 1;
    if (sign === '}') depth -= 1;
    if (depth !== 0 || !/[\s,]/.test(sign)) continue;
    separator.lastIndex = at;
    const found = separator.exec(text)?.[0];
    if (found === undefined) continue;
    parts.push(text.slice(start, at));
    start = at + found.length;
    at = start - 1;
  }
  return [...parts, text.slice(start)];
}
