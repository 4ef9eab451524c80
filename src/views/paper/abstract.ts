import type { MessageBody } from '../../core/message/message-body.ts';
import type { Paper } from '../../core/paper/paper.ts';
import { abstractMarkdown } from './abstract-text.ts';
import { MESSAGE_WEIGHT, weigh } from '../format/budget.ts';
import { BLUE, container, linkButton, message, row, textDisplay } from '../format/components.ts';
import { paperLinks } from '../../core/paper/links.ts';
import { titleMarkdown } from './paper-entry.ts';

const TITLE = 400;
const MAX_URL = 512;

/** The abstract of a paper, whole as far as a message can hold it, with the links to read on. */
export function abstractView(paper: Paper): MessageBody {
  const title = `### ${titleMarkdown(paper, { weight: TITLE, url: MAX_URL })}`;
  const abstract =
    abstractMarkdown(paper, MESSAGE_WEIGHT - weigh(title)) ?? 'Paperboy knows no abstract of this paper.';
  const links = paperLinks(paper);
  return message(
    container(BLUE, [
      textDisplay(title),
      textDisplay(abstract),
      ...(links.length === 0 ? [] : [row(...links.map(({ url, label }) => linkButton(url, label)))]),
    ]),
  );
}
