import { escapeText } from '../format/escape.ts';
import { weigh } from '../format/text-weight.ts';

/** Returns the first tags that fit in markdown, and the number of the others: `#robots #ml +3`; '' without tags. */
export function tagsMarkdown(tags: readonly string[], limit: number): string {
  const shown: string[] = [];
  let room = limit;
  for (const tag of tags) {
    const text = `\\#${escapeText(tag)}`;
    // With room for the number of the others.
    if (weigh(text) + ' +999'.length > room) break;
    shown.push(text);
    room -= weigh(text) + 1;
  }
  const others = tags.length - shown.length;
  return [...shown, ...(others === 0 ? [] : [`+${others}`])].join(' ');
}
