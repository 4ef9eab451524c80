/**
 * Replaces every colon of a cleaned text that may begin an emoji (`:smile:`) or a link (`https://`): in each word all but
 * the last colon, and the last one too if a slash follows. A time like `09:00` stays as it is.
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
