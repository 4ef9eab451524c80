import { isName, isNameSuffix } from '../../core/paper/person-name.ts';
import { cleanText } from '../../core/text/untrusted-text.ts';

/** Splits `dc:creator`, which has all authors in one string: separated by commas, affiliations in parentheses. */
export function splitCreators(text: string): string[] {
  const names: string[] = [];
  for (const part of withoutParentheses(cleanText(text)).split(/,\s*(?:and\s+)?|\s+and\s+|;\s*/)) {
    const name = cleanText(part);
    if (!isName(name)) continue;
    const before = names.at(-1);
    // A comma before a suffix does not begin another name.
    if (before !== undefined && isNameSuffix(name)) names[names.length - 1] = `${before}, ${name}`;
    else names.push(name);
  }
  return names;
}

/** Removes parentheses with their text, also nested and unclosed ones. */
function withoutParentheses(text: string): string {
  let depth = 0;
  let kept = '';
  for (const character of text) {
    if (character === '(') depth += 1;
    if (depth === 0) kept += character;
    if (character === ')') depth = Math.max(0, depth - 1);
  }
  return kept;
}
