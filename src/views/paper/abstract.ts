import type { MessageBody } from '../../core/message/message-body.ts';
import { MAX_URL_LENGTH, paperLinks } from '../../core/paper/links.ts';
import type { Paper } from '../../core/paper/paper.ts';
import { readableText } from '../../core/text/latex/readable-text.ts';
import { cleanText } from '../../core/text/untrusted-text.ts';
import { BLUE, container, linkButton, message, row, textDisplay } from '../format/components.ts';
import { escapeText } from '../format/escape.ts';
import { fitText } from '../format/fit-text.ts';
import { MAX_MESSAGE_WEIGHT, weigh } from '../format/text-weight.ts';
import { titleMarkdown } from './paper-title.ts';

const MAX_TITLE_WEIGHT = 400;

/** Returns the abstract under the paper's title, cut only if it does not fit a message, and links to the paper. */
export function abstractView(paper: Paper): MessageBody {
  const limits = { weight: MAX_TITLE_WEIGHT, urlLength: MAX_URL_LENGTH };
  const title = `### ${titleMarkdown(paper, limits)}`;
  const abstract = abstractMarkdown(paper, MAX_MESSAGE_WEIGHT - weigh(title)) ?? 'No abstract available.';
  const links = paperLinks(paper);
  return message(
    container(BLUE, [
      textDisplay(title),
      textDisplay(abstract),
      ...(links.length === 0 ? [] : [row(...links.map(({ url, label }) => linkButton(url, label)))]),
    ]),
  );
}

/** Returns whether the paper has an abstract to show. */
export function hasAbstract(paper: Paper): boolean {
  return cleanText(paper.abstract ?? '') !== '';
}

/** Returns the abstract with a heading, within `limit`; `undefined` if there is none. */
export function abstractMarkdown(paper: Paper, limit: number): string | undefined {
  const markdown = fitText(
    readableText(paper.abstract ?? ''),
    limit,
    part => `**Abstract**\n${escapeText(part)}`,
  );
  return markdown || undefined;
}
