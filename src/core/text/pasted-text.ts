import { cleanText } from './untrusted-text.ts';

const OPENING = new Set('<([{"\'`*_|~«“‘ ');
const CLOSING = new Set('>)]}"\'`*_|~»”’.,;:!? ');
const OPENER_OF: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{', '>': '<' };

/** `[label](address)` of Markdown, with an optional title, before the end of a sentence. */
const MASKED_LINK = /^\[[^\]]*\]\(\s*<?([^\s<>]+?)>?(?:\s+"[^"]*")?\s*\)[.,;:!?]*$/;

/**
 * Returns a pasted link or identifier without what chat puts around it: the label of a masked link, brackets, quotation
 * marks, Markdown delimiters, the punctuation of a sentence, invisible characters. A bracket that the text itself opens
 * stays.
 */
export function pastedText(text: string): string {
  const cleaned = cleanText(text);
  const inner = MASKED_LINK.exec(cleaned)?.[1] ?? cleaned;
  let start = 0;
  while (OPENING.has(inner[start] ?? '')) start += 1;
  const opened = new Set(inner.slice(start));
  let end = inner.length;
  while (end > start) {
    const last = inner[end - 1] ?? '';
    if (!CLOSING.has(last) || opened.has(OPENER_OF[last] ?? '')) break;
    end -= 1;
  }
  return inner.slice(start, end);
}
