import { matchDelimiters } from './delimiters.ts';
import { render } from './render.ts';

/** Characters that any LaTeX contains. Most titles and abstracts have none of them. */
const LATEX_CHARACTERS = /[\\${}~]|``|--/;

/**
 * Renders LaTeX in a text as readable Unicode: accents, symbols and simple formulas, `M$^3$ViT` as `M³ViT`. An unknown
 * command loses only its backslash; text without LaTeX stays as it is, including prices such as "$5 and $10". Never
 * throws, and takes time proportional to the length. The result is for display and for the index: citations need the
 * text as the source has it.
 */
export function readableText(text: string): string {
  if (!LATEX_CHARACTERS.test(text)) return text;
  return render({ source: text, delimiters: matchDelimiters(text), hasTexQuotes: text.includes('``') })
    .replace(/ {2,}/g, ' ')
    .trim();
}
