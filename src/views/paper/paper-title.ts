import { titleUrl } from '../../core/paper/links.ts';
import type { Paper } from '../../core/paper/paper.ts';
import { readableText } from '../../core/text/latex/readable-text.ts';
import { escapeText } from '../format/escape.ts';
import { fitPlain, fitText } from '../format/fit-text.ts';
import { linkLabel } from '../format/link-label.ts';
import { weigh } from '../format/text-weight.ts';

/** Shown for a title without any visible character. */
const UNTITLED = 'Untitled paper';

/** The room for a title and its URL. */
export interface TitleLimits {
  readonly weight: number;
  /** UTF-16 code units */
  readonly urlLength: number;
}

/** Returns the title in markdown, as a link if the paper has a URL that fits. */
export function titleMarkdown(paper: Paper, limits: TitleLimits): string {
  const url = titleUrl(paper);
  const title = readableText(paper.title);
  const label = linkLabel(title);
  if (url !== undefined && url.length <= limits.urlLength && label !== undefined) {
    const fits = weigh(label) <= limits.weight;
    return `[${fits ? label : fitText(title, limits.weight, part => linkLabel(part) ?? '')}](${url})`;
  }
  return fitText(title, limits.weight, escapeText) || UNTITLED;
}

/** Returns the title as plain text of at most `limit` UTF-16 code units; never empty. */
export function plainTitle(paper: Paper, limit: number): string {
  return fitPlain(readableText(paper.title), limit) || UNTITLED;
}
