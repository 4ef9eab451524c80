/** Returns the beginning of a text for one line of a report, without cutting a character in two. */
export function excerpt(text: string, length = 60): string {
  if (text.length <= length) return text;
  return `${text.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
