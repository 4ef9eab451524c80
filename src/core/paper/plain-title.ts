import { withoutHtml } from '../text/html-markup.ts';
import { readableText } from '../text/latex/readable-text.ts';
import { cleanText } from '../text/untrusted-text.ts';

/** Commands of MathJax, mhchem and conditionals: programs that read a bibliography refuse them or show them as written. */
const WEB_COMMAND = /\\(?:unicode|require|ce|cf|ifmmode)(?![A-Za-z])/;

/**
 * Returns a title as the corpus stores it: without HTML, and as plain text if it has commands that only web pages can show
 * (`$\unicode{x2014}$`, `\ce{H2O}`). Other LaTeX stays. A title of nothing else stays as it is.
 */
export function plainTitle(title: string): string {
  const withoutTags = withoutHtml(title);
  return cleanText(WEB_COMMAND.test(withoutTags) ? readableText(withoutTags) : withoutTags) || title;
}
