/**
 * Replaces every colon of a cleaned text that may begin an emoji (`:smile:`) or a link (`https://`): within a word all
 * but the last one, and that too before a slash. What stays reads like `09:00` and begins nothing.
 */
export function replaceColons(text: string, replacement: string): string {
  if (!text.includes(':')) return text;
  return text
    .split(' ')
    .map(word => {
      const last = word.lastIndexOf(':');
      if (last === -1) return word;
      const end = word[last + 1] === '/' ? word.length : last;
      return word.slice(0, end).replaceAll(':', replacement) + word.slice(end);
    })
    .join(' ');
}
