import { matchDelimiters } from './delimiters.ts';
import { render } from './render.ts';

/** What LaTeX cannot do without. Most titles and abstracts have none of it. */
const TRACE = /[\\${}~]|``|--/;

/**
 * Text with LaTeX in it as a person would read it: accents, signs and simple mathematics in Unicode, `M$^3$ViT` as
 * `M³ViT`. What it does not know loses its backslash and nothing else; text without LaTeX stays as it is, prices such as
 * "$5 and $10" too. Never throws, and takes time in proportion to the text. The answer is for display and for the
 * index: citations want the text as the source told it.
 */
export function readableText(text: string): string {
  if (!TRACE.test(text)) return text;
  return render({ source: text, pairs: matchDelimiters(text), quotes: text.includes('``') })
    .replace(/ {2,}/g, ' ')
    .trim();
}
